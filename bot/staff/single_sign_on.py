"""The settings of the single sign-on (OpenID Connect), checked at start."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.errors import BadSetting
from bot.staff.identity import RoleRule, read_role_rules

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class SingleSignOn:
    """`issuer` is the provider's address as its tokens name it; `public_url` the origin that it sends people back to.

    Raises BadSetting. Plain http is for a provider on this machine only: over a network, anyone could change the
    keys that the tokens are checked with.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    public_url: str
    rules: tuple[RoleRule, ...]
    groups_claim: str = "groups"

    def __post_init__(self) -> None:
        if not is_safe_address(self.issuer):
            raise BadSetting("STATEMENT_BOT_SSO_ISSUER", self.issuer, "write the provider's https:// address")
        if not self.client_id:
            raise BadSetting("STATEMENT_BOT_SSO_CLIENT_ID", "", "write the client id that the provider gave you")
        if not self.client_secret:
            raise BadSetting(
                "STATEMENT_BOT_SSO_CLIENT_SECRET", "", "write the client secret that the provider gave you"
            )
        if not self.rules:
            raise BadSetting("STATEMENT_BOT_SSO_ROLES", "", "say who may enter, such as @example.org=reviewer")
        if not self.public_url:
            raise BadSetting("STATEMENT_BOT_PUBLIC_URL", "", "the provider has to send people back to an address")


def read_single_sign_on(
    *, issuer: str, client_id: str, client_secret: str, roles: str, groups_claim: str, public_url: str
) -> SingleSignOn | None:
    """None when nothing of it is set. Raises BadSetting, also when only a part is set."""
    if not any((issuer, client_id, client_secret, roles)):
        return None
    return SingleSignOn(issuer, client_id, client_secret, public_url, read_role_rules(roles), groups_claim)


def is_safe_address(address: str) -> bool:
    """Whether what is fetched from this address can be trusted to come from it."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )
