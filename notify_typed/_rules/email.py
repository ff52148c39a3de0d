"""Email addresses: which ones Notify accepts."""

import re
from dataclasses import dataclass

from notify_typed._rules.whitespace import without_obscure_whitespace

NOT_VALID = "Not a valid email address"

_MAX_LENGTH = 320
_MAX_HOST_LENGTH = 253
_MAX_LABEL_LENGTH = 63
_MIN_LABELS = 2
_LOCAL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+", re.IGNORECASE | re.ASCII)
_LABEL = re.compile(r"[a-z0-9]+(?:--?[a-z0-9]+)*", re.IGNORECASE | re.ASCII)
_TOP_LEVEL = re.compile(r"[a-z]{2,63}|xn--(?:[a-z0-9]+-)*[a-z0-9]+", re.IGNORECASE | re.ASCII)


class EmailError(ValueError):
    """An email address that Notify refuses.

    Attributes:
        message: Notify's text, without the field name in front of it.
    """

    def __init__(self, message: str = NOT_VALID) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """An email address that Notify accepts.

    Attributes:
        raw: What the caller sent, without outer or obscure whitespace; the API returns this.
        normalised: The same in lower case, used to send and to compare.
    """

    raw: str
    normalised: str


def validate_email_address(text: str) -> EmailAddress:
    """Read an email address as Notify does.

    Args:
        text: What the caller sent.

    Raises:
        EmailError: The text is not an address Notify sends to.
    """
    raw = without_obscure_whitespace(text)
    local, at, host = raw.rpartition("@")
    if (
        len(raw) > _MAX_LENGTH
        or not at
        or not _LOCAL.fullmatch(local)
        or ".." in raw
        or not _is_host(host)
    ):
        raise EmailError
    return EmailAddress(raw=raw, normalised=raw.lower())


def _is_host(host: str) -> bool:
    try:
        # The codec of the standard library knows IDNA 2003, as Notify does; `idna` is stricter.
        ascii_host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    labels = ascii_host.split(".")
    return (
        len(ascii_host) <= _MAX_HOST_LENGTH
        and len(labels) >= _MIN_LABELS
        and all(len(label) <= _MAX_LABEL_LENGTH and _LABEL.fullmatch(label) for label in labels)
        and _TOP_LEVEL.fullmatch(labels[-1]) is not None
    )
