"""Operations tagged `reply_to_emails`: each module has `request_kwargs` and `parse`."""
