# ruff: noqa: E501 (contracts in tests keep their lines)

"""Whole contracts by drafters of many kinds in Chinese: what is bought, for how much and whose it is."""

import pytest

from indexer.facts import record_json
from tests.indexer.facts.reading import record_of

# fmt: off
CASES = [
    ('国企采购合同', """# 国有企业信息化项目采购合同

合同编号：GTZB-2025-HW-0317

| 买方（甲方） | 江左钢铁集团有限公司 |
|---|---|
| 卖方（乙方） | 南京松涛信息技术有限公司 |
| 标的物名称 | 松涛EAM设备资产管理软件V4.0 |
| 合同总价（含税） | 人民币贰佰叁拾肆万元整（¥2,340,000.00） |

第五条 合同价款为固定总价，一次性包死，不因任何因素调整。
第九条 甲方扣留合同总价的5%作为质量保证金，终验合格满12个月后30日内无息支付。
第十二条 为甲方定制开发的软件成果，其知识产权归甲方所有。
第二十条 本合同的订立、效力、解释及争议解决均适用中华人民共和国法律。
""", {'product': '松涛EAM设备资产管理软件', 'total_fee': '2340000.00 CNY', 'fee_model': 'fixed', 'retention_percent': 5.0, 'retention_release': 'P1Y', 'ip_of_custom_work': 'customer', 'governing_law': '中华人民共和国法律', 'number': 'GTZB-2025-HW-0317', 'vendor': '南京松涛信息技术有限公司'}),
    ('小公司两页维保', """# 软件服务协议

客户：宁海县青梧五金厂
服务方：杭州小舟软件有限公司

1. 我们负责维护您在用的小舟进销存系统。
2. 服务费每月1500元，全年共18000元（含税）。不管几个人用，价钱都一样。
3. 每季度上门一次，检查备份。
4. 次年续费若要涨价，最多涨5%。
5. 专门给您做的报表归您所有。
""", {'product': '小舟进销存系统', 'annual_fee': '18000.00 CNY', 'fee_model': 'fixed', 'onsite_visits_per_year': 4, 'price_increase_cap_percent': 5.0, 'ip_of_custom_work': 'customer'}),
    ('SaaS在线条款', """# 云枢协同SaaS服务条款

欢迎使用云枢协同。本条款由您与北京云枢网络科技有限公司（以下简称“我们”）订立。

1. 订阅费按席位数计算，每席位每年360元。
2. 续订时价格涨幅不超过上一订阅期的8%。
3. 云枢协同的全部知识产权归我们所有。
4. 本条款受中华人民共和国法律管辖。
""", {'product': '云枢协同', 'fee_model': 'per_user', 'price_increase_cap_percent': 8.0, 'kind': 'license', 'governing_law': '中华人民共和国法律'}),
    ('变更函', """# 关于调整运维服务内容的函

致：江左钢铁集团有限公司
函号：ST-HAN-2026-03

鉴于贵我双方于2025年3月签订的《松涛EAM年度运维合同》（合同编号：ST-YW-2025-019），经协商，现就下列事项变更如下：
一、现场巡检由每年4次增加为每年6次。
二、年度运维费由18万元调整为20.5万元。
三、本函与原合同不一致的，以本函为准。
南京松涛信息技术有限公司
""", {'kind': 'amendment', 'amends': 'ST-YW-2025-019', 'onsite_visits_per_year': 6, 'annual_fee': '205000.00 CNY', 'product': '松涛EAM'}),
    ('实施合同', """# 海图WMS实施合同

甲方：舟山远汐冷链物流有限公司
乙方：宁波海图信息科技有限公司

第一条 乙方为甲方实施海图WMS仓储管理系统，总费用人民币86.8万元（不含税），含税总额为人民币920,080.00元。
第二条 乙方项目经理为欧阳思远，未经甲方书面同意不得更换。
第三条 尾款5%为质保金，自验收合格之日起满一年后支付。
第四条 项目中形成的接口程序著作权由双方共有。
""", {'product': '海图WMS', 'total_fee': '920080.00 CNY', 'named_consultant': '欧阳思远', 'retention_percent': 5.0, 'retention_release': 'P1Y', 'ip_of_custom_work': 'shared', 'kind': 'implementation'}),
    ('首页表', """# 信息系统运维服务合同

| 项目 | 内容 |
|---|---|
| 系统名称 | 澜洲HIS医院信息系统 |
| 服务费用 | 人民币贰拾柒万元整/年 |
| 现场服务 | 每年6次 |
| 计费方式 | 固定年费 |
| 驻场工程师 | 祝明远 |
""", {'product': '澜洲HIS医院信息系统', 'annual_fee': '270000.00 CNY', 'onsite_visits_per_year': 6, 'fee_model': 'fixed', 'named_consultant': '祝明远'}),
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
