"""Operations tagged `services`: each module has `request_kwargs` and `parse`."""
