"""Models that operations of several tags use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    UNSET,
    Unset,
    expect_array,
    expect_object,
    expect_string,
    hidden as _hidden,
    is_object,
)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class PageLinks(Model):
    """Where a page stands in its list."""

    current: str
    """This page. For received text messages without `older_than`."""
    next_: str | Unset = field(default=UNSET, metadata={"json": "next"})
    """The following page, with the same filters. There whenever this page has an item, even the very
    last one.
    """
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"current": self.current}
        except AttributeError:
            return encode_partial(self)
        if not isinstance(self.next_, Unset):
            _encoded["next"] = self.next_
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(PageLinks, src_dict)
        _value = src_dict["current"]
        if not isinstance(_value, str):
            raise TypeError("current is not a string")
        self.current = _value
        self.next_ = UNSET if "next" not in src_dict else expect_string(src_dict["next"], "next")
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorDetail(Model):
    """One thing that is wrong."""

    error: str
    """The kind of error: `AuthError`, `BadRequestError`, `ValidationError`, `InvalidPhoneError`,
    `PDFNotReadyError`, `NoResultFound`, `DataError`, `RateLimitError`,
    `TooManyRequestsError`; with status 500 and 504 the name of any class inside the server.
    """
    message: str
    """An explanation for people. Its wording changes."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"error": self.error, "message": self.message}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(ErrorDetail, src_dict)
        _value = src_dict["error"]
        if not isinstance(_value, str):
            raise TypeError("error is not a string")
        self.error = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class QrCodeErrorDetail(Model):
    """A link in a letter that is too long for a QR code."""

    error: str
    """The kind of error, `ValidationError`."""
    message: str
    """An explanation for people."""
    data: str = field(repr=_hidden)
    """The link, escaped for HTML."""
    num_bytes: int
    """Its length in bytes."""
    max_bytes: int
    """The greatest length allowed."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "error": self.error,
                "message": self.message,
                "data": self.data,
                "num_bytes": self.num_bytes,
                "max_bytes": self.max_bytes,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 5:
            self.additional_properties = unknown_fields(QrCodeErrorDetail, src_dict)
        _value = src_dict["error"]
        if not isinstance(_value, str):
            raise TypeError("error is not a string")
        self.error = _value
        _value = src_dict["message"]
        if not isinstance(_value, str):
            raise TypeError("message is not a string")
        self.message = _value
        _value = src_dict["data"]
        if not isinstance(_value, str):
            raise TypeError("data is not a string")
        self.data = _value
        _value = src_dict["num_bytes"]
        if type(_value) is not int:
            raise TypeError("num_bytes is not an integer")
        self.num_bytes = _value
        _value = src_dict["max_bytes"]
        if type(_value) is not int:
            raise TypeError("max_bytes is not an integer")
        self.max_bytes = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ErrorResponse(Model):
    """The API's own error answer."""

    status_code: int
    """The HTTP status again."""
    errors: list[ErrorDetail | QrCodeErrorDetail]
    """What is wrong."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "status_code": self.status_code,
                "errors": [_item.to_dict() for _item in self.errors],
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(ErrorResponse, src_dict)
        _value = src_dict["status_code"]
        if type(_value) is not int:
            raise TypeError("status_code is not an integer")
        self.status_code = _value
        self.errors = [
            QrCodeErrorDetail.from_dict(_item)
            if is_object(_item)
            and "error" in _item
            and "message" in _item
            and "data" in _item
            and "num_bytes" in _item
            and "max_bytes" in _item
            else ErrorDetail.from_dict(expect_object(_item, "errors"))
            for _item in expect_array(src_dict["errors"], "errors")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class LegacyErrorResponse(Model):
    """The error answer of Notify's router and of its older parts: 404 for an unknown path, 405 for a
    wrong method, and some 401 and 504.
    """

    result: Literal["error"]
    """Always `error`."""
    message: LegacyErrorMessages | str
    """An explanation for people, or several of them by what they are about."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "result": self.result,
                "message": self.message.to_dict()
                if isinstance(self.message, LegacyErrorMessages)
                else self.message,
            }
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 2:
            self.additional_properties = unknown_fields(LegacyErrorResponse, src_dict)
        _value = src_dict["result"]
        if _value != "error":
            raise TypeError("result is not the constant")
        self.result = _value
        _value = src_dict["message"]
        self.message = (
            _value
            if isinstance(_value, str)
            else LegacyErrorMessages.from_dict(expect_object(_value, "message"))
        )
        return self


@define(eq=False, repr=False, getstate_setstate=False)
class LegacyErrorMessages(Model):
    """Explanations by what they are about."""

    additional_properties: dict[str, list[str]] = field(factory=dict[str, Any], repr=False)

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        _encoded: dict[str, Any] = {}
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {
            _key: [
                expect_string(_item, "LegacyErrorMessages")
                for _item in expect_array(_value, "LegacyErrorMessages")
            ]
            for _key, _value in src_dict.items()
        }
        return self

    def __getitem__(self, key: str) -> list[str]:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: list[str]) -> None:
        self.additional_properties[key] = value

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __iter__(self) -> Iterator[str]:
        return iter(self.additional_properties)

    def __len__(self) -> int:
        return len(self.additional_properties)
