"""Documents that differ from one without findings in plain values alone, known before they are parsed.

What a document calls for depends on its form, which is all of its text but the values of attributes and the words
between tags, and on which of these are plain. Applications send documents of a few forms again and again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from ..late import late_pattern
from ..record import Record
from ..source.remark import ADDRESS
from .calls import Calls, calls_for
from .context import ORDINARY, Context
from .plain import IsPlain

if TYPE_CHECKING:
    from ..dialects import Dialect
    from ..source import Document, Node
    from .policy import Policy

_MOST_FORMS = 512

_NEVER = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"  # characters that XML does not have
_REFERENCES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}  # the last one last
_REFERENCE = "&(?:lt|gt|quot|apos|amp);"
_DECLARATION = (
    r"""\A<\?xml version=(?:"1\.0"(?: encoding="[Uu][Tt][Ff]-8")?|'1\.0'(?: encoding='[Uu][Tt][Ff]-8')?) ?\?>"""
)
# A declaration, the value of an attribute, and words between tags; such that the parser reads them as they are written.
_VALUE = late_pattern(
    rf"""({_DECLARATION}|"[^"<&\t\n{_NEVER}]*+"|'[^'<&\t\n{_NEVER}]*+'"""
    rf"""|>[ \t\n]*+[^<>&\s{_NEVER}][^<>&{_NEVER}]*+<)"""
)
_VALUE_WITH_REFERENCES = late_pattern(
    rf"""({_DECLARATION}|"(?:[^"<&\t\n{_NEVER}]++|{_REFERENCE})*+"|'(?:[^'<&\t\n{_NEVER}]++|{_REFERENCE})*+'"""
    rf"""|>[ \t\n]*+(?![\s<])(?:[^<>&{_NEVER}]++|{_REFERENCE})*+<)"""
)
# Where one of these is in the form, more than tags and words may be in the document, or a name that a value explains.
_MORE_THAN_TAGS = late_pattern("[!?&]|(?<!\\sxml):|:(?!lang=)")


class _Form:
    """What values must be like in documents of one form: their first characters, plain, and some not the same.

    Most values are those of the document before, which were plain: they are not tested again.
    """

    def __init__(
        self,
        values: list[str],
        tests: dict[int, dict[IsPlain, None]],
        apart: tuple[tuple[int, ...], ...],
        calls: tuple[Calls, ...],
        dialects: tuple[str, ...],
    ) -> None:
        self._begin = "".join([value[0] for value in values])
        self._tests = [(index, tuple(each)) for index, each in tests.items()]
        self._plain = [""] * len(values)
        self._apart = apart
        self._calls = calls
        self.dialects = dialects

    def takes(self, values: list[str], data: bytes) -> bool:
        """Tell whether a document of this form has no findings either."""
        if "".join([value[0] for value in values]) != self._begin:
            return False
        plain = self._plain
        for index, tests in self._tests:
            value = values[index]
            if value != plain[index]:
                for is_plain in tests:
                    if not is_plain(value[1:-1]):
                        return False
        for calls in self._calls:
            if calls.said(data):
                return False
        if self._apart and not all(len({values[index] for index in group}) == len(group) for group in self._apart):
            return False
        self._plain = values
        return True


class Written(Record):
    """A document by its form and the values that this leaves out, beside others under the same policy."""

    form: str
    values: list[str]
    data: bytes
    forms: dict[str, _Form | None]

    def clean_in(self) -> tuple[str, ...] | None:
        """Return the dialects in which the document surely has no findings, before it is parsed."""
        form = self.forms.get(self.form)
        return form.dialects if form is not None and form.takes(self.values, self.data) else None

    def learn(self, contexts: list[Context], policy: Policy) -> None:
        """Keep the form of a document that calls for no rule in any of its dialects, when it is met again."""
        if len(self.forms) >= _MOST_FORMS:
            self.forms.clear()
        if self.form not in self.forms:
            self.forms[self.form] = None
        elif contexts[0].is_ordinary and not _MORE_THAN_TAGS.search(self.form):
            form = _form(contexts, policy, self.values)
            if form is not None and form.takes(self.values, self.data):
                self.forms[self.form] = form


def form_of(document: Document, dialects: Dialect | tuple[Dialect, ...] | None, policy: Policy) -> Written | None:
    """Return the form of a document; there is none where more is known of it than its text, or it is large."""
    if policy.role is not None or policy.url is not None or policy.project is not None or policy.targets:
        return None
    text, data = document.source.given, document.source.data
    if document.origins is not None or document.carried or len(data) > ORDINARY:
        return None
    if isinstance(text, bytes):
        try:
            text = text.decode()
        except UnicodeDecodeError:
            return None
    if ADDRESS in text:
        return None  # a comment to us
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")  # as the parser does
    if "&" in text:
        parts = _VALUE_WITH_REFERENCES.split(text)
        parts[1::2] = map(_resolved, parts[1::2])
    else:
        parts = _VALUE.split(text)
    forms = _forms(policy.selection, frozenset(policy.options), policy.beside, dialects)
    return Written("\0".join(parts[::2]), parts[1::2], data, forms)


def forget_forms() -> None:
    """Know none any more: only what is measured must not depend on what went before."""
    _forms.cache_clear()


def _resolved(value: str) -> str:
    for reference, character in _REFERENCES.items():
        value = value.replace(reference, character)
    return value


@lru_cache(maxsize=64)
def _forms(*_: object) -> dict[str, _Form | None]:
    """The forms under a policy, for a choice of dialects; nothing yet for those that were met once."""
    return {}


def _form(contexts: list[Context], policy: Policy, values: list[str]) -> _Form | None:
    """What the dialects want of the values; nothing where these are not in the places where the form has them."""
    document = contexts[0].document
    places = _places(document.root)
    declared = len(values) - len(places)
    if declared not in (0, 1) or [value[1:-1] for value in values[declared:]] != [value for *_, value in places]:
        return None
    index_of = {(node, name): index for index, (node, name, _) in enumerate(places, declared)}
    tests: dict[int, dict[IsPlain, None]] = {}
    groups: dict[object, list[int]] = {}
    calls = tuple(calls_for(policy, ctx.dialect) for ctx in contexts)
    for ctx, called in zip(contexts, calls, strict=True):
        for node, shape in called.met(ctx):
            for name, is_plain, others in shape.values:
                index = index_of[node, name]
                plain = (is_plain,) if is_plain(values[index][1:-1]) else [other for other, _ in others]
                tests.setdefault(index, {}).update(dict.fromkeys(plain))
            for name, bit in shape.repeatable:
                if name:
                    groups.setdefault((called, bit), []).append(index_of[node, name])
    for node in document.nodes:
        twin = node.getprevious()
        if twin is not None and twin.tag == node.tag and (twin, "") in index_of and (node, "") in index_of:
            groups[node] = [index_of[twin, ""], index_of[node, ""]]  # what is said twice is another form
    return _Form(
        values,
        tests,
        tuple(tuple(group) for group in groups.values() if len(group) > 1),
        calls,
        tuple(ctx.dialect.name for ctx in contexts),
    )


def _places(root: Node) -> list[tuple[etree._Element, str, str]]:
    """The values in a tree in the order of the text: of attributes, of texts (`""`) and of tails (`/`)."""
    places: list[tuple[etree._Element, str, str]] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            places += ((node, name, value) for name, value in node.items())
        text = node.text if event == "start" else node.tail
        if text and not text.isspace():
            places.append((node, "" if event == "start" else "/", text))
    return places
