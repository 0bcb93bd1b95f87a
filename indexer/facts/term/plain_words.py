"""Terms in everyday English: `lasts for one year`, `carries on for a year at a time`, `before the year is up`.

Fills in only what the readers of the usual wordings have left open.
"""

import re
from collections.abc import Iterator
from datetime import date

from indexer.facts.document.document import Span
from indexer.facts.document.found import Found, length_found
from indexer.facts.notation.durations import LengthAt, find_durations
from indexer.facts.term.mentions import Stated
from knowledge.rules.time.durations import Duration, before, last_day

_CARRIES_ON = re.compile(
    r"\b(?:carr(?:y|ies)|go(?:es)?|runs?|keeps?)\s(?:on|going)\b(?P<length>[^.;]{0,40}\b(?:year|month)s?\b)"
    r"|\b(?:is|are|will\sbe|shall\sbe)\s(?:extended|prolonged|renewed)\sby\s(?P<by>[^.;]{0,40}?\b(?:years?|months?)\b)",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\bunless\b|\bif\s(?:it|you|we|neither|nobody|no\sone|either)\b|\bto\sstop\b|\bat\sa\stime\b", re.IGNORECASE
)
_YEARLY = re.compile(r"\b(?:another|a|one|each)\syear\b|\byear\s(?:by|to|after)\syear\b", re.IGNORECASE)
_LASTS = re.compile(
    r"\b(?:lasts?|runs?|is\sfor|signed?\sup\sfor)\s(?:for\s)?(?:an?\s(?:initial|first)\s)?(?=[\w-]{1,40}\s)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:runs?|lasts?|goes\son|carries\son|continues?)\s(?:until|to|till)\s(?:the\send\sof\s)?$", re.IGNORECASE
)
_STARTS = re.compile(r"\b(?:starts?|begins?)\s(?:on\s|from\s)?$", re.IGNORECASE)
_YEAR_UP = re.compile(
    r"^[^.;]{0,20}\bbefore\s(?:the|that|each|your|this)\s(?:[a-z]{1,40}\s)?(?:year|term|plan|period|contract|agreement)\s"
    r"(?:is\sup|is\sover|ends|finishes|runs\sout|comes\sto\san\send)",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"^(?:\d{1,15}\.?\s)?(?:signing|signed|signatures?)\b", re.IGNORECASE)


def read(stated: Stated, known: dict[str, Found]) -> dict[str, Found]:
    """The fields about term and renewal that plain words state and `known` lacks."""
    found: dict[str, Found] = {}
    if "signed_on" not in known and (signed := _signed(stated)):
        found["signed_on"] = signed
    for sentence in stated.doc.sentences:
        for name, value in (*_renews(sentence), *_lasts(stated, sentence, known), *_notice(sentence)):
            found.setdefault(name, value)
    return _derived(known | {name: one for name, one in found.items() if name not in known})


def _renews(sentence: Span) -> Iterator[tuple[str, Found]]:
    match = _CARRIES_ON.search(sentence.text)
    if match is None or not _STOPPED.search(sentence.text):
        return
    start, end = sentence.start + match.start(), sentence.start + match.end()
    yield "auto_renews", Found(True, start, end)
    lengths = find_durations(match["length"] or match["by"] or "")
    if lengths:
        yield "renewal_term", Found(str(lengths[0].value), start, end)
    elif _YEARLY.search(match.group()):
        yield "renewal_term", Found("P1Y", start, end)


def _lasts(stated: Stated, sentence: Span, known: dict[str, Found]) -> Iterator[tuple[str, Found]]:
    for at in stated.within(sentence.start, sentence.end):
        if _UNTIL.search(sentence.text[: at.start - sentence.start]):
            yield "expires_on", Found(at.value.isoformat(), sentence.start, sentence.end)
    length = _first_length(sentence)
    started = known.get("effective_on") or (_start(stated, sentence) if length else None)
    if length and started and "expires_on" not in known:
        yield "effective_on", started
        yield "term", Found(str(length.value), length.start, length.end)
        end = last_day(date.fromisoformat(started.value), length.value)
        yield "expires_on", Found(end.isoformat(), sentence.start, sentence.end)


def _start(stated: Stated, sentence: Span) -> Found | None:
    """The day on which the sentence says that it starts."""
    for at in stated.within(sentence.start, sentence.end):
        if _STARTS.search(sentence.text[: at.start - sentence.start]):
            return Found(at.value.isoformat(), at.start, at.end)
    return None


def _first_length(sentence: Span) -> LengthAt | None:
    """The length right after `lasts for`, where the sentence is about the contract's own start."""
    match = _LASTS.search(sentence.text)
    if match is None or not re.search(
        r"\b(?:starts?|begins?|to\sbegin\swith|at\sfirst)\b", sentence.text, re.IGNORECASE
    ):
        return None
    lengths = find_durations(sentence.text, offset=sentence.start)
    return next((at for at in lengths if 0 <= at.start - sentence.start - match.end() < 4), None)


def _notice(sentence: Span) -> Iterator[tuple[str, Found]]:
    for at in find_durations(sentence.text, offset=sentence.start):
        if not at.value.seconds and _YEAR_UP.match(sentence.text[at.end - sentence.start :]):
            yield "notice_period", length_found(at)


def _signed(stated: Stated) -> Found | None:
    """The later day below a heading such as `Signing`."""
    for section in stated.doc.headings:
        days = stated.within(section.start, section.end) if _SIGNING.match(section.heading) else []
        if days:
            last = max(days, key=lambda at: at.value)
            return Found(last.value.isoformat(), last.start, last.end)
    return None


def _derived(fields: dict[str, Found]) -> dict[str, Found]:
    """The fields with the last day for the notice, where both ends of it are known."""
    notice, expires = fields.get("notice_period"), fields.get("expires_on")
    if notice and expires and not notice.unit and "last_opt_out_on" not in fields:
        length = Duration.parse(notice.value)
        day = before(date.fromisoformat(expires.value), length)
        fields["last_opt_out_on"] = Found(day.isoformat(), notice.start, notice.end)
    return fields
