from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from example_corpus import FARES, SCHOOL, statement, town

from index.embedding import Embedding
from index.manifest import Manifest, Source, manifest_of, read_manifest


@pytest.fixture
def manifest(embedding: Embedding) -> Manifest:
    return manifest_of(town().statements, embedding, "embedded")


def test_the_order_of_the_statements_does_not_matter(embedding: Embedding, manifest: Manifest) -> None:
    assert manifest_of(town().statements[::-1], embedding, "embedded") == manifest


def test_a_manifest_comes_back_from_its_file(manifest: Manifest, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(manifest.to_json(), encoding="utf-8")
    assert read_manifest(path) == manifest


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"statements": []}', '{"statements": [1]}'])
def test_a_file_that_is_no_manifest_is_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text, encoding="utf-8")
    assert read_manifest(path) is None
    assert read_manifest(tmp_path / "missing") is None


def test_equal_manifests_have_no_difference(manifest: Manifest) -> None:
    assert manifest.difference(manifest) == ""


def test_every_difference_says_why(manifest: Manifest) -> None:
    changes: dict[str, tuple[Manifest, str]] = {
        "model": (
            replace(manifest, model="other", model_digest="0"),
            "the embedding model changed from all-MiniLM-L6-v2 to other",
        ),
        "weights": (replace(manifest, model_digest="0"), "the weights of all-MiniLM-L6-v2 changed"),
        "window": (replace(manifest, max_tokens=128), "the model's window changed from 256 to 128"),
        "rules": (replace(manifest, rules="0"), "the rules that cut passages changed"),
        "store": (
            replace(manifest, store="http://localhost:8000"),
            "where the index is kept changed from embedded to http://localhost:8000",
        ),
    }
    for newer, words in changes.values():
        assert manifest.difference(newer) == words
    fewer = replace(manifest, statements=(replace(manifest.statements[0], digest="0"), Source("2025-01-01-new", "1")))
    assert manifest.difference(fewer) == "statements: 1 new, 1 changed, 2 removed"


def test_no_field_can_change_unnoticed(manifest: Manifest) -> None:
    for name in Manifest.__dataclass_fields__:
        changed: dict[str, Any] = {name: () if name == "statements" else "0"}
        assert manifest.difference(replace(manifest, **changed)), name


def test_a_title_and_a_body_count_and_an_address_does_not(embedding: Embedding) -> None:
    def source(title: str, body: str) -> Source:
        return manifest_of([statement("x", body, title)], embedding, "embedded").statements[0]

    assert len({source("A", FARES), source("B", FARES), source("A", SCHOOL)}) == 3
    moved = replace(statement("x", FARES, "A"), url="https://example.org/moved")
    assert manifest_of([moved], embedding, "embedded").statements[0] == source("A", FARES)


def test_vectors_are_taken_over_only_from_the_same_model(manifest: Manifest) -> None:
    assert manifest.same_vectors(replace(manifest, rules="0", statements=(), chroma="0", store="http://x"))
    for name in ("model", "model_digest", "max_tokens", "encoder"):
        changed: dict[str, Any] = {name: "0"}
        assert not manifest.same_vectors(replace(manifest, **changed)), name
