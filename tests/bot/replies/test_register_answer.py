"""Answers about several contracts on Slack: a sentence, a table, and each row's clause behind a button."""

from dataclasses import asdict

import pytest

from bot.playground.checks.blocks import message_problems
from bot.replies.answers.answers import answer_message
from bot.replies.answers.register_answer import LISTED, register_text
from bot.replies.rendering import render
from knowledge.answers import ANSWERED, Answer, Citation, RegisterRow, RegisterTable, StatedFact
from knowledge.answers.citing.tables import Called
from knowledge.asked import FIELDS, NO_FIELD
from knowledge.rules.questions.register_query import Sum


def _answer(rows=2, lang="en", **table):
    fee = {"amount": "1234.50", "currency": "EUR"}
    made = tuple(
        RegisterRow(f"Paper {n}", f"N-{n}", "Sarn", n, ((StatedFact(f"N-{n}", "annual_fee", fee, "proposed"),),), n)
        for n in range(rows)
    )
    cited = tuple(Citation(n, "a.md", "A", "", None, 0, 9, "fee clause") for n in range(rows))
    facts = tuple(fact for row in made for cell in row.cells for fact in cell)
    given = {"kind": "list", "columns": ("annual_fee",), "rows": made} | table
    return Answer(
        status=ANSWERED, text="x", lang=lang, confidence=0.9, citations=cited, facts=facts, reason="list",
        table=RegisterTable(**given),
    )  # fmt: skip


def _buttons(message):
    return [one for block in message.blocks if block["type"] == "actions" for one in block["elements"]]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ["list", "count", "sum", "compare", "earliest", "draft", "who"])
@pytest.mark.parametrize("rows", [2, LISTED + 9])
def test_slack_takes_the_message(lang, kind, rows):
    letter = "opt_out" if kind == "draft" else ""
    people = (Called("Sarn", "hotline", 1, "Desk", "+49 1", ""), Called("Paper", "owner", 0, "Ida", "", "", "U7"))
    answer = _answer(
        rows, lang, kind=kind, sums=(Sum("EUR", "2469.00", 2),), silent=("Paper 9",), unsure=("Paper 1",),
        letter=letter, people=people if kind == "who" else (),
    )  # fmt: skip

    assert [] == message_problems(list(answer_message(answer, question_id=1).blocks))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("column", [field for field in FIELDS if field != NO_FIELD])
def test_every_field_that_may_be_asked_for_has_a_name_at_the_head_of_its_column(lang, column):
    answer = _answer(lang=lang, kind="compare", columns=(column,))

    shown = next(block for block in answer_message(answer, question_id=1).blocks if block["type"] == "table")

    assert "sla" not in str(shown["rows"][0])
    assert "_" not in shown["rows"][0][2]["text"]


def test_each_row_opens_its_own_clause():
    buttons = _buttons(answer_message(_answer(3), question_id=8))

    assert ["8:0", "8:1", "8:2"] == [one["value"] for one in buttons]
    assert 3 == len({one["action_id"] for one in buttons})


def test_a_sum_says_what_is_missing_and_what_nobody_has_confirmed():
    answer = _answer(kind="sum", sums=(Sum("EUR", "2469.00", 2),), silent=("Paper 9",), unsure=("Paper 1",))

    text = register_text(answer, answer.table)

    assert "EUR 2,469.00" in text
    assert "Not stated, so not in the sum: Paper 9" in text
    assert "not yet confirmed by a person: Paper 1" in text


def test_a_long_list_says_how_many_more_there_are():
    message = answer_message(_answer(LISTED + 4), question_id=1)

    assert LISTED + 1 == len(next(block for block in message.blocks if block["type"] == "table")["rows"])
    assert "4 more" in str(message.blocks)


def test_an_answer_from_the_outbox_looks_as_it_did():
    answer = _answer(kind="sum", sums=(Sum("EUR", "2469.00", 2),))

    assert answer_message(answer, question_id=3) == render("answer", {"question": 3, "answer": asdict(answer)})
