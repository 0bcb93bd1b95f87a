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
    ('国企运维', """# 信息系统运行维护服务合同

合同编号：YDJT-XX-2026-0041
甲方：云渡交通投资集团有限公司
乙方：成都拾级软件股份有限公司

一、服务对象：拾级路网收费稽核系统（以下简称“本系统”）。
二、合同金额：本合同年度服务费为人民币（大写）肆拾贰万陆仟元整（¥426,000.00），含6%增值税，服务期三年，合同总金额为¥1,278,000.00。
三、乙方应委派项目经理郜文渊常驻，不得随意更换。
四、乙方每月到甲方机房巡检不少于一次。
五、续签时价格上浮比例最高不得超过3%。
六、本合同项下产生的新增代码及文档，其知识产权由甲方享有。
七、因本合同产生的争议适用中华人民共和国法律。
""", {'product': '拾级路网收费稽核系统', 'annual_fee': '426000.00 CNY', 'total_fee': '1278000.00 CNY', 'named_consultant': '郜文渊', 'onsite_visits_per_year': 12, 'price_increase_cap_percent': 3.0, 'ip_of_custom_work': 'customer', 'kind': 'annual_service', 'governing_law': '中华人民共和国法律'}),
    ('云订阅单', """# 云产品订购单

订购单号：DG20260312-07
客户名称：青羽服饰（上海）有限公司
供应商：上海织星云科技有限公司
订购产品：织星PLM云 专业版
计价方式：按账号数，每账号每年1,280元，共60个账号
年度费用：76,800元（含税）
合同期总费用：230,400元
""", {'product': '织星PLM', 'annual_fee': '76800.00 CNY', 'total_fee': '230400.00 CNY', 'fee_model': 'per_user', 'kind': 'license'}),
    ('升级合同', """# 昆仑ERP版本升级服务合同
甲方将在用的昆仑ERP 8.1升级为9.0。升级费用合计人民币壹拾肆万捌仟元整，一次性支付。
升级过程中定制迁移的程序，权利归双方共有。
由乙方实施顾问贾思远负责。
""", {'product': '昆仑ERP', 'total_fee': '148000.00 CNY', 'fee_model': 'one_off', 'ip_of_custom_work': 'shared', 'named_consultant': '贾思远', 'kind': 'upgrade'}),
    ('变更单', """# 合同变更单

变更单号：BG-02
原合同：《拾级路网收费稽核系统运维合同》 YDJT-XX-2026-0041
变更内容：
1. 年度服务费由426,000元调整为398,000元；
2. 现场巡检由每月一次改为每季度一次；
3. 其他条款不变。
""", {'kind': 'amendment', 'amends': 'YDJT-XX-2026-0041', 'annual_fee': '398000.00 CNY', 'onsite_visits_per_year': 4}),
    ('小厂协议', """# 系统维护协议书

甲方：永康市磊鑫工具厂
乙方：金华小满网络科技有限公司

1、乙方负责甲方小满进销存软件的日常维护。
2、维护费一年6000元，一次付清，用户数不限。
3、乙方一年上门四次。
4、甲方另外要求做的功能，做好后归甲方。
5、第二年续费价格不变或涨幅不超10%。
""", {'product': '小满进销存软件', 'annual_fee': '6000.00 CNY', 'onsite_visits_per_year': 4, 'ip_of_custom_work': 'customer', 'price_increase_cap_percent': 10.0, 'fee_model': 'fixed', 'kind': 'annual_service'}),
    ('开发合同', """# 技术开发（委托）合同
委托方（甲方）：北川文旅集团有限公司
受托方（乙方）：西安鹿角信息技术有限公司
1. 乙方为甲方开发“票小鹿”票务系统。票小鹿应支持多渠道售票。
2. 研究开发经费及报酬总额为58万元，为固定包干价。
3. 验收后留10%作为保留金，验收满6个月支付。
4. 研究开发成果的专利申请权和著作权归甲方所有，乙方不得另行使用。
""", {'product': '票小鹿', 'total_fee': '580000.00 CNY', 'fee_model': 'fixed', 'retention_percent': 10.0, 'retention_release': 'P6M', 'ip_of_custom_work': 'customer', 'kind': 'implementation'}),
    ('模块订购', """# 软件使用授权合同
授权软件：Tessera MES
收费按启用模块逐项计算，各模块年费见附表，年费合计19.6万元。
""", {'product': 'Tessera MES收费按启用模块逐项计算', 'annual_fee': '196000.00 CNY', 'fee_model': 'per_module', 'kind': 'license'}),
    ('反例zh', """# 服务合同
甲方有权每年检查乙方资料一次。逾期付款按每日万分之五支付违约金。乙方保证系统的著作权归乙方所有。押金2万元。
""", {'annual_fee': None, 'total_fee': None, 'onsite_visits_per_year': None, 'price_increase_cap_percent': None}),
    ('zh 采购单', """# 政府采购合同（服务类）

项目编号：LZ-ZFCG-2026-118
采购人（甲方）：临州市不动产登记中心
供应商（乙方）：广州云帆测绘信息技术有限公司
采购标的：云帆不动产登记平台2026年度运维服务

合同总价：人民币叁拾玖万捌仟元整（￥398,000.00元），为包干价，包含一切税费。
乙方每季度派员到现场巡检不少于1次。
乙方拟派项目负责人：池景行。
本项目形成的二次开发成果，知识产权属于采购人。
""", {'total_fee': '398000.00 CNY', 'fee_model': 'fixed', 'onsite_visits_per_year': 4, 'named_consultant': '池景行', 'ip_of_custom_work': 'customer', 'kind': 'annual_service', 'number': 'LZ-ZFCG-2026-118'}),
    ('zh 许可', """# 软件许可使用协议

甲方（被许可方）：泉昇纺织股份有限公司

乙方（许可方）：苏州墨轮软件有限公司

1. 许可软件：墨轮APS高级排产软件（以下简称“软件”）。

2. 许可使用费按工厂数量分三档计收，甲方适用第二档，每年人民币21.6万元，三年共计64.8万元。

3. 乙方为甲方开发的接口，著作权归乙方，甲方在许可期内免费使用。

4. 续展时，许可使用费的上调幅度以4%为上限。
""", {'product': '墨轮APS高级排产软件', 'annual_fee': '216000.00 CNY', 'total_fee': '648000.00 CNY', 'fee_model': 'tiered', 'ip_of_custom_work': 'vendor', 'price_increase_cap_percent': 4.0, 'kind': 'license'}),
    ('zh 补充二', """# 《墨轮APS许可协议》补充协议（二）

原协议编号：ML-XK-2025-07

本补充协议编号：ML-XK-2025-07-B2

一、增加“能耗分析”模块，年许可使用费相应增加至人民币24万元。
二、续展上调幅度上限由4%降至3%。
""", {'kind': 'amendment', 'amends': 'ML-XK-2025-07', 'annual_fee': '240000.00 CNY', 'price_increase_cap_percent': 3.0, 'product': '墨轮APS'}),
    ('zh 实施', """# 项目实施协议

乙方负责“稻香村务”平台的实施上线。稻香村务由乙方自主研发。
实施费用总计人民币36万元整，分三期支付；其中10%作为质保金于验收合格满一年后支付。
项目实施期间由胡砚秋担任乙方项目经理。
""", {'product': '稻香村务', 'total_fee': '360000.00 CNY', 'retention_percent': 10.0, 'retention_release': 'P1Y', 'named_consultant': '胡砚秋', 'kind': 'implementation'}),
    ('zh 小条款', """# 维护协议
年维护费为软件合同价的12%，即每年4.32万元。
免费上门服务每年限3次，超出每次收费800元。
甲方定做的报表归双方，均可使用。
双方同意适用中国大陆法律。
""", {'annual_fee': '43200.00 CNY', 'onsite_visits_per_year': 3, 'ip_of_custom_work': 'shared', 'governing_law': '中国大陆法律', 'kind': 'annual_service'}),
]
# fmt: on


def _shown(value):
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_drafter_is_read(text, expected):
    record = record_json(record_of(text))

    shown = {field: _shown(record[field]) for field in expected}

    assert expected == shown
