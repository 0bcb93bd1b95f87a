"""Quotes compared with the running contract: as a table in a report, as a Slack message, and as a workbook."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.desk.renewals.quote_comparison import Compared
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.documents import Page
from bot.replies.drawing.figures import label, listed, money, said, with_aside
from bot.replies.drawing.words import Words
from bot.replies.drawing.workbooks import Book
from knowledge.rules.prices.price_comparison import LineChange
from knowledge.rules.prices.price_quotes import QuoteLine

COLUMNS = ("module", "now", "quoted", "rise", "per_user", "allowed", "excess", "judgement")
_WIDTHS = (2.5, 2.35, 2.35, 1.65, 1.65, 2.35, 2.0, 2.15)
_MONEY = ("now", "quoted", "allowed", "excess")
COSTS = ("fees_total", "one_off_total", "own_training", "own_people", "cost_total")
_TABLE_ROWS = 99


def write_quotes(page: Page, offers: Sequence[Compared], lang: str) -> None:
    """The comparison of each quote, the newest last."""
    if not offers:
        page.text(said("no_offers", lang))
    for compared in offers:
        page.heading(_name(compared, lang), 2)
        page.text(total_line(compared, lang), leads=True)
        page.table(_head(compared, lang), comparison_rows(compared, lang), _WIDTHS, right=range(1, 7))
        page.table(
            [label(name, lang) for name in COSTS], [cost_row(compared)], (3.4,) * len(COSTS), right=range(len(COSTS))
        )
        for line in notes(compared, lang):
            page.text(line, small=True)


def comparison_rows(compared: Compared, lang: str) -> list[list[str]]:
    """One row a module: unit prices now and quoted, rises, what the cap allows, the excess, the judgement."""
    rows = [_row(change, compared, lang) for change in compared.comparison.changes]
    for line in compared.optional:
        rows.append([line.module, "–", _price(line), "–", "–", "–", "–", said("judgement", lang, value="optional")])
    return rows


def _head(compared: Compared, lang: str) -> list[str]:
    """The columns' names, the money ones with their currency."""
    unit = compared.offer.currency or ""
    return [label(name, lang, unit=unit if name in _MONEY else "") for name in COLUMNS]


def cost_row(compared: Compared) -> list[str]:
    """The parts of what three years cost: fees, one-off items, our training, our people, all together."""
    cost, currency = compared.cost, compared.offer.currency
    parts = (cost.fees, cost.one_off + cost.implementation, cost.training, cost.people, cost.total)
    return [money(part, currency) if part else "–" for part in parts]


def _row(change: LineChange, compared: Compared, lang: str) -> list[str]:
    return [
        _module(change),
        _price(change.running),
        _price(change.quoted),
        _rise(change.rise_percent),
        _rise(change.per_user_rise_percent),
        "–" if change.allowed_price is None else f"{change.allowed_price:,.2f}",
        f"{change.excess:,.2f}" if change.excess else "–",
        said("judgement", lang, value=judgement(change, compared)),
    ]


def _module(change: LineChange) -> str:
    one = change.quoted or change.running
    return one.module if one else ""


def judgement(change: LineChange, compared: Compared) -> str:
    """One word for a module: new, left out, above or within the cap, dearer, unchanged, cheaper, not compared."""
    if compared.other_currency:
        return "not_compared"
    if change.running is None or change.quoted is None:
        return "new" if change.running is None else "left_out"
    if change.over_cap:
        return "over"
    if change.rise_percent is None:
        return "unpriced"
    if change.rise_percent > 0:
        return "rise" if compared.cap_percent is None else "within"
    return "same" if change.rise_percent == 0 else "fall"


def total_line(compared: Compared, lang: str) -> str:
    """The yearly totals with their rise, and the cost over three years."""
    comparison, currency = compared.comparison, compared.offer.currency
    ours = compared.cost.people + compared.cost.training
    return said(
        "offer_total",
        lang,
        comparable=compared.is_renewal,
        currency=currency,
        other=compared.other_currency,
        quoted=money(comparison.quoted_total, currency),
        running=money(comparison.running_total, currency),
        rise=None if comparison.rise_percent is None else f"{comparison.rise_percent:+}",
        alike=_alike(compared),
        cost=money(compared.cost.total, currency),
        own=money(ours, currency) if ours else "",
    )


def _alike(compared: Compared) -> str:
    """The rise of what is in both, where that is another than the total's."""
    alike = compared.comparison.alike_rise_percent
    return "" if alike is None or alike == compared.comparison.rise_percent else f"{alike:+}"


def notes(compared: Compared, lang: str) -> list[str]:
    """What to ask for, what the quote leaves unsaid, and what it says beside its table."""
    asks = _joined(((module, said("ask", lang, value=ask)) for module, ask in compared.comparison.asks), lang)
    gaps = _joined(((module, said("gap", lang, value=gap)) for module, gap in compared.comparison.gaps), lang)
    found = [said("from_fee", lang)] if compared.running_from == "fee" and compared.is_renewal else []
    found += [said("asks", lang, asks=asks)] if asks else []
    found += [said("gaps", lang, gaps=gaps)] if gaps else []
    remarks = said("clauses_listed", lang, parts=[remark.rstrip("。；;") for remark in compared.offer.remarks])
    return [*found, said("remarks", lang, remarks=remarks)] if remarks else found


def _joined(pairs: Iterable[tuple[str, str]], lang: str) -> str:
    grouped: dict[str, list[str]] = {}
    for module, what in pairs:
        grouped.setdefault(what, []).append(module)
    parts = [with_aside(what, listed(filter(None, names), lang), lang) for what, names in grouped.items()]
    return said("clauses_listed", lang, parts=parts)


def quote_message(compared: Compared, lang: str) -> Message:
    """The comparison as a table on Slack, with a button for its workbook."""
    title = f"*{_name(compared, lang)}*\n{total_line(compared, lang)}"
    rows = [_head(compared, lang), *comparison_rows(compared, lang)[:_TABLE_ROWS]]
    table: Block = {"type": "table", "rows": [[{"type": "raw_text", "text": cell or "–"} for cell in r] for r in rows]}
    said_beside = [blocks.context("\n".join(notes(compared, lang)))] if notes(compared, lang) else []
    workbook = blocks.button(Words(lang, "renewals").plain("quote_file"), "renewal_quote", str(compared.offer.id))
    return Message(_name(compared, lang), (blocks.section(title), table, *said_beside, blocks.actions(workbook)))


def quote_xlsx(compared: Compared, lang: str) -> bytes:
    """The comparison as a workbook; money and rises are numbers."""
    book, comparison = Book(), compared.comparison
    units = dict.fromkeys(("rise", "per_user"), "%") | dict.fromkeys(_MONEY, compared.offer.currency or "")
    head = [label(name, lang, unit=units.get(name, "")) for name in COLUMNS]
    rows = [
        [_module(change), *_numbers(change), said("judgement", lang, value=judgement(change, compared))]
        for change in comparison.changes
    ]
    rest: list[Decimal | None] = [None] * 4
    running = None if compared.other_currency else comparison.running_total
    total = [label("total", lang), running, comparison.quoted_total, *rest, ""]
    costs = zip(COSTS, cost_row(compared), strict=True)
    parts = [f"{label(name, lang)}: {part}" for name, part in costs]
    book.sheet(
        label("quoted", lang), head, [*rows, total], under=[total_line(compared, lang), *parts, *notes(compared, lang)]
    )
    return book.save()


def _numbers(change: LineChange) -> tuple[Decimal | None, ...]:
    return (
        change.running.price if change.running else None,
        change.quoted.price if change.quoted else None,
        change.rise_percent,
        change.per_user_rise_percent,
        change.allowed_price,
        change.excess or None,
    )


def _name(compared: Compared, lang: str) -> str:
    offer = compared.offer
    valid = offer.valid_until.isoformat() if offer.valid_until else None
    return said("offer", lang, name=offer.name, number=offer.number, valid_until=valid)


def _price(line: QuoteLine | None) -> str:
    return "–" if line is None or line.price is None else f"{line.price:,.2f}"


def _rise(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:+}%"
