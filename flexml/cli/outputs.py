"""Reports that a run writes to files, several at once and in several formats."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics.render import Renderer, format_names, renderer
from ..errors import UsageError


@dataclass(frozen=True, slots=True)
class Output:
    """One report: its format, and the file that it goes to."""

    format: str
    path: Path


def read_output(text: str) -> Output:
    """Return the report that `FORMAT=FILE` asks for; the type of a command-line option."""
    format_, sign, path = text.partition("=")
    if not sign or not path:
        raise argparse.ArgumentTypeError(f"`{text}` is not FORMAT=FILE, such as `sarif=flexml.sarif`")
    if format_ not in format_names():
        known = ", ".join(f"`{name}`" for name in format_names())
        raise argparse.ArgumentTypeError(f"there is no output format `{format_}`; known are {known}")
    return Output(format_, Path(path))


def write_output(output: Output, rendered: Callable[[Renderer], str]) -> None:
    """Write one report; the file is the old one or the new one, never half of it.

    Raises:
        UsageError: the file cannot be written.
    """
    data = rendered(renderer(output.format)).encode("utf-8", "backslashreplace")
    try:
        if output.path.exists() and not output.path.is_file():  # a pipe, or `/dev/stderr`
            output.path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(output.path)), data)
    except OSError as error:
        raise UsageError(f"the {output.format} report cannot be written: {error.strerror}") from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
