"""The log: what stands in a line, and what never does."""

import json
import logging

import pytest
from sqlalchemy import text

from bot.logs import HIDDEN, Hidden, _formatter, about, secrets_of
from knowledge.errors import NotReady

SECRET = "s3cr3t-of-nobody"


def written(form, record_of, secrets=()):
    handler_of = _formatter(form, secrets)
    record = logging.getLogger("vendordesk").makeRecord("vendordesk", logging.ERROR, "f", 1, *record_of)
    return handler_of.format(record)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (f"token {SECRET} refused", f"token {HIDDEN} refused"),
        ("Bearer xoxb-12-34-abc is wrong", f"Bearer {HIDDEN} is wrong"),
        ("xapp-1-A0-5-ff", HIDDEN),
        ("postgresql://desk:pa55-word@db:5432/desk", f"postgresql://desk:{HIDDEN}@db:5432/desk"),
        ("see https://example.com/a:b@c", "see https://example.com/a:b@c"),
        ("null value\nDETAIL:  Failing row contains (7, what does the pump cost).\nend", "null value\n\nend"),
    ],
)
def test_secrets_and_refused_rows_are_taken_out(said, kept):
    assert kept == Hidden([SECRET]).out_of(said)


def test_a_password_is_known_however_the_address_spells_it():
    known = secrets_of("postgresql://desk:p%40ss-w%2Frd@db/desk")

    assert f"password {HIDDEN} and {HIDDEN}" == Hidden(known).out_of("password p%40ss-w%2Frd and p@ss-w/rd")


def test_a_line_of_json_names_its_request_its_reference_and_the_whole_story():
    try:
        raise NotReady("tokens_missing", names=SECRET)
    except NotReady as error:
        with about(request="Ev07"):
            line = written(
                "json",
                ("ref %s", ("7f3a",), (type(error), error, error.__traceback__), None, {"ref": "7f3a"}),
                [SECRET],
            )

    told = json.loads(line)
    assert ("Ev07", "7f3a", "error", "ref 7f3a") == (told["request"], told["ref"], told["level"], told["event"])
    assert "NotReady" in told["exception"]
    assert SECRET not in line


def test_a_plain_line_is_read_by_people():
    line = written("plain", ("the step %s failed", ("due",), None))

    assert "the step due failed" in line
    assert "{" not in line


def test_an_error_of_the_database_does_not_show_the_values_of_its_statement(database):
    with pytest.raises(Exception, match="no_such_table") as failed, database.sessions.begin() as session:
        session.execute(text("INSERT INTO no_such_table VALUES (:said)"), {"said": "what does the pump cost"})

    assert "pump" not in str(failed.value)
