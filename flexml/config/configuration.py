"""Finds the settings of files: those of the nearest configuration, or of the one that was named."""

# ruff: noqa: PTH100, PTH118, PTH120
# Asked for every folder of a tree, which may hold a hundred thousand: `os` is several times faster than `pathlib`
from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import ConfigError
from .file import PYPROJECT, read_layers
from .key import Layer
from .keys import Keys
from .place import Place
from .settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

# In one folder, the first of them is taken.
FILES = (".flexml.toml", "flexml.toml", PYPROJECT)


class Configuration:
    """The settings of every folder.

    Each folder has those of the nearest configuration file, in itself or around it; configurations are not
    merged unless one extends the other. With `file`, that one holds everywhere, as if it stood in the
    current folder; when `isolated`, none does. `command` is what stands above all files: values as TOML has
    them, by the names of keys.
    """

    def __init__(
        self,
        file: str | Path | None = None,
        *,
        isolated: bool = False,
        command: Mapping[str, object] | None = None,
        origin: str = "command line",
    ) -> None:
        here = os.getcwd()  # noqa: PTH109
        place, keys = Place(here), Keys.by_name()
        said = {name: keys[name].kind.read(value, place) for name, value in (command or {}).items()}
        self._command = (Layer(origin, said),) if said else ()
        self._found: dict[str, Settings] = {}
        self._default = Settings(self._command)
        self._everywhere: Settings | None = self._default if isolated else None
        if file is not None and not isolated:
            layers = read_layers(str(file), here)
            if layers is None:
                raise ConfigError(f"{file} has no table `[tool.flexml]`")
            self._everywhere = Settings((*layers, *self._command))

    def of_folder(self, folder: str) -> Settings:
        """Return the settings of the files in a folder, which is an absolute path.

        Raises:
            ConfigError: its configuration is wrong.
        """
        if self._everywhere is not None:
            return self._everywhere
        passed: list[str] = []
        while folder not in self._found:
            passed.append(folder)
            own = self._own(folder)
            outer = os.path.dirname(folder)
            if own is not None or outer == folder:
                self._found[folder] = own or self._default
            folder = outer if folder not in self._found else folder
        settings = self._found[folder]
        self._found.update(dict.fromkeys(passed, settings))
        return settings

    def of_file(self, path: str | None) -> Settings:
        """Return the settings of a file; what has no name gets those of the current folder."""
        return self.of_folder(os.getcwd() if path is None else os.path.dirname(os.path.abspath(path)))  # noqa: PTH109

    def _own(self, folder: str) -> Settings | None:
        for name in FILES:
            file = os.path.join(folder, name)
            if os.path.isfile(file):  # noqa: PTH113
                layers = read_layers(file)
                if layers is not None:
                    return Settings((*layers, *self._command))
        return None
