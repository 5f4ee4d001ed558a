//! Words that turn a claim round.

use super::lemma::{is_form_of, lemmas};

/// Pairs of opposites, as lemmas; sorted, and so is each pair.
#[rustfmt::skip]
const OPPOSITES: &[(&str, &str)] = &[
    ("abandon", "adopt"), ("abandon", "keep"), ("abandon", "maintain"), ("abnormal", "normal"), ("abolish", "create"), ("abolish", "establish"), ("abolish", "introduce"), ("abolish", "keep"), ("abolish", "restore"), ("abolish", "retain"), ("above", "below"), ("absence", "presence"), ("absent", "present"), ("absolve", "blame"), ("accelerate", "delay"), ("accelerate", "slow"), ("accept", "decline"), ("accept", "deny"), ("accept", "dispute"), ("accept", "refuse"), ("accept", "reject"), ("accept", "resist"), ("acknowledge", "deny"), ("acquit", "convict"), ("acquittal", "conviction"), ("acquitted", "guilty"), ("activate", "deactivate"), ("active", "passive"), ("acute", "chronic"), ("add", "cut"), ("add", "lose"), ("add", "remove"), ("add", "shed"), ("add", "subtract"), ("admit", "deny"), ("admit", "expel"), ("admit", "reject"), ("adopt", "drop"), ("adopt", "reject"), ("advance", "retreat"), ("adversary", "ally"), ("affirm", "deny"), ("affirm", "reverse"), ("after", "before"), ("agree", "disagree"), ("agree", "oppose"), ("agree", "refuse"), ("agree", "reject"), ("ahead", "behind"), ("aid", "hinder"), ("alive", "dead"), ("all", "none"), ("allow", "ban"), ("allow", "block"), ("allow", "deny"), ("allow", "forbid"), ("allow", "prevent"), ("allow", "prohibit"), ("ally", "enemy"), ("ally", "foe"), ("ally", "opponent"), ("ally", "rival"), ("always", "never"), ("always", "rarely"), ("ancestor", "descendant"), ("ancient", "modern"), ("anti", "pro"), ("apart", "together"), ("appear", "disappear"), ("appoint", "dismiss"), ("appreciate", "depreciate"), ("approval", "rejection"), ("approve", "ban"), ("approve", "block"), ("approve", "disapprove"), ("approve", "oppose"), ("approve", "reject"), ("approve", "veto"), ("arrest", "free"), ("arrest", "release"), ("arrive", "depart"), ("arrive", "leave"), ("artificial", "natural"), ("ascend", "descend"), ("ashamed", "proud"), ("asleep", "awake"), ("asset", "liability"), ("asymptomatic", "symptomatic"), ("attack", "defend"), ("attacker", "victim"), ("attend", "boycott"), ("attend", "miss"), ("attend", "skip"), ("attract", "repel"), ("authentic", "fake"), ("available", "unavailable"), ("back", "condemn"), ("back", "oppose"), ("back", "reject"), ("backward", "forward"), ("bad", "good"), ("badly", "well"), ("ban", "legalize"), ("ban", "permit"), ("bankrupt", "solvent"), ("bearish", "bullish"), ("beat", "lose"), ("because", "despite"), ("begin", "end"), ("begin", "finish"), ("begin", "stop"), ("beneficial", "harmful"), ("benefit", "harm"), ("benign", "malignant"), ("best", "worst"), ("better", "worse"), ("beyond", "within"), ("big", "small"), ("bigger", "smaller"), ("biggest", "smallest"), ("birth", "death"), ("blame", "clear"), ("blame", "praise"), ("bleak", "bright"), ("block", "pass"), ("block", "permit"), ("boom", "bust"), ("boom", "recession"), ("boom", "slump"), ("boost", "cut"), ("boost", "damage"), ("boost", "reduce"), ("boost", "undermine"), ("boost", "weaken"), ("borrow", "lend"), ("borrower", "lender"), ("bottom", "top"), ("boy", "girl"), ("boycott", "join"), ("bright", "dark"), ("broad", "narrow"), ("broaden", "narrow"), ("brother", "sister"), ("build", "demolish"), ("build", "destroy"), ("buy", "sell"), ("buyer", "seller"), ("cancel", "confirm"), ("cancel", "renew"), ("capture", "release"), ("cause", "prevent"), ("cease", "continue"), ("challenger", "incumbent"), ("cheap", "expensive"), ("cheaper", "dearer"), ("civilian", "military"), ("clean", "dirty"), ("clear", "convict"), ("clear", "guilty"), ("climb", "decline"), ("climb", "drop"), ("climb", "fall"), ("climb", "slip"), ("climb", "tumble"), ("close", "open"), ("close", "reopen"), ("coalition", "opposition"), ("coastal", "inland"), ("cold", "hot"), ("cold", "warm"), ("colder", "warmer"), ("common", "rare"), ("complete", "partial"), ("complex", "simple"), ("comply", "defy"), ("comply", "violate"), ("compulsory", "voluntary"), ("conceal", "disclose"), ("conceal", "reveal"), ("condemn", "defend"), ("condemn", "endorse"), ("condemn", "praise"), ("condemn", "support"), ("condemn", "welcome"), ("confidence", "doubt"), ("confident", "doubtful"), ("confirm", "deny"), ("conservative", "liberal"), ("construct", "demolish"), ("contain", "spread"), ("continue", "end"), ("continue", "halt"), ("continue", "stop"), ("continue", "suspend"), ("contract", "expand"), ("contraction", "growth"), ("convict", "free"), ("convicted", "innocent"), ("correct", "wrong"), ("create", "cut"), ("create", "destroy"), ("creditor", "debtor"), ("criminalize", "decriminalize"), ("criminalize", "legalize"), ("critic", "fan"), ("critic", "supporter"), ("critical", "supportive"), ("criticism", "praise"), ("criticize", "praise"), ("criticize", "welcome"), ("current", "former"), ("curtail", "extend"), ("cut", "expand"), ("cut", "extend"), ("cut", "hike"), ("cut", "increase"), ("cut", "raise"), ("damage", "improve"), ("danger", "safety"), ("dangerous", "safe"), ("daughter", "son"), ("dawn", "dusk"), ("decline", "gain"), ("decline", "grow"), ("decline", "growth"), ("decline", "improve"), ("decline", "increase"), ("decline", "recover"), ("decline", "rise"), ("decrease", "grow"), ("decrease", "increase"), ("decrease", "rise"), ("decreasingly", "increasingly"), ("deep", "shallow"), ("defeat", "elect"), ("defeat", "pass"), ("defeat", "triumph"), ("defeat", "victory"), ("defeat", "win"), ("defeated", "victorious"), ("defendant", "plaintiff"), ("defense", "offense"), ("defense", "prosecution"), ("defensive", "offensive"), ("deficit", "profit"), ("deficit", "surplus"), ("deflation", "inflation"), ("defy", "obey"), ("delay", "hasten"), ("democratic", "republican"), ("demolish", "preserve"), ("demote", "promote"), ("denounce", "welcome"), ("deny", "grant"), ("deploy", "withdraw"), ("destroy", "preserve"), ("detain", "free"), ("detain", "release"), ("deteriorate", "improve"), ("deterioration", "improvement"), ("die", "live"), ("die", "recover"), ("die", "survive"), ("different", "same"), ("difficult", "easy"), ("direct", "indirect"), ("disable", "enable"), ("disaster", "success"), ("disclose", "withhold"), ("discourage", "encourage"), ("dishonest", "honest"), ("dismiss", "hire"), ("dismiss", "reinstate"), ("dismiss", "uphold"), ("disprove", "prove"), ("distrust", "trust"), ("divide", "unite"), ("divided", "unanimous"), ("divorced", "married"), ("domestic", "foreign"), ("domestic", "international"), ("domestic", "overseas"), ("double", "halve"), ("dove", "hawk"), ("dovish", "hawkish"), ("down", "up"), ("downbeat", "upbeat"), ("downgrade", "upgrade"), ("downhill", "uphill"), ("downstairs", "upstairs"), ("downstream", "upstream"), ("downturn", "upturn"), ("downward", "upward"), ("drop", "gain"), ("drop", "increase"), ("drop", "jump"), ("drop", "keep"), ("drop", "maintain"), ("drop", "rise"), ("drop", "surge"), ("drunk", "sober"), ("dry", "wet"), ("eager", "reluctant"), ("earlier", "later"), ("earliest", "latest"), ("early", "late"), ("earn", "lose"), ("ease", "escalate"), ("ease", "restrict"), ("ease", "tighten"), ("ease", "toughen"), ("ease", "worsen"), ("easier", "harder"), ("east", "west"), ("eastbound", "westbound"), ("eastern", "western"), ("easy", "hard"), ("employed", "jobless"), ("employee", "employer"), ("empty", "full"), ("enact", "repeal"), ("end", "extend"), ("end", "resume"), ("end", "start"), ("endanger", "protect"), ("endorse", "oppose"), ("endorse", "reject"), ("enemy", "friend"), ("enemy", "supporter"), ("enforce", "lift"), ("enforce", "relax"), ("enter", "exit"), ("enter", "leave"), ("enter", "withdraw"), ("entrance", "exit"), ("everybody", "nobody"), ("everything", "nothing"), ("everywhere", "nowhere"), ("exactly", "roughly"), ("exceed", "trail"), ("excess", "shortage"), ("exclude", "include"), ("exit", "remain"), ("exit", "stay"), ("expand", "reduce"), ("expand", "restrict"), ("expand", "shrink"), ("explicit", "implicit"), ("export", "import"), ("exporter", "importer"), ("expose", "hide"), ("extend", "shorten"), ("external", "internal"), ("extraordinary", "ordinary"), ("fail", "manage"), ("fail", "pass"), ("fail", "qualify"), ("fail", "succeed"), ("failure", "success"), ("fake", "genuine"), ("fake", "real"), ("fall", "gain"), ("fall", "grow"), ("fall", "increase"), ("fall", "jump"), ("fall", "rebound"), ("fall", "rise"), ("fall", "soar"), ("fall", "surge"), ("false", "true"), ("falsehood", "truth"), ("far", "near"), ("farther", "nearer"), ("fast", "slow"), ("faster", "slower"), ("fastest", "slowest"), ("father", "mother"), ("favor", "oppose"), ("favor", "reject"), ("female", "male"), ("few", "many"), ("few", "most"), ("fewer", "more"), ("fewest", "most"), ("fight", "support"), ("final", "initial"), ("finish", "start"), ("fire", "hire"), ("fire", "keep"), ("fire", "reinstate"), ("first", "last"), ("flee", "remain"), ("flee", "stay"), ("flexible", "rigid"), ("float", "sink"), ("foe", "friend"), ("follow", "ignore"), ("follow", "precede"), ("follower", "leader"), ("forbid", "permit"), ("forced", "voluntary"), ("forget", "remember"), ("fragile", "strong"), ("free", "imprison"), ("free", "jail"), ("freeze", "thaw"), ("friendly", "hostile"), ("front", "rear"), ("full", "partial"), ("future", "past"), ("gain", "lose"), ("gain", "loss"), ("gain", "shed"), ("gain", "slide"), ("gain", "slip"), ("gain", "tumble"), ("give", "take"), ("gloomy", "upbeat"), ("good", "poor"), ("grant", "refuse"), ("grant", "reject"), ("grant", "revoke"), ("grant", "withhold"), ("great", "terrible"), ("grief", "joy"), ("gross", "net"), ("grow", "shrink"), ("guilt", "innocence"), ("guilty", "innocent"), ("halt", "resume"), ("halt", "start"), ("happy", "sad"), ("hard", "soft"), ("harm", "help"), ("harm", "protect"), ("harsh", "lenient"), ("hate", "like"), ("hate", "love"), ("have", "lack"), ("healthy", "sick"), ("heavy", "light"), ("heed", "ignore"), ("help", "hinder"), ("help", "hurt"), ("hidden", "visible"), ("hide", "reveal"), ("hide", "show"), ("high", "low"), ("higher", "lower"), ("highest", "lowest"), ("hike", "lower"), ("hike", "slash"), ("hit", "miss"), ("horizontal", "vertical"), ("hostile", "welcoming"), ("husband", "wife"), ("illegal", "legal"), ("impose", "lift"), ("impossible", "possible"), ("improve", "worsen"), ("in", "outside"), ("inbound", "outbound"), ("include", "omit"), ("incoming", "outgoing"), ("increase", "lower"), ("increase", "reduce"), ("increase", "reduction"), ("increase", "shrink"), ("increase", "slash"), ("indefinite", "temporary"), ("indefinitely", "temporarily"), ("indoor", "outdoor"), ("indoors", "outdoors"), ("inferior", "superior"), ("inflow", "outflow"), ("inside", "outside"), ("install", "remove"), ("introduce", "scrap"), ("introduce", "withdraw"), ("invade", "withdraw"), ("inward", "outward"), ("jail", "release"), ("join", "leave"), ("join", "quit"), ("join", "withdraw"), ("jump", "plunge"), ("jump", "slump"), ("jump", "tumble"), ("junior", "senior"), ("keep", "remove"), ("keep", "sack"), ("keep", "scrap"), ("kill", "rescue"), ("kill", "save"), ("king", "queen"), ("known", "unknown"), ("lag", "lead"), ("landlord", "tenant"), ("large", "small"), ("larger", "smaller"), ("largest", "smallest"), ("launch", "scrap"), ("lawful", "unlawful"), ("lax", "strict"), ("lead", "trail"), ("least", "most"), ("leave", "remain"), ("leave", "stay"), ("left", "right"), ("legalize", "outlaw"), ("lengthen", "shorten"), ("lenient", "strict"), ("lenient", "tough"), ("less", "more"), ("likely", "unlikely"), ("limited", "widespread"), ("liquid", "solid"), ("long", "short"), ("longer", "shorter"), ("longest", "shortest"), ("loose", "tight"), ("loosen", "tighten"), ("lose", "regain"), ("lose", "retain"), ("lose", "secure"), ("lose", "win"), ("loser", "victor"), ("loser", "winner"), ("loss", "profit"), ("loss", "victory"), ("loss", "win"), ("loud", "quiet"), ("lower", "raise"), ("lower", "upper"), ("loyalist", "rebel"), ("maintain", "scrap"), ("major", "minor"), ("majority", "minority"), ("man", "woman"), ("mandatory", "optional"), ("mandatory", "voluntary"), ("married", "single"), ("maximize", "minimize"), ("maximum", "minimum"), ("merge", "split"), ("mild", "severe"), ("minus", "plus"), ("miss", "reach"), ("narrow", "wide"), ("narrow", "widen"), ("negative", "positive"), ("new", "old"), ("newer", "older"), ("newest", "oldest"), ("no", "yes"), ("noisy", "quiet"), ("north", "south"), ("northbound", "southbound"), ("northeast", "northwest"), ("northeast", "southeast"), ("northeast", "southwest"), ("northern", "southern"), ("northward", "southward"), ("northwest", "southeast"), ("northwest", "southwest"), ("novice", "veteran"), ("observe", "violate"), ("occupy", "vacate"), ("off", "on"), ("offline", "online"), ("offshore", "onshore"), ("often", "rarely"), ("often", "seldom"), ("old", "young"), ("older", "younger"), ("oldest", "youngest"), ("opaque", "transparent"), ("open", "shut"), ("opponent", "supporter"), ("oppose", "support"), ("oppose", "welcome"), ("opposition", "support"), ("optimism", "pessimism"), ("optimist", "pessimist"), ("optimistic", "pessimistic"), ("outnumber", "trail"), ("outperform", "underperform"), ("over", "under"), ("overestimate", "underestimate"), ("overrule", "uphold"), ("overturn", "uphold"), ("overturned", "upheld"), ("overvalue", "undervalue"), ("overweight", "underweight"), ("partial", "total"), ("pass", "reject"), ("pass", "veto"), ("pause", "resume"), ("peace", "war"), ("peaceful", "violent"), ("penalize", "reward"), ("perish", "survive"), ("permanent", "temporary"), ("permanently", "temporarily"), ("permit", "prohibit"), ("plentiful", "scarce"), ("plunge", "rise"), ("plunge", "soar"), ("plunge", "surge"), ("poor", "rich"), ("poor", "wealthy"), ("poorer", "richer"), ("poorest", "richest"), ("popular", "unpopular"), ("poverty", "wealth"), ("powerful", "weak"), ("praise", "slam"), ("private", "public"), ("privately", "publicly"), ("progress", "setback"), ("prohibit", "require"), ("promote", "relegate"), ("promotion", "relegation"), ("protect", "threaten"), ("public", "secret"), ("pull", "push"), ("punish", "reward"), ("quash", "uphold"), ("quick", "slow"), ("quicken", "slow"), ("quicker", "slower"), ("raise", "reduce"), ("raise", "slash"), ("raise", "trim"), ("rarely", "usually"), ("ratify", "reject"), ("ratify", "veto"), ("rebound", "slump"), ("recession", "recovery"), ("recover", "relapse"), ("recover", "worsen"), ("recruit", "sack"), ("reduction", "rise"), ("reinforce", "undermine"), ("reinstate", "sack"), ("reinstate", "suspend"), ("reject", "support"), ("reject", "uphold"), ("reject", "welcome"), ("relax", "tighten"), ("release", "seize"), ("release", "withhold"), ("reluctant", "willing"), ("remain", "withdraw"), ("remove", "restore"), ("reopen", "shut"), ("repeal", "uphold"), ("resist", "yield"), ("respect", "violate"), ("resume", "stop"), ("resume", "suspend"), ("retail", "wholesale"), ("retain", "sack"), ("retain", "scrap"), ("reverse", "uphold"), ("right", "wrong"), ("rise", "shrink"), ("rise", "sink"), ("rise", "slide"), ("rise", "slip"), ("rise", "slump"), ("rise", "tumble"), ("riskier", "safer"), ("risky", "safe"), ("robust", "weak"), ("rookie", "veteran"), ("rough", "smooth"), ("rural", "urban"), ("save", "waste"), ("sharply", "slightly"), ("short", "tall"), ("shortage", "surplus"), ("shortfall", "surplus"), ("shrink", "swell"), ("shrink", "widen"), ("sign", "veto"), ("sink", "soar"), ("slump", "soar"), ("slump", "surge"), ("soar", "tumble"), ("soft", "tough"), ("soften", "toughen"), ("southeast", "southwest"), ("split", "unite"), ("split", "unity"), ("stable", "volatile"), ("start", "stop"), ("strength", "weakness"), ("strengthen", "undermine"), ("strengthen", "weaken"), ("strong", "weak"), ("stronger", "weaker"), ("strongest", "weakest"), ("struggle", "thrive"), ("student", "teacher"), ("submit", "withdraw"), ("summer", "winter"), ("support", "undermine"), ("thick", "thin"), ("urge", "warn"), ("useful", "useless"), ("weekday", "weekend"), ("with", "without"),
];

/// Verbs of deeds that have two sides: where one wins, the other one loses.
const TWO_SIDED: &[&str] = &["beat", "buy", "defeat", "lose", "sell", "win"];

/// Words that say which way something goes or on which side it stands, and their opposites.
const WAYS: &[(&str, &str)] = &[
    ("above", "below"),
    ("against", "for"),
    ("against", "with"),
    ("after", "before"),
    ("away", "toward"),
    ("away", "towards"),
    ("from", "into"),
    ("from", "to"),
    ("from", "until"),
    ("inside", "outside"),
    ("into", "out"),
    ("off", "on"),
    ("over", "under"),
    ("since", "until"),
    ("with", "without"),
];

/// Prepositions that place something otherwise, or say it of another, without being opposites.
const PLACES: &[(&str, &str)] = &[
    ("about", "against"),
    ("against", "of"),
    ("against", "on"),
    ("against", "over"),
    ("along", "into"),
    ("at", "near"),
    ("at", "outside"),
    ("before", "during"),
    ("beside", "in"),
    ("in", "near"),
    ("in", "off"),
    ("in", "under"),
    ("inside", "near"),
    ("inside", "off"),
    ("near", "on"),
    ("near", "under"),
    ("on", "under"),
];

/// Returns whether two prepositions place something otherwise, or say it of another.
pub(crate) fn elsewhere(a: &str, b: &str) -> bool {
    PLACES.contains(&(a, b)) || PLACES.contains(&(b, a))
}

/// Prepositions before a day; those of one row place something alike.
const BEFORE_DAYS: &[&[&str]] =
    &[&["at", "during", "in", "on", "over"], &["by"], &["until", "till"], &["since"], &["after"], &["before"]];

/// Returns whether two prepositions before one day place something at other times: "on" and "by".
pub(crate) fn other_time(a: &str, b: &str) -> bool {
    let row = |word: &str| BEFORE_DAYS.iter().position(|row| row.contains(&word));
    row(a).zip(row(b)).is_some_and(|(a, b)| a != b)
}

/// Returns whether two prepositions or particles say the opposite of one another.
pub(crate) fn ways(a: &str, b: &str) -> bool {
    WAYS.contains(&(a, b)) || WAYS.contains(&(b, a))
}

/// What is held with and against an opponent alike: "a match with Lund" and "a match against Lund".
const CONTESTS: &[&str] = &[
    "battle",
    "bout",
    "clash",
    "contest",
    "derby",
    "draw",
    "duel",
    "encounter",
    "fight",
    "final",
    "fixture",
    "friendly",
    "game",
    "match",
    "opener",
    "play",
    "qualifier",
    "race",
    "semi",
    "series",
    "showdown",
    "test",
    "tie",
    "war",
];

/// Returns whether `word` is something that is held with and against an opponent alike.
pub(crate) fn contest(word: &str) -> bool {
    is_form_of(word, CONTESTS)
}

/// Returns whether two opposites may tell one deed from its two sides.
pub(crate) fn converse(a: &str, b: &str) -> bool {
    let listed = |word: &str| is_form_of(word, TWO_SIDED);
    listed(a) && listed(b)
}

/// Prefixes that turn an adjective or verb round.
const NEGATIVE_PREFIXES: &[&str] = &["un", "in", "im", "il", "ir", "dis", "non", "mis"];

/// Words that only seem to begin with such a prefix: an immigrant is a migrant, and to inform is not to undo a form.
#[rustfmt::skip]
const WHOLE: &[&str] = &[
    "disclose", "discord", "discount", "discover", "discuss", "disease", "disguise", "dismiss", "dispatch", "display",
    "dispose", "dissolve", "distill", "distract", "distress", "district", "immigrant", "immigrate", "immigration",
    "impact", "impart", "impeach", "impending", "implant", "import", "impose", "impound", "impress", "impression",
    "imprint", "improve", "income", "incoming", "increase", "indeed", "index", "infirm", "inform", "information",
    "informer", "inhabit", "inhabitant", "injury", "inland", "inmate", "innate", "inscribe", "inside", "insight",
    "inspire", "install", "instance", "instead", "instill", "insure", "intake", "intend", "intense", "intent",
    "invaluable", "invent", "invest", "involve", "mistake", "mister", "mistress", "under", "until",
];

/// Returns whether one word turns round what the other says.
pub(crate) fn opposite(a: &str, b: &str) -> bool {
    let listed = |x: &str, y: &str| OPPOSITES.binary_search(&(x.min(y), x.max(y))).is_ok();
    lemmas(a).any(|x| lemmas(b).any(|y| listed(&x, &y))) || negated(a, b) || negated(b, a)
}

/// Returns whether `a` is `b` with a negative prefix, or ends in "-less" where `b` ends in "-ful".
pub(crate) fn negated(a: &str, b: &str) -> bool {
    let prefixed = NEGATIVE_PREFIXES.iter().any(|prefix| a.strip_prefix(prefix).is_some_and(|rest| rest == b))
        && !is_form_of(a, WHOLE);
    let less = a.strip_suffix("less").is_some_and(|stem| b.strip_suffix("ful") == Some(stem));
    (prefixed && b.len() >= 4) || less
}

/// Returns all pairs of opposites.
#[cfg(test)]
pub(crate) fn pairs() -> &'static [(&'static str, &'static str)] {
    OPPOSITES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opposites_are_sorted_and_stand_once() {
        assert!(CONTESTS.is_sorted_by(|a, b| a < b));
        assert!(OPPOSITES.is_sorted_by(|a, b| a < b) && WHOLE.is_sorted_by(|a, b| a < b));
        for (a, b) in OPPOSITES {
            assert!(a < b, "{a}, {b}");
        }
    }

    #[test]
    fn words_that_turn_a_claim_round_are_known_in_all_forms() {
        for (a, b) in
            [("upheld", "quashed"), ("reopened", "shut"), ("fired", "reinstated"), ("northbound", "southbound")]
        {
            assert!(opposite(a, b) && opposite(b, a), "{a}, {b}");
        }
        for (a, b) in [("upheld", "heard"), ("immigrants", "migrants"), ("disclosed", "closed"), ("injury", "jury")] {
            assert!(!opposite(a, b) && !opposite(b, a), "{a}, {b}");
        }
    }
}
