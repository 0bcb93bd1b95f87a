"""The Home shows the coming year as a picture and a list, one's own contracts first; the picture only as it changes."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.desk.renewals import renewal_pipeline
from knowledge.clock import MovableClock
from knowledge.records.contracts.contracts import Contract
from knowledge.records.people.home_pictures import HomePicture

MORNING = datetime(2026, 11, 24, 2, tzinfo=UTC)
UPLOAD = "files.getUploadURLExternal"


@pytest.fixture
def clock():
    return MovableClock(MORNING - datetime.now(UTC))


@pytest.fixture
def talking(start_desk, clock):
    return start_desk(clock=clock)


def pictures(view):
    return [block["slack_file"]["id"] for block in view.content["blocks"] if block["type"] == "image"]


def home_with_picture(talking, who):
    """The person's Home, opened anew, once it has its picture."""
    before = talking.workspace.state.home(talking.workspace.person(who))
    talking.workspace.home(who)

    def looks():
        now = talking.workspace.state.home(talking.workspace.person(who))
        return now if now is not before and pictures(now) else None

    view = talking.workspace.wait(looks, seconds=30)
    until(lambda: pictures(view)[0] in kept(talking).values())
    return view


def until(look, *, seconds=30):
    """Wait for what happens in the desk's database alone."""
    end = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < end
        time.sleep(0.02)


def kept(talking):
    with talking.desk.database.reading() as session:
        return {row.person: row.file for row in session.scalars(select(HomePicture))}


def test_the_coming_year_is_a_picture_on_the_home_above_the_list(talking):
    view = home_with_picture(talking, "ross")

    kinds = [block["type"] for block in view.content["blocks"]]
    file = pictures(view)[0]
    assert talking.workspace.state.file_bytes(file).startswith(b"\x89PNG")
    assert () == talking.workspace.state.file(file).channels
    assert "section" in kinds[kinds.index("image") :]
    assert "renewal_timeline" not in json.dumps(view.content)


def test_the_home_is_there_at_once_and_its_picture_follows(talking):
    home_with_picture(talking, "ross")

    published = [json.dumps(call["view"]) for call in talking.workspace.calls("views.publish")]
    assert [False, True] == ["slack_file" in view for view in published]


def test_the_picture_is_not_drawn_again_while_it_shows_the_truth(talking):
    first = home_with_picture(talking, "ross")

    again = [talking.workspace.home("ross") for _ in range(3)]

    assert [pictures(first)] * 3 == [pictures(view) for view in again]
    assert 1 == len(talking.workspace.calls(UPLOAD))


@pytest.mark.parametrize("change", ["owner", "day"])
def test_the_picture_is_drawn_again_when_what_it_shows_has_changed(talking, clock, change):
    first = pictures(home_with_picture(talking, "ross"))
    if change == "day":
        clock.forward(timedelta(days=1))
    else:
        with talking.desk.database.sessions.begin() as session:
            contract = session.scalars(select(Contract).where(Contract.number == "STX-L-2024-018")).one()
            renewal_pipeline.own(session, contract.id, by="U0ROSS", now=clock.now())

    second = pictures(home_with_picture(talking, "ross"))

    talking.workspace.wait(lambda: talking.workspace.calls("files.delete"))
    assert first != second
    assert first == [call["file"] for call in talking.workspace.calls("files.delete")]


def test_a_picture_that_slack_still_looks_over_is_shown_when_it_may_be(talking):
    talking.workspace.state.faults.scans = 2

    view = home_with_picture(talking, "ross")

    assert 1 == len(pictures(view))
    assert 1 == len(talking.workspace.calls(UPLOAD))


def test_where_no_file_can_be_put_onto_slack_the_home_shows_the_list(talking):
    talking.workspace.state.faults.storm, talking.workspace.state.faults.storm_method = 99, UPLOAD

    view = talking.workspace.home("ross")

    until(lambda: talking.workspace.state.faults.storm <= 96)  # asked three times
    assert [] == pictures(talking.workspace.state.home("U0ROSS"))
    assert "renewal_timeline" in json.dumps(view.content)
    assert [] == talking.workspace.messages("dm", "ross")
    assert {} == kept(talking)


def test_a_picture_that_was_deleted_on_slack_is_drawn_again(talking):
    first = pictures(home_with_picture(talking, "ross"))
    talking.workspace.state.drop_file(first[0])

    second = pictures(home_with_picture(talking, "ross"))

    assert first != second


def test_each_person_has_a_picture_of_what_they_may_see(talking):
    home_with_picture(talking, "ross")
    home_with_picture(talking, "wei")

    assert {"U0ROSS", "U0WEI"} == set(kept(talking))
    assert 2 == len(set(kept(talking).values()))
