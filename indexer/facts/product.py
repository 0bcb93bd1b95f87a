"""The software that a contract is about: from its definition, its title, or the name used most."""

import re
from collections import Counter

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc
from indexer.facts.found import Found

_LABEL = re.compile(
    r"(?:^\W{0,4}|(?<=[a-z.]\s)(?=[A-Z][a-z ]{3,14}:))(?:(?:标的)?(?:产品|软件|系统|平台)(?:名称)?"
    r"|标的(?:物|软件|产品)|采购标的|服务对象|(?i:upgrade\sto|product(?:\sname)?|software|licensed\ssoftware"
    r"|service|subscription|solution|platform|system)|(?i:(?:supported|licensed|covered|subscribed)\s(?:software|product"
    r"|platform|system|application|service)s?\n))"
    r"\s?[:|]?(?:(?<=[:|])|(?<=\n))\s{0,24}(?P<name>[^|\n,。;:(]{2,60})",
    re.MULTILINE,
)
_TITLE_TAIL_ZH = re.compile(
    r"(?:(?:软件|系统|平台|产品|及|和|与|的|年度|年|售后|技术|现场|远程|运行|运营|模块|定制|二次|项目|服务|增值|信息化|整体|全面|版本|用户)*"
    r"(?:许可|授权|订阅|实施|部署|建设|开发|运维|维保|维护|支持|服务|升级|加购|增购|扩容|采购|购销|租用|保密|补充|变更|销售|买卖|集成|使用)"
    r"|(?:软件|系统|平台)?(?:合同|协议|订单)).*$"
)
_GENERIC_ZH = r"软件|系统|平台|项目|信息系统|管理系统|本|双方|单方|商业秘密|信息|仓储管理系统|计算机软件|应用软件"
_MEANS_ZH = re.compile(
    r"[“\"](?:许可软件|授权软件|标的软件|目标软件|本?软件|本?系统|本?产品|本?平台|标的产品|服务|订阅服务|云服务)[”\"]?\s?(?:系|是"
    r"|均)?指[^。;,]{0,24}?(?P<name>[\u4e00-\u9fff]{0,8}[A-Z][A-Za-z0-9]{1,14}|(?<=的)[\u4e00-\u9fff]{2,12}(?:系统"
    r"|平台|软件))"
)
_TOKEN_ZH = re.compile(r"(?P<han>[\u4e00-\u9fff]{1,6})\s?(?P<latin>[A-Z][A-Za-z]{1,11})(?![A-Za-z-])")
_CAP = r"[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)?"
_NAME_EN = rf"{_CAP}(?:\s{_CAP}){{0,3}}"
_KIND_EN = (
    r"(?:software|service|services|platform|product|application|system|suite|solution|subscription"
    r"|product\ssuite|programs?)"
)
_FIRM_EN = r"\w|,?\s(?:[A-Z][\w&]*\s){0,3}(?:Ltd|Limited|Inc|LLC|plc|GmbH|AG|Pty|Corp|B\.V)\b"
_EN = [
    re.compile(rf"(?:known|marketed|sold|referred\sto|offered)\sas\s(?:the\s)?\"?(?P<name>{_NAME_EN})"),
    re.compile(rf"\b(?:called|named|branded)\s(?:the\s)?\"?(?P<name>{_NAME_EN})"),
    re.compile(
        rf"\"(?:Licensed\s|Cloud\s|Hosted\s|Subscription\s)?(?:Software|Services?|Products?"
        rf"|Platform|System|Solution|Application|Programs?)\"\s(?:means|is|refers\sto)\s"
        rf"(?:[A-Z][\w&]*'s\s)?(?:[a-z-]+\s){{0,5}}(?P<name>{_NAME_EN})"
    ),
    re.compile(rf"\b(?:subscription\s(?:to|for)|access\sto)\s(?:the\s)?(?P<name>{_NAME_EN})"),
    re.compile(
        rf"\b(?:[Ii]nstall|[Ii]mplement|[Dd]eploy|[Cc]onfigure|[Uu]pgrade)(?:\sand\s\w+)?\s(?:the\s)?(?P<name>{_NAME_EN})(?:\srelease"
        rf"|\sversion|\ssoftware|,|\sfor\b)"
    ),
    re.compile(
        rf"\bthe\s(?:[a-z-]+\s){{0,4}}(?:software|platform|application|system|solution|suite)\s(?P<name>{_NAME_EN})(?!{_FIRM_EN})"
    ),
    re.compile(
        rf"\b(?:agree(?:ment)?|contract|order|terms|licen[cs]e|the|on)\s(?:(?:on\s)?the\s)?(?:(?:support|maintenance"
        rf"|implementation|rollout|operation|use)\s)?(?:for|of)\s(?:the\s)?(?P<name>{_NAME_EN})(?!{_FIRM_EN})"
    ),
    re.compile(rf"\bthe\s(?P<name>{_NAME_EN})\s{_KIND_EN}\b"),
]
_TITLE_TAIL_EN = re.compile(
    r"\s?\b(?:Software|Cloud|Master|Subscription|Licen[cs]e|Support|Services?|Implementation"
    r"|Upgrade|Annual|Managed|Maintenance|Agreement|Contract|Order|and|Add-On|Users?|Migration"
    r"|Deployment|Exhibit|Amendment|SaaS|Hosting|Expansion|Professional)\b.*$"
)
_NOT_EN = re.compile(
    r"^(?:The|This|First|Second|Third|Fourth|Fifth|Side|Letter|New|Amended|Restated|General"
    r"|Framework|Consulting|Data|Enterprise|Online|Agreement|Contract|Order|Software|Services?"
    r"|Customer|Client|Provider|Supplier|Seller|Buyer|Licen[cs]\w+|Documentation|Statement"
    r"|Mutual|Master|Standard|Support|Product|System|Schedule|Exhibit|Annex|Section|Appendix"
    r"|Work|Effective|Term|Initial|Fees?|Business|Cloud|Hosted|Party|Parties|Professional"
    r"|Confidential|Internet|United|State|Production|Authorized|Vendor|Subscription|Platform"
    r"|Affiliates?|Company|English|Article|Technical|Network|Circuit|Intellectual|Trial"
    r"|Web|If|Each|All|Any|Deliverables?|Change|Final)\b"
)


def product(doc: Doc, title: Found | None, vendor: Found | None = None) -> Found | None:
    """Find the product's name, with one place where the document uses it."""
    return _labelled(doc) or (_chinese(doc, title, vendor) if doc.lang == "zh" else _english(doc, title))


def _labelled(doc: Doc) -> Found | None:
    for match in _LABEL.finditer(doc.plain[:8000]):
        name = match["name"].strip()
        if (
            not has_blank(name)
            and re.search(r"[A-Z\u4e00-\u9fff]", name[0])
            and len(name) < 40
            and not _NOT_EN.match(name)
        ):
            return _at(doc, match.start("name"), name)
    return None


def _chinese(doc: Doc, title: Found | None, vendor: Found | None) -> Found | None:
    if title is not None:
        stem = re.sub(r"^(?:【[^】]*】)?(?:关于|《)?", "", str(title.value).strip("《》 "))
        name = _TITLE_TAIL_ZH.sub("", stem).strip("《》 -—()（）")
        if len(name) >= 2 and not re.fullmatch(_GENERIC_ZH, name) and doc.text.count(name) > 1:
            longer = re.match(r"[\u4e00-\u9fff]+?(?:平台|系统)", stem[len(name) - 1 :])
            whole = name[:-1] + longer.group() if longer else name
            name = whole if doc.text.count(whole) > 1 else name
            return _at(doc, doc.text.index(name), name)
    match = _MEANS_ZH.search(doc.plain)
    if match:
        name = re.split(r"的|方|开发|研发|拥有|提供|享有", match["name"])[-1]
        return _at(doc, match.end("name") - len(name), name)
    return _of_vendor(doc, vendor) or _most_used(doc) or _of_base(doc)


def _of_vendor(doc: Doc, vendor: Found | None) -> Found | None:
    """A Chinese–Latin name that begins with a part of the vendor's own: 云翎SRM of 深圳市云翎软件."""
    for match in _TOKEN_ZH.finditer(doc.plain) if vendor else ():
        brands = (match["han"][-size:] for size in (4, 3, 2) if len(match["han"]) >= size)
        brand = next((one for one in brands if vendor and one in str(vendor.value)), None)
        if brand:
            start = match.end("han") - len(brand)
            return _at(doc, start, doc.plain[start : match.end()])
    return None


def _of_base(doc: Doc) -> Found | None:
    """The name in the title of the contract that this one goes with: 《云图BI服务合同》."""
    for match in re.finditer(r"《(?P<title>[^《》\n]{4,40}(?:合同|协议))》", doc.plain):
        name = _TITLE_TAIL_ZH.sub("", match["title"])
        if len(name) >= 2 and not re.fullmatch(_GENERIC_ZH, name):
            return _at(doc, match.start("title"), name)
    return None


def _most_used(doc: Doc) -> Found | None:
    """The commonest Chinese–Latin name (鹿鸣CRM): the longest Chinese part that most of its uses share."""
    uses: dict[str, list[str]] = {}
    for match in _TOKEN_ZH.finditer(doc.plain):
        uses.setdefault(match["latin"], []).append(match["han"])
    best: tuple[int, str, str] | None = None
    for latin, hans in uses.items():
        tails = Counter(han[-size:] for han in hans for size in (2, 3, 4) if len(han) >= size)
        shared = [tail for tail, count in tails.items() if count >= 2 and 10 * count >= 6 * len(hans)]
        if shared:
            tail = max(shared, key=lambda one: (len(one), tails[one]))
            best = max(best or (0, "", ""), (tails[tail], tail, latin))
    used = re.search(r"\s?".join(map(re.escape, best[1:])), doc.plain) if best else None
    return _at(doc, used.start(), used.group()) if used else None


def _english(doc: Doc, title: Found | None) -> Found | None:
    opening = doc.plain[:15000]
    for pattern in _EN[:3]:
        if found := _first(doc, pattern, opening, uses=1):
            return found
    if title is not None and (found := _from_title(doc, title)):
        return found
    for pattern in _EN[3:]:
        if found := _first(doc, pattern, opening, uses=2 if pattern is _EN[-1] else 1):
            return found
    return None


def _from_title(doc: Doc, title: Found) -> Found | None:
    text = str(title.value)
    rest = re.sub(
        r"^(?:Order Form|Statement of Work|SOW|Exhibit|Schedule|Amendment)(?:\s(?:No\.?|Number)?\s?\w+)?\s?[:\-–—]\s?",
        "",
        text,
    )
    name = _TITLE_TAIL_EN.sub("", rest).strip(" :-–—()")
    if not re.fullmatch(_NAME_EN, name) or _NOT_EN.match(name):
        return None
    uses = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", doc.plain)]
    return _at(doc, uses[0], name) if len(uses) > 1 else None


def _first(doc: Doc, pattern: re.Pattern[str], opening: str, *, uses: int) -> Found | None:
    for match in pattern.finditer(opening):
        if not _NOT_EN.match(match["name"]) and doc.plain.count(match["name"]) >= uses:
            return _at(doc, match.start("name"), match["name"])
    return None


def _at(doc: Doc, start: int, name: str) -> Found:
    return Found(doc.text[start : start + len(name)], start, start + len(name))
