"""Where keys count in the window, with the keys of each place that cannot be changed: its natural way of moving.

A workspace lies in the window, a view in its workspace. The two lists and the picker have their keys before those of
Read, so Read is not among what they lie within.
"""

from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.commands.key_places import KeyPlace

_ENTER = ("Return", "Enter")
_UP_AND_DOWN = ("Up", "Down")
_SIDEWAYS = ("Left", "Right")

KEY_PLACES: tuple[KeyPlace, ...] = (
    KeyPlace(
        id="window",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "Everywhere"),
        by_menu=True,
        types=True,
        writes=True,
        fixed=(
            (("Tab",), QT_TRANSLATE_NOOP("KeyPlaces", "To the next field or view")),
            (("Shift+Tab",), QT_TRANSLATE_NOOP("KeyPlaces", "To the field or view before")),
            (("Esc",), QT_TRANSLATE_NOOP("KeyPlaces", "Close what is open, or step back")),
        ),
    ),
    KeyPlace(
        id="read",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In Read"),
        within=("window",),
        by_menu=True,
        types=True,
        writes=True,
    ),
    KeyPlace(id="text", title=QT_TRANSLATE_NOOP("KeyPlaces", "In a text"), within=("read", "window"), by_menu=True),
    KeyPlace(
        id="picker",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "While tagging"),
        within=("window",),
        types=True,
        writes=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Tag with what is found")),
            (("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "Tag, and go on with another tag")),
            (("Shift+Return", "Shift+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "Make what is typed, whatever is found")),
            (("Tab",), QT_TRANSLATE_NOOP("KeyPlaces", "Take what is found, and say more")),
            (("Backspace",), QT_TRANSLATE_NOOP("KeyPlaces", "At the beginning: back to the words")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through what is found")),
        ),
    ),
    KeyPlace(
        id="annotation",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the annotation"),
        within=("read", "window"),
        types=True,
        writes=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Open a field, or press a button")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Another choice of a field")),
            (_SIDEWAYS, QT_TRANSLATE_NOOP("KeyPlaces", "Another stance")),
            (("Del",), QT_TRANSLATE_NOOP("KeyPlaces", "On a tag: take it off")),
        ),
    ),
    KeyPlace(
        id="find_bar",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the find bar"),
        within=("read", "window"),
        types=True,
        writes=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "To the next hit")),
            (("Shift+Return", "Shift+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "To the hit before")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the hits")),
        ),
    ),
    KeyPlace(
        id="source_list",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the list of sources"),
        within=("window",),
        types=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Open the source in a pane of its own")),
            (("Ctrl+Return", "Ctrl+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "Open it in place of another")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the sources; letters find a title")),
        ),
    ),
    KeyPlace(
        id="codebook",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the codebook"),
        within=("window",),
        types=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Show its passages, one after the other")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the codebook; letters find a name")),
            (_SIDEWAYS, QT_TRANSLATE_NOOP("KeyPlaces", "Fold and unfold")),
        ),
    ),
    KeyPlace(
        id="timeline",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "On the timeline"),
        within=("read", "window"),
        fixed=(
            (_SIDEWAYS, QT_TRANSLATE_NOOP("KeyPlaces", "Earlier and later; with Shift further")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the lanes")),
            (("PgUp", "PgDown"), QT_TRANSLATE_NOOP("KeyPlaces", "Go through the lanes by pages")),
            (("Home", "End"), QT_TRANSLATE_NOOP("KeyPlaces", "To the first, to the last")),
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "List what is in view")),
            (("Shift+Return", "Shift+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "Brush what is in view")),
        ),
    ),
    KeyPlace(
        id="sweep",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "Going through what is open"),
        within=("read", "window"),
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Go to the passage and tag it")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the nearest passages")),
        ),
    ),
    KeyPlace(
        id="finish",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "Finishing a source"),
        within=("read", "window"),
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Go to the passage and tag it")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the claims")),
            (_SIDEWAYS, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the nearest passages")),
        ),
    ),
    KeyPlace(
        id="review",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In Review"),
        within=("window",),
        writes=True,
        fixed=((("PgUp", "PgDown"), QT_TRANSLATE_NOOP("KeyPlaces", "Scroll")),),
    ),
    KeyPlace(
        id="grid",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the grid"),
        within=("review", "window"),
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Passages of the cell in their texts")),
            (("Shift+Return", "Shift+Enter"), QT_TRANSLATE_NOOP("KeyPlaces", "Passages of the whole row")),
            ((*_UP_AND_DOWN, *_SIDEWAYS), QT_TRANSLATE_NOOP("KeyPlaces", "Go through the cells")),
            (("Home", "End"), QT_TRANSLATE_NOOP("KeyPlaces", "To the first, to the last of the row")),
        ),
    ),
    KeyPlace(
        id="passages",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "On a passage in Review"),
        within=("review", "window"),
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Open it in Read")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the passages")),
            (("Ctrl+C",), QT_TRANSLATE_NOOP("KeyPlaces", "Copy it as a citation")),
        ),
    ),
    KeyPlace(
        id="verdict",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the finding"),
        within=("review", "window"),
        fixed=(
            ((*_SIDEWAYS, *_UP_AND_DOWN), QT_TRANSLATE_NOOP("KeyPlaces", "How it stands: the next, the one before")),
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "From the value to the reason")),
        ),
    ),
    KeyPlace(
        id="plot",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In a plot over time"),
        within=("review", "window"),
        fixed=(
            ((*_SIDEWAYS, *_UP_AND_DOWN), QT_TRANSLATE_NOOP("KeyPlaces", "Go through the points")),
            (("Home", "End"), QT_TRANSLATE_NOOP("KeyPlaces", "To the first point, to the last")),
            ((*_ENTER, "Space"), QT_TRANSLATE_NOOP("KeyPlaces", "Open its passage")),
        ),
    ),
    KeyPlace(
        id="copies",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In Copies and origins"),
        within=("review", "window"),
        fixed=(
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the list")),
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Show both passages in their texts")),
        ),
    ),
    KeyPlace(
        id="search",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In Search"),
        within=("window",),
        types=True,
        writes=True,
        fixed=(
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the hits")),
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Open the hit in its text")),
        ),
    ),
    KeyPlace(
        id="overview",
        title=QT_TRANSLATE_NOOP("KeyPlaces", "In the list of annotations"),
        within=("search", "window"),
        types=True,
        fixed=(
            (_ENTER, QT_TRANSLATE_NOOP("KeyPlaces", "Go to the passage; on a heading fold")),
            (_UP_AND_DOWN, QT_TRANSLATE_NOOP("KeyPlaces", "Go through the list; with Shift select")),
            (_SIDEWAYS, QT_TRANSLATE_NOOP("KeyPlaces", "Fold and unfold")),
            (("Ctrl+A",), QT_TRANSLATE_NOOP("KeyPlaces", "Select all that are found")),
            (("Space",), QT_TRANSLATE_NOOP("KeyPlaces", "Select, or take out of the selection")),
        ),
    ),
)
"""In the order in which the sheet shows them."""
