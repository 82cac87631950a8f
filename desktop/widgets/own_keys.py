"""The keys that a view hears itself, as they are until somebody changes them: by place, and there by action.

They are declared here once: a view finds in them what a key means, the list of actions what to show and to change.
"""

from collections.abc import Mapping

OWN_KEYS: Mapping[str, Mapping[str, str]] = {
    "source_list": {
        "source_details": "Alt+Return or Alt+Enter",
        "source_up": "Alt+Up",
        "source_down": "Alt+Down",
        "source_delete": "Del",
    },
    "codebook": {
        "codebook_new": "Ins",
        "codebook_edit": "F2",
        "codebook_move": "Ctrl+G",
        "codebook_merge": "Ctrl+M",
        "codebook_delete": "Del",
    },
    "find_bar": {
        "find_case": "Alt+C",
        "find_accents": "Alt+D",
        "find_words": "Alt+W",
        "find_pattern": "Alt+R",
        "find_scope": "Alt+O",
        "tag_all_hits": "Alt+T",
    },
    "picker": {"picker_kind": "Ctrl+K"},
    "timeline": {"timeline_closer": "+ or =", "timeline_wider": "- or _", "timeline_all": "0"},
    "sweep": {
        "sweep_silent": "S",
        "sweep_tag": "O",
        "sweep_next": "N or Space",
        "sweep_previous": "P",
        "sweep_undo": "U",
    },
    "finish": {
        "finish_silent": "S or Space",
        "finish_tag": "O",
        "finish_next": "N",
        "finish_previous": "P",
        "finish_all": "A",
        "finish_done": "Ctrl+Return or Ctrl+Enter",
    },
    "review": {
        "next_disagreement": "J",
        "previous_disagreement": "K",
        "open_disagreement": "O",
        "decide": "D",
        "tell_apart": "X",
    },
    "grid": {
        "grid_passages": "",
        "grid_silent": "S",
        "grid_across": "V",
        "grid_find": "/",
        "grid_detail": "Space",
        "grid_fold": "-",
        "grid_unfold": "+",
    },
    "passages": {"passage_compare": "Space", "passage_aside": "A"},
    "verdict": {
        "verdict_open": "1",
        "verdict_settled": "2",
        "verdict_cannot_be_settled": "3",
        "verdict_not_a_conflict": "4",
        "verdict_keep": "Ctrl+Return or Ctrl+Enter",
    },
    "overview": {
        "overview_add": "F2",
        "overview_replace": "",
        "overview_remove": "",
        "overview_export": "",
        "overview_delete": "Del",
    },
}
"""Several keys have " or " between them; the first is shown."""
