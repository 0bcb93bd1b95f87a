"""The image and `compose.yaml` say what the desk understands, and are built as `make test` builds."""

import re
from pathlib import Path

import pytest
import yaml

from bot.settings import BotSettings
from knowledge.settings import Settings
from tests.dependency_audit import judged
from tests.docs.test_docs_are_true import COMMAND, names, options

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_two_replicas_stand_on_one_postgresql_and_start_when_it_is_healthy():
    desk = COMPOSE["services"]["desk"]

    assert 2 == desk["deploy"]["replicas"]
    assert "service_healthy" == desk["depends_on"]["db"]["condition"]
    assert desk["environment"]["VENDORDESK_DATABASE"].startswith("postgresql://")
    assert COMPOSE["services"]["db"]["image"].startswith("postgres:")


def test_every_setting_and_option_of_the_deployment_is_one():
    desk = COMPOSE["services"]["desk"]
    serve = COMMAND.commands["serve"]

    given = {name for name in desk["environment"] if name.startswith(("VENDORDESK_", "SLACK_"))}
    said = {word for word in desk["command"] if word.startswith("--")}
    in_image = set(re.findall(r"\b(VENDORDESK_\w+)=", DOCKERFILE))

    assert given | in_image <= names(Settings) | names(BotSettings)
    assert said <= options(serve)
    assert "/ready" in str(desk["healthcheck"])


def test_the_desk_has_longer_to_stop_than_it_takes():
    from bot.cli.running.socket_line import LAST_REQUESTS
    from bot.wiring import LAST_STEPS

    assert int(COMPOSE["services"]["desk"]["stop_grace_period"].removesuffix("s")) > LAST_REQUESTS + LAST_STEPS


def test_the_image_is_built_by_the_recipe_that_make_test_goes_through():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = dict(re.findall(r"^([\w$()/.-]+):[^\n]*\n((?:\t[^\n]*\n)+)", makefile, re.MULTILINE))

    assert "make image-packages" in DOCKERFILE
    assert "pip install" not in DOCKERFILE
    assert "$(call packages," in recipes["image-packages"]
    assert "$(call packages," in recipes["$(VENV)/.installed"]


@pytest.mark.parametrize(
    ("report", "code", "said"),
    [
        (None, 0, "not audited"),
        ({"dependencies": [{"name": "six", "skip_reason": "not found"}]}, 0, "not audited, none of 1"),
        ({"dependencies": [{"name": "six", "version": "1", "vulns": []}]}, 0, "1 audited"),
        ({"dependencies": [{"name": "six", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}, 1, "six 1: PYSEC-1"),
    ],
)
def test_an_audit_that_could_not_look_does_not_say_that_there_is_nothing(report, code, said):
    ended, told = judged(report)

    assert code == ended
    assert said in told
