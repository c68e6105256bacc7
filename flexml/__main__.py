"""The way into the command `flexml`: its script, and `python -m flexml`."""

from __future__ import annotations

import gc
import sys

_MOST_OBJECTS = 100_000  # more than a run over one file makes: looking for cycles took a tenth of its time


def main() -> int:
    """Run the command line of this process, which ends then, and return its exit code."""
    try:
        gc.set_threshold(_MOST_OBJECTS)
        from .cli import main as run

        code = run()
    except KeyboardInterrupt:  # while modules still come; `run` tells of any other itself
        sys.stderr.write("flexml: interrupted\n")
        return 130
    gc.freeze()  # the end of Python looks for cycles too, and its memory is given back all the same
    return code


if __name__ == "__main__":
    sys.exit(main())
