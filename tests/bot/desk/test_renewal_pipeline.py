"""A renewal from its start to its close, with what is refused on the way."""

from datetime import date, timedelta

import pytest

from bot.desk.contracts.contract_standing import standings
from bot.desk.people.people_allowed import open_contract
from bot.desk.renewals import renewal_pipeline as pipeline
from bot.desk.renewals.opt_out import letter_of
from bot.desk.renewals.renewal_card import values
from knowledge.errors import BadInput, Conflict, NotAllowed, NotFound
from knowledge.records.contracts.contracts import Contract
from knowledge.rules.access import TERMINAL
from knowledge.rules.renewal.renewal_checklists import CHECKLISTS
from knowledge.rules.renewal.renewal_stages import Stage
from knowledge.rules.renewal.renewals import State
from tests.bot.desk.vendor_year import NOW, TODAY, add_year
from tests.companies import add_person

IT = "U0LIN"


@pytest.fixture
def contract(session):
    add_person(session, IT, role="it_owner", attributes={"department": "it"})
    return add_year(session)


@pytest.fixture
def renewal(session, contract):
    return pipeline.start(session, contract.id, by="U0OWNER", now=NOW)


def finish(session, renewal, stage):
    for item in CHECKLISTS[stage]:
        pipeline.tick_off(session, renewal.id, item, by="U0OWNER", now=NOW, evidence=("https://wiki/x",))


def test_a_renewal_is_started_once_for_its_deadline_and_owned(session, contract, renewal):
    again = pipeline.start(session, contract.id, by=IT, now=NOW)

    assert (renewal.id, date(2026, 12, 1), "U0OWNER", "prepare") == (
        again.id, again.deadline, again.owner, again.stage,
    )  # fmt: skip


def test_the_whole_way_to_a_renewed_contract(session, renewal):
    finish(session, renewal, Stage.PREPARE)
    pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)
    finish(session, renewal, Stage.INTERNAL_REVIEW)
    pipeline.approve(session, renewal.id, by=IT, now=NOW)
    with pytest.raises(Conflict, match="Only IT"):
        pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)
    pipeline.approve(session, renewal.id, by="U0QA", now=NOW)
    for stage in (Stage.VENDOR_QUOTES, Stage.NEGOTIATE_SIGN):
        pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)
        finish(session, renewal, stage)
    pipeline.decide(session, renewal.id, "renew", bases=("need", "price"), by="U0OWNER", now=NOW)
    pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)
    with pytest.raises(Conflict, match="review"):
        pipeline.close(session, renewal.id, by="U0OWNER", now=NOW)
    pipeline.close_with(session, renewal.id, date(2027, 5, 24), None, by="U0OWNER", now=NOW)

    assert (TODAY, "after_signing") == (renewal.closed_on, renewal.stage)
    kinds = [entry.kind for entry in renewal.log]
    assert ("started", "closed") == (kinds[0], kinds[-1])


def test_an_objection_of_a_department_takes_its_approval_away(session, renewal):
    finish(session, renewal, Stage.PREPARE)
    pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)
    finish(session, renewal, Stage.INTERNAL_REVIEW)
    pipeline.approve(session, renewal.id, by=IT, now=NOW)
    pipeline.approve(session, renewal.id, by="U0QA", now=NOW)
    pipeline.approve(session, renewal.id, by="U0QA", now=NOW, approved=False, comment="too slow")

    with pytest.raises(Conflict, match="Only IT"):
        pipeline.advance(session, renewal.id, by="U0OWNER", now=NOW)


def test_a_contract_that_is_dropped_closes_when_the_vendor_was_told(session, contract, renewal):
    pipeline.decide(session, renewal.id, "drop", bases=("service",), by="U0OWNER", now=NOW)
    letter = letter_of(session, renewal, TODAY, asker=TERMINAL)
    with pytest.raises(BadInput, match="proves"):
        pipeline.close_with(session, renewal.id, TODAY, " ", by="U0OWNER", now=NOW)
    pipeline.close_with(session, renewal.id, TODAY, "EMS 1042", by="U0OWNER", now=NOW)

    row = standings(session, TODAY, asker=TERMINAL)[0]
    assert ("2026-12-31", "2026-12-01", True) == (letter["ends_on"], letter["opt_out_on"], letter["renews"])
    assert (State.LEAVING, "EMS 1042") == (row.watch.state, renewal.notice_proof)


def test_a_letter_is_not_written_for_a_contract_that_goes_on(session, renewal):
    with pytest.raises(Conflict):
        letter_of(session, renewal, TODAY, asker=TERMINAL)


@pytest.mark.parametrize("until", [TODAY, date(2026, 12, 2)])
def test_nobody_snoozes_past_the_deadline_or_into_the_past(session, contract, until):
    with pytest.raises(BadInput, match="Snooze"):
        pipeline.snooze(session, contract.id, until, by="U0OWNER", now=NOW)


def test_a_snoozed_contract_is_shown_as_such(session, contract):
    pipeline.snooze(session, contract.id, TODAY + timedelta(days=3), by="U0OWNER", now=NOW)

    assert TODAY + timedelta(days=3) == standings(session, TODAY, asker=TERMINAL)[0].snoozed_until


def test_the_card_shows_the_stages_checklist_with_its_evidence(session, renewal):
    pipeline.tick_off(session, renewal.id, "budget", by="U0OWNER", now=NOW, note="130 000", evidence=("https://b/1",))

    items = {item["name"]: item for item in values(session, renewal)["items"]}
    assert list(CHECKLISTS[Stage.PREPARE]) == list(items)
    assert (True, "130 000", ["https://b/1"]) == tuple(items["budget"][key] for key in ("done", "note", "evidence"))
    assert not items["goal"]["done"]


def test_a_closed_renewal_is_not_changed_any_more(session, renewal):
    renewal.closed_on = TODAY

    with pytest.raises(Conflict, match="closed"):
        pipeline.tick_off(session, renewal.id, "budget", by="U0OWNER", now=NOW)


def test_a_vendors_person_and_whoever_may_not_read_it_are_kept_out(session, contract):
    add_person(session, "U0CSM", role="vendor")
    session.get(Contract, contract.id).document.audience = "buying"
    session.flush()

    for person in ("U0CSM", "U0QA"):
        with pytest.raises((NotAllowed, NotFound)):
            open_contract(session, contract.id, person)
    assert contract is open_contract(session, contract.id, "U0OWNER")
