# ruff: noqa: E501 (contracts in tests keep their lines)
# fmt: off
"""Single clauses and rows of Chinese contracts, each with the terms that it states."""

import pytest

from indexer.facts import record_json
from tests.indexer.facts.reading import record_of

CASES = [
    ('补充约定', '# 补充约定\n\n甲方：江左钢铁集团有限公司\n乙方：南京松涛信息技术有限公司\n\n双方就GTZB-2025-HW-0317号合同补充约定如下：\n1. 质保期满后的年度服务费为人民币12.6万元。\n2. 其余条款不变。\n', {'kind': 'amendment', 'amends': 'GTZB-2025-HW-0317', 'annual_fee': '126000.00 CNY'}),
    ('备忘录变更', '# 备忘录\n\n关于《维护合同》（编号WH-2024-88）的变更备忘录\n甲乙双方同意，自2026年1月1日起将续约涨幅上限由8%改为5%。\n', {'kind': 'amendment', 'amends': 'WH-2024-88', 'price_increase_cap_percent': 5.0}),
    ('按模块', '# 磐石ERP扩展合同\n\n乙方按甲方启用的模块收取年费：\n\n| 模块 | 年费（元） |\n|---|---|\n| 成本核算 | 36000 |\n| 质量追溯 | 28000 |\n| 合计 | 64000 |\n', {'product': '磐石ERP', 'fee_model': 'per_module', 'annual_fee': '64000.00 CNY', 'kind': 'upgrade'}),
    ('阶梯', '# 电子签约平台服务合同\n产品名称：契安电子签约平台\n费用依年签署量分档：第一档不超过1万份，年费2万元；第二档不超过5万份，年费6.8万元。甲方选用第二档，年费为6.8万元。\n', {'product': '契安电子签约平台', 'fee_model': 'tiered', 'annual_fee': '68000.00 CNY', 'kind': 'license'}),
    ('用量', '# 短信接口服务协议\n乙方按实际发送条数计费，每条0.045元，按月结算。\n', {'fee_model': 'usage', 'annual_fee': None}),
    ('巡检不少于', '# 运维服务合同\n乙方每年现场巡检不少于2次，超出部分按每次3000元另行收费。\n', {'onsite_visits_per_year': 2, 'kind': 'annual_service'}),
    ('半年一次', '# 运维服务合同\n乙方每半年安排工程师到甲方现场进行一次健康检查。\n', {'onsite_visits_per_year': 2}),
    ('每两个月', '# 维护合同\n服务期内，乙方工程师每两个月上门巡检一次。\n', {'onsite_visits_per_year': 6}),
    ('年内四次', '# 技术支持合同\n合同年度内提供四次免费上门服务。\n', {'onsite_visits_per_year': 4, 'kind': 'support'}),
    ('每月驻场', '# 维护合同\n乙方每月派员到现场巡检1次，并出具巡检报告。\n', {'onsite_visits_per_year': 12}),
    ('巡检行', '# 年度服务合同\n| 服务内容 | 约定 |\n|---|---|\n| 现场巡检 | 每季度1次 |\n| 服务费 | 96,000元/年 |\n', {'onsite_visits_per_year': 4, 'annual_fee': '96000.00 CNY'}),
    ('无现场', '# 技术支持合同\n本合同仅提供远程服务，现场服务按每人天2500元另行计费。\n', {'onsite_visits_per_year': None, 'annual_fee': None}),
    ('顾问行', '# 项目实施合同\n| 乙方项目负责人 | 殷若谷 |\n|---|---|\n| 甲方联系人 | 陆青 |\n', {'named_consultant': '殷若谷'}),
    ('顾问句', '# 实施合同\n本项目由首席顾问公孙策亲自主持，未经甲方同意不得换人。\n', {'named_consultant': '公孙策'}),
    ('关键人员', '# 实施合同\n关键人员：冉子衿（主任架构师），乙方不得擅自更换。\n', {'named_consultant': '冉子衿'}),
    ('IP供应商', '# 开发合同\n委托方：甲公司科技有限公司\n受托方：乙辰软件有限公司\n依本合同定制的功能，知识产权仍归受托方，委托方享有永久使用权。\n', {'ip_of_custom_work': 'vendor'}),
    ('IP双方可用', '# 开发合同\n甲方：某城科技有限公司\n乙方：乙辰软件有限公司\n二次开发形成的成果双方均可自由使用，权利由双方共同享有。\n', {'ip_of_custom_work': 'shared'}),
    ('IP转归', '# 开发合同\n甲方：明城科技有限公司\n乙方：乙辰软件有限公司\n个性化开发部分的著作权自付清价款之日起转归甲方。\n', {'ip_of_custom_work': 'customer'}),
    ('IP既有', '# 许可合同\n甲方：明城科技有限公司\n乙方：乙辰软件有限公司\n许可软件的著作权归乙方所有。甲方的业务数据归甲方所有。\n', {'ip_of_custom_work': None}),
    ('IP保留', '# 服务合同\n甲方：明城科技有限公司\n乙方：乙辰软件有限公司\n乙方为甲方编写的脚本、报表，其著作权由乙方保留，甲方可无偿使用。\n', {'ip_of_custom_work': 'vendor'}),
    ('涨幅CPI', '# 维护合同\n续签时服务费可按居民消费价格指数调整，但涨幅以3%为限。\n', {'price_increase_cap_percent': 3.0}),
    ('涨幅孰低', '# 维护合同\n下一年度费用涨幅取CPI涨幅与4%两者中的较低者。\n', {'price_increase_cap_percent': 4.0}),
    ('涨幅大写', '# 维护合同\n续约价格较上一年度上调不得超过百分之六。\n', {'price_increase_cap_percent': 6.0}),
    ('涨幅百零', '# 维护合同\n续约价格不得高于上年度价格的105%。\n', {'price_increase_cap_percent': 5.0}),
    ('无涨幅', '# 维护合同\n违约金累计不超过合同总价的10%。用户数增加超过20%的，双方另行协商费用。\n', {'price_increase_cap_percent': None}),
    ('法律香港', '# 协议\n本协议受香港特别行政区法律管辖，并按其解释。\n', {'governing_law': '香港特别行政区法律'}),
    ('法律行', '# 协议\n| 适用法律 | 中华人民共和国法律 |\n|---|---|\n', {'governing_law': '中华人民共和国法律'}),
    ('法律简', '# 协议\n与本协议有关的争议，依照中国法律解决。\n', {'governing_law': '中国法律'}),
    ('法律新加坡', '# 协议\n准据法：新加坡共和国法律\n', {'governing_law': '新加坡共和国法律'}),
    ('大写在前', '# 采购合同\n软件名称：玄圃PLM协同平台\n合同金额（大写）：人民币壹佰零捌万伍仟元整 （小写）：￥1,085,000.00\n', {'product': '玄圃PLM协同平台', 'total_fee': '1085000.00 CNY'}),
    ('两口径', '# 年度运维合同\n年度运维费不含税金额169,811.32元，税率6%，价税合计180,000.00元。\n', {'annual_fee': '180000.00 CNY'}),
    ('每年三年总', '# 云服务合同\n服务费：每年人民币9.8万元，三年合计29.4万元。\n', {'annual_fee': '98000.00 CNY', 'total_fee': '294000.00 CNY'}),
    ('买断', '# 软件销售合同\n软件名称：鲸算排程软件\n甲方一次性付清买断费用人民币15万元，永久使用。\n', {'product': '鲸算排程软件', 'total_fee': '150000.00 CNY', 'fee_model': 'one_off', 'kind': 'license'}),
    ('标题产品', '# 《青禾追溯平台》升级合同\n甲方将青禾追溯平台由3.0版升级到4.0版，升级费5.2万元，一次付清。\n', {'product': '青禾追溯平台', 'kind': 'upgrade', 'total_fee': '52000.00 CNY', 'fee_model': 'one_off'}),
    ('在用系统', '# 技术服务合同\n乙方对甲方在用的“衡器通”称重系统提供技术服务。衡器通故障时，乙方应及时响应。\n', {'product': '衡器通'}),
    ('保密', '# 保密协议\n双方就合作评估事宜交换信息，接收方应予保密。\n', {'kind': 'nda', 'product': None, 'fee_model': None}),
    ('kind驻场', '# 服务合同\n乙方全年为甲方的库管系统提供巡检、故障处理和版本维护。年服务费8万元。\n', {'kind': 'annual_service', 'annual_fee': '80000.00 CNY'}),
    ('kind租用', '# 系统使用合同\n甲方按年租用乙方的云上考勤系统，年租金2.4万元。\n', {'kind': 'license', 'annual_fee': '24000.00 CNY'}),
    ('并发', '# 软件许可合同\n许可费依并发用户数核定，40个并发用户，年许可费16万元。\n', {'fee_model': 'per_user', 'annual_fee': '160000.00 CNY', 'kind': 'license'}),
    ('空白', '# 运维合同（范本）\n服务费：每年人民币________元。现场巡检每年____次。涨幅不超过___%。产品名称：________\n', {'annual_fee': None, 'onsite_visits_per_year': None, 'price_increase_cap_percent': None, 'product': None}),
    ('函件', '# 关于延长服务期限及调整价格的函\n\n云渡交通投资集团有限公司：\n根据双方签订的YDJT-XX-2026-0041号合同，经协商，自2027年1月1日起年服务费调整为人民币41万元。\n', {'kind': 'amendment', 'amends': 'YDJT-XX-2026-0041', 'annual_fee': '410000.00 CNY'}),
    ('港式', '# 軟件支援服務合約\n本协议受香港法律管辖。支援费用每年港币88,000元。\n', {'annual_fee': '88000.00 HKD', 'governing_law': '香港法律'}),
    ('用量zh', '# 接口服务合同\n调用费以实际调用次数为准，每千次1.2元，按季结算。\n', {'fee_model': 'usage'}),
    ('visits zh2', '# 技术支持协议\n乙方全年安排不少于三次的现场走访。\n', {'onsite_visits_per_year': 3}),
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
