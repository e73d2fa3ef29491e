"""Portuguese notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        já não|nao .. trabalh*|está|faz|pertence|colabora / não .. trabalh* .. mais|aqui / não .. mais .. trabalh*|empresa|aqui|parte|faz
        deixou|saiu .. empresa|a|da|companhia|cargo / mudou .. de .. empresa|emprego / faleceu / aposentou / reformou
    """,
    "ack": """
        recebemos .. sua|seu|tua|teu .. mensagem|pedido|solicitação|email|e-mail|contacto|contato / sua|seu .. mensagem|pedido|solicitação|email|e-mail|contacto .. foi .. recebid*|regist* / acus* .. receção|recepção|recebimento / confirm* .. recebimento|receção|recepção
        chamado|protocolo|ticket|solicitação|pedido .. foi|está .. aberto|registrad*|recebid*|criado
    """,
    "robot": """
        resposta automática / mensagem automática / automátic* .. resposta|mensagem|gerad*|e-mail|email|responda / e-mail|email automático / automaticamente / não .. respond* .. este|esta|a .. e-mail|email|mensagem|endereço / por favor não respond* / favor não responder / não responda $
    """,
    "closed": """
        caixa|conta|endereço|e-mail|email|correio .. não .. monitor*|usad*|ativ*|activ*|lid*|utiliz*|consult*|verific*|válid*|mais|é
        já não .. monitor*|usad*|ativ*|activ*|lid*|utiliz*|consult*|válid*|é|verific* / não é monitor* / desativad*
        desactivad*
    """,
    "urgent": """
        urgen* .. contact*|contat*|lig*|favor|procur*|fal* / assuntos urgentes / em caso de urgência|emergência / casos urgentes / urgências / se for urgente / na minha ausência / durante .. ausência / entretanto / nesse meio tempo
    """,
    "away": """
        fora do .. escritório|gabinete|trabalho / fora .. até|de|do / ausen* / de férias / em férias / férias .. até|de|e|do / de|em licença
        licença .. maternidade|parental|paternidade|médica|de|até / de baixa / baixa médica|por / em viagem / viagem .. trabalho|negócios|até
        regresso|regressarei|regressamos|retorno|retornarei|volto|voltarei|estarei .. ao|em|na|no|dia|segunda|trabalho|escritório|terça|quarta|quinta|sexta|de
        no meu .. regresso|retorno / na minha volta / estarei .. fora|ausente|de|disponível|em / não .. disponível|escritório .. até|de|no
        encerrad* .. até|para|de / fechad* .. até|para|de / acesso limitado / sem acesso / feriado
        retornando|retorno|volto|voltarei|regresso|retornarei|regressarei .. NUMBER|dia|em|no|na|segunda|terça|quarta|quinta|sexta / acesso .. limitado|restrito / de folga / em home / escritório|empresa .. fechad*|encerrad* / responderei .. assim|quando|logo|retorno|regresso / leio .. emails .. só / atestado / meio período / não trabalho .. às
        em|de licença / viajando / em viagem / em recesso / recesso
        regressando|retornando|voltando .. ao|no|em|dia / no momento .. fora|ausente / responderei .. que|ao|quando
        ausente e|até|do|de
    """,
    "auto": """
        confirmação de .. recepção|receção|recebimento / recebemos .. seu|sua|teu|o|a|pedido|mensagem|contacto
        sua|seu|tua|teu .. mensagem|pedido|solicitação|e-mail|email|contacto .. foi|recebid*|regist*|será
        respond* .. em|dentro|assim|brevidade|mais|no|até / em|dentro .. horas|dias .. úteis / dias úteis / horas úteis / o mais .. breve|rápido
        com a maior brevidade / brevemente / em breve / assim que possível / ticket / número de .. protocolo|pedido|ticket / protocolo
        obrigad* por .. contactar*|contatar*|entrar*
        obrigad* pel* .. sua|seu .. mensagem|contacto|contato|email / apoio ao cliente / atendimento ao cliente / entraremos em contato|contacto
        recebemos .. seu|sua|a|o / retornar* .. breve|possível|assim|contato / responder* .. breve|possível|assim / obrigad* .. contato|contacto|mensagem / agradec* .. contato|contacto|mensagem / horário .. atendimento|comercial|funcionamento / alto volume / equipe|equipa .. retorn*|entrar*|respond*
        confirmamos .. recebimento|receção|recepção / equipe|equipa .. responder*|contat*|contact*|entrar* / prezado|prezada / em até NUMBER / obrigad* .. pelo|pela .. contato|contacto|mensagem|email|e
        daremos resposta / logo que possível / responderemos
    """,
    "bounce": """
        não .. entregue / não foi possível entregar / falha .. entrega / entrega .. falhou / caixa .. cheia
        destinatário .. desconhecido|inexistente|não / endereço .. não existe|inexistente|encontrado / devolvid* / mensagem não entregue
    """,
}
