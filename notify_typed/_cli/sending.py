"""Sends one message, or shows what would be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from notify_typed._cli.outcomes import Failure, Refused, WrongUse, failure_of
from notify_typed._cli.safety import Leaving, ask_before_sending
from notify_typed._cli.templates import advice, find_template, placeholders, plain_name
from notify_typed._cli.text import count
from notify_typed._cli.values import attached, read_bytes, values_from, weeks
from notify_typed._rules.costs import LETTER_RATES, sms_cost
from notify_typed._rules.sms import sms_fragments
from notify_typed.errors import BadRequest, OutcomeUnknown
from notify_typed.files import read_pdf
from notify_typed.letters import Address, letter_personalisation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from notify_typed import NotifyClient
    from notify_typed._cli.output import Item
    from notify_typed._cli.session import Session
    from notify_typed.models import (
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        TemplatePreview,
        TypeWord,
    )

__all__ = ["send_email", "send_letter", "send_precompiled", "send_sms"]

_FIELDS: Final = ("id", "reference", "from_number", "from_email", "subject", "body")
_WORDS: Final = {"sms": "text message", "email": "email", "letter": "letter"}


@frozen
class _Message:
    """A message that is ready to be sent.

    Attributes:
        kind: Its type.
        recipients: Whom to.
        template_id: Its template.
        values: What that is filled in with.
        send: Sends it.
    """

    kind: TypeWord
    recipients: Sequence[str]
    template_id: UUID
    values: dict[str, Any]
    send: Callable[[NotifyClient], SentSms | SentEmail | SentLetter]


def send_sms(
    session: Session,
    number: str,
    *,
    template: str,
    pairs: Sequence[str],
    personalisation: str | None,
    sender: str | None,
    **options: Any,  # noqa: ANN401 - see `_Care`
) -> None:
    """Send a text message."""
    care = _Care(**options)
    values = values_from(pairs, personalisation)
    template_id = find_template(session.notify, template, "sms")

    def send(notify: NotifyClient) -> SentSms:
        return notify.send_sms_notification(
            number, template_id, values, care.reference, sms_sender_id=sender
        )

    _dispatch(session, _Message("sms", [number], template_id, values, send), care)


def send_email(
    session: Session,
    address: str,
    *,
    template: str,
    pairs: Sequence[str],
    personalisation: str | None,
    files: Sequence[str],
    retention: str | None,
    confirm_email: bool | None,
    reply_to: str | None,
    unsubscribe_url: str | None,
    sanitise: Sequence[str],
    **options: Any,  # noqa: ANN401 - see `_Care`
) -> None:
    """Send an email."""
    care = _Care(**options)
    values = values_from(pairs, personalisation) | attached(
        files, retention=weeks(retention), confirm_email=confirm_email
    )
    if not files and (retention is not None or confirm_email is not None):
        raise WrongUse("--retention and --confirm-email need a --file.")
    template_id = find_template(session.notify, template, "email")

    def send(notify: NotifyClient) -> SentEmail:
        return notify.send_email_notification(
            address,
            template_id,
            values,
            care.reference,
            reply_to,
            one_click_unsubscribe_url=unsubscribe_url,
            sanitise_content_for=sanitise or None,
        )

    _dispatch(session, _Message("email", [address], template_id, values, send), care)


def send_letter(
    session: Session,
    *,
    template: str,
    pairs: Sequence[str],
    personalisation: str | None,
    lines: Sequence[str],
    **options: Any,  # noqa: ANN401 - see `_Care`
) -> None:
    """Send a letter from a template."""
    care = _Care(**options)
    address = Address(*lines) if lines else None
    given = values_from(pairs, personalisation)
    values = letter_personalisation(given, address)
    template_id = find_template(session.notify, template, "letter")

    def send(notify: NotifyClient) -> SentLetter:
        return notify.send_letter_notification(template_id, given, care.reference, address=address)

    first = str(values.get("address_line_1", ""))
    message = _Message("letter", [first], template_id, values, send)
    _dispatch(session, message, care)


def send_precompiled(
    session: Session,
    file: str,
    *,
    postage: str | None,
    **options: Any,  # noqa: ANN401 - see `_Care`
) -> None:
    """Send a letter that is a finished PDF."""
    care = _Care(**options)
    reference = care.reference
    if not reference:
        raise WrongUse("a finished PDF must have a --reference: nothing else names the letter.")
    content = read_bytes(file)
    if care.dry_run:
        pages = read_pdf(content)
        session.output.done(
            f"The file can be sent: {count(len(pages), 'byte')}. Notify looks at its pages later."
            " Nothing was sent.",
            {"reference": reference, "bytes": len(pages), "sent": False},
        )
        return
    cost = f"from £{LETTER_RATES[postage or 'second'][1]:.2f}"
    leaving = Leaving("1 letter, a finished PDF", [reference], cost=cost)
    ask_before_sending(session, lambda: leaving, yes=care.yes)

    def send(notify: NotifyClient) -> SentPrecompiledLetter:
        return notify.send_precompiled_letter_notification(reference, content, postage)

    sent = _sent(session, send, care)
    session.output.one(sent.to_dict())


@frozen
class _Care:
    """How care to be; see the options of the commands."""

    reference: str | None
    reconcile: bool
    dry_run: bool
    yes: bool

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot work.

        Raises:
            Failure: A message without a reference cannot be found again.
        """
        if self.reconcile and self.reference is None:
            raise WrongUse("--reconcile needs a --reference, to look the message up by.")


def _dispatch(session: Session, message: _Message, care: _Care) -> None:
    notify = session.notify
    try:
        if care.dry_run:
            _show(session, message)
            return

        def leaving() -> Leaving:
            return _leaving(
                message, notify.post_template_preview(message.template_id, message.values)
            )

        ask_before_sending(session, leaving, yes=care.yes)
        sent = _sent(session, message.send, care)
    except BadRequest as error:
        failure = failure_of(error)
        said = failure.message + advice(notify, error, message.template_id, message.values)
        raise Failure(said, failure.outcome, facts=failure.facts) from None
    item = sent.to_dict()
    content: dict[str, object] = item.get("content") or {}
    shown = {"id": item["id"], "reference": item.get("reference"), **content}
    session.output.one(item, fields=_FIELDS, shown=shown)


def _sent(session: Session, send: Callable[[NotifyClient], Any], care: _Care) -> Any:  # noqa: ANN401 - one of four
    notify = session.notify
    if care.reconcile:
        notify = notify.with_options(on_unknown="reconcile")
    try:
        with session.output.progress("Sending"):
            sent = send(notify)
    except OutcomeUnknown as error:
        failure = failure_of(error)
        look = (
            "notify-typed list"
            if care.reference is None
            else f"notify-typed show --reference {care.reference!r}"
        )
        raise Failure(
            f"{failure.message} Look with: {look}", failure.outcome, facts=failure.facts
        ) from None
    session.flight.sent(sent.id)
    return sent


def _show(session: Session, message: _Message) -> None:
    """Show a message filled in, as Notify would send it.

    Raises:
        Failure: The template is of another type.
    """
    preview = session.notify.post_template_preview(message.template_id, message.values)
    kind = str(preview.type_)
    if kind != message.kind:
        raise Refused(
            f"the template is for {_WORDS.get(kind, kind)}s; use: notify-typed send {kind}. Nothing"
            " was sent."
        )
    known = {*map(plain_name, placeholders(session.notify.get_template(message.template_id)))}
    for name in message.values:
        plain = plain_name(name)
        if plain not in known and not plain.startswith("addressline") and plain != "postcode":
            session.output.note(f"The template does not have a placeholder {name!r}.")
    item = preview.to_dict()
    shown: Item = {
        "subject": item["subject"],
        "body": item["body"],
        "cost": _cost(message, preview),
    }
    session.output.one(item, shown=shown)
    session.output.note("Nothing was sent.")


def _leaving(message: _Message, preview: TemplatePreview) -> Leaving:
    return Leaving(
        f"1 {_WORDS[message.kind]}",
        message.recipients,
        template=str(message.template_id),
        cost=_cost(message, preview),
    )


def _cost(message: _Message, preview: TemplatePreview) -> str | None:
    """Say what a message costs, as far as its text tells; a free allowance may cover it."""
    if message.kind == "sms":
        fragments = sms_fragments(preview.body)
        [number] = message.recipients
        pounds = sms_cost(fragments, _multiplier(number))
        return f"about £{pounds:.3f}, for {count(fragments, 'fragment')}"
    if message.kind == "letter":
        postage = str(preview.postage or "second")
        return f"from £{LETTER_RATES.get(postage, LETTER_RATES['second'])[1]:.2f}, {postage} class"
    return None


def _multiplier(number: str) -> int:
    try:
        from notify_typed._rules.phone import PhoneError, parse_phone_number  # noqa: PLC0415 - its library may lack
    except ImportError:
        return 1
    try:
        return parse_phone_number(number).multiplier
    except PhoneError:
        return 1
