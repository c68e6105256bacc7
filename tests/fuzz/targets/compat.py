"""Any calls make with our stand-in what they make with twilio's own classes, whatever becomes of the checks."""

from __future__ import annotations

import importlib.util
import inspect
import json
import warnings
from importlib import import_module
from types import ModuleType
from typing import Any

from flexml.compat import twilio
from flexml.errors import CheckFailed, TextError
from tests.fuzz import seeds
from tests.fuzz.target import FOLDER, Target, pick

_MODULES = ["voice_response", "messaging_response", "fax_response"]
_ROOTS = {"voice_response": "VoiceResponse", "messaging_response": "MessagingResponse", "fax_response": "FaxResponse"}
_HAS_TWILIO = importlib.util.find_spec("twilio") is not None


def run(data: bytes) -> None:
    """Make the calls that each line names: how deep, what, its text, and its keywords as JSON."""
    name = pick(data, 0, _MODULES)
    ours = import_module(f"flexml.compat.twilio.{name}")
    with twilio.validation("off"):
        plain, calls = _made(ours, name, data[1:])
    with twilio.validation("warn"), warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        checked, _ = _made(ours, name, data[1:])
    assert checked == plain
    assert all(issubclass(each.category, twilio.TwimlWarning) and str(each.message) for each in told)
    try:
        with twilio.validation("strict"):
            strict, _ = _made(ours, name, data[1:])
    except (CheckFailed, TextError):
        assert told
    else:
        assert strict == plain
    if _HAS_TWILIO:
        theirs, their_calls = _made(import_module(f"twilio.twiml.{name}"), name, data[1:])
        assert (plain, calls) == (theirs, their_calls)


def _made(module: ModuleType, name: str, script: bytes) -> tuple[str, list[str]]:
    """What calls print, and which of them raised."""
    root = getattr(module, _ROOTS[name])()
    opened: list[Any] = [root]
    raised: list[str] = []
    for line in script.decode("utf-8", "replace").splitlines()[:50]:
        depth, method, text, keywords = _call(line)
        del opened[max(depth, 1) :]
        call = None if method.startswith("_") or method == "to_xml" else getattr(opened[-1], method, None)
        if not callable(call):
            raised.append(f"no {method}")
            continue
        try:
            made = call(*text, **keywords)
        except Exception as error:
            raised.append(type(error).__name__)
            continue
        if hasattr(made, "verbs"):
            opened.append(made)
    try:
        return root.to_xml(), raised
    except (CheckFailed, TextError):
        raise
    except Exception as error:
        return "", [*raised, type(error).__name__]


def _call(line: str) -> tuple[int, str, list[str], dict[str, Any]]:
    """The parts of `  say|Hello|{"voice": "man"}`: two blanks for each level."""
    head, _, rest = line.partition("|")
    text, _, said = rest.partition("|")
    try:
        keywords = json.loads(said)
    except (ValueError, RecursionError):
        keywords = {}
    depth = (len(head) - len(head.lstrip())) // 2 + 1
    return depth, head.strip(), [text] * (text != ""), keywords if isinstance(keywords, dict) else {}


def _words() -> list[str]:
    modules = (vars(import_module(f"flexml.compat.twilio.{name}")) for name in _MODULES)
    classes = [value for module in modules for value in module.values() if isinstance(value, type)]
    calls = [call for cls in classes for name, call in vars(cls).items() if callable(call) and not name.startswith("_")]
    keywords = {keyword for call in calls for keyword in inspect.signature(call).parameters}
    return [*{call.__name__: None for call in calls}, *(f'"{keyword}": ' for keyword in sorted(keywords))]


def _seeds() -> list[bytes]:
    scripts = (FOLDER / "words" / "compat-calls.txt").read_bytes().split(b"\n\n")
    return [script.strip() + b"\n" for script in scripts]


TARGET = Target("compat", run, _seeds, lambda: [*_words(), *seeds.words("compat")], options=1)
