"""Tells by the files around a template that Django renders it."""

from __future__ import annotations

from pathlib import Path

_MOST = 16 * 1024  # bytes of a `manage.py`; the usual one has a thousand
_DJANGO = b"DJANGO_SETTINGS_MODULE"
_JINJA_FOLDER = "jinja2"  # where Django's backend for Jinja2 looks


def is_in_django_project(path: str) -> bool:
    """Tell whether a file stands below the `manage.py` of a Django project, the next one around it.

    Flask-Script has a file of that name too, which names no settings.
    """
    own = Path(path).absolute().parent
    for folder in (own, *own.parents):
        if folder.name == _JINJA_FOLDER:
            return False
        if not (folder / "manage.py").is_file():  # a pipe would be waited for
            continue
        try:
            with (folder / "manage.py").open("rb") as file:
                return _DJANGO in file.read(_MOST)
        except OSError:
            continue
    return False
