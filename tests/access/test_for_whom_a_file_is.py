"""A file is for those for whom somebody said it is; one of which nobody has said anything is closed."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cli.running.playing import audience_in
from bot.playground.sample.company import DOCUMENTS, sample_company
from indexer.sync import learn
from knowledge.records.db import Database
from knowledge.records.documents.documents import Document
from knowledge.rules.access import ANYONE, CLOSED, TERMINAL, Asker
from knowledge.settings import Settings
from tests.embedders import HashedWords

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def learned(database, *paths, **said):
    return learn(database, HashedWords(), paths, now=NOW, **said)


def audiences(database):
    with database.reading() as session:
        return dict(session.execute(select(Document.name, Document.audience)).all())


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "files" / "tariff.md"
    file.parent.mkdir()
    file.write_text("# Tariff\n\nThe pump licence costs 7,113 euros a year.\n", encoding="utf-8")
    return file


def test_a_file_of_which_nobody_has_said_anything_is_closed(database, file):
    report = learned(database, file.parent)

    assert {"tariff.md": CLOSED} == audiences(database)
    assert 1 == report.closed


@pytest.mark.parametrize(
    ("asker", "reads"),
    [(ANYONE, False), (Asker(role="procurement", audiences=frozenset({"buying"})), False), (Asker(role="admin"), True),
     (TERMINAL, True)],
)  # fmt: skip
def test_what_is_closed_is_read_by_the_terminal_and_administrators_alone(asker, reads):
    assert reads == asker.may_read(CLOSED)


def test_the_settings_say_for_whom_files_are_of_which_nothing_else_is_said(database, file):
    learned(database, file.parent, unsaid="everyone")

    assert {"tariff.md": "everyone"} == audiences(database)


def test_what_was_said_of_a_file_stays_when_it_is_read_again(database, file):
    learned(database, file.parent, audience=lambda path: "buying")
    file.write_text("# Tariff\n\nThe pump licence costs 8,224 euros a year.\n", encoding="utf-8")

    learned(database, file.parent, unsaid="everyone")

    assert {"tariff.md": "buying"} == audiences(database)


def test_a_file_is_for_others_as_soon_as_that_is_said_though_it_has_not_changed(database, file):
    learned(database, file.parent, audience=lambda path: "everyone")

    again = learned(database, file.parent, audience=lambda path: "buying")

    assert 1 == again.summary()["files"]["unchanged"]
    assert {"tariff.md": "buying"} == audiences(database)


def test_a_home_that_was_typed_as_a_relative_path_keeps_the_sample_companys_quotes_for_procurement(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    settings, company = Settings(home=Path("var/play")), sample_company()
    folder = settings.folder / "documents"
    quotes = [one for one in company.documents if one.audience != "everyone"]
    for one in quotes:
        (folder / one.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(DOCUMENTS / one.path, folder / one.path)
    database = Database(settings.database_url)
    database.migrate()

    learned(database, folder, audience=audience_in(folder, company))

    assert quotes
    assert {Path(one.path).name: one.audience for one in quotes} == audiences(database)
    database.close()


def test_a_home_that_showed_quotes_to_everyone_is_mended_at_the_next_start(database, file):
    learned(database, file.parent, unsaid="everyone")

    learned(database, file.parent, audience={file: "buying"}.get)

    assert {"tariff.md": "buying"} == audiences(database)
