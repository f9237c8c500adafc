import pytest

from briefreader.config.settings import Settings, check_settings


def checked(raw: object, themes: tuple[str, ...] | None = None) -> tuple[Settings, tuple[str, ...]]:
    settings, faults = check_settings(raw, where="config.yaml", themes=themes)
    return settings, tuple(f"{fault.severity}: {fault.what}" for fault in faults)


@pytest.mark.parametrize("raw", [None, {}])
def test_nothing_set_is_no_fault(raw: object) -> None:
    assert checked(raw) == (Settings(), ())


def test_everything_set() -> None:
    settings, faults = checked(
        {
            "library": "~/briefs",
            "keymap": "vim",
            "theme": "light",
            "reading_width": 80,
            "claims": 12,
            "results": 20,
            "export_folder": "memos",
        }
    )
    assert not faults
    assert settings == Settings(
        library="~/briefs",
        keymap="vim",
        theme="light",
        reading_width=80,
        claims=12,
        results=20,
        export_folder="memos",
    )


def test_unknown_fields_are_named_with_the_nearest() -> None:
    settings, faults = checked({"reading_widht": 80, "claims": 3})
    assert settings == Settings(claims=3)
    assert faults == ("error: unknown field reading_widht; did you mean reading_width?",)


@pytest.mark.parametrize(("written", "width"), [(59, 60), (60, 60), (100, 100), (500, 100), (-1, 60)])
def test_a_number_beyond_its_limits_is_brought_back(written: int, width: int) -> None:
    settings, faults = checked({"reading_width": written})
    assert settings.reading_width == width
    assert len(faults) == (written != width)


@pytest.mark.parametrize("written", ["wide", True, 72.5, [72]])
def test_what_is_no_number_leaves_the_default(written: object) -> None:
    settings, faults = checked({"reading_width": written})
    assert settings == Settings()
    assert faults[0].startswith("error: reading_width: expected a whole number from 60 to 100, found")


@pytest.mark.parametrize("written", ["", "  ", 5, ["a"]])
def test_what_is_no_text_leaves_the_default(written: object) -> None:
    settings, faults = checked({"library": written})
    assert settings == Settings()
    assert faults[0].startswith("error: library: expected a text, found")


def test_an_unknown_theme() -> None:
    assert checked({"theme": "lihgt"}, ("dark", "light")) == (
        Settings(),
        ("error: unknown theme lihgt; did you mean light?",),
    )
    assert checked({"theme": "lihgt"})[0].theme == "lihgt"


@pytest.mark.parametrize("raw", ["text", 5, ["library"]])
def test_a_file_of_another_shape(raw: object) -> None:
    settings, faults = checked(raw)
    assert settings == Settings()
    assert len(faults) == 1


def test_an_index_that_there_is_not_is_named_with_those_there_are() -> None:
    settings, faults = checked({"index": "memory"})
    assert (settings.index, faults) == ("memory", ())
    settings, faults = checked({"index": "lucene"})
    assert settings.index == "arrays"
    assert "there are arrays, whoosh, memory" in str(faults[0])
