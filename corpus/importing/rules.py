"""The words of what stands around a statement. Every pattern has to match a whole line, or a whole sentence."""

import re

from corpus.importing.ledger import Reason

Rules = tuple[tuple[Reason, re.Pattern[str]], ...]

_NETWORK = r"(facebook|twitter|x|twitter / x|x \(twitter\)|linkedin|whatsapp|bluesky|threads|reddit|e-?mail|messenger)"
_OPENS = r"( \(opens in (a )?new (tab|window)\))?"
_SHARE_WORD = rf"(share|tweet|post|print|copy( the)? link|link copied|{_NETWORK})"
_LETTER = r"(newsletter|bulletin|e-?mail(s| updates| alerts)?|alerts)"
_TO_READER = r"(?=.*\b(you|your|us|our|we)\b)"
_MANY_COOKIES = r"([\w-]+ ){0,4}cookies\b.*"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


SHARE_WORD = _any(_SHARE_WORD)

LINKS_ANYWHERE: Rules = (
    (
        Reason.SHARING,
        _any(
            r"share this( page| article| story| post| news| statement)?:?",
            rf"(share|post|tweet)( this( page| article| story| post)?)? (on|to|via|by|with) {_NETWORK}{_OPENS}",
            r"the following links open in a new (tab|window)",
            rf"share:?[ |,/·•]+{_NETWORK}([ |,/·•]+{_SHARE_WORD})*",
            r"(print|e-?mail) this (page|article|story)",
            r"copy link( to (clipboard|page))?",
        ),
    ),
    (
        Reason.NAVIGATION,
        _any(
            r"skip to (the )?(main )?(content|navigation|search)",
            r"(back|return) to (the )?top( of (the )?page)?",
            r"home( ?[>›»→] ?[^>›»→.!?]{1,80}){1,6}",
            r"(previous|next) (article|post|story|page)",
        ),
    ),
    (Reason.RELATED, _any(r"(read|find out|learn) more( about [^.!?]{1,60}| here)?( ?[:>›»→…].{0,120}[^.!?])?")),
    (
        Reason.NEWSLETTER,
        _any(
            rf"(sign up|subscribe)( now| today| here)?( (to|for) (our|the|a) ([\w-]+ ){{0,3}}{_LETTER})?",
            r"(join|get) (our|the) ([\w-]+ ){0,3}newsletter",
            r"get e-?mails about this page",
        ),
    ),
    (
        Reason.DETAILS,
        _any(
            r"\W{0,3}(see|show) all updates",
            r"(last )?updated:? \d{1,2} [a-z]{3,9} \d{4}\W{1,5}(see|show) all updates",
        ),
    ),
)

LINKS_AT_EDGE: Rules = (
    (
        Reason.COOKIES,
        _any(
            r"(accept|reject|allow|decline|manage|hide)( all| this| only)?( [\w-]+)? cookies?"
            r"( message| settings| preferences)?",
            r"(accept|reject|allow|decline)( all)?|i agree|got it!?|manage (preferences|settings)",
            r"(view |change |your )?cookie (settings|preferences|policy|notice|consent)|view cookies",
            r"cookies on [\w.-]+( [\w.-]+){0,4}",
            r"(this|our) (web ?)?site uses cookies",
        ),
    ),
    (
        Reason.NAVIGATION,
        _any(
            r"menu|home|search|close|(main )?navigation|(main|navigation) menu|toggle (menu|navigation)|breadcrumbs?",
            r"search (gov\.uk|((this|the|our) )?(web ?)?site)",
            r"log ?in|sign in|register",
            r"you are here:?( .{1,120}[^.!?])?",
            r"[^>›»→.!?]{1,40}( [>›»→] [^>›»→.!?]{1,60}){2,6}",
            r"(?=.*\b(home|news|about|contact|privacy|terms|accessibility|log ?in|search)\b)"
            r"[^|•·.!?]{1,30}( ?[|•·] ?[^|•·.!?]{1,30}){2,}",
        ),
    ),
    (Reason.SHARING, _any(r"share|tweet|follow us( on.{0,60})?", rf"{_NETWORK}([ |,/·•]+{_NETWORK}){{2,}}")),
    (
        Reason.SITE_FOOTER,
        _any(
            r"©.{1,120}|(\(c\)|copyright)( ©)? ?\d{4}.{0,80}|crown copyright( \d{4})?",
            r"all rights reserved\.?",
            r"privacy (policy|notice)|terms( (and|&) conditions| of use)|accessibility statement|site ?map",
        ),
    ),
)

# A notice speaks of its own page, and to its reader.
NOTICE_SENTENCES: Rules = (
    (
        Reason.COOKIES,
        _any(
            rf"{_TO_READER}((this|our) (web ?)?site|we)( also)? (uses?|sets?|stores?) {_MANY_COOKIES}",
            rf"we( would|['’]d) (also )?like to (use|set) {_MANY_COOKIES}",
            r"(this|our) (web ?)?site uses cookies\.?",
            r"by (using|continuing to (use|browse)|browsing|clicking)\b.*\byou\b.*\b(agree|accept|consent)\b.*",
            r"you (can|may) (change|manage|withdraw) .*\b(cookie|consent|preferences)\b.*",
            r"you(['’]ve| have) (accepted|rejected) .*\bcookies\b.*",
            r"(find out|read|learn|see|view)( more)?\b.*\b(cookies?|privacy) (policy|notice|settings)\.?",
            r"(find out|read|learn) more about (how we use |our )?cookies\.?",
        ),
    ),
    (
        Reason.NEWSLETTER,
        _any(
            rf"(sign up|subscribe|register) (to|for) (our|the) ([\w-]+ ){{0,4}}({_LETTER}|updates)\b.*",
            r"get (our|the) (latest|top) .*\b(inbox|e-?mail|newsletter)\b.*",
            r"you can unsubscribe at any time\.?",
        ),
    ),
    (Reason.SHARING, _any(r"(follow|find) us on [^.]{1,100}\.?")),
)

TEASER_HEADING = _any(
    r"(related|similar|recommended|other) (articles?|content|news|stories|posts|links|reading)( for you)?:?",
    r"more (news|stories|articles|like this|on this (story|topic))( from .{1,40})?:?",
    r"(you (may|might) also (like|be interested in)|most (read|popular)|latest (news|stories|articles)|read next)"
    r"( .{1,30})?:?",
    r"updates to this page|sign up for emails or print this page|(is|was) this page (useful|helpful)\??",
)
