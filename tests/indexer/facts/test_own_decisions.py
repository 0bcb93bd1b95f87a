"""What people decide about one contract is heard in the next one of the same vendor, and nowhere else."""

import pytest

from indexer.facts import extract_and_keep
from indexer.facts.roles.own import Told
from indexer.facts.roles.reader import reader
from indexer.facts.roles.surroundings import unpack
from indexer.facts.roles.taught import Verdict, lessons_of
from indexer.own_examples import up_to_now
from indexer.parsers import parse
from knowledge.learned import Example

HEAD = (
    'Maintenance Agreement\nBetween {vendor} (the "Supplier") and Weir Mills plc (the "Customer").\n'
    "It takes effect on {start}.\n"
)
VENDOR = "Tarn Quill Software Ltd"
FIRST = {"vendor": VENDOR, "start": "1 June 2025", "day": "31 May 2027", "days": "45", "sum": "GBP 8,400.00"}
NEXT = {"vendor": VENDOR, "start": "1 June 2027", "day": "30 November 2029", "days": "80", "sum": "GBP 9,900.00"}
OTHER = NEXT | {"vendor": "Beck Quill Software Ltd"}


def read(line, told, values):
    parsed = parse((HEAD + line).format(**values).encode(), "a.txt")
    return extract_and_keep(parsed, told)[0]


def taught(line, *verdicts, vendor=VENDOR):
    """The decisions of a home in which somebody said this about the first contract."""
    record, kept = extract_and_keep(parse((HEAD + line).format(**FIRST).encode(), "a.txt"))
    lessons = lessons_of(unpack(kept), verdicts, record.stated(), reader().roles)
    return Told.of([(one.example, one.firm, vendor) for one in lessons])


@pytest.mark.parametrize(
    ("line", "field", "holds", "wanted"),
    [
        ("The bell tolls for it on {day}, says the mill.\n", "expires_on", "2027-05-31", "2029-11-30"),
        ("A knock {days} days ahead keeps the mill quiet.\n", "notice_period", "P45D", "P80D"),
        (
            "The mill lays {sum} on the sill.\n",
            "total_fee",
            {"amount": "8400.00", "currency": "GBP"},
            {"amount": "9900.00", "currency": "GBP"},
        ),
        (
            "Whatever quills are cut to the mill's size stay the mill's.\n",
            "ip_of_custom_work",
            "customer",
            "customer",
        ),
    ],
)
def test_what_was_filled_in_once_is_read_in_the_next_contract(line, field, holds, wanted):
    told = taught(line, Verdict(field=field, holds=holds))

    found = getattr(read(line, told, NEXT), field)

    assert wanted == ({"amount": found.amount, "currency": found.currency} if field == "total_fee" else found)
    assert read(line, None, OTHER) == read(line, told, OTHER)


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (
            "The mill hands sit from 07:30 to 16:45, Monday to Friday, London time.\n",
            {"timezone": "Europe/London", "days": [1, 2, 3, 4, 5], "intervals": [["07:30", "16:45"]]},
        ),
        ("The mill hands sit 24x7.\n", "24x7"),
    ],
)
def test_staffed_hours_that_were_confirmed_are_an_example(words, holds):
    start = len(HEAD.format(**FIRST))
    place = (start, start + len(words))

    told = taught(words, Verdict(field="service_hours", holds=holds, place=place, written=True))

    assert {"tarnquillsoftwareltd"} == told.scopes


REFUSED = "This agreement ends on {day}.\n"


def test_what_was_refused_is_left_out_of_the_next_contract_whoever_reads_it():
    start = len(HEAD.format(**FIRST))
    place = (start, start + len(REFUSED.format(**FIRST)))
    told = taught(REFUSED, Verdict(field="expires_on", wrong="2027-05-31", place=place))

    assert "2029-11-30" == read(REFUSED, None, NEXT).expires_on
    assert read(REFUSED, told, NEXT).expires_on is None
    assert "2029-11-30" == read(REFUSED, told, OTHER).expires_on


def test_a_day_that_is_not_written_teaches_the_length_that_it_follows_from():
    line = "The quill stays wet for {days} months from then.\n"
    told = taught(line, Verdict(field="expires_on", holds="2029-02-28"))

    assert "P80M" == read(line, told, NEXT).term


def test_a_confirmed_value_fills_what_would_be_empty_and_stands_against_nothing():
    line = "This agreement ends on {day}. The mill bell tolls on {start}.\n"
    start = len(HEAD.format(**FIRST))
    told = taught(line, Verdict(field="expires_on", holds="2027-05-31", place=(start, start + 36), written=True))

    assert read(line, None, NEXT).expires_on == read(line, told, NEXT).expires_on


def test_fields_that_roles_have_no_say_in_teach_nothing():
    verdict = Verdict(field="title", holds="Mill Agreement")

    assert frozenset() == taught(REFUSED, verdict, Verdict(field="sla[0]", holds={"level": "P1"})).scopes


def test_a_vendor_named_only_in_passing_far_from_the_parties_is_not_the_documents_vendor():
    told = Told.of([(Example(signs=("date",), says={"expires_on": True}), True, VENDOR)])
    filler = "The mill turns and the water runs. " * 300

    far = read(f"{filler}\n{VENDOR} made the old wheel.\n{filler}\n", told, OTHER)

    assert far == read(f"{filler}\n{VENDOR} made the old wheel.\n{filler}\n", None, OTHER)


def test_a_home_without_decisions_tells_its_readers_nothing(database):
    assert b"" == up_to_now(database)
