"""French notices: of absence, of receipt, of closed mailboxes and of people who have left."""

NOTICES = {
    "gone": """
        ne|n .. travaill* .. plus / travaille plus / plus .. entreprise|société|ici|partie|effectif*|poste|salarié*|employé*
        quitté .. entreprise|société|poste|fonctions|nos|l|la|notre|cabinet / a quitté / ai quitté / parti* .. à|en .. retraite
        changé .. poste|entreprise|société / décédé*
        ne .. plus .. partie|travaille|sein|effectif* / quitté .. société|entreprise|fonctions|poste|NAME
    """,
    "ack": """
        avons .. reçu .. votre|vos / votre .. demande|message|mail|courriel|ticket .. a|est .. reçu*|enregistr*|pris|transmis*|créé* / accus* .. réception / confirm* .. réception
        mail|message|demande|courriel .. est bien? .. arrivé*|reçu*|parvenu*
    """,
    "robot": """
        automatique* .. réponse|message|ne|merci|généré* / réponse automatique / message automatique / généré automatiquement / envoyé automatiquement / automatiquement .. envoyé|généré
        ne pas .. répondre / ne .. répond* .. pas .. ce|cet|message|mail|courriel / réponse|message d absence
    """,
    "closed": """
        boîte|boite|adresse|messagerie|mail|email|compte .. plus|pas .. consult*|utilis*|activ*|lu*|valid*|surveill*|relev*|fonction*|service|relevée
        n est plus .. consult*|utilis*|activ*|valid*|surveill*|fonctionn*|relev*|suivi*|en|lue / désactivé*
        boîte|boite|adresse|messagerie ... pas|plus|non surveill*|consult*|relev*|lue|utilis*|active|suivie
    """,
    "urgent": """
        urgence* / urgent* .. contact*|vous|joindre|appel*|merci / demande|question* urgente* / en mon absence / pendant mon absence / durant mon absence / entre temps / ne sera pas .. transféré*|lu|traité / sera .. transféré|redirigé
    """,
    "away": """
        absent* / absence / hors .. bureau / en .. congé*|vacances|déplacement|mission|formation|repos / en congés
        congé* .. maternité|paternité|parental|maladie|annuel*|jusqu / arrêt maladie / arrêt de travail
        de retour .. le|lundi|mardi|mercredi|jeudi|vendredi|au|dans|à|en|vers / retour .. au|du|le .. bureau|lundi|travail / mon retour
        à mon retour / serai .. de|absent*|retour|joignable|disponible|injoignable / indisponible .. jusqu|du|pour / en vacances
        fermé* .. jusqu|du|pour|pendant / fermeture .. annuelle|estivale|du|jusqu / jusqu .. inclus|au|à / accès limité|restreint / pas accès
        ne suis pas .. bureau|joignable|disponible
        retour|rentre|rentrerai|reviens|reviendrai .. le|lundi|mardi|mercredi|jeudi|vendredi / consulte .. mails|messages|messagerie .. pas|irrégul*|peu|ponctuel*|façon|rarement / pas .. accès .. mails|messagerie|messages / temps partiel / ne travaille pas .. le|@day|vendredi|mercredi|lundi
        mercredi|vendredi|lundi .. ne travaille pas / bureau*|entreprise|société .. fermé* / arrêt .. maladie|travail / malade / prendrai connaissance .. retour|message / répondrai .. dès|retour|à|dans / télétravail .. / congé*|vacances jusqu|du|à|et
        en formation|réunion|séminaire|télétravail|repos|rtt .. ces|jusqu|toute|et|du|ce|pour / répondr* .. lundi|mardi|mercredi|jeudi|vendredi|à partir / sans accès|connexion / pas accès|en mesure .. mes|ma|de / pas en mesure de .. répondre|consulter / indéterminée
        prendre|pris du retard / réponses .. retard|tarder|délai / en déplacement|vacances / retour au bureau
        prend le relais / ne suis pas .. joignable|disponible / reprend* .. travail|le
    """,
    "auto": """
        accusé de réception / accusons réception / bien reçu votre|vos .. demande|message|mail|email|courriel
        reçu votre|vos .. demande|message|mail|email
        votre .. demande|message|mail|ticket .. a|est|été .. bien|reçu*|enregistr*|pris*|traité*|transmis*
        répond* .. dans|sous|plus|dès|meilleur*|brefs / dans les|plus .. délais|brefs|heures|jours / sous 24|48|72|deux|2|trois .. h|heures|jours
        brefs délais / ticket / numéro de .. dossier|demande|suivi / service client*
        dans les meilleurs délais / nous vous répondrons / vous répondr* / reviendrons vers vous dans|sous|très|rapidement
        accus* .. réception / prise|pris en compte / revien* .. vers vous .. dans|sous|très|rapidement|délais|dès / traité* .. dans|sous|plus|dès / horaires .. ouverture|bureau / équipe* .. répond*|revien*|contact* / merci|remerci* .. pour|de|votre .. message|mail|demande|courriel|intérêt
        grand|important nombre|volume .. demandes|messages|mails / numéro .. dossier|demande|ticket
        remerci* .. avoir|contact*|votre|message / en cours de traitement / été|est .. transmis* .. au|à .. service|équipe|personne / service .. vous répondra|contactera|client|concerné / vous répondra|recontactera|contactera .. sous|dans|rapidement|dès / conseiller .. vous|répond*|contact* / avoir contacté
        traité .. ordre|dans|par / ordre d arrivée
    """,
    "bounce": """
        non remis / n a pas pu être .. remis|délivré|distribué / échec de .. remise|livraison|distribution|l / destinataire .. inconnu|introuvable
        boîte .. pleine|saturée / adresse .. introuvable|inexistante|existe / message non distribué
    """,
}
