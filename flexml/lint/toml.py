"""Values as a configuration file writes them."""

from __future__ import annotations


def toml_value(value: object) -> str:
    """Return a value as TOML writes it; a table has no form inside of a line, and is empty."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            from json import dumps  # a basic string of TOML is one of JSON

            return dumps(value, ensure_ascii=False)
        case tuple() | list():
            return f"[{', '.join(toml_value(item) for item in value)}]"
        case dict():
            return "{}"
    return str(value)
