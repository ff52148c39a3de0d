"""Checks the rows of a spreadsheet, and makes messages of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from notify_typed._rules.address import AddressError, PostalAddress, parse_address
from notify_typed._rules.columns import Problem
from notify_typed._rules.email import EmailAddress, EmailError
from notify_typed._rules.phone import PhoneError, PhoneNumber, parse_phone_number
from notify_typed._rules.placeholders import key
from notify_typed.sandbox._description.formats import email_address
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._service import files
from notify_typed.sandbox._service.acceptance import check_content, new_message
from notify_typed.sandbox._service.composition import (
    check_email_length,
    check_text_length,
    make_email,
    make_text,
)
from notify_typed.sandbox._service.letters import make_letter
from notify_typed.sandbox._service.links import unsubscribe_link
from notify_typed.sandbox._service.permissions import TRIAL_MODE, check_number, normalise
from notify_typed.sandbox._world.content import names, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed._rules.columns import Row
    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._service.acceptance import Origin
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.content import Content
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion

_MISSING = "missing"


class RowRefused(Exception):
    """A row that cannot become a message.

    Args:
        problems: Why.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row that passed its checks.

    Attributes:
        recipient: Who gets it.
        values: The values for the template, by the names that it has for them.
        content: The text.
        stored: The personalisation to keep, where it is not the values.
    """

    recipient: PhoneNumber | EmailAddress | PostalAddress = field(repr=False)
    values: Mapping[str, JsonValue] = field(repr=False)
    content: Content = field(repr=False)
    stored: Mapping[str, JsonValue] | None = field(default=None, repr=False)

    @property
    def is_foreign(self) -> bool:
        """Whether it is a text to another country."""
        return isinstance(self.recipient, PhoneNumber) and self.recipient.is_foreign


class Rows:
    """The checks that the rows of one spreadsheet have in common.

    Args:
        service: Who sends.
        template: The template to send.
        version: The template's version that is sent.
    """

    def __init__(self, service: Service, template: Template, version: TemplateVersion) -> None:
        self.service = service
        self.template = template
        self.version = version
        taken = {key(file.filename) for file in version.files}
        needed = names(template.type, version, service)
        self.names = [name for name in needed if key(name) not in taken]
        # Memberships at a spreadsheet send to their team in trial mode; the guest list is for keys.
        self._team = (
            frozenset(map(normalise, service.team_recipients)) if service.restricted else None
        )

    def prepare(self, row: Row) -> Prepared:
        """Check a row.

        Raises:
            RowRefused: It cannot become a message.
        """
        problems = [Problem(row.number + 2, name, _MISSING) for name in row.absent]
        try:
            recipient = self._recipient(row)
        except _RecipientRefused as refusal:
            problems.append(Problem(row.number + 2, refusal.column, refusal.message))
            raise RowRefused(problems) from None
        if problems:
            raise RowRefused(problems)
        values = cast("dict[str, JsonValue]", row.values)  # as lists of texts are JSON too
        if self.template.type == "letter":
            values = {**values, **row.recipient}
        try:
            content = self._content(values)
        except ApiError as refusal:
            message = str(refusal.errors[0]["message"])
            raise RowRefused([Problem(row.number + 2, None, message)]) from None
        stored = {key(name): cell for name, cell in {**values, **row.recipient}.items()}
        return Prepared(recipient, values, content, stored)

    def _recipient(self, row: Row) -> PhoneNumber | EmailAddress | PostalAddress:
        if self.template.type == "letter":
            return self._address(row)
        column, text = next(iter(row.recipient.items()), ("", ""))
        if not text:
            raise _RecipientRefused(column, _MISSING)
        recipient: PhoneNumber | EmailAddress
        try:
            if self.template.type == "sms":
                recipient = parse_phone_number(text)
                check_number(self.service, recipient)
            else:
                recipient = email_address(text)
        except (PhoneError, EmailError) as problem:
            raise _RecipientRefused(column, problem.message) from None
        except ApiError as refusal:
            raise _RecipientRefused(column, str(refusal.errors[0]["message"])) from None
        if self._team is not None and recipient.normalised not in self._team:
            raise _RecipientRefused(column, TRIAL_MODE)
        return recipient

    def _address(self, row: Row) -> PostalAddress:
        is_international = "international_letters" in self.service.permissions
        try:
            address = parse_address(row.recipient, allow_international=is_international)
        except AddressError as problem:
            raise _RecipientRefused(None, problem.message) from None
        if self._team is not None:
            raise _RecipientRefused(None, TRIAL_MODE)
        return address

    def _content(self, values: Mapping[str, JsonValue]) -> Content:
        filled = files.with_names(values, self.version)
        content = check_content(self.template, self.version, self.service, filled)
        if self.template.type == "sms":
            check_text_length(content)
        elif self.template.type == "email":
            check_email_length(content)
        return content


class _RecipientRefused(Exception):
    def __init__(self, column: str | None, message: str) -> None:
        super().__init__()
        self.column = column
        self.message = message


def compose(
    state: State,
    caller: Caller,
    template: Template,
    version: TemplateVersion,
    prepared: Prepared,
    *,
    created_at: int,
    sender: str | None,
    base: str,
    origin: Origin,
    reference: str | None = None,
) -> Notification:
    """Make a message of a row, or of a message sent by hand.

    Args:
        state: The sandbox.
        caller: Who sends.
        template: The template.
        version: The template's version.
        prepared: The recipient and the content, which passed their checks.
        created_at: When it is accepted.
        sender: The sender or the reply-to address.
        base: The scheme and host that addresses for unsubscribing and of files begin with.
        origin: The person or the job behind it.
        reference: The sender's own name for it.

    Raises:
        AccidentalError: A file of the template is not there.
    """
    recipient = prepared.recipient
    content = prepared.content
    stored = prepared.values if prepared.stored is None else prepared.stored
    if isinstance(recipient, EmailAddress) and version.files:
        links = files.linked(state, caller.service, version, base, recipient.normalised)
        content = render(template.type, version, {**prepared.values, **links}, caller.service.rules)
        stored = {**stored, **links}
    message = new_message(
        caller,
        template,
        content,
        stored,
        created_at=created_at,
        sender=sender,
        reference=reference,
        origin=origin,
    )
    speed, service = state.speed, caller.service
    if isinstance(recipient, PhoneNumber):
        make_text(speed, service, message, recipient, prepared.content.body)
    elif isinstance(recipient, EmailAddress):
        link = (
            unsubscribe_link(state, base, message.id, recipient.raw)
            if version.has_unsubscribe_link
            else None
        )
        make_email(speed, message, recipient, link)
    else:
        make_letter(speed, version, message, recipient, prepared.values)
    return message
