"""Backups by schedule: full each week, incremental each day, each proved, the oldest removed; and the drill."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.backups.archive import FULL, INCREMENTAL
from bot.backups.restoring import restore
from bot.backups.schedule import Past, Schedule, due, run, superseded
from bot.desk.reports.digest import digest_of, parts
from bot.desk.reports.drills import Overdue, overdue
from bot.replies.reports.digest import digest_message
from knowledge import audit
from knowledge.audit import entries
from knowledge.errors import BadInput
from knowledge.records.db import Database
from knowledge.settings import DATABASE_NAME
from tests.bot.backups.rows import fill

MONDAY = date(2026, 11, 30)
START = datetime(2026, 11, 29, 19, tzinfo=UTC)
"""Three at night in Shanghai."""


def past(*told):
    return [Past(MONDAY - timedelta(days=days), kind, "f") for days, kind in told]


@pytest.mark.parametrize(
    ("tried", "expected"),
    [
        ([], FULL),
        ([(0, FULL)], None),
        ([(0, None)], None),
        ([(1, FULL)], INCREMENTAL),
        ([(6, FULL), (1, INCREMENTAL)], INCREMENTAL),
        ([(7, FULL), (1, INCREMENTAL)], FULL),
        ([(9, FULL), (3, INCREMENTAL), (1, None)], FULL),
        ([(3, INCREMENTAL)], FULL),
        ([(2, FULL), (1, None)], FULL),
    ],
)
def test_a_full_backup_is_due_each_week_and_an_incremental_one_each_day(tried, expected):
    assert expected == due(MONDAY, past(*tried))


@pytest.mark.parametrize(
    ("weekly", "daily", "kept"),
    [(2, 3, "a-full a1 a2 b-full b1"), (2, 1, "a-full b-full b1"), (1, 3, "b-full b1"), (1, 0, "b-full"), (9, 9, "")],
)
def test_the_oldest_are_not_kept_nor_incremental_ones_whose_full_one_goes(weekly, daily, kept):
    kinds = {
        "a-full": "1-full",
        "a1": "2-incremental",
        "a2": "3-incremental",
        "b-full": "4-full",
        "b1": "5-incremental",
    }
    files = {name: f"vendordesk-{told}.vdb" for name, told in kinds.items()}

    gone = superseded(list(files.values()), weekly=weekly, daily=daily)

    assert {files[name] for name in (kept.split() or files)} == set(files.values()) - set(gone)


def logged(database, act):
    with database.reading() as session:
        return [(one.subject.partition(":")[2], json.loads(one.data)) for one in entries.in_order(session, act=act)]


def test_a_fortnight_of_nights_leaves_backups_that_come_back(database, tmp_path):
    fill(database)
    schedule = Schedule(folder=tmp_path / "safe", weekly=1, daily=3, zone="Asia/Shanghai")

    made = []
    for night in (0, 1, 2, 7, 8, 11, 12):
        now = START + timedelta(days=night)
        with database.sessions.begin() as session:
            audit.note(session, "question.asked", f"question:{night}", by="U0LIN", now=now)
        made += [run(database, tmp_path / "home", schedule, now + timedelta(hours=hour)) for hour in (0, 5)]

    kinds = [one.manifest.kind if one else None for one in made]
    kept = sorted(path.name for path in schedule.folder.glob("*.vdb"))
    assert [FULL, None, INCREMENTAL, None, INCREMENTAL, None, FULL, *[None, INCREMENTAL] * 3, None] == kinds
    assert [one.path.name for one in made if one][-4:] == kept
    assert [name for name, _ in logged(database, "backup.made")] == [
        name for name, _ in logged(database, "backup.drill")
    ]
    restore(schedule.folder / kept[-1], tmp_path / "new")
    back = Database(f"sqlite:///{tmp_path / 'new' / DATABASE_NAME}")
    with back.reading() as session:
        assert logged(back, "question.asked")[-1][0] == "12"
        assert audit.verify(session).whole
    back.close()


def test_one_that_cannot_be_made_is_removed_logged_and_tried_again_the_next_day(database, tmp_path):
    (tmp_path / "safe").mkdir()
    schedule = Schedule(folder=tmp_path / "safe", weekly=1, daily=3, zone="UTC")
    first = run(database, tmp_path / "home", schedule, START)
    first.path.write_bytes(first.path.read_bytes()[:-400])  # the base is damaged

    with pytest.raises(BadInput):
        run(database, tmp_path / "home", schedule, START + timedelta(days=1))
    again = run(database, tmp_path / "home", schedule, START + timedelta(days=1, hours=1))

    assert again is None
    assert [first.path] == list(schedule.folder.glob("*.vdb"))
    assert ["full"] == [told["kind"] for _, told in logged(database, "backup.made")]
    assert 1 == len(logged(database, "backup.failed"))


def test_a_drill_longer_ago_than_a_quarter_is_owed_and_the_digest_says_so(database):
    with database.sessions.begin() as session:
        audit.note(session, "question.asked", "question:1", by="U0LIN", now=START)
    with database.reading() as session:
        never = [overdue(session, START.date() + timedelta(days=days)) for days in (92, 93)]
    with database.sessions.begin() as session:
        audit.note(session, "backup.drill", "backup:x", by=None, now=START + timedelta(days=100))
    with database.reading() as session:
        once = [overdue(session, START.date() + timedelta(days=days)) for days in (192, 193)]

    assert [[None, Overdue(None, 93)], [None, Overdue("2027-03-09", 93)]] == [never, once]


@pytest.mark.parametrize(
    ("lang", "owed", "said"),
    [
        ("en", Overdue(None, 93), "No backup has been restored to prove it in 93 days"),
        ("en", Overdue("2027-03-09", 120), "The last restore drill was on 2027-03-09, 120 days ago"),
        ("zh", Overdue("2027-03-09", 120), "上次恢复演练在 2027-03-09，已过 120 天"),
        ("zh", None, ""),
    ],
)
def test_the_digests_words_about_the_drill(lang, owed, said):
    digest = digest_of([], MONDAY, None)
    found = parts(type(digest)(**{name: getattr(digest, name) for name in digest.__slots__} | {"drill": owed}))

    message = digest_message(found[0] | {"lang": lang, "personal": False, "all_clear": False})

    shown = json.dumps(message.blocks, ensure_ascii=False)
    assert said in shown
    assert ("restore FILE --drill" in shown) is (owed is not None)
