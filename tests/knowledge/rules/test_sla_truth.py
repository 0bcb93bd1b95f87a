"""Every case of the development data is exact."""

import json
from datetime import datetime

from bot.cli.tickets.sla_cases import computed
from tests.shared_data import shared


def test_every_case_of_the_development_data_is_exact():
    cases = [
        json.loads(line) for line in shared("data", "sla_truth", "cases.jsonl").read_text(encoding="utf-8").splitlines()
    ]

    wrong = [case["id"] for case in cases if not exact(case, computed(case))]

    assert [] == wrong


def exact(case, answer):
    due = [value and datetime.fromisoformat(value) for value in (case["due_at"], answer["due_at"])]
    return due[0] == due[1] and all(case[key] == answer[key] for key in ("elapsed_minutes", "remaining_minutes"))
