"""What stands beside a box that is not ticked is not agreed; a label without an answer states nothing."""

import pytest

from indexer.facts import by_rules
from indexer.facts.document.options import without_unticked
from indexer.parsers import parse

HEAD = (
    'Maintenance Agreement\nBetween Tarn Software Ltd (the "Supplier") and Weir Mills plc (the "Customer").\n'
    "This agreement ends on 31 May 2027.\n"
)


def renews(line):
    return by_rules(parse(f"{HEAD}{line}\n".encode(), "a.txt")).auto_renews


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("[ ] This agreement renews automatically for one year. [x] This agreement does not renew.", False),
        ("[x] This agreement renews automatically for one year. [ ] This agreement does not renew.", True),
        ("Automatic renewal: □ Yes ☑ No", False),
        ("Automatic renewal: ☑ Yes □ No", True),
        ("Automatic renewal: □ Yes □ No", None),
        ("Renews automatically:", None),
        ("Renews automatically: ________", None),
        ("Renews automatically: No", False),
        ("Renews automatically: ☑", True),
        ("Renews automatically: □", None),
        ("○ The agreement renews automatically for two years ● The agreement shall not renew", False),
        ("期满后：（ ）自动续展两年 （√）不自动续展", False),
        ("自动续期：是□ 否☑", False),
        ("期满后：☒自动续展两年 ☐不自动续展", True),
    ],
)
def test_only_the_choice_that_was_made_counts(line, wanted):
    assert wanted is renews(line)


@pytest.mark.parametrize(
    "line",
    [
        "签署日期：□□□□年□□月□□日",
        "within [ ] days of the anniversary it renews",
        "● bullet ● another",
        "甲方( )应支付",
        "see [the list](x.md) [ ](y)",
    ],
)
def test_boxes_that_are_no_choices_hide_nothing(line):
    assert line == without_unticked(line)


@pytest.mark.parametrize("line", ["□ a ☑ b", "是□ 否☑", "[ ] x\n[x] y", "□ | long choice\n☑ | other"])
def test_offsets_stay(line):
    assert len(line) == len(without_unticked(line))
