"""How an answer looks on Slack: a sentence, the quotes with their sources, and the verdict's buttons."""

from collections.abc import Sequence
from itertools import groupby

from bot.replies import blocks
from bot.replies.blocks import Block, Message
from bot.replies.facts import field_name, shown
from bot.replies.words import Mrkdwn, Words
from knowledge.answers import CONFLICT, NOT_FOUND, Answer, Citation, StatedFact

LISTED = 15
"""Contracts that one message lists."""

QUOTE_SHOWN = 700
"""Characters of a quote that the message shows; the button opens the rest."""


def answer_message(answer: Answer, *, question_id: int) -> Message:
    """The reply to a question; long quotes are shortened and opened by their button."""
    words = Words(answer.lang, "answer", answer=answer, first=_first(answer))
    sources = list(enumerate(answer.citations or answer.nearest))
    parts = [blocks.section(_headline(words, answer)), *_facts(answer, words)]
    for number, citation in sources:
        if citation.says != "beside":
            parts += _citation(citation, answer.lang, value=f"{question_id}:{number}")
    parts += _also([c for _, c in sources if c.says == "beside"], words, answer.lang)
    parts += _refused(words, question_id) if answer.status == NOT_FOUND else []
    parts.append(_verdict(words, question_id))
    text = words["notification"] if answer.status != NOT_FOUND else words["not_found"]
    return Message(blocks.cut(text, 3000), tuple(parts))


def _first(answer: Answer) -> Citation | None:
    return next(iter((*answer.citations, *answer.nearest)), None)


def _headline(words: Words, answer: Answer) -> str:
    if answer.status == NOT_FOUND:
        return words["not_found"]
    if answer.reason == "list":
        return words["list_title"]
    return words["conflict" if answer.status == CONFLICT else "answered"]


def _facts(answer: Answer, words: Words) -> list[Block]:
    """Each fact in one line; once below them, that nobody has confirmed them yet."""
    lines: Sequence[str] = (
        _listed(answer) if answer.reason == "list" else [_fact(fact, answer.lang) for fact in answer.facts]
    )
    proposed = any(fact.state == "proposed" for fact in answer.facts)
    said = [blocks.section("\n".join(lines))] if lines else []
    doubts = dict.fromkeys(doubt for fact in answer.facts for doubt in fact.doubts)
    assumed = [blocks.context(Words(answer.lang, "assumption", value=doubt)["answer"]) for doubt in doubts]
    return said + ([blocks.context(words["unconfirmed"])] if proposed else []) + assumed


def _listed(answer: Answer) -> Sequence[str]:
    """One line a contract, as many as a section holds."""
    by_contract = groupby(answer.facts, key=lambda fact: fact.contract)
    named = [(name, ", ".join(_fact(fact, answer.lang) for fact in facts)) for name, facts in by_contract]
    lines = [Words(answer.lang, "answer", name=name, facts=Mrkdwn(facts))["listed"] for name, facts in named]
    more = [Words(answer.lang, "answer", count=len(lines) - LISTED)["more_listed"]] if len(lines) > LISTED else []
    return [*lines[:LISTED], *more]


def _fact(fact: StatedFact, lang: str) -> str:
    value = shown(fact.field, fact.value, lang)
    return Words(lang, "answer", name=field_name(fact.field, lang), shown=value)["fact"]


def _also(citations: list[Citation], words: Words, lang: str) -> list[Block]:
    """Passages near a fact that answers: named once, not quoted."""
    sources = dict.fromkeys(Words(lang, "answer", citation=citation)["source"] for citation in citations)
    return [blocks.context(f"{words['also']} {' '.join(sources)}")] if sources else []


def _citation(citation: Citation, lang: str, *, value: str) -> list[Block]:
    words = Words(lang, "answer", citation=citation)
    quote = Words(lang, "answer", citation=_shortened(citation))["cited"]
    opener = blocks.button(words.plain("open"), "open_clause", value)
    return [blocks.section(quote, accessory=opener), blocks.context(words["source"])]


def _shortened(citation: Citation) -> dict[str, str]:
    return {"quote": blocks.cut(citation.quote, QUOTE_SHOWN)}


def _refused(words: Words, question_id: int) -> list[Block]:
    ask = blocks.button(words.plain("ask_owner"), "ask_owner", str(question_id), style="primary")
    return [blocks.actions(ask, _report(words, question_id))]


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


def clause_view(citation: Citation, *, before: str, after: str, lang: str) -> Block:
    """A modal with the clause between what stands before and after it in the document."""
    words = Words(lang, "answer", citation=citation, before=before, after=after)
    shown_parts = [block for name in ("before", "cited", "after") for block in _long_section(words[name])]
    return {
        "type": "modal",
        "callback_id": "clause",
        "title": blocks.plain(words.plain("clause_title"), 24),
        "close": blocks.plain(words.plain("close"), 24),
        "blocks": [blocks.context(words["source"]), *shown_parts[:90]],
    }


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


def _long_section(text: str, size: int = 2900) -> list[Block]:
    return [blocks.section(text[i : i + size]) for i in range(0, len(text), size)]
