import pytest
from example_site import browser


def test_get_and_post_give_the_json_of_the_contract() -> None:
    client = browser()
    got = client.get("/api/ask", params={"q": "The bridge?"}).json()
    posted = client.post("/api/ask", json={"question": "The bridge?", "history": [{"role": "user", "content": "Hi"}]})
    assert got["status"] == "answered"
    assert got["question"] == "The bridge?"
    assert [c["number"] for c in got["citations"]] == [1, 2, 3]
    assert posted.json() == got


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": 1},
        {"question": "x", "more": 1},
        {"question": "x", "history": [{"role": "system", "content": "x"}]},
        {"question": "x" * 20_001},
    ],
)
def test_what_is_not_the_contract_is_refused(body: dict[str, object]) -> None:
    assert browser().post("/api/ask", json=body).status_code == 422


def test_a_refusal_says_where_it_is_wrong_and_repeats_nothing_that_was_sent() -> None:
    for body in (b'{"question": "\\ud800", "more": "secret"}', b'{"question": 1, "\\ud800": "secret"}'):
        response = browser().post("/api/ask", content=body, headers={"content-type": "application/json"})
        assert response.status_code == 422
        assert response.json()["detail"][0]["loc"][0] == "body"
        assert "secret" not in response.text


def test_a_body_that_is_far_too_long_is_not_read() -> None:
    headers = {"content-type": "application/json"}
    assert browser().post("/api/ask", content=b" " * 2_000_001, headers=headers).status_code == 413
