"""Django templates made by hypothesis, of values that a context gives and of flags that it leaves open."""

from __future__ import annotations

from hypothesis import strategies as st

CONTEXT = st.fixed_dictionaries(
    {
        "yes": st.just(True),
        "no": st.just(False),
        "none": st.none(),
        "number": st.integers(0, 3),
        "text": st.sampled_from(("", "a", "b c", "<b>", "Tom & 'J'", '"q"', "12")),
        "items": st.lists(st.sampled_from(("a", "b", "<", "")), min_size=1, max_size=3),
        "empty": st.just([]),
        "table": st.fixed_dictionaries({"k": st.integers(0, 2)}, optional={"l": st.integers(0, 2)}),
    }
)
FLAGS = ("vip", "late", "busy")

_VALUES = (
    "yes",
    "no",
    "none",
    "number",
    "text",
    "items",
    "items.0",
    "table.k",
    '"lit"',
    "'<&'",
    "2",
    "1.50",
    "-3",
    "True",
)
_FILTERS = (
    *(
        "upper",
        "lower",
        "length",
        'default:"<d>"',
        "default:text",
        'default_if_none:"n"',
        'yesno:"y,n,m"',
        "yesno:'y,n'",
    ),
    *(
        "safe",
        "escape",
        "force_escape",
        "urlencode",
        'cut:"a"',
        "first",
        "last",
        "capfirst",
        "title",
    ),
    *("slugify", "truncatechars:2", "truncatewords:1", "wordcount", "addslashes", "pluralize", 'pluralize:"y,ies"'),
    *('slice:":1"', 'ljust:"4"', "make_list", "escapejs", 'stringformat:"s"', "divisibleby:2"),
)
EXPRESSIONS = st.builds(
    lambda value, filters: "|".join((value, *filters)),
    st.sampled_from(_VALUES),
    st.lists(st.sampled_from(_FILTERS), max_size=2),
)
# A filter that raises makes a condition false.
_ASKED = st.builds(
    "{}|{}".format, st.sampled_from(_VALUES), st.sampled_from(("upper", "length", 'default:"x"', "wordcount"))
)
_COMPARED = st.sampled_from(("number", "text", "none", "yes", "2", '"a"', "number|add:1", "items|length"))
_CONDITIONS = st.recursive(
    st.sampled_from(("none is None", "yes is True", "text is not None", "yes is not no"))
    | _ASKED
    | st.builds(" ".join, st.tuples(_COMPARED, st.sampled_from(("==", "!=")), _COMPARED)),
    lambda inner: (
        st.builds("not {}".format, inner) | st.builds(" ".join, st.tuples(inner, st.sampled_from(("and", "or")), inner))
    ),
    max_leaves=4,
)
_FLAG_CONDITIONS = st.recursive(
    st.sampled_from(FLAGS),
    lambda inner: (
        st.builds("not {}".format, inner) | st.builds(" ".join, st.tuples(inner, st.sampled_from(("and", "or")), inner))
    ),
    max_leaves=3,
)
_IN_EMPTY = "{{% for item in empty %}}{{{{ item }}}}{{% empty %}}{}{{% endfor %}}"
_TEXTS = st.sampled_from(
    ("<a>", "</a>", " ", "\n", "x", "&amp;", "{ ", "%", "> <", "{# no #}", "{% comment %}{{ x }}{% endcomment %}")
)
_TAGS = st.sampled_from(
    (
        *("{% templatetag openvariable %}", "{% widthratio 3 4 100 %}", "{% firstof none no text '<' %}"),
        *("{% firstof none text as kept %}{{ kept }}", "{% verbatim %}{{ x }}{% endverbatim %}", "{% load i18n %}"),
        *(
            "{% trans 'Tom & you' %}",
            "{% trans 'one two' as said %}{{ said }}",
            "{% blocktrans %}a {{ text }}%{% endblocktrans %}",
        ),
        *("{% blocktrans trimmed with t=text|upper %}\n a\n  {{ t }} \n b \n{% endblocktrans %}",),
        *("{% blocktrans count n=number %}{{ n }} one{% plural %}{{ n }} more {{ text.x }}{% endblocktrans %}",),
        *("{% blocktrans asvar b %}c{{ text }}{% endblocktrans %}{{ b }}", "{% templatetag closebrace %}"),
    )
)
_IN_LOOP = st.sampled_from(
    (
        *("{{ item }}", "{{ forloop.counter }}", "{{ forloop.revcounter0 }}", "{% if forloop.last %}L{% endif %}"),
        *(
            "{{ forloop.first }}",
            "{% cycle 'a' '<' text %}",
            "{% cycle 'a' 'b' as turn silent %}{{ turn }}",
            "{% if item %}t{% endif %}",
        ),
    )
)


def _around(body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    looped = st.lists(body | _IN_LOOP, max_size=3).map("".join)
    return (
        st.builds(
            "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format,
            _CONDITIONS,
            body,
            _CONDITIONS,
            body,
            body,
        )
        | st.builds("{{% for item in items %}}{}{{% empty %}}{}{{% endfor %}}".format, looped, body)
        | st.builds(
            (_IN_EMPTY + "{{% for item in items reversed %}}{}{{% endfor %}}").format,
            body,
            looped,
        )
        | st.builds("{{% for key, item in table.items %}}{{{{ key }}}}{}{{% endfor %}}".format, looped)
        | st.builds("{{% with text={} other=text %}}{}{{{{ other }}}}{{% endwith %}}".format, EXPRESSIONS, body)
        | st.builds("{{% autoescape {} %}}{}{{% endautoescape %}}".format, st.sampled_from(("on", "off")), body)
        | st.builds(
            "{{% filter {} %}}{}{{% endfilter %}}".format,
            st.sampled_from(("upper", "lower", "cut:'a'")),
            body,
        )
        | st.builds("{{% spaceless %}}{}{{% endspaceless %}}".format, body)
        | st.builds(
            "{{% ifchanged {} %}}{}{{% endifchanged %}}".format, st.sampled_from(("", "text", "number text")), body
        )
    )


TEMPLATES = st.recursive(
    st.lists(_TEXTS | _TAGS | EXPRESSIONS.map("{{{{ {} }}}}".format), max_size=4).map("".join),
    lambda inner: st.lists(_around(inner) | inner, min_size=1, max_size=3).map("".join),
    max_leaves=6,
)
OF_FLAGS = st.recursive(
    _TEXTS,
    lambda inner: st.lists(
        st.builds(
            "{{% if {} %}}{}{{% elif {} %}}{}{{% else %}}{}{{% endif %}}".format,
            _FLAG_CONDITIONS,
            inner,
            _FLAG_CONDITIONS,
            inner,
            inner,
        )
        | st.builds("{{% if {} %}}{}{{% endif %}}".format, _FLAG_CONDITIONS, inner)
        | inner,
        min_size=1,
        max_size=3,
    ).map("".join),
    max_leaves=6,
)
