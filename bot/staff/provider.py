"""The provider of the single sign-on: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0).

The only file that knows Authlib and joserfc. Everything here waits for the network: call it in a thread.
"""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from bot.staff.database import Clock
from bot.staff.errors import SignOnFailed
from bot.staff.identity import Identity
from bot.staff.single_sign_on import SingleSignOn, is_safe_address

_TIMEOUT_S = 10.0
_LEEWAY_S = 60
# Signatures by a key that only the provider has. With HS256, our client secret would be enough to make a token.
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA"]


@dataclass(frozen=True, slots=True)
class Departure:
    """Someone on the way to the provider. The three secrets stay in their browser until they come back."""

    url: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """Sends people there and reads what they come back with. `clock` decides whether a token has expired."""

    settings: SingleSignOn
    clock: Clock

    def depart(self, redirect_uri: str) -> Departure:
        """Where to send the browser. Raises SignOnFailed when the provider cannot be reached or is another one."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        with self._client(redirect_uri) as client:
            endpoint = _address(self._metadata(client), "authorization_endpoint")
            url, _ = client.create_authorization_url(endpoint, state=state, code_verifier=verifier, nonce=nonce)
        return Departure(str(url), state, nonce, verifier)

    def arrive(self, redirect_uri: str, code: str, nonce: str, verifier: str) -> Identity:
        """Whom the provider vouches for. Raises SignOnFailed for a token that is not for us, not for this departure,
        not signed by the provider, or too old."""
        with self._client(redirect_uri) as client:
            metadata = self._metadata(client)
            methods = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
            client.token_endpoint_auth_method = (
                "client_secret_basic" if "client_secret_basic" in methods else "client_secret_post"
            )
            token = client.fetch_token(_address(metadata, "token_endpoint"), code=code, code_verifier=verifier)
            keys = KeySet.import_key_set(_fetched(client, _address(metadata, "jwks_uri")))  # type: ignore[arg-type]
            claims = self._claims(str(token.get("id_token") or ""), keys, nonce, token)
            more = self._userinfo(client, metadata) if metadata.get("userinfo_endpoint") else {}
            if more and more.get("sub") != claims["sub"]:
                raise SignOnFailed("the userinfo speaks of somebody else than the token")
            return self._identity({**more, **claims})

    def _claims(self, id_token: str, keys: KeySet, nonce: str, token: Mapping[str, Any]) -> dict[str, Any]:
        registry = JWSRegistry(algorithms=_ALGORITHMS, strict_check_header=False)
        decoded = jwt.decode(id_token, key=keys, registry=registry)
        ours = self.settings
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            # The audience is named here, because Authlib itself is content when only `azp` is ours.
            {"iss": {"essential": True, "value": ours.issuer}, "aud": {"essential": True, "value": ours.client_id}},
            {"nonce": nonce, "client_id": ours.client_id, "access_token": token.get("access_token")},
        )
        claims.validate(now=int(self.clock()), leeway=_LEEWAY_S)
        return dict(claims)

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        email, groups = claims.get("email"), claims.get(self.settings.groups_claim)
        verified = claims.get("email_verified") is True and isinstance(email, str)
        if isinstance(groups, str):
            groups = [groups]
        return Identity(
            issuer=self.settings.issuer,
            subject=str(claims["sub"]),
            email=str(email) if verified else "",
            groups=tuple(g for g in groups or () if isinstance(g, str)),
        )

    def _userinfo(self, client: OAuth2Client, metadata: Mapping[str, Any]) -> dict[str, Any]:
        # Many providers put e-mail and groups only here. It is signed by nobody, but asked for over a safe address.
        return _object(client.get(_address(metadata, "userinfo_endpoint")))

    def _metadata(self, client: OAuth2Client) -> dict[str, Any]:
        found = _fetched(client, self.settings.issuer.rstrip("/") + "/.well-known/openid-configuration")
        if found.get("issuer") != self.settings.issuer:
            raise SignOnFailed(f"the provider calls itself {found.get('issuer')!r}, not {self.settings.issuer!r}")
        return found

    @contextmanager
    def _client(self, redirect_uri: str) -> Iterator[OAuth2Client]:
        try:
            with OAuth2Client(
                client_id=self.settings.client_id,
                client_secret=self.settings.client_secret,
                redirect_uri=redirect_uri,
                scope="openid email profile",
                code_challenge_method="S256",
                timeout=_TIMEOUT_S,
            ) as client:
                yield client
        except (AuthlibBaseError, JoseError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise SignOnFailed(f"{type(error).__name__}: {error}") from error


def _fetched(client: OAuth2Client, address: str) -> dict[str, Any]:
    return _object(client.request("GET", address, withhold_token=True))


def _object(response: httpx2.Response) -> dict[str, Any]:
    response.raise_for_status()
    found = response.json()
    if not isinstance(found, dict):
        raise SignOnFailed(f"{response.url} is not a JSON object")
    return found


def _address(metadata: Mapping[str, Any], name: str) -> str:
    address = metadata.get(name)
    if not isinstance(address, str) or not is_safe_address(address):
        raise SignOnFailed(f"the provider's {name} {address!r} is not an https:// address")
    return address
