"""Our own chain: whom a warning and a breach name on our side, from the house's file or the register of people."""

from dataclasses import replace

import pytest

from bot.desk.contracts.contract_terms import House, read_house, terms_on
from bot.desk.people import our_chain, vendor_chain
from bot.desk.tickets import tickets as verbs
from bot.replies.tickets.ticket_posts import breach_message, warning_message
from bot.scheduler import run_once
from knowledge.errors import BadInput
from knowledge.records.contracts.vendors import Contact
from knowledge.records.people import outbox
from knowledge.rules.clocks.escalation import step_at
from knowledge.rules.clocks.ticket_terms import terms_json, terms_of
from tests.bot.desk.test_ticket_verbs import report
from tests.companies import add_contract, add_person
from tests.knowledge.rules.tickets import MONDAY, after


@pytest.fixture
def people(session):
    for slack_id, role in (("U0OWN", "it_owner"), ("U0IT", "it_owner"), ("U0BOSS", "management"), ("U0X", "staff")):
        add_person(session, slack_id, role=role)
    add_person(session, "U0LEFT", role="it_owner", active=False)
    session.flush()


def test_the_register_names_service_owners_first_and_management_at_the_breach(session, people):
    told = [our_chain.called(session, (), level, "U0OWN") for level in (1, 2, 3)]

    assert [[], ["U0IT"], ["U0IT", "U0BOSS"]] == told


def test_the_houses_chain_stands_before_the_register_and_names_nobody_twice(session, people):
    chain = (("U0X", "U0OWN"), ("Head of IT", "U0X"))

    assert [["U0X"], ["U0X", "Head of IT"]] == [our_chain.called(session, chain, n, "U0OWN") for n in (2, 3)]


def test_a_vendors_own_chain_reaches_the_terms_and_their_json(session, tmp_path):
    (tmp_path / "chain.toml").write_text('default = [["U0IT"]]\n"arden ltd" = [["U0QA"], ["Board"]]\n', "utf-8")
    house = read_house(tmp_path)
    arden = add_contract(session, "C-1", {"kind": "support"}, vendor="Arden Ltd")
    other = add_contract(session, "C-2", {"kind": "support"}, vendor="Brook")

    own, usual, none = (
        terms_on(session, *one) for one in ((arden, MONDAY, house), (other, MONDAY, house), (other, MONDAY, House()))
    )

    assert ((("U0QA",), ("Board",)), (("U0IT",),), ()) == (own.chain, usual.chain, none.chain)
    assert own.chain == terms_of(terms_json(own)).chain


@pytest.mark.parametrize("text", ["default = 'U0IT'", "default = ['U0IT']", "default = [[1]]", "default ="])
def test_a_wrong_chain_is_named(tmp_path, text):
    (tmp_path / "chain.toml").write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=r"chain\.toml"):
        read_house(tmp_path)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_breach_mentions_them_and_without_anybody_the_head_of_department(desk, lang):
    with desk.sessions.begin() as session:
        verbs.open_ticket(session, report(lang=lang), MONDAY)
    run_once(desk, None, lambda: after(3.7))
    with desk.sessions.begin() as session:
        add_person(session, "U0IT", role="it_owner")
    run_once(desk, None, lambda: after(5))

    with desk.sessions() as session:
        said = {m.kind: m.payload for m in outbox.about(session, "ticket:1") if ":restore:1" in m.subject}
    nobody = str(warning_message(said["ticket_warning_90"]).blocks)
    named = str(breach_message(said["ticket_breach"]).blocks)

    assert "head of your department" in nobody or "本部门负责人" in nobody
    assert "<@U0IT>" in named


CLAUSE = "A missed target is escalated first to the duty manager, then to the service director."


@pytest.mark.parametrize(("known", "named"), [(True, ("Ada Moor", "+44 1")), (False, ("duty manager", ""))])
def test_a_breach_names_whom_the_contracts_own_chain_names_first(session, known, named):
    contract = add_contract(session, "C-9", {"kind": "support"}, vendor="Arden Ltd", text=CLAUSE)
    people = [(1, "hotline", "Arden desk", ""), (3, "director", "Ina Voss", "")]
    people += [(2, "duty_manager", "Ada Moor", "+44 1")] if known else []
    contract.vendor.contacts = [Contact(level=n, role=r, name=name, phone=phone) for n, r, name, phone in people]
    session.flush()
    terms = terms_on(session, contract, MONDAY)

    def called(percent, terms=terms):
        level = step_at(percent).vendor_level
        return [
            (c.name, c.phone) for c in vendor_chain.called(session, "Arden Ltd", terms, level=level, percent=percent)
        ]

    assert ("duty manager", "service director") == terms.escalates == terms_of(terms_json(terms)).escalates
    assert [named] == called(100)
    assert [("Arden desk", "")] == called(75)
    assert [("Ina Voss", "")] == called(100, replace(terms, escalates=()))
