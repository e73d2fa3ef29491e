"""What is known of how mail services sign and send for a customer's domain."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Service:
    """
    One mail service.

    spf: the name that a customer's SPF record includes.  selectors: those that it usually signs with.
    has_own_return_path: bounces go to a domain of its own, so that the customer's SPF record is not asked, and only
    DKIM speaks for the customer.
    """

    name: str
    spf: str
    selectors: tuple[str, ...] = ()
    has_own_return_path: bool = False


SERVICES: dict[str, Service] = {
    one.name: one
    for one in (
        Service(name="gmail", spf="_spf.google.com", selectors=("google",)),
        Service(name="outlook", spf="spf.protection.outlook.com", selectors=("selector1", "selector2")),
        Service(name="fastmail", spf="spf.messagingengine.com", selectors=("fm1", "fm2", "fm3", "mesmtp")),
        Service(name="migadu", spf="spf.migadu.com", selectors=("key1", "key2", "key3")),
        Service(name="sendgrid", spf="sendgrid.net", selectors=("s1", "s2"), has_own_return_path=True),
        Service(name="postmark", spf="spf.mtasv.net", selectors=("pm",), has_own_return_path=True),
        Service(
            name="mailgun",
            spf="mailgun.org",
            selectors=("mailo", "k1", "krs", "pic", "smtp", "mx"),
            has_own_return_path=True,
        ),
        Service(name="ses", spf="amazonses.com", has_own_return_path=True),
        Service(name="resend", spf="amazonses.com", selectors=("resend",), has_own_return_path=True),
    )
}
USUAL = ("default", "dkim", "mail", "k1", "s1", "selector1", "google", "key1")


def selectors_of(services: Iterable[Service]) -> tuple[str, ...]:
    """Return the selectors worth a question, those of the services in use first, each once."""
    return tuple(dict.fromkeys([*(name for one in services for name in one.selectors), *USUAL]))
