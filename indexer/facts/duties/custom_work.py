"""Who owns what is made for the customer."""

import re

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found
from indexer.facts.who.parties import Parties, role_zh
from indexer.facts.who.party_words import role_en

_CUSTOM = re.compile(
    r"定制|专门开发|二次开发|委托开发|个性化|接口程序|开发成果|项目成果|工作成果|交付成果|专为|开发的|看板|新增(?:报表|功能|接口|代码|程序)|项下(?:产生|形成)的|(?:做|开发|编写|制作)的(?:功能|程序|报表|软件|接口|代码)"
    r"|为(?:甲方|委托方|采购人|客户|用户|您)[^。;,]{0,8}(?:编写|开发|制作|设计|做的)|专门给"
    r"|\b(?:custom(?!er)\w{0,40}|bespoke|tailor-?made|specially\s\w{1,40}|developed\s(?:for|by|under)|extensions?|deliverables?|scripts?"
    r"|adaptations?|individual\sprogram\w{0,40}|work\sproduct|developments?|configurations?|reports?\sand|commissioned|mappings"
    r"|templates|interfaces?|adjustments|modifications|special\s(?:reports?|forms?|features?|links?)|foreground|new\smaterials?|results?\sof\sthe|dashboards?|works?\smade\sfor\shire"
    r"|(?:built|buil[dt]s?|writ(?:es?|ten)|prepare[sd]?|create[sd]?|ma(?:kes?|de)|program(?:s|med)?|configure[sd]?|develop(?:s|ed)?"
    r"|produce[sd]?)\s(?:[^.;]{0,40}?\s)?(?:for|by|under|to\sorder|at|on\sbehalf\sof|specially|specifically)"
    r"|(?:that|which)\s(?:we|[A-Z]\w{1,40})\s(?:builds?|writes?|develops?|creates?|configures?|makes?|prepares?|produces?))\b",
    re.IGNORECASE,
)
_NOT_CUSTOM = re.compile(
    r"标准产品|既有|已经形成|之前|通用组件|背景知识产权|业务数据|试用|评估报告|\b(?:pre-?existing|background|standard\ssoftware"
    r"|third[-\s]party|data\s(?:remains?|belongs)|keeps?\s(?:its|all)|infring\w{0,40}|configuration\sdata"
    r"|enters|uploads)\b",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"双方(?:共有|共享|共同(?:享有|所有|拥有))|共同(?:所有|享有|拥有)|(?:归|属于?)[甲乙]?[甲乙]?双方"
    r"|\b(?:jointly\sown\w{0,40}|joint\s(?:ownership|property|owners)|co-?own\w{0,40}|(?:both|the)\sparties\s[^.;]{0,60}\bjointly|owned\s(?:jointly|in\scommon|by\sboth)"
    r"|(?:belongs?|common\sproperty)\s(?:to|of)\sboth|(?:both|each|either)\sof\sus\s(?:may|can|owns?)|shared\sequally)\b",
    re.IGNORECASE,
)
_RIGHTS_ZH = re.compile(r"知识产权|著作权|所有权|版权|专利|成果|权利|权属|归")
_PARTY_ZH = r"(?:甲方|乙方|[\u4e00-\u9fff]{1,6}方|客户|用户|供应商|服务商|采购人|您|我们)"
_OWNER_ZH = re.compile(
    rf"(?:归(?:属)?(?:于)?|属于)(?P<who>{_PARTY_ZH})(?!承担|负责|支付|保管|管理)(?:单独|独家|独自)?(?:所有|享有|拥有|独有|取得|持有)?"
    rf"|(?:由|为|仍为)(?P<holder>{_PARTY_ZH})(?:单独|独家|独自|继续)?(?:所有|享有|拥有|独有|专有|取得|持有|保留)"
)
_WHO = r"(?:[Tt]he\s)?(?P<{0}>\b[A-Z][\w&'-]{{0,40}}(?:\s[A-Z][\w&'-]{{0,40}}){{0,3}}|us|you)\b"
_OWNER_EN = re.compile(
    r"(?:belongs?|vest(?:s|ed)?|remains?|stays?|accrues?|pass(?:es)?|transfers?|transferred|assign(?:s|ed)?|reverts?)\b"
    r"(?:\s[^.;]{0,50}?)??\s(?:to|in|with)\s"
    + _WHO.format("gets")
    + r"|(?:owned\s(?:solely\s|exclusively\s)?by|property\sof)\s"
    + _WHO.format("has")
    + r"|"
    + r"(?P<keeps>\b[A-Z][\w&'-]{0,40}(?:\s[A-Z][\w&'-]{0,40}){0,3}|\bwe|\byou)\s(?:shall\s|will\s)?"
    r"(?:(?:own|retain|keep|hold)s?\s(?:all|any|every\w{0,40}|it|them|the|title|ownership|copyright)|(?:is|are|shall\sbe|remains?)\sthe\s(?:sole\s)?owners?)\b"
    r"|(?:remains?|stays?|is|are|becomes?|be)\s(?:the\s)?(?P<possessor>[A-Z]\w{1,40})'s\s(?:sole\s|exclusive\s)?property\b"
    r"|(?:remains?|stays?|is|are|becomes?|be)\s(?P<pronoun>ours|yours)\b"
)
_PRONOUNS: dict[str, str] = {
    "ours": "vendor", "us": "vendor", "we": "vendor", "我们": "vendor",
    "yours": "customer", "you": "customer", "您": "customer",
}  # fmt: skip


def custom_work(doc: Doc, parties: Parties) -> Found | None:
    """Find who owns what is made for the customer."""
    for span in doc.sentences:
        if not has_blank(span.text) and _CUSTOM.search(span.text) and (found := _owner(span, parties)):
            return found
    return None


def _owner(span: Span, parties: Parties) -> Found | None:
    text = span.text
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
    known = next((role for word, role in parties.words.items() if words == word or words.startswith(word + " ")), None)
    return known or _PRONOUNS.get(words) or role_en(words.split()[0]) or role_zh([words])


def _around(span: Span, match: re.Match[str]) -> tuple[int, int]:
    left = max(span.text.rfind(stop, 0, match.start()) + 1 for stop in ",，;")
    return span.start + left + (span.text[left : left + 1] == " "), span.start + match.end()
