"""The software that a contract is about: from a labelled row, its definition, its title, or the name used most."""

import re

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.document.label_rows import label_rows
from indexer.facts.who import product_en, product_zh
from indexer.facts.who.parties import Parties

_THING_EN = (
    r"(?:software|products?|programs?|programmes?|applications?|system|platform|services?|solution|subscription"
    r"|deliverables|packages?|app|suite|tool)"
)
_LABEL_EN = re.compile(
    rf"(?:the\s)?(?:(?:licen[cs]ed|supported|covered|hosted|subscribed|subscription|cloud|purchased|maintained"
    rf"|contract|managed|call-off|software|application|product)\s)*{_THING_EN}"
    r"(?:\s(?:name|title|in\suse|[a-z]{1,40}ed))?"
    r"|upgrade(?:\sto)?|subject(?:[-\s]matter)?(?:\sof\s[a-z\s]+)?"
    r"|what\s(?:we\s(?:look\safter|run|host|support|provide|maintain)|you(?:'re|\sare)?\s(?:get|buy|buying))",
    re.IGNORECASE,
)
_LABEL_ZH = re.compile(
    r"(?:(?:标的|许可|授权|采购|合同|所购|订购|订阅|运维|维护|维保|升级|在用|目标|使用|实施|租用|支持|服务|委托)的?)?"
    r"(?:产品|软件|系统|平台|应用|应用系统|信息系统|标的物?|对象|范围)(?:(?:的)?名称)?(?:[及和与]版本(?:号)?|\(版本\))?"
)


_NO_NAME = ("no", "nr", "ref")
"""Words for a number, which stand before one where a name may."""


def product(doc: Doc, title: Found | None, both: Parties) -> Found | None:
    """Find the product's name, with one place where the document uses it."""
    found = _labelled(doc, both)
    if found is None:
        found = product_zh.read(doc, title, both.vendor) if doc.lang == "zh" else product_en.read(doc, title, both)
    return None if found and str(found.value).casefold() in _NO_NAME else found


def _labelled(doc: Doc, both: Parties) -> Found | None:
    """The first row that is labelled as the product and gives a name."""
    for row in label_rows(doc):
        if has_blank(row.value.text):
            continue
        if _LABEL_ZH.fullmatch(row.label):
            found = product_zh.named(doc, row.value)
        elif _LABEL_EN.fullmatch(row.label):
            found = product_en.named(doc, row.value)
        else:
            continue
        if found and found.value not in {party.value for party in (both.vendor, both.customer) if party}:
            return found
    return None
