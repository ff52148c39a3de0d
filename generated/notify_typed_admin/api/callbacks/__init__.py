"""Operations tagged `callbacks`: each module has `request_kwargs` and `parse`."""
