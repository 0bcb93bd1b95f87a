"""Who sells and who buys: full legal names, and the words by which the document calls each of them."""

import re
from dataclasses import dataclass

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.who import parties_en
from indexer.facts.who.party_words import CUSTOMER_ZH, ROLE_ZH, VENDOR_ZH, Role

_LABEL_ZH = re.compile(
    rf"(?P<party>甲\s{{0,6}}方|乙\s{{0,6}}方|{ROLE_ZH}|[\u4e00-\u9fff/]{{2,12}}(?=\s{{0,3}}\([甲乙]方\)))\s{{0,3}}(?:\((?P<alias>[^()\n]{{1,16}})\))?\s{{0,3}}(?:\((?:以下简称"
    rf"|下称)[^()\n]{{1,20}}\))?"
    r"(?:(?:单位)?(?:名称|全称))?(?:\s{0,3}[:|]|\s{1,4}(?=[^\s:|,。;]{4,40}(?:公司|集团|院|厂|中心|局|大学|医院)\s{0,40}$))\s{0,4}(?:(?:单位|公司|企业)?(?:名称|全称)\s{0,3}[:|]\s{0,3})?(?=(?P<name>[^\s,:;。"
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


@dataclass(frozen=True, slots=True)
class Parties:
    """The two parties where they are stated, and the role that each of the document's own words names."""

    vendor: Found | None
    customer: Found | None
    words: dict[str, Role]


def parties(doc: Doc) -> Parties:
    """Find both parties with the words that stand for them."""
    return _chinese(doc) if doc.lang == "zh" else Parties(*parties_en.read(doc))


def _chinese(doc: Doc) -> Parties:
    named: dict[Role, Found] = {}
    words: dict[str, Role] = {}
    for match in _LABEL_ZH.finditer(doc.plain):
        labels = [match["party"].replace(" ", ""), *re.split(r"[、/,或]", match["alias"] or "")]
        labels = [label for label in labels if label]
        role = role_zh(labels)
        if role is None:
            continue
        for label in labels:
            words.setdefault(label, role)
        found = _name_zh(doc, match.start("name"), match["name"])
        if found and role not in named:
            named[role] = found
    for match in _ALIAS_ZH.finditer(doc.plain[:20000]):
        role = role_zh([match["alias"]])
        if role:
            words.setdefault(match["alias"], role)
            if has_blank(match["name"]):
                continue
            start = match.start("name") + len(match["name"]) - len(_tidy_zh(match["name"]))
            named.setdefault(role, Found(doc.text[start : match.end("name")], start, match.end("name")))
    usual: dict[str, Role] = {"甲方": "customer", "乙方": "vendor", "卖方": "vendor", "买方": "customer"}
    return Parties(named.get("vendor"), named.get("customer"), usual | words)


def role_zh(labels: list[str]) -> Role | None:
    """A word that says what a party does beats 甲方 and 乙方, which only count the parties."""
    if any("/" in label for label in labels):  # both are both: `披露方/接收方(甲方)`
        labels = [label for label in labels if label in ("甲方", "乙方")]
    for label in labels:
        if re.fullmatch(CUSTOMER_ZH, label):
            return "customer"
        if re.fullmatch(VENDOR_ZH, label):
            return "vendor"
    for label in labels:
        if label in ("甲方", "乙方"):
            return "customer" if label == "甲方" else "vendor"
    return None


def _name_zh(doc: Doc, start: int, raw: str) -> Found | None:
    raw = re.split(
        rf"\s{{2,}}|\s(?=[甲乙丙丁]\s?方|授权|法定|地址|住所|签|日期|{ROLE_ZH})|\((?=以下|下称|简称|盖章|签章)|(?<=公司)(?=与)",
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
