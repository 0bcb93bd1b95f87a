"""Says what on a web page is furniture: menus, cookie bars, adverts, recommendations, footers."""

import re
from typing import Any

_TAGS = re.compile(
    "script|style|noscript|template|iframe|svg|canvas|nav|aside|footer|form|button|input|select|textarea|dialog|head|"
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
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_furniture(node: Any) -> bool:
    """Whether an element and all in it is no part of the page's matter."""
    if _TAGS.fullmatch(node.tag) or node.tag.startswith(("!", "-")):
        return True
    attributes = node.attributes
    if (
        _ROLES.fullmatch(attributes.get("role") or "")
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
    ):
        return True
    if _HIDDEN.search(attributes.get("style") or ""):
        return True
    if node.tag == "header":
        return node.css_first("h1") is None
    if node.tag in ("body", "main", "article", "html"):
        return False
    return any(_NAMES.search(attributes.get(key) or "") for key in ("class", "id"))


def is_promotion(line: str) -> bool:
    """Whether a short line only advertises, points elsewhere or belongs to the site and not to the page."""
    return len(line) < 200 and bool(_PROMOTION.match(line))
