"""The sentences that carry a brief: chosen, sorted by kind, and shown with why and with what they rest on."""

from briefreader.extract.claims.extraction import extract_claims

__all__ = ["extract_claims"]
