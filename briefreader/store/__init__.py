"""Adapters of the library's ports: files, YAML, SQLite, Whoosh."""
