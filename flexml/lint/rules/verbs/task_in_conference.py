"""Rule FX485."""

from __future__ import annotations

import json
import re

from ....diagnostics import ERROR, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_NUMBER = re.compile("[0-9]+")
_SECONDS = re.compile("0*[0-9]{1,3}")


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
        Bad(
            """
            <Response>
              <Dial><Conference>Lobby<Task>language=en</Task></Conference></Dial>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^
              <Dial><Conference>Lobby<Task priority="{{p}}" timeout="${t}">{{task}}</Task></Conference></Dial>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Dial><Conference>Lobby<Task timeout=" 1m ">{}</Task></Conference></Dial>
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        text, priority, timeout = node.own_text, ctx.known(node, "priority"), ctx.known(node, "timeout")
        wrong = {
            "its text is no JSON object": (14231, not has_placeholder(text) and not _is_object(text)),
            "its `priority` is no whole number": (14232, priority is not None and not _NUMBER.fullmatch(priority)),
            "its `timeout` is no whole number of up to 999 seconds": (
                14233,
                timeout is not None and not _SECONDS.fullmatch(timeout),
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
