"""Operations tagged `guest_list`: each module has `request_kwargs` and `parse`."""
