"""Everything that is YAML on disk: the notes, and the files a person configures the app with."""

from briefreader.store.yaml_files.library_file import YamlLibraryFile
from briefreader.store.yaml_files.note_store import YamlNoteStore
from briefreader.store.yaml_files.plain import YamlDocument, read_yaml
from briefreader.store.yaml_files.put_aside import YamlPutAside

__all__ = ["YamlDocument", "YamlLibraryFile", "YamlNoteStore", "YamlPutAside", "read_yaml"]
