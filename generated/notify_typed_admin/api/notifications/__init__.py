"""Operations tagged `notifications`: each module has `request_kwargs` and `parse`."""
