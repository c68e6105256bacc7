"""Options that several commands share: most stand above the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config import Configuration, Keys
from ..diagnostics.render import format_names

if TYPE_CHECKING:
    import argparse

_RULES = "names, codes, beginnings of codes, categories or `all`, separated by commas"


def add_dialect_option(group: argparse._ActionsContainer) -> None:
    """Add the dialect of the documents."""
    group.add_argument("--dialect", metavar="NAME|FILE.toml", help="the language of the documents, or its table")


def add_url_option(group: argparse._ActionsContainer) -> None:
    """Add where the document is served."""
    group.add_argument("--url", metavar="URL", help="where the document is served")


def add_other_xml_option(group: argparse._ActionsContainer) -> None:
    """Add that documents of other languages are passed over."""
    group.add_argument("--skip-other-xml", action="store_true", help="pass over another kind of XML, even if named")


def add_stdin_option(group: argparse._ActionsContainer) -> None:
    """Add the file that standard input stands for."""
    group.add_argument("--stdin-filename", metavar="FILE", help="the file that `-` stands for")


def add_color_option(group: argparse._ActionsContainer) -> None:
    """Add whether the output is coloured."""
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: %(default)s")


def add_rule_options(group: argparse._ArgumentGroup) -> None:
    """Add what chooses the rules."""
    for names, words in (
        (("--select",), "report these rules alone"),
        (("--extend-select",), "report these rules too"),
        (("--ignore", "--extend-ignore"), "do not report these rules"),
    ):
        group.add_argument(*names, metavar="RULES", action="extend", type=_words, help=f"{words}: {_RULES}")
    group.add_argument(
        "--target", metavar="DIALECT", action="append", help="tell what fails in this dialect too; repeatable"
    )


def add_file_options(group: argparse._ArgumentGroup) -> None:
    """Add what chooses the files."""
    from argparse import BooleanOptionalAction

    for option, words in (("--exclude", "in place of"), ("--extend-exclude", "besides")):
        group.add_argument(
            option,
            metavar="PATTERNS",
            action="extend",
            type=_words,
            help=f"leave these files out, {words} those of the configuration; separated by commas",
        )
    group.add_argument(
        "--force-exclude",
        action=BooleanOptionalAction,
        help="leave excluded files out even where they are named",
    )
    group.add_argument(
        "--respect-gitignore",
        action=BooleanOptionalAction,
        help="leave out what `.gitignore` names, as by default",
    )


def add_python_option(group: argparse._ArgumentGroup) -> None:
    """Add that folders are searched for programs too."""
    from argparse import BooleanOptionalAction

    group.add_argument(
        "--python", action=BooleanOptionalAction, help="also look at the strings of Python files in folders"
    )


def add_output_options(group: argparse._ArgumentGroup) -> None:
    """Add how findings are printed, and which of them make the exit code 1."""
    group.add_argument("--output-format", choices=format_names(), help=f"default: {Keys.output_format.default}")
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help=f"the mildest finding that makes the exit code 1; default: {Keys.fail_on.default}",
    )
    group.add_argument(
        "--exit-zero", dest="fail_on", action="store_const", const="never", help="the same as `--fail-on never`"
    )


def add_configuration_options(group: argparse._ArgumentGroup) -> None:
    """Add where the configuration comes from."""
    from pathlib import Path

    either = group.add_mutually_exclusive_group()
    either.add_argument(
        "--config", metavar="FILE", type=Path, help="take this file's configuration for all paths, as if it stood here"
    )
    either.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_cache_dir_option(group: argparse._ActionsContainer) -> None:
    """Add where the cache is."""
    group.add_argument("--cache-dir", metavar="FOLDER", help="the folder of the cache")


def add_running_options(group: argparse._ArgumentGroup) -> None:
    """Add how the work is done, which changes nothing of what is found."""
    group.add_argument(
        "--jobs",
        metavar="NUMBER",
        type=_number,
        default=0,
        help="check in so many processes at most, where there is enough to do; default: as many as there are cores",
    )
    group.add_argument("--no-cache", action="store_true", help="check all files, also those that have not changed")
    add_cache_dir_option(group)


def configuration(arguments: argparse.Namespace) -> Configuration:
    """Return the configuration, with what the command line says of its keys above it.

    Raises:
        ConfigError: the file that is named is wrong.
        UsageError: an option has a value that makes no sense.
    """
    said = {
        key.name: value
        for key in Keys.by_name().values()
        if key.option and (value := getattr(arguments, key.option[2:].replace("-", "_"), None)) not in (None, [])
    }
    return Configuration(arguments.config, isolated=arguments.isolated, command=said)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"`{text}` is not a number of processes, such as 4, or 0 for all cores")
    return int(text)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
