"""Operations tagged `invites`: each module has `request_kwargs` and `parse`."""
