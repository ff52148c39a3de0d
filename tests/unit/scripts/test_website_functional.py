"""The script that runs the functional tests of Notify's website: what it tells, and its world."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from notify_typed import NotifyClient
from notify_typed.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPTS = Path(__file__).parents[3] / "scripts"
RESULTS = """<testsuites><testsuite tests="4">
<testcase name="test_good"/>
<testcase name="test_bad[sms]"><failure message="another page&#10;more"/></testcase>
<testcase name="test_left_out"><skipped message="not here"/></testcase>
<testcase name="test_inbound_sms_callbacks"><error message="no network"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, Any]]:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return lambda name: runpy.run_path(str(SCRIPTS / name), run_name=name)


def test_each_failure_is_named_with_its_reason(
    load: Callable[[str], dict[str, Any]], tmp_path: Path
) -> None:
    script = load("website_functional.py")
    results = tmp_path / "results.xml"
    results.write_text(RESULTS, encoding="utf-8")
    outcomes = [*script["outcomes_of"](results)]
    first, *others = script["report"](outcomes)
    assert first == "1 of 4 functional tests passed"
    assert others == [
        "  test_bad[sms]: another page",
        "  test_left_out: not here",
        "  test_inbound_sms_callbacks: it reads what was posted from a service on the internet",
    ]
    assert script["has_failed"](outcomes)
    assert not script["has_failed"]([each for each in outcomes if each.reason or not each.problem])
    assert script["has_failed"]([])


def test_the_tests_are_told_of_a_service_that_is_there(
    load: Callable[[str], dict[str, Any]],
) -> None:
    script = load("website_functional_world.py")
    with Sandbox(world=script["functional_world"]("https://www.example.gov.uk")) as sandbox:
        told = script["environment"](sandbox.base_url, "https://www.example.gov.uk", "s", "k")
        with NotifyClient(
            told["FUNCTIONAL_TESTS_SERVICE_API_KEY"], base_url=sandbox.base_url
        ) as client:
            listed = {
                str(template.id): template.type_
                for template in client.get_all_templates().templates
            }
    assert told["FUNCTIONAL_TESTS_SERVICE_ID"] in told["FUNCTIONAL_TESTS_SERVICE_API_TEST_KEY"]
    for name, value in told.items():
        if name.endswith("_TEMPLATE_ID"):
            assert listed[value] == name.split("_")[2].lower()
