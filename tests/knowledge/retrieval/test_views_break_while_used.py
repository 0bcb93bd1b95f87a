"""A view whose files are damaged or deleted while it is used is whole again after the next look."""

import shutil
import sqlite3

import pytest

from knowledge.retrieval.opening import faults_of, open_views
from knowledge.retrieval.views import Probe, ViewBroken
from knowledge.retrieval.views.chroma import ChromaView
from knowledge.retrieval.views.lexical import LexicalView
from knowledge.settings import Settings
from tests.knowledge.retrieval.test_broken_views import ENTRIES

PROBE = Probe("pump number 9", ENTRIES[8].vector)


def lexical(folder):
    return LexicalView(folder / "views" / "lexical.db")


def chroma(folder):
    return ChromaView(folder / "views")


def deleted(folder):
    shutil.rmtree(folder / "views")


def overwritten(folder):
    for file in (folder / "views").rglob("*"):
        if file.is_file() and file.name != "lock":
            file.write_bytes(b"no such thing" * 4000)


def emptied(folder):
    """The tables are gone, as after a restore of something else."""
    for file in (folder / "views").rglob("*"):
        if file.suffix in (".db", ".sqlite3"):
            with sqlite3.connect(file) as other:
                for name in ("state", "collections"):
                    other.execute(f"DROP TABLE IF EXISTS {name}")


@pytest.mark.parametrize("make", [lexical, chroma])
@pytest.mark.parametrize("damage", [deleted, overwritten, emptied])
def test_a_view_that_breaks_while_it_is_used_is_whole_after_a_replay(tmp_path, make, damage):
    view = make(tmp_path)
    view.apply(7, ENTRIES[:200], [])
    damage(tmp_path)

    for _ in range(3):
        view.search(PROBE, lang="en", top=3)
        if view.applied() < 7:
            view.apply(7, ENTRIES[:200], [])
    found = view.search(PROBE, lang="en", top=3)
    view.close()

    assert ENTRIES[8].id in found


def test_a_locked_file_is_not_a_broken_one(tmp_path, monkeypatch):
    monkeypatch.setattr("knowledge.retrieval.views.lexical._BUSY_SECONDS", 0.1)
    view = lexical(tmp_path)
    view.apply(7, ENTRIES[:20], [])
    other = sqlite3.connect(tmp_path / "views" / "lexical.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(ViewBroken, match="locked"):
        view.apply(8, ENTRIES[20:40], [])
    other.execute("ROLLBACK")
    other.close()

    assert (7, 0) == (view.applied(), view.mended)
    view.close()


def test_the_doctor_can_say_which_view_was_broken(tmp_path):
    settings = Settings(home=tmp_path)
    views = open_views(settings, "a model", lasting=True)
    views.close()
    whole = faults_of(settings, "a model", open_views(settings, "a model", lasting=False))
    overwritten(tmp_path)

    views = open_views(settings, "a model", lasting=False)
    found = faults_of(settings, "a model", views)
    views.close()

    assert {} == whole
    assert {"Chroma", "words"} == set(found)
