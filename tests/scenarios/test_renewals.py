"""People read the digest, take a contract on, start its renewal and carry it through, on the running desk."""

import io
from datetime import UTC, datetime

import docx
import openpyxl
import pytest
from sqlalchemy import select

from knowledge.clock import MovableClock
from knowledge.records.contracts.contract_ledger import LedgerEntry
from knowledge.records.db import Database
from knowledge.records.people import digests
from knowledge.records.people.people import Person
from knowledge.records.renewals.renewals import Renewal
from knowledge.settings import Settings

PLM = "STX-L-2024-018"
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
TABLE = "\nModule\tUsers\tUnit price (元/年)\n图文档管理\t180\t159100\n工艺规划\t45\t86000"


@pytest.fixture
def morning(start_desk, home, monkeypatch):
    """The desk at ten on a Monday on which much is due, with the digest in #vendors."""
    monkeypatch.setattr("tests.running_desk.MovableClock", lambda: MovableClock(MONDAY - datetime.now(UTC)))
    database = Database(Settings(home=home).database_url)
    with database.sessions.begin() as session:
        for person in session.scalars(select(Person)):
            person.lang, person.timezone = "en", "Asia/Shanghai"
            person.attributes = {"department": {"it_owner": "it", "staff": "rnd"}.get(person.role, person.role)}
        digests.subscribe(session, "C0VENDORS", lang="en", active=True, timezone="Asia/Shanghai")
    database.close()
    return start_desk()


def digest(talking):
    found = talking.workspace.wait(
        lambda: [m for m in talking.workspace.messages("#vendors") if "Contracts this morning" in str(m.blocks)],
        seconds=60,
    )
    return found[0]


def reminder(talking):
    def looks():
        return [
            m
            for m in talking.workspace.messages("#vendors")
            if "renewal_own" in str(m.blocks) and "榫图" in str(m.blocks)
        ]

    return talking.workspace.wait(looks, seconds=60)[-1]


def card(talking, words=""):
    def looks():
        cards = [m for m in talking.workspace.messages("#vendors") if "renewal_tick" in str(m.blocks)]
        return [m for m in cards if words in str(m.blocks)]

    return talking.workspace.wait(looks, seconds=30)[0]


def told_only(talking, who, words, *, whole=False):
    """What one person alone is shown in #general; `whole`: the message itself."""
    found = talking.workspace.wait(
        lambda: next((m for m in talking.workspace.messages("#general", who) if words in str(m.blocks)), None)
    )
    return found if whole else str(found.blocks)


def only_renewal(talking):
    with talking.desk.database.reading() as session:
        return session.scalars(select(Renewal)).one()


def test_the_owners_channel_gets_one_digest_with_what_is_next(morning):
    message = digest(morning)

    shown = str(message.blocks)
    assert "watched" in shown
    assert 1 == len([m for m in morning.workspace.messages("#vendors") if "Contracts this morning" in str(m.blocks)])


def test_somebody_takes_a_contract_on_and_starts_its_renewal(morning):
    message = reminder(morning)
    morning.workspace.click("ross", message, "renewal_own")
    morning.workspace.click("ross", message, "renewal_start")

    shown = card(morning)

    assert "Prepare" in str(shown.blocks)
    assert "U0ROSS" == only_renewal(morning).owner


def test_the_card_is_edited_in_place_as_the_renewal_goes_on(morning):
    morning.workspace.click("ross", reminder(morning), "renewal_start")
    shown = card(morning)
    morning.workspace.click("ross", shown, "renewal_tick")
    morning.workspace.submit("ross", item="budget", note="130 000", evidence="https://wiki.example/budget")

    ticked = card(morning, "130 000")

    assert shown.ts == ticked.ts
    assert "https://wiki.example/budget" in str(ticked.blocks)


def test_going_on_with_open_items_is_refused_in_the_form_without_a_reason(morning):
    morning.workspace.click("ross", reminder(morning), "renewal_start")
    shown = card(morning)
    morning.workspace.click("ross", shown, "renewal_advance")
    refused = morning.workspace.submit("ross")
    morning.workspace.submit("ross", reason="The year was counted already")

    assert "Still open" in str(refused)
    assert "Internal review" in str(card(morning, "Internal review").blocks)


def test_snoozing_asks_for_the_day(morning):
    morning.workspace.click("ross", reminder(morning), "renewal_snooze")
    morning.workspace.submit("ross", until="2035-01-01")
    refused = morning.workspace.modal("ross")

    assert "Snooze" in str(refused.content)


def test_the_dossier_comes_as_a_file_into_direct_messages(morning):
    morning.workspace.click("ross", reminder(morning), "renewal_dossier")

    sent = morning.workspace.wait(
        lambda: next((id for m in morning.workspace.messages("dm", "ross") for id in m.files), None), seconds=60
    )

    document = docx.Document(io.BytesIO(morning.workspace.state.file_bytes(sent)))
    assert "Renewal feasibility report" == document.paragraphs[0].text


def test_a_pasted_quote_is_compared_with_the_contract(morning):
    morning.workspace.command("ross", "#general", f"/desk quote {PLM}{TABLE}")

    shown = told_only(morning, "ross", "7.50%")
    assert "above the cap" in shown


def test_a_compared_quote_comes_as_a_workbook_into_direct_messages(morning):
    morning.workspace.command("ross", "#general", f"/desk quote {PLM}{TABLE}")
    shown = told_only(morning, "ross", "renewal_quote", whole=True)
    morning.workspace.click("ross", shown, "renewal_quote")

    sent = morning.workspace.wait(
        lambda: next((id for m in morning.workspace.messages("dm", "ross") for id in m.files), None), seconds=60
    )

    book = openpyxl.load_workbook(io.BytesIO(morning.workspace.state.file_bytes(sent)))
    assert 159100 in [cell.value for cell in book["Quoted"]["C"]]


def test_a_payment_is_entered_by_the_form(morning):
    morning.workspace.command("ross", "#general", f"/desk ledger {PLM}")
    morning.workspace.click("ross", told_only(morning, "ross", "renewal_enter", whole=True), "renewal_enter")
    refused = morning.workspace.submit("ross", kind="payment", day="2027-01-15", owner="U0ROSS")
    morning.workspace.submit("ross", kind="payment", day="2027-01-15", text="Second half", amount="CNY 65,000")

    def entered():
        with morning.desk.database.reading() as session:
            return [(e.subject, e.amount, e.by) for e in session.scalars(select(LedgerEntry))]

    assert "few words" in str(refused)
    assert [("Second half", "65000.00", "U0ROSS")] == morning.workspace.wait(entered)


def test_the_list_of_the_coming_year_is_for_whoever_asks(morning):
    morning.workspace.command("ross", "#general", "/desk renewals")

    assert "榫图PLM" in told_only(morning, "ross", "next twelve months")
