"""Cases in Word documents: numbering, merged cells, text boxes, page headers, hidden text, tick boxes."""

from tests.cases.trial import Trial, case


@case("01-docx-list-restart")
def a_list_that_restarts_is_numbered_anew(trial: Trial) -> None:
    lines = trial.parsed("list.docx").text.splitlines()
    trial.facts("list.docx")

    assert "1. The Customer keeps a test system." in lines, lines
    assert "2. The Customer pays within 45 days." in lines, lines


@case("02-docx-vmerge-levels")
def a_level_merged_over_rows_holds_for_each(trial: Trial) -> None:
    limits = trial.limits("sla.docx")

    assert {("P1", "response"): "PT15M", ("P1", "resolve"): "PT4H"}.items() <= limits.items(), limits
    assert {("P2", "response"): "PT1H", ("P2", "resolve"): "PT8H"}.items() <= limits.items(), limits
    assert {("P3", "response"): "PT4H", ("P3", "resolve"): "P3D"}.items() <= limits.items(), limits
    assert 6 == len(limits), limits


@case("03-docx-gridspan-head")
def a_cell_over_two_columns_shifts_nothing(trial: Trial) -> None:
    limits = trial.limits("sla_mid.docx")
    two_storeys = trial.facts("sla.docx")["sla"]

    second = {m: within for (level, m), within in limits.items() if level == "P2"}
    assert {"response": "PT1H", "workaround": "PT1H", "resolve": "PT8H"} == second, second
    assert 1 == len({item["clock"] for item in two_storeys}), two_storeys
    first = {item["milestone"]: item["within"] for item in two_storeys if item["level"] == "一级"}
    assert {"response": "PT15M", "resolve": "PT4H"} == first, first


@case("04-docx-text-box")
def a_text_box_is_read(trial: Trial) -> None:
    record = trial.facts("box.docx")

    assert "HL-TX-9" == record["number"], record["number"]
    assert "P90D" == record["notice_period"], record["notice_period"]


@case("06-docx-number-in-header")
def a_number_in_the_page_header_is_read(trial: Trial) -> None:
    assert "BL-JS-2026-031" == trial.facts("head.docx")["number"]


@case("07-docx-hidden-text")
def hidden_text_says_nothing(trial: Trial) -> None:
    record = trial.facts("hidden.docx")

    assert record["auto_renews"] is not True, "renews by hidden text"
    assert record["renewal_term"] is None, record["renewal_term"]
    assert "96,000" not in trial.parsed("hidden.docx").text


@case("09-docx-tick-boxes")
def the_ticked_choice_holds(trial: Trial) -> None:
    drawn = trial.facts("sym.docx")

    assert drawn["auto_renews"] is False, drawn["auto_renews"]
    assert trial.facts("plain.docx")["auto_renews"] is False
    assert trial.facts("plain2.docx")["auto_renews"] is True
