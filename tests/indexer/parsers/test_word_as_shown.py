"""A Word document is read as it shows: numbered anew, without hidden and struck text, with boxes, notes and headers."""

from copy import deepcopy

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from indexer.parsers import parse
from tests.indexer.parsers.files import docx


def text_of(document):
    return parse(docx(document), "a.docx").text


def made(tag, **attributes):
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def hidden_run(paragraph, text, switch, value=None):
    run = paragraph.add_run(text)
    run._r.get_or_add_rPr().append(made(switch, **({"val": value} if value else {})))


def numbered(document, number_id, text):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    listed = made("w:numPr")
    listed.extend([made("w:ilvl", val="0"), made("w:numId", val=str(number_id))])
    properties.append(listed)


def two_lists(document, *, start):
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>'
    )
    root.insert(0, abstract)
    for number in (71, 72):
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        own = override if number == 72 and start else ""
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{own}</w:num>'))


@pytest.mark.parametrize(("start", "wanted"), [(1, "1) third"), (5, "5) third"), (0, "3) third")])
def test_a_second_list_is_numbered_as_word_numbers_it(start, wanted):
    document = Document()
    two_lists(document, start=start)
    numbered(document, 71, "first")
    numbered(document, 71, "second")
    numbered(document, 72, "third")

    lines = text_of(document).splitlines()

    assert ["1) first", "2) second", wanted] == lines


@pytest.mark.parametrize("switch", ["w:vanish", "w:strike", "w:dstrike"])
def test_hidden_and_struck_runs_are_not_read(switch):
    document = Document()
    paragraph = document.add_paragraph("The fee is ")
    hidden_run(paragraph, "EUR 900 ", switch)
    hidden_run(paragraph, "EUR 700.", switch, "0")

    assert "The fee is EUR 700.\n" == text_of(document)


def test_a_style_that_strikes_its_text_hides_it():
    document = Document()
    style = document.styles.add_style("Gone", 2)
    style.font.strike = True
    document.add_paragraph("Kept.").add_run(" Withdrawn.", style="Gone")

    assert "Kept.\n" == text_of(document)


def test_a_hidden_row_of_a_table_is_not_read():
    document = Document()
    table = document.add_table(rows=3, cols=2)
    for number, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = f"P{number}", f"{number} hours"
    table.rows[1]._tr.get_or_add_trPr().append(made("w:hidden"))

    assert "P0 | 0 hours\nP2 | 2 hours\n" == text_of(document)


def test_cells_over_columns_and_rows_shift_nothing():
    document = Document()
    table = document.add_table(rows=4, cols=4)
    heads = ("Level", "Reply", "Stopgap", "Repair")
    rows = [heads, ("A", "10 minutes", "", "3 hours"), ("B", "40 minutes", "2 hours", "1 day"), ("C", "", "", "")]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(2, 3).merge(table.cell(3, 3))

    lines = text_of(document).splitlines()

    assert "A | 10 minutes | 10 minutes | 3 hours" == lines[1]
    assert "C |  |  | 1 day" == lines[3]


def text_box(inner):
    return parse_xml(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" {nsdecls("w")}>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def test_a_text_box_is_read_once_behind_its_paragraph():
    document = Document()
    run = document.add_paragraph("Before.").add_run()
    run._r.append(text_box("<w:p><w:r><w:t>Order no. QX-88-1</w:t></w:r></w:p>"))
    document.add_paragraph("After.")

    assert "Before.\nOrder no. QX-88-1\nAfter.\n" == text_of(document)


def test_a_page_header_that_names_the_document_is_read_once_and_others_are_not():
    document = Document()
    document.add_paragraph("Maintenance terms")
    document.sections[0].header.paragraphs[0].text = "Contract ref. ZK/2027/044"
    document.sections[0].footer.paragraphs[0].text = "Strictly confidential"

    assert "Maintenance terms\nContract ref. ZK/2027/044\n" == text_of(document)


def entry(text):
    return f'<w:listEntry w:val="{text}"/>'


def field(data):
    return f'<w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar>'


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Wingdings" w:char="F0A8"/>', "□"),
        ('<w:sym w:font="Wingdings 2" w:char="F052"/>', "☑"),
        (field('<w:checkBox><w:default w:val="1"/></w:checkBox>'), "☑"),
        (field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>'), "□"),
        (field(f'<w:ddList><w:result w:val="1"/>{"".join(map(entry, ("monthly", "yearly")))}</w:ddList>'), "yearly"),
    ],
)  # fmt: skip
def test_boxes_and_choices_of_every_make_are_read(sign, wanted):
    document = Document()
    paragraph = document.add_paragraph()
    run = parse_xml(f"<w:r {nsdecls('w')}>{sign}</w:r>")
    paragraph._p.append(run)
    paragraph.add_run(" renewal")

    assert f"{wanted} renewal\n" == text_of(document)


def control(properties, text):
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return parse_xml(
        f"<w:sdt {nsdecls('w')} {w14}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )


def test_content_controls_say_what_was_chosen_and_not_their_prompt():
    document = Document()
    paragraph = document.add_paragraph("End: ")
    paragraph._p.append(control("<w:showingPlcHdr/>", "Click to enter a date"))
    ticked = document.add_paragraph()
    ticked._p.append(control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "\u2612"))
    ticked.add_run("yes")

    assert "End: ____\n☑yes\n" == text_of(document)


def test_a_footnote_is_read_where_it_is_referred_to():
    document = Document()
    paragraph = document.add_paragraph("The cap is 5 %.")
    reference = parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    paragraph._p.append(reference)
    document.add_paragraph("Next clause.")
    _add_footnotes(document, "Save where the index falls.")

    assert "The cap is 5 %.\nSave where the index falls.\nNext clause.\n" == text_of(document)


def _add_footnotes(document, text):
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    xml = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def test_text_deleted_under_track_changes_is_not_read():
    document = Document()
    paragraph = document.add_paragraph("Three ")
    deleted = made("w:del", id="1", author="x")
    deleted.append(deepcopy(paragraph.runs[0]._r))
    paragraph._p.append(deleted)
    paragraph.add_run("years.")

    assert "Three years.\n" == text_of(document)
