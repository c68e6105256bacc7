"""The way into the command `flexml`: its script, and `python -m flexml`."""

from __future__ import annotations

import gc
import os
import signal
import sys

_MOST_OBJECTS = 100_000  # more than a run over one file makes: looking for cycles took a tenth of its time
_INTERRUPTED = 130  # as shells have it


def main() -> int:
    """Run the command line of this process, which ends then, and return its exit code.

    Ctrl-C ends it quietly also where `cli.main` is not there yet or is done: nothing is left to be tidied up then.
    """
    interruptible = (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )  # in the background, a shell ignores it
    if interruptible:
        signal.signal(signal.SIGINT, _end)
    gc.set_threshold(_MOST_OBJECTS)
    from .cli import main as run

    try:
        if interruptible:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = run()
        if interruptible:
            signal.signal(signal.SIGINT, _end)
    except KeyboardInterrupt:  # just before or after `run`, or a second one while it tells of the first
        _end()
    gc.freeze()  # the end of Python looks for cycles too, and its memory is given back all the same
    return code


def _end(*_: object) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
