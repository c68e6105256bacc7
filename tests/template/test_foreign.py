"""Which texts are templates of languages that nothing here reads, and which are not."""

from __future__ import annotations

import pytest

from flexml.template.foreign import foreign_language
from tests.growth import grows_in_step

IN_OTHER_LANGUAGES = [
    ("PHP", '<?php header("Content-Type: text/xml"); ?>\n<Response><Say>Hello</Say></Response>'),
    ("PHP", "<Response><Say>Hello <?= $name ?></Say></Response>"),
    ("JSP", '<%@ page contentType="text/xml" %><Response><Say><%= name %></Say></Response>'),
    ("ERB", "<Response><% @calls.each do |call| %><Say><%= call.name %></Say><% end %></Response>"),
    ("ERB", "<Response><% if vip %><Say>Hello</Say><%- end -%></Response>"),
    ("EJS", "<Response><% if (vip) { %><Say>Hello</Say><% } %></Response>"),
    ("EJS", "<Response><% calls.forEach(call => { -%><Say><%- call %></Say><% }) %></Response>"),
    ("ERB or EJS", "<Response><Say>Hello <%= name %></Say></Response>"),
    ("Handlebars", "<Response>{{#if vip}}<Say>Hello</Say>{{/if}}</Response>"),
    ("Handlebars", "<Response>{{> greeting}}</Response>"),
    ("Handlebars", "<Response><Say>{{{name}}}</Say></Response>"),
    ("Mustache", "<Response>{{#calls}}<Say>{{name}}</Say>{{/calls}}</Response>"),
    ("Mustache", "<Response>{{^calls}}<Say>Nobody</Say>{{/calls}}</Response>"),
    ("Go", "<Response><Say>Hello {{ .Name }}</Say></Response>"),
    ("Go", "<Response>{{- range .Calls }}<Say>{{ . }}</Say>{{ end }}</Response>"),
    ("Go", "<Response>{{ $name := .Name }}<Say>{{ $name }}</Say></Response>"),
    ("Templetor", "$def with (name)\n<Response><Say>Hello $name</Say></Response>"),
    ("Liquid", "<Response>{% assign name = caller.name %}<Say>{{ name }}</Say></Response>"),
    ("Liquid", "<Response>{% if a %}<Hangup/>{% elsif b %}<Reject/>{% endif %}</Response>"),
    ("Liquid", "<Response>{% unless vip %}<Hangup/>{% endunless %}</Response>"),
    ("Liquid", '<Response><Say>{{ name | default: "you" }}</Say></Response>'),
    ("FreeMarker", "<Response><#if vip><Say>Hello</Say></#if></Response>"),
    ("Velocity", "<Response>#if ($vip)<Say>Hello</Say>#end</Response>"),
    ("Thymeleaf", '<Response xmlns:th="http://www.thymeleaf.org"><Say th:text="${name}">you</Say></Response>'),
]
OURS = [
    "<Response><Say>Hello {{name}}</Say></Response>",
    "<Response><Say>Hello {{ name|default('you') }}</Say></Response>",
    '<Response><Say>Hello {{ name|default:"you"|upper }}</Say></Response>',
    "<Response><Say>{{ 'a | b: c' }}</Say></Response>",
    "<Response>{% for call in calls %}<Say>{{ loop.index }}</Say>{% else %}<Hangup/>{% endfor %}</Response>",
    "<Response>{%- set name = caller.name -%}<Say>{{ name }}</Say></Response>",
    "<Response>{% with name=caller.name %}<Say>{{ name }}</Say>{% endwith %}</Response>",
    "<Response>{% comment %}{% endcomment %}<Say>{{ forloop.counter }}</Say></Response>",
    "<Response>{% if end %}{{ end }}{% endif %}{{ else_ }}{{ range(3)[0] }}</Response>",
    '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><Response><Say>Hello</Say></Response>',
    "<Response><!-- rendered from {{#if vip}} and <%= name %> --><Say>{{name}}</Say></Response>",
    "<Response><Say><![CDATA[Press <% or #if ( $x )]]></Say><Say>100 % <![CDATA[%>]]></Say></Response>",
    "<Response><Say>Dial #set and #if, or ${name} and #{name}</Say></Response>",
    '<Response><Connect><ConversationRelay url="wss://example.com/{{customer.id}}"/></Connect></Response>',
    "<Response><Say>Price < 5 % and % > 3</Say></Response>",
]


@pytest.mark.parametrize(("language", "text"), IN_OTHER_LANGUAGES)
def test_a_template_of_another_language_is_recognised_by_what_is_in_it(language, text):
    assert foreign_language("answer.xml", text.encode()) == language


@pytest.mark.parametrize("text", OURS)
def test_no_document_or_template_of_ours_is_taken_for_one(text):
    assert foreign_language("answer.xml", text.encode()) is None


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("views/answer.xml.erb", "ERB"),
        ("answer.twiml.ejs", "EJS"),
        ("answer.liquid", "Liquid"),
        ("answer.hbs", "Handlebars"),
        ("ANSWER.HANDLEBARS", "Handlebars"),
        ("answer.mustache", "Mustache"),
        ("answer.php", "PHP"),
        ("answer.blade.php", "Blade"),
        ("answer.gotmpl", "Go"),
        ("answer.cshtml", "Razor"),
        ("answer.xml.twig", "Twig"),
        ("answer.njk", "Nunjucks"),
        ("answer.xml", None),
        ("answer.xml.j2", None),
        ("erb/answer.tmpl", None),
        ("php", None),
    ],
)
def test_the_name_of_a_file_tells_the_language_whatever_is_in_it(name, language):
    assert foreign_language(name, b"<Response><Say>Hello</Say></Response>") == language


@pytest.mark.parametrize(
    "part", ["<%", "{{#a ", "{{/", "{{ |", "{{#x}}", "<!--<%", "#if(", "<![CDATA[{{", "{% assign "]
)
def test_recognition_is_linear_in_hostile_text(part):
    def hostile(size):
        return ("<Response>" + part * size).encode()

    assert grows_in_step(hostile, lambda data: foreign_language("answer.xml", data), 200_000)
