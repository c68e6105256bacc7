"""Rule FX482."""

from __future__ import annotations

from ....diagnostics import ERROR, Problem
from ....source import Node
from ...context import Context
from ...example import Bad, Good
from ...rule import ElementRule, Problems
from ...value import has_placeholder

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
                         ^^^
            </Response>
            """
        ),
        Bad(
            """
            <Response>
              <Annotate>
                <BillingReferenceTag>a</BillingReferenceTag>
                <BillingReferenceTag>b</BillingReferenceTag>
                 ^^^^^^^^^^^^^^^^^^^
              </Annotate>
            </Response>
            """
        ),
        Bad(
            f"""
            <Response>
              <Annotate><BillingReferenceTag>{"a" * 129}</BillingReferenceTag></Annotate>
                         ^^^^^^^^^^^^^^^^^^^
            </Response>
            """
        ),
        Good(f"<Response><Annotate><BillingReferenceTag>{'a' * 128}</BillingReferenceTag></Annotate></Response>"),
        Good(
            f"""
            <Response>
              <Annotate><BillingReferenceTag>{{{{tag}}}}{"a" * 129}</BillingReferenceTag></Annotate>
            </Response>
            """
        ),
    )

    def check(self, node: Node, ctx: Context) -> Problems:
        children = list(node.elements)
        other = next((child for child in children if child.name != _TAG), None)
        if not children:
            yield _problem(node, "`Annotate` needs a `BillingReferenceTag`, and has none", ctx, 13110)
        elif other is not None:
            message = f"`Annotate` takes a `BillingReferenceTag`, not `{ctx.written(other)}`"
            yield _problem(other, message, ctx, 13112, *((13110,) if len(children) == 1 else ()))
        elif len(children) > 1:
            yield _problem(children[1], "`Annotate` takes one `BillingReferenceTag`", ctx, 13111)
        elif len(text := children[0].own_text) > _MOST and not has_placeholder(text):
            message = f"`BillingReferenceTag` has {len(text)} characters, and {_MOST} are taken"
            yield _problem(children[0], message, ctx, 13120)


def _problem(node: Node, message: str, ctx: Context, *codes: int) -> Problem:
    help_ = "leave `Annotate` out: it is documented nowhere"
    return Problem(ctx.place(node).name, message, help=help_, runtime=codes)
