"""Every exception that `flexml` raises on purpose.

    FlexmlError
    ├── BuildError (ValueError)          a builder call that would make a wrong document
    │   ├── AttributeValueError          a value that the attribute does not take
    │   ├── UnknownAttributeError        a keyword that the element does not have
    │   ├── UnknownVerbError             a method for a child that the element does not take
    │   ├── ConflictError                two attributes that exclude each other
    │   ├── ChildError                   a child that may not stand here
    │   ├── TextError                    text that may not stand here, or that XML cannot carry
    │   └── IncompleteError              a required attribute, child or text is missing when printed
    ├── ReadError (ValueError)           XML that cannot be read back into builder objects
    ├── CheckFailed (AssertionError)     a report with findings, raised where a caller asked for it
    ├── DocumentsDiffer (AssertionError) two documents are not the same where a test wants them to be
    ├── ConfigError                      a configuration that is wrong: file, line, key and reason
    ├── DialectError                     a dialect table that is wrong: file, key and reason
    ├── SignatureError                   a request that the vendor did not sign
    └── UsageError                       an argument that makes no sense: an unknown dialect, rule or format

Findings about a document are values (`flexml.Diagnostic`), never exceptions.
"""

from __future__ import annotations


class FlexmlError(Exception):
    """The base of all exceptions of this package."""


class BuildError(FlexmlError, ValueError):
    """A builder call would make a wrong document."""


class AttributeValueError(BuildError):
    """A value that the attribute does not take."""


class UnknownAttributeError(BuildError, TypeError):
    """A keyword that the element does not have; a `TypeError` too, as Python's own would be."""


class UnknownVerbError(BuildError, AttributeError):
    """A method for a child that the element does not take; an `AttributeError` too, as Python's own would be."""


class ConflictError(BuildError):
    """Two attributes that exclude each other stand on one element."""


class ChildError(BuildError):
    """A child that may not stand here."""


class TextError(BuildError):
    """Text that may not stand here, or that XML cannot carry."""


class IncompleteError(BuildError):
    """A required attribute, child or text is missing when the document is printed."""


class ReadError(FlexmlError, ValueError):
    """XML that cannot be read back into builder objects, or a program that cannot be read."""


class CheckFailed(FlexmlError, AssertionError):
    """A report has findings and the caller asked for an exception."""


class DocumentsDiffer(FlexmlError, AssertionError):
    """Two documents are not the same; the message tells where."""


class ConfigError(FlexmlError):
    """A configuration is wrong; the message names file, line, key and reason."""


class DialectError(FlexmlError):
    """A dialect table is wrong; the message names file, key and reason."""


class SignatureError(FlexmlError):
    """A request is not signed as the vendor signs; the reason is for the operator, not for the sender."""


class UsageError(FlexmlError):
    """An argument makes no sense: an unknown dialect, rule or format."""


def reason(error: Exception) -> str:
    """Return why a file could not be read or written, in the words of the operating system where it has any."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
