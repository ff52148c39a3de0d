"""Operations tagged `template_folders`: each module has `request_kwargs` and `parse`."""
