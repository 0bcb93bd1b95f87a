"""Answers about the whole register: lists, counts, sums by currency, comparisons, and what comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.citing.tables import RegisterTable
from knowledge.answers.citing.values import NOT_FOUND, Answer
from knowledge.answers.register.register_people import people_or_letter
from knowledge.answers.register.register_question import RegisterQuestion, register_question
from knowledge.answers.register.register_rows import RegisterAsk, line_of, rows_of, told
from knowledge.asked import NO_FIELD, Asked, Kind
from knowledge.records.contracts.contract_names import meant, of_vendors_named
from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.register import Registered, registered
from knowledge.rules.access import Asker
from knowledge.rules.questions.register_query import Op, Sums, fits, in_order, selected, summed

_LIKELY = 0.15
"""So likely a field must be asked for to be compared instead of one that is likelier, but not stated."""

_TOP = 3
"""Of the contracts that come first, so many are shown."""


def from_register(
    session: Session, question: str, asked: Asked, bases: Sequence[Contract], *, asker: Asker, on: date, lang: str
) -> Answer | None:
    """The answer to a question to the register, for whom to call, or for a letter; none for anything else."""
    named, of = of_vendors_named(question, bases), RegisterAsk(question, asker, on, lang)
    led = people_or_letter(session, asked, named, of)
    if led is not None:
        return led
    wanted = register_question(question, asked, on, vendors=len({c.vendor_id for c in named}))
    if wanted is None:
        return None
    if wanted.kind is Kind.COMPARE:
        return _compared(session, wanted, asked, named, of)
    among = registered(named or bases, on, asker=asker)
    chosen = _chosen(wanted, among)
    if not chosen:
        reason = "none_ends" if wanted.field == "expires_on" else "none_such"
        return Answer(status=NOT_FOUND, text="", lang=lang, confidence=0.9, reason=reason)
    if wanted.kind is Kind.SUM:
        return _summed(session, wanted, among, chosen, of)
    return _answer(session, wanted, chosen, of)


def _chosen(wanted: RegisterQuestion, among: Sequence[Registered]) -> list[Registered]:
    """The contracts that pass the question's tests, the most pressing first."""
    by_id = {one.entry.contract: one for one in among}
    found = selected([one.entry for one in among], wanted.tests)
    if wanted.kind is Kind.SUM:
        found = [entry for entry in found if wanted.field in entry.values]
    days = (wanted.field, "expires_on") if wanted.field.endswith("_on") else ("expires_on",)
    first = next((day for day in days if day in wanted.columns or day == wanted.field), None)
    if first:
        ordered = in_order(found, first, newest_first=wanted.latest)
        found = ordered + [entry for entry in found if entry not in ordered]
    if wanted.kind is Kind.EARLIEST:
        found = found[:_TOP]
    return [by_id[entry.contract] for entry in found]


def _answer(session: Session, wanted: RegisterQuestion, chosen: Sequence[Registered], of: RegisterAsk) -> Answer:
    rows, citations = rows_of(session, wanted.columns, chosen, of)
    table = RegisterTable(
        kind=wanted.kind, columns=wanted.columns, rows=rows, latest=wanted.latest, unsure=_unsure(chosen, wanted)
    )
    head = [str(len(rows))] if wanted.kind is Kind.COUNT else []
    return told(table, [*head, *map(line_of, rows)], citations, of)


def _summed(
    session: Session,
    wanted: RegisterQuestion,
    among: Sequence[Registered],
    chosen: Sequence[Registered],
    of: RegisterAsk,
) -> Answer:
    """One sum a currency, with what is silent and what is unsure among the contracts meant."""
    kept = [test for test in wanted.tests if test.op is Op.OF_KIND]
    asked_of = [one for one in among if all(fits(one.entry, test) for test in kept)]
    names = {one.entry.contract: one.contract.title for one in among}
    sums = summed([one.entry for one in chosen], wanted.field)
    rows, citations = rows_of(session, wanted.columns, chosen, of)
    silent = tuple(one.contract.title for one in asked_of if wanted.field not in one.entry.values)
    unsure = tuple(names[number] for number in sums.unsure)
    table = RegisterTable(
        kind=Kind.SUM, columns=wanted.columns, rows=rows, sums=sums.sums, silent=silent, unsure=unsure
    )  # fmt: skip
    return told(table, [*_totals(sums), *map(line_of, rows)], citations, of)


def _totals(sums: Sums) -> list[str]:
    return [f"{one.total} {one.currency}" if one.currency else one.total for one in sums.sums]


def _compared(
    session: Session, wanted: RegisterQuestion, asked: Asked, named: Sequence[Contract], of: RegisterAsk
) -> Answer | None:
    """One contract a vendor side by side; of a single vendor its contracts."""
    among = registered(named, of.on, asker=of.asker)
    wanted = _stated_by_several(wanted, asked, among)
    by_vendor: dict[int | None, list[Registered]] = {}
    for one in among:
        by_vendor.setdefault(one.contract.vendor_id, []).append(one)
    if len(by_vendor) > 1:
        picked = [_one_of(group, wanted, of.question) for group in by_vendor.values()]
    else:
        picked = [one for one in among if _states(one, wanted)]
    if len(picked) < 2 or not any(_states(one, wanted) for one in picked):
        return None
    return _answer(session, wanted, picked, of)


def _stated_by_several(wanted: RegisterQuestion, asked: Asked, among: Sequence[Registered]) -> RegisterQuestion:
    """The question with the likeliest field that two of the contracts state: what is compared is there to compare."""
    likely = sorted((f for f, share in asked.fields.items() if share >= _LIKELY), key=lambda f: -asked.fields[f])
    several = (f for f in likely if f != NO_FIELD and sum(bool(one.entry.keys(f)) for one in among) > 1)
    field = wanted.field if wanted.field == NO_FIELD else next(several, wanted.field)
    return wanted if field == wanted.field else replace(wanted, field=field, columns=(field,))


def _one_of(group: Sequence[Registered], wanted: RegisterQuestion, question: str) -> Registered:
    """The vendor's contract that is meant: one that states what is asked, by the kind that the question names."""
    stating = [one for one in group if _states(one, wanted)] or list(group)
    first = meant(question, [one.contract for one in stating], narrow=True).contracts[0]
    return next(one for one in stating if one.contract is first)


def _states(one: Registered, wanted: RegisterQuestion) -> bool:
    return wanted.field == NO_FIELD or bool(one.entry.keys(wanted.field))


def _unsure(chosen: Iterable[Registered], wanted: RegisterQuestion) -> tuple[str, ...]:
    return tuple(one.contract.title for one in chosen if one.entry.unsure.intersection(one.entry.keys(wanted.field)))
