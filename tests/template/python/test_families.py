"""What Python source puts together is found, known as far as it is known, and led back to its places."""

from __future__ import annotations

from textwrap import dedent

import pytest

from flexml.errors import ReadError
from flexml.source import Escaping, Hole, SourceText, Span
from flexml.template.family import Family
from flexml.template.python import may_hold_documents, read_families

DOCUMENT = "<Response><Say>hi</Say></Response>"


def families(program: str) -> tuple[Family, ...]:
    return read_families(SourceText(dedent(program), "app.py")).members


def texts(program: str) -> list[list[str]]:
    """The texts of all documents, with what is not known as it is written."""
    found = []
    for family in families(program):
        variants = []
        for variant in family.variants:
            origins = variant.document.origins
            assert origins is not None
            variants.append(origins.unmasked(variant.document.source.text))
        found.append(variants)
    return found


def holes(program: str) -> list[Hole]:
    (family,) = families(program)
    (variant,) = family.variants
    return variant.document.holes(Span(0, len(variant.document.source.text)))


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("'<Response><Say>hi</Say></Response>'", DOCUMENT),
        ("b'<Response><Say>hi</Say></Response>'", DOCUMENT),
        (r"'<\x52esponse><Say>h\u0069</Say></Response>'", DOCUMENT),
        ("'<Response>' '<Say>hi</Say>' '</Response>'", DOCUMENT),
        ("'<Response>' + '<Say>' + 'hi' + '</Say></Response>'", DOCUMENT),
        ("''.join(['<Response>', '<Say>hi</Say>', '</Response>'])", DOCUMENT),
        ("'\\n'.join(('<Response>', '<Hangup/>', '</Response>'))", "<Response>\n<Hangup/>\n</Response>"),
        ("'''\n  <Response>\n    <Hangup/>\n  </Response>\n'''.strip()", "<Response>\n    <Hangup/>\n  </Response>"),
        ("'<Response>\\n<Hangup/>\\n</Response>'.replace('\\n', '')", "<Response><Hangup/></Response>"),
        (
            "textwrap.dedent('''\\\n  <Response>\n    <Hangup/>\n  </Response>''')",
            "<Response>\n  <Hangup/>\n</Response>",
        ),
        ("f'<Response><Say>{name}</Say></Response>'", "<Response><Say>{name}</Say></Response>"),
        ("f'<Response><Pause length=\"{5}\"/></Response>'", '<Response><Pause length="5"/></Response>'),
        ("f'<Response><Say>{5:03d}</Say></Response>'", "<Response><Say>005</Say></Response>"),
        ("'<Response><Say>{}{n}</Say></Response>'.format('a', n=name)", "<Response><Say>a{n}</Say></Response>"),
        ("'<Response><Say>{{}}{0}</Say></Response>'.format(3)", "<Response><Say>{}3</Say></Response>"),
        ("'<Response><Say>%s%%%d</Say></Response>' % ('a', 7)", "<Response><Say>a%7</Say></Response>"),
        ("'<Response><Say>%(n)s</Say></Response>' % {'n': 'a'}", "<Response><Say>a</Say></Response>"),
        ("Template('<Response><Say>$n$$</Say></Response>').substitute(n='a')", "<Response><Say>a$</Say></Response>"),
        ("f'<Response><Dial action={quoteattr(url)}>1</Dial></Response>'", None),
        ("'<Response><Say>' + name + '</Say></Response>'", "<Response><Say>name</Say></Response>"),
        ("''.join(['<Response>', *verbs, '</Response>'])", "<Response><verbs/></Response>"),
    ],
)
def test_text_is_put_together(expression, text):
    imports = "import textwrap\nfrom string import Template\nfrom xml.sax.saxutils import quoteattr\n"
    text = text or '<Response><Dial action="{quoteattr(url)}">1</Dial></Response>'
    assert texts(f"{imports}send({expression})") == [[text]]


@pytest.mark.parametrize(
    "program",
    [
        '"""<Response><Say>hi</Say></Response>"""',
        'def f():\n    """<Response><Say>hi</Say></Response>"""',
        "# <Response><Say>hi</Say></Response>",
        "send('<Say>hi</Say>')",
        "send('<Response><Say>hi</Say>')",
        "send('see <Response><Say>hi</Say></Response>')",
        "send('<Response><Name>AWS</Name></Response>')",
        "assert '<Response><Say>hi</Say></Response>' in body",
        "ok = body == '<Response><Say>hi</Say></Response>'",
        "self.assertEqual(body, '<Response><Say>hi</Say></Response>')",
        "expected = '<Response><Say>hi</Say></Response>'\nassert body == expected",
        "logger.info('<Response><Say>hi</Say></Response>')",
        "raise ValueError('<Response><Say>hi</Say></Response>')",
        "send('<Response>{% if vip %}<Say>hi</Say>{% endif %}</Response>')",
    ],
)
def test_nothing_else_is_a_document(program):
    assert texts(program) == []


class TestNames:
    def test_constant_of_a_module_is_known_where_it_is_filled(self):
        program = """
            XML = "<Response><Say>{name}</Say></Response>"

            def answer(caller):
                return XML.format(name=caller)
            """
        assert [hole.expression for hole in holes(program)] == ["caller"]

    def test_constant_of_a_class_is_known(self):
        program = """
            class View:
                XML = "<Response><Say>%s</Say></Response>"

                def get(self, caller):
                    return self.XML % caller
            """
        assert [hole.expression for hole in holes(program)] == ["caller"]

    def test_name_that_is_given_several_values_is_not_known(self):
        program = """
            NAME = "a"
            NAME = load()

            def answer():
                return f"<Response><Say>{NAME}</Say></Response>"
            """
        assert [hole.expression for hole in holes(program)] == ["NAME"]

    def test_constant_that_is_filled_elsewhere_has_open_fields(self):
        program = 'XML = "<Response><Say>{name} %s $code</Say></Response>"'
        assert [(hole.written, hole.escaping) for hole in holes(program)] == [
            ("{name}", Escaping.UNKNOWN),
            ("%s", Escaping.UNKNOWN),
            ("$code", Escaping.UNKNOWN),
        ]


class TestStatements:
    def test_text_is_built_step_by_step(self):
        program = """
            def answer(name):
                xml = "<Response>"
                xml += f"<Say>{name}</Say>"
                xml = xml + "<Hangup/>"
                xml += "</Response>"
                return xml
            """
        assert texts(program) == [["<Response><Say>{name}</Say><Hangup/></Response>"]]

    def test_list_is_built_step_by_step(self):
        program = """
            def answer():
                parts = ["<Response>"]
                parts.append("<Hangup/>")
                parts.extend(["</Response>"])
                return "".join(parts)
            """
        assert texts(program) == [["<Response><Hangup/></Response>"]]

    def test_branches_make_variants_with_their_choices(self):
        program = """
            def answer(vip):
                xml = "<Response>"
                if vip:
                    xml += "<Say>hi</Say>"
                if not vip:
                    xml += "<Hangup/>"
                return xml + "</Response>"
            """
        (family,) = families(program)
        assert texts(program) == [[DOCUMENT, "<Response><Hangup/></Response>"]]
        words = [[choice.words for choice in variant.choices] for variant in family.variants]
        assert words == [["`vip` is true"], ["`vip` is false"]]

    def test_values_that_exclude_each_other_never_meet(self):
        program = """
            def answer(kind):
                xml = "<Response>"
                if kind == "a":
                    xml += "<Pause/>"
                if kind == "b":
                    xml += "<Hangup/>"
                return xml + "</Response>"
            """
        assert texts(program) == [
            ["<Response><Pause/></Response>", "<Response><Hangup/></Response>", "<Response></Response>"]
        ]

    def test_loop_runs_never_once_and_twice(self):
        program = """
            def answer(items):
                xml = "<Response>"
                for item in items:
                    xml += f"<Play>{item}</Play>"
                return xml + "</Response>"
            """
        play = "<Play>{item}</Play>"
        assert texts(program) == [[f"<Response>{play * number}</Response>" for number in range(3)]]

    @pytest.mark.parametrize(
        ("rounds", "numbers"),
        [
            *(("range(0)", [0]), ("range(1)", [1]), ("range(2)", [2]), ("range(9)", [2]), ("range(5, 1, -2)", [2])),
            *(("range(n)", [0, 1, 2]), ("range(1, 9, 0)", [0, 1, 2]), ("range('a')", [0, 1, 2])),
            *(("range()", [0, 1, 2]), ("range(10 ** 30)", [0, 1, 2]), (f"range({10**30})", [0, 1, 2])),
        ],
    )
    def test_loop_over_a_range_of_constants_is_known(self, rounds, numbers):
        program = f"""
            def answer(n):
                xml = "<Response>"
                for number in {rounds}:
                    xml += "<Pause/>"
                return xml + "</Response>"
            """
        assert texts(program) == [[f"<Response>{'<Pause/>' * number}</Response>" for number in numbers]]

    def test_branches_that_decide_nothing_make_no_variants(self):
        program = """
            def answer(vip):
                if vip:
                    count()
                return "<Response><Say>hi</Say></Response>"
            """
        assert texts(program) == [[DOCUMENT]]

    def test_expressions_have_alternatives(self):
        program = "send(f\"<Response><Say>{'a' if vip else 'b'} {name or 'you'}</Say></Response>\")"
        assert texts(program) == [
            [
                "<Response><Say>a {name or 'you'}</Say></Response>".replace("{name or 'you'}", each)
                if first == "a"
                else f"<Response><Say>b {each}</Say></Response>"
                for first in "ab"
                for each in ("{name or 'you'}", "you")
            ]
        ]

    def test_program_that_branches_too_often_is_explored_in_part(self):
        steps = "\n".join(f"    if flag{n}:\n        xml += '<Pause/>'" for n in range(10))
        (family,) = families(f"def answer():\n    xml = '<Response>'\n{steps}\n    return xml + '</Response>'")
        assert not family.exact
        assert len(family.variants) > 1


class TestEscaping:
    @pytest.mark.parametrize(
        ("expression", "escaping"),
        [
            ("name", Escaping.NONE),
            ("esc(name)", Escaping.TEXT),
            ("esc(name, {'\"': '&quot;'})", Escaping.FULL),
            ("html.escape(name)", Escaping.FULL),
            ("html.escape(name, quote=False)", Escaping.TEXT),
            ("name.replace('<', '&lt;')", Escaping.TEXT),
            ("esc(name).strip()", Escaping.TEXT),
            ("quote_plus(name)", Escaping.FULL),
            ("str(uuid4())", Escaping.FULL),
            ("int(name)", Escaping.FULL),
            ("number", Escaping.FULL),
            ("number - 1", Escaping.FULL),
            ("safe", Escaping.TEXT),
            ("BASE_URL", Escaping.UNKNOWN),
            ("settings.BASE_URL", Escaping.UNKNOWN),
            ("os.environ['HOST']", Escaping.UNKNOWN),
            ("verbs_xml", Escaping.UNKNOWN),
            ("xml_escape(name)", Escaping.UNKNOWN),
        ],
    )
    def test_is_told_from_what_makes_the_value(self, expression, escaping):
        program = f"""
            import html, os
            from urllib.parse import quote_plus
            from uuid import uuid4
            from xml.sax.saxutils import escape as esc

            def answer(name, number: int, verbs_xml):
                safe = esc(name)
                return "<Response><Say>" + ({expression}) + "</Say></Response>"
            """
        assert [hole.escaping for hole in holes(program)] == [escaping]

    def test_number_in_a_format_holds_no_markup(self):
        program = "send(f'<Response><Say>{a:d} {b:.2f} {c:>5}</Say></Response>' '%s')"
        assert texts(program) == []
        program = "send(f'<Response><Say>{a:d} {b:.2f} {c:>5}</Say></Response>')"
        assert [hole.escaping for hole in holes(program)] == [Escaping.FULL, Escaping.FULL, Escaping.NONE]


class TestUnknownMarkup:
    def test_is_an_element_where_no_text_may_stand(self):
        program = "send(f'<Response>{verbs}<Stream url=\"{url}\">{params}</Stream></Response>')"
        (family,) = families(program)
        document = family.variants[0].document
        origins = document.origins
        assert origins is not None
        assert [origins.unmasked(node.name) for node in document.nodes] == ["Response", "{verbs}", "Stream", "{params}"]
        assert [hole.written for hole in document.holes(document.place(document.nodes[3]).tag)] == ["{params}"]

    def test_is_text_where_text_may_stand_or_it_is_escaped(self):
        program = """
            from html import escape
            send(f"<Response><Say>{ssml}</Say>{escape(name)}</Response>")
            """
        assert texts(program) == [["<Response><Say>{ssml}</Say>{escape(name)}</Response>"]]


class TestPlaces:
    def test_character_of_an_escape_is_led_back_to_it(self):
        program = r"send('<Response>\n<Sa\x79>hi</Say></Response>')"
        (family,) = families(program)
        document = family.variants[0].document
        origins = document.origins
        assert origins is not None
        source, span = origins.place(document.place(document.nodes[1]).name)
        assert span.cut(source.text) == r"Sa\x79"

    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
    def test_lines_break_as_python_has_it(self, line_break):
        program = 'é = "é"\nsend(f"""<Response>\n  <Say>é{name}</Say>\n</Response>""")'.replace("\n", line_break)
        (hole,) = holes(program)
        assert (hole.written, hole.expression) == ("{name}", "name")

    def test_encoding_of_the_file_is_respected(self):
        data = '# coding: latin-1\nsend(f"<Response><Say>é{name}</Say></Response>")'.encode("latin-1")
        (family,) = read_families(SourceText(data, "app.py")).members
        assert family.variants[0].document.root[0].text == "é\U00040000"

    def test_equal_values_have_the_same_mark(self):
        program = """
            def answer(name, other):
                return f"<Response><Say>{name}</Say><Say>{name}</Say><Say>{other}</Say></Response>"
            """
        (family,) = families(program)
        first, second, third = (node.text for node in family.variants[0].document.root)
        assert first == second != third

    def test_value_that_changes_has_another_mark(self):
        program = """
            def answer(name):
                xml = f"<Response><Say>{name}</Say>"
                name = ask()
                return xml + f"<Say>{name}</Say></Response>"
            """
        (family,) = families(program)
        first, second = (node.text for node in family.variants[0].document.root)
        assert first != second


class TestRemarks:
    def test_comments_speak_of_the_literal_beside_or_below(self):
        program = """
            send(
                "<Response>"
                # flexml: ignore[a]: one
                # another comment
                "<Hangup/>"  # flexml: ignore[b]: two
                "</Response>"
            )  # flexml: ignore[c]: no literal begins here
            """
        (family,) = families(program)
        assert [remark.text for remark in family.variants[0].document.remarks] == ["ignore[a]: one", "ignore[b]: two"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"def f(:\n  '<Response>'", "line 1: not the Python that runs flexml"),
        (b"'<Response>\xff'", "not Python: invalid or missing encoding"),
        (b"'<Response>\0'", "null bytes"),
    ],
)
def test_what_is_not_python_is_told(data, words):
    with pytest.raises(ReadError, match=words):
        read_families(SourceText(data, "app.py"))


def test_few_files_are_worth_a_closer_look():
    assert may_hold_documents(b"x = '<Response/>'")
    assert not may_hold_documents(b"x = '<Request/>'")


@pytest.mark.parametrize(
    "program",
    [
        "x = " + "'<Response>' + " * 500 + "'</Response>'",
        "x = " + "(" * 90 + "'<Response/>'" + ")" * 90,
        "def f():\n    x = '<Response>'\n" + "    x += '<Hangup/>'\n" * 3000 + "    return x + '</Response>'",
        "def f(a):\n    x = '<Response>'\n"
        + "".join("    " * depth + f"    for i{depth} in a:\n" for depth in range(15))
        + "    " * 16
        + "x += '<Hangup/>'\n    return x + '</Response>'",
        *(
            f"def f(a, b):\n    x = 'aa'\n{each * 40}    return '<Response><Say>' + x + '</Say></Response>'"
            for each in (
                "    x = x + x\n",
                "    x += x\n",
                "    x = f'{x}{x}'\n",
                "    x = '{0}{0}'.format(x)\n",
                "    x = '%s%s' % (x, x)\n",
                "    x = x.replace('a', 'aa')\n",
                "    x = ''.join([x, x])\n",
                "    x = ''.join([*x, *x])\n",
            )
        ),
        "def f():\n    x = ['<Say>a</Say>']\n" + "    x = x + x\n" * 40 + "    return '<Response>' + ''.join(x)",
        "def f():\n    x = ['<Say>a</Say>']\n" + "    x = [*x, *x]\n" * 40 + "    return '<Response>' + ''.join(x)",
        "def f():\n    x = ['<Say>a</Say>']\n" + "    x.extend(x)\n" * 40 + "    return '<Response>' + ''.join(x)",
        *(
            f"x = '<Response>' + {each} + '</Response>'"
            for each in ("f'{1:1000000000}'", "'{:1000000000}'.format(1)", "'%1000000000d' % 1", "'%.999999999f' % 1")
        ),
    ],
)
def test_hostile_programs_end(program):
    families(program)
