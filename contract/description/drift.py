"""Tell what recordings of a server show that the description does not say.

Of each recorded answer: is the operation described, the status, the media type, each field, each
value? Of each request that was accepted: would the description have refused it? Of each refusal: is
its wording known? Values are not shown, but for words that the description lists the others of.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from contract.description import V2, recordings, walk
from contract.description.violations import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from contract.description import Operation
    from contract.description.recordings import Recording

NO_OPERATION: Final = "Requests that the description has no operation for"
_SHOWN_CASES: Final = 3
_BESIDE_THE_API: Final = {"/", "/_status"}
_VALUE: Final = re.compile(
    r"""[0-9a-f]{8}-[0-9a-f-]{27}   # an id
    | https?://\S+
    | '[^']*' | “[^”]*”
    | \d+(?:[.:-]\d+)*              # a number, a date
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Where messages repeat what was sent, or depend on the template.
_REPEATED: Final = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"(?<=^Missing personalisation: ).+",
        r"(?<= )\S*.*(?= is (?:not of type|not one of))",
        r"(?<=^reference ).+(?= is too long$)",
        r"(?<=Unsupported value for )(\w+): .*?(?=\. (?:Use|Supported))",
        r"(?<=Additional properties are not allowed \().+(?= (?:was|were) unexpected)",
        r"^(?:sms|email|letter)(?= template is not suitable for)",
        r"(?<=suitable for )\w+(?= notification)",
        r"(?<=^Service is not allowed to send ).+",
        r"(?<=^Unsupported file type ).+(?=\. Supported types)",
    )
)


@dataclass
class Drift:
    """What was found, by where it was found.

    Attributes:
        checked: How many recordings were looked at.
        findings: For each operation, what is not described, with the cases that show it.
    """

    checked: int = 0
    findings: dict[str, dict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, where: str, what: str, case: str) -> None:
        """Note a finding."""
        self.findings[where][what].append(case)

    def report(self, name: str) -> str:
        """Write the findings as Markdown, to open an issue with."""
        version = V2.document["info"]["version"]
        total = sum(map(len, self.findings.values()))
        lines = [
            f"# {name} against the description, version {version}",
            "",
            f"{self.checked} recorded requests were looked at. "
            + (_counted(total) if total else "All is as described."),
        ]
        for where in sorted(self.findings, key=lambda where: (where == NO_OPERATION, where)):
            lines += ["", f"## {where}", ""]
            for what, cases in self.findings[where].items():
                shown = ", ".join(f"`{case}`" for case in cases[:_SHOWN_CASES])
                more = len(cases) - _SHOWN_CASES
                lines.append(f"- {what} — {shown}{f' and {more} more' if more > 0 else ''}")
        return "\n".join(lines) + "\n"


def compare(found: Iterable[Recording], known: Iterable[Recording]) -> Drift:
    """Hold recordings against the description.

    Args:
        found: The recordings.
        known: Recordings whose wording of errors counts as described, beside the examples.
    """
    wordings = {each for recording in known for each in _wordings(recording)}
    wordings |= DESCRIBED
    drift = Drift()
    for recording in found:
        drift.checked += 1
        operation = V2.find(recording.method, recording.path)
        where = _title(operation) if operation else NO_OPERATION
        for what in _in_answer(recording, operation):
            drift.add(where, what, recording.case)
        for error, message in _wordings(recording):
            if (error, message) not in wordings:
                what = f"{recording.status} with an unknown wording, {error}: “{message}”"
                drift.add(where, what, recording.case)
        if operation and recording.status < 400:
            for what in _in_request(recording, operation):
                drift.add(where, what, recording.case)
    return drift


def run(path: Path, known: Path) -> tuple[int, str]:
    """Compare a recordings file, and give the exit status and the report.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file does not hold recordings.
    """
    try:
        drift = compare(recordings.load(path), recordings.load(known))
    except (KeyError, TypeError, json.JSONDecodeError, RecursionError) as problem:
        raise ValueError(f"{path.name} does not hold recordings: {problem!r}") from problem
    return (1 if drift.findings else 0), drift.report(path.name)


def _counted(total: int) -> str:
    return f"{total} thing{' is' if total == 1 else 's are'} not as described."


def _title(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path} ({operation.operation_id})"


# Answers


def _in_answer(recording: Recording, operation: Operation | None) -> Iterator[str]:
    if operation is None:
        if not _is_routers(recording):
            yield f"{recording.method} {recording.path} is answered with {recording.status}"
        return
    if recording.method in ("HEAD", "OPTIONS"):
        return
    pointer = operation.answer_pointer(recording.status, recording.media_type)
    if pointer is None:
        statuses = operation.data["responses"]
        known = (
            "an undescribed status"
            if str(recording.status) not in statuses
            else (f"a status that is described, called {recording.media_type or 'nothing'}")
        )
        yield f"{recording.status} is {known}"
        return
    if not recording.has_json:
        if recording.magic is None:
            yield f"{recording.status} has no JSON"
        return
    for error in V2.answer_validator(pointer).iter_errors(recording.answer):
        yield from explained(error, recording.status)
    yield from _unknown_keys(recording, operation)


def _is_routers(recording: Recording) -> bool:
    """Tell whether a request for no operation was answered as the real router does."""
    if recording.method in ("HEAD", "OPTIONS") or recording.path in _BESIDE_THE_API:
        return True
    if recording.status == 308:
        return "//" in recording.path
    # A route for other kinds of message exists inside Notify, with nothing behind it.
    is_inside = recording.path.startswith("/v2/notifications/")
    return recording.status in (404, 405) or (is_inside and recording.status in (401, 429, 500))


def _unknown_keys(recording: Recording, operation: Operation) -> Iterator[str]:
    """List fields that long lists were recorded with, whose items are not all kept."""
    names = {"list_notifications": "Notification", "list_received_texts": "ReceivedText"}
    name = names.get(operation.operation_id)
    if name is None:
        return
    schema = V2.document["components"]["schemas"][name]
    for keys in recording.key_sets:
        for key in sorted(set(keys) - set(schema["properties"])):
            yield f"unknown field `{key}` in items of a long list"
        for key in sorted(set(schema["required"]) - set(keys)):
            yield f"missing field `{key}` in items of a long list"


# Requests


def _in_request(recording: Recording, operation: Operation) -> Iterator[str]:
    try:
        errors = [*operation.request_errors(recording.path, recording.query, recording.content)]
    except json.JSONDecodeError:
        yield "accepted although the body is not JSON"
        return
    except RecursionError:
        yield "accepted with a body that is nested too deeply to be looked at"
        return
    for error in errors:
        path = "/".join(map(str, error.absolute_path))
        rule = str(error.validator)
        schema: Any = error.schema
        if rule == "additionalProperties" and isinstance(error.instance, dict):
            known = schema.get("properties", {})
            names = ", ".join(f"`{name}`" for name in error.instance if name not in known)
            yield f"accepted with {names}, which the description does not know"
        else:
            yield f"accepted although `{path or 'the body'}` breaks the rule of its {rule}"


# Wordings


def _errors_in(node: object) -> Iterator[dict[str, str]]:
    """List every error item in the description's examples."""
    for _, each in walk(node):
        if isinstance(each, dict) and isinstance(each.get("errors"), list):
            yield from (item for item in each["errors"] if isinstance(item, dict))


def _wordings(recording: Recording) -> Iterator[tuple[str, str]]:
    if recording.status >= 400:
        for error in recording.errors:
            yield wording(error, _sent(recording))


def wording(error: Mapping[str, Any], sent: Iterable[str] = ()) -> tuple[str, str]:
    """Read kind and message of an error, without what differs from case to case."""
    message = str(error.get("message"))
    for repeated in _REPEATED:
        message = repeated.sub("…", message)
    # What follows is the server's own list of words, which may have been sent as well.
    head, words, tail = message.partition(" is not one of ")
    for value in sorted(sent, key=len, reverse=True):
        head = head.replace(value, "…")
    head = re.sub("…(?:[ ,…]*…)*", "…", _VALUE.sub("…", head))
    return str(error.get("error")), head + words + tail


def _sent(recording: Recording) -> set[str]:
    """List the texts of a request that its refusal may repeat."""
    try:
        body = json.loads(recording.content or b"null")
    except (ValueError, RecursionError):
        body = None
    texts = {str(value) for _, value in walk(body) if not isinstance(value, dict | list)}
    texts |= {value for _, value in recording.query}
    return {text.replace("'", "") for text in texts if len(text) > 5}


DESCRIBED: Final = frozenset(wording(error) for error in _errors_in(V2.document))
"""The wordings of the errors in the description's examples."""
