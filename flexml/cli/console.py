"""Where a command writes: results to standard output, notices to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from ..diagnostics.visible import visible
from ..errors import UsageError

_PIECE = 32_768


class OutputError(UsageError):
    """Standard output takes no more: its disk is full."""


def open_closed_streams() -> None:
    """Give back the standard streams that the program was started without, so that no file takes their place.

    What is written to a standard output that was closed fails, and so does reading such a standard input.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            device = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
            if device != number:
                os.dup2(device, number)
                os.close(device)
            setattr(sys, name, open(number, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def forget(stream: TextIO) -> None:
    """Drop what a stream could not write: Python would try again at its end, and complain."""
    device = os.open(os.devnull, os.O_WRONLY)
    os.dup2(device, stream.fileno())
    os.close(device)


def write(text: str, stream: TextIO | None = None) -> None:
    """Write a result, to standard output where no stream is given; what its encoding cannot say is escaped."""
    stream = _tolerant(stream or sys.stdout)
    # In pieces, since an unbuffered Python does not notice that a pipe took only the first part.
    with _told():
        for start in range(0, len(text), _PIECE):
            stream.write(text[start : start + _PIECE])


def flush() -> None:
    """Write what is left of the output."""
    with _told():
        sys.stdout.flush()


@contextmanager
def _told() -> Iterator[None]:
    """Raises `OutputError` where nothing more can be written, except to a pipe that nobody reads any more."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"the output cannot be written: {error.strerror}") from error


def write_bytes(data: bytes) -> None:
    """Write a document to standard output, byte for byte."""
    with _told():
        sys.stdout.flush()
        rest = memoryview(data)
        while rest:  # an unbuffered Python writes what a pipe takes, and says how much that was
            rest = rest[sys.stdout.buffer.write(rest) :]
        sys.stdout.buffer.flush()


def notice(text: str) -> None:
    """Write one line to standard error, after the name of the command; where that fails, nobody can be told."""
    try:
        _tolerant(sys.stderr).write(f"flexml: {visible(text)}\n")
    except OSError:
        forget(sys.stderr)


def wants_color(choice: str, stream: TextIO | None = None) -> bool:
    """Tell whether to write colour: what was asked for, then `NO_COLOR`, `FORCE_COLOR`, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and (stream or sys.stdout).isatty()


def _tolerant(stream: TextIO) -> TextIO:
    if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
        stream.reconfigure(errors="backslashreplace")
    return stream
