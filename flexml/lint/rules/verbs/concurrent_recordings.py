"""Rule FX458."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import INFO, Problem, Related
from ....dialects import ElementSpec
from ....source import Document, Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_OFF = ("do-not-record", "false")


class ConcurrentRecordings(DocumentRule):
    """A recording of the call begins while one that `Start` began is still running.

    A call is recorded once at a time. The vendor refuses the second recording, or only logs that it did, and
    the file that you wait for never comes.

    Ignore it where the first recording has surely ended: it was stopped over the API, or by another document.
    """

    code = "FX458"
    severity = INFO
    dialects = ("twiml",)
    runtime = {"twiml": (16108,)}
    examples = (
        Bad(
            """
            <Response>
              <Start><Recording name="all"/></Start>
              <Dial record="record-from-answer">+14155550123</Dial>
                    ^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Recording name="first"/></Start>
              <Stop><Recording name="second"/></Stop>
              <Start><Recording name="second"/></Start>
                      ^^^^^^^^^
              <Say>This is recorded.</Say>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Recording/></Start>
              <Stop><Recording/></Stop>
              <Dial record="true">+14155550123</Dial>
                    ^^^^^^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start><Recording name="all"/></Start>
              <Say>This is recorded.</Say>
              <Stop><Recording name="all"/></Stop>
              <Dial record="record-from-answer">+14155550123</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Start><Recording/></Start>
              <Dial>+14155550123</Dial>
              <Dial record="do-not-record">+14155550124</Dial>
              <Dial record="false">+14155550125</Dial>
              <Dial record="${record}">+14155550126</Dial>
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Dial record="true">+14155550123</Dial>
              <Start><Recording/></Start>
              <Redirect>/next</Redirect>
              <Dial record="true">+14155550124</Dial>
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Start><Recording/></Start>
              <Nothing/>
              <Dial record="true">+14155550123</Dial>
                    ^^^^^^
            </Response>
            """,
            hidden=True,
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        return ("",) if spec.name == "Recording" else ()

    def check(self, document: Document, ctx: Context) -> Problems:
        running: dict[str, Node] = {}
        for step in ctx.flow.steps:
            if not ctx.flow.reaches(step):
                return
            name = "" if step.spec is None else step.spec.name
            recordings = [child for child in step.node.elements if child.name == "Recording"]
            if name == "Stop":
                for stopped in filter(None, (ctx.get(recording, "name") for recording in recordings)):
                    running.pop(stopped, None)
            elif name == "Start":
                for recording in recordings:
                    yield from _told(recording, running, ctx)
                    running[ctx.get(recording, "name") or ""] = recording
            elif name == "Dial" and _records(ctx.get(step.node, "record")):
                yield from _told(step.node, running, ctx)


def _records(how: str | None) -> bool:
    return how is not None and how.strip() not in _OFF and not has_placeholder(how)


def _told(node: Node, running: dict[str, Node], ctx: Context) -> Problems:
    first = next(iter(running.values()), None)
    if first is not None:
        yield Problem(
            ctx.place(node).attribute("record"),
            "a second recording begins here, and the one that `Start` began is still running",
            help="end the first one with `Stop` before, by its `name`",
            related=(Related(ctx.place(first).name, "this one"),),
        )
