"""Who sent a request: Twilio signs each of its own with an auth token of the account."""

from __future__ import annotations

import hmac
import logging
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Final, TypeAlias
from urllib.parse import parse_qs, parse_qsl

from ..errors import SignatureError, UsageError
from .public_url import PublicUrl

__all__ = ["Content", "TwilioSignature"]

Content: TypeAlias = bytes | Iterable[tuple[str, str]]
_Fields: TypeAlias = tuple[tuple[str, str], ...]

_SIGNATURE: Final = "X-Twilio-Signature"
_SETTINGS: Final = "x-twilio-webhooks-signature-settings"  # `key=…,algorithm=…`, where a shared key signs
_BODY_HASH: Final = "bodySHA256"
_FORM: Final = "application/x-www-form-urlencoded"
_HASHES: Final = {"HMAC_SHA1": "sha1", "HMAC_SHA256": "sha256"}
_ORIGIN: Final = re.compile(r"\A[A-Za-z][A-Za-z0-9+.-]*+://[^/?#]*+")  # a client may send the URL instead of the path

_log = logging.getLogger(__name__)


class TwilioSignature:
    """The signature of Twilio's requests to one application.

    `public_url` is how Twilio reaches the application: what stands before the path that the application sees.
    Nothing of it is taken from the request, since anybody can write a `Host` or `X-Forwarded-Proto`. One of
    `auth_tokens` must fit: give two while you change them. The secret of a shared key is given like a token.

    Raises:
        UsageError: `public_url` is no absolute URL, or there is no token, or an empty one.
    """

    __slots__ = ("_public", "_tokens")

    def __init__(self, public_url: str, auth_tokens: str | Iterable[str]) -> None:
        self._public = PublicUrl(public_url)
        tokens = [auth_tokens] if isinstance(auth_tokens, str | None) else list(auth_tokens)
        if not tokens or not all(isinstance(token, str) and token and token == token.strip() for token in tokens):
            raise UsageError("an auth token is a text that is not empty and has no white space around it")
        self._tokens = tuple(token.encode() for token in tokens)

    def __repr__(self) -> str:
        return f"TwilioSignature({self._public.shown!r}, …)"

    def accepts(self, target: str, headers: Mapping[str, str], content: Content = b"") -> bool:
        """Whether Twilio signed a request; the log of this module is told why not.

        The arguments are those of `verify`.
        """
        try:
            self.verify(target, headers, content)
        except SignatureError as error:
            _log.warning("refused a request: %s", error)
            return False
        return True

    def verify(self, target: str, headers: Mapping[str, str], content: Content = b"") -> None:
        """Raise where Twilio did not sign a request.

        `target` is the path and query as they came, still percent-encoded. `content` is the body, or the fields of a
        form where something else has read it.

        Raises:
            SignatureError: why; for the operator, not for the sender.
        """
        # Of two headers with one name, frameworks read the first.
        told = {name.lower(): value for name, value in reversed([*headers.items()])}
        signature = told.get(_SIGNATURE.lower())
        if not signature:
            raise SignatureError(f"there is no `{_SIGNATURE}`")
        algorithm = _algorithm(told.get(_SETTINGS, ""))
        target = "/" + _ORIGIN.sub("", target).removeprefix("/")
        fields = _signed_fields(target, told.get("content-type", ""), content)
        check = _Check(signature.encode(errors="replace"), self._tokens, algorithm)
        if not check.fits(self._public, target, fields):
            form = f"{len(fields)} form field{'' if len(fields) == 1 else 's'}"
            reason = f"the signature does not fit `{self._public.shown}`, {target[:300]!r} and {form}"
            raise SignatureError(reason + _hint(check, self._public, target, fields, told.get("host", "")))

    def sign(self, target: str, fields: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
        """Return the header that Twilio adds to a request with these form fields: for your tests.

        A body that is no form wants its SHA-256 in the query of `target`, as `bodySHA256`.
        """
        url = self._public.spellings(target)[0]
        return {_SIGNATURE: _sign(self._tokens[0], url, tuple(fields), "sha1").decode()}


class _Check:
    """One signature, and all that it may have been made with."""

    __slots__ = ("_algorithm", "_signature", "_tokens")

    def __init__(self, signature: bytes, tokens: tuple[bytes, ...], algorithm: str) -> None:
        self._signature, self._tokens, self._algorithm = signature, tokens, algorithm

    def fits(self, public: PublicUrl, target: str, fields: _Fields) -> bool:
        urls = public.spellings(target)
        expected = [_sign(token, url, fields, self._algorithm) for url in urls for token in self._tokens]
        return any(hmac.compare_digest(self._signature, one) for one in expected)


def _sign(token: bytes, url: str, fields: _Fields, algorithm: str) -> bytes:
    # https://www.twilio.com/docs/usage/webhooks/webhooks-security: each field once, by name and value, nothing between.
    text = url + "".join(name + value for name, value in sorted(set(fields)))
    return b64encode(hmac.digest(token, text.encode(errors="surrogatepass"), algorithm))


def _algorithm(settings: str) -> str:
    """The name of the hash that the header of a shared key asks for."""
    pairs = (part.partition("=") for part in settings.split(","))
    named = next((value.strip() for name, _, value in pairs if name.strip() == "algorithm" and value.strip()), None)
    if named is None:
        return _HASHES["HMAC_SHA1"]
    if named.upper() not in _HASHES:
        raise SignatureError(f"the signature is made by {named[:40]!r}, which is neither {' nor '.join(_HASHES)}")
    return _HASHES[named.upper()]


def _signed_fields(target: str, content_type: str, content: Content) -> _Fields:
    """The form fields, which are signed; of any other body, a hash stands in the query and must fit."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":  # whatever was read of it
        raise SignatureError(f"a body of type `{kind}` may hold files, which no signature covers")
    if not isinstance(content, bytes):
        return tuple(content)
    if kind == _FORM:
        return tuple(parse_qsl(content.decode(errors="replace"), keep_blank_values=True))
    claimed = parse_qs(target.partition("?")[2]).get(_BODY_HASH)
    if claimed is None:
        if content:
            raise SignatureError(f"the body is no form, and the query has no `{_BODY_HASH}` to hold it against")
    elif not hmac.compare_digest(sha256(content).hexdigest().encode(), claimed[0].encode(errors="surrogatepass")):
        raise SignatureError(f"the body is not the one of its `{_BODY_HASH}`")
    return ()


def _hint(check: _Check, public: PublicUrl, target: str, fields: _Fields, host: str) -> str:
    """The usual cause that explains a signature: it is told, and never accepted."""
    for other in _other_urls(public, host):
        if check.fits(other, target, fields):
            return f"; it fits `{other.shown}`, so that is the public URL"
    if fields and check.fits(public, target, ()):
        return "; it fits without the fields, so the form has changed on its way, or the request was forged"
    return "; what Twilio calls is another URL, or none of the auth tokens is the account's primary one"


def _other_urls(public: PublicUrl, host: str) -> Iterator[PublicUrl]:
    own = public.shown.partition("://")[2].partition("/")[0]
    for netloc in dict.fromkeys((own, host or own)):
        for path in dict.fromkeys((public.path, "")):
            for scheme in ("https", "http"):
                with suppress(UsageError):  # a host that is none
                    yield PublicUrl(f"{scheme}://{netloc}{path}")
