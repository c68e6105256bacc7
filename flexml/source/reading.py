"""Reads a whole file that may be anything: a device without an end, too."""

from __future__ import annotations

MOST = 64 * 1024 * 1024  # bytes; nobody writes a larger configuration, baseline, schema or table


def read_whole(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: it cannot be read, or is larger than what anybody means.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - the path is one of `os`
        data = file.read(MOST + 1)
    if len(data) > MOST:
        raise OSError(f"it has more than {MOST:,} bytes")
    return data
