"""The admin clients' public names, and how little an import of the package costs without them."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from admin_world import operations

from notify_typed import NotifyError, admin
from notify_typed.admin import errors, models
from notify_typed_admin import models as generated

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize("module", [admin, models])
def test_every_public_name_can_be_imported_and_no_other(module: ModuleType) -> None:
    assert sorted(module.__all__) == sorted(set(module.__all__))
    for name in module.__all__:
        assert getattr(module, name) is not None
        assert name in dir(module)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        module.Nothing  # noqa: B018 - the access is the test


def homes() -> dict[str, str]:
    """Where the package finds each name."""
    found: dict[str, str] = vars(admin)["_HOMES"]
    return found


def test_names_come_from_where_the_checkers_are_told_they_do() -> None:
    source = inspect.getsource(admin)
    block = source.split("if TYPE_CHECKING:")[1].split("__all__ =")[0]
    for name, home in homes().items():
        imported = block.split(f"from notify_typed.admin.{home} import")[1].split("    from ")[0]
        assert name in imported.replace(",", " ").replace("(", " ").split(), name
    assert set(homes()) == set(admin.__all__)


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_the_package_and_its_clients_load_nothing_of_the_admin_api() -> None:
    loaded = loaded_by("import notify_typed; from notify_typed import NotifyClient")
    assert not any(name.startswith(("notify_typed.admin", "notify_typed_admin")) for name in loaded)


def test_the_clients_load_nothing_of_the_other_api() -> None:
    loaded = loaded_by("from notify_typed.admin import AdminClient, AsyncAdminClient")
    loaded |= loaded_by(
        "from notify_typed.admin import AdminClient as C; C('http://[::1]', secret='s').services"
    )
    assert not any(name.startswith("notify_typed_v2") for name in loaded)


def test_a_group_loads_when_it_is_first_used() -> None:
    made = "from notify_typed.admin import AdminClient; c = AdminClient('http://[::1]', secret='s')"
    loaded = loaded_by(made)
    assert not any(name.startswith("notify_typed_admin.api.") for name in loaded)
    assert loaded & {"asyncio", "aiohttp", "redis", "notify_typed.admin.caching"} == set()
    loaded = loaded_by(f"{made}; c.guest_list")
    assert "notify_typed_admin.api.guest_list" in loaded
    assert "notify_typed_admin.api.users" not in loaded


INNER = """
    BrandingName ComplaintPage CreatedRequestToJoin EmailBrandingData EmailBrandingPool
    LetterBrandingPool ProviderList
    CreatedUnsubscribeReport DataRetentionResult EmptyObject FieldMessages
    FieldMessagesByPosition FreeSmsFragmentLimit InboundSmsPage JobNotificationPage JobPage
    LastUsed MemberPermission MonthlyTemplateUsages NestedFieldMessages NotificationCount
    NotificationForCsvPage NotificationPage NotificationSearchResult
    OrganisationListItemEnvelope OrganisationPermission PageAddresses PageFlags PreviewValues
    ServiceNotificationCount SubmittedReturnedLetters UnsubscribeError UnsubscribeErrorMessage
    UnsubscribeResult UpdatedFreeSmsFragmentLimit UploadPage UploadedLetterPage
    UserListEnvelopeOfOrganisation ValidationDetail Verification
"""


def test_the_models_are_all_that_methods_give_and_what_these_hold() -> None:
    received = {
        name
        for name in generated.__all__
        if not name.endswith(("Request", "Envelope")) and not name.startswith("Error")
    }
    # Envelopes and pages are taken apart, and parts of requests are made of arguments.
    assert set(models.__all__) == (received - set(INNER.split()))
    for name in models.__all__:
        assert getattr(models, name) is getattr(generated, name)


def test_the_errors_of_the_room_stand_in_one_tree() -> None:
    assert all(issubclass(getattr(errors, name), NotifyError) for name in errors.__all__)


def test_operations_are_named_as_methods() -> None:
    assert all(name.isidentifier() and name.islower() for name, *_ in operations())
