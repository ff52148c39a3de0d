"""Faults in what is refused: queries and bodies that should not get through, and do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from contract.description import V2
from contract.engine.faults import Fault, without
from contract.v2.api import plant

if TYPE_CHECKING:
    from contract.engine.faults import Pairs

_PARAMETERS: Final = {
    *("status", "template_type", "include_jobs", "older_than", "reference", "type"),
}
_LISTS: Final = "list_notifications list_received_texts list_templates"


def _schema(name: str) -> Any:
    return V2.document["components"]["schemas"][name]


def _known_statuses_only(pairs: Pairs) -> Pairs:
    known = _schema("NotificationStatus")["enum"]
    return [each for each in pairs if each[0] != "status" or each[1] in known]


def _without_unknown_properties(body: Any) -> Any:
    known = _schema("SmsRequest")["properties"]
    return {name: value for name, value in body.items() if name in known}


def _digits_only(body: Any) -> Any:
    number = body.get("phone_number")
    if not isinstance(number, str) or not re.search("[0-9].*[A-Za-z.]", number):
        return body
    return body | {"phone_number": "07700900123"}


def _shorter(body: Any) -> Any:
    reference = body.get("reference")
    return body | {"reference": reference[:1000]} if isinstance(reference, str) else body


def _no_null(body: Any) -> Any:
    return without("personalisation")(body) if body.get("personalisation", 0) is None else body


def _blanks_filled(body: Any) -> Any:
    values = body.get("personalisation", {})
    if not isinstance(values, dict):
        return body
    given = {name: value for name, value in values.items() if value is not None}
    return body | {"personalisation": {"name": "", "date": "", **given}}


def _one_of_two(body: Any) -> Any:
    values = body.get("personalisation")
    if not isinstance(values, dict):
        return body
    kept = {
        name: without("is_csv")(value)
        if isinstance(value, dict) and {"file", "filename"} <= value.keys()
        else value
        for name, value in values.items()
    }
    return body | {"personalisation": kept}


FAULTS: Final = (
    Fault(
        "unknown query parameters are accepted",
        "an unknown query parameter is refused",
        before=plant.in_queries(
            _LISTS, lambda pairs: [each for each in pairs if each[0] in _PARAMETERS]
        ),
    ),
    Fault(
        "unknown filter values are accepted",
        "a filter has known values only",
        before=plant.in_queries("list_notifications", _known_statuses_only),
    ),
    Fault(
        "include_jobs may be false",
        "a filter has known values only",
        before=plant.in_queries(
            "list_notifications",
            lambda pairs: [each for each in pairs if each != ("include_jobs", "false")],
        ),
    ),
    Fault(
        "references are not filtered",
        "a reference is found when it is the same",
        before=plant.in_queries(
            "list_notifications",
            lambda pairs: [each for each in pairs if each[0] != "reference"],
        ),
    ),
    Fault(
        "unknown properties are accepted",
        "an unknown property is refused",
        before=plant.in_bodies("send_sms", _without_unknown_properties),
    ),
    Fault(
        "phone numbers may have letters",
        "a recipient must be one",
        before=plant.in_bodies("send_sms", _digits_only),
    ),
    Fault(
        "references may be longer",
        "everything wrong is told at once",
        before=plant.in_bodies("send_sms send_email send_letter", _shorter),
    ),
    Fault(
        "personalisation may be null",
        "null is not a value",
        before=plant.in_bodies("send_sms send_email", _no_null),
    ),
    Fault(
        "blanks need no values",
        "blanks need values",
        before=plant.in_bodies("send_sms", _blanks_filled),
    ),
    Fault(
        "a file may be CSV and have a name",
        "a file has a name or is csv but not both",
        before=plant.in_bodies("send_email", _one_of_two),
    ),
)
