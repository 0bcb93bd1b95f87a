"""Whether a document agrees on staffed hours at all, where their times cannot be read: `8x5`, 法定工作时间."""

import re

from indexer.facts.document.document import Doc
from indexer.facts.hours import OTHER_HOURS, STAFFED

_SHORTHAND = re.compile(
    r"(?<![\dx×*/])(?<!\d\.)(?:[56]\s?(?:天|日|days?)?\s?[x×*]\s?(?:8|9|10|11|12)|(?:8|9|10|11|12)\s?(?:小时|hours?|hrs?)?\s?[x×*]\s?[56])(?![\dx×*])(?!\.\d)"
    r"|(?<![\d/])(?:8|9|10|12)/5(?![\d/])|(?<!\d)[五六56]天\s?(?:[八九十]|8|9|10|12)\s?(?:个)?小时|朝九晚[五六]|\b(?:9|nine)[\s-]to[\s-](?:5|five)\b"
    r"|\b(?:normal|regular|standard|usual|ordinary|customary|core)\s(?:local\s)?(?:(?:business|working|office|operating|service|support|opening)\s)?hours\b"
    r"|\b(?:during|in|within|outside|only|on|are|is)\s(?:(?:the|our|your|its|local|UK|weekday)\s){0,2}(?:business|working|office|opening|support|service)\shours\b"
    r"|\b(?:during|in)\s(?:the\s)?daytime\b|\b(?:on|only|during)\s(?:business|working)\sdays\b|\bweekdays\b"
    r"|法定(?:的)?工作(?:时间|日)|正常(?:的)?(?:工作|上班|办公|营业)(?:时间|时段|日)|(?:上班|办公|营业)(?:时间|时段)"
    r"|(?<![0-9一二两三四五六七八九十个])工作日(?:的)?(?:白天|日间|上班|工作时间|办公|期间|时段|正常|\d)|仅(?:限)?(?:于)?(?:法定)?工作日"
    r"|(?:工作|服务|受理|支持|坐席)(?:时间|时段)(?:内|为|是|:|按)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\bmon(?:day)?s?\s?(?:-|–|—|to|through|thru|until|till)\s?(?:thu|fri|sat)\w{0,40}|(?:周|星期|礼拜)一?\s?(?:至|到|-|–|~)\s?(?:周|星期|礼拜)?[四五六]"
    r"|(?<!\d)\d{1,2}[:.]\d\d\s?(?:-|–|—|~|至|到|to|until)\s?(?:次日|翌日)?\d{1,2}[:.]\d\d",
    re.IGNORECASE,
)
_ALL_THE_TIME = re.compile(
    r"7\s?(?:天)?\s?[x×*/]\s?24|24\s?(?:小时)?\s?[x×*/]\s?7|全天候|around\sthe\sclock", re.IGNORECASE
)
_HELP = re.compile(rf"{STAFFED.pattern}|支持|服务|响应|\b(?:support|services?|help|respon\w{{1,40}})\b", re.IGNORECASE)
_VISITS = re.compile(
    r"现场|上门|驻场|巡检|付款|支付|\b(?:on-?site|visits?|payment|invoic\w{1,40}|courier)\b", re.IGNORECASE
)


def tells_of_hours(doc: Doc) -> bool:
    """Whether some sentence limits support to working time, whichever that is."""
    return any(_limits(doc, span.text, span.start) for span in doc.sentences)


def _limits(doc: Doc, text: str, start: int) -> bool:
    if OTHER_HOURS.search(text) or _VISITS.search(text):
        return False
    if _SHORTHAND.search(text):
        return not (_ALL_THE_TIME.search(text) and re.search(r"(?:服务|支持|受理)时间|hours", text))
    return _DAYS.search(text) is not None and _HELP.search(f"{doc.heading_at(start)} {text}") is not None
