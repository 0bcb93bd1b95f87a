"""Charts as PNG bytes, in Chinese where a Chinese font is installed; else with Latin labels, which the caller says.

Figures are made without pyplot, so that threads do not share state.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from knowledge.rules.time.durations import add_months

FONTS = (
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "SimHei",
)
INK, PALE, GOOD, BAD, SECOND = "#1f2a37", "#d9dee5", "#2f7d5b", "#b4452f", "#3b6ea8"
_DPI = 160


@cache
def chinese_font() -> str | None:
    """The installed font that has Chinese characters, if there is one."""
    from matplotlib import font_manager

    installed = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in FONTS if name in installed), None)


def legible(names: Sequence[str]) -> list[str]:
    """The names, or numbers for those that no installed font can draw."""
    if chinese_font():
        return list(names)
    return [name if name.isascii() else f"#{place}" for place, name in enumerate(names, 1)]


def bars(values: Mapping[str, float], *, title: str, unit: str = "", colours: Sequence[str] | None = None) -> bytes:
    """Upright bars, each with its value, such as tickets a month or fees a year."""
    figure, axes = _figure(6.4, 2.6)
    names = legible(list(values))
    drawn = axes.bar(range(len(names)), list(values.values()), color=list(colours or [SECOND]), width=0.62)
    axes.bar_label(drawn, labels=[_number(v) for v in values.values()], padding=2, fontsize=8, color=INK)
    axes.set_xticks(range(len(names)), names, fontsize=8, rotation=0 if len(names) < 9 else 45)
    axes.margins(y=0.18)
    axes.yaxis.get_major_locator().set_params(integer=True)
    return _png(figure, axes, title, unit)


def lying_bars(values: Mapping[str, float], *, title: str, unit: str = "", most: float | None = None) -> bytes:
    """Lying bars, largest on top: causes, modules, or percentages up to `most`."""
    figure, axes = _figure(6.4, 0.8 + 0.34 * max(len(values), 2))
    names, numbers = legible(list(values)), list(values.values())
    colours = [SECOND if most is None else GOOD if v >= 90 else BAD for v in numbers]
    places = range(len(names) - 1, -1, -1)
    drawn = axes.barh(list(places), numbers, color=colours, height=0.58)
    axes.bar_label(drawn, labels=[_number(v) + unit for v in numbers], padding=3, fontsize=8, color=INK)
    axes.set_yticks(list(places), names, fontsize=8)
    axes.set_xlim(0, most * 1.1 if most else max([*numbers, 1]) * 1.18)
    axes.xaxis.get_major_locator().set_params(integer=True)
    return _png(figure, axes, title, "")


def lines(series: Mapping[str, Sequence[float | None]], periods: Sequence[str], *, title: str, unit: str) -> bytes:
    """One line a series over periods; a period without a value is a gap."""
    figure, axes = _figure(6.4, 2.8)
    colours = (SECOND, BAD, GOOD, INK)
    for (name, values), colour in zip(zip(legible(list(series)), series.values(), strict=True), colours, strict=False):
        heights = [float("nan") if v is None else v for v in values]
        axes.plot(range(len(periods)), heights, marker="o", markersize=4, color=colour, label=name, linewidth=1.8)
        for place, value in enumerate(values):
            if value is not None:
                axes.annotate(_number(value), (place, value), xytext=(0, 6), textcoords="offset points", fontsize=7,
                              ha="center", color=colour)  # fmt: skip
    axes.set_xticks(range(len(periods)), list(periods), fontsize=8)
    if len(series) > 1:
        axes.legend(fontsize=8, frameon=False, loc="best")
    axes.set_xlim(-0.4, len(periods) - 0.6)
    axes.set_ylim(0, 112 if unit == "%" else None)
    return _png(figure, axes, title, unit)


def timeline(
    rows: Sequence[dict[str, Any]], today: date, *, title: str, labels: Mapping[str, str], mine: int = 0
) -> bytes:
    """The coming twelve months: from the decision day to the deadline, and on to the end, one row a contract.

    The first `mine` rows are the reader's own; a line parts them from the others, both named by `labels`.
    """
    figure, axes = _figure(6.4, 1.3 + 0.34 * max(len(rows), 2))
    for place, row in enumerate(reversed(rows)):
        _span(axes, place, row, today)
    axes.axvline(today, color=INK, linewidth=0.8, linestyle=":")
    axes.set_yticks(range(len(rows)), list(reversed(legible([row["name"] for row in rows]))), fontsize=8)
    axes.set_ylim(-0.7, len(rows) - 0.3)
    _year_of_months(axes, today)
    _groups(axes, len(rows), mine, labels)
    handles = [axes.plot([], [], color=c, linewidth=6)[0] for c in (SECOND, PALE)] + [axes.scatter([], [], color=BAD)]
    figure.legend(handles, [labels["decide"], labels["binding"], labels["deadline"]], fontsize=7, frameon=False,
                  loc="outside lower center", ncols=3)  # fmt: skip
    return _png(figure, axes, title, "")


def _span(axes: Any, place: int, row: Mapping[str, Any], today: date) -> None:
    decide, deadline, end = (_day(row[key], today) for key in ("decide_on", "deadline", "ends_on"))
    for start, stop, colour in ((deadline, end, PALE), (max(decide, today), deadline, SECOND)):
        axes.plot([start, stop], [place, place], color=colour, linewidth=7, solid_capstyle="butt", zorder=1)
    axes.scatter([deadline], [place], color=BAD, s=34, zorder=3)
    axes.annotate(row["deadline"][5:], (deadline, place), xytext=(5, 6), textcoords="offset points",
                  fontsize=7, color=INK)  # fmt: skip


def _year_of_months(axes: Any, today: date) -> None:
    """Ticks at the first of each month of the year from today, the year itself under the first and each January."""
    firsts = [add_months(today.replace(day=1), ahead) for ahead in range(1, 13)]
    names = [f"{d:%m}\n{d.year}" if d.month == 1 or d is firsts[0] else f"{d:%m}" for d in firsts]
    axes.set_xticks(firsts, names, fontsize=8)
    axes.set_xlim(today - timedelta(days=6), today + timedelta(days=372))


def _groups(axes: Any, count: int, mine: int, labels: Mapping[str, str]) -> None:
    if not 0 < mine < count:
        return
    border = count - mine - 0.5
    axes.axhline(border, color=PALE, linewidth=0.8)
    for name, offset, side in (("mine", 2, "bottom"), ("others", -2, "top")):
        axes.annotate(labels[name], (1, border), xycoords=axes.get_yaxis_transform(), xytext=(0, offset),
                      textcoords="offset points", fontsize=7, color=INK, ha="right", va=side)  # fmt: skip


def _day(text: str | None, fallback: date) -> date:
    return date.fromisoformat(text) if text else fallback


def _figure(width: float, height: float) -> tuple[Any, Any]:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    family = [chinese_font() or "DejaVu Sans", "DejaVu Sans"]
    with mpl.rc_context({"font.family": family, "axes.unicode_minus": False}):
        figure = Figure(figsize=(width, height), dpi=_DPI, layout="constrained")
        axes = figure.add_subplot()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(PALE)
    axes.tick_params(colors=INK, labelsize=8, length=0)
    return figure, axes


def _png(figure: Any, axes: Any, title: str, unit: str) -> bytes:
    import matplotlib as mpl

    axes.set_title(title, fontsize=10, color=INK, loc="left", pad=10)
    if unit:
        axes.set_ylabel(unit, fontsize=8, color=INK)
    out = io.BytesIO()
    with mpl.rc_context({"font.family": [chinese_font() or "DejaVu Sans", "DejaVu Sans"]}):
        legends = [legend for legend in (axes.get_legend(), *figure.legends) if legend]
        for text in [
            *(text for legend in legends for text in legend.get_texts()),
            *axes.texts,
            *axes.get_xticklabels(),
            *axes.get_yticklabels(),
            axes.title,
            axes.yaxis.label,
        ]:
            text.set_fontfamily([chinese_font() or "DejaVu Sans", "DejaVu Sans"])
        figure.savefig(out, format="png", metadata={"Software": "Vendordesk"})
    return out.getvalue()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) or abs(value) >= 1000 else f"{value:,.1f}"
