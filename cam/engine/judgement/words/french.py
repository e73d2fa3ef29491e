"""French: what its words are, and what is said by them."""

from cam.engine.judgement.words.french_notices import NOTICES

GROUPS = {
    "neg": "pas plus jamais aucun aucune rien ni guère nullement sans",
    "ne": "ne n",
    "me": "moi me m nous mon ma mes notre nos",
    "write": "écri* contact* recontact* envoy* mail* appel* sollicit* harcel* dérang* relanc* importun* spam* "
    "adress*",
    "mails": "mail* email* e-mail* courriel* message* newsletter* sollicitation* spam* publicité* pub pubs "
    "communication* courrier* démarchage prospection ",
    "list": "liste* fichier* base* newsletter* mailing* système diffusion crm contact* carnet",
    "month": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre printemps été "
    "automne hiver rentrée trimestre semestre t1 t2 t3 t4 q1 q2 q3 q4",
    "later": "tard prochain* janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "printemps été automne hiver rentrée trimestre semestre t1 t2 t3 t4 q1 q2 q3 q4 an année mois "
    "semaines futur avenir ultérieurement",
    "now": "moment maintenant actuellement instant heure jour immédiat actuel présent",
    "vendor": "prestataire* fournisseur* partenaire* solution* outil* agence* logiciel* système* plateforme* équipe "
    "quelqu contrat* éditeur cabinet",
    "info": "information* info infos détail* brochure* documentation plaquette tarif* devis prix présentation "
    "exemple* référence* démo lien* dossier proposition* offre document* plus précisions éléments vidéo "
    "catalogue créneau* disponibilité* invitation",
    "talk": "parler discuter échanger appel* appeler rencontrer voir rendez rdv réunion démo téléphone visio call "
    "entretien échange discussion point meeting café",
    "day": "lundi mardi mercredi jeudi vendredi demain semaine matin midi aprèm h heures aprem",
    "good": "bien intéressant* bon super génial parfait excellent pertinent utile top prometteur passionnant "
    "séduisant chouette cool sympa formidable alléchant bonne",
    "who": "collègue* confrère responsable* directeur directrice patron* chef* service équipe associé* "
    "assistant* collaborat* remplaçant* dg daf rh monsieur madame successeur",
}

PHRASES = {
    "idiom": """
        étais|était|étions .. congé*|vacances|absent*|déplacement / pas de souci* / pas de problème* / aucun problème|souci / pas mal
        sans problème|souci / n hésitez pas / hésitez pas / pas encore .. mais / pas seulement / aucune objection / plus d @info / plus de @info
        plus d infos / plus en détail / non seulement / plus amples / bien plus / de plus / rien contre / si .. pas intéressé*
        votre|ton intérêt / pour l intérêt
    """,
    "opt_out": """
        ^ stop|stopper|arrêtez|arrête|désinscription|désinscrire|désabonnement|désabonner|désabonnez|désinscrivez|unsubscribe|supprimer|retirer|assez|basta $
        désinscri* / désabonn* / désinscription / unsubscribe / stop .. @mails|pub|spam / stop svp|merci|s|please
        retir*|supprim*|enlev*|radi*|effac*|ôt*|ray*|sort* .. moi|mon|mes|nous|notre|nos|m|me
        retir*|supprim*|enlev*|radi*|effac*|ôt*|ray*|sort* .. de|votre|vos|la|ce .. @list
        me|m|nous retir*|supprim*|enlev*|radi*|effac*|ôt*|ray*|rayer
        mon|mes|notre|nos .. adresse|données|coordonnées|email|mail|nom|contact .. supprim*|retir*|effac*
        suppression|retrait .. de .. mon|mes|ma|nos|notre|données|adresse / de|hors votre|vos|la|cette .. liste|fichier*|base|newsletter|mailing
        ne|n .. @write plus / ne|n .. plus .. @write|recevoir|reçev*|être / plus .. recevoir|recevez|envoy* / ne .. plus .. @mails
        ne plus me|nous|m|être|recevoir / plus .. être .. contact*|sollicit*|relanc*|démarch* / plus de @mails / plus aucun .. @mails|contact
        plus @mails de / ne|n pas .. contact*|être|recevoir|écri*|envoy* .. contact*|sollicit*|@mails|plus|moi / ne me|m|nous @write pas|plus|jamais
        @write pas|plus|jamais / souhait* .. pas|plus .. recevoir|être|contact*|sollicit*|entendre
        veux|voulons|désir* .. pas|plus .. recevoir|être|@mails|entendre|contact* / ne .. jamais .. @write
        arrêt*|cess*|stopp* .. de|d .. @write|@mails|spam*
        arrêt*|cess*|stopp* .. vos|les|ces|tout|votre|ce|toute .. @mails|envois|relances|prospection|démarche*
        arrêtez|cessez|arrête .. de|d|tout|immédiatement|ça|cela|maintenant|vos / fichez|foutez|laissez|laisse|fiche|fous .. paix|tranquille*
        oubliez moi|nous / oublie moi / allez voir ailleurs / dégag* / cassez vous / barrez / pas .. consent* ..
        jamais .. consent*|demandé|inscrit|sollicité|souscrit|autorisé|accepté / pas .. demandé .. recevoir|vos|ces|cet|ce|à
        retire .. consentement / m oppose / nous opposons / droit d opposition / opposition .. à / bloqu* .. vous|votre|adresse|expéditeur
        signal* .. spam|indésirable / marqu* .. spam|indésirable / ne plus .. @write / merci de cesser|arrêter|ne / plus jamais
    """,
    "legal": """
        mon|notre|nos|mes avocat* / avocat* .. saisi*|contact*|charg* / saisi* .. avocat*|justice|tribunal / devant .. tribunal
        cnil / rgpd .. supprim*|effac*|droit|infraction|violation|plainte|conforme|vertu|non / plainte / poursuite* / poursuivre|poursuivrai
        mise en demeure / action en justice / en justice / juridique* / illégal* / illicite* / droit à l oubli|effacement / droit d accès
        article 17|15|21 / supprim*|effac* .. données|coordonnées|informations / données .. supprim*|effac* / suppression .. données / mes données
        harcèlement / signal* .. cnil|autorité* / dpo / infraction / violation .. rgpd
    """,
    "spam": """
        spam* / c est du spam / pourriel / indésirable* / non sollicité* / démarchage
    """,
    "rude": """
        encore un|une .. mail*|pub*|spam*|email*|message*|courriel* / foutage / ras le bol / marre / honte / scandaleux / merde / connard* / foutez
        va te faire / allez vous faire / arnaque* / escroc* / idiot* / débile / n importe quoi / perte de temps / insupportable / ridicule
        lamentable / pénible / vous vous moquez
    """,
    "refusal": """
        @vendor interne|internes / notre propre @vendor
        pas|plus|nullement|aucunement|guère .. intéress*
        aucun|pas|sans|aucune|ni .. intérêt|besoin|budget|utilité|moyens|projet*|nécessité|usage|envie|pertinence|temps / n|ne .. intéress* pas
        intéress* .. pas / pas .. besoin / ni besoin
        n .. pas .. utilité|usage|besoin|envie|pertinent|concern*|convaincu*|adapt*|correspond*|prévu|utile|nécessaire|opportun|à / non ,? merci
        merci ,? non / merci ,? mais .. non|pas|nous|je|ne|c|n|déjà|sans / ^ non / ^ nan / non $ / non ,? désolé* / pas pour nous|moi
        pas .. pertinent* / pas .. concern* / pas .. adapté* / pas .. correspond* / correspond .. pas / pas .. convaincu* / pas .. utile / inutile
        pas .. nécessaire / sans suite / pas .. donner suite|retenu*|retenir / donn* .. pas .. suite / donn* .. pas suite / pas suite
        avons|ai|dispos*|a|utilis*|travaill*|sommes|suis .. déjà
        déjà .. @vendor|équipé*|pourvu*|accompagné*|couvert*|satisf*|ce|un|une|engagé*|en|interne|servi*|client*
        satisf* .. de|avec|notre|nos|actuel*|en / content* .. de|notre|avec / en sommes|suis .. satisf*|content*|ravi* / satisf* $
        gér*|fais*|fait|trait*|assur*|développ*|réalis* .. en interne|interne|mêmes|nous / en interne / internalis*
        chois*|opt*|reten*|retenu|décid*|parti*|sign* .. un|pour|une|autre* .. autre* / autre* .. @vendor / déclin* / refus* / décid* .. de ne
        décid* .. pas / décliner / passer mon tour / passe mon tour / je passe / nous passons / laisse* tomber
        trop cher|chère|onéreux|coûteux|élevé|petit*|gros* / hors budget / budget* .. pas|gelé|épuisé|bouclé|serré|insuffisant|plus / pas .. moyens
        pas .. budget / plus .. budget / pas .. projet / pas .. notre|mon .. priorité*|domaine|secteur|activité|cible|métier|intention
        pas .. recherch*|cherch*|changer|changement|prévoi*|prévu|envisag*|souhait*|voul*|voulons|veux|désir*|embauch*|recrut*|poursuivre|investir|achet*|accept*|intention
        ne recherch*|cherch*|souhait*|désir*|prévoy*|envisag* pas|plus / cess* .. activité / fermé .. entreprise|société / liquidation
        à la retraite / retraité* / hors sujet / sans objet / sans façon / aucune .. utilité|envie|intention|nécessité|pertinence|demande
        personne .. besoin / rien .. besoin / malheureusement .. pas|décliner|non / hélas .. pas / regret .. pas|de / je crains .. pas / c est non
        surtout pas / certainement pas / absolument pas / hors de question / en aucun cas / pas du tout / négatif / rester .. avec|fidèle*
        restons .. avec
    """,
    "later": """
        pas .. @now / pas .. tout de suite / pas encore / pas .. pour .. @now / pour le|l moment|instant .. pas|non|nous|je|aucun|sans
        pas dans l immédiat / pas d actualité / plus tard / ultérieurement / trop tôt / prématuré / pas .. bon moment / mauvais moment|timing
        pas le moment / pas .. priorit* / non priorit* / peut être .. @later|plus|un
        recontact*|rappel*|revenez|reven*|relanc*|réécri*|repren*|reparl*|recontactez .. @later|en|dans|à|l|vers|plus|fin|début
        revoir|refaire|reprendre .. @later|dans|en|point / dans quelques|deux|trois|quatre|six|2|3|6 mois|semaines|années|ans
        dans un|une|1|an mois|an|semaine / en|à|au|vers|début|fin|courant|mi|dès|après .. @month / l année|an prochain* / année prochaine
        le mois prochain / trimestre prochain / prochain trimestre|semestre|exercice / une autre fois / un autre jour / à l avenir / à l occasion
        après .. vacances|été|congés|fêtes|rentrée|lancement|salon / avant .. rien|pas / trop .. occupé*|chargé*|débordé*|travail / débordé*
        sous l eau / en stand by / en pause / reporté* / gel* / garde* .. coordonnées|contact|côté|sous
        si .. besoin .. évol*|chang*|reviendrai*|recontact*|contact*|ferai* / si .. besoin* .. / si besoin / en cas de besoin / le cas échéant
        reviendr* .. si|quand|lorsque / d autres priorités / autres priorités
    """,
    "interest": """
        veux bien / voulons bien / serais|serions|suis|sommes .. preneur*|partant* / pourquoi pas .. une|un
        intéress* / curieux|curieuse / m|nous intéress*
        suis|sommes|serais|serions .. intéress*|preneur*|partant*|ouvert*|curieux|ravi*|disponible*|dispo / preneur* / partant* / vif intérêt
        intérêt .. pour|de|à / avec intérêt / a attiré / a retenu .. attention / semble|sembl*|paraît|l air|a|est|parait .. @good / l air .. @good
        c est @good / très|vraiment|plutôt|assez @good / bonne idée / excellente idée / bonne nouvelle / tombe* bien|pic / au bon moment
        bon moment / en savoir|connaître|apprendre|dire|découvrir|parler davantage|plus / savoir plus
        aimerais|aimerions|voudrais|voudrions|souhait*|souhaiterais|désire* .. savoir|voir|en|essayer|tester|échanger|discuter|parler|découvrir|recevoir|obtenir|avoir|plus|comprendre|organiser|planifier|prendre
        dites|dis|racontez|expliquez .. moi|nous|m|plus / savoir|dire plus / plus .. @info / en savoir .. plus / hâte / avec plaisir / volontiers
        ravi* .. de|d / j adore / exactement|justement|précisément .. cherch*|besoin|recherch*|ce|réfléchi* / exactement ce
        cherch*|recherch* .. justement|actuellement|une|un|depuis|exactement|solution|prestataire / réfléchiss* .. justement|actuellement|sujet|à
        étudi* .. sujet|question|justement
        parlons|discutons|échangeons|voyons|appelons|fixons|organisons|planifions|convenons|prenons|avançons|faisons|calons|lançons|commençons
        allons y / on y va / prochaine* étape* / comment .. procéd*|commenc*|avanc*|démarr*|essayer|tester / essayer / tester / test / essai
        commander / acheter / signer / d accord .. pour|avec|je|on|c|bien / accepte* / validé
        pourrait|peut|serait .. nous|être|@good|aider|m|idéal / besoin .. aide|solution|de|d / avons besoin / mets|mettre|ajoute .. copie|cc
        tenez moi|nous .. courant|informé*
    """,
    "request": """
        envoy*|transm*|adress*|fai*|donn*|partag*|communiqu*|remett* .. @info
        envoyez|envoie|transmettez|adressez moi|nous|le|la|les|tout|ça|donc|m|toujours|quand
        pouvez|pourriez|peux|pourrais|serait|possible .. envoy*|transm*|fai*|donn*|montr*|présent*|expliqu*|partag*|précis*|adress*|dire|recevoir|avoir|indiqu*|communiqu*
        vous|tu .. m|nous .. envoy*|montr* / merci de .. envoy*|transm*|adress*|indiqu*|communiqu*|préciser|@info / plus d @info / plus de @info
        complément d information* / montrez / une démo* / un devis / une proposition / besoin de .. @info / souhait* .. recevoir|obtenir .. @info
    """,
    "meeting": """
        @talk .. @day / @day .. @talk|convien*|parfait|me|dispo*|possible|à|vers|matin|ok|irait|vous / disponible* .. @day|pour|la|en|à|le
        dispo .. @day|pour|la|en|à|le / suis disponible*
        prendre|fixer|convenir|organiser|planifier|caler|programmer|avoir|faire .. @talk|date|créneau|moment|rdv
        appelez|appelle|rappelez|joignez|téléphonez .. moi|nous|m|demain|sur|au|quand|lundi|mardi / rendez vous / rdv / un appel / petit appel
        proposez|propose .. date*|créneau*|moi|nous|@day|un|des / quand .. disponible*|dispo|libre*|pourr*|peut|êtes|seriez
        quelles .. disponibilités / vos disponibilités / mes disponibilités / mon numéro|portable|téléphone / joignable / au 06|07|01 / agenda
        invitation / calendly / un café / en visio / par téléphone / passez .. nous|me|voir / conviendrait / voyons nous / se voir / nous voir
        on se
    """,
    "agree": """
        ^ oui / ^ ouais / ^ bien sûr / ^ d accord / ^ avec plaisir / ^ volontiers / ^ parfait / ^ absolument / ^ certainement / ^ tout à fait
        ^ entendu / ^ ça marche / ^ ça me va / ^ allez y / ^ ok ,? pour|envoyez|allons|parfait|très|on|je|d / ^ évidemment / ^ pourquoi pas
        ^ carrément / ^ super / ^ génial / oui ,? s / ^ va pour / cela me convient / ça me convient / me convient
    """,
    "asks": """
        ^ comment|combien|quel|quelle|quels|quelles|où|pourquoi / comment .. marche|fonctionne|ça
        ^ proposez|avez|offrez|faites|travaillez|utilisez|êtes|pouvez|pourriez|gérez|acceptez|intégrez|connaissez|livrez vous .. / ^ est ce que|ce qu / ^ y t il / ^ combien|comment|quel|quelle|quels|quelles|pourquoi|qui|où|quand|quoi
    """,
    "price": """
        combien / tarif* / prix / coût* / coûte* / devis / quel .. budget|prix|tarif|coût / remise* / honoraires / c est combien
    """,
    "privacy": """
        où|comment|d|par .. avez|as|obtenu|trouvé|eu|récupéré|procuré .. mon|mes|notre|nos|ce
        mon|mes|notre .. adresse|coordonnées|mail|email|numéro|contact .. d où|comment|où / qui vous a .. donné|communiqué|transmis
        comment .. eu|obtenu|trouvé|connaissez / rgpd / protection des données / d où .. vient|venez|viennent|tenez
        données .. hébergé*|stocké*|personnelles / quelles données / dpa
    """,
    "identity": """
        qui êtes|es|est / c est qui / on se connaît / nous connaissons nous / vous êtes qui / êtes vous .. un|une|humain|robot
        quelle .. société|entreprise .. êtes|représent*|travaill*|c / que faites vous / que vendez / de quoi .. agit|s|parlez|il / c est quoi
        qu est ce / que voulez
    """,
    "referral": """
        pas .. bon|bonne|bons .. personne|interlocut*|contact|service|destinataire|adresse / pas .. responsable|charge|personne
        plus .. responsable|charge / mauvais* .. personne|interlocut*|contact|adresse|service
        bon|bonne .. interlocut*|contact|personne .. est|serait|pour|c / adress* .. vous|toi .. à|au|plutôt / adressez vous
        contact* .. plutôt|directement|@who|NAME|xadrx|mon|notre|monsieur|madame|m|mme / voyez .. avec / voir .. avec .. @who|NAME
        écriv*|écrire|envoy* .. à|plutôt .. xadrx|@who|NAME / parl* .. à|avec .. @who|NAME / à xadrx / xadrx .. s|est|pour|qui
        c est .. @who|NAME .. qui / @who NAME .. qui|s|gère|est|occupe|traite / @who .. qui|s|gère|occupe|traite / s en occupe / s occupe
        en charge / chargé* de|des|du / responsable .. de|est|des|du / gère|gèrent .. ce|ces|cela|les|sujet* / transmi* / transmets / transfér*
        transmet* .. à / fait suivre|passer / fais suivre / faire suivre / fait parvenir / remis à
        mets|met|mis|mettre .. en copie|relation|contact|cc / en copie / cc / @who NAME / remplac* / succéd* / relève .. de|du
        décision .. revient|appartient|prise / redirig* / orient* .. vers
    """,
    "wrong": """
        pas .. bon|bonne .. personne|interlocut*|contact|service|destinataire / mauvais* .. personne|interlocut*|contact|adresse|service
        trompe* .. de|d / erreur .. destinataire|personne|adresse / pas .. en charge / pas .. responsable / pas .. décid*|décision*
    """,
    "receipt": """
        ^ merci / merci pour|de|beaucoup / c est noté / noté* / bien reçu / ^ reçu / ^ ok / ^ compris / pris connaissance / prends note
        ^ intéressant $ / pas sûr* / sais pas / pas certain* / bonne note
    """,
    "promise": """
        reviendr* .. vers|vous / reviens .. vers|vous / reviens vers / tiens|tiendr* .. courant|informé* / vous tiens
        vais .. regard*|voir|étudi*|réfléch*|discut*|parl*|analys*|consult*|lire|en|y|examin*|jeter / regard* .. ça|cela|je|votre / je regarde
        étudi* .. votre|proposition|nous|la / réfléch* / en discut* / en parl* .. à|avec|équipe|interne / à l étude
        en cours de .. réflexion|étude|évaluation / compar* / hésit* / prends le temps / vous recontact* / recontacterai / je vous dirai
        vous redis / vous répondrai / ^ peut être $ / on verra / voir .. interne|équipe
    """,
    **NOTICES,
}

BREAKERS = "et mais car parce que si donc cependant toutefois or quoique bien"
CONTRASTS = "mais cependant toutefois néanmoins malheureusement pourtant"
CONDITIONS = "si sauf"
NEGATES_AFTER = False  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "le la les un une des et est ne pas je vous nous il elle que qui pour dans sur avec votre vos mon ma "
    "mes notre nos ce cette de du au aux en à plus merci bonjour suis sommes êtes avez avons ai cela ça c "
    "j n l d m s qu mais ou où si bien être avoir fait très bonne oui non cordialement intéresse s'il "
    "peux pouvez pourriez par chez comme moi"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "intéressé intéressés intéressant désabonner désinscrire prestataire rendez merci information"
)
