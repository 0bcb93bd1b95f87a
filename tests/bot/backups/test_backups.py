"""A backup holds everything that is known, at one moment, and no secret; what is damaged or in the way is refused."""

import json
import random
import threading
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import sqlalchemy as sa

from bot.backups.archive import MANIFEST
from bot.backups.restoring import restore, settle_in
from bot.backups.taking import take
from knowledge import audit
from knowledge.errors import BadInput, Conflict
from knowledge.records.db import Database
from knowledge.records.documents import documents
from knowledge.records.documents.documents import Document
from knowledge.records.documents.passages import Passage
from knowledge.settings import DATABASE_NAME
from tests.bot.backups.rows import fill, held

NOW = datetime(2026, 5, 7, 2, tzinfo=UTC)


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    (home / "documents" / "榫图").mkdir(parents=True)
    (home / "documents" / "榫图" / "许可.md").write_text("# 许可\n", encoding="utf-8")
    (home / "documents" / "copy.md").write_text("# 许可\n", encoding="utf-8")
    (home / "chain.toml").write_text('default = [["U0LIN"]]\n')
    return home


def document(uri):
    return Document(
        uri=uri, name="x", title="x", content_hash="", text="", pages=[], learned_at=NOW, audience="closed"
    )  # fmt: skip


def sqlite_of(folder):
    database = Database(f"sqlite:///{folder / DATABASE_NAME}")
    database.migrate()
    return database


@pytest.fixture
def full(database, home, tmp_path):
    fill(database)
    return take(database, home, tmp_path / "full.vdb", now=NOW)


def test_everything_in_every_table_comes_back_and_the_files_with_it(database, full, tmp_path):
    restore(full.path, tmp_path / "new")

    back = sqlite_of(tmp_path / "new")
    assert held(database) == held(back)
    assert "# 许可\n" == (tmp_path / "new/documents/榫图/许可.md").read_text(encoding="utf-8")
    assert (tmp_path / "home/chain.toml").read_bytes() == (tmp_path / "new/chain.toml").read_bytes()
    assert ["chain.toml", "documents", "restored.json", DATABASE_NAME] == sorted(
        p.name for p in (tmp_path / "new").iterdir() if "-" not in p.name
    )
    back.close()


@pytest.mark.postgres
def test_a_backup_of_either_database_comes_back_on_postgresql(database, full, postgres_server, tmp_path):
    name = f"restored_{abs(hash(tmp_path))}"
    server = sa.create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(postgres_server).set(database=name).render_as_string(hide_password=False)

    restore(full.path, tmp_path / "new", url=url)
    back = Database(url)
    with pytest.raises(Conflict):
        restore(full.path, tmp_path / "other", url=url)

    assert held(database) == held(back)
    assert not (tmp_path / "new" / DATABASE_NAME).exists()
    with back.sessions() as session:
        session.add(document("/x"))
        session.flush()  # its number is a new one
    back.close()
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


def test_numbers_that_were_given_once_are_not_given_again_after_a_restore(database, full, tmp_path):
    with database.sessions.begin() as session:
        session.execute(sa.delete(Passage).where(Passage.id == 3))
    newer = take(database, tmp_path / "home", tmp_path / "newer.vdb", now=NOW)

    restore(newer.path, tmp_path / "new")
    back = sqlite_of(tmp_path / "new")
    with back.sessions() as session:
        given = {
            name: getattr(session.get(Passage, 1), name) for name in ("document_id", "ordinal", "text", "start", "end")
        }
        added = Passage(**given, headings=[], lang="zh", context="", input="", input_hash="")
        session.add(added)
        session.flush()
        assert added.id >= 4
    back.close()


def test_a_backup_made_while_others_write_is_of_one_moment(database, home, tmp_path):
    going, count = threading.Event(), 0

    def write():
        nonlocal count
        while not going.is_set():
            with database.sessions.begin() as session:
                session.execute(sa.text("UPDATE audit_head SET id = id"))
                audit.note(session, "question.asked", f"question:{count}", by="U0LIN", now=NOW)
            count += 1

    writer = threading.Thread(target=write)
    writer.start()
    made = [take(database, home, tmp_path / f"{n}.vdb", now=NOW) for n in range(4)]
    going.set()
    writer.join()

    for n, one in enumerate(made):
        restore(one.path, tmp_path / f"new{n}")
        back = sqlite_of(tmp_path / f"new{n}")
        with back.reading() as session:
            found = audit.verify(session)
        back.close()
        assert (True, one.manifest.head) == (found.whole, str(found.last))
    assert len({one.manifest.head for one in made}) > 1


def test_an_incremental_backup_holds_what_changed_and_comes_back_whole(database, full, home, tmp_path):
    fill_more(database)
    (home / "documents" / "new.md").write_text("# new\n")
    (home / "documents" / "copy.md").unlink()

    made = take(database, home, tmp_path / "inc.vdb", now=NOW, base=full.path)
    restore(made.path, tmp_path / "new")

    back = sqlite_of(tmp_path / "new")
    assert held(database) == held(back)
    assert made.size < full.size / 2
    assert ["new.md", "许可.md"] == sorted(p.name for p in (tmp_path / "new/documents").rglob("*.md"))
    back.close()


def fill_more(database):
    with database.sessions.begin() as session:
        for number in range(5):
            audit.note(session, "question.asked", f"question:9{number}", by="U0GAO", now=NOW)


def test_an_incremental_backup_refuses_another_base_and_one_that_is_not_full(database, full, home, tmp_path):
    inc = take(database, home, tmp_path / "inc.vdb", now=NOW, base=full.path)
    fill_more(database)
    other = take(database, home, tmp_path / "other.vdb", now=NOW)

    with pytest.raises(BadInput, match="needs the full backup"):
        restore(inc.path, tmp_path / "new", base=other.path)
    with pytest.raises(BadInput, match="incremental"):
        take(database, home, tmp_path / "second.vdb", now=NOW, base=inc.path)
    assert not (tmp_path / "new").exists()


SECRETS = (
    "xoxb-PLANTED-1",
    "xapp-PLANTED-2",
    "PLANTED-signing-3",
    "postgres-PLANTED-4",
    "sk-PLANTED-5",
    "PLANTED-env-6",
)


def test_no_token_key_or_password_is_in_a_backup(database, home, tmp_path, monkeypatch):
    names = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PGPASSWORD", "VENDORDESK_LLM_KEY")
    for name, secret in zip(names, SECRETS, strict=False):
        monkeypatch.setenv(name, secret)
    for place in (home / ".env", home / "documents" / ".env", home / "notes.txt"):
        place.write_text(SECRETS[5])
    with database.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE slack_bots (id INTEGER, bot_token TEXT)"))
        connection.execute(sa.text("INSERT INTO slack_bots VALUES (1, :secret)"), {"secret": SECRETS[0]})

    made = take(database, home, tmp_path / "full.vdb", now=NOW)
    inc = take(database, home, tmp_path / "inc.vdb", now=NOW, base=made.path)

    assert [] == [secret for secret in SECRETS for path in (made.path, inc.path) if secret.encode() in unpacked(path)]


def unpacked(path):
    with ZipFile(path) as archive:
        return path.read_bytes() + b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_nothing_is_overwritten(database, full, home, tmp_path):
    with pytest.raises(Conflict):
        take(database, home, full.path, now=NOW)
    with pytest.raises(Conflict):
        restore(full.path, home)
    (tmp_path / "empty").mkdir()
    restore(full.path, tmp_path / "empty")

    assert (tmp_path / "empty" / DATABASE_NAME).exists()


def test_a_damaged_backup_makes_no_home(full, tmp_path):
    """Bytes are changed at random places; a place that no reader looks at does no harm."""
    chance, whole, refused = random.Random(4), full.path.read_bytes(), 0
    for n in range(60):
        data, at = bytearray(whole), chance.randrange(len(whole))
        data[at] ^= 1 << chance.randrange(8)
        broken, new = tmp_path / "broken.vdb", tmp_path / f"new{n}"
        broken.write_bytes(data)
        try:
            restore(broken, new)
        except BadInput:
            refused += 1
            assert not new.exists()
    assert refused >= 50

    (tmp_path / "cut.vdb").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput):
        restore(tmp_path / "cut.vdb", tmp_path / "cut")


@pytest.mark.parametrize(
    "path", ["../evil.txt", "/etc/evil", "documents/../../evil", ".env", "vendordesk.db", "documents"]
)
def test_a_backup_that_wants_to_write_elsewhere_is_refused(full, tmp_path, path):
    with ZipFile(full.path) as archive, ZipFile(tmp_path / "evil.vdb", "w", ZIP_DEFLATED) as evil:
        told = json.loads(archive.read(MANIFEST))
        told["files"][0]["path"] = path
        for name in archive.namelist():
            evil.writestr(name, json.dumps(told) if name == MANIFEST else archive.read(name))

    with pytest.raises(BadInput):
        restore(tmp_path / "evil.vdb", tmp_path / "new")

    assert not any("evil" in p.name for p in tmp_path.rglob("*") if p.name != "evil.vdb")


def test_documents_are_looked_for_where_the_new_home_is(database, home, tmp_path):
    with database.sessions.begin() as session:
        for uri in (home / "documents" / "copy.md", Path("/srv/share/other.md")):
            session.add(document(str(uri)))
    made = take(database, home, tmp_path / "full.vdb", now=NOW)

    new = tmp_path / "new"
    restore(made.path, new)
    back = sqlite_of(new)
    told = []
    for _ in range(3):
        told.append(addresses(back))
        settle_in(back, new)

    as_it_was, here = (str(folder / "documents" / "copy.md") for folder in (home, new))
    assert [[as_it_was, "/srv/share/other.md"], *[[here, "/srv/share/other.md"]] * 2] == told
    back.close()


def addresses(database):
    with database.reading() as session:
        return [one.uri for one in documents.every(session)]


def test_what_is_written_is_for_its_owner_alone(full, tmp_path):
    restore(full.path, tmp_path / "new")

    assert 0o600 == full.path.stat().st_mode & 0o777
    assert [] == [path for path in (tmp_path / "new", *(tmp_path / "new").rglob("*")) if path.stat().st_mode & 0o077]
