"""What is read of a request without h11 is what h11 reads of it."""

from __future__ import annotations

import h11
from hypothesis import given
from hypothesis import strategies as st

from notify_typed.sandbox._http.whole_requests import read_whole

USUAL = (
    b"POST /v2/notifications/sms?a=%20 HTTP/1.1\r\nHost: localhost:6011\r\nAccept: */*\r\n"
    b"Accept-Encoding:\tgzip, deflate \r\nConnection: keep-alive\r\nX-Empty:\r\n"
    b'Content-Length: 9\r\n\r\n{"a": 1}\n'
)

names = st.sampled_from(
    [
        b"Host", b"hOST", b"Content-Length", b"content-length", b"Connection", b"Upgrade",
        b"Expect", b"Transfer-Encoding", b"Authorization", b"X-\x7f", b"A b", b"", b" Folded",
    ]
)  # fmt: skip
values = st.sampled_from(
    [
        b"a", b"", b" a ", b"\ta\tb", b"0", b"3", b"+3", b"3, 3", b"70000", b"close", b"Keep-Alive",
        b"chunked", b"100-continue", b"caf\xc3\xa9", b"a\x00b", b"a\rb", b"a\nb", b"a\x0bb",
    ]
)  # fmt: skip
heads = st.builds(
    lambda *parts: b"".join(parts),
    st.sampled_from([b"", b"\r\n", b" "]),
    st.sampled_from([b"GET", b"POST", b"HEAD", b"get", b"OPTIONS", b"PUT", b"G/T"]),
    st.sampled_from([b" ", b"  ", b"\t"]),
    st.sampled_from([b"/", b"/a?b=c#d", b"*", b"http://a/b", b"/%zz", b"/\xc3", b""]),
    st.sampled_from([b" HTTP/1.1\r\n", b" HTTP/1.0\r\n", b" HTTP/1.1\n", b"\r\n"]),
    st.sampled_from([b"Host: a\r\n", b"host:a\n", b""]),
    st.lists(st.builds(lambda name, value: b"%b:%b\r\n" % (name, value), names, values)).map(
        b"".join
    ),
    st.sampled_from([b"\r\n", b"\n", b""]),
)
requests = st.one_of(
    st.tuples(heads, st.binary(max_size=6)).map(b"".join),
    # The usual one with a fault somewhere.
    st.tuples(st.integers(0, len(USUAL)), st.integers(0, 3), st.binary(max_size=3)).map(
        lambda fault: USUAL[: fault[0]] + fault[2] + USUAL[fault[0] + fault[1] :]
    ),
)


def read_by_h11(data: bytes) -> tuple[h11.Request, bytes, bool]:
    connection = h11.Connection(h11.SERVER)
    connection.receive_data(data)
    request = connection.next_event()
    assert isinstance(request, h11.Request)
    assert not connection.they_are_waiting_for_100_continue
    body = b""
    while isinstance(event := connection.next_event(), h11.Data):
        body += event.data
    assert connection.trailing_data == (b"", False)
    assert event is h11.NEED_DATA or connection.their_state is h11.DONE
    return request, body, isinstance(event, h11.EndOfMessage)


@given(requests)
def test_what_is_read_is_what_h11_reads(data: bytes) -> None:
    found = read_whole(data)
    if found is None:
        return
    request, body, is_whole = read_by_h11(data)
    assert found.method == request.method.decode()
    assert found.target == request.target
    assert found.headers == list(request.headers)
    assert request.http_version == b"1.1"
    assert found.body == body
    assert (found.missing == 0) == is_whole


@given(st.integers(USUAL.index(b"\r\n\r\n") + 4, len(USUAL)))
def test_a_usual_request_is_read_as_far_as_it_has_come(length: int) -> None:
    found = read_whole(USUAL[:length])
    assert found is not None
    assert found.missing == len(USUAL) - length
    assert (b"accept-encoding", b"gzip, deflate") in found.headers


def test_large_requests_are_left_to_h11() -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\nX: %b\r\n\r\n"
    assert read_whole(head % (65_536, b"x" * 8_000)) is not None
    assert read_whole(head % (65_537, b"")) is None
    assert read_whole(head % (1, b"x" * 8_192)) is None
