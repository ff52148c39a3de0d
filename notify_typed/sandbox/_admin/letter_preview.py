"""Letters as they look: the PDF, or the picture of a page."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.endpoint import long_work
from notify_typed.sandbox._admin.errors import field_errors
from notify_typed.sandbox._admin.filters import whole_number
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._errors import AccidentalError, ApiError, SandboxError
from notify_typed.sandbox._service.letter_files import preview_file
from notify_typed.sandbox._service.pdf_drawings import page_picture
from notify_typed.sandbox._service.pdf_files import page_count
from notify_typed.sandbox._state.turns import in_turn

if TYPE_CHECKING:
    from starlette.responses import Response

    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject


@long_work
def get_letter_preview(call: Call) -> Response:
    """Show a letter, whichever service it is of."""
    kind = call.path["file_type"]
    if kind not in ("pdf", "png"):
        raise field_errors({"content": ["file_type must be pdf or png"]})
    message = in_turn(call.state.messages.get)(call.path["notification_id"])
    if message is None:
        raise AccidentalError("NoResultFound", "there is no notification with this id")
    try:
        content = preview_file(call.state, message)
    except ApiError as problem:
        raise AccidentalError("PdfNotFound", str(problem.errors[0]["message"])) from None
    is_uploaded = in_turn(call.state.messages.file)(message.id) is not None
    try:
        pages = page_count(content)
    except SandboxError as problem:
        raise AccidentalError("PdfReadError", str(problem)) from None
    metadata: JsonObject = {"page_count": str(pages)} if is_uploaded else {}
    if kind == "png":
        number = whole_number(call.argument("page") or "1", "page")
        if not 1 <= number <= pages:
            raise AccidentalError("IndexError", f"the letter has {pages} pages")
        try:
            content = page_picture(content, number)
        except SandboxError as problem:
            raise AccidentalError("PdfReadError", str(problem)) from None
    return json({"content": b64encode(content).decode(), "metadata": metadata})


ROUTES: Routes = {
    "/service/{service_id:id}/template/preview/{notification_id:id}/{file_type}": {
        "GET": get_letter_preview
    },
}
