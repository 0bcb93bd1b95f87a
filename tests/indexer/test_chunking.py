"""Passages follow headings and clauses, hold all of the text, and never cut a row or a sentence."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.chunking import split
from indexer.parsers import parse
from indexer.parsers.assembly import Assembly


def _markdown(text: str):
    return parse(text.encode(), "a.md")


def _words(text: str) -> str:
    return "".join(text.split())


def test_each_passage_is_an_exact_slice_with_its_headings():
    parsed = _markdown(
        "# 协议\n\n## 第一条 期限\n\n1.1 三年。\n\n## 第二条 费用\n\n" + "2.1 年费十万元，按季支付。" * 20 + "\n"
    )

    chunks = split(parsed)

    assert all(chunk.text == parsed.text[chunk.start : chunk.end] for chunk in chunks)
    assert ("协议", "第二条 费用") == chunks[-1].headings
    assert {"zh"} == {chunk.lang for chunk in chunks}


def test_small_clauses_under_one_heading_are_together():
    parsed = _markdown("# A\n\n## 1. Term\n\n1.1 One year.\n\n1.2 No renewal.\n\n1.3 Thirty days' notice.\n")

    (chunk,) = split(parsed)

    assert "1. Term\n1.1 One year.\n1.2 No renewal.\n1.3 Thirty days' notice." in chunk.text


def test_a_long_clause_is_cut_between_sentences_only():
    sentences = [f"第{n}项工作应当在甲方书面通知后的三个工作日内完成并提交记录。" for n in range(60)]
    parsed = parse(("服务合同\n第一条 工作\n1.1 " + "".join(sentences)).encode(), "a.txt")

    chunks = split(parsed)

    assert len(chunks) > 3
    assert all(chunk.text.endswith("。") for chunk in chunks)


def test_a_sentence_that_a_text_file_wrapped_is_not_cut():
    clause = "2.{0} 对于并非由乙方提供仓库的各个城市,\n甲方将其自行租用的仓库委托乙方管理。\n2.{0}1\n乙方接受委托。\n"
    parsed = parse(("协议\n第二条 委托\n" + "".join(clause.format(n) for n in range(1, 40))).encode(), "a.txt")

    chunks = split(parsed)

    assert len(chunks) > 2
    assert all(chunk.text.endswith("。") for chunk in chunks)


def test_english_abbreviations_do_not_end_a_sentence():
    sentence = (
        "The parties are Acme Inc. The Buyer and Beta Ltd. A company, see Section No. 5 of U.S. Code, as agreed. "
    )
    parsed = parse(("1. Parties\n" + sentence * 20).encode(), "a.txt")

    chunks = split(parsed)

    assert len(chunks) > 2
    assert all(chunk.text.endswith("as agreed.") for chunk in chunks)


def test_rows_of_a_long_table_stay_whole_and_carry_their_header():
    rows = [
        ["级别", "定义", "响应"],
        *[[f"{n}级", "系统的第某项功能不可用且没有替代办法" * 2, f"{n}小时"] for n in range(40)],
    ]
    assembly = Assembly()
    assembly.heading("时限", 2)
    assembly.paragraph("各级别见下表：")
    assembly.table(rows, has_header=True)

    chunks = split(assembly.done("x"))

    assert chunks[0].text.startswith("时限\n各级别见下表：\n级别 | 定义 | 响应\n0级 | ")
    assert all(line.count(" | ") == 2 for chunk in chunks[1:] for line in chunk.text.split("\n"))
    assert {"级别 | 定义 | 响应"} == {chunk.context for chunk in chunks[1:]}


def test_questions_with_their_answers_stay_alone_and_whole():
    text = "# 常见问题\n" + "".join(f"### 问{n}：怎么办？\n答：{'先重启服务。' * (n * 9)}\n" for n in range(1, 7))

    chunks = split(_markdown(text))

    assert 6 == len([chunk for chunk in chunks if "问" in chunk.headings[-1]])
    assert all(chunk.text.count("答：") <= 1 for chunk in chunks)


def test_questions_in_plain_text_are_items_too():
    items = ["问：如何登录？\n答：用域账号。", "问：忘记密码怎么办？\n答：找管理员。", "Q: Who pays?\nA: The buyer."]

    chunks = split(parse("\n".join(["常见问题", "先看这里再提问。", *items]).encode(), "a.txt"))

    assert items == [chunk.text for chunk in chunks[1:]]


def test_a_line_without_any_end_is_cut_at_a_fixed_bound():
    parsed = parse(("合" * 1_500_000).encode(), "a.txt")  # half a second; a quadratic cut runs into the time-out

    chunks = split(parsed)

    assert max(len(chunk.text) for chunk in chunks) <= 1200
    assert 1_500_000 == sum(len(chunk.text) for chunk in chunks)


def test_a_document_of_very_many_headings_is_cut_whole():  # seconds; a quadratic cut runs into the time-out
    text = "".join(
        f"第{n}条 标题\n正文内容如下。\n" for n in range(60_000)
    )  # seconds; quadratic runs into the time-out

    chunks = split(parse(text.encode(), "a.txt"))

    assert text.count("正文") == sum(chunk.text.count("正文") for chunk in chunks)


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "第一条 期限",
                "1. Term",
                "1.1 Fees are due.",
                "（一）服务内容",
                "问：为何？",
                "答：因此。",
                "| a | b |",
                "|---|---|",
                "# T",
            ]
        ),
        st.text(max_size=60),
        st.text(alphabet="合同甲乙方。；，", min_size=200, max_size=900),
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(_LINES)
def test_passages_hold_every_character_once_and_in_order(lines):
    assembly = Assembly()
    for number, line in enumerate(lines):
        if number % 5 == 0:
            assembly.heading(line, 1 + number % 4)
        elif number % 7 == 0:
            assembly.table([[line, "x"], ["y", line]], has_header=True)
        else:
            assembly.line(line)
    parsed = assembly.done("x")

    chunks = split(parsed)

    assert _words(parsed.text) == _words("".join(chunk.text for chunk in chunks))
    assert all(chunk.text == parsed.text[chunk.start : chunk.end] for chunk in chunks)
    assert all(a.end <= b.start for a, b in pairwise(chunks))
