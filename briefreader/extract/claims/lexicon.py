"""The words and phrases that show what a sentence does. All of them written small, with straight apostrophes."""

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final


def word_set(listed: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(listed.split())


class Cue(IntEnum):
    """Something that a sentence's words show about it."""

    CAUSE = auto()
    CERTAIN = auto()
    COMPARISON = auto()
    CONDITION = auto()
    CONTRAST = auto()
    DATE = auto()
    DUTY = auto()
    EMPHASIS = auto()
    EXPECTATION = auto()
    FIGURE = auto()
    FINDING = auto()
    FIRST_PERSON = auto()
    FUTURE = auto()
    HEDGE = auto()
    HORIZON = auto()
    MODAL = auto()
    MONEY = auto()
    NAME = auto()
    NEGATION = auto()
    PERCENT = auto()
    PROPOSAL = auto()
    QUOTE = auto()
    SECOND_PERSON = auto()
    SUMMARY = auto()
    VALUE = auto()


_PHRASES: Final[Mapping[Cue, str]] = {
    Cue.CAUSE: """
        because|as a result|therefore|thus|hence|consequently|due to|owing to|thanks to|led to|leads to
        lead to|leading to|caused|causes|causing|results in|resulted in|resulting in|so that|stems from|stemmed from
        driven by|drove|drives|enabled|enables|forced|forces|prompted|made possible|contributed to|contributes to
        that is why|given that
    """,
    Cue.CERTAIN: """
        clearly|certainly|undoubtedly|no doubt|of course|obviously|definitely|make no mistake|in fact|indeed|always
        never|every|all|must have|cannot|can't|the fact is|the truth is|there is no question
    """,
    Cue.COMPARISON: """
        more than|less than|fewer than|greater than|higher than|lower than|larger than|smaller than|rather than
        compared with|compared to|as much as|as many as|at least|the most|the least|the largest|the highest|the lowest
        twice|double|doubled|tripled|half|a third|a quarter|two-thirds|increased|increase|rose|risen|grew|grown
        declined|decline|fell|fallen|dropped|decreased|reduced
        record high|record low|a record|the more|the less|far more|much more|as well as
    """,
    Cue.CONDITION: """
        if|unless|only if|only when|provided that|as long as|so long as|should any|even if|otherwise
    """,
    Cue.CONTRAST: """
        but|however|yet|although|though|nevertheless|nonetheless|despite|in spite of|while|whereas|instead
        on the other hand|still|even so|rather|regardless of|regardless|in contrast|by contrast|not only|not because
        above all|but rather|paradoxically|ironically
    """,
    Cue.DUTY: """
        must|should|ought to|need to|needs to|have to|has to|will need to|will have to|is essential|are essential
        is vital|is critical|is crucial|is imperative|it is important|it's important|is necessary|is needed|are needed
        is required|is time to|is time for|it is time
        high time to|high time that|urgently|is incumbent|had better|would do well|would be wise
        cannot afford
    """,
    Cue.EMPHASIS: """
        the trouble is|the trouble with|the difficulty is|the mistake is|the paradox is
        the question is|the question now is|the problem is|the problem with|the point is|the irony is|the lesson
        the challenge is|the danger is|the risk is|the reality is|the truth is|what is missing|what's missing
        exactly the danger|exactly the problem|precisely the problem|the bottleneck|the catch is|the flaw is
        the real issue|the real question|the real problem|the real danger|the real risk|the real test|the real lesson
        the weakest part|the weakest point|the weakest link|the greatest danger|the greatest threat|the greatest risk
        the biggest danger|the biggest threat|the biggest risk|the biggest problem|the upshot|the bottom line
        what matters|the key is|the key to|the key question|the most important|the main reason|the main problem
        the main point|the main question|the central question|the central point|the central problem
        the crucial question|the crucial point|the fundamental question|the fundamental problem|the core of
        above all|most importantly|more important|at stake|at its core|the issue is|the likelihood is
    """,
    Cue.EXPECTATION: """
        likely|unlikely|expected to|expects|expect|projected|projects|forecast|forecasts|predicted|predicts
        anticipated|poised|set to|bound to|on track|is about to|are about to|odds|chances|likelihood|prospect
        prospects|will likely|on course|risks becoming|a matter of time|foreseeable|eventually|sooner or later
    """,
    Cue.FINDING: """
        found that|finds that|shows that|showed that|show that|shown that|demonstrates|demonstrated|reveals|revealed
        evidence|study|studies|survey|poll|research|estimates|estimated|according to
        suggests that|data show|data suggest|statistics show|figures show
    """,
    Cue.FIRST_PERSON: """
        i|me|my|we|us|our|ours|i'm|i've|i'd|i'll|we're|we've|we'll|we'd
    """,
    Cue.FUTURE: """
        will|won't|shall|going to|he'll|she'll|it'll|they'll|we'll|you'll|i'll
    """,
    Cue.HEDGE: """
        may|might|could|perhaps|possibly|probably|likely|unlikely|likelihood|seem|seems|seemed|seemingly|appear
        appears|appeared|appearances|apparently|reportedly|allegedly|presumably|arguably|supposedly|suggest|suggests
        suggested|tend to|tends to|in principle|in theory|some estimates|is said to|are said to|it is possible
        is possible|unclear|not clear|not so clear|uncertain|debatable|potentially|conceivably|plausibly|in part
        partly|somewhat|believed to|thought to|rumored|i think|we think|i believe|we believe|in my view|in our view
    """,
    Cue.HORIZON: """
        soon|by the end of|by the new year|by the spring|by the summer|by the autumn|by the winter
        in the near future|in the future|in the coming|in the years ahead|next year|next month|next decade
        long term|going forward|over the next|in the long run|by then|from then on|long-term
    """,
    Cue.MODAL: """
        would|wouldn't|could|couldn't|may|might
    """,
    Cue.NEGATION: """
        not|no|never|none|neither|nor|nobody|nothing|without|cannot|can't|don't|doesn't|didn't|won't|wouldn't|isn't
        aren't|wasn't|weren't|hasn't|haven't|hadn't|couldn't|shouldn't|failed to|fails to|lack|lacks|lacked|unable
        refused|refuses|scant|little
    """,
    Cue.PROPOSAL: """
        recommend|recommends|recommended|propose|proposes|proposed|call on|calls on|calls for|urge|urges|we suggest
        more effective would be|a better approach
        a better course|a better way|better option|best option|the best way|best course|the way forward
        the right approach|should be|must be|let us|let's|would be better|should not|must not|ought
        it is important for|it is essential|it is vital|consider|prioritize|invest in|needs to be|need to be
        need a|needs a|need more|needs more|need better|needs better|do better to
        would help|could make a difference|can use|the only way|what is needed|the solution
    """,
    Cue.SECOND_PERSON: """
        you|your|yours|you're|you've|you'll
    """,
    Cue.SUMMARY: """
        in other words|put simply|in short|in sum|to sum up|in conclusion|in summary|ultimately|overall|on balance
        in essence|simply put|the bottom line|all in all|taken together|in the end|at bottom|the upshot|to put it
        that means|this means|i argue|we argue|this paper|this brief|this report|this article|our argument|my argument
        clearly then|in any case
    """,
    Cue.VALUE: """
        good|bad|better|worse|best|worst|dangerous|disastrous|important|wrong|right|success|successful|failure
        effective|ineffective|threat|strength|weakness|weak|strong|smart|mistake|brutal|shocking|serious|great
        terrible|critical|fundamental|extraordinary|unprecedented|welcome|hard|difficult|impossible|essential|crucial
        vital|unfair|dubious|danger|dangers
        fail|fails|failing|stalled|obstacle|flawed|futile|reckless|prudent|costly|misguided|sensible|counterproductive
    """,
}

SAYING: Final = word_set(
    """
    said says say told tells wrote writes argued argues argue announced announces warned warns warn insisted insists
    insist acknowledged acknowledges admitted admits declared declares contended contends contend asserted asserts
    asserting concluded concludes testified predicted predicts alleged alleges complained explained explains
    """,
)
"""Verbs whose object is what somebody says, whatever follows."""

SAYING_THAT: Final = word_set(
    """
    insisted insists insist states state stated claims claim claimed reports report reported estimates estimate
    estimated notes note noted find found finds
    maintains maintained observed observes revealed reveals suggests suggested
    suggest thinks think believes believe believed confirmed confirms adds added denied denies agreed agree emphasized
    stressed stresses highlighted calculated calculates reckons pointed points point replied replies reply
    counters countered responds responded answered promised pledged
    vowed demanded demands ordered
    """,
)
"""Verbs, and words that are nouns as often, whose object is what somebody says where "that" or a quote follows."""

SPEECH_ACTS: Final = word_set(
    """
    insisted insists accused accuses blamed blames condemned condemns criticized demanded demands expressed objected
    pledged pledges promised promises proposed proposes recommended recommends threatened threatens urged urges vowed
    vows vouched praised signaled signalled hinted apologized threaten urge
    """,
)
"""Verbs for doing something by speaking."""

PRONOUNS: Final = word_set(
    """
    he she it they this these those that his her hers its their theirs him them such
    """,
)
"""First words that point back to a sentence before."""

CONNECTIVES: Final = word_set(
    """
    but and yet so still also then meanwhile moreover furthermore besides or nor
    """,
)
"""First words that lean on the sentence before, though what follows can be read alone."""

MONTHS: Final = word_set(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """,
)
DAYS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """,
)
NUMBER_WORDS: Final = word_set(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty
    ninety hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens
    """,
)
STOP_WORDS: Final = word_set(
    """
    a about above after again against all also although am among an and another any are as at away back be became
    because become been before behind being below between both but by came can cannot come could did do does doing
    done down during each either else even ever every few for from further get gets give given go goes going gone got
    had has have having he her here hers herself him himself his how however i if in indeed instead into is it its
    itself just kept know known last later least less let like made make makes making many may me might more most much
    must my near need neither never no nor not nothing now of off often on once one only onto or other others our ours
    out over own per perhaps put quite rather said same say says see seem seemed seems seen several shall she should
    since so some still such take taken than that the their theirs them themselves then there these they thing things
    this those though through thus to today together too toward two under unless until up upon us use used very want
    wants was way we well went were what when where whether which while who whole whom whose why will with within
    without would yet you your
    """,
)


Entry = tuple[tuple[str, ...], Cue]
"""A phrase in words, and its cue."""


def _table() -> dict[str, tuple[tuple[Entry, ...], Mapping[str, tuple[Entry, ...]]]]:
    singles: dict[str, list[Entry]] = {}
    longer: dict[str, dict[str, tuple[Entry, ...]]] = {}
    for cue, listed in _PHRASES.items():
        for phrase in listed.strip().replace("\n", "|").split("|"):
            words = tuple(phrase.split())
            if len(words) == 1:
                singles.setdefault(words[0], []).append((words, cue))
            elif words:
                seconds = longer.setdefault(words[0], {})
                seconds[words[1]] = (*seconds.get(words[1], ()), (words, cue))
    return {first: (tuple(singles.get(first, ())), longer.get(first, {})) for first in {*singles, *longer}}


PHRASES: Final = _table()
"""First word -> the phrases that are nothing but it, and second word -> the longer phrases."""
