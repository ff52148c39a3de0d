"""Operations tagged `templates`: each module has `request_kwargs` and `parse`."""
