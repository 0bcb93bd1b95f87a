"""Under a reminder the loudest button is what the day asks for: before a last day to say no, not the way to renew."""

import pytest

from bot.replies.renewals.renewals import state_name, step_message
from bot.replies.reports.digest import digest_message

REMINDER = {
    "lang": "en", "contract": 7, "number": "K-7", "name": "Oriole", "title": "Oriole", "vendor": "Finch", "owner": None,
    "kind": "deadline", "step": 1, "deadline": "2027-03-02", "about": "2027-03-02", "deadline_kind": "opt_out",
    "days_left": 1, "ends_on": "2027-04-01", "opt_out_on": "2027-03-02", "decide_on": "2027-01-31", "state": "running",
    "stage": None,
}  # fmt: skip


def loud(message):
    found = [e for block in message.blocks if block["type"] == "actions" for e in block["elements"]]
    return [e["action_id"] for e in found if e.get("style") == "primary"]


@pytest.mark.parametrize(
    ("kind", "loudest"), [("opt_out", "renewal_dossier"), ("ask_renewal", "renewal_start"), ("end", "renewal_start")]
)
def test_a_reminder_of_the_last_day_to_say_no_does_not_shout_renew(kind, loudest):
    assert [loudest] == loud(step_message(REMINDER | {"deadline_kind": kind}))


@pytest.mark.parametrize(("what", "loudest"), [("opt_out", "renewal_dossier"), ("end", "renewal_start")])
def test_neither_does_the_digest(what, loudest):
    item = {
        "what": what, "contract": 7, "name": "Oriole", "vendor": "Finch", "owner": None, "renewal": None,
        "on": "2027-03-02", "days": 1, "was": None, "now": None,
    }  # fmt: skip
    digest = {
        "lang": "en", "personal": False, "part": 1, "parts": 1, "all_clear": False, "day": "2027-03-01", "changed": [],
        "changed_count": 0, "due": [item], "due_count": 1, "pipeline": [], "waiting": 0, "watched": 1, "neglected": 0,
        "unsettled": [], "unsettled_count": 0, "lines": [],
    }  # fmt: skip

    assert [loudest] == loud(digest_message(digest))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_contract_that_does_not_renew_is_not_said_to_be_stoppable(lang):
    words = {kind: state_name("running", lang, deadline=kind) for kind in (None, "opt_out", "ask_renewal", "end")}

    assert 4 == len(set(words.values()))
    assert ["opt_out"] == [kind for kind, said in words.items() if "stopped" in said or "仍可终止" in said]
