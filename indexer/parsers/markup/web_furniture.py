"""Says what on a web page is no part of its matter: menus, cookie bars, adverts, footers, hidden and struck text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from indexer.parsers.markup.web_fields import is_dialogue

_TAGS = re.compile(
    "script|style|noscript|template|iframe|svg|canvas|nav|aside|footer|button|dialog|head|s|strike|del|rt|rp|"
    "object|embed|audio|video|map"
)
_ROLES = re.compile("navigation|banner|contentinfo|complementary|dialog|alertdialog|search|menu|menubar|toolbar")
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ads?|advert\w*|adsense|promo\w*|sponsor\w*|banner|side-?bar|(?:bread)?crumbs?|"
    r"share|social|related|recommend\w*|hot|pop-?up|modal|newsletter|subscribe|menu|nav(?:bar)?|topbar|foot(?:er)?|"
    r"copyright|toolbar|pagination|pager|comments?|qrcode|back-?to-?top|skip-?link|login|toc)(?:$|[\s_-])",
    re.I,
)
_PROMOTION = re.compile(
    r"^[\s【\[（(]*(?:"
    r"(?:推荐阅读|相关阅读|延伸阅读|热门文档|热门推荐|热门文章|相关推荐|相关文章|为您推荐|上一篇|下一篇|分享到|"
    r"关注我们|当前位置|广告|赞助|友情链接|打印本页|关闭窗口|责任编辑|站内通知|立即注册|免费试用|"
    r"Advertisement|Sponsored|See also|Share this|Follow us|Related (?:articles|posts|reading)|You may also like|"
    r"Recommended for you|Back to top)(?:[\s：:】\]）)|｜>]|$)|"
    r"猜你喜欢|点击排行|扫码关注|返回顶部|浏览次数|阅读次数|版权所有|免责声明：本(?:站|网)|本网站使用\s*cookie|"
    r"Copyright\s*[©(]|©\s*\d{4}|Was this (?:page|article) helpful|We use cookies|This (?:web)?site uses cookies|"
    r"Skip to (?:main )?content|Subscribe to our|Sign up for our)",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[\w-]*\s*:[^;]{0,40}line-through",
    re.I,
)
_OPENED = re.compile(
    r"tab|panel|pane|collaps|accordion|answer|content|body|fold|item|detail|more|faq|slide|carousel", re.I
)
_LONGEST_STYLES = 200_000


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the page's own styles hide or strike: names of classes, ids and elements."""

    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def holds(self, node: Any) -> bool:
        """Whether a style hides or strikes an element."""
        attributes = node.attributes
        names = (attributes.get("class") or "").split() if self.classes else ()
        return node.tag in self.tags or attributes.get("id") in self.ids or any(name in self.classes for name in names)


def hidden_names(styles: Iterable[str]) -> Hidden:
    """Read style sheets for rules of one name that hide or strike; what a click may open stays."""
    found: dict[str, set[str]] = {".": set(), "#": set(), "": set()}
    for rule in "".join(styles)[:_LONGEST_STYLES].split("}"):
        names, _, body = rule.partition("{")
        told = _HIDDEN.search(body)
        if told is None or "{" in body:
            continue
        for name in names.split(","):
            plain = name.strip()
            kind = plain[:1] if plain[:1] in (".", "#") else ""
            word = plain.removeprefix(kind)
            struck = "line-through" in told[0].lower()
            if re.fullmatch(r"[\w-]{1,80}", word) and (struck or (kind and not _OPENED.search(word))):
                found[kind].add(word)
    return Hidden(*(frozenset(found[kind]) for kind in (".", "#", "")))


def is_furniture(node: Any, hidden: Hidden) -> bool:
    """Whether an element and all in it is no part of the page's matter, is hidden or is struck out."""
    if _TAGS.fullmatch(node.tag) or node.tag.startswith(("!", "-")):
        return True
    if _is_hidden(node) or hidden.holds(node) or _ROLES.fullmatch(node.attributes.get("role") or ""):
        return True
    if node.tag in ("header", "form"):
        return is_dialogue(node) if node.tag == "form" else node.css_first("h1") is None
    if node.tag in ("body", "main", "article", "html"):
        return False
    return any(_NAMES.search(node.attributes.get(key) or "") for key in ("class", "id"))


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    hides = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return hides or _HIDDEN.search(attributes.get("style") or "") is not None


def is_promotion(line: str) -> bool:
    """Whether a short line only advertises, points elsewhere or belongs to the site and not to the page."""
    return len(line) < 200 and bool(_PROMOTION.match(line))
