"""Whoosh with its postings in flat arrays: one memory-mapped file a segment, read by NumPy.

Whoosh keeps the schema, the table of contents with its generations, the write lock and the formula of the scores. What
is ours is how a segment looks on disk, how it is made, merged and read.

    numpy_import.py  NumPy, loaded without what is not needed of it
    sections.py   a file of named arrays, each with a checksum
    raw_words.py  texts to numbered pieces, many at a time
    piece_table.py  the numbers of pieces: a hash table in arrays
    lexicon.py    what pieces stand for: words, spellings, terms
    inversion.py  numbered words to the sections of a segment
    segment.py    one segment, read
    groups.py     terms that score as one, such as the completions of a prefix
    snapshot.py   the statistics of a state of the index, and BM25 over arrays
    evaluation.py a search plan over one segment
    top.py        the best hits without looking at all of them
    merging.py    several segments to one, in bounded memory
    writing.py    one commit
    listing.py    the segments of a state
    contents.py   the same as Whoosh lists them
    codec.py      the arrays as Whoosh reads them
    index.py      the SearchIndex port
"""
