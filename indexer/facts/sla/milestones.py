"""The words for each milestone of a service level, for what else a table's column may hold, and for what is no promise.

Order matters: the first entry whose pattern is found wins (`临时方案` before `方案`, `root cause` before all).
"""

import re
from dataclasses import dataclass

_MILESTONES = [
    (
        None,
        r"根(?:本)?(?:因|原因)|原因分析|分析报告|事后|复盘|总结报告|书面报告|root[-\s]cause|\bRCA\b|post[-\s]?(?:mortem|incident)|cause\sreport|written\s(?:account|report)|incident\sreport|升级(?:至|到|给)|escalat\w{1,40}",
    ),
    ("change_record", r"变更记录|变更单|change\s(?:record|log)"),
    ("interim", r"过渡(?:性)?(?:方案|措施|解决)|interim\s(?:solution|measure|remedy)"),
    (
        "workaround",
        r"临时(?:性)?(?:(?:解决|恢复|处理)?(?:方案|办法)|措施|处理|处置|修复|替代|规避|恢复)|(?:变通|绕行|绕过|规避|替代)(?:(?:处理)?(?:方案|办法|方式|措施))?|应急(?:方案|措施|恢复|处理"
        r"|处置|预案)|缓解|work-?\s?around|by-?pass|circumvent\w{0,40}|temporary\s(?:fix|solution|relief|measure|remedy"
        r"|restoration)|mitigat\w{1,40}|contain(?:ment|ed)|stop-?gap|interim\sfix|substitute|relief"
        r"|(?:emergency|provisional|makeshift)\s(?:operation|running|solution|fix|measure|service)",
    ),
    (
        "update",
        r"更新(?:频率|周期|间隔|进展)|(?:报告|汇报|反馈)(?:一次)?(?:处理)?进[展度]|进展(?:通报|更新|汇报|反馈|报告)|通报|播报|状态(?:更新|同步|通报)|进度(?:更新|反馈|汇报|通报|同步)"
        r"|反馈频率|汇报(?:频率|周期|间隔|进展|一次)|沟通频率|更新一次|同步(?:一次|进展|频率)|反馈(?:一次|进展)|\bupdat(?:e|es|ed"
        r"|ing)\b|progress|status|communication|reporting\s(?:interval|frequency)|kept\sinformed"
        r"|keep\s[^.]{0,30}informed|\b(?:text|tell|inform|brief|message|notify)s?\s(?:you|your|the\s\w{1,40})\b",
    ),
    (
        "plan",
        r"(?:处理|解决|修复|处置|初步|恢复|整改|实施)?方案|预案|(?:解决|处理|处置|修复|恢复|行动|整改|工作)计划|诊断|定位|action\splan|\bplan\b|diagnos\w{1,40}"
        r"|proposed\s(?:solution|remedy)",
    ),
    (
        "onsite",
        r"到(?:达)?(?:甲方|客户|买方|用户)?(?:现场|场|厂|店|院|校)|现场(?:到达|支持|服务|响应|处理|支援)|到达|上门|抵达|赶赴|派员|驻场|on-?\s?site"
        r"|attend(?:ance|s)?|arriv\w{1,40}|(?:at|to)\s(?:the\s|your\s)?(?:site|premises)|site\svisit|(?:engineer|technician|specialist)\s(?:there"
        r"|on|in|at)\b|dispatch\w{0,40}",
    ),
    (
        "restore",
        r"恢复|复原|回退完成|重新上线|可用|restor\w{1,40}|recover\w{0,40}|service\s(?:is\s)?(?:back|resum\w{1,40})|back\s(?:up"
        r"|in\s(?:service|operation)|on)|reinstat\w{1,40}|(?:up|running|working|operational|available|going)\sagain|up\sand\srunning|back\sto\snormal|\bRTO\b|resume\w{0,40}",
    ),
    (
        "resolve",
        r"解决|修复|修正|处理(?:完成|完毕|完)|排除|彻底|永久|根治|办结|关闭|完成|消除|闭环|交付补丁|resol\w{1,40}|\bfix(?:ed|es)?\b"
        r"|repair\w{0,40}|correct\w{0,40}|permanent|cure[ds]?|clos(?:e|ed|ure)|complet\w{1,40}|remed(?:y|ied"
        r"|iation)|\bsolution\b|solved|eliminat\w{1,40}|rectif\w{1,40}|remov(?:e[sd]?|al)\b|put(?:ting)?\s(?:it\s)?right|clear(?:ed|ance)?\b|fulfil\w{0,40}",
    ),
    (
        "response",
        r"响应|回电|回拨|致电|电话联系|首响|初响|首次应答|应答|受理|回应|答复|接单|首次(?:联系|回复|反馈)|回复|接听|确认(?:收到|受理)?|介入|respon\w{1,40}|acknowledg\w{1,40}"
        r"|\banswer\w{0,40}|call(?:s|ed)?[-\s]?(?:you\s)?back|\bring(?:s|ing)?\s(?:you\b|back)|\b(?:phone|call)s?\syou\b|get\sback\sto|tak(?:e|es|en)\sup\b|repl(?:y|ies)|react\w{0,40}|pick(?:s|ed)?\s?[-\s]up|first\scontact"
        r"|initial\scontact|start\swork|\bcontact\b",
    ),
    (None, r"\breport\b|纪要"),
]
_SAYS = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _MILESTONES]
_GENERIC = re.compile(
    r"处理|处置|后续|时限|目标|要求|承诺|\b(?:target|time|limit|commitment|objective)\b", re.IGNORECASE
)
_ROLES = [
    (
        "after",
        r"变更后|修改后|调整后|修订后|(?:新|现)(?:时限|标准|约定|条款)|改为|\b(?:from\s(?:\d|[A-Z][a-z]{1,40}\s\d)|in\sfuture|after|new|amended|revised|changed\sto|as\samended|(?<!until\s)now)\b",
    ),
    (
        "before",
        r"变更前|修改前|调整前|修订前|原(?:时限|标准|约定|条款)|^原|现行|\b(?:before|until\snow|so\sfar|to\sdate|old|current|previous|former|existing"
        r"|original|from)\b",
    ),
    (
        "clock",
        r"计时|时钟|时间口径|受理时间|服务时段|支持时段|受理时段|服务窗口|覆盖时间|适用时间|服务时间|\b(?:clock|coverage|hours|measured"
        r"|when\sit\sruns|time\sbasis|service\swindow|cover|availability)\b",
    ),
    (
        "definition",
        r"定义|判定|说明|含义|描述|标准|范围|影响|情形|表现|特征|现象|条件|举例|示例|事项描述|\b(?:definition|description|meaning"
        r"|means|what|criteria|impact|effect|example|situation|characteristics|scope|condition"
        r"|business\simpact|typical|describes?|applies)\b",
    ),
    ("name", r"名称|称谓|类型|\b(?:name|label|title|type|called)\b"),
    (
        "level",
        r"级别|等级|分级|优先级|严重(?:度|程度|性)|类别|故障级|事件级|^级$|^类$|\b(?:severity|priority|level|category"
        r"|class|tier|grade|sev|code|urgency|incident|fault)\b",
    ),
    (
        "metric",
        r"指标|里程碑|环节|节点|服务内容|考核项|动作|步骤|阶段|\b(?:metric|milestone|measure|activity|stage|step"
        r"|item|target\stype|service\s(?:element|measure))\b",
    ),
]
_SAYS_ROLE = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _ROLES]


@dataclass(frozen=True, slots=True)
class MilestoneAt:
    """A milestone (none: words that are no promise of service) and the range of its words."""

    name: str | None
    start: int
    end: int


def find_milestones(text: str) -> list[MilestoneAt]:
    """Every milestone word in a text, in order; the earlier entry wins where two overlap."""
    found: list[MilestoneAt] = []
    for name, pattern in _SAYS:
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(MilestoneAt(name, *match.span()))
    return sorted(found, key=lambda at: at.start)


def head_milestone(text: str) -> str | None:
    """The one milestone that a column's head names; none where it names none, or leaves it to the cells."""
    names = [at.name for at in find_milestones(text)]
    if not names or None in names[:1]:
        return None
    several = {name for name in names if name}
    if "response" in several and len(several) > 1 and re.search(r"首次|first|initial", text, re.IGNORECASE):
        return "response"
    if several in ({"workaround", "restore"}, {"workaround", "resolve"}):
        return "workaround" if re.search(r"temporary|临时", text, re.IGNORECASE) else None
    if several == {"response", "onsite"} or (several == {"response"} and re.search(r"现场$|现场\s", text)):
        return "onsite"
    return names[0] if len(several) == 1 else None


def is_generic(head: str) -> bool:
    """Whether a column is about a limit without saying of what (`处理时限`, `Target`)."""
    return _GENERIC.search(head) is not None


def column_role(head: str) -> str | None:
    """What else a column holds: level, name, definition, clock, metric, before, after."""
    return next((name for name, pattern in _SAYS_ROLE if pattern.search(head)), None)
