"""Gradio's theme. Its wheel's semibold faces lack most Latin letters, so only regular and bold are loaded."""

import gradio as gr
from gradio.themes import LocalFont


def chat_theme() -> gr.themes.Base:
    """Plain ground, own accent and type from static/tokens.css, readable secondary text."""
    sans: list[gr.themes.Font | str] = [LocalFont("Source Sans Pro", weights=(400, 700)), "system-ui", "sans-serif"]
    return gr.themes.Base(font=sans, font_mono=["ui-monospace", "monospace"]).set(
        body_background_fill="var(--page)",
        body_background_fill_dark="var(--page)",
        body_text_color="var(--text)",
        body_text_color_dark="var(--text)",
        body_text_color_subdued="var(--quiet)",
        body_text_color_subdued_dark="var(--quiet)",
        input_placeholder_color="var(--quiet)",
        input_placeholder_color_dark="var(--quiet)",
        block_background_fill="var(--page)",
        block_background_fill_dark="var(--page)",
        border_color_primary="var(--line)",
        border_color_primary_dark="var(--line)",
    )
