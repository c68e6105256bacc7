"""The library in six functions: parse, check, fix, validate, check_template and load.

All of them are safe to call from several threads at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from .diagnostics import Report, Severity
from .dialects import Dialect
from .dialects.detect import said_dialect
from .dialects.finding import find_dialect
from .dialects.words import kind_of
from .errors import UsageError
from .lint import Policy, Selection, check_document
from .record import replace
from .source import MAX_BYTES, Document, SourceText
from .source import parse as parse_source
from .template import declared_context, is_program, is_template

if TYPE_CHECKING:
    from .builder import Element
    from .config import Configuration, Settings
    from .lint.fixer import Fixed
    from .template.family import Families, Family

__all__ = [
    "Source",
    "check",
    "check_template",
    "checking",
    "find_dialect",
    "fix",
    "load",
    "parse",
    "read_source",
    "validate",
]


@runtime_checkable
class HasXml(Protocol):
    """What prints itself as XML: the builder's elements, and whatever behaves like them."""

    def to_xml(self) -> str: ...


Source: TypeAlias = str | bytes | bytearray | Path | Document | SourceText | HasXml
Opened: TypeAlias = "Document | Family | Families"


def parse(source: Source, path: str | None = None) -> Document:
    """Return the document that `source` holds, with the place of everything in it.

    A `str` or `bytes` is XML, never the name of a file; a `pathlib.Path` is a file that is read. A text
    that is not well-formed is no exception: ask `Document.well_formed`.

    Raises:
        UsageError: `source` is none of these.
        OSError: the file cannot be read.
    """
    if isinstance(source, Document):
        return source
    return parse_source(read_source(source, path))


def check(
    source: Source,
    dialect: str | Path | Dialect | None = None,
    path: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: str | Path | None = None,
) -> Report:
    """Return what is wrong with a document.

    A `Path` may be that of a template, or of a Python file with documents in its strings: then all that these
    can make is checked, and each finding stands where it is written. Without a dialect, it is that of the
    builder's element, or the one that a comment `<!-- flexml: dialect=… -->` in the document names, or whichever
    fits the names that it uses. `path` is the name that findings give to the file. `select` and `ignore` take
    names of rules, codes, beginnings of codes and categories.

    No configuration is looked for: `config` names the file of one, which then holds as for the command's
    `--config`; `select` and `ignore` stand above it.

    Raises:
        UsageError: there is no such dialect or rule, `source` is no document, or the `Path` of a template in a
            language was given that is not read, such as ERB.
        ConfigError: the configuration is wrong.
        ReadError: the `Path` of a Python file was given that is not written in the Python that runs this.
        OSError: a `Path` was given that cannot be read.
    """
    chosen = _chosen(source, dialect)
    if config is None:
        return _checked(_opened(source, path), chosen, Policy(Selection.of(_words(select), _words(ignore))))
    settings = configuration_of(config, select, ignore).of_file(_path_of(source, path))
    return _checked_as_configured(_opened(source, path, settings), chosen, settings)


def checking(
    dialect: Dialect | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: str | Path | None = None,
) -> Callable[[Document], Report]:
    """Return what `check` does with a document, its arguments read once for many of them.

    Raises:
        UsageError: there is no such rule.
        ConfigError: the configuration is wrong.
    """
    if config is None:
        policy = Policy(Selection.of(_words(select), _words(ignore)))
        return lambda document: check_document(document, dialect, policy)
    configuration = configuration_of(config, select, ignore)
    return lambda document: _checked_as_configured(document, dialect, configuration.of_file(document.path))


def configuration_of(
    config: str | Path | None = None, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> Configuration:
    """Return the configuration of a file, or of the one nearest to each document, with arguments above it.

    Raises:
        ConfigError: the file is wrong, or an argument names no rule.
    """
    from .config import Configuration  # for those who have one

    said = {"select": select, "extend-ignore": ignore}
    command = {key: [*(_words(words) or ())] for key, words in said.items() if words is not None}
    return Configuration(config, command=command, origin="arguments")


def check_configured(source: Source, dialect: str | Path | Dialect | None, settings: Settings) -> Report:
    """Return what is wrong with a document as settings have it; a dialect that is given stands above them.

    Raises:
        UsageError: there is no such dialect, or `source` is no document.
        OSError: a `Path` was given that cannot be read.
    """
    return _checked_as_configured(_opened(source, None, settings), _chosen(source, dialect), settings)


def check_template_configured(
    template: SourceText,
    context: Mapping[str, object],
    dialect: str | Path | Dialect | None,
    settings: Settings,
) -> Report:
    """Return what is wrong with what a template can render to, and with the context does, as settings have it.

    Raises:
        UsageError: there is no such dialect.
    """
    from .template.opening import open_with_sample  # jinja2 costs more than a check

    family = open_with_sample(template, context, settings.engine(_place(template.path)))
    return _checked_as_configured(family, None if dialect is None else find_dialect(dialect), settings)


def _checked_as_configured(opened: Opened, chosen: Dialect | None, settings: Settings) -> Report:
    place = _place(opened.path)
    configured = settings.dialect_of(place) if chosen is None else None
    default = None if configured is None else find_dialect(configured)
    return _checked(opened, chosen, settings.policy(place), default)


def _place(path: str | None) -> str:
    """The path of a file as settings want it."""
    return "" if path is None else str(Path(path).absolute())


def _path_of(source: Source, path: str | None) -> str | None:
    """What a document is called, as far as it says so before it is read."""
    return str(source) if isinstance(source, Path) and path is None else path or getattr(source, "path", None)


def _opened(source: Source, path: str | None, settings: Settings | None = None) -> Opened:
    """What is to be checked: a file may be a template or a program, and a text is what it is."""
    if not isinstance(source, Path):
        return parse(source, path)
    written = read_source(source, path)
    if is_program(str(source)):
        from .template.python import read_families  # for programs alone

        return read_families(written)
    from .template.foreign import foreign_language, not_read

    foreign = foreign_language(str(source), written.data)
    if foreign is not None:
        raise UsageError(f"{written.path}: {not_read(foreign)}")
    if not is_template(written.data):
        return parse_source(written)
    from .template.engine import Engine  # the languages of templates cost more than a check
    from .template.opening import open_written

    engine = Engine() if settings is None else settings.engine(_place(written.path))
    sample = declared_context(written) if settings is None else settings.sample(written, _place(written.path))
    return open_written(written, sample, engine)


def _checked(opened: Opened, dialect: Dialect | None, policy: Policy, default: Dialect | None = None) -> Report:
    """The report; `default` is the dialect of a document that does not say its own."""
    if isinstance(opened, Document):
        return check_document(opened, dialect or (None if said_dialect(opened) else default), policy)
    from .lint.families import check_family
    from .template.family import Families

    if isinstance(opened, Families):
        return Report.together(_checked(member, dialect, policy, default) for member in opened.members)
    return check_family(opened, dialect or (None if said_dialect(opened.fullest) else default), policy)


def fix(
    source: Source,
    dialect: str | Path | Dialect | None = None,
    path: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    *,
    unsafe: bool = False,
) -> Fixed:
    """Return a document with the fixes of its findings applied, and what is left to be mended by hand.

    Safe fixes surely keep what the document means, or restore what was surely meant; `unsafe` takes the
    others as well. The arguments are those of `check`. No file is written, also not the one of a `Path`.

    Raises:
        UsageError: there is no such dialect or rule, or `source` is no document or was rendered from a template.
        OSError: a `Path` was given that cannot be read.
    """
    from .lint.fixer import fix_source  # most runs only look

    policy, chosen = Policy(Selection.of(_words(select), _words(ignore))), _chosen(source, dialect)
    whole = SourceText(source.read_bytes(), path or str(source)) if isinstance(source, Path) else source
    return fix_source(
        read_source(whole, path),
        lambda document, most: check_document(document, chosen, replace(policy, most=most)),
        unsafe=unsafe,
    )


def validate(source: Source, dialect: str | Path | Dialect | None = None, path: str | None = None) -> Report:
    """Return the structural errors of a document: what is not well-formed, and what the dialect does not allow.

    `check` finds more: this answers whether the document is one of the dialect, not whether the call goes well.

    Raises:
        UsageError: there is no such dialect, or `source` is no document.
        OSError: a `Path` was given that cannot be read.
    """
    report = check(source, dialect, path, select=("xml", "schema"))
    errors = tuple(found for found in report if found.severity is Severity.ERROR)
    return Report(errors, report.dialects, report.suppressed)


def check_template(
    template: Path | SourceText,
    context: Mapping[str, object],
    dialect: str | Path | Dialect | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> Report:
    """Return what is wrong with all that a template can render to, and with what it does, given a context.

    A name that the context does not define is a finding, wherever the template asks for it. Each finding stands
    where it is written, also in another template; where that cannot be told, places are those of the rendered
    text, and the finding says so.

    Raises:
        UsageError: there is no such dialect or rule.
        OSError: the template cannot be read.
    """
    from .template.opening import open_with_sample  # jinja2 costs more than a check

    chosen = None if dialect is None else find_dialect(dialect)
    family = open_with_sample(read_source(template), context)
    return _checked(family, chosen, Policy(Selection.of(_words(select), _words(ignore))))


def load(source: Source, dialect: str | Path | Dialect | None = None) -> Element:
    """Return the builder's element for an XML document.

    Without a dialect, the document decides as for `check`; where it fits several, the first of them is taken.

    Raises:
        ReadError: the XML is not well-formed, or the builder would not make such a document.
        UsageError: there is no such dialect, or `source` is no document.
        OSError: a `Path` was given that cannot be read.
    """
    from .builder.read import load as load_document  # the builder's modules, which checking never needs

    return load_document(parse(source), None if dialect is None else find_dialect(dialect))


def _chosen(source: Source, dialect: str | Path | Dialect | None) -> Dialect | None:
    """The dialect that is asked for; an element of the builder knows what it was built as."""
    if dialect is not None:
        return find_dialect(dialect)
    own = getattr(source, "dialect", None)
    return own if isinstance(own, Dialect) else None


def read_source(source: Source, path: str | None = None) -> SourceText:
    """Return the text of whatever `check` takes.

    Raises:
        UsageError: it is nothing that holds a document.
        OSError: it is the path of a file that cannot be read.
    """
    match source:
        case SourceText():
            return source
        case Document():
            return source.source
        case str() | bytes():
            return SourceText(source, path)
        case bytearray():
            return SourceText(bytes(source), path)
        case Path():
            with source.open("rb") as file:  # not all of a file that is too large to be a document
                return SourceText(file.read(MAX_BYTES + 1), path or str(source))
        case HasXml() if not isinstance(source, type):
            return SourceText(source.to_xml(), path)
    raise UsageError(f"a document is a str, bytes, a pathlib.Path, or an object with `to_xml`, not {kind_of(source)}")


def _words(selectors: Iterable[str] | None) -> Iterable[str] | None:
    return (selectors,) if isinstance(selectors, str) else selectors
