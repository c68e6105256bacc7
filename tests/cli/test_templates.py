"""Templates as people have them: files in a folder, checked by the command."""

from __future__ import annotations

import re

import pytest

CONCISE = ("--output-format", "concise", "--quiet")
NEXT = "<Redirect>/next</Redirect></Response>"
START = '<Start><Stream name="x" url="wss://example.net/{}"/></Start><Say>Hello</Say>'


@pytest.fixture
def told(run, files):
    """Checks files, and returns what is said of them, a finding a line."""

    def check(contents, *words):
        files(contents)
        return run("check", ".", *words, *CONCISE, "--traceback").out.splitlines()

    return check


def places(lines):
    """Where which rule has found something."""
    return [re.sub(r"^(\S+): \w+ (\w+) .*$", r"\1 \2", line) for line in lines]


class TestBranches:
    @pytest.mark.parametrize("other", ["{% elif late %}", "{% else %}", "{% elif a %}{% elif b %}"])
    def test_each_is_checked(self, told, other):
        text = f'<Response>{{% if vip %}}<Say lop="1">a</Say>{other}<Say lop="2">b</Say>{{% endif %}}{NEXT}\n'
        assert [line.split()[2] for line in told({"a.xml": text})] == ["FX110", "FX110"]

    def test_no_item_one_item_and_many_are_checked(self, told):
        text = (
            "<Response><Dial>{% for agent in agents %}<Client>{{ agent }}</Client>{% else %}<Clint/>{% endfor %}</Dial>"
            "{% for one in calls %}<Queue>{{ one }}</Queue>{% endfor %}" + NEXT
        )
        assert places(told({"a.xml": text})) == ["a.xml:1:81 FX102", "a.xml:1:130 FX107"]

    def test_many_rounds_meet_each_other(self, told):
        text = f"<Response>{{% for agent in agents %}}{START.format('a')}{{% endfor %}}{NEXT}"
        (line,) = told({"a.xml": text})
        assert line == (
            "a.xml:1:57: error FX207 two `Stream` are named `x`, and both may be open at once, "
            "when `agents` has several items (duplicate-stream-name)"
        )

    @pytest.mark.parametrize("name", ["a.xml", "a.xml.j2", "a.twiml"])
    def test_two_streams_behind_two_flags_are_found_with_both_flags(self, told, name):
        first, second = START.format("a"), START.format("b")
        text = f"<Response>\n{{% if vip %}}{first}{{% endif %}}\n{{% if not queue %}}{second}{{% endif %}}\n{NEXT}"
        (line,) = told({name: text})
        assert line == (
            f"{name}:3:40: error FX207 two `Stream` are named `x`, and both may be open at once, "
            "when `vip` is true and `queue` is false (duplicate-stream-name)"
        )

    @pytest.mark.parametrize(
        ("first", "second"),
        [("vip", "not vip"), ('mode == "a"', 'mode == "b"'), ("n > 3", "n <= 3"), ("vip and late", "not late")],
    )
    def test_branches_that_exclude_each_other_give_no_alarm(self, told, first, second):
        text = (
            f"<Response>{{% if {first} %}}{START.format('a')}{{% endif %}}"
            f"{{% if {second} %}}{START.format('b')}{{% endif %}}{NEXT}"
        )
        assert told({"a.xml": text}) == []

    def test_more_than_256_variants_are_said(self, told):
        flags = "".join(f"{{% if f{number} %}}<Pause/>{{% endif %}}" for number in range(9))
        (line,) = told({"a.xml": f"<Response>{flags}{NEXT}"})
        assert re.search(r"^a.xml:1:1: info FX705 .* can render to more documents than the \d+ that were checked", line)

    def test_a_tag_that_opens_in_one_branch_and_closes_in_another_is_found(self, told):
        text = (
            '<Response>{% if ask %}<Gather action="/keys">{% endif %}<Say>Hello</Say>{% if vip %}</Gather>{% endif %}'
            "<Redirect>/next</Redirect></Response>"
        )
        lines = told({"a.xml": text})
        assert len(lines) == 2
        assert "when `ask` is true and `vip` is false" in lines[0]
        assert "when `ask` is false and `vip` is true" in lines[1]

    def test_a_tag_that_opens_and_closes_under_one_condition_is_none(self, told):
        text = (
            '<Response>{% if ask %}<Gather action="/keys">{% endif %}<Say>Hello</Say>{% if ask %}</Gather>{% endif %}'
            "<Redirect>/next</Redirect></Response>"
        )
        assert told({"a.xml": text}) == []


class TestOtherTemplates:
    def test_what_is_included_is_found_in_its_own_place_once(self, told):
        page = f'<Response>{{% include "parts/hello.xml" %}}{{{{ name }}}}{NEXT}'
        page = page.replace("{{ name }}", "")
        contents = {
            "templates/a.xml": page,
            "templates/b.xml": page,
            "templates/parts/hello.xml": '<Say lop="2">{{ name }}</Say>\n',
        }
        assert places(told(contents)) == ["templates/parts/hello.xml:1:6 FX110"]

    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_blocks_are_filled_in_where_they_belong(self, told, language):
        contents = {
            "templates/base.xml": f"<Response>{{% block verbs %}}<Say>Hello</Say>{{% endblock %}}{NEXT}",
            "templates/good.xml": '{% extends "base.xml" %}{% block verbs %}<Pause/>{% endblock %}',
            "templates/bad.xml": '{% extends "base.xml" %}{% block verbs %}<Hangup/>{% endblock %}',
            "flexml.toml": f'template-language = "{language}"\n',
        }
        assert places(told(contents)) == ["templates/base.xml:1:59 FX302"]

    def test_macros_are_imported_and_called(self, told):
        contents = {
            "templates/macros.xml": (
                '{% macro greet(name, loop=1) %}<Say loop="{{ loop }}">{{ name }}</Say>{{ caller() }}{% endmacro %}'
            ),
            "templates/a.xml": (
                '{% from "macros.xml" import greet %}<Response>'
                '{% call greet("Ada", loop="often") %}<Puase/>{% endcall %}' + NEXT
            ),
        }
        assert places(told(contents)) == ["templates/a.xml:1:85 FX102", "templates/macros.xml:1:43 FX122"]

    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_one_that_cannot_be_read_is_told_in_its_own_place_once(self, told, language):
        page = f'<Response>{{% include "part.xml" %}}{NEXT}'
        contents = {
            "templates/a.xml": page,
            "templates/b.xml": page,
            "templates/part.xml": "<Say>Hello</Say>\n{% if %}<Pause/>{% endif %}\n",
            "flexml.toml": f'template-language = "{language}"\n',
        }
        assert places(told(contents)) == ["templates/part.xml:2:1 FX701"]

    def test_one_that_is_not_there_is_told_where_it_is_asked_for(self, told):
        text = f'<Response>{{% include "part.xml" %}}{NEXT}'
        (line,) = told({"a.xml": text})
        assert line == (
            "a.xml:1:11: info FX706 there is no template `part.xml`, and what it brings is not checked "
            "(template-not-found)"
        )

    def test_folders_of_the_configuration_have_it(self, told):
        contents = {
            "app/a.xml": f'<Response>{{% include "part.xml" %}}{NEXT}',
            "shared/part.xml": '<Say lop="1">Hello</Say>',
            "flexml.toml": 'template-paths = ["shared"]\n',
        }
        assert places(told(contents)) == ["shared/part.xml:1:6 FX110"]

    def test_the_summary_counts_the_files_that_were_checked(self, run, files):
        page = f'<Response>{{% include "part.xml" %}}<Say lop="1">Hello</Say>{NEXT}'
        files({"templates/a.xml": page, "templates/part.xml": '<Say lop="2">Hello</Say>', "b.xml": f"<Response>{NEXT}"})
        summary = run("check", ".", "--output-format", "concise").out.splitlines()[-1]
        assert summary.startswith("Found 2 errors in 1 of 2 files")


class TestEscapes:
    @pytest.mark.parametrize("name", ["a.flexml", "a.twiml", "a.xml.j2"])
    def test_by_the_name_of_the_file_values_are_bare(self, told, name):
        lines = told({name: "<Response><Say>Hello {{ name }}</Say><Hangup/></Response>"})
        assert places(lines) == [f"{name}:1:22 FX604"]

    @pytest.mark.parametrize("name", ["a.xml", "a.html"])
    def test_by_the_name_of_the_file_values_are_escaped(self, told, name):
        assert told({name: "<Response><Say>Hello {{ name }}</Say><Hangup/></Response>"}) == []

    def test_as_the_configuration_has_it(self, told):
        contents = {
            "a.xml.j2": "<Response><Say>{{ name }}</Say><Hangup/></Response>",
            "flexml.toml": 'autoescape = "always"\n',
        }
        assert told(contents) == []

    def test_django_escapes_all(self, told):
        contents = {
            "a.twiml": "<Response><Say>{{ name }}</Say><Hangup/></Response>",
            "flexml.toml": 'template-language = "django"\n',
        }
        assert told(contents) == []

    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_a_value_that_is_safe_on_purpose(self, told, language):
        contents = {
            "a.xml": "<Response><Say>{{ name|safe }}</Say><Hangup/></Response>",
            "flexml.toml": f'template-language = "{language}"\n',
        }
        assert [place.split()[1] for place in places(told(contents))] == ["FX605"]

    @pytest.mark.parametrize("language", ["jinja2", "django"])
    def test_a_value_in_a_query(self, told, language):
        text = "<Response><Redirect>/next?name={{ name }}&amp;to={{ to|urlencode }}</Redirect></Response>"
        contents = {"a.xml": text, "flexml.toml": f'template-language = "{language}"\n'}
        (line,) = told(contents)
        assert "`name`" in line
        assert "urlencode" in line or "encoded" in line


class TestText:
    def test_a_line_before_the_declaration(self, told):
        text = f'{{% set greeting = "Hello" %}}\n<?xml version="1.0"?>\n<Response><Say>{{{{ greeting }}}}</Say>{NEXT}'
        assert [place.rsplit(":", 1)[0] for place in places(told({"a.xml": text}))] == ["a.xml:2"]

    def test_a_line_that_trims_itself_is_none(self, told):
        text = f'{{% set greeting = "Hello" -%}}\n<?xml version="1.0"?>\n<Response><Say>{{{{ greeting }}}}</Say>{NEXT}'
        assert told({"a.xml": text}) == []

    @pytest.mark.parametrize(("value", "shown"), [("none", "None"), ("true", "True")])
    def test_values_of_python(self, told, value, shown):
        text = f'<Response><Record playBeep="{{{{ {value} }}}}"/>{NEXT}'
        lines = told({"a.xml": text})
        assert any(f"`{shown}`" in line for line in lines)

    @pytest.mark.parametrize(
        ("name", "text", "language"),
        [
            ("a.xml.erb", "<Response><% if x %><Say/><% end %></Response>", "ERB"),
            ("a.xml.ejs", "<Response><% if (x) { %><Say/><% } %></Response>", "EJS"),
            ("a.xml.liquid", "<Response>{% unless x %}<Say/>{% endunless %}</Response>", "Liquid"),
            ("a.xml.hbs", "<Response>{{#if x}}<Say/>{{/if}}</Response>", "Handlebars"),
            ("a.php", "<Response><?php if ($x) { ?><Say/><?php } ?></Response>", "PHP"),
        ],
    )
    def test_other_languages_are_passed_over_with_a_word(self, run, files, name, text, language):
        files({name: text})
        result = run("check", name)
        assert result.code == 0
        assert f"{name}: a template in {language} is not checked: render it, and check what it renders to" in result.err
        assert result.out == f"Found no call-control XML; skipped 1 template in {language}\n"


class TestDeclaredContext:
    TEMPLATE = (
        '<Response>\n  <Say>{{ nmae }} {{ name }}</Say>\n  {% if vip %}<Dial callerId="{{ form }}">+15550100</Dial>\n'
        "  {% endif %}<Redirect>/next</Redirect>\n</Response>\n"
    )
    SAMPLE = '{"name": "Ada", "vip": false, "from": "+15550101"}'
    FOUND = ("a.xml:2:11 FX702", "a.xml:3:34 FX702")

    def test_is_one_of_the_command(self, told):
        lines = told({"a.xml": self.TEMPLATE, "s.json": self.SAMPLE}, "--context", "s.json")
        assert places(lines) == [*self.FOUND]
        assert "`nmae` has no value in the context" in lines[0]

    def test_is_one_of_the_configuration(self, told):
        contents = {
            "templates/a.xml": self.TEMPLATE,
            "samples/s.json": self.SAMPLE,
            "flexml.toml": '[contexts]\n"templates/*.xml" = "samples/s.json"\n',
        }
        assert places(told(contents)) == [f"templates/{each}" for each in self.FOUND]

    def test_is_one_that_a_comment_names_beside_the_template(self, told):
        text = "{# flexml: context=s.json -#}\n" + self.TEMPLATE
        lines = told({"t/a.xml": text, "t/s.json": self.SAMPLE, "flexml.toml": '[contexts]\n"*" = "no.json"\n'})
        assert places(lines) == ["t/a.xml:3:11 FX702", "t/a.xml:4:34 FX702"]

    def test_the_nearest_name_is_the_help(self, run, files):
        files({"a.xml": self.TEMPLATE, "s.json": self.SAMPLE})
        out = run("check", "a.xml", "--context", "s.json").out
        assert "= help: did you mean `name`\n" in out
        assert "= help: did you mean `from`\n" in out

    @pytest.mark.parametrize("name", ["/etc/passwd", "none.json", "."])
    def test_a_comment_that_names_no_file_beside_it_is_an_error_of_that_file(self, run, files, name):
        files({"a.xml": f"{{# flexml: context={name} #}}<Response/>", "b.xml": "<Response><Sya/></Response>"})
        result = run("check", ".", *CONCISE)
        assert (result.code, places(result.out.splitlines())) == (2, ["b.xml:1:12 FX102"])
        assert f"a.xml: the context `{name}` that the template names is no file beside it" in result.err

    def test_branches_that_the_sample_does_not_take_are_checked_as_well(self, told):
        text = f'<Response>{{% if vip %}}<Say lop="1">a</Say>{{% endif %}}<Pause length="{{{{ n }}}}"/>{NEXT}'
        contents = {"a.xml": text, "s.json": '{"vip": false, "n": "x"}'}
        assert places(told(contents, "--context", "s.json")) == ["a.xml:1:28 FX110", "a.xml:1:69 FX122"]

    def test_what_both_find_is_told_once(self, told):
        text = f'<Response>{{% if vip %}}<Say lop="1">{{{{ name }}}}</Say>{{% endif %}}<Sya>{{{{ name }}}}</Sya>{NEXT}'
        contents = {"a.xml": text, "s.json": '{"vip": true, "name": "Ada"}'}
        assert places(told(contents, "--context", "s.json")) == ["a.xml:1:28 FX110", "a.xml:1:64 FX102"]

    def test_two_streams_that_meet_in_the_sample_are_told_with_what_leads_to_them(self, told):
        first, second = START.format("a"), START.format("b")
        text = f"<Response>{{% if vip %}}{first}{{% endif %}}{{% if late %}}{second}{{% endif %}}{NEXT}"
        (line,) = told({"a.xml": text, "s.json": '{"vip": true, "late": true}'}, "--context", "s.json")
        assert "when `vip` is true and `late` is true" in line

    def test_an_included_template_that_the_sample_needs_is_missed_once(self, told):
        text = f'<Response>{{% include "part.xml" %}}{NEXT}'
        assert places(told({"a.xml": text, "s.json": "{}"}, "--context", "s.json")) == ["a.xml:1:11 FX703"]

    def test_comments_silence_what_is_found_with_it_and_are_of_use_then(self, told):
        text = (
            "<Response>\n{# flexml: ignore[invalid-integer]: our vendor takes it #}\n"
            f'<Pause length="{{{{ n }}}}"/>\n'
            f"{{# flexml: ignore[template-undefined-variable]: given later #}}\n<Say>{{{{ later }}}}</Say>\n{NEXT}"
        )
        assert told({"a.xml": text, "s.json": '{"n": "x"}'}, "--context", "s.json") == []
        assert told({"a.xml": text, "s.json": '{"n": "x", "later": "x"}'}, "--context", "s.json") == []

    def test_filters_of_the_application_keep_it_from_being_rendered_which_is_a_hint(self, told):
        text = f"<Response><Say>{{{{ name|e164 }}}}</Say>{NEXT}"
        (line,) = told({"a.xml": text, "s.json": '{"name": ""}'}, "--context", "s.json")
        assert line == (
            "a.xml:1:24: info FX703 the template is not rendered with the sample, since the filter `e164` is none of "
            "Jinja2's (template-failure)"
        )
        slip = text.replace("e164", "uper")
        assert places(told({"a.xml": slip, "s.json": '{"name": ""}'}, "--context", "s.json")) == ["a.xml:1:24 FX701"]

    def test_functions_of_flask_are_given(self, told):
        text = '<Response><Say>{{ g.name }}</Say><Redirect>{{ url_for("menu", step=stpe) }}</Redirect></Response>'
        contents = {"a.xml": text, "s.json": '{"step": 1}'}
        assert places(told(contents, "--context", "s.json")) == ["a.xml:1:68 FX702"]
