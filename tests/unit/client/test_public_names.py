"""The public surface: what can be imported, from where, and how little an import costs."""

from __future__ import annotations

import inspect
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING, get_args

import pytest

import notify_typed
from contract.description import V2
from notify_typed import models
from notify_typed_runtime.types import OpenEnum
from notify_typed_v2 import models as generated

if TYPE_CHECKING:
    from types import ModuleType


def test_the_words_for_type_checkers_are_those_of_the_enums() -> None:
    assert {*get_args(models.StatusWord)} == {*map(str, models.NotificationStatus)}
    assert {*get_args(models.TypeWord)} == {*map(str, models.NotificationType)}


def test_the_public_modules_are_shown_beside_the_names() -> None:
    shown = set(dir(notify_typed)) - set(notify_typed.__all__)
    folder = {each.name for each in pkgutil.iter_modules(notify_typed.__path__)}
    assert shown == {n for n in folder if not n.startswith("_")} - {"pytest_plugin"}
    code = "import notify_typed; print(*[getattr(notify_typed, n) for n in dir(notify_typed)])"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def test_a_module_whose_extra_is_missing_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ModuleNotFoundError(f"{name} needs more libraries")

    monkeypatch.setattr(notify_typed, "import_module", absent)
    with pytest.raises(AttributeError, match="sandbox needs more libraries"):
        notify_typed.__getattr__("sandbox")


@pytest.mark.parametrize("module", [notify_typed, models])
def test_every_public_name_can_be_imported_and_no_other(module: ModuleType) -> None:
    modules = set(getattr(module, "_MODULES", ()))
    assert dir(module) == sorted({*module.__all__, *modules})
    for name in module.__all__:
        assert getattr(module, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'SendSms'"):
        module.SendSms  # noqa: B018 - the access is the test


def test_names_come_from_where_the_checkers_are_told_they_do() -> None:
    source = inspect.getsource(notify_typed)
    for name in set(notify_typed.__all__) - {"__version__"}:
        home = notify_typed._HOMES.get(name, "errors")
        block = source.split("if TYPE_CHECKING:")[1].split("__all__ =")[0]
        imported = block.split(f"from notify_typed.{home} import")[1].split("    from ")[0]
        assert f"{name}" in imported.replace(",", " ").replace("(", " ").split(), name
    assert set(notify_typed._HOMES) < set(notify_typed.__all__)


def test_the_models_are_all_that_notify_answers_and_posts() -> None:
    received = {
        name for name in generated.__all__ if not name.endswith(("Request", "Personalisation"))
    }
    # Parts of requests, and of errors that are told by their class.
    inner = {"FileUpload", "PersonalisationObject", "ErrorResponse", "LegacyErrorResponse"}
    inner |= {"LegacyErrorMessages"}
    absent = {"UNSET", "Unset"}
    words = {"StatusWord", "TypeWord"}
    assert set(models.__all__) == (received - inner) | absent | words
    for name in set(models.__all__) - absent - words:
        assert getattr(models, name) is getattr(generated, name)
    assert isinstance(models.UNSET, models.Unset)


def test_every_enum_of_the_description_is_among_the_models() -> None:
    schemas = V2.document["components"]["schemas"]
    enums = {name for name, schema in schemas.items() if "enum" in schema}
    assert enums
    found = [getattr(models, name) for name in models.__all__]
    classes = [each for each in found if inspect.isclass(each)]
    assert {kind.__name__ for kind in classes if issubclass(kind, OpenEnum)} == enums


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys; {statement}; print(*sys.modules)"
    result = subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = {
        "httpx",
        "jwt",
        "attrs",
        "asyncio",
        "aiohttp",
        "notify_typed_v2",
        "notify_typed._v2.client",
    }
    assert loaded_by("import notify_typed") & heavy == set()


def test_the_blocking_client_does_without_asyncio_and_the_models_it_does_not_use() -> None:
    loaded = loaded_by(
        "from notify_typed import NotifyClient; NotifyClient('-'.join(['a',"
        " '26785a09-ab16-4eb0-8407-a37497a57506',"
        " '3d844edf-8d35-48ac-975b-e847b4f122b0']))"
    )
    assert loaded & {"asyncio", "aiohttp", "notify_typed._v2.async_client"} == set()
    assert not any(name.startswith("notify_typed_v2.models.") for name in loaded)


def test_an_admin_client_loads_nothing_of_the_other_api() -> None:
    loaded = loaded_by(
        "from notify_typed.admin import AdminClient;"
        "admin = AdminClient('http://localhost', secret='s'); admin.services"
    )
    assert "notify_typed_admin" in loaded
    assert not any(name.startswith(("notify_typed_v2", "notify_typed._v2")) for name in loaded)


def test_a_model_loads_without_the_client() -> None:
    assert "notify_typed._v2.client" not in loaded_by(
        "from notify_typed.models import Notification"
    )
    assert "notify_typed.sandbox" not in loaded_by("from notify_typed import AsyncNotifyClient")


def test_star_import_gives_what_is_public() -> None:
    names: dict[str, object] = {}
    exec("from notify_typed import *", names)  # noqa: S102 - a star needs a module of its own
    assert set(names) - {"__builtins__"} == set(notify_typed.__all__)
