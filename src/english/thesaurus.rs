//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::lemma::lemmas;
use std::sync::LazyLock;

/// One word a line with the numbers of the meanings it can have, sorted by word; made from WordNet by
/// `examples/thesaurus`. Words that share a number can stand for one another.
const WORDNET: &str = include_str!("thesaurus.txt");

/// Words that news puts for one another without saying anything else, as lemmas. The rows are sorted, and so is each row; a word
/// that stands in two rows ties none of their other words to one another.
#[rustfmt::skip]
const ROWS: &[&[&str]] = &[
    &["abandon", "ditch", "drop", "scrap"], &["abduction", "kidnapping"], &["ability", "capability", "capacity"],
    &["ablaze", "alight", "burning"], &["abrupt", "sudden"], &["academic", "researcher"], &["academic", "scholar"],
    &["accelerate", "hasten", "quicken"], &["access", "entry"], &["accident", "collision", "crash"],
    &["accident", "mishap"], &["accident", "wreck"],
    &["accidentally", "inadvertently", "mistakenly", "unintentionally"], &["acclaim", "praise"],
    &["accommodate", "house"], &["accommodation", "housing", "lodging"], &["accompany", "escort"],
    &["accomplishment", "achievement", "feat"], &["accord", "agreement", "deal", "pact", "treaty"],
    &["accurate", "correct", "right"], &["accusation", "allegation", "claim"], &["ache", "pain"], &["achieve", "reach"],
    &["acknowledge", "admit", "concede"], &["acquire", "buy", "purchase"], &["acquire", "get", "obtain"],
    &["acquisition", "purchase", "takeover"], &["act", "law", "legislation"], &["action", "lawsuit"],
    &["action", "measure", "step"], &["activate", "enable"], &["activist", "campaigner"], &["actor", "actress"],
    &["actor", "performer"], &["actor", "star"], &["addition", "supplement"],
    &["additional", "extra", "further", "more", "other"], &["address", "combat", "tackle"], &["address", "url"],
    &["adequate", "sufficient"], &["administration", "government"], &["admit", "hospitalize"], &["adopt", "implement"],
    &["advance", "breakthrough"], &["advance", "climb", "gain", "rise"], &["advance", "progress", "qualify"],
    &["advantage", "benefit"], &["advice", "guidance"], &["advice", "tip"], &["advise", "recommend"],
    &["advisor", "aide"], &["advocate", "campaigner"], &["advocate", "proponent", "supporter"],
    &["affluent", "rich", "wealthy"], &["affordable", "cheap"], &["afraid", "scared"], &["age", "era", "period"],
    &["agency", "body", "organization"], &["agency", "department"], &["agent", "spy"], &["agree", "approve"],
    &["agree", "consent"], &["agreement", "contract", "deal"], &["agreement", "settlement"],
    &["aid", "assist", "assistance", "help", "support"], &["aide", "assistant"], &["ailment", "disease", "illness"],
    &["aim", "bid"], &["aim", "goal", "objective", "purpose", "target"], &["aim", "seek"], &["air", "broadcast"],
    &["aircraft", "airliner", "jet", "plane"], &["aircraft", "airplane", "jet", "plane"], &["aircraft", "helicopter"],
    &["airfield", "airport"], &["airline", "carrier"], &["airstrike", "bombing"], &["airstrike", "raid"],
    &["airstrike", "strike"], &["airstrip", "runway"], &["album", "record"], &["alcohol", "booze"],
    &["alert", "notify"], &["alert", "warn"], &["alert", "warning"], &["allocate", "assign"], &["allotment", "plot"],
    &["allow", "enable", "let", "permit"], &["alter", "amend", "change", "modify", "revise"],
    &["amaze", "astonish", "stun", "surprise"], &["ambassador", "envoy"], &["amend", "correct"], &["analysis", "study"],
    &["anchor", "host", "presenter"], &["anger", "enrage", "infuriate"], &["anger", "fury", "outrage", "rage"],
    &["angry", "furious"], &["angry", "outraged"], &["animal", "wildlife"], &["announce", "declare", "unveil"],
    &["announcement", "statement"], &["annul", "nullify", "overturn", "void"], &["answer", "fix", "solution"],
    &["answer", "reply", "respond"], &["anxiety", "concern", "fear", "worry"], &["anxious", "worried"],
    &["apartment", "flat"], &["apologize", "sorry"], &["app", "application", "program"],
    &["appalling", "awful", "dreadful", "horrendous", "horrific", "terrible"],
    &["appeal", "call", "plea", "request", "urge"], &["appeal", "plead", "urge"], &["appear", "emerge"],
    &["applaud", "commend", "laud", "praise"], &["applicable", "relevant"], &["apply", "file"], &["appoint", "hire"],
    &["apprehend", "arrest"], &["apprentice", "trainee"], &["approach", "method"], &["approach", "strategy"],
    &["appropriate", "proper", "suitable"], &["appropriate", "relevant"], &["approval", "backing", "endorsement"],
    &["approval", "consent", "permission"], &["approve", "authorize"], &["approve", "back", "endorse"],
    &["approximate", "rough"], &["area", "district", "neighborhood"], &["area", "region"], &["area", "zone"],
    &["arena", "ground", "stadium", "venue"], &["argument", "dispute", "quarrel", "row"], &["argument", "parameter"],
    &["argument", "rift", "row", "spat"], &["arise", "emerge"], &["arm", "division", "subsidiary", "unit"],
    &["army", "force"], &["army", "military"], &["arrange", "organize"], &["array", "range"], &["arrive", "reach"],
    &["article", "piece", "report", "story"], &["artifact", "relic"], &["artist", "musician"], &["artwork", "painting"],
    &["ask", "invite"], &["ask", "request"], &["ask", "urge"], &["assault", "attack"], &["assault", "offensive"],
    &["assemble", "congregate", "gather"], &["assessment", "evaluation", "review"], &["assessment", "exam"],
    &["assignment", "homework"], &["assignment", "task"], &["athlete", "competitor", "sportsman", "sportswoman"],
    &["atmosphere", "mood"], &["attack", "blast", "condemn", "criticize", "denounce", "lambast", "slam"],
    &["attacker", "hacker"], &["attempt", "bid", "effort", "try"], &["attendee", "participant"],
    &["attendee", "spectator"], &["attorney", "lawyer", "solicitor"], &["attract", "draw", "lure"],
    &["audience", "viewer"], &["author", "novelist", "writer"], &["authoritarian", "totalitarian"],
    &["authority", "council"], &["authority", "official"], &["authority", "power"], &["automobile", "car", "vehicle"],
    &["avert", "prevent"], &["aviator", "pilot"], &["avoid", "evade"], &["avoid", "sidestep"], &["award", "prize"],
    &["award", "trophy"], &["axe", "cut", "scrap"], &["axe", "sack"], &["baby", "infant", "newborn"],
    &["back", "endorse", "support"], &["backdrop", "background"], &["backer", "sponsor"], &["backer", "supporter"],
    &["backing", "endorsement", "support"], &["backlash", "outcry"], &["badly", "gravely", "seriously", "severely"],
    &["bailout", "rescue"], &["ballot", "poll", "vote"], &["ban", "bar", "forbid", "outlaw", "prohibit"],
    &["band", "group"], &["bandit", "robber"], &["banish", "exile"], &["bank", "lender"],
    &["bankroll", "finance", "fund"], &["bankruptcy", "insolvency"], &["banner", "sign"], &["bar", "pub"],
    &["barracks", "base"], &["barrier", "hurdle", "obstacle"], &["base", "headquarters"], &["batter", "hit", "strike"],
    &["battle", "fight", "struggle"], &["beat", "defeat", "overcome"], &["beat", "defeat", "rout", "thrash", "trounce"],
    &["beat", "edge"], &["beat", "hammer", "rout", "thrash", "trounce"], &["beat", "outplay"], &["beat", "surpass"],
    &["beg", "plead"], &["begin", "commence", "launch", "open", "start"], &["believe", "think"],
    &["belonging", "possession"], &["beneath", "under"], &["benefit", "perk"], &["berth", "dock", "moor"],
    &["bid", "offer"], &["big", "great", "huge", "large", "major", "massive"], &["bill", "legislation", "measure"],
    &["billboard", "sign"], &["bin", "dustbin"], &["bizarre", "odd", "strange", "unusual", "weird"],
    &["blade", "knife"], &["blast", "explosion"], &["blaze", "bushfire", "fire", "wildfire"],
    &["blaze", "fire", "inferno"], &["blend", "mixture"], &["blistering", "scorching", "sweltering"],
    &["bloc", "group"], &["block", "impede"], &["block", "prevent", "stop"], &["blog", "post"],
    &["blunder", "error", "mistake"], &["board", "panel"], &["boat", "dinghy"], &["boat", "ferry"],
    &["boat", "ship", "vessel"], &["boat", "trawler"], &["boat", "yacht"], &["body", "corpse"],
    &["body", "group", "organization"], &["body", "institution"], &["body", "remain"], &["body", "torso"],
    &["bodyguard", "guard"], &["boffin", "scientist"], &["bogus", "fake", "false"], &["bolster", "boost", "strengthen"],
    &["bomb", "explosive"], &["bombard", "pound", "shell"], &["bonnet", "hood"], &["boost", "improve"],
    &["boost", "increase", "lift", "raise"], &["border", "boundary"], &["border", "frontier"],
    &["boss", "ceo", "chief"], &["boss", "chief", "head", "leader"], &["boss", "coach", "manager"],
    &["bourse", "exchange"], &["bout", "fight"], &["boxer", "fighter"], &["boyfriend", "partner"],
    &["branch", "outlet"], &["brand", "call", "label"], &["brave", "courageous", "heroic"], &["brawl", "fight"],
    &["breach", "infringement", "violation"], &["break", "violate"], &["breakdown", "collapse"],
    &["breakdown", "failure"], &["bribe", "kickback"], &["broadcaster", "network"], &["broaden", "expand", "widen"],
    &["broken", "damaged"], &["buddy", "friend", "mate", "pal"], &["bug", "defect", "error", "fault", "flaw", "glitch"],
    &["bug", "insect"], &["bug", "issue", "problem"], &["build", "construct"], &["build", "develop"],
    &["building", "premise", "property"], &["building", "structure"], &["burglar", "thief"],
    &["bursary", "scholarship"], &["burst", "rupture"], &["bus", "vehicle"],
    &["business", "company", "corporation", "firm"], &["business", "company", "employer", "firm"],
    &["business", "enterprise"], &["business", "venture"], &["but", "however"], &["buyout", "takeover"],
    &["bystander", "onlooker", "spectator"], &["bystander", "passerby"], &["cab", "minicab", "taxi"],
    &["cabin", "hut", "shack"], &["cafe", "eatery"], &["calamity", "catastrophe", "disaster"],
    &["calendar", "schedule", "timetable"], &["call", "demand"], &["call", "describe", "label"],
    &["campaign", "drive", "push"], &["campaign", "season"], &["campervan", "motorhome"], &["cancel", "scrap"],
    &["cancel", "terminate"], &["candidate", "contender", "hopeful"], &["candy", "sweets"], &["canine", "dog"],
    &["cannabis", "marijuana", "pot", "weed"], &["canvas", "painting"], &["cap", "ceiling", "limit"],
    &["captive", "hostage"], &["capture", "seize"], &["caravan", "trailer"], &["carb", "carbohydrate"],
    &["careful", "cautious"], &["caregiver", "carer"], &["caretaker", "cleaner", "janitor"], &["carriage", "wagon"],
    &["carry", "conduct", "perform"], &["carry", "transport"], &["case", "infection"], &["cash", "money"],
    &["cat", "feline"], &["catch", "contract"], &["categorize", "classify"], &["category", "topic"],
    &["cause", "prompt", "spark", "trigger"], &["cause", "reason"], &["caution", "warn"], &["cautious", "wary"],
    &["cease", "end", "halt", "stop"], &["ceasefire", "truce"], &["celebrate", "mark"], &["celebration", "party"],
    &["celebrity", "star"], &["cellphone", "mobile", "phone", "smartphone"], &["cellular", "mobile"],
    &["center", "facility"], &["center", "hub"], &["ceo", "executive"], &["ceremony", "event"],
    &["ceremony", "service"], &["chain", "company"], &["chain", "retailer"],
    &["chair", "chairman", "chairperson", "chairwoman"], &["challenge", "contest", "dispute"],
    &["challenge", "difficulty", "problem"], &["challenge", "question"], &["champion", "titleholder"],
    &["champion", "winner"], &["chance", "opportunity", "prospect"], &["change", "edit", "modify", "update"],
    &["change", "modify", "revise", "update"], &["change", "shift"], &["change", "transform"], &["channel", "station"],
    &["chaos", "disorder", "mayhem"], &["chaos", "turmoil"], &["chap", "guy", "man"],
    &["characteristic", "feature", "trait"], &["charge", "fee"], &["charity", "nonprofit"],
    &["chart", "diagram", "graph"], &["chase", "pursue"], &["check", "inspect", "review"], &["check", "verify"],
    &["checkpoint", "roadblock"], &["checkup", "examination"], &["chemist", "pharmacy"],
    &["chief", "main", "principal"], &["chiefly", "largely", "mainly", "mostly", "primarily"],
    &["child", "kid", "youngster"], &["child", "offspring"], &["child", "pupil"], &["child", "schoolchild"],
    &["chilly", "cold"], &["chips", "crisps"], &["choose", "click", "select"], &["choose", "elect", "pick", "select"],
    &["cinema", "theater"], &["circle", "orbit"], &["circumstance", "condition", "situation"], &["citizen", "national"],
    &["city", "municipality"], &["claim", "earn", "secure", "win"], &["claimant", "plaintiff"],
    &["clampdown", "crackdown"], &["clarify", "explain"], &["clash", "confrontation"], &["clash", "fighting"],
    &["clash", "fixture", "game", "match", "tie"], &["clash", "row"], &["class", "lesson"],
    &["clear", "evident", "obvious"], &["clemency", "pardon"], &["clergyman", "priest"],
    &["clever", "intelligent", "smart"], &["click", "press", "select", "tap"], &["client", "customer"],
    &["climb", "grow", "increase", "rise"], &["climb", "scale"], &["clinch", "seal", "secure", "win"],
    &["clinician", "doctor", "medic"], &["clip", "footage", "video"], &["close", "nearby"], &["closure", "shutdown"],
    &["clothes", "clothing"], &["club", "nightclub"], &["club", "outfit", "side", "team"],
    &["club", "side", "squad", "team"], &["coach", "mentor"], &["coach", "train"], &["coach", "trainer"],
    &["coast", "shore"], &["coastline", "shoreline"], &["coder", "developer", "programmer"],
    &["collaboration", "cooperation"], &["collapse", "fail", "fold"], &["collapse", "fall"], &["colleague", "teammate"],
    &["collide", "crash"], &["collide", "smash"], &["colliery", "mine", "pit"], &["comb", "scour", "search"],
    &["combat", "fight", "tackle"], &["combine", "merge"], &["comeback", "return"],
    &["coming", "following", "next", "upcoming"], &["commemorate", "mark", "remember"],
    &["comment", "remark", "statement"], &["commerce", "trade"], &["commission", "panel"],
    &["commitment", "pledge", "promise"], &["committee", "panel"], &["common", "frequent"],
    &["common", "prevalent", "widespread"], &["commuter", "passenger"], &["company", "firm", "giant"],
    &["company", "firm", "group"], &["company", "firm", "operator"], &["company", "startup"],
    &["compel", "force", "oblige"], &["compensation", "payout"], &["compete", "contend", "vie"],
    &["compete", "participate"], &["competence", "skill"], &["competition", "contest", "tournament"],
    &["complaint", "grievance"], &["complete", "conclude", "finish"], &["complete", "fill"],
    &["complete", "finish", "wrap"], &["complete", "full"], &["comply", "obey"], &["component", "element", "part"],
    &["comprehensive", "thorough"], &["comprise", "consist", "include"], &["compulsory", "mandatory", "obligatory"],
    &["computer", "machine", "pc"], &["conceal", "hide"], &["concept", "idea", "notion"], &["concert", "gig"],
    &["conclude", "end", "expire", "finish"], &["conclusion", "finding"], &["condemn", "decry", "denounce", "deplore"],
    &["condition", "disease", "disorder"], &["condition", "disease", "illness"], &["conference", "convention"],
    &["conference", "meeting"], &["configuration", "setting"], &["configure", "set"], &["confirm", "verify"],
    &["conflict", "fighting"], &["conflict", "strife"], &["conflict", "war"],
    &["congestion", "jam", "tailback", "traffic"], &["congressman", "congresswoman", "representative"],
    &["conman", "fraudster", "scammer", "swindler"], &["connect", "join", "link"], &["consequence", "impact"],
    &["conserve", "preserve", "protect"], &["consider", "contemplate"], &["consider", "mull"],
    &["considerable", "significant", "sizable", "substantial"],
    &["considerably", "markedly", "significantly", "substantially"], &["conspiracy", "plot"], &["constable", "officer"],
    &["constantly", "continually"], &["constituency", "seat"], &["constituent", "voter"], &["consultant", "specialist"],
    &["consumer", "customer", "shopper"], &["contagious", "infectious"], &["contain", "include"],
    &["contamination", "pollution"], &["continue", "persist"], &["continue", "proceed", "remain"],
    &["continuing", "ongoing"], &["contract", "shrink"], &["contribute", "donate", "give"],
    &["controversy", "dispute", "row"], &["conversation", "interview"], &["convince", "persuade"],
    &["cop", "officer", "police", "policeman"], &["cop", "officer", "policeman", "policewoman"], &["copy", "duplicate"],
    &["copy", "imitate", "mimic"], &["cordon", "seal"], &["core", "key"],
    &["coronavirus", "covid", "pandemic", "virus"], &["correct", "fix"], &["correspondent", "journalist", "reporter"],
    &["corridor", "passage"], &["cost", "expense"], &["cost", "price"], &["costly", "expensive"], &["counter", "rival"],
    &["counterfeit", "fake", "forged"], &["country", "nation"], &["countrywide", "nationally"],
    &["covering", "mask"], &["crackdown", "curb"], &["craft", "spacecraft"], &["cram", "pack"], &["create", "develop"],
    &["create", "establish", "form", "found", "make", "set"], &["create", "generate", "produce"],
    &["crew", "firefighter"], &["cricketer", "player"], &["crime", "offense"], &["crisis", "emergency"],
    &["criterion", "requirement"], &["critic", "opponent"], &["critic", "reviewer"],
    &["crossroads", "intersection", "junction"], &["crowd", "swarm"], &["crowd", "throng"], &["crown", "title"],
    &["crucial", "important", "key", "significant", "vital"],
    &["crush", "hammer", "rout", "thrash", "thump", "trounce"], &["crush", "stampede"],
    &["culprit", "offender", "perpetrator"], &["cult", "sect"], &["cultivate", "grow"], &["cup", "trophy"],
    &["curb", "limit", "restrict"], &["curb", "limit", "restriction"], &["current", "existing", "present"],
    &["current", "incumbent"], &["current", "reigning"], &["customer", "user"], &["cut", "cutback"],
    &["cut", "lower", "reduce", "slash", "trim"], &["cut", "reduction"], &["cutoff", "deadline"], &["cv", "resume"],
    &["dad", "father"], &["damage", "hurt"], &["damaging", "harmful"], &["danger", "hazard", "peril", "risk", "threat"],
    &["dangerous", "hazardous", "risky", "unsafe"], &["dashboard", "panel"], &["database", "db"],
    &["deactivate", "disable"], &["dead", "deceased", "late"], &["deadlock", "stalemate", "standoff"],
    &["deadly", "fatal", "lethal"], &["death", "fatality"], &["death", "mortality"], &["debate", "discuss"],
    &["debate", "discussion", "talk"], &["debate", "row"], &["debris", "rubble", "wreckage"], &["debut", "premiere"],
    &["deceive", "dupe", "fool", "mislead", "trick"], &["decide", "determine", "opt", "resolve"], &["decider", "final"],
    &["decision", "judgment", "ruling", "verdict"], &["declare", "proclaim"],
    &["decline", "dip", "drop", "fall", "slide", "slip"], &["decline", "refuse", "reject"], &["decree", "order"],
    &["defend", "protect"], &["defending", "reigning"], &["defer", "delay", "postpone"],
    &["deficit", "gap", "shortfall"], &["defy", "disobey", "flout"], &["delegate", "representative"],
    &["delete", "erase", "remove"], &["delighted", "glad", "happy", "pleased"], &["deliver", "provide"],
    &["delivery", "shipment"], &["demand", "require"], &["demolish", "raze"], &["demonstrate", "illustrate", "show"],
    &["demonstration", "march", "protest"], &["demonstration", "protest", "rally"], &["demonstrator", "protester"],
    &["depart", "exit", "leave"], &["department", "ministry"], &["deploy", "release"], &["deploy", "send"],
    &["deport", "remove"], &["depose", "oust", "overthrow", "topple"], &["deprecated", "obsolete"],
    &["describe", "portray"], &["deserve", "merit"], &["design", "devise"], &["desire", "wish"],
    &["destroy", "gut", "ravage", "raze", "wreck"], &["detail", "information"], &["detail", "outline"],
    &["detain", "hold"], &["detect", "spot"], &["detective", "officer"], &["deteriorate", "worsen"],
    &["detour", "diversion"], &["device", "gadget"], &["dialog", "discussion", "talk"], &["die", "perish", "succumb"],
    &["differ", "vary"], &["different", "distinct", "other", "unequal", "various"], &["difficult", "hard", "tough"],
    &["digital", "electronic"], &["digital", "online"], &["diminish", "lessen", "reduce"], &["diplomat", "envoy"],
    &["direct", "manage", "oversee", "run"], &["direction", "instruction"], &["director", "filmmaker"],
    &["director", "manager"], &["directory", "folder"], &["disadvantage", "downside", "drawback"],
    &["disagreement", "dispute"], &["discard", "dump"], &["disclose", "reveal"], &["discover", "explore", "learn"],
    &["discover", "find", "learn"], &["discover", "find", "locate"], &["discovery", "finding"],
    &["discussion", "negotiation", "talk"], &["disease", "illness", "sickness"], &["dismiss", "fire", "sack"],
    &["dismiss", "reject"], &["dispatch", "send"], &["displace", "uproot"], &["distribute", "hand"],
    &["divide", "division", "rift", "split"], &["doc", "document", "documentation"], &["doctor", "gp"],
    &["document", "file"], &["document", "record"], &["donation", "gift", "present"], &["donator", "donor"],
    &["dose", "jab", "shot"], &["douse", "extinguish"], &["downpour", "rainstorm"], &["downturn", "slowdown", "slump"],
    &["draft", "draw"], &["draft", "write"], &["drag", "haul", "pull"], &["dramatically", "sharply", "steeply"],
    &["draw", "stalemate", "tie"], &["dress", "gown"], &["driver", "motorist"], &["drone", "uav"], &["drop", "remove"],
    &["drug", "medication", "medicine"], &["drug", "narcotic"],
    &["due", "expected", "poised", "prepare", "ready", "scheduled", "set", "slated"], &["dump", "landfill", "tip"],
    &["dumpster", "skip"], &["duty", "levy", "tax"], &["dwelling", "home", "house", "residence"],
    &["dwindle", "shrink"], &["eager", "keen"], &["earlier", "last", "past", "previous", "prior"],
    &["earning", "income", "salary"], &["earning", "profit"], &["earning", "salary", "wage"],
    &["earth", "planet", "world"], &["earthquake", "quake", "tremor"], &["ease", "lift"], &["ease", "loosen", "relax"],
    &["easy", "simple", "straightforward"], &["ecstasy", "mdma"], &["edge", "narrow"], &["education", "schooling"],
    &["educator", "instructor", "teacher"], &["effect", "impact"], &["elderly", "old"], &["elector", "voter"],
    &["electorate", "voter"], &["electronically", "online"], &["elevator", "lift"],
    &["eligible", "entitled", "qualified"], &["eliminate", "remove"], &["email", "mail"], &["email", "message"],
    &["embankment", "levee"], &["emphasize", "highlight", "stress"], &["employ", "hire", "recruit"],
    &["employ", "use", "utilize"], &["employee", "staff", "staffer", "worker"], &["employee", "staff", "workforce"],
    &["empower", "enable"], &["empty", "vacant"], &["enable", "facilitate"], &["encircle", "surround"],
    &["encounter", "game", "match"], &["encourage", "urge"], &["end", "lift"], &["enhance", "improve"],
    &["enlist", "recruit"], &["enormous", "huge", "immense", "massive", "vast"], &["enough", "sufficient"],
    &["enroll", "register", "sign"], &["ensure", "sure"], &["enter", "input", "type"], &["enthusiastic", "keen"],
    &["entire", "full", "whole"], &["equalize", "level"], &["equalizer", "leveler"], &["equipment", "gear", "kit"],
    &["equitable", "fair"], &["eraser", "rubber"], &["escape", "flee"], &["espionage", "spying"],
    &["essential", "vital"], &["estimate", "reckon"], &["evaluation", "test"], &["event", "gathering", "meeting"],
    &["event", "incident"], &["event", "tournament"], &["evidence", "proof"], &["evidence", "testimony"],
    &["ex", "former"], &["examine", "inspect", "investigate", "probe", "study"], &["examine", "scrutinize"],
    &["excellent", "outstanding", "superb"], &["excerpt", "extract", "snippet"], &["exchange", "swap", "trade"],
    &["execute", "run"], &["exhausted", "tired", "weary"], &["exit", "leave", "quit"], &["expand", "extend"],
    &["expand", "grow"], &["expansion", "growth"], &["expectant", "pregnant"], &["expensive", "pricey"],
    &["experience", "suffer"], &["experiment", "trial"], &["expert", "guru"], &["expert", "professional", "specialist"],
    &["expire", "lapse"], &["express", "voice"], &["expressway", "freeway", "highway", "motorway"],
    &["extend", "prolong"], &["extension", "plugin"], &["extensive", "widespread"], &["extent", "scale"],
    &["extent", "scope"], &["eyewitness", "witness"], &["faction", "group"], &["fade", "wane"],
    &["failing", "shortcoming", "weakness"], &["false", "untrue"], &["family", "kin", "relative"],
    &["famous", "known", "renowned"], &["fan", "spectator"], &["fan", "supporter"], &["fare", "price"],
    &["farmer", "grower"], &["farmland", "field"], &["fast", "quick", "rapid", "speedy", "swift"],
    &["fast", "quickly", "rapidly", "swiftly"], &["faucet", "tap"], &["favorite", "popular"], &["feature", "include"],
    &["feature", "star"], &["fee", "surcharge"], &["fetch", "get", "retrieve"], &["field", "pitch"],
    &["fierce", "intense"], &["fight", "tussle"], &["fighter", "jet", "warplane"], &["fighter", "militant"],
    &["fighter", "rebel"], &["figure", "number"], &["file", "lodge", "submit"], &["film", "movie", "picture"],
    &["final", "last"], &["find", "recover"], &["find", "uncover", "unearth"], &["finding", "result"],
    &["firearm", "gun", "weapon"], &["firefighter", "fireman"], &["fit", "install"],
    &["fix", "patch"], &["fix", "resolve", "solve"], &["flaw", "vulnerability", "weakness"], &["flight", "plane"],
    &["flyer", "leaflet"], &["foe", "opponent", "rival"], &["foil", "thwart"], &["folk", "people"],
    &["follow", "succeed"], &["footage", "recording", "video"], &["football", "soccer"], &["footballer", "player"],
    &["force", "troop"], &["forecast", "outlook", "prediction", "projection"], &["forecast", "predict", "project"],
    &["forecaster", "meteorologist"], &["foreign", "overseas"], &["forever", "permanently"], &["form", "paperwork"],
    &["formerly", "previously"], &["fortunate", "lucky"], &["forward", "striker"], &["founder", "sink"],
    &["fraud", "scam"], &["free", "liberate", "release"], &["freezing", "icy"], &["freighter", "ship"],
    &["frequently", "regularly"], &["fresh", "new"], &["fresh", "renewed"], &["frighten", "scare", "terrify"],
    &["fuel", "gas", "gasoline", "petrol"], &["funding", "money"], &["gain", "win"], &["gale", "storm"],
    &["gang", "ring"], &["garbage", "rubbish", "trash", "waste"], &["gather", "meet"], &["gauge", "measure"],
    &["general", "overall"], &["gentleman", "man"], &["girlfriend", "partner"],
    &["give", "grant", "offer", "provide", "supply"], &["glitch", "hitch", "snag"], &["global", "worldwide"],
    &["globally", "worldwide"], &["goods", "product"], &["grab", "seize", "snatch"], &["grade", "mark", "score"],
    &["gradually", "slowly"], &["grapple", "struggle"], &["greet", "welcome"], &["grieve", "mourn"],
    &["grocer", "supermarket"], &["growth", "rise"], &["guerrilla", "rebel"], &["guest", "visitor"],
    &["guidance", "guideline"], &["guidance", "instruction"], &["guide", "handbook", "manual", "tutorial"],
    &["guide", "lead"], &["guide", "steer"], &["gun", "handgun", "pistol"], &["gun", "rifle"], &["gun", "shotgun"],
    &["gunfire", "shooting"], &["gunman", "shooter"], &["gust", "wind"], &["hail", "praise"], &["hail", "welcome"],
    &["halt", "pause", "suspend"], &["hamper", "impede", "obstruct"], &["handcuff", "shackle"], &["handle", "tackle"],
    &["handy", "helpful", "useful"], &["happen", "occur"], &["harbor", "port"], &["harsh", "severe", "tough"],
    &["head", "lead"], &["headcount", "workforce"], &["headmaster", "headmistress", "headteacher", "principal"],
    &["heal", "recover", "recuperate"], &["heavy", "torrential"], &["heist", "robbery"], &["helpline", "hotline"],
    &["hesitant", "reluctant", "unwilling"], &["hgv", "lorry", "truck"], &["highest", "record"],
    &["highlight", "stress", "underline", "underscore"], &["highway", "motorway", "road"],
    &["hike", "increase", "rise"], &["hit", "press"], &["hit", "ram"], &["hoard", "stockpile"],
    &["hold", "host", "stage"], &["holder", "owner"], &["holiday", "vacation"],
    &["holidaymaker", "tourist", "vacationer"], &["home", "house", "property"], &["hooligan", "lout", "thug"],
    &["hospital", "hospitalize"], &["huge", "tremendous"], &["hunt", "manhunt", "search"], &["hurl", "throw", "toss"],
    &["hurry", "race"], &["hurt", "injure", "wound"], &["husband", "spouse", "widower"], &["hyperlink", "link"],
    &["idea", "suggestion"], &["identify", "name"], &["ill", "sick", "unwell"], &["illegal", "illicit", "unlawful"],
    &["illegally", "unlawfully"], &["image", "photo", "photograph", "picture"], &["immerse", "submerge"],
    &["immigrant", "migrant"], &["imminent", "impending"], &["immunize", "inoculate", "jab", "vaccinate"],
    &["impasse", "standoff"], &["implement", "introduce"], &["implore", "urge"], &["impose", "introduce"],
    &["impoverished", "needy", "poor"], &["imprison", "incarcerate", "jail"], &["imprison", "jail", "lock"],
    &["imprisonment", "incarceration", "jail", "prison"], &["incite", "provoke"], &["include", "involve"],
    &["income", "pay", "salary"], &["incorrect", "wrong"], &["indicate", "reveal", "show", "suggest"],
    &["indication", "sign"], &["individual", "person"], &["industry", "sector"], &["inform", "notify", "tell"],
    &["inhabitant", "local", "resident"], &["initiative", "plan", "scheme"],
    &["initiative", "program", "project", "scheme"], &["inmate", "prisoner"], &["inquiry", "investigation", "probe"],
    &["insult", "offend"], &["intend", "plan", "propose"], &["internationally", "worldwide"], &["internet", "web"],
    &["interrogate", "question", "quiz"], &["introduce", "launch", "unveil"], &["investigate", "look"],
    &["investor", "shareholder"], &["isolation", "quarantine"], &["issue", "matter", "problem"], &["issue", "release"],
    &["item", "object", "thing"], &["item", "product"], &["itinerary", "schedule"],
    &["jab", "shot", "vaccination", "vaccine"], &["jackpot", "prize"], &["jetty", "pier", "quay", "wharf"],
    &["job", "occupation", "profession"], &["job", "position", "post", "role"], &["jobless", "unemployed"],
    &["joblessness", "unemployment"], &["jockey", "rider"], &["join", "unite"], &["journey", "trip"],
    &["judge", "justice"], &["jump", "leap", "spike", "surge"], &["juror", "jury"],
    &["juvenile", "teen", "teenager", "youth"], &["keep", "maintain", "retain", "stay"], &["key", "main", "primary"],
    &["keynote", "main"], &["kill", "slay"], &["kind", "sort", "type"], &["labor", "work"], &["laborer", "worker"],
    &["lack", "shortage"], &["lady", "woman"], &["landmark", "milestone"], &["laptop", "notebook"],
    &["late", "overdue"], &["latest", "newest"], &["launch", "liftoff"], &["launch", "release"], &["launch", "rollout"],
    &["lavish", "luxurious"], &["law", "legislation", "statute"], &["lawful", "legal"],
    &["lawmaker", "legislator", "member"], &["lawmaker", "parliamentarian"], &["lawmaker", "politician"],
    &["lawmaker", "senator"], &["lawsuit", "litigation"], &["layoff", "redundancy"], &["leader", "president"],
    &["leadership", "management"], &["leading", "prominent", "top"], &["leak", "spill"], &["legislature", "parliament"],
    &["letter", "note"], &["level", "rate"], &["leverage", "use"], &["levy", "tariff"], &["liable", "responsible"],
    &["line", "queue"], &["lineup", "roster", "squad", "team"], &["link", "url"], &["little", "scant"],
    &["live", "reside"], &["lobby", "pressure"], &["local", "nearby"], &["local", "villager"],
    &["location", "place", "site", "spot", "venue"], &["lockdown", "shutdown"], &["log", "sign"], &["login", "signin"],
    &["logout", "signout"], &["look", "search", "seek"], &["lorry", "truck", "vehicle"], &["lucrative", "profitable"],
    &["lunar", "moon"], &["mail", "post"], &["maker", "producer"], &["mandate", "require"], &["manufacture", "produce"],
    &["many", "numerous"], &["mar", "spoil"], &["marcher", "protester"], &["marginally", "narrowly"],
    &["marginally", "slightly"], &["mariner", "sailor", "seaman"], &["marshal", "steward"], &["maybe", "perhaps"],
    &["means", "method", "way"], &["measure", "move", "step"], &["media", "press"], &["mediator", "negotiator"],
    &["medic", "paramedic"], &["meeting", "summit"], &["memo", "note"], &["merchant", "trader"],
    &["method", "technique"], &["metro", "subway", "tube", "underground"], &["minor", "slight", "small"],
    &["mobilize", "muster"], &["mock", "ridicule"], &["mom", "mother", "mum"], &["monitor", "track", "watch"],
    &["motion", "proposal"], &["motion", "resolution"], &["motive", "reason"], &["move", "relocate"],
    &["move", "shift"], &["move", "transfer"], &["mugshot", "photo"], &["multiple", "several"], &["name", "reveal"],
    &["necessary", "needed", "required"], &["need", "require"], &["net", "score"], &["new", "recent"],
    &["newspaper", "paper"], &["normal", "typical", "usual"], &["notable", "significant"], &["notice", "spot"],
    &["nudge", "push"], &["number", "toll"], &["nursery", "preschool"], &["oath", "pledge", "vow"],
    &["obsolete", "outdated"], &["occasional", "sporadic"], &["odor", "smell", "stench"], &["offensive", "operation"],
    &["official", "referee"], &["online", "virtual"], &["opening", "vacancy"], &["openly", "publicly"],
    &["operation", "procedure", "surgery"], &["opinion", "view"], &["oppose", "resist"], &["oust", "remove"],
    &["oust", "unseat"], &["outcome", "result"], &["outlet", "shop", "store"], &["output", "production"],
    &["outsider", "underdog"], &["overhaul", "redesign", "revamp"], &["overhaul", "reform"],
    &["overhaul", "restructure"], &["overturn", "quash"], &["overview", "summary"], &["owner", "proprietor"],
    &["pace", "rate"], &["page", "webpage"], &["pants", "trousers"], &["paper", "study"], &["parade", "procession"],
    &["part", "participate"], &["part", "section"], &["participation", "turnout"], &["passcode", "password"],
    &["passenger", "tourist", "traveler", "visitor"], &["path", "trail"], &["patient", "sufferer"],
    &["pavement", "sidewalk"], &["pay", "salary", "wage"], &["penalty", "sanction"], &["pensioner", "retiree"],
    &["people", "public"], &["percentage", "proportion", "share"], &["performance", "show"], &["period", "stint"],
    &["personnel", "staff", "workforce"], &["pertinent", "relevant"], &["phase", "stage"], &["phone", "telephone"],
    &["pickup", "truck"], &["pilot", "trial"], &["placard", "sign"], &["place", "put"], &["plan", "proposal", "scheme"],
    &["plan", "strategy"], &["plebiscite", "referendum"], &["pledge", "promise", "vow"], &["plow", "ram"],
    &["plummet", "plunge", "slump", "tumble"], &["poisonous", "toxic"], &["policy", "strategy"], &["poll", "survey"],
    &["portal", "site", "website"], &["position", "stance"], &["post", "publish", "upload"], &["powerful", "strong"],
    &["precipitation", "rain", "rainfall"], &["preference", "setting"], &["prepared", "ready"], &["pressure", "strain"],
    &["prevent", "thwart"], &["priest", "vicar"], &["probe", "spacecraft"], &["program", "series", "show"],
    &["prominent", "renowned"], &["promote", "tout"], &["proposal", "suggestion"], &["propose", "suggest"],
    &["protect", "safeguard", "shield"], &["province", "region"], &["publish", "release"], &["publish", "reveal"],
    &["pull", "withdraw"], &["pullout", "withdrawal"], &["pupil", "student"], &["quantity", "sum"],
    &["query", "search"], &["quit", "resign", "step"], &["raid", "robbery"], &["raid", "search"], &["rail", "train"],
    &["rain", "shower"], &["range", "series"], &["range", "variety"], &["rare", "uncommon"], &["rebate", "refund"],
    &["rebound", "recover"], &["rebound", "recovery"], &["rebrand", "rename"], &["rebuff", "refuse", "reject"],
    &["recommend", "suggest"], &["reconsider", "rethink"], &["recording", "tape"], &["recovery", "turnaround"],
    &["recovery", "upturn"], &["recruit", "sign"], &["recruit", "signing"],
    &["redecoration", "refurbishment", "renovation"], &["referendum", "vote"], &["refund", "reimburse"],
    &["refurbish", "renovate", "restore"], &["refurbish", "upgrade"], &["regulation", "rule"],
    &["regulator", "watchdog"], &["reimburse", "repay"], &["reinforce", "strengthen"], &["reinstate", "restore"],
    &["related", "relevant"], &["relation", "relationship", "tie"], &["release", "version"], &["remedy", "treatment"],
    &["remote", "virtual"], &["reopen", "restart", "resume"], &["reorganize", "restructure"],
    &["repeal", "rescind", "revoke", "scrap"], &["replace", "succeed"], &["report", "review"],
    &["representative", "spokesman", "spokesperson", "spokeswoman"], &["rescue", "salvage"], &["rescue", "save"],
    &["rescuer", "responder"], &["research", "study"], &["researcher", "scientist"],
    &["reshuffle", "shakeup", "shuffle"], &["resident", "tenant"], &["restore", "revive"], &["restriction", "rule"],
    &["retailer", "shop", "store", "supermarket"], &["retailer", "shopkeeper"], &["reveal", "unveil"],
    &["revenue", "sale", "turnover"], &["revenue", "takings"], &["road", "street"], &["road", "thoroughfare"],
    &["robust", "strong"], &["round", "stage"], &["ruin", "wreck"], &["rumor", "speculation"], &["runway", "tarmac"],
    &["saloon", "sedan"], &["sample", "specimen"], &["save", "store"], &["scarcity", "shortage"], &["scene", "site"],
    &["schoolchild", "student"], &["screening", "vetting"], &["screenplay", "script"], &["sculpture", "statue"],
    &["secondary", "slave"], &["secondhand", "used"], &["see", "spot"], &["see", "view"], &["see", "visit"],
    &["semester", "term"], &["seminar", "workshop"], &["send", "submit"], &["sentence", "term"],
    &["series", "spate", "string"], &["serviceman", "soldier"], &["settlement", "town"], &["sewage", "wastewater"],
    &["share", "stake"], &["share", "stock"], &["sharp", "steep"], &["ship", "tanker"], &["ship", "vessel", "warship"],
    &["shock", "stun"], &["sign", "signal"], &["sign", "symptom"], &["simplify", "streamline"], &["single", "song"],
    &["sizable", "sizeable"], &["slow", "sluggish"], &["smuggle", "traffic"], &["smuggler", "trafficker"],
    &["snatch", "steal"], &["sneakers", "trainers"], &["snub", "spurn"], &["soar", "surge"], &["solar", "sun"],
    &["soldier", "troop"], &["song", "track", "tune"], &["speak", "talk"], &["spell", "stint"],
    &["spread", "transmission"], &["spread", "transmit"], &["stable", "steady"], &["standing", "table"],
    &["station", "terminal"], &["stoppage", "strike"], &["strain", "variant"], &["strand", "stuck"],
    &["strengthen", "toughen"], &["strict", "stringent", "tight", "tough"], &["strike", "walkout"],
    &["subpoena", "summon"], &["success", "victory", "win"], &["supplier", "vendor"], &["surpass", "top"],
    &["swear", "vow"], &["television", "tv"], &["tenure", "term"], &["term", "word"], &["therapy", "treatment"],
    &["tighten", "toughen"], &["toll", "total"], &["tool", "utility"], &["tour", "visit"], &["trip", "visit"],
    &["triumph", "victory", "win"], &["turmoil", "unrest"], &["unbeaten", "undefeated"], &["uncertain", "unclear"],
    &["unit", "ward"], &["unstable", "volatile"], &["update", "upgrade"], &["van", "vehicle"], &["widow", "wife"],
    &["wifi", "wireless"], &["young", "youth"], &["youngster", "youth"],
];

/// Every word of the rows with the index of a row that it stands in, sorted.
static PLACES: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let places = |(at, row): (usize, &&'static [&'static str])| row.iter().map(move |word| (*word, at));
    let mut places: Vec<_> = ROWS.iter().enumerate().flat_map(places).collect();
    places.sort_unstable();
    places
});

/// Returns whether two words, as forms in lower case, can stand for one another.
pub(crate) fn synonyms(a: &str, b: &str) -> bool {
    let (left, right) = (lemmas(a), lemmas(b));
    left.iter().any(|x| {
        let meanings = meanings(x);
        in_one_row(x, &right) || right.iter().any(|y| x == y || shared(meanings, self::meanings(y)))
    })
}

/// Returns whether `word` is one that the thesaurus has.
pub(crate) fn knows(word: &str) -> bool {
    lemmas(word).iter().any(|lemma| !meanings(lemma).is_empty())
}

fn in_one_row(word: &str, others: &[String]) -> bool {
    let first = PLACES.partition_point(|(other, _)| *other < word);
    let mut rows = PLACES[first..].iter().take_while(|(other, _)| *other == word).map(|(_, at)| ROWS[*at]);
    rows.any(|row| others.iter().any(|other| row.contains(&other.as_str())))
}

fn shared(a: &str, b: &str) -> bool {
    a.split(' ').any(|x| !x.is_empty() && b.split(' ').any(|y| x == y))
}

/// Returns the numbers of the meanings of `word`, parted by spaces; empty where it has none.
fn meanings(word: &str) -> &'static str {
    let (mut low, mut high) = (0, WORDNET.len());
    while low < high {
        // The line that the middle lies in; `low` and `high` always lie where lines begin.
        let middle = (low + high) / 2;
        let start = WORDNET[low..middle].rfind('\n').map_or(low, |at| low + at + 1);
        let end = WORDNET[middle..].find('\n').map_or(WORDNET.len(), |at| middle + at);
        let (entry, rest) = WORDNET[start..end].split_once(' ').unwrap_or_default();
        match entry.cmp(word) {
            std::cmp::Ordering::Equal => return rest,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    ""
}

/// Returns the rows of words that news puts for one another.
#[cfg(test)]
pub(crate) fn rows() -> &'static [&'static [&'static str]] {
    ROWS
}

#[cfg(test)]
mod tests {
    use super::super::antonyms::opposite;
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_word_is_found() {
        assert!(WORDNET.is_ascii() && WORDNET.ends_with('\n'));
        let words: Vec<&str> = WORDNET.lines().map(|line| line.split_once(' ').map_or(line, |pair| pair.0)).collect();
        assert!(words.is_sorted());
        for line in WORDNET.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or_default();
            assert_eq!(meanings(word), rest, "{word}");
        }
        assert_eq!(meanings("aaaa"), "");
        assert_eq!(meanings("zzzz"), "");
    }

    #[test]
    fn rows_are_sorted_and_none_is_a_part_of_another() {
        assert!(ROWS.is_sorted());
        for row in ROWS {
            assert!(row.is_sorted_by(|a, b| a < b) && row.len() > 1, "{row:?}");
            let holding = ROWS.iter().filter(|other| row.iter().all(|word| other.contains(word)));
            assert_eq!(holding.count(), 1, "{row:?}");
        }
    }

    #[test]
    fn no_row_holds_opposites() {
        for row in ROWS {
            for (a, b) in row.iter().flat_map(|a| row.iter().map(move |b| (a, b))) {
                assert!(!opposite(a, b), "{a}, {b}");
            }
        }
    }

    #[test]
    fn words_for_the_same_are_told_from_words_for_something_else() {
        for (a, b) in [
            ("film", "movie"),
            ("bought", "purchased"),
            ("physicians", "doctors"),
            ("prison", "jail"),
            ("recruiting", "hired"),
            ("mandates", "requires"),
            ("restrictions", "rules"),
        ] {
            assert!(synonyms(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("film", "novel"),
            ("city", "village"),
            ("arrested", "charged"),
            ("murder", "killing"),
            ("injured", "killed"),
            ("fire", "leak"),
            ("protest", "riot"),
            ("sources", "officials"),
            ("suspect", "attacker"),
            ("hurricane", "storm"),
            ("barrister", "solicitor"),
        ] {
            assert!(!synonyms(a, b), "{a}, {b}");
        }
    }
}
