"""The words by which lines of scraped pages give themselves away. Only patterns; `cues` decides with them.

`LABEL`, `NOTICES` and `CREDIT` are matched with lines in lower case, at half the cost of ignoring case.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Cue(StrEnum):
    """What a line looks like by itself."""

    NONE = "none"
    DATE = "date"
    BYLINE = "byline"
    NAME = "name"
    BIO = "bio"
    AUTHOR_LABEL = "author_label"
    GENRE = "genre"
    TOPIC_LABEL = "topic_label"
    RELATED_LABEL = "related_label"
    END_LABEL = "end_label"
    COMMENTS = "comments"
    SHARE = "share"
    NAVIGATION = "navigation"
    SIGN_UP = "sign_up"
    LICENCE = "licence"
    COPYRIGHT = "copyright"
    DISCLAIMER = "disclaimer"
    REPUBLICATION = "republication"
    CREDIT = "credit"
    READING_TIME = "reading_time"
    PAYWALL = "paywall"
    NOTES_LABEL = "notes_label"


def _full(*alternatives: str) -> str:
    return rf"(?:{'|'.join(alternatives)})\s*[:>»›→…|+.]*"


def _search(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


GENRE_WORD: Final = (
    r"(?:expert|policy|issue|research|brief(?:s|ing|ings)?|articles?|testimon(?:y|ies)|comment(?:ary|aries)|analys[ie]s"
    r"|reports?|backgrounders?|op-?eds?|papers?|working|watch|explainers?|essays?|memo(?:s|rand(?:um|a))?|interviews?|transcripts?"
    r"|speech(?:es)?|remarks|features?|opinions?|perspectives?|insights?|notes?|factsheets?|fact|sheets?|in|the|and|&"
    r"|blog|posts?|q&a|studies|study|publications?|viewpoints?|outlook|review|special|white|discussion|by|field)"
)
_GENRES: Final = rf"(?:{GENRE_WORD}[\s/:|]*){{1,5}}"
GENRES: Final = re.compile(_GENRES)
_LABELS: Final = (
    (
        Cue.END_LABEL,
        _full(
            (
                r"(?:top|latest|trending|featured|popular|editor'?s'?) (?:stories|posts|articles|news"
                r"|picks)(?: (?:on|from|at|in) .{2,40})?"
            ),
            r"most (?:read|popular|viewed|shared|recent)(?: .{2,20})?",
            r"(?:recent|popular|latest|newer|older) (?:posts?|articles?|comments?|stories)",
            r"(?:next|previous|prev) (?:post|article|story|entry|page)",
            r"post navigation",
            r"(?:up )?next(?: up)?",
            r"(?:useful|quick|important) links",
            r"back to (?:top|all .{2,20}|blog|news)",
            r"notes? (?:to|for) (?:the )?editors?",
            r"(?:press|media) (?:contacts?|enquiries|inquiries)",
            r"\W*ends\W*",
        ),
    ),
    (
        Cue.COMMENTS,
        _full(
            r"(?:leave|post|add|write)(?: an?| your)? (?:comment|reply|response).{0,25}",
            r"(?:log ?in |sign ?in )?(?:to )?reply(?: to .{2,40}| (?:link|delete|cancel|quote|share|report).{0,20})?",
            (
                r"\d{1,3}\+? ?(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|minutes?"
                r"|mins?)(?: .{3,20})? ago.{0,20}"
            ),
            (
                r".{0,40}\bsays:|says|report comment|flag as inappropriate|like \d+|\d+ likes?|upvote"
                r"|.{0,30}\(score:.{1,20}\).{0,40}"
            ),
            r"comment(?: ?\*| ?form| policy)?|name ?\*|e-?mail ?\*|website|save my name, email.{0,80}",
            r"(?:no |\d+ |view |show |load )?(?:all )?(?:comments?|responses?|replies|thoughts? on .*)(?: \(?\d+\)?)?",
            r"(?:leave|cancel) (?:a )?reply",
            r"join the (?:conversation|discussion)",
            r"your email address will not be published\b.*",
            r"discussion about this post",
        ),
    ),
    (
        Cue.RELATED_LABEL,
        _full(
            r"(?:related|recommended|similar|suggested|further|additional)(?: (?:articles?|posts?|stories"
            r"|content|reading|news"
            r"|links?|resources?|topics?|publications?|research|coverage|for you|analysis|briefs?|products?))*",
            r"more (?:from|by|about) .{2,60}",
            r"more (?:stories|news|articles|reading|posts)(?: .{2,30})?",
            r"(?:read|see|learn|view|find out|discover)(?: the)? (?:also|more|next|all)",
            r"you (?:may|might|could)(?: also)?(?: (?:like|enjoy|be interested in).*)?",
            r"keep (?:reading|exploring)",
            r"(?:what|where) to read next",
            r"don'?t miss.{0,20}",
            r"explore more(?: .{2,30})?",
            r"in this (?:series|section|package|issue)",
            r"lesen sie (?:auch|dazu|mehr|weiter)|mehr (?:zum thema|dazu)|(?:weitere|verwandte|ähnliche) artikel",
            r"das könnte sie auch interessieren|(?:à )?lire (?:aussi|également)|sur le même (?:sujet|thème)",
            r"articles (?:liés|similaires)|lea también|artículos relacionados|(?:te|le) puede interesar",
        ),
    ),
    (
        Cue.TOPIC_LABEL,
        _full(
            r"(?:topics?|tags?|tagged(?: (?:with|as|in))?|more on|categor(?:y|ies)|filed (?:under|in)"
            r"|posted in|keywords?|subjects?"
            r"|regions?|issues|(?:regions?|topics?|issues)(?: (?:&|and) (?:regions?|topics?|issues))"
            r"|countries|programs?|themes?)"
            r"(?: for this (?:article|post|page))?",
        ),
    ),
    (
        Cue.AUTHOR_LABEL,
        _full(
            r"(?:about |meet |more about )?the (?:authors?|writers?|experts?|contributors?)",
            r"(?:authors?|contributors?|written by|experts?|author bio(?:graphy)?|about me|posted by|by)",
            r"about (?:the )?authors?\(?s?\)?",
            r"(?:research|study|survey|work) (?:conducted|carried out|done) by",
        ),
    ),
    (
        Cue.SHARE,
        _full(
            r"(?:share|tweet|pin|print|e-?mail|facebook|twitter|linkedin|whatsapp|reddit|pinterest"
            r"|instagram|youtube|x|copy link"
            r"|copy url|flipboard|telegram|pocket|tumblr|rss|threads|bluesky|mastodon|link copied!?|save"
            r"|bookmark|cite|pdf"
            r"|download(?: pdf)?|listen|play|tiktok|messenger)(?:[ ,|/&]+(?:share|tweet|pin|print|e-?mail"
            r"|facebook|twitter|linkedin"
            r"|whatsapp|reddit|pinterest|instagram|youtube|x|link|on|via|this|the|article|page|post|story"
            r"|with|friends|to|a|friend"
            r"|save|\(twitter\)))*",
            r"(?:follow|connect with|find) us(?: on)?(?: .{2,40})?",
            r"share (?:this|on|via|the|to|with)\b.{0,40}",
            r"\W*listen to (?:this|the) .{3,40}",
            r"\d+(?:\.\d+)?k? (?:shares?|views?|likes?|comments?)",
        ),
    ),
    (
        Cue.NAVIGATION,
        _full(
            r"skip (?:to|past) .{2,40}",
            r"(?:main )?menu|search(?: .{2,20})?|home(?:page)?|close|open|toggle .{2,30}|sign ?in|log ?in"
            r"|log ?out|register|my account"
            r"|about(?: us)?|contact(?: us)?|careers|jobs|privacy(?: policy)?|terms(?: (?:of|&"
            r"|and) .{2,20})?|cookies?(?: .{2,20})?|sitemap"
            r"|accessibility|advertise(?: with us)?|press(?: room)?|donate|support(?: us)?|faqs?|help"
            r"|advertisement|sponsored"
            r"|view license detail|go to .{2,30}|show (?:more|less)|load more|next|previous|prev|back|all"
            r"|edit|reply|dismiss"
            r"|english|español|français|deutsch|table of contents|contents|jump to .{2,30}|on this page"
            r"|in this article",
        ),
    ),
    (
        Cue.NOTES_LABEL,
        _full(
            r"(?:foot|end)?notes|references|bibliography|(?:works|sources) cited|sources"
            r"|acknowledge?ments?|appendix(?: \w+)?"
        ),
    ),
    (
        Cue.READING_TIME,
        r"(?:(?:estimated )?(?:read(?:ing)? time:? ?)?\d{1,3}[- ]?min(?:ute)?s?\.?(?: (?:to )?read)?)\W*",
    ),
    (Cue.GENRE, _GENRES),
)
LABEL: Final = re.compile("|".join(f"(?P<{cue}>{pattern})" for cue, pattern in _LABELS))
"""What a line is a label of, as the group that matches all of it; the first that does is meant."""
GENRE_ALONE: Final = re.compile(
    r"(?:in|the|and|&|by|field|fact|notes?|working|special|white|expert|issue|posts?|features?)"
)

NOTICES: Final[tuple[tuple[Cue, tuple[str, ...], re.Pattern[str]], ...]] = (
    (
        Cue.LICENCE,
        (
            "creative commons",
            "licensed under",
            "licenced under",
            "cc b",
            "cc-b",
            "rights reserved",
            "reproduc",
            "republish",
            "reprint",
            "permission",
            "public domain",
        ),
        _search(
            r"creative commons",
            r"\blicen[sc]ed under\b",
            r"\bcc[ -]by\b",
            r"some rights reserved",
            r"may be (?:reproduced|republished|reprinted)",
            r"\brepublish (?:our|this|these) (?:articles?|stor(?:y|ies)|content|work)\b",
            r"permission (?:to reproduce|is granted)",
            r"public domain\b.{0,40}\bwork",
        ),
    ),
    (
        Cue.COPYRIGHT,
        ("©", "(c) ", "copyright", "all rights"),
        _search(r"©", r"\(c\) (?:19|20)\d\d", r"\bcopyright\b", r"all rights reserved"),
    ),
    (
        Cue.DISCLAIMER,
        (
            "view",
            "opinions",
            "position",
            "constitute",
            "purposes only",
            "affiliate",
            "commission",
            "funding",
            "consult",
        ),
        _search(
            (
                r"views? (?:and opinions? )?(?:expressed|presented|represented)?\b.{0,60}\b(?:solely|alone"
                r"|are those of|are the (?:sole )?responsibility of|do not (?:necessarily )?(?:reflect|represent))"
            ),
            r"represents? the (?:views?|opinions?)\b.{0,60}\bauthor",
            r"takes? no (?:institutional )?positions?",
            r"\breceives? funding from\b|\bprovides? funding as\b|\bdo(?:es)? not (?:work for|consult), ",
            r"(?:do(?:es)? not|is not intended to) constitute .{0,40}advice",
            r"for (?:informational|information|educational) purposes only",
            r"affiliate (?:links?|commission)",
            r"\bearn a (?:small )?commission\b",
        ),
    ),
    (
        Cue.REPUBLICATION,
        (
            "originally",
            "previously",
            "also ",
            "first p",
            "first a",
            "first r",
            "this article",
            "this piece",
            "this essay",
            "op-ed",
            "this commentary",
            "this post",
            "this story",
            "reprinted",
            "published in",
            "published by",
        ),
        _search(
            r"^also (?:published|available|posted|appear(?:s|ed|ing)) (?:in|on|at)\b",
            r"\b(?:originally|first|previously) (?:published|appeared|posted|ran)\b",
            (
                r"\bthis (?:article|piece|essay|op-ed|commentary|post|story)\b.{0,40}\b(?:appeared"
                r"|was published|is republished|is reprinted)\b"
            ),
            r"\breprinted with permission\b",
            r"^(?:re)?published (?:in|by) [a-z]",
        ),
    ),
    (
        Cue.PAYWALL,
        (
            "subscri",
            "log in",
            "login",
            "sign in",
            "register",
            "upgrade",
            "member",
            "to read",
            "for read",
            "access to",
            "continue reading",
            "read the",
            "free article",
        ),
        _search(
            (
                r"(?:subscribe|log ?in|sign ?in|register|upgrade|become a (?:member"
                r"|subscriber))\b.{0,40}\bto (?:continue|keep|read (?:the|more|this|on)|unlock|access|view the)"
            ),
            (
                r"\bthis (?:content|article|post|story) is (?:for|only|available"
                r"|reserved)\b.{0,40}\b(?:subscribers?|members?)\b"
            ),
            r"\balready a (?:subscriber|member)\b",
            r"\b(?:to|for) (?:read|access to) the (?:full|rest|remainder|whole|entire)\b",
            r"^(?:continue reading|read the (?:full|rest)\b.{0,80})\W*$",
            r"\byou have \d+ free articles?\b",
        ),
    ),
    (
        Cue.SIGN_UP,
        ("subscribe", "unsubscribe", "sign up", "signup", "join", "deliver", "email", "e-mail", "cookies"),
        _search(
            (
                r"\b(?:subscribe|sign up|signup|join)\b.{0,60}\b(?:newsletter|inbox|updates?|e-?mail"
                r"|mailing list|delivered|list|free|today|now)\b"
            ),
            r"^subscribe\b",
            r"\bdelivered (?:straight |directly )?to your (?:inbox|email)\b",
            r"\b(?:your|valid) e-?mail address\b",
            r"\benter your e-?mail\b",
            r"\bunsubscribe\b",
            r"\bcookies? (?:is|are|on|to|that|settings?|policy|duration|description|consent|preferences)\b",
            r"\b(?:we|website|site) (?:may )?uses? cookies\b|\baccept (?:all )?cookies\b|\bmanage consent\b",
        ),
    ),
)
_CREDITED: Final = (
    "photo", "image", "picture", "illustration", "photograph", "video", "graphic", "chart", "source", "credit",
    "courtesy",
)  # fmt: skip
_AGENCIES: Final = (
    "getty(?: images)?", "shutterstock", "stock(?:photo)?", "istock(?:photo)?", "reuters", "unsplash", "pexels",
    "pixabay", "adobe stock", "afp", "alamy", "wikimedia(?: commons)?", "flickr", "anadolu", "associated press",
)  # fmt: skip
CREDIT: Final = _search(
    rf"\b(?:{'|'.join(_CREDITED)})(?: (?:credits?|by|courtesy(?: of)?|source|via)|:| ©)",
    rf"\b(?:{'|'.join(_AGENCIES)})\b",
    r"\bap(?: photo|/)",
)
SIGNED: Final = re.compile(r"[.!?]['\"’”]?\s+(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z]?[\w.'’-]*/\s?[A-Z][\w. &'’/-]{2,50}\Z")
"""A caption's last sentence, then "First Last/Agency"."""
CREDIT_TAIL: Final = re.compile(
    r"(?P<credit>(?:[\w.'’ -]{2,60}/)+(?:[A-Z][\w.'’ &-]{1,40})"
    r"|\(?(?:photo|image|picture|illustration|photograph|credit|source|courtesy)s?(?: credits?| by"
    r"| courtesy(?: of)?| source| via)?:? .{2,80}"
    r"|[^.!?]{0,80}\b(?:via getty images|getty images|shutterstock|istock|reuters|unsplash|pexels|pixabay"
    r"|adobe stock|afp|alamy)[^.!?]{0,30})\)?\Z",
    re.IGNORECASE,
)
BYLINE: Final = re.compile(
    r"(?:(?:article|words|written|text|posted|published|story|authored|report(?:ed|ing)?|opinion|analysis"
    r"|commentary|guest post|essay)\s+)?"
    r"(?:by|author|authors|written by)\b\s*:?\s+(?=[A-Z\"“])",
    re.IGNORECASE,
)
BIO: Final = re.compile(
    r"\b(?:is|are|was|serves?|works?|has (?:been|served|written|worked)|writes?|holds?|leads?|directs?"
    r"|covers?|teaches|joined|received|earned)\b"
)
_OFFICES: Final = (
    "fellow", "director", "professor", "analyst", "researcher", "scholar", "editor", "reporter", "journalist",
    "correspondent", "columnist", "writer", "author", "counselor", "adviser", "advisor", "expert", "president",
    "chair(?:man|woman)?", "founder", "co-founder", "cofounder", "ceo", "economist", "lecturer", "associate", "manager",
    "attorney", "lawyer", "physician", "dietitian", "consultant", "specialist", "coach", "blogger", "freelance",
    "contributor", "member", "ambassador", "head", "chief", "strategist", "partner", "engineer", "teacher", "nurse",
    "planner", "officer", "assistant", "historian", "scientist", "candidate", "graduate", "degree", "enthusiast",
)  # fmt: skip
BIO_OFFICE: Final = re.compile(rf"\b(?:{'|'.join(_OFFICES)})\b", re.IGNORECASE)
_START: Final = re.compile(r"(\w{1,4}|©)\w*")


def starts_of(lower: str) -> frozenset[str]:
    """The first letters of all words of a text in lower case, four at most.

    A set of them shows in one look that none of a pattern's words is there, far more cheaply than a search does.
    """
    return frozenset(_START.findall(lower))


def _starts(phrases: Iterable[str]) -> frozenset[str]:
    """The first letters of the longest word of each phrase, which is the rarest."""
    return frozenset(start for phrase in phrases for start in starts_of(max(re.findall(r"\w+|©", phrase), key=len)))


NOTICE_STARTS: Final = tuple(_starts(needed) for _, needed, _ in NOTICES)
"""For each notice the first letters of the words that it needs."""
ANY_NOTICE_STARTS: Final = frozenset[str]().union(*NOTICE_STARTS)
CREDIT_STARTS: Final = _starts((*_CREDITED, *(name.partition("(")[0] for name in _AGENCIES), "ap"))
OFFICE_STARTS: Final = _starts(name.partition("(")[0] for name in _OFFICES)
DATE_COMPANY: Final = re.compile(
    r"\b(?:published|updated|posted|last|modified|on|date|created|release|released|reviewed|at|first"
    r"|originally|publication|issued|by|for immediate|summary|summaries"
    r"|et|est|edt|gmt|utc|am|pm|read|min|mins|minutes?|minute|\d+|mon|tue|wed|thu|fri|sat|sun)\b|[^\w]+",
    re.IGNORECASE,
)
