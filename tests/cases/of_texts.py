"""Cases in web pages, spreadsheets, Markdown and plain text: forms, merged cells, formats, encodings, struck text."""

from tests.cases.trial import Trial, case


@case("11-html-form-wraps-page")
def a_page_inside_a_form_is_read(trial: Trial) -> None:
    record = trial.facts("aspx.html")

    assert "BL-JS-2026-031" == record["number"], record["number"]
    assert "2027-02-28" == record["expires_on"], record["expires_on"]
    assert "120000.00" == record["annual_fee"]["amount"], record["annual_fee"]
    assert "违约金：合同总价的5%" in trial.parsed("value.html").text.replace(" ", "")


@case("13-xlsx-merged")
def merged_cells_of_a_sheet_hold_for_each(trial: Trial) -> None:
    limits = trial.limits("merged.xlsx")

    wanted = {("一级", "response"): "PT15M", ("一级", "resolve"): "PT4H"}
    assert {**wanted, ("二级", "response"): "PT1H", ("二级", "resolve"): "PT8H"} == limits, limits


@case("15-xlsx-number-formats")
def a_cell_reads_as_the_sheet_shows_it(trial: Trial) -> None:
    text = trial.parsed("formats.xlsx").text

    for shown in ("30:00", "0007", "1.2百万", "(1,500)"):
        assert shown in text, f"{shown} not in {text}"
    assert "1 day" not in text, text
    trial.parsed("d1904.xlsx")


@case("16-text-encodings")
def each_encoding_is_read_or_refused(trial: Trial) -> None:
    traditional = trial.parsed("big5.txt").text
    western = trial.facts("cp1252.txt")

    assert "軟體維護合約" in traditional, traditional[:80]
    assert {"amount": "12500.00", "currency": "GBP"} == western["annual_fee"], western["annual_fee"]
    assert "£1,200" in trial.parsed("cp1252_table.csv").text
    assert "Oakfield plc" == western["customer"], western["customer"]
    for name in ("gb18030.txt", "utf16be_nobom.txt", "utf16le_nobom.txt"):
        assert "\ufffd" not in trial.parsed(name).text
    assert "青禾制造有限公司" == trial.facts("gb18030.txt")["customer"]


@case("17-md-struck-and-html-table")
def struck_text_is_out_and_a_table_of_tags_is_a_table(trial: Trial) -> None:
    record, limits = trial.facts("struck.md"), trial.limits("struck.md")

    assert {"amount": "52000.00", "currency": "EUR"} == record["annual_fee"], record["annual_fee"]
    wanted = {("P1", "response"): "PT15M", ("P1", "resolve"): "PT4H"}
    assert {**wanted, ("P2", "response"): "PT1H", ("P2", "resolve"): "PT8H"} == limits, limits


@case("25-ligatures-and-invisible")
def joined_and_invisible_letters_hide_nothing(trial: Trial) -> None:
    record, limits = trial.facts("inv.txt"), trial.limits("inv.txt")

    assert {("P1", "response"): "PT15M", ("P1", "resolve"): "PT4H"} == limits, limits
    assert {"amount": "48000.00", "currency": "EUR"} == record["annual_fee"], record["annual_fee"]
    assert "ﬁ" not in trial.parsed("lig.pdf").text
