"""Chinese contracts with levels of their own naming, and some without any: text and promises."""

CASES = {
    "特急紧急一般": (
        """# 门户系统运维服务合同

| 故障类别 | 情形 | 首次响应 | 临时恢复 | 彻底解决 | 受理时间 |
|---|---|---|---|---|---|
| 特急 | 门户全部打不开 | 一刻钟 | 2小时 | 1日 | 全天候 |
| 紧急 | 部分栏目打不开 | 半小时 | 4小时 | 2个工作日 | 工作时间 |
| 一般 | 其他 | 次日 | / | 5个工作日 | 工作时间 |
""",
        {
            "特急 response PT15M 24x7",
            "特急 workaround PT2H 24x7",
            "特急 resolve P1D 24x7",
            "紧急 response PT30M business",
            "紧急 workaround PT4H business",
            "紧急 resolve P2D business",
            "一般 response P1D business",
            "一般 resolve P5D business",
        },
    ),
    "红黄蓝": (
        """# 数据平台维护协议

六、事件分为红、黄、蓝三档：
红：平台整体不可用。10分钟内响应，1小时内恢复，7×24小时。
黄：部分任务失败。30分钟内响应，1个工作日内修复。
蓝：咨询类。2个工作日内答复。
""",
        {
            "红 response PT10M 24x7",
            "红 restore PT1H 24x7",
            "黄 response PT30M 24x7",
            "黄 resolve P1D business",
            "蓝 response P2D business",
        },
    ),
    "停产级降效级": (
        """# 产线软件售后合同

| 故障分级 | 判定标准 | 电话响应 | 到达现场 | 恢复生产 |
|---|---|---|---|---|
| 停产级 | 产线停止 | 10分钟 | 2小时 | 4小时 |
| 降效级 | 产线降速 | 30分钟 | 次日 | 12小时 |
| 轻微级 | 不影响生产 | 4个工作小时 | 不适用 | 不适用 |

停产级、降效级故障不分昼夜处理。服务时间：周一至周五8:30-17:30。
""",
        {
            "停产级 response PT10M 24x7",
            "停产级 onsite PT2H 24x7",
            "停产级 restore PT4H 24x7",
            "降效级 response PT30M 24x7",
            "降效级 onsite P1D 24x7",
            "降效级 restore PT12H 24x7",
            "轻微级 response PT4H business",
        },
    ),
    "prose definitions": (
        """# 技术服务合同

第五条 故障分类
“阻断”指业务全部中断；“受限”指部分功能不可用；“咨询”指使用问题。
第六条 时限
6.1 对阻断，乙方应在15分钟内响应，4小时内恢复业务，时间不分昼夜。
6.2 对受限，乙方应在1个工作小时内响应，3个工作日内解决。
6.3 对咨询，乙方应在2个工作日内答复。
""",
        {
            "阻断 response PT15M 24x7",
            "阻断 restore PT4H 24x7",
            "受限 response PT1H business",
            "受限 resolve P3D business",
            "咨询 response P2D business",
        },
    ),
    "对照表": (
        """# 变更单

| 条款 | 原约定 | 现约定 |
|---|---|---|
| 特急响应 | 30分钟 | 10分钟 |
| 特急恢复 | 8小时 | 4小时 |
| 紧急响应 | 2小时 | 1小时 |

特急工单全天候处理，紧急工单在工作时间处理。
""",
        {"特急 response PT10M 24x7", "特急 restore PT4H 24x7", "紧急 response PT1H business"},
    ),
    "列表括号": (
        """# 驻场支持合同

（1）A档（全厂停摆）：10分钟响应、1小时到场、3小时恢复；
（2）B档（单线停摆）：30分钟响应、4小时到场、8小时恢复；
（3）C档（其他）：1个工作日响应、5个工作日解决。
A档、B档按自然小时计。
""",
        {
            "A档 response PT10M 24x7",
            "A档 onsite PT1H 24x7",
            "A档 restore PT3H 24x7",
            "B档 response PT30M 24x7",
            "B档 onsite PT4H 24x7",
            "B档 restore PT8H 24x7",
            "C档 response P1D business",
            "C档 resolve P5D business",
        },
    ),
    "严重等级1": (
        """# 许可与支持协议

| 严重等级 | 描述 | 初次回复 | 变通方案 | 最终修复 |
|---|---|---|---|---|
| 严重等级1 | 生产停止 | 30分钟 | 4小时 | 3日 |
| 严重等级2 | 功能受阻 | 2工作小时 | 2工作日 | 10工作日 |

严重等级1按7×24计时。
""",
        {
            "严重等级1 response PT30M 24x7",
            "严重等级1 workaround PT4H 24x7",
            "严重等级1 resolve P3D 24x7",
            "严重等级2 response PT2H business",
            "严重等级2 workaround P2D business",
            "严重等级2 resolve P10D business",
        },
    ),
    "标题引导": (
        """# 运维支持方案

### 重大级

- 响应：10分钟
- 临时措施：1小时
- 恢复：3小时
- 进展播报：每小时

### 普通级

- 响应：4小时
- 解决：两个工作日内

重大级任何时间均受理；普通级限工作时间。
""",
        {
            "重大级 response PT10M 24x7",
            "重大级 workaround PT1H 24x7",
            "重大级 restore PT3H 24x7",
            "重大级 update PT1H 24x7",
            "普通级 response PT4H business",
            "普通级 resolve P2D business",
        },
    ),
    "句子无定义": (
        """# 视频平台维护合同

8.1 全停类故障，服务方须在5分钟内应答、40分钟内赶赴现场、3小时内排除。
8.2 局部类故障，服务方须在20分钟内应答、2个工作日内排除。
8.3 全停类故障昼夜受理；局部类故障工作日受理。
""",
        {
            "全停类 response PT5M 24x7",
            "全停类 onsite PT40M 24x7",
            "全停类 resolve PT3H 24x7",
            "局部类 response PT20M business",
            "局部类 resolve P2D business",
        },
    ),
    "等级在第二列": (
        """# 机房监控维保合同

| 序号 | 告警等级 | 告警说明 | 响应时限 | 处理完成时限 |
|---|---|---|---|---|
| 1 | 紧急告警 | 机房断电 | 5分钟 | 2小时 |
| 2 | 主要告警 | 单机柜异常 | 15分钟 | 8小时 |
| 3 | 次要告警 | 传感器偏差 | 1小时 | 3天 |

全部时限按自然时间计算。
""",
        {
            "紧急告警 response PT5M 24x7",
            "紧急告警 resolve PT2H 24x7",
            "主要告警 response PT15M 24x7",
            "主要告警 resolve PT8H 24x7",
            "次要告警 response PT1H 24x7",
            "次要告警 resolve P3D 24x7",
        },
    ),
    "分级表": (
        """# 年度维护服务合同

服务时间：周一至周六8:30-17:30（午休12:00-13:00）。

| 事件等级 | 判定口径 | 首次应答 | 远程诊断结论 | 恢复使用 | 根本解决 |
|---|---|---|---|---|---|
| 停摆 | 全院无法挂号 | 5分钟 | 30分钟 | 2小时 | 3日 |
| 卡顿 | 个别窗口受阻 | 20分钟 | 2小时 | 1个工作日 | 10个工作日 |
| 咨询 | 其他 | 4个工作小时 | — | — | — |

停摆事件昼夜不停，其余按服务时间。
""",
        {
            "停摆 response PT5M 24x7",
            "停摆 plan PT30M 24x7",
            "停摆 restore PT2H 24x7",
            "停摆 resolve P3D 24x7",
            "卡顿 response PT20M business",
            "卡顿 plan PT2H business",
            "卡顿 restore P1D business",
            "卡顿 resolve P10D business",
            "咨询 response PT4H business",
        },
    ),
    "补充函": (
        """关于调整服务时限的函

一、自6月1日起，“红色”故障的回电时限由30分钟改为10分钟，应急恢复时限由6小时改为3小时，昼夜计时。
二、“橙色”故障的回电时限改为1个工作小时。
三、“绿色”故障不作调整。
""",
        {"红色 response PT10M 24x7", "红色 workaround PT3H 24x7", "橙色 response PT1H business"},
    ),
    "政府采购": (
        """# 政府采购合同

（五）售后响应
1.Ⅰ级事件（业务中断）：接报后10分钟内响应，2小时内抵达现场，6小时内排除故障。
2.Ⅱ级事件（业务受限）：接报后30分钟内响应，次日抵达现场，24小时内排除故障。
3.Ⅲ级事件（一般咨询）：接报后2个工作日内答复。
Ⅰ级、Ⅱ级事件实行7×24小时保障。
""",
        {
            "Ⅰ级 response PT10M 24x7",
            "Ⅰ级 onsite PT2H 24x7",
            "Ⅰ级 resolve PT6H 24x7",
            "Ⅱ级 response PT30M 24x7",
            "Ⅱ级 onsite P1D 24x7",
            "Ⅱ级 resolve PT24H 24x7",
            "Ⅲ级 response P2D business",
        },
    ),
    "横表": (
        """# 服务水平附件

| 承诺事项 | 停线 | 慢线 | 问询 |
|---|---|---|---|
| 接单 | 10分钟 | 30分钟 | 1个工作日 |
| 到厂 | 2小时 | 8小时 | — |
| 恢复 | 4小时 | 2个工作日 | — |
| 进度通报 | 每小时 | 每日 | — |
| 计时 | 全天候 | 工作时间 | 工作时间 |
""",
        {
            "停线 response PT10M 24x7",
            "停线 onsite PT2H 24x7",
            "停线 restore PT4H 24x7",
            "停线 update PT1H 24x7",
            "慢线 response PT30M business",
            "慢线 onsite PT8H business",
            "慢线 restore P2D business",
            "慢线 update P1D business",
            "问询 response P1D business",
        },
    ),
    "价格表无": (
        """# 采购订单

| 序号 | 名称 | 类别 | 单价 | 交货期 |
|---|---|---|---|---|
| 1 | 服务器 | 硬件 | 30000元 | 15天 |
| 2 | 安装服务 | 服务 | 2000元 | 3天 |

乙方应在3个工作日内确认订单，质量问题应在48小时内答复。
""",
        set(),
    ),
    "保密协议无": (
        """# 保密协议

一、“保密信息”指披露方的资料；“接收方”指取得资料的一方；“关联方”指受控制的企业。
二、对泄密事件，接收方应在24小时内通知并在5日内提交书面说明。
三、对资料返还，接收方应在10日内完成。
""",
        set(),
    ),
}
