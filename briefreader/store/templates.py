"""Exports in a layout of one's own: Jinja2 templates, in a sandbox.

A template sees the variables of `briefreader export --format json` for one brief, and `created`, the date of the first
export. Its filters are `md` (text as one line of Markdown), `quote` (text as a block quotation), `yaml` (text as a YAML
value), `tag` (a tag without spaces), `hashtags` (tags in a row) and `link` (text and address as a link).
"""

from datetime import date
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefreader.errors import InvalidTemplateError
from briefreader.library import front_matter
from briefreader.library.export import created_in, keep_what_is_theirs, obsidian_tag
from briefreader.library.export_json import export_json
from briefreader.library.markdown_text import escape, link, quote_block
from briefreader.model.annotation import BriefNotes
from briefreader.model.brief import Brief

_SHIPPED: Final = Path(__file__).parents[1] / "templates"
_SUFFIX: Final = ".md.jinja"


def shipped_templates() -> tuple[str, ...]:
    """The names of the layouts that come with the app."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in _SHIPPED.glob(f"*{_SUFFIX}")))


def read_template(name: str) -> tuple[str, str]:
    """The source of a template and the path it was read from: a file, else a shipped layout of that name.

    Raises InvalidTemplateError where there is neither, or the file is no text.
    """
    path = Path(name)
    if not path.is_file() and name in shipped_templates():
        path = _SHIPPED / f"{name}{_SUFFIX}"
    try:
        return path.read_text(encoding="utf-8"), str(path)
    except FileNotFoundError:
        known = ", ".join(shipped_templates())
        raise InvalidTemplateError(name, None, f"no such file, and no such layout; there are {known}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidTemplateError(name, None, f"cannot be read: {error}") from error


def export_by_template(
    template: tuple[str, str],
    brief: Brief,
    notes: BriefNotes,
    *,
    created: date,
    citekey: str | None = None,
    existing: str | None = None,
) -> str:
    """One brief with its notes in a layout of `read_template`.

    What an earlier export holds of others is kept as in the default layout, where the template has front matter and a
    notes block to keep it in.

    Raises:
        InvalidTemplateError: the template has a mistake, or does what the sandbox forbids.
    """
    source, where = template
    values = {
        **export_json(brief, notes, citekey=citekey),
        "created": created_in(existing) or created.isoformat(),
    }
    try:
        rendered = _environment().from_string(source).render(values)
    except TemplateSyntaxError as error:
        raise InvalidTemplateError(where, error.lineno, error.message or "a mistake in the template") from error
    except SecurityError as error:
        raise InvalidTemplateError(where, None, f"not allowed in a template: {error}") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise InvalidTemplateError(where, _line_of(error), str(error)) from error
    return keep_what_is_theirs(rendered, existing)


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Markdown is no HTML, and what is shown of it is escaped by the filters.
        autoescape=False,
    )
    environment.filters |= {
        "md": escape,
        "quote": quote_block,
        "yaml": front_matter.scalar,
        "tag": obsidian_tag,
        "hashtags": lambda tags: " ".join(f"#{obsidian_tag(tag)}" for tag in tags),
        "link": link,
    }
    return environment


def _line_of(error: BaseException) -> int | None:
    """The template's line in a traceback that went through it."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
