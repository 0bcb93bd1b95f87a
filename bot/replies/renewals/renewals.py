"""How renewals look on Slack: a reminder, the buttons under it, a renewal's card, and the list of what is coming."""

from collections.abc import Sequence
from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Words

LISTED = 20


def stage_name(stage: str, lang: str) -> str:
    return Words(lang, "renewals", value=stage).plain("stage")


def state_name(state: str, lang: str, *, deadline: str | None = None) -> str:
    """Where a contract stands; one that does not renew has nothing that could be stopped, so its `deadline` tells."""
    value = f"{state}_{deadline}" if state == "running" and deadline else state
    return Words(lang, "renewals", value=value).plain("state")


def decision_name(decision: str, lang: str) -> str:
    return Words(lang, "renewals", value=decision).plain("decision")


def item_name(item: str, lang: str) -> str:
    return Words(lang, "renewals", value=item).plain("item")


def contract_buttons(
    contract: int, lang: str, *, renewal: int | None, owner: str | None, saying_no: bool = False
) -> Block:
    """I own it, snooze, start (or show) the renewal, open the dossier.

    Before a last day to say no (`saying_no`) what tells whether to is the loudest, not the way to renew.
    """
    words, value = Words(lang, "renewals"), str(contract)
    loud = {"style": "primary"}
    going = (
        blocks.button(words.plain("start"), "renewal_start", value, **({} if saying_no else loud))
        if renewal is None
        else blocks.button(words.plain("show"), "renewal_show", str(renewal))
    )
    own = [] if owner else [blocks.button(words.plain("own"), "renewal_own", value)]
    return blocks.actions(
        *own,
        blocks.button(words.plain("snooze"), "renewal_snooze", value),
        going,
        blocks.button(words.plain("dossier"), "renewal_dossier", value, **(loud if saying_no else {})),
    )


def step_message(payload: dict[str, Any]) -> Message:
    """A reminder about one contract."""
    lang = payload["lang"]
    stage = stage_name(payload["stage"], lang) if payload["stage"] else ""
    words = Words(lang, "renewals", **payload, stage_name=stage)
    return Message(
        words["notification"],
        (
            blocks.section(f"{words['heading']}\n{words['reminder']}"),
            blocks.context(words["reference"]),
            contract_buttons(
                payload["contract"],
                lang,
                renewal=payload.get("renewal"),
                owner=payload["owner"],
                saying_no=payload.get("deadline_kind") == "opt_out",
            ),
        ),
    )


def told(what: str, lang: str, **values: Any) -> Message:
    """A short confirmation of what was done: `owned`, `snoozed`, `started`, `making` …"""
    return Message(Words(lang, "renewals", **values)[what])


def list_lines(rows: Sequence[dict[str, Any]], lang: str) -> list[str]:
    """Contracts with a deadline, one line each."""
    return [
        Words(
            lang,
            "renewals",
            **row,
            stage_name=stage_name(row["stage"], lang) if row["stage"] else "",
            state_name=state_name(row["state"], lang, deadline=row["deadline_kind"]),
        )["list_line"]
        for row in rows
    ]


def renewal_blocks(
    rows: Sequence[dict[str, Any]], person: str, lang: str, *, command: str, picture: str | None = None
) -> tuple[Block, ...]:
    """The coming year's renewals, the reader's own first, for the App Home and for the command.

    `rows` are those of `renewal_list.coming`; at most twenty lines, the rest is counted. `picture` is Slack's id of the
    file that shows them; without one there is a button that sends it.
    """
    words = Words(lang, "renewals")
    if not rows:
        return (blocks.section(words["nothing"]),)
    mine = [row for row in rows if row["owner"] == person]
    others = [row for row in rows if row["owner"] != person][: max(LISTED - len(mine), 5)]
    found: list[Block] = [blocks.header(words.plain("list_title"))]
    found += [blocks.stored_image(picture, words.plain("timeline_alt"))] if picture else []
    for title, group in (("mine", mine[:LISTED]), ("others", others)):
        if group:
            lines = "\n".join(f"• {line}" for line in list_lines(group, lang))
            found.append(blocks.section(f"*{words[title]}*\n{lines}"))
    left = len(rows) - len(mine[:LISTED]) - len(others)
    if left:
        found.append(blocks.context(Words(lang, "renewals", count=left, command=command)["more"]))
    if not picture:
        found.append(blocks.actions(blocks.button(words.plain("timeline"), "renewal_timeline", "year")))
    return tuple(found)
