"""Operations tagged `webauthn`: each module has `request_kwargs` and `parse`."""
