"""What notify-typed does, against a sandbox on this machine: `make demo` runs it.

Each line of Python is shown as it is run, with what it gives. Nothing here can reach a real person:
the client is given the address and the key of a sandbox that this program starts itself on a
loopback address. NOTIFY_API_KEY and NOTIFY_BASE_URL of the environment are not read, and that key
opens nothing anywhere else.
"""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from typing import Any

from rich.console import Console
from rich.syntax import Syntax

from notify_typed import (
    Address,
    BadRequest,
    NotifyClient,
    OutcomeUnknown,
    RetryPolicy,
    prepare_upload,
)
from notify_typed.sandbox import Sandbox, faults
from notify_typed.testing import CallbackReceiver

WIDEST = 80
NO_WAIT = RetryPolicy(base_delay=0, reconcile_window=0)

console = Console(highlight=False, width=WIDEST)


class Shown:
    """Runs lines of Python and shows each with what it gives.

    Args:
        **names: What the lines can use.
    """

    def __init__(self, **names: object) -> None:
        self._names: dict[str, Any] = dict(names)

    def title(self, text: str) -> None:
        """Head the next part."""
        console.print(f"\n[bold cyan]{text}[/]")

    def run(self, code: str) -> None:
        """Run some lines; the value of the last one, if it has one, is shown."""
        prompted = ">>> " + code.replace("\n", "\n... ")
        console.print(Syntax(prompted, "pycon", theme="ansi_dark", background_color="default"))
        try:
            *lines, last = code.split("\n")
            if lines or " = " in last.partition("(")[0]:
                exec(code, self._names)  # noqa: S102 - this program's own lines
                return
            value = eval(last, self._names)  # noqa: S307 - likewise
        except (BadRequest, OutcomeUnknown) as error:
            console.print(f"[red]{type(error).__name__}[/]: {error.message}", soft_wrap=False)
        else:
            if value is not None:
                console.print(f"[green]{value}[/]", soft_wrap=False)


def main(arguments: list[str]) -> int:
    """Run all parts."""
    parser = argparse.ArgumentParser(description="Show what notify-typed does.")
    parser.add_argument(
        "--open", action="store_true", help="open the outbox in a browser, and wait for Enter"
    )
    wanted = parser.parse_args(arguments)
    with Sandbox(outcomes="immediate") as sandbox, CallbackReceiver() as receiver:
        console.print(f"A Notify of this machine's own: {sandbox.base_url}")
        console.print(f"Its outbox, in a browser:       [bold]{sandbox.base_url}/outbox[/]")
        ignored = [name for name in ("NOTIFY_API_KEY", "NOTIFY_BASE_URL") if name in os.environ]
        if ignored:
            console.print(f"[yellow]Set, and not used here: {' and '.join(ignored)}[/]")
        sandbox.set_callback("delivery_status", receiver.url, receiver.token)
        with NotifyClient(sandbox.test_key, base_url=sandbox.base_url, retries=NO_WAIT) as notify:
            templates = {
                (each.type_.value, *each.personalisation): each.id
                for each in notify.get_all_templates().templates
            }
            shown = Shown(
                notify=notify,
                sandbox=sandbox,
                receiver=receiver,
                faults=faults,
                prepare_upload=prepare_upload,
                text=templates["sms", "name", "date"],
                Address=Address,
                letter=next(id_ for key, id_ in templates.items() if key[0] == "letter"),
                email=next(id_ for key, id_ in templates.items() if "link_to_file" in key),
            )
            tell(shown)
        if wanted.open:
            webbrowser.open(f"{sandbox.base_url}/outbox")
            console.print("\nThe outbox is open. Press Enter to end.")
            sys.stdin.readline()
    console.print("""
Nothing is left of it. What to try next:
  make demo ARGS=--open       the same, with the outbox in your browser
  notify-typed sandbox        a sandbox for any program, in any language
  docs/tutorial.md            ten minutes, with a test of your own""")
    return 0


def tell(shown: Shown) -> None:
    """Show a text, a mistake, a file and an answer that is lost."""
    shown.title("A text, and what becomes of it")
    shown.run(
        "sent = notify.send_sms_notification(\n"
        '    "07700 900456", text, {"name": "Amala", "date": "3 December"})'
    )
    shown.run("sent.content.body")
    shown.run("notify.wait_for_status(sent.id).status")
    shown.run("receiver.wait_for(1)[0].status  # what the callback says")
    shown.title("A mistake is refused in Notify's own words")
    shown.run('notify.send_sms_notification("07700 900456", text, {"name": "Amala"})')
    shown.title("An email with a file, and a letter as it will be printed")
    shown.run('file = prepare_upload(b"name,visits\\nAmala,3\\n", "visits.csv")')
    shown.run(
        "mail = notify.send_email_notification(\n"
        '    "amala@example.com", email, {"name": "Amala", "link_to_file": file})'
    )
    shown.run("mail.content.subject")
    shown.run('home = Address("Amala Bird", "123 High Street", "SW14 6BF")')
    shown.run(
        'posted = notify.send_letter_notification(\n    letter, {"name": "Amala"}, address=home)'
    )
    shown.run("notify.wait_for_pdf(posted.id)[:8]")
    shown.title("The message went out, and its answer was lost")
    shown.run("sandbox.fail_next(1, faults.ResetAfterCommit)")
    shown.run('values = {"name": "Bo", "date": "4 December"}')
    shown.run('notify.send_sms_notification("07700 900457", text, values, "case-1")')
    shown.title("Its reference finds it, so nobody need send it again")
    shown.run('notify.get_all_notifications(reference="case-1").notifications[0].status')
    shown.title("Or let the client look: it is not sent twice")
    shown.run("sandbox.fail_next(1, faults.ResetAfterCommit)")
    shown.run(
        'again = notify.with_options(on_unknown="reconcile").send_sms_notification(\n'
        '    "07700 900457", text, values, "case-2")'
    )
    shown.run('again.reference, len(sandbox.messages(reference="case-2"))')


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
