"""The log on stderr: plain lines or JSON, each with the request that it belongs to, none with a secret."""

import logging
import re
import sys
from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Literal
from urllib.parse import quote, unquote, urlsplit

import structlog
from structlog.contextvars import bound_contextvars, merge_contextvars
from structlog.stdlib import ExtraAdder, ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, Processor, WrappedLogger

Form = Literal["plain", "json"]

HIDDEN = "•••"
_SHORTEST = 6
"""Characters; what is shorter is no secret, and hiding it would cut words up."""

_TOKENS = re.compile(r"\bx(?:ox[a-z]|app)-[\w-]+")
_PASSWORDS = re.compile(r"(://[^\s:/@]*:)[^\s/@]+(?=@)")
_ROWS = re.compile(r"^(?:DETAIL|CONTEXT):.*$", re.MULTILINE)
"""PostgreSQL shows there the values of the row that it refused."""
_log = logging.getLogger("vendordesk")


def write_to_stderr(form: Form, secrets: Iterable[str | None] = ()) -> None:
    """Send every log line of this process, warnings and uncaught errors too, to stderr, with these secrets hidden."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(form, [one for one in secrets if one]))
    root = logging.getLogger()
    root.handlers, root.level = [handler], logging.INFO
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    structlog.configure(logger_factory=structlog.stdlib.LoggerFactory())


def about(**values: object) -> AbstractContextManager[None]:
    """Everything that is logged inside says these values too."""
    return bound_contextvars(**{name: value for name, value in values.items() if value is not None})


def secrets_of(*values: str | None) -> list[str]:
    """Secrets that stand alone, and the passwords of those that are addresses."""
    given = [value for value in values if value]
    passwords = [urlsplit(value).password for value in given if "://" in value]
    return [*(value for value in given if "://" not in value), *(one for one in passwords if one)]


def _formatter(form: Form, secrets: Collection[str]) -> ProcessorFormatter:
    renderer: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if form == "plain":
        renderer = structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0)
    return ProcessorFormatter(
        foreign_pre_chain=[
            merge_contextvars,
            add_log_level,
            add_logger_name,
            ExtraAdder(["ref"]),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            Hidden(secrets),
            renderer,
        ],
    )


class Hidden:
    """Takes out of a log line what may not stand there: known secrets, what looks like one, values of refused rows."""

    def __init__(self, secrets: Collection[str]) -> None:
        spelled = {form for one in secrets for form in (one, quote(one, safe=""), unquote(one))}
        self._known = sorted((one for one in spelled if len(one) >= _SHORTEST), key=len, reverse=True)

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return {name: self.out_of(value) for name, value in event.items()}

    def out_of(self, value: Any) -> Any:
        """A value without secrets; what is neither text nor a number as its text."""
        if value is None or isinstance(value, bool | int | float):
            return value
        text = str(value)
        for secret in self._known:
            text = text.replace(secret, HIDDEN)
        return _ROWS.sub("", _PASSWORDS.sub(rf"\1{HIDDEN}", _TOKENS.sub(HIDDEN, text)))


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _log.critical("ended by an error", exc_info=(kind, error, trace))
