"""Django itself, asked what it makes of a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import UserSettingsHolder, global_settings, settings
from django.template import Context, Engine
from django.template.base import DebugLexer
from django.utils import translation

LIBRARIES = {name: f"django.templatetags.{name}" for name in ("cache", "i18n", "l10n", "static", "tz")}


@contextmanager
def django_settings() -> Iterator[None]:
    """Django's own settings without translation, whatever another test has given to it."""
    before, texts = settings._wrapped, dict(translation._trans.__dict__)
    settings._wrapped = UserSettingsHolder(global_settings)
    settings._wrapped.USE_I18N = False
    translation._trans.__dict__.clear()  # what it found out of other settings
    try:
        yield
    finally:
        settings._wrapped = before
        translation._trans.__dict__.clear()
        translation._trans.__dict__.update(texts)


def tokens_of(template: str) -> list[tuple[str, int, int, str]]:
    """Return kind, start, end and content of what Django's lexer finds."""
    found = DebugLexer(template).tokenize()
    return [(token.token_type.name, *token.position, token.contents) for token in found]


def words_of(tag: str) -> list[str]:
    """Return what Django cuts the inside of a tag into."""
    (token,) = DebugLexer("{%" + tag + "%}").tokenize()
    return list(token.split_contents())


def reads(template: str) -> bool:
    """Tell whether Django takes a text for a template."""
    with django_settings():
        try:
            Engine(libraries=LIBRARIES, builtins=[*LIBRARIES.values()], debug=True).from_string(template)
        except Exception:  # also where it stumbles over what it does not expect
            return False
        return True


def rendered(template: str, context: Mapping[str, object], others: Mapping[str, str] | None = None) -> str | None:
    """Return what Django prints; nothing where it raises."""
    loaders = [("django.template.loaders.locmem.Loader", {**(others or {}), "main.xml": template})]
    with django_settings():
        engine = Engine(libraries=LIBRARIES, builtins=[*LIBRARIES.values()], loaders=loaders)
        try:
            return str(engine.get_template("main.xml").render(Context(dict(context))))
        except (TypeError, ValueError, AttributeError):  # a value is of another type than a filter wants
            return None
