"""The manifest is what Slack takes, what the docs show, and what the app listens to."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest

from bot.listeners import shortcuts
from bot.manifest import install_link, manifest
from tests.shared_data import shared

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("request_url", ["", "https://desk.example.com/slack/events"])
def test_slacks_schema_takes_the_manifest(request_url):
    schema = json.loads(shared("slack", "manifest.schema.json").read_text(encoding="utf-8"))

    jsonschema.Draft7Validator(schema).validate(manifest(request_url=request_url))


def test_the_docs_show_the_manifest_and_link_to_it():
    page = (DOCS / "slack.md").read_text(encoding="utf-8")

    asked = parse_qs(urlsplit(install_link()).query)

    assert install_link() in page
    assert manifest() == json.loads(asked["manifest_json"][0])
    assert manifest() == json.loads((DOCS / "slack-manifest.json").read_text(encoding="utf-8"))


def test_every_shortcut_of_the_manifest_is_listened_to():
    source = "".join(path.read_text(encoding="utf-8") for path in Path(shortcuts.__file__).parent.glob("*.py"))

    wanted = [shortcut["callback_id"] for shortcut in manifest()["features"]["shortcuts"]]

    assert [] == [name for name in wanted if f'"{name}"' not in source]


def test_over_http_every_request_goes_to_the_given_address():
    made = json.dumps(manifest(request_url="https://desk.example.com/slack/events"))

    assert 3 == made.count("https://desk.example.com/slack/events")
    assert '"socket_mode_enabled": false' in made
