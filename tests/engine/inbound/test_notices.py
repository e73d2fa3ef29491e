"""Notices of many mail servers, in their manner of speaking: told from letters that only sound like them."""

import pytest

from cam.engine.inbound.bounces import read_bounce
from cam.engine.inbound.reading import read
from tests.engine.inbound.letters import LEAD, bounce_of, message

# what is said of @@, how final it is, the subject and the sender
NOTICES = {
    "italian, late": (
        "Il messaggio non è stato ancora consegnato a:\n\n<@@>\n\n"
        "Si continuerà a tentare per 3 giorni. 451 4.4.1 timeout",
        "delayed",
        "Attenzione: messaggio non ancora consegnato",
        "MAILER-DAEMON@mx.example",
    ),
    "spanish, late": (
        "Su mensaje aún no ha sido entregado a:\n\n<@@>\n\nSe seguirá intentando durante 3 días. 451 4.4.1 timeout",
        "delayed",
        "Aviso: mensaje retrasado",
        "MAILER-DAEMON@mx.example",
    ),
    "swiss": (
        "Guten Tag\n\nIhre Nachricht konnte leider nicht an alle Empfänger ausgeliefert werden:\n\n"
        "  @@: Das Postfach ist voll.",
        "soft",
        "Rückläufer: Ihre Nachricht",
        "MAILER-DAEMON@mx.example",
    ),
    "spanish": (
        "No se ha podido entregar su mensaje a:\n\n  @@\n\nMotivo: usuario desconocido",
        "hard",
        "Devuelto: no se ha podido entregar el mensaje",
        "Correo <mailer-daemon@mx.example>",
    ),
    "polish": (
        "Wiadomość nie została dostarczona do adresata:\n\n<@@>: nieznany użytkownik",
        "hard",
        "Wiadomość nie została dostarczona",
        "MAILER-DAEMON@mx.example",
    ),
    "certified italian": (
        "Errore nella consegna del messaggio all'indirizzo @@: casella piena",
        "soft",
        "ANOMALIA MESSAGGIO: offerta",
        "posta-certificata@mx.example",
    ),
    "james": (
        "Hi. This is the James mail server at mx.\nI'm afraid I wasn't able to deliver your "
        "message to the following addresses.\nThis is a permanent error; I've given up. Sorry "
        "it didn't work out. Below\nI include the list of recipients and the reason why I was "
        "unable to deliver\nyour message.\n\nFailed recipient(s):\n@@\n\nError message:\n550 "
        "5.1.1 User unknown",
        "hard",
        "[BOUNCE]",
        "postmaster@mx.example",
    ),
    "biglobe": (
        "   ----- The following addresses had delivery problems -----\n<@@>  (Mail box full)\n"
        "\n   ----- Non-delivered information -----\nThe number of messages in recipient's "
        "mailbox exceeded the local limit.",
        "soft",
        "Returned mail: Mail box full",
        "MAILER-DAEMON@mx.example",
    ),
    "ezweb": (
        "The user(s) account is disabled.\n\n<@@>: 550 user unknown",
        "hard",
        "Mail System Error - Returned Mail",
        "Postmaster@mx.example",
    ),
    "notes": (
        "------- Failure Reasons  --------\n\nUser not listed in public Name & Address Book\n"
        "@@\n\n\n------- Returned Message --------\n",
        "hard",
        "DELIVERY FAILURE",
        "postmaster@mx.example",
    ),
    "exim1": (
        "A message that you sent could not be delivered to one or more of its\nrecipients. "
        "This is a permanent error. The following address(es) failed:\n\n  @@\n    all "
        "relevant MX records point to non-existent hosts",
        "hard",
        "Mail delivery failed: returning message to sender",
        "MAILER-DAEMON@mx.example",
    ),
    "exim2": (
        "A message that you sent could not be delivered to one or more of its\nrecipients. The "
        "following address(es) failed:\n\n  @@\n    Unrouteable address",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "exim3": (
        "The following address(es) failed:\n\n  @@\n    retry timeout exceeded",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "exim4": (
        "The following address(es) failed:\n\n  @@\n    mailbox is full: retry timeout exceeded",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "exim5": (
        "A message that you sent has not yet been delivered to one or more of its\nrecipients "
        "after more than 24 hours on the queue on mx.\n\nThe address to which the message has "
        "not yet been delivered is:\n\n  @@\n    Delay reason: Connection timed out\n\nNo "
        "action is required on your part. Delivery attempts will continue for\nsome time, and "
        "this warning may be repeated",
        "delayed",
        "Warning: message 1abc delayed 24 hours",
        "MAILER-DAEMON@mx.example",
    ),
    "ironport": (
        "The following message to <@@> was undeliverable.\nThe reason for the problem:\n5.1.0 "
        "- Unknown address error 550-'5.1.1 User unknown'",
        "hard",
        "Delivery Status Notification (Failure)",
        "Mail Delivery System <postmaster@mx.example>",
    ),
    "ironport2": (
        "The following message to <@@> was undeliverable.\nThe reason for the problem:\n5.4.7 "
        "- Delivery expired (message too old) 'timeout'",
        "soft",
        "Delivery Status Notification (Failure)",
        "Mail Delivery System <postmaster@mx.example>",
    ),
    "exch": (
        "Delivery to the following recipients failed.\n\n       @@\n\n",
        "other",
        "Delivery Status Notification (Failure)",
        "postmaster@mx.example",
    ),
    "commu": (
        "Failed to deliver to '<@@>'\nLOCAL module(account lena) reports:\n account is full (quota exceeded)",
        "soft",
        "Undeliverable mail: Hi",
        "MAILER-DAEMON@mx.example",
    ),
    "netscape": (
        "This Message was undeliverable due to the following reason:\n\nThe following "
        "destination addresses were unknown (please check\nthe addresses and re-mail the "
        "message):\n\nSMTP <@@>\n\nPlease reply to <postmaster@mx.example>",
        "hard",
        "Mail System Error - Returned Mail",
        "Mail Administrator <postmaster@mx.example>",
    ),
    "hist": (
        "Delivery attempt history for your mail:\n\nMon, 02 Mar 2026 <@@>\n500 unknown recipient",
        "hard",
        "Delivery failure",
        "Mail Delivery Subsystem <x@mx.example>",
    ),
    "smtp32": (
        "User mailbox exceeds allowed size: @@\n\nOriginal message follows.",
        "soft",
        "Undeliverable Mail",
        "postmaster@mx.example",
    ),
    "gmailblock": (
        "** Message blocked **\n\nYour message to @@ has been blocked. See technical details "
        "below for more information.\n\nThe response from the remote server was:\n550 5.7.1 "
        "message content rejected",
        "other",
        "Delivery Status Notification (Failure)",
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    ),
    "gmaildelay": (
        "** Delivery incomplete **\n\nThere was a temporary problem delivering your message to "
        "@@. Gmail will retry for 47 more hours. You'll be notified if the delivery fails "
        "permanently.",
        "delayed",
        "Delivery Status Notification (Delay)",
        "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    ),
    "qq": (
        "抱歉，您的邮件被退回来了……\n\n收件人：@@\n退信原因：收件人邮箱不存在 550 User not found",
        "hard",
        "系统退信",
        "postmaster@mx.example",
    ),
    "kr": (
        "메일 전송 실패 안내\n받는 사람: @@\n존재하지 않는 사용자입니다",
        "hard",
        "메일 발송 실패",
        "postmaster@mx.example",
    ),
    "tr": (
        "Mesajınız teslim edilemedi.\n\n@@\nKullanıcı bulunamadı",
        "hard",
        "Teslim edilemedi",
        "postmaster@mx.example",
    ),
    "pl": (
        "Nie można dostarczyć wiadomości do:\n@@\nUżytkownik nie istnieje",
        "hard",
        "Nie dostarczono",
        "postmaster@mx.example",
    ),
    "nl": (
        "Uw bericht kon niet worden bezorgd bij:\n\n@@\n\nHet adres bestaat niet",
        "hard",
        "Onbestelbaar: Uw vloot",
        "postmaster@mx.example",
    ),
    "it": (
        "Impossibile recapitare il messaggio a:\n@@\nDestinatario inesistente",
        "hard",
        "Mancato recapito",
        "postmaster@mx.example",
    ),
    "pt": (
        "Sua mensagem não foi entregue para:\n@@\nO usuário não existe",
        "hard",
        "Falha na entrega",
        "postmaster@mx.example",
    ),
    "de": (
        "Ihre Nachricht konnte nicht zugestellt werden.\n<@@>: Postfach ist voll",
        "soft",
        "Unzustellbar: Ihre Flotte",
        "postmaster@mx.example",
    ),
    "barracuda": (
        "Your message to <@@> was blocked by our Spam Firewall. The email you sent with the "
        "following subject has NOT BEEN DELIVERED:\n\nSubject: Your fleet",
        "other",
        "**Message you sent blocked by our bulk email filter**",
        "Barracuda Spam Firewall <barracuda@mx.example>",
    ),
    "suspend": (
        "<@@>: 550 5.2.1 The email account that you tried to reach is disabled",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "suspend2": (
        "<@@>: 550 your account has been suspended for sending spam",
        "other",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "dmarc": (
        "<@@>: 550 5.7.26 Unauthenticated email from firm.example is not accepted due to "
        "domain's DMARC policy. Please contact the administrator of firm.example",
        "other",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "block": (
        "<@@>: host mx[1.2.3.4] said: 554 5.7.1 Service unavailable; Client host [9.9.9.9] "
        "blocked using zen.spamhaus.org",
        "other",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "grey": (
        "<@@>: host mx[1.2.3.4] said: 450 4.2.0 Recipient address rejected: Greylisted",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "grey5": (
        "<@@>: host mx[1.2.3.4] said: 554 5.7.1 Greylisted, try again in 5 minutes",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "big": (
        "<@@>: message size 30000000 exceeds size limit 20000000 of server mx",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "conn": (
        "<@@>: connect to mx.acme.example[192.0.2.1]:25: Connection refused",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "nxd": (
        "<@@>: Host or domain name not found. Name service error for name=acme.example "
        "type=AAAA: Host not found",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "tempdns": (
        "<@@>: Host or domain name not found. Name service error for name=acme.example "
        "type=MX: Host not found, try again",
        "soft",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "nullmx": (
        "<@@>: Domain acme.example does not accept mail (nullMX)",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "left": (
        "<@@>: 550 Lena no longer works here",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
    "inactive": (
        "<@@>: 550 5.2.1 mailbox inactive for 90 days",
        "hard",
        "failure notice",
        "MAILER-DAEMON@mx.example",
    ),
}

# letters that speak of delivery, mailboxes or numbers: text, subject, sender, return path
LETTERS = {
    "an answer that quotes us, without saying that it is one": (
        "Yes please help, we lose mail: 550 5.7.1 blocked.\n\n-----Original Message-----\n"
        "From: Ana <ana@firm.example>\nSent: Monday, November 16, 2026 10:14 AM\n"
        "To: lena@acme.example\nSubject: Your mail\n\nHi Lena",
        "Bounce problem",
        "Lena <lena@acme.example>",
        "<lena@acme.example>",
    ),
    "a report shown in a letter": (
        "For the record:\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; kim@shop.example\n"
        "Action: failed\nStatus: 5.1.1\n\nSee you, Ole",
        "How to read these",
        "Ole <ole@dev.example>",
        "<ole@dev.example>",
    ),
    "a report that is passed on": (
        "Look!\n\nFrom: Mail Delivery Subsystem <mailer-daemon@mx.example>\nTo: ben@firm.example\n"
        "Date: Mon, 16 Nov 2026\nSubject: Delivery Status Notification (Failure)\n\n"
        "Final-Recipient: rfc822; kim@shop.example\nAction: failed\nStatus: 5.1.1\n",
        "Fwd: Delivery Status Notification (Failure)",
        "Ben <ben@firm.example>",
        "<ben@firm.example>",
    ),
    "a list of what came back": (
        "These came back today:\n\nkim@shop.example - user unknown\njo@club.example - full\n\nBen",
        "undelivered mails",
        "Ben <ben@firm.example>",
        "<ben@firm.example>",
    ),
    "a file that did not arrive": (
        "We could not deliver your files to kim@shop.example.",
        "Your transfer could not be delivered to kim@shop.example",
        "Transfers <noreply@files.example>",
        "<bounce@files.example>",
    ),
    "an administrator who answers": (
        "Good morning,\n\nmail to kim@shop.example was rejected by us: 550 5.7.23 SPF. Could you mend your record?\n\n"
        "Kind regards\nR. Roth",
        "Undeliverable mail, your question",
        "Postmaster <postmaster@shop.example>",
        "<postmaster@shop.example>",
    ),
    "somebody whose answer came back": (
        "Hi, my reply bounced yesterday with 550 5.7.1, so again: yes, we are interested. Call me.\n\nLena",
        "Mail delivery failed",
        "Lena <lena@acme.example>",
        "<lena@acme.example>",
    ),
    "quarantine": (
        "You have 3 new messages in quarantine.\nFrom: a@b.example Subject: offer - message "
        "blocked\nRelease: https://q.example",
        "Spam quarantine summary",
        "postmaster@firm.example",
        "<bounce@firm.example>",
    ),
    "dmarcrep": (
        "This is an aggregate report for firm.example",
        "Report domain: firm.example Submitter: google.com Report-ID: 1",
        "noreply-dmarc-support@google.com",
        "<>",
    ),
    "shop": (
        "Delivery failed. We were unable to deliver your parcel 5501234 today. Write to help@dhl.example",
        "Delivery failure: parcel",
        "DHL <noreply@dhl.example>",
        "<bounce@dhl.example>",
    ),
    "shop2": (
        "We were unable to deliver order 5.1.1 (550 EUR). Contact help@shop.example",
        "Unable to deliver your order",
        "Shop <orders@shop.example>",
        "<bounce@dhl.example>",
    ),
    "closed": (
        "This mailbox is closed and your message was not delivered to a person. Please write "
        "to info@acme.example instead.",
        "Automatic reply: Your fleet",
        "Lena <lena@acme.example>",
        "<>",
    ),
    "closed2": (
        "Diese E-Mail-Adresse wird nicht mehr verwendet. Ihre Nachricht wird nicht "
        "weitergeleitet. Bitte an info@acme.example.",
        "Abwesenheitsnotiz: Ihre Flotte",
        "Lena <lena@acme.example>",
        "<>",
    ),
    "closed3": (
        "Lena has left Acme. Your e-mail will not be delivered or read. Please contact bo@acme.example.",
        "Re: Your fleet",
        "Lena <lena@acme.example>",
        "<lena@acme.example>",
    ),
    "closed4": (
        "Thank you for your mail. This mailbox is no longer monitored. Please contact support@acme.example",
        "Your fleet",
        "Acme <noreply@acme.example>",
        "<>",
    ),
    "ticket": (
        "Your ticket 550 has been received. We reply to lena@acme.example soon. The problem of "
        "delivery will be solved.",
        "[Ticket 550] Delivery problem",
        "Support <support@acme.example>",
        "<x@acme.example>",
    ),
    "challenge": (
        "I protect my mailbox from spam. Your message has not been delivered yet: please click "
        "https://c.example to confirm. lena@acme.example",
        "Please confirm your message (was: Your fleet)",
        "Lena <lena@acme.example>",
        "<>",
    ),
}


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_names_the_address_and_how_final_it_is(name: str) -> None:
    text, expected, subject, sender = NOTICES[name]
    found = bounce_of(
        message(text.replace("@@", LEAD), **{"from": sender, "subject": subject, "return_path": "<>"})
    )

    assert found.recipients == (LEAD,)
    assert expected == found.severity


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_that_sounds_like_a_notice_is_none(name: str) -> None:
    text, subject, sender, return_path = LETTERS[name]
    raw = message(text, **{"from": sender, "subject": subject, "return_path": return_path})
    assert read_bounce(read(raw)) is None
