"""Operations tagged `letter_contacts`: each module has `request_kwargs` and `parse`."""
