from notify_typed_runtime.types import OpenEnum


class LetterLanguages(OpenEnum):
    """Whether a letter is in English alone, or in Welsh with the English after it."""

    ENGLISH = "english"
    WELSH_THEN_ENGLISH = "welsh_then_english"
