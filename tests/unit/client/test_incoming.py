"""What comes over a connection is read as an answer, exactly, or it is refused."""

from __future__ import annotations

import gzip
import itertools
import re
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import h11
import pytest
from cases import for_each
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notify_typed._engine.bodies import Body, codings
from notify_typed._engine.failures import (
    DecodingError,
    NetworkFailure,
    RemoteProtocolError,
    TooLarge,
)
from notify_typed._engine.wire.incoming import Incoming

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 100_000
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

tokens = st.text("abcXYZ019-_.!~", min_size=1, max_size=8).map(str.encode)
values = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF), max_size=12).map(
    lambda text: re.sub(r"[\x7f-\x9f]", "", text).strip(" \t\xa0").encode("latin-1")
)
FRAMING = {b"content-length", b"transfer-encoding", b"connection", b"content-encoding"}
fields = st.lists(
    st.tuples(tokens, values).filter(lambda field: field[0].lower() not in FRAMING), max_size=4
)


def head(status: int, given: Iterable[tuple[bytes, bytes]]) -> bytes:
    lines = [b"HTTP/1.1 %d Fine" % status, *(b"%b: %b" % field for field in given)]
    return b"\r\n".join([*lines, b"", b""])


def chunked(body: bytes, sizes: list[int]) -> bytes:
    out = b""
    for size in sizes:
        piece, body = body[:size], body[size:]
        out += b"%x\r\n%b\r\n" % (len(piece), piece) if piece else b""
    return out + (b"%X;last=1\r\n%b\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n"


def read(data: bytes, cuts: Iterable[int] = ()) -> Incoming:
    """Read an answer in pieces, cut where it is said, up to the connection's end."""
    answer = Incoming(MOST)
    places = [0, *sorted({cut % (len(data) + 1) for cut in cuts}), len(data)]
    for start, end in itertools.pairwise(places):
        if answer.feed(data[start:end]):
            break
    if not answer.is_whole:
        answer.end()
    return answer


@given(
    status=st.integers(200, 599).filter(lambda status: status not in {204, 304}),
    given_fields=fields,
    body=st.binary(max_size=200),
    how=st.sampled_from(["length", "chunks", "end"]),
    sizes=st.lists(st.integers(1, 60), max_size=5),
    cuts=st.lists(st.integers(0, 1000), max_size=6),
    compression=st.sampled_from(["", "gzip", "deflate", "bare deflate", "gzip, deflate"]),
    announced=st.booleans(),
)
def test_an_answer_is_read_however_it_is_cut_up(
    *,
    status: int,
    given_fields: list[tuple[bytes, bytes]],
    body: bytes,
    how: str,
    sizes: list[int],
    cuts: list[int],
    compression: str,
    announced: bool,
) -> None:
    sent, framing = body, []
    if "gzip" in compression:
        sent = gzip.compress(sent)
    if compression == "bare deflate":
        sent = zlib.compress(sent, wbits=-15)
    elif "deflate" in compression:
        sent = zlib.compress(sent)
    if compression:
        framing.append((b"Content-Encoding", compression.removeprefix("bare ").encode()))
    if how == "length":
        framing.append((b"content-LENGTH", b"%d" % len(sent)))
    elif how == "chunks":
        framing.append((b"Transfer-Encoding", b"Chunked"))
        sent = chunked(sent, sizes)
    before = head(103, [(b"Link", b"x")]) + head(100, []) if announced else b""
    answer = read(before + head(status, [*given_fields, *framing]) + sent, cuts)
    assert answer.status == status
    assert answer.content == body
    assert answer.headers.fields == [*given_fields, *framing]
    assert answer.can_be_kept is (how != "end")


HOSTILE = st.lists(
    st.sampled_from(
        [
            *(
                b"HTTP/1.1 200 OK\r\n",
                b"HTTP/1.0 200\r\n",
                b"HTTP/1.1 204 No\r\n",
                b"HTTP/2 200\r\n",
            ),
            *(b"Content-Length: 3\r\n", b"Content-Length: +3\r\n", b"Content-Length: 3, 3\r\n"),
            *(
                b"Content-Length: 4\r\n",
                b"Transfer-Encoding: chunked\r\n",
                b"Transfer-Encoding: x\r\n",
            ),
            *(
                b"X: y\r\n",
                b"X : y\r\n",
                b"X: y\n",
                b" folded\r\n",
                b"X\r\n",
                b": y\r\n",
                b"X: \x00\r\n",
            ),
            *(
                b"\r\n",
                b"\n",
                b"\r",
                b"abc",
                b"3\r\nabc\r\n",
                b"0x3\r\nabc\r\n",
                b"3;x=y\r\nabc\r\n",
            ),
            *(
                b"+3\r\nabc\r\n",
                b"3\r\nabcd\r\n",
                b"0\r\n\r\n",
                b"0\r\nX: y\r\n\r\n",
                b"-1\r\n",
                b"\xff",
            ),
        ]
    )
    | st.binary(max_size=3),
    max_size=9,
).map(b"".join)


def spoilt(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, taken_out, put_in in changes:
        start = place % len(data)
        data = data[:start] + put_in + data[start + taken_out :]
    return data


SPOILT = st.builds(
    spoilt,
    st.sampled_from(
        [
            CHUNKED + b"5\r\nhello\r\n3;x=y\r\nabc\r\n0\r\n\r\n",
            CHUNKED + b"2\r\n{}\r\n0\r\nX: y\r\n\r\n",
            OK + b"Content-Length: 5\r\nX: y\r\n\r\nhello",
            OK + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\n{}",
        ]
    ),
    st.lists(
        st.tuples(
            st.integers(min_value=0),
            st.integers(0, 1),
            st.sampled_from([b"", b"\r", b"\n", b"\r\n", b" ", b"0", b";", b"\x00", b"\t"]),
        ),
        min_size=1,
        max_size=3,
    ),
)
"""Answers with a few characters taken out or put in."""


@given(
    data=HOSTILE | HOSTILE.map(OK.__add__) | HOSTILE.map(CHUNKED.__add__) | SPOILT,
    cuts=st.lists(st.integers(0, 99)),
)
@example(data=OK + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", cuts=[])
@example(data=OK + b"Content-Length: 3, 3\r\nContent-Length: 3\r\n\r\nabc", cuts=[])
@settings(max_examples=500)
def test_what_is_taken_for_an_answer_is_the_same_to_another_reader(
    data: bytes, cuts: list[int]
) -> None:
    try:
        answer = read(data, cuts)
    except NetworkFailure:
        return
    assert (answer.status, with_one_length(answer.headers.fields), answer.content) == by_h11(data)


def with_one_length(given: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Write a length that is said several times once, as h11 does."""
    found: list[tuple[bytes, bytes]] = []
    for name, value in given:
        if name.lower() != b"content-length":
            found.append((name, value))
        elif not any(each.lower() == b"content-length" for each, _ in found):
            found.append((name, value.partition(b",")[0].strip()))
    return found


def by_h11(data: bytes) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    connection = h11.Connection(h11.CLIENT)
    connection.send(h11.Request(method="GET", target="/", headers=[("Host", "x")]))
    connection.send(h11.EndOfMessage())
    connection.receive_data(data)
    status, found, body = 0, [], b""
    while not isinstance(event := connection.next_event(), h11.EndOfMessage):
        if event is h11.NEED_DATA:
            connection.receive_data(b"")
        elif isinstance(event, h11.Response):
            status, found = event.status_code, event.headers.raw_items()
        elif isinstance(event, h11.Data):
            body += event.data
    return status, found, body


@for_each(
    "data",
    [
        OK + b"Content-Length: many\r\n\r\n{}",
        OK + b"Content-Length: -1\r\n\r\n{}",
        OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        OK + b"Content-Length: 9\r\n\r\n{}",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        CHUNKED + b"0x2\r\n{}\r\n0\r\n\r\n",
        CHUNKED + b"2_0\r\n{}\r\n0\r\n\r\n",
        CHUNKED + b"2\r\n{}}\r\n0\r\n\r\n",
        CHUNKED + b"2\n{}\r\n0\r\n\r\n",
        CHUNKED + b"2\r\n{}\r\r\n0\r\n\r\n",
        CHUNKED + b"3\r\n{}\r\n0\r\n\r\n",
        CHUNKED + b"2\r\n{}\r\n0\r\nX: y\n\r\n",
        CHUNKED + b"2\r\n{}\r\n0\r\n\n",
        CHUNKED + b"2\r\n{}\r\n0\r\nno field\r\n\r\n",
        CHUNKED + b"2\r\n{}\r\n",
        CHUNKED + b"1" * 5000,
        CHUNKED + b"0\r\n" + b"X: y\r\n" * 20_000,
        OK + b"Name with space: x\r\n\r\n",
        OK + b"X: a\x00b\r\n\r\n",
        OK + b"X: a\rb\r\n\r\n",
        OK + b"X: " + b"a" * 70_000,
        OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 5_000,
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
        b"HTTP/1.1 2010 Created\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 20",
        b"",
    ],
    ids=lambda data: repr(data[:60]),
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(RemoteProtocolError):
        read(data)


@pytest.mark.parametrize("data", [b"SSH-2.0-OpenSSH_9.6", b"220 mail"])
def test_another_protocol_is_told_from_its_first_words(data: bytes) -> None:
    with pytest.raises(RemoteProtocolError):
        Incoming(MOST).feed(data)


@for_each(
    ("data", "kept"),
    [
        (OK + b"Content-Length: 2\r\n\r\n{}", True),
        (OK + b"Content-Length: 2\r\n\r\n{}HTTP/1.1", False),
        (OK + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}", False),
        (OK + b"Content-Length: 2\r\nConnection: x, Close\r\n\r\n{}", False),
        (OK + b"\r\n{}", False),
        (CHUNKED + b"2\r\n{}\r\n0\r\nX: y\r\n\r\n", True),
        (
            OK + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            False,
        ),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", False),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n{}", True),
        (b"HTTP/1.1 204 No Content\r\n\r\n", True),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", True),
        (b"HTTP/1.1 200\nContent-Length: 2\n\n{}", True),
    ],
    ids=str,
)
def test_a_connection_is_kept_only_when_both_ends_agree_where_the_answer_ends(
    *, data: bytes, kept: bool
) -> None:
    assert read(data).can_be_kept is kept


def test_the_fields_of_a_head_are_found_in_any_case_and_joined() -> None:
    answer = read(OK + b"X-A: 1\r\nx-a: \xe9\r\nLong: a\r\n  b\r\nContent-Length: 0\r\n\r\n")
    assert answer.headers.get("X-a") == "1, \xe9"
    assert answer.headers.get("long") == "a b"
    assert answer.headers.get("other") is None


def test_what_is_too_large_says_whose_answer_it_is() -> None:
    start = b"HTTP/1.1 201 Created\r\nX-B3-TraceId: abc\r\n"
    for rest in (b"Content-Length: 100001\r\n\r\n", b"\r\n" + b"x" * 100_001):
        with pytest.raises(TooLarge) as caught:
            Incoming(MOST).feed(start + rest)
        error = caught.value
        assert (error.most, error.status_code, error.trace_id) == (MOST, 201, "abc")


def bomb(size: int) -> bytes:
    compressor = zlib.compressobj(9, wbits=31)
    return b"".join(compressor.compress(bytes(2**20)) for _ in range(size)) + compressor.flush()


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_not_inflated(layers: int) -> None:
    small = bomb(64) if layers == 1 else gzip.compress(bomb(64))
    body = Body(2 * len(small), ["gzip"] * layers)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge):
            body.add(small)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


@for_each(
    ("most", "pieces"),
    [(most, pieces) for most in (99, 100) for pieces in (1, 2, 100)],
    ids=str,
)
def test_the_limit_of_a_body_is_its_own_to_the_byte(most: int, pieces: int) -> None:
    plain = bytes(100)
    for coded, data in ([], plain), (["gzip"], gzip.compress(plain)):
        body, size = Body(most, coded), -(-len(data) // pieces)
        cut = [data[start : start + size] for start in range(0, len(data), size)]
        if most < len(plain):
            with pytest.raises(TooLarge):
                whole(body, *cut)
        else:
            assert whole(body, *cut) == plain


@for_each(
    ("data", "coded"),
    [
        (b"not gzip", ["gzip"]),
        (b"not deflate", ["deflate"]),
        (gzip.compress(b"x" * 100)[:-9], ["gzip"]),
        (gzip.compress(gzip.compress(b"x" * 100)[:-9]), ["gzip", "gzip"]),
    ],
    ids=str,
)
def test_what_is_not_compressed_as_it_says_is_refused(data: bytes, coded: list[str]) -> None:
    with pytest.raises(DecodingError):
        whole(Body(MOST, coded), data)


def whole(body: Body, *pieces: bytes) -> bytes:
    for piece in pieces:
        body.add(piece)
    return body.finish()


@pytest.mark.parametrize("form", [zlib.MAX_WBITS, -zlib.MAX_WBITS], ids=["header", "bare"])
def test_deflated_bytes_may_come_one_by_one(form: int) -> None:
    sent = zlib.compress(b"a body", wbits=form)
    before = head(200, [(b"Content-Encoding", b"deflate"), (b"Content-Length", b"%d" % len(sent))])
    assert read(before + sent, range(len(before), len(before + sent))).content == b"a body"


def test_what_is_compressed_too_many_times_over_is_refused() -> None:
    with pytest.raises(DecodingError):
        Body(MOST, ["gzip"] * 4)


def test_nothing_is_nothing_however_it_is_compressed() -> None:
    assert Body(MOST, ["gzip"]).finish() == b""


@for_each(
    ("header", "coded"),
    [
        ("", []),
        ("identity", []),
        ("GZIP", ["gzip"]),
        ("x-gzip", ["gzip"]),
        ("deflate, gzip", ["gzip", "deflate"]),
        ("br", []),
        ("br, gzip", ["gzip"]),
        ("gzip, br", []),
    ],
)
def test_codings_are_undone_from_the_last_one_on(header: str, coded: list[str]) -> None:
    assert codings(header) == coded
