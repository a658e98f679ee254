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


def _join(value: object) -> dict[str, object]:
    return {"data": [value, [], None], "fn_index": 0, "session_hash": "s", "trigger_id": None, "event_data": None}


@pytest.mark.parametrize("place", ["/etc/passwd", "https://example.org/x.png"])
def test_a_message_that_names_a_file_is_refused_before_gradio_copies_it(place: str) -> None:
    file = {"path": place, "meta": {"_type": "gradio.FileData"}}
    message = {"role": "user", "content": [{"type": "file", "file": file}]}
    for value in (file, [message]):
        response = browser().post("/gradio_api/queue/join", json=_join(value))
        assert (response.status_code, response.text) == (400, "No files are taken here.\n")


def test_what_cannot_be_a_conversation_is_refused() -> None:
    assert browser().post("/gradio_api/queue/join", content=b"[" * 100_000).status_code == 400
    assert browser().post("/gradio_api/queue/join", content=b"x" * 2_000_001).status_code == 413


def test_a_question_is_passed_on_to_gradio_whole() -> None:
    with browser() as client:
        assert "event_id" in client.post("/gradio_api/queue/join", json=_join("Where is the bridge?")).json()
