"""Operations tagged `api_keys`: each module has `request_kwargs` and `parse`."""
