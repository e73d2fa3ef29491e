"""Spanish: what its words are, and what is said by them."""

from cam.engine.judgement.words.spanish_notices import NOTICES

GROUPS = {
    "neg": "no nunca jamás ningún ninguna ninguno nada ni tampoco sin",
    "me": "me nos mi mis nuestro nuestra nuestros nuestras mí conmigo",
    "write": "escrib* contact* envi* envíe* mand* llam* molest* correo* moleste* spam* insist* dirij*",
    "mails": "correo* mail* email* emails e-mail* mensaje* publicidad spam newsletter* boletin* boletín* "
    "comunicacion* propaganda",
    "list": "lista* base* boletín newsletter* mailing* sistema registro* crm contactos directorio fichero* "
    "distribución",
    "month": "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre "
    "primavera verano otoño invierno trimestre semestre q1 q2 q3 q4 navidad* pascua",
    "later": "próximo* próxima* enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre primavera verano otoño invierno trimestre semestre año meses mes semanas futuro q1 q2 q3 "
    "q4 posteriormente viene",
    "now": "ahora momento actualmente hoy mismo actual presente",
    "vendor": "proveedor* solución soluciones herramienta* agencia* socio* software sistema* plataforma* equipo "
    "alguien empresa contrato partner",
    "info": "información info informacion detalle* folleto* dossier presentación propuesta* presupuesto* precio* "
    "tarifa* ejemplo* referencia* demo catálogo documentación enlace* link más material* cotización "
    "horario* invitación disponibilidad video* vídeo* condiciones datos",
    "talk": "hablar hablemos llamada reunión reunir* conversar charlar cita videollamada demo vernos llamar "
    "agendar conversación charla zoom café quedar",
    "day": "lunes martes miércoles jueves viernes mañana semana tarde hora mediodía",
    "good": "bien interesante* bueno buena genial perfecto excelente estupendo fantástico útil prometedor "
    "fenomenal increíble atractivo chévere guay maravilloso",
    "who": "compañero* compañera* colega* jefe* jefa director* directora responsable* encargad* departamento "
    "equipo socio gerente señor señora sr sra sustitut* sucesor* área",
}

PHRASES = {
    "idiom": """
        no hay problema / ningún problema / sin problema* / no solo / no dude* en / no está mal / no hay prisa / nada mal / no me importa|importaría
        nada en contra / cómo no / si no .. interes* / no se preocupe*
        su|tu interés / por el interés
    """,
    "opt_out": """
        ^ stop|baja|basta|alto|eliminar|cancelar|unsubscribe|parar|borrar|remover|desuscribir|desuscribirme $ / ^ baja
        dar*|den*|dé*|dame|denme|deme|darme|darnos .. de? baja / de baja / desuscri* / cancel* .. suscripción / unsubscribe
        bórr*|borr*|elimin*|elimín*|quit*|quít*|sac*|sáq*|saqu*|retir*|remov*|remuev*|remuév*|suprim*|exclu* .. @me|lista*|base|correo|datos|contacto|dirección|email
        elimíneme* / eliminenme / elimíname / quíteme* / quítenme / quítame / bórreme* / bórrenme / bórrame / sáqueme* / sáquenme / sácame
        remuévame / remuévanme / retírenme / retíreme / dénme / desuscríbanme / excluyanme / exclúyanme
        me quite*|quiten|borre*|borren|elimine*|saque*|saquen|retire*|den / de|en su|sus|la|vuestra .. lista*|base|boletín|newsletter|mailing
        no .. @write .. más|nunca|nuevo|nadie / no .. vuelva*|volváis .. a .. @write|hacerlo|molestar / no .. más .. @mails / no me|nos @write
        no .. sig*|continú*|insist*
        no .. quiero|queremos|deseo|deseamos|quisiera|gustaría .. recib*|más|seguir|ser|que .. @mails|contact*|@write|recib*|saber
        no .. recib* .. más|@mails|sus|vuestros / dej*|par*|ces* de? @write
        dej*|par*|ces* .. de .. @write|molest*|enviar*|mandar*|escribir*|contactar*|llamar*|spam* / deje* de / dejen de / pare* de / paren de
        déjenme|déjeme|déjame|dejadme .. paz|tranquil* / en paz / no más @mails / ni un .. @mails .. más / no autori* / no .. solicit* ..
        nunca .. solicit*|pedí|pedimos|autori*|suscri*|di / no me suscrib* / no he .. solicit*|pedid*|autoriz* / retiro .. consentimiento
        me opongo / bloque* .. remitente|correo|su|les|le / report* .. spam / marc* .. spam / lárg* / vete / váyase / piérdase / olvíden*
        no moleste* / basta / stop .. @mails
    """,
    "legal": """
        mi|mis|nuestro|nuestros abogad*
        demand* .. ustedes|les|judicial|por|pondré|legal / denunci* / acciones legales / legalmente / agencia .. protección / aepd
        rgpd .. derecho*|baja|borr*|suprim*|incumpl*|viol* / lopd / derecho .. olvido|supresión|oposición|cancelación / ley .. protección / ilegal*
        viol* .. ley|privacidad|rgpd / sanción / borr*|elimin*|suprim*|elimín*|bórr* .. datos|información / datos .. borr*|elimin*|suprim*|elimín*
        mis datos
    """,
    "spam": """
        spam / es spam / no solicitad* / correo basura / basura / no deseado*
    """,
    "rude": """
        otro correo|mail|email|más|mensaje .. comercial|spam|de|genérico|publicitario|basura / vaya .. mierda|morro|cara / mierda / idiota*
        imbécil* / gilipollas / vete a / que te / vergüenza / estafa* / timo / ridículo / pérdida de tiempo / pesado* / hartos|harto|harta .. de
        qué pesad* / joder / coño / cabrón*
    """,
    "refusal": """
        @vendor intern*|propi*
        @neg .. interes* / interes* .. no|nada|ningún / sin interés / @neg .. interés / @neg .. necesi* / @neg .. falta / @neg .. necesidad
        no ,? gracias / gracias ,? no / gracias ,? pero .. no|ya|nosotros|estamos|tenemos|sin / ^ no / ^ nop / ^ nope / no $ / por el momento no
        de momento no / ahora no / va a ser que no
        no .. relevante|pertinente|aplica|útil|encaja|conviene|procede|adecuad*|sirve|convence|gusta|para|corresponde|entra
        no es para .. nosotros|mí|mi
        no .. buscando|buscamos|busco|planeando|considerando|requer*|requiero|quiero|queremos|contempl*|prevé|prevemos|previsto|cambiar|contrat*|invert*|compr*|vamos|utiliz*|podemos|puedo|acept* ..
        no .. quier* / no .. buscand* / no .. encaja* / no .. prioridad|prioritari* / no .. presupuesto / sin presupuesto
        presupuesto .. no|agotado|cerrado|congelado|recort* / muy|demasiado car* / fuera de .. presupuesto|alcance|precio / no .. pagar|permitir*
        ya .. @vendor
        ya .. tenemos|tengo|contamos|cuento|trabajamos|trabajo|usamos|disponemos|estamos|utilizamos|hay|cubiert*|resuelto|solucionado|contratad*|lo|la
        tenemos|contamos|tengo|trabajamos .. ya|actual .. @vendor / content* .. con / satisfech*
        estamos|estoy .. bien|content*|satisfech*|cubiert*|servid* / estamos content* / lo|los|la|eso|esto .. intern* / internamente|inhouse
        manej*|gestion*|hac*|llev* .. intern*|nosotros|propio* / equipo propio / otr* .. @vendor|proveedor|opción|opciones|camino|alternativa
        decid* .. por|no|otr*|ir / optado|elegido|escogido|decantado .. por|a|otr* / hemos elegido / declin* / rechaz* / paso $ / paso ,? gracias
        pasamos / desist* / desestim* / descart* / cerrad* .. empresa|negocio / jubilad* / no .. nuestro|mi .. área|sector|perfil|campo
        no vemos|veo / en absoluto / de ninguna manera / para nada / ni hablar / ni loco / nadie .. necesita|quiere
        lamentablemente .. no|declin*|rechaz*|tengo / desafortunadamente / por desgracia .. no / lo siento .. no / me temo .. no / negativo
        nos quedamos .. con / seguiremos .. con
    """,
    "later": """
        @neg .. @now / @now .. no / por ahora .. no|estamos / por el momento .. no|estamos|nos / de momento .. no|nos / todavía no / aún no
        no todavía / más adelante / más tarde / en .. futuro / a futuro / en otro|otra momento|ocasión / otro día|momento / otra vez
        demasiado|muy pronto|temprano / mal|no .. momento / no es .. momento|prioridad / prioridad* .. otr*|no / otras prioridades
        quizá*|tal|a .. @later|vez|adelante / tal vez .. @later|más / a lo mejor .. @later
        vuelv*|volv*|contact*|escrib*|llam*|habl*|retom*|recuerd*|pregunt*|busq*|contáct*|escríb*|lláma*|insist* .. @later|después|dentro|en|partir|cuando|más
        en unos|unas|dos|tres|cuatro|seis|2|3|6|varios|algunos meses|semanas|años / dentro de .. meses|mes|año|semanas
        el próximo|siguiente año|mes|trimestre|semestre|ejercicio / próximo año|trimestre|mes|ejercicio / año que viene / mes que viene
        el año próximo / en|a|hacia|partir|finales|principios|mediados|de|para|hasta .. @month
        después de|del .. verano|vacaciones|navidad*|semana|feria|fiestas|lanzamiento|agosto / muy|bastante|demasiado ocupad*|liad*|saturad*
        hasta arriba / sin tiempo / en pausa / pospuest* / pospon* / aplazad* / congelad*
        si .. cambi*|necesi*|surge|hace .. contact*|avis*|aviso|escrib*|llam*|diré / en caso de .. necesi*|requer* / cualquier cosa .. aviso|avis*
        guard* .. contacto|información|datos|correo / lo tendr* en cuenta / tendremos en cuenta / tengo en cuenta / en mente
    """,
    "interest": """
        interes* / me|nos interes* / estoy|estamos|estaría|estaríamos|sería .. interesad*|abiert*|encantad*|dispuest* / con interés / mucho interés
        tengo|tenemos|hay .. interés / suena|parece|pinta|veo|ve|está .. @good / muy @good / es|qué @good / buena idea|pinta|propuesta|oportunidad
        me gust*|encant*|parece .. idea|propuesta|producto|saber|ver|conocer|probar|hablar|tener|recibir|bien|agendar|que|mucho|bueno|interesante|lo|la|genial|perfecto
        gustaría .. saber|ver|conocer|probar|hablar|tener|recibir|agendar|más|entender|que|coordinar / nos gustaría / saber|conocer|aprender más
        quier*|quisier*|quiero|queremos|desearía .. saber|ver|conocer|probar|hablar|tener|recibir|agendar|más|información|contratar|comprar|empezar|entender
        cuénte*|cuént*|dígame|dime|explíque*|explíca* .. más|me|cómo / cuéntame|cuénteme|cuéntenme / más sobre / encantad* .. de|en|por
        con .. gusto / con mucho gusto / será un placer / tengo|tenemos .. ganas|curiosidad / ganas de / curiosidad
        justo|exactamente|precisamente .. lo|que|busc*|necesit*|est* / justo lo
        estamos|estábamos|llevamos|estoy .. busc*|evaluan*|viendo|mirando|valorando|analizando|considerando|pensando|explorando / llega* .. momento
        buen momento
        hablemos|reunámonos|veámonos|agendemos|conversemos|quedemos|coordinemos|avancemos|empecemos|hagámoslo|concretemos|probemos|sigamos
        vamos .. adelante|hablar|a / adelante / siguiente* paso* / próximos pasos
        cómo .. empez*|proced*|contrat*|seguir|avanz*|podemos|comenz*|registr* / probar* / prueba .. gratuita|gratis / de acuerdo / acept*
        contratar / comprar / necesit* .. algo|esto|ayuda|solución|una
        podría|puede|sería .. útil|interesante|ayudar*|servir*|ideal|bueno|encajar|funcionar / copio|pongo|añado .. copia|compañer*|equipo
        manténgame .. informado|al
    """,
    "request": """
        enví*|envi*|mand*|mánd*|pas*|pás*|compart*|facilit*|remit*|hag*|prepar* .. @info / envíe*|enví*|mánde*|mande*|páse* .. me|nos|lo|algo
        envíeme|envíenme|envíame|mándeme|mándenme|mándame|páseme|pásame|compártame
        puede*|podría*|podéis|podrían|podríais .. envi*|mand*|pas*|compart*|mostr*|explic*|hacer*|dar*|facilitar*|indic*|present*|decir*|enseñ*
        más .. información|info|detalle*|datos / solicit* .. @info / necesit* .. @info / hacer* .. demostración|presentación|demo|propuesta
        demostración / una demo / me|nos .. envíe*|mande*|pase*|muestre* / un presupuesto / una propuesta / quedo a la espera
    """,
    "meeting": """
        @talk .. @day / @day .. @talk|bien|perfecto|puedo|podemos|a|disponible|libre|viene|va|me / disponib* .. @day|el|la|para|a|en / hueco
        estoy|estaré|estamos .. disponible*|libre*
        agend*|program*|coordin*|concert*|fij*|organiz*|conven*|reserv*|tener|hacer|cerrar .. @talk|cita|fecha|reunión|llamada
        llám*|llame*|llámeme|llámame|llamen .. @day|me|cuando|al|por / llámeme / llámame / llámenme / me llam* .. @day|por|al|puede
        le|te|os|les viene|va|parece .. bien|@day|el|mañana / una .. llamada|reunión / llamada rápida|corta|breve
        cuándo .. pued*|podr*|podemos|está*|tien*|hablamos|te|le|nos / qué día* / qué hora*
        proponga*|proponer|propón|propongo .. fecha*|hora*|@day / mi .. número|teléfono|móvil|celular / invitación / calendario / calendly
        tomar* .. café / nos vemos / quedamos / por teléfono / venga* .. a|por
    """,
    "agree": """
        ^ sí / ^ si $ / ^ si ,? por|claro|gracias|me|nos|adelante|envíe* / ^ claro / ^ por supuesto / ^ vale / ^ de acuerdo / ^ perfecto
        ^ adelante / ^ genial / ^ desde luego / ^ seguro / ^ con gusto / ^ con mucho gusto / ^ encantad*
        ^ ok ,? envíe*|adelante|perfecto|gracias|hablamos|me|vale / ^ excelente / ^ dale / ^ venga / ^ cómo no / ^ por qué no / ^ estupendo
        me parece bien / me viene bien / ^ definitivamente / ^ absolutamente
    """,
    "asks": """
        ^ cómo|cuánto|qué|dónde|cuál|cuáles|como .. funciona|es|son|tienen|tiene|se|hace|hacen|incluye|puede|usan / cómo funciona / como funciona
    """,
    "price": """
        cuánto .. cuesta*|cost*|vale|sale|es|cobr* / cuánto / precio* / tarifa* / cost* / presupuesto .. tiene|sería|aproximad*|cuál / descuento*
        cuál .. precio|coste|costo|tarifa / qué .. precio|coste|costo|tarifa
    """,
    "privacy": """
        dónde|cómo|donde|como .. sac*|consig*|obtuv*|obten*|encontr*|tien*|han|ha|consiguió|hab* .. mi|mis|nuestro|nuestros|este / de dónde ..
        quién .. dio|dado|facilit* .. mi|mis|mi|le|les / mi|mis .. dirección|datos|correo|contacto|número .. dónde|cómo / rgpd / lopd
        protección de datos / cumple .. rgpd|ley|gdpr / gdpr / qué datos
    """,
    "identity": """
        quién|quien es|eres|sois|son / quiénes son|sois / nos conocemos / es usted|ustedes .. un|una|robot|real / qué empresa .. es|representa*
        de qué empresa / a qué se dedica* / qué hacen|ofrecen|venden|es / de qué se trata / en qué consiste / qué quiere*
    """,
    "referral": """
        no .. persona .. adecuad*|indicad*|correct*|encargad*|responsable / no .. encargad*|responsable|indicad*|adecuad*|correct*
        persona .. equivocad*|adecuad*|correct*|indicad*|encargad*|responsable
        contact*|contáct*|escrib*|escríb*|habl*|háb*|dirij*|diríj*|comuníq*|comuniq*|consult*|póng* .. con|a|al .. @who|NAME|xadrx|mi|nuestr*
        contact*|escrib*|escríb*|correo|dirección|a|con|en xadrx / xadrx .. es|para|quien / se encarga* / encargad* .. de|es|del
        responsable .. de|es|del / lleva|llevan|gestiona|maneja|decide .. este|estos|esto|eso|mi|compañer* / @who NAME
        mi|nuestr* .. @who .. se|es|lleva|encarga*|gestiona|maneja|puede|quien / quien .. lleva|se|decide|encarga / reenvi* / reenvío / reenviado
        remit* .. correo|mensaje|su|a / derivad* / derivo / pasad*|pasé|paso|traslad* .. correo|mensaje|su|información .. a|al / he pasado / copio
        en copia / cc / pongo .. copia|contacto / ponerse|póngase .. contacto .. con / sustituye / reemplaz* / sustitut*
        no .. mi|nuestr* .. departamento|área|competencia|responsabilidad / otra persona / corresponde .. a|al / le atenderá
    """,
    "wrong": """
        persona equivocada / equivocad* .. persona|contacto|de|correo / no .. persona .. adecuad*|indicad*|correct*|encargad*|responsable
        no .. encargad*|responsable .. de|del|esto / se .. equivoc* / no .. decid*|decisión / contacto|correo equivocado
    """,
    "receipt": """
        ^ gracias / muchas gracias / gracias por / ^ recibido / recibid* / tomo nota / tomamos nota / anotado / ^ entendido / ^ ok / ^ vale $
        ^ interesante $ / enterad* / no .. segur* / no sé / quedo enterad*
    """,
    "promise": """
        le|te|les|os respond*|aviso|avis*|digo|contest*|confirmo|escrib*|contact*|comento|diré|llam*|inform*
        lo|la|los reviso|reviso|revis*|miro|veo|leo|consult*|coment*|habl*|analiz*|estudi*|pens*|valor*|valoro|evalu*
        voy a .. revisar|mirar|ver|consultar|comentar|pensar|analizar|hablar|leer|estudiar
        vamos a .. revisar|mirar|ver|consultar|pensar|analizar|estudiar|valorar|evaluar / comentar* .. con|equipo|interna*
        consult* .. con .. equipo|jefe|socio* / hablar* .. con .. mi|equipo
        estamos|seguimos|estoy|todavía .. compar*|evalu*|analizand*|valorand*|decid*|revis*|estudi*|pensand*
        déjeme|déjame|déjenme .. ver|revis*|pensar|consult* / lo vemos / quizá* $ / tal vez $ / ya veremos / me lo pienso / lo pensar* / en revisión
        me pondré en contacto / nos pondremos
    """,
    **NOTICES,
}

BREAKERS = "y e pero sino porque si aunque mientras ya que pues"
CONTRASTS = "pero sino aunque lamentablemente desafortunadamente"
CONDITIONS = "si cuando"
NEGATES_AFTER = False  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "el la los las un una de del que y en no es por para con su sus mi mis nos se lo al le les más "
    "gracias estamos estoy tenemos tengo pero como este esta esto muy ya hay ser son está están si sí "
    "puede usted ustedes nuestro nuestra me te hola saludos favor interesa cuando donde qué cuánto cómo "
    "quién ahora buenos días hasta también hemos ha he bien correo somos necesitamos sobre"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "interesado interesados interesa interesante información gracias proveedor presupuesto reunión"
)
