"""The keys and patterns that templates and arguments make."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
import redis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed.admin.caching import MemoryStore, Pattern, RequestCache, key_for, pattern_for

SERVICE = UUID("8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70")
HOSTILE = st.text(st.sampled_from("*?[]^\\-{}a1%~. é\ud800")) | st.text()


@pytest.mark.parametrize("spell", [str, lambda each: str(each).upper(), lambda each: each.hex])
def test_uuids_make_one_key_however_they_are_spelt(spell: Callable[[UUID], str]) -> None:
    expected = "service-8a7d9e4c-0b1f-4c58-9a0e-5f3c2d1b6a70"
    assert key_for("service-{service_id}", service_id=spell(SERVICE)) == expected
    assert key_for("service-{service_id}", service_id=SERVICE) == expected


def test_no_version_is_called_none() -> None:
    key = key_for(
        "service-{service_id}-template-{template_id}-version-{version}",
        service_id=SERVICE,
        template_id=SERVICE,
        version=None,
    )
    assert key == f"service-{SERVICE}-template-{SERVICE}-version-None"


def test_numbers_words_and_members_of_enumerations_are_written_plainly() -> None:
    class Kind(Enum):
        SMS = "sms"

    assert key_for("{a}-{b}-{c}-{d}", a=3, b="has_jobs", c=Kind.SMS, d=date(2026, 3, 1)) == (
        "3-has_jobs-sms-2026%2D03%2D01"
    )


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_different_values_never_make_the_same_key(a: str, b: str, c: str, d: str) -> None:
    one = key_for("service-{a}-template-{b}", a=a, b=b)
    other = key_for("service-{a}-template-{b}", a=c, b=d)
    assert (one == other) == ((_known(a), _known(b)) == (_known(c), _known(d)))


@settings(deadline=None)
@given(HOSTILE, HOSTILE)
def test_a_value_cannot_spell_the_key_of_something_else(value: str, template: str) -> None:
    assert key_for("service-{a}", a=value) != key_for("service-{a}-{b}", a=SERVICE, b=template)


@settings(deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_a_value_cannot_widen_a_pattern(mine: str, theirs: str, template: str) -> None:
    pattern = pattern_for("service-{a}-template*", a=mine)
    assert pattern.matches(key_for("service-{a}-template-{b}", a=mine, b=template))
    if _known(mine) != _known(theirs):
        assert not pattern.matches(key_for("service-{a}-template-{b}", a=theirs, b=template))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    st.lists(st.text(st.sampled_from("*?[]^\\-ab!\n")), min_size=1, max_size=4),
    st.lists(st.text(st.sampled_from("*?[]^\\-ab!\n"), min_size=1, max_size=6), max_size=5),
    st.data(),
)
def test_patterns_mean_the_same_in_memory_and_in_redis(
    redis_url: str, parts: list[str], keys: list[str], data: st.DataObject
) -> None:
    pattern = Pattern(tuple(parts))
    filling = data.draw(st.text(st.sampled_from("ab*"), max_size=3))
    keys.append(filling.join(parts) or "x")
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        client.flushall()
        client.mset(dict.fromkeys(keys, "1"))
        found = client.keys(pattern.glob())
    assert set(found) == set(filter(pattern.matches, keys))


@pytest.mark.parametrize("template", ["service-{}", "{service.id}", "{a!r}", "{a:>3}", "{0}", ""])
def test_a_template_with_more_than_names_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match=r"name of a parameter|needs a name"):
        key_for(template, a="1", service=SERVICE)


@pytest.mark.parametrize("value", [object(), ["a"], {"a": 1}, b"a"])
def test_a_value_without_a_name_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="service_id is a "):
        key_for("service-{service_id}", service_id=value)


@pytest.mark.parametrize("name", ["delete", "delete_by_pattern", "set"])
def test_a_misspelt_placeholder_is_found_when_decorating(name: str) -> None:
    decorator = getattr(RequestCache(MemoryStore()), name)("service-{servce_id}")

    def get_service(service_id: str, **options: str) -> None: ...

    with pytest.raises(ValueError, match="get_service has no parameter named servce_id"):
        decorator(get_service)


def test_options_without_names_are_no_parts_of_keys() -> None:
    def update(*service_ids: str, **attributes: str) -> None: ...

    with pytest.raises(ValueError, match="no parameter named attributes or service_ids"):
        RequestCache(MemoryStore()).delete("{service_ids}", "{attributes}")(update)


def _known(value: str) -> str:
    try:
        uuid = UUID(value)
    except ValueError:
        return value
    return str(uuid) if value.strip("{}") == value and ":" not in value else value
