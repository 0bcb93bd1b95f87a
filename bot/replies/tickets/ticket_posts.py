"""Short posts in a ticket's thread: what happened, warnings, breaches, claims, and the question when it is closed."""

from datetime import date
from typing import Any

from bot.replies.contracts.facts import duration
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from bot.replies.tickets.ticket_words import day, moment, person, persons, word

SCORES = ("1", "2", "3", "4", "5")
ABOUT = ("speed", "solution", "contact", "price")
_CAME_WITH = ("plan", "workaround", "interim")


def event_message(payload: dict[str, Any]) -> Message:
    """One event of the log, told to the thread; a closed ticket asks how it went."""
    text = _told(payload, payload["lang"])
    parts: list[Block] = [blocks.section(text)]
    return Message(text, tuple(parts + (_survey(payload, payload["lang"]) if payload["event"] == "closed" else [])))


def news_line(event: dict[str, Any], ticket_id: int, lang: str) -> str:
    """One event of the log on one line of the countdown."""
    told = _told(event | {"lang": lang, "ticket": ticket_id}, lang)
    return " ".join(line.removeprefix("&gt;").removeprefix(">").strip() for line in told.splitlines() if line.strip())


def _told(payload: dict[str, Any], lang: str) -> Mrkdwn:
    data = payload["data"]
    joint = Mrkdwn("、" if lang == "zh" else ", ")
    values = payload | {
        "by": person(payload["by"]),
        "at": moment(payload["at"]),
        "with": joint.join(_post(lang, f"with_{name}") for name in _CAME_WITH if data.get(name)),
        "severity": word(lang, "severity", data.get("severity")),
        "level": data.get("level"),
        "channel": _channel(lang, data.get("channel")),
        "milestone": word(lang, "milestone", data["milestone"]) if "milestone" in data else "",
        "to": person(data.get("to")),
        "change_made": word(lang, "change", data["change"]) if data.get("change") else "",
    }
    texts = {name: data.get(name) or "" for name in _TEXTS}
    block = "terms_changed" if data.get("register") else payload["event"]
    return _post(lang, block, **texts | {"chargeable": data.get("chargeable"), "changed": _changed(payload)} | values)


_TEXTS = ("text", "reason", "impact", "prevention", "change_record")


def _changed(payload: dict[str, Any]) -> Mrkdwn:
    """What the new terms owe otherwise."""
    lang = payload["lang"]
    told = []
    for one in payload["data"].get("changed", ()):
        times = {name: _promised(one[name], lang) for name in ("before", "after")}
        told.append(_post(lang, "changed_promise", milestone=word(lang, "milestone", one["milestone"]), **times))
    return Mrkdwn(("；" if lang == "zh" else "; ").join(told))


def _promised(owed: list[str] | None, lang: str) -> str | None:
    return duration(owed[0], lang, business=owed[1] == "business") if owed else None


def _channel(lang: str, channel: str | None) -> str:
    known = ("phone", "email", "portal", "remote", "onsite")
    return word(lang, "channel", channel) if channel in known else channel or ""


def _survey(payload: dict[str, Any], lang: str) -> list[Block]:
    number = payload["ticket"]
    asked = _post(lang, "survey", reporters=persons(payload.get("reporters", ())))
    stars = [blocks.button("★" * int(n), f"ticket_rate_{n}", f"{number}:{n}") for n in SCORES]
    return [blocks.divider(), blocks.section(asked), blocks.actions(*stars)]


def survey_about_message(ticket_id: int, score: int, lang: str) -> Message:
    """The second click: what counted."""
    text = _post(lang, "survey_about")
    buttons = [
        blocks.button(word(lang, "about", about), f"ticket_rated_{about}", f"{ticket_id}:{score}:{about}")
        for about in ABOUT
    ]
    return Message(text, (blocks.section(text), blocks.actions(*buttons)))


def survey_thanks_message(lang: str) -> Message:
    text = _post(lang, "survey_thanks")
    return Message(text, (blocks.section(text),))


def warning_message(payload: dict[str, Any]) -> Message:
    """A clock is running out: who is to be called."""
    return _alert(payload, "warning", [_vendor_button(payload)])


def breach_message(payload: dict[str, Any]) -> Message:
    """A deadline was missed: who is to be called, and the way to the evidence and the claim."""
    claim = blocks.button(
        _plain(payload["lang"], "open_claim"), "claim_open", f"{payload['ticket']}:{payload['clock']}"
    )
    return _alert(payload, "breach", [_vendor_button(payload, style="primary"), claim])


def _alert(payload: dict[str, Any], kind: str, buttons: list[Block]) -> Message:
    lang = payload["lang"]
    values = payload | {
        "milestone": word(lang, "milestone", payload["milestone"]),
        "due": moment(payload["due_at"]),
        "within": duration(payload["within"], lang, business=payload.get("counted") == "business"),
        "owner": person(payload["owner"]) or "",
        "room": payload.get("room"),
    }
    text = _post(lang, kind, **values)
    calls = [_post(lang, "call", **contact | {"role": _role(lang, contact)}) for contact in payload["contacts"]]
    ours = persons(payload.get("our_people", ()))
    chain = [_post(lang, "our_chain", people=ours)] if payload["our_level"] > 1 else []
    under = [blocks.context("\n".join(calls + chain))] if calls or chain else []
    return Message(text, (blocks.section(text), *under, blocks.actions(*buttons)))


def _role(lang: str, contact: dict[str, Any]) -> str:
    return word(lang, "role", contact["role"]) if contact["role"] else ""


def _vendor_button(payload: dict[str, Any], *, style: str | None = None) -> Block:
    value = f"{payload['ticket']}:{payload['clock']}"
    return blocks.button(_plain(payload["lang"], "message_vendor"), "vendor_message", value, style=style)


def waiting_message(payload: dict[str, Any]) -> Message:
    """The vendor waits for us, and so does the clock: who is to answer, and the button to go on."""
    lang = payload["lang"]
    people = persons([*filter(None, [payload["owner"]]), *payload["reporters"]])
    text = _post(lang, "waiting", **payload | {"people": people, "since": moment(payload["since"])})
    button = blocks.button(word(lang, "step", "resume"), "ticket_step_resume", str(payload["ticket"]))
    return Message(text, (blocks.section(text), blocks.actions(button)))


def claim_due_message(payload: dict[str, Any]) -> Message:
    """A claim is about to lapse. What it is worth is behind the button, for those who may see it."""
    lang = payload["lang"]
    text = _post(
        lang,
        "claim_due",
        ticket=payload["ticket"],
        until=day(date.fromisoformat(payload["claim_day"]), lang),
        owner=person(payload["owner"]),
    )
    button = blocks.button(
        _plain(lang, "open_claim"), "claim_open", f"{payload['ticket']}:{payload['clock']}", style="primary"
    )
    return Message(text, (blocks.section(text), blocks.actions(button)))


def claim_decided_message(payload: dict[str, Any]) -> Message:
    """Somebody claimed or waived."""
    lang, milestone = payload["lang"], payload["clock"].partition(":")[0]
    text = _post(
        lang, f"claim_{payload['state']}", by=person(payload["by"]), ticket=payload["ticket"],
        milestone=word(lang, "milestone", milestone),
    )  # fmt: skip
    return Message(text, (blocks.section(text),))


def _post(lang: str, name: str, /, **values: Any) -> Mrkdwn:
    return Words(lang, "ticket_posts", **values)[name]


def _plain(lang: str, name: str) -> str:
    return Words(lang, "ticket_posts").plain(name)
