"""Every function that reads people's text or a document grows no faster than what it reads: found by its signature."""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from indexer.facts import extract
from indexer.facts.document.bounds import LONGEST_LINE, bounded
from indexer.parsed import Parsed
from knowledge.errors import DeskError
from tests.growing import MOST, grows

PACKAGES = (
    "knowledge.rules",
    "knowledge.answers",
    "knowledge.asked",
    "knowledge.triage",
    "indexer.facts",
    "indexer.prices",
)
CLAUSES = (
    "a", "1", " ", "\n", "a ", "A ", "A Ltd ", "(a", '"', "10 days ", "two hundred ", "1,", "EUR 1 ", "一", "年",
    "甲方:", "P1 ", "the term ", "|a ", ". A", "from 1 ", "由1", "how often ", "什么时候",
)  # fmt: skip
"""What questions, cells and clauses are made of."""
EACH = 1 if os.environ.get("VENDORDESK_LONG") else 2

HEAD = 'Support Agreement\nThis agreement is made between X Ltd (the "Supplier") and Y plc (the "Customer").\n'


def modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        paths = importlib.import_module(package).__path__
        yield from (importlib.import_module(found.name) for found in pkgutil.walk_packages(paths, f"{package}."))


def readers() -> dict[str, Callable[[str], object]]:
    """Public functions that take one text and need nothing else, by their full name."""
    found = {}
    for module in modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and takes_text(function):
                found[f"{module.__name__}.{name}"] = function
    return found


def takes_text(function: Callable[..., object]) -> bool:
    needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    return len(needed) == 1 and needed[0].annotation is str


READERS = readers()


def tried(function: Callable[[str], object]) -> Callable[[str], object]:
    """The function, whose refusal of a text is an answer too: foreseen, or because it knows no such name."""

    def work(text: str) -> object:
        try:
            return function(text)
        except (DeskError, ValueError, LookupError):
            return None

    return work


def test_the_readers_of_values_are_among_them() -> None:
    wanted = {"dates.find_dates", "durations.find_durations", "money.find_money"}
    wanted |= {"percent.find_percents", "limits.find_limits"}

    assert wanted <= {name.removeprefix("indexer.facts.notation.") for name in READERS}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_of_text_grows_with_its_text(name: str) -> None:
    work = tried(READERS[name])
    grown = {atom: grows(work, atom, length=2_000) for atom in CLAUSES[::EACH]}

    assert {} == {atom: ratio for atom, ratio in grown.items() if ratio > MOST}


@pytest.mark.parametrize("atom", ["1", "\n", "a ", "A Ltd ", "一", "P1 ", "the term ", "law of A "])
def test_reading_a_contract_grows_with_the_contract(atom: str) -> None:
    ratio = grows(lambda text: extract(Parsed(text, "")), atom, length=2 * LONGEST_LINE, around=HEAD + "{}")

    assert ratio <= MOST


def test_what_is_longer_than_anybody_writes_is_broken_and_keeps_its_places() -> None:
    text = f"{'1' * 500} {'a ' * 5_000}. Then {' ' * 900} end"

    actual = bounded(text)

    assert len(text) == len(actual)
    assert actual.endswith(" end")
    assert LONGEST_LINE >= max(len(line) for line in actual.split("\n"))
    assert "1" * 65 not in actual
