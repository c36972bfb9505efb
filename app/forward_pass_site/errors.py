"""What can go wrong while the site is made, each said in one sentence."""


class SiteError(Exception):
    """The site cannot be made or served; the message says why and what to do."""


class UnreachableError(SiteError):
    """A source of a pinned file did not answer, or broke off; another source may do."""


class WrongBytesError(SiteError):
    """A source delivered something else than what is pinned; nothing is kept."""
