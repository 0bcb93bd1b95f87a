"""An answer on Slack: one sentence first, one short quote, the rest behind *More*."""

import json
from dataclasses import asdict, replace

import pytest

from bot.playground.checks.blocks import message_problems
from bot.replies.answers.answer_views import more_view
from bot.replies.answers.answers import answer_message
from bot.replies.drawing import blocks
from bot.replies.rendering import render
from knowledge.answers import ANSWERED, CONFLICT, NOT_FOUND, Answer, Choice, Citation, Row, Shown, Sought, StatedFact


def cited(quote, *, says="answer", file="hub_support.pdf", heading="6. Levels"):
    return Citation(1, file, "Hub support agreement", heading, 2, 0, len(quote), quote, passage=1, says=says)


def answered(text="", *citations, lang="en", status=ANSWERED, **more):
    return Answer(status=status, text=text, lang=lang, confidence=0.9, citations=citations, **more)


def said(message):
    return message.blocks[0]["text"]["text"]


def kinds(message):
    return [block["type"] for block in message.blocks]


PROMISE = {"level": "Level B", "milestone": "response", "within": "PT4H", "clock": "business"}


@pytest.mark.parametrize(
    ("field", "value", "en", "zh"),
    [
        (
            "sla[1]",
            PROMISE,
            "Level B: first response within 4 hours, in support hours.",
            "Level B：首次响应不超过 4 小时",
        ),
        ("expires_on", "2028-05-31", "It ends on 2028-05-31.", "2028-05-31 到期。"),
        ("auto_renews", False, "It does not renew by itself.", "不会自动续期。"),
        ("annual_fee", {"amount": "1250", "currency": "EUR"}, "The annual fee is EUR 1,250.00.", "年费 EUR 1,250.00。"),
        ("notice_period", "P45D", "Notice is due 45 days ahead.", "须提前 45 天通知。"),
    ],
)
def test_a_fact_is_said_in_one_sentence_in_both_languages(field, value, en, zh):
    fact = StatedFact("Hub support agreement", field, value, "confirmed")

    assert en == said(answer_message(answered("x", cited("x"), facts=(fact,)), question_id=1))
    assert zh in said(answer_message(answered("x", cited("x"), facts=(fact,), lang="zh"), question_id=1))


def test_a_row_of_a_table_becomes_words_and_a_small_table():
    row = Row(("Level", "Call back", "Repair"), ("Level B", "2 hours", "3 days"), meant=(2,))
    answer = answered("Level B | 2 hours | 3 days", cited("Level B | 2 hours | 3 days"))

    message = answer_message(_with(answer, Shown(0, answer.text, row)), question_id=1)

    assert "Level B: Repair 3 days." == said(message)
    table = message.blocks[kinds(message).index("table")]
    assert [["Level", "Call back", "Repair"], ["Level B", "2 hours", "3 days"]] == [
        [cell["text"] for cell in line] for line in table["rows"]
    ]
    assert " | " not in json.dumps(message.blocks)


def test_a_sentence_that_is_all_there_is_to_quote_is_not_said_twice():
    clause = "7.2 A claim reaches the vendor within sixty days."
    message = answer_message(_with(answered(clause, cited(clause)), Shown(0, clause, said=clause)), question_id=1)

    assert ["section", "context", "actions", "context_actions"] == kinds(message)
    assert "A claim reaches the vendor within sixty days." == said(message)
    assert "open_clause" in json.dumps(message.blocks)


def test_where_documents_disagree_both_are_quoted_and_it_is_said_which_holds():
    holds, other = (
        cited("Notice is due ninety days ahead.", says="in_force"),
        cited("A month is enough.", says="disagrees"),
    )
    fact = StatedFact("Hub", "notice_period", "P90D", "proposed")
    answer = answered(holds.quote, holds, cited("Something near."), other, status=CONFLICT, facts=(fact,))

    message = answer_message(_with(answer, Shown(0, holds.quote), Shown(2, other.quote)), question_id=1)

    assert said(message).startswith("Notice is due 90 days ahead.")
    assert ":warning:" in said(message)
    assert 2 == len(
        [block for block in message.blocks if block["type"] == "section" and ">" in block["text"]["text"][:1]]
    )
    assert "Something near" not in json.dumps(message.blocks)
    assert "more_of_answer" in json.dumps(message.blocks)


def test_nothing_more_is_offered_where_all_is_shown():
    fact = StatedFact("Hub", "governing_law", "Dutch law", "confirmed")
    answer = answered("Dutch law applies.", cited("Dutch law applies."), facts=(fact,))

    message = answer_message(_with(answer, Shown(0, "Dutch law applies.")), question_id=1)

    assert "more_of_answer" not in json.dumps(message.blocks)


def test_more_shows_each_clause_whole_with_its_tables_in_words():
    view = more_view([cited("Level | Call back | Repair\nLevel B | 2 hours | 3 days"), cited("Second.")], lang="en")

    shown = json.dumps(view["blocks"])
    assert "Level B: Call back 2 hours, Repair 3 days" in shown
    assert "Second." in shown
    assert " | " not in shown


def test_an_answer_is_the_same_after_it_was_kept_in_the_outbox():
    row = Row(("Level", "Call back", "Repair"), ("Level B", "2 hours", "3 days"), meant=(1,))
    answer = _with(
        answered("Level B | 2 hours | 3 days", cited("Level B | 2 hours | 3 days")), Shown(0, "Level B", row)
    )

    kept = json.loads(json.dumps({"question": 1, "answer": asdict(answer)}))

    assert answer_message(answer, question_id=1) == render("answer", kept)


def test_an_answer_kept_before_there_was_a_choice_of_quotes_is_still_shown():
    answer = answered("It stops at noon.", cited("It stops at noon. " * 40))
    kept = json.loads(json.dumps({"question": 1, "answer": asdict(answer)}))
    del kept["answer"]["shown"]

    message = render("answer", kept)

    assert blocks.fits(message.blocks)
    assert "It stops at noon." == said(message)


def _with(answer, *shown):

    return replace(answer, shown=shown)


@pytest.mark.parametrize(("count", "kind"), [(2, "button"), (5, "button"), (6, "static_select"), (90, "static_select")])
def test_a_few_contracts_are_offered_as_buttons_and_many_as_a_menu(count, kind):
    choices = tuple(Choice(n, f"Contract {n} " * 20) for n in range(count))
    answer = Answer(status=NOT_FOUND, text="", lang="en", confidence=0.3, reason="which", choices=choices)

    message = answer_message(answer, question_id=7)

    assert ["section", "actions"] == kinds(message)
    assert {kind} == {element["type"] for element in message.blocks[1]["elements"]}
    assert [] == message_problems(json.loads(json.dumps(message.blocks)))


@pytest.mark.parametrize(
    ("lang", "sought", "says"),
    [
        ("en", Sought((), ("penalty", "lifts"), ("Hub licence",)), "found nothing there on “penalty, lifts”"),
        ("en", Sought(("annual_fee",), ("fee",), ("Hub licence",)), "which states no annual fee"),
        ("en", Sought(("response",), ("P4",), ("A", "B"), "P4"), "which state no P4 first response"),
        ("zh", Sought(("annual_fee",), ("年费",), ("枢纽许可合同",)), "其中没有约定年费"),
        ("zh", Sought((), ("灾备",), ()), "查的是“灾备”"),
    ],
)
def test_a_refusal_says_what_it_looked_for_and_offers_to_ask_the_owner(lang, sought, says):
    answer = Answer(status=NOT_FOUND, text="", lang=lang, confidence=0.2, reason="not_stated", sought=sought)

    message = answer_message(answer, question_id=1)

    assert says in said(message)
    assert "ask_owner" in json.dumps(message.blocks)
    assert message == render("answer", json.loads(json.dumps({"question": 1, "answer": asdict(answer)})))
