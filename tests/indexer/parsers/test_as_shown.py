"""Web pages, Markdown and cells are read as they show: forms' contents, no struck or hidden text, formats applied."""

from datetime import datetime, time, timedelta

import pytest

from indexer.parsers import parse
from indexer.parsers.office.cell_values import shown

LONG = "The supplier keeps the system running and answers every report of a fault within the limits below."


def page(body, style=""):
    return parse(f"<!doctype html><head><style>{style}</style></head><body>{body}</body>".encode(), "a.html").text


@pytest.mark.parametrize(
    "struck",
    [
        "<s>EUR 10</s>",
        "<del>EUR 10</del>",
        "<strike><b>EUR 10</b></strike>",
        '<span style="text-decoration: line-through">EUR 10</span>',
        '<span class="old">EUR 10</span>',
        '<span style="display:none">EUR 10</span>',
    ],
)
def test_struck_and_hidden_text_of_a_page_is_not_read(struck):
    text = page(f"<p>The fee is {struck} EUR 12.</p>", ".new, .old { color: red; text-decoration: line-through }")

    assert ["The fee is EUR 12."] == text.splitlines()


@pytest.mark.parametrize("mark", ["~~EUR 10~~", "<del>EUR 10</del>", "<s>EUR *10*</s>"])
def test_struck_text_of_markdown_is_not_read(mark):
    assert "The fee is  EUR 12.\n" == parse(f"The fee is {mark} EUR 12.\n".encode(), "a.md").text


def test_marks_that_are_never_closed_strike_nothing():
    assert "a ~~b <del>c\n" == parse(b"a ~~b <del>c\n", "a.md").text


def test_a_page_inside_one_form_is_read_with_what_was_entered():
    text = page(
        f"<form action=x><h1>Contract sheet</h1><p>{LONG}</p><p>Number: <input value='KX-7'></p>"
        "<p>Renewal: <select><option value=''>choose</option><option selected>two years</option></select></p>"
        "<p><input type=checkbox checked> on-site <input type=checkbox> remote</p>"
        "<p>Note: <textarea>by post</textarea></p>"
        "<input type=hidden value=secret><input type=submit value=Send></form>"
    )

    assert ["Contract sheet", LONG, "Number: KX-7", "Renewal: two years", "☑ on-site □ remote", "Note: by post"] == [
        line.strip() for line in text.splitlines()
    ]


@pytest.mark.parametrize(
    "form",
    [
        "<form><label>Search</label><input name=q></form>",
        "<form>Sign in <input name=u><input type=password></form>",
        "<form>Get our newsletter <input type=email placeholder=mail></form>",
    ],
)
def test_a_form_that_only_asks_the_visitor_is_furniture(form):
    assert [LONG] == page(f"{form}<p>{LONG}</p>").splitlines()


@pytest.mark.parametrize(
    ("value", "number_format", "wanted"),
    [
        (timedelta(hours=49, minutes=30), "[h]:mm", "49:30"),
        (timedelta(hours=26), '[hh]"h"mm', "26h00"),
        (timedelta(minutes=95), "[mm]:ss", "95:00"),
        (42, "00000", "00042"),
        (2_500_000, '#,##0.0,,"百万"', "2.5百万"),
        (2_500, '0.0,"k"', "2.5k"),
        (-70, "#,##0;(#,##0)", "(70)"),
        (0, '0;-0;"none"', "none"),
        (0.075, "0.0%", "7.5%"),
        (1234.5, "[$£-809]#,##0.00", "£1,234.50"),
        (1234.5, '#,##0.00\\ "元"', "1,234.50 元"),
        (3, 'General" days"', "3 days"),
        (8, '[<5]"short";"long"', "long"),
        (datetime.fromisoformat("1900-01-01T06:30"), "h:mm", "06:30"),
        (time(17, 45), "h:mm", "17:45"),
        (datetime.fromisoformat("2027-05-03"), "dd.mm.yyyy", "2027-05-03"),
        (0.5, "# ?/?", "0.5"),
        (12, None, "12"),
    ],
)
def test_a_cell_is_read_as_its_format_shows_it(value, number_format, wanted):
    assert wanted == shown(value, number_format)
