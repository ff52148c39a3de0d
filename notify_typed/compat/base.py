"""The official client's base class, with the hooks that subclasses override."""

from __future__ import annotations

import json
import logging
import os
import re
import time
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard
from urllib.parse import urljoin, urlsplit

import httpx

from notify_typed._engine.http_clients import is_network_error
from notify_typed._engine.settings import BASE_URL_VARIABLE, DEFAULT_BASE_URL
from notify_typed._v2.api_key import check_not_a_sandboxes
from notify_typed.compat._session import (
    RequestKwargs,
    RequestSession,
    Session,
    SessionOfRequests,
)
from notify_typed.compat._version import __version__
from notify_typed.compat.authentication import create_jwt_token
from notify_typed.compat.errors import REQUEST_ERROR_MESSAGE, HTTPError, InvalidResponse
from notify_typed.errors import InvalidInput
from notify_typed_runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from notify_typed._engine.tls import Verify
    from notify_typed.compat._wire import Params, Timeout

__all__ = [
    "BaseAPIClient",
    "Json",
    "JsonObject",
    "RequestKwargs",
    "RequestSession",
    "Session",
    "is_object",
]

Json: TypeAlias = Any
"""What an answer's JSON holds, as `json.loads` gives it; None for an answer without content."""
JsonObject: TypeAlias = dict[str, Any]
"""An answer that is a JSON object."""

_UUID_LENGTH = 36

logger: logging.Logger = logging.getLogger(__name__)


class BaseAPIClient:
    """Signs requests to Notify and gives what the answers' JSON holds.

    Unlike the official client it may be used from several threads at the same time. Nothing is ever
    sent twice unasked. When no answer came, the error claims a status of 503; see
    `notify_typed.compat.errors`.

    Args:
        api_key: The key as Notify shows it. Its last 36 characters are the secret, the 36 before
            them the id of the service; their form is not checked.
        base_url: Where the API is; left out, `NOTIFY_BASE_URL` of the environment, and without
            that Notify's own address. Its path, if it has one, is not kept.
        timeout: Seconds to wait for a connection and for each piece of the answer, or a pair of the
            two; None waits for ever.
        verify: The path of a file or a folder of authorities' certificates, or an
            `ssl.SSLContext`; left out, what the environment names. The official client has none.

    Attributes:
        base_url: As given, or as the environment had it.
        service_id: Who signs; may be set.
        api_key: The secret that is signed with; may be set.
        timeout: As given; may be set.
        request_session: What sends the requests. May be set to an `httpx.Client`, for proxies,
            certificates or event hooks of one's own, to a session of requests, or to anything with
            the same `request`.

    Raises:
        InvalidApiKey: The key is a sandbox's, and the address Notify's own; it is a `ValueError`.
        TypeError: The base URL or the key is not a string.
        AssertionError: The base URL is empty or the key too short. Raised under `python -O` too.
    """

    base_url: str
    service_id: str
    api_key: str
    timeout: Timeout
    request_session: RequestSession | httpx.Client | SessionOfRequests

    def __init__(
        self,
        api_key: str,
        base_url: str | Unset = UNSET,
        timeout: Timeout = 30,
        *,
        verify: Verify | None = None,
    ) -> None:
        service_id, secret = _parts(api_key)
        # None and "" are refused: a setting that somebody forgot must not lead to the real Notify.
        if isinstance(base_url, Unset):
            base_url = os.environ.get(BASE_URL_VARIABLE, "").strip() or DEFAULT_BASE_URL
        base_url = _address(base_url)
        if not service_id:
            raise AssertionError("Missing service ID")
        check_not_a_sandboxes(service_id, base_url)
        self.base_url = base_url
        self.service_id = service_id
        self.api_key = secret
        self.timeout = timeout
        self.request_session = Session(verify=verify)

    def put(self, url: str, data: Json) -> Json:
        """Send a PUT request; see `request`.

        Example:
            >>> try:
            ...     notify.put("/v2/templates", {})
            ... except HTTPError as error:
            ...     print(error.status_code)
            405
        """
        return self.request("PUT", url, data=data)

    def get(self, url: str, params: Params | None = None) -> Json:
        """Send a GET request; see `request`.

        Example:
            >>> notify.get("/v2/templates", {"type": "sms"})["templates"][0]["name"]
            'Appointment reminder'
        """
        return self.request("GET", url, params=params)

    def post(self, url: str, data: Json) -> Json:
        """Send a POST request; see `request`.

        Example:
            >>> values = {"name": "Amala", "date": "3 December"}
            >>> url = f"/v2/template/{template_id}/preview"
            >>> notify.post(url, {"personalisation": values})["body"]
            'Hello Amala, your appointment is on 3 December.'
        """
        return self.request("POST", url, data=data)

    def delete(self, url: str, data: Json = None) -> Json:
        """Send a DELETE request; see `request`.

        Example:
            >>> try:
            ...     notify.delete("/v2/templates")
            ... except HTTPError as error:
            ...     print(error.status_code)
            405
        """
        return self.request("DELETE", url, data=data)

    def generate_headers(self, api_token: str) -> dict[str, str]:
        """Give the headers of a request; subclasses add theirs.

        Args:
            api_token: The token that the request is signed with.

        Example:
            >>> notify.generate_headers("token")["Authorization"]
            'Bearer token'
        """
        return {
            "Content-type": "application/json",
            "Authorization": f"Bearer {api_token}",
            "User-agent": f"NOTIFY-API-PYTHON-CLIENT/{__version__}",
        }

    def request(
        self, method: str, url: str, data: Json = None, params: Params | None = None
    ) -> Json:
        """Send a request.

        Args:
            method: The HTTP method.
            url: Where to, relative to the base URL.
            data: The body, before it is turned into JSON; None for no body.
            params: The query.

        Returns:
            What the answer's JSON holds; None for 204.

        Raises:
            HTTPError: The answer's status was 400 or above, or no answer came.
            InvalidResponse: The answer is not JSON.
            ValueError: The URL is on another server than the base URL's, or an argument is not one.
            TypeError: The body cannot be turned into JSON.

        Example:
            >>> notify.request("GET", f"/v2/template/{template_id}")["name"]
            'Appointment reminder'
        """
        logger.debug("API request %s %s", method, _without_query(url))
        full_url, kwargs = self._create_request_objects(url, data, params)
        return self._process_json_response(self._perform_request(method, full_url, kwargs))

    def _create_request_objects(
        self, url: str, data: Json, params: Params | None
    ) -> tuple[str, RequestKwargs]:
        full_url = urljoin(str(self.base_url), str(url))
        if not _on_same_server(full_url, str(self.base_url)):
            raise InvalidInput(
                "The URL is on another server than base_url: a token is never sent there."
            )
        token = create_jwt_token(self.api_key, self.service_id)
        kwargs: RequestKwargs = {"headers": self.generate_headers(token), "timeout": self.timeout}
        if data is not None:
            kwargs["data"] = self._serialize_data(data)
        if params is not None:
            kwargs["params"] = params
        return full_url, kwargs

    def _serialize_data(self, data: Json) -> str | bytes:
        return json.dumps(data, default=self._extended_json_encoder)

    def _extended_json_encoder(self, obj: object) -> Json:
        if _is_set(obj):
            return list(obj)
        raise TypeError(f"An object of type {type(obj).__name__} cannot be turned into JSON.")

    def _perform_request(self, method: str, url: str, kwargs: RequestKwargs) -> httpx.Response:
        session = self.request_session
        sender: SessionOfRequests = (
            Session(session) if isinstance(session, httpx.Client) else session
        )
        path = _without_query(url)
        started = time.monotonic()
        try:
            response: httpx.Response = sender.request(method, url, **kwargs)
            _raise_for_status(method, path, response)
        except Exception as error:
            if not (is_network_error(error) or isinstance(error, httpx.InvalidURL)):
                raise
            failure = HTTPError.create(error)
            if failure.response is None:
                parts = urlsplit(url)
                error.add_note(f"No answer came from {parts.scheme}://{parts.hostname}.")
            logger.warning(
                "API %s request on %s failed with %s '%s'",
                method,
                path,
                failure.status_code,
                _kinds(failure),
            )
            raise failure from error
        else:
            return response
        finally:
            elapsed = time.monotonic() - started
            logger.debug("API %s request on %s finished in %s", method, path, elapsed)

    def _process_json_response(self, response: httpx.Response) -> Json:
        if response.status_code == 204:
            return None
        try:
            return response.json()
        except (ValueError, RecursionError) as error:
            message = "No JSON response object could be decoded"
            raise InvalidResponse(response, message=message) from error


def _parts(api_key: object) -> tuple[str, str]:
    if not isinstance(api_key, str):
        raise TypeError(f"api_key must be a string, not of type {type(api_key).__name__}.")
    secret_at = -_UUID_LENGTH
    return api_key[2 * secret_at - 1 : secret_at - 1], api_key[secret_at:]


def _address(base_url: object) -> str:
    if not base_url:
        raise AssertionError("Missing base url")
    if not isinstance(base_url, str):
        raise TypeError(
            f"base_url must be a string such as {DEFAULT_BASE_URL}, not of type"
            f" {type(base_url).__name__}."
        )
    return base_url


def _on_same_server(url: str, base_url: str) -> bool:
    there, base = urlsplit(url), urlsplit(base_url)
    return not there.netloc or (there.scheme, there.netloc) == (base.scheme, base.netloc)


def _raise_for_status(method: str, path: str, response: httpx.Response) -> None:
    status = response.status_code
    if 400 <= status < 600:
        # A request of its own: the real one carries the token, the body and a query.
        raise httpx.HTTPStatusError(
            f"{status} for {method} {path}",
            request=httpx.Request(method, path),
            response=response,
        )


def _without_query(url: str) -> str:
    return str(url).partition("?")[0]


def _kinds(failure: HTTPError) -> str:
    """Say for the log what failed, without Notify's sentences: they quote what was sent."""
    message = failure.message
    items = message if isinstance(message, list) else []
    kinds = [str(item.get("error")) for item in items if is_object(item)]
    safe = ", ".join(kind for kind in kinds if re.fullmatch(r"\w{1,60}", kind))
    return safe or REQUEST_ERROR_MESSAGE


def is_object(value: object) -> TypeGuard[JsonObject]:
    """Tell whether a JSON value is an object."""
    return isinstance(value, dict)


def _is_set(value: object) -> TypeGuard[set[object]]:
    return isinstance(value, set)
