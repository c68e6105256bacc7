"""The toolkit for call-control XML: build, validate and lint FlexML and TwiML."""
