"""Show or clear the cache, which holds what became of documents, so that only those are checked that have changed.

`info` says where it is and what is in it, `dir` its folder alone, `clear` removes its files and nothing else. The
folder is that of --cache-dir, else of the variable `FLEXML_CACHE_DIR`, else of the key `cache-dir` of the
configuration, else the one for caches of the platform. The cache may be deleted at any time; it never
grows over 64 MB, and what nothing has asked for in 30 days goes.

For example:
  flexml cache info
  flexml cache clear
  rm -r "$(flexml cache dir)"
"""

from __future__ import annotations

import argparse

from ...diagnostics.count import counted
from ...errors import UsageError, reason
from ..cache.folder import clear, ours
from ..console import write
from ..exit_code import ExitCode
from ..options import add_cache_dir_option, add_configuration_options, configuration
from ..running import cache_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("action", choices=("clear", "dir", "info"), help="what to do")
    group = parser.add_argument_group("configuration")
    add_cache_dir_option(group)
    add_configuration_options(group)


def run(arguments: argparse.Namespace) -> int:
    """Show the cache, or clear it."""
    folder = cache_folder(arguments, configuration(arguments).of_file(None))
    match arguments.action:
        case "dir":
            write(f"{folder}\n")
        case "clear":
            try:
                removed = clear(folder)
            except OSError as error:
                raise UsageError(f"cannot clear the cache {folder}: {reason(error)}") from error
            write(f"Removed {counted(removed, 'file')} from {folder}\n")
        case _:
            sizes = [status.st_size for _, status in ours(folder)]
            write(f"{folder}: {counted(len(sizes), 'file')}, {sum(sizes):,} bytes\n")
    return ExitCode.CLEAN
