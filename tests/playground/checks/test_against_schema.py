"""Our verdicts on blocks and views agree with Slack's published types, on good examples and on broken ones."""

import copy
import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from slack_sdk.models.blocks import Block

from bot.playground.checks.blocks import message_problems
from bot.playground.checks.views import home_problems, modal_problems
from tests.playground.checks.examples import BLOCKS, HOME, MESSAGE_BLOCKS, MODAL
from tests.shared_data import shared

LONG = bool(os.environ.get("VENDORDESK_LONG"))
STRUCTURAL = ("must provide a", "invalid additional property", "unsupported type")
ALL_BLOCKS = [*BLOCKS, *MESSAGE_BLOCKS]


@cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(shared("slack", name).read_text(encoding="utf-8")))


@pytest.fixture
def schema() -> Draft7Validator:
    return validator("blocks.schema.json")


@pytest.mark.parametrize("block", ALL_BLOCKS, ids=lambda block: block["type"])
def test_a_good_block_is_taken_by_us_by_the_schema_and_by_the_sdk(schema, block):
    parsed = [one.to_dict() for one in Block.parse_all([block]) if one]

    assert [] == message_problems([block])
    assert schema.is_valid([block])
    assert len(parsed) in (0, 1)


def test_the_examples_cover_every_block_and_element_of_the_schema(schema):
    definitions = schema.schema["definitions"]
    kinds = {d["properties"]["type"]["const"] for d in definitions.values() if "const" in _type_of(d)}

    assert kinds - set(_types(ALL_BLOCKS)) <= {"rich_text_color"}


def test_good_views_are_taken_by_us_and_by_the_schema():
    schema = validator("view.schema.json")

    assert [] == modal_problems(MODAL) == home_problems(HOME)
    assert schema.is_valid(MODAL)
    assert schema.is_valid(HOME)


@settings(max_examples=3000 if LONG else 150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_the_schema_refuses_we_refuse_too(data):
    schema = validator("blocks.schema.json")
    block = copy.deepcopy(data.draw(st.sampled_from(ALL_BLOCKS)))

    mutate(data, block)

    ours = message_problems([block])
    if not schema.is_valid([block]):
        assert ours
    elif ours and block.get("type") != "plan":  # the schema lets a plan's tasks be anything
        assert not any(words in ours[0] for words in STRUCTURAL), ours


@settings(max_examples=1000 if LONG else 50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_the_schema_refuses_in_a_view_we_refuse_too(data):
    schema = validator("view.schema.json")
    view = copy.deepcopy(data.draw(st.sampled_from([MODAL, HOME])))
    view["blocks"] = [data.draw(st.sampled_from(view["blocks"]))]

    mutate(data, view)

    problems = modal_problems if view.get("type") == "modal" else home_problems
    if not schema.is_valid(view):
        assert problems(view)


def mutate(data: st.DataObject, value: dict[str, Any]) -> None:
    """Break one place of an example: leave something out, change its kind, or add something."""
    holder = data.draw(st.sampled_from(list(_holders(value))))
    name = data.draw(st.sampled_from(sorted(holder)))
    how = data.draw(st.sampled_from(["drop", "replace", "add", "swap"]))
    if how == "drop":
        del holder[name]
    elif how == "replace":
        holder[name] = data.draw(st.sampled_from(["", "x", 7, -1, True, None, [], {}, ["x"], {"type": "x"}]))
    elif how == "add":
        holder["unheard_of"] = "x"
    else:
        holder[name] = copy.deepcopy(data.draw(st.sampled_from(ALL_BLOCKS)))


def _holders(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and value:
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _holders(part)


def _type_of(definition: dict[str, Any]) -> dict[str, Any]:
    return definition.get("properties", {}).get("type", {})


def _types(value: Any) -> Iterator[str]:
    for holder in _holders(value):
        if isinstance(holder.get("type"), str):
            yield holder["type"]
