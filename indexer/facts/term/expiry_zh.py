"""When a contract ends and how long it runs, in Chinese."""

import re
from datetime import date

from indexer.facts.document.document import Span
from indexer.facts.notation.durations import LengthAt, find_durations
from indexer.facts.term.expiry import Ending
from indexer.facts.term.mentions import Stated, changed_to, foreign, without_titles
from indexer.facts.term.ranges import of_term, ranges
from indexer.facts.term.starts import Days
from knowledge.rules.time.durations import last_day

_TERM = re.compile(
    r"有效期|(?:合同|协议|服务|许可|订阅|授权|维保|维护|运维|合作|使用|支持|委托|租赁|供应|质量保证协议)(?:的)?(?:期限|期间|期)|租期|(?<!付款)(?<!履行)(?<!支付)期限(?:为|:"
    r"|是|\s{0,40}\|)"
    r"|(?:本合同|本协议|本订单)[^。;]{0,40}(?:生效|起)[^。;]{0,12}(?:有效|为期|期限|至|届满)|为期"
)
_END = re.compile(
    r"(?:(?<!每)(?<!不)至|(?<!不)到|止于|直至|截至|截止(?:日期)?(?:为|:)?|变更为|修改为|调整为|延长至|延期至|展期至|顺延至|更改为|改为|变更至)\s{0,40}$"
)
_END_LABEL = re.compile(
    r"(?:终止日|到期日|截止日|届满日|结束日|失效日)(?:期)?\s{0,40}(?:为|是|:|\||变更为|调整为)?[\s|]*$"
)
_ENDS_THERE = re.compile(r"\s?(?:日)?(?:止|为止|(?:到期|期满|届满|终止|失效|结束)(?!通知|前|后|日))")
_BEFORE_IT = re.compile(r"(?:合同|协议|服务|许可|授权|订阅|维保|支持|有效期)[^。;,]{0,10}(?:于|至|到|在|截至)?\s?$")
_SIDE = re.compile(
    r"工期|质保|保修|质量保证期|试用|试运行|保密|付款|支付|交货|培训|里程碑|诉讼|整改|通知|赔偿|违约|逾期|解除|顺延|续|自动|延长期|停机|待命|每|响应|投标|报价|优先权|行使|请求权"
)
_CHANGE = re.compile(r"(?:变更|修改|调整|延长|延期|展期|顺延|更改|改)(?:为|至|到)")
_CHANGED_TO = re.compile(r"(?:变更|修改|调整|延长|延期|延展|展期|顺延|更改|改|推迟)(?:为|至|到)\s{0,40}$")
_NAMES_END = re.compile(
    r"(?:终止|到期|截止|届满|结束|失效)(?:日|之日)|有效期|(?:服务|维保|维护|运维|支持|许可|订阅|合同|协议)(?:的)?(?:期限|期)"
)
_OPENS_SINCE = re.compile(r"(?:[\d.()、一二三四五六七八九十]{1,5}\s?)?(?:自|从)")
_SINCE = re.compile(r"自[^。;]{2,40}?起")
_LENGTH_BEFORE = re.compile(
    r"(?:期限?|为期|期间|有效|时间|限)(?:约定)?(?:为|是|共|:|共计|\s{0,40}\|)?\s{0,40}[^。;0-9一二三四五六七八九十两半壹贰叁肆伍陆柒捌玖拾]{0,4}$|起(?:算|计"
    r"|计算)?[,、]?(?:为期|有效期(?:为|限为)?|共|满)?\s{0,40}$|[止,、]\s?(?:共计|合计|总计|为期|共)\s{0,40}$"
)


def find(stated: Stated, days: Days) -> Ending | None:
    """Find how the contract ends: a stated period, an end date, a length from a start."""
    ending = _altered(stated) or _range(stated) or _changed(stated)
    measured = _measured(stated, days)
    if ending is None:
        return measured
    if measured and measured.term:
        return Ending(ending.finish, measured.term, ending.start, ending.end, measured.term_start, measured.term_end)
    return ending


def _range(stated: Stated) -> Ending | None:
    return next((Ending(one.finish.value, None, one.begin, one.end) for one in ranges(stated)), None)


def _altered(stated: Stated) -> Ending | None:
    """An end date that this document puts in the place of another: 终止日由…变更为…, 服务期顺延至…."""
    for at in stated.dates:
        sentence = stated.sentence(at.start)
        before = stated.doc.plain[sentence.start : at.start]
        change = _CHANGED_TO.search(before)
        if change and _NAMES_END.search(before) and not re.search(r"曾|鉴于", before):
            return Ending(at.value, None, sentence.start, sentence.end)
    return None


def _changed(stated: Stated) -> Ending | None:
    """An end date by itself: 至…届满, 终止日为…, 终止日由…变更为…."""
    for at in stated.dates:
        sentence = stated.sentence(at.start)
        before = without_titles(stated.doc.plain[sentence.start : at.start])
        tail = before[-40:]
        named = (_ENDS_THERE.match(stated.doc.plain, at.end) and _BEFORE_IT.search(before)) or (
            _END.search(before) is not None
            and (_TERM.search(before) or re.search(r"终止日|到期日|届满|有效|期限", before))
        )
        if _SIDE.search(tail) and not re.search(r"终止日|到期日|有效期", tail):
            continue
        if (
            (named or _END_LABEL.search(before))
            and not re.search(r"鉴于|曾", before)
            and not (foreign(before) and not _CHANGE.search(before))
        ):
            return Ending(at.value, None, sentence.start, sentence.end)
    return None


def _measured(stated: Stated, days: Days) -> Ending | None:
    for sentence in stated.doc.sentences:
        if not (_TERM.search(sentence.text) or _under_term(stated, sentence)):
            continue
        part = changed_to(sentence)
        length = _length(part)
        if length is None:
            continue
        finish = _finish(stated, part, length, days)
        return Ending(finish, length.value, sentence.start, sentence.end, length.start, length.end)
    return None


def _under_term(stated: Stated, sentence: Span) -> bool:
    """Tell whether a sentence that begins with a start stands under a heading that names the term."""
    heading = stated.doc.heading_at(sentence.start).split(" / ")[-1]
    return _OPENS_SINCE.match(sentence.text) is not None and of_term("", heading)


def _length(sentence: Span) -> LengthAt | None:
    for at in find_durations(sentence.text, offset=sentence.start):
        before = sentence.text[: at.start - sentence.start]
        behind = sentence.text[at.end - sentence.start :][:4]
        long = at.value.months or at.value.days >= 28
        if (
            long
            and _LENGTH_BEFORE.search(before)
            and not _SIDE.search(before[-24:])
            and not re.match(r"前|后|以前|之前|个月前", behind)
            and not re.search(r"前\s?$", before)
        ):
            return at
    return None


def _finish(stated: Stated, sentence: Span, length: LengthAt, days: Days) -> date | None:
    dates = stated.within(sentence.start, sentence.end)
    behind = _SINCE.search(sentence.text[length.end - sentence.start :])
    phrase = behind[0] if behind else sentence.text[: length.start - sentence.start]
    near = [at for at in dates if at.end <= length.start] or dates[:1]
    start = near[-1].value if near else days.start(phrase)
    return last_day(start, length.value) if start else None
