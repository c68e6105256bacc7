"""Rule FX903."""

from __future__ import annotations

from ....diagnostics import WARNING, Fix, Problem
from ...context import Context
from ...example import Bad, Good
from ...rule import Problems, SuppressionRule
from ...suppressions import Suppressions


class MalformedSuppression(SuppressionRule):
    """A comment is meant to silence rules, and is not written so that it does.

    It silences nothing, so that what it was written for is reported, and the comment explains nothing.

    Ignore it where another tool reads comments that begin with `flexml: ignore`.
    """

    code = "FX903"
    severity = WARNING
    examples = (
        Bad(
            """
            <Response>
              <!-- flexml: ignore FX102: the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Transcode/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
              <Transcode/>
            </Response>
            """,
        ),
        Bad(
            """
            <!-- flexml: ignore-file FX102 streams -->
                         ^^^^^^^^^^^^^^^^^^^^^^^^^
            <Response><Transcode/></Response>
            """,
            fixed="""
            <!-- flexml: ignore-file[FX102, streams] -->
            <Response><Transcode/></Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore: FX102, streams -->
                           ^^^^^^^^^^^^^^^^^^^^^^
              <Transcode/>
              <!-- flexml: ignore-file: FX9 -->
                           ^^^^^^^^^^^^^^^^
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[FX102, streams] -->
              <Transcode/>
              <!-- flexml: ignore-file[FX9] -->
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore[FX102] the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Transcode/>
            </Response>
            """,
            fixed="""
            <Response>
              <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
              <Transcode/>
            </Response>
            """,
        ),
        Bad(
            """
            <Response>
              <!-- flexml: ignore the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: ignore[]: the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: ignore[FX102: the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: ignore[[FX102]]: the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <!-- flexml: ignore-next-line[FX102]: the beta verb of our vendor -->
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              <Transcode/>
            </Response>
            """
        ),
        Good(
            """
            <!-- flexml: ignore-file [FX110 , schema] : the beta verb of our vendor [see the chat] -->
            <Response>
              <!-- flexml: ignore[FX102]: the beta verb of our vendor -->
              <Transcode/>
              <!-- flexml: ignore: it is FX102 -->
              <Transcode/>
              <!-- flexml: ignore: template -->
              <Transcode/>
              <!-- flexml: ignore -->
              <Transcode/>
            </Response>
            """
        ),
    )

    def check(self, suppressions: Suppressions, ctx: Context) -> Problems:
        for malformed in suppressions.malformed:
            edit = malformed.edit
            yield Problem(
                malformed.remark.words,
                malformed.reason,
                help=malformed.help,
                fix=None if edit is None else Fix("Write it as a comment that silences", (edit,)),
            )
