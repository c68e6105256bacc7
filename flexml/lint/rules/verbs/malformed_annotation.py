"""Rule FX482."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node, has_placeholder
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems

_TAG, _MOST = "BillingReferenceTag", 128


class MalformedAnnotation(ElementRule):
    """An `Annotate` holds something else than one `BillingReferenceTag` of up to 128 characters.

    The verb is on no page, and known from the vendor's error texts alone. They refuse it for this.

    Never ignore it: leave an undocumented verb out.
    """

    code = "FX482"
    severity = ERROR
    elements = ("Annotate",)
    dialects = ("twiml",)
    runtime = {"twiml": (13110, 13111, 13112, 13120)}
    refines = ("unknown-element",)
    examples = (
        Bad(
            """
            <Response>
              <Annotate/>
               ^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Annotate><Tag>a</Tag></Annotate>
               ^^^^^^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Annotate><BillingReferenceTag>a</BillingReferenceTag><Tag>b</Tag></Annotate>
               ^^^^^^^^
            </Response>
            """,
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Annotate>
               ^^^^^^^^
                <BillingReferenceTag>a</BillingReferenceTag>
                <BillingReferenceTag>b</BillingReferenceTag>
              </Annotate>
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Annotate><BillingReferenceTag>{"a" * 129}</BillingReferenceTag></Annotate>
               ^^^^^^^^
            </Response>
            """
        ),
        Good(f"<Response><Annotate><BillingReferenceTag>{'a' * 128}</BillingReferenceTag></Annotate></Response>"),
        Good(
            f"""
            <Response>
              <Annotate><BillingReferenceTag>{{{{tag}}}}{"a" * 129}</BillingReferenceTag></Annotate>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        reason, codes = _fault(list(node.elements), ctx)
        if reason and not has_placeholder(node.own_text):
            yield Problem(
                ctx.place(node).name,
                f"`Annotate` takes one `BillingReferenceTag`, and {reason}",
                help="leave `Annotate` out: it is documented nowhere",
                runtime=codes,
            )


def _fault(children: list[Node], ctx: Context) -> tuple[str, tuple[int, ...]]:
    if not children:
        return "this one has none", (13110,)
    other = next((child for child in children if child.name != _TAG), None)
    if other is not None:
        return f"this one has `{ctx.written(other)}`", (13112,) if len(children) > 1 else (13112, 13110)
    if len(children) > 1:
        return f"this one has {len(children)}", (13111,)
    text = children[0].own_text
    if len(text) > _MOST and not has_placeholder(text):
        return f"this one has {len(text)} characters, where {_MOST} are taken", (13120,)
    return "", ()
