"""Everything that Notify does, once, against a sandbox on this machine: `make demo` runs it.

Nothing here can reach a real person. The client is given the address and the key of a sandbox that
this program starts itself on a loopback address; NOTIFY_API_KEY and NOTIFY_BASE_URL of the
environment are not read, whatever they hold, and that key opens nothing anywhere else.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from wsgiref.simple_server import WSGIRequestHandler, make_server

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from notify_typed import Address, BadRequest, InvalidInput, NotifyClient, prepare_upload
from notify_typed.models import DeliveryReceipt, NotificationType, Template
from notify_typed.sandbox import Sandbox
from notify_typed.webhooks import WSGIReceiver

TOKEN = "demo-callback-token"  # noqa: S105 - it opens this program's own receiver, for seconds
PATIENCE = 10.0

console = Console(highlight=False)


class QuietHandler(WSGIRequestHandler):
    """Serves callbacks without a line on the screen for each."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def webhook() -> Iterator[tuple[str, Queue[DeliveryReceipt]]]:
    """Run a receiver of callbacks on a free port; give its address and what it gets."""
    receipts: Queue[DeliveryReceipt] = Queue()
    receiver = WSGIReceiver(tokens=TOKEN, on_delivery_receipt=receipts.put)
    with make_server("127.0.0.1", 0, receiver, handler_class=QuietHandler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", receipts
        finally:
            server.shutdown()


def step(title: str) -> None:
    """Head the next part of the demo."""
    console.print(f"\n[bold cyan]{title}[/]")


def find(templates: list[Template], kind: str, placeholder: str) -> Template:
    """Find a template by its type and one of its placeholders."""
    return next(
        template
        for template in templates
        if template.type_ == kind and placeholder in template.personalisation
    )


def show_templates(notify: NotifyClient) -> list[Template]:
    """Read the templates, and preview one."""
    templates = notify.get_all_templates().templates
    table = Table("Type", "Template", "Version", "Placeholders")
    for template in templates:
        table.add_row(
            template.type_,
            template.name,
            str(template.version),
            ", ".join(template.personalisation),
        )
    console.print(table)
    email = find(templates, "email", "reference")
    preview = notify.post_template_preview(email.id, {"name": "Amala", "reference": "AB-12"})
    console.print(Panel(preview.body, title=f"Preview: {preview.subject}", expand=False))
    return templates


def send_text(notify: NotifyClient, template: Template, receipts: Queue[DeliveryReceipt]) -> None:
    """Send a text message, wait for its status, and take its delivery receipt."""
    sent = notify.send_sms_notification(
        "07700 900456", template.id, {"name": "Amala", "date": "3 December"}, reference="demo-text"
    )
    console.print(f"from {sent.content.from_number}: [italic]{sent.content.body}[/]")
    notification = notify.wait_for_status(sent.id, timeout=PATIENCE, poll_interval=0.1)
    console.print(f"status [green]{notification.status}[/], {_cost(notification.cost_in_pounds)}")
    receipt = receipts.get(timeout=PATIENCE)
    console.print(
        f"delivery receipt on our webhook: [green]{receipt.status}[/] for {receipt.reference}"
    )


def send_email(notify: NotifyClient, template: Template) -> None:
    """Send an email with a file to download."""
    report = prepare_upload(
        b"name,visits\nAmala,3\n", filename="visits.csv", retention_period="4 weeks"
    )
    sent = notify.send_email_notification(
        "amala@example.com",
        template.id,
        {"name": "Amala", "link_to_file": report},
        reference="demo-email",
    )
    console.print(f"from {sent.content.from_email}: [italic]{sent.content.subject}[/]")
    console.print(sent.content.body.strip(), soft_wrap=True)
    notification = notify.wait_for_status(sent.id, timeout=PATIENCE, poll_interval=0.1)
    console.print(f"status [green]{notification.status}[/]")


def send_letters(notify: NotifyClient, template: Template) -> None:
    """Send a letter, fetch its PDF, and send that as a precompiled letter."""
    sent = notify.send_letter_notification(
        template.id,
        {"name": "Amala"},
        reference="demo-letter",
        address=Address("Amala Bird", "123 High Street", "Richmond upon Thames", "SW14 6BF"),
    )
    pdf = notify.wait_for_pdf(sent.id, timeout=PATIENCE, poll_interval=0.1)
    folder = Path(tempfile.mkdtemp(prefix="notify-typed-demo-"))
    (folder / "letter.pdf").write_bytes(pdf)
    notification = notify.wait_for_status(sent.id, timeout=PATIENCE, poll_interval=0.1)
    console.print(
        f"letter: status [green]{notification.status}[/], {_cost(notification.cost_in_pounds)},"
        f" estimated delivery {notification.estimated_delivery:%A %d %B}"
        if notification.estimated_delivery
        else f"letter: status [green]{notification.status}[/]"
    )
    console.print(f"its PDF, {len(pdf):,} bytes: {folder / 'letter.pdf'}", soft_wrap=True)
    precompiled = notify.send_precompiled_letter_notification(
        "demo-precompiled", folder / "letter.pdf", postage="first"
    )
    notification = notify.wait_for_status(precompiled.id, timeout=PATIENCE, poll_interval=0.1)
    console.print(
        f"precompiled letter, {precompiled.postage} class: status [green]{notification.status}[/]"
    )


def show_lists(notify: NotifyClient, template: Template) -> None:
    """Send enough for a second page, and walk through the pages; then the received texts."""
    more = 260
    for number in range(more):
        notify.send_sms_notification(
            "07700 900456", template.id, {"name": f"No {number}", "date": "3 December"}
        )
    walk = notify.get_all_notifications_iterator(template_type=NotificationType.SMS)
    sizes = [len(page.notifications) for page in walk.pages()]
    console.print(f"{sum(sizes)} texts sent, read in pages of {sizes}")
    table = Table("Reference", "Type", "Status")
    for notification in notify.get_all_notifications_iterator():
        if notification.reference:
            table.add_row(notification.reference, notification.type_, notification.status)
    console.print(table)
    for text in notify.get_received_texts_iterator():
        console.print(f"received from {text.user_number}: [italic]{text.content}[/]")


def show_errors(notify: NotifyClient, template: Template) -> None:
    """Show what a bad request looks like, refused by Notify and refused before it leaves."""
    try:
        notify.send_sms_notification("07700 900456", template.id, {"name": "Amala"})
    except BadRequest as error:
        console.print(f"[red]{type(error).__name__}[/]: {error}", soft_wrap=True)
    try:
        notify.get_notification_by_id("../templates")
    except InvalidInput as error:
        console.print(f"[red]{type(error).__name__}[/]: {error}", soft_wrap=True)


def main() -> int:
    """Run all parts."""
    began = time.monotonic()
    with Sandbox() as sandbox, webhook() as (url, receipts):
        console.print(
            f"A sandbox of GOV.UK Notify is listening on [bold]{sandbox.base_url}[/]; nothing of"
            " this demo leaves this machine."
        )
        ignored = [name for name in ("NOTIFY_API_KEY", "NOTIFY_BASE_URL") if name in os.environ]
        if ignored:
            console.print(f"[yellow]{' and '.join(ignored)}: set, and not used here.[/]")
        sandbox.set_callback("delivery_status", url, TOKEN)
        with NotifyClient(sandbox.test_key, base_url=sandbox.base_url) as notify:
            step("Templates")
            templates = show_templates(notify)
            reminder = find(templates, "sms", "date")
            step("A text message")
            send_text(notify, reminder, receipts)
            step("An email with a file")
            send_email(notify, find(templates, "email", "link_to_file"))
            step("A letter, and a precompiled one")
            send_letters(notify, find(templates, "letter", "name"))
            step("Lists")
            show_lists(notify, reminder)
            step("Bad requests")
            show_errors(notify, reminder)
    console.print(f"\nDone in {time.monotonic() - began:.1f} seconds.")
    return 0


def _cost(pounds: float | None) -> str:
    return "cost not known yet" if pounds is None else f"cost £{pounds:.3f}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
    except Empty:
        sys.exit("No delivery receipt came to the webhook.")
