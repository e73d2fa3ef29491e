"""The words by which mail servers say why they do not deliver, by cause."""

from cam.engine.inbound.causes import Cause

# In order: the first that fits wins.  Refusals of the sender or the message come before those of the address, since
# "user unknown" stands in many of them; what only sounds like a cause comes last.
PHRASES: tuple[tuple[Cause, str], ...] = (
    (
        Cause.NO_SUCH_HOST,
        r"""
        null mx | indicated no smtp service | does not accept (?:e-?)?mail\b | doesn'?t receive e?-?mail
        no mx record
        """,
    ),
    (
        Cause.RATE,
        r"""
        rate.?limit | receiving mail at a rate | too quickly
        too (?:many|much) (?:\w+ ){0,3}(?:connection|recipient|message|mail|session|error|concurrent)
        frequency limit | throttl | daily (?:\w+ ){0,3}(?:quota|limit) | sending (?:quota|limit)
        per (?:hour|day|minute)\b | hourly | concurrent
        """,
    ),
    (
        Cause.MAILBOX_FULL,
        r"""
        (?:<who>|folder|maildir)(?:'s)?<gap>(?:\bfull\b|over (?:its |the )?(?:quota|limit|size)|over-?quota)
        (?:<who>|folder|maildir)(?:'s)?<gap>(?:exceed\w*|too large)
        full (?:mail|in)-?box | \bover ?-?quota | quota (?:is )?(?:exceeded|violation|full|reached)
        exceed\w* (?:\w+ ){0,4}(?:quota|storage) | disk quota | (?:disk|storage) (?:space|limit|quota)
        insufficient (?:system )?storage | out of (?:storage|space) | mailbox size | postfach (?:\w+ )?voll
        quota überschritten | quotaexceeded | quota dépassé
        (?:bo[iî]te|buz[oó]n|casilla|casella|caixa|bandeja)[^.\n]{0,60}\b(?:pleine|llen[oa]|piena|cheia|lotada)
        postvak (?:is )?vol | ящик переполнен | переполнен
        przepełnion | przepelnion | schránka <few>pln | megtelt | postlåda[^.\n]{0,30}full
        (?:postkasse|indbakke)[^.\n]{0,30}full?d?\b
        täynnä | kutusu <few>dolu | γεμάτ | căsuț\w* <few>plin
        cuota <few>(?:excedida|superada) | kwot\w+ przekro | překročen\w* kvót
        いっぱい | 一杯 | 容量[がを]?(?:超|オーバー) | 已满 | 已滿 | 容量[^.\n]{0,12}초과 | 가득
        """,
    ),
    (
        Cause.GREYLISTED,
        r"""
        gr[ea]y-?list
        """,
    ),
    (
        Cause.SPAM,
        r"""
        spamhaus | spamcop | barracudacentral | sorbs | \bspam | \bjunk | black[- ]?list | block[- ]?list
        \brbl\b | dnsbl | blackhole | reputation | \bbulk\b | unsolicited | \buce\b | virus | malware
        phish | blocked using | (?<!not )\blisted (?:at|in|by|on)\b | infected | suspicious | looks like spam
        senderbase | poor or no
        """,
    ),
    (
        Cause.AUTHENTICATION,
        r"""
        dmarc | \bspf\b | dkim | sender policy | unauthenticated (?:e-?mail|message|sender) | authentication level
        sender (?:\w+ ){0,3}unauthenticated | reverse (?:dns|lookup|name|hostname) | \bptr\b
        """,
    ),
    (
        Cause.POLICY,
        r"""
        not authenticated | authenticat\w+ (?:required|fail|check|requirement)
        starttls | \btls\b[^.\n]{0,30}(?:requir|not) | encrypt | polic(?:y|ies) | prohibit
        content (?:\w+ )?(?:reject|filter|not|denied|block|restrict|unaccept) | (?:message|mail|bad) content
        attachment (?:\w+ )?(?:type|is|are|not|block|reject|denied|prohib) | \bbanned | members? only
        (?:not (?:a )?|only <few>)member | moderat | permission to | not authori[sz]ed | unauthori[sz]ed | restrict
        (?:not|violat\w*|compl\w+|non-?\w+) <few>rfc ?[0-9]{3,4} | not <few>rfc | rfc-?(?:5322|2822|5321|2821)
        \bip (?:address )?(?:\S+ )?(?:is |was |has been )?(?:not|block|listed|reject|deni)
        \b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\W{1,3}(?:is |was |has been )?(?:block|listed|reject|deni|refus|ban)
        """,
    ),
    (
        Cause.SENDER,
        r"""
        sender(?:'s)? (?:\w+ ){0,2}(?:rejected|denied|unknown|refused|blocked|invalid|not|verif\w+ fail|does)
        (?:invalid|unknown|bad|unresolvable|blocked) (?:sender|from|return)
        \byour <few>(?:account|ip|domain|server|host|network)\b
        mail ?from (?:\w+ ){0,2}(?:domain|reject|refus) | envelope sender | backscatter | domain of sender
        from:? (?:domain|address) | (?:after|reply to) mail from | my name was rejected
        sender \S{0,80} ?(?:is )?(?:not|reject)
        """,
    ),
    (
        Cause.NO_SUCH_USER,
        r"""
        recipient address(?:es)? rejected ?: access denied
        """,
    ),
    (
        Cause.RELAY,
        r"""
        relay(?:ing)?\b[^.\n]{0,30}(?:denied|not|prohibit|deni)
        (?:unable|not able|do not|cannot|won't) (?:to )?relay
        """,
    ),
    (
        Cause.SYSTEM,
        r"""
        tempor\w* (?:\w+ )?(?:suspend|block|disabl|deactiv|locked|inactiv|bloqu|gesperrt)
        (?:suspend|block|disabl|locked|inactiv|bloqu|gesperrt)\w* (?:\w+ )?tempor | vorübergehend <few>gesperrt
        """,
    ),
    (
        Cause.DISABLED,
        r"""
        <who><gap>\b(?:disabled|suspend|in-?activ|deactivat|discontinued|closed|terminated|cancell?ed|locked|expired)
        <who><gap>\b(?:not active|no longer active)
        (?:in-?active|(?:de-?activat|disabl|suspend|expir|lock|clos|terminat)ed|sleeping) (?:user|account|mail ?box)
        (?:in-?active|(?:de-?activat|disabl|suspend|expir|lock)ed) (?:recipient|address)
        previously bounced address | (?:postfach|konto) <few>(?:deaktiviert|gesperrt|geschlossen)
        (?:compte|bo[iî]te)[^.\n]{0,40}\b(?:désactivée?|fermée?|suspendue?)
        (?:cuenta|conta|buz[oó]n)[^.\n]{0,40}\bdesa[ct]t?ivad
        casella[^.\n]{0,30}\b(?:disattivata|chiusa|non attiva) | konto[^.\n]{0,30}\bzablokowan
        """,
    ),
    (
        Cause.NO_SUCH_USER,
        r"""
        <who>[^.\n]{0,20}\bunknown
        unknown (?:or illegal |final )?(?:user|recipient|address|mail ?box|local|account|alias|client)
        \bno such (?:user|person|recipient|mail ?box|address|account|e-?mail|local|addressee|alias|name|id)
        <who><gap>\b(?:not (?:be )?found|does ?n[o']?t exist|do not exist|doesn'?t have|not exist|non-?existent)
        <who><gap>\b(?:not? (?:known|listed|registered|recogni[sz]ed|valid|located|on server)|isn'?t (?:valid|found|a))
        <who><gap>\b(?:is invalid|invalide?\b|has been (?:removed|deleted)|wasn'?t found|couldn'?t be found)
        <who><gap>\bno longer (?:valid|exist\w*|available|on server|in use|accept\w*|here)
        (?:invalid|illegal|bad|non-?existent|incorrect) <few>(?:<who>|user\w*|local.part|destinat\w+)
        no (?:valid|mailbox here|mail ?box|user) (?:recipient|by that|found|here)\w*
        not (?:a |an )?(?:valid|known|existing|our) (?:mail ?box|user|address|recipient|account|customer)
        not our user | there is no (?:user|account|mail ?box|one) | not listed in
        not? (?:mailbox|user) here | unrouteable address | couldn'?t be found | address not found
        recipient ?not ?found | recipnotfound | (?:unknown|wrong) (?:e-?mail )?address
        not have (?:an? )?(?:\S+ ){0,3}(?:account|final email|mail ?box) | did not exactly match
        not? recipients? (?:was|were) found
        is not (?:a |an )?(?:\w+ ){0,2}(?:user|recipient|mail ?box|address|account)
        no local mailbox | empf[aä]nger (?:\w+ ){0,2}(?:unbekannt|nicht)
        unbekannter empf[aä]nger | keine solche (?:mailbox|adresse) | existiert nicht | n'existe pas
        destinataire (?:\w+ ){0,2}(?:inconnu|invalide|inexistant)
        adresse\S* \S{0,20} ?(?:invalide|inconnue) | no existe
        destinatario (?:\w+ )?(?:desconocido|sconosciuto|inesistente|no v[aá]lido) | non esiste
        inesistente | n[aã]o existe | inexistente | bestaat niet | onbekende (?:gebruiker|ontvanger)
        收件人不存在 | 用户不存在 | 존재하지 않 | 없는 (?:사용자|계정|주소) | mevcut değil | bulunamadı
        neexistuje | nem létez | ei ole olemassa | δεν υπάρχει | nu există
        (?:benutzer|postfach|adresse) <few>(?:unbekannt|nicht (?:bekannt|gefunden|gültig|vorhanden))
        unbekannte[rs]? (?:benutzer|postfach|adresse) | (?:bo[iî]te(?: aux lettres)?|adresse) (?:inexistante|inconnue)
        utilisateur inconnu | usuario (?:desconocido|inexistente) | usu[aá]rio (?:desconhecido|inexistente)
        destinat[aá]rio (?:desconhecido|inv[aá]lido) | utente (?:sconosciuto|inesistente)
        (?:indirizzo|destinatario|recipient)\b[^.\n]{0,80}\bnon valid
        (?:nieznany|nieznana) (?:użytkownik|odbiorca|adres) | okänd (?:mottagare|användare|adress)
        (?:ukendt|ukjent) (?:modtager|mottaker|bruger|bruker|adresse)
        tuntematon (?:vastaanottaja|käyttäjä|osoite) | neznám[áý] (?:příjemce|uživatel|adres)
        ismeretlen (?:címzett|felhasználó)
        bilinmeyen (?:kullanıcı|alıcı) | άγνωστος (?:παραλήπτης|χρήστης) | (?:destinatar|utilizator) necunoscut
        не существует | не найден | нет такого | неизвестный | finns inte | findes ikke | nie istnieje
        存在しない | 見つからない | 見つかりませ | ユーザー?が?(?:い|存在し) | 不存在 | 找不到
        """,
    ),
    (
        Cause.NETWORK,
        r"""
        host not found,? try again | name server reply | temporary (?:dns|lookup|name) | servfail
        dns (?:query|problem|timeout)
        """,
    ),
    (
        Cause.NO_SUCH_HOST,
        r"""
        <where><gap>(?:unknown|not found|does ?n[o']?t exist|not exist|is invalid|not reachable)
        <where> \S{1,255} (?:unknown|not found|does ?n[o']?t exist|not exist|is invalid)
        unknown (?:host|domain|mail domain) | no such (?:host|domain) | unrout\w+ (?:mail )?domain
        (?:invalid|illegal|bad) (?:destination )?(?:host|domain) | nxdomain | name or service not known
        non-?existent hosts | point to non-?existent
        couldn'?t find any host | 域名
        """,
    ),
    (
        Cause.MOVED,
        r"""
        (?:user|mail ?box|address|recipient)[^.\n]{0,30}(?:moved|has changed|relocated)
        no longer (?:with|works?|working|employed|at this)
        (?:has|have) left (?:the|our|this) (?:company|organi[sz]ation|firm|school)
        """,
    ),
    (
        Cause.TOO_BIG,
        r"""
        (?:message|mail|size|file|data)\b<gap>(?:too (?:large|big|long)|exceed|over (?:the )?limit)
        too (?:large|big)\b | size limit | line (?:limit|length|too long)
        exceeds? (?:the )?<few>(?:size|limit|length)
        zu gro(?:ß|ss) | trop volumineux | demasiado grande
        """,
    ),
    (
        Cause.EXPIRED,
        r"""
        expired | retry time ?-?out | time ?-?out exceeded | (?:in|on) the (?:mail )?queue | queue too long
        cannot be delivered within | (?:maximum|max|exceeded) (?:\w+ ){0,3}(?:time|attempts|retries)
        (?:for|past|after|within) (?:more than |the last )?[0-9.]{1,8} ?\(?(?:hour|day|minute|second|attempt)
        failing for a long time
        [0-9]+ attempts | aborted after | has been delayed | delivery delayed
        """,
    ),
    (
        Cause.NETWORK,
        r"""
        connection (?:has )?(?:been )?(?:timed|refused|reset|lost|closed|dropped|fail|attempt)
        time[d]? ?-?out | no route | unreachable | network (?:is |was )?(?:error|problem|fail|down|unreach|not)
        could ?n[o']t (?:connect|establish)
        (?:unable|able|failed) to (?:connect|establish|contact|reach) | did not accept our | lost connection
        too many hops | (?:mail|routing|forward\w*) ?loop | loops? back | hop ?count | dns\b | name server
        name service error | conversation with | not responding | did not respond | interrupted
        """,
    ),
    (
        Cause.POLICY,
        r"""
        denied | not (?:allowed|permitted|accepted) | blocked | refused | unacceptable
        reject(?:ed|ing|s)? (?:due|by|for|because) | forbidden
        """,
    ),
)  # fmt: skip
# what only sounds like a cause: a number says more
HINTS: tuple[tuple[Cause, str], ...] = (
    (
        Cause.NO_SUCH_USER,
        r"""
        address(?:ee)? rejected\b | mailbox (?:is )?(?:unavailable|not available) | mailbox name not allowed
        """,
    ),
    (
        Cause.SYSTEM,
        r"""
        internal (?:\w+ )?(?:error|fail) | system (?:\w+ )?(?:error|config|problem|not accepting|failure)
        local (?:error|configuration) | (?:disk|system) full | no space left | out of memory | i/?o error
        insufficient system | unable to open | cannot open | temporar
        (?:try|trying) (?:it )?(?:again )?later | try again | service (?:is )?(?:not |un)available
        transaction failed | resources | plus tard | später | duplicated message
        """,
    ),
)
