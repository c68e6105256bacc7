from flexml.source import Escaping, SourceText, Span
from flexml.template import django
from flexml.template.family import family_of


def document(text):
    family = family_of(django.read_template(SourceText(text)), lambda _name, _here: None)
    return family.variants[0].document


def origin(made, found):
    """What stands in the template for a span of the document."""
    source, span = made.origins.place(found)
    return span.cut(source.text)


def test_each_attribute_that_nobody_knows_is_an_attribute():
    made = document('<Dial {{ a }}{{ b }} timeout="5" {{ name }}="{{ value }}">x</Dial>')
    assert [len(name) for name in made.root.attributes] == [1, 1, 7, 1]
    place = made.place(made.root)
    assert [origin(made, attribute.name) for attribute in place.attributes.values()] == [
        "{{ a }}",
        "{{ b }}",
        "timeout",
        "{{ name }}",
    ]
    assert origin(made, place.texts[0]) == "x"


def test_attributes_may_be_glued_to_the_name_of_their_element():
    made = document("<Dial{{ attributes }}>x</Dial>")
    assert made.root.name == "Dial"
    assert len(made.root.attributes) == 1


def test_a_name_that_begins_alike_and_ends_unknown_is_a_name():
    made = document("<Say{{ suffix }}>x</Say{{ suffix }}>")
    assert made.well_formed
    assert not made.root.attributes
    assert made.root.name.startswith("Say")
    assert made.root.name != "Say"


def test_text_that_looks_like_a_tag_is_left_alone_in_comments_and_sections():
    made = document("<Say><!-- <Dial {{ a }}> --><![CDATA[<Dial {{ b }}>]]></Say>")
    assert made.well_formed
    assert '=""' not in made.source.text


def test_remarks_stay_where_they_are():
    made = document("<Dial {{ a }}>{# flexml: ignore #}<Number/></Dial>")
    assert made.remarks[0].span.start == made.source.text.index("<Number")


def test_equal_values_have_one_mark_and_others_have_others():
    made = document("<Dial>{{ a }}{{ b }}{{ a }}</Dial>")
    first, second, third = made.root.own_text
    assert first == third != second


def test_the_hole_at_a_place_says_how_its_value_is_escaped():
    made = document("<Dial>{{ a }}{{ b|safe }}{% load x %}{% autoescape off %}{{ c }}{% endautoescape %}</Dial>")
    holes = made.holes(Span(0, len(made.source.text)))
    assert [(hole.expression, hole.escaping, hole.safe) for hole in holes] == [
        ("a", Escaping.FULL, False),
        ("b|safe", Escaping.NONE, True),
        ("c", Escaping.NONE, False),
    ]
