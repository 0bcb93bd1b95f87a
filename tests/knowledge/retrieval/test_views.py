"""One suite for every passage view, and a random walk of each beside a plain dict."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from knowledge.errors import NotReady
from knowledge.retrieval.views import Entry, PassageView, Probe
from knowledge.retrieval.views.chroma import ChromaView
from knowledge.retrieval.views.exact import ExactView
from knowledge.retrieval.views.lexical import LexicalView

MAKERS: dict[str, Callable[[Path], PassageView]] = {
    "exact": lambda folder: ExactView(),
    "chroma": lambda folder: ChromaView(folder / "chroma"),
    "lexical": lambda folder: LexicalView(folder / "lexical.db"),
}
AXES = np.eye(8, dtype=np.float32)
WORDS = ["notice", "period", "renewal", "credit", "response", "restore", "invoice", "合同到期"]


def entry(number: int, axis: int, lang: str = "en") -> Entry:
    """A passage about one thing; each also holds the word that all share."""
    vector = AXES[axis] + 0.1
    return Entry(number, lang, f"shared {WORDS[axis]}", vector / np.linalg.norm(vector))


def probe(axis: int) -> Probe:
    return Probe(f"shared {WORDS[axis]}", AXES[axis])


@pytest.fixture(params=MAKERS)
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageView]:
    view = MAKERS[request.param](tmp_path)
    yield view
    view.close()


def test_a_new_view_is_empty(view: PassageView) -> None:
    assert 0 == view.applied()
    assert [] == list(view.langs())
    assert {} == view.search(probe(0), lang="en", top=5)


def test_the_nearest_passage_comes_first(view: PassageView) -> None:
    view.apply(4, [entry(n, n) for n in range(4)], [])

    found = view.search(probe(2), lang="en", top=3)

    assert 2 == next(iter(found))
    assert sorted(found.values(), reverse=True) == list(found.values())
    assert 3 == len(found)


def test_languages_are_searched_apart(view: PassageView) -> None:
    view.apply(2, [entry(1, 7, "zh"), entry(2, 1, "en")], [])

    assert [1] == list(view.search(probe(7), lang="zh", top=5))
    assert [2] == list(view.search(probe(7), lang="en", top=5))
    assert {"en", "zh"} == set(view.langs())


def test_only_permitted_passages_are_found(view: PassageView) -> None:
    view.apply(200, [entry(n, n % 8) for n in range(200)], [])

    found = view.search(probe(3), lang="en", top=5, permitted={7, 11, 12, 500})

    assert 11 == next(iter(found))
    assert {7, 11, 12} == set(found)


def test_a_removed_passage_is_found_no_more(view: PassageView) -> None:
    view.apply(2, [entry(1, 1), entry(2, 2)], [])

    view.apply(3, [], [1])

    assert [2] == list(view.search(probe(1), lang="en", top=5))


def test_a_passage_may_change_its_language_and_words(view: PassageView) -> None:
    view.apply(1, [entry(1, 1, "en")], [])

    view.apply(2, [entry(1, 7, "zh")], [])

    assert {} == view.search(probe(1), lang="en", top=5)
    assert [1] == list(view.search(probe(7), lang="zh", top=5))


def test_applying_again_changes_nothing(view: PassageView) -> None:
    for _ in range(2):
        view.apply(2, [entry(1, 1), entry(2, 2)], [9])

    assert 2 == view.applied()
    assert 2 == len(view.search(probe(1), lang="en", top=5))


def test_a_question_of_signs_finds_or_fails_quietly(view: PassageView) -> None:
    view.apply(1, [entry(1, 1)], [])

    for text in ('"', "NEAR(", "a AND", "*", "？！", "\x00"):
        view.search(Probe(text, AXES[0]), lang="en", top=5)


@pytest.mark.parametrize("kind", ["chroma", "lexical"])
def test_a_kept_view_is_there_after_reopening(kind: str, tmp_path: Path) -> None:
    first = MAKERS[kind](tmp_path)
    first.apply(3, [entry(1, 1), entry(2, 2)], [])
    first.close()

    second = MAKERS[kind](tmp_path)

    assert 3 == second.applied()
    assert 2 == next(iter(second.search(probe(2), lang="en", top=5)))
    second.close()


def test_a_second_process_may_not_open_the_same_chroma_folder(tmp_path: Path) -> None:
    view = ChromaView(tmp_path)
    code = (
        "import sys; from pathlib import Path; from knowledge.errors import NotReady\n"
        "from knowledge.retrieval.views.chroma import ChromaView\n"
        "try: ChromaView(Path(sys.argv[1]))\n"
        "except NotReady: sys.exit(7)"
    )

    assert 7 == subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode
    with pytest.raises(NotReady, match="another running process"):
        ChromaView(tmp_path)
    view.close()


def test_a_passage_that_the_model_has_not_read_is_no_error(tmp_path: Path) -> None:
    for maker in MAKERS.values():
        view = maker(tmp_path)

        view.apply(1, [Entry(1, "en", "shared notice", None)], [])

        assert 1 == view.applied()
        view.close()


class Walk(RuleBasedStateMachine):
    """A view and a dict take the same steps and must find the same passages."""

    maker: Callable[[Path], PassageView]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.view = type(self).maker(Path(self.folder.name))
        self.model: dict[int, tuple[int, str]] = {}
        self.seq = 0

    @rule(
        added=st.dictionaries(st.integers(1, 12), st.tuples(st.integers(0, 7), st.sampled_from(["en", "zh"]))),
        removed=st.sets(st.integers(1, 12)),
    )
    def apply(self, added: dict[int, tuple[int, str]], removed: set[int]) -> None:
        self.seq += 1
        gone = removed - added.keys()
        self.view.apply(self.seq, [entry(n, axis, lang) for n, (axis, lang) in added.items()], gone)
        self.model = {n: v for n, v in (self.model | added).items() if n not in gone}

    @rule()
    def reset(self) -> None:
        self.view.reset()
        self.model, self.seq = {}, 0

    @rule(permitted=st.sets(st.integers(1, 12)), lang=st.sampled_from(["en", "zh"]))
    def search_permitted(self, permitted: set[int], lang: str) -> None:
        found = self.view.search(probe(0), lang=lang, top=50, permitted=permitted)
        assert {n for n, (_, own) in self.model.items() if own == lang and n in permitted} == set(found)

    @invariant()
    def finds_what_the_model_holds(self) -> None:
        assert self.seq == self.view.applied()
        for lang in ("en", "zh"):
            expected = {n for n, (_, own) in self.model.items() if own == lang}
            assert expected == set(self.view.search(probe(1), lang=lang, top=50))

    def teardown(self) -> None:
        self.view.close()
        self.folder.cleanup()


@pytest.mark.parametrize("kind", MAKERS)
def test_a_random_walk_ends_where_the_model_does(kind: str) -> None:
    machine = type(f"Walk{kind}", (Walk,), {"maker": staticmethod(MAKERS[kind])})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
