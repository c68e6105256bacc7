"""What the command's exit code means."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, for the shell that called it."""

    CLEAN = 0  # no error and no warning; hints do not count
    FINDINGS = 1
    USAGE = 2  # an argument makes no sense, or something could not be read
    INTERRUPTED = 130  # 128 + SIGINT, as shells have it
    BROKEN_PIPE = 141  # 128 + SIGPIPE
