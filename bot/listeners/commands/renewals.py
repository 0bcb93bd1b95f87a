"""`/desk renewals`, `quote`, `ledger`, `scorecard`, `digest`: shown to whoever typed them only."""

from typing import Any

from slack_bolt import Ack

from bot.desk import Desk
from bot.desk.people.people_allowed import check_insider, lang_of, open_contract
from bot.desk.renewals import ledger_form, own_costs, quotes
from bot.desk.renewals.quote_comparison import compared
from bot.desk.renewals.renewal_list import coming
from bot.desk.reports.digest_sending import set_digest as set_digest_of
from bot.desk.reports.scorecard import quarter_named, scorecard_of, values, vendor_named
from bot.replies.drawing.blocks import Message
from bot.replies.renewals.dossier_quotes import quote_message
from bot.replies.renewals.ledger_form import ledger_message
from bot.replies.renewals.renewals import renewal_blocks, told
from bot.replies.reports.scorecard import scorecard_message
from knowledge.records.contracts import contracts
from knowledge.records.people import people

Command = dict[str, Any]


def show_renewals(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk renewals`: the coming year's renewals, one's own first."""
    person = command["user_id"]
    with desk.database.reading() as session:
        check_insider(session, person)
        lang = lang_of(session, person, desk.settings.home_language)
        rows = coming(session, desk.now().date(), asker=people.asker_of(session, person))
    shown = renewal_blocks(rows, person, lang, command=desk.settings.command)
    _answer(ack, Message(shown[0]["text"]["text"], shown))


def take_quote(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk quote CONTRACT [hours=120 rate=300 training=5000]`, a pasted table under it: compared with the present."""
    first, _, table = rest.partition("\n")
    name, own = own_costs.split(first)
    person = command["user_id"]
    with desk.database.sessions.begin() as session:
        asker = people.asker_of(session, person)
        contract = open_contract(session, contracts.find(session, name, asker=asker).id, person)
        lang = lang_of(session, person, desk.settings.home_language)
        offer = quotes.take_with_costs(session, contract, table, own, name=name, by=person, now=desk.now())
        message = quote_message(compared(session, offer, desk.now().date(), asker=asker), lang)
    _answer(ack, message)


def show_ledger(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk ledger CONTRACT`: what waits to be paid or mended, and the form for entering more."""
    person = command["user_id"]
    with desk.database.reading() as session:
        found = contracts.find(session, rest.strip(), asker=people.asker_of(session, person))
        contract = ledger_form.check_enterer(session, found.id, person)
        lang = lang_of(session, person, desk.settings.home_language)
        opened = ledger_form.still_open(session, contract)
        message = ledger_message(contract.id, contract.product or contract.title, opened, lang)
    _answer(ack, message)


def show_scorecard(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk scorecard VENDOR [2026Q3]`."""
    vendor, _, quarter = rest.rpartition(" ") if "q" in rest.lower().rpartition(" ")[2] else (rest, "", "")
    with desk.database.reading() as session:
        check_insider(session, command["user_id"])
        lang = lang_of(session, command["user_id"], desk.settings.home_language)
        wanted = quarter_named(quarter or None, desk.now().date())
        asker = people.asker_of(session, command["user_id"])
        named = vendor_named(session, vendor.strip(), asker=asker)
        card = values(scorecard_of(session, named, wanted, desk.now(), asker=asker))
    _answer(ack, scorecard_message(card | {"lang": lang}))


def set_digest(desk: Desk, ack: Ack, command: Command, rest: str) -> None:
    """`/desk digest here [09:00] [ZONE]`, or `off`: whether this channel gets the digest, and when."""
    person, channel = command["user_id"], command["channel_id"]
    with desk.database.sessions.begin() as session:
        lang = lang_of(session, person, desk.settings.home_language)
        settings = set_digest_of(session, channel, rest, by=person, lang=lang, now=desk.now())
    _answer(ack, told("digest_set" if settings["active"] else "digest_off", lang, **settings))


def _answer(ack: Ack, message: Message) -> None:
    ack(text=message.text, blocks=list(message.blocks), response_type="ephemeral")


SUBCOMMANDS = {
    "renewals": show_renewals,
    "续约": show_renewals,
    "quote": take_quote,
    "报价": take_quote,
    "ledger": show_ledger,
    "台账": show_ledger,
    "digest": set_digest,
    "早报": set_digest,
    "scorecard": show_scorecard,
    "评分": show_scorecard,
}
