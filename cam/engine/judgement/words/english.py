"""English: what its words are, and what is said by them."""

from cam.engine.judgement.words.english_interest import INTEREST
from cam.engine.judgement.words.english_notices import NOTICES
from cam.engine.judgement.words.english_others import OTHERS
from cam.engine.judgement.words.english_refusals import REFUSALS

GROUPS = {
    "neg": "not no never dont doesnt didnt wont wouldnt cant cannot couldnt isnt arent wasnt havent hasnt aint "
    "none nothing neither nor without nobody shouldnt nt",
    "dont": "dont never shouldnt",
    "me": "me us my our mine",
    "list": "list* mailing* database* crm newsletter* distribution campaign* sequence* record* file* system* "
    "email* mail* subscri* outreach cadence book* contacts",
    "write": "email* mail* contact* messag* messg* writ* text* call* reach* send* sending spam* bother* ping* "
    "pester* follow* approach* solicit* harass* disturb* dm pitch* bug* hit* hound* communicat*",
    "now": "now currently presently moment time today right yet present",
    "later": "later january february march april may june july august september october november december q1 q2 q3 "
    "q4 spring summer autumn fall winter month months quarter year* future h1 h2 easter christmas",
    "want": "want* need* looking require* seek* interest* keen buying pursue pursuing",
    "have": "have has had got using use uses work working partner partnered covered signed",
    "vendor": "vendor* provider* supplier* agency agencies solution* partner* tool* platform* system* product* "
    "software someone somebody team contract* service* setup",
    "info": "info* detail* deck brochure* pdf material* proposal* quote* pricing price* link* example* sample* "
    "demo* video* document* overview case presentation summary more contract pager onepager brief scope "
    "sheet spec* resources literature agreement invoice references rates stuff something specifics access "
    "catalog* onboarding rates profile offer offers cv portfolio catalogue prices",
    "talk": "talk chat speak call meet meeting connect discuss demo hop jump zoom conversation coffee sync "
    "walkthrough call* teams huddle presentation trial pilot",
    "day": "mondays tuesdays wednesdays thursdays fridays mornings afternoons evenings weekdays monday tuesday wednesday thursday friday mon tue tues wed thu thur thurs fri tomorrow today week "
    "morning afternoon evening noon",
    "good": "good great interesting cool awesome fantastic excellent amazing promising wonderful perfect exciting "
    "nice brilliant fascinating intriguing lovely impressive fabulous compelling valuable helpful useful "
    "relevant terrific super solid fine",
    "urgent": "urgent urgently emergency emergencies pressing immediate critical asap sooner",
    "msg": "message messages email emails mail mails request inquiry enquiry query ticket case application submission "
    "correspondence feedback e-mail",
    "is": "is was sounds looks seems its thats are look sound feels appears this that it be",
    "asked": "have support offer provide work works integrate include come need require accept compatible available "
    "included possible secure safe compliant free trial refund limit sso api bot real human automated person ai serious different "
    "similar like handle cover use used worked helped run ship deliver charge sell do done know guarantee",
    "very": "very really so quite pretty super extremely truly too just definitely certainly actually absolutely "
    "sincerely particularly a an kind like",
}

PHRASES = {**INTEREST, **REFUSALS, **OTHERS, **NOTICES}

BREAKERS = "and but because so although however while since though whereas"
CONTRASTS = "but however though although unfortunately"
CONDITIONS = "if unless should whether"
NEGATES_AFTER = False  # a negation may follow what it turns round

# Everyday words that tell the language.
COMMON = (
    "a let lets im id ill its dont were weve the and you for are this that with your have from not but "
    "will can our was been would what they about which when there please thanks is it be of to we i my me "
    "if at on an as or so how do any in has had he she who all no yes up out by get just more know send time here us "
    "am could should did does than then too also only their them may now into been because re back next week where why internet"
)
# Mended where they are mistyped.
OFTEN_MISTYPED = (
    "interested interesting interest unsubscribe unsubscribed forward forwarding colleague sounds remove "
    "please thanks schedule meeting pricing information details tomorrow currently budget solution "
    "available definitely discuss request receive further looking another provider already contacting "
    "emailing messages excited explore vacation holiday returning"
)
