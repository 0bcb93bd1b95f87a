"""Web pages give their own matter only."""

from indexer.parsers import parse

_PAGE = """<!DOCTYPE html><html><head><title>协议 - 门户</title><style>p{}</style><script>var a=1;</script></head>
<body>
<nav><ul><li>首页</li></ul></nav><div class="crumb">当前位置：首页</div><div id="cookie-bar">We use cookies</div>
<aside class="ad">周年店庆满减</aside><article><h1>保养协议</h1><p>编号：<b>A-1</b></p>
<h2>1. 期限</h2><p>1.1 有效期为三年，<br>期满终止。</p><div class="ad">新品直播预约</div><p>推荐阅读：别的文章</p>
<table><tr><th>级别</th><th>响应</th></tr><tr><td>红色</td><td>40<br>分钟</td></tr></table>
<p style="display:none">隐藏</p></article><footer>版权所有</footer></body></html>"""


def test_furniture_goes_and_headings_tables_and_text_stay():
    parsed = parse(_PAGE.encode(), "a.html")

    assert "保养协议\n编号：A-1\n1. 期限\n1.1 有效期为三年，\n期满终止。\n级别 | 响应\n红色 | 40分钟\n" == parsed.text
    assert ("保养协议", "1. 期限") == parsed.headings_of(parsed.text.index("三年"))
    assert "保养协议" == parsed.title


def test_a_declared_chinese_encoding_is_followed():
    page = '<html><head><meta charset="gb2312"></head><body><p>合同期限为三年。</p></body></html>'

    parsed = parse(page.encode("gb18030"), "a.htm")

    assert "合同期限为三年。\n" == parsed.text


def test_a_very_deep_page_is_read_without_recursion():
    page = "<html><body>" + "<div>" * 20_000 + "<p>深处的条款。</p>" + "</div>" * 20_000 + "</body></html>"

    parsed = parse(page.encode(), "a.html")

    assert "深处的条款。\n" == parsed.text


def test_a_page_without_structure_is_rescued_from_its_links():
    links = "".join(f'<a href="/{n}">栏目导航链接第{n}号的标题</a> ' for n in range(60))
    body = "<div><p>" + "设备保修期为两年，自验收合格之日起计算。" * 12 + "</p></div>"
    page = f"<html><body><div>{links}</div>{body}</body></html>"

    parsed = parse(page.encode(), "a.html")

    assert "设备保修期为两年" in parsed.text
    assert "栏目导航链接" not in parsed.text
