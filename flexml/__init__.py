"""The toolkit for call-control XML: build, validate and lint FlexML and TwiML.

FlexML's elements are here, those of TwiML in `flexml.twiml`, `flexml.twiml_messaging` and `flexml.twiml_fax`.
Names are resolved when they are first used, so that importing the package costs nothing and building a
document needs the standard library alone.
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` is not imported at run time: it costs more than the builder
if TYPE_CHECKING:
    from .api import check as check
    from .api import check_template as check_template
    from .api import fix as fix
    from .api import load as load
    from .api import parse as parse
    from .api import validate as validate
    from .builder.custom import Custom as Custom
    from .builder.dialect_flexml import *  # noqa: F403 - the generated `__all__` says what there is
    from .builder.element import Element as Element
    from .diagnostics import Diagnostic as Diagnostic
    from .diagnostics import Report as Report
    from .diagnostics import Severity as Severity
    from .dialects import Dialect as Dialect
    from .dialects import dialect_names as dialect_names
    from .dialects import get_dialect as get_dialect
    from .errors import AttributeValueError as AttributeValueError
    from .errors import BuildError as BuildError
    from .errors import CheckFailed as CheckFailed
    from .errors import ChildError as ChildError
    from .errors import ConfigError as ConfigError
    from .errors import ConflictError as ConflictError
    from .errors import DialectError as DialectError
    from .errors import DocumentsDiffer as DocumentsDiffer
    from .errors import FlexmlError as FlexmlError
    from .errors import IncompleteError as IncompleteError
    from .errors import ReadError as ReadError
    from .errors import SignatureError as SignatureError
    from .errors import TextError as TextError
    from .errors import UnknownAttributeError as UnknownAttributeError
    from .errors import UnknownVerbError as UnknownVerbError
    from .errors import UsageError as UsageError
    from .lint.fixer import Fixed as Fixed
    from .source import Document as Document
    from .version import __version__ as __version__

# Where each name is; what is in none of these modules is an element of FlexML.
_HOMES = {
    "api": ("check", "check_template", "fix", "load", "parse", "validate"),
    "builder": ("Custom", "Element"),
    "diagnostics": ("Diagnostic", "Report", "Severity"),
    "dialects": ("Dialect", "dialect_names", "get_dialect"),
    "errors": (
        "AttributeValueError",
        "BuildError",
        "CheckFailed",
        "ChildError",
        "ConfigError",
        "ConflictError",
        "DialectError",
        "DocumentsDiffer",
        "FlexmlError",
        "IncompleteError",
        "ReadError",
        "SignatureError",
        "TextError",
        "UnknownAttributeError",
        "UnknownVerbError",
        "UsageError",
    ),
    "lint.fixer": ("Fixed",),
    "source": ("Document",),
    "version": ("__version__",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__all__":
        return [word for word in __dir__() if not word.startswith("_")]
    if name.startswith("__") and name not in _HOME_OF:  # what Python itself asks a module for
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f".{_HOME_OF.get(name, 'builder.dialect_flexml')}", __name__)
    if name not in _HOME_OF and name not in module.__all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    from .builder.dialect_flexml import __all__ as elements

    return sorted({*_HOME_OF, *elements})
