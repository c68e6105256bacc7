"""Finds texts that twilio's way of printing leaves out: of several in one place, it keeps the last."""

from __future__ import annotations

from collections.abc import Iterator

from .twiml import TwiML


def lost_texts(element: TwiML) -> Iterator[str]:
    """Yield a sentence for each text in an element or below it that is not in its XML."""
    kept = element.value or ""
    for verb in element.verbs:
        if isinstance(verb, str):
            if kept:
                yield f"a text in `{element.name}` is not printed, since another follows it: {_shown(kept)}"
            kept = verb
        else:
            kept = ""
            if isinstance(verb, TwiML):
                yield from lost_texts(verb)


def _shown(text: object) -> str:
    words = str(text)
    return repr(words if len(words) <= 40 else f"{words[:39]}…")
