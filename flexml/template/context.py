"""Reads the sample values that are declared for a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import UsageError, reason
from ..source import SourceText
from ..source.pragma import read_pragmas
from ..source.reading import read_whole
from ..source.remark import find_remarks

if TYPE_CHECKING:
    from pathlib import Path


def load_context(path: Path) -> dict[str, object]:
    """Return the names and values of a JSON file.

    Raises:
        UsageError: it cannot be read, is not JSON, or holds something else than an object.
    """
    import json  # only a run with templates needs it

    try:
        context = json.loads(read_whole(str(path)))
    except OSError as error:
        raise UsageError(f"cannot read the context {path}: {reason(error)}") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"{path}:{error.lineno}:{error.colno}: the context is not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # not UTF-8, a number of 5,000 digits, nested without end
        raise UsageError(f"{path}: the context is not JSON: {error}") from error
    if not isinstance(context, dict):
        raise UsageError(f'{path}: the context is an object of names and values, such as {{"name": "Ada"}}')
    return context


def declared_context(template: SourceText, configured: str | None = None) -> dict[str, object] | None:
    """Return the sample values that are declared for a template, if any.

    A comment `{# flexml: context=sample.json #}` in it names a file beside it, and stands above the `configured` one.

    Raises:
        UsageError: the file that is named holds none.
    """
    from pathlib import Path, PurePath

    pragmas = read_pragmas(find_remarks(template.text))
    named = next((pragma.value for pragma in pragmas if pragma.key == "context" and pragma.value), None)
    if named is None:
        return None if configured is None else load_context(Path(configured))
    path = Path(template.path or "").parent / named
    if PurePath(named).is_absolute() or not path.is_file():  # a template may come from anywhere, and name a device
        raise UsageError(f"the context `{named}` that the template names is no file beside it")
    return load_context(path)
