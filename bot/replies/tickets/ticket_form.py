"""The form that opens a ticket, filled in by triage, and the card that a mention gets instead of a form."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.desk.intake.intake import Choice, Proposal, Source, said
from bot.desk.intake.similar_tickets import Known
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block, Message
from bot.replies.drawing.words import Mrkdwn, Words
from bot.replies.tickets.ticket_words import (
    CAUSES,
    CHANNELS,
    SEVERITIES,
    URGENCIES,
    labelled,
    modal,
    option,
    options,
    person,
    select,
    text_box,
    word,
)
from knowledge.rules.reports.report_details import Details

if TYPE_CHECKING:  # forms are drawn without loading what triage needs
    from knowledge.triage.values import Place

CALLBACK, ASKING = "ticket_open", "ticket_ask"
GRADES = "@"
"""What stands before the proposal's key in the name of its card's menus."""

UNSURE = 0.6
NO_LEVEL = "-"
_QUOTE, _TEXT = 600, 3000


def reading_view(lang: str) -> Block:
    """Shown at once, while the report is being graded."""
    words = Words(lang, "ticket_form")
    return modal("ticket_reading", words.plain("title"), [blocks.section(words["reading"])], lang=lang)


def asking_view(metadata: str, lang: str) -> Block:
    """Asks what does not work, where nobody has said it yet."""
    words = Words(lang, "ticket_form")
    box = labelled(words.plain("ask"), text_box("text", multiline=True))
    return modal(
        ASKING, words.plain("ask_title"), [box], lang=lang, submit=words.plain("ask_submit"), metadata=metadata
    )


def ticket_form(proposal: Proposal, metadata: str, lang: str) -> Block:
    """The form with everything that is known filled in: to agree takes one click."""
    words = Words(lang, "ticket_form")
    parts = [
        *[_known(known, lang) for known in proposal.similar],
        *_why(proposal, lang),
        labelled(words.plain("what"), text_box("title", value=proposal.title, longest=200)),
        _contract(proposal.contract, words),
        *_grade(proposal, words, lang),
        labelled(words.plain("cause"), select("cause", options(lang, "cause", CAUSES), chosen=proposal.triage.cause)),
        labelled(words.plain("text"), text_box("text", value=proposal.text, multiline=True, longest=_TEXT)),
        *_more(proposal.details, lang),
    ]
    return modal(CALLBACK, words.plain("title"), parts, lang=lang, submit=words.plain("submit"), metadata=metadata)


def _known(known: Known, lang: str) -> Block:
    words = Words(
        lang, "ticket_form", ticket=known.id, title=known.title, status=word(lang, "status", known.status),
        here=known.here, alike=known.alike, elsewhere=known.elsewhere,
    )  # fmt: skip
    return blocks.section(words["similar"], accessory=blocks.button(words.plain("join"), "ticket_join", str(known.id)))


def _why(proposal: Proposal, lang: str) -> list[Block]:
    """What is proposed and why, the contract's own definition, and the one question where it is not clear."""
    found, words = proposal.triage, _proposed(proposal, lang)
    shown = [blocks.section(words["proposed"])]
    if found.quote:
        shown += [blocks.section(words["definition"]), blocks.context(words["source"])]
    if found.question:
        shown.append(blocks.section(words["question"]))
    elif found.confidence < UNSURE:
        shown.append(blocks.context(words["unsure"]))
    return [*shown, blocks.divider()]


def _proposed(proposal: Proposal, lang: str) -> Words:
    found = proposal.triage
    why = _reason(lang, found.reason.rule, found.reason.words, found.reason.impacts)
    return Words(
        lang,
        "ticket_form",
        severity=word(lang, "severity", found.severity),
        level=found.level,
        reason=why,
        percent=round(found.confidence * 100),
        question=found.question,
        between=[word(lang, "severity", one) if one in SEVERITIES else one for one in found.between],
        quote=blocks.cut(found.quote.quote, _QUOTE) if found.quote else "",
        document=found.quote.document if found.quote else "",
        page=found.quote.page if found.quote else None,
        matched=found.matched,
    )


def _reason(lang: str, rule: str, words: Sequence[str], impacts: Sequence[str]) -> str:
    signs = [word(lang, "sign", name) for name in impacts]
    return Words(lang, "ticket_form", rule=rule, words=words, signs=signs)["reason_why"]


def _contract(chosen: Choice | None, words: Words) -> Block:
    element: Block = {
        "type": "external_select",
        "action_id": "ticket_contract",
        "min_query_length": 0,
        "placeholder": blocks.plain(words.plain("contract_find"), 75),
    }
    if chosen:
        element["initial_option"] = contract_option(chosen)
    return labelled(words.plain("contract"), element, optional=True) | {"dispatch_action": True}


def contract_option(choice: Choice) -> Block:
    return option(choice.label, str(choice.id))


def _grade(proposal: Proposal, words: Words, lang: str) -> list[Block]:
    """Severity and level; their blocks change with the contract, so that what was proposed for another goes."""
    levels = [option(level, level) for level in proposal.levels] + [option(words.plain("no_level"), NO_LEVEL)]
    shown = {
        "severity": select("severity", options(lang, "severity", SEVERITIES), chosen=proposal.triage.severity),
        "level": select("level", levels, chosen=proposal.triage.level or NO_LEVEL),
    }
    contract = proposal.contract.id if proposal.contract else 0
    return [labelled(words.plain(name), one) | {"block_id": f"{name}:{contract}"} for name, one in shown.items()]


def _more(details: Details, lang: str) -> list[Block]:
    """What else the vendor wants to know, in the report's own words where it says so."""
    words = Words(lang, "ticket_form", words=details.urgency_words)
    texts = {
        name: labelled(words.plain(name), text_box(name, value=getattr(details, name), longest=longest), optional=True)
        for name, longest in (("impact", 500), ("module", 200), ("data_scope", 500), ("last_change", 500))
    }
    urgency = select("urgency", options(lang, "urgency", URGENCIES), chosen=details.urgency)
    hint = words.plain("urgency_said") if details.urgency_words else None
    channel = select("channel_used", options(lang, "channel", CHANNELS))
    return [
        texts.pop("impact"),
        labelled(words.plain("urgency"), urgency, optional=True, hint=hint),
        *texts.values(),
        labelled(words.plain("channel_used"), channel, optional=True),
    ]


def joined_view(ticket_id: int, lang: str) -> Block:
    """Says that the report joined an open ticket."""
    words = Words(lang, "ticket_form", ticket=ticket_id)
    return modal("ticket_joined", words.plain("title"), [blocks.section(words["joined"])], lang=lang)


def card_payload(proposal: Proposal, who: str, source: Source, *, guessed: bool = False) -> dict[str, Any]:
    """The proposal as an outbox message's values; its buttons name the message by `source.key`.

    Another vendor's tickets are left out, as a vendor may read along; the contract is quoted where it is open to all.
    `guessed`: nobody asked for a ticket, the message tells of a fault.
    """
    found = proposal.triage
    quote = found.quote if proposal.open_to_all else None
    return {
        "lang": proposal.lang,
        "person": who,
        "title": proposal.title,
        "text": blocks.cut(proposal.text, 1500),
        "severity": found.severity,
        "level": found.level,
        "cause": found.cause,
        "rule": found.reason.rule,
        "words": list(found.reason.words),
        "impacts": list(found.reason.impacts),
        "contract": asdict(proposal.contract) if proposal.contract else None,
        "said": said(proposal.details),
        "similar": [asdict(known) for known in proposal.similar if not known.elsewhere],
        "source": asdict(source),
        "guessed": guessed,
        "quote": _quote(quote) | {"matched": found.matched} if quote else None,
        "table": [
            {
                "level": one.level,
                "severity": one.severity,
                "quote": _quote(one.place) if one.place and proposal.open_to_all else None,
            }
            for one in found.table
        ],
    }


def card_message(payload: dict[str, Any]) -> Message:
    """A proposed ticket in a thread: open it as it is, or change it first."""
    lang, contract = payload["lang"], payload["contract"]
    words = Words(
        lang,
        "ticket_form",
        person=person(payload["person"]),
        title=payload["title"],
        severity=word(lang, "severity", payload["severity"]),
        level=payload["level"],
        contract=contract["label"] if contract else None,
        cause=word(lang, "cause", payload["cause"]),
    )
    why = Mrkdwn(_reason(lang, payload["rule"], payload["words"], payload.get("impacts", ())))
    number = str(payload["source"]["key"])
    if payload.get("opened"):
        opened = Words(lang, "ticket_form", ticket=payload["opened"], title=payload["title"])["opened_card"]
        return Message(opened, (blocks.section(opened),))
    parts = [
        blocks.section(words["card"]),
        blocks.section(words["card_facts"]),
        *_quoted(payload, lang),
        blocks.context(why),
        *[_known(Known(**known), lang) for known in payload["similar"]],
        _grades(payload, words, lang),
        blocks.actions(
            blocks.button(words.plain("accept"), "ticket_accept", number, style="primary"),
            blocks.button(words.plain("change"), "ticket_change", number),
        ),
        *([blocks.context(words["guessed"])] if payload.get("guessed") else []),
    ]
    return Message(words["card"], tuple(parts))


def _grades(payload: dict[str, Any], words: Words, lang: str) -> Block:
    """Severity and level, each changed with one click; the block's name changes with them, so that Slack shows them."""
    severity, level, key = payload["severity"], payload["level"], payload["source"]["key"]
    menus = [select("ticket_card_severity", options(lang, "severity", SEVERITIES), chosen=severity)]
    levels = [option(row["level"], row["level"]) for row in payload.get("table", ())]
    if levels:
        menus.append(select("ticket_card_level", levels, chosen=level, placeholder=words.plain("level")))
    return blocks.actions(*menus) | {"block_id": blocks.cut(f"{severity} {len(level or '')} {GRADES}{key}", 255)}


def _quote(place: "Place") -> dict[str, Any]:
    return {"quote": blocks.cut(place.quote, _QUOTE), "document": place.document, "page": place.page}


def _quoted(payload: dict[str, Any], lang: str) -> list[Block]:
    """How the contract defines the proposed level, where all who read the card may read the contract."""
    if not payload.get("quote"):
        return []
    words = Words(lang, "ticket_form", **{"matched": "", **payload["quote"]})
    return [blocks.section(words["definition"]), blocks.context(words["source"])]
