import pytest
from example_site import browser

from bot.errors import BadSetting
from bot.web.settings import WebSettings

PATHS = ["/", "/statements", "/ask", "/ask?q=bridge", "/embed", "/embed.js", "/ui/tokens.css", "/config", "/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_headers_and_no_cookie(path: str) -> None:
    response = browser().get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'; script-src 'self';" in policy
    assert policy.endswith("frame-ancestors 'self'")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "same-origin"
    assert "set-cookie" not in response.headers
    assert "access-control-allow-origin" not in response.headers


def test_our_own_scripts_are_asked_for_again_after_an_upgrade() -> None:
    assert browser().get("/ui/viewer.js").headers["cache-control"] == "no-cache"
    assert browser().get("/embed.js").headers["cache-control"] == "no-cache"


def test_only_listed_origins_may_frame() -> None:
    settings = WebSettings(embed_origins=("https://intranet.example", "http://localhost:8080"))
    policy = browser(settings).get("/embed").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://intranet.example http://localhost:8080")


@pytest.mark.parametrize("origin", ["*", "https://*.example", "intranet.example", "https://a.example/x", "", "null"])
def test_what_is_no_origin_cannot_be_listed(origin: str) -> None:
    with pytest.raises(BadSetting):
        WebSettings(embed_origins=(origin,))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "http://ask.example"}, 200),
        ({"origin": "https://ask.example"}, 200),  # a proxy ended TLS
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://ask.example.evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_a_page_of_another_site_cannot_post(headers: dict[str, str], status: int) -> None:
    assert browser().post("/api/ask", json={"question": "The bridge?"}, headers=headers).status_code == status


def test_an_embedding_origin_cannot_post_either_because_its_frame_is_ours() -> None:
    client = browser(WebSettings(embed_origins=("https://intranet.example",)))
    response = client.post("/api/ask", json={"question": "x"}, headers={"origin": "https://intranet.example"})
    assert response.status_code == 403


def test_an_origin_that_cannot_be_read_is_another_site() -> None:
    refused = browser().post("/api/ask", json={"question": "x"}, headers={"origin": "http://["})
    assert refused.status_code == 403
    assert browser().get("/embed", params={"host": "http://["}).status_code == 200
