"""The DNS; what does not answer is a value, for nobody is to blame for it."""

from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from typing import Any

from cam.engine.mail_records.lookup import Lookup
from cam.gateways.wire import clean

SECONDS = 2.0
PORT = 53


class DnsResolver:
    """
    A resolver over the name servers of this machine, or over those that are named.

    servers: IP addresses, with ":PORT" or "[...]:PORT" where it is not 53.  seconds: for one question, repeated as
    often as fits.  Nothing is imported or read before the first one.
    """

    def __init__(self, *, servers: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._servers = tuple(servers)
        self._seconds = seconds
        self._resolver: Any = None

    def txt(self, name: str) -> Lookup:
        """Return the texts of a name."""
        return self._ask(name, "TXT", lambda records: [_text(one) for one in records])

    def mx(self, name: str) -> Lookup:
        """Return the hosts that receive a domain's mail."""
        return self._ask(name, "MX", _hosts)

    def addresses(self, name: str) -> Lookup:
        """Return the IP addresses of a name; one version is enough."""
        four = self._ask(name, "A", _plain)
        six = self._ask(name, "AAAA", _plain)
        if four.records or six.records:
            return Lookup(records=(*four.records, *six.records))
        return four if not four.is_answered else six

    def _ask(self, name: str, kind: str, read: Any) -> Lookup:
        from dns.exception import DNSException, Timeout
        from dns.name import from_text
        from dns.resolver import NXDOMAIN, NoAnswer, NoNameservers, NoResolverConfiguration

        try:
            asked = from_text(name)
        except (DNSException, UnicodeError):
            return Lookup()  # no name that can be asked for, so there is nothing under it
        try:
            resolver = self._open()
            answer = resolver.resolve(asked, kind, lifetime=self._seconds, search=False)
            return Lookup(records=tuple(read(answer)))
        except (NXDOMAIN, NoAnswer):
            return Lookup()
        except NoResolverConfiguration:
            return _silent("of this machine is not configured")
        except Timeout:
            return _silent("did not answer in time")
        except NoNameservers:
            return _silent("answered with a failure")
        except (DNSException, OSError, ValueError) as error:
            return _silent(f"gave no answer ({clean(str(error)) or type(error).__name__})")

    def _open(self) -> Any:
        if self._resolver is None:
            from dns.resolver import Resolver

            resolver = Resolver(configure=not self._servers)
            if self._servers:
                resolver.nameservers = [_nameserver(text) for text in self._servers]
            self._resolver = resolver
        return self._resolver


def _nameserver(text: str) -> Any:
    from dns.nameserver import Do53Nameserver

    host, colon, port = text.rpartition(":")
    if colon and port.isdigit() and (host.startswith("[") or ":" not in host):
        return Do53Nameserver(str(ip_address(host.strip("[]"))), int(port))
    return Do53Nameserver(str(ip_address(text.strip("[]"))), PORT)


def _silent(trouble: str) -> Lookup:
    return Lookup(is_answered=False, trouble=trouble)


def _text(record: Any) -> str:
    # bytes outside ASCII stand for themselves: a record is compared, never run
    return b"".join(record.strings).decode("utf-8", "backslashreplace")


def _hosts(records: Iterable[Any]) -> list[str]:
    ordered = sorted(records, key=lambda one: (one.preference, str(one.exchange)))
    return [str(one.exchange).rstrip(".").lower() or "." for one in ordered]


def _plain(records: Iterable[Any]) -> list[str]:
    return [one.address for one in records]
