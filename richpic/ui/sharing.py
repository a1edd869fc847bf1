"""From question to question when a picture is shared: what and where, who could be recognised, the kit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from richpic.model.picture import Picture
from richpic.ui.export_dialog import ExportDialog
from richpic.ui.notice import OK
from richpic.ui.saved import opening, say_saved, suggested_path

if TYPE_CHECKING:
    from richpic.ui.window import Window

BIGGER = "Words on your picture are bigger now, too: Undo takes that back."
NO_ROOM = (
    "A folder for trying out could not be made ({}). Your picture is as it was. Make room on this computer’s "
    "disk, and try again."
)


def share(window: Window, picture: Picture, reopens: bool = True, looked_at: bool = False) -> None:
    """Ask what to share of `picture`, and do it. See Window.export_picture for the rest."""
    settings = window.settings
    try:
        dialog = ExportDialog(
            window.theme,
            picture,
            window.symbols,
            window.dialogs,
            suggested_path(window, picture),
            window,
            selection=tuple(one for one in window.editor.selection if one in picture.elements),
            looked_at=looked_at,
            memory=settings.more if settings is not None else None,
        )
    except OSError as error:
        why = error.strerror or "no reason is known"
        window.dialogs.tell("The picture cannot be shared just now.", NO_ROOM.format(why))
        return
    if not reopens:
        dialog.keep.setChecked(False)
    if not looked_at:  # the others would begin with the picture itself, not with its safe copy
        dialog.offer_others(window.actions_)
    shared = bool(dialog.exec())
    goes_on = dialog.wants_safe or dialog.wants_kit or bool(dialog.wants)
    bigger = (shared or goes_on) and picture is window.editor.picture and _keep_bigger(window, dialog)
    if shared:
        _tell(window, dialog, looked_at, BIGGER if bigger else "")
    elif bigger:
        window.notice.say(BIGGER, [OK])
    dialog.deleteLater()
    if dialog.wants_safe:
        _share_safely(window)
    elif dialog.wants_kit:
        # Words may have been made bigger meanwhile: the kit is of the picture as it is now.
        make_kit(window, dialog.wish.picture if looked_at else None, looked_at)
    elif dialog.wants:
        window.actions_.run(dialog.wants)


def _keep_bigger(window: Window, dialog: ExportDialog) -> bool:
    """Make words on the paper as big as they were shared; tell whether any became bigger.

    Whoever leaves by Cancel did not share them, and their picture stays as it was.
    """
    window.editor.commit(dialog.bigger_words)
    return not dialog.bigger_words.is_empty


def _tell(window: Window, dialog: ExportDialog, is_copy: bool, more: str) -> None:
    written = dialog.written
    if dialog.copied:
        window.notice.say(f"Copied. Paste it into a message or a document. {more}".strip(), [OK])
    elif written is not None and written.is_dir():
        window.notice.say(f"Saved in the folder {written.name}. {more}".strip(), [opening(written), OK])
    elif written is not None:
        say_saved(window, written, is_copy, more)
    elif more:
        window.notice.say(more, [OK])


def _share_safely(window: Window) -> None:
    from richpic.ui.safe_dialog import share_safely

    share_safely(window)


def make_kit(window: Window, picture: Picture | None = None, looked_at: bool = False) -> None:
    """Ask for which places, and make a post kit of `picture`, or of the one on the paper."""
    from richpic.ui.kit_dialog import KitDialog

    window.settle()
    picture = window.editor.picture if picture is None else picture
    settings = window.settings
    dialog = KitDialog(
        window.theme,
        picture,
        window.dialogs,
        suggested_path(window, picture),
        window,
        looked_at=looked_at,
        memory=settings.more if settings is not None else None,
    )
    made = dialog.written if dialog.exec() else None
    dialog.deleteLater()
    if made is not None:
        window.notice.say(f"The post kit is in the folder {made.name}.", [opening(made), OK])
    elif dialog.wants_safe:
        _kit_safely(window)


def _kit_safely(window: Window) -> None:
    from richpic.ui.safe_dialog import ask_safe

    safe = ask_safe(window, "Go on to the post kit…")
    if safe is not None:
        make_kit(window, safe.picture, looked_at=True)
