//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::lemma::lemmas;

/// One word a line with the numbers of the meanings it can have, sorted by word; made from WordNet by
/// `examples/thesaurus`. Words that share a number can stand for one another.
const WORDNET: &str = include_str!("thesaurus.txt");

/// Words that news puts for one another without saying anything else, as lemmas.
const ROWS: &[&[&str]] = &[
    &["accord", "agreement", "deal", "pact", "treaty"],
    &["acquire", "get", "obtain"],
    &["act", "law", "legislation"],
    &["additional", "extra", "further", "more", "other"],
    &["administration", "government"],
    &["affluent", "rich", "wealthy"],
    &["aid", "assist", "assistance", "help", "support"],
    &["aim", "goal", "objective", "purpose", "target"],
    &["aircraft", "airplane", "jet", "plane"],
    &["allow", "enable", "let", "permit"],
    &["alter", "amend", "change", "modify", "revise"],
    &["anger", "fury", "outrage", "rage"],
    &["announce", "declare", "unveil"],
    &["announcement", "statement"],
    &["answer", "reply", "respond"],
    &["anxiety", "concern", "fear", "worry"],
    &["apartment", "flat"],
    &["appeal", "call", "plea", "request", "urge"],
    &["appeal", "plea"],
    &["approximate", "rough"],
    &["area", "neighborhood"],
    &["area", "region"],
    &["argument", "dispute", "quarrel", "row"],
    &["arrive", "reach"],
    &["article", "piece", "report", "story"],
    &["attempt", "bid", "effort", "try"],
    &["attorney", "lawyer", "solicitor"],
    &["authority", "council"],
    &["authority", "official"],
    &["authority", "power"],
    &["automobile", "car", "vehicle"],
    &["award", "prize"],
    &["back", "endorse", "support"],
    &["backer", "supporter"],
    &["backing", "endorsement", "support"],
    &["badly", "gravely", "seriously", "severely"],
    &["ballot", "poll", "vote"],
    &["ban", "bar", "forbid", "outlaw", "prohibit"],
    &["battle", "fight", "struggle"],
    &["begin", "commence", "launch", "open", "start"],
    &["believe", "think"],
    &["beneath", "under"],
    &["big", "great", "huge", "large", "major", "massive"],
    &["blast", "explosion"],
    &["blaze", "fire"],
    &["bloc", "group"],
    &["block", "prevent", "stop"],
    &["boat", "ship", "vessel"],
    &["body", "corpse"],
    &["boost", "increase", "lift", "raise"],
    &["boss", "chief", "head", "leader"],
    &["broken", "damaged"],
    &["build", "construct"],
    &["building", "structure"],
    &["business", "company", "corporation", "firm"],
    &["but", "however"],
    &["calamity", "catastrophe", "disaster"],
    &["cancel", "scrap"],
    &["capture", "seize"],
    &["carry", "conduct", "perform"],
    &["carry", "transport"],
    &["cause", "trigger"],
    &["center", "facility"],
    &["chair", "chairman", "chairperson", "chairwoman"],
    &["challenge", "contest", "dispute"],
    &["chance", "opportunity", "prospect"],
    &["chief", "main", "principal"],
    &["chiefly", "largely", "mainly", "mostly", "primarily"],
    &["child", "kid", "youngster"],
    &["choose", "elect", "pick", "select"],
    &["circumstance", "condition", "situation"],
    &["city", "municipality"],
    &["clash", "confrontation"],
    &["client", "customer"],
    &["coming", "following", "next", "upcoming"],
    &["comment", "remark", "statement"],
    &["compel", "force", "oblige"],
    &["compete", "contend", "vie"],
    &["complete", "conclude", "finish"],
    &["component", "element", "part"],
    &["comprise", "consist", "include"],
    &["conceal", "hide"],
    &["concept", "idea", "notion"],
    &["conclude", "end", "expire", "finish"],
    &["congressman", "congresswoman", "representative"],
    &["consider", "contemplate"],
    &["contamination", "pollution"],
    &["continue", "proceed", "remain"],
    &["continuing", "ongoing"],
    &["conversation", "interview"],
    &["cop", "officer", "policeman", "policewoman"],
    &["coronavirus", "covid", "pandemic"],
    &["corridor", "passage"],
    &["cost", "price"],
    &["costly", "expensive"],
    &["couple", "pair"],
    &["create", "establish", "form", "found", "make", "set"],
    &["crisis", "emergency"],
    &["critic", "opponent"],
    &["crowd", "throng"],
    &["crucial", "important", "key", "significant", "vital"],
    &["curb", "limit", "restrict"],
    &["cut", "lower", "reduce", "slash", "trim"],
    &["danger", "hazard", "peril", "risk", "threat"],
    &["dead", "deceased", "late"],
    &["deadly", "fatal", "lethal"],
    &["death", "fatality"],
    &["debate", "discussion", "talk"],
    &["decide", "determine", "opt", "resolve"],
    &["decision", "judgment", "ruling", "verdict"],
    &["decline", "drop", "fall"],
    &["decline", "refuse", "reject"],
    &["defer", "delay", "postpone"],
    &["demand", "require"],
    &["demonstrate", "illustrate", "show"],
    &["demonstration", "protest", "rally"],
    &["demonstrator", "protester"],
    &["depart", "exit", "leave"],
    &["department", "ministry"],
    &["deserve", "merit"],
    &["detain", "hold"],
    &["device", "gadget"],
    &["different", "distinct", "other", "unequal", "various"],
    &["difficult", "hard", "tough"],
    &["direct", "manage", "oversee", "run"],
    &["director", "manager"],
    &["disclose", "reveal"],
    &["discover", "find", "learn"],
    &["discover", "find", "locate"],
    &["discussion", "negotiation", "talk"],
    &["disease", "illness", "sickness"],
    &["donation", "gift", "present"],
    &["donator", "donor"],
    &["due", "expected", "poised", "prepare", "ready", "scheduled", "set", "slated"],
    &["duty", "levy", "tax"],
    &["dwelling", "home", "house", "residence"],
    &["earlier", "last", "past", "previous", "prior"],
    &["edge", "narrow"],
    &["effect", "impact"],
    &["elector", "voter"],
    &["employ", "hire"],
    &["employ", "use", "utilize"],
    &["employee", "staff", "staffer", "worker"],
    &["enormous", "huge", "immense", "massive", "vast"],
    &["enough", "sufficient"],
    &["error", "mistake"],
    &["escape", "flee"],
    &["estimate", "reckon"],
    &["evaluation", "test"],
    &["event", "gathering", "meeting"],
    &["evidence", "proof"],
    &["ex", "former"],
    &["examine", "inspect", "investigate", "probe", "study"],
    &["fast", "quick", "rapid", "speedy", "swift"],
    &["favorite", "popular"],
    &["film", "movie", "picture"],
    &["final", "last"],
    &["finance", "fund"],
    &["firearm", "gun", "weapon"],
    &["firefighter", "fireman"],
    &["first", "initial"],
    &["fixture", "game", "match"],
    &["follow", "succeed"],
    &["football", "soccer"],
    &["foreign", "overseas"],
    &["free", "liberate", "release"],
    &["fresh", "new"],
    &["fuel", "gas", "gasoline", "petrol"],
    &["gain", "win"],
    &["garbage", "rubbish", "trash", "waste"],
    &["general", "overall"],
    &["give", "grant", "offer", "provide", "supply"],
    &["halt", "stop"],
    &["happen", "occur"],
    &["head", "lead"],
    &["highest", "record"],
    &["highlight", "stress", "underline", "underscore"],
    &["holiday", "vacation"],
    &["home", "house"],
    &["hospital", "hospitalize"],
    &["hurt", "injure", "wound"],
    &["husband", "spouse", "widower"],
    &["ill", "sick", "unwell"],
    &["image", "photo", "photograph", "picture"],
    &["imminent", "impending"],
    &["imprison", "incarcerate", "jail"],
    &["imprisonment", "incarceration", "jail", "prison"],
    &["incorrect", "wrong"],
    &["indicate", "reveal", "show", "suggest"],
    &["individual", "person"],
    &["inform", "notify", "tell"],
    &["inhabitant", "local", "resident"],
    &["inhabitant", "resident"],
    &["inquiry", "investigation", "probe"],
    &["intend", "plan", "propose"],
    &["issue", "matter", "problem"],
    &["job", "position", "post", "role"],
    &["journey", "trip"],
    &["judge", "justice"],
    &["juvenile", "teen", "teenager", "youth"],
    &["keep", "maintain", "retain", "stay"],
    &["kill", "slay"],
    &["labor", "work"],
    &["lack", "shortage"],
    &["law", "statute"],
    &["lawmaker", "legislator", "member"],
    &["leak", "spill"],
    &["level", "rate"],
    &["local", "nearby"],
    &["location", "place", "site", "spot", "venue"],
    &["look", "search", "seek"],
    &["lorry", "truck"],
    &["maybe", "perhaps"],
    &["means", "method", "way"],
    &["media", "press"],
    &["metro", "subway", "tube", "underground"],
    &["mom", "mother", "mum"],
    &["need", "require"],
    &["newspaper", "paper"],
    &["operation", "surgery"],
    &["opinion", "view"],
    &["outcome", "result"],
    &["owner", "proprietor"],
    &["pace", "rate"],
    &["pavement", "sidewalk"],
    &["pay", "salary", "wage"],
    &["personnel", "staff"],
    &["pertinent", "relevant"],
    &["phase", "stage"],
    &["phone", "telephone"],
    &["place", "put"],
    &["plan", "proposal", "scheme"],
    &["pledge", "promise", "vow"],
    &["program", "scheme"],
    &["project", "scheme"],
    &["propose", "suggest"],
    &["pupil", "student"],
    &["quit", "resign"],
    &["raid", "search"],
    &["rain", "shower"],
    &["regulation", "rule"],
    &["reopen", "restart", "resume"],
    &["rescue", "save"],
    &["saloon", "sedan"],
    &["secondhand", "used"],
    &["settlement", "town"],
    &["shop", "store"],
    &["sign", "signal"],
    &["sizable", "sizeable"],
    &["slow", "sluggish"],
    &["speak", "talk"],
    &["strike", "walkout"],
    &["tour", "visit"],
    &["triumph", "victory", "win"],
    &["widow", "wife"],
];

/// Returns whether two words, as forms in lower case, can stand for one another.
pub(super) fn synonyms(a: &str, b: &str) -> bool {
    let (left, right) = (lemmas(a), lemmas(b));
    left.iter().any(|x| {
        let meanings = meanings(x);
        right.iter().any(|y| x == y || rows(x, y) || shared(meanings, self::meanings(y)))
    })
}

/// Returns whether `word` is one that the thesaurus has.
pub(super) fn knows(word: &str) -> bool {
    lemmas(word).iter().any(|lemma| !meanings(lemma).is_empty())
}

fn rows(a: &str, b: &str) -> bool {
    ROWS.iter().any(|row| row.contains(&a) && row.contains(&b))
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

#[cfg(test)]
mod tests {
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
    fn a_row_is_sorted_and_says_what_wordnet_does_not() {
        for row in ROWS {
            assert!(row.is_sorted() && row.len() > 1, "{row:?}");
        }
    }

    #[test]
    fn words_for_the_same_are_told_from_words_for_something_else() {
        for (a, b) in [("film", "movie"), ("bought", "purchased"), ("physicians", "doctors"), ("prison", "jail")] {
            assert!(synonyms(a, b), "{a}, {b}");
        }
        for (a, b) in [("film", "novel"), ("city", "village"), ("arrested", "charged"), ("murder", "killing")] {
            assert!(!synonyms(a, b), "{a}, {b}");
        }
    }
}
