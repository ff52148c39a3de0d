"""The admin clients as such: raw answers, closing, and what is shared."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from admin_world import BASE_URL, SECRET, SERVICE, Admin, Server, example

from notify_typed import ClientClosed, InvalidInput, Response
from notify_typed.admin import AdminClient, AsyncAdminClient, models
from notify_typed.admin.caching import MemoryStore, RequestCache

if TYPE_CHECKING:
    from admin_world import Connect


def raw(admin: Admin, *args: Any) -> Any:
    """The raw answer of a call, by either client."""
    result = admin.client.with_raw_response(*args)
    return result if admin.kind == "sync" else admin._runner.run(result)


@pytest.mark.parametrize("cached", [False, True])
def test_a_result_can_be_had_with_its_answer(connect: Connect, cached: bool) -> None:  # noqa: FBT001
    cache = RequestCache(MemoryStore()) if cached else None
    admin, _ = connect(example("get_service"), cache=cache)
    answer = raw(admin, admin.client.services.get_service, SERVICE)
    assert isinstance(answer, Response)
    assert isinstance(answer.parsed, models.Service)
    assert answer.http_response.status_code == 200


def test_what_a_cache_had_has_no_answer(connect: Connect) -> None:
    admin, _ = connect(example("get_service"), cache=RequestCache(MemoryStore()))
    admin("services.get_service", SERVICE)
    with pytest.raises(InvalidInput, match="made no request"):
        raw(admin, admin.client.services.get_service, SERVICE)


@pytest.mark.parametrize("kind", [AdminClient, AsyncAdminClient])
def test_a_group_is_made_once_for_each_client(kind: type[AdminClient | AsyncAdminClient]) -> None:
    client = kind(BASE_URL, secret=SECRET)
    assert client.services is client.services
    other = client.acting_as(SERVICE)
    assert other.services is not client.services
    assert SERVICE in repr(other.services)
    assert repr(client.services) == f"<{type(client.services).__name__} of {client!r}>"
    assert SECRET not in repr(client.services)


def test_a_closed_client_says_so() -> None:
    client = AdminClient(BASE_URL, secret=SECRET)
    services = client.acting_as(SERVICE).services
    client.close()
    with pytest.raises(ClientClosed):
        services.get_service(SERVICE)

    async def awaited() -> None:
        async with AsyncAdminClient(BASE_URL, secret=SECRET) as other:
            kept = other.users
        with pytest.raises(ClientClosed):
            await kept.get_user(SERVICE)

    asyncio.run(awaited())


def test_the_callers_httpx_client_stays_open() -> None:
    server = Server.of(example("get_service"))
    with httpx.Client(transport=httpx.MockTransport(server)) as mine:
        with AdminClient(BASE_URL, secret=SECRET, http_client=mine) as client:
            client.services.get_service(SERVICE)
        assert not mine.is_closed


def test_a_path_in_front_of_the_api_is_kept(connect: Connect) -> None:
    admin, server = connect(example("get_service"), base_url="https://gateway.example/admin/")
    admin("services.get_service", SERVICE)
    assert server.requests[0].url == f"https://gateway.example/admin/service/{SERVICE}"


def test_many_calls_at_once_each_get_their_own_answer() -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        service = request.url.path.rpartition("/")[2]
        body = example("get_service").json()
        body["data"]["id"] = service
        return httpx.Response(200, json=body)

    ids = [SERVICE[:-2] + f"{number:02d}" for number in range(20)]

    async def gathered() -> list[models.Service]:
        http_client = httpx.AsyncClient(transport=httpx.MockTransport(echo))
        async with AsyncAdminClient(BASE_URL, secret=SECRET, http_client=http_client) as client:
            return await asyncio.gather(*(client.services.get_service(each) for each in ids))

    assert [str(each.id) for each in asyncio.run(gathered())] == ids
