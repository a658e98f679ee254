"""An OpenID Connect provider of the tests' own: real HTTP, its own keys, the checks that a provider makes, and a
switch for each way in which one could be wrong."""

import socket
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from joserfc.jws import JWSRegistry
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT_ID, CLIENT_SECRET = "statement-bot", "a secret with / and : in it"
ANN = {"sub": "a-1", "email": "ann@example.org", "email_verified": True}


@dataclass
class TestProvider:
    """`claims` are the person who logs in; `fault` is "" or the name of one wrong thing that the provider does."""

    __test__ = False

    issuer: str
    claims: dict[str, Any] = field(default_factory=lambda: dict(ANN))
    userinfo: dict[str, Any] = field(default_factory=dict)
    fault: str = ""
    departures: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
                Route("/userinfo", self.who),
            ]
        )

    async def discovery(self, _request: Request) -> Response:
        if self.fault == "down":
            return Response(status_code=503)
        found = {
            "issuer": self.issuer + ("/other" if self.fault == "another issuer in the discovery" else ""),
            "authorization_endpoint": self.issuer + "/authorize",
            "token_endpoint": self.issuer + "/token",
            "jwks_uri": self.issuer + "/keys",
            "userinfo_endpoint": self.issuer + "/userinfo",
        }
        if self.fault == "keys over plain http":
            found["jwks_uri"] = "http://keys.example.org/keys"
        return JSONResponse(found)

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.departures.append(asked)
        assert (asked["response_type"], asked["client_id"]) == ("code", CLIENT_ID)
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        answer = {"state": asked["state"]}
        if self.fault == "refused":
            answer["error"] = "access_denied"
        else:
            answer["code"] = f"code-{len(self.departures)}"
            self.codes[answer["code"]] = asked
        return RedirectResponse(asked["redirect_uri"] + "?" + urlencode(answer), status_code=302)

    async def token(self, request: Request) -> Response:
        kind, _, basic = request.headers.get("authorization", "").partition(" ")
        user, _, password = b64decode(basic).decode().partition(":")
        if (kind, unquote(user), unquote(password)) != ("Basic", CLIENT_ID, CLIENT_SECRET):
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        form = dict(parse_qsl((await request.body()).decode()))
        asked = self.codes.pop(form["code"], None)
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
        if asked is None or asked["redirect_uri"] != form["redirect_uri"] or asked["code_challenge"] != challenge:
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        answer = {"access_token": "for-userinfo", "token_type": "Bearer", "id_token": self.signed(asked["nonce"])}
        if self.fault == "no token":
            del answer["id_token"]
        return JSONResponse(answer)

    def signed(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce, **self.claims}
        wrong: dict[str, dict[str, Any]] = {
            "wrong nonce": {"nonce": "another"},
            "wrong audience": {"aud": "another client"},
            "wrong audience, our azp": {"aud": "another client", "azp": CLIENT_ID},
            "another azp": {"aud": [CLIENT_ID, "another client"], "azp": "another client"},
            "wrong issuer": {"iss": self.issuer + "/other"},
            "expired": {"iat": now - 900, "exp": now - 600},
            "not yet": {"nbf": now + 900},
        }
        claims.update(wrong.get(self.fault, {}))
        if self.fault == "no nonce":
            del claims["nonce"]
        header, key, registry = {"alg": "RS256", "kid": "one"}, self.key, None
        if self.fault == "signed by a stranger":
            key = RSAKey.generate_key(2048, {"kid": "one"})
        if self.fault == "signed with the client secret":
            header["alg"], registry = "HS256", JWSRegistry(algorithms=["HS256"])
            return jwt.encode(header, claims, OctKey.import_key(CLIENT_SECRET), registry=registry)
        token = jwt.encode(header, claims, key, registry=registry)
        if self.fault == "unsigned":
            header_part = urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
            token = f"{header_part}.{token.split('.')[1]}."
        return token

    async def keys(self, _request: Request) -> Response:
        return JSONResponse(KeySet([self.key]).as_dict(private=False))

    async def who(self, request: Request) -> Response:
        assert request.headers["authorization"] == "Bearer for-userinfo"
        return JSONResponse({"sub": self.claims["sub"], **self.userinfo})


@contextmanager
def running_provider() -> Iterator[TestProvider]:
    """A provider that listens on a port of this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        provider = TestProvider(f"http://localhost:{listening.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.application(), log_level="error"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        try:
            for _ in range(300):
                if server.started:
                    break
                time.sleep(0.05)
            assert server.started
            yield provider
        finally:
            server.should_exit = True
            thread.join(timeout=10)
