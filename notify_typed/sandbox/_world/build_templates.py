"""Builds the templates that a world file describes."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from notify_typed.sandbox._world.model import (
    NOTIFICATION_TYPES,
    PRECOMPILED_TEMPLATE,
    UK_POSTAGE,
    Attachment,
    EmailFile,
    Template,
    TemplateVersion,
)
from notify_typed.sandbox._world.reader import EntryReader, moment


def build_template(entry: EntryReader, service_id: str, loaded_at: int) -> Template:
    """Build a template, with all its versions.

    Raises:
        WorldError: It is not a usable one.
    """
    kind = entry.choice("type", NOTIFICATION_TYPES)
    versions = [_version(item, kind, loaded_at) for item in entry.entries("versions")]
    if not versions:
        raise entry.problem("versions", "a template needs at least one version")
    numbers = [version.version for version in versions]
    if numbers != sorted(set(numbers)):
        raise entry.problem("versions", "version numbers must rise")
    return Template(
        id=entry.uuid("id"),
        service_id=service_id,
        type=kind,
        archived=entry.flag("archived", default=False),
        hidden=entry.flag("hidden", default=False),
        created_by=entry.text("created_by", "owner@example.gov.uk"),
        versions=tuple(versions),
    )


def _version(entry: EntryReader, kind: str, loaded_at: int) -> TemplateVersion:
    subject = entry.optional_text("subject")
    if kind != "sms" and subject is None:
        raise entry.problem("subject", f"a template for {kind} needs a subject")
    return TemplateVersion(
        version=entry.whole("version", 1, least=1),
        name=entry.text("name"),
        subject=subject,
        content=entry.text("content"),
        created_at=moment(entry, "created_at_age_seconds", loaded_at) or loaded_at,
        updated_at=moment(entry, "updated_at_age_seconds", loaded_at),
        has_unsubscribe_link=entry.flag("has_unsubscribe_link", default=False),
        postage=entry.choice("postage", UK_POSTAGE, "second")
        if kind == "letter" or entry.has("postage")
        else None,
        letter_contact_id=entry.optional_uuid("letter_contact_id"),
        languages=entry.text("letter_languages", "english"),
        welsh_subject=entry.optional_text("letter_welsh_subject"),
        welsh_content=entry.optional_text("letter_welsh_content"),
        attachment=attachment(entry),
        files=tuple(map(_email_file, entry.entries("email_files"))) if kind == "email" else (),
    )


def _email_file(entry: EntryReader) -> EmailFile:
    return EmailFile(
        id=entry.uuid("id"),
        filename=entry.text("filename"),
        link_text=entry.optional_text("link_text"),
        weeks=entry.whole("retention_period", least=None),
        confirms_address=entry.flag("validate_users_email", default=True),
    )


def attachment(version: EntryReader) -> Attachment | None:
    """Return what is printed behind the letters of a template's version.

    Raises:
        WorldError: It has no id or no number of pages.
    """
    if not version.has("letter_attachment"):
        return None
    entry = version.entry("letter_attachment")
    return Attachment(entry.uuid("id"), entry.whole("page_count"))


def precompiled_template(service_id: str, loaded_at: int) -> Template:
    """Return the hidden template of letters that come as PDFs."""
    version = TemplateVersion(
        version=1,
        name=PRECOMPILED_TEMPLATE,
        subject=PRECOMPILED_TEMPLATE,
        content="",
        created_at=loaded_at,
        updated_at=None,
        has_unsubscribe_link=False,
        postage="second",
        letter_contact_id=None,
        languages="english",
        welsh_subject=None,
        welsh_content=None,
    )
    return Template(
        id=str(uuid5(NAMESPACE_URL, f"precompiled-letters-of-{service_id}")),
        service_id=service_id,
        type="letter",
        archived=False,
        hidden=True,
        created_by="sandbox@example.gov.uk",
        versions=(version,),
    )
