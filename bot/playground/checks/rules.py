"""The few kinds of rule that Block Kit is made of; each is a function from a value and its JSON pointer to problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Check = Callable[[Any, str], Iterable[str]]


def problem(words: str, pointer: str) -> str:
    """One message as Slack writes it."""
    return f"[ERROR] {words} [json-pointer:{pointer}]"


@dataclass(frozen=True)
class Field:
    """A property of an object; absent is fine unless required, null never is."""

    check: Check
    required: bool = False


def need(check: Check) -> Field:
    """A required property."""
    return Field(check, required=True)


def may(check: Check) -> Field:
    """An optional property."""
    return Field(check)


def string(*, least: int = 0, most: int | None = None) -> Check:
    """Text of a bounded length, in characters."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must provide a string", pointer)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", pointer)
        elif most is not None and len(value) > most:
            yield problem(f"must be less than {most + 1} characters", pointer)

    return check


def matching(fits: Callable[[str], object], words: str) -> Check:
    """Text that passes a test."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, str) or not fits(value):
            yield problem(words, pointer)

    return check


def flag(value: Any, pointer: str) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield problem("must provide a boolean", pointer)


def number(*, least: float | None = None, most: float | None = None) -> Check:
    """A number between bounds, both included."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield problem("must provide a number", pointer)
        elif least is not None and value < least:
            yield problem(f"must be greater than or equal to {least}", pointer)
        elif most is not None and value > most:
            yield problem(f"must be less than or equal to {most}", pointer)

    return check


def one_of(*allowed: Any) -> Check:
    """One of a few values."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not any(value == choice and type(value) is type(choice) for choice in allowed):
            yield problem("must be a valid enum value", pointer)

    return check


def many(check: Check, *, least: int = 0, most: int | None = None) -> Check:
    """A list of a bounded number of things that each pass `check`."""

    def check_all(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must provide an array", pointer)
            return
        if len(value) < least:
            yield problem(f"no fewer than {least} items allowed", pointer)
        if most is not None and len(value) > most:
            yield problem(f"no more than {most} items allowed", pointer)
        for index, item in enumerate(value):
            yield from check(item, f"{pointer}/{index}")

    return check_all


def shape(fields: Mapping[str, Field], *more: Check) -> Check:
    """An object with these properties and no others; `more` rules look at the whole once the parts are right."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must provide an object", pointer)
            return
        found = list(_field_problems(fields, value, pointer))
        yield from found
        if not found:
            for rule in more:
                yield from rule(value, pointer)

    return check


def _field_problems(fields: Mapping[str, Field], value: Mapping[str, Any], pointer: str) -> Iterator[str]:
    for name, field in fields.items():
        if name in value:
            yield from field.check(value[name], f"{pointer}/{name}")
        elif field.required:
            yield problem(f"missing required field: {name}", pointer)
    for name in value:
        if name not in fields:
            yield problem(f"invalid additional property: {name}", pointer)


def typed(kind: str, fields: Mapping[str, Field], *more: Check) -> Check:
    """A `shape` whose `type` is `kind`."""
    return shape({"type": need(one_of(kind))} | dict(fields), *more)


def by_type(checks: Mapping[str, Check]) -> Check:
    """An object of one of several types, told apart by `type`."""

    def check(value: Any, pointer: str) -> Iterable[str]:
        if not isinstance(value, dict):
            return [problem("must provide an object", pointer)]
        kind = value.get("type")
        if kind is None:
            return [problem("missing required field: type", pointer)]
        if not isinstance(kind, str) or kind not in checks:
            return [problem(f"unsupported type: {kind}", f"{pointer}/type")]
        return checks[kind](value, pointer)

    return check


def one_at_least(*names: str) -> Check:
    """At least one of these properties is there."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if not any(name in value for name in names):
            yield problem(f"missing required field: {' or '.join(names)}", pointer)

    return check


def one_exactly(*names: str) -> Check:
    """Exactly one of these properties is there."""

    def check(value: Any, pointer: str) -> Iterator[str]:
        if sum(name in value for name in names) != 1:
            yield problem(f"must provide exactly one of: {', '.join(names)}", pointer)

    return check
