"""Operations tagged `team`: each module has `request_kwargs` and `parse`."""
