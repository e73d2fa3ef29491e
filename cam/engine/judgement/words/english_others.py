"""English questions, referrals, absences and notices."""

OTHERS = {
    "asks": """
        ^ what|which|how|who|where|why .. do|does|did|is|are|can|could|you|your|would|use|uses|works|work|cost*
        anything|something|someone .. know|tell|help
        can|could|would|please|pls .. explain|clarify|elaborate|describe / what do you mean / wondering .. if|how|what|whether
        wonder .. if|how|what|whether / question* / curious .. how|what|whether|why / how .. does|do|is|are|would|will
    """,
    "price": """
        how much / what|whats .. price|pricing|cost*|fee*|rate*|charge / pricing / price|prices|cost|costs|fees / quote / discount*
        what .. do|does .. cost|charge / ballpark / how expensive
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
        forward* .. this|your|it|on|you|to .. to|colleague*|team|email|on|boss|manager|department / forward*|pass*|passing .. along|on to|my|our|the
        pass*|passing|sent|sharing|shared|handed .. on|it|this|along|your .. to .. my|our|the|him|her|colleague*|team|boss
        forwarded .. to|colleague*
        loop*|looping|cc|ccing|copy|copying|adding|introducing|connecting|introduce|connect .. my|our|with|colleague*|him|her|who|you
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
    """,
    "wrong": """
        wrong person|contact|guy|address|email|department|company|number|one|individual
        @neg .. right|best|correct|appropriate|proper .. person|contact|one|guy|people|department
        @neg .. handle|responsible|charge|deal|manage|involved|decide|oversee .. this|that|these|with|for|of|in|such / @neg .. decision .. maker
        mistaken / mistake / dont .. work .. there|here|at|for|in / not .. my .. area|department|responsibility|role
    """,
    "gone": """
        he|she|they|hes|shes|theyve|has|have|ive left / hes|shes gone / quit .. company|job
        no longer|not .. work* .. here|at|for|with|there / no longer .. with|employed|at|part|here|in|employee|associated|the|monitor*|works|working
        left .. company|organisation|organization|firm|business|us|position|role / has|have|ive left / has|have moved on
        changed jobs|roles|positions|companies / my last day / isnt with|here
        moved|transitioned to .. new|different|another .. role|position|company|job|team / has|have retired / passed away / deceased
    """,
    "closed": """
        inbox|mailbox|address|account|email isnt|not|never .. checked|monitored|read|used|active|attended
        mailbox|inbox|address|account|email .. is? .. no longer|not .. in? .. monitored|use|used|active|checked|read|valid|attended|exist|available
        no longer .. in use|monitored|active|valid|checked / unmonitored|unattended / not monitored / unmonitored mailbox|inbox
        this .. address|mailbox|inbox|account .. closed|inactive|retired|discontinued|decommissioned|deactivated
        @dont reply to this
    """,
    "away": """
        taking .. time|days|week off / wont|not .. be .. checking|reading|answering|monitoring .. email*|mail|messages|inbox / off work / back at .. desk|work / time off
        out of .. office|town|country / out of the office / out of office / ooo / ^ ooo / on|for .. vacation|holiday|holidays|leave|sabbatical|pto
        annual|maternity|paternity|parental|medical|sick|family|bereavement|personal leave / away from .. office|desk|email|work|my
        away|out until|till|from|through|this|today|next|tomorrow|thru / away on|for
        am|im|be|currently|were|are away|out .. until|till|from|through|back|return*|today|tomorrow|this|next / im|am|ill|be currently? away|out $
        currently away|out|travel*|on|traveling / be|am|are|im away
        am|im|be|currently travel* .. until|with|for|limited|this|and|from|on|through|abroad|back|@day
        limited|no|intermittent|sporadic|restricted|little|infrequent access .. to|email / limited|no|intermittent access to .. email|mail|internet
        back|return* in|to .. office / back on|by|in|at|@day / will|ill be? back on|@day|next|in|by|at|the / return* on|@day
        when i .. return|get|am|im back? / upon my return / on my return / office .. is? closed / closed for .. holiday*|christmas|season|weekend
        returning .. on|to / not .. in|at .. office|work|desk / on .. business trip / am|im|be|currently at .. conference|offsite
        unavailable .. until|from|till|to / respond .. when|upon|on|after .. return|back / back soon
    """,
    "auto": """
        automated|automatic|auto|autogenerated response|reply|message|email|notification|answer|acknowledgement|generated
        automatically generated|created|sent / autoreply|autoresponse|autoresponder / auto reply|response|responder|generated|replied
        auto reply|response / this is an? auto* / do|please not reply to? this|email|message|mail / @dont reply .. this
        received your|the .. message|email|request|inquiry|enquiry|mail|ticket|query
        your .. message|email|request|inquiry|enquiry|ticket|case|query .. has|was been? .. received|created|opened|logged|assigned
        your message .. is important
        thank* .. for .. contacting|reaching|getting|emailing|writing|your .. .. us|support|message|email|inquiry|enquiry|interest
        we|one|someone|team|representative|member .. will|shall|aim|try .. respond|reply|get|be|contact|answer|touch .. within|hours|shortly|soon|possible|business
        ticket|case|reference|request id|number|no / ticket .. created|opened / within 24|48|72|one|two|1|2|3|5 .. hours|business|working|days
        please do not respond
    """,
    "bounce": """
        user|recipient|mailbox|account .. unknown|full|unavailable|disabled|rejected|found
        account|address|mailbox|recipient|user .. does|did|doesnt|not not? exist / tried to reach / wasnt|was not delivered
        recipient* .. inbox|mailbox .. full / inbox full / recipient* .. failed / delivery to .. recipient* / failed permanently
        could not deliver|send|reach / mail delivery .. failed|failure|subsystem|system|failed
        delivery|deliver .. failed|failure|status|unsuccessful|error|delayed / could|cannot|can|was not be? .. delivered
        couldnt|cant|wasnt|not be? .. delivered / undeliver* / address .. does|not|doesnt .. exist|found / address not|couldnt|wasnt .. found
        no such user|mailbox|recipient|address|person / mailbox .. full|quota|exceeded|unavailable|over / over quota / quota exceeded
        permanent|fatal|temporary .. error|failure|errors / message .. rejected|blocked|bounced|returned / returned mail|to sender
        returning message to / unknown user|recipient|address / invalid recipient|address|mailbox / rejected by .. recipient|server|domain
        domain .. not .. found|exist / 550
    """,
    "receipt": """
        got it / noted / received / ^ thanks|thank|thx|ty|cheers / thanks for / thank you / good to know / will keep .. file|mind|it
        keep .. on file / ^ ok|okay|k|hmm|hm|understood|interesting|cool $ / fyi / acknowledged / no comment / dont know / not sure / unsure
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
    """,
}
