"""A form that a page sent: its fields, its files, and the values of Block Kit elements in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.playground.model import Json
from bot.playground.workspace.choices import Value
from bot.playground.workspace.widgets import field_name

_MOST_FILES = 10


@dataclass(frozen=True)
class Form:
    """Fields in the order of the page, and uploaded files as name and bytes."""

    fields: Sequence[tuple[str, str]] = ()
    uploads: Sequence[tuple[str, bytes]] = ()

    def get(self, name: str) -> str:
        """The last value of a field, empty where there is none."""
        return next(iter(self.all(name)[::-1]), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for field, value in self.fields if field == name]


async def read_form(request: Request) -> Form:
    """Read the fields and files of a request; a browser's line ends become plain ones."""
    async with request.form(max_files=_MOST_FILES) as sent:
        fields = [(name, value.replace("\r\n", "\n")) for name, value in sent.multi_items() if isinstance(value, str)]
        files = [value for _, value in sent.multi_items() if isinstance(value, UploadFile) and value.filename]
        return Form(fields, [(file.filename or "", await file.read()) for file in files])


def pressed_value(form: Form, zone: ZoneInfo) -> Value | None:
    """What a press chose: the value that its button names, or what its field holds; None for a plain button."""
    if form.all("value"):
        return form.get("value")
    found = form.all(field_name(form.get("block_id"), form.get("action_id")))
    if form.get("several"):
        return found
    if not found:
        return None
    return _in_seconds(found[-1], zone) if form.get("moment") else found[-1]


def input_values(form: Form, blocks: Sequence[Json], zone: ZoneInfo) -> dict[str, dict[str, Value]]:
    """What the input blocks of a view hold, as `interactivity.submit_view` takes it."""
    values: dict[str, dict[str, Value]] = {}
    for block in blocks:
        if block.get("type") == "input":
            element = block["element"]
            block_id, action_id = block.get("block_id", ""), element.get("action_id", "")
            found = form.all(field_name(block_id, action_id))
            values.setdefault(block_id, {})[action_id] = _of_kind(element["type"], found, zone)
    return values


def _of_kind(kind: str, found: list[str], zone: ZoneInfo) -> Value:
    if kind == "checkboxes" or kind.startswith("multi_"):
        return found
    one = found[-1] if found else ""
    return _in_seconds(one, zone) if kind == "datetimepicker" else one


def _in_seconds(text: str, zone: ZoneInfo) -> str:
    """A browser's local date and time as epoch seconds; an empty field stays empty."""
    if len(text) not in (16, 19) or text[10] != "T":
        return text
    try:
        return str(int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()))
    except ValueError:
        return text
