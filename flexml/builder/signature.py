"""What a class takes, for `help`, notebooks and `inspect`."""

from __future__ import annotations

from inspect import Parameter, Signature

from .form import Form


def signature_of(form: Form) -> Signature:
    """Return the parameters of a class: children first, then each attribute as a keyword."""
    keywords = dict.fromkeys(keyword for entry in form.entries for keyword in entry.by_keyword)
    return Signature(
        [
            Parameter("children", Parameter.VAR_POSITIONAL),
            *(Parameter(keyword, Parameter.KEYWORD_ONLY, default=None) for keyword in keywords),
        ]
    )
