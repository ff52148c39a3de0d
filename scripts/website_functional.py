"""Run the functional tests of Notify's own website, on a sandbox.

    python scripts/website_functional.py CHECKOUT TESTS [--python PATH] [--tests-python PATH]

CHECKOUT is alphagov's notifications-admin, TESTS its notifications-functional-tests, both built as
the guide says. It fails if a test fails, apart from those that need something outside of both.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from website_functional_world import PASSWORD, USERS, environment, functional_world
from website_running import BUILD, URL, Watch, WebsiteProcess, add_checkout, python_of

from contract.admin.admin_api import AdminApi
from contract.engine.proxy import Proxy
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID, NOTIFY_USER_ID
from notify_typed.sandbox._website.environment import DEVELOPMENT_SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS: Final = (
    "tests/notifications/functional_tests",
    "tests/document_download/functional_tests",
)
BEYOND: Final = {
    "test_inbound_sms_callbacks": "it reads what was posted from a service on the internet",
    "test_add_letter_attachment_then_send_letter_then_delete_attachment": (
        "it looks for a line of text in a PDF, which Notify rewrites and the sandbox keeps as it is"
    ),
}
"""Tests that cannot pass here, and why."""


@dataclass(frozen=True)
class Outcome:
    """What became of one test.

    Attributes:
        name: The test.
        problem: Why it failed; None if it passed.
    """

    name: str
    problem: str | None

    @property
    def reason(self) -> str | None:
        """Why it cannot pass here, if it cannot."""
        return BEYOND.get(self.name.partition("[")[0])


def main() -> int:
    """Do as the arguments say and return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    add_checkout(parser)
    parser.add_argument("tests", type=Path, help="a built clone of notifications-functional-tests")
    parser.add_argument("--tests-python", type=Path, help="its Python; TESTS/venv/bin/python")
    parser.add_argument("--only", default="", help="an expression that picks tests by their names")
    given = parser.parse_args()
    python = python_of(parser, given.checkout, given.python)
    runner = given.tests_python or given.tests / "venv" / "bin" / "python"
    if not (given.tests / "config.py").exists() or not runner.exists():
        parser.error(f"{given.tests} is not a built clone of notifications-functional-tests")
    watch = Watch()
    with (
        Sandbox(
            world=functional_world(URL), admin_secret=DEVELOPMENT_SECRET, website=URL
        ) as sandbox,
        AdminApi(sandbox.base_url, DEVELOPMENT_SECRET) as api,
        Proxy(sandbox.base_url, watch) as proxy,
        WebsiteProcess(given.checkout, python, proxy.base_url, "website-functional.log"),
    ):
        settings = environment(proxy.base_url, URL, DEVELOPMENT_SECRET, prepared(api))
        outcomes = [*run(given.tests, runner, settings, given.only)]
    print(*watch.report(), *report(outcomes), sep="\n")
    return int(has_failed(outcomes))


def prepared(api: AdminApi) -> str:
    """Give people their passwords, and return a key of Notify's own service."""
    for user in USERS.values():
        api.done("POST", f"/user/{user['id']}/update-password", {"_password": PASSWORD})
    body = {"name": "govuk_notify", "key_type": "normal", "created_by": NOTIFY_USER_ID}
    secret = api.done("POST", f"/service/{NOTIFY_SERVICE_ID}/api-key", body)
    return f"govuk_notify-{NOTIFY_SERVICE_ID}-{secret}"


def run(tests: Path, python: Path, settings: dict[str, str], only: str) -> Iterator[Outcome]:
    """Run all tests, and give what became of each."""
    for folder in ("logs", "screenshots"):
        (tests / folder).mkdir(exist_ok=True)
    # Each on its own: the person whom a run registers belongs to one file.
    files = [file for part in PARTS for file in sorted((tests / part).glob("test_*.py"))]
    for file in files:
        results = BUILD / f"website-{file.stem}.xml"
        results.unlink(missing_ok=True)
        # Their own settings end the run with the first failure.
        command = [str(python), "-m", "pytest", "-o", "addopts=", "-v", "--tb=short", "-k", only]
        subprocess.run(  # noqa: S603 - as the caller said
            [*command, f"--junitxml={results}", str(file.relative_to(tests))],
            cwd=tests,
            env={**os.environ, **settings},
            check=False,
        )
        if results.exists():
            yield from outcomes_of(results)


def outcomes_of(results: Path) -> Iterator[Outcome]:
    """Read what became of tests from pytest's report."""
    for case in ET.parse(results).iter("testcase"):  # noqa: S314 - pytest has just written it
        problems = [each for each in case if each.tag in {"failure", "error", "skipped"}]
        said = next((each.get("message", "").partition("\n")[0] for each in problems), None)
        yield Outcome(case.get("name", ""), said)


def has_failed(outcomes: list[Outcome]) -> bool:
    """Return whether a test failed that can pass, or none was run."""
    return not outcomes or any(each.problem and not each.reason for each in outcomes)


def report(outcomes: list[Outcome]) -> Iterator[str]:
    """Say what became of the tests."""
    passed = [each for each in outcomes if each.problem is None]
    yield f"{len(passed)} of {len(outcomes)} functional tests passed"
    for each in outcomes:
        if each.problem is not None:
            yield f"  {each.name}: {each.reason or each.problem}"


if __name__ == "__main__":
    sys.exit(main())
