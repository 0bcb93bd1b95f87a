"""Tickets' payloads from Slack as values: forms filled in, where a report came from, what a button names."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.desk.intake.intake import Filled, Source
from bot.listeners.parsing import plain

Body = Mapping[str, Any]

_NO_LEVEL = "-"


def given(view: Body) -> dict[str, Any]:
    """A form's values by action: texts, chosen values, lists of ticked ones, people, instants."""
    inputs = (pair for block in view["state"]["values"].values() for pair in block.items())
    return {name: _value(state) for name, state in inputs}


def _value(state: Body) -> Any:
    if "selected_options" in state:
        return tuple(chosen["value"] for chosen in state["selected_options"] or ())
    if state.get("selected_date_time"):
        return datetime.fromtimestamp(state["selected_date_time"], UTC)
    chosen = (state.get("selected_option") or {}).get("value")
    value = chosen or state.get("selected_user") or state.get("value")
    return None if value == _NO_LEVEL else value


def metadata(source: Source, **more: Any) -> str:
    """A form's hidden values."""
    where = {"channel": source.channel, "thread_ts": source.thread_ts, "card": source.key}
    return json.dumps(where | more, ensure_ascii=False)


def hidden(view: Body) -> dict[str, Any]:
    return dict(json.loads(view["private_metadata"] or "{}"))


def source_in(view: Body) -> Source:
    """Where the report of a form came from; sent in twice, the form is one report."""
    values = hidden(view)
    key = f"view:{view.get('root_view_id') or view['id']}"
    return Source(channel=values["channel"], thread_ts=values["thread_ts"], key=key)


def source_of_message(message: Body, channel: str) -> Source:
    """The thread that a message is in, or begins."""
    thread = message.get("thread_ts") or message["ts"]
    return Source(channel=channel, thread_ts=thread, key=f"report:{channel}:{message['ts']}")


def filled(view: Body) -> Filled:
    """The report that a form holds."""
    values = given(view)
    contract = values.pop("ticket_contract", None)
    known = {name: value for name, value in values.items() if name in _FIELDS}
    return Filled(
        **{"text": "", **{name: value for name, value in known.items() if value is not None}},
        contract_id=int(contract) if contract else None,
        proposed=hidden(view).get("proposed") or {},
    )


_FIELDS = frozenset(Filled.__dataclass_fields__)


def text_of(message: Body) -> str:
    """A message's words; where it has only blocks, those of its notification."""
    return plain(message.get("text") or "")
