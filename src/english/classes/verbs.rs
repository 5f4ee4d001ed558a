//! Reporting verbs by their lemmas; all forms are made from these.

use super::Class;

const SAY: Class = Class::PLAIN.with(Class::INVERTS);
const CLAIM: Class = Class::INVERTS;
const SHOW: Class = Class::NEEDS_THAT;

/// Lemmas and how they report.
pub(super) const TABLES: &[(&str, Class)] = &[
    ("say", SAY),
    ("tell inform assure remind notify advise persuade", Class::TELL),
    ("tell assure", Class::PLAIN),
    ("read", Class::INVERTS),
    ("hear learn understand", Class::PLAIN.with(Class::HEARS)),
    (
        "add announce claim insist argue acknowledge admit concede confirm deny declare reply state suggest stress \
         emphasize emphasise assert allege contend maintain reveal disclose predict estimate complain boast quip joke \
         remark observe caution counter conclude recall report note warn explain tweet write respond testify reiterate \
         lament muse opine recount retort proclaim affirm attest recount speculate charge hint imply vow pledge promise confess \
         guess concur surmise decry rejoin agree",
        CLAIM,
    ),
    (
        "ask answer continue repeat shout yell cry whisper exclaim interject declaim chant recite text post email shrug laugh \
         sigh smile chuckle grin groan snap bark growl mutter murmur mumble scoff sneer gush enthuse thunder bellow scream fume",
        CLAIM.with(SHOW),
    ),
    ("show find indicate read demonstrate project forecast determine rule", SHOW),
    ("point detail underscore highlight complain propose demand recommend request", SHOW),
    ("promise vow pledge threaten offer", Class::PROMISE),
    ("threaten offer", SHOW),
    ("warn caution", Class::TELL),
    ("tell ask urge advise warn", Class::ORDERS),
    (
        "announce report claim acknowledge deny reveal disclose admit confirm predict promise pledge propose recall \
         reiterate estimate note suggest repeat recount tweet",
        Class::TAKES_OBJECT,
    ),
    ("propose recommend suggest deny recall admit acknowledge report", Class::DOING),
    ("praise criticize criticise condemn denounce discuss question", Class::TAKES_OBJECT),
    ("discuss question", Class::NEEDS_THAT),
    (
        "call describe label brand dub dismiss praise criticize criticise condemn denounce blast slam hail deride mock \
         characterize characterise accuse blame",
        Class::JUDGES,
    ),
];

/// Lemmas of verbs that report nothing said, but what somebody expects, wants, proposes or talks about.
pub(super) const HELD: &[(&str, Class)] = &[
    (
        "expect anticipate forecast plan hope want intend aim seek wish prefer believe think feel fear worry doubt assume know \
         realize realise regret envision envisage foresee propose recommend support oppose favor favour endorse back \
         reject demand consider accept agree decide urge advocate champion cite mention tout criticize criticise \
         condemn denounce blame defend describe discuss question",
        Class::HOLDS,
    ),
    ("call push press lobby campaign ask argue rail", Class::PRESSES),
    ("point refer allude object", Class::POINTS),
    ("brag boast complain talk speak warn ask", Class::TALKS),
];

/// Lemmas whose base or "-s" form is a noun at least as often.
const NOUNS: &[&str] = &[
    "claim",
    "report",
    "state",
    "note",
    "estimate",
    "promise",
    "tweet",
    "post",
    "text",
    "email",
    "project",
    "forecast",
    "rule",
    "point",
    "detail",
    "highlight",
    "demand",
    "request",
    "charge",
    "hint",
    "joke",
    "guess",
    "remark",
    "caution",
    "call",
    "label",
    "brand",
    "hail",
    "praise",
    "mock",
    "blast",
    "slam",
    "counter",
    "find",
    "show",
    "offer",
    "pledge",
    "vow",
    "boast",
    "cry",
    "laugh",
    "sigh",
    "smile",
    "shrug",
    "grin",
    "groan",
    "snap",
    "bark",
    "thunder",
    "scream",
    "shout",
    "yell",
    "whisper",
    "chant",
    "reply",
    "quip",
    "stress",
    "lament",
    "muse",
    "question",
    "answer",
];

const IRREGULAR: &[(&str, &str)] = &[
    ("say", "said"),
    ("hear", "heard"),
    ("learn", "learned learnt"),
    ("understand", "understood"),
    ("tell", "told"),
    ("write", "wrote written"),
    ("show", "showed shown"),
    ("find", "found"),
    ("read", "read"),
    ("forecast", "forecast"),
    ("think", "thought"),
    ("know", "knew"),
    ("feel", "felt"),
    ("seek", "sought"),
    ("foresee", "foresaw"),
    ("speak", "spoke"),
];

/// Verbs that double their last consonant.
const DOUBLING: &[&str] =
    &["admit", "quip", "concur", "chat", "slam", "dub", "plan", "brag", "refer", "shrug", "grin", "snap"];

/// Returns every form of the regular or irregular verb `lemma` with its tense.
pub(super) fn forms(lemma: &str) -> Vec<(String, Class)> {
    let noun = if NOUNS.contains(&lemma) { Class::NOUNISH } else { Class::default() };
    let finite = Class::REPORT;
    let mut forms = vec![
        (lemma.to_owned(), finite.with(noun).with(Class::BASE)),
        (third_person(lemma), finite.with(noun)),
        (participle(lemma), Class::REPORTING),
    ];
    match IRREGULAR.iter().find(|(verb, _)| *verb == lemma) {
        Some((_, past)) => forms.extend(past.split(' ').map(|form| (form.to_owned(), finite))),
        None => forms.push((past(lemma), finite)),
    }
    forms
}

fn third_person(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}

fn past(lemma: &str) -> String {
    match (consonant_y(lemma), lemma.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{lemma}d"),
        (None, None) => format!("{}ed", doubled(lemma)),
    }
}

fn participle(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{}ing", doubled(lemma)),
    }
}

fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

fn doubled(lemma: &str) -> String {
    match lemma.chars().next_back().filter(|_| DOUBLING.contains(&lemma)) {
        Some(last) => format!("{lemma}{last}"),
        None => lemma.to_owned(),
    }
}
