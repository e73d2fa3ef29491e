"""Bounces that are no reports of RFC 3464: known by who writes, what is said, and what comes back."""

import re
from collections.abc import Iterator

from cam.engine.inbound.mentions import addresses
from cam.engine.inbound.message import Inbound
from cam.engine.inbound.phrases import any_of
from cam.engine.inbound.returned import Returned
from cam.engine.inbound.severity import reply_code

_MACHINE = any_of(
    r"""
    mailer[-_.]?daemon | post-?master | mail(?:er)?[-_. ]?(?:delivery|deliver) | mdaemon | maildaemon
    mail[-_.]daemon | daemon@ | deliver\w* (?:sub)?system | system administrator
    mail (?:administrator|system|router) | mailsystem | bounce(?:s|d)?[@+-]
    smtp(?:_|-)?(?:gateway|server|daemon) | mmdf | uucp | mta@ | internet mail
    """
)
_SAID = any_of(
    r"""
    undeliver | non-?deliver
    deliver\w* (?:status|fail\w*|has failed|error|problem|report|delay\w*|incomplete|attempt|warning|notification)
    deliver\w* to the following
    (?:fail\w*|error|unable|trouble|problem)\W+(?:\w+ ){0,4}(?:deliver|send)
    (?:not|n't) (?:yet )?(?:been |be )?(?:\w+ )?deliver
    could ?n[o']t (?:be )?(?:send|sent|deliver|transmit)
    return(?:ed|ing) (?:\w+ )?(?:mail|message|to sender|e-?mail) | mail (?:\w+ )?(?:return|error|fail)
    failure notice | (?:not|n't) reach (?:the|some|your|one|all) | failed (?:permanent|recipient)
    permanent (?:\w+ )?(?:error|failure)
    following (?:\w+ )?(?:address|recipient)\w*\W+(?:\(?\w+\)?\W+){0,3}(?:fail|had|could|reject|was|were)
    (?:mail|message) (?:\w+ ){0,3}(?:rejected|refused|blocked|bounced) | bounce(?:d)? (?:mail|message|notif)
    could not send | unknown user | user unknown | mailbox is full
    invalid (?:final delivery|user|recipient) | address not found | rejected: | failed address
    unzustellbar | nicht (?:\w+ )?(?:zugestellt|ausgeliefert|übermittelt) | zustellung \S* ?(?:fehl|nicht)
    fehlgeschlagen | échec (?:de )?(?:la )?(?:remise|distribution|livraison)
    non[- ](?:remis|distribu|délivr) | n'a pas pu [eê]tre | no se (?:ha )?(?:podido|pudo|puede) \w*entreg
    no (?:se )?entregad | error de entrega | (?:impossibile|mancat\w|non) (?:\w+ ){0,2}(?:consegn|recapit)
    n[ãa]o (?:\w+ ){0,3}entreg | falha (?:na|de) entrega | niet (?:\w+ ){0,2}(?:bezorg|afgelever|verzond)
    onbestelbaar | не (?:\w+ ){0,3}доставлен | недоставл | ошибка доставки
    kunde inte (?:\w+ )?(?:lever|skick) | kunne ikke (?:\w+ )?(?:lever|send) | nie (?:\w+ ){0,3}dostarcz
    送信できません | 配信でき | 配信不能 | 配送(?:でき|失敗) | 届けられません
    投递失败 | 退信 | 無法(?:傳遞|投遞) | 无法(?:送达|投递)
    """
)
_ANSWERED = any_of(
    r"""
    ^\s*(?:re|aw|sv|antw?|odp|fwd?|wg|tr|rv)\s?(?:\[\d+\])?:
    auto(?:matic|matische|mated)?[- ]?(?:reply|response|antwort) | out of (?:the )?office | abwesenheit
    réponse automatique | respuesta autom | risposta automatica | resposta autom
    """
)


def speaks_of_nondelivery(inbound: Inbound, returned: Returned) -> tuple[str, ...]:
    """Return why a message without a report is a bounce all the same, () where it is none."""
    if _ANSWERED.search(inbound.subject) and not inbound.header("x-failed-recipients"):
        return ()
    signs = tuple(_signs(inbound, returned))
    if "names failed recipients in a header" in signs:
        return signs
    return signs if len(signs) >= 3 or {"sent by a machine", "speaks of non-delivery"} <= set(signs) else ()


def _signs(inbound: Inbound, returned: Returned) -> Iterator[str]:
    if inbound.header("x-failed-recipients"):
        yield "names failed recipients in a header"
    writer = f"{inbound.sender} {inbound.sender_name} {inbound.header('return-path')}"
    if _MACHINE.search(writer) or inbound.header("return-path").strip() == "<>":
        yield "sent by a machine"
    if _SAID.search(inbound.subject):
        yield "its subject speaks of non-delivery"
    if _SAID.search(f"{inbound.subject}\n{returned.notice[:4000]}"):
        yield "speaks of non-delivery"
    if reply_code(returned.notice):
        yield "quotes a refusal"
    if returned.is_there:
        yield "gives a message back"


def failed_in_notice(inbound: Inbound, returned: Returned) -> tuple[str, ...]:
    """Return the addresses that a notice names as failed."""
    named = addresses(inbound.header("x-failed-recipients"))
    if named:
        return tuple(named)
    own = {one.lower() for one in (*inbound.to, inbound.sender)}
    found = [
        one for one in _mentioned(returned.notice) if one.lower() not in own and not _MACHINE.search(one)
    ]
    back = {one.lower() for one in returned.recipients}
    sure = [one for one in found if one.lower() in back]
    return tuple(sure or found[:1] or returned.recipients[:20])


_MENTION = re.compile(r"[^\s<>()\[\]\"',:;]{1,128}@[^\s<>()\[\]\"',:;]{1,255}")


def _mentioned(text: str) -> list[str]:
    return [one for found in _MENTION.findall(text[:20_000]) for one in addresses(found)]
