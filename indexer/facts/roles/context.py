"""A candidate's surroundings as features: the words left and right of it, its label, its heading."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from indexer.facts.document.document import Doc
from indexer.facts.roles.candidates import (
    DATE,
    DOCUMENT,
    HOURS,
    LENGTH,
    PERSON,
    PRODUCT,
    SENTENCE,
    Candidate,
    is_form,
    labels,
)
from indexer.facts.roles.relations import relations
from knowledge.learned import Example
from knowledge.rules.time.durations import Duration

_WIDE = {"zh": (70, 45), "en": (190, 110)}
_NEAR = {"zh": 8, "en": 24}
_SENTENCE = {"zh": 200, "en": 420}
_HEAD, _LABEL = 80, 60

_NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百0-9]{1,5}条|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,4})[.)、]?\s"
    r"|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3})\s*"
)
"""A clause's own number says nothing of what it means."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is looked up again and again in one document."""

    doc: Doc
    starts: tuple[int, ...]
    labels: dict[int, str]
    labelled: tuple[int, ...]
    cells: tuple[tuple[int, int, str], ...]
    """Where each table cell starts and its row ends, with the heads of its row and column."""


def signs_of(doc: Doc, kind: str | None) -> tuple[str, ...]:
    """What is known of a document as a whole: its kind as the rules read it, and whether it is a blank form."""
    return (f"kind:{kind}", f"form:{is_form(doc)}")


def contexts(doc: Doc, found: Sequence[Candidate], signs: Sequence[str] = ()) -> list[Example]:
    """One example for each candidate, in order; `signs` are what is known of the document."""
    told = labels(doc)
    starts = tuple(s.start for s in doc.sentences)
    around = _Surroundings(doc, starts, told, tuple(sorted(told)), tuple(sorted(_cell_heads(doc))))
    related = relations(found)
    return [
        Example(parts=_parts(around, one), signs=(*_signs(doc, one), *more, *(f"{s}|{one.kind}" for s in signs)))
        for one, more in zip(found, related, strict=True)
    ]


def _cell_heads(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Of each table cell: where it starts, where its row ends, and the heads of its row and column."""
    for table in doc.tables:
        top = table.header or (table.rows[0] if table.rows else None)
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                above = top.cells[column].text if top and top is not row and column < len(top.cells) else ""
                beside = row.cells[0].text if column else ""
                yield cell.start, row.end, f"{beside[:40]} / {above[:40]}"


def _parts(around: _Surroundings, one: Candidate) -> dict[str, str]:
    doc = around.doc
    head = doc.heading_at(one.start)[-_HEAD:]
    if one.kind == DOCUMENT:
        return {"opening": doc.plain[:400], "title": doc.plain[:90], "text": _sample(doc.plain)}
    number = bisect_right(around.starts, one.start) - 1
    if one.kind == SENTENCE:
        text = doc.plain[one.start : one.end][: _SENTENCE[doc.lang]]
        return {"sentence": _NUMBERING.sub("", text), "head": head, "label": _label(around, one)}
    sentence = doc.sentences[number] if number >= 0 else None
    left, right = _sides(doc, one, sentence.start if sentence else one.start, sentence.end if sentence else one.end)
    whole = (
        {"around": doc.plain[sentence.start : sentence.end][: _SENTENCE[doc.lang]]}
        if one.kind == HOURS and sentence
        else {}
    )
    return whole | {
        "left": _NUMBERING.sub("", left),
        "near": left[-_NEAR[doc.lang] :],
        "right": right,
        "next": right[: _NEAR[doc.lang]],
        "label": _label(around, one),
        "head": head,
    }


def _sides(doc: Doc, one: Candidate, begin: int, end: int) -> tuple[str, str]:
    """The text left and right of a value: its sentence, and at least some of what stands before."""
    wide, after = _WIDE[doc.lang]
    low = max(begin if one.start - begin >= wide // 3 else one.start - wide // 2, one.start - wide, 0)
    high = min(len(doc.plain), max(one.end + 10, min(one.end + after, end + after // 3)))
    return doc.plain[low : one.start], doc.plain[one.end : high]


def _label(around: _Surroundings, one: Candidate) -> str:
    """The heads of the cell that holds the value, else the label beside or above it."""
    place = bisect_right(around.cells, one.start, key=itemgetter(0)) - 1
    if place >= 0 and one.start < around.cells[place][1]:
        return around.cells[place][2]
    line = around.doc.plain.rfind("\n", 0, one.start) + 1
    last = bisect_right(around.labelled, one.start) - 1
    return around.labels[around.labelled[last]][:_LABEL] if last >= 0 and around.labelled[last] >= line else ""


def _sample(plain: str) -> str:
    return " ".join(re.split(r"\s+", plain)[:400])[:1800]


def _signs(doc: Doc, one: Candidate) -> list[str]:
    share = one.start / max(1, len(doc.plain))
    found = [one.kind, doc.lang, f"{one.kind}{doc.lang}", f"{one.kind}@{int(share * 5)}"]
    found += [f"{one.kind}<{limit}" for limit in (300, 900, 2500) if one.start < limit]
    found += [f"{one.kind}>{limit}" for limit in (250, 700, 1500) if len(doc.plain) - one.start < limit]
    if one.kind == LENGTH:
        found.append(f"length:{_size(Duration.parse(one.value))}")
    if one.kind == DATE:
        found.append(f"day:{date.fromisoformat(one.value).day == 1}")
    if one.kind in (PRODUCT, PERSON):
        found += _name_signs(doc, one)
    return found


def _name_signs(doc: Doc, one: Candidate) -> list[str]:
    """How a name is written, how often, and whether its words are words of the document's own."""
    name = doc.plain[one.start : one.end]
    words = re.findall(r"[A-Za-z]{3,}", name)
    told = {
        "often": min(doc.plain.count(name), 4),
        "words": min(len(name.split()), 4),
        "inner": re.search(r"[a-z][A-Z]|[A-Z]{3}", name) is not None,
        "digits": re.search(r"\d", name) is not None,
        "plain": bool(words) and all(f" {word.lower()}" in doc.plain for word in words),
        "quoted": doc.plain[one.start - 1 : one.start] in ("“", '"', "「", "《", "『"),
        "title": one.start < 160,
        "mixed": re.search(r"[A-Za-z]", name) is not None and re.search(r"[\u4e00-\u9fff]", name) is not None,
    }
    return [f"{one.kind}:{sign}={value}" for sign, value in told.items()]


def _size(length: Duration) -> str:
    if length.seconds:
        return "hours"
    months = length.months + length.days / 30.4
    bound = next((m for m in (0.3, 0.7, 1.6, 3.5, 7, 11.9, 12.1, 37) if months < m), 99)
    return f"{bound}{'m' if length.months else 'd'}"
