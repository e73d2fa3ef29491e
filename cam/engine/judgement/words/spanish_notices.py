"""Spanish notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        ya no|tampoco .. trabaj*|labor*|está|pertenec*|forma|colabor* / no trabaj* .. aquí|más|ya|en
        dejó|dejado .. empresa|compañía|trabajar|cargo|puesto|de / no .. parte .. empresa|equipo|ya / cambi* .. de empresa|trabajo|puesto / falleci*
        se .. jubil*
    """,
    "ack": """
        hemos recibido .. su|tu / recibimos .. su|tu / su|tu .. solicitud|mensaje|correo|consulta|petición .. ha .. recibid*|registrad* / confirm* .. recepción|recibo / acus* .. recibo
        hemos .. registrado|recibido|tramitado .. su|tu / estudiaremos .. con|su|y
    """,
    "robot": """
        respuesta automática / mensaje automático / automátic* .. respuesta|mensaje|generad*|correo / automáticamente / autorespuesta / no .. respond* .. este|esta|a .. correo|mensaje|email|dirección / por favor no respond*
    """,
    "closed": """
        buzón|cuenta|dirección|correo|casilla .. no .. revis*|us*|activ*|leíd*|atendid*|monitor*|util*|lee|vigente|existe|válid*
        ya no .. revis*|us*|activ*|monitor*|utiliz*|vigente|existe|válid*|lee|se / desactivad*
        buzón|correo|cuenta|dirección .. no .. atendid*|es|monitor*|consult*
    """,
    "urgent": """
        urgen* .. contact*|llam*|escrib*|favor|puede*|diríj* / asuntos urgentes / para .. urgencia* / caso de urgencia|emergencia / si es urgente / en mi ausencia / durante mi ausencia / mientras tanto
    """,
    "away": """
        fuera de .. oficina|despacho / fuera .. hasta|del|de|esta / ausen* / de vacaciones / en vacaciones / vacaciones .. hasta|del|desde|y
        estoy|encuentro|encontr* .. de baja / de baja .. maternal|paternal|médica|maternidad|paternidad|hasta|laboral / baja por maternidad|paternidad|enfermedad|accidente / baja médica|maternal|laboral
        permiso .. maternidad|paternidad|parental|de / licencia .. maternidad|médica|por / de viaje / viaje de .. trabajo|negocios
        regreso|regresaré|vuelvo|volveré|reincorpor*|retorno|retornaré|estaré .. el|lunes|martes|miércoles|jueves|viernes|oficina|al|día|de
        a mi .. regreso|vuelta|retorno / estaré .. fuera|ausente|de|disponible|sin / no .. disponible|oficina .. hasta|del|en / acceso limitado
        sin acceso / cerrad* .. por|hasta|del / festivo / año sabático
        vuelvo|volveré|regreso|regresaré|reincorpor* .. NUMBER|el|lunes|martes|miércoles|jueves|viernes / de viaje / acceso .. limitado|restringido / no .. acceso .. correo|mail|email / reviso|leo .. correo .. solo|vez|veces|poco / contestaré|responderé .. cuando|cuanto|regres*|vuelta|vuelv*
        oficina* .. cerrad* / cerrad* / no trabajo .. los|viernes|lunes / jornada reducida / media jornada / indispuest* / enferm* / hospital*
        no .. puedo|podré|podremos .. atender*|responder* / a mi|nuestra vuelta|regreso / en estos momentos|este momento .. no / sin acceso .. correo|mail|email / respond* .. a|su|tu .. vuelta|regreso
        de permiso|vacaciones|viaje / de baja médica / contest*|respond* .. el|lunes|cuando|vuelva / hasta el NUMBER|lunes|martes|miércoles|jueves|viernes .. fuera|ausente
        no .. estaré .. en|disponible|hasta
    """,
    "auto": """
        acuse de recibo / hemos .. recibido .. su|tu|solicitud|mensaje|correo|consulta / recibido su|tu .. solicitud|mensaje|correo|consulta|petición
        su|tu .. solicitud|mensaje|consulta|correo .. ha sido|recibid*|registrad* / respond* .. en|a .. brevedad|horas|días|plazo|posible|breve
        a la .. brevedad / en breve / lo antes posible .. / horas hábiles|laborables / días hábiles|laborables / ticket
        número de .. caso|referencia|ticket / gracias por .. contactar*|comunicar*|escribir* .. con|nos
        gracias por contactar* / gracias por su|tu mensaje|correo|consulta / atención al cliente / nos pondremos en contacto
        hemos .. recibido / recibimos .. su|tu / recibido .. correctamente / pondremos en contacto .. con|lo|breve|usted / en .. contacto .. usted|contigo|brevedad / daremos respuesta / atenderemos / gracias por .. su|tu|escribir*|mensaje|correo|interés / alto volumen / horario .. atención|oficina|lunes / equipo .. contact*|respond*|revis*
        ponerse|ponerte|ponerse .. en contacto / gracias por .. contactar*|ponerse|ponerte|comunicar* / será|serán atendid*|respondid*|tramitad* / plazo .. máximo|de|NUMBER / ha sido|quedado .. registrad*|recibid*|creada|creado / agente|asesor|equipo .. le|te|se .. atender*|contact*|respond* / con el|bajo número
        revisará|revisaremos .. y|su|tu / equipo .. revisar*|respond* / brevedad
    """,
    "bounce": """
        no se pudo|ha entregar|podido / no entregado / no se ha podido entregar / entrega .. fallid*|fallado / dirección .. no existe|encontrada
        buzón .. lleno / destinatario .. desconocido|no / devuelto / mensaje no entregado
    """,
}
