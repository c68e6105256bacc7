"""Finds the templates that a template includes, extends and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..source import MAX_BYTES, SourceText, SyntaxFault
from .engine import Engine
from .tree import Template

_EXTENDS = re.compile(rb"\{%[-+]?\s*+extends\s++[\"']([^\"'\r\n]++)[\"']")
_NAMING = re.compile(rb"\{%[-+]?\s*+(?:extends|from|import|include|set|with)\b((?:(?!\{%|%\})[^\r\n])*+)%\}")
_STRING = re.compile(rb"\"([^\"\r\n]++)\"|'([^'\r\n]++)'")
_MOST_EXTENDED = 8  # templates that extend each other
_MOST = 1_000  # templates that one template leads to


class Loader:
    """Loads the templates around one of them, each once; see `Load`.

    It never leaves the folders of the engine, also by a link. `faults` are those of the templates that
    cannot be read, which are asked for by the names in `broken`, and `missing` the names that no template has.
    """

    def __init__(self, engine: Engine, path: str | None) -> None:
        self.faults: list[tuple[SourceText, SyntaxFault]] = []
        self.broken: set[str] = set()
        self.missing: list[str] = []
        self._engine = engine
        self._folders = engine.folders_for(path)
        self._loaded: dict[str, Template | None] = {}

    def __call__(self, name: str, asker: Template) -> Template | None:
        """Return the template of a name; `./` and `../` are relative to the one that asks, as in Django."""
        asked, name = name, _relative_to(asker.name, name)
        if name not in self._loaded:
            self._loaded[name] = self._read(name) if len(self._loaded) < _MOST else None
        if self._loaded[name] is None and name not in self.missing:
            self.broken.add(asked)
        return self._loaded[name]

    def find(self, name: str) -> Path | None:
        """Return the file of a template."""
        return find_template(name, self._folders)

    def _read(self, name: str) -> Template | None:
        path = self.find(name)
        if path is None:
            self.missing.append(name)
            return None
        source = read_limited(path)
        template = None if source is None else self._engine.read(source, name)
        if isinstance(template, SyntaxFault) and source is not None:
            self.faults.append((source, template))
            return None
        return template if isinstance(template, Template) else None


def find_template(name: str, folders: tuple[Path, ...]) -> Path | None:
    """Return the file of a template in the first of the folders that has it; one outside of them all is none."""
    if not name or "\0" in name or PurePosixPath(name).is_absolute():
        return None
    for folder in folders:
        try:
            path = (folder / name).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return folder / name
        except (OSError, RuntimeError):  # a name that is too long, links in a circle
            continue
    return None


def read_limited(path: Path) -> SourceText | None:
    """Return the text of a file that is no larger than a document may be."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return None
    return SourceText(data, str(path)) if len(data) <= MAX_BYTES else None


def extended_by(data: bytes, folders: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the template that one extends, the one that this extends, and so on, as far as they are named."""
    for _ in range(_MOST_EXTENDED):
        said = _EXTENDS.search(data)
        path = None if said is None else find_template(said[1].decode("utf-8", "replace"), folders)
        source = None if path is None else read_limited(path)
        if source is None:
            return
        data = source.data
        yield data


def named_by(data: bytes, folders: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the templates that one includes, imports and extends, those that these do, and so on, each once.

    They are found by the words in the tags alone, without reading a template.
    """
    seen: set[bytes] = set()
    pending = [data]
    while pending:
        for tag in _NAMING.finditer(pending.pop()):
            for string in _STRING.finditer(tag[1]):
                name = string[1] or string[2]
                if name in seen or len(seen) >= _MOST:
                    continue
                seen.add(name)
                path = _find_anywhere(name.decode("utf-8", "replace"), folders)
                source = None if path is None else read_limited(path)
                if source is not None:
                    pending.append(source.data)
                    yield source.data


def _find_anywhere(name: str, folders: tuple[Path, ...]) -> Path | None:
    """The file of a template whose name may be relative to one that is not known."""
    plain = re.sub(r"\A(?:\.\.?/)++", "", name)
    return find_template(name, folders) or (find_template(plain, folders) if plain != name else None)


def _relative_to(asker: str, name: str) -> str:
    if not name.startswith(("./", "../")):
        return name
    parts: list[str] = [*PurePosixPath(asker).parent.parts]
    for part in PurePosixPath(name).parts:
        if part == ".." and parts:
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
