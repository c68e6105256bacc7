"""Rule FX455."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem, Related
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class TaskWithoutWorkflow(ElementRule):
    """An `Enqueue` holds a `Task`, and no `workflowSid` that would make one.

    Tasks exist in TaskRouter only. Without a workflow the caller waits in a plain queue, if there is one of that
    name, and the attributes that should find the right agent are lost.

    Never ignore it.
    """

    code = "FX455"
    severity = ERROR
    elements = ("Enqueue/Task",)
    dialects = ("twiml",)
    runtime = {"twiml": (14204,)}
    examples = (
        Bad(
            """
            <Response>
              <Enqueue>
                <Task>{"language": "en"}</Task>
                 ^^^^
              </Enqueue>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Enqueue>support<Task>{"language": "en"}</Task></Enqueue>
                               ^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Enqueue workflowSid="WW0123456789abcdef0123456789abcdef">
                <Task>{"language": "en"}</Task>
              </Enqueue>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        verb = node.parent
        if verb is None or ctx.get(verb, "workflowSid") is not None:
            return
        yield Problem(
            ctx.place(node).name,
            "`Task` has no effect: its `Enqueue` has no `workflowSid`",
            help="set `workflowSid` on `Enqueue`, or remove the `Task`",
            related=(Related(ctx.place(verb).name, "without `workflowSid`"),),
            runtime=() if verb.own_text.strip() else None,
        )
