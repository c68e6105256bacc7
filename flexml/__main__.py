"""Makes `python -m flexml` the command `flexml`, and starts both."""

from __future__ import annotations

import signal
import sys


def run() -> int:
    """Run the command line and return its exit code.

    Ctrl-C ends it quietly also where `main` is not there yet or is done, with the code that shells make of the signal.
    """
    raising = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # in the background, a shell ignores it
    if raising:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from .cli import main

    if raising:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    code = main()
    if raising:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return code


if __name__ == "__main__":
    sys.exit(run())
