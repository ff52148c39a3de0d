"""Operations tagged `users`: each module has `request_kwargs` and `parse`."""
