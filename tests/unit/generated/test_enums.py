"""Enums take documented values from people and any value from the server."""

from __future__ import annotations

import copy
import json
import pickle
import string

import pytest
from cases import for_each
from hypothesis import given
from hypothesis import strategies as st

from notify_typed_v2.models import NotificationStatus, NotificationType, Postage, UkPostage
from tests.unit.generated.schemas import components

ENUMS = [NotificationStatus, NotificationType, Postage, UkPostage]


@for_each("enum", ENUMS)
def test_the_members_are_those_of_the_description(enum: type[NotificationStatus]) -> None:
    assert [str(member) for member in enum] == components()[enum.__name__]["enum"]


@for_each("enum", ENUMS)
def test_a_documented_value_parses_to_its_member(enum: type[NotificationStatus]) -> None:
    for member in enum:
        assert enum.parse(str(member)) is member
        assert enum.parse(member) is member
        assert member.is_known


def test_the_constructor_takes_documented_values_only() -> None:
    with pytest.raises(ValueError, match="delvered"):
        NotificationStatus("delvered")


@for_each("enum", ENUMS)
@given(text=st.text(string.printable, max_size=20).filter(lambda text: "first" not in text))
def test_an_unknown_value_acts_as_its_text(enum: type[NotificationStatus], text: str) -> None:
    text += "?"
    member = enum.parse(text)
    assert isinstance(member, enum)
    assert not member.is_known
    assert member == text
    assert member.value == text
    assert str(member) == f"{member}" == text
    assert type(str(member)) is str
    assert hash(member) == hash(text)
    assert {text: 1}[member] == 1
    assert json.dumps(member) == json.dumps(text)
    assert member == enum.parse(text)
    assert member not in list(enum)
    assert enum.parse(member) == member


@for_each("text", ["delivered", "held"])
@for_each("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_members_survive_pickling_and_copying(text: str, protocol: int) -> None:
    member = NotificationStatus.parse(text)
    for twin in (
        pickle.loads(pickle.dumps(member, protocol)),  # noqa: S301 - our own pickle
        copy.copy(member),
        copy.deepcopy([member])[0],
    ):
        assert isinstance(twin, NotificationStatus)
        assert twin == member
        assert twin.value == text
        assert twin.is_known is member.is_known


def test_an_unknown_value_says_so_when_shown() -> None:
    assert repr(NotificationStatus.parse("held")) == "<NotificationStatus.UNKNOWN: 'held'>"
    assert NotificationStatus.parse("held").name == "UNKNOWN"


@for_each("value", [None, 5, 1.5, True, b"delivered", [], {}])
def test_only_text_is_a_value(value: object) -> None:
    with pytest.raises(TypeError):
        NotificationStatus.parse(value)  # type: ignore[arg-type] # a type checker would say so too
