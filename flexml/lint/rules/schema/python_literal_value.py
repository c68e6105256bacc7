"""Rule FX131."""

from __future__ import annotations

from ....diagnostics import ERROR, WARNING, Fix, Problem
from ....dialects.values import String
from ....late import late_pattern
from ....source import Document
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems
from ...value import Value

_OBJECT = late_pattern(r"<[\w. ]+ (object )?at 0x[0-9a-fA-F]+>|<class '[\w.]+'>")
_ITEM = r"(?:'[^']*'|None|True|False|-?[0-9.]+)"
_ITEMS = rf"{_ITEM}(?:, {_ITEM})*"
_CONTAINER = late_pattern(rf"\[{_ITEMS}\]|\({_ITEMS},?\)|\{{(?:'[^']*': )?{_ITEM}(?:, (?:'[^']*': )?{_ITEM})*\}}")


class PythonLiteralValue(DocumentRule):
    """A value looks like a Python object that was printed: `None`, `['a', 'b']`, `<Menu object at 0x7f…>`.

    A variable was empty, or of another type than the template or the code around it thought. The vendor takes the text
    as it is: it asks the URL `None`, or dials nobody.

    Ignore it where such a text is meant, as in a custom parameter.
    """

    code = "FX131"
    severity = ERROR
    reads = "verb"
    when = "printed"
    refines = (
        *("invalid-enum-value", "invalid-boolean", "invalid-integer", "invalid-http-method", "list-separator"),
        *(
            "invalid-value",
            "invalid-json",
            "wrong-case-value",
            "doubtful-value",
            "unlisted-value",
            "invalid-text",
            "wrong-url-scheme",
        ),
        *("caller-id-not-a-number", "constant-participant-label", "invalid-language-tag", "stream-relative-url"),
    )
    examples = (
        Bad(
            """
            <Response>
              <Gather action="None" numDigits="None"/>
                              ^^^^             ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Gather input="['dtmf', 'speech']" action="/menu"/>
                             ^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <Gather input="dtmf speech" action="/menu"/>
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Say>None</Say>
              <Connect>
                <Stream url="wss://example.com/agent">
                  <Parameter name="caller" value="None"/>
                                                  ^^^^
                  <Parameter name="menu" value="&lt;Menu object at 0x7f3a5c0b2d90>"/>
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  <Parameter name="order" value="{'id': 17, 'paid': True}"/>
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^
                  <Parameter name="digits" value="('1', '2')"/>
                                                  ^^^^^^^^^^
                </Stream>
              </Connect>
              <Redirect>None</Redirect>
                        ^^^^
            </Response>
            """,
            dialect="twiml",
        ),
        Bad(
            """
            <Response>
              <Record maxLength="None" playBeep="None"/>
                                 ^^^^            ^^^^
            </Response>
            """,
            dialect="flexml",
        ),
        Good('<Response><Gather action="/none" numDigits="1"/></Response>', dialect="twiml"),
        Good("<Response><Say>None of our agents is free.</Say></Response>", dialect="twiml"),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        for value in ctx.values:
            text = value.text.strip()
            if not _is_printed(text) or (value.name is None and _is_prose(value.row.type)):
                continue
            doubtful = value.fault is None and value.row.type.kind != "url"
            fix = value.fix(ctx)
            yield Problem(
                value.span(ctx),
                f"{value.subject} is {value.shown}, a Python object that was printed",
                help=_advice(value, fix, printed=ctx.prints(value.span(ctx))),
                fix=fix,
                severity=WARNING if doubtful or not value.certain else None,
                runtime=value.row.runtime or None,
            )


def _is_printed(text: str) -> bool:
    if text == "None":
        return True
    return text[:1] in ("[", "(", "{", "<") and bool(_OBJECT.fullmatch(text) or _CONTAINER.fullmatch(text))


def _advice(value: Value, fix: Fix | None, *, printed: bool) -> str | None:
    if fix is not None:
        return f"write `{fix.edits[0].replacement}`"
    if value.text.strip() != "None":
        return "print the part of it that is meant"
    if printed:
        return f"print {'the attribute' if value.name else 'it'} in an `{{% if %}}`, where there is a value"
    return "leave the attribute out where there is no value" if value.name else None


def _is_prose(type_: object) -> bool:
    return type(type_) is String and type_.pattern is None
