"""What becomes of markup in a value that a program computes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from typing import TypeAlias

from ...source import Escaping
from .names import Imports, dotted
from .values import Unknown

_TEXT = frozenset({"xml.sax.saxutils.escape", "cgi.escape"})
_FULL = frozenset(
    {
        "html.escape",
        "markupsafe.escape",
        "flask.escape",
        "jinja2.escape",
        "django.utils.html.escape",
        "django.utils.html.conditional_escape",
    }
)
_URL = frozenset({"urllib.parse.quote", "urllib.parse.quote_plus", "urllib.parse.urlencode", "urllib.quote"})
_ENCODED = frozenset({"base64.b64encode", "base64.urlsafe_b64encode", "binascii.hexlify"})
_WITHOUT_MARKUP = frozenset(
    {
        *("int", "float", "len", "round", "abs", "sum", "bool", "ord", "hash", "id", "hex", "oct", "bin"),
        *("uuid.uuid1", "uuid.uuid3", "uuid.uuid4", "uuid.uuid5", "uuid.UUID", "time.time", "time.time_ns"),
        *("secrets.token_hex", "secrets.token_urlsafe", "secrets.randbelow", "random.randint", "random.random"),
        *(
            "decimal.Decimal",
            "os.getpid",
            "math.ceil",
            "math.floor",
            "datetime.datetime.now",
            "datetime.datetime.utcnow",
        ),
    }
)
_NUMBERS = frozenset({"int", "float", "bool", "UUID", "uuid.UUID", "Decimal", "decimal.Decimal", "date", "datetime"})
_KEEPING = frozenset(
    {
        "strip",
        "lstrip",
        "rstrip",
        "lower",
        "upper",
        "title",
        "capitalize",
        "decode",
        "encode",
        "ljust",
        "rjust",
        "zfill",
    }
)
_ADDRESSES = frozenset({"url_for", "reverse", "build_absolute_uri", "url_path_for", "static"})
_OWN = re.compile(r"_?[A-Z][A-Z0-9_]+")
_MARKUP = re.compile(
    r"(?:.*_)?(?:xml|twiml|ssml|flexml|markup|fragment|esc|escaped?|sanitized?|safe|verbs?|element)(?:_.*)?",
    re.IGNORECASE | re.DOTALL,
)
_ENTITIES = {"<": "&lt;", '"': "&quot;"}
_RESULT = {"isoformat", "hex", "timestamp", "total_seconds", "hexdigest", "count", "index", "find"}


Known: TypeAlias = Callable[[str], Unknown | None]  # what is known of a variable


def unknown_value(node: ast.expr, imports: Imports, known: Known) -> Unknown:
    """Return what can be said of a value that nobody knows."""
    match node:
        case ast.Name(id=name) if (found := known(name)) is not None and found.escaping is not Escaping.NONE:
            return found
        case ast.Compare() | ast.UnaryOp() | ast.BinOp(op=ast.Sub() | ast.FloorDiv() | ast.Pow()):
            return Unknown(Escaping.FULL)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _least(unknown_value(left, imports, known), unknown_value(right, imports, known))
        case ast.Constant(value=bool() | int() | float()):
            return Unknown(Escaping.FULL)
        case ast.Call():
            return _of_call(node, imports, known)
        case ast.Await(value=inner) | ast.NamedExpr(value=inner):
            return unknown_value(inner, imports, known)
        case ast.IfExp(body=one, orelse=other):
            return _least(unknown_value(one, imports, known), unknown_value(other, imports, known))
        case ast.BoolOp(values=values):
            return _least(*(unknown_value(value, imports, known) for value in values))
        case ast.Subscript(value=whole) if imports.full_name(whole) == "os.environ":
            return Unknown(Escaping.UNKNOWN)
    return Unknown(Escaping.UNKNOWN) if _is_own(node) else Unknown()


def of_annotation(node: ast.expr | None) -> Unknown:
    """Return what an annotation tells of a parameter."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _least(of_annotation(left), of_annotation(right))
        case ast.Constant(value=None):
            return Unknown(Escaping.FULL)
        case ast.Subscript(value=whole, slice=inner) if dotted(whole).endswith("Optional"):
            return of_annotation(inner)
    return Unknown(Escaping.FULL) if node is not None and dotted(node) in _NUMBERS else Unknown()


def _of_call(node: ast.Call, imports: Imports, known: Known) -> Unknown:
    name = imports.full_name(node.func)
    if name in _TEXT:
        return Unknown(Escaping.FULL if _entities(node) else Escaping.TEXT)
    if name in _FULL:
        return Unknown(Escaping.TEXT if _leaves_quotes(node) else Escaping.FULL)
    if name == "xml.sax.saxutils.quoteattr":
        return Unknown(Escaping.FULL, quoted=True)
    if name in _URL:
        return Unknown(Escaping.FULL, ("urlencode",))
    if name in _WITHOUT_MARKUP or name in _ENCODED:
        return Unknown(Escaping.FULL)
    if name in ("os.getenv", "os.environ.get"):
        return Unknown(Escaping.UNKNOWN)
    if name in ("str", "repr", "min", "max") and node.args:
        return _least(*(unknown_value(argument, imports, known) for argument in node.args))
    if name.rpartition(".")[2] in _ADDRESSES or _MARKUP.fullmatch(name.rpartition(".")[2]):
        return Unknown(Escaping.UNKNOWN)
    if isinstance(node.func, ast.Attribute):
        return _of_method(node, node.func, imports, known)
    return Unknown()


def _of_method(node: ast.Call, method: ast.Attribute, imports: Imports, known: Known) -> Unknown:
    if method.attr in _RESULT:
        return Unknown(Escaping.FULL)
    if method.attr == "replace" and len(node.args) >= 2:
        before = unknown_value(method.value, imports, known)
        match node.args[:2]:
            case [ast.Constant(value="<"), ast.Constant(value="&lt;")] if before.escaping is Escaping.NONE:
                return Unknown(Escaping.TEXT)
            case [ast.Constant(value='"'), ast.Constant(value="&quot;")] if before.escaping is Escaping.TEXT:
                return Unknown(Escaping.FULL)
            case [ast.Constant(), ast.Constant()]:
                return before
    if method.attr in _KEEPING:
        return unknown_value(method.value, imports, known)
    return Unknown()


def _entities(node: ast.Call) -> bool:
    return len(node.args) > 1 or any(keyword.arg == "entities" for keyword in node.keywords)


def _leaves_quotes(node: ast.Call) -> bool:
    values = [*node.args[1:2], *(keyword.value for keyword in node.keywords if keyword.arg == "quote")]
    return any(isinstance(value, ast.Constant) and not value.value for value in values)


def _is_own(node: ast.expr) -> bool:
    """Whether a value is one of the author's own: a constant by its name, or markup that was made on purpose."""
    while isinstance(node, ast.Subscript):
        node = node.value
    last = dotted(node).rpartition(".")[2]
    return bool(_OWN.fullmatch(last) or _MARKUP.fullmatch(last))


_ORDER = (Escaping.NONE, Escaping.TEXT, Escaping.UNKNOWN, Escaping.FULL)


def _least(*values: Unknown) -> Unknown:
    """The one of several values that is escaped least."""
    return min(values, key=lambda value: _ORDER.index(value.escaping))
