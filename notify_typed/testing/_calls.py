"""Reads requests as calls of the client's methods."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args
from uuid import UUID

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    import httpx

__all__ = ["METHODS", "Call", "Method", "described", "read_call", "same"]

Method: TypeAlias = Literal[
    "get_all_notifications",
    "get_all_templates",
    "get_notification_by_id",
    "get_pdf_for_letter",
    "get_received_texts",
    "get_template",
    "get_template_version",
    "post_template_preview",
    "send_email_notification",
    "send_letter_notification",
    "send_precompiled_letter_notification",
    "send_sms_notification",
]
"""The client's methods that make a request; others, such as iterators, make requests of these."""

METHODS: tuple[Method, ...] = get_args(Method)

_PATHS: tuple[tuple[str, str, Method], ...] = (
    ("POST", r"/v2/notifications/sms", "send_sms_notification"),
    ("POST", r"/v2/notifications/email", "send_email_notification"),
    ("POST", r"/v2/notifications/letter", "send_letter_notification"),
    ("POST", r"/v2/template/(?P<template_id>[^/]+)/preview", "post_template_preview"),
    ("GET", r"/v2/notifications", "get_all_notifications"),
    ("GET", r"/v2/notifications/(?P<notification_id>[^/]+)/pdf", "get_pdf_for_letter"),
    ("GET", r"/v2/notifications/(?P<notification_id>[^/]+)", "get_notification_by_id"),
    ("GET", r"/v2/received-text-messages", "get_received_texts"),
    ("GET", r"/v2/template/(?P<template_id>[^/]+)", "get_template"),
    (
        "GET",
        r"/v2/template/(?P<template_id>[^/]+)/version/(?P<version>\d+)",
        "get_template_version",
    ),
    ("GET", r"/v2/templates", "get_all_templates"),
)


@frozen
class Call:
    """A call of one of the client's methods.

    Attributes:
        method: The method.
        arguments: What it was given, by the names of its parameters, in the form in which it went
            out: identifiers as text, an `Address` as the lines of `personalisation`.
        request: The request that it made.
    """

    method: Method
    arguments: Mapping[str, Any]
    request: httpx.Request = field(repr=False, eq=False)


def read_call(request: httpx.Request) -> Call:
    """Read a request.

    Raises:
        AssertionError: No method makes such a request.
    """
    for verb, path, method in _PATHS:
        found = re.fullmatch(path, request.url.path)
        if found is not None and verb == request.method:
            arguments: dict[str, Any] = found.groupdict()
            if verb == "POST":
                arguments |= json.loads(request.content)
            return _as_called(method, {**arguments, **_query(request)}, request)
    raise AssertionError(
        f"FakeNotify stands in for the v2 API, which has no {request.method} {request.url.path}."
    )


def _query(request: httpx.Request) -> dict[str, Any]:
    several = {name: request.url.params.get_list(name) for name in request.url.params}
    return {name: values if len(values) > 1 else values[0] for name, values in several.items()}


def _as_called(method: Method, arguments: dict[str, Any], request: httpx.Request) -> Call:
    if "content" in arguments:
        pdf = base64.b64decode(arguments.pop("content"))
        return Call("send_precompiled_letter_notification", {**arguments, "pdf_file": pdf}, request)
    if "type" in arguments:
        arguments["template_type"] = arguments.pop("type")
    if "version" in arguments:
        arguments["version"] = int(arguments["version"])
    if "include_jobs" in arguments:
        arguments["include_jobs"] = arguments["include_jobs"] == "true"
    return Call(method, arguments, request)


def same(given: object, expected: object) -> bool:
    """Tell whether an argument went out as a test expects it; a UUID is as good as its text."""
    return given == (str(expected) if isinstance(expected, UUID) else expected)


def described(arguments: Mapping[str, object]) -> str:
    """Write arguments for a person."""
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items()) or "no arguments"
