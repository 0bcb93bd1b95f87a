"""Files that take a moment to write, sent to whoever asked for them: dossier, opt-out letter, quote, timeline."""

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.desk import Desk
from bot.desk.people.people_allowed import lang_of, open_contract, open_renewal
from bot.desk.renewals import quotes
from bot.desk.renewals.dossier import dossier_of
from bot.desk.renewals.opt_out import letter_of
from bot.desk.renewals.quote_comparison import compared
from bot.desk.renewals.renewal_list import coming
from bot.replies.renewals.dossier import dossier_docx, file_name
from bot.replies.renewals.dossier_quotes import quote_xlsx
from bot.replies.renewals.opt_out_letter import letter_docx
from bot.replies.renewals.renewals import told
from bot.replies.renewals.timeline import timeline_png
from knowledge import audit
from knowledge.records.people import people

Body = dict[str, Any]


def register(app: App, desk: Desk) -> None:
    """Connect the buttons: what may be refused is checked at once, the file is written afterwards."""

    def dossier_asked(ack: Ack, body: Body, action: Body) -> None:
        with desk.database.reading() as session:
            open_contract(session, int(action["value"]), body["user"]["id"])
        ack()

    def dossier_sent(body: Body, action: Body, client: WebClient) -> None:
        person = body["user"]["id"]
        with desk.database.sessions.begin() as session:
            contract = open_contract(session, int(action["value"]), person)
            lang = lang_of(session, person, desk.settings.home_language)
            found = dossier_of(session, contract, desk.now(), asker=people.asker_of(session, person))
            name, data = file_name(found, lang), dossier_docx(found, lang)
            said = told("dossier_ready", lang, name=contract.product or contract.title, day=found.day.isoformat())
        _send(desk, client, person, name, data, said.text)

    def letter_asked(ack: Ack, body: Body, action: Body) -> None:
        with desk.database.reading() as session:
            person = body["user"]["id"]
            renewal = open_renewal(session, int(action["value"]), person)
            letter_of(session, renewal, desk.now().date(), asker=people.asker_of(session, person))
        ack()

    def letter_sent(body: Body, action: Body, client: WebClient) -> None:
        person = body["user"]["id"]
        with desk.database.reading() as session:
            renewal = open_renewal(session, int(action["value"]), person)
            lang = lang_of(session, person, desk.settings.home_language)
            letter = letter_of(session, renewal, desk.now().date(), asker=people.asker_of(session, person))
        said = told("letter_ready", lang, vendor=letter["vendor"])
        _send(
            desk, client, person, f"notice-{letter['number'] or renewal.id}.docx", letter_docx(letter, lang), said.text
        )

    def timeline_sent(body: Body, client: WebClient) -> None:
        person, today = body["user"]["id"], desk.now().date()
        with desk.database.reading() as session:
            lang = lang_of(session, person, desk.settings.home_language)
            rows = coming(session, today, asker=people.asker_of(session, person))
        picture = timeline_png(rows, person, today, lang)
        _send(desk, client, person, f"renewals-{today.isoformat()}.png", picture, told("timeline_ready", lang).text)

    _quote(app, desk)
    app.action("renewal_timeline")(ack=lambda ack: ack(), lazy=[timeline_sent])
    app.action("renewal_dossier")(ack=dossier_asked, lazy=[dossier_sent])
    app.action("renewal_letter")(ack=letter_asked, lazy=[letter_sent])


def _quote(app: App, desk: Desk) -> None:
    """Connect the button under a compared quote."""

    def quote_asked(ack: Ack, body: Body, action: Body) -> None:
        with desk.database.reading() as session:
            quotes.check_offer(session, int(action["value"]), body["user"]["id"])
        ack()

    def quote_sent(body: Body, action: Body, client: WebClient) -> None:
        person, today = body["user"]["id"], desk.now().date()
        with desk.database.reading() as session:
            offer, contract = quotes.check_offer(session, int(action["value"]), person)
            lang = lang_of(session, person, desk.settings.home_language)
            found = compared(session, offer, today, asker=people.asker_of(session, person))
            data = quote_xlsx(found, lang)
            said = told("quote_ready", lang, name=contract.product or contract.title, day=today.isoformat())
        _send(desk, client, person, f"quote-{offer.id}-{today.isoformat()}.xlsx", data, said.text)

    app.action("renewal_quote")(ack=quote_asked, lazy=[quote_sent])


def _send(desk: Desk, client: WebClient, person: str, name: str, data: bytes, text: str) -> None:
    """Put a file into somebody's direct messages: what it says is for them, not for the channel."""
    with desk.database.sessions.begin() as session:
        audit.note(session, "export.file", f"file:{name}", by=person, now=desk.now(), bytes=len(data))
    opened: Any = client.conversations_open(users=person)
    client.files_upload_v2(channel=opened["channel"]["id"], filename=name, content=data, initial_comment=text)
