"""The worked examples, run as a reader would run them."""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

EXAMPLES = Path(__file__).parents[3] / "examples" / "webhooks"
TOKENS = ("the-old-token-1234", "the-new-token-5678")
Post = Callable[[str, bytes, str | None], int]


def load(name: str) -> ModuleType:
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # Django looks its URLs up by the module's name
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NOTIFY_CALLBACK_TOKENS", "\n".join(TOKENS))
        patch.setenv("DJANGO_SECRET_KEY", "only-for-this-test")
        yield


@pytest.fixture(scope="module", params=["fastapi_app", "flask_app", "django_app"])
def example(request: pytest.FixtureRequest, environment: None) -> ModuleType:  # noqa: ARG001 (for its effect)
    return load(request.param)


@pytest.fixture
def post(example: ModuleType) -> Post:
    return {"fastapi_app": post_fastapi, "flask_app": post_flask, "django_app": post_django}[
        example.__name__
    ](example)


def post_fastapi(example: ModuleType) -> Post:
    async def send(content: bytes, headers: dict[str, str]) -> int:
        transport = httpx.ASGITransport(app=example.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            # The application's other routes go on as before.
            assert (await client.get("/receipts")).json() == {"receipts": len(example.receipts)}
            answer = await client.post("/notify/callbacks", content=content, headers=headers)
            return answer.status_code

    return lambda _, content, token: asyncio.run(send(content, authorization(token)))


def post_flask(example: ModuleType) -> Post:
    client = example.app.test_client()

    def send(_: str, content: bytes, token: str | None) -> int:
        assert client.get("/receipts").json == {"receipts": len(example.receipts)}
        answer = client.post("/notify/callbacks", data=content, headers=authorization(token))
        status: int = answer.status_code
        return status

    return send


def post_django(_: ModuleType) -> Post:
    from django.test import Client  # noqa: PLC0415 (needs the example's settings)

    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")

    def send(kind: str, content: bytes, token: str | None) -> int:
        answer = client.post(
            f"/notify/{kind}s", content, "application/json", headers=authorization(token)
        )
        status: int = answer.status_code
        return status

    return send


def authorization(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}


def test_each_callback_is_kept_once_however_often_it_comes(
    example: ModuleType, post: Post, bodies: Any
) -> None:
    for kind, body in bodies.items():
        for token in TOKENS:
            assert post(kind, json.dumps(body).encode(), token) == 204
    assert [receipt.to for receipt in example.receipts.values()] == [bodies["receipt"]["to"]]
    assert list(example.texts) == [bodies["text"]["id"]]
    assert list(example.letters) == [bodies["letter"]["notification_id"]]


@pytest.mark.parametrize("token", [None, "wrong"])
def test_a_stranger_is_refused(post: Post, token: str | None, receipt_body: Any) -> None:
    assert post("receipt", json.dumps(receipt_body).encode(), token) == 401


@pytest.mark.parametrize("content", [b" ", b"\xff", b"[]", b'{"id": 5}'])
def test_anything_but_a_callback_is_refused(post: Post, content: bytes) -> None:
    assert post("receipt", content, TOKENS[0]) == 400
