"""A drop-in for the official client, `notifications-python-client` 13.0.0.

Moving over is one changed import::

    # from notifications_python_client import NotificationsAPIClient
    from notify_typed.compat import NotificationsAPIClient

Names, arguments, dicts, errors and messages, and what goes over the wire are the same, and the
official import paths have their counterparts: `notify_typed.compat.base`, `.errors`,
`.authentication`, `.notifications` and `.utils`.

Different on purpose:

* clients may be shared between threads;
* identifiers cannot lead to another path, nor a redirect or an absolute URL take the token or a
  message to another server;
* neither our logs nor pickled errors hold tokens or what was sent (httpx logs the addresses of
  requests at level INFO, with the references that were searched for);
* where no base URL is given, `NOTIFY_BASE_URL` of the environment is taken, as by `NotifyClient`;
* `prepare_upload` still takes `is_csv` of versions before 9, with a warning;
* a list whose page has no `next` link ends, and one that repeats a page raises `RepeatedPage`
  instead of going on for ever; `get_all_notifications_iterator` takes `include_jobs` too, by
  keyword;
* `error.response` is an `httpx.Response`, with `ok` and `reason` as well, and `error.__cause__` an
  exception of httpx, which says what failed;
* `request_session` has the `headers`, `proxies` and `verify` of a session of requests, refuses
  other settings with what to write instead, and can be set to an `httpx.Client` or to a session of
  requests; `verify=False` is refused, and a `.netrc` file is not looked into;
* stand-ins for `requests` in tests (`requests_mock`, `responses`, a patched
  `Session.request`) do not see these requests, so such a test would call the real Notify: set
  `request_session` to a session of requests, or to an `httpx.Client` with the `transport` of a
  `notify_typed.testing.FakeNotify`, or use the sandbox;
* the User-Agent's version, `13.0.0+notify-typed.…`, says whose client this is.

For new code use `notify_typed.NotifyClient`: typed, sync and async, and exact about the outcome
when no answer came.
"""

from notify_typed.compat._version import __version__
from notify_typed.compat.authentication import (
    create_jwt_token,
    decode_jwt_token,
    decode_token,
    epoch_seconds,
    get_token_issuer,
    validate_jwt_token,
)
from notify_typed.compat.base import BaseAPIClient, Session
from notify_typed.compat.errors import (
    REQUEST_ERROR_MESSAGE,
    REQUEST_ERROR_STATUS_CODE,
    APIError,
    HTTP503Error,
    HTTPError,
    InvalidResponse,
    Response,
    TokenAlgorithmError,
    TokenDecodeError,
    TokenError,
    TokenExpiredError,
    TokenIssuedAtError,
    TokenIssuerError,
)
from notify_typed.compat.notifications import NotificationsAPIClient
from notify_typed.compat.utils import prepare_upload
from notify_typed.errors import RepeatedPage

__all__ = [
    "REQUEST_ERROR_MESSAGE",
    "REQUEST_ERROR_STATUS_CODE",
    "APIError",
    "BaseAPIClient",
    "HTTP503Error",
    "HTTPError",
    "InvalidResponse",
    "NotificationsAPIClient",
    "RepeatedPage",
    "Response",
    "Session",
    "TokenAlgorithmError",
    "TokenDecodeError",
    "TokenError",
    "TokenExpiredError",
    "TokenIssuedAtError",
    "TokenIssuerError",
    "__version__",
    "create_jwt_token",
    "decode_jwt_token",
    "decode_token",
    "epoch_seconds",
    "get_token_issuer",
    "prepare_upload",
    "validate_jwt_token",
]
