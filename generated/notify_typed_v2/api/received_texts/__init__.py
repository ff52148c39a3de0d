"""Operations tagged `received_texts`: each module has `request_kwargs` and `parse`."""
