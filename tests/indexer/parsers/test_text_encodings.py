"""A text file is read in the encoding that it is in, or refused: never learned as another one's letters."""

import pytest

from indexer.parsers import parse
from indexer.parsers.text_encoding import decode
from knowledge.errors import UnreadableFile

SIMPLIFIED = "设备保养协议\n委托方：海棠机械有限公司\n第三条 保养费每年八万元，于每年一月支付。\n"
TRADITIONAL = "設備保養協議\n委託方：海棠機械股份有限公司\n第三條 保養費每年八萬元，於每年一月支付。\n"
JAPANESE = "保守サービス契約書\n第3条 料金は年額八万円とし、毎年一月に支払うものとする。\n"
ENGLISH = "Maintenance terms\nThe client’s yearly charge is £8,400 – due in January.\n"
FRENCH = "Conditions d’entretien\nLa redevance annuelle s’élève à 8 400 €, payable à l’échéance de janvier.\n"
GERMAN = "Wartungsbedingungen\nDie jährliche Gebühr beträgt 8.400 € und ist im Jänner fällig.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLIFIED, e) for e in ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig")),
        *((TRADITIONAL, e) for e in ("big5", "gb18030", "utf-16-le", "utf-16-be")),
        *((JAPANESE, e) for e in ("shift_jis", "euc_jp", "utf-16-le")),
        *((ENGLISH, e) for e in ("cp1252", "utf-16-le")),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
    ],
)
def test_the_encoding_is_found_by_its_letters(text, encoding):
    assert text == decode(text.encode(encoding))


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "iso8859_5"])
def test_letters_of_no_known_encoding_are_refused(encoding):
    with pytest.raises(UnreadableFile, match="encoding"):
        decode("Договор на обслуживание. Плата составляет восемь тысяч рублей.\n".encode(encoding))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv"])
def test_bytes_that_are_no_text_are_refused_under_any_name(name):
    with pytest.raises(UnreadableFile):
        parse(bytes(range(1, 256)) * 40, name)


def test_a_broken_byte_in_utf_8_costs_one_character():
    data = SIMPLIFIED.encode().replace("海".encode(), b"\xe6\xb5", 1)

    assert 1 == decode(data).count("\ufffd")


def test_a_page_that_declares_another_encoding_than_it_has_is_read_by_its_bytes():
    page = f"<html><head><meta charset=gb2312></head><body><p>{SIMPLIFIED}</p></body></html>".encode()

    assert "海棠机械有限公司" in parse(page, "a.html").text


def test_a_page_in_the_encoding_that_it_declares_is_read():
    page = f"<html><head><meta charset=big5></head><body><p>{TRADITIONAL}</p></body></html>".encode("big5")

    assert "海棠機械股份有限公司" in parse(page, "a.html").text
