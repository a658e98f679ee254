import pytest
from example_site import browser

CLOSED = [
    ("POST", "/gradio_api/upload"),
    ("GET", "/gradio_api/file=/etc/passwd"),
    ("GET", "/gradio_api/proxy=https://x.example/"),
    ("GET", "/gradio_api/deep_link"),
    ("GET", "/gradio_api/openapi.json"),
    ("POST", "/gradio_api/run/predict"),
    ("POST", "/gradio_api/call/ask"),
    ("POST", "/gradio_api/component_server"),
    ("GET", "/gradio_api/mcp/schema"),
    ("GET", "/monitoring"),
    ("GET", "/manifest.json"),
    ("GET", "/login_check"),
    ("POST", "/login"),
    ("PUT", "/config"),
]


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_what_no_reader_needs_is_closed(method: str, path: str) -> None:
    response = browser().request(method, path)
    assert response.status_code == 404
    assert "Page not found" in response.text


@pytest.mark.parametrize(
    "path", ["/config", "/theme.css", "/gradio_api/info", "/static/fonts/SourceSansPro/SourceSansPro-Bold.woff2"]
)
def test_what_the_chat_needs_is_open(path: str) -> None:
    assert browser().get(path).status_code == 200


def test_no_event_of_the_chat_is_offered_as_an_interface() -> None:
    assert browser().get("/gradio_api/info").json()["named_endpoints"] == {}
