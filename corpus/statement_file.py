"""The statement file: YAML front matter between `---` lines, then the body, every character of it."""

import json
from datetime import date
from pathlib import Path

import yaml

from corpus.errors import BadStatement, CorpusError, NotCanonical
from corpus.statement import Statement

REQUIRED = ("title", "issuer", "published", "url", "language", "licence")
OPTIONAL = ("source_sha256", "questions", "supersedes")
_LINE = "---\n"


def read_statement(path: Path) -> Statement:
    """The statement in the file. Raises BadStatement with the line or field and the remedy."""
    try:
        # newline="" keeps "\r": a file with Windows line ends is refused, not repaired on loading.
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadStatement(str(path), f"byte {error.start}", "not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise BadStatement(str(path), "file", error.strerror or "cannot be read", "check the file") from error
    return parse_statement(text, path)


def parse_statement(text: str, path: Path) -> Statement:
    """The statement in the text of a file that is, or was, at `path`. Raises BadStatement like `read_statement`."""
    head, body = _split(path, text)
    return _build(path, _fields(path, head), body, body_line=head.count("\n") + 3)


def format_statement(statement: Statement) -> str:
    """The file of a statement; `read_statement` gives the same statement back."""
    # JSON strings are YAML strings, and unlike YAML's own quoting they never fold or reinterpret a value.
    lines = [
        f"title: {_quoted(statement.title)}",
        f"issuer: {_quoted(statement.issuer)}",
        f"published: {statement.published.isoformat()}",
        f"url: {_quoted(statement.url)}",
        f"language: {_quoted(statement.language)}",
        f"licence: {_quoted(statement.licence)}",
    ]
    if statement.source_sha256:
        lines.append(f"source_sha256: {_quoted(statement.source_sha256)}")
    if statement.supersedes:
        lines.append(f"supersedes: {_quoted(statement.supersedes)}")
    if statement.questions:
        lines += ["questions:", *(f"  - {_quoted(question)}" for question in statement.questions)]
    return _LINE + "".join(f"{line}\n" for line in lines) + _LINE + statement.body


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _split(path: Path, text: str) -> tuple[str, str]:
    if text.startswith("\ufeff"):
        raise BadStatement(str(path), "line 1", "byte-order mark U+FEFF", "save the file as UTF-8 without it")
    if not text.startswith(_LINE):
        if text.startswith("---\r\n"):
            raise BadStatement(str(path), "line 1", "Windows line ends", "save the file with \\n line ends")
        raise BadStatement(str(path), "line 1", "no front matter", "begin the file with a line ---")
    end = text.find("\n" + _LINE, len(_LINE) - 1)
    if end < 0:
        raise BadStatement(str(path), "line 1", "front matter is not closed", "end it with a line ---")
    return text[len(_LINE) : end + 1], text[end + 1 + len(_LINE) :]


def _fields(path: Path, head: str) -> dict[str, object]:
    try:
        node = yaml.compose(head, Loader=yaml.SafeLoader)
        if not isinstance(node, yaml.MappingNode):
            raise BadStatement(str(path), "line 2", "front matter is not `field: value` lines", "write it so")
        names: dict[str, int] = {}
        for key, _ in node.value:
            # YAML silently keeps the last of two equal keys; which one was meant is not ours to guess.
            line = key.start_mark.line + 2
            if key.value in names:
                raise BadStatement(str(path), f"line {line}", f"field {key.value} is given twice", "keep one")
            names[key.value] = line
        loaded = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}" if mark else "front matter"
        problem = getattr(error, "problem", None) or str(error)
        raise BadStatement(str(path), place, f"not YAML ({problem})", "put the value in double quotes") from error
    for name, line in names.items():
        if name not in REQUIRED + OPTIONAL:
            known = ", ".join(REQUIRED + OPTIONAL)
            raise BadStatement(str(path), f"line {line}", f"unknown field {name!r}", f"known fields are {known}")
    missing = [name for name in REQUIRED if loaded.get(name) is None]
    if missing:
        raise BadStatement(str(path), "front matter", f"missing {', '.join(missing)}", "add it to the front matter")
    return dict(loaded)


def _build(path: Path, fields: dict[str, object], body: str, body_line: int) -> Statement:
    published = _published(path, fields["published"])
    if not path.stem.startswith(f"{published.isoformat()}-"):
        remedy = f"name the file {published.isoformat()}-words.md, or put the date right"
        raise BadStatement(str(path), "field published", f"{published} is not the date in the file name", remedy)
    questions = fields.get("questions") or []
    if not isinstance(questions, list) or not all(isinstance(q, str) and q.strip() for q in questions):
        raise BadStatement(str(path), "field questions", "not a list of questions", 'write lines like `  - "Who …?"`')
    text: dict[str, str] = {}
    for name in ("title", "issuer", "url", "language", "licence"):
        text[name] = _string(path, name, fields[name])
    source, supersedes = fields.get("source_sha256"), fields.get("supersedes")
    try:
        return Statement(
            statement_id=path.stem,
            published=published,
            body=body,
            source_sha256=None if source is None else _string(path, "source_sha256", source),
            questions=tuple(questions),
            supersedes=None if supersedes is None else _string(path, "supersedes", supersedes),
            title=text["title"],
            issuer=text["issuer"],
            url=text["url"],
            language=text["language"],
            licence=text["licence"],
        )
    except NotCanonical as error:
        place = f"line {body_line + error.line - 1}"
        raise BadStatement(str(path), place, error.flaw, error.remedy) from error
    except CorpusError as error:
        problem, _, remedy = str(error).partition("; ")
        raise BadStatement(str(path), f"field {problem.split(' ', 1)[0]}", problem, remedy) from error


def _published(path: Path, value: object) -> date:
    try:
        # YAML reads 2024-04-21 as a date, "2024-04-21" as a string, and 2024-04-21 10:00 as a datetime.
        if type(value) is date:
            return value
        return date.fromisoformat(value) if isinstance(value, str) else date.fromisoformat(str(value))
    except ValueError:
        remedy = "write a day as YYYY-MM-DD"
        raise BadStatement(str(path), "field published", f"{value!r} is not a date", remedy) from None


def _string(path: Path, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadStatement(str(path), f"field {name}", f"{value!r} is not text", "put it in double quotes")
    return value
