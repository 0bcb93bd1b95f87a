# ruff: noqa: E501 (contracts in tests keep their lines)
"""Service levels in many layouts: tables, lists and sentences of our own writing."""

import pytest

from tests.indexer.facts.reading import record_of, sla_of

LAYOUTS = {
    "a clock column without a telling head": (
        """# 软件维护协议

| 级别 | 描述 | 响应 | 修复 | 备注 |
|---|---|---|---|---|
| S1（致命） | 系统瘫痪 | 半小时 | 8小时 | 7*24 |
| S2（一般） | 一般缺陷 | 1小时 | 5个工作日 | 5*8 |

工作时间为周一至周五9:00-18:00。
""",
        {
            "S1 response PT30M 24x7",
            "S1 resolve PT8H 24x7",
            "S2 response PT1H business",
            "S2 resolve P5D business",
        },
    ),
    "levels as bare words before a stop": (
        """# 云服务订购合同

1. 紧急（全部账号打不开）：10分钟内响应，90分钟内给出处置计划，4小时内提供临时解决方案，全天候计时。
2. 普通（单项功能异常）：4小时内响应，3个工作日内修复，仅在工作时间计时。
""",
        {
            "紧急 response PT10M 24x7",
            "紧急 plan PT90M 24x7",
            "紧急 workaround PT4H 24x7",
            "普通 response PT4H business",
            "普通 resolve P3D business",
        },
    ),
    "levels as rows, clock column": (
        """# 云栈OA系统运维服务合同

## 五、服务级别

| 故障等级 | 等级说明 | 响应时限 | 到场时限 | 修复时限 | 计时口径 |
|---|---|---|---|---|---|
| 特级 | 全部门户打不开 | 10分钟 | 2小时 | 4小时 | 7×24 |
| 一般 | 单个表单报错 | 2小时 | / | 3个工作日 | 工作时间 |
""",
        {
            "特级 response PT10M 24x7",
            "特级 onsite PT2H 24x7",
            "特级 resolve PT4H 24x7",
            "一般 response PT2H business",
            "一般 resolve P3D business",
        },
    ),
    "levels as columns": (
        """# Meridian Payroll Support Agreement

## Schedule 2: Service Levels

| | Sev 1 | Sev 2 | Sev 3 |
|---|---|---|---|
| What it means | Pay run stopped | Part of the pay run wrong | Anything else |
| Acknowledge within | 15 minutes | 1 hour | 1 Business Day |
| Temporary fix | 4 hours | 1 Business Day | none |
| Permanent fix | 2 days | 5 Business Days | next release |
| Hours of cover | 24x7 | Business Hours | Business Hours |
""",
        {
            "Sev 1 response PT15M 24x7",
            "Sev 1 workaround PT4H 24x7",
            "Sev 1 resolve P2D 24x7",
            "Sev 2 response PT1H business",
            "Sev 2 workaround P1D business",
            "Sev 2 resolve P5D business",
            "Sev 3 response P1D business",
        },
    ),
    "units in the heads": (
        """# 远舟WMS年度维保合同

| 级别 | 故障描述 | 响应时间（分钟） | 恢复时间（小时） |
|---|---|---|---|
| P1 | 仓库停止出入库 | 15 | 4 |
| P2 | 单个库区受阻 | 30 | 8 |

以上各级均按7×24小时连续计算。
""",
        {"P1 response PT15M 24x7", "P1 restore PT4H 24x7", "P2 response PT30M 24x7", "P2 restore PT8H 24x7"},
    ),
    "one metric a row": (
        """# Orchard Desk Service Agreement

| Priority | Measure | Target |
|---|---|---|
| Priority 1 | First response | 20 minutes |
| Priority 1 | Service restored | 6 hours |
| Priority 2 | First response | 2 hours |
| Priority 2 | Service restored | 2 days |

Priority 1 runs around the clock. All other targets are measured in Business Hours.
""",
        {
            "Priority 1 response PT20M 24x7",
            "Priority 1 restore PT6H 24x7",
            "Priority 2 response PT2H business",
            "Priority 2 restore P2D business",
        },
    ),
    "merged level cells left empty": (
        """# 蓝图CAD技术支持协议

| 等级 | 环节 | 时限 |
|---|---|---|
| 一级 | 响应 | 20分钟 |
| | 提供临时方案 | 3小时 |
| | 彻底解决 | 2个工作日 |
| 二级 | 响应 | 1小时 |
| | 彻底解决 | 5个工作日 |

一级问题不分昼夜受理，其他级别按工作时间计时。
""",
        {
            "一级 response PT20M 24x7",
            "一级 workaround PT3H 24x7",
            "一级 resolve P2D business",
            "二级 response PT1H business",
            "二级 resolve P5D business",
        },
    ),
    "cells that say the milestone": (
        """# 砺石MES维护合同

| 严重程度 | 处理时限 |
|---|---|
| A类 | 15分钟响应，2小时内恢复生产，24小时内提交解决方案 |
| B类 | 1小时响应，1个工作日内修复 |

A类故障全天候受理；B类故障在工作时间内受理。
""",
        {
            "A类 response PT15M 24x7",
            "A类 restore PT2H 24x7",
            "A类 plan PT24H 24x7",
            "B类 response PT1H business",
            "B类 resolve P1D business",
        },
    ),
    "definitions apart from targets": (
        """# Fernhill CRM Support Terms

## 4. Severity

| Severity level | Description |
|---|---|
| Severity 1 | No user can work |
| Severity 2 | Many users cannot work |

## 5. Targets

| Level | We respond in | We fix in |
|---|---|---|
| Severity 1 | 30 min | 8 h |
| Severity 2 | 4 working hours | 3 working days |

Severity 1 is worked on at all hours.
""",
        {
            "Severity 1 response PT30M 24x7",
            "Severity 1 resolve PT8H 24x7",
            "Severity 2 response PT4H business",
            "Severity 2 resolve P3D business",
        },
    ),
    "chinese sentences": (
        """# 青禾LIMS售后服务协议

4.1 对一级故障，乙方应在20分钟内响应，并在3小时内恢复系统运行。
4.2 对二级故障，乙方应在1小时内响应、8小时内提供临时措施、3个工作日内解决。
4.3 三级故障的响应时限为4个工作小时，解决时限为10个工作日。
4.4 一级、二级故障按7×24小时计时，三级故障按工作时间计时。
""",
        {
            "一级 response PT20M 24x7",
            "一级 restore PT3H 24x7",
            "二级 response PT1H 24x7",
            "二级 workaround PT8H 24x7",
            "二级 resolve P3D business",
            "三级 response PT4H business",
            "三级 resolve P10D business",
        },
    ),
    "english sentences": (
        """# Lindqvist Analytics Support Agreement

5.1 The Supplier shall respond to a P1 incident within fifteen (15) minutes and restore the service within four hours, at any hour.
5.2 For P2 incidents, the Supplier shall respond within 2 Business Hours and provide a workaround within 1 Business Day.
5.3 P3 incidents are answered within two working days.
""",
        {
            "P1 response PT15M 24x7",
            "P1 restore PT4H 24x7",
            "P2 response PT2H business",
            "P2 workaround P1D business",
            "P3 response P2D business",
        },
    ),
    "levels as headings with bullets": (
        """# Calder Field Service: Support Schedule

### Critical (P1)

- Response: 10 minutes
- Workaround: 2 hours
- Resolution: 12 hours

### High (P2)

- Response: 1 hour
- Resolution: 2 days

P1 is handled 24/7. P2 is handled in Support Hours.
""",
        {
            "P1 response PT10M 24x7",
            "P1 workaround PT2H 24x7",
            "P1 resolve PT12H 24x7",
            "P2 response PT1H business",
            "P2 resolve P2D business",
        },
    ),
    "one milestone for several levels": (
        """# 明湖BI订阅协议

6.1 响应时间：P1级15分钟；P2级1小时；P3级4小时。
6.2 解决时间：P1级6小时；P2级2个工作日；P3级10个工作日。
6.3 P1级全年无休；除P1级以外，均按工作时间计算。
""",
        {
            "P1级 response PT15M 24x7",
            "P1级 resolve PT6H 24x7",
            "P2级 response PT1H business",
            "P2级 resolve P2D business",
            "P3级 response PT4H business",
            "P3级 resolve P10D business",
        },
    ),
    "levels after the limit": (
        """# Tamar Hosting Agreement

3.1 First response is given within 15 minutes for Level 1, 2 hours for Level 2 and 1 business day for Level 3.
3.2 Level 1 is served day and night; Levels 2 to 3 are served in working hours.
""",
        {"Level 1 response PT15M 24x7", "Level 2 response PT2H business", "Level 3 response P1D business"},
    ),
    "words as levels": (
        """# 松果HR技术服务合同

| 事件级别 | 影响范围 | 响应 | 到达现场 | 恢复 |
|---|---|---|---|---|
| 重大 | 全公司无法算薪 | 15分钟 | 4小时 | 8小时 |
| 较大 | 单个公司无法算薪 | 30分钟 | 次日 | 24小时 |
| 轻微 | 其他 | 1个工作日 | 不提供 | 按约定 |

重大事件、较大事件按自然小时计时。服务时间为工作日9:00-18:00。
""",
        {
            "重大 response PT15M 24x7",
            "重大 onsite PT4H 24x7",
            "重大 restore PT8H 24x7",
            "较大 response PT30M 24x7",
            "较大 onsite P1D 24x7",
            "较大 restore PT24H 24x7",
            "轻微 response P1D business",
        },
    ),
    "older limits are recalled": (
        """# Pennard WMS Upgrade Contract

Whereas the former support letter promised that P1 incidents were restored within 1 hour;

| Priority | Response | Restore |
|---|---|---|
| P1 | 20 minutes, 24x7 | 5 hours, 24x7 |
| P2 | 2 Business Hours | 2 Business Days |

The limit "P2 response within 30 minutes" in the earlier agreement applies to release 3 only and is no longer in force.
""",
        {
            "P1 response PT20M 24x7",
            "P1 restore PT5H 24x7",
            "P2 response PT2H business",
            "P2 restore P2D business",
        },
    ),
    "an amendment's before and after": (
        """# 运维合同补充协议（二）

二、时限调整对照表：

| 项目 | 调整前 | 调整后 |
|---|---|---|
| 二级响应时限 | 2小时 | 1小时 |
| 二级恢复时限 | 8小时 | 6小时 |

二级故障按工作时间计时。
""",
        {"二级 response PT1H business", "二级 restore PT6H business"},
    ),
    "an amendment in words": (
        """# Amendment No. 2

2.1 The response target for Severity 2 is reduced from four (4) Business Hours to two (2) Business Hours.
2.2 The restoration target for Severity 1 is shortened from 6 hours to 4 hours, measured around the clock.
""",
        {"Severity 2 response PT2H business", "Severity 1 restore PT4H 24x7"},
    ),
    "updates between the milestones": (
        """# Brightwell SaaS Support Policy

| Severity | Definition | Initial response | Status updates every | Target resolution |
|---|---|---|---|---|
| 1 - Critical | Down for all | 15 minutes | 30 minutes | 4 hours |
| 2 - High | Down for some | 1 hour | 4 hours | 1 day |

Severity 1 and 2 are covered 24x7.
""",
        {
            "1 response PT15M 24x7",
            "1 update PT30M 24x7",
            "1 resolve PT4H 24x7",
            "2 response PT1H 24x7",
            "2 update PT4H 24x7",
            "2 resolve P1D 24x7",
        },
    ),
    "update sentences": (
        """# 石榴EAM服务协议

| 优先级 | 首次响应 | 解决 |
|---|---|---|
| 紧急 | 30分钟 | 8小时 |
| 普通 | 4小时 | 3个工作日 |

紧急工单处理期间，供应商每小时通报一次进展。紧急工单7×24小时受理，普通工单在工作时间受理。
""",
        {
            "紧急 response PT30M 24x7",
            "紧急 resolve PT8H 24x7",
            "紧急 update PT1H 24x7",
            "普通 response PT4H business",
            "普通 resolve P3D business",
        },
    ),
    "two header rows": (
        """# 支持合同

| 级别 | 响应 | 响应 | 解决 |
|---|---|---|---|
| | 电话 | 现场 | 远程 |
| P1 | 10分钟 | 2小时 | 4小时 |
| P2 | 20分钟 | 4小时 | 8小时 |

时限均按自然时间计算。
""",
        {
            "P1 onsite PT2H 24x7",
            "P1 resolve PT4H 24x7",
            "P1 response PT10M 24x7",
            "P2 onsite PT4H 24x7",
            "P2 resolve PT8H 24x7",
            "P2 response PT20M 24x7",
        },
    ),
    "colour": (
        """# 数据中台运维协议

| 事件等级 | 情形 | 首响 | 恢复业务 |
|---|---|---|---|
| 红色 | 平台宕机 | 5分钟 | 1小时 |
| 黄色 | 单个任务失败 | 30分钟 | 1个工作日 |

红色事件全天候处理，黄色事件仅在服务时间内处理。
""",
        {
            "红色 response PT5M 24x7",
            "红色 restore PT1H 24x7",
            "黄色 response PT30M business",
            "黄色 restore P1D business",
        },
    ),
    "en critical high words": (
        """# Managed Payroll Services Agreement

| Priority level | Impact | Time to respond | Time to resolve | Coverage |
|---|---|---|---|---|
| Critical | All down | 15 mins | 4 hrs | 24 x 7 |
| High | Part down | 1 hr | 8 hrs | 24 x 7 |
| Medium | One user | 4 hrs | 3 days | 9 x 5 |
| Low | Question | 1 day | Best efforts | 9 x 5 |
""",
        {
            "Critical resolve PT4H 24x7",
            "Critical response PT15M 24x7",
            "High resolve PT8H 24x7",
            "High response PT1H 24x7",
            "Low response P1D business",
            "Medium resolve P3D business",
            "Medium response PT4H business",
        },
    ),
    "sentences critical words": (
        """# Cobalt Support Agreement

7.1 Critical incidents shall be acknowledged within 15 minutes and resolved within 6 hours, twenty-four hours a day.
7.2 Major incidents shall be acknowledged within one hour and resolved within two business days.
7.3 Minor incidents shall be acknowledged within one business day.
""",
        {
            "Critical resolve PT6H 24x7",
            "Critical response PT15M 24x7",
            "Major resolve P2D business",
            "Major response PT1H business",
            "Minor response P1D business",
        },
    ),
    "paragraph per level zh": (
        """# 天枢SCM服务协议

第八条 故障处理
（1）Ⅰ级故障：系统瘫痪。乙方10分钟内响应，1小时内到达现场，4小时内恢复。
（2）Ⅱ级故障：主要功能受限。乙方30分钟内响应，24小时内解决。
（3）Ⅲ级故障：一般咨询。乙方2个工作日内答复。
Ⅰ级、Ⅱ级故障按日历时间计算。
""",
        {
            "Ⅰ级 onsite PT1H 24x7",
            "Ⅰ级 response PT10M 24x7",
            "Ⅰ级 restore PT4H 24x7",
            "Ⅱ级 resolve PT24H 24x7",
            "Ⅱ级 response PT30M 24x7",
            "Ⅲ级 response P2D business",
        },
    ),
    "severity as 'S1'": (
        """# Halden Identity Support Exhibit

The table sets out our commitments.

| Case | Meaning | We pick up | We give a plan | Service back |
|---|---|---|---|---|
| S1 | Nobody can log in | 10 min | 1 hour | 4 hours |
| S2 | Some cannot log in | 30 min | 4 hours | 1 day |

S1 and S2 cases are worked continuously; hours in this table are clock hours.
""",
        {
            "S1 plan PT1H 24x7",
            "S1 response PT10M 24x7",
            "S1 restore PT4H 24x7",
            "S2 plan PT4H 24x7",
            "S2 response PT30M 24x7",
            "S2 restore P1D 24x7",
        },
    ),
    "interim & change record": (
        """# 合规申报系统支持协议

3.1 S1级事件：确认并提交初步方案不超过1小时，恢复不超过4小时。
3.2 监管紧急需求（S2级）：24小时内提供过渡方案。
3.3 S3级事件：24小时内解决并在24小时内提交变更记录。
以上时限按自然小时计。
""",
        {
            "S1级 plan PT1H 24x7",
            "S1级 restore PT4H 24x7",
            "S2级 interim PT24H 24x7",
            "S3级 change_record PT24H 24x7",
            "S3级 resolve PT24H 24x7",
        },
    ),
    "clock in head": (
        """# Arden Support Contract

| Severity | Response (24x7) | Workaround (24x7) | Fix (Business Days) |
|---|---|---|---|
| Sev-1 | 15 minutes | 2 hours | 2 |
| Sev-2 | 45 minutes | 6 hours | 5 |
""",
        {
            "Sev-1 resolve P2D business",
            "Sev-1 response PT15M 24x7",
            "Sev-1 workaround PT2H 24x7",
            "Sev-2 resolve P5D business",
            "Sev-2 response PT45M 24x7",
            "Sev-2 workaround PT6H 24x7",
        },
    ),
    "columns zh transposed": (
        """# 客服系统年度运维合同

| 指标 | 一级 | 二级 | 三级 |
|---|---|---|---|
| 定义 | 全部坐席中断 | 部分坐席中断 | 其他 |
| 响应 | 15分钟 | 30分钟 | 4小时 |
| 恢复 | 2小时 | 6小时 | — |
| 解决 | 24小时 | 2个工作日 | 5个工作日 |
| 计时方式 | 7×24 | 7×24 | 5×9 |
""",
        {
            "一级 resolve PT24H 24x7",
            "一级 response PT15M 24x7",
            "一级 restore PT2H 24x7",
            "三级 resolve P5D business",
            "三级 response PT4H business",
            "二级 resolve P2D business",
            "二级 response PT30M 24x7",
            "二级 restore PT6H 24x7",
        },
    ),
    "en kv rows": (
        """# Sterling ERP Support

| Service level | Commitment |
|---|---|
| P1 response | 30 minutes |
| P1 resolution | 8 hours |
| P2 response | 4 hours |
| P2 resolution | 2 Business Days |

P1 commitments run 24x7x365. P2 commitments run during Support Hours.
""",
        {"P1 resolve PT8H 24x7", "P1 response PT30M 24x7", "P2 resolve P2D business", "P2 response PT4H business"},
    ),
    "except zh": (
        """# 门禁系统维保合同

| 类别 | 判定 | 响应 | 修复 |
|---|---|---|---|
| 甲类 | 全部门禁失效 | 15分钟 | 4小时 |
| 乙类 | 单门失效 | 2小时 | 2日 |
| 丙类 | 咨询 | 4小时 | 5日 |

除甲类外，其余类别的时限按工作时间计算。
""",
        {
            "丙类 resolve P5D business",
            "丙类 response PT4H business",
            "乙类 resolve P2D business",
            "乙类 response PT2H business",
            "甲类 resolve PT4H 24x7",
            "甲类 response PT15M 24x7",
        },
    ),
    "level with name in one cell": (
        """# Greyfriars Support Services Agreement

| Category | Examples | Initial Response Time | Target Restoration Time | Target Resolution Time |
|---|---|---|---|---|
| Category 1 (Business stopped) | Plant down | 0.5 hours | 4 hours | 2 Business Days |
| Category 2 (Business hindered) | Line slow | 2 hours | 1 Business Day | 10 Business Days |

The times for Category 1 are measured on a 24 hours a day, 7 days a week basis; those for Category 2 within Service Hours.
""",
        {
            "Category 1 resolve P2D business",
            "Category 1 response PT30M 24x7",
            "Category 1 restore PT4H 24x7",
            "Category 2 resolve P10D business",
            "Category 2 response PT2H business",
            "Category 2 restore P1D business",
        },
    ),
    "zh mixed before": (
        """# 视频会议系统服务合同

六、乙方对故障的处理承诺：
1. 紧急故障——响应时间：10分钟；抵达现场：2小时；恢复时间：6小时；
2. 重要故障——响应时间：30分钟；恢复时间：12小时；
3. 一般故障——响应时间：1个工作日。
紧急故障及重要故障7*24小时受理。
""",
        {
            "一般故障 response P1D business",
            "紧急故障 onsite PT2H 24x7",
            "紧急故障 response PT10M 24x7",
            "紧急故障 restore PT6H 24x7",
            "重要故障 response PT30M 24x7",
            "重要故障 restore PT12H 24x7",
        },
    ),
    "escalation and RCA not": (
        """# Wexford Cloud Support

| Severity | Response | Restore |
|---|---|---|
| Sev1 | 15 minutes | 2 hours |
| Sev2 | 1 hour | 8 hours |

If a Sev1 is not restored within 2 hours it is escalated to the service director within 30 minutes. A root cause analysis for Sev1 follows within 5 Business Days. Both run at any time of day.
For Sev1 and Sev2, updates are given every hour. All times are calendar time.
""",
        {
            "Sev1 response PT15M 24x7",
            "Sev1 restore PT2H 24x7",
            "Sev1 update PT1H 24x7",
            "Sev2 response PT1H 24x7",
            "Sev2 restore PT8H 24x7",
            "Sev2 update PT1H 24x7",
        },
    ),
    "amend quoted en": (
        """# Amendment No. 3 to Hosting Agreement

3.1 In Schedule 2, "four (4) hours" in the restoration target for Priority 1 is replaced by "three (3) hours", still measured 24x7.
3.2 The response target for Priority 2 changes to 90 minutes in Business Hours.
""",
        {"Priority 1 restore PT3H 24x7", "Priority 2 response PT90M business"},
    ),
    "default rule before": (
        """# Larch Services Order

Unless a row says otherwise, times are counted in Business Hours only. Severity A is different: it is dealt with at any time.

| Severity | Reply | Cure |
|---|---|---|
| Severity A | 20 minutes | 5 hours |
| Severity B | 3 hours | 2 days |
| Severity C | 1 day | not applicable |
""",
        {
            "Severity A resolve PT5H 24x7",
            "Severity A response PT20M 24x7",
            "Severity B resolve P2D business",
            "Severity B response PT3H business",
            "Severity C response P1D business",
        },
    ),
    "zh duration head only": (
        """# 数据库维保服务合同

| 事件级别 | 事件描述 | 电话响应 | 工程师到场 | 提交处置方案 | 业务恢复 |
|---|---|---|---|---|---|
| 一级（特别重大） | 数据库宕机 | 5分钟内 | 1.5小时内 | 2小时内 | 4小时内 |
| 二级（重大） | 性能严重下降 | 15分钟内 | 4小时内 | 8小时内 | 1个自然日内 |
| 三级（一般） | 咨询 | 2个工作小时内 | 无 | 无 | 协商 |

一级、二级事件实行7×24小时服务。
""",
        {
            "一级 onsite PT90M 24x7",
            "一级 plan PT2H 24x7",
            "一级 response PT5M 24x7",
            "一级 restore PT4H 24x7",
            "三级 response PT2H business",
            "二级 onsite PT4H 24x7",
            "二级 plan PT8H 24x7",
            "二级 response PT15M 24x7",
            "二级 restore P1D 24x7",
        },
    ),
    "en numbered clause per level": (
        """# Teal Support Services Agreement

Schedule B

B.1 Severity 1 means the platform is down. The Vendor shall (a) acknowledge within 10 minutes; (b) provide a workaround within 3 hours; and (c) resolve within 24 hours.
B.2 Severity 2 means a feature is down. The Vendor shall (a) acknowledge within 1 hour; and (b) resolve within 3 business days.
B.3 Severity 1 obligations apply 24x7x365; Severity 2 obligations apply in Business Hours.
""",
        {
            "Severity 1 resolve PT24H 24x7",
            "Severity 1 response PT10M 24x7",
            "Severity 1 workaround PT3H 24x7",
            "Severity 2 resolve P3D business",
            "Severity 2 response PT1H business",
        },
    ),
    "en three column response resolution": (
        """# Alder Hosting Order

| Class | Response / Resolution |
|---|---|
| Class A | 15 minutes response, 4 hours resolution |
| Class B | 1 hour response, 1 business day resolution |

Class A is attended to 24 hours a day.  Class B is attended to during office hours.
""",
        {
            "Class A resolve PT4H 24x7",
            "Class A response PT15M 24x7",
            "Class B resolve P1D business",
            "Class B response PT1H business",
        },
    ),
    "zh list under level heading": (
        """# 消防物联网平台维护协议

第六条 故障分级与处理

（一）红色事件
响应：10分钟
到场：2小时
恢复：6小时

（二）黄色事件
响应：1小时
恢复：1个工作日

红色事件随时受理，黄色事件限工作时间受理。
""",
        {
            "红色事件 onsite PT2H 24x7",
            "红色事件 response PT10M 24x7",
            "红色事件 restore PT6H 24x7",
            "黄色事件 response PT1H business",
            "黄色事件 restore P1D business",
        },
    ),
    "en amendment row": (
        """# Amendment 4 to the Support Agreement

2. Row "Priority 2" of the table in Schedule 3 now reads:

| Priority | Response | Workaround | Fix |
|---|---|---|---|
| Priority 2 | 45 minutes | 6 hours | 4 working days |

Priority 2 continues to run in working hours. Priority 1 is unchanged.
""",
        {
            "Priority 2 resolve P4D business",
            "Priority 2 response PT45M business",
            "Priority 2 workaround PT6H business",
        },
    ),
    "zh recital old": (
        """# 备份软件续签合同

鉴于双方原合同约定一级故障2小时内响应，现已到期；

| 级别 | 响应 | 解决 |
|---|---|---|
| 一级 | 1小时 | 8小时 |
| 二级 | 4小时 | 3天 |

5.2 本表时限均为自然时间，节假日不顺延。
5.3 一级故障应每4小时反馈一次处理进展。
""",
        {
            "一级 resolve PT8H 24x7",
            "一级 response PT1H 24x7",
            "一级 update PT4H 24x7",
            "二级 resolve P3D 24x7",
            "二级 response PT4H 24x7",
        },
    ),
    "en hyphen": (
        """# Pine Support Agreement

4.1 Sev 1: 15-minute response and a 4-hour fix, 24x7.
4.2 Sev 2: 2-hour response and a 3-business-day fix.
4.3 Sev 2 is handled in Business Hours.
""",
        {
            "Sev 1 resolve PT4H 24x7",
            "Sev 1 response PT15M 24x7",
            "Sev 2 resolve P3D business",
            "Sev 2 response PT2H business",
        },
    ),
    "zh not exceed": (
        """# 电子签章服务协议

5.1 P1事件响应不得超过5分钟，恢复不得超过1小时；P2事件响应不超过30分钟，解决最迟不晚于2个工作日。
5.2 P1事件全天候处理，P2事件在工作时间处理。
""",
        {"P1 response PT5M 24x7", "P1 restore PT1H 24x7", "P2 resolve P2D business", "P2 response PT30M business"},
    ),
    "en must not exceed": (
        """# Oak Support Terms

The response time for Priority 1 must not exceed 20 minutes and the resolution time must not exceed 6 hours.
The response time for Priority 2 must not exceed 2 hours.
Priority 1 and Priority 2 are supported 24 hours a day, 7 days a week.
""",
        {"Priority 1 resolve PT6H 24x7", "Priority 1 response PT20M 24x7", "Priority 2 response PT2H 24x7"},
    ),
    "en percent targets": (
        """# Elm Managed Service Agreement

| Priority | Response target | Resolution target |
|---|---|---|
| P1 | 95% within 15 minutes | 95% within 4 hours |
| P2 | 95% within 1 hour | 90% within 2 days |

All targets are measured on a 24x7 basis.
""",
        {"P1 resolve PT4H 24x7", "P1 response PT15M 24x7", "P2 resolve P2D 24x7", "P2 response PT1H 24x7"},
    ),
    "zh level in mid column": (
        """# 呼叫中心外包服务合同

| 序号 | 故障级别 | 故障定义 | 处理要求 |
|---|---|---|---|
| 1 | 一级故障 | 系统全部瘫痪 | 10分钟响应，2小时恢复 |
| 2 | 二级故障 | 部分坐席不可用 | 30分钟响应，8小时恢复 |
| 3 | 三级故障 | 个别问题 | 2小时响应，3个工作日解决 |

服务时间为周一至周日8:00-20:00（北京时间）。一级故障不限时间。
""",
        {
            "一级 response PT10M 24x7",
            "一级 restore PT2H 24x7",
            "三级 resolve P3D business",
            "三级 response PT2H business",
            "二级 response PT30M business",
            "二级 restore PT8H business",
        },
    ),
    "en roman": (
        """# Birch Service Contract

| Severity | Acknowledgement | Restoration of service | Permanent correction |
|---|---|---|---|
| Severity I | 10 min | 2 h | 5 days |
| Severity II | 30 min | 8 h | 10 days |

Times are elapsed time.
""",
        {
            "Severity I resolve P5D 24x7",
            "Severity I response PT10M 24x7",
            "Severity I restore PT2H 24x7",
            "Severity II resolve P10D 24x7",
            "Severity II response PT30M 24x7",
            "Severity II restore PT8H 24x7",
        },
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_service_levels_are_read_from(layout: str) -> None:
    text, expected = LAYOUTS[layout]

    actual = sla_of(text)

    assert expected == actual


NOTHING = {
    "blank form": "# 服务合同\n\n| 级别 | 响应 | 恢复 |\n|---|---|---|\n| ____级 | ____分钟 | ____小时 |\n",
    "other deadlines": "# 采购合同\n\n乙方应在收到通知后3个工作日内答复。发生泄露的，应在24小时内通知甲方。\n",
    "price list": "# Order\n\n| Line | Description | Amount |\n|---|---|---|\n| 1 | Licences for 12 months | 300 |\n| 2 | Support for 24 hours | 200 |\n",
    "placeholders": "# Support form\n\n| Severity | Response |\n|---|---|\n| Severity 1 | [●] minutes |\n| Severity 2 | [●] hours |\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_target_is_invented(text: str) -> None:
    actual = {one for one in sla_of(text) if " None " not in one}

    assert set() == actual


def test_words_in_brackets_behind_a_level_define_it() -> None:
    record = record_of(
        "# 订购单\n\nD1 P0（系统无法打开，或点检数据丢失）：20分钟内响应，4小时内恢复。\n\nD2 P1故障（整个模块用不了）：40分钟内响应。\n"
    )

    assert {"P0": "系统无法打开，或点检数据丢失", "P1": "整个模块用不了"} == {i.level: i.definition for i in record.sla}
