"""Builds TwiML for messages: one class per element, `Response` to begin with."""

from __future__ import annotations

from .builder.dialect_twiml_messaging import *  # noqa: F403 - the generated `__all__` says what there is
