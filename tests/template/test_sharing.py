"""Documents that are put together from shared parts are those that a rendering of each way by itself makes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexml.source import Span
from flexml.template import family as families
from flexml.template.boundaries import boundaries
from tests.template.reading import family

PIECES = (
    "<Say>Hello {{ name }}</Say>",
    "<Say>Hello {{name}}</Say>",
    "{% if a %}<Say>A</Say>{% endif %}",
    "{% if not a %}<Say>B</Say>{% else %}<Play>{{ url }}</Play>{% endif %}",
    '{% if n == 1 %}<Pause length="{{ n }}"/>{% elif n > 3 %}<Hangup/>{% endif %}',
    '<Dial{% if b %} timeout="{{ t }}"{% endif %} {{ more }}>{{ n }}</Dial>',
    "<Dial{% if b %} {{ more }}{% endif %}>+1</Dial>",
    "<{{ verb }}{% if a %}{{ more }}{% endif %}>x</{{ verb }}>",
    "<Say{{ more }}>x</Say>",
    "{% for each in items %}<Say>{{ each }}</Say>{% else %}<Hangup/>{% endfor %}",
    "{% if items %}<Say>some</Say>{% endif %}",
    "{% set x = 1 %}{% if x %}<Say>{{ x }}</Say>{% endif %}",
    "{% if a %}{% set x = 2 %}{% endif %}{{ x }}",
    "{# flexml: ignore[say-without-words]: so it is #}<Say/>",
    "{% if b %}{# flexml: ignore[say-without-words]: so it is #}{% endif %}<Say/>",
    "{# flexml: role=wait #}",
    "<!-- {% if a %}--{% endif %}> -->",
    "<![CDATA[ {% if b %}]]{% endif %}> ]]>",
    "{% if a %}</Response><Response>{% endif %}",
    "<{% if b %}/{% endif %}Say>",
    '<Say voice="{% if a %}"{% endif %}>',
    "{{ x|default('y') }}{{ x or 'z' }}",
    "{% include 'missing.xml' %}",
    "{% if a %}{% include 'missing.xml' %}{% endif %}",
    "{% macro m(x) %}<Say>{{ x }}</Say>{% endmacro %}{{ m(a) }}",
    "{% block own %}{% if b %}<Say>B</Say>{% endif %}{% endblock %}",
)


def told(made):
    """All that is known of the documents of a family."""
    return [
        (
            variant.choices,
            _fault(variant.document),
            variant.document.remarks,
            _comparable(variant.document),
        )
        for variant in made.variants
    ], (made.exact, made.missing)


def _fault(document):
    fault = document.fault
    return fault and (fault.kind, fault.span, document.unmasked(fault.reason))


def _comparable(document):
    """The text with its holes as they are written, and where each character comes from."""
    origins = document.origins
    text = document.source.text
    places = [origins.place(Span(at, at + 1))[1] for at in range(len(text))]
    return origins.unmasked(text), places


def one_by_one(text):
    """The family as it is where each way is rendered by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "ways_through", lambda *_: None)
        return family(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=6).map(lambda pieces: f"<Response>\n{''.join(pieces)}\n</Response>"))
def test_documents_made_of_parts_are_those_that_are_rendered_one_by_one(text):
    assert told(one_by_one(text)) == told(family(text))


@pytest.mark.parametrize("piece", PIECES)
def test_each_kind_of_part_is_that_of_a_rendering_by_itself(piece):
    first, last = "{% if first %}<Play>{{ f }}</Play>{% endif %}", "{% if last %}<Hangup/>{% endif %}"
    text = f"<Response>{first}{piece}{last}</Response>"
    assert told(one_by_one(text)) == told(family(text))


def test_what_ways_have_in_common_is_made_once():
    made = family(
        "<Response>" + "".join(f"{{% if f{n} %}}<Say>{n}</Say>{{% endif %}}" for n in range(8)) + "</Response>"
    )
    assert len(made.variants) == 256
    assert len({part for variant in made.variants for part in variant.parts}) == 18


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([["<R>"], ["<S/>", ""], ["</R>"]], [1, 2]),
        ([["<?xml version='1.0'?><R a='>'>"], ["<S>"], ["</S>"], ["</R>"]], [1, 3]),
        ([["<R><S"], [" a='1'", ""], ["/>"], ["</R>"]], [3]),
        ([["<R><!-- <S> --"], ["", "x"], ["></R>"]], []),
        ([["<R>"], ["<S>", ""], ["</S>"], ["</R>"]], [1]),
        ([["<R><"], ["/S>", "S/>"], ["</R>"]], []),
        ([["<R><S "], ["/", ""], [">"], ["</R>"]], []),
        ([["<!DOCTYPE R><R>"], ["<S/>", ""]], []),
        ([["<R><![CDATA[<S>]]>"], ["<S/>", ""]], [1, 2]),
    ],
)
def test_a_document_is_cut_only_between_elements_in_its_root(columns, expected):
    assert expected == list(boundaries(columns))
