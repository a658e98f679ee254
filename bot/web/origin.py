"""Which origin a request or a page belongs to."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers


def is_own_origin(origin: str, headers: Headers, public_url: str) -> bool:
    """Whether `origin` is ours: the public address, or the host that this request was sent to.

    The scheme is not compared: behind a proxy that ends TLS, ours reads http and the browser's https.
    """
    try:
        return bool(origin) and (origin == public_url or urlsplit(origin).netloc == headers.get("host"))
    except ValueError:  # "http://[" is none
        return False
