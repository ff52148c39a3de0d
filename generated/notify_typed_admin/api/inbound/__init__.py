"""Operations tagged `inbound`: each module has `request_kwargs` and `parse`."""
