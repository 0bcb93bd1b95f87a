"""Which facts a question asks for: the words of each field of the contract record, in Chinese and English.

A question may want several fields ("how much is held back and when is it paid?"). The order of the table decides
between fields whose words overlap: the first that matches takes the question, unless they stand in one row.
"""

import re
from dataclasses import dataclass

from knowledge.rules.contract.levels import marks_in

_TABLE: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("credit_claim_within",),
        r"(抵扣|扣减|扣款|赔偿|赔付|补偿|服务积分).{0,12}(几天|多少天|多少日|多久|多长|期限|哪天|什么时候).{0,8}|"
        r"(几天|多少天|多少日|多久|多长时间|期限).{0,6}(提出?|申请|主张).{0,6}(抵扣|扣减|赔|补偿)|"
        r"(how (many days|long)|deadline|by when|time limit|within).{0,40}\b(credits?|claims?)\b|"
        r"\b(credits?|claims?)\b.{0,40}(how (many days|long)|deadline|by when|time limit|must be (made|asked|"
        r"claimed))|"
        r"(claim|ask for|request) (a |the |our |any )?credits?.{0,30}\b(until|by|within|before|deadline|late)\b",
    ),
    (
        ("retention_percent", "retention_release"),
        r"质保金|质量保证金|保留金|尾款|\bretention\b|\bretained\b|(held|hold(ing)?|ke(ep|pt)) back|hold-?back|"
        r"\bwithh(old|eld)\w*",
    ),
    (
        ("last_opt_out_on", "notice_period"),
        r"(最晚|最迟|最后|截止).{0,12}(通知|告知|说|提出|不续|取消|退|书面|发函)|"
        r"(不续|不再续|取消|退订|退出|不想续).{0,16}(最晚|最迟|最后|提前|哪天|什么时候|啥时候|几号|通知)|"
        r"(续签|续约|续费|续期|不续).{0,10}提前|提前.{0,12}(续签|续约|不续|续)|通知期|"
        r"提前(多久|多少天|几天|几个月|多少日|多长时间).{0,10}(说|通知|告知|提)(?!.{0,4}(终止|解除|解约))|"
        r"(last|latest|final) (day|date).{0,40}(notice|tell|cancel|opt|object|say|renew|roll|not)|"
        r"(by when|how (long|far|early|soon)|when do we have to|until when).{0,40}"
        r"(notice|notify|tell|cancel|opt out|not renew|non-?renew)|\bnotice period\b|"
        r"(last|latest|final) (day|date).{0,30}\b(stop|leave|quit|get out|pull out|send|give)\b|"
        r"how (much|many \w+'?) (notice|warning)|\b(want|get|pull|be) out\b.{0,40}\b(when|warning|notice|latest|by)\b|"
        r"notice.{0,20}(not renew|non-?renew|renewal|extend)|"
        r"opt(ing)?[- ]?out (day|date|deadline)|"
        r"\blatest\b.{0,40}\b(pull out|get out|cancel|leave|quit|say no)\b|(give|send) notice.{0,16}(what date|"
        r"which day|when|by)|"
        r"(by when|until when|when).{0,30}\b(must|should|do|have|need)\b.{0,24}\b(cancel|give notice|opt out|decide)",
    ),
    (
        ("auto_renews", "renewal_term"),
        r"自动(续|顺延|延|展期)|会不会续|会续吗|续多久|每次续|"
        r"\brolls?\b.{0,6}\bover\b|auto(matic(ally)?)?[- ]?renew|renews? (by itself|automatic|on its own)|"
        r"renewal term|evergreen|renews? for how long|"
        r"(carr(y|ies)|go(es)?|keeps?|runs?|continues?|extends?|renews?|prolongs?)\b.{0,24}"
        r"\b(by itself|(on|of) its own|automatic\w*|by default|tacitly|unless we)|"
        r"(will|does|is) it (just |going to |simply )?(renew|extend|carry on|keep going|continue)\b|renews? on us\b",
    ),
    (
        ("price_increase_cap_percent",),
        r"(涨|上浮|提价|调价|加价).{0,10}(多少|上限|最多|不超过|几个点|百分之几|封顶|幅度)|(最多|最高|上限).{0,8}(涨|上浮)|涨幅|"
        r"(rise|raise|increase|hike|uplift|go up|put\b.{0,40}\bup|jack up|bump).{0,40}"
        r"(renew|price|fee|rate|cap|most|max|much)|"
        r"(max(imum)?|cap|most|limit|how much (can|may|could)).{0,30}"
        r"(rise|raise|increase|hike|uplift|go up|put\b.{0,40}\bup|jack|bump)|"
        r"price cap|(charge|pay|ask) (us )?more (next|for (the|another)|at|on|after)|cap on.{0,20}(increase|"
        r"rise|renewal)",
    ),
    (
        ("onsite_visits_per_year",),
        r"(现场|上门|巡检|驻场|来厂).{0,10}(几次|多少次|次数|几回)|(几次|多少次).{0,6}(现场|上门|巡检)|"
        r"how (many|often).{0,40}\b(visit|visits|on-?site|come (out|round|over))\b|"
        r"number of.{0,20}visits|visits? (a|per|each) year",
    ),
    (
        ("service_hours",),
        r"(工作|服务|支持|受理|值班)(时间|时段)|几点(到|至)几点|"
        r"(business|service|support|working|office|desk|opening|staffed) (h(ou)?rs|times?)|"
        r"(what time|until when|how (late|early)).{0,40}\b(ring|call|phone|reach|open|close)\w*\b|"
        r"\b(ring|call|phone|reach)\b.{0,40}\b(evenings?|weekends?|saturdays?|sundays?|at night)\b|"
        r"(几点|周末|晚上|夜里|节假日).{0,12}(有人|能打|能不能打|打电话|值班|接电话)|"
        r"(desk|support|hotline|phones?).{0,24}\b(open|staffed|manned|reachable|closes?)\b|"
        r"(what|which) h(ou)?rs\b|when (is|are).{0,30}\b(desk|hotline|support)\b.{0,20}\b(open|there|staffed|manned)",
    ),
    (
        ("named_consultant",),
        r"(指定|项目|实施|主).{0,4}(顾问|经理|负责人).{0,8}(谁|叫|名|哪位|姓)|(谁|哪位).{0,6}(顾问|项目经理)|"
        r"\b(lead|named|key) (consultant|person|personnel)\b|"
        r"who.{0,24}(consultant|lead on|leads|leading|has to be lead|runs the (project|rollout|job))|"
        r"name of.{0,20}\b(consultant|project (lead|manager)|lead)\b",
    ),
    (
        ("ip_of_custom_work",),
        r"(源码|源代码|代码|接口|脚本|开发|定制|成果|报表|著作权|知识产权|版权).{0,14}(归谁|归属|属于谁|是谁的|归哪|归我)|"
        r"(who|do we|does|do they|whose).{0,20}\b(owns?|belongs?|ownership)\b|"
        r"\b(are|is)\b.{2,40}\b(ours|theirs)\b|"
        r"intellectual property|\bIP\b.{0,20}(own|custom)",
    ),
    (
        ("governing_law",),
        r"(适用|受).{0,4}(法律|法)|哪国法|准据法|governing law|"
        r"(which|what|whose|country'?s) .{0,10}law\b|(which|what) law|"
        r"law (applies|governs)",
    ),
    (
        ("credits",),
        r"(抵扣|扣减|扣款|扣多少|赔多少|补偿多少|违约).{0,16}(多少|比例|几个点|百分|封顶|上限|怎么算)|"
        r"service credit|what.{0,6}\bit worth\b|\bwhat credits?\b|"
        r"(what|how much) (do|will|can|would) we get\b.{0,30}(back|if|when)|"
        r"(what|how much|which).{0,30}(get back|credit(ed|s)?\b|compensat|refund)|"
        r"\bowes? (us|me)\b.{0,40}(uptime|availab|missed|down|sla|late)|"
        r"credit.{0,20}(percent|%|much|cap)",
    ),
    (
        ("annual_fee", "fee_model"),
        r"(一年|每年|年度|年|全年).{0,8}(费|多少钱|价)|年费|(许可|服务|支持|维护|运维|订阅)费.{0,6}(多少|几)|"
        r"\b(annual|yearly|per (year|yr|annum)|a (year|yr)|each year|subscription)\b.{0,40}(fee|cost|pay|price|"
        r"charge|much|bill|spend)|"
        r"\b(support|licen[cs]e|subscription|maintenance|service) fee\b|"
        r"(how much|what).{0,40}(per (year|yr|annum)|a (?:year|yr)\b|each year|annual|yearly)|"
        r"\b(fee|cost|price|charge)s?\b.{0,30}(per (year|yr|annum)|a year|each year|annual|yearly)",
    ),
    (
        ("total_fee",),
        r"(合同|总|一共|合计|总共|全部).{0,8}(金额|总价|价款|多少钱|费用)|总(价|额|金额)|"
        r"\btotal\b.{0,40}(price|fee|cost|value|incl|amount|for)|contract (price|value|sum)|"
        r"\b(overall|whole|entire|full|all-in) (price|cost|sum|bill|fee)\b",
    ),
    (
        ("expires_on", "term"),
        r"到期|(到|至)(哪天|几号|什么时候|何时)|截止(日|到)|(几号|哪天|什么时候|何时).{0,6}(结束|终止|届满|满)|有效期|终止日|失效(日|$|[?？])|(哪天|几号|什么时候|何时)失效|"
        r"(协议|合同).{0,6}(几号|哪天|什么时候).{0,4}(结束|完)|"
        r"\b(end|expiry|expiration|termination) date\b|\bexpires?\b|\bruns? out\b|\bvalid until\b|"
        r"when (does|do|is|will).{0,60}\b(end|over|finish|up)\b|\b(locked|tied) in\b|when are we (free|out)\b|"
        r"how long (is|does).{0,40}(term|contract|run|last)",
    ),
    (
        ("signed_on",),
        r"(签订|签署|签约|签字)(日|时间|的)|(什么时候|哪天|几号|何时)签|\b(when|what date).{0,30}\bsign(ed)?\b|"
        r"signature date",
    ),
    (
        ("effective_on",),
        r"生效|(从|自)(哪天|什么时候|何时)|起始日|开始(日|执行)|"
        r"effective (date|from)|takes? effect|start date|when.{0,30}\b(start|begin)",
    ),
)
_FIELDS = tuple((fields, re.compile(pattern, re.IGNORECASE)) for fields, pattern in _TABLE)

_RETENTION = next(pattern for fields, pattern in _FIELDS if fields[0] == "retention_percent")
_EARLY_END = re.compile(
    r"(提前|中途|单方).{0,4}(终止|解除|解约|退租)|terminat\w+ (early|for convenience)|early termination", re.I
)
"""Notice to end a contract early is no renewal notice, and the record does not hold it."""

_OTHER_MATTER = re.compile(
    r"(保密|confidential).{0,30}(多久|几年|多长|持续|last|survive|how long)|(how long|多久).{0,30}(confidential|保密)|"
    r"保修|免费(维修|修复)|\bwarrant(y|ies)\b|"
    r"\bsign\w*\b.{0,30}\b(certificate|cert|report)\b|(certificate|cert)\b.{0,20}\bsigned|(验收|交接).{0,8}签",
    re.IGNORECASE,
)
"""What is no term of the contract: how long a duty or a warranty lasts, its repair, when a certificate was signed."""

_PER_UNIT = re.compile(
    r"单价|每(个|名|位)?(人|用户|席|模块|并发)|\bper (named |concurrent )?(user|seat|head|module|licen[cs]e)\b|"
    r"unit price|user price",
    re.IGNORECASE,
)
"""The price of one user or module stands in a table; the record holds only whole fees."""

_MILESTONES: tuple[tuple[str, str], ...] = (
    (
        "onsite",
        r"(到场|到达现场|赶到|上门|到现场|来人)|(turns? up|on[- ]?site|attend|be there|come out|get here)|"
        r"(technician|engineer|someone|somebody) (here|on ?site|at the|in the|to (the|our))",
    ),
    ("workaround", r"临时(方案|措施|办法)|变通|绕行|替代方案|work-?around"),
    ("update", r"(通报|更新|反馈|汇报)进展|多久(通报|更新|反馈)|(updates?|kept informed|progress report|\bposted\b)"),
    ("plan", r"(处理|解决|修复)方案|(action|recovery) plan"),
    (
        "restore",
        r"恢复|restor|back (up|online|on)|\bis it back\b|\bit'?s back\b|\bbe back\b(?! to)|up and running|"
        r"running again|get.{0,10}back\b",
    ),
    ("resolve", r"解决|修复|修好|处理完|搞定|resol|\bfix(ed|es)?\b|repair"),
    (
        "response",
        r"响应|回应|答复|接单|受理|接电话|回复|"
        r"respon[ds]|\breply\b|pick(s|ed)? up|\banswers?\b|react|acknowledg|call (us |me |you )?back|"
        r"\blook at (it|a|an|the|my|our)\b|first contact",
    ),
)
_MILESTONE = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _MILESTONES)
_HOW_SOON = re.compile(
    r"多久|多长|几(个)?(小时|分钟|天|工作日)|多少(小时|分钟|天)|时限|时效|(是|到底).{0,6}(小时|分钟)|什么时候(?=.{0,200}级)|"
    r"how often(?=.{0,200}(updat|posted|status|inform|progress))|how (long|fast|quick(ly)?|soon|many (hours|hrs|"
    r"minutes|mins?|days))|"
    r"\b(response|reaction|fix|repair|resolution|restore|turnaround)[- ]times?\b|\btime (to|for|until|till)\b|"
    r"within (what|how)|time ?frame|\bquick\b|\bsla\b|target",
    re.IGNORECASE,
)

_SAID_OF: dict[str, str] = {
    "credit_claim_within": r"扣|抵|赔|补偿|credit|claim",
    "retention_percent": r"质保|保证金|保留|尾款|retention|retain|held? back|hold-?back|withh[eo]ld|ke(ep|pt)s? back",
    "last_opt_out_on": r"通知|告知|书面|notice|notif|in writing|before the end|by .{0,20} at the latest",
    "auto_renews": r"续|顺延|延长|renew|roll|extend|carr(y|ies) on|continu|prolong",
    "price_increase_cap_percent": r"涨|上浮|调整|increase|rise|raise|uplift|\bup\b|exceed|adjust|more than",
    "onsite_visits_per_year": r"现场|上门|巡检|visit|on[- ]?site",
    "service_hours": r"时间|时段|hours?|time",
    "named_consultant": r"顾问|经理|负责人|consultant|manager|lead",
    "ip_of_custom_work": r"著作权|知识产权|归|所有|own|belong|intellectual|copyright",
    "governing_law": r"法律|法院|law",
    "credits": r"扣|抵|赔|credit|compensat",
    "annual_fee": r"年费|(服务|许可|使用|订阅|维护|支持|运维)费|年度.{0,6}费|单价|"
    r"per (year|annum)|annual|yearly|(subscription|licen[cs]e|support|service|maintenance) fee",
    "total_fee": r"总(价|额|金额|计)|合计|合同(价|金额)|total|contract price|sum of",
    "expires_on": r"有效期|期限|届满|终止|止|到期|expire|end|term|until",
    "signed_on": r"签|sign|dated",
    "effective_on": r"生效|起|effective|commence|start|from",
}
_FIGURE = {"annual_fee": "money", "total_fee": "money", "expires_on": "day", "signed_on": "day", "effective_on": "day"}
"""What a sentence must have besides the words; a number is enough for the others."""

_SAID = {field: re.compile(pattern, re.IGNORECASE) for field, pattern in _SAID_OF.items()}


ANY_SOON = ("response", "restore", "resolve")
"""What “how fast for a P1?” asks for: all that matters of how soon something happens."""


@dataclass(frozen=True, slots=True)
class Want:
    """The fields that a question asks for; `milestones` of the SLA where it asks how soon something happens."""

    fields: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.milestones)


def wanted(question: str) -> Want:
    """What a question asks for among contract facts; empty where it asks for something else."""
    if _EARLY_END.search(question) or (_OTHER_MATTER.search(question) and not _RETENTION.search(question)):
        return Want()
    milestones = milestones_in(question)
    if milestones and _HOW_SOON.search(question):
        return Want(milestones=milestones)
    if _HOW_SOON.search(question) and marks_in(question):
        return Want(milestones=ANY_SOON)
    fields = next((fields for fields, pattern in _FIELDS if pattern.search(question)), ())
    return Want() if fields and fields[0] == "annual_fee" and _PER_UNIT.search(question) else Want(fields)


def milestones_in(text: str) -> tuple[str, ...]:
    """The milestones of the SLA that a text speaks of, in questions' words."""
    return tuple(name for name, pattern in _MILESTONE if pattern.search(text))


def figure_of(want: Want) -> str:
    """The kind of thing that states a wanted fact: `money`, `day`, `time` or `number`."""
    return "time" if want.milestones else _FIGURE.get(want.fields[0], "number")


def speaks_of(want: Want, sentence: str) -> bool:
    """Whether a sentence uses the words with which contracts speak of a wanted fact."""
    if want.milestones:
        return any(pattern.search(sentence) for name, pattern in _MILESTONE if name in want.milestones)
    return bool(want.fields and _SAID[want.fields[0]].search(sentence))
