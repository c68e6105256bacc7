"""Rule FX906."""

from __future__ import annotations

from ....diagnostics import WARNING, Edit, Fix, Problem
from ....dialects.words import nearest, one_of
from ....source import Pragma, Remark, Span
from ....source.pragma import KEYS, ROLES, pragmas_of
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppressions import Suppressions

_KNOWN = "write `dialect=…`, `role=…`, `url=…`, `context=…`, `ignore[…]` or `ignore-file[…]`"
_IGNORES = ("ignore", "ignore-file")


class UnknownPragma(SuppressionRule):
    """A comment that begins with `flexml:` says something that nothing understands.

    It was meant to tell how the document is used, or to silence a rule, and does neither. What is known:
    `dialect=…`, `role=wait` (hold music), `role=whisper` (heard by one leg before the two are joined), `role=inline`
    (sent in a REST request), `url=…` (where the document is served),
    `context=…` (a JSON file with sample values for a template), and `ignore[…]` or `ignore-file[…]`.

    Ignore it where another tool reads comments that begin with `flexml:`.
    """

    code = "FX906"
    severity = WARNING
    examples = (
        Bad(
            """
            <!-- flexml: dialetc=twiml, role=wait -->
                         ^^^^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <!-- flexml: dialect=twiml, role=wait -->
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: role=wiat -->
                              ^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <!-- flexml: role=wait -->
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: whisper -->
                         ^^^^^^^
            <Response><Say>Hello</Say></Response>
            """,
            fixed="""
            <!-- flexml: role=whisper -->
            <Response><Say>Hello</Say></Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: role, url= -->
                         ^^^^
                               ^^^^
            <Response>
              <!-- flexml: -->
              ^^^^^^^^^^^^^^^^
              <!-- flexml: role=caller -->
                                ^^^^^^
              <!-- flexml: the menu of our hotline -->
                           ^^^
              <!-- flexml: role=wait ignore[FX102] -->
                                     ^^^^^^^^^^^^^
              <Say>Hello</Say>
            </Response>
            """
        ),
        Bad(
            """
            <!-- flexml: ingore[FX102]: the beta verb of our vendor -->
                         ^^^^^^^^^^^^^^
            <Response><Transcode/></Response>
            """
        ),
        Bad(
            """
            <!-- flexml: wait -->
            {# flexml: role=wiat #}
            <Response><Say>Hello</Say></Response>
            """,
            at=((1, 14), (2, 1)),
            context={},
        ),
        Good(
            """
            <!-- flexml: dialect=twiml role=wait, url = /hold -->
            <Response>
              <!-- flexml: ignore[unknown-element]: the beta verb of our vendor -->
              <Transcode/>
              <!-- the menu of flexml: a comment like any other -->
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <!-- flexml: the`rule`that`is`ignored`here`is`the`one`that we do not like -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: role=the`music`that`our`callers`hear`while`they`wait -->
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: igno[a][b] -->
                           ^^^^^^^^^^
              <!-- flexml: dialetc twiml -->
                           ^^^^^^^
              <Say>Hello</Say>
            </Response>
            """,
            hidden=True,
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        roles = (*ROLES, *ctx.dialect.roles)
        for remark in ctx.document.remarks:
            if not remark.text:
                yield Problem(remark.span, "the comment says nothing after `flexml:`", help=_KNOWN)
            for pragma in pragmas_of(remark):
                if pragma.key not in KEYS:
                    yield _of_key(pragma, remark, roles)
                    break  # one is enough: in prose, every word is one
                yield from _of_value(pragma, remark, roles)


def _of_key(pragma: Pragma, remark: Remark, roles: tuple[str, ...]) -> Problem:
    word = pragma.key.partition("[")[0]
    if pragma.key in ROLES:
        near, help_ = f"role={pragma.key}", f"write `role={pragma.key}`"
    elif word in _IGNORES:
        near, help_ = None, "give it a comment of its own: what silences a rule stands alone"
    elif word != pragma.key and (meant := nearest(word, _IGNORES)):
        near, help_ = None, f"did you mean `{meant}[…]`"
    else:
        near = nearest(pragma.key, KEYS)
        help_ = f"did you mean `{near}`" if near else _KNOWN
        if not pragma.value or (near == "role" and pragma.value not in roles):
            near = None  # then the next thing would be wrong
    return Problem(
        pragma.key_span,
        f"`{shown(pragma.key)}` says nothing in a comment that begins with `flexml:`",
        help=help_,
        fix=_write(near, pragma.key_span, remark),
    )


def _of_value(pragma: Pragma, remark: Remark, roles: tuple[str, ...]) -> Problems:
    if not pragma.value:
        yield Problem(pragma.span, f"`{pragma.key}` has no value", help=f"write `{pragma.key}=…`")
    elif pragma.key == "role" and pragma.value not in roles:
        near = nearest(pragma.value, roles)
        yield Problem(
            pragma.value_span,
            f"there is no role `{shown(pragma.value)}`",
            help=f"did you mean `{near}`" if near else f"write {one_of(ROLES)}",
            fix=_write(near, pragma.value_span, remark),
        )


def _write(word: str | None, span: Span, remark: Remark) -> Fix | None:
    if word is None or not remark.written:
        return None
    return Fix(f"Write `{word}`", (Edit(span, word),), safe=False)
