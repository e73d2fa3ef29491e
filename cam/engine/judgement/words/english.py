"""English."""

GROUPS = {
    "neg": "not no never dont doesnt didnt wont wouldnt cant cannot couldnt isnt arent wasnt havent hasnt aint none "
    "nothing neither nor without nobody shouldnt nt",
    "dont": "dont not never wont cant cannot shouldnt",
    "me": "me us my our mine",
    "list": "list* mailing* database* crm newsletter* distribution campaign* sequence* record* file* system* email* "
    "mail* subscri* outreach cadence book* contacts",
    "write": "email* mail* contact* messag* messg* writ* text* call* reach* send* sending spam* bother* ping* pester* "
    "follow* approach* solicit* harass* disturb* dm pitch* bug* hit* hound* communicat*",
    "now": "now currently presently moment time today right yet present",
    "later": "later january february march april may june july august september october november december "
    "q1 q2 q3 q4 spring summer autumn fall winter month months quarter year* future h1 h2 easter christmas",
    "want": "want* need* looking require* seek* interest* keen buying pursue pursuing",
    "have": "have has had got using use uses work working partner partnered covered signed",
    "vendor": "vendor* provider* supplier* agency agencies solution* partner* tool* platform* system* product* "
    "software someone somebody team contract* service* setup",
    "info": "info* detail* deck brochure* pdf material* proposal* quote* pricing price* link* example* sample* demo* "
    "video* document* overview case presentation summary more contract pager onepager brief scope sheet "
    "spec* resources literature agreement invoice references rates stuff something specifics access catalog* onboarding",
    "talk": "talk chat speak call meet meeting connect discuss demo hop jump zoom conversation coffee sync walkthrough "
    "call* teams huddle presentation trial pilot",
    "day": "monday tuesday wednesday thursday friday mon tue tues wed thu thur thurs fri tomorrow today week morning "
    "afternoon evening noon",
    "good": "good great interesting cool awesome fantastic excellent amazing promising wonderful perfect exciting nice "
    "brilliant fascinating intriguing lovely impressive fabulous compelling valuable helpful useful relevant terrific "
    "super solid fine",
    "is": "is was sounds looks seems its thats are look sound feels appears this that it be",
    "very": "very really so quite pretty super extremely truly too just definitely certainly actually absolutely "
    "sincerely particularly a an kind like",
}

BREAKERS = "and but because so although however while since though whereas"
CONTRASTS = "but however though although yet unfortunately"
CONDITIONS = "if unless should whether"
NEGATES_AFTER = False  # a negation may follow what it turns round

PHRASES = {
    "idiom": """
        not only
        was|were|been .. out|away|off|on .. office|vacation|holiday*|leave|sick|town
        you|youre|your are? back
        when|once|if you .. back|return
        no problem
        no worries
        no rush
        no hurry
        no doubt
        no question
        not a problem
        dont hesitate
        do not hesitate
        dont mind
        wouldnt mind
        would not mind
        not bad
        no objection*
        dont want to miss
        do not want to miss
        if .. not interested
        if .. dont want
        stop by|in|over|at
        sorry for the|my|not|taking|delay
        no later than
        call .. off the list
        dont|not unsubscribe|remove me|us
        didnt|not unsubscribe|unsubscribed
        how|can|do .. customers|users|people|clients|recipients|leads|they|subscribers .. unsubscribe|opt
        unsubscribe rate*|link|feature*|button|handling|option*|flow|process|logic|headers
        opt out rate*|flow|process|handling
        spam filter*|folder|box|score|rate|complaints|trap*
    """,
    "opt_out": """
        unsubscribe
        unsubscribed
        un subscribe
        unsub
        ^ stop $
        ^ stop ,? stop
        ^ please stop $
        ^ stop ,? please $
        ^ stop ,? thank|thanks|thx you? $
        ^ quit $
        ^ remove $
        ^ remove ,? please|thanks|thx|pls $
        ^ please|pls|kindly remove $
        ^ stop it|this|that|now|already $
        ^ end $
        ^ cancel $
        ^ stopall $
        ^ enough $
        opt|opting|opted ,? out
        opt|take me out
        opt me|us out
        optout
        remove|removed|take|delete|drop|strike|scratch|pull|exclude|scrub|wipe|erase|get|purge me|us|this|my|our .. from|off|of|out
        take|drop me|us off
        take|remove|delete my|our|this .. off
        ^ remove|delete|erase me|us|this|my|our
        please|pls|plz|kindly remove|delete|erase|exclude|take me|us|this|my|our
        remove|delete|erase|purge|wipe me|us $
        remove|delete|erase|purge|wipe my|our|this|these .. email*|address*|data|info*|name|contact|details|number|record*|inbox
        want|like|request|ask|asking|wish|asked|need to? be? removed|deleted|unsubscribed|excluded
        be|get removed|taken|deleted|excluded from|off
        off|from your|the|this|any .. mailing|email|distribution|contact|marketing|call list*
        off|from your|this @list
        stop .. @write
        stop .. emails|mails|messages|mailings|newsletters|communications|these|it|outreach
        cease .. @write|communication|contact|all|sending|emails
        quit|cease emailing|mailing|spamming|contacting|sending|messaging|bothering|texting|calling
        quit @write me|us
        @dont .. ever|again|keep|continue @write me|us|this
        @dont ever? @write me|us|my|this|here|again|any|anymore|further
        do not ever? @write me|us|my|this|here|again|any|anymore|further
        ^ please ,? do? not|dont @write $
        ^ do not @write $
        ^ do not disturb
        ^ dont @write $
        do not .. @write .. again|anymore|further|ever|future
        dont .. @write .. again|anymore|further|ever|future|emails
        never .. @write .. me|us|again
        no more|further|longer emails|email|mails|mail|messages|contact|communication*|spam|newsletters|outreach|calls|texts|followups|follow
        no longer wish|want|like .. receive|receiving|hear|contacted|be|get
        @dont|do wish|want|like|care .. @me? be? contacted|emailed|mailed|messaged|called|subscribed|pitched|solicited|spammed
        @neg .. wish|want|like|care .. receive|get|receiving|hear|see|any|more .. email*|mail*|messages|from|again|these|this|newsletter*|communications|anymore|further
        not|never .. hear .. from you
        @neg .. want .. hear .. again|from|you
        @neg .. your emails|mails|messages|spam|newsletter
        lose my|our|this|the number|email|address|contact
        leave|let me|us alone|be
        block|blocked|blocking you|your|this
        blacklist* you|your|me|this
        go away
        get lost
        piss|bugger|buzz off
        never again
        asked|told|begged .. to .. stop|remove|unsubscribe
        stop .. already|immediately
        enough .. emails|of|is
        quit it
        stop $
        do not call list
        mark* .. as? spam|junk
        report* .. spam|abuse|phishing
        @neg .. consent* .. email*|contact*|mail*|this|receiv*|being|be|marketing|to|given|give|gave
        @neg sign|signed up .. this|these|any
        never subscribed|opted|requested|signed|asked|consented|agreed|gave
        didnt|not .. subscribe|opt|request|sign|consent .. this|these|to|up|in|your|any
        withdraw|revoke .. consent|permission
        suppress|suppression .. me|us|address|list|this
        update your|the records|list|database|crm .. not|remove|exclude
        respect my|our .. wish*|decision|inbox|privacy|request .. stop|remove|not
        last|final warning
        cold email* .. stop
    """,
    "legal": """
        gdpr .. request|removal|delet*|erase|erasure|violation*|breach|complain*|right*|compla*|infring*|illegal
        gdpr
        right to be forgotten
        right to erasure
        delete|erase|remove|purge .. my|our|all .. data|information|details|info
        lawyer*
        attorney* .. contact|will|hear|sue|action|letter|notif*
        legal action|steps|proceedings|counsel|department|consequences
        can|spam act
        sue you|your
        cease ,? and desist
        data protection authority|officer|commissioner|agency|regulator|commission
        report* .. authorit*|ico|ftc|regulator|police|commissioner|dpa|provider|google|hosting
        unlawful* .. email*|contact*|process*|marketing|use|this
        violat* .. law*|gdpr|can|privacy|regulation*|rights
        illegal* .. email*|contact*|mail*|spam*|process*|marketing|solicit*|to
        file|filing|filed .. complaint
        article 17|21
        court
        under ccpa|gdpr|casl
    """,
    "spam": """
        this|that|it|its is? just|pure|nothing|clearly|obviously? but? spam
        spam|spammer|spammers $
        ^ spam
        you|youre are? a|such|nothing? .. spammer*|spamming
        unsolicited
        unwanted .. email*|mail*|message*|contact
        junk mail|email
        stop .. spam*
        @neg .. spam me|us
        reported
    """,
    "rude": """
        fuck off|you|u|ur|your
        f ck off|you
        fck off|you
        go to hell
        screw you|off
        shut up
        idiot*
        moron*
        scum*
        scam*
        stupid
        bullshit
        bs
        wtf
        crap
        garbage
        waste|wasting .. time
        how dare
        shame on
        disgusting
        pathetic
        another cold|sales|spam|generic|automated email|pitch|mail|message|outreach
        annoying
        are you kidding|serious|joking
    """,
    "refusal": """
        @neg .. interest*
        no .. interest
        uninterested
        disinterested
        not .. a? .. fit|match|priority|option|need
        @neg .. right|good|great .. fit|match
        isnt .. for us|me
        not for us|me
        not .. something we|i|that|were|im
        not what we|i .. looking|need|want|after
        @neg .. suit* .. us|me|our|needs
        @neg .. looking for|to|at|into|right|currently|currenlty|$
        @neg .. @want .. this|that|it|any|your|help|services|anything|these|another|more|new|additional|such
        @neg .. need|needs|needed
        @neg .. require
        @neg .. want
        @neg .. use|need .. for
        no need|use|budget|requirement*|desire|appetite|demand|thanks|thx|thank|thankyou|tks|ty|ta
        no ,? thanks|thx|thank|thankyou|tks|ty|tnx|tx
        no ,? im good
        nah|nope|naw
        no way
        absolutely|definitely|certainly|hell|hard|firm not|no
        ^ no $
        ^ no ,? sorry|please
        ^ no ,
        a? no from|for me|us
        its|is a? .. no $
        @neg .. budget*
        budget* .. @neg|frozen|tight|cut|cuts|freeze|gone|spent|exhausted|allocated
        @neg .. afford
        out of .. budget
        too expensive|pricey|costly
        over budget
        @neg .. relevant|applicable
        irrelevant
        @neg .. apply|applies .. us|me|our
        @neg .. convinced|sold|persuaded|impressed|compelling
        no|zero|little|lack|any .. capacity|bandwidth|appetite|resources|interest|use|need|headcount
        zero|little|lost|lack|hardly|barely .. interest*
        price*|cost*|pricing|rate*|fee* .. too|very|beyond|above|way .. high|expensive|steep|much
        price*|cost*|pricing|rate* is|are .. high|steep
        cant|cannot|unable .. pay|spend|justify|commit|afford
        signed|locked|committed|contracted .. deal|contract|agreement|competitor|another|someone|year
        isnt|not .. something .. wed|id|we|i
        isnt|not .. something
        frozen|froze|paused|stopped|cut .. spend*|budget*|hiring|purchas*|projects
        spend* .. frozen|paused|cut
        @neg .. make* sense
        @neg .. useful|valuable|beneficial|applicable|necessary|suitable|required|desired
        @neg .. explor* .. this|options|now|it
        @neg .. in .. position
        stick*|staying|stay|remain* with .. current|our|what
        @neg .. move .. ahead|forward
        @neg .. keen|excited|enthusiastic|curious
        prefer .. not|to stay
        rather not
        doubt .. fit|need|work|interest*|useful
        bad|poor fit
        @neg .. our .. stack|roadmap|plans|strategy|size|industry
        another|different .. vendor|provider|solution|direction|route|agency|partner
        went|gone|going|go .. with .. someone|another|other|different|competitor|else
        found .. someone|another|other|solution|alternative
        save .. time|breath
        @neg .. waste .. time
        stop .. trying .. sell
        @neg .. buying|selling
        lack .. budget|resources|time|need
        limited budget
        @neg .. see .. value|need|fit|benefit|point|use
        pass $
        pass on|for this|now|at|the
        pass ,? thanks|thank
        ill|will|well|going|gonna|have to? .. pass
        hard pass
        declin*
        ill|well|will|we|i|respectfully|politely|must decline
        opt|opting not to
        decided .. not|against|another|different|competitor|other|elsewhere
        decid* .. go .. another|different|competitor|other|elsewhere|with
        chose|chosen|selected|picked|gone|went|going .. another|different|competitor|other|elsewhere|someone
        moving|moved .. different|another|other direction|with
        go .. different|another direction
        dont .. pursue
        @neg .. pursue|pursuing|proceed*|move|moving|go|going forward|ahead|further|this|with
        @neg .. proceed*
        @neg .. moving forward
        not .. plan* .. to|on
        @neg .. consider* .. this|any|new|at|other|it|right|vendors|changing|switching
        @neg .. open to
        @neg .. buy*|purchas*|invest*|chang*|switch*|outsourc*|hir*|bring*
        @neg in .. market
        @neg .. work for us|me
        wont|doesnt|dont|isnt work* .. us|me|out
        @neg .. helpful|useful|necessary|appropriate|beneficial
        unnecessary
        already have|has|got|use|using|uses|work|working|partnered|covered|taken|sorted|signed|do|handle|solved|invested|engaged|committed|contracted|under|with|in
        have|has|got already .. @vendor
        we|i already .. have|use|do|work
        already .. @vendor
        we|i|were|im covered|sorted|good|set|fine $
        we|i|were|im are? all? good|set|covered|sorted|fine .. with|for|here|as|on|thanks|now|thank
        all set
        im good $
        were good $
        we|im|were|i am|are? good ,? thanks|thank|thx
        happy|satisfied|content|pleased|comfortable with .. current|existing|our|what|my|vendor|provider|the|present|another|setup
        happy .. in my|current|where
        happy|satisfied with who|what|where
        currently|presently happy|satisfied|using|covered|use|under|locked|work
        locked in|into
        under .. contract
        in|inhouse house
        handle|handled|handling|do|done|manage|managed|manages|build|built|doing .. internally|inhouse|ourselves|inhouse
        handle|do|manage|build|built|keep|have .. in house
        dont .. think .. this|we|i|its|it|that|there .. fit|need|right|for|work|match|good
        dont .. think so
        dont .. outsource|use
        @neg our|my .. area|focus|priority|thing|cup
        not .. cup of tea
        waste .. of time
        thanks|thank ,? you? ,? but no
        thanks|thank ,? you? .. but .. not|no|pass|good|set|already|well|were|dont
        appreciate .. but .. not|no|pass|good|set|already|dont
        unfortunately .. not|no|cant|cannot|wont|dont
        afraid .. not|no|cant|cannot|wont|dont
        unable to .. proceed|move|commit|take|help|pursue|accommodate
        stopped using
        shut* down|closed
        out of business
        closed|shut|shutting|sold .. business|company|shop|down
        retired
        freeze on
        hiring|spending|budget freeze
        @neg .. accept* .. vendors|solicit*|proposals|new|any|unsolicited
        @neg .. taking .. on|new|any|vendors|calls|meetings
        @neg .. hiring
        ^ not me|us $
        not really .. for|what|my|our|interest*|thing|need
        not .. worth
        too small|big|busy|early for|to|a|.. company|team
        ^ negative $
        ^ denied $
        ^ never $
        ^ rejected $
        will .. not .. be
        does|do|did not .. meet|match|fit .. needs|requirements|our
        doesnt|dont|didnt .. meet|match|fit .. needs|requirements|our
        doesnt align
        @neg .. align*
        @neg .. aligned
        @neg .. add .. value
        cancel .. meeting|call|demo
        lost|losing interest
        no longer .. interest*|need*|looking|require*|want|consider*|relevant
    """,
    "later": """
        @neg .. right now
        @neg .. at .. this|the moment|time|point|stage
        @neg .. now
        @neg .. currently
        @neg yet
        @neg .. this quarter|year|month|week
        not today
        maybe|perhaps|possibly .. later|@later
        not ready
        @neg .. ready .. for|to
        ^ later $
        some|another other? time|day
        at a later date|time|stage|point
        down the line|road
        in the future
        in .. few|couple|some .. months|weeks|years|quarters
        in 2|3|4|5|6|9|12|two|three|four|five|six|nine|twelve .. months|weeks|years
        next quarter|year|fiscal|financial|budget|cycle
        early|late|end|beginning|start of? next|q1|q2|q3|q4|year|2026|2027|2028
        circle|check|reach|come|get|touch|ping|try|contact|follow|reconnect|revisit|email|write|call|hit|message|loop|reengage .. back|in|out|base|again|up|me|us|this|with .. @later
        circle|check|touch|reach|loop back|in|base .. @later
        try|ask|contact|email|write|call|ping|reach me|us|again|back|out .. @later
        try again
        revisit|reconnect|reconsider|reevaluate|readdress .. @later|this|it
        keep .. in mind
        keep .. on|in mind|radar
        bad|wrong|terrible|poor timing|time
        timing .. not|isnt|bad|wrong|off|right
        @neg .. good|right|best|great time|timing|moment
        too busy|swamped|slammed|early|soon
        swamped|slammed|snowed|underwater|overwhelmed
        busy .. right|now|currently|moment|period|season|with|until|these|at
        on hold
        on the back burner
        back burner
        put|putting|postpon*|paus*|delay* .. on hold|project*|this|until|all|for
        not .. priority .. now|moment|time|currently|quarter|year|this
        maybe|perhaps .. future|sometime|someday|one|another
        @neg .. until @later
        after .. summer|holiday*|new|vacation|christmas|easter|quarter|launch|funding|raise|budget|season|move|merger|migration
        wait until|till
        get|come|circle back .. to me|us
        get|come back then
        budget* .. opens|resets|renews|starts|available .. in|next|@later
        contract .. until|ends|expires|runs|renewal|up
        busy .. season|period|time|quarter
        put|add .. reminder
        remind me
        when .. contract|budget .. ends|expires|renew*|opens
        if .. changes|change|needs|arises|interested|need|decide .. ill|well|will|let|reach|we|touch
        if|when|once .. we|i .. ready|need|interest*|change* .. ill|well|will|let|reach|contact|touch|get
        will|ill|well .. reach|contact|let|be|get .. out|you|touch|know .. if|when|should|once .. need*|change*|interest*|ready|arise*|circumstances
        reevaluat* .. @later
        budget* .. next|until|q1|q2|q3|q4|later|cycle|planning
        not .. top of .. mind|list
        under .. water
        let me|us|you .. come back later
    """,
    "interest": """
        interested|interest
        am|im|were|are|be|would|very|really|definitely|yes|quite|super interested
        im|am|were|are|we|i intrigued|curious|keen|excited|eager|open|game|in|thrilled|happy
        interested in|to|please|yes
        intrigued
        curious .. to|about|how|what
        keen .. to|on
        excited .. to|about|by
        open to .. @talk|discuss*|learn*|hear*|explor*|idea*|it|this|see*|connect*|a|the|next|quick|know*
        piqued|piques|peaked my|our interest|curiosity
        caught|grabbed|got my|our attention|eye|interest
        sounds|looks|seems|sound|look @very? @good|like
        sounds|looks|seems|sound .. @good
        this|that|it is|looks|sounds|seems .. @good
        thats|its @very? @good
        @very @good
        love|like|loved|liked .. to .. hear|learn|see|know|chat|talk|discuss|explore|connect|meet|try|find|get|have|set|schedule|understand|demo|join|do
        id|wed|would love|like|be|appreciate .. to|more|@info|interested|great|open|keen|happy|@talk
        love the|this|your|it|what
        like the|your|this|what .. idea|concept|approach|product|sound|offer*|see|work|proposal
        great|good|right|perfect timing|idea|fit|offer|proposal
        perfect .. timing|fit
        tell me|us more
        more about
        learn|hear|know|find|read|see|understand more
        share|send|provide|give|forward .. more
        want|wanted|wants|need|looking to .. know|learn|see|hear|try|buy|purchase|start|sign|explore|discuss|talk|chat|book|move|get|set|schedule|use|order
        looking for .. something|exactly|this|like|a|solution
        exactly what|the
        been looking|thinking|considering|searching|exploring|evaluating .. for|into|about|this|at|something|solution*|tools|options|it
        looking into|at .. this|it|solutions|something|options|similar
        in the market
        lets @talk|do|set|schedule|book|go|connect|get|move|explore|proceed|start|find|make|arrange|try|give|plan
        lets .. @talk|@day
        let us .. @talk|schedule|proceed|move|connect
        move|moving|go|proceed|going forward|ahead
        next step*
        sign me|us up
        count me|us in
        im|am|were in $
        how|where|when .. do|can we|i .. get|start|begin|sign|proceed|order|buy|started|book|move|schedule
        get started
        ready to .. start|go|move|sign|proceed|buy|talk|discuss|schedule|begin|implement|commit|discuss
        we|i .. could use|need .. help|this|something|that|it
        can|could use .. this|it|that|something
        right moment|time
        evaluating|reviewing|comparing vendors|options|solutions .. now|currently|right
        sold $
        thrilled
        long overdue
        been|was .. waiting for
        this|it .. could|would|might|can .. help|useful|work|good|interesting|valuable|great|benefit|fit|solve
        worth .. @talk|exploring|discussing|look|a|considering|conversation|looking
        look* forward
        cant|cannot wait
        happy|glad|delighted|pleased|willing|available|free to .. @talk|discuss*|learn|hear|help|explore|connect|see|schedule|set|do|take|join|have
        happy to
        would .. be .. great|interested|helpful|good|happy|useful|ideal|open|nice|perfect
        thumbs up
        im|am|were|are sold|convinced
        i|we .. approve|accept
        accept .. offer|proposal|invit*
        deal $
        want .. this|it|in|one $
        take .. up .. offer|on
        do|does .. have|has .. my|our attention
        impressed
        impressive
        i|we agree
        approved
        would like
        we|i want|need .. demo|trial|@info|pilot
        ^ interesting .. tell|send|share|can|could|how|what|more|lets|id
        we|i|weve|ive .. been|actually .. looking|wanting|meaning|trying
        bring|add|loop|include|invite .. my|our .. team|cofounder|boss|cto|colleague*|manager|partner .. call|meeting|thread|conversation|demo
        cc|ccing|copying|looping|adding|introducing|including .. my|our|in
        keep me|us posted|updated|in|informed
        add me|us .. to|on .. list|newsletter|waitlist
    """,
    "request": """
        send something
        send .. me|us|over|through|along|across .. @info|your|the|some|it|details
        send|share|forward|provide|email|give|shoot|get .. @info
        send|share|forward .. them|it|that|this|over|something|through|across|along
        please|pls|plz|kindly|can|could|would|happy .. send|share|forward|provide|show|outline|give|tell|walk|email
        can|could|may|would i|we|you .. get|see|have|receive|send|share|provide|show|give .. @info|some|a|the|your
        would .. you .. be able to .. send|share|show|provide
        let me|us know .. more|how|price|pricing|details|what|when|cost*|if you|your
        walk me|us through
        show me|us
        sample*
        need|want|like .. @info
        set up .. account|trial
        free trial
        trial .. access|account
        provide .. details
        waiting for|on .. your|the @info
    """,
    "meeting": """
        @talk .. @day
        @talk .. at|next|this|on|in .. week|day|month|pm|am|@day
        @day .. works|work|suits|good|fine|ok|free|available|great|perfect|is|would|at
        @day at
        @day|pm|am|oclock|week .. for|with me|us
        works .. for|with me|us
        work* best
        free|available|around .. @day|next|this|at|between|after|from|anytime|any|on|for
        im|am|we|were|are free|available
        schedule|book|set|arrange|organize|organise|setup|plan|fix|have|hop|jump|get|grab|do|put|find .. call|demo|meeting|chat|time|appointment|demonstration|zoom|conversation|slot|coffee|walkthrough|session|something|talk|presentation
        hop|jump|get on .. a|call|phone|zoom
        call|ring|phone me|us
        give me|us .. call|ring|shout|buzz
        call me|us
        reach .. me|us .. at|on|by|phone|via
        @talk next|this|tomorrow|later|soon|sometime|anytime|week
        speak|talk|chat|meet|connect .. next|this|tomorrow|soon|then|@day|you
        can|could|shall|should|may we|i|you .. @talk
        calendar|calendly
        send .. invite|invitation|calendar|times|slots|availability|dates
        invite me|us
        your|my availability
        when .. are|can|could|would .. you|we .. free|available|@talk|meet
        what|which .. time*|day*|date* .. work*|suit*|good|best|available|come|meet|free
        how about .. @day|@talk|next|at
        what about .. @day|next
        lets say .. @day
        30|15|20|10|5 min* .. call|chat|meeting
        quick call|chat|demo|zoom|meeting|question
        later this|today .. week|works
        my number|phone|cell|mobile .. is
        stop by|in|over
        drop by
        come by|over|in
        any time|day
        anytime .. next|this|@day|after|works
        propose|suggest .. time*|date*|slot*|some|@day
        invite .. me
        demo please
        would like .. demo|meeting|call
        confirmed .. @day|meeting|call|for
    """,
    "agree": """
        ^ yes
        ^ yep|yeah|yup|yea|ya|yess|yesss
        ^ sure
        ^ sure ,? send
        ^ absolutely|definitely|certainly|totally|indeed $
        ^ of course
        ^ go ahead
        ^ go for it
        ^ please do
        ^ yes ,? please
        ^ please $
        ^ why not
        ^ ok|okay|okey|k ,? lets|send|sure|sounds|great|go|please|works|do|good|cool|perfect
        ^ gladly
        ^ with pleasure
        ^ perfect
        ^ great
        ^ deal
        ^ sounds good|great
        ^ works for me
        ^ awesome|cool|fantastic|excellent|wonderful|amazing|brilliant
        ^ count me in
        ^ lets do it|this
        ^ im in
        ^ i am $
        ^ we are $
        ^ i do $
        ^ we do $
        ^ affirmative
        ^ sign me up
        ^ very much so
        fine by|with me|us
        sounds good
        that works
        not bad
    """,
    "asks": """
        can|could|would|please|pls .. explain|clarify|elaborate|describe
        what do you mean
        wondering .. if|how|what|whether
        wonder .. if|how|what|whether
        question*
        curious .. how|what|whether|why
        how .. does|do|is|are|would|will
    """,
    "price": """
        how much
        what|whats .. price|pricing|cost*|fee*|rate*|charge
        pricing
        price|prices|cost|costs|fees
        quote
        discount*
        what .. do|does .. cost|charge
        ballpark
        how expensive
    """,
    "privacy": """
        how|where .. get|got|find|found|obtain*|have|has|come|acquire* .. my|our|this .. email|address|contact|details|number|name|info*|data
        where|how did you .. my|our|me|us
        who gave you
        source of .. my|our|data|address
        what data .. have|hold|store
        data .. do you .. have|hold|store
        gdpr .. complian*|compliant|ready
        are you gdpr
        dpa
        data processing agreement
        legal basis
        soc 2|ii
        soc2
    """,
    "identity": """
        who .. are|is .. you|this
        who are|is
        do i|we know
        have we met
        are you .. a|an|real|human|bot|robot|person|ai
        is this .. automated|bot|real|legit|scam|phishing|human|template
        which company
        what company
        what .. do you .. do|want|sell|offer|mean
        what .. is|does .. this|it|your|company|product
        remind me
    """,
    "referral": """
        best|right|correct|appropriate|better|proper person|contact|one|point|guy|people|team .. is|for|would|to|at|about|on
        @neg .. best|right|correct|appropriate|proper .. person|contact|one|guy|people
        speak|talk|reach|write|connect .. to|with|out|in .. our|my|x|him|her|them|colleague*|he|she
        question|matter|topic|one|decision for NAME
        talk|speak|write|reach .. to|with|out .. instead
        please|pls|kindly|should|could|try|better|suggest|recommend|best|would .. contact|email|reach|ask|message|try|speak|talk|write|call|address|direct|approach .. xadrx
        contact|email|reach|ask|message|try|write|cc|copying|at|to|with|is|address|through|via|for xadrx
        contact|reach|ask|try|email|message|talk|speak .. my|our|the .. colleague*|boss|manager|cto|ceo|cfo|coo|cmo|partner|director|head|team|department|vp|assistant|coworker|procurement|purchasing|marketing|sales|hr|it|office|lead|chief|buyer
        my|our .. colleague*|boss|manager|cto|ceo|cfo|coo|cmo|director|head|vp|assistant|coworker|lead|buyer|chief .. handles|handle|responsible|charge|is|manages|owns|deals|looks|would|runs|can|will|decides|leads|takes|who
        forward* .. this|your|it|on|you|to .. to|colleague*|team|email|on|boss|manager|department
        forward*|pass*|passing .. along|on to|my|our|the
        pass*|passing|sent|sharing|shared|handed .. on|it|this|along|your .. to .. my|our|the|him|her|colleague*|team|boss
        forwarded .. to|colleague*
        loop*|looping|cc|ccing|copy|copying|adding|introducing|connecting|introduce|connect .. my|our|with|colleague*|him|her|who|you
        handles|manages|oversees|deals|responsible|owns|heads|leads|runs|decides .. this|that|these|such|our|all|with|for|it|marketing|sales|purchasing|procurement|hr
        is|are|be in charge|responsible
        person in charge
        you .. should|could|might|want|need|better .. talk|speak|contact|reach|ask|email|write
        youd|you better .. talk|speak|contact|ask
        reach out to @neg? NAME
        contact|email|ask|try|call|message|cc NAME
        talk|speak|reach|write|connect|touch|refer|defer|sent|send|forward*|out .. to|with|by NAME
        NAME .. is|handles|manages|would|will|runs|leads|owns|takes|looks|can|who|might|has|deals .. this|right|best|responsible|charge|person|that|contact|one|over|after|these|decision*|you|for|with|all
        replaced .. by
        my|her|his|the successor|replacement
        taken|took|takes|taking over
        get|put you|in touch with
        direct* .. this|your|questions|inquiries|it|all|to .. to
        refer* .. you|to|this
        defer .. to
        not my|our .. department|area|decision|responsibility|role|remit|call|job
        above my pay
        someone|somebody else
        ^ not me .. talk|try|ask|contact|speak
        wrong person .. try|contact|ask|speak|talk
        is now .. with|handled|the
        decision* .. made|maker* .. by|is
    """,
    "wrong": """
        wrong person|contact|guy|address|email|department|company|number|one|individual
        @neg .. right|best|correct|appropriate|proper .. person|contact|one|guy|people|department
        @neg .. handle|responsible|charge|deal|manage|involved|decide|oversee .. this|that|these|with|for|of|in|such
        @neg .. decision .. maker
        mistaken
        mistake
        dont .. work .. there|here|at|for|in
        not .. my .. area|department|responsibility|role
    """,
    "gone": """
        no longer|not .. work* .. here|at|for|with|there
        no longer .. with|employed|at|part|here|in|employee|associated|the|monitor*|works|working
        left .. company|organisation|organization|firm|business|us|position|role
        has|have|ive left
        has|have moved on
        changed jobs|roles|positions|companies
        my last day
        isnt with|here
        moved|transitioned to .. new|different|another .. role|position|company|job|team
        has|have retired
        passed away
        deceased
    """,
    "closed": """
        mailbox|inbox|address|account|email .. is? .. no longer|not .. in? .. monitored|use|used|active|checked|read|valid|attended|exist|available
        no longer .. in use|monitored|active|valid|checked
        unmonitored|unattended
        not monitored
        unmonitored mailbox|inbox
        this .. address|mailbox|inbox|account .. closed|inactive|retired|discontinued|decommissioned|deactivated
        do not reply to this
        @dont reply to this
    """,
    "away": """
        out of .. office|town|country
        out of the office
        out of office
        ooo
        ^ ooo
        on|for .. vacation|holiday|holidays|leave|sabbatical|pto
        annual|maternity|paternity|parental|medical|sick|family|bereavement|personal leave
        away from .. office|desk|email|work|my
        away|out until|till|from|through|this|today|next|tomorrow|thru
        away on|for
        am|im|be|currently|were|are away|out .. until|till|from|through|back|return*|today|tomorrow|this|next
        im|am|ill|be currently? away|out $
        currently away|out|travel*|on|traveling
        be|am|are|im away
        am|im|be|currently travel* .. until|with|for|limited|this|and|from|on|through|abroad|back|@day
        limited|no|intermittent|sporadic|restricted|little|infrequent access .. to|email
        limited|no|intermittent access to .. email|mail|internet
        back|return* in|to .. office
        back on|by|in|at|@day
        will|ill be? back on|@day|next|in|by|at|the
        return* on|@day
        when i .. return|get|am|im back?
        upon my return
        on my return
        office .. is? closed
        closed for .. holiday*|christmas|season|weekend
        returning .. on|to
        not .. in|at .. office|work|desk
        on .. business trip
        am|im|be|currently at .. conference|offsite
        unavailable .. until|from|till|to
        respond .. when|upon|on|after .. return|back
        back soon
    """,
    "auto": """
        automated|automatic|auto|autogenerated response|reply|message|email|notification|answer|acknowledgement|generated
        automatically generated|created|sent
        autoreply|autoresponse|autoresponder
        auto reply|response|responder|generated|replied
        auto reply|response
        this is an? auto*
        do|please not reply
        @dont reply .. this|to
        received your|the .. message|email|request|inquiry|enquiry|mail|ticket|query
        your .. message|email|request|inquiry|enquiry|ticket|case|query .. has|was been? .. received|created|opened|logged|assigned
        your message .. is important
        thank* .. for .. contacting|reaching|getting|emailing|writing|your .. .. us|support|message|email|inquiry|enquiry|interest
        we|one|someone|team|representative|member .. will|shall|aim|try .. respond|reply|get|be|contact|answer|touch .. within|hours|shortly|soon|possible|business
        ticket|case|reference|request id|number|no
        ticket .. created|opened
        within 24|48|72|one|two|1|2|3|5 .. hours|business|working|days
        please do not respond
    """,
    "bounce": """
        mail delivery .. failed|failure|subsystem|system|failed
        delivery|deliver .. failed|failure|status|unsuccessful|error|delayed
        could|cannot|can|was not be? .. delivered
        couldnt|cant|wasnt|not be? .. delivered
        undeliver*
        address .. does|not|doesnt .. exist|found
        address not|couldnt|wasnt .. found
        user|recipient|mailbox|account .. unknown|not|does|doesnt|full|unavailable|disabled|rejected
        no such user|mailbox|recipient|address|person
        mailbox .. full|quota|exceeded|unavailable|over
        over quota
        quota exceeded
        permanent|fatal|temporary .. error|failure|errors
        message .. rejected|blocked|bounced|returned
        returned mail|to sender
        returning message to
        unknown user|recipient|address
        invalid recipient|address|mailbox
        rejected by .. recipient|server|domain
        domain .. not .. found|exist
        550
    """,
    "receipt": """
        got it
        noted
        received
        ^ thanks|thank|thx|ty|cheers
        thanks for
        thank you
        good to know
        will keep .. file|mind|it
        keep .. on file
        ^ ok|okay|k|hmm|hm|understood|interesting|cool $
        fyi
        acknowledged
        no comment
        dont know
        not sure
        unsure
    """,
    "promise": """
        ill|well|will|let|going|gonna|shall .. get|come|revert|circle|reach|be|report back|in touch|out
        ill|well|will|let .. look|review|check|think|consider|read|discuss|take|see|go|consult|talk|speak|run|sleep|evaluate|have|ask|follow
        let .. you .. know
        ill|well|will|let|need|have|must|going|gonna|should .. talk|speak|check|discuss|consult|ask|run|review|share|raise .. with|to|by|past .. my|our|the .. team|boss|partner*|colleague*|cofounder*|manager|cto|ceo|management|board|wife|people|director*|group|department|leadership|internal*
        let me|us .. think|check|look|review|discuss|see|talk|consult|ask|consider|get
        need .. time|to .. think|consider|discuss|review|check|decide|talk|ask|consult
        thinking about
        think about it
        we|i .. are|am|still|currently .. reviewing|evaluating|considering|discussing|assessing|deciding|thinking
        under review|consideration
        reviewing|evaluating|considering|comparing .. options|it|this|internally|vendors|other
        discuss .. internally|team|colleagues|boss|partner
        still .. deciding|thinking|undecided|reviewing
        undecided
        ill|well|will .. respond|reply|revert
        get back
        take a look
        maybe $
        ^ maybe|perhaps|possibly
    """,
}

COMMON = (
    "a let lets im id ill its dont were weve the and you for are this that with your have from not but will can our was been would what they about which when "
    "there please thanks is it be of to we i my me if at on an as or so how do any"
)

# Words that people mistype, mended before the phrases are looked for.
OFTEN_MISTYPED = (
    "interested interesting interest unsubscribe unsubscribed forward forwarding colleague sounds remove please thanks schedule meeting pricing information details "
    "tomorrow currently budget solution available definitely discuss request receive further looking another provider "
    "already contacting emailing messages excited explore vacation holiday returning"
)
