"""Whoosh without its warnings: 2.7.4 holds string escapes that Python 3.12 and later complain of when compiling it.

Every module that uses Whoosh imports this one first. It loads what all of them need; `whoosh_search_import` loads the
rest, which costs a tenth of a second and which only Whoosh's own format needs.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    import whoosh.codec.base
    import whoosh.filedb.filestore
    import whoosh.index  # noqa: F401 - compiled here, once, in silence
