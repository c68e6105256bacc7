"""Findings as the XML that JUnit made common, which most CI servers show as a list of tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from ..description import Describe
from ..diagnostic import Diagnostic
from ..severity import Severity
from ..summary import Summary
from ..visible import visible
from ..whereabouts import told


def render(
    diagnostics: Iterable[Diagnostic],
    summary: Summary | None = None,  # noqa: ARG001 - the signature of all formats
    *,
    color: bool = False,  # noqa: ARG001
    describe: Describe | None = None,  # noqa: ARG001
) -> str:
    """Return a suite for each file with findings and a case for each finding; hints are cases that pass.

    A run without findings is one case that passes, since servers take a report without any for a mistake.
    """
    suites = [_suite(file, list(found)) for file, found in groupby(diagnostics, key=lambda found: found.file)]
    if not suites:
        suites = [_counted("testsuite", [_case("flexml", "check")], name="flexml")]
    root = _counted("testsuites", suites, name="flexml")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True).decode()


def _suite(file: str, diagnostics: Iterable[Diagnostic]) -> etree._Element:
    return _counted("testsuite", list(_cases(diagnostics)), name=visible(file))


def _cases(diagnostics: Iterable[Diagnostic]) -> Iterator[etree._Element]:
    for diagnostic in diagnostics:
        start = diagnostic.start
        case = _case(visible(diagnostic.file), f"{diagnostic.name}:{start.line}:{start.column}")
        case.set("file", visible(diagnostic.file))
        case.set("line", str(start.line))
        words = [told(diagnostic), *([f"help: {diagnostic.help}"] if diagnostic.help else [])]
        if diagnostic.severity is Severity.INFO:
            etree.SubElement(case, "system-out").text = visible(f"{words[0]} ({diagnostic.code})")
        else:
            failure = etree.SubElement(case, "failure", message=visible(words[0]), type=diagnostic.severity.word)
            place = f"{diagnostic.file}:{start.line}:{start.column}"
            failure.text = "\n".join(visible(line) for line in (f"{place} {diagnostic.code}", *words))
        yield case


def _case(group: str, name: str) -> etree._Element:
    return etree.Element("testcase", classname=group, name=name, time="0")


def _counted(tag: str, children: list[etree._Element], *, name: str) -> etree._Element:
    element = etree.Element(tag, name=name)
    element.extend(children)
    cases, failures = (str(len(list(element.iter(kind)))) for kind in ("testcase", "failure"))
    for key, value in (("tests", cases), ("failures", failures), ("errors", "0"), ("skipped", "0"), ("time", "0")):
        element.set(key, value)
    return element
