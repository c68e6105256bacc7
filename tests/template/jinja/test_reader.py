"""Templates as trees: where tags stand, how expressions are written, and what faults mark."""

from __future__ import annotations

import pytest

from flexml.source import SourceText, SyntaxFault
from flexml.template.expression import Called, Comparison, Constant, Filtered, Name, Part
from flexml.template.jinja import read_template
from flexml.template.tree import Assign, Block, Capture, If, Include, Loop, Output, Template, Text, Unknown, With


def read(text: str) -> Template:
    template = read_template(SourceText(text))
    assert isinstance(template, Template)
    return template


def fault(text: str) -> tuple[str, str]:
    """The marked text, and why."""
    found = read_template(SourceText(text))
    assert isinstance(found, SyntaxFault)
    return found.span.cut(text), found.reason


def written(text: str) -> str:
    """How the expression of the one `{{ … }}` is written."""
    (output,) = read(text).body
    assert isinstance(output, Output)
    return output.expression.written


@pytest.mark.parametrize(
    "expression",
    [
        *("name", "a.b[0](1, k=2).c", "x|default('a b')|upper", "not (a or b)", "a and b and c", "-1", "a < b"),
        *(
            "(a or b).c|e",
            "a if b else c",
            "x is not none",
            "[1, 2]",
            '{"a": [1, 2]}',
            '"a" "b"',
            "a ~ b ~ 1.5",
            "a[1:2]",
        ),
        *("(a, b)", "f(*x, **y)", "a is divisibleby 3", "xs|map(attribute='a')|join(', ')"),
    ],
)
def test_an_expression_is_known_as_it_is_written(expression):
    assert written("{{- " + expression + " -}}") == expression


def test_parentheses_around_an_expression_are_left_out():
    assert written("{{ (a or b) }}") == "a or b"


def test_the_parts_of_an_expression_are_written_as_they_stand():
    (output,) = read("{{ (a or b).c | default ( 'x' ) | upper }}").body
    match output:
        case Output(
            expression=Filtered(
                operand=Filtered(written="(a or b).c | default ( 'x' )", operand=Part() as part), name="upper"
            )
        ):
            assert (part.written, part.whole.written, part.key) == ("(a or b).c", "a or b", Constant("c", "c"))
        case _:
            pytest.fail(repr(output))


def test_texts_are_without_the_white_space_that_tags_take():
    text = "<a> \n{%- if x -%} <b/> {%- endif %} </a>\n"
    start, branch, end = read(text).body
    assert isinstance(branch, If)
    ((_, (inner,)),) = branch.branches
    assert [each.span.cut(text) for each in (start, branch, inner, end)] == ["<a>", "{%- if x -%}", "<b/>", " </a>"]


def test_what_is_raw_is_text():
    text = "{% raw %}{{ x }}{% endraw %}"
    (found,) = read(text).body
    assert (type(found), found.span.cut(text)) == (Text, "{{ x }}")


def test_names_get_values_in_all_ways():
    loop, space, capture, several, inner = read(
        "{% for a, b in xs recursive %}{% endfor %}{% set ns.x = 1 %}{% set y|upper %}t{% endset %}"
        "{% set a, b = c %}{% with p = 1, q = r %}{% endwith %}"
    ).body
    assert isinstance(loop, Loop)
    assert (loop.targets, loop.iterable, loop.recursive) == (("a", "b"), Name("xs", "xs"), True)
    assert isinstance(space, Assign)
    assert (space.targets, space.value) == (("ns.x",), Constant("1", 1))
    assert isinstance(capture, Capture)
    assert (capture.target, [each.name for each in capture.filters]) == ("y", ["upper"])
    assert isinstance(several, Assign)
    assert several.targets == ("a", "b")
    assert isinstance(inner, With)
    assert inner.bindings == (("p", Constant("1", 1)), ("q", Name("r", "r")))


def test_other_templates_are_named():
    (include,) = read("{% include ['a', b] ignore missing without context %}").body
    assert isinstance(include, Include)
    assert (include.template.written, include.ignore_missing, include.context) == ("['a', b]", True, False)


def test_all_blocks_are_known_by_name():
    template = read("{% block a %}{% if x %}{% block b %}{% endblock %}{% endif %}{% endblock %}")
    assert set(template.blocks) == {"a", "b"}
    assert all(isinstance(block, Block) for block in template.blocks.values())


def test_what_changes_a_list_makes_it_unknown():
    (done,) = read("{% do xs.append(1) %}").body
    assert isinstance(done, Assign)
    assert (done.targets, done.value.written) == (("xs",), "xs.append(1)")


def test_a_translation_is_what_it_prints():
    (found,) = read("{% trans n=calls|length %}one{% pluralize %}{{ n }} calls{% endtrans %}").body
    assert isinstance(found, With)
    (choice,) = found.body
    assert isinstance(choice, If)
    assert choice.branches[0][0] == Comparison("n == 1", "==", Name("n", "n"), Constant("1", 1))


def test_a_trimmed_translation_has_blanks_for_line_breaks():
    text = "{% trans trimmed %}\n  one\n  two {{ x }}\n{% endtrans %}"
    (found,) = read(text).body
    assert isinstance(found, With)
    parts = [
        part.span.cut(text) if isinstance(part, Text) else getattr(part, "expression", None) for part in found.body
    ]
    assert parts == [
        "one",
        Constant("", " "),
        "two ",
        Name("x", "x"),
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("{% cache 30, 'x' %}<a/>{% endcache x %}", ["<a/>"]),
        ("{% csrf %}", []),
        ("{% ifx a %}1{% else %}2{% endifx %}", ["1", "2"]),
    ],
)
def test_a_tag_of_the_application_is_unknown(text, inside):
    (found,) = read(text).body
    assert isinstance(found, Unknown)
    assert [each.span.cut(text) for each in found.body] == inside


@pytest.mark.parametrize(
    ("text", "marked", "why"),
    [
        ("<a>\n{% if %}b{% endif %}", "{% if %}", "Expected an expression, got 'end of statement block'"),
        ("<a>{% if x %}\n</a>", "{% if x %}", "Unexpected end of template"),
        ("{% for x in y %}{% endif %}", "{% endif %}", "Encountered unknown tag 'endif'"),
        ("{% esle %}", "{% esle %}", "Encountered unknown tag 'esle'"),
        ("{{ x y }}", "y", "expected token 'end of print statement', got 'y'"),
        ("{{ x|default:'y' }}", ":", "expected token 'end of print statement', got ':'"),
        ("{{ x $ }}", "$", "unexpected char '$'"),
        ("{{ (x] }}", "]", "unexpected ']', expected ')'"),
        ("<a>{{ x\n", "{{ x", "unexpected end of template"),
        ("<a>{# x\n", "{# x", "Missing end of comment tag"),
        ("{% raw %} x", "{% raw %} x", "Missing end of raw directive"),
        ("{% block a-b %}{% endblock %}", "-", "Block names in Jinja have to be valid Python identifiers"),
        ("{{ '\\x' }}", "'", "truncated"),
        ("{% trans %}{% if x %}{% endtrans %}", "{% if x %}", "control structures in translatable sections"),
        ("{{ " + "(" * 9000 + ")" * 9000 + " }}", "", "it is nested too deeply"),
    ],
)
def test_a_fault_marks_what_is_wrong(text, marked, why):
    found = fault(text)
    assert found[0] == marked
    assert why in found[1]


def test_a_call_knows_its_arguments():
    (output,) = read("{{ say('hi', voice=v) }}").body
    assert isinstance(output, Output)
    match output.expression:
        case Called(callee=Name(name="say"), arguments=(Constant(value="hi"),), keywords=(("voice", Name(name="v")),)):
            pass
        case _:
            pytest.fail(repr(output))
