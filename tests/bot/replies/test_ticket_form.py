"""The form that opens a ticket is filled in with what the report says by itself, and with nothing else."""

import pytest

from bot.desk.intake.intake import Choice, Proposal, Source
from bot.desk.intake.similar_tickets import Known
from bot.replies.tickets.ticket_form import card_payload, ticket_form
from knowledge.rules.reports.report_details import details_of
from knowledge.triage.values import Reason, Triage

SAID = "since yesterday's upgrade all users in Leeds cannot post the 1,200 orders; needed by noon"


def proposal(text, **more):
    found = Triage(
        severity="S1", level="P1", cause="code", kind="outage", vendor="Arden", contract="SA-7", contract_id=1,
        product="Arden ERP", reason=Reason("kind"), quote=None, confidence=0.9, question=None, between=(), lang="en",
    )  # fmt: skip
    values = {"title": text[:40], "lang": "en", "triage": found, "contract": Choice(1, "Arden ERP"), "levels": ("P1",)}
    return Proposal(text=text, **values | {"similar": (), "details": details_of(text)} | more)


def shown(view):
    """What each field of a form begins with."""
    found = {}
    for block in view["blocks"]:
        element = block.get("element", {})
        first = element.get("initial_value") or element.get("initial_option", {}).get("value")
        found[element.get("action_id")] = first
    return found


def test_the_reports_own_words_stand_in_the_fields():
    form = shown(ticket_form(proposal(SAID), "{}", "en"))

    assert "since yesterday's upgrade" == form["last_change"]
    assert "all users in Leeds" == form["impact"]
    assert "1,200 orders" == form["data_scope"]
    assert "today" == form["urgency"]


@pytest.mark.parametrize(("lang", "words"), [("en", "As written: “by noon”"), ("zh", "原话：“by noon”")])
def test_an_urgency_that_was_read_is_shown_with_its_words(lang, words):
    assert words in str(ticket_form(proposal(SAID), "{}", lang))


def test_what_is_not_said_stays_empty():
    form = shown(ticket_form(proposal("URGENT!! it is broken"), "{}", "en"))

    assert {None} == {form[name] for name in ("module", "data_scope", "last_change", "impact", "urgency")}


def test_the_card_of_a_mention_keeps_them_for_the_ticket_that_is_opened_from_it():
    payload = card_payload(proposal(SAID), "U0WEI", Source(channel="C1"))

    assert ("all users in Leeds", "today") == (payload["said"]["impact"], payload["said"]["urgency"])


@pytest.mark.parametrize(
    ("lang", "words"), [("en", ("This looks like", "The same system has")), ("zh", ("看起来就是", "同一系统已有"))]
)
def test_it_says_which_open_ticket_the_report_looks_like(lang, words):
    known = (Known(7, "Login", "reported", here=False, alike=True), Known(3, "Labels", "reported", here=False))

    sections = [str(block) for block in ticket_form(proposal(SAID, similar=known), "{}", lang)["blocks"][:2]]

    assert [True, True] == [word in section for word, section in zip(words, sections, strict=True)]
    assert "7" in sections[0]


def test_a_thread_in_which_a_vendor_may_read_hears_nothing_of_another_vendors_tickets():
    known = (Known(7, "Login", "reported", here=False), Known(8, "Secret", "reported", here=False, elsewhere=True))

    payload = card_payload(proposal(SAID, similar=known), "U0WEI", Source(channel="C1"))

    assert [7] == [one["id"] for one in payload["similar"]]
