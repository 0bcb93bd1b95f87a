"""Cases of the clock: each line of case.jsonl against the one due time that is right."""

import json

from tests.cases.trial import Trial, case

DUE = {
    "34-clock-one-day-a-week": "2026-06-16T13:00:00Z",
    "35-clock-friday-evening": "2026-06-08T13:30:00Z",
    "36-clock-opened-outside": "2026-06-08T10:00:00Z",
    "37-clock-sunday-plus-one-day": "2026-06-09T21:00:00Z",
    "38-clock-day-is-not-24h": "2026-06-20T04:00:00Z",
    "39-clock-dst-night-shift": "2026-10-25T06:00:00Z",
    "40-clock-hold-over-holiday": "2026-06-09T09:30:00Z",
}


def _enter(name: str, due: str) -> None:
    @case(name)
    def a_clock_ends_when_it_should(trial: Trial) -> None:
        found = trial.lines("sla", "compute", "--batch", "case.jsonl")

        assert due == found[0]["due_at"], found[0]


for name, due in DUE.items():
    _enter(name, due)


@case("41-clock-reversed-pause")
def a_pause_that_ends_before_it_begins_is_refused(trial: Trial) -> None:
    found = trial.vendordesk("sla", "compute", "--batch", "case.jsonl", ok=False)
    said = (
        json.loads(found).get("error", "")
        if found.strip()
        else trial.refusal("sla", "compute", "--batch", "case.jsonl")
    )

    assert "pause" in said.lower(), said
