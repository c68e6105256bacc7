"""Reports that a run writes to files, several at once and in several formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..diagnostics.render import Renderer, format_names, renderer
from ..errors import UsageError
from ..record import Record

if TYPE_CHECKING:
    from pathlib import Path


class Output(Record):
    """One report: its format, and the file that it goes to."""

    format: str
    path: Path


def read_output(text: str) -> Output:
    """Return the report that `FORMAT=FILE` asks for; the type of a command-line option."""
    from argparse import ArgumentTypeError
    from pathlib import Path

    format_, sign, path = text.partition("=")
    if not sign or not path:
        raise ArgumentTypeError(f"`{text}` is not FORMAT=FILE, such as `sarif=flexml.sarif`")
    if format_ not in format_names():
        known = ", ".join(f"`{name}`" for name in format_names())
        raise ArgumentTypeError(f"there is no output format `{format_}`; known are {known}")
    if path == "-":
        raise ArgumentTypeError(f"a report goes to a file; `--output-format {format_}` prints it")
    return Output(format_, Path(path))


def refuse_same_file(outputs: Iterable[Output]) -> None:
    """Raise where two reports would go to one file.

    Raises:
        UsageError: they would.
    """
    seen: set[Path] = set()
    for output in outputs:
        path = output.path.resolve()
        if path in seen and (path.is_file() or not path.exists()):  # a stream takes both
            raise UsageError(f"two reports go to `{output.path}`, and the second would replace the first")
        seen.add(path)


def write_output(output: Output, rendered: Callable[[Renderer], str]) -> None:
    """Write one report; the file is the old one or the new one, never half of it.

    Raises:
        UsageError: the file cannot be written.
    """
    from .replacing import write_file  # most runs write nothing

    data = rendered(renderer(output.format)).encode("utf-8", "backslashreplace")
    try:
        write_file(output.path, data)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f"the {output.format} report cannot be written: {why}") from error
