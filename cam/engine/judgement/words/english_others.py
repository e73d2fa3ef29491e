"""English questions, referrals, receipts and promises."""

OTHERS = {
    "asks": """
        ^ what|which|how|who|where|why .. do|does|did|is|are|can|could|you|your|would|use|uses|works|work|cost*
        anything|something|someone .. know|tell|help
        can|could|would|please|pls .. explain|clarify|elaborate|describe / what do you mean / wondering .. if|how|what|whether
        wonder .. if|how|what|whether / question* / curious .. how|what|whether|why / how .. does|do|is|are|would|will
        ^ do|does|did|are|was|were|can|could|will|would|should|have|has|had|is you|u|ya|it|this|that|there|your|they|we|i|the|any|anyone|somebody|someone|he|she|these|those .. NUMBER|@asked
        ^ whats|what|whos|hows|wheres|whys|whens|what .. the|your|ur|included|difference|minimum|roi|catch|process|setup|timeline|point|deal|benefit*|advantage*|plan|story / whats .. different|included|catch|the|your|in it|involved|roi|it
        ^ is|are it|this|that|there|your|the|they|these .. / ^ do|does|did you|it|your|they|the|this|we .. / ^ are|have|were you|u|they|we .. / ^ can|will|would|could it|this|that|your|they .. / ^ which ...
        ^ hi|hello|hey , is|are|do|does|what|how|who|which|can / any .. chance|idea|plans|limit|experience|discount|restrictions|references|case / how .. many|long|often|soon|big|far|do|does|is|are|would|can|will|safe|secure|different|fast|quickly|easy
        ^ what .. happens|makes|exactly|kind|type|sort|about|if|would|do|does|is|are|can|else / what .. exactly|specifically|precisely / tell me|us .. how|what|why|who|where / explain / clarify / please .. explain|clarify|elaborate|describe / more specific / be specific / in practice / elaborate
        need|want .. to? know|understand|clarity|clarification .. how|what|if|whether|on|first|more / before .. i|we .. decide|commit|sign|proceed|agree|meet|talk .. / concern* .. about|is|with / worried about / does that|this|it .. mean|include|work
        not clear|sure|certain .. how|what|why|who|if .. / dont|not .. understand|get .. how|what|why|this|it|your|the / unclear / confus*
    """,
    "price": """
        how much / what|whats .. price|pricing|cost*|fee*|rate*|charge / pricing / price|prices|cost|costs|fees / quote / discount*
        what .. do|does .. cost|charge / ballpark / how expensive
        whats|what .. damage|budget|investment|minimum|commission|margin|fee|rate|range / per seat|user|month|head|license / price list|range|point / how .. priced|pricey|charge|bill / cost* .. what|how|per|for / free .. or / is|are .. free|paid / any .. discount* / payment terms
    """,
    "privacy": """
        how|where .. get|got|find|found|obtain*|have|has|come|acquire* .. my|our|this .. email|address|contact|details|number|name|info*|data
        where|how did you .. my|our|me|us / who gave you / source of .. my|our|data|address / what data .. have|hold|store
        data .. do you .. have|hold|store / gdpr .. complian*|compliant|ready / are you gdpr / dpa / data processing agreement / legal basis
        soc 2|ii / soc2
    """,
    "identity": """
        who .. are|is .. you|this / who are|is / do i|we know / have we met / are you .. a|an|real|human|bot|robot|person|ai
        is this .. automated|bot|real|legit|scam|phishing|human|template / which company / what company / what .. do you .. do|want|sell|offer|mean
        what .. is|does .. this|it|your|company|product / remind me
        are|r u|you .. bot|robot|human|real|person|ai|machine / what .. reference|regard* .. to / in reference to what / what is this / whats this .. about|regarding|in|for|re / what .. this .. about|regarding|for|concerning / regarding what / about what / what .. you .. selling|offering|doing
        who|what .. gave|is|are|am .. i|you|this|your / do i know / have we .. met|spoken / remind me .. who|what|how / who dis / not sure who / dont .. know .. who|you / dont recognize|recognise|remember / never heard of / refresh my memory
    """,
    "referral": """
        xadrx .. would|is|will|can|might|should|handles|owns / NAME xadrx / a? better|best|right|correct|appropriate contact|person|one|fit / rather .. you spoke|talked|contacted|asked|spoke|speak|talk|contact / ask for NAME
        colleague*|boss|partner|friend|manager|cofounder|teammate NAME? .. might|may|could|would|will .. interest*|help|want|like|know|assist
        person|one|guy|contact you want|need|should|are|seek|looking / want|need is NAME / you|youll want|need .. NAME|xadrx / falls under|to|within / owned|handled|managed|run by
        best|right|correct|appropriate|better|proper person|contact|one|point|guy|people|team .. is|for|would|to|at|about|on
        @neg .. best|right|correct|appropriate|proper .. person|contact|one|guy|people
        speak|talk|reach|write|connect .. to|with|out|in .. our|my|x|him|her|them|colleague*|he|she / question|matter|topic|one|decision for NAME
        talk|speak|write|reach .. to|with|out .. instead
        please|pls|kindly|should|could|try|better|suggest|recommend|best|would .. contact|email|reach|ask|message|try|speak|talk|write|call|address|direct|approach .. xadrx
        contact|email|reach|ask|message|try|write|cc|copying|at|to|with|is|address|through|via|for xadrx
        contact|reach|ask|try|email|message|talk|speak .. my|our|the .. colleague*|boss|manager|cto|ceo|cfo|coo|cmo|partner|director|head|team|department|vp|assistant|coworker|procurement|purchasing|marketing|sales|hr|it|office|lead|chief|buyer
        my|our .. colleague*|boss|manager|cto|ceo|cfo|coo|cmo|director|head|vp|assistant|coworker|lead|buyer|chief .. handles|handle|responsible|charge|manages|owns|deals|looks|runs|decides|leads|takes / my|our .. colleague*|boss|manager|cto|ceo|cfo|cmo|director|head|vp|lead|buyer is .. right|best|responsible|charge|person|contact|one
        forward|forwarding|forwarded|forwards .. this|your|it|on|you|to .. to|colleague*|team|email|on|boss|manager|department / forward*|pass*|passing .. along|on to|my|our|the
        pass*|passing|sent|sharing|shared|handed .. on|it|this|along|your .. to .. my|our|the|him|her|colleague*|team|boss
        forwarded .. to|colleague*
        looping|looped|cc|ccing|copy|copying|adding|introducing|connecting|introduce|connect .. my|our|with|colleague*|him|her|who|you
        handles|manages|oversees|deals|responsible|owns|heads|leads|runs|decides .. this|that|these|such|our|all|with|for|it|marketing|sales|purchasing|procurement|hr
        is|are|be in charge|responsible / person in charge / you .. should|could|might|want|need|better .. talk|speak|contact|reach|ask|email|write
        youd|you better .. talk|speak|contact|ask / reach out to @neg? NAME / contact|email|ask|try|call|message|cc NAME
        talk|speak|reach|write|connect|touch|refer|defer|sent|send|forward*|out .. to|with|by NAME
        NAME .. is|handles|manages|would|will|runs|leads|owns|takes|looks|can|who|might|has|deals .. this|right|best|responsible|charge|person|that|contact|one|over|after|these|decision*|you|for|with|all
        replaced .. by / my|her|his|the successor|replacement / taken|took|takes|taking over / get|put you|in touch with
        direct* .. this|your|questions|inquiries|it|all|to .. to / refer* .. you|to|this / defer .. to
        not my|our .. department|area|decision|responsibility|role|remit|call|job / above my pay / someone|somebody else
        ^ not me .. talk|try|ask|contact|speak / wrong person .. try|contact|ask|speak|talk / is now .. with|handled|the
        decision* .. made|maker* .. by|is
        has|have|ive|ill .. taken|take|taking over / my successor|replacement / forwarded|passing|passed|handed .. you|this|it|your .. / cc d|ed / ccd / adding NAME / NAME will .. take|help|contact|be|reach / NAME .. can help|assist|answer|decides|approves|runs|does|handles|owns
        ask|try|talk|speak|contact|write|email|ping|call .. NAME / try NAME / you .. want|need|should|might|could .. NAME|our|my|the .. in|at|from|instead|team|department|head|director / go|goes through|via|to .. procurement|purchasing|NAME|hr|our|the / up to .. NAME|boss|ceo|our|my|them|him|her|hq
        decided|decides|decision|handled|managed|run|owned|controlled .. by .. hq|headquarters|head|our|NAME|corporate|parent|them|another / headquarters / best bet / best person / another|different|other department|team|person|colleague|office / not .. decision maker / decision maker .. is / my boss|manager .. decides|handles
        thats|its|is|this|that .. one|question|something|matter|topic|decision .. for .. our|my|the|NAME / better off .. talking|speaking|asking|contacting|emailing|going / best .. speak|talk|ask|contact|email|try .. NAME|our|my|the / forward|direct|address|redirect .. this|it|that|your|please|email|enquiry|to? .. to .. our|my|the|NAME .. office|department|team|head|manager|colleague*|director|sales|hr|it|procurement|purchasing|marketing
        passed|pass|passing .. on|along|over|your|it|this .. to .. our|my|the|NAME / im just|only the|an|a intern|assistant|receptionist|secretary|temp|student|junior|pa|contractor / our .. agency|accountant|consultant|parent|group|head .. handles|handle|does|deals|decides|takes|looks|manages / all .. handled|done|dealt .. by / look* after .. this|that|these|our|all|vendor|such / who|she|he|they looks|handles|deals|manages|takes|runs .. after|care|all|this|that|it
        owns this|it|that .. now / took over .. from|this|my|as / moved .. to .. another|different|new .. team|role|department|position / get|got|put|be .. in touch with / touch base with|to .. NAME|our|my / the one to .. speak|talk|ask|contact / one .. to .. speak|talk|ask|contact .. to|about|is
        word with NAME / makes|make .. decision*|call|calls / the one to .. decide|ask|speak|talk|contact / would be the .. one|person|right / should go to .. our|NAME|my|the / handed .. topic|project|this|it|that|work|role .. over|to / handed over to / write|speak|talk to them|him|her / person you want / outsourced .. to NAME / ask marketing|sales|hr|it|procurement|finance|legal
        redirect|forward|address .. this|it|that|your .. to NAME|our|my|the|xadrx|hr|it|sales|marketing / want|need .. parent|sister|mother|holding company|office|organi*
        this|that|it is .. for .. our|the|NAME .. team|department|office|guys|people|colleague*
    """,
    "wrong": """
        wrong person|contact|guy|address|email|department|company|number|one|individual
        @neg .. right|best|correct|appropriate|proper .. person|contact|one|guy|people|department
        @neg .. handle|responsible|charge|deal|manage|involved|decide|oversee .. this|that|these|with|for|of|in|such / @neg .. decision .. maker
        mistaken / mistake / dont .. work .. there|here|at|for|in / not .. my .. area|department|responsibility|role
        wrong guy|gal|woman|man|team|dept|desk|bloke|chap|office|entity / not .. one .. who|to|for|you / got the wrong / not .. person .. you|for|who|to / no idea .. who|what / i .. dont|not|no .. do|work|handle|deal|manage|decide|run|make .. that|this|these|anymore|purchas*|buying|decisions|marketing|sales|it
        not me / not .. my .. call|decision|department|area|field|job|remit
    """,
    "receipt": """
        got it / noted / received / ^ thanks|thank|thx|ty|cheers / thanks for / thank you / good to know / will keep .. file|mind|it
        keep .. on file / ^ ok|okay|k|hmm|hm|understood|interesting|cool $ / fyi / acknowledged / no comment / dont know / not sure / unsure
        ^ test|testing $
    """,
    "promise": """
        ill|well|will|let|going|gonna|shall .. get|come|revert|circle|reach|be|report back|in touch|out
        ill|well|will|let .. look|review|check|think|consider|read|discuss|take|see|go|consult|talk|speak|run|sleep|evaluate|have|ask|follow
        let .. you .. know
        ill|well|will|let|need|have|must|going|gonna|should .. talk|speak|check|discuss|consult|ask|run|review|share|raise .. with|to|by|past .. my|our|the .. team|boss|partner*|colleague*|cofounder*|manager|cto|ceo|management|board|wife|people|director*|group|department|leadership|internal*
        let me|us .. think|check|look|review|discuss|see|talk|consult|ask|consider|get
        need .. time|to .. think|consider|discuss|review|check|decide|talk|ask|consult / thinking about / think about it
        we|i .. are|am|still|currently .. reviewing|evaluating|considering|discussing|assessing|deciding|thinking / under review|consideration
        reviewing|evaluating|considering|comparing .. options|it|this|internally|vendors|other / discuss .. internally|team|colleagues|boss|partner
        still .. deciding|thinking|undecided|reviewing / undecided / ill|well|will .. respond|reply|revert / get back / take a look / maybe $
        ^ maybe|perhaps|possibly
        ill|well|will|going|gonna forward|pass|share|circulate|show|run|take|bring|send .. this|it|that|your|them .. to|with|by|along|around|past .. team|colleagues|boss|management|partners|cofounder*|group|everyone|board|internally|people|folks|others|leadership
        ill|well|will|shall forward|send|share .. my|our .. thoughts|feedback|comments|answer|decision / get|come|circle|revert back .. to you|u / be in touch / let me .. digest|process|sleep|mull|chew|ponder / digest / mull .. over / food for thought / give me|us .. NUMBER|few|couple|some|a .. days|day|time|minutes|hours|weeks .. to|think|and
        have|need|has to .. think|check|discuss|ask|consult|run|see|talk|get / waiting .. approval|for|on|to .. hear / need .. approval|signoff|sign|buy|ok|green / approval .. from|first|needed|required / pending approval / still .. waiting|reviewing|thinking|considering|discussing|evaluating|comparing / not .. decided|sure|certain yet|about
        if|when .. i .. decide|interested|need .. ill / will .. respond|answer|reply|revert .. later|properly|soon|once|when|after|tomorrow / respond .. properly / haven|havent .. had|looked|read|decided|reviewed|gotten|got / didnt .. get .. chance|time
        loop|circle|swing|come|get|be|check|touch back .. with|to|in|on you|next|soon|later|when / let me .. loop|circle|come|get / run|put|take .. it|this|that .. past|by|to|before .. legal|boss|team|board|finance|him|her|them|my|our|partner / making up .. mind|minds / make up .. mind|minds / once .. spoken|talked|discussed|checked|had|ive|weve
    """,
}
