"""A vendor's year for the tests: one contract with its words and facts, tickets kept and missed, a quote, ratings."""

from datetime import UTC, date, datetime, timedelta

from bot.desk.tickets import tickets
from knowledge.records.renewals import vendor_reviews
from knowledge.records.renewals.vendor_reviews import CorrectiveAction
from knowledge.rules.clocks.ticket_terms import ContractTerms, Promise
from knowledge.rules.contract_record import CreditTerm, Money
from tests.companies import add_contract, add_person

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = date(2026, 11, 23)
VENDOR = "南屿流程软件有限公司"
TEXT = """南屿流程平台年度服务合同
第一条 服务范围
1.1 乙方为甲方的南屿流程平台提供远程支持与现场服务，服务内容见附件。
第二条 费用与支付
2.1 费用按模块按年计收，含6%增值税：
模块 | 许可用户 | 年费（元，含税） | 税率
流程引擎 | 100 | 80,000.00 | 6%
表单设计 | 40 | 30,000.00 | 6%
2.2 每新增一套测试环境，每年加收5,000元（含税）。
2.3 续期时各模块年费的涨幅不得超过上一年度的5%。
第三条 期限
3.1 本合同自2026年1月1日起至2026年12月31日止，期满前三十日内任何一方未书面提出异议的，自动续期一年。
第四条 保密
4.1 双方对因本合同获知的对方技术资料负有保密义务。
"""
QUOTE = """南屿流程平台 2027 年续期报价
报价编号 | NY-Q-9
报价日期 | 2026年11月2日
有效期至 | 2026年12月20日
对应合同 | NY-2026-1
项目 | 用户数 | 期限 | 单价（元/年） | 折扣 | 税率 | 金额（元，含税） | 计费方式
流程引擎 | 120 | 1年 | 86,400.00 | 无 | 6% | 86,400.00 | 按年
表单设计 | 40 | 1年 | 31,000.00 | 无 | 6% | 31,000.00 | 按年
测试环境 |  | 1年 | 5,400.00 | 无 | 6% | 5,400.00 | 按年
数据迁移服务 |  |  | 12,000.00 | 无 | 6% | 12,000.00 | 一次性
年度费用合计 |  |  |  |  |  | 122,800.00 | 按年
一、签三年的，年度费用另优惠6%。
"""
FACTS = {
    "kind": "annual_service",
    "signed_on": "2025-12-10",
    "effective_on": "2026-01-01",
    "expires_on": "2026-12-31",
    "auto_renews": True,
    "renewal_term": "P1Y",
    "notice_period": "P30D",
    "annual_fee": {"amount": "110000.00", "currency": "CNY"},
    "price_increase_cap_percent": 5.0,
    "customer": "恒岭泵业有限公司",
}
TERMS = ContractTerms(
    promises=(
        Promise("一级", "response", "PT30M", "24x7"),
        Promise("一级", "resolve", "PT8H", "24x7"),
        Promise("二级", "response", "PT2H", "24x7"),
    ),
    credits=(CreditTerm("一级故障响应超时", 1.0, "annual_fee", 10.0),),
    credit_claim_within="P60D",
    annual_fee=Money("110000.00", "CNY"),
)


def add_year(session):
    """The contract, its owner, and twelve tickets from January to October; every third is answered late."""
    add_person(session, "U0OWNER", name="季明", attributes={"audiences": ["buying"]}, role="procurement")
    add_person(session, "U0QA", name="柯宁", role="staff", attributes={"department": "quality"})
    contract = add_contract(
        session, "NY-2026-1", FACTS, text=TEXT, vendor=VENDOR, title="南屿流程平台年度服务合同", kind="annual_service",
        product="南屿流程平台", owner="U0OWNER",
    )  # fmt: skip
    for n in range(12):
        _ticket(session, contract.id, n)
    session.add(
        CorrectiveAction(
            vendor=VENDOR, text="夜间值班电话改为双人", owner="U0OWNER", due=date(2026, 11, 1), opened_at=NOW,
            opened_by="U0OWNER",
        )
    )  # fmt: skip
    session.flush()
    return contract


def _ticket(session, contract_id, n):
    at = datetime(2026, 1 + n % 10, 5 + n, 2, tzinfo=UTC)
    urgent = n % 2 == 0
    report = tickets.Report(
        title=f"第{n}号故障",
        reporter="U0QA",
        vendor=VENDOR,
        contract_id=contract_id,
        severity="S1" if urgent else "S2",
        level="一级" if urgent else "二级",
        cause=("code", "interface", "configuration")[n % 3],
        module="流程引擎" if urgent else "表单设计",
        terms=TERMS,
    )
    ticket = tickets.open_ticket(session, report, at)
    answered = at + timedelta(minutes=50 if n % 3 == 0 else 10 + n)
    tickets.respond(session, ticket.id, "在看", by="U0QA", now=answered)
    if n == 11:
        return
    solved = answered + timedelta(hours=1 + n / 2)
    tickets.resolve(session, ticket.id, "改好", by="U0QA", now=solved)
    passed = {"function": True, "data": True, "regression": True}
    tickets.verify(session, ticket.id, **passed, by="U0QA", now=solved + timedelta(hours=1))
    closed = solved + timedelta(hours=2)
    tickets.close(session, ticket.id, impact="一条产线", prevention="加监控", by="U0QA", now=closed)
    vendor_reviews.rate(session, ticket.id, "U0QA", 3 + n % 3, closed)
