"""Portuguese: what its words are, and what is said by them."""

from cam.engine.judgement.words.portuguese_notices import NOTICES

GROUPS = {
    "neg": "não nunca jamais nenhum nenhuma ninguém nada nem tampouco sem",
    "me": "me nos mim meu minha meus minhas nosso nossa nossos nossas",
    "write": "escrev* contact* contat* recontact* envi* mand* lig* incomod* spam* chat* perturb* import* abord*",
    "mails": "e-mail* email* mail* mensag* correio* newsletter* publicidade spam comunicaç* propaganda contato* "
    "contacto* ligaç* chamada* ",
    "list": "lista* base* newsletter* mailing* sistema* cadastro* registo* crm contactos contatos banco",
    "month": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro primavera "
    "verão outono inverno trimestre semestre q1 q2 q3 q4 natal páscoa",
    "later": "depois próxim* janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro primavera verão outono inverno trimestre semestre ano meses mês semanas futuro q1 q2 q3 q4 "
    "vem posteriormente",
    "now": "agora momento atualmente actualmente hoje atual já presente",
    "vendor": "fornecedor* solução soluções parceir* ferramenta* agência* software sistema* plataforma* equipa "
    "equipe alguém contrato empresa prestador*",
    "info": "informaç* info detalhe* brochura* material* apresentaç* proposta* orçamento* preço* tabela exemplo* "
    "referência* demo demonstraç* catálogo documentaç* link* mais cotação convite disponibilidade* vídeo* "
    "condições dados",
    "talk": "falar conversar conversa reunião reunir* chamada ligação encontro marcar agendar demo videochamada "
    "bate café papo call apresentação",
    "day": "segunda terça quarta quinta sexta feira amanhã semana manhã tarde horas hora h",
    "good": "bem bom boa interessante* ótimo ótima óptimo perfeito excelente fantástico útil legal bacana "
    "promissor incrível maravilha relevante giro",
    "who": "colega* chefe* diretor* director* diretora responsável gerente departamento equipa equipe sócio "
    "senhor* sr sra dono encarregad* área setor sector substitut* sucessor*",
}

PHRASES = {
    "idiom": """
        estava|estive .. férias|ausente|fora|viagem / sem problema* / não há problema / não tem problema / não só / não hesite* / nada mal
        não me importo / nada contra / nenhum problema / sem pressa / com certeza / se não .. interess* / pois não
        seu|teu|vosso interesse / pelo interesse
    """,
    "opt_out": """
        ^ stop|pare|parem|parar|sair|cancelar|remover|descadastrar|remova|basta|chega|unsubscribe|descadastro|apagar $
        cancel* .. subscrição|inscrição|assinatura|cadastro|registo|envio / descadastr* / desinscr* / unsubscribe / anul* .. subscrição|inscrição
        remov*|retir*|tir*|apag*|exclu*|elimin*|delet*|risc* .. @me|lista*|base|e-mail|email|dados|contacto|contato|endereço
        remova*|retire*|tire*|exclua*|apague*|elimine* .. me|nos|meu|minha|meus|o|da / me .. remov*|retir*|tir*|exclu*|apag*|descadastr*|desinscr*
        da|de|das sua|vossa|tua|vossas|suas|esta|a .. lista*|base|newsletter|mailing / da lista / não .. @write .. mais|nunca|novamente|novo
        não .. mais .. @write|@mails|receb*|ser / não me @write / não volt* .. a .. @write|incomodar
        não .. quer*|desej*|pretend*|gost* .. receb*|mais|ser|continuar .. @mails|contact*|contat*|receb* / não .. receb* .. mais|@mails|vossos|seus
        não contact* / não contat* / não escrev* / não envi*
        par*|pare*|deix*|cess* .. de|com .. @write|@mails|enviar|mandar|escrever|spam|incomodar / pare*|parem de|com / deixe*|deixem .. de ..
        deixe*|deixem|deixa .. me|nos|em .. paz|em / em paz / sossegad* / chega de .. @mails
        nunca .. pedi|autoriz*|solicit*|inscrev*|subscrev*|dei / não .. autoriz* / não .. solicit* .. / não .. pedi ..
        não me .. inscrev*|subscrev*|cadastr* / retir* .. consentimento / oponho / opor me / bloque* .. remetente|email|e-mail|vocês|vos|endereço
        denunci* .. spam / marc* .. spam|como / não incomod* / não perturb* / suma|sumam|desapareça* / vá embora / mais nenhum @mails
        nem mais um @mails
    """,
    "legal": """
        meu|meus|nosso|nossos advogad*
        process* .. judicial|vocês|vos|contra|por / ação|acção|ações|medidas .. judicia*|lega*|legal / queixa / denúncia / denunci* / cnpd / anpd
        lgpd .. direito*|remov*|exclu*|viol*|apag*|termos / rgpd .. direito*|apag*|elimin*|viol*|termos
        direito .. esquecimento|apagamento|oposição / ilegal / viol* .. lei|privacidade|rgpd|lgpd / procon / polícia
        apag*|elimin*|remov*|exclu*|delet* .. dados|informações / dados .. apag*|elimin*|remov*|exclu* / meus dados
    """,
    "spam": """
        spam / é spam / não solicitad* / indesejad* / lixo
    """,
    "rude": """
        mais um|outro e-mail|email|mail|spam .. comercial|genérico|de|publicitário / merda / idiota* / vergonha / burla / golpe / porra / caralho
        fod* / vai .. se|te / ridículo / perda de tempo / farto|farta .. de / cansado .. de / absurdo / palhaçada / inconveniente
    """,
    "refusal": """
        @vendor intern*|própri*
        @neg .. interess* / interess* .. não|nenhum|nada / sem interesse / @neg .. interesse / @neg .. precis* / @neg .. necessi*
        @neg .. necessário / não ,? obrigad* / obrigad* ,? não / obrigad* .. mas .. não|já|nós|estamos|temos|no|dispens* / ^ não / não $ / ^ nao
        não .. relevante|pertinente|aplica|útil|encaixa|serve|adequad*|convence|convencid*|justifica|adapta / não é para .. nós|mim
        não .. para .. nós|mim / não faz sentido
        não .. procur*|procura|buscando|planeamos|planejamos|consider*|pretend*|queremos|quero|prevê|previsto|equacion*|contrat*|invest*|compr*|mudar|trocar|avanç*|vamos|podemos|posso|utiliz*|prioridade
        não .. orçamento / sem orçamento|verba|budget / orçamento .. não|esgotado|congelado|fechado / não .. verba / muito car* / demasiado car*
        car* demais / fora .. orçamento|âmbito / já .. @vendor
        já .. temos|tenho|trabalhamos|usamos|utilizamos|contamos|estamos|somos|dispomos|possuímos|há|resolvid*|contratad* / temos já
        satisfeit* .. com|e / estamos|estou|somos .. satisfeit*|bem|content*|servid* / content* .. com
        trat*|faz*|fazemos|gerimos|fizemos|resolv* .. intern* / internamente / equipa|equipe própria|interna / inhouse / dentro de casa
        outro .. @vendor / outra .. solução|empresa|opção / optámos|optamos|optar|optou|escolhemos|escolhi|decidimos|decidi .. por|não|outr*|avançar
        optámos por / declin* / recus* / rejeit* / passo $ / passo ,? obrigad* / dispens* / desist* / agradeço .. mas .. não|já|dispens*
        agradecemos .. mas .. não|já / encerr* .. empresa|atividade|negócio / aposentad*|reformad*|reformei / não vejo|vemos / de modo nenhum
        de forma alguma / de jeito nenhum / nem pensar / nem morto / ninguém .. precisa|quer / infelizmente .. não|tenho|declin*|recus*|temos
        lamento .. não|mas / receio .. não / lamentamos .. não|mas / negativo / absolutamente não / ficamos .. com / continuar .. com .. atual
    """,
    "later": """
        @neg .. @now / @now .. não / de momento .. não|estamos / no momento .. não|estamos / por enquanto .. não|estamos / por agora .. não|estamos
        por ora / neste momento .. não|estamos / ainda não / mais tarde / mais para .. frente / mais à frente / mais adiante / no futuro
        futuramente / noutra altura|ocasião / outra altura|ocasião|hora|vez|oportunidade / outro momento|dia / muito|demasiado cedo / cedo demais
        não é .. momento|altura|hora|prioridade / má altura / mau momento / talvez .. @later|mais|no / quem sabe .. @later|no / quiçá
        volt*|contact*|contat*|fal*|escrev*|retom*|procur*|reavali*|revis* .. @later|mais|em|dentro|no|daqui|a
        em|dentro|daqui .. meses|mês|semanas|ano|anos / daqui a .. / no próximo ano|mês|trimestre|semestre|exercício
        próximo ano|trimestre|mês|semestre / ano que vem / mês que vem / para o ano / ano próximo
        em|a|no|partir|final|início|meados|fim|após|depois|por .. @month / depois .. férias|verão|natal|carnaval|páscoa|feira|lançamento|das|do
        após .. férias|verão|natal|carnaval / muito ocupad*|atarefad*|corrid* / sem tempo / em pausa / em espera / adiad* / suspens* / congelad*
        outras prioridades / não é prioridade / se .. mudar|precis*|surgir|houver .. entr*|contact*|contat*|avis*|fal*|aviso
        caso .. precis*|mude|surja|haja|necessit* / se precis* / guard* .. contacto|contato|email|e-mail|informação / manter .. mente|contacto|em
        ter em conta|mente
    """,
    "interest": """
        interess* / tenho|temos|há|teria|teríamos .. interesse
        estou|estamos|estaria|estaríamos|seria .. interessad*|abert*|disponív*|curios*|dispost*|animad* / com interesse / muito interesse
        parece|soa|acho|achei|está|pareceu .. @good / muito @good / é|que @good / boa .. ideia|altura|proposta|oportunidade|hora|iniciativa
        ótima .. ideia|altura|proposta / bom timing|momento
        gost* .. de|da|do|muito .. saber|ver|conhecer|falar|experimentar|receber|ter|agendar|marcar|entender|ideia|proposta|perceber|testar
        gostava|gostaria|gostaríamos / adoraria|adorava
        quer*|quero|queremos|queria .. saber|ver|conhecer|falar|experimentar|receber|testar|mais|entender|agendar|marcar|comprar|contratar
        saber|conhecer|aprender|ouvir mais / conte*|conta|diga*|explique*|fale* .. me|nos|mais|como / conte|conta|diga me / mais sobre
        terei|teremos|com|tenho|será .. gosto|prazer / todo o gosto / muito gosto / com gosto / com prazer / curios* / ansios* / mal posso esperar
        entusiasm* / exatamente|exactamente|justamente|precisamente|mesmo .. o|que|isso|procur*|precis*|est* / é exatamente
        estamos|estávamos|andamos|estou .. procur*|avali*|analis*|a|pensando|buscando|considerando|pesquisando / à procura / boa altura
        vem .. altura|hora|calhar / em boa hora / vamos .. falar|conversar|marcar|agendar|avançar|fazer|em|combinar|lá|testar
        falemos|marquemos|avancemos / próximos passos|passo / como .. começ*|avanç*|proced*|contrat*|podemos|faço / experimentar
        teste .. grátis|gratuito / período de teste / testar / de acordo / aceit* / fechado / topo|topamos
        pode*|poderia|seria .. útil|interessante|ajudar|@good|ideal|encaixar|servir / precis* .. disso|disto|ajuda|solução|de ..
        copio|coloco|ponho .. cópia|colega / mantenha*|mantenham .. informad*|par
    """,
    "request": """
        envi*|mand*|partilh*|compartilh*|pass*|faç*|fornec*|remet* .. @info / envie|enviem|manda|mande|mandem .. me|nos|mais|por|para
        envia|envie|enviem|mande|mandem|manda me
        pode*|poderia*|podes|podem|poderiam|consegue* .. envi*|mand*|mostr*|explic*|fazer|dar|partilh*|compartilh*|apresent*|dizer|indic*|pass*|fornec*|esclarec*
        mais .. informaç*|info|detalhe*|dados / solicit* .. @info / gostaria .. receber / uma demonstração / uma demo / um orçamento / uma proposta
        aguardo .. @info|retorno|contato|contacto|proposta / fico .. aguardar|aguardo|espera
    """,
    "meeting": """
        @talk .. @day / @day .. @talk|às|pode|bem|posso|podemos|está|serve|disponível|livre|feira|dá|que / pode ser .. @day|às|na
        disponív* .. @day|na|para|no|às|em|a|para / estou|estarei|estamos .. disponív*|livre
        marcar|marcamos|agendar|combinar|agendamos|fazer|ter|organizar|reservar .. @talk|reunião|chamada|conversa|data|hora|call
        marc* .. reunião|chamada|conversa|encontro / ligue*|liga|ligar|telefone* .. me|nos|amanhã|para|quando / ligue|liga me / me liga*|ligue
        uma .. chamada|ligação|reunião|conversa|call / chamada rápida|breve / breve chamada|conversa
        quando .. pode*|podemos|poderia*|tem|está|estaria* / que .. dia|horas|horário / qual .. dia|horário|disponibilidade
        proponha*|sugira*|sugiro|proponho .. data*|hora*|dia* / meu .. número|telefone|telemóvel|celular / whatsapp / convite / calendário / agenda
        calendly / tomar .. café / um café / vemo nos / nos vemos / por telefone / passe* .. por|cá|aqui
    """,
    "agree": """
        ^ sim / ^ claro / ^ com certeza / ^ certamente / ^ perfeito / ^ ótimo / ^ pode ser / ^ pode avançar|enviar|mandar|ser|ligar / ^ de acordo
        ^ combinado / ^ com todo o / ^ com prazer / ^ com muito gosto / ^ com gosto / ^ ok ,? envie|pode|mande|vamos|perfeito|combinado|está
        ^ beleza / ^ fechado / ^ força / ^ absolutamente / ^ excelente / ^ porque não / ^ por que não / está bem / sim ,? por / ^ avance
        ^ seguramente / ^ óbvio / pode avançar
    """,
    "asks": """
        ^ como|quanto|qual|quais|onde .. funciona|é|são|tem|têm|custa|fazem|faz|usa|usam / como funciona
    """,
    "price": """
        quanto .. custa*|fica|é|sai|cobr*|seria / quanto / preço* / valor .. qual|é|do|da|mensal / valores / qual .. valor|preço|custo / custo*
        custa* / orçamento .. qual|envi* / desconto* / tarifa*
    """,
    "privacy": """
        onde|como|donde .. encontr*|obtiv*|obtev*|consegu*|arranj*|tem|têm|tiveram|conseguiu|achou .. meu|meus|minha|nosso|nossos|este / de onde ..
        quem .. deu|forneceu|passou .. meu|meus|lhe|vos|o / meu|meus .. endereço|contacto|contato|email|e-mail|dados .. onde|como / rgpd / lgpd
        gdpr / proteção de dados / protecção de dados / conformidade / que dados / quais dados
    """,
    "identity": """
        quem é|são|és|somos|fala / conhecemo nos / nos conhecemos / vocês são .. quem|reais|uma / é .. robô|humano|pessoa
        que empresa .. é|são|representa* / de que empresa / qual empresa / o que fazem|faz|oferecem|vendem / de que se trata / do que se trata
        o que é / o que .. querem|quer / em que consiste
    """,
    "referral": """
        não .. pessoa .. cert*|indicad*|adequad*|corret*|responsável / não .. responsável|encarregad*|indicad*
        pessoa .. errada|cert*|indicad*|corret*|responsável
        contact*|contat*|escrev*|fal*|dirij*|procur*|envi*|encaminh* .. com|o|a|para|ao|à .. @who|NAME|xadrx|meu|minha|noss*
        contact*|contat*|escrev*|para|email|e-mail|com|em xadrx / xadrx .. é|que|para / entre .. contacto|contato .. com
        entrar .. contacto|contato .. com / falar .. com .. @who|NAME|o|a / fale* .. com / é .. responsável / responsável .. por|é|pelo|pela|de
        trata .. disso|disto|destes|desse / cuida .. disso|disto|dessa|desse / quem .. trata|cuida|decide|gere|responsável|gerencia / @who NAME
        meu|minha|nosso|nossa .. @who .. é|trata|cuida|gere|pode|decide|vai / encaminh* / reencaminh* / reenvi*
        pass* .. e-mail|email|mensagem|seu .. para|ao|à|a / transmit* / em cópia / copio / cc / coloco .. cópia|contato|contacto
        ponho .. cópia|contacto / substitui* / substitut* / sucessor / não .. minha|meu .. área|departamento|responsabilidade|competência
        outra pessoa / compete .. a|ao
    """,
    "wrong": """
        pessoa errada / errad* .. pessoa|contacto|contato|endereço|departamento / não .. pessoa .. cert*|indicad*|adequad*|corret*
        não .. responsável .. por|disso|disto / engan* / engano / não .. decid*|decisão
    """,
    "receipt": """
        ^ obrigad* / muito obrigad* / obrigad* pel*|por / ^ recebido / recebid* / tomei nota / tomo nota / anotad* / ^ entendido / ^ ok
        ^ percebido / ^ interessante $ / fica registado / não .. certeza / não sei / ciente
    """,
    "promise": """
        entr*|entro|entrarei|entraremos .. em .. contacto|contato / depois .. contacto|entro|digo|respondo|falo|aviso|vejo
        dou|darei|daremos .. retorno|resposta|feedback|notícias / retorno .. assim|em|contato|com / lhe .. digo|respondo|dou|confirmo
        vou .. falar|analisar|ver|ler|pensar|discutir|avaliar|verificar|consultar|estudar|conversar|dar
        vamos .. analisar|avaliar|pensar|discutir|estudar|ver|verificar / falar .. com .. minha|meu|a|o .. equipa|equipe|chefe|sócio*
        discut* .. intern*|com|equipa|equipe
        estamos|estou|ainda|continuamos .. comparar|comparando|avaliar|avaliando|analisar|analisando|decidir|decidindo|pensar
        deixe .. ver|pensar|analisar / talvez $ / veremos / vou pensar / aviso .. depois|quando / respondo .. depois|em|mais / em análise
    """,
    **NOTICES,
}

BREAKERS = "mas porém porque se embora enquanto contudo pois todavia"
CONTRASTS = "mas porém contudo infelizmente todavia"
CONDITIONS = "se caso"
NEGATES_AFTER = False  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "o a os as um uma de do da dos das que e em no na não é para por com se ao à seu sua seus meu minha "
    "nos mais obrigado obrigada estamos estou temos tenho mas como este esta isto isso muito já há são "
    "está foi ser você vocês nosso nossa me lhe bom dia olá cumprimentos atenciosamente favor pode podem "
    "quando onde quanto quem agora também até fazer sobre num pelo pela sim ele ela precisamos gostaria "
    "ainda"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "interessado interessados interesse interessante informações obrigado fornecedor reunião orçamento"
)
