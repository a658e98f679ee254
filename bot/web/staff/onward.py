"""Where a login leads to: a page of the console, and nowhere else."""

import re

START = "/staff/"
# No second slash at the front, no backslash, no scheme, no control character: nothing that a browser could read as
# another host. And not the way in and out, which would go round in circles.
_PAGE = re.compile(r"/staff/(?!login|logout|sso|/)[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*")
_LONGEST = 500


def onward(wanted: str) -> str:
    """The wanted path with its query where it is a page of the console, else the start page."""
    good = len(wanted) <= _LONGEST and _PAGE.fullmatch(wanted) and ".." not in wanted
    return wanted if good else START
