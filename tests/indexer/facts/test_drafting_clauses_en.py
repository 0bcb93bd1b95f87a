# ruff: noqa: E501 (contracts in tests keep their lines)
# fmt: off
"""Single clauses and rows of English contracts, each with the terms that it states."""

import pytest

from indexer.facts import record_json
from tests.indexer.facts.reading import record_of

CASES = [
    ('side letter', '# Side Letter\n\nRef: QS-SL-7\n\nThis side letter supplements the Order Form OF-2025-3391 between Quillon Systems, Inc. ("Vendor") and Redstone Valley Transit District ("Customer").\n\n1. The cap on renewal increases is lowered from 7% to 5%.\n2. The Annual Subscription Fee is reduced from $81,000.00 to $76,500.00.\n', {'kind': 'amendment', 'amends': 'OF-2025-3391', 'price_increase_cap_percent': 5.0, 'annual_fee': '76500.00 USD'}),
    ('change notice', '# Contract Change Notice CCN 004\n\nContract: HCC/ICT/24/117\n1. With effect from 1 May 2026 the Annual Charge shall be £90,000.00 in place of £84,000.00.\n2. Save as set out in this notice the Contract is unchanged.\n', {'kind': 'amendment', 'annual_fee': '90000.00 GBP'}),
    ('usage pricing', "# Cloud Services Agreement\n\nProvider: Parsnip Cloud Ltd. Customer: Lowmoor Foods plc.\n\n1. The Provider grants the Customer access to DocSwift, its document recognition service.\n2. Charges are calculated on the number of pages processed each month at £0.02 a page.\n3. The Customer's own extraction templates, when built by the Provider, belong to the Customer.\n", {'product': 'DocSwift', 'fee_model': 'usage', 'ip_of_custom_work': 'customer', 'kind': 'license'}),
    ('banded pricing', "# Licence Agreement\n\n1. The Supplier licenses the GrainGauge software to the Customer.\n2. The annual charge depends on the band into which the Customer's throughput falls:\n\n| Band | Tonnes a year | Annual charge |\n|---|---|---|\n| 1 | up to 50,000 | £9,000 |\n| 2 | up to 120,000 | £15,500 |\n\n3. The Customer is in Band 2 and pays £15,500 a year.\n", {'product': 'GrainGauge', 'fee_model': 'tiered', 'annual_fee': '15500.00 GBP', 'kind': 'license'}),
    ('module table total', '# Order for Additional Modules\n\nProduct: Orbweaver PIM\n\n| Module | Yearly fee |\n|---|---|\n| Translations | EUR 4,200.00 |\n| Print export | EUR 3,100.00 |\n| Total per year | EUR 7,300.00 |\n', {'product': 'Orbweaver PIM', 'annual_fee': '7300.00 EUR', 'fee_model': 'per_module', 'kind': 'upgrade'}),
    ('visits monthly', '# Maintenance Agreement\nOur consultant spends one day each month on your premises.\nSoftware: StackHarbor\n', {'onsite_visits_per_year': 12, 'product': 'StackHarbor', 'kind': 'annual_service'}),
    ('visits three', '# Support Agreement\nUp to three site visits in any Service Year are included in the Fee; further visits are charged at £700.\n', {'onsite_visits_per_year': 3}),
    ('no visits', '# Support Agreement\nSite visits are chargeable at £700 each. The Customer may audit the Supplier once a year.\n', {'onsite_visits_per_year': None}),
    ('key person para', '# Statement of Work\nThe work will be led by Oluwaseun Bright-Adeyemi, whom we will not replace without your agreement.\n', {'named_consultant': 'Oluwaseun Bright-Adeyemi'}),
    ('key person row', '# Implementation Order\n| Lead consultant | Beatrix Vanloo |\n|---|---|\n| Contact for invoices | Hugh Marsh |\n', {'named_consultant': 'Beatrix Vanloo'}),
    ('ip use both', '# Services Agreement\nBetween Alder Code Ltd ("Supplier") and Toft Bakeries Ltd ("Customer").\nBespoke interfaces written by the Supplier are the common property of both parties and either may use them freely.\n', {'ip_of_custom_work': 'shared'}),
    ('ip we own', '# Services Agreement\nBetween Alder Code Ltd ("we") and Toft Bakeries Ltd ("you").\nWe own everything we develop for you, and you may use it for as long as you use the service.\n', {'ip_of_custom_work': 'vendor'}),
    ('ip assign', '# Development Agreement\nBetween Alder Code Ltd (the "Developer") and Toft Bakeries Ltd (the "Company").\nThe Developer hereby assigns to the Company all present and future copyright in the Bespoke Software.\n', {'ip_of_custom_work': 'customer'}),
    ('ip background only', '# Services Agreement\nBetween Alder Code Ltd ("Supplier") and Toft Bakeries Ltd ("Customer").\nThe Supplier retains all rights in its pre-existing materials. Customer Data belongs to the Customer.\n', {'ip_of_custom_work': None}),
    ('law label', '# Agreement\n| Governing law | Northern Ireland |\n|---|---|\n', {'governing_law': 'Northern Ireland'}),
    ('law sentence', '# Agreement\nThe contract, and any dispute about it, is subject to Swiss substantive law to the exclusion of the CISG.\n', {'governing_law': 'Swiss substantive law'}),
    ('cap plain', '# Plan\nThe price can rise each April, but never by more than inflation or 4%, whichever is less. Late payment costs 8% a year.\n', {'price_increase_cap_percent': 4.0}),
    ('cap collar', '# Agreement\nUpon renewal the Fees shall be adjusted in line with RPI, subject to a cap of 6%.\n', {'price_increase_cap_percent': 6.0}),
    ('cap freeze', '# Agreement\nFee increases on renewal are limited to 2.75 percent per annum.\n', {'price_increase_cap_percent': 2.75}),
    ('cap none', '# Agreement\nLiability for late delivery is capped at 10% of the Fees. If the number of users increases by more than 20% the parties will talk.\n', {'price_increase_cap_percent': None}),
    ('cap zero', '# Agreement\nService levels: availability shall not fall more than 1% below target. The discount of 15% applies to additional users.\n', {'price_increase_cap_percent': None}),
    ('vat plain words', '# Care Plan\nIt costs £300 a month, so £3,600 over a year; with VAT that comes to £4,320 over a year.\n', {'annual_fee': '4320.00 GBP'}),
    ('monthly only', '# Care Plan\nIt costs £300 a month plus VAT.\n', {'annual_fee': None, 'total_fee': None}),
    ('quarter only', '# Service Contract\nThe fee is EUR 4.500,00 per quarter.\n', {'annual_fee': None, 'total_fee': None}),
    ('swiss', "# Wartungsvertrag / Maintenance Contract\nThe yearly fee amounts to CHF 48'600.00 (excl. VAT). Software: KantonalPlan\n", {'annual_fee': '48600.00 CHF', 'product': 'KantonalPlan'}),
    ('total in label', '# Licence Schedule\n| Licence fee (one-off) | €96.500,00 |\n|---|---|\n| Software | MessWart Pro, version 3 |\n', {'total_fee': '96500.00 EUR', 'fee_model': 'one_off', 'product': 'MessWart Pro'}),
    ('product desc', '# Agreement\nThe Vendor hosts a fleet maintenance application known to users as "RigMinder" for the Customer. RigMinder is available 24 hours.\n', {'product': 'RigMinder'}),
    ('product inner caps', '# Service Terms\nWe keep ShiftBarn running. If ShiftBarn is down, ring us. ShiftBarn data stays in the UK.\n', {'product': 'ShiftBarn'}),
    ('product none', '# Mutual Non-Disclosure Agreement\nEach party may disclose Confidential Information to the other. The Receiving Party shall keep it secret under English law.\n', {'product': None, 'kind': 'nda'}),
    ('kind hosted', '# Agreement\nThe Supplier will host ParcelVine for the Customer and make it available over the internet for an annual fee of £8,000.\n', {'annual_fee': '8000.00 GBP', 'product': 'ParcelVine'}),
    ('kind upgrade plain', '# Moving You to Ledgerly 6\nWe will move you from Ledgerly 5 to Ledgerly 6 for a single charge of £6,400.\n', {'kind': 'upgrade', 'total_fee': '6400.00 GBP', 'fee_model': 'one_off'}),
    ('kind perpetual', '# Purchase of Software\nThe Seller grants the Buyer a perpetual licence of the CoilMaster software for a price of £55,000 payable once.\n', {'kind': 'license', 'product': 'CoilMaster', 'total_fee': '55000.00 GBP', 'fee_model': 'one_off'}),
    ('visits en2', '# Support Agreement\nAn engineer shall be on site one day in every month.\n', {'onsite_visits_per_year': 12}),
    ('visits en3', '# Care Plan\nVisits: two each year, spring and autumn\n', {'onsite_visits_per_year': 2}),
    ('cap en2', '# Agreement\nAny renewal uplift is restricted to the change in CPI, with a maximum of 5%.\n', {'price_increase_cap_percent': 5.0}),
    ('cap en3', '# Agreement\nThe renewal fee may be up to 8% higher than the fee in the expiring term, not more.\n', {'price_increase_cap_percent': 8.0}),
    ('law en2', '# Agreement\n**Applicable law.** Austrian law, without its conflict rules. Courts of Graz have jurisdiction.\n', {'governing_law': 'Austrian law'}),
    ('voorwaarden', '# Service Level and Support Agreement\n\nSupplier: Waterlinie Software B.V.\n\nCustomer: Polder Zuivel N.V.\n\nThe agreement concerns the MelkTrace application.\n\nThe support fee is EUR 3.750,00 per quarter, i.e. EUR 15.000,00 per year excluding VAT.\n\nCustomer may request at most four on-site visits per year without extra cost.\n\nAnnual indexation is limited to 3 %.\n\nCustom-made software remains the intellectual property of Supplier.\n\nThis agreement is governed by the laws of the Netherlands.\n', {'product': 'MelkTrace', 'annual_fee': '15000.00 EUR', 'onsite_visits_per_year': 4, 'price_increase_cap_percent': 3.0, 'ip_of_custom_work': 'vendor', 'governing_law': 'the laws of the Netherlands', 'kind': 'support'}),
    ('uk fw', '# Order Schedule 20 (Order Specification)\n\n| Buyer | North Wold Ambulance Service NHS Trust |\n|---|---|\n| Supplier | Corvane Health Systems Limited |\n| Service | Licence and hosting of CrewPulse rostering |\n| Charges for the Order Contract Period | £418,200.00 |\n| Of which per annum | £139,400.00 |\n| Key Role | Service Delivery Manager: Idris Pembury |\n\nAll Specially Written Software and Project Specific IPR shall be owned by the Buyer.\nCharges shall not increase by more than the CPI rate, capped at 4.0% per annum.\n', {'product': 'CrewPulse', 'total_fee': '418200.00 GBP', 'annual_fee': '139400.00 GBP', 'named_consultant': 'Idris Pembury', 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 4.0}),
    ('us psa', "# Professional Services Agreement\n\nConsultant shall configure and deploy Ridgeback CRM for Client. Total not-to-exceed fee: $148,500. Client shall withhold ten percent (10%) from each invoice, payable sixty (60) days after Final Acceptance. Consultant assigns to Client all right, title and interest in the Deliverables. Consultant's engagement lead shall be Dana Whitlock.\n", {'product': 'Ridgeback CRM', 'total_fee': '148500.00 USD', 'retention_percent': 10.0, 'ip_of_custom_work': 'customer', 'named_consultant': 'Dana Whitlock', 'kind': 'implementation'}),
    ('aus plain', "# Your PoolPal plan\n\nWe're PoolPal Software Pty Ltd and you're Wattle Bay Leisure Centre.\n\nYou pay $450 (inc GST) a month. Over twelve months that's $5,400 (inc GST).\n\nWe'll drop in three times a year. Western Australian law applies.\n", {'annual_fee': '5400.00 USD', 'onsite_visits_per_year': 3, 'governing_law': 'Western Australian law'}),
    ('renewal order', '# Renewal Order No. 4\n| Product | GaugeMinder Enterprise |\n|---|---|\n| Renewal term | 12 months |\n| Seats | 220 |\n| Unit price | US$96.00 per seat per year |\n| Total | US$21,120.00 |\n', {'product': 'GaugeMinder Enterprise', 'total_fee': '21120.00 USD', 'fee_model': 'per_user'}),
    ('sg letter', '# Harbourlight Pte Ltd\n2 July 2026\n\nDear Mr Lim\n\nVARIATION OF MAINTENANCE AGREEMENT HL-MA-1182\n\nThis letter varies the Maintenance Agreement HL-MA-1182.\n(a) The annual maintenance fee goes up to S$52,000 from S$48,500.\n(b) Preventive maintenance visits: 3 per year (previously 2).\n(c) Ms Chua Hui Min replaces Mr Raj Nair as the named service engineer.\n', {'kind': 'amendment', 'amends': 'HL-MA-1182', 'annual_fee': '52000.00 SGD', 'onsite_visits_per_year': 3}),
    ('no work in a non-disclosure agreement', '# Non-Disclosure Agreement\n\nReports made by the Supplier for the Customer are the property of the Customer.\n', {'kind': 'nda', 'ip_of_custom_work': None}),
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
