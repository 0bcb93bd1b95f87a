"""The steps that a person takes on a ticket by a button or a form: from the step's name and fields to its verb."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts.contract_terms import terms_on
from bot.desk.people.people_allowed import refuse
from bot.desk.tickets import tickets as verbs
from bot.desk.tickets.ticket_log import Entry, state_of, write
from knowledge.errors import NotFound
from knowledge.records.contracts import contracts
from knowledge.records.people import people
from knowledge.records.tickets import ticket_sight, tickets, triage_corrections
from knowledge.rules.access import Act
from knowledge.rules.clocks.ticket_states import TicketState

Given = Mapping[str, Any]
Verb = Callable[[Session, int, Given, verbs.Said], TicketState]


def take(session: Session, ticket_id: int, step: str, given: Given, said: verbs.Said) -> TicketState:
    """Take one step; raises NotFound or NotAllowed as its verb does, Conflict where the ticket does not take it now."""
    if step not in STEPS:
        raise NotFound("step_unknown", step=step)
    return STEPS[step](session, ticket_id, given, said)


def rate(session: Session, ticket_id: int, score: int, about: str | None, *, by: str, now: datetime) -> None:
    """Keep how content somebody is with a closed ticket; a later word of theirs counts instead of the earlier."""
    ticket_sight.one(session, ticket_id, people.asker_of(session, by))
    write(session, ticket_id, Entry(kind="rated", by=by, data={"score": score, "about": about}), now)


def _respond(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    came_with = {name: name in given.get("came_with", ()) for name in ("plan", "workaround", "interim")}
    return verbs.respond(session, ticket_id, given.get("text") or "", **came_with, **said)


def _regrade(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    """Regrade, and let triage learn from it."""
    state = verbs.change_severity(session, ticket_id, given["severity"], given.get("level"), **said)
    ticket, opened = tickets.get(session, ticket_id), tickets.log_of(session, ticket_id)[0].data
    if opened.get("description"):
        level, contract = given.get("level"), opened.get("contract")
        triage_corrections.correct(
            session, opened["description"], by=said["by"], now=said["now"], severity=given["severity"], level=level,
            contract=contract if level else None, place=people.place_of(session, ticket.channel, ticket.reporter),
        )  # fmt: skip
    return state


def _recontract(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    """Put the ticket under another contract; its level stays where that contract has one of the same name."""
    asker = people.asker_of(session, said["by"])
    contract = contracts.open_to(session, int(given["step_contract"]), asker)
    ticket, level = ticket_sight.one(session, ticket_id, asker).ticket, state_of(session, ticket_id).level
    refuse(asker, Act.CHANGE_TICKET)
    terms = terms_on(session, contract, said["now"], given["house"])
    ticket.contract_id, ticket.vendor = contract.id, contract.vendor.name if contract.vendor else None
    return verbs.change_contract(session, ticket_id, terms, level if terms.promised(level) else None, **said)


def _verify(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    passed = {name: name in given.get("checks", ()) for name in verbs.CHECKS}
    return verbs.verify(session, ticket_id, **passed, **said)


def _close(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    texts = {name: given.get(name) or "" for name in ("change_record", "impact", "prevention")}
    return verbs.close(session, ticket_id, change=given.get("change"), **texts, **said)


def _visit(session: Session, ticket_id: int, given: Given, said: verbs.Said) -> TicketState:
    charged = given.get("chargeable") == "yes"
    return verbs.record_visit(session, ticket_id, chargeable=charged, text=given.get("text") or "", **said)


def _worded(verb: Callable[..., TicketState], name: str) -> Verb:
    """A step whose verb takes one text."""
    return lambda session, ticket_id, given, said: verb(session, ticket_id, given.get(name) or "", **said)


STEPS: dict[str, Verb] = {
    "confirm": lambda session, ticket_id, given, said: verbs.confirm(session, ticket_id, **said),
    "resume": lambda session, ticket_id, given, said: verbs.resume(session, ticket_id, **said),
    "regrade": _regrade,
    "recontract": _recontract,
    "told_vendor": _worded(verbs.notify_vendor, "channel_used"),
    "respond": _respond,
    "update": _worded(verbs.give_update, "text"),
    "pause": _worded(verbs.pause, "reason"),
    "met": lambda session, ticket_id, given, said: verbs.meet(
        session, ticket_id, given["milestone"], given.get("text") or "", **said
    ),
    "resolve": _worded(verbs.resolve, "text"),
    "verify": _verify,
    "close": _close,
    "reopen": _worded(verbs.reopen, "reason"),
    "hand_over": _worded(verbs.hand_over, "to"),
    "request_visit": _worded(verbs.request_visit, "reason"),
    "visit": _visit,
    "note": _worded(verbs.note, "text"),
    "withdraw": _worded(verbs.withdraw, "reason"),
}
