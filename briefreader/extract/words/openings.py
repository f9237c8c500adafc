"""How lines begin, or go, that tell by it what they are, though nothing stands around them. Only patterns."""

import re
from typing import Final

EDITORS_NOTE: Final = re.compile(
    r"(?:editors?['’]?s?['’]? notes?|notes? (?:from|by|of) the editors?|editorial note|publisher['’]?s note"
    r"|correction|clarification)\s*(?:\([^)]{3,40}\)\s*)?[:.—–]"
    r"|comment:\s|(?:this|the) (?:interview|conversation|transcript) (?:was|has been) (?:\w+ )?(?:edited|condensed)\b",
    re.IGNORECASE,
)
"""A note that somebody else than the author has put over a piece."""
ONWARD_LINE: Final = re.compile(
    r"\W{0,4}(?:also read|read (?:more|also|next|on)|see also|related(?: (?:article|story|stories|reading|post))?"
    r"|lesen sie (?:auch|dazu|mehr)|mehr (?:zum thema|dazu)|(?:à )?lire (?:aussi|également)|lea también)"
    r"\s*:\W*\w",
    re.IGNORECASE,
)
"""A line that only names another piece."""
PART_OF_SERIES: Final = re.compile(
    r"this (?:report|article|essay|piece|post|brief|paper|commentary|story|publication|study|analysis)"
    r" (?:is|was|forms) (?:a )?part of (?:an?|the|our)\b"
    r".{1,80}\b(?:series|project|programme?|collection|initiative)\b",
    re.IGNORECASE,
)
"""A sentence that only says which series a piece belongs to."""
SENTENCE_BEHIND_LABEL: Final = re.compile(r"(?i:comment|also|read|see|related)[^:]{0,12}:\s+[a-z][^\n]*[.!?]\Z")
"""A colon and small letters up to the full stop: a sentence of the text that only begins as such a line does."""
ANY_OPENING: Final = re.compile(
    r"\W{0,4}(?:edit|note|publ|corr|clar|comm|the (?:inte|conv|tran)|also|read|see|rela|this|lese|mehr|lire|à li|lea )",
    re.IGNORECASE,
)
"""How all of these begin; a cheap look before them."""
TESTIMONIALS: Final = re.compile(
    r"(?:what (?:people|others|our \w+|readers|clients|customers) (?:say|are saying)(?: about .{2,40})?"
    r"|testimonials?)\W*",
    re.IGNORECASE,
)
"""The heading of what others say about the publisher."""
SPOKEN_BY: Final = re.compile(
    r"(?:keynote )?(?:speech|remarks|address|lecture|keynote|testimony|statement)(?: (?:delivered|given))? by\s+"
    r"(?=[A-Z])",
    re.IGNORECASE,
)
"""How the note over a speech begins."""
THANKS: Final = re.compile(
    r"(?:.*[.!?]\s+)?thank you(?: (?:all|very much|so much|for \w+(?: \w+)*))?[.!]"
    r"(?:\s+I (?:look forward|welcome|am|will be|would be)\b[^.!?]{3,60}[.!])?",
    re.IGNORECASE,
)
"""How a speech ends."""
SUMMARY: Final = re.compile(
    r"(?:(?:\d{1,2}(?:\.\d)?|[IVX]{1,4})[.)]?\s+)?"
    r"(?:executive summary|summary|abstract|introduction|overview|at a glance"
    r"|key (?:points|findings|takeaways|messages))\W*",
    re.IGNORECASE,
)
"""The heading of a summary, which belongs to it."""
BUTTON: Final = re.compile(r"\W*(?:sign up|subscribe|join|register)\b", re.IGNORECASE)
PICTURED: Final = re.compile(r"\b(?:photo(?:graph)?|image|picture|illustration)s?(?: credits?| by| courtesy(?: of)?|:)")
"""What says, in lower case, that a line tells of a picture."""
LAST_NOTE: Final = re.compile(
    r"\W{0,2}(?:notes?|sources?|data|method(?:s|ology)?)(?: (?:and|&|on|to) (?:the )?\w+){0,2}\s?:\W*\w", re.IGNORECASE
)
"""How a paragraph begins that says what a text rests on or how it counts."""
NOTES: Final = re.compile(r"(?:foot|end)?notes:?", re.IGNORECASE)
NOTE_START: Final = re.compile(r"\[?\d{1,3}[\].)]?\s|\[\^\d{1,3}\]:?\s|\(?[ivx]{1,5}[.)]?\s|[*†‡]")
"""How a note begins: its number, in Roman figures too, or a mark."""
TOPICS_INLINE: Final = re.compile(
    r"(?:topics?|tags?|tagged(?: (?:with|as|in))?|filed (?:under|in)|posted in|labels?|keywords?|categor(?:y|ies)):?\s+"
    r"(?P<topics>[^.!?]{2,200})",
    re.IGNORECASE,
)
"""A label of topics with the topics behind it on the same line."""
