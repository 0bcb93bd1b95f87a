"""The name of the software in a Chinese contract."""

import re
from collections import Counter

from indexer.facts.document.document import Doc, Span
from indexer.facts.document.found import Found

_TITLE_TAIL = re.compile(
    r"(?:(?:软件|系统|平台|产品|及|和|与|的|年度|年|售后|技术|现场|远程|运行|运营|模块|定制|二次|项目|服务|增值|信息化|整体|全面|版本|用户|SaaS){0,12}"
    r"(?:许可|授权|订阅|实施|部署|建设|开发|运维|维保|维护|支持|服务|升级|加购|增购|扩容|扩展|采购|购销|租用|保密|补充|变更|销售|买卖|集成|使用)"
    r"|(?:软件|系统|平台)?(?:合同|协议|订单)).*$"
)
_GENERIC = re.compile(
    r"软件|系统|平台|项目|信息系统|管理系统|本|双方|单方|商业秘密|信息|仓储管理系统|计算机软件|应用软件|应用系统|信息化"
)
_THING = r"(?:系统|平台|软件|云)"
_ABOUT_SOFTWARE = re.compile(r"软件|系统|平台|云|SaaS|订阅|许可|授权|升级|运维|维保|[A-Z]{2}")
_MEANS = re.compile(
    r"[“\"](?:许可软件|授权软件|标的软件|目标软件|合同软件|本?软件|本?系统|本?产品|本?平台|标的产品|服务|订阅服务|云服务)[”\"]?[:,]?\s?(?:系|是"
    r"|均)?指[^。;,]{0,24}?(?P<name>[\u4e00-\u9fff]{0,8}[A-Z][A-Za-z0-9]{1,14}|(?<=的)[\u4e00-\u9fff]{2,12}(?:系统"
    r"|平台|软件))"
)
_QUOTED = re.compile(rf"\"(?P<name>[^\"\s,。;:《》]{{2,14}})\"[\u4e00-\u9fff]{{0,8}}?{_THING}")
_NOT_A_BRAND = re.compile(r"[和或及与共计的]|X{2,}|GPS|CA$|USB|IP$|APP$|合计")
_TOKEN = re.compile(r"(?P<han>[\u4e00-\u9fff]{1,6})\s?(?P<latin>[A-Z][A-Za-z]{1,11})(?![A-Za-z-])")
_LATIN_TITLE = re.compile(r"(?!企业|公司|集团|项目|信息|管理|综合)[\u4e00-\u9fff]{2,4}\s?[A-Z][A-Za-z]{1,7}")
_TRADE = re.compile(r"科技|软件|信息|网络|数据|数字|智能|技术|电子|云计算|咨询|有限|股份|集团|\(")


def named(doc: Doc, value: Span) -> Found | None:
    """The name at the head of a labelled value: 松涛EAM设备资产管理软件 of `松涛EAM设备资产管理软件V4.0,含三个模块`."""
    head = re.split(r"[,，、。;:|(]|\s?[Vv]\d|\s\d|\d\.\d", value.text)[0].strip(' "“”《》')
    whole = re.match(r"[^系平软]{2,}?(?:系统|平台|软件)(?!.{0,3}(?:系统|平台|软件))", head)
    head = whole.group() if whole else head
    if not 2 <= len(head) < 40 or _GENERIC.fullmatch(head) or not re.match(r"[A-Z\u4e00-\u9fff]", head):
        return None
    return _at(doc, value.start + value.text.index(head), head)


def read(doc: Doc, title: Found | None, vendor: Found | None) -> Found | None:
    """From the title, a definition, a name in quotation marks, the vendor's own name, or the name used most."""
    if title is not None and (found := _from_title(doc, str(title.value))):
        return found
    match = _MEANS.search(doc.plain)
    if match:
        name = re.split(r"的|方|开发|研发|拥有|提供|享有", match["name"])[-1]
        return _at(doc, match.end("name") - len(name), name)
    return _of_vendor(doc, vendor) or _most_used(doc) or _quoted(doc) or _of_base(doc)


def _from_title(doc: Doc, title: str) -> Found | None:
    stem = re.sub(r"^(?:【[^】]*】)?(?:关于|《)?", "", title.strip("《》 "))
    name = _TITLE_TAIL.sub("", stem).strip("《》 -—()（）")
    if len(name) < 2 or _GENERIC.fullmatch(name) or "[" in name:
        return None
    if _LATIN_TITLE.fullmatch(name) and name in doc.text:
        return _at(doc, doc.text.index(name), name)
    if doc.text.count(name) < 2 or not (_ABOUT_SOFTWARE.search(title) and _is_software(doc, name)):
        return None
    longer = re.match(r"[\u4e00-\u9fff]+?(?:平台|系统)", stem[len(name) - 1 :])
    whole = name[:-1] + longer.group() if longer else name
    name = whole if doc.text.count(whole) > 1 else name
    return _at(doc, doc.text.index(name), name)


def _is_software(doc: Doc, name: str) -> bool:
    """Whether the text treats a name as a program: it says what it is, or uses the name again and again."""
    said = re.search(rf"[A-Za-z]|{_THING}$", name) or re.search(rf"{re.escape(name)}.{{0,8}}?{_THING}", doc.plain)
    return said is not None or doc.text.count(name) > 2


def _of_vendor(doc: Doc, vendor: Found | None) -> Found | None:
    """A name that begins with a part of the vendor's own: 云翎SRM of 深圳市云翎软件, 小舟进销存系统 of 杭州小舟软件."""
    if vendor is None:
        return None
    for match in _TOKEN.finditer(doc.plain):
        brands = (match["han"][-size:] for size in (4, 3, 2) if len(match["han"]) >= size)
        brand = next((one for one in brands if one in str(vendor.value)), None)
        if brand:
            start = match.end("han") - len(brand)
            return _at(doc, start, doc.plain[start : match.end()])
    core = _TRADE.split(str(vendor.value))[0]
    for brand in (core[-size:] for size in (4, 3, 2) if len(core) > size):
        worded = re.search(rf"{re.escape(brand)}[\u4e00-\u9fff]{{1,8}}?{_THING}", doc.plain)
        if worded and not _TRADE.match(worded.group()[len(brand) :]):
            return _at(doc, worded.start(), worded.group())
    return None


def _quoted(doc: Doc) -> Found | None:
    """A name in quotation marks before what it is, used more than once: "衡器通"称重系统."""
    for match in _QUOTED.finditer(doc.plain):
        name = match["name"]
        if doc.plain.count(name) > 1 and not re.search(rf"方$|^本|{_GENERIC.pattern}", name):
            return _at(doc, match.start("name"), name)
    return None


def _of_base(doc: Doc) -> Found | None:
    """The name in the title of the contract that this one goes with: 《云图BI服务合同》."""
    for match in re.finditer(r"《(?P<title>[^《》\n]{4,40}(?:合同|协议))》", doc.plain):
        name = _TITLE_TAIL.sub("", match["title"])
        if len(name) >= 2 and not _GENERIC.fullmatch(name) and _ABOUT_SOFTWARE.search(match["title"]):
            return _at(doc, match.start("title"), name)
    return None


def _most_used(doc: Doc) -> Found | None:
    """The commonest Chinese–Latin name (鹿鸣CRM): the longest Chinese part that most of its uses share."""
    uses: dict[str, list[str]] = {}
    for match in _TOKEN.finditer(doc.plain):
        uses.setdefault(match["latin"], []).append(match["han"])
    best: tuple[int, str, str] | None = None
    for latin, hans in uses.items():
        tails = Counter(han[-size:] for han in hans for size in (2, 3, 4) if len(han) >= size)
        shared = [tail for tail, count in tails.items() if count >= 2 and 10 * count >= 6 * len(hans)]
        if shared:
            tail = max(shared, key=lambda one: (len(one), tails[one]))
            if not _NOT_A_BRAND.search(tail + latin):
                best = max(best or (0, "", ""), (tails[tail], tail, latin))
    used = re.search(r"\s?".join(map(re.escape, best[1:])), doc.plain) if best else None
    return _at(doc, used.start(), used.group()) if used else None


def _at(doc: Doc, start: int, name: str) -> Found:
    return Found(doc.text[start : start + len(name)], start, start + len(name))
