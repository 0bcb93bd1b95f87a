"""The forms of renewals are sent in: snooze, checklist, decision, next stage, close, ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of
from bot.desk.renewals import ledger_form, renewal_card, renewal_pipeline
from bot.desk.renewals.ledger_form import Filled
from bot.desk.renewals.renewal_card import Acting
from bot.listeners.parsing import filled_in
from bot.listeners.telling import said_to
from knowledge.errors import DeskError
from knowledge.records.renewals.renewals import Renewal

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the forms."""

    @app.view("renewal_snooze")
    def snoozed(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        with _told(desk, ack, person, "until"), desk.database.sessions.begin() as session:
            number, until = int(view["private_metadata"]), date.fromisoformat(given["until"])
            renewal_pipeline.snooze(session, number, until, by=person, now=desk.now())

    @app.view("renewal_tick")
    def ticked(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        links = tuple(line.strip() for line in (given.get("evidence") or "").splitlines() if line.strip())
        with _told(desk, ack, person, "item"), desk.database.sessions.begin() as session:
            number = int(view["private_metadata"])
            renewal = renewal_pipeline.tick_off(
                session, number, given["item"], by=person, now=desk.now(), note=given.get("note") or "",
                evidence=links,
            )  # fmt: skip
            _shown(desk, session, renewal, person)
        desk.ring()

    @app.view("renewal_decide")
    def decided(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        with _told(desk, ack, person, "reason"), desk.database.sessions.begin() as session:
            number = int(view["private_metadata"])
            bases, reason = tuple(given["bases"].split(",")), given.get("reason") or ""
            renewal = renewal_pipeline.decide(
                session, number, given["decision"], bases=bases, reason=reason, by=person, now=desk.now()
            )
            _shown(desk, session, renewal, person)
        desk.ring()

    @app.view("renewal_advance")
    def advanced(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        with _told(desk, ack, person, "reason"), desk.database.sessions.begin() as session:
            number = int(view["private_metadata"])
            reason = given.get("reason") or ""
            renewal = renewal_pipeline.advance(session, number, by=person, now=desk.now(), reason=reason)
            _shown(desk, session, renewal, person)
        desk.ring()

    @app.view("renewal_close")
    def closed(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        with _told(desk, ack, person, "day"), desk.database.sessions.begin() as session:
            number = int(view["private_metadata"])
            renewal = renewal_pipeline.close_with(
                session, number, date.fromisoformat(given["day"]), given.get("proof"), by=person, now=desk.now()
            )
            _shown(desk, session, renewal, person)
        desk.ring()

    @app.view("renewal_enter")
    def entered(ack: Ack, body: Body, view: Body) -> None:
        given, person = filled_in(view), body["user"]["id"]
        filled = Filled(
            kind=given["kind"], day=date.fromisoformat(given["day"]), text=given["text"], amount=given["amount"],
            owner=given["owner"] or None,
        )  # fmt: skip
        with _told(desk, ack, person, "kind"), desk.database.sessions.begin() as session:
            ledger_form.take(session, int(view["private_metadata"]), filled, by=person, now=desk.now())


@contextmanager
def _told(desk: Desk, ack: Ack, person: str, block: str) -> Iterator[None]:
    """Close the form; what the verb refuses is said under a field of it instead, in the person's language."""
    try:
        yield
    except DeskError as error:
        ack(response_action="errors", errors={block: said_to(desk, person, error)})
    else:
        ack()


def _shown(desk: Desk, session: Session, renewal: Renewal, person: str) -> None:
    lang = lang_of(session, person, desk.settings.home_language)
    renewal_card.show(session, renewal, desk.now(), acting=Acting(person, None, lang))
