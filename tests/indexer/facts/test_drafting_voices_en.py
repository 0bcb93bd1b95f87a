# ruff: noqa: E501 (contracts in tests keep their lines)
"""Whole contracts by drafters of many kinds in English: what is bought, for how much and whose it is."""

import pytest

from indexer.facts import record_json
from tests.indexer.facts.reading import record_of

# fmt: off
CASES = [
    ('uk council call-off', """# Call-Off Order Form

| Call-Off Reference | HCC/ICT/24/117 |
|---|---|
| Buyer | Harrowmere County Council |
| Supplier | Tolland Digital Ltd |
| Call-Off Deliverables | Provision and support of the FernCase social care case management system |
| Call-Off Charges | £312,400.00 (excluding VAT) for the Call-Off Initial Period |
| Annual Charge | £78,100.00 |

1. The Charges are fixed for the Call-Off Contract Period and do not depend on the number of users.
2. Any Specially Written Software shall vest in the Buyer upon creation.
3. Indexation: the Charges may be increased on each anniversary by the lesser of CPI and three per cent (3%).
4. This Contract is governed by and shall be construed in accordance with the law of England and Wales.
""", {'product': 'FernCase', 'total_fee': '312400.00 GBP', 'annual_fee': '78100.00 GBP', 'fee_model': 'fixed', 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 3.0, 'number': 'HCC/ICT/24/117'}),
    ('uk small vendor two pager', """# BrightRota Looking-After Agreement

Between Nimble Fox Software Ltd ("we", "us") and Peverell Mills Ltd ("you").

What we look after: BrightRota, your shift planner
What it costs: £640 a month, which makes £7,680 a year (£9,216 with VAT)

1. We pop in twice a year to check that everything's running well.
2. Anything we write just for you is yours.
3. We can put the price up once a year, but by 5% at the very most.
4. The price is the same however many of you use it.
5. Scots law applies.
""", {'product': 'BrightRota', 'annual_fee': '9216.00 GBP', 'onsite_visits_per_year': 2, 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 5.0, 'fee_model': 'fixed', 'governing_law': 'Scots law'}),
    ('us saas order form', """# Order Form

| Order Form No. | OF-2025-3391 |
|---|---|
| Customer | Redstone Valley Transit District |
| Vendor | Quillon Systems, Inc. |
| Subscription Service | FleetNest Enterprise |
| Subscription Term | 36 months |
| Authorized Users | 450 |
| Annual Subscription Fee | $81,000.00 |
| Total Contract Value | $243,000.00 |

1. Fees are based on the number of Authorized Users purchased.
2. Renewal pricing shall not exceed 107% of the fees for the preceding term.
3. Vendor retains all right, title and interest in any configurations or reports created for Customer.
4. This Order Form is governed by the laws of the State of California.
""", {'product': 'FleetNest Enterprise', 'annual_fee': '81000.00 USD', 'total_fee': '243000.00 USD', 'fee_model': 'per_user', 'price_increase_cap_percent': 7.0, 'ip_of_custom_work': 'vendor', 'kind': 'license', 'number': 'OF-2025-3391'}),
    ('us master with definitions', """# Software License and Services Agreement

This Agreement is made by and between Oakhurst Analytics LLC ("Licensor") and Brandt County Hospital Authority ("Licensee").

1. "Licensed Programs" means the object code of the VitaGraph clinical analytics suite, release 9, and its Documentation.
2. Licensee shall pay a one-time license fee of $190,000.00.
3. Any Work Product created hereunder shall be deemed a work made for hire and shall be the sole property of Licensee.
4. The annual maintenance fee shall not increase by more than the lesser of four percent (4%) or the change in the CPI.
5. Licensor shall assign Marisol Teague as Project Executive; she may not be replaced without consent.
6. Governing Law. This Agreement shall be governed by the laws of the Commonwealth of Virginia.
""", {'product': 'VitaGraph', 'total_fee': '190000.00 USD', 'fee_model': 'one_off', 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 4.0, 'named_consultant': 'Marisol Teague', 'kind': 'license'}),
    ('german english maintenance', """# Contract for Software Maintenance

between Rheinwerk Systemhaus GmbH – hereinafter "Contractor" – and Nordhafen Reederei AG – hereinafter "Principal" –

§ 1 The Contractor maintains the transport planning software DispoStern, version 4.2.
§ 2 (1) The annual maintenance fee is EUR 18.450,00 plus VAT. It is a flat rate irrespective of the number of workstations.
(2) The Contractor may raise the fee once per calendar year by at most 3,5 %.
§ 3 Individual programming: the exclusive rights of use pass to the Principal upon full payment.
§ 4 The Contractor carries out one maintenance visit per quarter at the Principal's premises.
§ 5 The law of the Federal Republic of Germany shall apply.
""", {'product': 'DispoStern', 'annual_fee': '18450.00 EUR', 'fee_model': 'fixed', 'price_increase_cap_percent': 3.5, 'ip_of_custom_work': 'customer', 'onsite_visits_per_year': 4, 'kind': 'annual_service'}),
    ('dutch english hosting', """# Agreement for Hosted Services

| Service | the VloerPlan application |
|---|---|
| Provider | Grachtwijk Software B.V. |
| Client | Delta Tegels B.V. |
| Fee | EUR 2.150,00 per month (EUR 25.800,00 per year), excluding VAT |

1. The fee is determined by the number of modules activated: Sales, Stock and Finance.
2. All intellectual property rights to software developed specifically for Client remain vested in Provider.
3. Provider may index its prices annually with a ceiling of 4%.
4. Dutch law applies to this agreement.
""", {'product': 'VloerPlan', 'annual_fee': '25800.00 EUR', 'fee_model': 'per_module', 'ip_of_custom_work': 'vendor', 'price_increase_cap_percent': 4.0, 'governing_law': 'Dutch law', 'kind': 'license'}),
    ('indian amc', """# Annual Maintenance Contract

AMC No.: KT/AMC/2025-26/044
This AMC is entered into between Kalpataru Infotech Private Limited (the "Vendor") and Saraswati Textile Mills Limited (the "Company").

1. Software covered: LoomSetu ERP (all modules).
2. AMC Charges: Rs. 4,80,000/- (Rupees Four Lakh Eighty Thousand only) per annum plus GST.
3. Engineer shall visit the site once every two months for preventive maintenance.
4. At the time of renewal, the charges may be revised upwards subject to a maximum of 10%.
5. Customisations carried out under this AMC shall be the property of the Company.
6. This contract shall be governed by the laws of India.
""", {'product': 'LoomSetu ERP', 'annual_fee': '480000.00 INR', 'onsite_visits_per_year': 6, 'price_increase_cap_percent': 10.0, 'ip_of_custom_work': 'customer', 'governing_law': 'the laws of India', 'kind': 'annual_service', 'number': 'KT/AMC/2025-26/044'}),
    ('singapore implementation', """# Implementation Services Agreement

Contractor: Merlion Byte Pte. Ltd.
Client: Straits Cold Chain Pte. Ltd.

1. The Contractor shall implement the FrostTrack system at the Client's three depots.
2. The Contract Sum is a lump sum of S$268,000.00 (before GST).
3. The Client shall retain 10% of the Contract Sum, to be released six (6) months after Final Acceptance.
4. The Contractor's Project Manager shall be Mr Tan Wei Liang.
5. Foreground IP shall be jointly owned by the Parties in equal shares.
6. This Agreement is governed by Singapore law.
""", {'product': 'FrostTrack', 'total_fee': '268000.00 SGD', 'fee_model': 'fixed', 'retention_percent': 10.0, 'retention_release': 'P6M', 'named_consultant': 'Mr Tan Wei Liang', 'ip_of_custom_work': 'shared', 'governing_law': 'Singapore law', 'kind': 'implementation'}),
    ('australian support', """# Support Deed

Supplier: Wattle & Byte Pty Ltd
Customer: Barrandoon Shire Council
Supported Product: RateRunner

1. Support Fee: A$4,400.00 per quarter, being A$17,600.00 per annum (inclusive of GST).
2. The Support Fee may go up each 1 July by no more than CPI or 3.5%, whichever is lower.
3. Two on-site health checks are included in each Contract Year.
4. New material that the Supplier develops for the Customer is owned by the Supplier.
5. The law of New South Wales governs this Deed.
""", {'product': 'RateRunner', 'annual_fee': '17600.00 AUD', 'price_increase_cap_percent': 3.5, 'onsite_visits_per_year': 2, 'ip_of_custom_work': 'vendor', 'governing_law': 'The law of New South Wales', 'kind': 'support'}),
    ('variation letter', """# Tolland Digital Ltd
14 March 2026

Our reference: TD/VAR/02

To: Priya Nandakumar, Harrowmere County Council

Dear Priya

FERNCASE: CHANGES TO OUR AGREEMENT HCC/ICT/24/117

We write to confirm the changes we agreed on 3 March.

1. Site visits rise from two a year to three a year.
2. The yearly charge becomes £84,000 instead of £78,100.
3. Everything else in the agreement stays the same.

Yours sincerely
Helen Dray
""", {'kind': 'amendment', 'amends': 'HCC/ICT/24/117', 'onsite_visits_per_year': 3, 'annual_fee': '84000.00 GBP'}),
    ('online terms', """# TallyPond Terms of Service

These terms govern your use of TallyPond, an online stock-counting tool run by Small Heron Apps Ltd ("we").

1. You pay per seat, yearly in advance, at the price shown at checkout.
2. You keep ownership of your data. We keep all rights in TallyPond.
3. We may raise our prices on renewal, but not by more than 10 per cent.
4. These terms are governed by Irish law.
""", {'product': 'TallyPond', 'fee_model': 'per_user', 'price_increase_cap_percent': 10.0, 'governing_law': 'Irish law', 'kind': 'license'}),
    ('milestone table total', """# Statement of Work

The Supplier shall implement the CargoLynx platform.

| Milestone | Amount |
|---|---|
| Design | US$20,000.00 |
| Build | US$50,000.00 |
| Go-live | US$30,000.00 |
| Total | US$100,000.00 |

All Deliverables are owned by Customer upon payment.
Key Personnel: Ingrid Solheim-Barr (Delivery Lead)
""", {'product': 'CargoLynx', 'total_fee': '100000.00 USD', 'ip_of_custom_work': 'customer', 'named_consultant': 'Ingrid Solheim-Barr', 'kind': 'implementation'}),
    ('visits words', """# Managed Service Agreement

1. The Supplier looks after the PumpWatch telemetry platform.
2. An engineer will attend your works every six months for a full-day inspection.
3. The service fee is £22,500 per annum, regardless of how many assets are connected.
4. Copyright in anything the Supplier writes for the Customer passes to the Customer on payment.
""", {'onsite_visits_per_year': 2, 'annual_fee': '22500.00 GBP', 'fee_model': 'fixed', 'product': 'PumpWatch', 'ip_of_custom_work': 'customer', 'kind': 'annual_service'}),
    ('irish hosting', """# Hosting and Support Schedule

| Contract ref. | DH-2231 |
|---|---|
| Supplier | Liffeyside Systems Ltd |
| Customer | Clonard Credit Union |
| Application hosted | MemberMint |
| Yearly charge (ex VAT) | €21,300.00 |
| Yearly charge (inc VAT) | €26,199.00 |
| Law | Ireland |

The charge is set by the number of member accounts held, in steps: Step 1 to 10,000; Step 2 to 25,000.
Anything that the Supplier develops at the Customer's expense shall be the Supplier's property.
On renewal the yearly charge shall not rise more than 4.5 per cent.
""", {'product': 'MemberMint', 'annual_fee': '26199.00 EUR', 'fee_model': 'tiered', 'ip_of_custom_work': 'vendor', 'price_increase_cap_percent': 4.5}),
    ('us county', """# Maintenance Agreement for Computer-Aided Dispatch Software

Vendor shall maintain the SirenPath CAD software. County shall pay Vendor $64,250 for each twelve-month period. Vendor shall not increase the annual fee by more than three percent (3%) in any year. Vendor shall make two (2) on-site preventive maintenance visits during each contract year. Work product prepared for County under a task order is the property of County. The laws of the State of Ohio govern.
""", {'product': 'SirenPath CAD', 'annual_fee': '64250.00 USD', 'price_increase_cap_percent': 3.0, 'onsite_visits_per_year': 2, 'governing_law': 'The laws of the State of Ohio', 'kind': 'annual_service'}),
    ('uk plain', """# Our Agreement About TillTidy

You: Marlow & Finch Bakeries. Us: Kettlestone Software Ltd.

1. TillTidy is our ordering program. We run it for you.
2. You pay £95 for each shop every month; with your 12 shops that's £13,680 a year.
3. Somebody from our team visits you every quarter.
4. If you ask us for a special report, you own it once you've paid.
5. Prices won't go up by more than 3% in any one year.
6. The law of England applies.
""", {'product': 'TillTidy', 'annual_fee': '13680.00 GBP', 'onsite_visits_per_year': 4, 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 3.0, 'governing_law': 'The law of England'}),
    ('swiss impl', """# Projektvertrag / Implementation Contract

Between Alpstein Informatik AG (Supplier) and Säntis Molkerei AG (Customer)

1. The Supplier introduces the production planning system MilchPlaner at the Customer's plant.
2. The fixed price is CHF 184'000.00, VAT excluded.
3. Project manager of the Supplier: Regula Aebischer. A replacement needs the Customer's consent.
4. Ten percent of the price is held back and falls due three months after acceptance.
5. Both parties hold the rights in the interfaces jointly.
6. Swiss law is applicable.
""", {'product': 'MilchPlaner', 'total_fee': '184000.00 CHF', 'fee_model': 'fixed', 'named_consultant': 'Regula Aebischer', 'retention_percent': 10, 'retention_release': 'P3M', 'ip_of_custom_work': 'shared', 'governing_law': 'Swiss law', 'kind': 'implementation'}),
    ('us amend', """# First Amendment to Software Maintenance Agreement

This First Amendment amends the Software Maintenance Agreement No. SMA-88120 dated June 1, 2023.
1. Section 4.1: the annual fee of "$64,250" is replaced by "$70,000".
2. The number of on-site visits per contract year is increased from two to four.
3. The cap in Section 4.2 is changed from 3% to 4% for renewals.
""", {'kind': 'amendment', 'amends': 'SMA-88120', 'annual_fee': '70000.00 USD', 'onsite_visits_per_year': 4}),
    ('aus order', """# Purchase Order Terms

| Item | Detail |
|---|---|
| Solution | HerdHub Premium (cloud) |
| Licences | 85 named users |
| Price per named user | A$310.00 per year |
| Total annual price | A$26,350.00 |
| Whole-of-term price (3 years) | A$79,050.00 |
""", {'product': 'HerdHub Premium', 'annual_fee': '26350.00 AUD', 'total_fee': '79050.00 AUD', 'fee_model': 'per_user'}),
    ('india dev', """# Software Development Agreement
Developer: Nilgiri Softworks Pvt. Ltd. Client: Coromandel Spices Ltd.
The total project cost is INR 18,75,000/- (Rupees Eighteen Lakh Seventy Five Thousand Only) inclusive of GST.
All source code written for the Client shall stand assigned to the Client on payment of the final milestone.
The project shall be headed by Ms. Revathi Subramaniam.
""", {'total_fee': '1875000.00 INR', 'ip_of_custom_work': 'customer', 'named_consultant': 'Ms. Revathi Subramaniam', 'kind': 'implementation'}),
    ('sg support', """# Technical Support Agreement
Software: QuayMaster TOS
The Provider shall charge S$3,000 monthly, equivalent to S$36,000 per annum.
Provider's engineers shall conduct site inspections on a half-yearly basis.
""", {'product': 'QuayMaster TOS', 'annual_fee': '36000.00 SGD', 'onsite_visits_per_year': 2, 'kind': 'support'}),
    ('letter upg', """# Kettlestone Software Ltd
3 June 2026

To: Ann Finch, Marlow & Finch Bakeries

Dear Ann,

Moving to TillTidy 9

You're on TillTidy 7. We'll move you to TillTidy 9 on 1 August for a one-off £2,150. Nothing else about our agreement KS-0412 changes.
""", {'kind': 'upgrade', 'total_fee': '2150.00 GBP', 'fee_model': 'one_off', 'product': 'TillTidy'}),
    ('nl lic', """# Licentieovereenkomst / Licence Agreement
§ 2 Licensee may use the LoadLijn planning tool at its depots.
§ 3 The licence fee amounts to EUR 12.000 per calendar year, depending on the number of vehicles in the following scale.
§ 4 Adjustments made to order remain the property of Licensor.
§ 5 The fee may be indexed once a year by no more than 2,75%.
""", {'product': 'LoadLijn', 'annual_fee': '12000.00 EUR', 'fee_model': 'tiered', 'ip_of_custom_work': 'vendor', 'price_increase_cap_percent': 2.75, 'kind': 'license'}),
    ('hold neg', """# Services Agreement
Supplier may suspend after 30 days. Customer may inspect records once a year. Interest at 4% a year. Deposit of £5,000. Each party retains all its rights. The Supplier shall report monthly.
""", {'annual_fee': None, 'total_fee': None, 'onsite_visits_per_year': None, 'price_increase_cap_percent': None, 'ip_of_custom_work': None, 'product': None}),
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
