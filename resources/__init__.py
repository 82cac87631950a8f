"""Icons, fonts, the JSON Schema, translations and the sample project: data files and nothing that runs."""
