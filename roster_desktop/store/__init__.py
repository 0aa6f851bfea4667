"""The roster file: tables, pages, locks and copies. Everything that knows of SQL lives in this room."""
