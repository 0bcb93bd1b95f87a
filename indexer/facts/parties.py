"""Who sells and who buys: full legal names, and the words by which the document calls each of them."""

import re
from dataclasses import dataclass
from typing import Literal

from indexer.facts.blanks import has_blank
from indexer.facts.document import Doc
from indexer.facts.found import Found

Role = Literal["vendor", "customer"]

_VENDOR_ZH = (
    "许可方|授权方|卖方|供方|受托方|承包方|承接方|服务提供方|服务提供商|供应商|供应方"
    "|服务商|服务方|开发方|实施方|出卖人|提供方|受托人|承揽方|销售方|接收方|运营方|维护方|支持方"
    "|供货方|运维方|维保方|承建方|出租方|(?:服务|支持|供应|供货|许可|授权|实施|承包|受托|运维|维护|维保|开发|承建|提供|出租)(?:单位|人|商)"
)
_CUSTOMER_ZH = (
    "被许可方|被授权方|买方|需方|委托方|发包方|采购方|采购人|使用方|服务接受方"
    "|接受方|服务需求方|客户|用户|购买方|业主|定作方|披露方|委托人|订阅方|受让方|订购方"
    "|需求方|承租方|订货方|(?:委托|使用|采购|需求|购买|订购|发包|被许可|被授权|承租|用户)(?:单位|人)"
)
_ROLE_ZH = rf"(?:{_CUSTOMER_ZH}|{_VENDOR_ZH})"
_LABEL_ZH = re.compile(
    rf"(?P<party>甲\s{{0,6}}方|乙\s{{0,6}}方|{_ROLE_ZH})\s{{0,3}}(?:\((?P<alias>[^()\n]{{1,16}})\))?\s{{0,3}}(?:\((?:以下简称"
    rf"|下称)[^()\n]{{1,20}}\))?"
    r"(?:(?:单位)?(?:名称|全称))?(?:\s{0,3}[:|]|\s{1,4}(?=[^\s:|,。;]{4,40}(?:公司|集团|院|厂|中心)\s*$))\s{0,4}(?:(?:单位|公司|企业)?(?:名称|全称)\s{0,3}[:|]\s{0,3})?(?=(?P<name>[^\s,:;。"
    r"|\n][^,:;。|\n]{1,60}))",
    re.MULTILINE,
)
_COMPANY_ZH = (
    r"[\u4e00-\u9fffA-Za-z0-9()·&.\s]{2,40}?(?:有限责任公司|股份有限公司|有限公司|公司|集团|研究院|研究所|大学|医院|银行"
    r"|中心|事务所|学院|厂|局|所)(?:\s?\([^()]{1,10}\)|[\u4e00-\u9fff]{0,10}分公司)?"
)
_NAME_ZH = re.compile(_COMPANY_ZH.replace("{2,40}?", "{2,40}"))
_ALIAS_ZH = re.compile(
    rf"(?P<name>{_COMPANY_ZH})\s?\((?:以下|下|以下统)?(?:简称|称)?(?:为)?[:\"“”‘’「『]{{0,3}}(?P<alias>[\u4e00-\u9fffA-Za-z]{{1,12}})[\"“”‘’」』]{{0,2}}\)"
)
_VENDOR_EN = (
    "provider|supplier|seller|vendor|licensor|contractor|consultant|service provider"
    "|developer|host|implementer|integrator|reseller|supplied by|sold by|provided by|issued by|publisher"
)
_CUSTOMER_EN = (
    "customer|client|buyer|licensee|subscriber|purchaser|user|end user|recipient|service recipient|principal"
    "|ordered by|sold to|bill(?:ed)? to|supplied to|prepared for|issued to"
)
_ROLES_EN = re.compile(rf"^(?:the\s)?(?:(?P<vendor>{_VENDOR_EN})|(?P<customer>{_CUSTOMER_EN}))$", re.IGNORECASE)
_SUFFIX = (
    r"(?:Ltd|LTD|Limited|LIMITED|INC|CORP|CORPORATION|GMBH|COMPANY|Inc|Incorporated|LLC|L\.L\.C|plc|PLC|Corp|Corporation|GmbH|AG|SE|S\.?A\.?S?"
    r"|B\.?V|N\.?V|LLP|LP|Pty\.?\sLtd|Pte\.?\sLtd|Co\.?,?\sLtd|Company"
    r"|Oy|AB|AS|A/S|ApS|S\.?r\.?l|S\.?p\.?A|K\.?K|Kft|s\.r\.o|University|Trust|Foundation|Council)\b\.?"
)
_CAP = r"(?:[A-Z0-9][\w'&.-]*|&|of|and|the|de|für|du)"
_COMPANY_EN = rf"(?:[A-Z]|\d+[A-Za-z])[\w'&.-]*(?:,?(?: |(?<!\.)\n){_CAP}){{0,6}}?,?\s{_SUFFIX}"
_PARTY_EN = re.compile(
    rf"(?P<name>{_COMPANY_EN})(?P<between>(?:[^\"“”;\n]|\n(?!\n)){{0,400}}?)\(\s?(?:(?:hereinafter|hereafter"
    rf"|collectively|together\swith\sits\saffiliates)[^\"()]{{0,40}})?"
    r"(?:the\s|each,?\sa\s)?\"(?P<alias>[^\"\n]{1,40})\"(?:\s(?:or|and)\s(?:the\s)?\"(?P<alias2>[^\"\n]{1,40})\")?[^()\n]{0,30}\)"
)
_LABEL_EN = re.compile(
    rf"(?:^(?:[-*\s]|\(?\d\))*|(?<=[a-z.]\s)(?=[A-Z][a-z ]+:))(?P<party>{_VENDOR_EN}|{_CUSTOMER_EN})(?:\s(?:name"
    rf"|entity|legal\sname))?(?:\s?\([^()\n]{{1,40}}\))?\s?[:|\n]\s{{0,24}}(?=(?P<name>[A-Z0-9][^|\n]{{2,90}}))",
    re.IGNORECASE | re.MULTILINE,
)
_SELLS = re.compile(
    r"\s(?:(?:shall|will|may|has\sagreed\sto|agrees\sto|hereby)\s)?(?:grants?|suppl(?:y"
    r"|ies)|provides?|installs?|invoices?|licen[cs]es?|delivers?|maintains?|supports?|hosts?"
    r"|performs?|warrants|propose)\b"
)
_BUYS = re.compile(
    r"\s(?:(?:shall|will|may|is|wishes\sto|has\sagreed\sto|agrees\sto|is\sthinking\sof"
    r"|intends\sto)\s){0,2}(?:pays?|buy(?:ing|s)?|purchases?|orders?|subscribes?|appoints?"
    r"|evaluat(?:e|es|ing)|engages?)\b"
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The two parties where they are stated, and the role that each of the document's own words names."""

    vendor: Found | None
    customer: Found | None
    words: dict[str, Role]


def parties(doc: Doc) -> Parties:
    """Find both parties with the words that stand for them."""
    return _chinese(doc) if doc.lang == "zh" else _english(doc)


def _chinese(doc: Doc) -> Parties:
    named: dict[Role, Found] = {}
    words: dict[str, Role] = {}
    for match in _LABEL_ZH.finditer(doc.plain):
        labels = [match["party"].replace(" ", ""), *re.split(r"[、/,或]", match["alias"] or "")]
        labels = [label for label in labels if label]
        role = _role_zh(labels)
        if role is None:
            continue
        for label in labels:
            words.setdefault(label, role)
        found = _name_zh(doc, match.start("name"), match["name"])
        if found and role not in named:
            named[role] = found
    for match in _ALIAS_ZH.finditer(doc.plain[:20000]):
        role = _role_zh([match["alias"]])
        if role:
            words.setdefault(match["alias"], role)
            if has_blank(match["name"]):
                continue
            start = match.start("name") + len(match["name"]) - len(_tidy_zh(match["name"]))
            named.setdefault(role, Found(doc.text[start : match.end("name")], start, match.end("name")))
    usual: dict[str, Role] = {"甲方": "customer", "乙方": "vendor", "卖方": "vendor", "买方": "customer"}
    return Parties(named.get("vendor"), named.get("customer"), usual | words)


def _role_zh(labels: list[str]) -> Role | None:
    """A word that says what a party does beats 甲方 and 乙方, which only count the parties."""
    for label in labels:
        if re.fullmatch(_CUSTOMER_ZH, label):
            return "customer"
        if re.fullmatch(_VENDOR_ZH, label):
            return "vendor"
    for label in labels:
        if label in ("甲方", "乙方"):
            return "customer" if label == "甲方" else "vendor"
    return None


def _name_zh(doc: Doc, start: int, raw: str) -> Found | None:
    raw = re.split(
        rf"\s{{2,}}|\s(?=[甲乙丙丁]\s?方|授权|法定|地址|住所|签|日期|{_ROLE_ZH})|\((?=以下|下称|简称|盖章|签章)|(?<=公司)(?=与)",
        raw,
    )[0].rstrip(" (")
    match = _NAME_ZH.match(raw)
    if (
        match is None
        or has_blank(raw)
        or re.search(r"签字|盖章|代表|日期|年\s?月|^\(|^(?:目标|本|贵|我|该|项目|标的|新设)?公司$", match.group())
    ):
        return None
    return Found(doc.text[start : start + match.end()], start, start + match.end())


def _tidy_zh(name: str) -> str:
    return re.split(r"(?:^|[\s,。:;])(?:由|鉴于|本(?:合同|协议)由|甲方|乙方)?|(?<=由)|(?<=与)|(?<=和)", name)[-1]


def _english(doc: Doc) -> Parties:
    named: dict[Role, Found] = {}
    words: dict[str, Role] = {}
    for match in _LABEL_EN.finditer(doc.plain):
        role = _role_en(match["party"])
        found = _name_en(doc, match.start("name"), match["name"])
        if role and found and role not in named:
            named[role] = found
            words[match["party"].lower()] = role
    open_parties = []
    for match in list(_PARTY_EN.finditer(doc.plain[:20000]))[:6]:
        aliases = [alias for alias in (match["alias"], match["alias2"]) if alias]
        found = _name_en(doc, match.start("name"), match["name"])
        if found is None or re.match(r"(?i)(?:the\s)?(?:agreement|sow|msa|effective)", aliases[0]):
            continue
        role = next((known for alias in aliases if (known := _role_en(alias))), None)
        open_parties.append((found, aliases, role))
    _settle(doc, open_parties, named, words)
    _pair(doc, named)
    for role, found in named.items():
        words.setdefault(str(found.value).lower(), role)
        words.setdefault(str(found.value).split()[0].lower(), role)
    return Parties(named.get("vendor"), named.get("customer"), words)


def _settle(
    doc: Doc, open_parties: list[tuple[Found, list[str], Role | None]], named: dict[Role, Found], words: dict[str, Role]
) -> None:
    """Give each party its role: by its own word, else by what it does in the text, else by elimination."""
    votes = {aliases[0]: _votes(doc.plain, aliases[0]) for _, aliases, role in open_parties if role is None}
    for found, aliases, role in sorted(open_parties, key=lambda one: (one[2] is None, -abs(votes.get(one[1][0], 0)))):
        known: Role | None = role or ("vendor" if votes[aliases[0]] >= 0 else "customer")
        if role is None and known in named and named[known].value != found.value:
            known = "customer" if known == "vendor" else "vendor"
        if known is None:
            continue
        named.setdefault(known, found)
        for alias in aliases:
            words.setdefault(re.sub(r"^the\s", "", alias.lower()), known)


def _votes(plain: str, alias: str) -> int:
    sells = buys = 0
    for match in re.finditer(re.escape(alias), plain):
        after = plain[match.end() : match.end() + 60]
        sells += _SELLS.match(after) is not None
        buys += _BUYS.match(after) is not None
    return sells - 2 * buys


def _pair(doc: Doc, named: dict[Role, Found]) -> None:
    """Where a heading sentence names two companies without words for them, the first sells."""
    match = re.search(
        rf"\b(?:between|by)\s(?P<one>{_COMPANY_EN})[^;\n]{{0,200}}?\sand\s(?P<two>{_COMPANY_EN})", doc.plain[:8000]
    )
    if match is None:
        return
    both = [_name_en(doc, match.start(part), match[part]) for part in ("one", "two")]
    roles: list[Role] = ["vendor", "customer"]
    if any(found and named.get("vendor") and named["vendor"].value == found.value for found in both[1:]):
        roles.reverse()
    for role, found in zip(roles, both, strict=True):
        if found and role not in named and found.value not in {one.value for one in named.values()}:
            named[role] = found


def _role_en(word: str) -> Role | None:
    match = _ROLES_EN.match(word.strip())
    if match is None:
        return None
    return "vendor" if match["vendor"] else "customer"


def _name_en(doc: Doc, start: int, raw: str) -> Found | None:
    match = re.match(_COMPANY_EN, raw)
    if match is None or has_blank(raw[: match.end()]):
        return None
    name = match.group()
    above, _, below = name.rpartition("\n")
    if any(character.isdigit() for character in above) and re.match(_COMPANY_EN, below):
        start, name = start + len(above) + 1, below  # a number's line above the name is no part of it
    lead = re.match(r"(?:(?:This|The|Between|For|And|By|Made|Parties|Agreement|Contract|SOW|Work|Order)\s)+", name)
    skip = lead.end() if lead else 0
    if name.endswith(".") and not re.search(r"(?:Inc|Corp|Co|Ltd|L\.L\.C|S\.A|B\.V|N\.V)\.$", name):
        name = name[:-1]
    return Found(doc.text[start + skip : start + len(name)], start + skip, start + len(name))
