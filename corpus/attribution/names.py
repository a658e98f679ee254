"""Mentions: the noun phrases that can name a speaker, with title and role."""

from dataclasses import replace

from corpus.attribution import given_names, lexicon
from corpus.attribution.mention import Gender, Mention, MentionKind, gender_of, on_one_line
from corpus.attribution.offices import fields_end, is_office, matter, office
from corpus.attribution.runs import DETERMINERS, ROLE_ENDINGS, bare, is_plural, purpose_end, run_end, trails
from corpus.attribution.words import Word

_BEFORE_NAMES = frozenset(
    {"sen", "rep", "gov", "gen", "col", "lt", "capt", "sgt", "maj", "adm", "det", "star", "major"}
)
_BEFORE_ROLES = frozenset({"sub", "vice", "co", "ex", "under"})
_FIRMS = ("name", "organisation")
_AFTER_NAMES = frozenset({"mp", "mep", "msp", "mbe", "qpm", "frs"})
_WRITTEN = lexicon.DOCUMENTS | {"inquiry", "investigation"}


def noun_phrase(text: str, words: list[Word], i: int, stop: int, depth: int = 0) -> tuple[int, Mention] | None:
    """The noun phrase that starts at `words[i]`, and the index after it; phrases with of, for, at … included."""
    if i >= stop or words[i].kind != "word":
        return None
    if words[i].low in lexicon.PRONOUNS and not (words[i].text.isupper() and len(words[i].text) > 1):
        return i + 1, Mention(words[i].start, words[i].end, "pronoun", words[i].low, head=words[i].low)
    determined = words[i].low in DETERMINERS and not (words[i].text.isupper() and len(words[i].text) > 1)
    start = i + 1 if determined else i
    end = run_end(words, start, stop)
    if end == start:
        return None
    mention = _read(text, words, start, end, words[i] if determined else None)
    if mention is None:
        return None
    if mention.head in lexicon.ROLES and end + 2 < stop and words[end].low == "responsible":
        end += 1  # the minister responsible for housing
    if mention.kind in _FIRMS and (close := purpose_end(words, end, stop)) > end:
        name = mention.name + on_one_line(text, mention.end, words[close - 1].end, keep=" ")
        end, mention = close, replace(mention, end=words[close - 1].end, kind="organisation", name=name)
    while depth < 3 and end + 1 < stop and _joins(words[end], mention):
        if words[end + 1].low in lexicon.MONTHS_AND_DAYS:
            end += 2
            continue
        if words[end + 1].low in lexicon.QUANTIFIERS and run_end(words, end + 2, stop) == end + 2:
            name = mention.name + on_one_line(text, mention.end, words[end + 1].end, keep=" ")  # a mother of two
            end += 2
            mention = replace(mention, end=words[end - 1].end, name=name) if mention.kind == "description" else mention
            continue
        inner = noun_phrase(text, words, end + 1, stop, depth + 1) or matter(text, words, end, stop, mention)
        if inner is None or inner[1].kind == "pronoun":
            break
        close = inner[0] + trails(words, inner[0], stop)
        if close > inner[0]:
            more = on_one_line(text, inner[1].end, words[close - 1].end, keep=" ")
            inner = close, replace(inner[1], end=words[close - 1].end, name=inner[1].name + more, kind="name")
        if mention.kind == "description" and mention.head in lexicon.ROLES and inner[1].kind in _FIRMS:
            close = fields_end(words, close, stop)
            name = on_one_line(text, inner[1].start, words[close - 1].end)
            inner = close, replace(inner[1], end=words[close - 1].end, name=name)
        mention = _joined(text, mention, words[end], inner[1])
        end = close
    if end + 1 < stop and words[end].text == "&" and mention.kind in _FIRMS:
        partner = noun_phrase(text, words, end + 1, stop, 3)
        if partner and partner[1].kind in _FIRMS:  # Bell & Lark
            name = mention.name + on_one_line(text, mention.end, partner[1].end, keep=" ")
            return partner[0], replace(mention, end=partner[1].end, kind="organisation", name=name)
    return end, mention


def speaker_phrase(text: str, words: list[Word], i: int, stop: int) -> tuple[int, Mention] | None:
    """Like `noun_phrase`, and "X and Y" as one joint mention."""
    first = noun_phrase(text, words, i, stop)
    if first is None or first[0] + 1 >= stop or words[first[0]].low != "and":
        return first
    second = noun_phrase(text, words, first[0] + 1, stop)
    if second and first[0] == i + 1 + (words[i].low == "the") and is_office(words[first[0] - 1], second[1]):
        return second[0], office(text, words[i], first[1], second[1])
    named = ("person", "name", "organisation")
    police = words[i].low == "police" and first[0] == i + 1
    if second is None or second[1].kind not in named or not (first[1].kind in named or police):
        return first
    one, two = first[1], second[1]
    if two.role and (police or (one.kind == "name" and " " not in one.name)):  # Work and Pensions Secretary Y
        whole = on_one_line(text, one.start, words[first[0] + 1].start) + " " + two.role
        return second[0], replace(two, start=one.start, role=whole)
    if police:
        return first
    joint = Mention(one.start, two.end, "joint", f"{one.name} and {two.name}", parts=(one, two))
    return second[0], joint


def _read(text: str, words: list[Word], i: int, end: int, article: Word | None) -> Mention | None:
    """The words from `i` to `end` as lead words in small letters and a name in capitals."""
    first = end
    union = bare(words[end - 1]) in lexicon.ORGANISATIONS  # the Custodial Workers’ Alliance
    inner = lexicon.PARTICLES | {"'"} if union else lexicon.PARTICLES
    while first > i and (words[first - 1].capital or (first < end and words[first - 1].low in inner)):
        first -= 1
    begin = article.start if article else words[i].start
    if end - i > 2 and words[end - 1].text in ("State", "Staff") and words[end - 2].low == "of":
        return _description(text, words, i, end, article, begin, end - 3)
    if first == end or (end == i + 1 and words[i].low in lexicon.PLURALS):
        return _description(text, words, i, end, article, begin)
    while end - first > 2 and bare(words[end - 1]) in lexicon.SUFFIXES | _AFTER_NAMES:  # Harriet Harman QC MP
        end -= 1
    names = words[first:end]
    last_role = max(
        (n for n, w in enumerate(names) if _is_role(w) or (n + 1 < len(names) and w.low.endswith("'s"))), default=-1
    )
    given_first = names[0].low in given_names.GIVEN_NAMES
    if last_role == len(names) - 1:
        if not (given_first and len(names) == 2) and bare(names[-1]) not in _BEFORE_NAMES:
            return _description(text, words, i, end, article, begin)
        last_role = max((n for n, w in enumerate(names[:-1]) if _is_role(w)), default=-1)
    cut = first + last_role + 1
    for g in range(cut + 1, end - 1):
        known = words[g].low in given_names.GIVEN_NAMES and words[g - 1].low not in given_names.GIVEN_NAMES
        if known and words[g].capital and len(words[g - 1].text.rstrip(".")) > 1 and words[g - 1].capital:
            cut = g  # London Sadiq Khan
            break
    return _named(text, words, i, cut, end, article, begin)


def _named(
    text: str, words: list[Word], i: int, cut: int, end: int, article: Word | None, begin: int
) -> Mention | None:
    names, before = words[cut:end], words[i:cut]
    adverb = lexicon.is_adverb(names[0].low) and not names[0].low.endswith(("elly", "olly", "illy"))
    if len(names) == 1 and adverb and not before and names[0].low not in given_names.GIVEN_NAMES:
        return None  # Similarly, …
    if bare(names[0]) in lexicon.SUFFIXES:  # Henry Kennedy, Jr.
        return None
    if len(names) == 1 and not before and _is_gerund(words, i):
        return None
    honorifics = [w for w in before if bare(w) in lexicon.HONORIFICS]
    gender: Gender | None = None
    for word in [*before, *names[:1]]:
        gender = gender or gender_of(bare(word))
    start = names[0].start
    if honorifics and before and honorifics[-1] is before[-1]:
        dropped = bare(honorifics[-1]) in lexicon.DROPPED_HONORIFICS
        if not dropped or len(names) == 1:
            start = honorifics[-1].start
    if len(before) > 1 and before[-1].low == "justice" and bare(before[-2]) in lexicon.HONORIFICS:  # Mrs Justice Farr
        start, before = before[-2].start, before[:-2]
    while before and bare(before[-1]) in lexicon.HONORIFICS:
        before = before[:-1]
    opening = article is not None and i > 1 and words[i - 2].low in lexicon.PREPOSITIONS
    titled = len(before) > 1 and before[1].capital and _is_role(before[1])
    if opening and titled and before[0].small and not _is_role(before[0]):
        before, begin, article = before[1:], before[1].start, None  # After the meeting Minister X said
    role = on_one_line(text, before[0].start, before[-1].end) if before else None
    has_role = any(_is_role(w) or w.low.endswith(ROLE_ENDINGS) for w in before)
    name = on_one_line(text, start, names[-1].end).removesuffix("'s").removesuffix("’s")
    given = names[0].low in given_names.GIVEN_NAMES and len(names) > 1
    shouted = len(names) == 1 and name.isupper() and 1 < len(name) <= 6
    kind: MentionKind = "name"
    if len(names) > 1 and bare(names[-1]) in lexicon.SURE_ORGANISATIONS:
        kind = "organisation"
    elif honorifics or given:
        kind = "person"
    elif any(bare(w) in lexicon.ORGANISATIONS for w in names) or shouted or (article and not has_role):
        kind = "organisation"
    elif has_role:
        kind = "person"
    mention_role = role if has_role and kind != "organisation" else None
    if kind == "organisation" and has_role and before and before[0].small:
        kind, mention_role = "name", None
    return Mention(begin, names[-1].end, kind, name, mention_role, gender if kind != "organisation" else None)


def _description(
    text: str, words: list[Word], i: int, end: int, article: Word | None, begin: int, noun: int | None = None
) -> Mention | None:
    head = bare(words[end - 1 if noun is None else noun]).removesuffix("s'").removesuffix("'s")
    hyphened = words[end - 1 if noun is None else noun]
    speaks = head in lexicon.ROLES or is_plural(head) or head.endswith(("-old", "spokesperson")) or _is_role(hyphened)
    bodies = head.removesuffix("s") in lexicon.ORGANISATIONS - {"show"}  # the firms
    documents = bodies or head in lexicon.ORGANISATIONS | lexicon.DOCUMENTS
    owned = any(w.low.endswith(("'s", "s'")) for w in words[i : end - 1])  # Labour's chancellor
    if not article and not speaks and not owned:
        return None
    kind: MentionKind = "description" if speaks or documents else "thing"
    definite = article is not None and article.low not in ("a", "an", "another", "one", *lexicon.QUANTIFIERS)
    definite = definite or (article is None and owned)
    name = on_one_line(text, begin, words[end - 1].end)
    if article or (words[i].low in lexicon.PLURALS and i + 1 == end):
        name = name[0].lower() + name[1:]
    return Mention(
        begin, words[end - 1].end, kind, name, None, gender_of(head), head, definite, article is not None or owned
    )


def _joins(word: Word, outer: Mention) -> bool:
    """Whether more of the noun phrase follows: the mayor of, the report into, a study by."""
    return word.low in lexicon.JOINING or (word.low in ("by", "into") and outer.head in _WRITTEN)


def _joined(text: str, outer: Mention, joint: Word, inner: Mention) -> Mention:
    """`outer` with "of `inner`" and the like."""
    if (
        outer.kind == "organisation"
        and joint.low in ("of", "for")
        and inner.kind != "person"
        and (inner.name[0].isupper() or text[inner.start].isupper())  # Union of Teachers
    ):
        name = outer.name + on_one_line(text, outer.end, inner.end, keep=" ")
        return replace(outer, end=inner.end, name=name)
    if outer.kind in ("organisation", "name") and joint.low in ("of", "for") and inner.role and inner.role[0].isupper():
        return replace(
            inner, start=outer.start, role=f"{outer.name} {joint.low} {inner.role}"
        )  # Bank of England chief X
    if (
        outer.kind == "person"
        and outer.role
        and joint.low in ("of", "from", "for", "at")
        and inner.kind == "organisation"
    ):
        return replace(outer, role=outer.role + on_one_line(text, joint.start, inner.end, keep=" "))
    if named := _named_after(text, outer, joint, inner):
        return named
    if outer.kind != "description" or joint.low not in ("of", "for", "at", "from", "with", "by", "into"):
        return outer
    prefix = text[joint.end : inner.end].rfind(inner.name) if inner.kind == "person" else -1
    if prefix > 0 and not outer.definite and outer.name[0].isupper() and text[joint.end : joint.end + prefix].strip():
        role = on_one_line(text, outer.start, joint.end + prefix)  # Mayor of London Sadiq Khan
        return replace(inner, start=outer.start, role=role)
    return replace(outer, end=inner.end, name=outer.name + on_one_line(text, outer.end, inner.end, keep=" "))


def _named_after(text: str, outer: Mention, joint: Word, inner: Mention) -> Mention | None:
    """The person in "Head of the Centre X Y" and "Mayor of Leeds X Y", whose names the lists do not have."""
    title = outer.kind == "description" and not outer.determined and outer.name[0].isupper()
    *before, first, last = text[inner.start : inner.end].split() if " " in inner.name else ("", "")
    body = lexicon.SURE_ORGANISATIONS | lexicon.ORGANISATIONS | lexicon.PLACES | lexicon.ROLES
    if not (title and joint.low == "of" and before and first[0].isupper() and last[0].isupper()):
        return None
    if last.lower() in body or first.lower() in body or inner.kind == "person":
        return None
    start = inner.end - len(f"{first} {last}")
    if text[start : inner.end] != f"{first} {last}":
        return None
    role = on_one_line(text, outer.start, start).rstrip()
    return Mention(outer.start, inner.end, "person", f"{first} {last}", role, gender_of(first.lower()))


def _is_gerund(words: list[Word], i: int) -> bool:
    """Whether a sentence opens with a verb: in "Rejecting claims by X, Y said" nobody is called Rejecting."""
    opens = i == 0 or words[i - 1].ends or words[i - 1].closed
    if not opens or not words[i].low.endswith("ing") or words[i].low in given_names.GIVEN_NAMES or i + 1 == len(words):
        return False
    after = words[i + 1]
    finite = after.low in (lexicon.CUES - lexicon.NOUNS_TOO) | lexicon.AUXILIARY | lexicon.VERBS  # Manning said
    return after.kind == "word" and not finite


def _is_role(word: Word) -> bool:
    first, hyphen, last = bare(word).rpartition("-")
    joined = hyphen and last in lexicon.ROLES and first in lexicon.ROLES | _BEFORE_ROLES  # Secretary-General
    return bool(joined) or word.low.endswith("-year-old") or bare(word) in lexicon.ROLES | lexicon.HONORIFICS
