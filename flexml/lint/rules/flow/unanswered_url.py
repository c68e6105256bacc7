"""Rule FX334."""

from __future__ import annotations

from ....diagnostics import WARNING, Problem
from ....dialects.words import nearest, one_of
from ....flow.project import Answer
from ....source import Document
from ....source.shown import shown
from ...context import Context
from ...example import Bad, Good
from ...linked import link_span
from ...rule import DocumentRule, Problems

_SOUNDS = (".aif", ".aiff", ".gsm", ".mp3", ".ulaw", ".wav")


class UnansweredUrl(DocumentRule):
    """A URL that asks for a document has no route in the project, or its route names a file that is not there.

    The vendor gets an error page in place of a document: the caller hears an apology, and the call ends. It is
    checked where the configuration has routes; another host is left alone.

    Ignore it where the configuration leaves that route out on purpose; a route to nothing (`"/api/{name}" = ""`)
    says that a program answers.
    """

    code = "FX334"
    severity = WARNING
    needs = "routed"
    dialects = ("flexml", "twiml", "twiml-messaging")
    runtime = {"twiml": (11200,), "twiml-messaging": (11200,)}
    examples = (
        Bad(
            """
            <Response>
              <Gather action="/chioce"><Say>Press 1.</Say></Gather>
                              ^^^^^^^
              <Redirect>/nowhere/at/all?try=1</Redirect>
                        ^^^^^^^^^^^^^^^^^^^^^
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml", "/choice": "choice.xml", "/api/{name}": ""},
            files={"choice.xml": "<Response><Hangup/></Response>"},
        ),
        Bad(
            """
            <Response>
              <Redirect>/choice</Redirect>
                        ^^^^^^^
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml", "/choice": "choice.xml"},
        ),
        Bad(
            """
            <Response>
              <Enqueue waitUrl="/hold">support</Enqueue>
                                ^^^^^
            </Response>
            """,
            dialect="twiml",
            url="/menu",
            routes={"/menu": "menu.xml"},
        ),
        Good(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1.</Say></Gather>
              <Gather action="/api/choice"><Say>Press 1.</Say></Gather>
              <Gather action="https://example.com/choice"><Say>Press 1.</Say></Gather>
              <Gather action="/{{ next }}"><Say>Press 1.</Say></Gather>
              <Redirect>/menu</Redirect>
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml", "/choice": "choice.xml", "/api/{name}": ""},
            files={"choice.xml": "<Response><Hangup/></Response>"},
        ),
        Good(
            '<Response><Enqueue waitUrl="/hold.mp3">support</Enqueue></Response>',
            dialect="twiml",
            url="/menu",
            routes={"/menu": "menu.xml"},
        ),
        Good("<Response><Redirect>/choice</Redirect></Response>", url="/menu"),
        Bad(
            """
            <Response>
              <Redirect>/kate`s menu</Redirect>
                        ^^^^^^^^^^^^
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml"},
            hidden=True,
        ),
        Bad(
            """
            <Response>
              <Gather action="/choice"><Say>Press 1.</Say></Gather>
              <Redirect>/nowhere#rc=2</Redirect>
                        ^^^^^^^^^^^^^
            </Response>
            """,
            url="/menu",
            routes={"/menu": "menu.xml", "/choice": "choice.xml"},
            files={"choice.xml": "<Response><Hangup/></Response>"},
            hidden=True,
        ),
    )

    def check(self, document: Document, ctx: Context) -> Problems:
        patterns = ctx.project.project.routes.patterns
        for link in ctx.flow.links:
            target = ctx.project.follow(link)
            path = link.url.partition("#")[0].partition("?")[0]
            if target.answer is not Answer.MISSING or (link.role is not None and path.lower().endswith(_SOUNDS)):
                continue
            near = nearest(path, patterns)
            yield Problem(
                link_span(link, document),
                f"no route of the project answers `{shown(path)}`"
                if target.file is None
                else f"the project answers `{shown(path)}` with the file `{target.file}`, which does not exist",
                help="write the file, or correct the route"
                if target.file is not None
                else f"did you mean `{near}`"
                if near is not None
                else f"the routes are {one_of(patterns)}",
            )
