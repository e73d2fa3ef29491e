"""Bounces that are no reports of RFC 3464: known by who writes, what is said, and what comes back."""

from collections.abc import Iterator, Sequence

from cam.engine.inbound.delivery_status import refusal_in
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.phrases import any_of
from cam.engine.inbound.returned import Returned
from cam.engine.inbound.severity import reply_code
from cam.engine.inbound.told import Told

HEADER_NAMES = "names failed recipients in a header"
BY_MACHINE = "written by a mail server"
FOR_NOBODY = "wants no answer"
SUBJECT_SAYS = "its subject speaks of non-delivery"
TEXT_SAYS = "its text speaks of non-delivery"
REFUSAL = "quotes a refusal"
FORM = "has the form of a delivery report"
NAMES_FAILED = "names an address that failed"
GIVES_BACK = "gives a message back"
_MOST = 6_000

_MACHINE = any_of(
    r"""
    mailer[-_.]?daemon | post[-_.]?master | mail(?:er)?[-_. ]?(?:delivery|deliver) | mdaemon | maildaemon
    mail[-_.]daemon | daemon@ | deliver\w* (?:sub)?system | system administrator
    mail (?:administrator|system|router) | mailsystem
    smtp(?:_|-)?(?:gateway|server|daemon) | mmdf | uucp | mta@ | internet mail
    """
)
_SAID = any_of(
    r"""
    undeliver | non-?deliver
    deliver\w* (?:status|fail\w*|has failed|error|problem|report|delay\w*|incomplete|attempt|warning|notification)
    deliver\w* to the following
    (?:fail\w*|error|unable|trouble|problem)\W+<few>(?:deliver\w*|send(?:ing)?)\b
    (?:not|n't) <few>deliver | (?:cannot|can't|nicht|never) <few>deliver | ^\W{0,5}bounced?\b
    could ?n[o']t (?:be )?(?:send|sent|deliver|transmit)
    return(?:ed|ing) (?:\w+ )?(?:mail|message|to sender|e-?mail) | mail (?:\w+ )?(?:return|error|fail)
    failure notice | (?:not|n't) reach (?:the|some|your|one|all) | failed (?:permanent|recipient)
    permanent (?:\w+ )?(?:error|failure)
    following (?:\w+ )?(?:address|recipient)\w*\W+(?:\(?\w+\)?\W+){0,3}(?:fail|had|could|reject|was|were)
    (?:mail|message) (?:\w+ ){0,3}(?:rejected|refused|blocked|bounced) | bounce(?:d)? (?:mail|message|notif)
    (?:mail|message) <few>delayed | (?:has been|is|was) delayed | delayed (?:mail|message|delivery)
    failed mail | mail failed | automatically rejected | not (?:a )?member of (?:this|the) | not allowed to post
    could not send | unknown user | user unknown | mailbox is full
    invalid (?:final delivery|user|recipient) | address not found | rejected: | failed address
    unzustellbar | nicht <few>(?:zugestellt|ausgeliefert|übermittelt) | zustellung \S* ?(?:fehl|nicht)
    fehlgeschlagen | échec (?:de )?(?:la )?(?:remise|distribution|livraison)
    non[- ](?:remis|distribu|délivr) | n'a pas (?:encore )?pu [eê]tre
    no se (?:ha )?(?:podido|pudo|puede) \w*entreg
    no <few>entregad | (?:mensaje|correo) retrasad | message (?:en attente|retardé) | error de entrega
    (?:impossibile|mancat\w|non) <few>(?:consegn|recapit)
    n[ãa]o (?:\w+ ){0,3}entreg | falha (?:na|de) entrega | niet (?:\w+ ){0,2}(?:bezorg|afgelever|verzond)
    onbestelbaar | не (?:\w+ ){0,3}доставлен | недоставл | ошибка доставки
    kunde inte (?:\w+ )?(?:lever|skick) | kunne ikke (?:\w+ )?(?:lever|send) | nie (?:\w+ ){0,3}dostarcz
    iletilemedi | teslim edilemedi | nelze doručit | nedoručiteln | kézbesíthet | gick inte att leverera
    kan (?:inte|ikke) <few>lever | ikke leveret | olevererbar | ei voitu toimittaa | toimittamat | δεν <few>παράδο
    imposibil de livrat | nie dostarczono | 보내지 못 | 전송할 수 없 | 발송 ?실패 | 반송 | 退回 | 发送失败 | 傳送失敗
    配信に失敗 | 送信に失敗 | エラーメール | メールエラー | 送信できません | 配信でき | 配信不能 | 配送(?:でき|失敗)
    届けられません | dostarczenie[^\n]{0,60}nie powiodło | niedostarczaln | errore nella consegna | anomalia messaggio
    n'a pas été (?:remis|distribu|délivr)
    投递失败 | 退信 | 無法(?:傳遞|投遞) | 无法(?:送达|投递)
    """
)
# people and services tell of letters, files and parcels that did not arrive; a mail server tells of a message
_OF_A_MAIL = any_of(
    r"""
    \b(?:e-?)?mails?\b | messag | nachricht | courriel | mensa[jg] | messaggi | bericht | meddeland | meddelels
    wiadomo
    zpráv | správ | viesti | iletiniz | e-?posta | письм | сообщен | μήνυμα | mesaj | levél | levelet
    メール | メッセージ
    邮件 | 郵件
    메일 | 메시지
    """
)
# how people end a letter
_FAREWELL = any_of(
    r"""
    \n\W{0,5}(?:(?:mit )?(?:freundliche|beste|viele|liebe|herzliche|schöne)\w? )gr(?:ü(?:ß|ss)|uss)e?n?\b
    \n\W{0,5}(?:gruß|lg|vg|mfg)\b
    \n\W{0,5}(?:(?:best|kind|warm|many) )?(?:regards|wishes|thanks)\b | \n\W{0,5}(?:cheers|sincerely|yours)\b
    \n\W{0,5}(?:bien )?cordialement\b | \n\W{0,5}(?:un )?(?:cordial )?saludos?\b
    \n\W{0,5}(?:cordiali|distinti) saluti\b | \n\W{0,5}atenciosamente\b | \n\W{0,5}met vriendelijke groet
    \n\W{0,5}med vänlig | \n\W{0,5}с уважением | \n\W{0,5}pozdrawiam
    """
)
_REFUSED_BY_FILTER = any_of("automatically rejected | was (?:rejected|refused)")
_FORWARDED = any_of(r"^\s*(?:fwd?|wg|tr|rv|vs|vb|enc|i)\s?:")
_ANSWERED = any_of(
    r"""
    ^\s*(?:re|aw|sv|antw?|odp|fwd?|wg|tr|rv|vs|vb|enc)\s?(?:\[\d+\])?:
    auto(?:matic|matische|mated)?[- ]?(?:reply|response|antwort) | out of (?:the )?office | abwesenheit
    réponse automatique | respuesta autom | risposta automatica | resposta autom
    """
)


def is_feedback(inbound: Inbound) -> bool:
    """Return whether a message is a spam report (RFC 5965), which is no bounce."""
    kinds = {part.content_type for part in inbound.parts}
    return "message/feedback-report" in kinds or "feedback-report" in inbound.header("content-type").lower()


def is_mere_receipt(inbound: Inbound, returned: Returned) -> bool:
    """Return whether a message tells of reading; a filter that refuses uses the same form too."""
    kinds = {part.content_type for part in inbound.parts}
    if (
        "message/disposition-notification" not in kinds
        and "disposition-n" not in inbound.header("content-type").lower()
    ):
        return False
    return not _REFUSED_BY_FILTER.are_in(f"{inbound.subject}\n{returned.notice[:_MOST]}")


def signs_of_bounce(inbound: Inbound, returned: Returned) -> tuple[str, ...]:
    """Return what of a message looks like a bounce; () where it cannot be one, whatever addresses it names."""
    signs = tuple(_signs(inbound, returned))
    return signs if len(signs) > 1 or HEADER_NAMES in signs else ()


def is_of_a_machine(inbound: Inbound) -> bool:
    """Return whether the headers say that a mail server wrote a message, so that what its text reports is its own."""
    return not inbound.sender or bool({BY_MACHINE, FOR_NOBODY, FORM} & set(signs_in_head(inbound)))


def reasons_for_bounce(
    inbound: Inbound, signs: tuple[str, ...], told: Sequence[Told], *, notice: str
) -> tuple[str, ...]:
    """Return why a message without a report is a bounce all the same, () where it is none."""
    if any(one.is_sure for one in told):
        signs = (*signs, NAMES_FAILED)
    if HEADER_NAMES in signs:
        return signs
    if _is_a_letter(inbound, frozenset(signs), notice[:_MOST]):
        return ()
    if _ANSWERED.are_in(inbound.subject) and not _answers_as_machine(inbound, frozenset(signs)):
        return ()
    is_said = SUBJECT_SAYS in signs or TEXT_SAYS in signs
    # people and parcel services tell of failed deliveries too
    is_formal = bool({BY_MACHINE, FORM, GIVES_BACK} & set(signs))
    is_told = {SUBJECT_SAYS, NAMES_FAILED} <= set(signs) and _OF_A_MAIL.are_in(notice[:_MOST])
    return signs if len(signs) >= 3 and is_said and (is_formal or is_told) else ()


def _is_a_letter(inbound: Inbound, signs: frozenset[str], notice: str) -> bool:
    """Return whether a person wrote: in answer to a message and as no machine, or signed and as no machine surely."""
    if {FORM, FOR_NOBODY} & signs:
        return False
    if BY_MACHINE not in signs:
        return bool(inbound.in_reply_to)
    is_unsigned = (
        GIVES_BACK in signs or "daemon" in inbound.sender.lower() or inbound.header("auto-submitted")
    )
    return not is_unsigned and _FAREWELL.are_in(notice)


def _answers_as_machine(inbound: Inbound, signs: frozenset[str]) -> bool:
    """Return whether what looks like an answer is a machine's all the same: some write under "Re: your subject"."""
    if signs >= {BY_MACHINE, REFUSAL}:
        return True
    is_answer = bool(inbound.in_reply_to or inbound.references or _FORWARDED.are_in(inbound.subject))
    return not is_answer and signs >= {SUBJECT_SAYS, TEXT_SAYS, NAMES_FAILED}


def signs_in_head(inbound: Inbound) -> Iterator[str]:
    """Give what of the headers looks like a bounce."""
    if inbound.header("x-failed-recipients"):
        yield HEADER_NAMES
    if _MACHINE.are_in(f"{inbound.sender} {inbound.sender_name}"):
        yield BY_MACHINE
    if inbound.header("return-path").strip() == "<>":  # auto-replies have it too (RFC 3834)
        yield FOR_NOBODY
    if _SAID.are_in(inbound.subject):
        yield SUBJECT_SAYS
    if "delivery-status" in inbound.header("content-type").lower():
        yield FORM


def _signs(inbound: Inbound, returned: Returned) -> Iterator[str]:
    yield from signs_in_head(inbound)
    if _SAID.are_in(returned.notice[:_MOST]):
        yield TEXT_SAYS
    if reply_code(returned.notice) or refusal_in(returned.notice[:_MOST]):
        yield REFUSAL
    if returned.is_there and not returned.is_quoted:
        yield GIVES_BACK
