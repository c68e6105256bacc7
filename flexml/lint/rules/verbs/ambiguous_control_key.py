"""Rule FX428."""

from __future__ import annotations

from collections.abc import Iterable

from ....diagnostics import WARNING, Problem, Related
from ....dialects import ElementSpec
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems


class AmbiguousControlKey(ElementRule):
    """One key does two things in a `Play`.

    Each key that controls playback has one meaning. Which of two wins, the vendor does not say: a listener who wants to
    go back may end the message.

    Never ignore it.
    """

    code = "FX428"
    severity = WARNING
    elements = ("Play",)
    dialects = ("flexml",)
    examples = (
        Bad(
            """
            <Response>
              <Play loop="2" stopOnKey="1" forwardOnKey="3" rewindOnKey="1">https://example.com/message.mp3</Play>
                                                                         ^
            </Response>
            """
        ),
        Good(
            """
            <Response>
              <Play stopOnKey="1" forwardOnKey="3" rewindOnKey="2" skip="1" endOnKey="1">https://example.com/message.mp3</Play>
              <Play stopOnKey="{{ 1 }}" rewindOnKey="{{ 1 }}">https://example.com/message.mp3</Play>
              <Play stopOnKey="" rewindOnKey="">https://example.com/message.mp3</Play>
            </Response>
            """
        ),
    )

    @classmethod
    def marks(cls, spec: ElementSpec) -> Iterable[str]:
        keys = [row.name for row in spec.attributes.values() if row.type.name == "dtmf-key"]
        return (f"@{name}" for name in keys if spec.name in cls.elements)

    def check(self, node: Node, ctx: Context) -> Problems:
        spec = ctx.spec(node)
        if spec is None:
            return
        first: dict[str, str] = {}
        for name, value in node.attributes.items():
            row, key = ctx.row(spec, name), value.strip()
            if row is None or row.type.name != "dtmf-key" or row.type.fault(key) is not None:
                continue  # also where a template fills the key in
            other = first.setdefault(key, name)
            if other != name:
                place = ctx.place(node)
                yield Problem(
                    place.value(name),
                    f"the key `{key}` is both `{other}` and `{name}` of `Play`",
                    help="choose another key for one of the two",
                    related=(Related(place.attributes[other].whole, "the other one"),),
                )
