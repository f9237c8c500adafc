"""Whoosh without its warnings: 2.7.4 holds string escapes that Python 3.12 and later complain of when compiling it.

Every module that uses Whoosh imports this one first.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh.index
    import whoosh.query.spans
    import whoosh.searching
    import whoosh.writing  # noqa: F401 - compiled here, once, in silence
