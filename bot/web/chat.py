"""The conversation at `/`, in Gradio. Its messages are our own escaped HTML; the history that counts stays here."""

import html
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import gradio as gr

from bot.question import Source
from bot.web.answer_parts import answer_html
from bot.web.answering import Answering
from bot.web.conversation import Asked, keeps_field, starters
from bot.web.pages import Pages
from bot.web.pending import Pending
from corpus.loading import Corpus

Shown = list[dict[str, Any]]  # Gradio's message form; it comes from the browser, so it is displayed and never read
_AT_ONCE = 8
_QUEUE = 64
_SESSIONS = 500
_FORGET_S = 3600
_SEARCHING = '<p class="searching">Searching the statements…</p>'
_FAILED = (
    '<div class="turn"><p class="message">Something went wrong on our side. Your question is still in the field: '
    "ask again in a minute.</p></div>"
)
_log = logging.getLogger(__name__)


def build_chat(answering: Answering, corpus: Callable[[], Corpus], pages: Pages) -> gr.Blocks:
    """The Blocks that are mounted at `/`. Each session waits for one answer at a time."""
    pending = Pending()

    async def ask(
        text: str, shown: Shown, earlier: tuple[str, ...], request: gr.Request
    ) -> AsyncIterator[tuple[Any, ...]]:
        asked = Asked(text.strip(), earlier)
        with pending.turn(request.session_hash or "") as free:
            if not free or not asked.text:
                yield gr.skip(), gr.skip(), gr.skip(), gr.skip()
                return
            told = [*shown, _said("user", _question(asked.text))]
            yield gr.skip(), [*told, _said("assistant", _SEARCHING)], gr.skip(), gr.update(visible=False)
            try:
                question = asked.question(Source.CHAT, request.session_hash)
                answer = await answering(question)
            except Exception:  # noqa: BLE001 - an outermost entry point: a way on for the reader, the traceback for staff
                _log.exception("a question could not be answered")
                yield gr.skip(), [*told, _said("assistant", _FAILED)], gr.skip(), gr.skip()
                return
            instead = [(q, Asked(q).address()) for q in starters(corpus())]
            told.append(_said("assistant", answer_html(answer, asked, pages, instead)))
            yield (gr.skip() if keeps_field(answer) else ""), told, asked.then(answer), gr.skip()

    def clear() -> tuple[str, Shown, tuple[str, ...], Any]:
        return "", [], (), gr.update(visible=True)

    blocks: gr.Blocks
    with gr.Blocks(title=pages.settings.service_name, fill_width=True, analytics_enabled=False) as blocks:
        earlier = gr.State((), time_to_live=_FORGET_S)
        with gr.Row(elem_id="panes", equal_height=False):
            with gr.Column(min_width=0, elem_id="talk"):
                shown = _conversation()
                first = starters(corpus())
                with gr.Column(elem_id="starters", visible=bool(first)) as start:
                    gr.Markdown("## Questions to start with")
                    buttons = [gr.Button(question) for question in first]
                with gr.Row(elem_id="composer"):
                    field = gr.Textbox(
                        label="Your question", elem_id="question", lines=1, max_lines=6, submit_btn="Ask"
                    )
                clear_button = gr.Button("Clear conversation", elem_id="clear")
            with gr.Column(min_width=0, elem_id="side"):
                gr.Markdown("")  # Gradio leaves an empty column out; static/viewer.js puts the statement here
        outputs = [field, shown, earlier, start]
        for send, source in ((field.submit, field), *((button.click, button) for button in buttons)):
            send(
                ask,
                [source, shown, earlier],
                outputs,
                concurrency_limit=_AT_ONCE,
                concurrency_id="ask",
                api_visibility="private",
                show_progress="hidden",
                trigger_mode="multiple",  # "once" never sends again after a lost connection; Pending keeps to one
            )
        clear_button.click(clear, None, outputs, api_visibility="private", show_progress="hidden")
    blocks.queue(max_size=_QUEUE, api_open=False)
    blocks.state_session_capacity = _SESSIONS
    return blocks


def _conversation() -> gr.Chatbot:
    # With Markdown rendered, 17 of 26 hostile quotes came out wrong; as escaped HTML, none.
    return gr.Chatbot(
        label="Conversation",
        elem_id="conversation",
        show_label=False,
        container=False,
        height="auto",
        layout="panel",
        autoscroll=False,
        buttons=[],
        feedback_options=None,
        render_markdown=False,
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        allow_file_downloads=False,
    )


def _said(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": str(content)}


def _question(text: str) -> str:
    return f'<p class="asked"><span class="visually-hidden">You asked: </span>{html.escape(text)}</p>'
