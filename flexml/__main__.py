"""The way into the command `flexml`: its script, and `python -m flexml`."""

from __future__ import annotations

# `signal` makes enums of it, and an interrupt in the middle of that would be told in many lines.
import _signal  # type: ignore[import-not-found]  # no stubs know it
import gc
import os
import sys

TYPE_CHECKING = False  # `typing` comes later, if at all
if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_MOST_OBJECTS = 100_000  # more than a run over one file makes: looking for cycles took a tenth of its time
_INTERRUPTED = 130  # as shells have it
_SOON = 0.001  # seconds


def main() -> int:
    """Run the command line of this process, which ends then, and return its exit code.

    Ctrl-C ends it quietly also where `cli.main` is not there yet or is done: nothing is left to be tidied up then.
    """
    # In the background, a shell ignores it.
    interruptible = _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler
    if interruptible:
        _signal.signal(_signal.SIGINT, _end)
        sys.unraisablehook = _interrupt_again
    gc.set_threshold(_MOST_OBJECTS)
    from .cli import main as run

    try:
        if interruptible:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        code = run()
        if interruptible:
            _signal.signal(_signal.SIGINT, _end)
    except KeyboardInterrupt:  # just before or after `run`, or a second one while it tells of the first
        _end()
    gc.freeze()  # the end of Python looks for cycles too, and its memory is given back all the same
    return code


def _interrupt_again(args: UnraisableHookArgs) -> None:
    """Ctrl-C in the middle of a callback, such as those of Python's import, would be lost there."""
    if args.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(args)
    elif hasattr(_signal, "setitimer"):
        _signal.signal(_signal.SIGALRM, _signal.getsignal(_signal.SIGINT))
        _signal.setitimer(_signal.ITIMER_REAL, _SOON)  # when the callback is left
    else:
        _end()


def _end(*_: object) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    sys.exit(main())
