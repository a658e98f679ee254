"""Question and sentence read together by one encoder, which tells whether the sentence answers.

The bundled encoder with its weights moved (Nogueira and Cho, Passage Re-ranking with BERT, 2019); segment 1 marks the
sentence within the text around it. `tests/bench/fit_cross_encoder.py` fits the changes; what is shipped is only them,
in four bits each.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load, load_file, save
from torch import Tensor, nn
from transformers import AutoTokenizer, BertConfig, BertModel

from bot.calibration import CROSS_ENCODER_SHA256, read_weights
from bot.pair import Pair
from bot.readings import Floats
from index.embedding import BUNDLED_SHA256, Embedding, bundled_folder, check_weights

_HIDDEN = 128
_QUERY, _TITLE, _SENTENCE, _AROUND, _ALL = 40, 16, 70, 30, 114  # tokens at most
_BITS = 7  # the largest step either way; with the sign, four bits


class Network(nn.Module):
    """The encoder and its head."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.hidden = nn.Linear(2 * encoder.config.hidden_size, _HIDDEN)
        self.answer = nn.Linear(_HIDDEN, 1)

    def forward(self, tokens: dict[str, Tensor]) -> Tensor:
        """The log-odds of each sentence to answer."""
        states = self.encoder(**tokens).last_hidden_state.float()
        inside = tokens["token_type_ids"][..., None].float()
        sentence = (states * inside).sum(1) / inside.sum(1).clamp(min=1)
        return torch.as_tensor(self.answer(self.hidden(torch.cat([states[:, 0], sentence], -1)).relu())[:, 0])


class CrossEncoder:
    """Reads questions and sentences together. Safe between threads."""

    def __init__(self, network: Network, tokenizer: Any) -> None:
        self.network = network.eval()
        self._tokenizer = tokenizer

    def read(self, pairs: Sequence[Pair]) -> Floats:
        """For each pair the log-odds that its sentence answers its question; uncalibrated."""
        with torch.inference_mode():
            found: Floats = self.network(self.tokens(pairs)).numpy()
        return found

    def tokens(self, pairs: Sequence[Pair]) -> dict[str, Tensor]:
        """The pairs as the encoder takes them; what is too long is cut, the text around the sentence first."""
        parts = [
            part for pair in pairs for part in (pair.query, f"{pair.title}:", pair.before, pair.sentence, pair.after)
        ]
        ids = self._tokenizer(parts, add_special_tokens=False, verbose=False)["input_ids"]
        start, end = self._tokenizer.cls_token_id, self._tokenizer.sep_token_id
        rows = []
        for i in range(0, len(ids), 5):
            query, title, sentence = ids[i][:_QUERY], ids[i + 1][-_TITLE:], ids[i + 3][:_SENTENCE]
            room = max(0, _ALL - len(query) - len(title) - len(sentence) - 3) // 2
            before, after = ids[i + 2][-min(room, _AROUND) :] if room else [], ids[i + 4][: min(room, _AROUND)]
            rows.append(([start, *query, end, *title, *before], sentence, [*after, end]))
        length = max(len(left) + len(sentence) + len(right) for left, sentence, right in rows)
        tokens = torch.zeros(3, len(rows), length, dtype=torch.long)
        for row, (left, sentence, right) in enumerate(rows):
            whole = left + sentence + right
            tokens[0, row, : len(whole)] = torch.tensor(whole)
            tokens[1, row, len(left) : len(left) + len(sentence)] = 1
            tokens[2, row, : len(whole)] = 1
        return dict(zip(("input_ids", "token_type_ids", "attention_mask"), tokens, strict=True))


def bundled(folder: Path) -> tuple[Network, Any]:
    """The encoder in a folder, with a head that knows nothing yet, and its tokenizer."""
    encoder = BertModel(BertConfig.from_pretrained(folder, attn_implementation="eager"), add_pooling_layer=False)
    weights = {k: v for k, v in load_file(folder / "model.safetensors").items() if not k.startswith("pooler.")}
    encoder.load_state_dict(weights, strict=False)  # position_ids are in some files and not in others
    return Network(encoder), AutoTokenizer.from_pretrained(folder, local_files_only=True)


def cross_encoder_beside(embedding: Embedding) -> CrossEncoder | None:
    """The cross-encoder that is shipped, which knows English; None beside another model than the bundled one, which
    was chosen for other texts. Raises ModelUnavailable and WeightsAltered."""
    return load_cross_encoder() if embedding.digest == BUNDLED_SHA256 else None


def load_cross_encoder() -> CrossEncoder:
    """The cross-encoder that is shipped. Raises ModelUnavailable and WeightsAltered."""
    content = read_weights("cross_encoder.safetensors", CROSS_ENCODER_SHA256)
    with bundled_folder() as folder:
        check_weights(folder / "model.safetensors", BUNDLED_SHA256)
        network, tokenizer = bundled(folder)
    network.encoder.set_attn_implementation("sdpa")  # a tenth faster
    unpack(network, content)
    if torch.cpu.get_capabilities().get("avx512_bf16"):
        network.encoder.bfloat16()  # twice as fast where the CPU computes in it; log-odds differ by some hundredths
    return CrossEncoder(network, tokenizer)


def packed(network: Network, encoder: BertModel) -> bytes:
    """The head and what was changed of the `encoder`, as safetensors: matrices in four bits, a scale for each row."""
    before = encoder.state_dict()
    kept: dict[str, Tensor] = {}
    for name, tensor in network.state_dict().items():
        old = before.get(name.removeprefix("encoder."))
        if old is None or tensor.ndim < 2:
            kept[name] = (tensor - old if old is not None else tensor).half().contiguous()
        elif not torch.equal(tensor, old):
            change = tensor - old
            # Clipping the few largest changes leaves finer steps for all the others.
            scale = (change.abs().amax(1, keepdim=True) * 0.7 / _BITS).clamp(min=1e-8).half()
            steps = (change / scale.float()).round().clamp(-_BITS, _BITS).to(torch.int8) + 8
            kept[f"{name}.scale"] = scale
            kept[f"{name}.steps"] = (steps[:, 0::2] * 16 + steps[:, 1::2]).to(torch.uint8).contiguous()
    return save(dict(sorted(kept.items())))


def unpack(network: Network, content: bytes) -> Network:
    """The network with these changes made."""
    state, changes = network.state_dict(), load(content)
    for name, tensor in changes.items():
        if name.endswith(".steps"):
            of = name.removesuffix(".steps")
            steps = torch.stack([tensor >> 4, tensor & 15], -1).flatten(1).float() - 8
            state[of] += steps * changes[f"{of}.scale"].float()
        elif not name.endswith(".scale"):
            state[name] = state[name] + tensor.float() if name.startswith("encoder.") else tensor.float()
    network.load_state_dict(state)
    return network
