"""Reads the tables that lie beside these modules."""

from collections.abc import Iterator

_HERE = "notify_typed._rules"


def rows(name: str) -> Iterator[list[str]]:
    """Read a table of this package: a row a line, cells between tabs, remarks after a hash sign."""
    from importlib import resources  # noqa: PLC0415 - slow to import

    text = resources.files(_HERE).joinpath(name).read_text("utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")
