"""The renewal feasibility report as a Word document, in Chinese or English. It takes what `desk.dossier` gathered."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from decimal import Decimal
from typing import Any

from bot.desk.renewals.dossier import Dossier, Risk
from bot.desk.tickets.vendor_record import Record
from bot.replies.contracts.facts import field_label, field_name, shown
from bot.replies.drawing import charts
from bot.replies.drawing.documents import Page
from bot.replies.drawing.figures import hours, label, listed, milestone, money, percent, said, with_aside
from bot.replies.drawing.words import Words
from bot.replies.renewals.dossier_quotes import write_quotes
from bot.replies.renewals.renewals import stage_name, state_name
from indexer.prices.usage_tables import Usage
from knowledge.rules.clocks.credits import claim_day
from knowledge.rules.contract.clause_checks import Finding

DAY = timedelta(days=1)
CLAUSE = 160
"""Characters of a clause that a table cell shows."""


def dossier_docx(dossier: Dossier, lang: str) -> bytes:
    """Write the report."""
    page = Page(said("page", lang, number="{page}"))
    parts = (_head, _summary, _questions, _facts, _service, _credits, _prices)
    for write in parts:
        write(page, dossier, lang)
    page.heading(said("quotes", lang))
    write_quotes(page, dossier.offers, lang)
    for write in (_clauses, _alternatives, _risks, _recommendation):
        write(page, dossier, lang)
    return page.save()


def file_name(dossier: Dossier, lang: str) -> str:
    """A name for the file that says what it is."""
    name = "".join(c if c.isalnum() or c in "-_" else "-" for c in dossier.contract.number or dossier.contract.title)
    return f"{said('title', lang).replace(' ', '-')}-{name}-{dossier.day.isoformat()}.docx"


def _head(page: Page, dossier: Dossier, lang: str) -> None:
    contract = dossier.contract
    vendor = contract.vendor.name if contract.vendor else None
    names = {"name": contract.product or contract.title, "vendor": vendor, "number": contract.number}
    page.title(said("title", lang), said("subtitle", lang, **names))
    page.text(said("made", lang, day=dossier.day.isoformat()), small=True)
    if charts.chinese_font() is None:
        page.text(said("no_font", lang), small=True)


def _summary(page: Page, dossier: Dossier, lang: str) -> None:
    standing = dossier.standing
    watch, term = standing.watch, standing.watch.binding or standing.watch.term
    facts = standing.facts
    fee, cap, renews = facts.get("annual_fee"), facts.get("price_increase_cap_percent"), facts.get("auto_renews")
    rows = [
        ("end", _day(watch.term.ends_on if watch.term else None, lang)),
        ("opt_out", _day(term.opt_out_on if term else None, lang)),
        ("decide", _day(term.decide_on if term else None, lang)),
        ("state", state_name(watch.state.value, lang, deadline=watch.deadline.kind.value if watch.deadline else None)),
        ("fee", shown("annual_fee", fee, lang) if fee else said("unstated", lang)),
        ("cap", f"{cap:g}%" if cap is not None else said("unstated", lang)),
        ("renews", shown("auto_renews", renews, lang) if renews is not None else said("unstated", lang)),
        ("stage", stage_name(dossier.renewal["stage"], lang) if dossier.renewal else said("not_started", lang)),
        ("owner", _who(dossier, standing.owner, lang)),
        ("tickets", str(len(dossier.record.tickets))),
        ("kept", percent(dossier.record.kept_percent, lang)),
        ("offer", _latest(dossier, lang)),
    ]
    page.heading(said("summary", lang))
    cells = [(label(name, lang), value) for name, value in rows]
    half = len(cells) // 2
    page.table((), [(*cells[i], *cells[i + half]) for i in range(half)], (3.4, 5.1, 3.4, 5.1), labels=(0, 2))


def _day(day: date | None, lang: str) -> str:
    return day.isoformat() if day else said("unstated", lang)


def _latest(dossier: Dossier, lang: str) -> str:
    if not dossier.offers:
        return said("none", lang)
    last = dossier.offers[-1]
    if not last.is_renewal:
        return last.offer.name
    rise = last.comparison.rise_percent
    alike = last.comparison.alike_rise_percent
    total = money(last.comparison.quoted_total, last.offer.currency)
    aside = "" if rise is None else f"{rise:+}%"
    if alike is not None and alike != rise:
        aside = said("rise_alike", lang, rise=aside, alike=f"{alike:+}")
    return with_aside(total, aside, lang)


def _questions(page: Page, dossier: Dossier, lang: str) -> None:
    """What the records say to each question, then what the reviewers wrote, or room for it."""
    counted = dossier.record.modules.most_common(5)
    modules = listed((with_aside(said("module", lang, value=name), str(count), lang) for name, count in counted), lang)
    last = next((o for o in reversed(dossier.offers) if not o.other_currency), None)
    added = listed(last.comparison.added, lang) if last else ""
    left = listed(last.comparison.left_out, lang) if last and last.is_renewal else ""
    page.heading(said("questions", lang))
    asked = (
        ("core", said("core_facts", lang, tickets=len(dossier.record.tickets), modules=modules), "still_core"),
        (
            "extend",
            said("extend_facts", lang, quoted=last is not None, added=added, left_out=left),
            "upgrade_or_extend",
        ),
        ("other", said("alternatives_none", lang) if not dossier.notes.get("alternatives") else "", "alternatives"),
    )
    for question, facts, item in asked:
        page.heading(said(question, lang), 2)
        if facts:
            page.text(facts)
        if question == "core" and dossier.usage:
            page.text(said("usage", lang, modules=listed((_used(one, lang) for one in dossier.usage), lang)))
        note = dossier.notes.get(item)
        page.text(said("note", lang, note=note) if note else said("to_fill", lang))


def _used(one: Usage, lang: str) -> str:
    return said("used", lang, module=one.module, active=one.active, licensed=one.licensed, month=one.month)


def _facts(page: Page, dossier: Dossier, lang: str) -> None:
    page.heading(said("facts", lang))
    rows = [
        (
            field_label(fact.field, lang),
            shown(fact.field, fact.value, lang) + (said("amended", lang) if fact.amended else ""),
            _cut(fact.quote or "–"),
            said("place", lang, file=fact.file, page=fact.page),
            said("fact_state", lang, value=fact.state),
        )
        for fact in dossier.facts
    ]
    head = [label(name, lang) for name in ("field", "value", "clause", "source", "fact_state")]
    page.table(head, rows, (2.6, 3.4, 5.4, 3.4, 2.2))


def _service(page: Page, dossier: Dossier, lang: str) -> None:
    record = dossier.record
    page.heading(said("service", lang))
    if not record.tickets:
        page.text(said("no_tickets", lang))
        return
    page.text(said("period", lang, start=record.start.isoformat(), end=(record.end - DAY).isoformat()), small=True)
    page.table(*kept_table(record, lang), (2.4, 3.2, 1.9, 1.9, 2.0, 2.6, 3.0), right=range(2, 7))
    page.picture(charts.bars(record.months, title=said("trend_chart", lang)))
    kept = {f"{k.level} {milestone(k.milestone, lang)}": k.percent for k in record.kept}
    if kept:
        page.picture(charts.lying_bars(kept, title=said("kept_chart", lang), unit="%", most=100))
    causes = {said("cause", lang, value=name): float(count) for name, count in record.causes.most_common()}
    page.picture(charts.lying_bars(causes, title=said("cause_chart", lang)))


def kept_table(record: Record, lang: str) -> tuple[list[str], list[list[str]]]:
    """How each level's milestones were kept, as the head and rows of a table."""
    head = [label(name, lang) for name in ("level", "milestone", "count", "met", "percent", "mean", "p90")]
    rows = [
        [k.level, milestone(k.milestone, lang), str(k.count), str(k.kept), percent(k.percent, lang),
         hours(k.mean_hours), hours(k.p90_hours)]
        for k in record.kept
    ]  # fmt: skip
    return head, rows


def _credits(page: Page, dossier: Dossier, lang: str) -> None:
    record = dossier.record
    page.heading(said("credits", lang))
    if not record.credits:
        page.text(said("no_credits", lang))
        return
    sums = {
        "won": _sums(record.credited("paid"), lang),
        "claimed": _sums(record.credited("claimed"), lang),
        "open": _sums(record.credited("open"), lang),
        "missed": _sums(record.credited("waived", "lapsed"), lang),
    }
    page.text(said("credit_summary", lang, **sums))
    rows = [
        (
            f"#{c.ticket}",
            c.rule,
            money(Decimal(c.amount), c.currency) if c.amount else f"{c.percent}%",
            said("credit_state", lang, value=c.state),
            claim_day(c.claim_until, UTC).isoformat() if c.claim_until else "–",
        )
        for c in record.credits
    ]
    head = [label(name, lang) for name in ("ticket", "rule", "amount", "state_of", "until")]
    page.table(head, rows, (1.6, 7.2, 3.2, 2.4, 2.6), right=(2,))


def _sums(found: dict[str, Decimal], lang: str) -> str:
    return listed((money(total, code) for code, total in found.items()), lang) or said("none", lang)


def _prices(page: Page, dossier: Dossier, lang: str) -> None:
    page.heading(said("prices", lang))
    if not dossier.prices:
        page.text(said("no_prices", lang))
        return
    head = [label(name, lang) for name in ("period", "price", "rise")]
    rows = [
        (p.period, money(p.amount, p.currency), "–" if p.rise_percent is None else f"{p.rise_percent:+}%")
        for p in dossier.prices
    ]
    page.table(head, rows, (5.0, 7.0, 5.0), right=(1, 2))
    currencies = {p.currency for p in dossier.prices}
    if len(dossier.prices) > 1 and len(currencies) == 1:
        bars = {p.period: float(p.amount) for p in dossier.prices}
        page.picture(charts.bars(bars, title=said("price_chart", lang, currency=dossier.prices[0].currency or "")))


def _clauses(page: Page, dossier: Dossier, lang: str) -> None:
    """What is missing first, then what is weak, then what is there."""
    page.heading(said("clauses", lang))
    order = ("missing", "weak", "stated")
    rows = [
        (said("clause", lang, value=f.name), said("found", lang, value=f.found), _clause(f, lang))
        for f in sorted(dossier.clauses, key=lambda f: order.index(f.found))
    ]
    page.table([label(name, lang) for name in ("check", "found", "clause")], rows, (4.2, 3.0, 9.8))


def _clause(finding: Finding, lang: str) -> str:
    if finding.sentence:
        return _cut(finding.sentence)
    return "–" if finding.found == "missing" else said("no_sentence", lang)


def _alternatives(page: Page, dossier: Dossier, lang: str) -> None:
    note = dossier.notes.get("alternatives")
    page.heading(said("alternatives", lang))
    page.text(said("note", lang, note=note) if note else said("alternatives_none", lang))


def _risks(page: Page, dossier: Dossier, lang: str) -> None:
    page.heading(said("risks", lang))
    rows = [
        (said("risk", lang, kind=r.kind, detail=_detail(r, lang)), _who(dossier, r.owner, lang)) for r in dossier.risks
    ]
    if rows:
        page.table([label("risk", lang), label("who", lang)], rows, (12.5, 4.5))
    else:
        page.text(said("no_risks", lang))


def _detail(risk: Risk, lang: str) -> str:
    """Fields and clauses by their names in the reader's language."""
    if risk.kind == "late_quote":
        return said("late_quote", lang, on=risk.detail[0], due=risk.detail[1], clause=_cut(risk.detail[2]))
    if risk.kind == "missing_clauses":
        return listed((said("clause", lang, value=name) for name in risk.detail), lang)
    if risk.kind == "unconfirmed":
        return listed((field_name(name, lang) for name in risk.detail), lang)
    return listed(risk.detail, lang)


def _recommendation(page: Page, dossier: Dossier, lang: str) -> None:
    """Approvals so far, and room for what people decide."""
    page.heading(said("recommendation", lang))
    page.text(said("choose", lang))
    given: Iterable[Any] = dossier.renewal["approvals"] if dossier.renewal else ()
    words = [(a, Words(lang, "renewals", value=a["side"]).plain("side")) for a in given]
    rows = [
        (side, _who(dossier, a["person"], lang), ("✓ " if a["approved"] else "✗ ") + a["comment"], "")
        for a, side in words
    ]
    head = [label(name, lang) for name in ("side", "person", "opinion", "date")]
    page.table(head, [*rows, *([("", "", "", "")] * max(1, 4 - len(rows)))], (4.0, 4.0, 6.0, 3.0))


def _who(dossier: Dossier, person: str | None, lang: str) -> str:
    return dossier.names.get(person, person) if person else said("nobody", lang)


def _cut(text: str) -> str:
    whole = " ".join(text.split())
    return whole if len(whole) <= CLAUSE else whole[: CLAUSE - 1] + "…"
