"""What an XML name is called in Python."""

from __future__ import annotations

from keyword import iskeyword

_KNOWN: dict[str, str] = {}  # `functools` takes longer to come than the names of a dialect


def python_name(name: str) -> str:
    """Return the snake_case keyword of an XML name: `numDigits` -> `num_digits`, `from` -> `from_`."""
    known = _KNOWN.get(name)
    if known is None:
        known = _KNOWN[name] = name if name.isalpha() and name.islower() and not iskeyword(name) else _snake(name)
    return known


def _snake(name: str) -> str:
    letters: list[str] = []
    for index, letter in enumerate(name):
        if letter in "-:.":
            letters.append("_")
        elif letter.isupper():
            after_lower = index > 0 and (name[index - 1].islower() or name[index - 1].isdigit())
            ends_acronym = 0 < index < len(name) - 1 and name[index - 1].isupper() and name[index + 1].islower()
            if after_lower or ends_acronym:
                letters.append("_")
            letters.append(letter.lower())
        else:
            letters.append(letter)
    word = "".join(letters)
    return word + "_" if iskeyword(word) else word
