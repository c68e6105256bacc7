"""The documents that the tests of this folder answer with."""

from __future__ import annotations

GOOD = '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Grüß Gott</Say><Redirect>/next</Redirect></Response>'
BAD = "<Response>\n  <Sya>Hello</Sya>\n</Response>"
HINT = '<Response><Receive action="/fax"/></Response>'
OTHER = "<rss><channel/></rss>"
KIND = "text/xml; charset=utf-8"
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
