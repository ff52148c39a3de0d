"""The receiver for tests takes what carries its token, answers as told, and ends with the test."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from patience import HANG

from notify_typed.testing import CallbackReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def receiver() -> Iterator[CallbackReceiver]:
    with CallbackReceiver() as made:
        yield made


def post(receiver: CallbackReceiver, body: object, token: str | None = None) -> int:
    headers = {"Authorization": f"Bearer {token or receiver.token}"}
    with httpx.Client(trust_env=False) as http:
        return http.post(receiver.url, json=body, headers=headers).status_code


def test_every_kind_of_callback_is_kept_in_order(
    receiver: CallbackReceiver, bodies: dict[str, Any]
) -> None:
    for body in bodies.values():
        assert post(receiver, body) == 204
    assert [type(each).__name__ for each in receiver.received] == [
        "DeliveryReceipt",
        "ReceivedTextMessage",
        "ReturnedLetter",
    ]
    assert receiver.delivery_receipts == receiver.received[:1]
    assert receiver.received_texts == receiver.received[1:2]
    assert receiver.returned_letters == receiver.received[2:]


def test_what_lacks_the_token_is_refused(
    receiver: CallbackReceiver, receipt_body: dict[str, Any]
) -> None:
    assert post(receiver, receipt_body, "another-token") == 401
    assert post(receiver, {"not": "a callback"}) == 400
    assert receiver.received == []
    assert receiver.token not in repr(receiver)


def test_it_answers_as_it_is_told_and_then_as_usual(
    receiver: CallbackReceiver, receipt_body: dict[str, Any]
) -> None:
    receiver.answer(500)
    receiver.answer(429, times=2)
    assert [post(receiver, receipt_body) for _ in range(4)] == [500, 429, 429, 204]
    assert len(receiver.received) == 1


@pytest.mark.parametrize("status", [0, 100, 600, -1])
def test_it_answers_with_statuses_alone(receiver: CallbackReceiver, status: int) -> None:
    with pytest.raises(ValueError, match=f"200 to 599, not {status}"):
        receiver.answer(status)


def test_a_test_can_wait_for_what_comes_later(
    receiver: CallbackReceiver, receipt_body: dict[str, Any]
) -> None:
    sender = threading.Thread(target=lambda: [post(receiver, receipt_body) for _ in range(2)])
    sender.start()
    assert len(receiver.wait_for(2, timeout=HANG)) == 2
    sender.join()
    with pytest.raises(TimeoutError, match="2 of 3 callbacks came within 0 seconds"):
        receiver.wait_for(3, timeout=0)


def test_nothing_is_left_of_it(receipt_body: dict[str, Any]) -> None:
    before = threading.active_count()
    with CallbackReceiver() as receiver:
        post(receiver, receipt_body)
    assert threading.active_count() == before
    with pytest.raises(httpx.ConnectError):
        post(receiver, receipt_body)


def test_two_receivers_have_addresses_and_tokens_of_their_own() -> None:
    with CallbackReceiver() as one, CallbackReceiver() as other:
        assert one.url != other.url
        assert one.token != other.token


def test_one_that_nobody_closes_does_not_keep_a_program_from_ending() -> None:
    receiver = CallbackReceiver()
    [thread] = [t for t in threading.enumerate() if t.name == "notify-callbacks"]
    assert thread.daemon
    receiver.close()
