"""How documents are checked when they are printed: for the program, and for a block of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from contextvars import ContextVar

from ...errors import UsageError

TYPE_CHECKING = False  # `typing` is not imported at run time, as nowhere where documents are built
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import Literal, TypeAlias

    from ...lint import Policy

    Mode: TypeAlias = Literal["off", "warn", "strict"]

MODES: tuple[Mode, ...] = ("off", "warn", "strict")
VARIABLE = "FLEXML_TWILIO_VALIDATION"


class Settings:
    """What is done with a document that is printed, and how it is judged; no policy is the plain one.

    `fine` are documents in which there was nothing to tell, each behind its dialect.
    """

    __slots__ = ("fine", "mode", "policy")

    def __init__(
        self,
        mode: Mode | None = None,
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        config: str | Path | None = None,
    ) -> None:
        self.mode = _mode(os.environ.get(VARIABLE) or "warn", VARIABLE) if mode is None else _mode(mode, "validation")
        self.policy: Policy | None = None
        self.fine: set[tuple[str, str]] = set()
        if select is not None or ignore is not None or config is not None:
            self.policy = _policy(_words(select), _words(ignore), config)


def configure(
    validation: Mode | None = None,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: str | Path | None = None,
) -> None:
    """Set for the whole program how documents are checked when they are printed.

    `off` prints, `warn` gives each error and warning as a `TwimlWarning`, `strict` raises where there are
    errors. Without `validation`, it is what the variable FLEXML_TWILIO_VALIDATION says, or `warn`. The other
    arguments are those of `flexml.check`. What is not given is as if it had never been set.

    Raises:
        UsageError: there is no such validation or rule.
        ConfigError: the configuration is wrong.
    """
    global _program  # noqa: PLW0603 - one setting for a program, as for the module `warnings`
    _program = Settings(validation, select, ignore, config)


@contextmanager
def validation(
    mode: Mode,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    config: str | Path | None = None,
) -> Iterator[None]:
    """Set how documents are checked that are printed in a block, in this thread or task alone."""
    token = _block.set(Settings(mode, select, ignore, config))
    try:
        yield
    finally:
        _block.reset(token)


def current() -> Settings:
    """Return what holds here: what a block says, or the program."""
    return _block.get() or _program


def _mode(word: str, source: str) -> Mode:
    for mode in MODES:
        if word == mode:
            return mode
    raise UsageError(f"`{source}` is one of {', '.join(f'`{mode}`' for mode in MODES)}, not {word!r}")


def _policy(select: tuple[str, ...] | None, ignore: tuple[str, ...] | None, config: str | Path | None) -> Policy:
    """Read the rules now, so that a wrong name is told here and not in a call, and no document waits for it."""
    from ...lint import Policy, Selection

    if config is None:
        return Policy(Selection.of(select, ignore))
    from ...config import Configuration

    command = {key: [*words] for key, words in (("select", select), ("extend-ignore", ignore)) if words is not None}
    return Configuration(config, command=command, origin="arguments").of_file(None).policy("")


def _words(selectors: Iterable[str] | None) -> tuple[str, ...] | None:
    if selectors is None:
        return None
    return (selectors,) if isinstance(selectors, str) else tuple(selectors)


_program = Settings()
_block: ContextVar[Settings | None] = ContextVar("validation", default=None)
