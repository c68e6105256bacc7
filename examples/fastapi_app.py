"""Answers calls with FastAPI: a menu first, then an agent on a bidirectional stream (TwiML).

Run it with `uvicorn examples.fastapi_app:app` and let the number's URL point to `/call`.
"""

from typing import Annotated

from fastapi import FastAPI, Form
from fastapi import Response as HttpResponse

from flexml.twiml import Response, Say, Stream

app = FastAPI()


def reply(document: Response) -> HttpResponse:
    return HttpResponse(document.to_xml(), media_type="text/xml; charset=utf-8")


@app.post("/call")
def answer() -> HttpResponse:
    menu = Say("For sales press 1. For the assistant press 2.", language="en-GB")
    return reply(
        Response()
        .gather(menu, action="/menu", num_digits=1, timeout=5)
        .say("We did not get your choice.")
        .redirect("/call?again=true")
    )


@app.post("/menu")
def choose(digits: Annotated[str, Form(alias="Digits")], caller: Annotated[str, Form(alias="From")]) -> HttpResponse:
    if digits == "1":
        return reply(Response().dial("+15550100", answer_on_bridge=True).hangup())
    if digits == "2":
        return reply(agent(caller))
    return reply(Response().redirect("/call"))


def agent(caller: str) -> Response:
    stream = Stream(url="wss://media.example.com/agent", name="agent").parameter(name="caller", value=caller)
    return Response().say("One moment.").connect(stream).say("Good-bye.").hangup()
