"""Operations tagged `jobs`: each module has `request_kwargs` and `parse`."""
