"""What a refusal says: what it looked for, which contracts are known, and the nearest thing that has to do with it."""

import pytest

from knowledge.answers.citing.values import ANSWERED, NOT_FOUND, Answer, Citation, Sought
from knowledge.answers.facts.refusal import with_refusal
from knowledge.answers.question.in_thread import understood
from tests.knowledge.answers.test_in_thread import ALL


def refused(question, *, reason="no_evidence", near="The lift is inspected each spring."):
    nearest = (Citation(9, "f.md", "Guide", "Lifts", None, 0, len(near), near),)
    answer = Answer(status=NOT_FOUND, text="", lang="en", confidence=0.2, nearest=nearest, reason=reason)
    return with_refusal(answer, understood(question, [], None, ALL), ALL)


DEPOT = ("Orbitale Depot Support Agreement", "Orbitale Depot Licence")


@pytest.mark.parametrize(
    ("question", "sought"),
    [
        ("What penalty does Orbitale pay if the lifts fail?", Sought((), ("penalty", "lifts"), DEPOT)),
        ("What is the annual fee of Orbitale?", Sought(("annual_fee",), ("annual", "fee"), DEPOT)),
        ("How fast do they respond to a P4 at Orbitale?", Sought(("response",), ("respond", "P4"), DEPOT, "P4")),
        ("Who won the boat race?", Sought((), ("won", "boat", "race"), ())),
    ],
)
def test_a_refusal_says_what_was_looked_for_and_what_is_known(question, sought):
    found = refused(question).sought

    assert (sought.fields, sought.known, sought.level) == (found.fields, found.known, found.level)
    assert set(sought.words) >= set(found.words)
    assert found.words


def test_the_nearest_passage_is_shown_where_it_has_to_do_with_the_question():
    assert 1 == len(refused("What penalty does Orbitale pay if the lifts fail?").nearest)
    assert () == refused("What is the colour of the Orbitale logo?").nearest


def test_an_answer_and_another_refusal_are_left_as_they_are():
    answer = Answer(status=ANSWERED, text="x", lang="en", confidence=0.9)

    assert answer is with_refusal(answer, understood("x?", [], None, ALL), ALL)
    assert Sought() == refused("x?", reason="unknown_name").sought
