//! Function words and the nouns that tell who or what speaks.

use super::Class;

const BE: Class = Class::AUXILIARY;

/// Words in "-ly" that are no adverbs.
pub(super) const NOT_ADVERBS: &[&str] = &[
    "family",
    "italy",
    "july",
    "reply",
    "supply",
    "assembly",
    "ally",
    "rally",
    "daily",
    "weekly",
    "monthly",
    "monopoly",
    "elderly",
    "apply",
    "imply",
    "comply",
    "multiply",
    "kelly",
    "emily",
    "holly",
    "sally",
    "molly",
    "billy",
    "beverly",
    "bully",
    "jelly",
    "anomaly",
    "tally",
    "butterfly",
    "quarterly",
    "willy",
    "reilly",
    "connolly",
    "donnelly",
];

/// Words, parted by spaces, with the class they have.
pub(super) const TABLES: &[(&str, Class)] = &[
    (
        "is are was were be been being am has have had having do does did isn aren wasn weren hasn haven hadn doesn don didn",
        BE,
    ),
    ("will would can could may might must shall should won wouldn couldn shouldn ca cannot", Class::MODAL),
    (
        "also then now later again still ever even just only once often sometimes always already soon earlier recently \
         further too instead so however meanwhile yet indeed perhaps maybe nonetheless nevertheless moreover therefore \
         thus afterward afterwards twice today first since reportedly long clear simply",
        Class::ADVERB,
    ),
    ("not never n't", Class::NEGATION.with(Class::ADVERB)),
    (
        "a an the this that these those some any no each every another either neither several many most few both all one two three four five six seven eight nine ten dozens hundreds thousands",
        Class::DETERMINER,
    ),
    ("my your our its their whose", Class::POSSESSIVE),
    ("his", Class::POSSESSIVE.with(Class::MAN)),
    ("her", Class::POSSESSIVE.with(Class::WOMAN).with(Class::OBJECT)),
    (
        "i you we it who which there one anybody anyone everybody everyone nobody somebody someone something everything nothing",
        Class::SUBJECT,
    ),
    ("he", Class::SUBJECT.with(Class::PERSON).with(Class::MAN)),
    ("she", Class::SUBJECT.with(Class::PERSON).with(Class::WOMAN)),
    ("they", Class::SUBJECT.with(Class::PLURAL)),
    ("me you us him them it himself herself themselves itself", Class::OBJECT),
    (
        "of in on at to from by with for about during after before through via over under against between among \
         into onto near amid without within inside outside around across behind beyond despite toward towards upon \
         than like regarding following per throughout since until ahead alongside owing",
        Class::PREPOSITION,
    ),
    ("and but or nor plus", Class::COORDINATOR),
    (
        "because although though while whereas when if unless since until after before as whether how why what where \
         whenever once lest",
        Class::SUBORDINATOR,
    ),
    ("who which that whom whose", Class::RELATIVE),
    (
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight mon tue tues wed \
         thu thurs fri sat sun",
        Class::DAY,
    ),
    (
        "january february march april may june july august september october november december jan feb mar apr aug sept \
         sep oct nov dec",
        Class::MONTH,
    ),
    ("last this next late early earlier later past previous following that same every one recent", Class::TIME_LEAD),
    (
        "week month year day night morning afternoon evening weekend summer winter spring autumn fall hours hour days \
         weeks months years noon midnight spring decade time ago",
        Class::TIME_UNIT,
    ),
    ("mr messrs sir lord king prince father pope", Class::TITLE.with(Class::MAN)),
    ("mrs ms miss lady dame queen princess sister", Class::TITLE.with(Class::WOMAN)),
    (
        "dr det insp supt di dci dsi ds pc cllr const brig atty asst pte prof professor sen sens rep reps del gov lt gen col maj capt sgt adm cmdr cpl rev hon judge justice president senator \
         congressman congresswoman representative governor mayor secretary minister chancellor premier ambassador \
         envoy general colonel captain major lieutenant sergeant admiral chairman chairwoman chair speaker director \
         commissioner superintendent detective officer inspector constable sheriff chief bishop archbishop cardinal \
         rabbi imam sheikh coach manager vice deputy former then ex acting attorney prosecutor councillor alderman \
         undersecretary leader treasurer spokesman spokeswoman spokesperson candidate nominee strategist collector vice-chancellor headteacher principal dean provost \
         bursar magistrate coroner registrar",
        Class::TITLE,
    ),
    (
        "department ministry committee commission council agency authority bureau office party campaign group union \
         association federation institute university college school hospital bank company corporation corp inc ltd \
         llc plc co court congress senate house parliament government army navy police force times post journal news \
         network tribune herald guardian gazette observer telegraph press magazine foundation society league club \
         center centre board service administration treasury fund trust organization organisation nations coalition \
         alliance front movement team district library museum observatory pentagon kremlin cabinet embassy ministry \
         states kingdom republic airlines motors bros brothers partners holdings international systems industries \
         laboratory academy church project forum caucus conference unit division brigade",
        Class::BODY,
    ),
    (
        "carmaker automaker chipmaker drugmaker shipbuilder housebuilder supermarket insurer lender manufacturer startup \
         start-up shipyard campaign group union government ministry department committee company firm television radio media channel bureau embassy coastguard union carrier airline maker retailer studio publisher foundation institute laboratory agency party police army military \
         court council commission administration team club school hospital university newspaper magazine paper outlet \
         network station camp website organization organisation coalition association board office bank charity family \
         panel watchdog regulator union service force site blog authority publication broadcaster business brand chain",
        Class::COLLECTIVE,
    ),
    (
        "companies groups outlets newspapers firms banks agencies parties unions campaigns ministries charities regulators \
         insurers retailers manufacturers airlines carriers networks broadcasters councils universities hospitals",
        Class::COLLECTIVE.with(Class::PLURAL),
    ),
    (
        "spokesman spokeswoman spokesperson official senator congressman congresswoman representative governor mayor \
         president minister secretary ambassador diplomat envoy general commander officer soldier analyst expert \
         economist scientist researcher author professor teacher lawyer attorney prosecutor judge witness resident \
         neighbor neighbour victim activist adviser advisor aide strategist operative source insider critic supporter \
         opponent voter candidate nominee lawmaker legislator politician leader chairman chairwoman chairperson chief \
         head director executive founder owner manager coach captain player doctor physician nurse patient mother \
         father son daughter brother sister wife husband widow man woman boy girl friend colleague worker employee \
         employer investigator detective inspector sheriff journalist reporter editor columnist commentator host \
         pollster historian scholar farmer driver pilot priest pastor bishop student pupil parent person mogul \
         businessman businesswoman billionaire developer tycoon veteran democrat republican conservative liberal socialist member staffer \
         surrogate donor delegate organizer organiser trader investor consultant engineer designer actor actress singer writer \
         artist star champion winner striker midfielder defender goalkeeper biologist astronomer physicist chemist \
         ecologist geologist conservationist headteacher mediator negotiator firefighter paramedic chef baker academic lecturer barrister solicitor surgeon financier entrepreneur magnate \
         boss trainer keeper skipper jockey bowler batsman batter cyclist swimmer sprinter golfer boxer wrestler wicketkeeper \
         duke duchess earl countess baron baroness viscount monarch teammate ex-minister lodger landlord tenant \
         contender hopeful challenger frontrunner front-runner comedian musician rapper novelist footballer winger \
         athlete councillor ally campaigner protester rebel fighter refugee survivor tourist shopper customer user",
        Class::ROLE,
    ),
    (
        "spokesmen spokeswomen spokespeople allies officials senators congressmen representatives governors mayors ministers \
         diplomats envoys generals commanders officers soldiers analysts experts economists scientists researchers \
         authors professors teachers lawyers attorneys prosecutors judges witnesses residents neighbors neighbours \
         victims activists advisers advisors aides strategists operatives sources insiders critics supporters opponents \
         voters candidates lawmakers legislators politicians leaders executives owners managers coaches players doctors \
         physicians nurses patients parents men women boys girls people friends colleagues workers employees \
         investigators detectives journalists reporters editors columnists commentators pollsters historians scholars \
         farmers drivers pilots students pupils veterans democrats republicans conservatives liberals members staffers \
         surrogates donors delegates organizers organisers traders investors consultants engineers campaigners \
         protesters rebels fighters refugees survivors authorities others some many media observers",
        Class::ROLE.with(Class::PLURAL),
    ),
    (
        "statement report poll survey study document memo letter email filing lawsuit complaint indictment affidavit \
         article story piece editorial review analysis paper transcript record tweet post release book ad \
         advertisement headline website page law order ruling decision opinion resolution note message text speech \
         account audit assessment forecast estimate index data research census letter blog log video recording sign \
         polling slide chart tally cable spreadsheet presentation bulletin dossier leaflet brochure manifesto",
        Class::DOCUMENT,
    ),
    (
        "claim claims assertion assertions statement statements warning warnings complaint complaints allegation allegations charge charges \
         accusation accusations promise promises suggestion suggestions argument arguments contention announcement \
         prediction predictions conclusion conclusions admission acknowledgement acknowledgment denial insistence pledge \
         pledges vow threat threats declaration remark remarks report reports rumour rumours rumor rumors finding findings estimate estimates \
         revelation revelations confession assurance assurances",
        Class::SAYING,
    ),
    (
        "statements reports polls surveys studies documents memos letters emails filings records articles tweets posts \
         transcripts papers figures numbers statistics results findings estimates data rules slides charts tallies cables \
         calculations projections leaflets",
        Class::DOCUMENT.with(Class::PLURAL),
    ),
    (
        "statement interview speech rally conference tweet tweets email letter report call memo debate hearing post \
         briefing meeting event appearance remarks address testimony deposition message television tv radio twitter \
         facebook press news show program programme broadcast column editorial article book series phone telephone \
         release op-ed essay podcast ceremony forum convention summit session trial court ruling filing lawsuit town \
         stop fundraiser visit trip dinner lunch breakfast website page paper study profile response reply case note",
        Class::OCCASION,
    ),
    (
        "washington moscow beijing london paris berlin tokyo brussels kyiv kiev ankara tehran damascus jerusalem delhi \
         islamabad kabul baghdad riyadh cairo ottawa canberra rome madrid seoul pyongyang america britain england scotland \
         wales ireland france germany spain italy russia china japan india pakistan afghanistan iran iraq syria turkey \
         israel egypt canada mexico brazil australia ukraine poland greece europe africa asia",
        Class::PLACE,
    ),
    (
        "area borough capital city country county district hamlet island isle nation port principality province region \
         republic resort settlement shire state suburb territory town township village",
        Class::SITE,
    ),
    (
        "new north south east west san los las saint st united great northern southern eastern western central",
        Class::PLACE_LEAD,
    ),
    ("de di da del della der van von den la le bin ibn al el bint ter ten dos du y mc o", Class::PARTICLE),
    (
        "make makes made take takes took get gets got give gives gave go goes went come comes came see sees saw know \
         knows knew think thinks thought want wants wanted need needs needed seem seems seemed keep keeps kept let \
         lets begin begins began become becomes became leave leaves left put puts mean means meant run runs ran hold \
         holds held bring brings brought happen happens happened lead leads led stand stands stood lose loses lost pay \
         pays paid meet meets met include includes included set sets learn learned change changed won wins win \
         speak speaks spoke spoken rose rises fell falls grew grows knew drew broke threw hit sent sends send built \
         spent caught chose cut fought heard hears lay sat stood taught understood wore shot sold bought died \
         expect expects expected believe believes believed hope hopes hoped plan plans planned consider considers \
         remains remain remained appeared appears gone done seen taken given called calls became work works worked \
         help helps helped try tries tried use uses used turn turns turned start starts started play plays played move \
         moved live lives lived feel feels felt provide provides provided look looks looked support supports supported \
         follows follow followed reach reaches reached rise allows allow allowed requires require required offers offered shows opposes oppose opposed affects affect affected owes owe owed faces faced continues lies lied lack lacks cost costs violates violated",
        Class::VERB,
    ),
    ("said alleged reported rumoured rumored believed thought understood claimed accused suspected", Class::REPUTES),
    (
        "issued emailed tweeted released sent wrote filed published posted circulated issues releases sends",
        Class::ISSUES,
    ),
    (
        "poll polls survey surveys study studies census tally count analysis ranking rankings polling average",
        Class::SURVEY,
    ),
    (
        "plan plans proposal proposals call calls demand demands bid pledge promise offer push goal hope hopes \
         estimate estimates projection forecast request vow threat",
        Class::INTENT,
    ),
    (
        "results records data figures statistics returns averages evidence projections estimates forecasts polling numbers trackers",
        Class::MEASURES,
    ),
    ("court inquest tribunal inquiry jury hearing jurors magistrates courts committee", Class::SITS),
    (
        "quake quakes earthquake earthquakes storm storms hurricane hurricanes cyclone typhoon tornado tornadoes fire fires \
         wildfire wildfires blaze flood floods landslide avalanche drought heatwave explosion explosions blast blasts crash \
         collision outbreak pandemic epidemic virus disease war wars conflict fighting strike strikes attack attacks bombing \
         shooting battle deal deals merger takeover game match season race victory defeat weather rain snow economy bang noise \
         accident accidents fall rise loss losses prices inflation unemployment bus train plane ship boat car truck lorry bridge \
         primary initiative vote election shortage crisis time change law bill dam tunnel road river building house home engine machine rocket missile bomb bullet",
        Class::THING,
    ),
    ("congressman spokesman chairman businessman father son brother husband man boy king prince actor", Class::MAN),
    (
        "congresswoman spokeswoman chairwoman businesswoman mother daughter sister wife widow woman girl queen princess \
         actress",
        Class::WOMAN,
    ),
];
