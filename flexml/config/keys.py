"""All keys of the configuration.

This is the only place that knows them: reading a file, its JSON Schema, `flexml config` and the page of
settings follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..diagnostics.render import format_names
from ..dialects import dialect_names
from ..source.pragma import ROLES
from ..template import TEMPLATE_SUFFIXES
from ..template.foreign import FOREIGN_SUFFIXES
from .key import Key, Layer, chained, united
from .kinds import (
    Answer,
    DialectName,
    FilePath,
    Flag,
    FolderPath,
    ListOf,
    PathPattern,
    Requirement,
    Selector,
    TableOf,
    Text,
    Word,
)
from .patterns import Pattern
from .rule_options import RuleOption, RuleOptions

_SELECTORS = ListOf(Selector(), "a list of names, codes, beginnings of codes or categories of rules, or `all`")
_PATTERNS = ListOf(PathPattern(), "a list of patterns for paths")
_LANGUAGE = Word("jinja2", "django")
_EVERYWHERE = ""  # the folder of patterns that belong to no configuration
_NO_SOURCES = (".git", ".hg", ".nox", ".svn", ".tox", ".venv", "__pycache__", "node_modules")
SUFFIXES = tuple(
    sorted({".html", ".xml", *(f".{name}" for name in dialect_names()), *TEMPLATE_SUFFIXES, *FOREIGN_SUFFIXES})
)


class Keys:
    """The value of each key, from layers of files and the command line, the strongest last."""

    extend: Key[str | None] = Key(
        FilePath(),
        None,
        "Another configuration file, which this one adds to. Its lists and values are replaced by those here, "
        "tables are united entry by entry.",
        'extend = "../flexml.toml"',
    )
    required_version: Key[str | None] = Key(
        Requirement(),
        None,
        "The versions of flexml that the configuration is made for; another one refuses to run.",
        'required-version = ">=0.1"',
    )
    select: Key[tuple[str, ...]] = Key(
        _SELECTORS,
        ("all",),
        "The rules that are reported. Where `select` and `ignore` both name a rule, the more exact selector decides.",
        'select = ["xml", "schema", "FX2"]',
        option="--select",
    )
    extend_select: Key[tuple[str, ...]] = Key(
        _SELECTORS,
        (),
        "Rules that are reported besides those of `select`.",
        'extend-select = ["stop-stream-without-name"]',
        merge=chained,
        option="--extend-select",
    )
    ignore: Key[tuple[str, ...]] = Key(
        _SELECTORS,
        (),
        "The rules that are not reported.",
        'ignore = ["undocumented-attribute", "FX205"]',
    )
    extend_ignore: Key[tuple[str, ...]] = Key(
        _SELECTORS,
        (),
        "Rules that are not reported besides those of `ignore`, for a file that extends another.",
        'extend-ignore = ["FX009"]',
        merge=chained,
        option="--ignore",
    )
    severity: Key[Mapping[str, str]] = Key(
        TableOf(Selector(), Word("error", "warning", "info", "off"), "a table from selectors of rules to severities"),
        {},
        "How severe findings are. The most exact selector decides; `off` ignores the rules.",
        '[severity]\nstreams = "error"\nstray-text = "info"\nFX009 = "off"',
        merge=united,
    )
    rules: Key[Mapping[RuleOption, object]] = Key(
        RuleOptions(),
        {},
        "The options of single rules; the page of a rule has them.",
        "",
        merge=united,
    )
    per_file_ignores: Key[Mapping[Pattern, tuple[str, ...]]] = Key(
        TableOf(PathPattern(), _SELECTORS, "a table from patterns for paths to lists of selectors"),
        {},
        "Rules that are not reported in some files, whatever else names the rules. All patterns that match a file "
        "count; one that begins with `!` means all other files.",
        '[per-file-ignores]\n"tests/**" = ["streams"]\n"!calls/**" = ["FX110"]',
        merge=united,
    )
    dialect: Key[str | None] = Key(
        DialectName(files=True),
        None,
        "The dialect of documents that do not name theirs in a comment `<!-- flexml: dialect=twiml -->`. "
        "Without it, the names in a document decide.",
        'dialect = "flexml"',
    )
    dialects: Key[Mapping[Pattern, str]] = Key(
        TableOf(PathPattern(), DialectName(files=True), "a table from patterns for paths to dialects"),
        {},
        "The dialect of some files, in place of `dialect`. The last pattern that matches a file decides.",
        '[dialects]\n"twilio/**" = "twiml"\n"*.sms.xml" = "twiml-messaging"',
        merge=united,
    )
    targets: Key[tuple[str, ...]] = Key(
        ListOf(DialectName(), "a list of names of dialects"),
        (),
        "Other dialects that the documents should work in as well.",
        'targets = ["twiml"]',
        option="--target",
    )
    roles: Key[Mapping[Pattern, str]] = Key(
        TableOf(PathPattern(), Word(*ROLES), "a table from patterns for paths to roles"),
        {},
        "What asks for some of the documents: `wait` plays to a caller who waits, `whisper` to the party that was "
        "dialled, `inline` is sent along with a REST request. The last pattern that matches a file decides, and a "
        "comment `<!-- flexml: role=wait -->` in the document stands above it.",
        '[roles]\n"hold/*.xml" = "wait"',
        merge=united,
    )
    routes: Key[Mapping[str, str]] = Key(
        TableOf(Text("the path of a URL, from its first `/`", "/.*"), Answer(), "a table from URL paths to files"),
        {},
        "Which file answers which URL: paths of URLs, with the files that hold the documents. `{name}` stands for one "
        "part of a path, and a file may use it; an empty file says that a program answers.",
        '[routes]\n"/menu" = "calls/menu.xml"',
        merge=united,
    )
    base_url: Key[str | None] = Key(
        Text("an absolute URL", "https?://[^/].*"),
        None,
        "The address that the URL paths of `routes` stand below.",
        'base-url = "https://example.com/voice"',
    )
    template_language: Key[str | None] = Key(
        _LANGUAGE,
        None,
        "The language of templates. Without it, Jinja2 is assumed for `.j2`, `.jinja` and `.jinja2`, and else where "
        "no tag tells.",
        'template-language = "django"',
    )
    template_languages: Key[Mapping[Pattern, str]] = Key(
        TableOf(PathPattern(), _LANGUAGE, "a table from patterns for paths to languages of templates"),
        {},
        "The language of some templates, in place of `template-language`. The last pattern that matches a file "
        "decides.",
        '[template-languages]\n"shop/**/*.xml" = "django"',
        merge=united,
    )
    template_paths: Key[tuple[str, ...]] = Key(
        ListOf(FolderPath(), "a list of paths of folders"),
        (),
        "The folders that templates include, extend and import others from. Without them, that is the folder of the "
        "template, and those around it up to one that is named `templates`.",
        'template-paths = ["app/templates", "shared/templates"]',
    )
    contexts: Key[Mapping[Pattern, str]] = Key(
        TableOf(PathPattern(), FilePath(), "a table from patterns for paths to JSON files"),
        {},
        "Sample values for some templates, as `--context` takes them: what a template renders to with them is checked "
        "besides all that it can render to, and a name that is not among them is a finding. The last pattern that "
        "matches a file decides, and a comment `{# flexml: context=sample.json #}` in the template stands above it.",
        '[contexts]\n"templates/menu/*" = "samples/menu.json"',
        merge=united,
    )
    autoescape: Key[str] = Key(
        Word("by-name", "always", "never"),
        "by-name",
        "In which templates the application escapes values by itself. Flask, Starlette and `select_autoescape()` of "
        "Jinja2 decide by the name: they do in `.html`, `.htm` and `.xml`, and not in `.j2`, `.twiml` or `.flexml`. "
        "Django escapes in all of them, unless this is `never`.",
        'autoescape = "always"',
    )
    trim_blocks: Key[bool] = Key(
        Flag(),
        False,
        "Whether Jinja2 is set up to drop the line break after a tag.",
        "trim-blocks = true",
    )
    lstrip_blocks: Key[bool] = Key(
        Flag(),
        False,
        "Whether Jinja2 is set up to drop the blanks between the beginning of a line and a tag.",
        "lstrip-blocks = true",
    )
    include: Key[tuple[Pattern, ...]] = Key(
        _PATTERNS,
        tuple(Pattern(_EVERYWHERE, f"*{suffix}") for suffix in SUFFIXES),
        "The files that are looked at in a folder. Of those, files that hold call-control XML are checked.",
        'include = ["calls/**/*.xml", "*.twiml"]',
    )
    exclude: Key[tuple[Pattern, ...]] = Key(
        _PATTERNS,
        tuple(Pattern(_EVERYWHERE, name) for name in _NO_SOURCES),
        "Files and folders that are left out. A path on the command line is checked all the same, "
        "unless `force-exclude` is set.",
        'exclude = [".git", "vendor", "*.gen.xml"]',
        option="--exclude",
    )
    extend_exclude: Key[tuple[Pattern, ...]] = Key(
        _PATTERNS,
        (),
        "Files and folders that are left out besides those of `exclude`.",
        'extend-exclude = ["tests/broken/"]',
        merge=chained,
        option="--extend-exclude",
    )
    force_exclude: Key[bool] = Key(
        Flag(),
        False,
        "Whether excluded files are left out even where the command line names them: for hooks that name each file.",
        "force-exclude = true",
        option="--force-exclude",
    )
    python: Key[bool] = Key(
        Flag(),
        False,
        "Whether Python files are looked at in a folder, besides those of `include`, for documents in their strings. "
        "A Python file that the command line names is looked at in any case.",
        "python = true",
        option="--python",
    )
    respect_gitignore: Key[bool] = Key(
        Flag(),
        True,
        "Whether files that `.gitignore` names are left out.",
        "respect-gitignore = false",
        option="--respect-gitignore",
    )
    baseline: Key[str | None] = Key(
        FilePath(),
        None,
        "A file of known findings, which are not reported again.",
        'baseline = "flexml-baseline.json"',
        option="--baseline",
        of_the_run=True,
    )
    output_format: Key[str] = Key(
        Word(*format_names()),
        "full",
        "How findings are printed.",
        'output-format = "concise"',
        option="--output-format",
        of_the_run=True,
    )
    fail_on: Key[str] = Key(
        Word("error", "warning", "info", "never"),
        "warning",
        "The mildest finding that makes the exit code 1.",
        'fail-on = "error"',
        option="--fail-on",
        of_the_run=True,
    )
    cache_dir: Key[str | None] = Key(
        FolderPath(),
        None,
        "The folder of the cache, which holds what became of documents. Without it, that is the one for caches of the "
        "platform. The variable `FLEXML_CACHE_DIR` stands above it.",
        'cache-dir = ".flexml-cache"',
        option="--cache-dir",
        of_the_run=True,
    )
    unsafe_fixes: Key[bool] = Key(
        Flag(),
        False,
        "Whether fixes that may change what the caller hears are made too.",
        "unsafe-fixes = true",
        option="--unsafe-fixes",
        of_the_run=True,
    )

    def __init__(self, layers: Sequence[Layer] = ()) -> None:
        self.layers = tuple(layers)

    @staticmethod
    def by_name() -> dict[str, Key[object]]:
        """Return all keys by name."""
        return {key.name: key for key in vars(Keys).values() if isinstance(key, Key)}
