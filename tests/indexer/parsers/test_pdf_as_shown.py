"""A PDF page is read as a person reads it: column by column, upright, filled in, without watermarks and struck text."""

import pytest

from indexer.parsers import parse
from tests.indexer.parsers.drawn_pdf import Drawn, drawn
from tests.indexer.parsers.files import pdf, scanned

LEFT = [
    "1. Scope of the service",
    "The vendor runs the planning system for",
    "the client on machines of its own and",
    "keeps two copies of every database.",
    "2. Hours",
    "Calls are taken from eight to six on",
    "every working day of the client's site.",
]
RIGHT = [
    "3. Charges",
    "The client pays GBP 31,000 for every",
    "contract year, within sixty days of an",
    "invoice that names this contract.",
    "4. Length",
    "The contract runs for three years from",
    "the day on which both have signed it.",
]
ONE_AFTER_THE_OTHER = [
    "1. Scope of the service",
    "The vendor runs the planning system for the client on machines of its own and keeps two copies of every database.",
    "2. Hours",
    "Calls are taken from eight to six on every working day of the client's site.",
    "3. Charges",
    "The client pays GBP 31,000 for every contract year, within sixty days of an invoice that names this contract.",
    "4. Length",
    "The contract runs for three years from the day on which both have signed it.",
]


def lines_of(*pages):
    return parse(drawn(*pages), "a.pdf").text.splitlines()


def columns(*, offset, row_by_row, title=False):
    page = Drawn()
    if title:
        page.text(150, 790, "Planning system support terms", size=16)
    placed = [(60, 740 - 14 * n, text) for n, text in enumerate(LEFT)]
    placed += [(320, 740 - offset - 14 * n, text) for n, text in enumerate(RIGHT)]
    for x, y, text in sorted(placed, key=lambda at: (-at[1], at[0])) if row_by_row else placed:
        page.text(x, y, text)
    return page


@pytest.mark.parametrize("offset", [0, 3, 7, 13])
@pytest.mark.parametrize("row_by_row", [True, False])
def test_columns_are_read_one_after_the_other(offset, row_by_row):
    assert ONE_AFTER_THE_OTHER == lines_of(columns(offset=offset, row_by_row=row_by_row))


def test_a_title_over_both_columns_comes_first_and_a_line_below_both_comes_last():
    page = columns(offset=5, row_by_row=True, title=True).text(
        60, 600, "Signed in Leeds by both parties on the first of May in the year 2026, in two copies."
    )

    found = lines_of(page)

    assert "Planning system support terms" == found[0]
    assert ONE_AFTER_THE_OTHER == found[1:-1]
    assert found[-1].startswith("Signed in Leeds")


def test_labels_with_values_beside_them_are_no_columns():
    page = Drawn()
    rows = [
        ("Client", "Fenland Mills plc"),
        ("Vendor", "Osier Software Ltd"),
        ("Start", "1 May 2026"),
        ("End", "30 April 2029"),
        ("Fee", "GBP 31,000"),
    ]
    for n, (label, value) in enumerate(rows):
        page.text(60, 740 - 18 * n, label).text(320, 740 - 18 * n, value)

    assert [f"{label} {value}" for label, value in rows] == lines_of(page)


TEXT = ["Osier support contract", "1. The vendor answers within two hours.", "2. The yearly fee is GBP 31,000."]
TURNS = {
    90: ("0 1 -1 0", lambda n: (200 + 20 * n, 100)),
    180: ("-1 0 0 -1", lambda n: (500, 300 + 20 * n)),
    270: ("0 -1 1 0", lambda n: (400 - 20 * n, 700)),
}


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("flag", [0, 90])
def test_a_turned_page_is_read_from_its_title_on(degrees, flag):
    matrix, place = TURNS[degrees]
    page = Drawn(rotate=flag)
    for n, text in enumerate(TEXT):
        page.text(*place(n), text, matrix=matrix)

    assert TEXT == lines_of(page)


def test_a_table_on_a_turned_page_keeps_its_cells():
    page = Drawn()
    for n, row in enumerate([("Level", "Reply"), ("A", "20 minutes"), ("B", "4 hours")]):
        for m, text in enumerate(row):
            page.text(200 + 20 * n, 105 + 150 * m, text, matrix="0 1 -1 0")
    for n in range(4):
        page.line(186 + 20 * n, 100, 186 + 20 * n, 400)
    for m in (100, 250, 400):
        page.line(186, m, 246, m)

    assert ["Level | Reply", "A | 20 minutes", "B | 4 hours"] == lines_of(page)


def test_a_watermark_written_slantwise_is_no_text():
    page = Drawn()
    for n, text in enumerate(TEXT):
        page.text(60, 740 - 16 * n, text)
    page.text(70, 690, "DRAFT FOR REVIEW", size=40, matrix="0.7 0.7 -0.7 0.7")

    assert TEXT == lines_of(page)


def test_a_big_word_behind_the_text_of_every_page_is_no_text():
    pages = []
    for number in range(3):
        page = (
            Drawn()
            .text(60, 740, f"Clause {number} says what it says.")
            .text(60, 400, f"And {number} more lines follow.")
        )
        pages.append(page.text(150, 560, "SPECIMEN", size=60))

    assert not any("SPECIMEN" in line for line in lines_of(*pages))


def test_a_number_that_stands_in_every_page_header_is_read_once():
    pages = [Drawn().text(60, 810, "Contract OS-2026/118").text(60, 700 - n, f"Text of page {n}.") for n in range(4)]

    found = lines_of(*pages)

    assert 1 == found.count("Contract OS-2026/118")


def test_what_is_filled_into_fields_stands_behind_their_labels():
    page = Drawn().text(60, 740, "Contract no.:").text(60, 716, "Renewal term:").text(60, 692, "Place:")
    page.text(90, 668, "ends by itself").text(90, 644, "renews by itself").text(60, 620, "Fee:")
    page.field("Tx", "OS-77/B", (150, 735, 300, 752)).field(
        "Ch", "two years", (150, 711, 300, 728), more="/Opt [(one year) (two years)] /Ff 131072"
    )
    page.field("Tx", "", (150, 687, 300, 704)).field("Tx", "GBP 900", (150, 615, 300, 632), more="/MaxLen 40")
    page.field("Btn", "/Yes", (64, 664, 76, 676)).field("Btn", "/Off", (64, 640, 76, 652))

    assert [
        "Contract no.: OS-77/B", "Renewal term: two years", "Place: ____", "☑ ends by itself", "□ renews by itself",
        "Fee: GBP 900",
    ] == lines_of(page)  # fmt: skip


def test_fields_in_a_ruled_table_stand_in_their_cells():
    page = Drawn().text(65, 745, "Start").text(65, 725, "End")
    page.field("Tx", "1 May 2026", (160, 742, 300, 758)).field("Tx", "30 April 2027", (160, 722, 300, 738))
    for y in (760, 740, 720):
        page.line(60, y, 310, y)
    for x in (60, 155, 310):
        page.line(x, 720, x, 760)

    assert ["Start | 1 May 2026", "End | 30 April 2027"] == lines_of(page)


def test_hidden_fields_and_notes_say_nothing_and_typed_text_does():
    page = (
        Drawn().text(60, 740, "Fee: as typed").note("FreeText", (60, 700, 300, 715), more="/Contents (GBP 500 a year)")
    )
    page.annots.append("/Subtype /FreeText /Rect [60 660 300 675] /F 2 /Contents (hidden)")
    page.note("Text", (300, 700, 320, 715), more="/Contents (a reviewer asks)")

    assert ["Fee: as typed", "GBP 500 a year"] == lines_of(page)


def test_text_under_a_stroke_is_struck_out():
    drawn_through = (
        Drawn()
        .text(60, 740, "The fee is ")
        .text(110, 740, "GBP 800 ")
        .text(160, 740, "GBP 700.")
        .line(110, 743, 150, 743)
    )
    marked = Drawn().text(60, 740, "The fee is ").text(110, 740, "GBP 800 ").text(160, 740, "GBP 700.")
    marked.note("StrikeOut", (108, 737, 152, 750), more="/QuadPoints [108 750 152 750 108 737 152 737]")

    for page in (drawn_through, marked):
        assert ["The fee is GBP 700."] == [" ".join(line.split()) for line in lines_of(page)]


def test_a_line_under_words_or_around_cells_strikes_nothing():
    page = Drawn().text(60, 740, "The fee is GBP 700.").line(60, 738, 160, 738)

    assert ["The fee is GBP 700."] == lines_of(page)


def test_a_scan_under_a_stamp_is_recognised_and_the_stamp_is_kept(tmp_path):
    import pypdfium2

    _, scan = scanned(pdf([["The licence fee is EUR 64,000 per year.", "Notice is sixty days."]]), tmp_path)
    with pypdfium2.PdfDocument(scan) as document:
        image = document[0].render(scale=2).to_pil()
    page = Drawn().picture(image, (0, 0, 595, 842)).text(300, 20, "Filed 2026-04-01 sheet 7")

    text = parse(drawn(page), "a.pdf").text

    assert "EUR 64,000" in text and "sixty days" in text
    assert 1 == text.count("sheet 7")
