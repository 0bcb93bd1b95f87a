"""A renewal's card, edited in place, and the forms that its buttons open."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from bot.replies.renewals.ledger_form import enter_button
from bot.replies.renewals.renewals import decision_name, item_name, stage_name

_DETAIL = ("item", "stage", "decision", "on", "side", "deadline", "owner")
DECISIONS = ("renew", "renegotiate", "replace", "drop")
BASES = ("need", "service", "price", "risk", "alternatives")


def renewal_card_message(payload: dict[str, Any]) -> Message:
    """The card: where it stands, the stage's checklist, approvals, the last steps, and what can be done."""
    lang = payload["lang"]
    stage = stage_name(payload["stage"], lang)
    decided = decision_name(payload["decision"], lang) if payload["decision"] else ""
    words = Words(lang, "renewals", **payload, stage_name=stage, decision_name=decided)
    items = [_item(item, lang) for item in payload["items"]]
    said = Words(lang, "renewals", approvals=[_approval(a, lang) for a in payload["approvals"]])
    parts = [
        blocks.header(words.plain("card_title")),
        blocks.section(words["card"]),
        blocks.section("\n".join(items)),
        blocks.section(said["approvals_line"]),
        blocks.context("\n".join(_entry(entry, lang) for entry in payload["log"])),
    ]
    parts += [] if payload["closed_on"] else [_buttons(words, payload)]
    return Message(words.plain("card_title"), tuple(parts))


def _item(item: dict[str, Any], lang: str) -> str:
    links = [_link(link) for link in item["evidence"]]
    shown = item | {"evidence": links, "item_name": item_name(item["name"], lang)}
    return Words(lang, "renewals", **shown)["item_line"]


def _link(address: str) -> str:
    """A web address as a link, anything else as its words."""
    safe = address.replace("<", "").replace(">", "").replace("|", "")
    return Mrkdwn(f"<{safe}>") if safe.startswith(("https://", "http://")) else safe


def _approval(approval: dict[str, Any], lang: str) -> dict[str, Any]:
    return approval | {"side": Words(lang, "renewals", value=approval["side"]).plain("side")}


def _entry(entry: dict[str, Any], lang: str) -> str:
    data = entry["data"]
    told = next((str(data[key]) for key in _DETAIL if data.get(key)), "")
    name = {"item": item_name, "stage": stage_name, "decision": decision_name}
    key = next((key for key in _DETAIL if data.get(key)), "")
    detail = name[key](told, lang) if key in name else Mrkdwn(f"<@{told}>") if key == "owner" else told
    by = Mrkdwn(f"<@{entry['by']}>") if entry["by"].startswith(("U", "W")) else entry["by"]
    return Words(lang, "renewals", at=entry["at"][:10], by=by, kind=entry["kind"], detail=detail)["log_line"]


def _buttons(words: Words, payload: dict[str, Any]) -> Block:
    value = str(payload["renewal"])
    forward = (
        blocks.button(words.plain("close_renewal"), "renewal_close", value, style="primary")
        if payload["last_stage"] or payload["ends"]
        else blocks.button(words.plain("advance"), "renewal_advance", value, style="primary")
    )
    letter = [blocks.button(words.plain("letter"), "renewal_letter", value)] if payload["ends"] else []
    return blocks.actions(
        blocks.button(words.plain("tick"), "renewal_tick", value),
        blocks.button(words.plain("approve"), "renewal_approve", value),
        blocks.button(words.plain("refuse"), "renewal_refuse", value),
        blocks.button(words.plain("decide"), "renewal_decide", value),
        *letter,
        forward,
        blocks.button(words.plain("dossier"), "renewal_dossier", str(payload["contract"])),
        enter_button(payload["contract"], payload["lang"]),
    )


def snooze_view(contract: int, today: date, until: date, lang: str) -> Block:
    """Pick the day until which to be quiet."""
    words = Words(lang, "renewals")
    picker = {"type": "datepicker", "action_id": "until", "initial_date": until.isoformat()}
    return _view(words, "renewal_snooze", "snooze_title", contract, [_input(words, "snooze_label", picker)])


def tick_view(renewal: int, items: Sequence[dict[str, Any]], lang: str) -> Block:
    """Choose a checklist item, say something about it, and give links that prove it."""
    words = Words(lang, "renewals")
    options = [_option(item_name(item["name"], lang), item["name"]) for item in items]
    select = {"type": "static_select", "action_id": "item", "options": options}
    return _view(
        words,
        "renewal_tick",
        "tick_title",
        renewal,
        [
            _input(words, "tick_label", select),
            _input(words, "note_label", {"type": "plain_text_input", "action_id": "note"}, optional=True),
            _input(words, "evidence_label", _text("evidence"), optional=True),
        ],
    )


def decide_view(renewal: int, lang: str) -> Block:
    """Choose what becomes of the contract, and what that rests on."""
    words = Words(lang, "renewals")
    choices = [_option(decision_name(name, lang), name) for name in DECISIONS]
    bases = [_option(Words(lang, "renewals", value=name).plain("basis"), name) for name in BASES]
    return _view(
        words,
        "renewal_decide",
        "decide_title",
        renewal,
        [
            _input(words, "decide_label", {"type": "static_select", "action_id": "decision", "options": choices}),
            _input(words, "basis_label", {"type": "checkboxes", "action_id": "bases", "options": bases}),
            _input(words, "reason_label", _text("reason"), optional=True),
        ],
    )


def advance_view(renewal: int, lang: str) -> Block:
    """Go on, with a reason where something stays open."""
    words = Words(lang, "renewals")
    fields = [_input(words, "advance_label", _text("reason"), optional=True)]
    return _view(words, "renewal_advance", "advance_title", renewal, fields)


def close_view(renewal: int, today: date, *, ends: bool, lang: str) -> Block:
    """The planned review, or when and how the vendor was told."""
    words, picker = Words(lang, "renewals"), {"type": "datepicker", "action_id": "day"}
    if ends:
        fields = [
            _input(words, "notice_label", picker | {"initial_date": today.isoformat()}),
            _input(words, "proof_label", {"type": "plain_text_input", "action_id": "proof"}),
        ]
    else:
        fields = [_input(words, "review_label", picker)]
    return _view(words, "renewal_close", "close_title", renewal, fields)


def _view(words: Words, callback: str, title: str, subject: int, fields: list[Block]) -> Block:
    return {
        "type": "modal",
        "callback_id": callback,
        "private_metadata": str(subject),
        "title": blocks.plain(words.plain(title), 24),
        "submit": blocks.plain(words.plain("save"), 24),
        "close": blocks.plain(words.plain("cancel"), 24),
        "blocks": fields,
    }


def _input(words: Words, label: str, element: Block, *, optional: bool = False) -> Block:
    shown = blocks.plain(words.plain(label))
    return {
        "type": "input", "block_id": element["action_id"], "label": shown, "element": element, "optional": optional
    }  # fmt: skip


def _text(action: str) -> Block:
    return {"type": "plain_text_input", "action_id": action, "multiline": True}


def _option(text: str, value: str) -> Block:
    return {"text": blocks.plain(text, 75), "value": value}
