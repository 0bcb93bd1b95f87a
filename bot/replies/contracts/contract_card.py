"""How a contract's card looks: counts and doubts first, then the facts with their quotes shortened, then buttons."""

from typing import Any

from bot.desk.contracts.contract_cards import Card, CardFact, CardSuggestion
from bot.replies.contracts.facts import field_label, field_name, shown
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from knowledge.rules.contract_record import ASSUMPTIONS

QUOTE_SHOWN, FACTS_SHOWN, DOUBTS_SHOWN, SUGGESTIONS_SHOWN = 110, 32, 12, 3
_SECTION_TEXT = 2800


def contract_card(payload: dict[str, Any]) -> Message:
    """The card from its outbox payload."""
    card = _card(payload)
    words = Words(card.lang, "contract_card", card=card)
    head = [blocks.section(words["headline"]), blocks.section(words["counts"])]
    if card.replaced or not card.active:
        last = words["replaced"] if card.replaced else _refused(card)
        return Message(words["headline"], (head[0], blocks.context(last)))
    asked = [*_amended(card, words), *_doubts(card, words), *_suggestions(card, words)]
    end = [*_decisions(card), _buttons(card, words)]
    for section in _facts(card, words):
        if blocks.fits((*head, *asked, section, *end)):
            asked.append(section)
    return Message(f"{words['headline']}\n{words['counts']}", (*head, *asked, *end))


def _card(payload: dict[str, Any]) -> Card:
    stored = {name: value for name, value in payload.items() if name not in ("read", "for")}
    facts = {name: tuple(CardFact(**fact) for fact in stored[name]) for name in ("facts", "gone")}
    lists = {"doubts": tuple(stored["doubts"]), "decided": tuple(map(tuple, stored["decided"]))}
    perhaps = {"suggestions": tuple(CardSuggestion(**one) for one in stored.get("suggestions", ()))}
    return Card(**stored | facts | lists | perhaps)


def _amended(card: Card, words: Words) -> list[Block]:
    return [blocks.context(words["amends"])] if card.amends else []


def _doubts(card: Card, words: Words) -> list[Block]:
    if not card.doubts:
        return []
    lines = [doubt_line(doubt, card.amends, card.lang) for doubt in card.doubts[:DOUBTS_SHOWN]]
    return [blocks.section("\n".join((words["doubts_title"], *lines)))]


def doubt_line(doubt: dict[str, str], amends: str | None, lang: str) -> Mrkdwn:
    """One doubt in words."""
    name = field_label(doubt["field"].partition(".")[0], lang)
    if doubt["kind"] in ASSUMPTIONS:
        return Words(lang, "assumption", value=doubt["kind"], name=name)["doubt"]
    return Words(lang, "contract_card", kind=doubt["kind"], name=name, amends=amends)["doubt"]


def _suggestions(card: Card, words: Words) -> list[Block]:
    """A few of what is only likely, each with its quote and a question of its own."""
    shown_now = card.suggestions[:SUGGESTIONS_SHOWN]
    parts = [block for one in shown_now for block in _suggestion(card, one)]
    hidden = len(card.suggestions) - SUGGESTIONS_SHOWN
    if hidden > 0:
        parts.append(blocks.context(Words(card.lang, "contract_card", number=hidden)["more_suggested"]))
    return parts


def _suggestion(card: Card, one: CardSuggestion) -> list[Block]:
    said = {
        "name": field_name(one.field, card.lang),
        "shown": blocks.cut(shown(one.field, one.value, card.lang), 200),
        "quote": blocks.cut(one.quote, QUOTE_SHOWN),
        "page": one.page,
    }
    words = Words(card.lang, "contract_card", **said)
    value = f"{card.contract}:{one.field}:{one.mark}"
    yes = blocks.button(words.plain("suggested_yes"), "accept_suggestion", value)
    no = blocks.button(words.plain("suggested_no"), "refuse_suggestion", value)
    return [blocks.section(words["suggested"]), blocks.actions(yes, no)]


def _facts(card: Card, words: Words) -> list[Block]:
    lines = [_line(fact, card.lang) for fact in card.facts[:FACTS_SHOWN]]
    lines += [_gone(fact, card.lang) for fact in card.gone[:FACTS_SHOWN]]
    hidden = len(card.facts) - FACTS_SHOWN
    if hidden > 0:
        lines.append(Words(card.lang, "contract_card", number=hidden)["more"])
    return [blocks.section(text) for text in together(lines)]


def together(lines: list[Mrkdwn]) -> list[str]:
    """Lines in as few texts as fit into a section each."""
    texts: list[str] = []
    for line in lines:
        if texts and len(texts[-1]) + len(line) < _SECTION_TEXT:
            texts[-1] += f"\n{line}"
        else:
            texts.append(blocks.cut(line, _SECTION_TEXT))
    return texts


def _line(fact: CardFact, lang: str) -> Mrkdwn:
    values = {
        "name": field_label(fact.field, lang),
        "shown": blocks.cut(shown(fact.field, fact.value, lang), 200),
        "was": shown(fact.field, fact.was, lang) if fact.was is not None else "",
        "quote": blocks.cut(fact.quote, QUOTE_SHOWN) if fact.quote else "",
    }
    return Words(lang, "contract_card", fact=fact, **values)["fact"]


def _gone(fact: CardFact, lang: str) -> Mrkdwn:
    name = field_label(fact.field, lang)
    return Words(lang, "contract_card", name=name, shown=shown(fact.field, fact.value, lang))["gone"]


def _decisions(card: Card) -> list[Block]:
    lines = [
        Words(card.lang, "contract_card", who=_who(who, card.lang), state=state, count=count)["decided"]
        for who, state, count in card.decided
    ]
    return [blocks.context(" · ".join(lines))] if lines else []


def _refused(card: Card) -> Mrkdwn:
    return Words(card.lang, "contract_card", who=_who(card.refused_by or "", card.lang))["refused"]


def _who(person: str, lang: str) -> Mrkdwn:
    return Mrkdwn(f"<@{person}>") if person[:1] in ("U", "W") else Words(lang, "contract_card")["terminal"]


def _buttons(card: Card, words: Words) -> Block:
    value = f"{card.contract}:{card.reading}"
    correct = blocks.button(words.plain("correct"), "correct_contract", value)
    undo = [blocks.button(words.plain("undo"), "undo_contract", value)] if card.decided else []
    if not card.waiting:
        return blocks.actions(correct, *undo)
    confirm = blocks.button(words.plain("confirm"), "confirm_contract", value, style="primary")
    refuse = blocks.button(words.plain("refuse"), "refuse_contract", value, style="danger")
    return blocks.actions(confirm, correct, *undo, refuse | {"confirm": _sure(words)})


def _sure(words: Words) -> Block:
    return {
        "title": blocks.plain(words.plain("sure_title"), 100),
        "text": blocks.plain(words.plain("sure"), 300),
        "confirm": blocks.plain(words.plain("sure_yes"), 30),
        "deny": blocks.plain(words.plain("sure_no"), 30),
        "style": "danger",
    }
