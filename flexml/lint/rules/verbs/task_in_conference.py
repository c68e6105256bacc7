"""Rule FX485."""

from __future__ import annotations

import json

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_LONGEST = 999


class TaskInConference(ElementRule):
    """A `Conference` holds a `Task`, as documents of former days did.

    Today's language knows a `Task` in `Enqueue` alone. Where the vendor reads it still, it refuses attributes
    that are no JSON object, a priority that is no number and a timeout above 999 seconds.

    Never ignore it: send the caller to TaskRouter with `Enqueue`, and let the instruction make the conference.
    """

    code = "FX485"
    severity = ERROR
    elements = ("Conference/Task",)
    dialects = ("twiml",)
    runtime = {"twiml": (12200, 14231, 14232, 14233)}
    refines = ("invalid-child", "invalid-json", "invalid-integer")
    examples = (
        Bad(
            """
            <Response>
              <Dial><Conference>Lobby<Task priority="1" timeout="999">{"language": "en"}</Task></Conference></Dial>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Dial><Conference>Lobby<Task priority="high" timeout="1000">[]</Task></Conference></Dial>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Enqueue workflowSid="WW0123456789abcdef0123456789abcdef"><Task>{"language": "en"}</Task></Enqueue>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        wrong = {
            "its text is no JSON object": (14231, not _is_object(node.own_text)),
            "its `priority` is no whole number": (14232, _number(ctx.get(node, "priority"), "0") is None),
            f"its `timeout` is no whole number of up to {_LONGEST} seconds": (
                14233,
                (_number(ctx.get(node, "timeout"), "0") or 0) > _LONGEST
                or _number(ctx.get(node, "timeout"), "0") is None,
            ),
        }
        reasons = [reason for reason, (_, holds) in wrong.items() if holds]
        yield Problem(
            ctx.place(node).element,
            "`Task` may not stand in `Conference`" + "".join(f", and {reason}" for reason in reasons),
            help="queue the caller with `Enqueue` and a `workflowSid`, and put the `Task` into it",
            runtime=(12200, *(code for code, holds in wrong.values() if holds)),
        )


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _number(text: str | None, default: str) -> int | None:
    word = (default if text is None else text).strip()
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 9 else None
