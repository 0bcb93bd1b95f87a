"""What stands in the fields of a web form: what was entered, chosen or ticked."""

from typing import Any

_ENTERED = frozenset(("", "text", "number", "date", "datetime-local", "month", "email", "tel", "url", "week", "time"))


def entered(field: Any) -> str:
    """The text that an input, a choice or a text area shows; nothing for buttons, passwords and hidden fields."""
    attributes = field.attributes
    if field.tag == "textarea":
        return str(field.text())
    if field.tag == "select":
        return _chosen(field)
    kind = (attributes.get("type") or "").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in attributes else "□"
    return f" {attributes.get('value') or ''} " if kind in _ENTERED else ""


def _chosen(field: Any) -> str:
    options = field.css("option")
    chosen = [option for option in options if "selected" in option.attributes]
    shown = chosen or ([] if "multiple" in field.attributes else options[:1])
    texts = [option.text().strip() for option in shown if option.attributes.get("value") != ""]
    return f" {'、'.join(texts)} "


def is_dialogue(form: Any) -> bool:
    """Whether a form only asks the visitor: a search, a sign-in, a newsletter; one around a page's matter does not."""
    if form.css_first("input[type=password], input[type=search]") is not None and len(form.text()) < 400:
        return True
    if form.css_first("h1, h2, h3, table, article, main") is not None:
        return False
    filled = any(entered(field).strip(" □") for field in form.css("input, select, textarea"))
    return not filled and len(form.text().strip()) < 150
