"""The JSON format `crossread.json`: taking a project out of its file and into another without loss.

`export_json` and `import_json` are in the modules of their names; what a record may hold is in `shapes`.
"""
