"""As `whoosh_import`, with what searches and writes in Whoosh's own format."""

import warnings

import briefreader.store.whoosh_import  # noqa: F401 - quietly, before anything else of Whoosh

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh.query.spans
    import whoosh.searching
    import whoosh.writing  # noqa: F401 - compiled here, once, in silence
