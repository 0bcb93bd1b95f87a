"""The folder of the views is damaged or deleted under a desk at work: it answers on, and builds it anew from SQL."""

import shutil

import pytest

QUESTION = "明栈MES的一级故障多久响应？"


def deleted(views):
    shutil.rmtree(views)


def overwritten(views):
    for file in views.rglob("*"):
        if file.is_file():
            file.write_bytes(b"no such thing" * 4000)


@pytest.mark.parametrize("damage", [deleted, overwritten])
def test_a_desk_whose_views_are_damaged_answers_on_and_builds_them_anew(talking, home, damage):
    workspace, views = talking.workspace, talking.desk.answerer.views
    before = workspace.answer(workspace.say("wei", "dm", QUESTION), who="wei", seconds=60)

    damage(home / "views")
    meanwhile = workspace.answer(workspace.say("wei", "dm", QUESTION), who="wei", seconds=60)
    after = workspace.answer(workspace.say("wei", "dm", QUESTION), who="wei", seconds=60)

    assert "15" in str(before.blocks)
    assert "15" in str(meanwhile.blocks)
    assert "15" in str(after.blocks)
    assert views.dense.mended + views.lexical.mended
    with talking.desk.database.reading() as session:
        views.catch_up(session)
    assert views.dense.applied() == views.lexical.applied() > 0
    assert (home / "views" / "lexical.db").stat().st_size > 0
