"""A message is written out for a list as it is shown by itself."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._json import write_json
from notify_typed.sandbox._service.presenting import present, written
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._store.records import Notification
from notify_typed.sandbox._store.seeds import STATUSES
from notify_typed.sandbox._store.tables import NEVER
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world.default import default_world

STATE = State(default_world(), Timekeeper())
NOW = 1_800_000_000_000_000

# The mark between a stored body and its subject may stand in both.
texts = st.text() | st.sampled_from(['","subject":"', '"}', '{"body":"', "\\", "\u2028é", "\ud800"])
maybe = st.none() | texts
moments = st.integers(NOW - 9, NOW + 9) | st.sampled_from([0, NEVER])
statuses = st.sampled_from(STATUSES)
contents = st.builds(lambda body, subject: {"body": body, "subject": subject}, maybe, maybe)
messages = st.builds(
    Notification,
    type=st.sampled_from(["sms", "email", "letter"]),
    created_at=st.integers(0, NOW),
    content=st.builds(
        lambda content, write: write(content),
        contents | st.just({}),
        # Those of earlier times may have been written in other ways.
        st.sampled_from([write_json, json.dumps, lambda value: json.dumps(value, indent=1)]),
    ),
    personalisation=st.dictionaries(st.sampled_from(["postcode", "address_line_1"]), texts).map(
        json.dumps
    ),
    **dict.fromkeys(("id", "service_id", "template_id", "key_type", "recipient"), texts),
    **dict.fromkeys(("reference", "created_by_name", "unsubscribe_url"), maybe),
    **dict.fromkeys(("status_0", "status_1", "status_2", "status_3"), statuses),
    **dict.fromkeys(("at_1", "at_2", "at_3", "ready_at"), moments),
    **dict.fromkeys(("updated_at", "sent_at"), st.none() | st.integers(NOW - 9, NOW + 9)),
    units=st.integers(0, 5),
    multiplier=st.sampled_from([0.5, 1.0, 3.0, 9.0]),
    postage=st.none() | st.sampled_from(["first", "second", "economy"]),
)


@given(messages, texts)
def test_a_message_is_written_as_it_is_shown(message: Notification, base: str) -> None:
    assert written(STATE, message, base, NOW) == write_json(present(STATE, message, base, NOW))
