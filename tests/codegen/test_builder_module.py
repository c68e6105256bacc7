"""The builder modules and their stubs name every element, keyword and child of a table."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from flexml.builder.family import class_name, method_name
from flexml.codegen.builder_module import builder_module
from flexml.codegen.builder_stub import builder_stub
from flexml.dialects import Dialect
from flexml.dialects.loader import load_dialect


@pytest.fixture(scope="module")
def mini() -> Dialect:
    return load_dialect(Path(__file__).with_name("mini.toml"))


@pytest.fixture(scope="module")
def stub(mini: Dialect) -> dict[str, dict[str, ast.FunctionDef]]:
    """The methods of each class in the stub."""
    classes = [node for node in ast.parse(builder_stub(mini)).body if isinstance(node, ast.ClassDef)]
    return {
        node.name: {method.name: method for method in node.body if isinstance(method, ast.FunctionDef)}
        for node in classes
    }


def parameters(method: ast.FunctionDef) -> dict[str, str]:
    return {argument.arg: ast.unparse(argument.annotation or ast.Constant(None)) for argument in method.args.kwonlyargs}


def test_the_stub_has_every_keyword_of_every_element(mini, stub):
    wanted: dict[str, set[str]] = {}
    for spec in mini.elements.values():
        wanted.setdefault(class_name(spec.name), set()).update(spec.by_keyword)
    assert {name: set(parameters(methods["__init__"])) for name, methods in stub.items()} == wanted


def test_the_stub_has_a_method_for_every_child(mini, stub):
    missing = [
        (spec.name, child)
        for spec in mini.elements.values()
        for child in spec.children
        if method_name(child) not in stub[class_name(spec.name)]
    ]
    assert missing == []


def test_a_method_takes_what_the_element_takes_in_that_place(mini, stub):
    entry = mini.elements["Stop/Stream"]
    assert list(parameters(stub["Stop"]["stream"])) == list(entry.by_keyword)


@pytest.mark.parametrize(
    ("element", "keyword", "annotation"),
    [
        ("Say", "voice", "_Voice | Enum | None"),
        ("Say", "loop", "int | Literal['forever'] | None"),
        ("Say", "rate", "float | Decimal | None"),
        ("Say", "xml_lang", "str | None"),
        ("Break", "strength", "str | Enum | None"),
        ("Play", "digits", "str | None"),
    ],
)
def test_a_value_type_becomes_a_python_type(stub, element: str, keyword: str, annotation: str):
    assert parameters(stub[element]["__init__"])[keyword] == annotation


def test_the_module_documents_every_keyword(mini):
    classes = {
        node.name: ast.get_docstring(node) or ""
        for node in ast.parse(builder_module(mini)).body
        if isinstance(node, ast.ClassDef)
    }
    silent = [
        (spec.name, keyword)
        for spec in mini.elements.values()
        for keyword in spec.by_keyword
        if f"    {keyword}: " not in classes[class_name(spec.name)]
    ]
    assert silent == []


def test_the_documentation_says_what_is_taken_and_by_default(mini):
    assert "    voice: Who speaks. `man` or `woman`; `man` by default." in builder_module(mini)
