"""Foreseen errors are said in the reader's language: none is raised without its sentence, none is left untranslated."""

import ast
import pickle
import re
from pathlib import Path
from string import Formatter

import pytest

from bot.desk.renewals.renewal_pipeline import BASES
from bot.desk.tickets.tickets import CHECKS
from indexer.parsers.sniffing import FOREIGN
from knowledge import errors
from knowledge.errors import Conflict, NotFound, UnreadableFile
from knowledge.records.tickets.tickets import CLAIMED, OPEN, WAIVED
from knowledge.rules.clocks.ticket_states import ALLOWED
from knowledge.rules.clocks.ticket_terms import MILESTONES
from knowledge.rules.renewal.renewal_checklists import CHECKLISTS
from knowledge.rules.renewal.renewal_guards import Decision
from knowledge.sentences import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2]
ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
KINDS = [kind for kind in catalogue("en") if kind != "words"]
REFUSABLE = set().union(*ALLOWED.values()) - set.intersection(*ALLOWED.values())


def raised():
    """Every error that the code makes: where, its kind, the names of its values."""
    for package in ("bot", "indexer", "knowledge"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def values_of(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize(("where", "call"), list(raised()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_error_has_a_sentence_that_says_its_values(where, call):
    kind, given = call.args[0].value, {keyword.arg for keyword in call.keywords}

    assert values_of(catalogue("en")[kind]) == given - {"file"}


def test_every_sentence_is_said_somewhere():
    said = {call.args[0].value for _, call in raised()}

    assert set(KINDS) == said


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same_in_one_line(kind):
    english, chinese = (catalogue(lang)[kind] for lang in ("en", "zh"))

    assert values_of(english) == values_of(chinese)
    assert re.fullmatch(r"[^\n]+\.", english) and not re.search(r"[\u4e00-\u9fff]", english)
    assert re.fullmatch(r"[^\n]+。", chinese) and re.search(r"[\u4e00-\u9fff]", chinese)


def test_no_language_has_a_kind_of_its_own():
    assert {frozenset(catalogue("en"))} == {frozenset(catalogue(lang)) for lang in LANGUAGES}


@pytest.mark.parametrize(
    "word",
    sorted({
        *ALLOWED, *REFUSABLE, *MILESTONES, *CHECKS, OPEN, CLAIMED, WAIVED, *Decision, *BASES, *FOREIGN.values(),
        *(item for items in CHECKLISTS.values() for item in items),
    }),
)  # fmt: skip
def test_what_a_sentence_takes_as_a_word_is_said_in_chinese(word):
    assert word in catalogue("zh")["words"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Ticket 7 is in progress: it cannot be “milestone met” now."),
        ("zh", "工单 7 现在的状态是“供应商处理中”，不能记“达成某一项”。"),
        ("fr", "Ticket 7 is in progress: it cannot be “milestone met” now."),
    ],
)
def test_values_that_are_words_are_said_in_the_language(lang, said):
    assert said == Conflict("step_refused", ticket=7, status="in_progress", step="milestone_met").said(lang)


@pytest.mark.parametrize(("lang", "said"), [("en", "growth, kpis."), ("zh", "业务增长、考核指标。")])
def test_several_values_stand_with_the_language_s_own_commas(lang, said):
    assert said in Conflict("stage_unfinished", left=["growth", "kpis"]).said(lang)


def test_as_text_an_error_is_english_and_a_file_is_named():
    assert "There is no ticket 9; `vendordesk ticket list` shows those there are." == str(
        NotFound("ticket_unknown", ticket=9)
    )
    assert "a.pdf: The PDF has 9,999 pages; at most 2,000 are read; split it up." == str(
        UnreadableFile("pdf_too_long", file="a.pdf", pages=9999, most=2000)
    )


def test_an_error_outlives_being_carried_between_processes():
    error = UnreadableFile("pdf_damaged", file="a.pdf")

    assert str(error) == str(pickle.loads(pickle.dumps(error)))
