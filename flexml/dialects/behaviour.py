"""What an element does in a call, and under which conditions."""

from __future__ import annotations


class Behaviour:
    """What an element does in a call.

    `flow`: `container` (the root), `blocking`, `background`, `immediate`, `terminal`, or `none` (a noun
    or a speech tag). `action`: when control passes to the URL of the attribute `action`: `never`,
    `always` (then the next verb is not reached), `on-input` (the next verb runs otherwise).
    `without_action`: `next` (the next verb runs), `self` (this document is asked for again).
    `target`: `text` where the element's text is the URL that control passes to.
    `ends`: `call` or `document`, for a terminal verb. `endless`: it does not end by itself.
    `answers`: it answers a ringing call. `awaits`: what it waits for, `input` of the caller or another
    `party`; nothing where it is over after its own time. `stream`: `opens`, `opens-bidirectional` or
    `closes` a media stream, or another job that goes on beside the call, known by the attribute `name`.
    """

    __slots__ = ("action", "answers", "awaits", "endless", "ends", "flow", "stream", "target", "without_action")

    def __init__(
        self,
        flow: str = "none",
        action: str = "never",
        without_action: str = "next",
        target: str | None = None,
        ends: str | None = None,
        endless: bool = False,
        answers: bool = False,
        awaits: str | None = None,
        stream: str | None = None,
    ) -> None:
        self.flow = flow
        self.action = action
        self.without_action = without_action
        self.target = target
        self.ends = ends
        self.endless = endless
        self.answers = answers
        self.awaits = awaits
        self.stream = stream


class Variant:
    """A behaviour that holds when every condition holds: `name=value`, `name` (present), `!name`."""

    __slots__ = ("behaviour", "when")

    def __init__(self, when: tuple[str, ...], behaviour: Behaviour) -> None:
        self.when = when
        self.behaviour = behaviour


def holds(condition: str, values: dict[str, str]) -> bool:
    """Tell whether attributes fulfil a condition: `name=value`, `name~item`, `name`, or `!name` for absence."""
    if condition.startswith("!"):
        return condition[1:] not in values
    for sign in "=~":
        name, found, wanted = condition.partition(sign)
        if found:
            value = values.get(name)
            return value is not None and (value == wanted if sign == "=" else wanted in value.split())
    return condition in values


def subject_of(condition: str) -> str:
    """Return the attribute that a condition is about: `noise=true` -> `noise`."""
    return condition.replace("~", "=").partition("=")[0]
