"""Dates and renewal: when a contract was signed, takes effect and ends, how it renews and what notice that needs."""

from datetime import date

from indexer.facts.document import Doc
from indexer.facts.found import Found
from indexer.facts.term import effective, expiry, expiry_zh, notice, plain_words, renewal, signing
from indexer.facts.term.columns import headed_days
from indexer.facts.term.mentions import Stated
from indexer.facts.term.starts import Days, named_days


def read(doc: Doc) -> dict[str, Found]:
    """Read the fields about dates, term and renewal; what is not stated is left out."""
    stated = Stated.of(doc)
    named = headed_days(stated) | named_days(stated)
    signed = signing.find(stated) or signing.as_of_effective(stated, named)
    fields: dict[str, Found] = {}
    if signed:
        fields["signed_on"] = Found(signed.value.isoformat(), signed.start, signed.end)
    takes_effect = effective.read(stated, named, signed)
    if takes_effect:
        fields["effective_on"] = takes_effect
    since = date.fromisoformat(takes_effect.value) if takes_effect else None
    days = Days(named, signed, since, since is None and effective.hangs_on_event(stated))
    reader = expiry_zh if doc.lang == "zh" else expiry
    fields |= expiry.fields(reader.find(stated, days), named)
    renews = renewal.read(stated)
    fields |= renews.fields | renewal.of_like_length(renews, fields.get("term"))
    fields |= notice.read(stated, renews, fields.get("expires_on"))
    return fields if doc.lang == "zh" else plain_words.read(stated, fields)
