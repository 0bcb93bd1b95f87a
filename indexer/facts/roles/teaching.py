"""What a marked document teaches: which of its candidates has which role, and which has none."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from indexer.facts.document.document import Doc
from indexer.facts.roles.candidates import (
    CLASSES,
    DOCUMENT,
    HOURS,
    IDENTIFIER,
    ORGANISATION,
    PERSON,
    PRODUCT,
    ROLES,
    SENTENCE,
    Candidate,
    role_of,
    roles_of,
)
from indexer.facts.roles.choices import Choice
from indexer.facts.roles.marked import Mark
from knowledge.rules.contract_record import Money, ServiceHours
from knowledge.rules.time.durations import Duration, after, before

_KIND_OF = {field: kind for kind, fields in ROLES.items() for field in fields}
_NAMES = (ORGANISATION, PRODUCT, PERSON)
_BY_WORDS = ("governing_law",)


def says(doc: Doc, one: Candidate, marks: Sequence[Mark], *, whole: bool = True) -> dict[str, bool]:
    """What the marks say of one candidate: its roles true, others false, what they leave open absent."""
    if one.kind == DOCUMENT:
        kind = next((mark.value for mark in marks if mark.field == "kind"), None)
        return {role: role == role_of("kind", kind) for role in roles_of(DOCUMENT)} if whole and kind else {}
    if one.kind == SENTENCE:
        return _of_sentence(one, marks)
    return {
        field: said
        for field in ROLES[one.kind]
        if (said := _is(doc, one, [mark for mark in marks if mark.field == field])) is not None
    }


def truth(doc: Doc, marks: Sequence[Mark]) -> dict[str, Any]:
    """What a marked document states: each field's value, the end and the last opt-out day derived where they follow."""
    known = {mark.field: mark.value or doc.text[mark.start : mark.end] for mark in marks if ":" not in mark.field}
    start = known.get("effective_on") or known.get("signed_on")
    if "expires_on" not in known and start and "term" in known:
        known["expires_on"] = (_after(start, known["term"]) - timedelta(days=1)).isoformat()
    if "last_opt_out_on" not in known and "expires_on" in known and "notice_period" in known:
        notice = known["notice_period"]
        if "business" not in notice:
            known["last_opt_out_on"] = before(
                date.fromisoformat(known["expires_on"]), Duration.parse(notice)
            ).isoformat()
    return known


def _after(start: str, term: str) -> date:
    return after(date.fromisoformat(start), Duration.parse(term.partition(" ")[0]))


def is_right(doc: Doc, choice: Choice, marks: Sequence[Mark]) -> bool:
    """Whether a choice is what the document states."""
    if choice.field in _BY_WORDS:
        return any(m.field == choice.field and m.start < choice.end and choice.start < m.end for m in marks)
    value = truth(doc, marks).get(choice.field)
    if value is None:
        return False
    if choice.field in ("auto_renews", "ip_of_custom_work", "fee_model", "kind"):
        return bool(str(choice.value).lower() == value)
    kind = _KIND_OF[choice.field]
    given, wanted = _plain(choice.value), _read(kind, value)
    if kind in _NAMES:
        return given in wanted or wanted in given
    return bool(given == wanted)


def _is(doc: Doc, one: Candidate, marks: Sequence[Mark]) -> bool | None:
    """Whether a candidate is the marked value; none where it only says the same elsewhere, or another value here."""
    here = [mark for mark in marks if one.start < mark.end and mark.start < one.end]
    if one.kind == HOURS:
        return bool(here)
    same = [mark for mark in marks if agrees(one, mark.value or doc.text[mark.start : mark.end])]
    if here:
        return True if any(mark in same for mark in here) else None
    return None if same else False


def agrees(one: Candidate, value: str) -> bool:
    """Whether a candidate's value, or its other reading, is the value that a mark gives; of names, nearly the whole."""
    if one.kind in _NAMES:
        given, wanted = sorted((_plain(one.value), _plain(value)), key=len)
        return given in wanted and 5 * len(given) >= (2 if one.kind == PRODUCT else 3) * len(wanted)
    return any(_plain(reading) == _read(one.kind, value) for reading in (one.value, one.also) if reading is not None)


def _read(kind: str, value: str) -> Any:
    if kind == "length":
        return _duration(value.partition(" ")[0])
    if kind == "money":
        amount, _, currency = value.partition(" ")
        return (round(float(amount or 0), 2), currency)
    if kind in ("percent", "count"):
        return float(value)
    return _plain(value) if kind in (*_NAMES, IDENTIFIER, HOURS) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return (round(float(value.amount), 2), value.currency)
    if isinstance(value, ServiceHours):
        worked = ",".join(f"{begin}-{end}" for begin, end in value.intervals)
        return f"{value.timezone};{','.join(map(str, value.days))};{worked}".casefold()
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, str) and value.startswith("P") and value[1:2].isdigit() | value.startswith("PT"):
        return _duration(value)
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def _duration(value: str) -> Any:
    try:
        return Duration.parse(value)
    except ValueError:
        return value


def _of_sentence(one: Candidate, marks: Sequence[Mark]) -> dict[str, bool]:
    told: dict[str, bool] = {}
    for field, values in CLASSES[SENTENCE].items():
        here = [mark for mark in marks if mark.field == field and _covers(one, mark)]
        for value in values:
            role = role_of(field, value)
            told[role] = any(field in _BY_WORDS or role_of(field, mark.value) == role for mark in here)
    return told


def _covers(one: Candidate, mark: Mark) -> bool:
    """Whether a mark's words lie for the greater part in a sentence, or it in them."""
    shared = min(one.end, mark.end) - max(one.start, mark.start)
    return shared > 0 and 2 * shared > min(one.end - one.start, mark.end - mark.start)
