"""Finds the encoding of a text file: its mark, UTF-8, else the one whose letters are those that people write.

Each candidate is weighed by the characters that it makes of the bytes beyond ASCII: everyday ones count fully, those
that only dictionaries know count nothing, and where no candidate is likely the file is refused, never learned garbled.
"""

import re
import unicodedata

from knowledge.errors import UnreadableFile

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 20_000
_LEAST_LIKELY, _LEAST_WESTERN = 0.42, 0.7
_SURROGATE = re.compile("[\ud800-\udfff]")
_BEYOND = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_EVERYDAY = frozenset(
    "的一是不了在人有我他这中大来上个国和也子时道说出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三"
    "小军二无同主经公此已工使情明性知全面学长两从法定水本理动前现等间力加民实进将外与物业东意数点机产期正应部内务系由及合同甲乙双约款条"
    "元费付支服务软件技术支持故障响应时限级别问题解决恢复系统维护升级价格总金额人民币税率违责任保密终止解除通知书面日内工作每月季天小"
    "的一是不了在人有我他這中大來上個國和也子時道說出而要於就下得可你年生自會那後能對著事其裡所去行過家十用發天如然作方成者多日都三"
    "小軍二無同主經公此已工使情明性知全面學長兩從法定水本理動前現等間力加民實進將外與物業東意數點機產期正應部內務系由及合約條款"
    "元費付支服務軟體技術支援故障回應時限級別問題解決恢復系統維護升級價格總金額新臺幣稅率違責任保密終止解除通知書面日內工作每月季號第"
)
_MARKS = frozenset("，。、；：（）《》“”‘’　！？—…·％￥＝＋－／０１２３４５６７８９□☑■●○①②③④⑤")
_WESTERN = frozenset("‘’“”–—…•€£¥§©®°±²³¼½¾×÷·«»¿¡™ªº¢µ¶\xa0\xad")
_MULTIBYTE = {
    "gb18030": "gb2312",
    "big5hkscs": "big5",
    "shift_jis": "shift_jis",
    "euc_jp": "euc_jp",
    "euc_kr": "euc_kr",
}


def decode(data: bytes) -> str:
    """Text of a file's bytes; raises UnreadableFile where no known encoding is likely, or where they are no text."""
    text = _SURROGATE.sub("", _decode(data))
    if len(_CONTROL.findall(text[:4000])) > 40:
        raise UnreadableFile("file_not_text")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.count(0) <= len(data) // 20:
        text = _decoded(data, "utf-8")
        if text is not None:
            return text
    found = {encoding: text for encoding in _candidates(data) if (text := _decoded(data, encoding)) is not None}
    weights = {encoding: likelihood(text, encoding) for encoding, text in found.items()}
    best = max(weights, key=lambda encoding: weights[encoding], default="")
    if best and weights[best] >= (_LEAST_WESTERN if best == "cp1252" else _LEAST_LIKELY):
        return found[best]
    return _damaged(data)


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.count(0) > len(data) // 20:
        return "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"
    wide = ("utf-16-le", "utf-16-be") if 0 in data else ()
    return (*_MULTIBYTE, "cp1252", *wide)


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text in an encoding; none where the bytes do not fit it, but for a character cut off at the end."""
    for end in (len(data), len(data) - 1) if encoding in _MULTIBYTE else (len(data) - len(data) % 2,):
        try:
            whole = data if encoding in ("utf-8", "cp1252") else data[:end]
            return whole.decode(encoding, errors="surrogatepass" if encoding.startswith("utf") else "strict")
        except UnicodeDecodeError:
            continue
    return None


def likelihood(text: str, encoding: str) -> float:
    """How likely a reading is, 0 to 1: the mean weight of its characters beyond ASCII."""
    sample = text[:_SAMPLE]
    if encoding.startswith("utf"):
        return _of_wide(sample)
    beyond = [found.start() for found in _BEYOND.finditer(sample)]
    if not beyond:
        return 0.0
    if encoding == "cp1252":
        letters = sum(c.isalpha() for c in sample)
        accents = sum(sample[at].isalpha() for at in beyond)
        few = accents <= 0.3 * letters
        return sum(_western(sample, at) for at in beyond) / len(beyond) if few else 0.0
    everyday = _MULTIBYTE[encoding]
    weights = {character: _eastern(character, everyday) for character in {sample[at] for at in beyond}}
    return sum(weights[sample[at]] for at in beyond) / len(beyond)


def _of_wide(sample: str) -> float:
    """The likelihood of UTF-16 or UTF-32: plain letters and everyday characters, no odd ones."""
    if not sample or _CONTROL.search(sample):
        return 0.0
    return sum(1.0 if c.isascii() else _eastern(c, "gb2312") for c in sample) / len(sample)


def _eastern(character: str, everyday: str) -> float:
    if character in _EVERYDAY or character in _MARKS:
        return 1.0
    code = ord(character)
    if 0x3040 <= code < 0x3100:  # kana are the better part of any Japanese text, and of no other
        return 0.95 if everyday.startswith(("shift", "euc_jp")) else 0.1
    if 0xAC00 <= code < 0xD7A4:
        return 0.75
    if 0x4E00 <= code < 0xA000:
        return 0.55 if _is_first_rank(character, everyday) else 0.1
    return 0.3 if 0xFF01 <= code < 0xFF61 or 0x2010 <= code < 0x2700 else 0.0


def _is_first_rank(character: str, everyday: str) -> bool:
    """Whether a national standard holds a Chinese character among its everyday ones."""
    try:
        lead = character.encode(everyday)[0]
    except UnicodeEncodeError:
        return False
    first = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "shift_jis": (0x88, 0x97), "euc_jp": (0xB0, 0xCF)}
    low, high = first.get(everyday, (0, 0))
    return low <= lead <= high


def _western(sample: str, at: int) -> float:
    character = sample[at]
    if character in _WESTERN:
        return 0.9
    before = sample[at - 1] if at else " "
    if character.isupper() and before.islower():
        return 0.0
    beside = before + sample[at + 1 : at + 2]
    lone = any(c.isascii() and (c.isalpha() or c.isspace()) for c in beside)
    return 0.8 if unicodedata.category(character) in ("Ll", "Lu") and lone else 0.0


def _damaged(data: bytes) -> str:
    """The reading of a text in which only a few bytes are broken; raises UnreadableFile where more are."""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        beyond = [found[0] for found in _BEYOND.finditer(text[:_SAMPLE])]
        broken = beyond.count("\ufffd")
        kept = "".join(character for character in beyond if character != "\ufffd")
        if broken <= max(1, len(beyond) // 10) and kept and (encoding == "utf-8" or likelihood(kept, encoding) > 0.6):
            return text
    raise UnreadableFile("text_in_unknown_encoding")
