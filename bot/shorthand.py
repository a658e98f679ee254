"""Chat shorthand and common slips of the keyboard, written out: "wht r ppl sayin abt cash" and the like."""

import re
from collections.abc import Callable

# Read by the rules of routing and by the search. Nothing here is an English word with a meaning of its own.
_SHORTHAND = """
    what: wat wot wht wut waht whta
    what is: whats wats
    how: hw
    when: wen whn
    where: wher
    why: y
    which: wich whch whcih wihch
    about: abt abuot aobut
    much: mch
    many: mny mayn
    people: ppl peeps
    you: u ya
    your: ur yr
    are: r
    because: cos coz cuz bcos bcoz becos becuz becuase becasue
    please: pls plz plss
    the: teh hte
    that: taht
    their: thier
    with: w/ wiv
    without: w/o
    before: b4
    today: 2day
    someone: sum1 sm1
    everyone: every1 evry1
    could: cld
    should: shld shud
    would: wld wud
    have: hav
    says: sez
    something: smth
    government: govt gov't
    department: dept
    information: info
    messages: msgs
    message: msg
    minutes: mins
    hours: hrs
    years: yrs
    end-to-end encryption: e2ee
"""
# Slang and informal words: for the search alone.
_INFORMAL = """
    money: cash dosh
    pounds: quid
    children: kids
    child: kid
    police: cops coppers
    criminals: crooks
    mother: mum mom
    father: dad
    man: bloke
"""
_CALLING = ("call", "calls", "called", "calling")
_DEMAND = re.compile(r"\bdemand(s|ed)?\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\b(how much) (?:of the |of )?money\b", re.IGNORECASE)
# One letter is shorthand between spaces only, not in "u.s.", and "y" only at the beginning: not "Ortega y Gasset".
_TOKEN = re.compile(
    r"\bw/o?(?!\w)|^y(?= )|(?<!\S)[ur](?=[\s?!,]|$)|[^\W_]+(?:['’][^\W_]+)+|(?<![\w.])[^\W_]{2,}(?![.]\w)",
    re.IGNORECASE,
)
_QUARTERS = {
    months: re.compile(
        rf"\b(?:(?:in|during|for|over) )?(?:{written}|(?:the )?(?:{ordinal}) quarter)\b(?: of (?:the|this) year\b)?",
        re.IGNORECASE,
    )
    for months, written, ordinal in (
        ("between January and March", "q1", "first|1st"),
        ("between April and June", "q2", "second|2nd"),
        ("between July and September", "q3", "third|3rd"),
        ("between October and December", "q4", "fourth|4th|last"),
    )
}
_SUM = re.compile(
    r"(?:(?P<sign>[£$€])|\b(?P<code>gbp|usd|eur) ?)?\b(?P<value>\d+(?:[.,]\d+)*)"
    r"(?: ?(?P<scale>thousand|million|billion|trillion|bn|mn|m|k)\b)?"
    r"(?: (?P<unit>pounds?(?: sterling)?|dollars?|euros?|gbp|usd|eur)\b)?",
    re.IGNORECASE,
)
_SIGNS = {"£": "£", "$": "$", "€": "€", "gbp": "£", "usd": "$", "eur": "€", "poun": "£", "doll": "$", "euro": "€"}
_SCALES = {"thousand": "k", "million": "m", "mn": "m", "billion": "bn", "trillion": "tn"}
_PER_CENT = re.compile(r"(?<=\d) ?(?:per ?cent|percent)\b", re.IGNORECASE)


def _table(text: str) -> tuple[tuple[str, str], ...]:
    rows = (line.partition(":") for line in text.strip().splitlines())
    return tuple((short, meant.strip()) for meant, _, shorts in rows for short in shorts.split())


SHORTHAND = _table(_SHORTHAND)
_SEARCHED = dict(SHORTHAND + _table(_INFORMAL))


def written_out(text: str, used: Callable[[str], bool], currency: str | None = None) -> str:
    """`text` with its shorthand, slang, quarters and percentages as statements write them; SHOUTING in lower case.

    A word stays as typed where `used` (asked of it in lower case) says that the statements have it, and so does one
    that is written with a capital later than at the beginning, like a name. "how much money" is "how much (£)" where
    the statements have the sign, here `currency`, and never the word; "5.2 million pounds" is "£5.2m".
    """
    if text.isupper() and len(text.split()) > 2:
        text = text.lower()

    def out(match: re.Match[str]) -> str:
        typed = match[0].lower().replace("’", "'")
        if typed not in _SEARCHED or used(typed) or (match.start() and match[0] != typed):
            return match[0]
        return _SEARCHED[typed]

    text = _TOKEN.sub(out, text)
    if any(map(used, _CALLING)) and not any(map(used, ("demand", "demands", "demanded", "demanding"))):
        text = _DEMAND.sub(lambda m: f"call{m[1] or ''} for", text)
    if currency:
        text = _SUM.sub(lambda m: m[0] if m["unit"] and used(m["unit"].lower()) else _sum(m, currency), text)
    if currency and not used("money"):
        text = _AMOUNT.sub(rf"\1 ({currency})", text)
    for quarter in () if used("quarter") or any(map(used, ("q1", "q2", "q3", "q4"))) else _QUARTERS:
        text = _QUARTERS[quarter].sub(quarter, text)
    if not (used("cent") or used("percent")):
        text = _PER_CENT.sub("%", text)
    elif not used("percent"):
        text = _PER_CENT.sub(" per cent", text)
    return text


def _sum(match: re.Match[str], currency: str) -> str:
    """A sum of money in this currency, written short, so that its figure is one word; anything else as typed."""
    named = (match["sign"] or match["code"] or match["unit"] or "").lower()
    if _SIGNS.get(named) != currency and _SIGNS.get(named[:4]) != currency:
        return match[0]
    scale = (match["scale"] or "").lower()
    return f"{currency}{match['value']}{_SCALES.get(scale, scale)}"
