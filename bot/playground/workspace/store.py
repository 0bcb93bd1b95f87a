"""The tables of a workspace: what a restart must find again, and the modals, which it need not."""

from dataclasses import dataclass, field

from bot.playground.model import Assistant, Channel, File, Message, View


@dataclass
class Store:
    """Plain dictionaries; `Workspace` guards them with its lock."""

    channels: dict[str, Channel]
    messages: dict[str, dict[str, Message]]
    views: dict[str, View] = field(default_factory=dict)
    stacks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    read: dict[tuple[str, str], str] = field(default_factory=dict)
    assistants: dict[tuple[str, str], Assistant] = field(default_factory=dict)
    last_ts: int = 0
    last_id: int = 0
