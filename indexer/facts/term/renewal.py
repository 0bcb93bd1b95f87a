"""Whether a contract renews by itself, and how long one renewal lasts."""

import re
from dataclasses import dataclass

from indexer.facts.document.document import Span
from indexer.facts.document.found import Found
from indexer.facts.notation.durations import LengthAt, find_durations
from indexer.facts.term.mentions import Stated, changed_to
from knowledge.rules.time.durations import Duration

_WORD = re.compile(
    r"renew|extend|extension|successor\s|失效|终止|roll(?:s|ing)?\s{1,40}over|evergreen|year[\s-]to[\s-]year|month[\s-]to[\s-]month|successive"
    r"|automatic|tacit|prolong|follow-on|(?:carr(?:y|ies)|go(?:es)?|runs?)\s{1,40}on\b|\bcontinues?\b[^.;]{0,40}\bfurther\b|续|顺延|延续|延长|延展|展期",
    re.IGNORECASE,
)
_AUTO = re.compile(
    r"\bautomatic\w{0,40}\s{1,40}(?:and\s{1,40}\w{1,40}\s{1,40})?(?:be\s{1,40}|is\s{1,40}|been\s{1,40})?(?:renew|extend|continu|roll|self-?renew|prolong)\w{0,40}"
    r"|\b(?:renew|extend|continu|roll|prolong)\w{0,40}\s{1,40}(?:for\s{1,40}[^.;]{0,60}?\s|itself\s)?automatic\w{0,40}|\brolls?\s{1,40}over\b"
    r"|\bevergreen\b|\brenews?\s{1,40}itself"
    r"|\bis\s{1,40}(?:renewed|extended|prolonged)\s{1,40}(?:for|by)\s{1,40}(?:an?\s{1,40})?(?:further|additional|another|consecutive|successive"
    r"|subsequent)"
    r"|\b(?:carr(?:y|ies)\s{1,40}on|continues?|goes\s{1,40}on|runs\s{1,40}on)\s{1,40}(?:thereafter\s{1,40})?(?:for|in|by|from)\s{1,40}(?:an?\s{1,40})?"
    r"(?:further|additional|successive|consecutive|subsequent|another|rolling)\b"
    r"|\botherwise\b[^.;]{0,60}\b(?:is|be)\s{1,40}(?:extended|renewed)"
    r"|\brenewal\W{1,4}automatic|\bautomatic\s{1,40}renewal\b|\brenews?\s{1,40}for\s{1,40}(?:another|an?\s{1,40}further|one|successive"
    r"|like)"
    r"|(?<!\bno\s)\btacit(?:ly)?\s{1,40}(?:renew|exten|prolong)\w{0,40}|\b(?:renew|extend|prolong)\w{0,40}\s{1,40}tacitly|\bauto-?renew\w{0,40}|\bself-?renew\w{0,40}"
    r"|\b(?:from\s{1,40})?(?:year[\s-]to[\s-]year|month[\s-]to[\s-]month)\b|\bdeemed\s{1,40}(?:to\s{1,40}(?:be|have\s{1,40}been)\s{1,40})?(?:renewed|extended)"
    r"|\b(?:shall|will)\s{1,40}(?:thereafter\s{1,40})?(?:be\s{1,40})?(?:renew|extend)(?:ed|s)?\s{1,40}(?:automatic\w{0,40}\s{1,40})?(?:for"
    r"|on)\s{1,40}(?:an?\s{1,40})?(?:additional|successive|consecutive|further|subsequent)"
    r"|\bsuccessive\b[^.;]{0,60}\bunless\b|(?<!不)(?<!不会)(?<!不再)(?<!不予)(?<!非)自动(?:按[^,。;]{0,12})?(?:顺延|续|延续|延长|延展|展期|延期)"
    r"|视为(?:双方)?(?:同意)?(?:自动)?(?:续|延|顺延)"
    r"|(?:未|无人|没有|均无)[^。;]{0,24}?(?:通知|告知|提出|异议|表示)[^。;]{0,24}?(?:顺延|续期|续约|延展|延续|延长|展期)(?!的|时|申请)",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:auto|automatic)[\s-]?renewal\W{1,4}(?:none|no|not)\b|"
    r"\b(?:shall|will|does|do|is|are)\s{1,40}not\s{1,40}(?:be\s{1,40})?(?:automatically\s{1,40})?(?:renew\w{0,40}|extend(?:ed)?"
    r"|roll\s{1,40}over)\b(?!\s{0,40},?\s{0,40}(?:unless|except))"
    r"|\bnot\s{1,40}(?:be\s{1,40})?(?:automatically\s{1,40})?renew(?:able|ed)\b(?!\s{1,40}(?:by\s{1,40}either|at\s{1,40}least))|\bnon-?renewable\b"
    r"|\bno\s{1,40}(?:automatic|tacit|implied|silent|right\s{1,40}of)\s{1,40}(?:renewal|extension|prolongation)"
    r"|\bnot\s{1,40}(?:be\s{1,40})?(?:renewed|extended|prolonged)\s{1,40}(?:tacitly|automatically|by\s{1,40}itself|of\s{1,40}its\s{1,40}own)"
    r"|\bwithout\s{1,40}(?:any\s{1,40})?automatic\s{1,40}renewal|\bdo(?:es)?\s{1,40}not\s{1,40}(?:self-|auto-)?renew"
    r"|不(?:再|会|予)?(?:予)?自动(?:续|顺延|延|展)|不因[^,。;]{0,20}(?:(?<!继)续|顺延|延长|延展|展期)|不适用自动(?:续|顺延|延)|(?:期满|到期|届满)(?:后)?(?:即|自行|自动)?(?:终止|失效)[^。;]{0,8}不(?:再)?续|(?:期满"
    r"|到期|届满)(?:后|时)?(?:不(?:再|予|作|会)?(?:予)?(?:续|延续|顺延|延长|延展|展期))"
    r"|(?:合同|协议|订单|订阅期?|服务期?|许可期?|维保期?)(?:期满|到期|届满)(?:后|时)?,?(?:合同|协议)?(?:即行|即|自行|自动|自然)(?:终止|失效)"
    r"|无自动(?:续|顺延)|非自动(?:续|顺延)",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|unless|that\s{1,40}(?:it|this|the)|intent\w{0,40}|elects?|notice|desire|wish\w{0,40}|decide\w{0,40}|option)\b[^.;,]{0,60}$"
    r"|拟|如|若|选择",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"\bsuccessor\s{1,40}(?:franchise|agreement|term)\b[^.;]{0,160}?\bfor\b|\brenewal\s{1,40}(?:term|period)\s{0,40}[:|]|\bfollow-on\s{1,40}(?:contract|agreement|order|term|period)\b[^.;]{0,20}\bfor\b|\b(?:renew|extend|extension|renewal)\w{0,40}\b[^.;]{0,160}?\b(?:for|of|by)\b"
    r"|续(?:签|约|期|订|展)",
    re.IGNORECASE,
)
_OPTION_OWN = re.compile(
    r"\b(?:th(?:is|e)\s{1,40}(?:\w{1,40}\s{1,40})?(?:agreement|contract|order|term|initial|licen[cs]e|subscription|lease|franchise"
    r"|addendum|amendment)|follow-on\s{1,40}\w{1,40}|initial\s{1,40}term|renewal\s{1,40}(?:term|period|order)"
    r"|for\s{1,40}(?:one|a)\s{1,40}renewal|it\s{1,40}may\s{1,40}be|the\s{1,40}term\s{1,40}(?:of\s{1,40}the\s{1,40}services|of\s{1,40}this|may|shall|will|for))\b"
    r"|合同|协议|续",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:for|of|by|additional|successive|further|another|consecutive|subsequent|one|each|renewal|renew\w{0,40}"
    r"|extend\w{0,40}|automatic\w{0,40}|periods?|terms?|a|an|to|every|more|or)"
    r"[\s\"'(:,]{0,40}+){1,6}(?:(?:up\s{1,40}to\s{1,40})?\w{1,40}\s{0,40}(?:\(\d{1,15}\)\s{0,40})?(?:additional|successive|further"
    r"|consecutive)\s{0,40},?\s{0,40})?(?:\(?\s?\d\s?\)\s?)?$"
    r"|(?:顺延|延续|延长|延展|展期|延期|期限|每次|为|续)[^。;,]{0,10}$",
    re.IGNORECASE,
)
_NOT_LEAD = re.compile(
    r"\b(?:at\s{1,40}least|not\s{1,40}less\s{1,40}than|less\s{1,40}than|no\s{1,40}later\s{1,40}than|within|prior|upon|minimum\s{1,40}of|more\s{1,40}than"
    r"|giv\w{1,40}|initial|last)\s{1,40}(?:an?\s{1,40})?(?:period\s{1,40}of\s{1,40})?$|提前(?:至少|不少于)?$|前$|于$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"['’]?\s{0,2}(?:s\s)?(?:\)\s{0,40})?(?:prior|advance|before|notice|written|of\s{1,40}(?:the\s{1,40})?(?:expir|notice)"
    r"|preceding)\b|前|以前|之前",
    re.IGNORECASE,
)
_EACH_ZH = re.compile(r"\s?为(?:一个|一|每)?(?:期|周期|单位|限)")
"""What makes a length one renewal's though the verb comes later: 以十二个月为一期自动续展."""

_EXCLUDED = re.compile(
    r"\b(?:by|upon|on|subject\s{1,40}to)\s{1,40}(?:the\s{1,40})?mutual|\bnegotiat|\b(?:has|have|had)\s{1,40}(?:not\s{1,40})?been\s{1,40}(?:renewed"
    r"|extended)|\bterm\s{1,40}shall\s{1,40}extend\b"
    r"|\bpatent|\binsurance|\bconfidential|\bemploy|\bloan\b|\bletter\s{1,40}of\s{1,40}credit|不可抗力|履行期限",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"(?:from\s{1,40})?year", re.IGNORECASE)
_BY_MONTH = re.compile(r"month", re.IGNORECASE)
_HOLDS_ON = re.compile(
    r"^(?!.*\bmay\b).*\b(?:thereafter|(?:after|following|(?:up)?on)\s{1,40}(?:(?:the|its)\s{1,40})?(?:(?:expiration|expiry|end)\s{1,40}of\s{1,40})?"
    r"(?:the\s{1,40})?(?:initial|original|primary)\s{1,40}term)\b",
    re.IGNORECASE | re.DOTALL,
)
_RENEWS = re.compile(
    r"\b(?:renew\w{0,40}|extend\w{0,40}|continu\w{0,40}|in\s{1,40}effect|in\s{1,40}force)\b", re.IGNORECASE
)
_YEARLY = re.compile(
    r"\byear[\s-]+to[\s-]+year\b|\bannual(?:ly)?\s{1,40}(?:periods?|terms?|basis|renew\w{0,40}|thereafter)"
    r"|\brenew\w{0,40}\s{1,40}annually|\bannually\b|\b(?:every|each)\s{1,40}year\b|\byearly\b|\bper\s{1,40}annum\s{1,40}renewal|逐年",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"\bmonth[\s-]+to[\s-]+month\b|\brenew\w{0,40}\s{1,40}monthly|\bmonthly\s{1,40}(?:basis|terms?|periods?)|逐月",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(?:like|same|equal|identical|similar|equivalent)\s{1,40}(?:(?:initial|successive|consecutive|renewal)\s{1,40})?(?:term|period|duration"
    r"|length)s?\b(?!\s{1,40}(?:and|of\s{1,40}this))|\b(?:terms?|periods?)\s{1,40}of\s{1,40}(?:like|equal|the\s{1,40}same|identical)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:patents?|insurance|trademarks?|domain|registration|warranty|lease|letter\s{1,40}of\s{1,40}credit|permit|loan"
    r"|copyright|royalty\s{1,40}term|employment|confidential\w{0,40})\b|工期|付款期限|交货|履行期限|不可抗力",
    re.IGNORECASE,
)
_TICKED = re.compile(r"[☑☒✓✔√■]|\[[xX*]\]|\([xX]\)")
_LABELLED = re.compile(
    r"^\W{0,6}(?:\w{1,3}[.)]\s?)?(?:(?:\w{1,40}\s){0,4}(?:auto(?:matic\w{0,40})?[-\s]?(?:renew|exten)\w{0,40}|renew\w{0,40}\s(?:\w{1,40}\s)?automatic\w{0,40}"
    r"|renewal\s?\(?automatic\)?)|(?:期满|到期|合同|是否){0,3}自动(?:续|顺延|延)[\u4e00-\u9fff]{0,4})"
    r"\s?(?:\((?:yes|y|是)\s?/\s?(?:no|n|否)\))?\s?\??\s?(?:[:|]|(?=[☑☒✓✔√■□_]|\[))(?P<value>.*)$",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:no|none|n/?a|not\b|off|false|否|不|无)(?![\w-])|[否不无]", re.IGNORECASE)
_BARE = " \t|:□☑☒✓✔√■_[]xX()·.。;*"


@dataclass(frozen=True, slots=True)
class Renewal:
    """What the document says of renewal; the sentences that say that it renews are where its notice is looked for."""

    fields: dict[str, Found]
    sentences: tuple[Span, ...]


def read(stated: Stated) -> Renewal:
    """Read `auto_renews` and `renewal_term`."""
    spans = [one for one in stated.doc.sentences if _WORD.search(one.text)]
    never = next(((one, found) for one in spans if (found := _refusal(one))), None)
    autos = sorted((one for one in spans if _renews_itself(one)), key=lambda one: not _OPTION_OWN.search(one.text))
    fields: dict[str, Found] = {}
    if never and (not autos or never[0].start <= autos[0].start):
        fields["auto_renews"] = Found(False, never[0].start, never[0].end)
        autos = []
    elif autos:
        fields["auto_renews"] = Found(True, autos[0].start, autos[0].end)
    renewed = _renewal_term(autos, spans)
    if renewed:
        fields["renewal_term"] = renewed
    return Renewal(fields, tuple(autos))


def of_like_length(renewal: Renewal, term: Found | None) -> dict[str, Found]:
    """Read `renewal_term` where the contract renews `for a like term`: it is as long as the term itself."""
    if term is None or "renewal_term" in renewal.fields:
        return {}
    like = next((match for one in renewal.sentences if (match := _LIKE.search(one.text))), None)
    return {"renewal_term": term} if like else {}


def _refusal(sentence: Span) -> re.Match[str] | None:
    found = _NEVER.search(sentence.text) or (_answered(sentence.text) if _answer(sentence.text) == "no" else None)
    if (
        found is None
        or _undecided(sentence.text)
        or _IF.search(sentence.text[max(0, found.start() - 70) : found.start()])
    ):
        return None
    return found


def _renews_itself(sentence: Span) -> bool:
    found = _AUTO.search(sentence.text)
    if found and _BY_YEAR.match(found[0]) and not _RENEWS.search(sentence.text):
        return False
    if found and _BY_MONTH.match(found[0]) and not _HOLDS_ON.search(sentence.text):
        return False
    return (
        found is not None
        and _refusal(sentence) is None
        and not _SIDE.search(sentence.text[: found.start()][-120:])
        and not _undecided(sentence.text)
        and _answer(sentence.text) != ""
        and "选择自动" not in sentence.text
    )


def _undecided(text: str) -> bool:
    """Whether boxes stand beside the words and none is ticked."""
    return "□" in text and _TICKED.search(text) is None


def _answered(text: str) -> re.Match[str] | None:
    """A label `Renews automatically:`, with what stands beside it as `value`."""
    return _LABELLED.match(text)


def _answer(text: str) -> str | None:
    """What stands beside such a label: nothing where the form was not filled in; none where there is no label."""
    label = _answered(text)
    if label is None:
        return None
    value = label["value"].strip(_BARE) or ("yes" if _TICKED.search(label["value"]) else "")
    return "no" if _NO.match(value) else value


def _renewal_term(autos: list[Span], spans: list[Span]) -> Found | None:
    for sentence in autos:
        found = _length(changed_to(sentence)) or _periodic(sentence)
        if found:
            return Found(str(found.value), found.start, found.end)
    for sentence in spans:
        if _OPTION.search(sentence.text) and _OPTION_OWN.search(sentence.text) and not _EXCLUDED.search(sentence.text):
            found = _length(changed_to(sentence))
            if found:
                return Found(str(found.value), found.start, found.end)
    return None


def _length(sentence: Span) -> LengthAt | None:
    """The length behind the first word of renewal that is not a notice."""
    word = _WORD.search(sentence.text)
    for at in find_durations(sentence.text, offset=sentence.start):
        before = sentence.text[: at.start - sentence.start]
        behind = sentence.text[at.end - sentence.start :][:24]
        long = at.value.months or at.value.days >= 28
        if not word or word.start() > at.start - sentence.start + 60 or not long:
            continue
        if _EACH_ZH.match(behind):
            return at
        if (
            _LEAD.search(before[-90:])
            and not _NOT_LEAD.search(before[-40:])
            and not _NOTICE.match(behind)
            and _close(before)
        ):
            return at
    return None


def _close(before: str) -> bool:
    return _WORD.search(before[-140:]) is not None


def _periodic(sentence: Span) -> LengthAt | None:
    for pattern, length in ((_YEARLY, Duration(months=12)), (_MONTHLY, Duration(months=1))):
        found = pattern.search(sentence.text)
        if found:
            return LengthAt(length, sentence.start + found.start(), sentence.start + found.end())
    return None
