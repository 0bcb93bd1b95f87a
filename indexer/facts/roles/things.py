"""Names of products and persons in a document: candidates for what the contract is about and who must do the work."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from indexer.facts.document.blanks import has_blank
from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found
from indexer.facts.roles.names_en import organisation_spans

_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_READ, _PERSONS_READ, _MOST, _TWICE = 8000, 40000, 60, 2
_NAME = r"[A-Z][\w+&'’.-]*"
_RUN_EN = re.compile(
    rf"(?<![\w@/.-])(?:{_NAME}|\d[A-Z]\w*)(?:\s(?:{_NAME}|\d+(?:\.\d+){{0,3}}[a-z]?|v\d[\w.]*|for(?=\s[A-Z])|and(?=\s[A-Z])|®|™)){{0,5}}"
)
_LEAD_EN = re.compile(
    r"^(?:The|This|That|These|A|An|Our|Your|Its|Any|All|Each|Every|For|In|On|At|Of|To|From|With|By|As|If|When|Where|While|After"
    r"|Before|During|Under|Between|And|Or|But|No|Not|We|You|It|They|He|She|Both|Either|Such|Software|Product|Licensed|Subject"
    r"|Supply|Purchase|Use|Using|Subscription|System)\s"
)
_PLAIN_EN = frozenset(_WORDS["plain"].split())
_PERSON_EN = re.compile(
    r"(?<![\w-])(?:(?:Mr|Ms|Mrs|Dr|Ing|Eng|Prof|Frau|Herr|Sr|Mme)\.?\s)?[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-ZÀ-Þ]\.|van|de|der|den|von|bin|al|el|la))*"
    r"\s[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?(?![\w-])"
)
_PIECE_ZH = r"[\u4e00-\u9fffA-Za-z0-9+·.\-]"
_QUOTED_ZH = re.compile(rf"[“「『\"《]((?:{_PIECE_ZH}|\s){{2,30}})[”」』\"》]")
_MIXED_ZH = re.compile(
    r"[\u4e00-\u9fff·]{0,6}[A-Za-z][A-Za-z0-9+.\-]*(?:\s?[A-Z0-9][A-Za-z0-9.+\-]*){0,4}[\u4e00-\u9fff]{0,10}"
)
_SYSTEM_ZH = re.compile(r"[\u4e00-\u9fff·A-Za-z0-9+.\-]{2,20}(?:系统|系統|软件|軟體|平台|平臺|套件|云服务|管理云)")
_LEAD_ZH = re.compile(
    r"^.*(?:使用|采购|购买|採購|许可|授权|提供|实施|部署|升级|维护|运维|订阅|租用|名称|产品|标的|甲方|乙方|关于|称为|简称|即|的|对|为|將|将"
    r"|和|及|与|就|在|其|以|向|由|是|从|至|本|该|上述|一套|一期|二期|项目)"
)
_TAIL_ZH = re.compile(
    r"(?:的|及|与|和|之|等|在|由|按|为|是|提供|实施|维护|运维|服务|合同|协议|项目|许可|授权|采购|补充|技术|年度|购销).*$"
)
_SURNAMES = "".join(_WORDS["surnames"].split())
_PERSON_ZH = re.compile(
    rf"(?<![\u4e00-\u9fff])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])"
    rf"|(?:由|派|委派|指派|指定|安排|负责人|顾问|工程师|经理|联系人|姓名|同志)(?:为|是|:|：)?\s?(?P<led>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=先生|女士|博士|工程师|本人|担任|负责|主持|作为|完成|亲自|主导|带队|[,，。;；、()（）:：\s]|$)"
    rf"|(?P<own>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})(?=先生|女士|博士|工程师|本人|同志)"
)


def find_products(doc: Doc) -> list[Found]:
    """What may be a product's name, each at most twice."""
    text = doc.plain[:_READ]
    organisations = list(organisation_spans(text))
    spans = sorted({*_english(text, organisations), *(_chinese(text) if doc.lang == "zh" else ())})
    return _often(doc, spans)


def find_persons(doc: Doc) -> list[Found]:
    """What may be a person's name."""
    text = doc.plain[:_PERSONS_READ]
    if doc.lang == "zh":
        spans = [
            m.span("led") if m["led"] else m.span("own") if m["own"] else m.span() for m in _PERSON_ZH.finditer(text)
        ]
    else:
        spans = [m.span() for m in _PERSON_EN.finditer(text) if not {w.lower() for w in m.group().split()} & _PLAIN_EN]
    return _often(doc, spans)


def _often(doc: Doc, spans: list[tuple[int, int]]) -> list[Found]:
    seen: Counter[str] = Counter()
    found: list[Found] = []
    for start, end in spans:
        name = doc.text[start:end]
        key = "".join(name.split()).casefold()
        seen[key] += 1
        if seen[key] <= _TWICE and len(found) < _MOST and len(key) > 1 and not has_blank(name):
            found.append(Found(name, start, end))
    return found


def _english(text: str, organisations: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that are no organisation's name and hold more than a contract's usual words."""
    for match in _RUN_EN.finditer(text):
        start, end = match.span()
        while lead := _LEAD_EN.match(text[start:end]):
            start += lead.end()
        words = [word.strip(".,'’").lower() for word in text[start:end].split()]
        if any(start < last and first < end for first, last in organisations):
            continue
        while words and words[-1] in _PLAIN_EN:
            words.pop()
            end = start + len(text[start:end].rsplit(None, 1)[0]) if words else start
        if words and not all(word in _PLAIN_EN or word.isdigit() for word in words) and 1 < end - start <= 60:
            yield start, start + len(text[start:end].rstrip(" .,'’-"))


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED_ZH.finditer(text):
        yield match.span(1)
    for pattern in (_MIXED_ZH, _SYSTEM_ZH):
        for match in pattern.finditer(text):
            start, end = match.span()
            if lead := _LEAD_ZH.match(text[start:end]):
                start += lead.end()
            if tail := _TAIL_ZH.search(text[start:end], 2):
                end = start + tail.start()
            if 2 <= end - start <= 30 and not text[start:end].isdigit():
                yield start, end
