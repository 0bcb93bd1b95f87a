"""Cases in PDF files: scans under stamps, form fields, columns, turned pages, fonts without characters, watermarks."""

from tests.cases.trial import Trial, case


@case("18-pdf-scan-with-stamp")
def a_scan_under_a_stamp_is_recognised(trial: Trial) -> None:
    mixed, plain = trial.facts("mixed.pdf"), trial.facts("plain_scan.pdf")

    for field in ("annual_fee", "notice_period"):
        assert plain[field] is not None, f"plain_scan: no {field}"
        assert plain[field] == mixed[field], f"{field}: {mixed[field]}"
    assert {i["level"]: i["within"] for i in plain["sla"]} == {i["level"]: i["within"] for i in mixed["sla"]}
    assert trial.facts("stamp.pdf")["annual_fee"] == plain["annual_fee"]


@case("19-pdf-form-fields")
def what_is_filled_into_a_form_is_read(trial: Trial) -> None:
    record = trial.facts("form.pdf")

    for field in ("number", "expires_on", "annual_fee", "notice_period"):
        assert record[field] is not None, f"no {field}"
    labels = [text for text in trial.parsed("form.pdf").text.splitlines() if text.startswith("Renews automatically")]
    assert record["auto_renews"] is not True or any(line.rstrip(": ") != "Renews automatically" for line in labels)


@case("20-pdf-two-columns")
def one_column_is_read_after_the_other(trial: Trial) -> None:
    wanted = trial.parsed("flow_level.pdf").text

    for name in ("level.pdf", "offset.pdf", "flow_offset.pdf"):
        text = trial.parsed(name).text
        assert wanted.split() == text.split(), f"{name}: {text[:160]}"
    assert trial.facts("flow_level.pdf")["annual_fee"] is not None
    assert trial.facts("flow_offset.pdf")["annual_fee"] == trial.facts("flow_level.pdf")["annual_fee"]


@case("21-pdf-rotated-page")
def a_turned_page_is_read_from_its_title_on(trial: Trial) -> None:
    upright, flagged = trial.parsed("rot.pdf").text, trial.parsed("rot_flag.pdf").text

    assert "Support Agreement" == upright.splitlines()[0] == flagged.splitlines()[0], upright.splitlines()[:2]
    assert upright.split() == flagged.split(), upright


@case("22-pdf-no-tounicode")
def a_font_without_characters_is_recognised_or_refused(trial: Trial) -> None:
    wanted, found = trial.facts("ok.pdf"), trial.facts("bare.pdf")

    assert wanted["number"] == found["number"], found["number"]
    assert wanted["expires_on"] == found["expires_on"], found["expires_on"]


@case("24-pdf-watermark")
def a_watermark_is_no_part_of_the_text(trial: Trial) -> None:
    text = trial.parsed("wm.pdf").text

    assert "仅供审阅" not in text, text
    assert trial.facts("wm.pdf")["vendor"] is not None
