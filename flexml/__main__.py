"""Makes `python -m flexml` the command `flexml`."""

from __future__ import annotations

import sys

from .cli import main

sys.exit(main())
