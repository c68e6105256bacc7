"""Answers calls with Flask: a menu first, then an agent on a bidirectional stream (FlexML).

Run it with `flask --app examples/flask_app.py run` and let the number's URL point to `/call`.
"""

from flask import Flask, request
from flask import Response as HttpResponse

from flexml import Response, Say, Stream

app = Flask(__name__)


def reply(document: Response) -> HttpResponse:
    return HttpResponse(document.to_xml(), mimetype="application/xml")


@app.post("/call")
def answer() -> HttpResponse:
    menu = Say("For sales press 1. For the assistant press 2.")
    return reply(
        Response()
        .gather(menu, action="/menu", num_digits=1, timeout=5)
        .say("We did not get your choice.")
        .redirect("/call")
    )


@app.post("/menu")
def choose() -> HttpResponse:
    call = request.get_json()  # CarrierX posts JSON
    if call["Digits"] == "1":
        return reply(Response().dial("15550100", caller_id="15550199").hangup())
    if call["Digits"] == "2":
        return reply(agent(caller=call["From"]))
    return reply(Response().redirect("/call"))


def agent(caller: str) -> Response:
    stream = Stream(url="wss://media.example.com/agent", name="agent").parameter(name="caller", value=caller)
    return Response().say("One moment.").connect(stream).say("Good-bye.").hangup()
