"""English interest: willingness, requests, meetings, yes, and idioms that only seem to refuse."""

INTEREST = {
    "idiom": """
        ^ to unsubscribe / click .. unsubscribe / if .. wish|want to .. unsubscribe|removed
        forward my|our / dont|not see why not / not a bad / doesnt hurt / nothing to lose / not .. opposed|against
        not only / was|were|been .. out|away|off|on .. office|vacation|holiday*|leave|sick|town / you|youre|your are? back
        when|once|if you .. back|return / no problem / no worries / no rush / no hurry / no doubt / no question / not a problem / dont hesitate
        do not hesitate / dont mind / wouldnt mind / would not mind / not bad / no objection*
        if .. not interested / if .. dont want / stop by|in|over|at / sorry for the|my|not|taking|delay / no later than / call .. off the list
        dont|not unsubscribe|remove me|us / didnt|not unsubscribe|unsubscribed
        how|can|do .. customers|users|people|clients|recipients|leads|they|subscribers .. unsubscribe|opt
        unsubscribe rate*|link|feature*|button|handling|option*|flow|process|logic|headers / opt out rate*|flow|process|handling
        spam filter*|folder|box|score|rate|complaints|trap*
        assistant|colleague|boss|partner|manager|he|she|wife|husband|buyer|team|cto|ceo|who|for is|are|was|were|goes|being on|out|away .. vacation|holiday|leave|office
        back in touch|contact / back at .. desk|office|work now|again|today / not|no secret / not yet sure / hows|how is .. vacation|holiday|leave
        been|was .. swamped|slammed|busy|snowed|buried|crazy|hectic / not .. @neg .. interested / sorry .. @neg .. back to you|sooner|earlier
        before .. vacation|holiday*|leave / after .. vacation|holiday*|leave / just .. back|returned|got / got back from / catching up / no other questions / no need to sell|convince|explain
        dont .. think|worry .. twice|about / no strings / not only .. but / no later / cant complain / cannot complain / nothing against / wouldnt say no / would not say no / cant say no / never say never
        only .. in .. office .. so|works|can|would / closed .. so .. lets / away|out|off|leave|vacation|holiday .. takes over|covers|covering / no better time / no brainer / dont .. like .. current|our|their|what / dont get me wrong / no pressure / if not .. then / not a deal breaker
        agents|team|office|staff|we|representatives|lines are available|open monday|24|NUMBER|during|from|between|mon
        status at any time / at any time by|online|on|via
        one who .. decides|handles|buys|signs|runs|manages|owns .. this|it|that / left for the day|week|weekend / dont take .. personally|wrong|offence|offense
        your interest / for your|the interest
        cant|cannot|dont do mornings|afternoons|evenings|@day / dont|never normally|usually|typically|often|generally .. reply|respond|answer|open|do|read / dont|never normally|usually|typically|often|generally reply|respond|answer .. to|from .. cold|sales|these|such|emails|mails
        dont call us ,? we|well|ill / dont call us .. call you / let me see .. demo|it|a|the|some
        yes .. if|when you .. beat|match
        assistant|colleague|boss|partner|manager|wife|husband|buyer|cto|ceo|he|she is|are|was|were|will .. away|out|off|traveling|travelling .. until|till|this|next|today|from
    """,
    "interest": """
        dont|not need .. convinc*|persuad* / need no convinc*|persuad*
        couldnt|cannot be more interest*|excited|keen / dont|not want to miss / nothing stops|stopping us|me / more @info
        proceed|begin|start|continue|kick with|off / onboard* / would|will be good|great|nice|useful|helpful|worthwhile|interesting to
        makes sense / love it / whats next / timely / you have|got my|our attention / do share / i|we confirm / confirmed
        very helpful|useful|relevant|timely|interesting / set|get .. things|this|it up|rolling|going|moving / worth exploring|it|trying
        want|need to? .. trial|pilot|demo|sample|test / give .. it|this .. try|go|shot / try it|this out / willing to .. try|talk|listen|consider
        im|were|we|i .. on board / yes .. would|we|i|that|it / more than happy / all ears / keep .. talking / go .. ahead|for it
        definitely|very|really|quite|super|pretty|absolutely|genuinely curious|keen|intrigued|excited
        ^ curious|intrigued|keen|excited
        could|can .. use something|this|that|your
        yes .. right person
        im|am the right person
        interested|interest / am|im|were|are|be|would|very|really|definitely|yes|quite|super interested
        im|am|were|are|we|i intrigued|curious|keen|excited|eager|open|game|thrilled|happy / interested in|to|please|yes / intrigued
        curious .. to|about|how|what / keen .. to|on / excited .. to|about|by
        open to .. @talk|discuss*|learn*|hear*|explor*|idea*|it|this|see*|connect*|a|the|next|quick|know*
        piqued|piques|peaked my|our interest|curiosity / caught|grabbed|got my|our attention|eye|interest
        sounds|looks|seems|sound|look @very? @good / sounds|looks like a? plan|something|fit|fun|deal|match / sounds|looks|seems|sound .. @good / this|that|it is|looks|sounds|seems .. @good
        thats|its @very? @good / @very @good
        love|like|loved|liked .. to .. hear|learn|see|know|chat|talk|discuss|explore|connect|meet|try|find|get|have|set|schedule|understand|demo|join|do
        id|wed|would love|like|be|appreciate .. to|more|@info|interested|great|open|keen|happy|@talk / love the|this|your|it|what
        like the|your|this|what .. idea|concept|approach|product|sound|offer*|see|work|proposal
        great|good|right|perfect timing|idea|fit|offer|proposal / perfect .. timing|fit / tell me|us more / more about
        learn|hear|know|find|read|see|understand more / share|send|provide|give|forward .. more
        want|wanted|wants|need|looking to .. know|learn|see|hear|try|buy|purchase|start|sign|explore|discuss|talk|chat|book|move|get|set|schedule|use|order
        looking for .. something|exactly|this|like|a|solution / exactly what|the
        been looking|thinking|considering|searching|exploring|evaluating .. for|into|about|this|at|something|solution*|tools|options|it
        looking into|at .. this|it|solutions|something|options|similar / in the market
        lets @talk|do|set|schedule|book|go|connect|get|move|explore|proceed|start|find|make|arrange|try|give|plan / lets .. @talk|@day
        let us .. @talk|schedule|proceed|move|connect / move|moving|go|proceed|going forward|ahead / next step* / sign me|us up / count me|us in
        im|am|were in $ / how|where|when .. do|can we|i .. get|start|begin|sign|proceed|order|buy|started|book|move|schedule / get started
        ready to .. start|go|move|sign|proceed|buy|talk|discuss|schedule|begin|implement|commit|discuss
        we|i .. could use|need .. help|this|something|that|it / can|could use .. this|it|that|something / right moment|time
        evaluating|reviewing|comparing vendors|options|solutions .. now|currently|right / sold $ / thrilled / long overdue / been|was .. waiting for
        this|it .. could|would|might|can .. help|useful|work|good|interesting|valuable|great|benefit|fit|solve
        worth .. @talk|exploring|discussing|look|a|considering|conversation|looking / look* forward / cant|cannot wait
        happy|glad|delighted|pleased|willing|available|free to .. @talk|discuss*|learn|hear|help|explore|connect|see|schedule|set|do|take|join|have
        happy to / would .. be .. great|interested|helpful|good|happy|useful|ideal|open|nice|perfect / thumbs up / im|am|were|are sold|convinced
        i|we .. approve|accept / accept .. offer|proposal|invit* / deal $ / want .. this|it|in|one $ / take .. up .. offer|on
        do|does .. have|has .. my|our attention / impressed / impressive / i|we agree / approved / would like
        we|i want|need .. demo|trial|@info|pilot / ^ interesting .. tell|send|share|can|could|how|what|more|lets|id
        we|i|weve|ive .. been|actually .. looking|wanting|meaning|trying
        bring|add|loop|include|invite .. my|our .. team|cofounder|boss|cto|colleague*|manager|partner .. call|meeting|thread|conversation|demo
        cc|ccing|copying|looping|adding|introducing|including .. my|our|in / keep me|us posted|updated|in|informed
        add me|us .. to|on .. list|newsletter|waitlist
        not|never|no|isnt|arent|un .. happy|satisfied|thrilled|impressed|pleased .. with .. current|our|existing|them|vendor|provider|what|it|agency|results
        unhappy|frustrated|fed|dissatisfied|disappointed|struggling|struggle .. with|up / pain point* / been|is|are .. problem|headache|challenge|issue|struggle|nightmare .. for|with|us
        up for .. @talk|it|that|this|a / got|getting|have me .. curious|interested|intrigued|hooked|listening|thinking / you got me
        look|looking for a|some .. tool|solution|way|partner|help|agency|vendor|someone|something / about to .. look|start|search|buy|evaluate
        ^ go on / ^ tell me / ^ more / more please / want in $ / why wait / sounds fun / now .. talking / do tell / speak* my language / music to my ears
        right up .. alley|street / on .. roadmap|wish|todo|agenda|radar .. list|already|this|for|q1|q2|q3|q4 / top of mind / top priority / big priority / a priority for|right|this
        budget .. approved|allocated|ready|set|available / have .. budget for / when|how soon .. can|could .. we|you .. start|begin|go|onboard|live|deploy
        still interested|keen|available|open|relevant|want / rather .. interest* / somewhat interested / interested .. in|to / would .. be .. interested|keen|up|down|great
        down for|to .. @talk|it|that|this|a|try / im down $ / i am down $ / let s do|go / run .. pilot|trial|test / kick .. off / get .. ball rolling / make it happen / make this happen
        good|great|nice|well done work|job|stuff|pitch|email|one|outreach|written|researched / well|nicely written|put|said|researched / best cold email / love .. this|what|your|idea|approach|it|concept
        would .. benefit|help .. us|our|from / can|could .. benefit|profit from / benefit from .. this|it|your|something / we|i .. @neg? .. struggle|struggling .. with
        i|we .. need|want|would .. talk|speak|meet|chat|discuss|see|hear|know|learn|explore|try|test|buy|order|sign|start
        send .. contract|agreement|invoice|paperwork|proposal|quote|order / contract .. send|over / please proceed / please go ahead / approved / get approval / green light / good to go / ready when
        excited to|about|by|for / explore .. this|it|further|more|together|options|how|working|partner* / explore further / discuss .. further|more|details|this|it|opportunity|terms|contract|price|next / learn more / hear more
        open .. to .. it|this|that|idea|new|suggestions|talking|meeting|call|chat|hearing|conversation / im open $ / i am open $ / worth .. shot|try|chat|call|while|minutes|time
        convinced .. me|us / take my money / where do i sign / where .. sign / how do we|i .. sign|get|start|proceed|buy|join / shut up and take / see .. in action / show .. how|what|us|me
        let me know .. what|when|how|next|price|more|if you|if we|your|times|availab* / i am in / we are in / were in / im definitely in / all in
        timing .. works|good|great|perfect|couldnt / good|great|perfect|interesting|impeccable timing
        all for it|this|that / have|had .. requirement* / revert with / best offer|price|quote|rate|rates / im|am|are|were the right|correct|best person|contact|one / hear you|u out / change my mind .. if / hit me up / have|got .. attention
        exact|exactly|precisely .. problem|issue|challenge|pain|what|need / this|that .. save|help|solve|fix .. us|me|our|time|money / like .. to include|invite|add .. you|your / sounds|seems .. sensible|reasonable|fair|logical|doable|right / this is .. sick|dope|fire|gold|great|cool|neat|awesome|perfect
        of .. interest to / is|are .. of interest / spark* .. interest / take .. you up / game for|on / im|am|were sold on / got us|me / here for it / bring it on / lets make / ready to / when suits / when do we / wed|id|we|i .. be .. delighted|thrilled|honoured|honored|grateful|glad|happy|pleased
        exploring|evaluating|researching .. options|solutions|tools|vendors|providers|space|market / need this|it|that|you|help|something .. urgently|asap|now|soon|badly|today|immediately|yesterday|desperately / should .. talk|chat|speak|meet|connect
        found|got|reached|have .. right guy|person|one|man|woman|place|contact / tell me what|how|when .. you|next|need|works / had me at / you had me / ticks .. box|boxes / color|colour|consider me .. interested|intrigued|in|curious / nothing to lose / got to lose / give it another .. go|try|chance|shot / third quote|quotes anyway / include you / if the numbers .. work|add
        welcome .. chat|call|conversation|talk|demo|discussion / look* fwd / answer is yes / definitely|certainly|absolutely|surely|really|happily .. use|need|want|take|try|buy / let me see .. demo|it|sample / useful|interesting .. for .. our|my|us|me
        fool|mad|crazy|stupid|silly to say no / cant|couldnt|cannot say no / yes from|for us|me|our / where .. we go from here / they|theyre|hes|shes|he|she are|is? .. keen|interested|excited|open|curious|sold|happy / beat|match .. price|quote|offer|rate / got|have a deal / like .. what i|we|im|were .. read|see|saw|hear|heard|seeing|reading|hearing / in .. our|my wheelhouse / pilot* .. this|it|with|in
        just|exactly what we|i need|needed|wanted|want
    """,
    "request": """
        send something / send .. me|us|over|through|along|across .. @info|your|the|some|it|details
        send|share|forward|provide|email|give|shoot|get .. @info / send|share|forward .. them|it|that|this|over|something|through|across|along
        please|pls|plz|kindly|can|could|would|happy .. send|share|forward|provide|show|outline|give|tell|walk|email
        can|could|may|would i|we|you .. get|see|have|receive|send|share|provide|show|give .. @info|some|a|the|your
        would .. you .. be able to .. send|share|show|provide / let me|us know .. more|how|price|pricing|details|what|when|cost*|if you|your
        walk me|us through / show me|us / sample* / need|want|like .. @info / set up .. account|trial / free trial / trial .. access|account
        provide .. details / waiting for|on .. your|the @info
        fill me|us in / bring|get me|us up to speed / can|could|may|might i|we .. have|get|see|try|test / mind sending|sharing|sending / would you mind .. send*|shar*|show*
        need|want|like .. more .. @info / any .. @info / have|got .. @info .. to|you|can|could|i|that|for|share|send / link please|pls|plz / i|we .. see .. @info
        send .. me|us|over|across|through|on / share .. your|the|some / mail|email|forward me|us .. @info / @info .. asap|please|pls|plz / give me|us .. @info|idea|estimate / shoot .. over|me|it|us|across|through
        and|please .. copy|cc|include|add|loop .. in? our|my .. @info? / send .. and .. copy|cc|include / names of .. customers|clients|references
        let us|me know your .. rates|prices|availability|terms|fees / your rates
        come|get|revert back .. to me|us with .. @info / come back with .. @info|price|firm
    """,
    "meeting": """
        got|have .. time|slot|slots|minutes .. @day|next|tomorrow|for|to / set something up / put .. on .. calendar|books / on the books
        we|i can talk|speak|chat|meet|discuss
        @talk .. @day / @talk .. at|next|this|on|in .. week|day|month|pm|am|@day
        @day .. works|work|suits|good|fine|ok|free|available|great|perfect|is|would|at / @day at / @day|pm|am|oclock|week .. for|with me|us
        works .. for|with me|us / work* best / free|available|around .. @day|next|this|at|between|after|from|anytime|any|on|for
        im|am|we|were|are free|available
        schedule|book|set|arrange|organize|organise|setup|plan|fix|have|hop|jump|get|grab|do|put|find .. call|demo|meeting|chat|time|appointment|demonstration|zoom|conversation|slot|coffee|walkthrough|session|something|talk|presentation
        hop|jump|get on .. a|call|phone|zoom / call|ring|phone me|us / give me|us .. call|ring|shout|buzz / call me|us
        reach .. me|us .. at|on|by|phone|via / @talk next|this|tomorrow|later|soon|sometime|anytime|week
        speak|talk|chat|meet|connect .. next|this|tomorrow|soon|then|@day|you / can|could|shall|should|may we|i|you .. @talk / calendar|calendly
        send .. invite|invitation|calendar|times|slots|availability|dates / invite me|us / your|my availability
        when .. are|can|could|would .. you|we .. free|available|@talk|meet
        what|which .. time*|day*|date* .. work*|suit*|good|best|available|come|meet|free / how about .. @day|@talk|next|at / what about .. @day|next
        lets say .. @day / 30|15|20|10|5 min* .. call|chat|meeting / quick call|chat|demo|zoom|meeting|question / later this|today .. works|good|fine|ok|free|talk|chat|suits
        my number|phone|cell|mobile .. is / stop by|in|over / drop by / come by|over|in / ^ any time|day / anytime .. next|this|@day|after|works
        propose|suggest .. time*|date*|slot*|some|@day / invite .. me / demo please / would like .. demo|meeting|call
        confirmed .. @day|meeting|call|for
        do|take|make|say|prefer|handle .. @day / @day NUMBER? .. pm|am|oclock|est|et|pst|cet|gmt|utc|uhr / you|weve|have|got .. NUMBER minutes|mins|min
        loop|cc|contact|email|copy|work|coordinate|talk|speak|reach .. assistant|ea|pa|secretary|admin .. set|schedule|book|find|arrange|time|slot|calendar|meeting|call|coordinate
        @day .. is|are|looks|seems .. wide|pretty|mostly? open|clear|free|good / is|are|am wide open / wide open / talk then / see you .. then|there|on|@day / speak then / til then / until then
        what|which .. time|day|slot|date* / when .. good|convenient|suit*|best|works / find .. time|slot|minutes / get .. time on / pencil / book* .. me|us|in|it|something|time|slot / slot me|us
        can we|i|you .. @talk|do|meet / could we|you .. @talk|do|meet|jump|hop / ping me .. at|on|when|@day / whatsapp me / text me|us / dm me / reach me / my cell|mobile|phone|number|whatsapp / here is|are .. calendar|calendly|availability|link|number
        grab .. time|slot|coffee|lunch|minutes / lunch .. next|@day|on|me / coffee .. next|@day|on|me|some / swing by / visit .. office|us|our / in person / face to face / meet up / get together / catch up .. @day|next|this|soon|call|over|then|on
        my|our .. number|cell|mobile|phone .. is|NUMBER|at|on / number is NUMBER
        ^ @day ,? at? NUMBER $ / ^ @day $ / how|what about NUMBER|@day|this|next / @day|NUMBER .. fine|ok|okay|best|better|suit*|work*|good|free|available / pick .. any|one|time|slot|day / any .. slots|time|times|availability|openings
        hit me up / ring me|us / message me|us .. on|at / jump on / give .. a .. bell|ring|buzz|shout|call / drop by|in / come .. see|visit|meet|by|over|round|and / arrange .. demo|call|meeting|visit|time|something / do you|u have .. slots|time|availability|minutes|minute / at NUMBER .. on|@day|tomorrow|if
        book .. directly|here|via|online / squeeze|fit|slot|pencil you|it|us|this in
        pick|choose|name .. a|any|your date|day|time|slot|place
        contact me|us .. on|at|by NUMBER|phone|my
    """,
    "agree": """
        ^ yes / ^ yep|yeah|yup|yea|ya|yess|yesss / ^ sure / ^ sure ,? send / ^ absolutely|definitely|certainly|totally|indeed $ / ^ of course
        ^ go ahead / ^ go for it / ^ please do / ^ yes ,? please / ^ please $ / ^ why not
        ^ ok|okay|okey|k ,? lets|send|sure|sounds|great|go|please|works|do|good|cool|perfect / ^ gladly / ^ with pleasure / ^ perfect / ^ great
        ^ deal / ^ sounds good|great / ^ works for me / ^ awesome|cool|fantastic|excellent|wonderful|amazing|brilliant / ^ count me in
        ^ lets do it|this / ^ im in / ^ i am $ / ^ we are $ / ^ i do $ / ^ we do $ / ^ affirmative / ^ sign me up / ^ very much so
        fine by|with me|us / sounds good / that works / not bad
        ^ absolutely|definitely|certainly|totally|indeed / ^ yeah? ,? why not / ^ no objection* / ^ no problem .. @talk|send|@day / ^ thats|that works|fine|good|great / ^ you bet / ^ for sure / ^ fine ,? by|with|lets|send|you|@day
        ^ agreed / ^ alright|allright ,? lets|send|then|@day / ^ ok ,? go|why|im|we|i / ^ well ,? ok|yes|sure / ^ hell|heck|oh yes|yeah / ^ yes ,? i|we|lets|please|send|that|this|of|very|still
    """,
}
