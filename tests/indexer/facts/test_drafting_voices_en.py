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
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
