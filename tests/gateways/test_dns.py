"""The resolver against a real name server on loopback."""

from collections.abc import Iterator

import pytest

from cam.gateways.dns import DnsResolver
from tests.servers import dns as dns_server
from tests.servers.dns import NameServer, txt

ZONE = {
    ("firm.com", "TXT"): txt("v=spf1 -all", "a" * 450),
    ("firm.com", "MX"): ["20 Second.firm.com.", "10 first.firm.com."],
    ("null.com", "MX"): ["0 ."],
    ("firm.com", "A"): ["192.0.2.1"],
    ("firm.com", "AAAA"): ["2001:db8::1"],
    ("odd.com", "TXT"): ['"caf\\195\\169" " \\255;"'],
}


@pytest.fixture
def server() -> Iterator[NameServer]:
    names = {"failing": frozenset({"broken.com"}), "silent": frozenset({"silent.com"})}
    with dns_server.running(ZONE, **names) as running:
        yield running


@pytest.fixture
def resolver(server: NameServer) -> DnsResolver:
    return DnsResolver(servers=[server.address], seconds=30)


def test_texts_come_whole_and_hosts_in_their_order(resolver: DnsResolver) -> None:
    assert set(resolver.txt("firm.com").records) == {"v=spf1 -all", "a" * 450}
    assert resolver.mx("firm.com").records == ("first.firm.com", "second.firm.com")
    assert resolver.addresses("firm.com").records == ("192.0.2.1", "2001:db8::1")


def test_a_domain_that_takes_no_mail_says_so_with_a_dot(resolver: DnsResolver) -> None:
    assert resolver.mx("null.com").records == (".",)


def test_what_is_not_there_is_an_answer(resolver: DnsResolver) -> None:
    for answer in (resolver.txt("nobody.com"), resolver.mx("odd.com"), resolver.addresses("nobody.com")):
        assert (answer.is_answered, answer.records) == (True, ())


def test_bytes_outside_ascii_do_no_harm(resolver: DnsResolver) -> None:
    assert resolver.txt("odd.com").records == ("café \\xff;",)


@pytest.mark.parametrize("name", ["a..b", "x" * 64 + ".com", ".".join(["y" * 60] * 6), "\udcff.com", "ü\x00"])
def test_a_name_that_nobody_can_have_has_no_records(resolver: DnsResolver, name: str) -> None:
    answer = resolver.txt(name)
    assert (answer.is_answered, answer.records) == (True, ())


def test_a_failing_server_leaves_the_answer_open(resolver: DnsResolver) -> None:
    answer = resolver.txt("broken.com")
    assert (answer.is_answered, answer.trouble) == (False, "answered with a failure")


def test_a_silent_server_is_not_waited_for_beyond_the_time(server: NameServer) -> None:
    answer = DnsResolver(servers=[server.address], seconds=0.2).txt("silent.com")
    assert (answer.is_answered, answer.trouble) == (False, "did not answer in time")


def test_a_server_that_is_no_address_answers_nothing() -> None:
    answer = DnsResolver(servers=["name.server.com"]).txt("firm.com")
    assert not answer.is_answered
    assert "does not appear to be" in answer.trouble


def test_nothing_is_asked_before_the_first_question(server: NameServer) -> None:
    DnsResolver(servers=[server.address])
    assert server.asked == []
