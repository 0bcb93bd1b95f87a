"""What people type into a form becomes the record's values, or is refused."""

import pytest

from knowledge.rules.contract.typed_values import hours_text, read, same


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("expires_on", "2027-01-31", "2027-01-31"),
        ("expires_on", "２０２７年1月31日", "2027-01-31"),
        ("signed_on", "31 January 2027", "2027-01-31"),
        ("notice_period", "90 天", "P90D"),
        ("notice_period", "three", None),
        ("notice_period", "3 months", "P3M"),
        ("renewal_term", "1 year and 6 months", "P18M"),
        ("within", "1 hour 30 minutes", "PT90M"),
        ("within", "4 个小时", "PT4H"),
        ("within", "PT30M", "PT30M"),
        ("annual_fee", "CNY 120,000.00", {"amount": "120000.00", "currency": "CNY"}),
        ("annual_fee", "12 万元", {"amount": "120000.00", "currency": "CNY"}),
        ("annual_fee", "£8,400", {"amount": "8400.00", "currency": "GBP"}),
        ("annual_fee", "8400", None),
        ("retention_percent", "5 %", 5.0),
        ("retention_percent", "500%", None),
        ("onsite_visits_per_year", "4 次", 4),
        ("auto_renews", "no", False),
        ("kind", "licence", None),
        ("service_hours", "9 to 5", None),
        ("service_hours", "7×24", "24x7"),
        ("expires_on", "soon", None),
        ("governing_law", "", None),
    ],
)
def test_a_typed_text_is_read_or_refused(field, text, value):
    if value is None:
        with pytest.raises(ValueError, match=r".+"):
            read(field, text)
    else:
        assert value == read(field, text)


def test_service_hours_survive_being_written_and_read():
    hours = {"timezone": "Asia/Shanghai", "days": [1, 2, 6], "intervals": [["09:00", "12:00"], ["13:30", "18:00"]]}

    assert hours == read("service_hours", hours_text(hours))


def test_an_amount_without_a_currency_keeps_the_old_one():
    assert {"amount": "9000.00", "currency": "EUR"} == read("annual_fee", "9,000", currency="EUR")


def test_durations_and_amounts_are_compared_by_value():
    assert same("notice_period", "P12M", "P1Y")
    assert not same("annual_fee", {"amount": "1.00", "currency": "CNY"}, {"amount": "1.00", "currency": "USD"})
