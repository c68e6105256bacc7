"""A stand-in for `twilio.twiml`: the same names, calls and XML, and documents that are checked when they are printed.

`from twilio.twiml.voice_response import …` becomes `from flexml.compat.twilio.voice_response import …`, and nothing
else changes; twilio need not be installed. `configure` says what is done with what is found.
"""

from __future__ import annotations

from .settings import configure, validation
from .twiml import GenericNode, TwiML, TwiMLException, format_language, lower_camel
from .warning import TwimlWarning

TYPE_CHECKING = False  # `typing` is not imported at run time, as nowhere where documents are built
if TYPE_CHECKING:
    from .fax_response import FaxResponse as FaxResponse
    from .fax_response import Receive as Receive
    from .messaging_response import Body as Body
    from .messaging_response import Media as Media
    from .messaging_response import Message as Message
    from .messaging_response import MessagingResponse as MessagingResponse
    from .voice_response import *  # noqa: F403 - the generated `__all__` says what there is

__all__ = [
    "GenericNode",
    "TwiML",
    "TwiMLException",
    "TwimlWarning",
    "configure",
    "format_language",
    "lower_camel",
    "validation",
]


def __getattr__(name: str) -> object:
    if name.startswith("__"):  # what Python itself asks a module for
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    for home in ("voice_response", "messaging_response", "fax_response"):
        module = import_module(f".{home}", __name__)
        if name in module.__all__:
            return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
