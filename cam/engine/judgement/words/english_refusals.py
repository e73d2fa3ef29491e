"""English refusals: opting out, threats, rudeness, no and not now."""

REFUSALS = {
    "opt_out": """
        do not reply|respond|write|email|message .. me|us .. again|anymore|ever|further
        enough of this|these|your|emails / enough emails|is / must|should|shall|can|may|will not .. @write me|us .. again|anymore|further / you|please not @write me|us
        want|let|get|count|need out of|from this|your|the|these / want out
        cancel|end|terminate|stop .. my|our|this|the subscription|membership|emails|mails|account
        @dont|do reply|respond|write|email|message .. me|us .. again|anymore|ever / get rid of .. my|me / whatever list / no more $
        not|never .. subscribed|subscribe / forget .. my|our|this .. email|address|contact / stop .. this|it .. now|immediately|please
        dont .. want .. emails|mails|messages / unsubscribe / unsubscribed / un subscribe / unsub / ^ stop $ / ^ stop ,? stop / ^ please stop $
        ^ stop ,? please $ / ^ stop ,? thank|thanks|thx you? $ / ^ quit $ / ^ remove $ / ^ remove ,? please|thanks|thx|pls $
        ^ please|pls|kindly remove $ / ^ stop it|this|that|now|already $ / ^ end $ / ^ cancel $ / ^ stopall $ / ^ enough $ / opt|opting|opted ,? out
        opt|take me out / opt me|us out / optout
        remove|removed|take|delete|drop|strike|scratch|pull|exclude|scrub|wipe|erase|get|purge me|us|this|my|our .. from|off|of|out
        take|drop me|us off / take|remove|delete my|our|this .. off / ^ remove|delete|erase me|us|this|my|our
        please|pls|plz|kindly remove|delete|erase|exclude|take me|us|this|my|our / remove|delete|erase|purge|wipe me|us $
        remove|delete|erase|purge|wipe my|our|this|these .. email*|address*|data|info*|name|contact|details|number|record*|inbox
        want|like|request|ask|asking|wish|asked|need to? be? removed|deleted|unsubscribed|excluded / be|get removed|taken|deleted|excluded from|off
        off|from your|the|this|any .. mailing|email|distribution|contact|marketing|call list* / off|from your|this @list / stop .. @write
        stop .. emails|mails|messages|mailings|newsletters|communications|these|it|outreach
        cease .. @write|communication|contact|all|sending|emails
        quit|cease emailing|mailing|spamming|contacting|sending|messaging|bothering|texting|calling / quit @write me|us
        @dont .. ever|again|keep|continue @write me|us|this / @dont ever? @write me|us|my|this|here|again|any|anymore|further
        do not ever? @write me|us|my|this|here|again|any|anymore|further / ^ please ,? do? not|dont @write $ / ^ do not @write $ / ^ do not disturb
        ^ dont @write $ / do not .. @write .. again|anymore|further|ever|future / dont .. @write .. again|anymore|further|ever|future|emails
        never .. @write .. me|us|again
        no more|further|longer emails|email|mails|mail|messages|contact|communication*|spam|newsletters|outreach|calls|texts|followups|follow
        no longer wish|want|like .. receive|receiving|hear|contacted|be|get
        @dont|do wish|want|like|care .. @me? be? contacted|emailed|mailed|messaged|called|subscribed|pitched|solicited|spammed
        @neg .. wish|want|like|care .. receive|get|receiving|hear|see|any|more .. email*|mail*|messages|from|again|these|this|newsletter*|communications|anymore|further
        not|never .. hear .. from you / @neg .. want .. hear .. again|from|you / @neg .. your emails|mails|messages|spam|newsletter
        lose my|our|this|the number|email|address|contact / leave|let me|us alone|be / block|blocked|blocking you|your|this
        blacklist* you|your|me|this / go away / get lost / piss|bugger|buzz off / asked|told|begged .. to .. stop|remove|unsubscribe
        stop .. already|immediately / quit it / stop $ / do not call list / mark* .. as? spam|junk / report* .. spam|abuse|phishing
        @neg .. consent* .. email*|contact*|mail*|this|receiv*|being|be|marketing|to|given|give|gave / @neg sign|signed up .. this|these|any
        never subscribed|opted|requested|signed|asked|consented|agreed|gave
        didnt|not .. subscribe|opt|request|sign|consent .. this|these|to|up|in|your|any / withdraw|revoke .. consent|permission
        suppress|suppression .. me|us|address|list|this / update your|the records|list|database|crm .. not|remove|exclude
        respect my|our .. wish*|decision|inbox|privacy|request .. stop|remove|not / last|final warning / cold email* .. stop
        get|keep me|us|my .. off|out .. list|mailing|database|crm|sequence|emails|this / take .. name|email|address|details|info .. off|out / dont .. me .. anymore
        quit|stop .. mailing|messaging|writing|contacting|pestering|bugging|harassing / stop .. sending / no|zero|not more|another .. @list / no more / unsubs / unsubscribe* / unsubs* .. me|us|please / take a hike .. remove
        rather .. not|never .. receive|get|hear|be / would .. prefer .. not .. receive|hear|be|get / cut it out / knock it off / give it a rest / leave us|me be|alone / bother someone else
        nobody|noone|didnt .. asked|ask .. for this|you|your / not .. want .. this|these|your .. emails|mails|messages|in my inbox|spam / stay out of / out of my inbox / my inbox .. alone
        final|last .. email|message|mail|reply|warning .. to|you|from / lose my|our .. number|email|address|contact|details / delete|remove|erase .. my .. number|email|data|contact|details|info*|record*|name|address
        refrain from .. / ^ @me? .. never again $ / not .. @write .. never again / never again @write / end|cancel|terminate|stop .. subscription|membership / take|leave .. us|me out of .. / out of .. your|this .. list|emails|sequence / enough .. emails|messages|already|with / no wish .. to|for / not .. contact|email|message|write|call|bother|disturb .. me|us|our|this|my|anyone|employees|staff|team
        dont .. ever .. @write / how many times / asked .. twice|before|already|NUMBER / i .. asked .. stop|remove|not / this|pure|is harassment / stop|keep|kept harassing / keep .. away|off / do not .. solicit*|market
        @dont .. use .. address|email|it|this|inbox .. for .. advertis*|market*|sales|spam|solicit* / @dont ever? @write to me|us / object|objection .. to .. process*|use|storage|storing|marketing / @neg .. receive .. further|more|future|additional|other .. messages|emails|mails|mail|contact|communication*
        off the|your|this .. list|mailing|database / off it $ / get me off / stop $ / ^ please|kindly|just ,? stop / dude|man|bro|mate|guys|people ,? stop / never .. @write .. this|our|my|the company|address|office|inbox|number|team / not .. @write .. any more|longer / i asked|told .. you .. before|already|twice|stop
        do not .. use .. address|email|it|this|inbox .. for .. advertis*|market*|sales|spam|solicit*
        not|never .. on .. your|this|the list|mailing|database / shouldnt be on .. list|database / take a hint / get rid of .. my|our|us|me / further mailings|mailing|emails .. remove|no|stop / opt out request
    """,
    "legal": """
        my|our lawyer*|attorney*|solicitor*|counsel / lawyer*|attorney*|solicitor* .. will|hear|contact|sue|letter|involved|action / see you in court / take .. court|legal / gdpr $ / ^ gdpr
        gdpr .. request|removal|delet*|erase|erasure|violation*|breach|complain*|right*|compla*|infring*|illegal / right to be forgotten
        right to erasure / delete|erase|remove|purge .. my|our|all .. data|information|details|info
        attorney* .. contact|will|hear|sue|action|letter|notif* / legal action|steps|proceedings|counsel|department|consequences / can|spam act
        sue you|your / cease ,? and desist / data protection authority|officer|commissioner|agency|regulator|commission
        report* .. authorit*|ico|ftc|regulator|police|commissioner|dpa|provider|google|hosting
        unlawful* .. email*|contact*|process*|marketing|use|this / violat* .. law*|gdpr|can|privacy|regulation*|rights
        illegal* .. email*|contact*|mail*|spam*|process*|marketing|solicit*|to / file|filing|filed .. complaint / article 17|21
        under ccpa|gdpr|casl
        if .. you .. again .. report|sue|lawyer|legal|complain|block / i|we will .. report .. you|this / again .. will .. report
        formal .. objection|complaint|request|notice / processing of my .. data / contact|notify|inform|alert .. authorit*|regulator|police|lawyer*
        my|our .. data|information|details deleted|removed|erased|gone
    """,
    "spam": """
        reported you|this|your|as / i|we|have|been reported .. you|spam|abuse
        this|that|it|its is? just|pure|nothing|clearly|obviously? but? spam / spam|spammer|spammers $ / ^ spam
        you|youre are? a|such|nothing? .. spammer*|spamming / unsolicited / unwanted .. email*|mail*|message*|contact / junk mail|email
        stop .. spam* / @neg .. spam me|us
    """,
    "rude": """
        fuck off|you|u|ur|your / f ck off|you / fck off|you / go to hell / screw you|off / shut up / idiot* / moron* / scum* / scam* / stupid
        bullshit / bs / wtf / crap / garbage / waste|wasting .. time / how dare / shame on / disgusting / pathetic
        another cold|sales|spam|generic|automated email|pitch|mail|message|outreach / annoying / are you kidding|serious|joking
        fuck|shit|bullshit|asshole|arsehole|dick|bastard* / fuck* / fck* / f off / sod|jog off / eff off / bite me / kiss my / get a life|job / take a hike / clown|clowns / loser* / spambot / leech* / vulture*
        how many times / 3rd|4th|5th|6th|third|fourth|fifth|sixth|tenth .. email|mail|message|time / stop it / desperate / creepy / unprofessional / lazy .. email|outreach|template / sick of / tired of / fed up with .. emails|spam|you|this|these
        load of .. rubbish|crap|bull|nonsense|shit|bs|garbage|tosh / rubbish|nonsense|drivel|bollocks|baloney|joke|ridiculous|absurd / bugger|piss|push|shove|clear|naff off
    """,
    "refusal": """
        internal|own|existing|homegrown|inhouse tool|team|solution|system|process|software|platform|agency
        dont|not|never do|use|take|accept|entertain|respond|buy|answer .. demos|calls|agencies|vendors|cold|pitches|outsourc*|from|solicit*
        too|very small|big|large|late|early|complex|complicated .. for / too small|big|late|early $ / no plans / not .. seeking|hiring|evaluating|considering|exploring|shopping
        fully|already .. allocated|booked|staffed|committed / will not be .. proceed*|moving|going|needing|pursu*|able|us*|tak*
        wont be .. proceed*|moving|going|needing|pursu*|able|us*|tak*|need* / implemented|installed|rolled|adopted|switched .. another|different|new|already|out|to
        not .. seeing .. fit|value|need / cant .. take|use .. this|it|on / not .. able .. to / no longer .. evaluating|searching|hiring|buying
        against .. policy / company policy / not allowed|permitted|authorized / dont .. meet|match|fit|suit|align / sounds like a? scam|spam|nonsense|waste
        not|dont .. my|our thing|style|cup|business|focus / passing on|for|this / gonna|going to? pass / politely|respectfully decline
        outsourced
        have|got|do|use|did|done|handled|covered|sorted .. already $
        @neg .. interest* / no .. interest / uninterested / disinterested / not .. a? .. fit|match|priority|option|need
        @neg .. right|good|great .. fit|match / isnt .. for us|me / not for us|me / not .. something we|i|that|were|im
        not what we|i .. looking|need|want|after / @neg .. suit* .. us|me|our|needs / @neg .. looking for|to|at|into|right|currently|currenlty|$
        @neg .. @want .. this|that|it|any|your|help|services|anything|these|another|more|new|additional|such / @neg .. need|needs|needed
        @neg .. require / @neg .. want / @neg .. use|need .. for
        no need|use|budget|requirement*|desire|appetite|demand|thanks|thx|thank|thankyou|tks|ty|ta / no ,? thanks|thx|thank|thankyou|tks|ty|tnx|tx
        no ,? im good / nah|nope|naw / no way / absolutely|definitely|certainly|hell|hard|firm not|no / ^ no $ / ^ no ,? sorry|please / ^ no ,
        a? no from|for me|us / its|is a? .. no $ / @neg .. budget* / budget* .. @neg|frozen|tight|cut|cuts|freeze|gone|spent|exhausted|allocated
        @neg .. afford / out of .. budget / too expensive|pricey|costly / over budget / @neg .. relevant|applicable / irrelevant
        @neg .. apply|applies .. us|me|our / @neg .. convinced|sold|persuaded|impressed|compelling
        no|zero|little|lack|any .. capacity|bandwidth|appetite|resources|interest|use|need|headcount
        zero|little|lost|lack|hardly|barely .. interest* / price*|cost*|pricing|rate*|fee* .. too|very|beyond|above|way .. high|expensive|steep|much
        price*|cost*|pricing|rate* is|are .. high|steep / cant|cannot|unable .. pay|spend|justify|commit|afford
        signed|locked|committed|contracted .. deal|contract|agreement|competitor|another|someone|year / isnt|not .. something .. wed|id|we|i
        isnt|not .. something / frozen|froze|paused|stopped|cut .. spend*|budget*|hiring|purchas*|projects / spend* .. frozen|paused|cut
        @neg .. make* sense / @neg .. useful|valuable|beneficial|applicable|necessary|suitable|required|desired
        @neg .. explor* .. this|options|now|it / @neg .. in .. position / stick*|staying|stay|remain* with .. current|our|what
        @neg .. move .. ahead|forward / @neg .. keen|excited|enthusiastic|curious / prefer .. not|to stay / rather not
        doubt .. fit|need|work|interest*|useful / bad|poor fit / @neg .. our .. stack|roadmap|plans|strategy|size|industry
        another|different .. vendor|provider|solution|direction|route|agency|partner
        went|gone|going|go .. with .. someone|another|other|different|competitor|else / found .. someone|another|other|solution|alternative
        save .. time|breath / @neg .. waste .. time / stop .. trying .. sell / @neg .. buying|selling / lack .. budget|resources|time|need
        limited budget / @neg .. see .. value|need|fit|benefit|point|use / pass $ / pass on|for this|now|at|the / pass ,? thanks|thank
        ill|will|well|going|gonna|have to? .. pass / hard pass / declin* / ill|well|will|we|i|respectfully|politely|must decline / opt|opting not to
        decided .. not|against|another|different|competitor|other|elsewhere / decid* .. go .. another|different|competitor|other|elsewhere|with
        chose|chosen|selected|picked|gone|went|going .. another|different|competitor|other|elsewhere|someone
        moving|moved .. different|another|other direction|with / go .. different|another direction / dont .. pursue
        @neg .. pursue|pursuing|proceed*|move|moving|go|going forward|ahead|further|this|with / @neg .. proceed* / @neg .. moving forward
        not .. plan* .. to|on / @neg .. consider* .. this|any|new|at|other|it|right|vendors|changing|switching / @neg .. open to
        @neg .. buy*|purchas*|invest*|chang*|switch*|outsourc*|hir*|bring* / @neg in .. market / @neg .. work for us|me
        wont|doesnt|dont|isnt work* .. us|me|out / @neg .. helpful|useful|necessary|appropriate|beneficial / unnecessary
        already have|has|got|use|using|uses|work|working|partnered|covered|taken|sorted|signed|do|handle|solved|invested|engaged|committed|contracted|under|with|in
        have|has|got already .. @vendor / we|i already .. have|use|do|work / already .. @vendor / we|i|were|im covered|sorted|good|set|fine $
        we|i|were|im are? all? good|set|covered|sorted|fine .. with|for|here|as|on|thanks|now|thank / all set / im good $ / were good $
        we|im|were|i am|are? good ,? thanks|thank|thx
        happy|satisfied|content|pleased|comfortable with .. current|existing|our|what|my|vendor|provider|the|present|another|setup
        happy .. in my|current|where / happy|satisfied with who|what|where / currently|presently happy|satisfied|using|covered|use|under|locked|work
        locked in|into / under .. contract / in|inhouse house
        handle|handled|handling|do|done|manage|managed|manages|build|built|doing .. internally|inhouse|ourselves|inhouse
        handle|do|manage|build|built|keep|have .. in house / dont .. think .. this|we|i|its|it|that|there .. fit|need|right|for|work|match|good
        dont .. think so / dont .. outsource|use / @neg our|my .. area|focus|priority|thing|cup / not .. cup of tea / waste .. of time
        thanks|thank ,? you? ,? but no / thanks|thank ,? you? .. but .. not|no|pass|good|set|already|well|were|dont
        appreciate .. but .. not|no|pass|good|set|already|dont / unfortunately .. not|no|cant|cannot|wont|dont
        afraid .. not|no|cant|cannot|wont|dont / unable to .. proceed|move|commit|take|help|pursue|accommodate / stopped using / shut* down|closed
        out of business / closed|shut|shutting|sold .. business|company|shop|down / retired / freeze on / hiring|spending|budget freeze
        @neg .. accept* .. vendors|solicit*|proposals|new|any|unsolicited / @neg .. taking .. on|new|any|vendors|calls|meetings / @neg .. hiring
        ^ not me|us $ / not really .. for|what|my|our|interest*|thing|need / not .. worth / too small|big|busy|early for|to|a|.. company|team
        ^ negative $ / ^ denied $ / ^ never $ / ^ rejected $ / will .. not .. be / does|do|did not .. meet|match|fit .. needs|requirements|our
        doesnt|dont|didnt .. meet|match|fit .. needs|requirements|our / doesnt align / @neg .. align* / @neg .. aligned / @neg .. add .. value
        cancel .. meeting|call|demo / lost|losing interest / no longer .. interest*|need*|looking|require*|want|consider*|relevant
        overkill / signed .. with .. competitor*|another|someone / work* .. out for us|me / @neg .. work* .. out / @neg .. work* .. with .. agenc*|vendor*|outside|third|external|freelanc*|contractor*|resellers
        good|set|fine|covered ,? here|thanks|thx|ty|thank|tks|cheers / all good|set|sorted|covered / were|im good ,? ty|thx|tks|cheers|here|for / no ,? we|i|im|not|its|that|this|thats
        beyond|outside|above .. budget|means|scope|range / outside .. scope|area|budget / out of .. scope|reach|range / price range / @neg .. have .. funds|money|cash|resources|bandwidth|time|capacity|headcount|appetite|use|need|plans|room
        not .. time for / @neg .. time for / @neg .. time .. right|to|at / money is tight / times are tough / layoffs / laid off / cost cutting / cutting costs / cutting back / tighten*
        we|i .. do|handle|manage|run|build .. this|it|that|all|everything|ourselves|inhouse|internally .. already|ourselves|myself|internally|inhouse / ourselves / in house / homegrown / diy / do it all
        have .. someone|somebody|people|person|team|agency|vendor|guy|provider|partner .. for|who|that|doing|handling|already / someone .. does|doing|handles|handling|on it / taken care of / got this|it|that covered|handled
        happy|satisfied|content|fine|ok|okay|good where|with what|as|the way|how|our|things / it .. is|all .. under control / under control / sorted / sorted out / we have .. what we need
        bad|poor|terrible|awful experience / been there / tried .. before|this|that|it|something|already|similar .. and|but|not|didnt / burned / burnt .. before / didnt .. see .. results|value|roi
        @neg .. decision|purchase|change .. now|this|soon / @neg .. looking / @neg .. anything / @neg .. add .. anything|to / @neg .. target|audience|market|customer|icp|demographic / wrong audience|target|fit|market|industry
        @neg .. b2b|b2c|ecommerce|saas|customers|website|store|company|business / not in .. business|industry|sector|space / @neg .. our .. model|industry|sector|business|kind
        no thanks|thank|thx|ty / ill|well|will .. stick|stay|leave it|keep / leave it / let it be / drop it / forget it / no deal / no chance / not a chance / no dice / not happening / never mind / nevermind / dont bother
        nice try / good luck / best of luck / all the best / thanks|thank .. interest .. but|however|not / interest .. in us|our|the|acme .. but|however|unfortunately / regret / regretfully / sadly .. not|no|cant|we|dont
        wont .. need|buy|use|happen|fly|fit / would .. not|never .. buy|use|need|fit|consider|recommend|pay / cannot|cant .. see .. using|us|fit|need|value|how|why|benefit / @neg .. real need|use|value|benefit
        cancel* .. subscription|contract|order|project|plans|it / project .. cancelled|canceled|dead|killed|shelved|scrapped|dropped / shelved / scrapped
        hire|hired|hiring .. someone|somebody|inhouse|internal* / filled .. position|role / position|role .. filled|closed / happy .. current role|job|position|company
        someone|somebody|another|other .. else .. already|chosen|selected|won|got / competitor* .. already|chosen|use|using|contract|deal|with / already .. competitor*
        too much money|hassle|work|effort|risk / too risky|complicated|small|niche|busy|old / overpriced / rip off / @neg .. cheap / cheaper .. elsewhere|alternative|option
        say|saying|said no / have to? .. say no / no can do / ruled|rule|ruling .. out / out of the question / ship .. sailed / winding|wound .. down / bought|purchased|acquired|implemented|chosen|picked .. last|already|just|recently|one|another|ours|something / just .. bought|purchased|signed|renewed|implemented|hired|switched|started .. with|another|a|someone
        no|without .. money|cash|funds|funding|resources|staff|people / have no .. @neg? .. money|cash|funds / non profit|nonprofit|charity / volunteers / only .. work|deal|buy|use .. local|existing|approved|certain|known|referr*|internal|large|big
        nephew|son|daughter|cousin|brother|wife|husband|friend|niece .. does|handles|built|takes|looks|runs|made / team|staff|we|someone|department .. has|have|got .. this|it|that|everything covered|handled|sorted / fully covered / have .. full .. time .. person|someone|employee|team|staff
        were|are|am .. competitor|competitors|rival* / compete with / a .. no from|on / thats|its|is .. no / ill|will give .. miss / give .. a miss / sit .. this .. out / skip .. this / skip $ / not touching / no sale / no takers / wont wash / not biting / not falling / wasting .. your|my|our time
        hate|dislike|detest .. cold|sales|spam|this|these / dont|never .. buy|respond|reply|answer|deal .. from|to|with .. cold|unsolicited|salespeople|strangers|spam / disaster / nightmare .. last|before|with / not .. at all interest* / @neg .. whatsoever / no .. use|good to|for us|me
        @neg .. on .. radar|agenda|roadmap|list|plan / no longer .. business|trading|operat* / ceased .. trading|operations|business / gone .. out / bankrupt* / liquidation / dissolved / we .. sold .. up|the|our / retir* .. next|soon|this|from|already / closing .. down|our|the|shop|business
        @neg .. new .. suppliers|vendors|spend|tools|software|partners|projects|business|clients / approved .. for / not .. approved / @neg .. such .. services|service|products|product|solutions|requirement* / no .. requirement|necessity|requirement* .. at|for|now|such|currently|present / engaged with|by .. other|another|some|different|vendor|agency
        @neg .. suitable|apt|appropriate|useful .. for .. us|me|our / unfortunately .. decline|declin*|pass|unable / apolog* .. not|decline|unable|cant / thank* .. proposal|offer .. not|decline|decided|regret / after .. consideration|discussion|review .. not|decided|decline
        cant|cannot .. justify|stomach|swallow|spare / dont|doesnt .. fit|work|suit|apply .. us|me|our|budget|needs|here|with / we .. too .. small|big|tiny|new|early / one|two|three|NUMBER .. man|person|people .. shop|band|company|team|business
        cancelled|canceled|stopped|froze|killed|shelved .. projects|purchases|spending|initiatives|budgets|all
        dont|never|not .. respond|reply|answer|react|buy|read .. to|from .. sales|cold|emails|pitches|these|vendors|unsolicited|such|any / id|would|wed rather .. than|stick|die|eat|chew|watch|gouge|pull / we|i use NAME $ / we|i use|have|got .. NAME .. for that|this|it|already / nobody|noone|none .. use|need|want|interested|care|buy / @neg .. move .. needle|dial
        @neg .. hand|share|give .. data|customer*|information / neither .. nor / answer .. no / answer .. @neg .. changed / ended|end up .. building|doing|buying|going|using / nothing .. for you|us here / @neg .. something .. we|i .. use|need|want|buy / sold .. business|company|firm|shop / looks|seems|smells like .. scam|spam|phishing / @neg .. have .. company|business|website|team / am|im a student / decision .. stay|remain|stick
        if .. need .. ill|we|i .. find|call|contact|look|let / only have .. employees|people|staff / dont|do not .. accept .. unsolicited|proposals / do .. ourselves|myself|inhouse / works fine|great|well|ok
        useless|pointless|worthless|unsuitable .. to|for .. me|us / own .. people|staff|team|guys|person .. for|who|that|already|do|doing / tried .. you|this|them|it .. and|but / wasnt|isnt|werent .. good|great|impressed|useful|helpful|any good / way|far|much .. above|more|higher|over .. pay|budget|now|spend / prefer .. to .. people|those|ones|companies|local .. we .. know / just no / part of no / must be joking|kidding / dont call us .. call you / not .. least .. interest*
        not how we|i .. work|do|operate|buy / stopped|quit|ceased|abandoned|dropped doing|using|buying|outbound|that|this .. altogether|entirely|completely|last|ago|years / leave it .. for now|there|at that / not .. tempted / bound by .. contract|agreement / forbids|prohibits|bars .. / have everything .. need / dont .. believe in / moot / @neg .. add* .. to what / no way .. would|could|will / bad .. experience*
    """,
    "later": """
        in the middle of / ask .. after|then|later|again / after that / once .. done|finished|settled|closed|complete|over / when .. settles|settle|calms|slows / on pause
        till|until next|after|later|the / not for now / for now .. not|no|good|fine|set / a bit early / hold off / holding off / wait for|until / not in .. near|position .. now
        @neg .. right now / @neg .. at .. this|the moment|time|point|stage / @neg .. now / @neg .. currently / @neg yet
        @neg .. this quarter|year|month|week / not today / maybe|perhaps|possibly .. later|@later / not ready / @neg .. ready .. for|to / ^ later $
        some other|another time|day / another time|day / some day / at a later date|time|stage|point / down the line|road / in the future
        in .. few|couple|some .. months|weeks|years|quarters / in 2|3|4|5|6|9|12|two|three|four|five|six|nine|twelve .. months|weeks|years
        next quarter|year|fiscal|financial|budget|cycle / early|late|end|beginning|start of? next|q1|q2|q3|q4|year|2026|2027|2028
        circle|check|reach|come|get|touch|ping|try|contact|follow|reconnect|revisit|email|write|call|hit|message|loop|reengage .. back|in|out|base|again|up|me|us|this|with .. @later
        circle|check|touch|reach|loop back|in|base .. @later / try|ask|contact|email|write|call|ping|reach me|us|again|back|out .. @later
        try again / revisit|reconnect|reconsider|reevaluate|readdress .. @later|this|it / keep .. in mind / keep .. on|in mind|radar
        bad|wrong|terrible|poor timing|time / timing .. not|isnt|bad|wrong|off|right / @neg .. good|right|best|great time|timing|moment
        too busy|swamped|slammed|early|soon / swamped|slammed|snowed|underwater|overwhelmed
        busy .. right|now|currently|moment|period|season|with|until|these|at / on hold / on the back burner / back burner
        put|putting|postpon*|paus*|delay* .. on hold|project*|this|until|all|for / not .. priority .. now|moment|time|currently|quarter|year|this
        maybe|perhaps .. future|sometime|someday|one|another / @neg .. until @later
        after .. summer|holiday*|new|vacation|christmas|easter|quarter|launch|funding|raise|budget|season|move|merger|migration / wait until|till
        get|come|circle back .. to me|us / get|come back then / budget* .. opens|resets|renews|starts|available .. in|next|@later
        contract .. until|ends|expires|runs|renewal|up / busy .. season|period|time|quarter / put|add .. reminder / remind me
        when .. contract|budget .. ends|expires|renew*|opens
        if .. changes|change|needs|arises|interested|need|decide .. ill|well|will|let|reach|we|touch
        if|when|once .. we|i .. ready|need|interest*|change* .. ill|well|will|let|reach|contact|touch|get
        will|ill|well .. reach|contact|let|be|get .. out|you|touch|know .. if|when|should|once .. need*|change*|interest*|ready|arise*|circumstances
        reevaluat* .. @later / budget* .. next|until|q1|q2|q3|q4|later|cycle|planning / not .. top of .. mind|list / under .. water
        let me|us|you .. come back later
        after|until|till|once .. @later|busy|quarter|season|launch|merger|fundrais*|raise|budget|audit|project|holidays|summer|break|move|vacation / give us|me|it .. few|couple|some|NUMBER .. weeks|months
        few|couple .. weeks|months from now / in NUMBER .. days|weeks|months|years / next|end|start|beginning|middle|mid|early|late of? .. @later / sometime .. @later|next / around .. @later|easter|christmas / try|ask|ping|email|check|call|write|hit|message|contact .. me .. in|again|next|@later
        not .. a priority .. now|right|year|quarter|moment / currently .. not|no|busy|focus*|tied|swamped / tied up / heads down / hands .. full / plate .. full / full plate / too much .. going|on / focus* .. on other|something|another|different
        pause|paused|postpone*|defer* / revisit / reconvene / reconnect .. in|after|when|@later / keep .. touch|contact|posted .. for|if|when|future / one day / some day / someday
        let .. you .. know .. if|when|should .. change*|need*|ever / reach out .. when|if|once|should / down the road / ^ timing $ / later this|in .. year|quarter|month|summer|fall / early days / premature / not just yet / not yet
        not .. before|until|till .. @later|then / drop .. line|note|email .. after|in|@later|next / reorg* / restructur* / at|for least .. months|weeks|quarter|year / nothing .. happen* .. until|before|for|this / months from now / timing .. isnt|not|off|bad|wrong / wrong .. time|moment
        snowed .. under / up to .. my|our .. neck|ears|eyeballs / a lot on / too much on / bad .. week|month|quarter|year / crazy|hectic|busy .. week|month|period|time|quarter|season / in .. @later .. maybe|perhaps / after .. @later / @later maybe|perhaps|possibly|might / next time
        talk|speak|chat|meet|connect|discuss .. in|after|around @later / park .. this|it .. until|for|till|now / ask me .. again|later / after|when|once .. closed|close|finish*|complete*|done|audit|round|books / has to wait / have to wait / will have to wait
    """,
}
