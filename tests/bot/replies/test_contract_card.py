"""A contract's card: what is only likely is asked about, a few at a time, in both languages, within Slack's limits."""

import json
from dataclasses import asdict, replace

import pytest

from bot.desk.contracts.contract_cards import Card, CardFact, CardSuggestion
from bot.replies.contracts.contract_card import contract_card
from bot.replies.drawing.blocks import fits

LONG = "until the geese have left the marsh and the frost is on the reeds, as the parties have always had it, " * 3


def suggestion(field="expires_on", value="2027-12-31", mark="m1"):
    return CardSuggestion(field, value, "ends on 31 December 2027", 2, mark)


def card(lang="en", **more):
    told = Card(
        contract=7, reading="r", lang=lang, title="Goose Agreement", number="GA-1", vendor="Wildfowl", file="a.md",
        amends=None, base=None, active=True, replaced=False, differs=False, doubts=(), gone=(), decided=(),
        refused_by=None,
        facts=(CardFact("number", "GA-1", "proposed", "No. GA-1", None),), suggestions=(suggestion(),),
    )  # fmt: skip
    return replace(told, **more)


def shown(told):
    return contract_card(json.loads(json.dumps(asdict(told) | {"read": {}, "for": "C0VENDORS"})))


def buttons(message):
    return {e["action_id"]: e for b in message.blocks if b["type"] == "actions" for e in b["elements"]}


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("Perhaps", "right?", "page 2")), ("zh", ("可能是", "对吗", "第 2 页"))]
)
def test_a_suggestion_is_shown_as_a_question_with_its_quote_and_two_buttons(lang, words):
    message = shown(card(lang))

    text = str(message.blocks)
    assert all(word in text for word in (*words, "2027-12-31", "ends on 31 December 2027"))
    assert "7:expires_on:m1" == buttons(message)["accept_suggestion"]["value"]
    assert "7:expires_on:m1" == buttons(message)["refuse_suggestion"]["value"]


def test_three_are_asked_about_at_once_and_the_rest_is_counted():
    fields = ("expires_on", "effective_on", "signed_on", "last_opt_out_on", "term")
    message = shown(card(suggestions=tuple(suggestion(field) for field in fields)))

    assert 3 == sum("accept_suggestion" in str(block) for block in message.blocks)
    assert "2 more" in str(message.blocks)


def test_a_card_without_decisions_has_nothing_to_undo():
    before, after = (buttons(shown(card(decided=decided))) for decided in ((), (("U0ROSS", "corrected", 1),)))

    assert "undo_contract" not in before
    assert "undo_contract" in after


def test_a_card_written_before_there_were_suggestions_is_still_shown():
    payload = json.loads(json.dumps(asdict(card()))) | {"read": {}, "for": "C0VENDORS"}
    del payload["suggestions"]

    assert "accept_suggestion" not in str(contract_card(payload).blocks)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_longest_card_fits_slack(lang):
    facts = tuple(CardFact(f"credits[{n}]", {"when": LONG, "percent": 5.0, "of": "annual_fee", "cap_percent": 9.0},
                           "proposed", LONG, n) for n in range(60))  # fmt: skip
    doubts = tuple({"kind": "not_stated", "field": "expires_on"} for _ in range(20))
    several = tuple(replace(suggestion("governing_law", LONG, f"m{n}"), quote=LONG) for n in range(9))

    message = shown(card(lang, facts=facts, doubts=doubts, suggestions=several, title=LONG))

    assert fits(message.blocks)
    assert "accept_suggestion" in buttons(message)
    assert "confirm_contract" in buttons(message)


@pytest.mark.parametrize("field", ["expires_on", "auto_renews", "notice_period", "annual_fee"])
def test_a_field_at_the_beginning_of_a_line_is_written_as_a_sentence_begins(field):
    value = {"amount": "5.00", "currency": "EUR"} if field == "annual_fee" else "P30D" if "period" in field else "x"
    doubt = {"kind": "not_stated", "field": "renewal_term"}

    message = shown(card(facts=(CardFact(field, value, "proposed", "quoted", None),), doubts=(doubt,), suggestions=()))

    lines = [line for b in message.blocks if "text" in b for line in b["text"]["text"].splitlines() if "• " in line]
    assert 2 == len(lines)
    assert all(line.partition("• ")[2][0].isupper() for line in lines)
