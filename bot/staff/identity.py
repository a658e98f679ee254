"""Whom a single sign-on vouches for, and which role that person gets."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bot.errors import BadSetting
from bot.staff.account import Account, Role

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the provider's signed token says. `email` is "" unless the provider says that it is verified: where
    people may write any address into their profile, an unverified one would let them in as somebody else."""

    issuer: str
    subject: str
    email: str
    groups: tuple[str, ...]

    def name(self) -> str:
        """The name that signs in the record: the address, or else the provider's own identifier of the person."""
        return self.email or f"{self.subject}@{urlsplit(self.issuer).netloc}"


@dataclass(frozen=True, slots=True)
class RoleRule:
    """One line of who gets which role: `who` is an address, a domain as "@example.org", or "group:name"."""

    who: str
    role: Role

    def fits(self, identity: Identity) -> bool:
        """Whether the rule speaks of this person."""
        if self.who.startswith("group:"):
            return self.who.removeprefix("group:") in identity.groups
        email = identity.email.casefold()
        # The whole domain is compared: "@example.org" must not let in someone of evil-example.org.
        return bool(email) and self.who.casefold() in (email, "@" + email.rpartition("@")[2])


def read_role_rules(text: str) -> tuple[RoleRule, ...]:
    """The rules of "ann@example.org=admin @example.org=reviewer group:press%20office=editor"; %20 is a space.

    Raises BadSetting.
    """
    rules = []
    for word in text.split():
        who, _, role = word.rpartition("=")
        who = unquote(who)
        known = who.startswith("group:") and len(who) > len("group:")
        known = known or _ADDRESS.fullmatch(who.removeprefix("@") if who.count("@") > 1 else "x" + who) is not None
        if not known or role not in {r.value for r in Role}:
            raise BadSetting(
                "STATEMENT_BOT_SSO_ROLES",
                word,
                "write ann@example.org=admin, @example.org=reviewer or group:name=editor",
            )
        rules.append(RoleRule(who, Role(role)))
    return tuple(rules)


def account_of(identity: Identity, rules: tuple[RoleRule, ...]) -> Account | None:
    """The account with the highest role that a rule gives; None when no rule speaks of this person."""
    roles = [rule.role for rule in rules if rule.fits(identity)]
    if not roles:
        return None
    return Account(identity.name(), max(roles, key=tuple(Role).index), single_sign_on=True)
