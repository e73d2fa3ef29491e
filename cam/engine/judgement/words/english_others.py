"""English questions, referrals, absences and notices."""

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
    """,
    "wrong": """
        wrong person|contact|guy|address|email|department|company|number|one|individual
        @neg .. right|best|correct|appropriate|proper .. person|contact|one|guy|people|department
        @neg .. handle|responsible|charge|deal|manage|involved|decide|oversee .. this|that|these|with|for|of|in|such / @neg .. decision .. maker
        mistaken / mistake / dont .. work .. there|here|at|for|in / not .. my .. area|department|responsibility|role
        wrong guy|gal|woman|man|team|dept|desk|bloke|chap|office|entity / not .. one .. who|to|for|you / got the wrong / not .. person .. you|for|who|to / no idea .. who|what / i .. dont|not|no .. do|work|handle|deal|manage|decide|run|make .. that|this|these|anymore|purchas*|buying|decisions|marketing|sales|it
        not me / not .. my .. call|decision|department|area|field|job|remit
    """,
    "gone": """
        he|she|they|hes|shes|theyve|has left / hes|shes gone / quit .. company|job
        no longer|not .. work* .. here|at|for|with|there / no longer .. with|employed|at|part|here|in|employee|associated|the|monitor*|works|working
        left .. company|organisation|organization|firm|business|us|position|role / has|have|ive left / has|have moved on
        changed jobs|roles|positions|companies / my last day / isnt with|here
        moved|transitioned to .. new|different|another .. role|position|company|job|team / has|have retired / passed away / deceased
        left NAME .. in|last|at|and|a|on|for|this|weeks|months|to|back / left|leaving .. job|role|there|organi* / ive|have|had|i .. left .. NAME|the|my|in|last|already|this|as|at / moved on .. from|to / am|im|is|are|was|were|been? retired / has|have|ive|i retired / is|are|am|was .. not|no .. longer|more .. with|at|employed|part
        parted ways / laid off / made redundant / is no more / now work* .. at|for|with / works .. elsewhere|somewhere
        is|are|has|have|was|were|am|im .. no longer|not .. with|at|employed|work*|part|associated|affiliated|here / ceased .. employment|work*|trading / departed|departure / has|have|ive left .. as|on|in|since|effective|to|for / no longer .. the .. company|firm|team|organi*
    """,
    "told": """
        please be advised|aware|informed/ please|kindly|should|must .. direct|address|send|forward|redirect .. to / all|any|future|further .. enquir*|inquir*|correspondence|questions|requests|emails / for .. assistance|help|enquir*|inquir*|support|matters|questions .. contact|please|email|reach|call
        your .. email|message|mail .. has|have|was|will|been .. forwarded|redirected|not
    """,
    "closed": """
        inbox|mailbox|address|account|email isnt|not|never .. checked|monitored|read|used|active|attended
        mailbox|inbox|address|account|email .. is? .. no longer|not .. in? .. monitored|use|used|active|checked|read|valid|attended|exist|available
        no longer .. in use|monitored|active|valid|checked / unmonitored|unattended / not monitored / unmonitored mailbox|inbox
        this .. address|mailbox|inbox|account .. closed|inactive|retired|discontinued|decommissioned|deactivated
        inbox|mailbox|address|account|email .. is|has|been|was .. deactivated|disabled|closed|discontinued|retired|decommissioned|migrated|changed|shut|deleted|inactive|unattended|unmonitored|unused
        email|address|mailbox|account|inbox .. no longer|not .. active|valid|use|used|monitored|checked|exists|available|works|working|attended|being / have|has changed .. email|address|my / my|our|new .. email|address .. is|has .. changed|now|new / new email|address .. is
        update your|the .. records|contacts|address|book / please use .. address|xadrx|instead|form|contact / address|mailbox|inbox|account .. not|cannot .. accept*|receiv* .. email*|mail|messages|incoming / send only|outgoing only / not .. set up|configured .. receive / this .. inbox|mailbox|account|alias .. for .. outgoing|sending|only
        mailbox|inbox|address|account|email|mailadress ... is|has|are|was not|never|no|being .. checked|monitored|read|used|active|attended|longer|retired|closed|discontinued|watched|maintained|staffed|valid / no longer .. in|a .. service|use|operation|valid|active|existence / being|been .. retired|phased|discontinued|decommissioned|deactivated|closed|shut
        use .. contact|web|online form .. instead|on / resend .. to|mail|your / xadrx is|has .. no|not|been .. longer|active|valid|use|service|closed|deactivated
    """,
    "robot": """
        this|an|following .. automated|automatic|auto|autogenerated response|reply|message|email|notification|answer|acknowledg*|mail|responder
        automatically generated|created|sent|send / generated|sent|created automatically / autoreply|autoresponse|autoresponder / auto reply|response|responder|generated|replied|generated $
        this is an? auto* / do|please not reply|respond to? this|email|message|mail|directly / @dont reply|respond .. this email|message|mail|address|notification|mailbox / please do not reply|respond $ / no reply .. necessary|needed|required|monitored
    """,
    "challenge": """
        approved|known|safe|allowed senders / senders .. list / spam filter|protection|blocker .. confirm|verify|click|message|system / real person|human .. click|confirm|verify|link|message|deliver* / confirm|verify|prove .. you .. real|human|person|robot / verify .. your .. email|address|identity|message|sender
        message|email|mail is .. being|currently? held|quarantined|queued / held .. approval|review|verification|because / release|deliver|delivered .. your message|email|mail / click .. link .. deliver|confirm|verify|release|complete|below
        boxbe|spamarrest|mailblocks|bluebottle
        verify|confirm .. that you .. sent|are|wrote / once verified|confirmed|approved / to have .. it|message|mail .. delivered|released / leaving the subject|leave the subject / only need .. once / this is .. spam|mail|email filter|protection|system|robot / delivered automatically|immediately .. future|all|once / future .. mails|messages|emails .. delivered / spam filter of
    """,
    "urgent": """
        if|for|in|any|anything|something|matter* .. @urgent / if .. cannot|cant wait / if it|this cant|cannot wait / urgent matter*|enquir*|inquir*|request*|issue*|assistance|question*|case*|need* / need* immediate|urgent
        immediate|urgent|further assistance|attention|help|response|support / in|during my absence / while .. i .. am|im|be .. away|out|gone / in .. meantime|meanwhile / until then / my backup|cover / covering for me / on my behalf
        if you .. need me|us|something|an|help|immediate|assistance|urgent|it|to / if your .. request|matter|message|enquiry|question|mail|email .. urgent|requires|needs|can|cannot / questions|requests|matters|enquiries|inquiries|issues .. regarding|around|about|re|concerning|related .. please|contact / everything else
    """,
    "away": """
        taking .. time|days|week off / wont|not .. be .. checking|reading|answering|monitoring .. email*|mail|messages|inbox / off work / back at .. desk|work / time off
        out of .. office|town|country / out of the office / out of office / ooo / ^ ooo / on|for .. vacation|holiday|holidays|leave|sabbatical|pto
        annual|maternity|paternity|parental|medical|sick|family|bereavement|personal leave / away from .. office|desk|email|work|my
        away|out until|till|from|through|this|today|next|tomorrow|thru / away on|for
        am|im|be|currently|were|are away|out .. until|till|from|through|back|return*|today|tomorrow|this|next / im|am|ill|be currently? away|out $
        currently away|out|travel*|on|traveling / be|am|are|im away
        am|im|be|currently travel* .. until|with|for|limited|this|and|from|on|through|abroad|back|@day
        limited|no|intermittent|sporadic|restricted|little|infrequent|reduced|irregular access .. email*|mail|inbox|internet|phone|messages|wifi|computer|systems|until|while|during|and|$|my|voicemail / limited|no|intermittent access to .. email|mail|internet
        back|return* in|to .. office / back on|by|in|at|@day / will|ill be? back on|@day|next|in|by|at|the / return* on|@day
        when i .. return|get|am|im back? / upon my return / on my return / office .. is? closed / closed for .. holiday*|christmas|season|weekend
        returning .. on|to / not .. in|at .. office|work|desk / on .. business trip / am|im|be|currently at .. conference|offsite
        unavailable .. until|from|till|to / respond .. when|upon|on|after .. return|back / back soon
        check|checking|read|reading|monitor|monitoring|see|answer|answering .. email*|mail*|inbox|messages .. twice|once|only|day|daily|NUMBER|times|infrequently|sporadically|intermittently|occasionally|periodically|irregularly|regularly|week|rarely|seldom|@day|mornings|evenings
        only .. check|read|answer|work|in|available|monitor .. email*|inbox|mail|@day|mornings|mondays|tuesdays|wednesdays|thursdays|fridays|messages / not|wont|rarely|never|dont .. check|checking|reading|monitoring|read|monitor|answering .. email*|mail|inbox|messages|voicemail
        slow|slower|delayed|late to|in? .. respond*|reply*|response*|replies|answer* / delay|delays in .. respond*|response*|reply*|replies|answer* / delayed response|reply / expect .. delay*|slow*|later|reply|response / may|might|could|can|will .. take .. me|us .. respond|reply|answer|longer|days|while|few
        response*|reply|replies|answer* .. delayed|slow|slower|take|may|might|limited / off grid / off .. grid / unplugged|unplugging|disconnecting|disconnected / digital detox / offline .. until|till|for|from|this|today|next|through|on / am|im|be offline / sabbatical / jury duty / bank|public holiday .. here|today|in|and
        office|offices|company|business|shop|store|we .. closed|closing .. for|on|from|until|between|over|during|today|this|due / office|offices|company|business .. shut* / reopen* / summer|winter|christmas|holiday|plant|annual|company shutdown|closure|closedown|break
        dont|not work .. on|fridays|mondays|tuesdays|wednesdays|thursdays|weekends|@day / part time .. work|office|in|on|hours|so|only|am / work* part time / working|work|office days|hours|pattern .. are|is / day off|days off / non working day / nwd / flexi* / shorter|reduced hours|week
        am|im|be|being|currently attending|visiting|presenting .. conference|event|training|trade|meeting*|course|seminar|summit|workshop|all / in meetings|training|workshops .. all|until|today|this|through|most / away .. business|work|conference|training|honeymoon|family|medical|personal|vacation|holiday|leave|training
        on .. leave|pto|holiday*|vacation|honeymoon|sabbatical|furlough|assignment|secondment|jury|road|sick / on .. annual|maternity|paternity|parental|medical|sick|family|bereavement|study|adoption|long|extended|personal leave / furlough* / honeymoon / taking|enjoying|having .. leave|vacation|holiday*|break|pto|sabbatical|time
        off sick|ill|today|until|till|on|this|for / off .. until|till|through / out sick|ill|until|till / am|im|be|been|currently .. unwell|ill|hospital|surgery|recovering / recovering from / due to illness|sickness|surgery / hospital
        am|im|be|currently .. unavailable|unreachable|absent / will .. not .. be .. available|reachable|reading|checking / not .. reachable|contactable .. by|until|from|till|on|via|this|during / absent .. until|from|till|due / limited|patchy|poor|no|spotty|bad|unreliable wifi|connectivity|reception|signal|internet|availability|connection
        respond|reply|answer|return|address|get|read|deal .. message*|email*|you|your|to .. when|once|upon|on|after|as soon as .. return|back|i|am|im|get / when|once|as soon as .. i|im|am .. back|return|returned .. in|to|at|on|office|work|from / catch up .. when|on my / attend to .. when|upon|on my return
        travel*|trip|abroad|overseas .. until|till|this|with|for|from|and .. email|access|limited|respond|reply|office|back|slow|delay* / traveling|travelling .. on business|for work|abroad|overseas|internationally / business trip / in transit / time zone|zones / on a plane|flight / greetings from .. beach
        back in|at|on .. office|work|desk|@day|NUMBER|january|february|march|april|june|july|august|september|october|november|december / return* to .. office|work|desk|my / return* on|@day|NUMBER|in|from|at|by / vacation|holiday mode|until|till|from|and|through|this / have .. left .. office .. for|today|until
        not|wont|arent .. looking|checking .. at .. email*|mail|messages|inbox / honeymoon / gone fishing / on .. flight|plane|train|road|cruise|safari|retreat / im|am|be|currently off .. sick|on|until|till|work|this|today|next|for / away .. until|till|from|@day / long haul
        wont|not|cannot|cant|unable .. be? able? .. answer|respond|reply|read|check|get|access .. email*|mail*|messages|until|this|today|immediately|promptly / no longer|not .. check|checking|read|reading .. mail|email*|inbox|regularly|often / in the field|air|mountains|wilderness|bush / no .. internet|signal|wifi|connection|connectivity|reception .. and|but|so|until|here|$
        answer|reply|respond .. eventually|irregularly|sporadically|occasionally|later|when i can|as time / at .. customer|client .. site|today|all|until / new year|thanksgiving|christmas|easter|eid|diwali .. office|closed|break|shut* / our office .. closed
        left for the day|week|weekend / no signal|reception|wifi|connection / different .. timezone|time zone / replies|answers|responses .. may|will|might be .. delayed|slow|late|sporadic / bereavement|compassionate leave / dont expect .. answer|reply|response / expect .. slower|delayed|late / annual retreat|offsite / ill|we|will .. see|read|pick up .. your .. message|email|mail .. tomorrow|when|on|@day
    """,
    "auto": """
        automated|automatic|auto|autogenerated response|reply|message|email|notification|answer|acknowledgement|generated
        received your|the .. message|email|request|inquiry|enquiry|mail|ticket|query
        your .. message|email|request|inquiry|enquiry|ticket|case|query .. has|was been? .. received|created|opened|logged|assigned
        your message .. is important
        thank* .. for .. contacting|reaching|getting|emailing|writing|your .. .. us|support|message|email|inquiry|enquiry|interest
        we|one|someone|team|representative|member .. will|shall|aim|try .. respond|reply|get|be|contact|answer|touch .. within|hours|shortly|soon|possible|business
        ticket|case|reference|request id|number|no / ticket .. created|opened / within 24|48|72|one|two|1|2|3|5 .. hours|business|working|days
        office|business|opening|working hours .. are|mon*|NUMBER|from / outside .. office|business|working hours / during .. office|business|working|normal|regular hours|days / next|following business|working day / higher|high|large|unusually .. than|volume|volumes|number|usual|normal .. email*|request*|inquir*|enquir*|message*|of|volume|volumes / bear with us
        experiencing .. high|higher|large|increased|delays|volume / due to .. volume|number .. email*|request*|messages|inquir* / receive|get .. large|high|lot|hundreds|many .. email*|messages|volume / cannot|unable|not|cant .. respond|reply|answer .. every|all|each|individual|personally / every email|message / read every|all
        received .. by|and .. our|being|is|will|review* / has|have been .. received|logged|registered|submitted|forwarded .. to|and|by|our / being .. reviewed|processed|handled|looked / review* .. by .. support|team|staff / assigned to .. agent|team|representative|specialist
        thank*|thx .. for .. application|applying|submission|submitting|order|purchase|registering|subscribing|signing|feedback|getting|reaching|writing|being / we will review .. and / look forward to .. assisting|helping|serving|speaking / rest assured / appreciate your patience|patience / patience while|as|and / thank* .. patience|understanding
        add .. comment*|comments .. reply|request|ticket|this / reply above / above this line / type your reply / case|ticket|request|reference|confirmation|tracking number|id|no|is|has / number .. is NUMBER / your .. case|ticket|request|inquiry|enquiry|application|submission .. number|id|is|has|was|will
        visit .. help|support|faq|our .. center|centre|page|website|site|portal|desk / help center|centre|desk / faq|faqs / knowledge base / self service / support|service|care|sales|customer team|desk|representative|staff|department|agent|specialist .. will|is|are|has / customer service|care|support|success
        aim|try|strive|endeavour|endeavor|do our best to .. respond|reply|answer|get|resolve|return / response time* / respond|reply|answer|back .. as soon as .. possible|we|i / get back to you .. shortly|soon|asap|within|as|in|promptly / in touch .. shortly|soon|within|as|if / will .. contact|reach|reply|respond|touch .. shortly|soon|within|asap
        one|member|someone .. of our|from our|on our .. team|advisors|agents|representatives|experts|specialists|staff / this .. confirm*|acknowledg* .. receipt|received|that / acknowledg* .. receipt / confirm* .. receipt / receipt of your / we confirm that / safely received / has reached us / landed in .. inbox
        please be advised|aware|informed
        in due course / got|received|have|weve .. your message|email|enquiry|inquiry|request|mail .. and|will|we / will .. back to you .. soon|shortly|asap|as|within|in / allow .. extra|additional|some|NUMBER|up .. time|days|hours / ticket NUMBER / opening hours
        youve|you .. reached .. mailbox|support|inbox|office|desk|team|line|service|account / has|have been created|opened|raised|logged .. for|with|under / status .. at any|of your|online|by|visiting / response|reply|answer .. will be .. provided|sent|given|issued / NUMBER .. business|working days|hours|day|hour / correspondence / keep .. ticket|reference|number|case|subject .. subject|line|in|handy
        read every|each|all .. message|email*|mail / large|high|big .. number|volume|amount .. of|emails / each .. individually / reply|respond|answer .. individually|personally|everyone|everybody / customer relations|care|service|success|support / yours faithfully / support mailbox|inbox / your feedback|submission|application|report|message .. received|registered|submitted|logged
        specialist*|advisor*|agent*|representative*|member*|team|colleague* .. will .. review|look|process|handle|check|read .. and|your / review .. your .. message|request|enquiry|inquiry|email|application .. and / contacting NAME / for contacting .. and|us|our
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
