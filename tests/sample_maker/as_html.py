"""Writes a source as a saved web page: the text stands among menus, adverts, a cookie banner and a footer."""

from html import escape
from pathlib import Path

from tests.sample_maker.markup import Block, Heading, Table

_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><title>{title}</title>
<style>nav a{{margin:0 .6em}} .ad{{background:#fe9}}
table{{border-collapse:collapse}} td,th{{border:1px solid #888}}</style>
<script>window.visits = (window.visits || 0) + 1;</script></head>
<body>
<div id="cookie-banner" class="cookie-consent" role="dialog">{cookies}</div>
<header><nav>{menu}</nav></header>
<aside class="ad advert">{advert}</aside>
<main><article>
{body}
</article></main>
<aside class="sidebar"><h4>{related}</h4><ul>{links}</ul></aside>
<footer>{footer}</footer>
</body></html>
"""

_WORDS = {
    "zh": {
        "cookies": "本站使用Cookie改善体验。<button>全部接受</button><button>仅必要</button>",
        "menu": "<a href='#'>首页</a><a href='#'>文档中心</a><a href='#'>下载专区</a><a href='#'>联系我们</a>",
        "advert": "限时活动：参加秋季用户大会，现场抽取平板电脑！立即报名 &raquo;",
        "related": "猜你喜欢",
        "links": "<li><a href='#'>智能车间白皮书免费领</a></li><li><a href='#'>十分钟看懂排产</a></li>",
        "footer": "关于我们 | 隐私政策 | 网站地图 | 打印本页 | 分享到",
    },
    "en": {
        "cookies": "We use cookies to improve this page. <button>Accept all</button><button>Settings</button>",
        "menu": "<a href='#'>Home</a><a href='#'>Teams</a><a href='#'>Canteen</a><a href='#'>Phone book</a>",
        "advert": "Summer party photos are online! Have a look and vote for the best one &raquo;",
        "related": "Popular pages",
        "links": "<li><a href='#'>Parking rules</a></li><li><a href='#'>Ride sharing to Kassel</a></li>",
        "footer": "Imprint | Privacy | Sitemap | Print this page | Rate this page",
    },
}


def write_html(blocks: list[Block], target: Path, *, lang: str) -> None:
    """Write the blocks to `target` with the noise of language `lang` around them."""
    title = next(block.text for block in blocks if isinstance(block, Heading))
    body = "\n".join(_element(block) for block in blocks)
    page = _PAGE.format(lang=lang, title=escape(title), body=body, **_WORDS[lang])
    target.write_text(page, encoding="utf-8")


def _element(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Table):
        return _table(block)
    return f"<p>{escape(block.text)}</p>"


def _table(table: Table) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        tag = "th" if table.header and number == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"
