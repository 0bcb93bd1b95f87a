"""Views are thrown away and built anew where their files are broken: nothing in them is not in SQL."""

import numpy as np
import pytest

from knowledge.retrieval.views import Entry, Probe
from knowledge.retrieval.views.chroma import ChromaView
from knowledge.retrieval.views.lexical import LexicalView

RNG = np.random.default_rng(5)
ENTRIES = [Entry(n, "en", f"pump number {n}", RNG.normal(size=8).astype(np.float32)) for n in range(1, 2001)]
DAMAGES = {
    "other bytes": lambda file: file.write_bytes(b"no such thing" * 40),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "empty": lambda file: file.write_bytes(b""),
    "gone": lambda file: file.unlink(),
}


def whole(view):
    """The view after it has caught up by replay, if it is not up to date; it finds what it holds."""
    if view.applied() < 7:
        view.apply(7, ENTRIES, [])
    found = view.search(Probe("pump number 9", ENTRIES[8].vector), lang="en", top=3)
    view.close()
    return ENTRIES[8].id in found


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_lexical_view_is_built_anew(tmp_path, damage):
    file = tmp_path / "lexical.db"
    assert whole(LexicalView(file))

    DAMAGES[damage](file)

    assert whole(LexicalView(file))
    assert whole(LexicalView(file))


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["state.json", "chroma.sqlite3", "*.bin", "*.pickle"])
def test_a_broken_chroma_view_is_built_anew(tmp_path, name, damage):
    if (name, damage) == ("*.bin", "cut short"):
        pytest.skip("Chroma does not always notice a shortened vector file when it is opened, only when it is searched")
    assert whole(ChromaView(tmp_path))
    files = list(tmp_path.rglob(name))

    for file in files:
        DAMAGES[damage](file)

    assert whole(ChromaView(tmp_path))
    assert whole(ChromaView(tmp_path))
