import pytest
import torch
from transformers import BertConfig, BertModel, BertTokenizer

from bot.cross_encoder import CrossEncoder, Network, load_cross_encoder, packed, unpack
from bot.pair import Pair, pair

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "who", "fares", ":", "before", "they", "fell", "after"]
PAIR = Pair("who", "fares", "before", "they fell", "after")


@pytest.fixture(scope="module")
def shipped() -> CrossEncoder:
    return load_cross_encoder()


def _tiny(seed: int = 0) -> Network:
    torch.manual_seed(seed)
    config = BertConfig(vocab_size=12, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8)
    return Network(BertModel(config, add_pooling_layer=False)).eval()


def _tokenizer() -> BertTokenizer:
    return BertTokenizer(vocab={word: number for number, word in enumerate(WORDS)})


def test_a_pair_is_cut_from_its_passage_at_the_sentence() -> None:
    assert pair("who", "fares\nbefore they fell after", 13, 22) == Pair(
        "who", "fares", "before ", "they fell", " after"
    )


def test_the_sentence_alone_is_the_second_segment() -> None:
    tokens = CrossEncoder(_tiny(), _tokenizer()).tokens([PAIR, Pair("who", "fares", "", "fell", "")])
    words = [[WORDS[number] for number in row] for row in tokens["input_ids"]]
    assert words[0] == ["[CLS]", "who", "[SEP]", "fares", ":", "before", "they", "fell", "after", "[SEP]"]
    assert words[1] == ["[CLS]", "who", "[SEP]", "fares", ":", "fell", "[SEP]", "[PAD]", "[PAD]", "[PAD]"]
    assert tokens["token_type_ids"].tolist() == [[0, 0, 0, 0, 0, 0, 1, 1, 0, 0], [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]]
    assert tokens["attention_mask"].sum(1).tolist() == [10, 7]


def test_text_around_a_long_sentence_gives_way_to_it() -> None:
    long = Pair("who " * 60, "fares " * 30, "before " * 99, "fell " * 90, "after " * 99)
    tokens = CrossEncoder(_tiny(), _tokenizer()).tokens([long])
    words = [WORDS[number] for number in tokens["input_ids"][0]]
    assert (words.count("who"), words.count("fell"), words.count("before"), words.count("after")) == (40, 70, 0, 0)


def test_what_stands_beside_a_pair_in_its_batch_changes_nothing() -> None:
    encoder = CrossEncoder(_tiny(), _tokenizer())
    alone, _ = encoder.read([PAIR]), encoder.read([PAIR])
    together = encoder.read([Pair("who", "fares", "", "fell", ""), PAIR])
    assert together[1] == pytest.approx(alone[0], abs=1e-5)


def test_changes_are_kept_to_a_twentieth_of_the_largest_of_their_row_which_is_cut() -> None:
    before, moved, name = _tiny(), _tiny(), "encoder.encoder.layer.0.output.dense.weight"
    weight = moved.state_dict()[name]
    weight[0] += torch.tensor([0.0, 0.01, 0.02, 0.03, -0.03, 0.04, 0.05, 0.07])
    read = unpack(_tiny(), packed(moved, before.encoder)).state_dict()[name]
    assert torch.equal(read[1:], weight[1:])
    # Steps of .07 · .7 / 7 = .007, so .0035 off at most; the largest, .07, is cut to .049.
    assert (read[0] - weight[0]).abs()[:7].max() <= 0.0036
    assert (weight[0] - read[0])[7].item() == pytest.approx(0.021, abs=1e-4)


def test_the_shipped_network_tells_an_answer_from_what_only_seems_one(shipped: CrossEncoder) -> None:
    title, before = "Bus fares from May", "The council met on Monday."
    asked = "How much is a single ticket?"
    answers = Pair(asked, title, before, "A single ticket costs 2.40 euros.", "")
    seems = Pair(asked, title, before, "Single tickets can be bought from the driver.", "")
    right, wrong = shipped.read([answers, seems])
    assert right > wrong + 1
