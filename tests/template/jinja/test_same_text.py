"""Templates that hypothesis makes: symbolic rendering, Jinja2 with our marks, and plain Jinja2 print the same."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexml.source import SourceText
from flexml.template.engine import Engine
from flexml.template.jinja.marks import Marks
from flexml.template.opening import open_template, render_template

CONTEXT = {"t": True, "f": False, "n": 2, "s": "<s&>", "xs": [1, 2, 3], "empty": [], "d": {"k": "v"}}

ATOMS = st.sampled_from(
    ["t", "f", "n", "s", "s|upper", "xs|length", "d.k", "'lit'", "1", "s|e", "f|default('x', true)"]
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(not {})".format, inner),
        st.builds("({} == {})".format, inner, inner),
        st.builds("{} ~ {}".format, inner, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
    ),
    max_leaves=4,
)
OPEN = st.sampled_from(["{%", "{%", "{%-", "{%+"])
CLOSE = st.sampled_from(["%}", "%}", "-%}"])
TEXT = st.sampled_from(["<a>", " <b/> ", "\n", "\r\n  ", "  \n\n <c>", "x"])


def tag(words: str):
    return st.builds(lambda start, end: f"{start} {words} {end}", OPEN, CLOSE)


def tags(*parts: object):
    """Tags, each a text with `{}` for an expression, and what stands between them."""
    made = [
        tag(part)
        if isinstance(part, str) and "{}" not in part
        else st.builds(lambda o, e, c, part=part: f"{o} {part.format(e)} {c}", OPEN, EXPRESSIONS, CLOSE)
        if isinstance(part, str)
        else part
        for part in parts
    ]
    return st.tuples(*made).map("".join)


def statements(body):
    just = st.just
    return st.one_of(
        tags("if {}", body, "elif {}", body, "else", body, "endif"),
        tags("if {}", body, "endif"),
        tags("for i in xs", body, just("{{ i }}{{ loop.index }}{{ loop.last }}"), "endfor"),
        tags("for i in empty", body, "else", body, "endfor"),
        tags("for i in range(3) if i != 1", just("{{ loop.revindex }}"), body, "endfor"),
        tags("set a = {}", just("{{ a }}")),
        tags("set b", body, "endset", just("{{ b }}")),
        tags("filter upper", body, "endfilter"),
        tags("filter escape", body, "endfilter"),
        tags("with c = {}", just("{{ c }}"), body, "endwith"),
        tags("macro m(p, q='q')", just("{{ p }}"), body, "endmacro", just("{{ m(s) }}{{ m(n, q=s) }}")),
        tags("macro w()", just("[{{ caller() }}]"), "endmacro", "call w()", body, "endcall"),
        tags("include 'part.xml'"),
        tags("import 'lib.xml' as lib", just("{{ lib.say(s) }}")),
        tags("from 'lib.xml' import say as told", just("{{ told(n) }}")),
        tags("autoescape false", body, "endautoescape"),
        tags("raw", just(" {{ x }} {# "), "endraw"),
        tags("trans e={}", just(" one {{ e }}\n two"), "endtrans"),
    )


LEAVES = st.one_of(
    TEXT,
    st.builds("{{{{ {} }}}}".format, EXPRESSIONS),
    st.builds("{{{{- {} -}}}}".format, EXPRESSIONS),
    st.sampled_from(["{# c #}", "{#- c -#}", " {# c -#} "]),
)
BODIES = st.recursive(
    st.lists(LEAVES, max_size=3).map("".join),
    lambda body: st.lists(st.one_of(LEAVES, statements(body)), max_size=3).map("".join),
    max_leaves=6,
)
TEMPLATES = st.one_of(
    BODIES,
    st.builds("{{% extends 'base.xml' %}}{}{{% block a %}}{}{{{{ super() }}}}{{% endblock %}}".format, TEXT, BODIES),
)
ENGINES = st.builds(
    Engine, autoescape=st.sampled_from(["always", "never"]), trim_blocks=st.booleans(), lstrip_blocks=st.booleans()
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "part.xml").write_text("  {%- set q = 1 %}P{{ n }} {{ s }}\n")
    (folder / "lib.xml").write_text("{% macro say(text) -%} <Say>{{ text }}</Say> {%- endmacro %}")
    (folder / "base.xml").write_text("<r>{% block a %}A{{ s }}{% endblock %}-{% block b scoped %}B{% endblock %}</r>\n")
    return folder


def plain(template: str, folder: Path, engine: Engine) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=engine.autoescape == "always",
        trim_blocks=engine.trim_blocks,
        lstrip_blocks=engine.lstrip_blocks,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined] # the extension brings it
    return environment.from_string(template).render(CONTEXT)


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEMPLATES, ENGINES)
def test_what_is_known_is_rendered_as_jinja_does(folder, template, engine):
    family = open_template(SourceText(template, str(folder / "page.xml")), CONTEXT, engine)
    (variant,) = family.variants
    assert lines(variant.document.source.text) == plain(template, folder, engine)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TEMPLATES, ENGINES)
def test_a_rendered_text_keeps_its_places(folder, template, engine):
    family = render_template(SourceText(template, str(folder / "page.xml")), CONTEXT, engine)
    document = family.variants[0].document
    assert document.source.text == plain(template, folder, engine)
    assert document.origins is not None
    position = 0
    for piece in document.origins.pieces:
        made = document.source.text[piece.start : piece.end]
        if made:
            assert (piece.start, piece.exact and piece.span.cut(piece.source.text)) == (position, piece.exact and made)
        position = piece.end
    assert position == len(document.source.text)


def test_marks_leave_nothing_behind():
    assert Marks().bare("<a>") == "<a>"
