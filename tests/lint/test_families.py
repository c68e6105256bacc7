import time

from flexml.diagnostics import Severity
from flexml.dialects import get_dialect
from flexml.lint import Policy, Selection
from flexml.lint.families import check_family
from tests.template.reading import family


def told(text, *codes, language="jinja2", dialect="twiml", files=None, escapes=True):
    """What is found, as the message and the part of the template that it marks."""
    made = family(text, language, files=files, escapes=escapes)
    report = check_family(made, get_dialect(dialect), Policy(Selection(codes) if codes else Selection()))
    return [(found.message, found.span.cut(found.source.text)) for found in report]


def messages(text, *codes, **settings):
    return [message for message, _ in told(text, *codes, **settings)]


class TestConditions:
    def test_a_finding_that_depends_on_nothing_but_its_place_names_no_condition(self):
        text = '<Response>{% if vip %}<Say lop="2">Hello</Say>{% endif %}</Response>'
        assert told(text, "FX110") == [("`Say` has no attribute `lop`", "lop")]

    def test_a_finding_that_depends_on_more_names_all_that_leads_to_it(self):
        text = (
            "<Response>{% if vip %}<Dial>+15550100</Dial>{% if late %}<Hangup/>{% endif %}<Pause/>{% endif %}"
            "<Say>Hello</Say></Response>"
        )
        words = "`Pause` and the verb after it never run: `Hangup` ends the call, when `vip` is true and `late` is true"
        assert told(text, "FX302") == [(words, "Pause")]

    def test_streams_that_meet_only_where_two_flags_are_on_are_found(self):
        text = (
            '<Response><Start>{% if a %}<Stream name="x" url="wss://example.com/a"/>{% endif %}</Start>'
            '<Say>Hello</Say><Start>{% if b %}<Stream name="x" url="wss://example.com/b"/>{% endif %}</Start>'
            "<Say>Hello</Say></Response>"
        )
        assert told(text, "FX207") == [
            ("two `Stream` are named `x`, and both may be open at once, when `a` is true and `b` is true", "x")
        ]

    def test_branches_that_exclude_each_other_never_meet(self):
        stream = '<Start><Stream name="x" url="wss://example.com/a"/></Start>'
        for first, second in (("a", "not a"), ("n == 1", "n == 2"), ("n > 3", "n < 2"), ("a", "not a or not a")):
            text = (
                f"<Response>{{% if {first} %}}{stream}{{% endif %}}{{% if {second} %}}{stream}{{% endif %}}</Response>"
            )
            assert messages(text, "FX207") == []

    def test_several_ways_to_a_finding_are_each_said(self):
        stream = '<Start><Stream name="x" url="wss://example.com/a"/></Start>'
        text = f"<Response>{{% if a %}}{stream}{{% endif %}}{{% if b %}}{stream}{{% endif %}}{stream}</Response>"
        assert messages(text, "FX207") == [
            "two `Stream` are named `x`, and both may be open at once, when `a` is true and `b` is true",
            "two `Stream` are named `x`, and both may be open at once, when `a` is true or when `b` is true",
        ]

    def test_one_item_and_several_items_together_are_not_empty(self):
        text = "<Response>{% for each in items %}<Dial>{{ each }}</Dial>{% endfor %}<Override/></Response>"
        assert messages(text, "FX318", dialect="flexml") == [
            (
                "`Override` stands below `Dial`: a call that ends there is reported to the old address, "
                "when `items` is not empty"
            )
        ]

    def test_a_size_is_said_where_it_matters(self):
        text = (
            '<Response>{% for each in items %}<Start><Stream name="x" url="wss://example.com/a"/></Start>'
            "{% endfor %}<Say>Hello</Say></Response>"
        )
        assert messages(text, "FX207") == [
            "two `Stream` are named `x`, and both may be open at once, when `items` has several items"
        ]

    def test_no_more_than_four_conditions_are_said(self):
        names = "abcdef"
        text = f"<Response>{''.join(f'{{% if {name} %}}<Say>Hi</Say>{{% endif %}}' for name in names)}</Response>"
        assert messages(text, "FX320") == [
            (
                "`Response` holds no verb, and the call ends at once, when `a` is false and `b` is false "
                "and `c` is false and 3 more conditions hold"
            )
        ]

    def test_what_breaks_only_where_a_loop_has_no_items_is_a_warning(self):
        text = "<Response><Dial>{% for each in items %}<Number>{{ each }}</Number>{% endfor %}</Dial></Response>"
        (found,) = check_family(family(text), get_dialect("twiml"))
        assert (found.severity, found.message) == (Severity.WARNING, "`Dial` has no text, when `items` is empty")

    def test_a_long_expression_is_cut(self):
        name = "a" * 100
        text = f"<Response>{{% if {name} %}}<Say>Hi</Say>{{% endif %}}</Response>"
        assert messages(text, "FX320") == [
            f"`Response` holds no verb, and the call ends at once, when `{'a' * 59}…` is false"
        ]

    def test_a_document_that_cannot_be_read_says_nothing_about_what_is_found_in_others(self):
        text = '<Response><Say lop="1">Hello</Say>{% if vip %}<Gather>{% endif %}</Response>'
        assert messages(text) == ["`Say` has no attribute `lop`", "`Gather` has no end tag"]

    def test_what_one_expression_prints_in_two_ways_is_one_finding(self):
        text = '<Response><Dial hangupOnStar="{{ a == b }}">+15550100</Dial></Response>'
        assert told(text, "FX121") == [
            ("`hangupOnStar` of `Dial` takes `true` or `false`, not `True` or `False`", "{{ a == b }}")
        ]


class TestWhatIsSure:
    def test_an_element_with_unknown_attributes_may_have_any(self):
        text = "<Response><Connect><Stream {{ settings }}/></Connect><Say>Hello</Say></Response>"
        assert messages(text, "schema", "FX221", language="django") == []

    def test_what_is_wrong_whatever_the_unknown_attributes_are_is_told(self):
        text = '<Response><Dial {{ settings }} tiemout="5">+15550100</Dial><Connect {{ more }}></Connect></Response>'
        assert messages(text, "schema", language="django") == [
            "`Dial` has no attribute `tiemout`",
            "`Connect` takes exactly 1 element, and this one has none",
        ]

    def test_an_expression_may_print_any_markup_or_nothing(self):
        text = "<Response><Connect>{{ stream|safe }}</Connect><Say>{{ words }}</Say>{{ verbs }}</Response>"
        assert messages(text, "schema", "xml", "flow", "streams") == []

    def test_an_element_with_an_unknown_name_may_be_any(self):
        text = "<Response><Start><{{ noun }} url='x'/></Start><{{ verb }}/></Response>"
        assert messages(text, "schema", "streams", "flow") == []

    def test_markup_that_nobody_knows_may_hold_the_other_tag(self):
        assert messages("<Response>{{ opening|safe }}<Say>Hello</Say></Dial></Response>", "xml") == []

    def test_the_scheme_of_a_url_is_known_where_only_its_host_is_not(self):
        text = '<Response><Connect><Stream url="http://{{ host }}/a"/></Connect></Response>'
        assert told(text, "FX222") == [
            ("`url` of `Stream` begins with `http:`, and a WebSocket opens for `wss://` only", "http://{{ host }}/a")
        ]

    def test_comments_keep_their_places_beside_unknown_attributes(self):
        text = '<Response><Dial {{ a }} {{ b }}>1</Dial>{# flexml: ignore[FX110] #}<Say lop="1">Hi</Say></Response>'
        assert messages(text, "FX110", "FX9", language="django") == []


class TestTemplates:
    def test_a_tag_before_the_declaration_is_told_where_the_declaration_is(self):
        text = '{% set x = 1 %}\n<?xml version="1.0"?>\n<Response><Say>Hello</Say></Response>'
        assert messages(text, "xml") == ["white space stands before the XML declaration"]
        assert messages(text.replace("%}\n", "-%}\n"), "xml") == []

    def test_a_file_that_jinja2_does_not_escape_is_told_once_and_by_its_name(self):
        text = "<Response><Say>{{ name }}</Say><Dial callerId='{{ number }}'>{{ agent }}</Dial></Response>"
        made = family(text, name="app/templates/answer.flexml", escapes=False)
        report = check_family(made, get_dialect("flexml"))
        assert [found.message for found in report] == [
            (
                "`name` and 2 other values are printed without being escaped, "
                "since Jinja2 goes by the name of the file: `answer.flexml`"
            )
        ]

    def test_a_finding_in_an_included_template_stands_there(self):
        files = {"say.xml": '<Say lop="1">Hello</Say>'}
        assert told('<Response>{% include "say.xml" %}</Response>', files=files) == [
            ("`Say` has no attribute `lop`", "lop")
        ]

    def test_a_template_that_is_there_is_not_missing(self):
        text = '{% extends "base.xml" %}{% block verbs %}<Say>Hello</Say>{% endblock %}'
        base = "<Response>{% block verbs %}{% endblock %}</Response>"
        assert messages(text, files={"base.xml": base}) == []
        assert messages(text) == ["there is no template `base.xml`, and what it brings is not checked"]

    def test_comments_silence_what_is_found_in_the_template_itself(self):
        text = "<Response>{}<Say>{{{{ name }}}}</Say><Say>Hello</Say>{}</Response>"
        assert len(messages(text.format("", ""), escapes=False)) == 1
        assert messages(text.format("{# flexml: ignore[autoescape-off] #}", ""), escapes=False) == []
        assert messages(text.format("", "{# flexml: ignore-file[FX604] #}"), escapes=False) == []
        assert len(messages(text.format("{# flexml: ignore[FX110] #}", ""), "FX604", escapes=False)) == 1


def test_what_is_sure_in_one_of_many_variants_is_asked_once():
    """Each has another set of values that nobody knows, and an expression that may print verbs."""
    part = '{% if a# %}<Say>{{ n# }}</Say>{% else %}<Gather numDigits="x#"><Say>{{ m# }}</Say></Gather>{% endif %}'
    text = "<Response>" + "".join(part.replace("#", str(number)) for number in range(8)) + "{{ rest }}</Response>"
    start = time.process_time()
    assert len(told(text)) == 16
    assert time.process_time() - start < 60
