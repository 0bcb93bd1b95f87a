"""A contract is known by what it says, not by where its file lies: moved, filed twice, or no longer readable."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from indexer.moves import moved
from indexer.sync import learn
from knowledge.records.contracts import contract_files, contracts, proposals
from knowledge.records.contracts.contracts import CONFIRMED, Contract
from knowledge.records.db import Database
from knowledge.records.documents import documents, passages
from knowledge.records.documents.documents import Document
from knowledge.rules.access import TERMINAL
from tests.embedders import HashedWords

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TERMS = """# Maintenance Agreement

Contract No.: TW-{number}

This agreement is made between Tarn Software Ltd (the "Supplier") and Weir Mills plc (the "Customer").

## Term
This agreement starts on 1 June 2026 and ends on {end}. It renews automatically for one year unless either party gives
sixty (60) days' written notice before the end.

## Fees
The annual fee is GBP 9,400, payable in advance.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    folder.mkdir()
    write(folder / "tarn.md")
    return folder


def write(path: Path, number: str = "118", end: str = "31 May 2027", more: str = "") -> None:
    path.write_text(TERMS.format(number=number, end=end) + more, encoding="utf-8")


def run(database: Database, *paths: Path, later: int = 0):
    return learn(database, HashedWords(), paths, now=NOW + timedelta(days=later), unsaid="everyone")


def confirm(database: Database) -> int:
    with database.sessions.begin() as session:
        contract = session.scalars(select(Contract)).one()
        contract.owner = "U0ROSS"
        return proposals.confirm(contract, by="U0ROSS", now=NOW)


def register(database: Database):
    """Of each living contract: owner, confirmed facts, names of its files."""
    with database.reading() as session:
        return [
            (
                contract.owner,
                sum(f.state == CONFIRMED for f in contract.facts if f.replaced_at is None),
                [document.name for document in contract_files.files_of(session, contract, TERMINAL)],
            )
            for contract in contracts.living(session)
        ]


def test_a_renamed_file_keeps_owner_and_confirmed_facts(database: Database, folder: Path) -> None:
    run(database, folder)
    count = confirm(database)
    (folder / "tarn.md").rename(folder / "weir.md")

    report = run(database, folder)

    assert [("U0ROSS", count, ["weir.md"])] == register(database)
    assert {"added": 0, "changed": 0, "unchanged": 1, "removed": 0, "failed": 0} == report.summary()["files"]


def test_a_folder_moved_elsewhere_keeps_them_too(database: Database, folder: Path, tmp_path: Path) -> None:
    run(database, folder)
    count = confirm(database)
    shutil.move(folder, tmp_path / "archive")

    run(database, tmp_path / "archive")

    assert [("U0ROSS", count, ["tarn.md"])] == register(database)


def test_a_file_gone_for_one_run_and_back_elsewhere_keeps_them(database: Database, folder: Path) -> None:
    run(database, folder)
    count = confirm(database)
    text = (folder / "tarn.md").read_bytes()
    (folder / "tarn.md").unlink()
    run(database, folder)
    (folder / "back.md").write_bytes(text)

    run(database, folder)

    assert [("U0ROSS", count, ["back.md"])] == register(database)
    with database.reading() as session:
        assert passages.count(session) > 0


def test_a_file_renamed_and_edited_at_once_is_known_by_its_number(database: Database, folder: Path) -> None:
    run(database, folder)
    count = confirm(database)
    (folder / "tarn.md").unlink()
    write(folder / "tarn-signed.md", more="\nSigned in Leeds.\n")

    run(database, folder)

    assert [("U0ROSS", count, ["tarn-signed.md"])] == register(database)


def test_one_contract_in_two_files_is_one_contract(database: Database, folder: Path) -> None:
    shutil.copy(folder / "tarn.md", folder / "copy.md")
    write(folder / "scan.md", more="\nSigned in Leeds.\n")

    run(database, folder)

    assert [(None, 0, ["copy.md", "scan.md", "tarn.md"])] == [
        (owner, count, sorted(files)) for owner, count, files in register(database)
    ]


def test_the_other_file_stands_for_the_contract_when_the_first_is_removed(database: Database, folder: Path) -> None:
    run(database, folder)
    write(folder / "scan.md", more="\nSigned in Leeds.\n")
    run(database, folder)
    count = confirm(database)
    (folder / "tarn.md").unlink()

    run(database, folder)

    assert [("U0ROSS", count, ["scan.md"])] == register(database)
    with database.reading() as session:
        contract = session.scalars(select(Contract)).one()
        for fact in contract.facts:
            if fact.replaced_at is None and fact.quote:
                quote = fact.quote
                assert contract.document.text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("other", [{"number": "119"}, {"end": "31 May 2028"}])
def test_contracts_of_another_number_or_other_dates_are_two(database: Database, folder: Path, other) -> None:
    write(folder / "other.md", **other)

    run(database, folder)

    assert 2 == len(register(database))


def test_files_for_different_people_are_not_joined(database: Database, folder: Path) -> None:
    write(folder / "closed.md", more="\nSigned in Leeds.\n")

    learn(
        database,
        HashedWords(),
        [folder],
        now=NOW,
        audience=lambda path: "closed" if path.name == "closed.md" else "everyone",
    )

    assert 2 == len(register(database))


def test_a_file_whose_new_version_cannot_be_read_is_marked_until_it_can(database: Database, folder: Path) -> None:
    run(database, folder)
    kept = (folder / "tarn.md").read_bytes()
    (folder / "tarn.md").write_bytes(bytes(range(1, 256)) * 40)
    run(database, folder, later=1)
    run(database, folder, later=2)
    with database.reading() as session:
        since = session.scalars(select(Document)).one().unread_since
    (folder / "tarn.md").write_bytes(kept)

    run(database, folder, later=3)

    assert NOW + timedelta(days=1) == since
    with database.reading() as session:
        assert documents.living(session)[0].unread_since is None


def test_each_address_is_paired_once_and_equal_names_first() -> None:
    gone = {"/a/x.md": "1-4", "/a/y.md": "1-3", "/a/z.md": "2-4"}
    new = {"/b/y.md": "1-4", "/b/q.md": "1-4", "/b/new.md": "3-4"}

    assert [("/a/y.md", "/b/y.md"), ("/a/x.md", "/b/q.md")] == moved(gone, new)
