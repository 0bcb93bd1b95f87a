"""Tokens, passwords and questions are planted; every log line, sentence and message of an error is read for them."""

import json
import subprocess

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from tests.bot.served import COMMAND, Served, environment, until
from tests.workspace import BOT

PASSWORD = "Pl4nted-p4ssword"
KEY = "sk-pl4nted-llm-key"
ASKED = "Wie teuer ist die Zephyrpumpe von Quastenfels?"
PLANTED = (PASSWORD, KEY, BOT.token, BOT.app_token, BOT.signing_secret, "Zephyrpumpe", "Quastenfels", "xoxb-", "xapp-")


def found_in(text_of):
    return [one for one in PLANTED if one in text_of]


@pytest.mark.postgres
def test_no_trouble_of_a_desk_at_work_writes_a_secret_or_a_question_into_the_log(tmp_path, workspace, postgres_url):
    given = {
        "VENDORDESK_LOG": "json", "VENDORDESK_LLM_KEY": KEY, "SLACK_SIGNING_SECRET": BOT.signing_secret,
        "VENDORDESK_DATABASE": make_url(postgres_url).set(password=PASSWORD).render_as_string(hide_password=False),
        "VENDORDESK_HOME_LANGUAGE": "en", "VENDORDESK_OWNER_CHANNEL": "vendors",
    }  # fmt: skip
    with Served(tmp_path / "home", tmp_path / "log", workspace.api_url, given) as served:
        until(served.is_ready)
        make_trouble(served, workspace, postgres_url)
        ended = served.stop()

    lines = served.log.read_text().splitlines()
    logged = [json.loads(line) for line in lines if not line.startswith("Vendordesk is")]
    errors = [m.text for m in workspace.messages("dm", "wei") if m.bot_id and m.only_for]
    assert 0 == ended
    assert any(line.get("ref") for line in logged)
    assert any(line.get("request") for line in logged)
    assert [] == found_in("\n".join(lines))
    assert [] == found_in("\n".join(errors))


def make_trouble(served, workspace, url):
    """Slack stumbles, tables go away, and a constraint refuses a question."""
    engine = create_engine(url, poolclass=NullPool)
    workspace.state.faults.set(broken=4, drop_acks=2, duplicates=2)
    for table in ("questions", "outbox", "people"):
        rename(engine, table, f"{table}_away")
        workspace.say("wei", "dm", f"{ASKED} {table}")
        workspace.command("wei", "#vendors", f"/desk ask {ASKED}")
        until(lambda table=table: f'relation \\"{table}\\" does not exist' in served.log.read_text())
        rename(engine, f"{table}_away", table)
    run(engine, "ALTER TABLE questions ADD CONSTRAINT short CHECK (length(text) < 9) NOT VALID")
    workspace.say("wei", "dm", f"{ASKED} constraint")
    until(lambda: "check constraint" in served.log.read_text())
    run(engine, "ALTER TABLE questions DROP CONSTRAINT short")


def rename(engine, table, to):
    run(engine, f"ALTER TABLE {table} RENAME TO {to}")


def run(engine, statement):
    with engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    "given",
    [
        {"VENDORDESK_DATABASE": f"postgresql://desk:{PASSWORD}@127.0.0.1:9/desk"},
        {"VENDORDESK_DATABASE": f"postgresql//desk:{PASSWORD}@127.0.0.1:9/desk"},
        {"VENDORDESK_DATABASE": f"postgresql://desk:{PASSWORD}@127.0.0.1:port/desk"},
        {"VENDORDESK_DATABASE": f"nosuchdatabase://desk:{PASSWORD}@127.0.0.1/desk"},
        {"VENDORDESK_ROLES": f'{{"{BOT.token}": {PASSWORD}'},
        {"VENDORDESK_LLM_KEY": KEY, "VENDORDESK_LLM_TIMEOUT": "soon"},
    ],
)
@pytest.mark.parametrize("command", ["serve", "renewals"])
def test_no_command_that_cannot_begin_tells_a_secret(tmp_path, workspace, given, command):
    tokens = {"SLACK_BOT_TOKEN": BOT.token, "SLACK_APP_TOKEN": BOT.app_token, "SLACK_API_URL": workspace.api_url}

    ended = subprocess.run(
        [*COMMAND, "--home", str(tmp_path), command], env=environment(**tokens | given), capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip

    assert ended.returncode in (0, 1), ended.stderr
    assert "Traceback" not in ended.stderr
    assert [] == found_in(ended.stdout + ended.stderr)
