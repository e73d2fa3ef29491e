"""The common answers in seven languages, and what mail programs put around an answer."""

import csv
from datetime import UTC, datetime
from pathlib import Path

from cam.engine.inbound.message import Inbound
from cam.engine.judgement import Judgement, judge

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
RECEIVED = datetime(2026, 3, 4, 10, tzinfo=UTC)  # a Wednesday


def answers() -> list[dict[str, str]]:
    """Return the common answers: the class, and the words in each language."""
    with (Path(__file__).parent / "answers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def judged(text: str, **fields: object) -> Judgement:
    """Return the judgement of an answer received on a Wednesday in March."""
    return judge(Inbound(text=text, **fields), received_at=RECEIVED)  # type: ignore[arg-type]


ORIGINAL = """Hi Anna,

are you interested in cutting your cloud bill? Please say yes, or tell me to stop and I will remove you from my list.

Best regards
Ana Silva"""

MARKED = "\n".join(f"> {line}" for line in ORIGINAL.splitlines())

QUOTES = {
    "gmail": f"On Mon, Mar 2, 2026 at 9:30 AM Ana Silva <ana@firm.example> wrote:\n\n{MARKED}",
    "gmail, broken": f"On Mon, Mar 2, 2026 at 9:30 AM Ana Silva, who has a long name <\nana@firm.example> wrote:\n\n{MARKED}",
    "outlook": f"From: Ana Silva <ana@firm.example>\nSent: Monday, March 2, 2026 9:30 AM\nTo: Anna\nSubject: Hello\n\n{ORIGINAL}",
    "outlook, ruled": f"{'_' * 32}\nVon: Ana Silva <ana@firm.example>\nGesendet: Montag, 2. März 2026 09:30\nAn: Anna\nBetreff: Hallo\n\n{ORIGINAL}",
    "original message": f"-----Original Message-----\nFrom: Ana Silva\nSent: Monday\n\n{ORIGINAL}",
    "german": f"Am Mo., 2. März 2026 um 09:30 Uhr schrieb Ana Silva <ana@firm.example>:\n\n{MARKED}",
    "french": f"Le lun. 2 mars 2026 à 09:30, Ana Silva <ana@firm.example> a écrit :\n\n{MARKED}",
    "spanish": f"El lun, 2 mar 2026 a las 9:30, Ana Silva (<ana@firm.example>) escribió:\n\n{MARKED}",
    "italian": f"Il giorno lun 2 mar 2026 alle ore 09:30 Ana Silva <ana@firm.example> ha scritto:\n\n{MARKED}",
    "dutch": f"Op ma 2 mrt 2026 om 09:30 schreef Ana Silva <ana@firm.example>:\n\n{MARKED}",
    "portuguese": f"Em seg., 2 de mar. de 2026 às 09:30, Ana Silva <ana@firm.example> escreveu:\n\n{MARKED}",
    "apple": f"> On 2 Mar 2026, at 09:30, Ana Silva <ana@firm.example> wrote:\n> \n{MARKED}",
    "japanese": f"2026年3月2日(月) 9:30 Ana Silva <ana@firm.example>:\n\n{MARKED}",
}

SIGNATURES = (
    "-- \nAnna Keller\nHead of Sales, Firm Ltd\n+44 20 7946 0000",
    "Best regards,\nAnna Keller\nFirm GmbH | www.firm.example",
    "Mit freundlichen Grüßen\nAnna Keller\nLeiterin Vertrieb",
    "Cordialement,\nAnna Keller",
    "Saludos,\nAnna",
    "Sent from my iPhone",
    "Von meinem iPhone gesendet",
    "Get Outlook for iOS",
)

NOTICES = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you are not the intended "
    "recipient, please notify the sender and delete this message. Unauthorised use is strictly prohibited.",
    "Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen. Wenn Sie nicht der richtige Adressat sind "
    "oder diese E-Mail irrtümlich erhalten haben, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.",
    "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de leurs destinataires. "
    "Si vous recevez ce message par erreur, merci de le détruire.",
    "Este mensaje es confidencial y está dirigido exclusivamente a su destinatario. Si lo ha recibido por error, elimínelo.",
)
