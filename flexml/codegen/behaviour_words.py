"""Says in sentences how an element behaves in a call."""

from __future__ import annotations

from collections.abc import Iterator

from ..dialects.behaviour import Behaviour, Variant
from ..dialects.spec import ElementSpec
from ..lint.markdown import words

FLOW = {
    "blocking": "The call waits until it is done; then the next verb runs",
    "background": "It goes on in the background while the next verbs run",
    "immediate": "It takes no time: the next verb runs at once",
}
END = {
    "call": "It ends the call; what follows is not reached",
    "document": "It ends the document; what follows is not reached",
    None: "What follows is not reached",
}
AWAITS = {
    "input": "How long that takes is up to the caller",
    "party": "How long that takes is up to somebody else",
}
STREAM = {
    "opens": "It begins something that goes on beside the call, known by its `name`",
    "opens-bidirectional": "It opens a bidirectional media stream",
    "closes": "It ends what goes on beside the call under that `name`",
}


def behaviour_words(spec: ElementSpec) -> list[str]:
    """Return what happens in a call, and what is different under conditions."""
    general = list(_sentences(spec.behaviour))
    return [*general, *(text for variant in spec.variants if (text := _variant(variant, general)))]


def _variant(variant: Variant, general: list[str]) -> str:
    own = [sentence for sentence in _sentences(variant.behaviour) if sentence not in general]
    if not own:
        return ""
    when = " and ".join(_condition(condition) for condition in variant.when)
    return f"With {when}: " + "; ".join(_lower(sentence) for sentence in own)


def _condition(condition: str) -> str:
    if condition.startswith("!"):
        return f"no `{condition[1:]}`"
    name, found, value = condition.partition("=")
    return f'`{name}="{value}"`' if found else f"`{name}`"


def _sentences(behaviour: Behaviour) -> Iterator[str]:
    if behaviour.flow == "terminal":
        yield END[behaviour.ends]
    elif behaviour.endless:
        yield "It does not end by itself, and what follows is not reached"
    elif behaviour.flow in FLOW and behaviour.action != "always":
        yield FLOW[behaviour.flow]
    if behaviour.target == "text":
        yield "The document that the text names takes over"
    if behaviour.action == "always":
        yield f"When it is done, the document of `action` takes over; {_without_action(behaviour)}"
    elif behaviour.action == "on-input":
        yield f"After an input the document of `action` takes over; {_without_action(behaviour)}"
        yield "Without an input the next verb runs"
    if behaviour.awaits is not None:
        yield AWAITS[behaviour.awaits]
    if behaviour.answers:
        yield "It answers a call that still rings"
    if behaviour.stream is not None:
        yield STREAM[behaviour.stream]


def _without_action(behaviour: Behaviour) -> str:
    if behaviour.without_action == "self":
        return f"without {words(('action',))}, this document is asked for again"
    return f"without {words(('action',))}, the next verb runs"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
