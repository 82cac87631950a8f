"""How the timeline is drawn, as its user chose: all quiet at first."""

from dataclasses import dataclass

SMOOTHINGS = (0, 3, 7, 30, 365)
"""Days over which each date may be smoothed; 0 is not at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`share`: of each lane's annotations instead of counts; `stacked`: one hill of all lanes; `gaps`: shade where a
    lane is silent and others are not; `breaks`: leave out long empty times; `smooth` in days.
    """

    share: bool = False
    stacked: bool = False
    gaps: bool = False
    breaks: bool = False
    smooth: int = 0

    @property
    def has_terms(self) -> bool:
        """Whether there is anything to say of how it is drawn."""
        return self.share or bool(self.smooth) or (self.gaps and not self.stacked)
