"""Rule FX704."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ....diagnostics import INFO, Problem
from ....source import Document, Span, has_hole
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...rule import DocumentRule, Problems

_PRINTING = frozenset({"xmlattr"})  # filters that are there for it, and escape


class TemplateAttributeInjection(DocumentRule):
    """The name of an attribute or an element comes from an expression of the template.

    Nobody can check what it says: a misspelt name is ignored by the vendor, or refused. No escaping makes a name
    safe: a value with a blank or a `>` in it brings attributes and verbs of its own.

    Ignore it where the names are written in the application.
    """

    code = "FX704"
    severity = INFO
    reads = "verb"
    needs = "insertions"
    examples = (
        Bad(
            """
            <Response>
              <Dial{% for name, value in settings.items %} {{ name }}="{{ value }}"{% endfor %}>+15550100</Dial>
                                                           ^^^^^^^^^^
              <Gather {{ options }} data-{{ key }}="1">
                      ^^^^^^^^^^^^^ ^^^^^^^^^^^^^^
                <Say>Press a key.</Say>
              </Gather>
              <{{ verb }}/>
               ^^^^^^^^^^
            </Response>
            """,
            language="django",
        ),
        Good(
            """
            <Response>
              <Dial{% if seconds %} timeout="{{ seconds }}"{% endif %}>+15550100</Dial>
              <Dial{{ {"timeout": seconds}|xmlattr }}>+15550100</Dial>
            </Response>
            """,
            language="jinja2",
        ),
        Good(
            "send(f'<Response>{verbs}</Response>')",
            language="python",
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        if not has_hole("".join(_names(document))) and "xmlns:" not in document.source.text:
            return  # nearly always, and no element is located
        for node in document.nodes:
            place = document.place(node)
            if has_hole(node.name) and _is_written(document, place.tag.start):
                yield Problem(
                    place.name,
                    f"the name of an element comes from `{shown(ctx.written(node))}`, and nobody can check it",
                    help=_HELP,
                )
            for name, attribute in place.attributes.items():
                if not has_hole(name):
                    continue
                holes = document.holes(attribute.name)
                if any(_PRINTING.intersection(hole.filters) for hole in holes):
                    continue
                bare = not len(attribute.value) and len(name) == 1
                what = "attributes come from `{}`, and nobody can check them"
                if not bare:
                    what = "the name of an attribute comes from `{}`, and nobody can check it"
                yield Problem(attribute.name, what.format(shown(name)), help=_HELP)


_HELP = "write the names out, each in an `{% if %}`"


def _names(document: Document) -> Iterator[str]:
    """The names of all elements and attributes, without those of namespaces."""
    for node in document.nodes:
        yield node.name
        yield from cast("list[str]", node.keys())  # the stubs leave bytes open


def _is_written(document: Document, at: int) -> bool:
    """Whether a tag is one of the source, and not a value that is taken for an element."""
    return document.origins is not None and document.origins.comes_from_one_copy(Span(at, at + 1))
