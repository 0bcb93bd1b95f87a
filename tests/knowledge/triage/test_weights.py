"""The weights that ship belong to the examples that ship, and stay small."""

import json
from pathlib import Path

import pytest

from knowledge.triage import fitting
from knowledge.triage.labelled import digest, examples
from knowledge.triage.matching import Message, best_clause, shipped_match
from knowledge.triage.reading import shipped
from knowledge.triage.values import IMPACTS, SEVERITIES

SCHEME = (
    ("Red", "Work at a plant stands still, or data is lost."),
    ("Amber", "A main function fails, or a plant works at reduced speed."),
    ("Grey", "Questions, wishes and matters of looks."),
)


def test_the_weights_were_made_from_the_examples_as_they_are():
    told = json.loads((fitting.FOLDER / "match.json").read_text(encoding="utf-8"))

    assert digest(examples()) == told["examples"], "run python -m knowledge.triage.fitting"


def test_the_weights_are_small():
    assert sum(path.stat().st_size for path in Path(fitting.FOLDER).iterdir()) < 10_000_000


def test_no_example_says_what_the_lists_do_not_know():
    assert {one.severity for one in examples()} <= {*SEVERITIES, None}
    assert {name for one in examples() for name in one.impacts} <= set(IMPACTS)


@pytest.mark.parametrize(
    ("text", "level", "impact"),
    [
        (
            "all three kilns stand still since four, no recipe comes through, nobody can do anything",
            "Red",
            "nobody_can",
        ),
        ("只有我这台电脑的报表标题字体太小，不好看，有空改一下", "Grey", "cosmetic"),
        ("how do I change the colour of the header? just a question", "Grey", "question"),
    ],
)
def test_a_message_is_matched_by_meaning_with_definitions_never_seen(embedder, text, level, impact):
    levels = fitting.Definitions(shipped(), embedder).of(SCHEME)
    vector = embedder.queries([text])
    reading = shipped().read([shipped().example(text, vector[0], model=embedder.name)])[0]
    message = Message(text, shipped().centred(vector)[0], reading)

    shares = shipped_match().shares(message, levels)

    assert level == SCHEME[int(shares.argmax())][0]
    assert reading.says(impact) > 0.5


def test_the_words_that_match_are_one_case_of_the_definition(embedder):
    levels = fitting.Definitions(shipped(), embedder).of(SCHEME)
    text = "four hundred orders of last week are gone from the system, the data is lost for good"
    vector = embedder.queries([text])
    reading = shipped().read([shipped().example(text, vector[0], model=embedder.name)])[0]

    clause = levels[0].level.clauses[best_clause(Message(text, shipped().centred(vector)[0], reading), levels[0])]

    assert "data is lost" in clause


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("could somebody tell us when the next training for buyers takes place? no hurry", False),
        ("all three ovens stand still since four, nobody can do anything", True),
    ],
)
def test_a_question_has_no_level_where_the_levels_speak_of_faults_alone(embedder, text, fits):
    scheme = (("Class 1", "Work at a plant stands still."), ("Class 2", "A function fails and there is no way round."))
    levels = fitting.Definitions(shipped(), embedder).of(scheme)
    vector = embedder.queries([text])
    reading = shipped().read([shipped().example(text, vector[0], model=embedder.name)])[0]

    shares = shipped_match().shares(Message(text, shipped().centred(vector)[0], reading), levels)

    assert fits == (int(shares.argmax()) < len(levels))
