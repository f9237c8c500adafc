"""Commands, keymaps and settings: checked from plain objects, no file is opened here."""
