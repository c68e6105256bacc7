"""A value in a document: of an attribute, or the text of an element; and what its type says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..diagnostics import WARNING, Edit, Fix, Problem
from ..dialects import AttributeSpec, ElementSpec, TextSpec
from ..dialects.values import Number, url_scheme
from ..source import Node, Span, has_placeholder
from ..source.shown import shown

if TYPE_CHECKING:
    from .context import Context

_YES, _NO = ("1", "yes", "y", "on", "t"), ("0", "no", "n", "off", "f")
_STAND_IN = "x" * 6  # as in `WWXXXXXXXX`, and nothing that a vendor gives out


class Value:
    """The value of an attribute, which is written as `name`, or the text of an element.

    `row` is what the table says of it, `fault` why its type refuses it. An uncertain row is one where
    the vendor's own sources leave doubt.
    """

    __slots__ = ("fault", "name", "node", "row", "spec", "text")

    def __init__(
        self, node: Node, spec: ElementSpec, row: AttributeSpec | TextSpec, name: str | None, text: str
    ) -> None:
        self.node = node
        self.spec = spec
        self.row = row
        self.name = name
        self.text = text
        knowable = not has_placeholder(text) or (row.type.kind == "url" and url_scheme(text) is not None)
        self.fault = row.type.fault(text) if knowable else None

    @property
    def templated(self) -> bool:
        """Whether something in it is filled in later, so that nobody can know the whole of it here."""
        return has_placeholder(self.text)

    @property
    def certain(self) -> bool:
        """Whether the vendor's sources leave no doubt about what is allowed."""
        return self.row.uncertain is None

    @property
    def defect(self) -> str | None:
        """What is wrong with it, in one word, so that exactly one rule tells it; `None` where nothing is.

        Hints and doubts come first, because what is left is certain. An attribute then goes by its type:
        `boolean`, `integer`, `method` (of HTTP), `word` of a list, else `form`; a `separator` or the
        `case` of letters says more than `word`.
        """
        if self.fault is None:
            return None
        kind, fault, words = self.row.type.kind, self.fault.kind, getattr(self.row.type, "values", ())
        if fault == "unlisted" or (fault == "case" and getattr(self.row.type, "open", False)):
            return "unlisted"
        if fault == "scheme":
            return "scheme"
        if self.row.uncertain is not None:
            return "doubt"
        if kind == "json":
            return "json"
        if self.name is None:
            return "text"
        if kind in ("boolean", "integer"):
            return kind
        if self.row.type.name == "method":
            return "method"
        if fault in ("separator", "case"):
            return fault
        return "word" if words else "form"

    @property
    def subject(self) -> str:
        """What it is, in the words of a message."""
        return f"the text of `{self.spec.name}`" if self.name is None else f"`{self.name}` of `{self.spec.name}`"

    def span(self, ctx: Context) -> Span:
        """Return where it stands; an empty value is shown with its attribute."""
        place = ctx.place(self.node)
        if self.name is None:
            return place.text
        span = place.value(self.name)
        written = place.attributes.get(self.name)
        return span if len(span) or written is None else written.whole

    def problem(self, ctx: Context) -> Problem:
        """Return the finding that says what is allowed and what stands there."""
        assert self.fault is not None, "only a value that its type refuses is a problem"
        fault = self.fault
        tells_value = fault.kind != "length" and self.row.type.kind != "json"
        return Problem(
            span=self.span(ctx),
            message=f"{self.subject} {fault.reason}" + (f", not {self.shown}" if tells_value else ""),
            help=self._advice_of_template(ctx) or self._advice(),
            fix=self.fix(ctx),
            severity=None if self.certain or self.defect == "unlisted" else WARNING,
            runtime=self.row.runtime or None,
        )

    def _advice_of_template(self, ctx: Context) -> str | None:
        """What to do about a value that an expression of a template prints as Python does."""
        if self.text.strip() in ("True", "False") and ctx.prints(self.span(ctx)):
            return "write `|lower` behind the expression"
        return None

    def _advice(self) -> str | None:
        meant, certainly = self._meant()
        if meant is None and self.fault is not None:
            meant = self.fault.nearest
        if meant is not None:
            return f"write `{meant}`" if certainly else f"did you mean `{meant}`"
        if _STAND_IN in self.text.lower():
            return "this is the stand-in of an example: write the value of your own"
        return None if self.certain else f"the vendor's sources leave doubt: {self.row.uncertain}"

    @property
    def shown(self) -> str:
        """The value for a message: in backticks, on one line and not too long."""
        return f"`{shown(self.text)}`" if self.text.strip() else "an empty value"

    def fix(self, ctx: Context) -> Fix | None:
        """Return the edit that makes it the value which is certainly or probably meant."""
        meant, safe = self._meant()
        if meant is None or self.span(ctx).cut(ctx.document.source.text).strip() != self.text.strip():
            return None  # also where character references make up the value: the text is not what it says
        return Fix(f"Write `{meant}`", (Edit(self.span(ctx), meant),), safe)

    def _meant(self) -> tuple[str | None, bool]:
        fault, word = self.fault, self.text.strip().lower()
        if fault is None:
            return None, False
        if fault.kind in ("case", "separator"):
            return fault.nearest, True
        if self.row.type.kind == "boolean":
            return "true" if word in _YES else "false" if word in _NO else None, False
        if isinstance(self.row.type, Number) and fault.kind == "form":
            match = re.fullmatch(r"([0-9]+)(\.0+|s)", word)
            if match and self.row.type.fault(match[1]) is None and (match[2] != "s" or self.row.type.unit == "s"):
                return match[1], match[2] != "s"
        return None, False
