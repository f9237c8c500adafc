"""The key claims of the open brief, with what the reader decided about them."""

from briefreader.library.passages import JudgedClaim, judged_claims
from briefreader.model.annotation import Verdict
from briefreader.model.brief import Span
from briefreader.view.grouping import claim_groups
from briefreader.view.state import Reading


def claims_in(reading: Reading) -> tuple[JudgedClaim, ...]:
    """All claims, in the order of the text; dropped ones too."""
    return judged_claims(reading.brief, reading.notes.claims if reading.notes is not None else ())


def claims_shown(reading: Reading) -> tuple[JudgedClaim, ...]:
    """The claims of the side pane, in its order: by kind, and those that were dropped last."""
    kind = reading.claim_kind
    wanted = (claim for claim in claims_in(reading) if kind is None or claim.kind is kind)
    return tuple(claim for _, group in claim_groups(wanted) for claim in group)


def chosen_claim(reading: Reading) -> JudgedClaim | None:
    """The claim under the cursor of the side pane."""
    shown = claims_shown(reading)
    return next((claim for claim in shown if claim.key == reading.claim), shown[0] if shown else None)


def claim_places(reading: Reading) -> list[tuple[Span, str]]:
    """Where the claims stand that were not dropped, in the order of the text, and their keys."""
    return [
        (claim.span, claim.key)
        for claim in claims_in(reading)
        if claim.span is not None and claim.verdict is not Verdict.REJECTED
    ]
