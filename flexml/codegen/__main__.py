"""`python -m flexml.codegen` writes the generated files; with `--check` it fails when one is stale."""

from __future__ import annotations

import argparse
import subprocess
import sys

from ..errors import FlexmlError
from .outputs import ROOT, outputs, stale_files, write_files


def main(arguments: list[str] | None = None) -> int:
    """Write or check the generated files and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m flexml.codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a file is stale")
    check = parser.parse_args(arguments).check
    try:
        texts = outputs()
    except FlexmlError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    names = stale_files(ROOT, texts) if check else write_files(ROOT, texts)
    for name in names:
        print(f"stale: {name}" if check else f"wrote {name}" if name in texts else f"removed {name}")
    if check and names:
        print("run `python -m flexml.codegen` and read the diff", file=sys.stderr)
    if not check and any(name.endswith(".py") for name in names):
        # What is made of the index of rules and of the tables was made of the old ones: they were already imported.
        return subprocess.run([sys.executable, "-m", "flexml.codegen"], check=False).returncode
    return 1 if check and names else 0


if __name__ == "__main__":
    sys.exit(main())
