"""The figures and words of the renewal quotes; several differ from the contracts, on purpose."""

from dataclasses import dataclass

Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quote sheet: heading lines, a table, notes."""

    sheet: str
    title: str
    heading: tuple[Row, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    widths: tuple[int, ...]


_ZH_COLUMNS = ("项目", "用户数", "期限", "单价（元/年）", "折扣", "税率", "金额（元，含税）", "计费方式")
_EN_COLUMNS = ("Item", "Users", "Term", "Unit price per year", "Discount", "Tax", "Amount per year", "Billing")
_WIDTHS = (34, 10, 14, 18, 10, 8, 20, 12)

PLM = Quote(
    sheet="榫图PLM续期",
    title="榫图PLM 2027许可年度续期报价单",
    heading=(
        ("报价单位", "杭州榫图信息技术有限公司"),
        ("客户", "恒漪流体装备股份有限公司"),
        ("报价编号", "STX-Q-2026-221"),
        ("报价日期", "2026年10月12日"),
        ("有效期至", "2026年12月20日"),
        ("对应合同", "STX-L-2024-018"),
    ),
    columns=_ZH_COLUMNS,
    rows=(
        ("图文档管理", 180, "1年", 159100.0, "无", "13%", 159100.0, "按年"),
        ("BOM与工程变更", 120, "1年", 138600.0, "无", "13%", 138600.0, "按年"),
        ("工艺规划", 45, "1年", 86000.0, "无", "13%", 86000.0, "按年"),
        ("CAD集成接口", 60, "1年", 58320.0, "无", "13%", 58320.0, "按年"),
        ("供应商图纸门户（新增）", 30, "1年", 36000.0, "10%", "13%", 32400.0, "按年"),
        ("门户实施服务", None, None, 48000.0, "无", "6%", 48000.0, "一次性"),
        ("管理员培训（2天）", None, None, 9600.0, "无", "6%", 9600.0, "一次性"),
        ("年度费用合计", None, None, None, None, None, 474420.0, "按年"),
        ("一次性费用合计", None, None, None, None, None, 57600.0, "一次性"),
    ),
    notes=(
        "一、签三年的，年度费用另优惠6%，三年内价格不变。",
        "二、本报价不含差旅费。",
        "三、联系人：客户成功经理 蔺初晴",
    ),
    widths=_WIDTHS,
)

QMS = Quote(
    sheet="衡镜QMS续约",
    title="衡镜QMS 2027年度技术服务报价单",
    heading=(
        ("报价单位", "上海衡镜质量软件有限公司"),
        ("客户", "恒漪流体装备股份有限公司"),
        ("报价编号", "HJ-Q-2026-308"),
        ("报价日期", "2026年11月3日"),
        ("有效期至", "2026年12月31日"),
        ("对应合同", "HJ-F-2026-041"),
    ),
    columns=_ZH_COLUMNS,
    rows=(
        ("年度技术服务", None, "1年", 167480.0, "无", "6%", 167480.0, "按年"),
        ("增加现场支持2次", None, "1年", 14000.0, "无", "6%", 14000.0, "按年"),
        ("年度费用合计", None, None, None, None, None, 181480.0, "按年"),
    ),
    notes=("一、报价与现行合同的服务时限一致。", "二、夜间值守扩大到B级问题的，另加年费21,000元。"),
    widths=_WIDTHS,
)

LEDGERWAY = Quote(
    sheet="Ledgerway support",
    title="Renewal quote: Ledgerway support, July 2027 to June 2028",
    heading=(
        ("From", "Aldergate Business Systems plc"),
        ("For", "Hengyi Flow Europe GmbH"),
        ("Quote number", "ABS-Q-20917"),
        ("Date", "2 November 2026"),
        ("Valid until", "29 January 2027"),
        ("Replaces period of", "ABS-SUP-4471"),
    ),
    columns=_EN_COLUMNS,
    rows=(
        ("Ledgerway support and maintenance", None, "12 months", 101760.0, "none", "20%", 101760.0, "yearly"),
        ("Additional on-site visits (2 days)", None, "12 months", 2420.0, "none", "20%", 2420.0, "yearly"),
        ("Upgrade to release 13, fixed price", None, None, 18500.0, "8%", "20%", 17020.0, "one-off"),
        ("Total yearly", None, None, None, None, None, 104180.0, "yearly"),
        ("Total one-off", None, None, None, None, None, 17020.0, "one-off"),
    ),
    notes=("Amounts in GBP without VAT.", "For a commitment of 36 months the yearly support fee is reduced by 5%."),
    widths=_WIDTHS,
)

FERNHOLLOW = Quote(
    sheet="Fernhollow CRM",
    title="Renewal quote: Fernhollow CRM Professional, 2027",
    heading=(
        ("From", "Fernhollow Software, Inc."),
        ("For", "Hengyi Flow Equipment Co., Ltd."),
        ("Quote number", "FH-Q-5526"),
        ("Date", "October 27, 2026"),
        ("Valid until", "December 11, 2026"),
        ("Current order form", "FH-2025-1183"),
    ),
    columns=_EN_COLUMNS,
    rows=(
        ("Professional user (79.92 per month)", 70, "12 months", 959.04, "none", "0%", 67132.8, "yearly"),
        ("Sandbox environment", None, "12 months", 1800.0, "none", "0%", 1800.0, "yearly"),
        ("Onboarding for new users, 1 day", None, None, 1250.0, "none", "0%", 1250.0, "one-off"),
        ("Total yearly", None, None, None, None, None, 68932.8, "yearly"),
        ("Total one-off", None, None, None, None, None, 1250.0, "one-off"),
    ),
    notes=("Amounts in USD without taxes.", "A 24-month term lowers the user price to 76.50 per month."),
    widths=_WIDTHS,
)
