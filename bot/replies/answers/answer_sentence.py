"""An answer in one sentence: its facts in words, a row of a table in words, or the clause's own sentence."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from bot.replies.contracts.facts import duration, field_name, shown
from bot.replies.drawing.words import Mrkdwn, Words
from knowledge.answers import Answer, Row, StatedFact
from knowledge.rules.language.columns import columns, cut_at

COLUMNS = 180
"""Half-width columns of a sentence from a document, about two lines; what it goes on to say stands in the quote."""

FACT_COLUMNS = 220
"""Columns of several facts together; the others are behind *More*."""

_MOST_CELLS = 4
_CELL = 60
_NUMBER = re.compile(
    r"^(?:[-*•>#]{1,6}\s+|\d{1,3}(?:\.\d{1,3}){1,4}\.?\s*|\d{1,3}[.)、）]\s*|[（(][\d一二三四五六七八九十a-z]{1,3}[)）]\s*|"
    r"[一二三四五六七八九十]{1,3}、\s*|第[\d一二三四五六七八九十百]{1,5}[条款章]\s+)"
)
_SAYS = re.compile(r"^(?:答(?:复)?\s*[:：]|回答\s*[:：]|A(?:nswer)?\s*[:：])\s*")
_MARKS = re.compile(r"\*\*|__|`")


def sentence(answer: Answer) -> Mrkdwn:
    """What an answer says, in one sentence."""
    if answer.facts and answer.reason != "list":
        return _facts(answer.facts, answer.lang)
    first = next(iter(answer.shown), None)
    row, text = (first.row, first.said) if first else (None, "")
    said = row_in_words(row, answer.lang) if row else cut_at(bare(text or answer.text), COLUMNS)
    return Words(answer.lang, "said", text=said)["ended"]


def bare(text: str) -> str:
    """A clause's sentence without its number, the mark of a list, and what an FAQ writes before an answer."""
    plain = _MARKS.sub("", " ".join(text.split())).rstrip(";；,，、 ")
    return _SAYS.sub("", _NUMBER.sub("", plain))


def row_in_words(row: Row, lang: str, *, plain: bool = False) -> str:
    """A row of a table: what it is called, then the cells that were asked for, each by its column's head.

    Escaped for Slack unless `plain`.
    """
    cells = [(head, cut_at(cell, _CELL)) for head, cell in zip_longest(row.heads, row.cells, fillvalue="")]
    label, rest = cells[0][1], [cells[n] for n in row.meant] or cells[1:]
    pairs = [(head, cell) for head, cell in rest if cell]
    words = Words(lang, "said", label=bare(label), pairs=pairs[:_MOST_CELLS])
    return words.plain("row") if plain else words["row"]


def _facts(facts: Sequence[StatedFact], lang: str) -> Mrkdwn:
    told = [Mrkdwn(_fact(fact, lang)) for fact in facts]
    kept = [one for n, one in enumerate(told) if n == 0 or columns("".join(told[: n + 1])) <= FACT_COLUMNS]
    said = Words(lang, "said", told=kept, more=len(kept) < len(told))["facts"]
    return Words(lang, "said", text=Mrkdwn(said[:1].upper() + said[1:]))["ended"]


def _fact(fact: StatedFact, lang: str) -> str:
    field, value = fact.field.partition("[")[0].partition(":")[0], fact.value
    if field == "sla":
        within = duration(value["within"], lang, business=value["clock"] == "business") if value["within"] else ""
        milestone = Words(lang, "facts", value=value["milestone"]).plain("milestone") if within else ""
        return Words(lang, "said", value=value, within=within, milestone=milestone)["promise"]
    if field == "credits":
        return Words(lang, "said", value=value)["credit"]
    words = shown(fact.field, value, lang)
    return Words(lang, "said", field=field, value=value, shown=words, name=field_name(field, lang))["fact"]
