"""The lines of the body as text: blocks, links, footnotes."""
