"""The composition root: the only module that chooses adapters and knows where things lie on this computer.

Nothing is imported here that only some commands need: the index, YAML and the toolkit are loaded by the function
that uses them.
"""

import contextlib
import hashlib
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefreader.errors import BriefNotFoundError, Fault, InvalidConfigError, LibraryNotFoundError, UnwritableError
from briefreader.model.brief import BriefId

if TYPE_CHECKING:
    from briefreader.config.keymap import Keymap
    from briefreader.config.settings import Settings
    from briefreader.library.agreement import Agreement
    from briefreader.library.keeping import LibraryFileStore
    from briefreader.library.library import Library
    from briefreader.library.ports import NoteStore, SearchIndex
    from briefreader.model.annotation import BriefNotes
    from briefreader.model.brief import Brief

LIBRARY_FILE: Final = "briefreader.yaml"
"""What a library may hold beside its briefs: saved searches, tag descriptions, aliases. It also marks the folder."""
NOTES_FOLDER: Final = "notes"
NOTES_FORMAT: Final = b"format: briefreader-notes/"
"""What tells a notes file of ours."""
LONGEST_HEAD: Final = 4096
"""Bytes in which the format of a notes file is looked for: it may have a comment of its owner above it."""
MOST_LOOKED_AT: Final = 200
"""Files of a folder that are looked at before it is taken for somebody else's."""
SAMPLES: Final = "seeds"
"""The library of the checkout, opened where nothing else is configured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A library, and the brief in it that was named."""

    library: "Library"
    brief_id: BriefId


def open_library(folder: Path, *, index: str = "arrays", claims: int | None = None) -> "Library":
    """The library of a folder, with that index and number of claims (see the settings). Raises LibraryNotFoundError."""
    from briefreader.extract import VERSION as PARSER_VERSION  # noqa: PLC0415
    from briefreader.library.library import Library  # noqa: PLC0415 - see the module's docstring
    from briefreader.library.ports import Ports  # noqa: PLC0415
    from briefreader.store.catalogue import SqliteCatalogue  # noqa: PLC0415
    from briefreader.store.extraction_pool import ExtractionPool  # noqa: PLC0415
    from briefreader.store.files import FolderSource, SystemClock  # noqa: PLC0415
    from briefreader.store.lazy_index import LazyIndex  # noqa: PLC0415
    from briefreader.store.recent_searches import RecentSearchesFile  # noqa: PLC0415
    from briefreader.store.tag_journal import NAME as JOURNAL_NAME  # noqa: PLC0415
    from briefreader.store.tag_journal import TagJournalFile  # noqa: PLC0415
    from briefreader.store.yaml_files import YamlPutAside  # noqa: PLC0415

    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as the person wrote them
    _require_a_folder(folder)
    cache = _cache_of(folder)
    is_writable = _is_writable(folder)
    notes = _notes_of(folder, is_writable=is_writable)
    catalogue = cache / f"catalogue-{PARSER_VERSION}.sqlite"
    ports = Ports(
        source=FolderSource(folder),
        catalogue=SqliteCatalogue(catalogue),
        index=LazyIndex(lambda: _open_index(index, cache, PARSER_VERSION)),
        notes=notes,
        file=_library_file_of(folder, is_writable=is_writable),
        reader=ExtractionPool(),
        recent=RecentSearchesFile(_state_folder() / _key(folder) / "searches"),
        journal=TagJournalFile(Path(notes.folder) / JOURNAL_NAME),
        put_aside=YamlPutAside(notes),
        agreement=_agreement_of(index, cache, catalogue, PARSER_VERSION),
    )
    return Library(
        folder=str(folder), ports=ports, clock=SystemClock(), notes_are_elsewhere=not is_writable, claims=claims
    )


def _agreement_of(kind: str, cache: Path, catalogue: Path, version: int) -> "Agreement":
    """What tells whether the index has to be opened for a refresh; an index in memory is always empty at first."""
    if kind == "memory":
        from briefreader.library.agreement import NoAgreement  # noqa: PLC0415

        return NoAgreement()
    from briefreader.store.agreement_file import AgreementFile  # noqa: PLC0415

    return AgreementFile(
        cache / f"agreed-{kind}-{version}", catalogue=catalogue, index=_index_folder(kind, cache, version)
    )


def _index_folder(kind: str, cache: Path, version: int) -> Path:
    return cache / f"{'arrays' if kind == 'arrays' else 'index'}-{version}"


def _notes_of(folder: Path, *, is_writable: bool) -> "NoteStore":
    """The notes beside the briefs, and those that were written elsewhere while the library was read-only."""
    from briefreader.store.layered_notes import LayeredNotes  # noqa: PLC0415
    from briefreader.store.yaml_files import YamlNoteStore  # noqa: PLC0415

    beside, elsewhere = folder / NOTES_FOLDER, _data_folder() / _key(folder) / NOTES_FOLDER
    if is_writable and not elsewhere.is_dir():
        return YamlNoteStore(beside, library=folder)
    written, read = (beside, elsewhere) if is_writable else (elsewhere, beside)
    return LayeredNotes(written=YamlNoteStore(written, library=folder), read=YamlNoteStore(read, library=folder))


def _library_file_of(folder: Path, *, is_writable: bool) -> "LibraryFileStore":
    """`briefreader.yaml` beside the briefs, or what was written elsewhere while the library was read-only."""
    from briefreader.store.yaml_files import YamlLibraryFile  # noqa: PLC0415

    beside, elsewhere = folder / LIBRARY_FILE, _data_folder() / _key(folder) / LIBRARY_FILE
    written, read = (beside, elsewhere) if is_writable else (elsewhere, beside)
    return YamlLibraryFile(written, instead=read)


def _open_index(kind: str, cache: Path, version: int) -> "SearchIndex":
    """The index of a kind; where NumPy cannot be loaded, Whoosh's own format instead of the flat arrays."""
    if kind == "memory":
        from briefreader.store.memory_index import MemoryIndex  # noqa: PLC0415 - see the module's docstring

        return MemoryIndex()
    if kind == "arrays":
        with contextlib.suppress(ImportError):
            from briefreader.store.whoosh_arrays.index import ArrayIndex  # noqa: PLC0415

            return ArrayIndex(_index_folder(kind, cache, version))
    from briefreader.store.whoosh_index import WhooshIndex  # noqa: PLC0415

    return WhooshIndex(_index_folder("whoosh", cache, version))


def default_folder(settings: "Settings") -> Path:
    """The configured library, else `./seeds`, else the present folder where it holds a library."""
    if settings.library is not None:
        return Path(settings.library).expanduser()
    here = Path.cwd()
    return here if _marks_a_library(here) else here / SAMPLES


def locate(name: str, *, library: Path | None, settings: "Settings") -> Place:
    """Find a brief by path or by the beginning of its id.

    A path belongs to `library` where that is given, else to the nearest folder above the file that holds notes or a
    library file, else to its own folder.

    Raises:
        BriefNotFoundError: none, or more than one, answers to the name.
        LibraryNotFoundError: there is no library to look in.
    """
    path = Path(name)
    if library is None and path.is_file():
        library = library_of(path)
    folder = default_folder(settings) if library is None else library
    try:
        opened = open_library(folder, index=settings.index, claims=settings.claims)
    except LibraryNotFoundError:
        if library is not None:
            raise
        raise BriefNotFoundError(name) from None
    try:
        return Place(library=opened, brief_id=opened.find(name))
    except BaseException:
        opened.close()
        raise


def library_of(path: Path) -> Path:
    """The folder of the library that a brief's file belongs to."""
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100 - as above
    return next((above for above in (folder, *folder.parents) if _marks_a_library(above)), folder)


def load_settings() -> tuple["Settings", tuple[Fault, ...]]:
    """The user's settings; the built-in ones where there are none, and for each one that is faulty."""
    from briefreader.config.settings import Settings, check_settings  # noqa: PLC0415

    path = _config_folder() / "config.yaml"
    if not path.exists():
        return Settings(), ()
    from briefreader.store.yaml_files import read_yaml  # noqa: PLC0415

    try:
        read = read_yaml(path)
    except InvalidConfigError as error:
        return Settings(), error.faults
    return check_settings(read.value, where=str(path), line_of=lambda path: read.line(*path))


def load_keymap(name: str) -> tuple["Keymap", tuple[Fault, ...]]:
    """A keymap by name: the user's own first, then the shipped ones; the default one where it cannot be read."""
    from briefreader.config.keymap import default_keymap  # noqa: PLC0415

    path = _keymap_file(name)
    if path is not None:
        return _read_keymap(path, name)
    if name == default_keymap().name:
        return default_keymap(), ()
    known = sorted({file.stem for folder in _keymap_folders() for file in folder.glob("*.yaml")})
    what = f"no such keymap; there are {', '.join(known)}"
    return default_keymap(), (Fault(where=f"keymap {name}", what=what, severity="error"),)


def _read_keymap(path: Path, name: str, above: tuple[Path, ...] = ()) -> tuple["Keymap", tuple[Fault, ...]]:
    """The keymap in a file over the one that it builds on; `above` are the files that build on this one."""
    from briefreader.config.keymap import base_of, check_keymap, default_keymap  # noqa: PLC0415
    from briefreader.store.yaml_files import read_yaml  # noqa: PLC0415

    try:
        read = read_yaml(path)
    except InvalidConfigError as error:
        return default_keymap(), error.faults
    base, above = base_of(read.value), (*above, path)
    base_file = _keymap_file(base, besides=above)
    bases = {} if base_file is None else {base: _read_keymap(base_file, base, above)[0]}
    return check_keymap(read.value, name=name, where=str(path), line_of=lambda entry: read.line(*entry), bases=bases)


def _keymap_file(name: str, *, besides: tuple[Path, ...] = ()) -> Path | None:
    """Where a keymap stands; None for the default one, which needs no file, and where there is none."""
    if Path(name).name != name:
        return None
    own, shipped = (folder / f"{name}.yaml" for folder in _keymap_folders())
    candidates = (own,) if name == "default" else (own, shipped)
    return next((path for path in candidates if path.is_file() and path not in besides), None)


def _keymap_folders() -> tuple[Path, Path]:
    """The folders of the user's own keymaps and of the shipped ones: inside the package, or beside it in a checkout."""
    inside = Path(__file__).parent / "keymaps"
    shipped = inside if inside.is_dir() else Path(__file__).parent.parent / "keymaps"
    return _config_folder() / "keymaps", shipped


def open_desk(folder: Path, settings: "Settings", *, brief: str | None, faults: tuple[Fault, ...]) -> None:
    """Run the reading desk on a library until its reader leaves; `brief` is opened at once.

    Raises BriefreaderError where library or brief cannot be opened.
    """
    # Frames at 120 a second bring search results one tick earlier; Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from briefreader.store.arrangement import read_arrangement, write_arrangement  # noqa: PLC0415
    from briefreader.store.folder_watch import watch_folder  # noqa: PLC0415
    from briefreader.tui.app import run_desk  # noqa: PLC0415
    from briefreader.tui.outside import Outside  # noqa: PLC0415

    state = _state_file()
    next_folder: Path | None = folder
    while next_folder is not None:
        folder = next_folder
        _require_a_folder(folder)
        keymap, keymap_faults = load_keymap(settings.keymap)
        outside = Outside(
            read_keys=lambda: load_keymap(settings.keymap),
            remembered=read_arrangement(state),
            remember=partial(write_arrangement, state),
            samples=_samples(),
            watch=partial(watch_folder, folder),
        )
        with ExitStack() as closing:
            opened = partial(open_for_desk, folder, settings, brief, closing)
            chosen = run_desk(opened, settings, keymap, faults=(*faults, *keymap_faults), outside=outside)
        next_folder, brief = (None if chosen is None else Path(chosen)), None


def open_for_desk(
    folder: Path, settings: "Settings", brief: str | None, closing: ExitStack
) -> "tuple[Library, BriefId | None]":
    """The library as the settings want it, until `closing` closes it, and the brief that is to be open at once."""
    library = open_library(folder, index=settings.index, claims=settings.claims)
    closing.callback(library.close)
    return library, None if brief is None else library.find(brief)


def _samples() -> str:
    """The folder of the sample briefs, where they are at hand."""
    places = (Path.cwd() / SAMPLES, Path(__file__).parent.parent / SAMPLES)
    return next((str(place) for place in places if place.is_dir()), "")


def _state_file() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("briefreader", appauthor=False) / "desk.json"


def _require_a_folder(folder: Path) -> None:
    if not folder.is_dir():
        reason = "not a folder" if folder.exists() else "no such folder"
        raise LibraryNotFoundError(str(folder), f"{reason}; name the folder that holds your briefs: briefreader FOLDER")


def with_choices(settings: "Settings", *, keymap: str | None, theme: str | None) -> "Settings":
    """The settings with what the command line says on top."""
    return replace(settings, keymap=keymap or settings.keymap, theme=theme or settings.theme)


def write_text(path: Path, text: str) -> None:
    """Write a file that a person asked for, whole or not at all. Raises UnwritableError."""
    from briefreader.store.atomic import write_atomically  # noqa: PLC0415

    try:
        write_atomically(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise UnwritableError(str(path), error.strerror or str(error)) from error


def today() -> date:
    """The date that a new export bears."""
    from briefreader.store.files import SystemClock  # noqa: PLC0415

    return SystemClock().now().date()


def render_template(
    name: str, brief: "Brief", notes: "BriefNotes", *, citekey: str | None = None, existing: str | None = None
) -> str:
    """A brief with its notes in a layout: a file, or one that comes with the app. Raises InvalidTemplateError."""
    from briefreader.store.templates import export_by_template, read_template  # noqa: PLC0415

    template = read_template(name)
    return export_by_template(template, brief, notes, created=today(), citekey=citekey, existing=existing)


def _marks_a_library(folder: Path) -> bool:
    return (folder / LIBRARY_FILE).is_file() or _holds_our_notes(folder / NOTES_FOLDER)


def _holds_our_notes(folder: Path) -> bool:
    """Whether a folder called notes is one of ours: many people have one for something else."""
    if not folder.is_dir():
        return False
    some = islice(folder.rglob("*"), MOST_LOOKED_AT)
    return any(path.suffix == ".yaml" and NOTES_FORMAT in _beginning(path) for path in some)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LONGEST_HEAD)
    except OSError:
        return b""


def _is_writable(folder: Path) -> bool:
    notes = folder / NOTES_FOLDER
    return os.access(notes if notes.is_dir() else folder, os.W_OK)


def _key(folder: Path) -> str:
    """A name for a library's own folder in the cache: readable, and one a path."""
    return f"{folder.name or 'root'}-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}"


def _cache_of(folder: Path) -> Path:
    """The cache folder of a library, for its owner only; a temporary one where the cache cannot be written to."""
    from platformdirs import user_cache_path  # noqa: PLC0415

    cache = user_cache_path("briefreader", appauthor=False) / _key(folder)
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(cache, os.W_OK):
            return cache
    except OSError:
        pass
    sys.stderr.write(f"{cache}: cannot be written; the index is kept in a temporary folder this time\n")
    import tempfile  # noqa: PLC0415 - it is rare

    return Path(tempfile.mkdtemp(prefix="briefreader-"))


def _data_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("briefreader", appauthor=False)


def _state_folder() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("briefreader", appauthor=False)


def _config_folder() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("briefreader", appauthor=False)
