"""The month whose rules hold: Notify changes some of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """The rules that were in force in a month.

    Attributes:
        month: The month, such as `2026-08`.
    """

    month: str

    @property
    def keeps_unicode(self) -> bool:
        """Whether texts keep characters that the GSM alphabet lacks, instead of replacing them."""
        return self.month >= "2026-09"


NEWEST = Rules("2026-09")
