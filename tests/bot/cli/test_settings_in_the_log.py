"""The audit log knows with which settings the desk was started, and none of its secrets."""

import json
from datetime import UTC, datetime

from bot.cli.running.configured import note_settings
from bot.settings import BotSettings
from knowledge.audit import entries
from knowledge.settings import Settings

NOW = datetime(2026, 5, 4, 3, tzinfo=UTC)
SECRETS = {"bot_token": "xoxb-PLANTED", "app_token": "xapp-PLANTED", "signing_secret": "PLANTED-1"}


def started(database, tmp_path, **given):
    known = Settings(
        home=tmp_path, database="postgresql://desk:PLANTED-2@db/desk", llm_key="PLANTED-3",
        llm_url="http://u:PLANTED-4@llm/v1", **given,
    )  # fmt: skip
    return note_settings(database, [known, BotSettings(**SECRETS)], NOW)


def test_a_start_with_other_settings_is_an_entry_and_one_with_the_same_is_none(database, tmp_path):
    noted = [started(database, tmp_path, audit_texts=one) for one in ("masked", "masked", "whole")]

    with database.reading() as session:
        told = [json.loads(one.data) for one in entries.in_order(session)]
    assert [True, False, True] == noted
    assert (["audit_texts"], "whole") == (told[1]["changed"], told[1]["settings"]["audit_texts"])
    assert [True, True, True] == [told[0]["settings"][name] for name in ("database", "llm_key", "bot_token")]


def test_no_secret_is_in_the_log(database, tmp_path):
    started(database, tmp_path)

    with database.reading() as session:
        assert "PLANTED" not in "".join(one.data for one in entries.in_order(session))
