"""How an answer looks on Slack: a sentence, one short quote (two that disagree), the rest behind *More*."""

from collections.abc import Sequence
from dataclasses import replace

from bot.replies.answers.answer_sentence import bare, row_in_words, sentence
from bot.replies.answers.register_answer import register_blocks, register_said
from bot.replies.contracts.facts import sought_name
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from knowledge.answers import CONFLICT, NOT_FOUND, Answer, Citation, Row, Shown
from knowledge.answers.citing.values import HEADINGS
from knowledge.rules.language.columns import cut_at

WHICH = "which"
BUTTONS = 5
"""Contracts up to which each has a button; more of them make a menu."""


QUOTE_COLUMNS = 260
"""Half-width columns of a quote that the message shows, about three lines; *More* opens the rest."""
_HEADING, _FILE, _CELL = 34, 44, 40
_TABLE_COLUMNS = 6


def answer_message(answer: Answer, *, question_id: int) -> Message:
    """The reply to a question; what is not shown at once opens by a button."""
    words = Words(answer.lang, "answer", answer=answer)
    said = _said(words, answer)
    parts = [blocks.section(said), *_body(answer, words, question_id), *_carried(answer, words)]
    if answer.reason == WHICH:
        return Message(said, (parts[0], _choices(answer, words, question_id)))
    buttons = [*_openers(answer, words, question_id), *_refused(words, answer, question_id)]
    text = said if answer.status == NOT_FOUND else words["notification"]
    row = [blocks.actions(*buttons)] if buttons else []
    return Message(blocks.cut(text, 3000), (*parts, *row, _verdict(words, question_id)))


def _body(answer: Answer, words: Words, question_id: int) -> list[Block]:
    """What stands below the sentence: a table of contracts, or quotes."""
    if answer.table:
        return register_blocks(answer, answer.table, question_id=question_id)
    quotes = [part for one in _quoted(answer) for part in _quote(one, answer, question_id)]
    return [*quotes, *_assumed(answer)]


def _said(words: Words, answer: Answer) -> Mrkdwn:
    """The first thing that is read: the answer in one sentence; where documents disagree, which of them holds."""
    if answer.reason == WHICH:
        return words["which"]
    if answer.status == NOT_FOUND:
        return Words(answer.lang, "answer", answer=answer, fields=_fields_sought(answer))["not_found"]
    if answer.table:
        return register_said(answer, answer.table)
    if answer.reason == "list":
        return words["list_title"]
    said = Words(answer.lang, "answer", said=sentence(answer))["said"]
    return Mrkdwn(f"{said} {words['conflict']}") if answer.status == CONFLICT else said


def _fields_sought(answer: Answer) -> list[str]:
    """What the fields and milestones are called that were looked for."""
    names = [sought_name(name, answer.lang) for name in answer.sought.fields]
    return [f"{answer.sought.level} {name}".strip() for name in names]


def _quoted(answer: Answer) -> Sequence[Shown]:
    """What is quoted at once; of answers kept before there was such a choice, the beginning of the first clause."""
    cited = answer.citations or answer.nearest
    if answer.shown or not cited or answer.reason == "list":
        return answer.shown
    return (Shown(0, cited[0].quote),)


def _quote(one: Shown, answer: Answer, question_id: int) -> list[Block]:
    """A quote with its source; the sentence alone that was said already is not said again."""
    citation = (answer.citations or answer.nearest)[one.place]
    words = Words(answer.lang, "answer", citation=_brief(citation), unconfirmed=_unconfirmed(answer, one))
    opener = blocks.button(words.plain("open"), "open_clause", f"{question_id}:{one.place}")
    source = blocks.context(words["source"])
    if one.row and _is_table(one):
        return [_table(one.row), source]
    told = row_in_words(one.row, answer.lang, plain=True) if one.row else one.text
    text = Words(answer.lang, "answer", text=cut_at(told, QUOTE_COLUMNS))["quote"]
    if _is_said(one, answer):
        return [source]
    return [blocks.section(text, accessory=opener), source]


def _is_table(one: Shown) -> bool:
    """Whether a quote is shown as a table: Slack takes one a message, and heads make one of a row."""
    return one.place == 0 and one.row is not None and bool(one.row.heads)


def _is_said(one: Shown, answer: Answer) -> bool:
    """Whether a quote is no more than the sentence that was said."""
    return bool(one.said) and not (answer.facts or answer.status == NOT_FOUND) and bare(one.text) == bare(one.said)


def _brief(citation: Citation) -> Citation:
    """The citation with a source that fits one line: the last heading, long names cut."""
    heading = citation.heading.rsplit(HEADINGS, 1)[-1]
    other = "" if heading == citation.document else cut_at(heading, _HEADING)
    return replace(citation, file=cut_at(citation.file, _FILE), heading=other)


def _unconfirmed(answer: Answer, one: Shown) -> bool:
    return one.place == 0 and any(fact.state == "proposed" for fact in answer.facts)


def _table(row: Row) -> Block:
    """A row as a small table under the heads of its columns: what it is called, what was asked for, then the others."""
    order = dict.fromkeys((0, *row.meant, *range(1, len(row.cells))))
    kept = sorted([n for n in order if row.cells[n]][:_TABLE_COLUMNS])
    rows = [[row.heads[n] for n in kept]] if row.heads else []
    return blocks.table([*rows, [row.cells[n] for n in kept]], cell=_CELL)


def _assumed(answer: Answer) -> list[Block]:
    doubts = dict.fromkeys(doubt for fact in answer.facts for doubt in fact.doubts)
    return [blocks.context(Words(answer.lang, "assumption", value=doubt)["answer"]) for doubt in doubts]


def _choices(answer: Answer, words: Words, question_id: int) -> Block:
    """A button a contract, or a menu of them."""
    options = [(choice.title, f"{question_id}:{choice.contract}") for choice in answer.choices]
    if len(options) > BUTTONS:
        return blocks.actions(blocks.menu(words.plain("choose"), "choose_contract", options))
    buttons = (blocks.button(title, f"choose_contract_{n}", value) for n, (title, value) in enumerate(options))
    return blocks.actions(*buttons)


def _carried(answer: Answer, words: Words) -> list[Block]:
    return [blocks.context(words["carried"])] if answer.carried else []


def _has_more(answer: Answer) -> bool:
    """Whether *More* would show anything that the message does not."""
    if answer.table:
        return False
    cited, quoted = answer.citations or answer.nearest, _quoted(answer)
    whole = len(cited) == len(quoted) and all(one.text == cited[one.place].quote for one in quoted)
    return bool(cited) and not whole


def _openers(answer: Answer, words: Words, question_id: int) -> list[Block]:
    """The buttons that open more: the clause, where no quote with one of its own is shown, and all the rest."""
    first = next(iter(_quoted(answer)), None)
    alone = first is not None and (_is_table(first) or _is_said(first, answer))
    clause = [blocks.button(words.plain("open"), "open_clause", f"{question_id}:0")] if alone else []
    more = blocks.button(words.plain("more"), "more_of_answer", str(question_id))
    return [*clause, more] if _has_more(answer) else clause


def _refused(words: Words, answer: Answer, question_id: int) -> list[Block]:
    if answer.status != NOT_FOUND:
        return []
    ask = blocks.button(words.plain("ask_owner"), "ask_owner", str(question_id), style="primary")
    return [ask, _report(words, question_id)]


def _report(words: Words, question_id: int) -> Block:
    return blocks.button(words.plain("open_ticket"), "ticket_from_question", str(question_id))


def _verdict(words: Words, question_id: int) -> Block:
    return blocks.feedback(
        "judge_answer",
        good=words.plain("good"),
        bad=words.plain("bad"),
        good_value=f"{question_id}:right",
        bad_value=f"{question_id}:wrong",
    )


def verdict_message(right: bool, lang: str, *, question_id: int) -> Message:
    """Thanks for a verdict; where the answer did not help, one click makes it a ticket."""
    words = Words(lang, "answer")
    text = words["thanks_good" if right else "thanks_bad"]
    return Message(text, (blocks.section(text), *([] if right else [blocks.actions(_report(words, question_id))])))


def owner_asked_message(lang: str) -> Message:
    """Says that the owners have been asked."""
    return Message(Words(lang, "answer")["asked_owner"])


def for_owner_message(asker: str, question: str, lang: str) -> Message:
    """The unanswered question, before the contract owners."""
    text = Words(lang, "answer", asker=asker, question=question)["for_owner"]
    return Message(text, (blocks.section(text),))
