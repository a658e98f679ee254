"""Facts of statements for the questions that ask about the statements themselves."""

import re
from collections.abc import Iterable

from bot.answer import StatementFacts
from bot.plain import plain
from bot.routing import Route
from bot.terms import content, stem
from corpus.loading import Corpus
from corpus.statement import Statement

_LISTED = {Route.LIST: 50, Route.LATEST: 1, Route.FACTS: 50}

_TEXT = r"(?:statements?|press releases?|news releases?|publications?|announcements?)"
_PUBLISHED = r"(?:published|released|issued|dated|posted|put out)"
_PUBLISH = r"(?:publish(?:ed)?|released?|issued?|post(?:ed)?|put out)"
_THE = r"(?:(?:the|your|this|that|its|their|his|her|a|an|any|all|other) )*"
_HERE = r"(?: (?:do you have|have you got|are there|is there|do you know|have you|are available|you have|there are))?"
_ABOUT, _BY = r"(?:about|on|regarding|concerning|called|titled|named)", r"(?:from|by|of)"
_X, _Y = r"(?P<about>\S.*?)", r"(?P<by>\S.*?)"
# "the statement on fares", "the ferry fares statement", "the board's statement"; "by whom" is told from "about what".
_A_TEXT = rf"{_THE}(?:{_TEXT} (?:{_ABOUT} {_X}|{_BY} {_Y})|(?P<kind>\S.*?) {_TEXT}(?: {_ABOUT} (?P<more>\S.*?))?)"
_NEWEST = r"(?:latest|newest|most recent|last)"
_DATED = r"(?: (?P<dated>(?:in|on|since) [\w ]+))?"


def _rules(route: Route, *patterns: str) -> tuple[tuple[Route, re.Pattern[str]], ...]:
    return tuple((route, re.compile(rf"^(?:and |so |but )?{pattern}$")) for pattern in patterns)


_RULES = (
    *_rules(
        Route.LATEST,
        rf"(?:(?:what|which) (?:is|was) |show me |give me |when was )?(?:the |your )?{_NEWEST} {_A_TEXT}"
        rf"(?: {_PUBLISHED})?",
        rf"(?:(?:what|which) (?:is|was) |show me |give me |when was )?(?:the |your )?{_NEWEST} {_TEXT}{_HERE} "
        rf"(?:{_ABOUT} {_X}|{_BY} {_Y})(?: {_PUBLISHED})?",
        rf"(?:(?:what|which) (?:is|was) |show me |give me |when was )?(?:the )?(?P<by>\S.*?)'s? {_NEWEST} {_TEXT}"
        rf"(?: {_ABOUT} {_X})?(?: {_PUBLISHED})?",
    ),
    *_rules(
        Route.FACTS,
        rf"(?:when|where|on what date|what (?:date|day|year)|who|by whom) (?:was|were|is|are) {_A_TEXT} {_PUBLISHED}"
        r"(?: by)?",
        rf"(?:when|where) (?:did|has|have) {_Y} {_PUBLISH} {_THE}{_TEXT}(?: {_ABOUT} {_X})?",
        rf"(?:when|where) (?:did|has|have) {_Y} {_PUBLISH} {_THE}{_X} {_TEXT}",
        rf"(?:who|(?:what|which) (?:organi[sz]ation|office|agency|body)) (?:{_PUBLISH}|wrote) {_A_TEXT}",
        rf"who (?:is|are) (?:the )?(?:authors?|publishers?|issuers?) of {_A_TEXT}",
        rf"(?:(?:what|which) is |show me |give me )?(?:the|a) (?:(?:publication |release )?date|title|name|url|link"
        rf"|web address|author|publisher|issuer|source|licence|license|headline) (?:of|to|for) {_A_TEXT}",
        rf"where can i (?:read|see|find|get) {_A_TEXT}",
    ),
    *_rules(
        Route.LIST,
        rf"(?:what|which|how many) {_TEXT}{_HERE} (?:{_ABOUT} {_X}|{_BY} {_Y}){_HERE}",
        rf"(?:(?:list|show|give|display|see)(?: me)? |do you have |have you got |are there |is there )?{_THE}{_TEXT} "
        rf"(?:{_ABOUT} {_X}|{_BY} {_Y})",
        rf"(?:what|which|how many) {_TEXT} (?:has|have|did|does) {_Y} {_PUBLISH}(?: {_ABOUT} {_X})?{_DATED}",
        rf"what (?:has|have|did) {_Y} {_PUBLISH} {_ABOUT} {_X}",
        rf"what (?:has|have|did) {_Y} {_PUBLISH}{_DATED}",
        rf"(?:has|have|did) {_Y} {_PUBLISH} (?:anything|something|{_THE}{_TEXT}) {_ABOUT} {_X}",
    ),
)
# After an answer: of the statement that was quoted.
_THAT = r"(?:it|this|that)"
_OF_THAT = re.compile(
    rf"(?:when|where|on what date) (?:was|is) {_THAT} (?:said|published|released|issued|from)"
    rf"|who (?:published|issued|released|wrote) {_THAT}|by whom was {_THAT} (?:published|issued|released)"
    rf"|where can i (?:read|see|find) {_THAT}(?: in full)?|(?:which|what) statement (?:is|was) {_THAT}(?: from)?"
    rf"|(?:what is |give me |show me )?the (?:source|link|url|date)(?: (?:of|for|to) {_THAT})?"
)
_MONTHS = "january february march april may june july august september october november december".split()
_OURS = frozenset({"you", "we", "they", "it"})


def listing(route: Route, corpus: Corpus, hidden: frozenset[str] = frozenset()) -> tuple[StatementFacts, ...]:
    """The statements a listing shows, newest first: at most fifty, one for "the latest"; none on other routes, and none
    of the `hidden`, which are ids."""
    return _facts(_shown(corpus, hidden), route)


def listing_of_named(question: str, corpus: Corpus, hidden: frozenset[str] = frozenset()) -> tuple[StatementFacts, ...]:
    """The statements that `question` names, when it asks for facts of them: "when was the statement on tax published".

    A statement is named by words of its title (any others must stand in it), by its issuer's name or initials, and by
    the year and month it was published. None where no statement bears all of the words: then it may be a question to
    the statements.
    """
    asked = plain(question)
    for route, pattern in _RULES:
        if match := pattern.match(asked):
            groups = {name: text for name, text in match.groupdict().items() if text}
            about = " ".join(groups[name] for name in ("about", "kind", "more") if name in groups)
            by, dated = groups.get("by", ""), _days(groups.get("dated", ""))
            for reads_body in (False, True):  # a title that has all the words is what was meant
                called = [s for s in _shown(corpus, hidden) if _is_dated(s, dated) and _is_by(s, by)]
                if named := [s for s in called if _is_about(s, about, reads_body)] if groups else []:
                    return _facts(named, route)
    return ()


def asks_facts_of_that(question: str) -> bool:
    """Whether it asks for facts of the statement that an answer before it quoted: "when was that published?"."""
    return _OF_THAT.fullmatch(plain(question)) is not None


def facts_of(statement_ids: Iterable[str], corpus: Corpus) -> tuple[StatementFacts, ...]:
    """The facts of these statements, each once, in their order."""
    return _facts((corpus.statement(one) for one in dict.fromkeys(statement_ids)), Route.FACTS)


def _shown(corpus: Corpus, hidden: frozenset[str]) -> list[Statement]:
    return [statement for statement in corpus.statements if statement.statement_id not in hidden]


def _facts(statements: Iterable[Statement], route: Route) -> tuple[StatementFacts, ...]:
    shown = list(statements)[: _LISTED.get(route, 0)]
    return tuple(StatementFacts(s.statement_id, s.title, s.issuer, s.published, s.url) for s in shown)


def _days(text: str) -> frozenset[str]:
    return frozenset(word for word in text.split() if word in _MONTHS or word.isdigit())


def _is_dated(statement: Statement, days: frozenset[str]) -> bool:
    published = statement.published
    return days <= {str(published.year), _MONTHS[published.month - 1], str(published.day)}


def _is_by(statement: Statement, by: str) -> bool:
    return by in _OURS or _issuer(statement).issuperset(content(by))


def _is_about(statement: Statement, about: str, reads_body: bool) -> bool:
    """Whether title, issuer and day have all the words; or one of them, and the body the others."""
    title, days = frozenset(content(statement.title)), _days(about)
    words = frozenset(content(about)) - frozenset(stem(word) for word in days)
    if not (days <= title or _is_dated(statement, days)):
        return False
    if not reads_body:
        return words <= title | _issuer(statement)
    return not words.isdisjoint(title) and words <= title | _issuer(statement) | frozenset(content(statement.body))


def _issuer(statement: Statement) -> frozenset[str]:
    initials = "".join(word[0] for word in statement.issuer.split() if word[0].isupper())
    return frozenset(content(f"{statement.issuer} {initials}"))
