"""How requests are held against the description, and how problems are worded."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from notify_typed.sandbox._description.fitting import value_check
from notify_typed.sandbox._description.messages import body_messages
from notify_typed.sandbox._description.spec import notify_description, request_schemas
from notify_typed.sandbox._description.validation import RequestValidator
from notify_typed.sandbox._errors import ApiError
from notify_typed.sandbox._timekeeper import Timekeeper

NOW = datetime(2030, 1, 7, 12, tzinfo=UTC)
VALIDATOR = RequestValidator(Timekeeper(NOW, frozen=True))
GOOD = {"phone_number": "07700900123", "template_id": "5a4db0c8-0000-4000-8000-000000000011"}
# One wrong value for every property, and what is said of it.
WRONG: dict[str, tuple[Any, str]] = {
    "reference": (5, "reference 5 is not of type string"),
    "phone_number": ("x", "phone_number Must not contain letters or symbols"),
    "template_id": (None, "template_id is not a valid UUID"),
    "personalisation": (["a"], "personalisation [a] is not of type object"),
    "scheduled_for": (
        "2030-01-07T11:00",
        "scheduled_for datetime can not be in the past",
    ),
    "sms_sender_id": ("", "sms_sender_id is not a valid UUID"),
}


def messages(schema: str, body: Any) -> list[str]:
    with pytest.raises(ApiError) as caught:
        VALIDATOR.body(schema, body)
    assert caught.value.status == 400
    assert {error["error"] for error in caught.value.errors} == {"ValidationError"}
    return [str(error["message"]) for error in caught.value.errors]


@given(wrong=st.sets(st.sampled_from([*WRONG]), min_size=1), extra=st.sets(st.sampled_from("xyz")))
def test_all_problems_are_told_in_the_descriptions_order(wrong: set[str], extra: set[str]) -> None:
    body = GOOD | {name: WRONG[name][0] for name in wrong} | dict.fromkeys(extra, 1)
    component: Any = notify_description().component("SmsRequest")
    order = [*component["properties"]]
    expected = [WRONG[name][1] for name in sorted(wrong, key=order.index)]
    if extra:
        verb = "was" if len(extra) == 1 else "were"
        listed = ", ".join(sorted(extra))
        expected.append(f"Additional properties are not allowed ({listed} {verb} unexpected)")
    assert messages("SmsRequest", body) == expected


def test_what_is_missing_is_told_after_what_is_wrong() -> None:
    assert messages("SmsRequest", {"reference": 1, "foo": 2}) == [
        "reference 1 is not of type string",
        "phone_number is a required property",
        "template_id is a required property",
        "Additional properties are not allowed (foo was unexpected)",
    ]


@pytest.mark.parametrize("body", [None, [], "", 0, False, {}])
def test_empty_values_of_any_kind_count_as_an_empty_object(body: Any) -> None:
    assert messages("LetterRequest", body) == [
        "template_id is a required property",
        "personalisation is a required property",
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ([1], "[1] is not of type object"),
        ("o'neil", '"oneil" is not of type object'),
        (True, "True is not of type object"),
        (1.5, "1.5 is not of type object"),
    ],
)
def test_other_values_are_no_objects(body: Any, message: str) -> None:
    assert messages("SmsRequest", body) == [message]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("third", "postage invalid. It must be either first, second or economy."),
        ("", "postage invalid. It must be either first, second or economy."),
        (None, "postage None is not of type string"),
        (["first"], "postage [first] is not of type string"),
    ],
)
def test_postage_has_words_of_its_own(value: Any, message: str) -> None:
    body = {"reference": "", "content": "", "postage": value}
    assert messages("PrecompiledLetterRequest", body) == [message]


@pytest.mark.parametrize(
    "url", ["http://x", "", None, 5, "HTTPS://x", "https://a b", "https://é", "https://x/%zz"]
)
def test_whatever_is_wrong_with_an_address_to_unsubscribe_is_said_alike(url: Any) -> None:
    body: Any = {
        "email_address": "a@example.com",
        "template_id": GOOD["template_id"],
        "one_click_unsubscribe_url": url,
    }
    assert messages("EmailRequest", body) == ["one_click_unsubscribe_url is not a valid https url"]


@pytest.mark.parametrize(
    "url",
    [
        "https://x",
        "https:",
        "https://user@x.gov.uk:8080/a/b?c=d&e=%20#f",
        "https://[::1]/",
        "httpsx:y",
    ],
)
def test_odd_addresses_to_unsubscribe_pass(url: str) -> None:
    body: Any = {
        "email_address": "a@example.com",
        "template_id": GOOD["template_id"],
        "one_click_unsubscribe_url": url,
    }
    assert VALIDATOR.body("EmailRequest", body) == body


@given(
    st.text(max_size=1000),
    st.dictionaries(st.text(), st.none() | st.booleans() | st.lists(st.integers())),
    st.uuids(),
)
def test_good_bodies_pass_unchanged(reference: str, values: dict[str, Any], template: Any) -> None:
    for spelling in (str(template), template.hex, str(template).upper(), template.urn):
        body = {
            "phone_number": "+44 7700 900123",
            "template_id": spelling,
            "reference": reference,
            "personalisation": values,
            "scheduled_for": "2030-01-08T11:59:59Z",
        }
        assert VALIDATOR.body("SmsRequest", body) == body


def test_a_long_reference_is_echoed() -> None:
    assert messages("SmsRequest", GOOD | {"reference": "r" * 1001}) == [
        f"reference {'r' * 1001} is too long"
    ]


@pytest.mark.parametrize(
    ("time", "problem"),
    [
        ("2030-01-07", "datetime can not be in the past"),
        ("2030-01-08T12:00:01+05:00", "datetime can only be 24 hours in the future"),
        ("2031", "datetime can only be 24 hours in the future"),
        ("2030-02-30", "datetime format is invalid."),
        ("next week", "datetime format is invalid."),
        ("2030-W02-1", "datetime can not be in the past"),
        ("2030-W03", "datetime can only be 24 hours in the future"),
        ("2030-W02-9", "datetime format is invalid."),
    ],
)
def test_times_to_send_at_lie_in_the_next_day(time: str, problem: str) -> None:
    (message,) = messages("SmsRequest", GOOD | {"scheduled_for": time})
    assert message.startswith(f"scheduled_for {problem}")


@pytest.mark.parametrize("time", ["2030-W02-2", "2030W022"])
def test_a_time_can_be_a_day_of_a_week(time: str) -> None:
    body: Any = GOOD | {"scheduled_for": time}
    assert VALIDATOR.body("SmsRequest", body) == body


def test_each_wrong_value_of_a_query_is_told_once() -> None:
    with pytest.raises(ApiError) as caught:
        VALIDATOR.query(
            "/v2/notifications",
            [
                ("older_than", ""),
                ("status", "x"),
                ("foo", ""),
                ("status", "delivered"),
                ("status", "y"),
                ("status", "x"),
                ("include_jobs", "false"),
                ("template_type", ""),
            ],
        )
    told = [str(error["message"]) for error in caught.value.errors]
    assert [message.partition(" is")[0] for message in told] == [
        "status x",
        "status y",
        "template_type ",
        "include_jobs false",
        "older_than",
        "Additional properties are not allowed (foo was unexpected)",
    ]
    assert told[3] == "include_jobs false is not one of [true, True]"


def test_only_lists_keep_more_than_the_first_value() -> None:
    pairs = [("reference", "a"), ("status", "sent"), ("reference", "b"), ("status", "created")]
    assert VALIDATOR.query("/v2/notifications", pairs) == {
        "reference": ["a"],
        "status": ["sent", "created"],
    }


ANY_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(max_size=3),
        st.sampled_from(
            [
                *(wrong for wrong, _ in WRONG.values() if isinstance(wrong, str)),
                *GOOD.values(),
                GOOD["template_id"].replace("-", "").upper(),
                "2030-01-07T13:00",
                "amala@example.com",
                "https://a.example/b",
                "http://a.example",
                "first",
                "sent",
                "x" * 1_001,
            ]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=3,
)
SCHEMAS = request_schemas()


@pytest.mark.parametrize("schema", SCHEMAS.bodies)
@given(data=st.data())
def test_a_body_is_accepted_if_and_only_if_nothing_is_wrong_with_it(
    schema: str, data: st.DataObject
) -> None:
    names = [*cast("dict[str, Any]", SCHEMAS.bodies[schema]["properties"]), "other"]
    bodies = st.one_of(
        ANY_JSON, st.dictionaries(st.sampled_from(names), ANY_JSON, max_size=len(names))
    )
    body = data.draw(bodies)
    wanted = VALIDATOR._bodies[schema]
    assert wanted.fits(body) == (wanted.problems(body) == [])


@pytest.mark.parametrize("path", SCHEMAS.queries)
@given(data=st.data())
def test_a_query_is_accepted_if_and_only_if_nothing_is_wrong_with_it(
    path: str, data: st.DataObject
) -> None:
    names = [*cast("dict[str, Any]", SCHEMAS.queries[path]["properties"]), "other"]
    query = data.draw(st.dictionaries(st.sampled_from(names), ANY_JSON, max_size=len(names)))
    wanted = VALIDATOR._queries[path]
    assert wanted.fits(query) == (wanted.problems(query) == [])


def by_jsonschema(wanted: Any, value: Any) -> list[tuple[Any, ...]]:
    checker = FormatChecker(formats=())
    for name, judge in wanted._formats.items():
        checker.checks(name, raises=ValueError)(
            lambda text, judge=judge: not isinstance(text, str) or bool(judge(text))
        )
    properties = wanted._properties
    errors = [
        (name, error)
        for name, schema in properties.items()
        if isinstance(value, dict) and name in value
        for error in Draft202012Validator(schema, format_checker=checker).iter_errors(value[name])
    ]
    whole = {**wanted._schema, "properties": dict.fromkeys(properties, True)}
    errors += [("", error) for error in Draft202012Validator(whole).iter_errors(value)]
    return [
        (name, error.validator, error.instance, str(error.cause), said(error))
        for name, error in errors
    ]


def said(error: ValidationError) -> str:
    return error.message.replace("'", "") if error.validator == "required" else ""


def by_us(wanted: Any, value: Any) -> list[tuple[Any, ...]]:
    return [
        (
            name,
            mistake.rule,
            mistake.value,
            str(mistake.cause),
            body_messages([(name, mistake)])[0] if mistake.rule == "required" else "",
        )
        for name, mistake in wanted.problems(value)
    ]


@pytest.mark.parametrize("schema", SCHEMAS.bodies)
@given(data=st.data())
def test_what_is_wrong_with_a_body_is_what_jsonschema_finds(
    schema: str, data: st.DataObject
) -> None:
    names = [*cast("dict[str, Any]", SCHEMAS.bodies[schema]["properties"]), "other"]
    body = data.draw(
        ANY_JSON | st.dictionaries(st.sampled_from(names), ANY_JSON, max_size=len(names))
    )
    wanted = VALIDATOR._bodies[schema]
    assert by_us(wanted, body) == by_jsonschema(wanted, body)


@pytest.mark.parametrize("path", SCHEMAS.queries)
@given(data=st.data())
def test_what_is_wrong_with_a_query_is_what_jsonschema_finds(
    path: str, data: st.DataObject
) -> None:
    names = [*cast("dict[str, Any]", SCHEMAS.queries[path]["properties"]), "other"]
    query = data.draw(st.dictionaries(st.sampled_from(names), ANY_JSON, max_size=len(names)))
    wanted = VALIDATOR._queries[path]
    assert by_us(wanted, query) == by_jsonschema(wanted, query)


def test_a_rule_that_there_is_no_check_for_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="minLength"):
        value_check({"type": "string", "minLength": 1}, {})


@given(ANY_JSON)
def test_a_schema_without_rules_takes_anything(value: Any) -> None:
    assert value_check({"description": "whatever there is"}, {})(value)


def test_a_format_says_nothing_of_what_is_no_text() -> None:
    body: dict[str, Any] = {**GOOD, "scheduled_for": None}
    assert VALIDATOR.body("SmsRequest", body) == body
