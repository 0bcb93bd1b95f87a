"""`vendordesk sla compute`: a case or a batch of cases in, JSON out."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app
from knowledge.errors import BadInput

CASE = {
    "id": "a",
    "calendar": {"timezone": "Asia/Shanghai", "weekly": {"1": [["09:00", "18:00"]]}},
    "target": "PT4H",
    "clock": "business",
    "opened_at": "2026-06-01T10:00:00+08:00",
    "now": "2026-06-01T11:00:00+08:00",
}
ANSWER = {"id": "a", "due_at": "2026-06-01T06:00:00Z", "elapsed_minutes": 60, "remaining_minutes": 180}


def test_a_case_on_standard_input_is_answered_as_json():
    result = CliRunner().invoke(app, ["sla", "compute", "--json"], input=json.dumps(CASE))

    assert ANSWER == json.loads(result.stdout)


def test_a_case_in_a_file_is_answered_in_words(tmp_path):
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")

    result = CliRunner().invoke(app, ["sla", "compute", str(file)])

    assert "due_at: 2026-06-01T06:00:00Z\nelapsed_minutes: 60" in result.stdout


def test_a_batch_answers_each_line_in_order_and_says_which_was_wrong(tmp_path):
    file = tmp_path / "cases.jsonl"
    cases = [CASE, CASE | {"id": "b", "target": "P1M"}, CASE | {"id": "c", "calendar": "24x7"}]
    file.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")

    result = CliRunner().invoke(app, ["sla", "compute", "--json", "--batch", str(file)])

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert 1 == result.exit_code
    assert ["a", "b", "c"] == [line["id"] for line in lines]
    assert ANSWER == lines[0]
    assert "P1M" in lines[1]["error"]


@pytest.mark.parametrize(
    "change",
    [
        {"now": "2026-06-01T11:00:00"},
        {"clock": "sundial"},
        {"calendar": "9to5"},
        {"target": None},
        {"pauses": [["x"]]},
        {"pauses": [["2026-06-01T10:30:00+08:00", "2026-06-01T10:29:00+08:00"]]},
    ],
)
def test_a_case_that_cannot_be_read_is_one_sentence(change):
    result = CliRunner().invoke(app, ["sla", "compute"], input=json.dumps(CASE | change))

    assert isinstance(result.exception, BadInput)
    assert "case a" in str(result.exception)
