"""Operations tagged `sms_senders`: each module has `request_kwargs` and `parse`."""
