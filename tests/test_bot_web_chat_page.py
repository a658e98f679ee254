from example_site import browser

from bot.web.chat_page import gradio_loaders


def test_the_front_page_stands_before_any_script_has_run() -> None:
    html = browser().get("/").text
    assert html.count("<h1>") == 1
    assert '<html lang="en"' in html
    assert "Do not type personal details" in html
    assert '<noscript><form class="field" action="/ask" method="get">' in html


def test_nothing_of_gradios_own_page_but_its_loaders_is_left() -> None:
    html = browser().get("/").text
    assert "raw.githubusercontent.com" not in html
    assert "window.gradio_config" not in html
    assert 'type="module" crossorigin src="./assets/index-' in str(gradio_loaders())
