import pytest

from bot.language import is_other_language


@pytest.mark.parametrize(
    "text",
    [
        "Warum sind die Polizeichefs besorgt?", "Bitte fassen Sie die Erklärung zusammen", "wer ist Graeme Biggar",
        "Combien d’enfants sont protégés ?", "pourquoi la police est inquiète", "je voudrais savoir qui a parlé",
        "por que la policia esta muy preocupada", "¿Qué dijo el director de la NCA?",
        "quiero saber más sobre la policía",
        "perché la crittografia è un problema", "wie is Catherine de Bolle", "Ilu podejrzanych jest aresztowanych?",
        "Quantos suspeitos são presos por mês?", "Τι είπε η αστυνομία;", "Что сказал Биггар?", "경찰은 뭐라고 했나요?",
    ],
)  # fmt: skip
def test_small_words_or_the_script_tell_another_language(text: str) -> None:
    assert is_other_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "What did Catherine de Bolle say?", "Catherine de Bolle", "Europol", "IBM Cloud enterprises", "der Spiegel",
        "when was catedral de santiago de compostela built", "What type of company is Van Gend en Loos?", "Die Hard",
        "was hong kong part of the british empire", "tu suraj main saanjh piyaji all actors name",
        "NCA UK Meta Facebook",
        "What does “Was ist das” mean?", "hindi movie chori chori chupke chupke full hd", "he said he was in die cast",
        "El Niño", "", "800", "Что is what in Russian according to the chiefs",
    ],
)  # fmt: skip
def test_names_and_titles_do_not_make_a_question_foreign(text: str) -> None:
    assert not is_other_language(text)
