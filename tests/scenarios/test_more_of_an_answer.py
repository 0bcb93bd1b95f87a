"""What an answer rests on opens by *More*: to those alone who may read it when they press."""

import json

from knowledge.records.documents.documents import Document
from tests.scenarios.seeing import reply_to

RESPONSE = "明栈MES的一级故障多久响应？"


def test_more_opens_every_clause_whole_and_tables_in_words(talking):
    answer = reply_to(talking, talking.workspace.say("wei", "#general", f"@vendordesk {RESPONSE}"))

    talking.workspace.click("lin", answer, "more_of_answer")

    shown = json.dumps(talking.workspace.modal("lin").content, ensure_ascii=False)
    assert "15分钟" in shown
    assert "1小时" in shown
    assert " | " not in shown


def test_a_document_that_was_closed_meanwhile_does_not_open(talking):
    answer = reply_to(talking, talking.workspace.say("wei", "#general", f"@vendordesk {RESPONSE}"))
    with talking.desk.database.sessions.begin() as session:
        for document in session.query(Document).filter(Document.name.contains("补充协议")):
            document.audience = "closed"

    talking.workspace.click("lin", answer, "more_of_answer")

    shown = json.dumps(talking.workspace.modal("lin").content, ensure_ascii=False)
    assert "补充协议一.md" not in shown
    assert "明栈MES售后支持协议.html" in shown


def test_the_answer_is_one_sentence_one_quote_and_nothing_of_the_rest(talking):
    answer = reply_to(talking, talking.workspace.say("wei", "dm", "How fast does Aldergate respond to Severity 3?"))

    assert answer.blocks[0]["text"]["text"].startswith("Severity 3: first response within")
    assert " | " not in json.dumps(answer.blocks)
    assert 1 == len([block for block in answer.blocks if block["type"] == "table"])
