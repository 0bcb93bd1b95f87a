"""Who does the work and whose it is: included visits, ownership of custom work, the named consultant."""

import re

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc, Span
from indexer.facts.found import Found
from indexer.facts.numbers_text import ENGLISH, HAN, read_number
from indexer.facts.parties import Parties

_VISIT = re.compile(
    r"现场|到场|上门|巡检|回访|驻场|到访|走访|\b(?:visits?|on-?\s?site|attend(?:s|ances?)?|inspections?)\b",
    re.IGNORECASE,
)
_NOT_VISIT = re.compile(
    r"不足|少于|缺|超出|(?<!不)超过[^,。]{0,6}次|另行|额外|审计|检查保密|\b(?:further|additional|extra|beyond|in\sexcess"
    r"|audit\w*|costs?\s[£$€A-Z])\b",
    re.IGNORECASE,
)
_N = rf"(?P<n>\d{{1,3}}|[{HAN}]{{1,4}})"
_PER_YEAR_ZH = re.compile(
    rf"(?:每(?:一|个)?(?:合同|服务|自然|日历|质保|维保)?年度?|全年|一年|年度内)[^。;]{{0,24}}?{_N}\s?(?:人)?次"
)
_PERIOD_ZH = re.compile(rf"每(?:一|个)?(?P<period>季度?|半年|月)[^。;]{{0,24}}?{_N}\s?次")
_N_EN = rf"(?P<n>\d{{1,3}}|{ENGLISH})(?:\s?\(\d{{1,3}}\))?"
_KIND_EN = (
    r"(?:(?:free|scheduled|planned|routine|included|preventive|preventative|on-?\s?site"
    r"|site|maintenance|service|health-check|support|complimentary|physical|engineer)\s){0,4}"
)
_YEAR_EN = (
    r"(?:per|each|every|a|in\s(?:each|any|every)|during\seach|in\sa)\s(?:(?:contract|calendar"
    r"|service|support|agreement|full)\s)?(?:year|annum)"
)
_CALL_EN = (
    r"(?:visits?|attendances?|inspections?|(?:health|system|maintenance|site)[-\s]checks?|check-?ups?|call-?outs?)"
)
_PER_YEAR_EN = re.compile(
    rf"\b{_N_EN}\s{_KIND_EN}{_CALL_EN}[^.;]{{0,40}}?\s(?:{_YEAR_EN}"
    rf"|annually|yearly|/\s?year)",
    re.IGNORECASE,
)
_YEAR_FIRST_EN = re.compile(
    rf"(?:{_YEAR_EN}|annually)[^.;]{{0,60}}?\b{_N_EN}\s{_KIND_EN}{_CALL_EN}\b",
    re.IGNORECASE,
)
_PERIOD_EN = re.compile(
    rf"\b(?P<period>quarterly|monthly|half-yearly|semi-annual|twice-yearly|annual)\s{_KIND_EN}(?:visit"
    rf"|attendance|inspection)s?\b|\b(?:visits?|attends?|on-?site)\b[^.;]{{0,30}}\b(?P<times>once"
    rf"|twice)\s(?:a|per|each|every)\s(?P<each>year|quarter|month)\b",
    re.IGNORECASE,
)
_TIMES = {
    "季": 4,
    "季度": 4,
    "半年": 2,
    "月": 12,
    "quarterly": 4,
    "monthly": 12,
    "half-yearly": 2,
    "semi-annual": 2,
    "twice-yearly": 2,
    "annual": 1,
    "year": 1,
    "quarter": 4,
    "month": 12,
}
_CUSTOM = re.compile(
    r"定制|专门开发|二次开发|委托开发|个性化|接口程序|开发成果|项目成果|工作成果|交付成果|定制化|专为|开发的|看板|新增(?:报表|功能|接口)"
    r"|\b(?:custom\w*|bespoke|developed\s(?:for|by|under)|extensions?|deliverables?|scripts?"
    r"|work\sproduct|developments?|configurations?|reports?\sand|commissioned|mappings"
    r"|templates|foreground|results?\sof\sthe|dashboards?|works?\smade\sfor\shire"
    r"|(?:built|written|prepared|created|made|programmed|configured)\s(?:for|by|under)"
    r"|(?:that|which)\s(?:we|[A-Z]\w+)\s(?:builds?|writes?|develops?|creates?|configures?|makes?|prepares?|produces?))\b",
    re.IGNORECASE,
)
_NOT_CUSTOM = re.compile(
    r"标准产品|既有|已经形成|之前|通用组件|背景知识产权|业务数据|试用|评估报告|\b(?:pre-?existing|background|standard\ssoftware"
    r"|third[-\s]party|data\sremains?|keeps?\s(?:its|all)|infring\w*)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"双方(?:共有|共享|共同(?:享有|所有|拥有))|共同(?:所有|享有|拥有)|归双方|\b(?:jointly\sown\w*|joint\s(?:ownership"
    r"|property|owners)|co-?own\w*|owned\s(?:jointly|in\scommon)|belong\w*\sto\sboth)\b",
    re.IGNORECASE,
)
_RIGHTS_ZH = re.compile(r"知识产权|著作权|所有权|版权|专利|成果|权利|权属")
_OWNER_ZH = re.compile(
    r"(?:归(?:属)?(?:于)?|属于|由|为)(?P<who>甲方|乙方|[\u4e00-\u9fff]{1,6}方|客户|用户|供应商|服务商|采购人)(?:单独"
    r"|独家|独自)?(?:所有|享有|拥有|独有|取得|持有)?",
)
_OWNER_EN = re.compile(
    r"(?:belongs?\sto|(?:is|are|shall\sbe|will\sbe|be)\s(?:solely\s|exclusively\s|the\s(?:sole\s"
    r"|exclusive\s)?(?:property|ownership)\sof\s|owned\s(?:solely\s|exclusively\s)?by\s)"
    r"|(?:remains?|becomes?|stays?)\s(?:the\s)?(?:sole\s|exclusive\s)?property\sof|owned\s(?:solely\s"
    r"|exclusively\s)?by|vests?\s(?:solely\s|exclusively\s)?in|assigns?\s[^.;]{0,60}\sto"
    r"|property\sof)\s?(?:the\s)?(?P<who>[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,3})"
    r"|(?P<owner>[A-Z][\w&.'-]*(?:\s[A-Z][\w&.'-]*){0,2})\s(?:shall\s|will\s)?(?:own|retain"
    r"|keep)s?\s(?:all|any|title|ownership|copyright|the\s(?:copyright|ownership|rights|intellectual))"
    r"|(?:pass(?:es)?|transfers?|(?:is|are|shall\sbe|will\sbe)\s(?:transferred|assigned))\sto\s(?:the\s)?"
    r"(?P<taker>[A-Z][\w&'-]*(?:\s[A-Z][\w&'-]*){0,2})"
    r"|(?:remains?|stays?|is|are|becomes?)\s(?P<pronoun>ours|yours)\b|belongs?\sto\s(?P<person>us|you)\b"
)
_PRONOUNS: dict[str, str] = {"ours": "vendor", "us": "vendor", "yours": "customer", "you": "customer"}
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管"
    "卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封储靳松井段富巫乌焦巴弓牧山谷车侯宓蓬"
    "全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬"
    "申扶堵冉宰郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广禄阙"
    "东殴沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关相查后红游竺权盖益桓公岳帅缑亢况郗有琴归海闫肖付代"
)
_PERSON_ZH = (
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:欧阳|上官|司马|诸葛|皇甫|司徒|尉迟|公孙|慕容|端木|令狐"
    rf"|独孤|宇文|东方|长孙)[\u4e00-\u9fff]{{1,2}})"
)
_ROLE_ZH = (
    r"(?:(?:实施|项目|首席|咨询|技术|驻场|主责|专属|指定|服务|业务|资深|高级|主任|总)*"
    r"(?:顾问|项目经理|项目负责人|架构师|工程师|实施经理|服务经理|负责人))"
)
_CONSULTANT_ZH = [
    re.compile(
        rf"(?:指派|委派|派遣|指定|安排|选派|任命|由)(?:其)?(?:员工|{_ROLE_ZH})?\s?{_PERSON_ZH}\s?(?:先生|女士|工程师"
        rf"|老师|同志)?\s?(?:\([^)]{{1,30}}\))?,?\s?(?:亲自)?(?:担任|作为|出任|为|任|负责|主持|承担)",
    ),
    re.compile(
        rf"{_ROLE_ZH}\s?(?:为|是|由|:|\|)\s?{_PERSON_ZH}(?=先生|女士|工程师|担任|,|。|;|\s|\||$|\(|,|全程|亲自|负责)"
    ),
    re.compile(
        rf"(?:指派|委派|派遣|指定|安排|选派|任命)的?{_ROLE_ZH}\s?{_PERSON_ZH}(?=先生|女士|担任|,|。|;|\s|\||$|\(|全程|负责)"
    ),
    re.compile(rf"{_PERSON_ZH}\s?(?:先生|女士)?(?:担任|为)(?:本(?:项目|合同|协议)(?:的)?)?{_ROLE_ZH}"),
]
_NOT_NAME_ZH = re.compile(
    r"方|具|专人|经验|双|人员|公司|本|其|任何|有关|成员|以下|应当?|名|的|部|员|责|项目|[长理任监]$"
)
_PERSON_EN = (
    r"(?P<name>(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s)?[A-Z][\w'-]+(?:\s[A-Z]\.)?(?:\s(?:[A-Z][\w'-]+"
    r"|de|van|von|der|al)){1,3})"
)
_ROLE_EN = (
    r"(?:(?:lead|named|principal|senior|project|implementation|solution|dedicated|key|assigned|responsible|service"
    r"|chief|engagement|delivery|technical|program(?:me)?|functional|rollout|migration|onboarding)\s){1,3}"
    r"(?:consultant|architect|engineer|manager|specialist|adviser|advisor|analyst|trainer|expert|director"
    r"|lead(?:er)?|person(?:nel)?)|consultant"
)
_CONSULTANT_EN = [
    re.compile(
        rf"\b(?i:{_ROLE_EN})(?:\s(?:for|on|of)\s[^.;,:|]{{2,40}}?)?\s?(?:(?:shall|will|must)\sbe|is|:|\||,|—|-)\s?{_PERSON_EN}"
    ),
    re.compile(
        rf"\b(?:assigns?|appoints?|designates?|names?|nominates?|provides?|assign|appoint)\s{_PERSON_EN},?\s(?i:as"
        rf"|to\sact\sas|to\sbe|to\sserve\sas)\s(?i:(?:its|the|a|their)\s)?(?i:{_ROLE_EN})",
    ),
    re.compile(
        rf"{_PERSON_EN}\s(?i:shall|will|must)\s(?i:personally\s|herself\s|himself\s)?(?i:act"
        rf"|serve|be|lead|perform)\s(?i:as\s)?(?i:the\s|its\s|our\s)?(?i:{_ROLE_EN})",
    ),
    re.compile(
        rf"\b(?i:services|work|project|design|migration|implementation|visits?|inspections?|all\sof\s(?:them|it)|they|it)"
        rf"\s(?i:shall|will|must|is\sto|are\sto)\s(?:all\s)?be\s(?i:performed|carried\sout|led|done|conducted|delivered|undertaken)"
        rf"\s(?i:personally\s)?by\s{_PERSON_EN}",
    ),
]
_NOT_NAME_EN = re.compile(
    r"\b(?:The|Customer|Client|Provider|Supplier|Seller|Buyer|Company|Agreement|Services?"
    r"|Inc|Ltd|LLC|Corp|Limited|Project|Business|Software|Party|Parties|Consultant|Work"
    r"|Plan|Schedule|Section|Steering|Support|Manager|Director|Hourly|Rate)\b",
)


def onsite_visits(doc: Doc) -> Found | None:
    """Find how many visits a year are included."""
    for span in doc.sentences:
        if not _VISIT.search(span.text) or has_blank(span.text):
            continue
        for pattern in (_PER_YEAR_ZH, _PERIOD_ZH, _PER_YEAR_EN, _YEAR_FIRST_EN, _PERIOD_EN):
            match = pattern.search(span.text)
            if (
                match
                and _VISIT.search(span.text[max(0, match.start() - 12) : match.end() + 12])
                and not _excluded(span, match)
            ):
                count = _count(match)
                if count:
                    return Found(count, span.start + match.start(), span.start + match.end())
    return None


def _excluded(span: Span, match: re.Match[str]) -> bool:
    around = span.text[max(0, match.start() - 12) : match.end()]
    return _NOT_VISIT.search(around) is not None


def _count(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    times = {"once": 1, "twice": 2}.get((parts.get("times") or "").lower())
    number = times or (read_number(parts["n"]) if parts.get("n") else 1)
    period = (parts.get("each") or parts.get("period") or "year").lower()
    return None if number is None else number * _TIMES[period]


def custom_work(doc: Doc, parties: Parties) -> Found | None:
    """Find who owns what is made for the customer."""
    for span in doc.sentences:
        text = span.text
        if not _CUSTOM.search(text) or has_blank(text):
            continue
        if match := _SHARED.search(text):
            return Found("shared", *_around(span, match))
        chinese = _RIGHTS_ZH.search(text) is not None
        for match in _OWNER_ZH.finditer(text) if chinese else _OWNER_EN.finditer(text):
            if _NOT_CUSTOM.search(text[: match.end()]):
                continue
            who = next(word for word in match.groupdict().values() if word)
            if role := _role(who, parties):
                return Found(role, *_around(span, match))
    return None


def _role(who: str, parties: Parties) -> str | None:
    words = who.lower().removeprefix("the ").rstrip(".")
    if words in _PRONOUNS:
        return _PRONOUNS[words]
    return next((role for word, role in parties.words.items() if words == word or words.startswith(word + " ")), None)


def _around(span: Span, match: re.Match[str]) -> tuple[int, int]:
    left = max(span.text.rfind(stop, 0, match.start()) + 1 for stop in ",，;")
    return span.start + left + (span.text[left : left + 1] == " "), span.start + match.end()


def named_consultant(doc: Doc) -> Found | None:
    """Find the person who must do the work, where one is named."""
    patterns, stop = (_CONSULTANT_ZH, _NOT_NAME_ZH) if doc.lang == "zh" else (_CONSULTANT_EN, _NOT_NAME_EN)
    for pattern in patterns:
        for span in doc.sentences:
            for match in pattern.finditer(span.text):
                if not stop.search(match["name"]) and not re.search(r"联系人|contact", span.text[: match.start()]):
                    start = span.start + match.start("name")
                    return Found(match["name"], start, start + len(match["name"]))
    return None
