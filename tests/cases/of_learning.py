"""Cases of learning again: a folder renamed, a file replaced by one that cannot be read, one contract in two files."""

import json
import shutil

from tests.cases.trial import Trial, case


def confirmed(trial: Trial) -> int:
    listed = json.loads(trial.vendordesk("contracts", "list", "--json"))["contracts"]
    assert 1 == len(listed), f"{len(listed)} contracts"
    shown = json.loads(trial.vendordesk("contracts", "show", str(listed[0]["id"]), "--json"))
    return sum(fact["state"] == "confirmed" for fact in shown["facts"])


@case("48-rename-loses-confirmations")
def a_moved_file_keeps_what_people_decided(trial: Trial) -> None:
    trial.vendordesk("index", "docs")
    trial.vendordesk("contracts", "confirm", "HL-SUP-0042")
    before = confirmed(trial)
    shutil.move(trial.folder / "docs" / "support.md", trial.folder / "docs" / "renamed.md")
    trial.vendordesk("index", "docs")
    renamed = confirmed(trial)
    shutil.move(trial.folder / "docs", trial.folder / "moved")
    trial.vendordesk("index", "moved")

    assert 0 < before == renamed == confirmed(trial), (before, renamed, confirmed(trial))


@case("49-unreadable-update-silent")
def an_answer_from_an_older_version_says_so(trial: Trial) -> None:
    trial.vendordesk("index", "docs")
    (trial.folder / "docs" / "support.md").write_bytes(bytes(range(1, 256)) * 40)
    trial.vendordesk("index", "docs", ok=False)
    answer = trial.vendordesk("ask", "When does HL-SUP-0042 end?")
    shown = trial.vendordesk("contracts", "show", "HL-SUP-0042")

    assert "2027" in answer, answer
    assert "older version" in answer, answer
    assert "older version" in shown, shown
    assert "support.md" in trial.vendordesk("doctor", ok=False)


@case("63-one-contract-two-files")
def one_contract_in_two_files_is_one_line(trial: Trial) -> None:
    trial.vendordesk("index", ".")
    digest = trial.vendordesk("digest", "--on", "2026-11-23", "--lang", "en")
    watched = json.loads(trial.vendordesk("renewals", "--on", "2026-11-23", "--json"))

    assert 1 == digest.count("last day to opt out"), digest
    assert 1 == len(watched["renewals"]), watched
    shown = json.loads(trial.vendordesk("contracts", "show", "HL-SUP-0042", "--json"))
    assert 2 == len(shown["files"]), shown["files"]
    assert confirmed(trial) == 0
