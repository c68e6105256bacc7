"""Words for messages: a list as people write it, and the word that was probably meant."""

from __future__ import annotations

_LONGEST = 64  # characters; no name is that long, and comparing costs their square
_NEAR = 0.65  # below it `ringback` was taken for `recordingTrack`
_MOST_KNOWN = 4096
_known: dict[tuple[str, tuple[str, ...]], str | None] = {}  # the builder comes past this file without `functools`


def nearest(word: str, words: tuple[str, ...]) -> str | None:
    """Return the word of `words` that was probably meant by `word`, if one is near enough."""
    key = word, words
    if key not in _known:  # a document that is wrong is mostly wrong in the same words
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = _nearest(word, words)
    return _known[key]


def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    if len(word) > _LONGEST:
        return None
    folded = word.casefold()
    for candidate in words:
        if candidate.casefold() == folded:
            return candidate
    import difflib  # only when there is something to report

    matches = difflib.get_close_matches(word, words, n=1, cutoff=_NEAR)
    if matches:
        return matches[0]
    by_fold = {candidate.casefold(): candidate for candidate in words}
    matches = difflib.get_close_matches(folded, tuple(by_fold), n=1, cutoff=_NEAR)
    return by_fold[matches[0]] if matches else None


def one_of(words: tuple[str, ...]) -> str:
    """Return the words as people list them: `a`, `b` or `c`, shortened when they are many."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > 14:
        return f"{', '.join(quoted[:12])} or one of {len(quoted) - 12} more"
    return either(tuple(quoted))


def either(phrases: tuple[str, ...]) -> str:
    """Return phrases as people list them; unlike `one_of`, as they are."""
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} or {phrases[-1]}"


def kind_of(value: object) -> str:
    """Return what a value is, for a message that refuses it."""
    if isinstance(value, type):
        return f"the class `{value.__name__}`"
    return "None" if value is None else f"a `{type(value).__name__}`"
