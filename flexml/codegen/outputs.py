"""Which generated file stands where, and what its text is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..dialects.loader import load_dialect
from ..dialects.spec import Dialect
from .builder_module import builder_module
from .builder_stub import builder_stub
from .config_schema import config_schema
from .dialect_page import dialect_index, dialect_page
from .other_languages import others_module
from .rule_index import find_rules, rule_index
from .rule_page import generated_page, rule_overview
from .settings_page import settings_page
from .tables import table_module, tables_init
from .twilio_module import twilio_modules
from .xsd import xsd

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent
RULES = f"{__package__.rpartition('.')[0]}.lint.rules"

# Every file that these patterns find is generated: one that no table or rule asks for is left over.
PATTERNS = (
    "flexml/builder/dialect_*.py",
    "flexml/builder/dialect_*.pyi",
    "flexml/compat/twilio/*_response.py",
    "flexml/dialects/tables/*.py",
    "flexml/lint/index.py",
    "schemas/*.json",
    "schemas/*.xsd",
    "docs/dialects/*.md",
    "docs/rules/*.md",
    "docs/settings.md",
)


def load_dialects() -> tuple[Dialect, ...]:
    """Return the dialects that have a TOML file, in the order of their names."""
    dialects = (load_dialect(path) for path in (PACKAGE / "dialects").glob("*.toml"))
    return tuple(sorted(dialects, key=lambda dialect: dialect.name))


def outputs() -> dict[str, str]:
    """Return the text of every generated file by its path below the root of the checkout."""
    return dict(_dialect_outputs(load_dialects())) | dict(_twilio_outputs()) | dict(_rule_outputs())


def stale_files(root: Path, texts: dict[str, str]) -> list[str]:
    """Return the generated files below `root` that are missing, differ, or are left over."""
    stale = [name for name, text in texts.items() if _read(root / name) != text]
    return sorted([*stale, *_left_over(root, texts)])


def write_files(root: Path, texts: dict[str, str]) -> list[str]:
    """Write what is stale below `root`, remove what is left over, and return the names of both."""
    stale = stale_files(root, texts)
    for name in stale:
        path = root / name
        if name in texts:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(texts[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return stale


def _dialect_outputs(dialects: tuple[Dialect, ...]) -> Iterator[tuple[str, str]]:
    yield "flexml/dialects/tables/__init__.py", tables_init(tuple(dialect.name for dialect in dialects))
    yield "flexml/dialects/tables/others.py", others_module((PACKAGE / "dialects" / "others").glob("*.toml"))
    yield "docs/dialects/index.md", dialect_index(dialects)
    for dialect in dialects:
        module = dialect.name.replace("-", "_")
        yield f"flexml/dialects/tables/{module}.py", table_module(dialect)
        yield f"flexml/builder/dialect_{module}.py", builder_module(dialect)
        yield f"flexml/builder/dialect_{module}.pyi", builder_stub(dialect)
        yield f"schemas/{dialect.name}.xsd", xsd(dialect)
        yield f"docs/dialects/{dialect.name}.md", dialect_page(dialect)


def _twilio_outputs() -> Iterator[tuple[str, str]]:
    for module, text in twilio_modules(PACKAGE / "compat" / "twilio"):
        yield f"flexml/compat/twilio/{module}.py", text


def _rule_outputs() -> Iterator[tuple[str, str]]:
    rules = find_rules(PACKAGE / "lint" / "rules", RULES)
    yield "flexml/lint/index.py", rule_index(rules)
    yield "docs/rules/index.md", rule_overview(rules)
    yield "schemas/flexml-config.schema.json", config_schema()
    yield "docs/settings.md", settings_page(rules)
    for rule in rules:
        yield f"docs/rules/{rule.name()}.md", generated_page(rule)


def _left_over(root: Path, texts: dict[str, str]) -> Iterator[str]:
    for pattern in PATTERNS:
        names = (path.relative_to(root).as_posix() for path in root.glob(pattern))
        yield from (name for name in names if name not in texts)


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
