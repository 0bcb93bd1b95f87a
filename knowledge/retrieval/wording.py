"""How contracts word what people ask for plainly: "how much can they hike us" is a cap on price adjustment.

Where a question touches a subject, passages are also compared with that subject's usual wording in their own language.
"""

# ruff: noqa: E501 - a pattern reads best on one line

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """One matter that contracts settle: the plain words that ask for it, and how clauses put it."""

    asked: re.Pattern[str]
    zh: str
    en: str

    def worded(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


def _subject(asked: str, zh: str, en: str) -> Subject:
    return Subject(re.compile(asked, re.IGNORECASE), zh, en)


SUBJECTS = (
    _subject(
        r"自动续|顺延|自动展期|续不续|会续|roll(s|ing)? ?over|(auto|by itself|on its own).{0,12}renew|renew.{0,24}(auto|itself|its own)|evergreen",
        "合同期满自动续期，除非一方书面通知不再续期；合同到期不自动续期",
        "renews automatically for successive terms unless either party gives notice; does not renew automatically",
    ),
    _subject(
        r"(不续|续签|续约|续费|续期|退订).{0,14}(通知|提前|最晚|最迟|说|告知|哪天|几天|多久)|(通知|提前|最晚|最迟).{0,14}(不续|续签|续约|续期)|notice.{0,24}(renew|end of|non)|renew.{0,24}notice|opt.?out|(want|get|pull|be) out of|how much (warning|notice)|(last|latest) (day|date).{0,30}(tell|notice|cancel)|(by when|how (early|long before)).{0,30}(tell|notify|notice)",
        "期满前若干个月以书面形式通知对方不再续期或要求续期",
        "written notice of non-renewal at least days or months before the end of the then-current term",
    ),
    _subject(
        r"到期|有效期|哪天结束|几号结束|何时终止|期限到|run(s)? out|expir|end date|when.{0,40}\b(ends?|over)\b|valid until",
        "本合同有效期自起始日起至终止日止",
        "initial term commencing on the effective date and ending on the expiry date",
    ),
    _subject(
        r"提前(终止|解除|解约)|中途.{0,4}(退|终止)|terminat\w* (early|for convenience)|early terminat|get out (of|early)|walk away",
        "任何一方可提前书面通知对方解除本合同",
        "may terminate this agreement for convenience on prior written notice",
    ),
    _subject(
        r"涨价|涨幅|能涨|涨多少|调价|提价|hike|uplift|(price|fee|charge|rate)s?.{0,20}(increase|rise|go up|raise)|(increase|raise|put up).{0,20}(price|fee|charge|rate|us)",
        "续期单价涨幅不得超过上一年度的百分之几，价格调整",
        "fees on renewal may not increase by more than per cent over the preceding year",
    ),
    _subject(
        r"最多赔|赔多少|赔偿(上限|限额|封顶)|责任(上限|限额|封顶)|liabilit|max(imum)?.{0,16}damages|how much.{0,30}(liable|sue)",
        "累计赔偿责任总额不超过合同价款，不承担间接损失",
        "total aggregate liability shall not exceed the fees paid; no indirect or consequential loss",
    ),
    _subject(
        r"质保金|保证金|保留金|尾款|扣留|retention|held? back|holdback|withh(e|o)ld",
        "合同总价的百分之几作为质保金，验收合格满若干个月后支付",
        "retention of per cent of the price held back and released after final acceptance",
    ),
    _subject(
        r"(拖|延|逾)(工|误|期|交).{0,8}(扣|赔|罚|违约)|延期.{0,6}(扣|赔|罚)|liquidated|(late|delay).{0,30}(penalt|damage|pay|deduct|owe)|(penalt|damages).{0,30}(late|delay)",
        "每逾期一日按合同总价的比例支付违约金，累计不超过",
        "for each day of delay, liquidated damages of per cent of the price up to a maximum",
    ),
    _subject(
        r"(扣|抵|赔|减).{0,4}(服务费|费用)|扣款|抵扣|服务积分|(退|补|赔)(我们)?多少|service credit|money back|what.{0,6}it worth|(owe|owed|claim).{0,20}(us|back|money)|\bcredits?\b|get back|refund",
        "未达到服务水平的，按当月服务费的比例扣减，全年累计不超过，须在期限内书面提出",
        "service credits as a percentage of the monthly charge where availability falls below; claims within days",
    ),
    _subject(
        r"响应|恢复|解决|修复|到场|多久.{0,6}(回|修|好|来)|respon[ds]|restor|resol(ve|ution)|\bback (up|on)|how (fast|quick|soon)|turn up|pick up|\breply\b",
        "故障级别、首次响应时间、恢复时间、解决时限",
        "severity level, first response time, target to restore service, resolution time",
    ),
    _subject(
        r"泄露|泄漏|外泄|入侵|安全事件|data breach|breach of (data|security)|leak(ed|s)?\b|hacked|security incident",
        "发现数据泄露等信息安全事件后，应在若干小时内通知甲方",
        "notify the customer without undue delay and within hours after becoming aware of a breach of security",
    ),
    _subject(
        r"多久.{0,8}(通报|汇报|更新|反馈|同步)|通报进展|进展.{0,6}(多久|几次|频率)|how often.{0,30}(update|report|hear|inform|tell)|status updates?|keep us (posted|updated|informed)",
        "故障处理期间每隔若干小时通报一次进展",
        "progress updates every hour or so until the incident is resolved",
    ),
    _subject(
        r"到场|到现场|来人|派人|上门.{0,6}(多久|几小时)|(someone|engineer|somebody|they|technician).{0,20}\b(here|on.?site|come out|turn up|attend|at the (plant|site))",
        "远程不能解决的，应在若干小时内派工程师到达现场",
        "attend the affected site within hours of the request where remote work does not restore service",
    ),
    _subject(
        r"(工作|服务|支持|受理)(时间|时段)|几点|上班时间|(support|service|business|working|desk) hours|(what time|until when|how late|how early).{0,40}(open|close|staffed|ring|call|phone|reach)|(ring|call|phone|reach).{0,40}(evening|weekend|saturday|sunday|morning|night)",
        "服务时间为周一至周五，法定节假日除外，几时至几时",
        "support hours Monday to Friday from to, excluding public holidays",
    ),
    _subject(
        r"现场.{0,6}(几次|次数|巡检|多少)|上门|巡检|on.?site|visits?",
        "每年提供若干次现场服务或巡检，超出部分另行收费",
        "on-site visits included each contract year; further visits are charged",
    ),
    _subject(
        r"保密.{0,10}(多久|几年|期限|继续)|多久.{0,6}保密|confidential\w*.{0,40}(last|long|after|surviv)|how long.{0,40}(confidential|secret)",
        "保密义务自合同终止后继续有效若干年",
        "confidentiality obligations survive termination for years",
    ),
    _subject(
        r"(源码|源代码|代码|脚本|成果|开发|接口|报表).{0,10}(归谁|归属|是谁|属于)|知识产权|著作权|who owns|do we own|intellectual property|ownership",
        "定制开发成果的著作权归属，知识产权归甲方所有",
        "intellectual property in custom work vests in and is owned by",
    ),
    _subject(
        r"(我们的)?数据.{0,14}(用于|训练|使用|归|导出|删除|返还|备份)|train.{0,20}(model|ai)|our data|data.{0,24}(back|export|return|delete|own)",
        "数据归甲方所有，不得用于约定目的以外的用途，终止后返还、导出或删除",
        "customer data may be used only for the purpose; export, return and deletion after termination",
    ),
    _subject(
        r"(换|更换|撤换).{0,6}(人|顾问|经理|工程师)|(顾问|项目经理).{0,8}(谁|是哪|叫)|(swap|replac|chang).{0,24}(consultant|manager|person|lead)|who.{0,24}(lead|consultant|project manager)",
        "指派的项目经理和顾问，未经甲方书面同意不得更换",
        "named lead consultant and project manager, not to be replaced without written consent",
    ),
    _subject(
        r"(年|服务|支持|许可|维护)费|多少钱|单价|总价|价格|\b(fee|price|cost|charge|bill|pay)s?\b|how much",
        "合同价款、年度费用、单价、含税金额",
        "fees, price per unit, annual charge, amount excluding and including tax",
    ),
    _subject(
        r"(回退|回滚|切换|升级).{0,12}(失败|出错|问题|怎么)|roll(ed|ing)? back|cut-?over.{0,24}(wrong|fail)|upgrade.{0,24}(wrong|fail)",
        "升级切换失败的，应在停机窗口内回退至原版本并重新实施",
        "if the upgrade or cutover fails, restore the previous version within the window and repeat it",
    ),
)


def subjects(question: str) -> tuple[Subject, ...]:
    """The subjects that a question touches, at most two, in the order of the table."""
    return tuple(subject for subject in SUBJECTS if subject.asked.search(question))[:2]
