"""Under reminders, digests and a renewal's card: own, snooze, start, show, approve, and the forms of the rest."""

from datetime import timedelta
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from sqlalchemy.orm import Session

from bot.desk import Desk
from bot.desk.people.people_allowed import contract_to_change, lang_of, open_renewal, renewal_to_change
from bot.desk.renewals import ledger_form, renewal_card, renewal_pipeline
from bot.desk.renewals.renewal_card import Acting
from bot.listeners.actions import renewal_files
from bot.replies.renewals import renewal_card as forms
from bot.replies.renewals.ledger_form import enter_view
from bot.replies.renewals.renewals import stage_name, told
from knowledge.records.renewals.renewals import Renewal
from knowledge.rules.access import Act

Body = dict[str, Any]
_WEEK = timedelta(days=7)


def acting(desk: Desk, session: Session, body: Body) -> Acting:
    """Who pressed the button, where, and their language."""
    person = body["user"]["id"]
    channel = (body.get("channel") or {}).get("id")
    return Acting(person, channel, lang_of(session, person, desk.settings.home_language))


def register(app: App, desk: Desk) -> None:
    """Connect the buttons."""
    _contract_buttons(app, desk)
    _forms(app, desk)
    _votes(app, desk)
    renewal_files.register(app, desk)


def _contract_buttons(app: App, desk: Desk) -> None:
    @app.action("renewal_own")
    def owned(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        with desk.database.sessions.begin() as session:
            who = acting(desk, session, body)
            contract = renewal_pipeline.own(session, int(action["value"]), by=who.person, now=desk.now())
            name = contract.product or contract.title
        respond(text=told("owned", who.lang, name=name).text, response_type="ephemeral", replace_original=False)

    @app.action("renewal_start")
    def started(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        now, channel = desk.now(), (body.get("channel") or {}).get("id")
        if channel:
            desk.look(channel)
        with desk.database.sessions.begin() as session:
            who = acting(desk, session, body)
            renewal = renewal_pipeline.start(session, int(action["value"]), by=who.person, now=now)
            renewal_card.show(session, renewal, now, acting=who)
            said = told("started", who.lang, **_started(renewal, who.lang))
        desk.ring()
        respond(text=said.text, response_type="ephemeral", replace_original=False)

    @app.action("renewal_show")
    def shown(ack: Ack, body: Body, action: Body, respond: Respond) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            renewal = open_renewal(session, int(action["value"]), who.person)
            message = forms.renewal_card_message(renewal_card.values(session, renewal) | {"lang": who.lang})
        respond(text=message.text, blocks=list(message.blocks), response_type="ephemeral", replace_original=False)

    @app.action("renewal_snooze")
    def snoozed(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        today = desk.now().date()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            contract = contract_to_change(session, int(action["value"]), who.person, Act.RENEW)
        view = forms.snooze_view(contract.id, today, today + _WEEK, who.lang)
        client.views_open(trigger_id=body["trigger_id"], view=view)


def _forms(app: App, desk: Desk) -> None:
    @app.action("renewal_tick")
    def ticking(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            renewal = renewal_to_change(session, int(action["value"]), who.person, Act.RENEW)
            items = renewal_card.values(session, renewal)["items"]
        client.views_open(trigger_id=body["trigger_id"], view=forms.tick_view(renewal.id, items, who.lang))

    @app.action("renewal_decide")
    def deciding(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            renewal = renewal_to_change(session, int(action["value"]), who.person, Act.RENEW)
        client.views_open(trigger_id=body["trigger_id"], view=forms.decide_view(renewal.id, who.lang))

    @app.action("renewal_advance")
    def advancing(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            renewal = renewal_to_change(session, int(action["value"]), who.person, Act.RENEW)
        client.views_open(trigger_id=body["trigger_id"], view=forms.advance_view(renewal.id, who.lang))

    @app.action("renewal_close")
    def closing(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            renewal = renewal_to_change(session, int(action["value"]), who.person, Act.RENEW)
            ends = renewal.decision in ("replace", "drop")
        view = forms.close_view(renewal.id, desk.now().date(), ends=ends, lang=who.lang)
        client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.action("renewal_enter")
    def entering(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        ack()
        with desk.database.reading() as session:
            who = acting(desk, session, body)
            contract = ledger_form.check_enterer(session, int(action["value"]), who.person)
            view = enter_view(contract.id, ledger_form.still_open(session, contract), desk.now().date(), who.lang)
        client.views_open(trigger_id=body["trigger_id"], view=view)


def _votes(app: App, desk: Desk) -> None:
    def vote(body: Body, action: Body, *, approved: bool) -> None:
        now = desk.now()
        with desk.database.sessions.begin() as session:
            who = acting(desk, session, body)
            number = int(action["value"])
            renewal = renewal_pipeline.approve(session, number, by=who.person, now=now, approved=approved)
            renewal_card.show(session, renewal, now, acting=who)
        desk.ring()

    @app.action("renewal_approve")
    def approved(ack: Ack, body: Body, action: Body) -> None:
        ack()
        vote(body, action, approved=True)

    @app.action("renewal_refuse")
    def refused(ack: Ack, body: Body, action: Body) -> None:
        ack()
        vote(body, action, approved=False)


def _started(renewal: Renewal, lang: str) -> dict[str, str]:
    contract = renewal.contract
    return {
        "name": contract.product or contract.title,
        "deadline": renewal.deadline.isoformat(),
        "stage_name": stage_name(renewal.stage, lang),
        "due": renewal.due.isoformat(),
    }
