"""Each field is read from the many ways in which drafters say it, one short contract a case."""

import pytest

from indexer.facts import by_rules
from indexer.parsed import Parsed
from knowledge.rules.contract_record import ContractRecord

_HEAD = (
    "Support Agreement\nAgreement No. ZX-100-7\n"
    'This Agreement is made between Orrin Software Ltd (the "Supplier") and Tarn Mills Ltd (the "Customer") '
    "and takes effect on 1 March 2026.\n"
)


def _read(text: str) -> ContractRecord:
    return by_rules(Parsed(_HEAD + text + "\n", ""))


CASES: list[tuple[str, str, object]] = [
    ("price_increase_cap_percent", "We will not put the Annual Charge up by more than 6% when the contract renews.", 6),
    (
        "price_increase_cap_percent",
        "The fee of the follow-on contract may exceed that of this contract by 2.5 per cent at most.",
        2.5,
    ),
    (
        "price_increase_cap_percent",
        "The Supplier may adjust the fee at renewal, provided that the adjustment does not exceed three per cent (3%).",
        3,
    ),
    ("price_increase_cap_percent", "On renewal no module may cost over 5 per cent more than it does in clause 1.", 5),
    ("price_increase_cap_percent", "Any uplift to the Charges on renewal is capped at 4.5%.", 4.5),
    ("price_increase_cap_percent", "Renewal pricing: the unit prices shall stay within 6% of those in this order.", 6),
    (
        "price_increase_cap_percent",
        "The annual charge for a Renewal Term will be no higher than 103% of that for the preceding year.",
        3,
    ),
    ("price_increase_cap_percent", "Fee increases at renewal are limited to the lower of CPI and 4%.", 4),
    ("price_increase_cap_percent", "For each renewal the fee may rise by a maximum of 7 percent.", 7),
    ("price_increase_cap_percent", 'In clause 3.2 (price increases), "6%" is replaced by "4.5%".', 4.5),
    ("price_increase_cap_percent", "Late payment bears interest at up to 4% over base rate.", None),
    ("governing_law", "Swiss law applies, to the exclusion of the CISG.", "Swiss law"),
    ("governing_law", "English law applies and the English courts decide disputes.", "English law"),
    ("governing_law", "The law of New South Wales applies to this order.", "The law of New South Wales"),
    ("governing_law", "This Agreement is subject to the laws of Ireland.", "the laws of Ireland"),
    ("governing_law", "The governing law is that of Ontario.", "Ontario"),
    ("governing_law", "Governing law: Netherlands.", "Netherlands"),
    (
        "governing_law",
        "Any dispute shall be resolved under the laws of the Republic of Singapore.",
        "the laws of the Republic of Singapore",
    ),
    ("governing_law", "This contract and all disputes arising from it follow German law.", "German law"),
    ("ip_of_custom_work", "Calculations and reports that we build for you stay ours.", "vendor"),
    (
        "ip_of_custom_work",
        "The conversion programs are works made for hire, and all title in them vests in Customer upon creation.",
        "customer",
    ),
    (
        "ip_of_custom_work",
        "Dashboards that the Supplier configures under this order remain the property of the Supplier.",
        "vendor",
    ),
    ("ip_of_custom_work", "The Customer shall own all bespoke code written under this Agreement.", "customer"),
    ("ip_of_custom_work", "Title to the deliverables passes to the Customer on payment.", "customer"),
    (
        "ip_of_custom_work",
        "Copyright in reports made for the Customer is transferred to the Customer on delivery.",
        "customer",
    ),
    (
        "ip_of_custom_work",
        "The Supplier retains ownership of all customisations; the Customer receives a licence to use them.",
        "vendor",
    ),
    ("ip_of_custom_work", "Interfaces built for the Customer shall be owned jointly by the parties.", "shared"),
    ("ip_of_custom_work", "The Customer keeps all rights in its own data.", None),
    ("named_consultant", "All visits shall be carried out by Ms Annelies Vonder-Mühll.", "Ms Annelies Vonder-Mühll"),
    ("named_consultant", "Consultant shall assign Marguerite Oyelaran as engagement lead.", "Marguerite Oyelaran"),
    (
        "named_consultant",
        "The project will be led by Idris Kettleborough, who may be replaced only with consent.",
        "Idris Kettleborough",
    ),
    ("named_consultant", "Key person: Solveig Marchetti (data architect).", "Solveig Marchetti"),
    (
        "named_consultant",
        "The Supplier's lead consultant for the Services is Idris Kettleborough.",
        "Idris Kettleborough",
    ),
    ("named_consultant", "The Services shall be delivered by Idris Kettleborough in person.", "Idris Kettleborough"),
    ("named_consultant", "The Customer's contact for invoices is Solveig Marchetti.", None),
    ("credit_claim_within", "You have 45 days from the end of the month to claim a credit.", "P45D"),
    ("credit_claim_within", "The penalty must be claimed within three months of the case.", "P3M"),
    ("credit_claim_within", "A credit that is not claimed within 14 days of the report lapses.", "P14D"),
    (
        "credit_claim_within",
        "Credits are forfeited unless the Customer asks for them no later than thirty (30) days after month end.",
        "P30D",
    ),
    (
        "credit_claim_within",
        "Claims for service credits made more than 60 days after the event are not accepted.",
        "P60D",
    ),
    (
        "credit_claim_within",
        "A credit must be requested by the end of the second month; the Supplier answers within 10 days.",
        None,
    ),
    ("onsite_visits_per_year", "The fee includes one on-site health check in each contract year.", 1),
    ("onsite_visits_per_year", "Three inspection visits per contract year are included.", 3),
    ("onsite_visits_per_year", "An engineer visits the site twice a year at no extra cost.", 2),
    (
        "onsite_visits_per_year",
        "The Supplier attends the plant once per quarter for preventive maintenance; these visits are included.",
        4,
    ),
    (
        "retention_percent",
        "From each installment Customer shall retain seven and one-half percent (7.5%) (the Holdback).",
        7.5,
    ),
    ("retention_percent", "Five percent of the price is kept back until the end of the warranty.", 5),
    ("retention_percent", "The final 10% of the contract price is withheld until six months after acceptance.", 10),
    ("auto_renews", "When the term is over, the subscription carries on for further periods of twelve months.", True),
    ("auto_renews", "It ends on 31 December 2026; there is no tacit renewal.", False),
    (
        "auto_renews",
        "After the Expiry Date it is extended by consecutive terms of twelve (12) months, unless one party objects.",
        True,
    ),
    ("auto_renews", "This Agreement expires on 31 December 2026 and will not roll over.", False),
    ("auto_renews", "At the end of the term this Agreement renews for one year at a time unless cancelled.", True),
    ("auto_renews", "Renewal: automatic, twelve months at a time.", True),
    (
        "renewal_term",
        "When the term is over, the subscription carries on for further periods of twelve months.",
        "P1Y",
    ),
    ("renewal_term", "This Agreement shall renew automatically for successive two-year periods.", "P2Y"),
    ("renewal_term", "At the end of the term this Agreement renews for one year at a time unless cancelled.", "P1Y"),
    (
        "notice_period",
        "It renews automatically for a year unless either party cancels at least two months before the period ends.",
        "P2M",
    ),
    (
        "notice_period",
        "It renews each year automatically. To stop this, write to us no fewer than 75 days before the renewal date.",
        "P75D",
    ),
    (
        "notice_period",
        "If the Customer wants to go on, it must say so two months or more before the last day of the term.",
        "P2M",
    ),
    (
        "notice_period",
        "Either side may prevent renewal with 45 days' notice before the end of the year then running.",
        "P45D",
    ),
    ("notice_period", "It renews yearly by itself. Notice of non-renewal: six weeks to the end of the term.", "P42D"),
    (
        "notice_period",
        "This Agreement does not renew. A request to extend it has to reach the Supplier 90 days ahead of expiry.",
        "P90D",
    ),
    ("term", "This contract is concluded for one calendar year.", "P1Y"),
    ("term", "Minimum Period | two years from 1 March 2026", "P2Y"),
    ("term", "The Agreement runs for a fixed term of 30 months.", "P30M"),
    ("term", "It is entered into for three years from 1 March 2026.", "P3Y"),
    ("expires_on", "The term shall now expire on 31 March 2028 in place of 30 September 2027.", "2028-03-31"),
    ("expires_on", "Order Period: 1 March 2026 - 30 June 2028", "2028-06-30"),
    ("expires_on", "The last day of this Agreement is 28 February 2029.", "2029-02-28"),
    ("expires_on", "This Agreement is valid up to and including 28 February 2029.", "2029-02-28"),
    ("expires_on", "Service is provided from 1 March 2026 to 28 February 2029 inclusive.", "2029-02-28"),
    ("expires_on", "Expires: 28/02/2029", "2029-02-28"),
    ("annual_fee.amount", "The Customer pays AUD 7,150 per month, being AUD 85,800 for a year.", "85800.00"),
    (
        "annual_fee.amount",
        "The flat yearly fee amounts to CHF 48,600.00 without value added tax and CHF 52,536.60 with it (8.1 %).",
        "52536.60",
    ),
    (
        "annual_fee.amount",
        "Leak Detection AUD 14,300 per year\nPrediction AUD 18,700 per year\nCharges come to AUD 33,000 a year.",
        "33000.00",
    ),
    ("annual_fee.amount", "Annual support charge: EUR 27.400,00", "27400.00"),
    ("annual_fee.amount", "The yearly price is 18 500 EUR.", "18500.00"),
    ("annual_fee.amount", "Support costs £2,000 a quarter, which makes £8,000 a year.", "8000.00"),
    ("annual_fee.amount", "The Customer pays £700 a month.", None),
    ("annual_fee.amount", "The Fee for each Contract Year is US$96,250.", "96250.00"),
    ("annual_fee.amount", "Fee per year (excl. VAT) | £31,900", "31900.00"),
    ("total_fee.amount", "The price for the whole project is EUR 148,000 plus VAT.", "148000.00"),
    ("total_fee.amount", "Total for three years: £93,000.", "93000.00"),
    ("total_fee.amount", "The parties agree on an all-in price of $310,000.", "310000.00"),
    ("fee_model", "The fee is £9,000 a year. It does not vary with the number of users.", "fixed"),
    ("fee_model", "Annual Charge | £61,250 for Band C (the bands are listed in Part 3)", "tiered"),
    ("fee_model", "The fee is £40 for every named user and year, in total £4,000 a year.", "per_user"),
    ("fee_model", "Each transaction is charged at £0.02; the fee is invoiced monthly in arrears.", "usage"),
    (
        "service_hours",
        "Support Hours | Monday to Friday, 08.30 to 17.30 UK time",
        ("Europe/London", (1, 2, 3, 4, 5), (("08:30", "17:30"),)),
    ),
    (
        "service_hours",
        "The desk is open 8 am-6 pm Sydney time on weekdays.",
        ("Australia/Sydney", (1, 2, 3, 4, 5), (("08:00", "18:00"),)),
    ),
    (
        "service_hours",
        "Cover: 09:00–17:00 (Dublin time), Monday – Friday",
        ("Europe/Dublin", (1, 2, 3, 4, 5), (("09:00", "17:00"),)),
    ),
    (
        "service_hours",
        "Working Hours means 9am to 5.30pm on a Working Day, UK time. Working Day means Monday to Friday.",
        ("Europe/London", (1, 2, 3, 4, 5), (("09:00", "17:30"),)),
    ),
]


def _value(record: ContractRecord, field: str) -> object:
    name, _, part = field.partition(".")
    value = getattr(record, name)
    if name == "service_hours" and value is not None and value != "24x7":
        return value.timezone, value.days, value.intervals
    return getattr(value, part) if part and value is not None else value


@pytest.mark.parametrize(("field", "text", "expected"), CASES)
def test_a_plain_wording_is_read(field: str, text: str, expected: object) -> None:
    record = _read(text)

    assert expected == _value(record, field)
