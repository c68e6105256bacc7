"""Imports lxml without two modules that it brings along for what hardly anybody asks of it.

They bring more: together they take a tenth of the time in which one file is checked.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType

# lxml calls the one for a parser target that is a Python object, the other to write what is to be compressed.
_CALLED = {"inspect": "getfullargspec", "gzip": "GzipFile"}


def import_lxml() -> None:
    """Import it; for a process that is the command's alone, where no other thread imports anything meanwhile."""
    if "lxml.etree" in sys.modules:
        return
    stand_ins = {name: _StandIn(name) for name in _CALLED if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        with _interrupted_afterwards():
            import lxml.etree  # noqa: F401
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


@contextmanager
def _interrupted_afterwards() -> Iterator[None]:
    """Keeps Ctrl-C until the end; lxml passes over some exceptions while it starts, and would lose this one."""
    handler = signal.getsignal(signal.SIGINT)
    if handler is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupts: list[object] = []
    signal.signal(signal.SIGINT, lambda *_: interrupts.append(None))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if interrupts:
        raise KeyboardInterrupt


class _StandIn(ModuleType):
    """Stands for a module: what lxml calls of it imports the module then, and anything else does so at once."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # Python's import asks for such names
            raise AttributeError(name)
        if name != _CALLED[self.__name__]:
            return getattr(self._module(), name)
        return partial(self._call, name)

    def _call(self, name: str, /, *values: object, **named: object) -> object:
        return getattr(self._module(), name)(*values, **named)

    def _module(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)
