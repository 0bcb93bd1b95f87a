"""Dates and renewal: when a contract was signed, takes effect and ends, how it renews and what notice that needs."""

from dataclasses import replace
from datetime import date

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.notation.dates import order_of
from indexer.facts.term import effective, expiry, expiry_zh, notice, plain_words, renewal, signing
from indexer.facts.term.columns import headed_days
from indexer.facts.term.mentions import Stated
from indexer.facts.term.starts import Days, named_days
from knowledge.rules.contract_record import DAY_FIRST, MONTH_FIRST, ORDER_UNKNOWN


def read(doc: Doc) -> dict[str, Found]:
    """Read the fields about dates, term and renewal; what is not stated is left out.

    Where the document leaves the order of 03/04/2026 open, both are tried. What differs has a doubt, and the value none
    where not even the place tells.
    """
    order = order_of(doc.plain)
    if order.settled:
        return _read(doc, day_first=order.day_first is True)
    readings = {day_first: _read(doc, day_first=day_first) for day_first in (True, False)}
    names = dict.fromkeys(name for reading in readings.values() for name in reading)
    return {name: _agreed(readings, name, order.day_first) for name in names}


def _agreed(readings: dict[bool, dict[str, Found]], name: str, guess: bool | None) -> Found:
    """One field of both readings; `guess` tells which of them it is where they differ."""
    one, other = (reading.get(name) for reading in readings.values())
    if one and other and one.value == other.value:
        return one
    taken = readings[guess].get(name) if guess is not None else None
    doubt = {True: DAY_FIRST, False: MONTH_FIRST, None: ORDER_UNKNOWN}[guess]
    if taken is not None:
        return replace(taken, doubts=(*taken.doubts, doubt))
    seen = one or other
    return Found(None, seen.start if seen else 0, seen.end if seen else 0, doubts=(doubt,))


def _read(doc: Doc, *, day_first: bool) -> dict[str, Found]:
    stated = Stated.of(doc, day_first=day_first)
    named = headed_days(stated) | named_days(stated)
    signed = signing.find(stated) or signing.as_of_effective(stated, named)
    fields: dict[str, Found] = {}
    if signed:
        fields["signed_on"] = Found(signed.value.isoformat(), signed.start, signed.end)
    takes_effect = effective.read(stated, named, signed)
    if takes_effect:
        fields["effective_on"] = takes_effect
    since = date.fromisoformat(takes_effect.value) if takes_effect else None
    days = Days(named, signed, since, since is None and effective.hangs_on_event(stated))
    reader = expiry_zh if doc.lang == "zh" else expiry
    fields |= expiry.fields(reader.find(stated, days), named)
    renews = renewal.read(stated)
    fields |= renews.fields | renewal.of_like_length(renews, fields.get("term"))
    fields |= notice.read(stated, renews, fields.get("expires_on"))
    return fields if doc.lang == "zh" else plain_words.read(stated, fields)
