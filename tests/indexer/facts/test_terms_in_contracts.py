# ruff: noqa: E501 (contracts in tests keep their lines)
"""Single terms in contracts of our own writing: parties, fees, caps, retention, hours, law and the rest."""

import pytest

from knowledge.rules.contract_record import Money, ServiceHours
from tests.indexer.facts.reading import record_of


def money(amount: str, currency: str) -> Money:
    """A sum, for short."""
    return Money(amount, currency)


CASES = [
    (
        "zh units and breaks",
        """# 软件维护续签协议

**登记编号**　无
**协议编码**　QX〔2026〕第012号
**甲 方**　丹枫家纺集团有限公司
**乙 方**　温州启先软件科技有限公司

1. 乙方维护甲方使用的启先PDM，按站点数收费，共40个站点。
2. 维护费每年8.6万元（含税），续签年度增幅≤5%。
3. 乙方全年提供上门服务3次。现场答疑每年不超过6人次免费。
4. 维护时间：工作日 9:00-18:00，午休12:00-13:00 除外。
5. 乙方超时的，每超1小时扣年维护费的0.2%，一年内最多扣10%。甲方须在30个自然日内书面提出。
6. 本协议依中华人民共和国法律解释。
""",
        {
            "number": "QX〔2026〕第012号",
            "kind": "annual_service",
            "vendor": "温州启先软件科技有限公司",
            "customer": "丹枫家纺集团有限公司",
            "product": "启先PDM",
            "fee_model": "per_user",
            "price_increase_cap_percent": 5.0,
            "onsite_visits_per_year": 3,
            "service_hours": ServiceHours("Asia/Shanghai", (1, 2, 3, 4, 5), (("09:00", "12:00"), ("13:00", "18:00"))),
            "credit_claim_within": "P30D",
            "governing_law": "中华人民共和国法律",
        },
    ),
    (
        "zh order with a foreign name",
        """# 【订购单】Norvik EAM版本升级及模块增购

单号：NV-PO-2026-11
采购单位：丹枫家纺集团有限公司
供货方：诺维软件（上海）有限公司

A1 将Norvik EAM升级至6.0版。总价为一次性固定总价人民币48,000元。
A2 P1、P2全年无休连续计时；P3按服务时段计时，服务时段为工作日9:30至18:30。
A3 客户问题逾期的，一年内返还以合同总价的15%封顶。采购单位须在关闭后一个月内提出。
""",
        {
            "number": "NV-PO-2026-11",
            "kind": "upgrade",
            "vendor": "诺维软件（上海）有限公司",
            "customer": "丹枫家纺集团有限公司",
            "product": "Norvik EAM",
            "total_fee": money("48000.00", "CNY"),
            "fee_model": "one_off",
            "service_hours": ServiceHours("Asia/Shanghai", (1, 2, 3, 4, 5), (("09:30", "18:30"),)),
            "credit_claim_within": "P1M",
        },
    ),
    (
        "zh license",
        """# 软件授权使用合同

合同编号：HT2026-0088
甲方（采购方）：临江重工集团有限公司
乙方（供应商）：深圳市云翎软件股份有限公司

一、标的
1.1 “授权软件”是指乙方开发的云翎SRM供应商管理系统V5.0。
1.2 授权费按注册用户数计费，每年授权费为人民币叁拾陆万元整（小写：¥360,000.00），合同期内总费用为人民币108万元。
1.3 续约时单价上浮不得高于3%。
1.4 定制开发成果的知识产权归甲乙双方共有。
二、其他
2.1 本合同适用中国法律。
""",
        {
            "number": "HT2026-0088",
            "kind": "license",
            "vendor": "深圳市云翎软件股份有限公司",
            "customer": "临江重工集团有限公司",
            "product": "云翎SRM",
            "annual_fee": money("360000.00", "CNY"),
            "total_fee": money("1080000.00", "CNY"),
            "fee_model": "per_user",
            "price_increase_cap_percent": 3.0,
            "ip_of_custom_work": "shared",
            "governing_law": "中国法律",
        },
    ),
    (
        "zh svc",
        """# 技术服务合同

项目编号：WX-2025/077

| 委托方（甲方） | 海陵制药有限公司 |
|---|---|
| 受托方（乙方） | 宁波沐川信息技术有限公司 |

1.1 乙方为甲方的沐川LIMS提供年度运维服务。沐川LIMS现有用户200个。
2.1 服务费用：每年人民币125,000元（含税），三年共计375,000元。费用固定，不因服务次数增减而调整。
2.2 乙方每季度派工程师上门巡检1次。
2.3 服务时间：工作日上午8:30至12:00，下午1:30至5:30。
3.1 乙方未按期恢复的，每次按年度服务费的2%向甲方支付违约金，全年不超过年度服务费的20%。甲方应于违约事实发生之日起六十日内书面提出索赔。
4.1 本合同之签订、履行及解释均依据中华人民共和国法律。
""",
        {
            "number": "WX-2025/077",
            "kind": "annual_service",
            "vendor": "宁波沐川信息技术有限公司",
            "customer": "海陵制药有限公司",
            "product": "沐川LIMS",
            "annual_fee": money("125000.00", "CNY"),
            "total_fee": money("375000.00", "CNY"),
            "fee_model": "fixed",
            "onsite_visits_per_year": 4,
            "credit_claim_within": "P60D",
            "governing_law": "中华人民共和国法律",
        },
    ),
    (
        "zh impl",
        """# 仓储管理系统实施合同

合同编号: CK-SS-2401
委托方：东岭物流有限公司（以下简称“甲方”）
受托方：杭州启帆科技有限公司（以下简称“乙方”）

第一条 乙方负责启帆WMS的实施。启帆WMS包括入库、出库模块。
第二条 合同总金额：¥1,280,000.00元（大写：人民币壹佰贰拾捌万元整），一次性付清。
第三条 质量保证金为合同总额的5%，自最终验收合格之日起满一年后30日内退还。
第四条 项目经理由何志远担任，未经甲方同意不得更换。
第五条 乙方为本项目开发的接口及报表，其著作权属于甲方。
第六条 乙方逾期交付的，每逾期一周支付合同总价1%的违约金，最高不超过合同总价的10%。
""",
        {
            "number": "CK-SS-2401",
            "kind": "implementation",
            "vendor": "杭州启帆科技有限公司",
            "customer": "东岭物流有限公司",
            "product": "启帆WMS",
            "total_fee": money("1280000.00", "CNY"),
            "fee_model": "one_off",
            "retention_percent": 5.0,
            "retention_release": "P1Y",
            "named_consultant": "何志远",
            "ip_of_custom_work": "customer",
        },
    ),
    (
        "zh amend",
        """# 补充协议（三）

协议编号：YL-2024-55-B3
甲方：临江重工集团有限公司
乙方：深圳市云翎软件股份有限公司

甲乙双方于2024年3月1日签订了《云翎SRM服务合同》（合同编号：YL-2024-55，以下简称“原合同”），现就有关事项补充约定如下：
1. 自2026年起年度服务费调整为人民币22.5万元。
""",
        {
            "number": "YL-2024-55-B3",
            "kind": "amendment",
            "amends": "YL-2024-55",
            "vendor": "深圳市云翎软件股份有限公司",
            "customer": "临江重工集团有限公司",
            "annual_fee": money("225000.00", "CNY"),
            "product": "云翎SRM",
        },
    ),
    (
        "en saas",
        """# Master Subscription Agreement

Contract ID: NB-2026-114

This Master Subscription Agreement is between Northbeck Cloud GmbH, a company organised under German law ("Vendor"), and Harrow & Pell Foods Limited ("Client").

1.1 "Service" means Vendor's hosted transport planning platform known as Routewise.
2.1 Client shall pay an annual subscription fee of EUR 64,500, billed yearly in advance. Fees are based on the number of named users: EUR 430 per user per year.
2.2 On renewal Vendor may raise fees, but never by more than 3.5 percent above the previous year.
3.1 Support hours are 9:00 to 17:30 Central European Time, Monday to Friday.
4.1 If uptime falls below 99.5% in a month, Client receives a credit of 10% of the monthly fee. Client must submit its request within 45 days of the end of that month. Credits may not exceed 30% of the monthly fee.
5.1 This Agreement shall be construed in accordance with the laws of the Federal Republic of Germany.
5.2 Any custom reports developed for Client shall be owned by Vendor.
""",
        {
            "number": "NB-2026-114",
            "kind": "license",
            "vendor": "Northbeck Cloud GmbH",
            "customer": "Harrow & Pell Foods Limited",
            "product": "Routewise",
            "annual_fee": money("64500.00", "EUR"),
            "fee_model": "per_user",
            "price_increase_cap_percent": 3.5,
            "credit_claim_within": "P45D",
            "governing_law": "the laws of the Federal Republic of Germany",
            "ip_of_custom_work": "vendor",
        },
    ),
    (
        "en support",
        """# Software Maintenance and Support Agreement

Agreement number MS-20871

| Supplier | Castlegate Systems Limited |
|---|---|
| Customer | Orme Valley Hospital Trust |

1.1 The Supplier maintains the software called WardView for the Customer. WardView is used on all wards.
2.1 The Customer pays a fixed annual charge of £42,750.00 (excluding VAT). Over the three-year term the total contract value is £128,250.
2.2 The annual charge may be increased on each anniversary by up to 4% but not more.
2.3 The Supplier makes three (3) scheduled on-site visits in each contract year.
3.1 The help desk is staffed on weekdays from 8.30am to 5.30pm UK time.
4.1 Claims for service credits must be made within sixty days of the failure.
5.1 English law governs this contract.
""",
        {
            "number": "MS-20871",
            "kind": "support",
            "vendor": "Castlegate Systems Limited",
            "customer": "Orme Valley Hospital Trust",
            "product": "WardView",
            "annual_fee": money("42750.00", "GBP"),
            "total_fee": money("128250.00", "GBP"),
            "fee_model": "fixed",
            "price_increase_cap_percent": 4.0,
            "onsite_visits_per_year": 3,
            "credit_claim_within": "P60D",
            "governing_law": "English law",
        },
    ),
    (
        "en sow",
        """# Statement of Work No. 4

Reference: SOW-RT-04

made between Redthorn Consulting LLC ("Consultant") and Vale Insurance Company ("Company").

1. The Consultant shall implement Policyline for the Company. Policyline replaces the old system.
2. The contract price is USD 310,000, a lump sum.
3. The Company retains 8% of the contract price until nine months after final acceptance, when it is paid.
4. The Consultant appoints Maria Delgado-Reyes as project manager. She may not be replaced without consent.
5. All deliverables vest in the Company on payment.
6. This SOW is subject to the laws of the Commonwealth of Massachusetts.
""",
        {
            "number": "SOW-RT-04",
            "kind": "implementation",
            "vendor": "Redthorn Consulting LLC",
            "customer": "Vale Insurance Company",
            "product": "Policyline",
            "total_fee": money("310000.00", "USD"),
            "fee_model": "fixed",
            "retention_percent": 8.0,
            "retention_release": "P9M",
            "named_consultant": "Maria Delgado-Reyes",
            "ip_of_custom_work": "customer",
            "governing_law": "the laws of the Commonwealth of Massachusetts",
        },
    ),
    (
        "en amend",
        """# Second Amendment

Amendment No. NB-2026-114/2

This Second Amendment amends the Master Subscription Agreement NB-2026-114 between Northbeck Cloud GmbH ("Vendor") and Harrow & Pell Foods Limited ("Client").

1. The annual subscription fee becomes EUR 71,000.
""",
        {
            "number": "NB-2026-114/2",
            "kind": "amendment",
            "amends": "NB-2026-114",
            "vendor": "Northbeck Cloud GmbH",
            "customer": "Harrow & Pell Foods Limited",
            "annual_fee": money("71000.00", "EUR"),
        },
    ),
    (
        "zh saas tiers",
        """# 云盾安全平台订阅协议

协议编号：YD-SUB-0912
客户：长汀银行股份有限公司
服务商：云盾网络安全有限公司

1. 服务商向客户提供云盾安全平台订阅服务。
2. 订阅费按调用次数阶梯计价，预计年度费用合计人民币9.6万元。
3. 续订时价格调整幅度以5%为上限。
4. 服务时间为7×24小时。
5. 客户可在故障发生后30个自然日内申请服务补偿：可用性低于99.9%的，返还当月服务费的10%。
6. 本协议受中华人民共和国法律约束。
""",
        {
            "number": "YD-SUB-0912",
            "kind": "license",
            "vendor": "云盾网络安全有限公司",
            "customer": "长汀银行股份有限公司",
            "product": "云盾安全平台",
            "annual_fee": money("96000.00", "CNY"),
            "fee_model": "tiered",
            "price_increase_cap_percent": 5.0,
            "service_hours": "24x7",
            "credit_claim_within": "P30D",
            "governing_law": "中华人民共和国法律",
        },
    ),
    (
        "en order usage",
        """# Order Form

Order Form No.: OF-2291-A
Customer: Bramley Foods Inc.
Vendor: Tidewater Data, Inc.
Product: StreamCount

Charges are USD 0.04 per transaction, metered monthly. Minimum annual commitment: USD 18,000.
At renewal, unit prices shall not rise by more than 6 per cent.
The desk is open from 7 a.m. to 7 p.m. Pacific Time, seven days a week.
This order is governed by California law.
""",
        {
            "number": "OF-2291-A",
            "vendor": "Tidewater Data, Inc.",
            "customer": "Bramley Foods Inc.",
            "product": "StreamCount",
            "fee_model": "usage",
            "price_increase_cap_percent": 6.0,
            "governing_law": "California law",
        },
    ),
    (
        "zh platform",
        """# 智慧供应链平台运维服务合同

合同编号：ZH-YW-2026-014

甲方：江南机电股份有限公司
乙方：苏州智联数科有限公司

第一条 服务内容
乙方为甲方的智联SCM平台提供运行维护服务，服务期一年。

第二条 费用
本合同服务费总额为人民币贰拾肆万元整（¥240,000.00），按季度支付。

第三条 人员
乙方应指定高级工程师陈思远作为驻场服务负责人，未经甲方书面同意不得更换。

第四条 现场服务
乙方每年免费提供现场巡检服务6次，超出部分按每次3,000元收费。

第五条 服务时间
服务时间：周一至周五 8:00—17:00（法定节假日除外），时区为北京时间。

第六条 违约
乙方月度可用率低于99%的，按当月服务费的5%支付违约金，最高不超过当月服务费的15%。甲方应在次月10日前提出，逾期视为放弃。

第七条 续约价格
续约年度的服务费涨幅不高于上年的4%。

第八条 本合同适用中华人民共和国法律。
""",
        {
            "number": "ZH-YW-2026-014",
            "kind": "annual_service",
            "vendor": "苏州智联数科有限公司",
            "customer": "江南机电股份有限公司",
            "total_fee": money("240000.00", "CNY"),
            "named_consultant": "陈思远",
            "onsite_visits_per_year": 6,
            "price_increase_cap_percent": 4.0,
            "governing_law": "中华人民共和国法律",
        },
    ),
    (
        "zh party block",
        """# 软件维护合同

编号：WH20260315

甲方：
名称：北海港务集团有限公司
地址：北海市
乙方：
名称：青岛蓝鲸软件有限公司
地址：青岛市

1.1 维护对象：蓝鲸TOS码头作业系统。
2.1 年维护费：￥98,000元/年（含税6%）。
2.2 维护费每年调整一次，涨幅最高为3%。
3.1 乙方每半年到甲方现场巡检一次。
3.2 维护期内新增报表的知识产权归乙方所有。
""",
        {
            "number": "WH20260315",
            "kind": "annual_service",
            "vendor": "青岛蓝鲸软件有限公司",
            "customer": "北海港务集团有限公司",
            "annual_fee": money("98000.00", "CNY"),
            "price_increase_cap_percent": 3.0,
            "onsite_visits_per_year": 2,
            "ip_of_custom_work": "vendor",
        },
    ),
    (
        "en plain",
        """# Software Support Agreement

Agreement Ref: HC/SUP/0091

BETWEEN

(1) HOLLIN & CRAY SOFTWARE LIMITED (company number 0882211) whose registered office is at 4 Mill Lane, York (the "Supplier"); and

(2) TENDRING FOODS PLC (company number 1199332) of Quay Street, Ipswich (the "Customer").

1. The Supplier will support the Stocktrace software in accordance with this agreement. The Stocktrace software is described in Schedule 1.
2. Annual Charge: £36,500 plus VAT. The Annual Charge is fixed for the first year.
3. From the second year the Supplier may increase the Annual Charge once a year by a percentage not exceeding 5%.
4. The Supplier shall carry out two preventative on-site visits per annum.
5. "Support Hours" means 08:00 to 18:00 Monday to Saturday, UK time.
6. Service credits: if the Supplier misses a P1 target, the Customer is entitled to 4% of the monthly charge. The Customer must claim a Service Credit no later than 28 days after the failure.
7. This agreement is governed by and shall be construed in accordance with the laws of England and Wales.
""",
        {
            "number": "HC/SUP/0091",
            "kind": "support",
            "vendor": "HOLLIN & CRAY SOFTWARE LIMITED",
            "customer": "TENDRING FOODS PLC",
            "product": "Stocktrace",
            "annual_fee": money("36500.00", "GBP"),
            "fee_model": "fixed",
            "price_increase_cap_percent": 5.0,
            "onsite_visits_per_year": 2,
            "credit_claim_within": "P28D",
            "governing_law": "the laws of England and Wales",
        },
    ),
    (
        "en us",
        """# SaaS Services Agreement

Contract No. 2026-SA-0455

This SaaS Services Agreement ("Agreement") is entered into between Blue Ridge Analytics, Inc. ("Company") and Kestrel Manufacturing, LLC ("Customer").

1. Company will provide Customer access to InsightGrid, its cloud reporting product ("InsightGrid"). InsightGrid includes dashboards.
2. Customer shall pay Company a subscription fee of $96,000 per year ($288,000 in total for the three-year term), priced per module.
3. Renewal pricing: increases are capped at 5% per renewal.
4. Any deliverables created under a work order are jointly owned by the parties.
5. Support is provided 8am to 8pm Eastern Time on business days.
6. The Agreement is governed by the laws of the State of Oregon, excluding its conflicts rules.
""",
        {
            "number": "2026-SA-0455",
            "kind": "license",
            "vendor": "Blue Ridge Analytics, Inc.",
            "customer": "Kestrel Manufacturing, LLC",
            "product": "InsightGrid",
            "annual_fee": money("96000.00", "USD"),
            "total_fee": money("288000.00", "USD"),
            "fee_model": "per_module",
            "price_increase_cap_percent": 5.0,
            "ip_of_custom_work": "shared",
            "governing_law": "the laws of the State of Oregon",
        },
    ),
    (
        "en impl",
        """# Implementation Services Agreement

Project reference ISA-77-2026

Parties: Corvid Systems Pty Ltd ("Corvid") and Lorne Water Authority Limited ("Lorne").

1. Corvid will design, configure and deploy Hydroplan for Lorne. Lorne shall pay the fees.
2. The total fixed fee is AUD 412,000 (excluding GST).
3. Lorne may retain five percent (5%) of each invoice. The retained sums are paid to Corvid 90 days after the acceptance certificate is issued.
4. Corvid's named consultant is Priya Raman. Replacement needs Lorne's consent.
5. Intellectual property in the custom interfaces vests in Lorne upon creation.
6. The law of Victoria, Australia governs.
""",
        {
            "number": "ISA-77-2026",
            "kind": "implementation",
            "vendor": "Corvid Systems Pty Ltd",
            "customer": "Lorne Water Authority Limited",
            "product": "Hydroplan",
            "total_fee": money("412000.00", "AUD"),
            "fee_model": "fixed",
            "retention_percent": 5.0,
            "retention_release": "P90D",
            "named_consultant": "Priya Raman",
            "ip_of_custom_work": "customer",
            "governing_law": "The law of Victoria, Australia",
        },
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_stated_terms_are_read_from(name: str, text: str, expected: dict[str, object]) -> None:
    record = record_of(text)

    actual = {field: getattr(record, field) for field in expected}

    assert expected == actual


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_each_quote_is_cut_from_the_text_of(name: str, text: str, expected: dict[str, object]) -> None:
    record = record_of(text)

    missing = set(record.stated()) - {quote.split("[")[0] for quote in record.quotes}

    assert set() == missing
