"""The sources of a project at the left of the window: their list, one source's metadata, and taking texts in.

What others use:
    source_list.SourceList(session): `open_requested(id, in_its_own_pane)`, `open_in_pane_requested(id, pane)`,
        `edit_requested(id)`, `source_chosen(id)`, `add_files_requested()`, `said(sentence, can_be_undone)`,
        `set_open_sources(ids)`, `choose(id)`
    source_editor.SourceEditor(session): `edit(id)`, `follow(id)`, `store_now()`, `source_id`, `closed()`,
        `said(sentence, can_be_undone)`
    import_flow.ImportFlow(session, host): `take(paths)`, `added(ids)`, `said(sentence, can_be_undone)`,
        `refused(sentence)`, `project_requested(path)`
    zone_editing: `marked(zones, start, end, kind, text)`, `mark_zone(session, passage, kind)`, `zone_menu(...)`
"""
