"""Builds a document and prints it: the caller hears a greeting, then talks to an agent over a WebSocket."""

from flexml import Response, Say, Stream

response = (
    Response()
    .start(Stream(name="recorder", url="wss://media.example.com/record", track="both_tracks"))
    .gather(Say("Press 1 to talk to our assistant."), action="/menu", num_digits=1, timeout=5)
    .say("We did not hear from you, so here is the assistant.")
    .connect(Stream(name="agent", url="wss://media.example.com/agent").parameter(name="caller", value="John & Lecter"))
    .stop(Stream(name="recorder"))
    .hangup()
)

if __name__ == "__main__":
    print(response.to_xml(pretty=True))
