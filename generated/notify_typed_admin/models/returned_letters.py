"""Models that operations tagged `returned_letters` alone use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define, field
from notify_typed_runtime.model import Model, encode_partial, unknown_fields
from notify_typed_runtime.types import (
    expect_array,
    expect_object,
    expect_string,
    hidden as _hidden,
    parse_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReturnedLetterStatistics(Model):
    """How many letters have come back lately."""

    returned_letter_count: int
    """How many were reported in the last 7 days."""
    most_recent_report: str | None
    """The day of the latest report."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "returned_letter_count": self.returned_letter_count,
                "most_recent_report": self.most_recent_report,
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
            self.additional_properties = unknown_fields(ReturnedLetterStatistics, src_dict)
        _value = src_dict["returned_letter_count"]
        if type(_value) is not int:
            raise TypeError("returned_letter_count is not an integer")
        self.returned_letter_count = _value
        _value = src_dict["most_recent_report"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("most_recent_report is neither a string nor null")
        self.most_recent_report = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReturnedLetterSummary(Model):
    """How many letters were reported on a day."""

    reported_at: str
    """The day, such as `2026-11-21`."""
    returned_letter_count: int
    """How many."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "reported_at": self.reported_at,
                "returned_letter_count": self.returned_letter_count,
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
            self.additional_properties = unknown_fields(ReturnedLetterSummary, src_dict)
        _value = src_dict["reported_at"]
        if not isinstance(_value, str):
            raise TypeError("reported_at is not a string")
        self.reported_at = _value
        _value = src_dict["returned_letter_count"]
        if type(_value) is not int:
            raise TypeError("returned_letter_count is not an integer")
        self.returned_letter_count = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReturnedLetter(Model):
    """A letter that came back."""

    notification_id: UUID
    """The letter."""
    reported_at: str
    """The day on which it was reported."""
    created_at: str
    """A time in UTC with a space in it, and without a zone. Not a date-time of RFC 3339."""
    client_reference: str | None
    """The reference of the program that sent it."""
    template_name: str | None
    """Its template; null if it was uploaded."""
    template_id: UUID | None
    """The template's id."""
    template_version: int | None
    """The template's version."""
    user_name: str = field(repr=_hidden)
    """Who sent it by hand, or `API`."""
    email_address: str = field(repr=_hidden)
    """The address of that person, or `API`."""
    original_file_name: str | None
    """The spreadsheet that it was in."""
    job_row_number: int | None
    """Its row there; the headings are row 1."""
    uploaded_letter_file_name: str | None
    """The name of the file, if a person uploaded it."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "notification_id": str(self.notification_id),
                "reported_at": self.reported_at,
                "created_at": self.created_at,
                "client_reference": self.client_reference,
                "template_name": self.template_name,
                "template_id": None if self.template_id is None else str(self.template_id),
                "template_version": self.template_version,
                "user_name": self.user_name,
                "email_address": self.email_address,
                "original_file_name": self.original_file_name,
                "job_row_number": self.job_row_number,
                "uploaded_letter_file_name": self.uploaded_letter_file_name,
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
        if len(src_dict) != 12:
            self.additional_properties = unknown_fields(ReturnedLetter, src_dict)
        self.notification_id = parse_uuid(src_dict["notification_id"], "notification_id")
        _value = src_dict["reported_at"]
        if not isinstance(_value, str):
            raise TypeError("reported_at is not a string")
        self.reported_at = _value
        _value = src_dict["created_at"]
        if not isinstance(_value, str):
            raise TypeError("created_at is not a string")
        self.created_at = _value
        _value = src_dict["client_reference"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("client_reference is neither a string nor null")
        self.client_reference = _value
        _value = src_dict["template_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("template_name is neither a string nor null")
        self.template_name = _value
        _value = src_dict["template_id"]
        self.template_id = None if _value is None else parse_uuid(_value, "template_id")
        _value = src_dict["template_version"]
        if _value is not None and type(_value) is not int:
            raise TypeError("template_version is neither an integer nor null")
        self.template_version = _value
        _value = src_dict["user_name"]
        if not isinstance(_value, str):
            raise TypeError("user_name is not a string")
        self.user_name = _value
        _value = src_dict["email_address"]
        if not isinstance(_value, str):
            raise TypeError("email_address is not a string")
        self.email_address = _value
        _value = src_dict["original_file_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("original_file_name is neither a string nor null")
        self.original_file_name = _value
        _value = src_dict["job_row_number"]
        if _value is not None and type(_value) is not int:
            raise TypeError("job_row_number is neither an integer nor null")
        self.job_row_number = _value
        _value = src_dict["uploaded_letter_file_name"]
        if _value is not None and not isinstance(_value, str):
            raise TypeError("uploaded_letter_file_name is neither a string nor null")
        self.uploaded_letter_file_name = _value
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class ReturnedLetterReport(Model):
    """The letters of a report."""

    orphaned_count: int
    """How many more came back that are not kept any longer."""
    returned_letters: list[ReturnedLetter]
    """The letters, newest first."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {
                "orphaned_count": self.orphaned_count,
                "returned_letters": [_item.to_dict() for _item in self.returned_letters],
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
            self.additional_properties = unknown_fields(ReturnedLetterReport, src_dict)
        _value = src_dict["orphaned_count"]
        if type(_value) is not int:
            raise TypeError("orphaned_count is not an integer")
        self.orphaned_count = _value
        self.returned_letters = [
            ReturnedLetter.from_dict(expect_object(_item, "returned_letters"))
            for _item in expect_array(src_dict["returned_letters"], "returned_letters")
        ]
        return self


@define(eq=False, repr=False, getstate_setstate=False, kw_only=True)
class SubmittedReturnedLetters(Model):
    """The references, as they were sent."""

    references: list[str]
    """The references."""
    additional_properties: dict[str, Any] = field(factory=dict[str, Any], repr=False)
    """Fields that the API description does not have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """Encode as JSON has it."""
        try:
            _encoded: dict[str, Any] = {"references": self.references}
        except AttributeError:
            return encode_partial(self)
        _encoded.update(self.additional_properties)
        return _encoded

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any], _into: Self | None = None) -> Self:
        """Decode what JSON had; raise one of `errors.UNDECODABLE` if it does not fit."""
        self = cls.__new__(cls) if _into is None else _into
        self.additional_properties = {}
        if len(src_dict) != 1:
            self.additional_properties = unknown_fields(SubmittedReturnedLetters, src_dict)
        self.references = [
            expect_string(_item, "references")
            for _item in expect_array(src_dict["references"], "references")
        ]
        return self
