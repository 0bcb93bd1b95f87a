"""What Block Kit's elements show: their choices, what is chosen so far, and the names of their form fields."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from bot.playground.model import Json
from bot.playground.text.mrkdwn import safe_link

State = Mapping[str, Mapping[str, Json]]

_CHOSEN = ("selected_option", "selected_options", "selected_date", "selected_time", "selected_date_time", "value")
_CHOSEN_IDS = ("selected_user", "selected_users", "selected_channel", "selected_channels")
_CHOSEN_TALKS = ("selected_conversation", "selected_conversations")
_INITIAL = tuple(
    f"initial_{what}"
    for what in (
        *("option", "options", "date", "time", "date_time", "value"),
        *("user", "users", "channel", "channels", "conversation", "conversations"),
    )
)


@dataclass(frozen=True)
class Group:
    """Options under a label; an empty label is no group."""

    label: str
    options: Sequence[Json]


@dataclass(frozen=True)
class Directory:
    """Names to choose from: id and name of people, and of channels."""

    people: Sequence[tuple[str, str]] = ()
    channels: Sequence[tuple[str, str]] = ()


def field_name(block_id: str, action_id: str) -> str:
    """The name of an element's form field, which `split_field` reads back."""
    return json.dumps([block_id, action_id])


def split_field(name: str) -> tuple[str, str] | None:
    """Block and action of a form field, None for a field of the page's own."""
    if not name.startswith("["):
        return None
    block_id, action_id = json.loads(name)
    return block_id, action_id


def control_id(place: Json, block_id: str, action_id: str) -> str:
    """An HTML id that stays the same as long as place, block and action do, so that a redrawing keeps what is typed."""
    return f"c{crc32(json.dumps([place, block_id, action_id]).encode()):08x}"


def choices(element: Json, directory: Directory) -> list[Group]:
    """The options of a select, in groups."""
    kind = element["type"]
    if "users" in kind:
        return [Group("", _named(directory.people))]
    if "channels" in kind:
        return [Group("", _named(directory.channels))]
    if "conversations" in kind:
        return [Group("", _named([*directory.channels, *directory.people]))]
    return groups(element.get("option_groups") or element.get("options") or [])


def groups(found: Sequence[Json]) -> list[Group]:
    """Options, or groups of options, as groups."""
    if found and "options" in found[0]:
        return [Group(str(group["label"]["text"]), group["options"]) for group in found]
    return [Group("", found)]


def picked(block: Json, element: Json, state: State) -> list[str]:
    """The values that are chosen: by the person so far, or the app's initial ones."""
    so_far = state.get(block.get("block_id", ""), {}).get(element.get("action_id", ""))
    source, names = (element, _INITIAL) if so_far is None else (so_far, _CHOSEN + _CHOSEN_IDS + _CHOSEN_TALKS)
    found: object = next((source[name] for name in names if source.get(name) not in (None, "")), [])
    return [_value(item) for item in (found if isinstance(found, list) else [found])]


def chosen_options(block: Json, element: Json, state: State) -> list[Json]:
    """The chosen options of an external select, with their texts."""
    so_far = state.get(block.get("block_id", ""), {}).get(element.get("action_id", "")) or {}
    one = so_far.get("selected_option") or element.get("initial_option")
    many = so_far.get("selected_options") or element.get("initial_options")
    return list(many or ([one] if one else []))


def press_values(block: Json, element: Json, place: Json, extra: Json) -> Json:
    """What a press sends along: where it is, and whether several values come, or a local date and time."""
    kind = element["type"]
    several = {"several": "1"} if kind == "checkboxes" or kind.startswith("multi_") else {}
    moment = {"moment": "1"} if kind == "datetimepicker" else {}
    ids = {"block_id": block.get("block_id", ""), "action_id": element.get("action_id", "")}
    return {**place, **ids, **several, **moment, **extra}


def image_address(image: Json, base: str) -> str:
    """Where an image comes from: an address on the web, or a file of this workspace below the reader's pages."""
    return f"{base}/files/{file_id(image)}" if file_id(image) else safe_link(image.get("image_url") or "")


def file_id(image: Json) -> str:
    """The id of the file that an image names, by its id or its private address; empty where it names none."""
    named = image.get("slack_file") or {}
    return str(named.get("id") or named.get("url", "").removesuffix("/download").rpartition("/")[2])


def _named(pairs: Sequence[tuple[str, str]]) -> list[Json]:
    return [{"value": value, "text": {"type": "plain_text", "text": name}} for value, name in pairs]


def _value(item: object) -> str:
    if isinstance(item, Mapping):
        return _rich_words(item) if item.get("type") == "rich_text" else str(item.get("value", ""))
    return str(item)


def _rich_words(item: Mapping[str, object]) -> str:
    elements = item.get("elements")
    inner = "".join(_rich_words(part) for part in elements) if isinstance(elements, list) else ""
    return str(item.get("text", "")) + inner
