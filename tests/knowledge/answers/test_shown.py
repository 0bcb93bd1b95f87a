"""What of an answer is shown: the sentence that answers, the few beside it, the row of a table with its heads."""

import pytest

from knowledge.answers.citing.table_rows import row_at
from knowledge.answers.citing.values import ANSWERED, Answer, Citation
from knowledge.answers.passages.shown import COLUMNS, _shown
from knowledge.rules.language.columns import columns

TABLE = "Levels\nLevel | Call back | Repair\nLevel A | 1 hour | 1 day\nLevel B | 2 hours | 3 days\nThe end."
SHEET = "Offer | \nNumber | Q-7\nItem | Seats | Each year\nPlanner | 7 | 900.00"


def show(question, quote, text="", heading="9. Stock"):
    citation = Citation(1, "f.md", "Stock guide", heading, None, 0, len(quote), quote)
    answer = Answer(status=ANSWERED, text=text or quote, lang="en", confidence=0.9, citations=(citation,))
    return _shown(question, answer, 0, quote)


@pytest.mark.parametrize(
    ("text", "line", "heads"),
    [
        (TABLE, "Level B | 2 hours | 3 days", ("Level", "Call back", "Repair")),
        (TABLE, "Level A | 1 hour | 1 day", ("Level", "Call back", "Repair")),
        (SHEET, "Planner | 7 | 900.00", ("Item", "Seats", "Each year")),
        (SHEET, "Number | Q-7", ()),
        ("1 | 2 | 3\n4 | 5 | 6", "4 | 5 | 6", ()),
    ],
)
def test_a_row_has_the_heads_of_its_columns(text, line, heads):
    start = text.index(line)

    row = row_at(text, start, start + len(line))

    assert heads == row.heads
    assert tuple(line.split(" | ")) == row.cells


def test_a_sentence_is_no_row():
    assert row_at(TABLE, TABLE.index("The end."), len(TABLE)) is None


def test_the_columns_that_a_question_speaks_of_are_meant():
    shown = show("How long until the repair at level B?", TABLE, "Level B | 2 hours | 3 days")

    assert (2,) == shown.row.meant


def test_an_faq_is_shown_by_its_answer_and_never_by_its_question():
    shown = show("May I return a pallet?", "May I return a pallet?\nYes. Write to the stock desk first.")

    assert "Yes. Write to the stock desk first." == shown.said
    assert "?" not in shown.text


def test_a_heading_in_a_passage_is_no_statement():
    quote = "Stock\nThe yard opens at six."

    assert "The yard opens at six." == show("yard stock", quote, "Stock").said


def test_steps_are_said_from_the_first_and_shown_together():
    quote = "Belt stands still\n1. Press the red knob.\n2. Call the hall.\n3. Wait for the lamp."

    shown = show("What if the belt stands still?", quote, "3. Wait for the lamp.", heading="Belt stands still")

    assert "1. Press the red knob." == shown.said
    assert quote.partition("\n")[2] == shown.text


def test_a_sentence_that_leans_on_the_one_before_is_said_from_there():
    quote = "Empty the tray first. Otherwise the pump runs dry and must be sent to the maker for an inspection."

    assert show("pump dry", quote, quote.partition(". ")[2]).said.startswith("Empty the tray")


def test_a_long_clause_is_clipped_to_the_sentences_that_matter():
    quote = "The yard is large and it has been there for a long time now. " * 12 + "The gate closes at nine sharp."

    shown = show("When does the gate close?", quote, "The gate closes at nine sharp.")

    assert "The gate closes at nine sharp." in shown.text
    assert columns(shown.text) <= COLUMNS


def test_of_a_clause_on_another_line_nothing_is_shown():
    quote = "3.1 Claims are made in writing to the office.\n3.2 The office is in Delft and nowhere else at all."

    assert "3.1 Claims are made in writing to the office." == show("how to claim", quote, quote.partition("\n")[0]).text
