"""Whose certificates are trusted: what the caller says, what the environment says, or certifi's."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, TypeGuard

from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    import ssl

__all__ = ["Verify", "tls_context", "verify_from"]

Verify: TypeAlias = "str | os.PathLike[str] | ssl.SSLContext"
"""A file or a folder of authorities' certificates, or a context of one's own."""

# The first that is set counts. Those of requests and curl come first, as they always have in
# programs that used the official client.
_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def verify_from(value: object) -> ssl.SSLContext | None:
    """Take an argument `verify`; None stands for what the environment says.

    Raises:
        InvalidInput: It is something else, or its certificates cannot be read.
    """
    if value is None:
        return value
    import ssl  # noqa: PLC0415 - slow, and plain HTTP needs none of it

    if isinstance(value, ssl.SSLContext):
        return value
    if _is_path(value):
        try:
            return _reading(os.fspath(value))
        except OSError:
            raise InvalidInput("The certificates that verify names cannot be read.") from None
    raise InvalidInput(
        "verify must be the path of authorities' certificates or an ssl.SSLContext, not of type"
        f" {type(value).__name__}."
    )


def tls_context() -> ssl.SSLContext:
    """Trust the authorities that the environment names, or certifi's.

    Raises:
        InvalidInput: Their certificates cannot be read.
    """
    for name in _VARIABLES:
        path = os.environ.get(name)
        if path:
            try:
                return _reading(path)
            except OSError as error:
                raise InvalidInput(
                    f"The certificates that the environment names ({name}) cannot be read."
                ) from error
    return _usual()


def _is_path(value: object) -> TypeGuard[str | os.PathLike[str]]:
    return isinstance(value, str | os.PathLike)


# Reading the certificates takes longer than everything else about a client, and applications make
# dozens of clients.
@lru_cache(maxsize=4)
def _reading(path: str) -> ssl.SSLContext:
    import ssl  # noqa: PLC0415 - as above

    if os.path.isdir(path):  # noqa: PTH112 - pathlib is slow to import
        return ssl.create_default_context(capath=path)
    return ssl.create_default_context(cafile=path)


@lru_cache(maxsize=1)
def _usual() -> ssl.SSLContext:
    import certifi  # noqa: PLC0415 - plain HTTP needs none

    return _reading(certifi.where())
