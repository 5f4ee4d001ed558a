//! One spelling for words that are written in two ways, and the difference between a mended name and another name.

use super::Shapes;

/// British spellings that no rule covers, with the American ones.
const VARIANTS: &[(&str, &str)] = &[
    ("acknowledgement", "acknowledgment"),
    ("acknowledgements", "acknowledgments"),
    ("adviser", "advisor"),
    ("advisers", "advisors"),
    ("aeroplane", "airplane"),
    ("aeroplanes", "airplanes"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("amongst", "among"),
    ("anaemia", "anemia"),
    ("anaemic", "anemic"),
    ("anaesthesia", "anesthesia"),
    ("anaesthetic", "anesthetic"),
    ("anaesthetics", "anesthetics"),
    ("anaesthetist", "anesthetist"),
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("archaeological", "archeological"),
    ("archaeologist", "archeologist"),
    ("archaeologists", "archeologists"),
    ("archaeology", "archeology"),
    ("artefact", "artifact"),
    ("artefacts", "artifacts"),
    ("backwards", "backward"),
    ("behavioural", "behavioral"),
    ("breathalyser", "breathalyzer"),
    ("burnt", "burned"),
    ("calibre", "caliber"),
    ("catalogue", "catalog"),
    ("catalogues", "catalogs"),
    ("centimetre", "centimeter"),
    ("centimetres", "centimeters"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "centers"),
    ("centring", "centering"),
    ("cheque", "check"),
    ("chequered", "checkered"),
    ("cheques", "checks"),
    ("chilli", "chili"),
    ("chillies", "chilies"),
    ("cosy", "cozy"),
    ("councillor", "councilor"),
    ("councillors", "councilors"),
    ("counsellor", "counselor"),
    ("counsellors", "counselors"),
    ("defence", "defense"),
    ("defences", "defenses"),
    ("dialogue", "dialog"),
    ("dialogues", "dialogs"),
    ("diarrhoea", "diarrhea"),
    ("doughnut", "donut"),
    ("doughnuts", "donuts"),
    ("draught", "draft"),
    ("draughts", "drafts"),
    ("dreamt", "dreamed"),
    ("dwelt", "dwelled"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("enrolments", "enrollments"),
    ("enrols", "enrolls"),
    ("fibre", "fiber"),
    ("fibres", "fibers"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("foetuses", "fetuses"),
    ("forwards", "forward"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("fulfils", "fulfills"),
    ("furore", "furor"),
    ("gaol", "jail"),
    ("glycerine", "glycerin"),
    ("grammes", "grams"),
    ("grey", "gray"),
    ("gynaecologist", "gynecologist"),
    ("gynaecology", "gynecology"),
    ("haemoglobin", "hemoglobin"),
    ("haemophilia", "hemophilia"),
    ("haemorrhage", "hemorrhage"),
    ("haemorrhages", "hemorrhages"),
    ("instalment", "installment"),
    ("instalments", "installments"),
    ("instil", "instill"),
    ("instils", "instills"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("judgements", "judgments"),
    ("kerb", "curb"),
    ("kerbs", "curbs"),
    ("kilometre", "kilometer"),
    ("kilometres", "kilometers"),
    ("labourer", "laborer"),
    ("labourers", "laborers"),
    ("learnt", "learned"),
    ("leukaemia", "leukemia"),
    ("licence", "license"),
    ("licenced", "licensed"),
    ("licences", "licenses"),
    ("licencing", "licensing"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("lustre", "luster"),
    ("manoeuvre", "maneuver"),
    ("manoeuvred", "maneuvered"),
    ("manoeuvres", "maneuvers"),
    ("manoeuvring", "maneuvering"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("millilitre", "milliliter"),
    ("millilitres", "milliliters"),
    ("millimetre", "millimeter"),
    ("millimetres", "millimeters"),
    ("mollusc", "mollusk"),
    ("molluscs", "mollusks"),
    ("mould", "mold"),
    ("moulded", "molded"),
    ("moulding", "molding"),
    ("moulds", "molds"),
    ("mouldy", "moldy"),
    ("moustache", "mustache"),
    ("neighbourly", "neighborly"),
    ("odour", "odor"),
    ("oesophagus", "esophagus"),
    ("oestrogen", "estrogen"),
    ("offence", "offense"),
    ("offences", "offenses"),
    ("ok", "okay"),
    ("omelette", "omelet"),
    ("omelettes", "omelets"),
    ("orthopaedic", "orthopedic"),
    ("paediatric", "pediatric"),
    ("paediatrician", "pediatrician"),
    ("paediatricians", "pediatricians"),
    ("paedophile", "pedophile"),
    ("paedophiles", "pedophiles"),
    ("plough", "plow"),
    ("ploughed", "plowed"),
    ("ploughing", "plowing"),
    ("ploughs", "plows"),
    ("practise", "practice"),
    ("practised", "practiced"),
    ("practises", "practices"),
    ("practising", "practicing"),
    ("pretence", "pretense"),
    ("primaeval", "primeval"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("pyjama", "pajama"),
    ("pyjamas", "pajamas"),
    ("reconnoitre", "reconnoiter"),
    ("sabre", "saber"),
    ("savoury", "savory"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("sceptically", "skeptically"),
    ("scepticism", "skepticism"),
    ("sceptics", "skeptics"),
    ("sepulchre", "sepulcher"),
    ("skilful", "skillful"),
    ("skilfully", "skillfully"),
    ("smoulder", "smolder"),
    ("smouldering", "smoldering"),
    ("sombre", "somber"),
    ("spectre", "specter"),
    ("spelt", "spelled"),
    ("spilt", "spilled"),
    ("spoilt", "spoiled"),
    ("storey", "story"),
    ("storeys", "stories"),
    ("sulphate", "sulfate"),
    ("sulphur", "sulfur"),
    ("sulphuric", "sulfuric"),
    ("theatre", "theater"),
    ("theatregoer", "theatergoer"),
    ("theatres", "theaters"),
    ("titbit", "tidbit"),
    ("titbits", "tidbits"),
    ("towards", "toward"),
    ("traveller", "traveler"),
    ("travellers", "travelers"),
    ("travelogue", "travelog"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("unrivalled", "unrivaled"),
    ("whilst", "while"),
    ("wilful", "willful"),
    ("wilfully", "willfully"),
    ("woollen", "woolen"),
    ("woollens", "woolens"),
    ("yoghurt", "yogurt"),
    ("yoghurts", "yogurts"),
];

/// Verbs whose last consonant is doubled in British spelling only.
const DOUBLED: &[&str] = &[
    "cancel", "channel", "counsel", "dial", "duel", "equal", "fuel", "jewel", "label", "level", "marvel", "model",
    "quarrel", "rival", "signal", "total", "travel", "tunnel",
];

/// Endings of British spelling with the American ones, tried in order on words of at least six letters.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ourable", "orable"),
    ("ourites", "orites"),
    ("ourite", "orite"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ourful", "orful"),
    ("ourhood", "orhood"),
    ("ourhoods", "orhoods"),
    ("ours", "ors"),
    ("our", "or"),
];

/// What stands before an ending that is no British one: "advise", "promising", "toured" and "otherwise" are written so everywhere.
#[rustfmt::skip]
const ALIKE: &[&str] = &[
    "adv", "affranch", "anticlockw", "appr", "appra", "bru", "chast", "chem", "circumc", "clockw", "compr", "comprom",
    "conc", "cont", "contrariw", "cornfl", "counterclockw", "counterpo", "crossw", "cru", "dem", "desp", "det", "dev",
    "disenfranch", "disgu", "downp", "edgew", "enfranch", "enterpr", "equipo", "exc", "exerc", "expert", "fl", "franch",
    "improv", "inc", "lengthw", "lia", "likew", "mala", "marqu", "mayonna", "merchand", "misadv", "otherw", "outp", "p",
    "parad", "param", "po", "pra", "prec", "prem", "prom", "ra", "reappra", "repr", "rev", "s", "sc", "sidew", "stepw",
    "sunr", "superv", "surm", "surpr", "t", "telev", "troubad", "turquo", "unadv", "uncomprom", "undisgu", "unexc",
    "unprom", "unrev", "unsuperv", "unsurpr", "unw", "upr", "upra", "vel", "w",
];

/// The shapes of the British spellings.
static VARIANT_SHAPES: Shapes = Shapes::of_table(VARIANTS);

/// Returns the American spelling of a lower-case word where it has a British one.
pub(crate) fn american(word: &str) -> Option<String> {
    if VARIANT_SHAPES.may_hold(word)
        && let Some((_, other)) = VARIANTS.iter().find(|(british, _)| *british == word)
    {
        return Some((*other).to_owned());
    }
    // Every other has one of these pairs of letters.
    let (mut doubled, mut may_end) = (None, false);
    for (at, pair) in word.as_bytes().windows(2).enumerate() {
        match pair {
            b"ll" => doubled = Some(at),
            b"is" | b"ys" | b"ou" => may_end = true,
            _ => {}
        }
    }
    if let Some(at) = doubled
        && word.get(..=at).is_some_and(|stem| DOUBLED.contains(&stem))
        && word.get(at + 1..) != Some("ly")
    {
        return Some(format!("{}{}", word.get(..at)?, word.get(at + 1..)?));
    }
    if word.len() < 6 || !may_end {
        return None;
    }
    // "Raise" is too short for a British spelling, and so are its forms.
    let long = |ending: &str| !ending.starts_with("is") || word.len() - ending.len() + "ise".len() >= 6;
    let (british, other) = ENDINGS.iter().find(|(british, _)| word.ends_with(british) && long(british))?;
    let stem = word.strip_suffix(british).filter(|stem| !ALIKE.contains(stem))?;
    Some(format!("{stem}{other}"))
}

/// Names that lie one slip of the pen apart and are not each other.
#[rustfmt::skip]
const RIVALS: &[&str] = &[
    "ashton", "aston", "austin", "australia", "australian", "austria", "austrian", "baker", "barker", "barton",
    "bolton", "boston", "bryson", "burton", "buxton", "byron", "cambria", "cameron", "cameroon", "carlson", "carson",
    "chad", "chile", "china", "clifton", "clinton", "congo", "cumbria", "dalton", "danton", "denton", "dominica",
    "dominican", "gambia", "gambian", "georgia", "georgian", "guinea", "guinean", "guyana", "guyanese", "harker",
    "harper", "harrison", "hartford", "hereford", "hertford", "hilton", "holden", "holton", "houston", "hudson",
    "huston", "iceland", "india", "indiana", "iran", "iranian", "iraq", "iraqi", "ireland", "johnson", "johnston",
    "kenya", "kenyan", "larson", "latvia", "lawson", "lawton", "libya", "libyan", "lithuania", "maine", "malawi",
    "malawian", "mali", "malian", "malta", "maltese", "manson", "marine", "martin", "marvin", "mason", "mauritania",
    "mauritanian", "mauritian", "mauritius", "melton", "merton", "milton", "moran", "morgan", "morton", "newport",
    "newton", "niger", "nigeria", "nigerian", "nigerien", "norton", "peru", "porter", "potter", "preston", "romania",
    "romanian", "rwanda", "rwandan", "slovak", "slovakia", "slovakian", "slovenia", "slovenian", "stafford", "stamford",
    "stanford", "swaziland", "sweden", "swedish", "swiss", "switzerland", "syria", "syrian", "tanner", "turner",
    "uganda", "ugandan", "wagner", "wallace", "wallis", "walton", "warner", "weston", "wilton", "zambia", "zambian",
];

/// Returns whether `new` reads as `old` with its spelling mended: a letter lost, doubled, swapped with its neighbour or,
/// in longer words, replaced; never the first one. Abbreviations have no misspellings.
pub(crate) fn mended(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    if a.first() != b.first() || a.len().min(b.len()) < 3 || a.len().max(b.len()) > 40 {
        return false;
    }
    if RIVALS.contains(&old) && RIVALS.contains(&new) {
        return false;
    }
    match differing(&a, &b) {
        ([], []) => true,
        ([x, y], [z, w]) if x == w && y == z => true,
        ([_], []) | ([], [_]) => a.len().min(b.len()) >= 3,
        ([_], [_]) => a.len() >= 6,
        (left, right) if left.len() == right.len() && left.len() <= 4 && a.len() >= 8 => {
            // The same letters in another order, as far as so few can tell.
            let sorted = |part: &[char]| {
                let mut letters = part.to_vec();
                letters.sort_unstable();
                letters
            };
            left.len() <= 2 || sorted(left) == sorted(right)
        }
        (left, right) => left.len() <= 2 && right.len() <= 2 && a.len().min(b.len()) >= 8,
    }
}

/// Returns a word without its accents.
pub(crate) fn without_accents(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Returns the letters between those that both words begin and end with.
fn differing<'w>(a: &'w [char], b: &'w [char]) -> (&'w [char], &'w [char]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[head..a.len() - tail], &b[head..b.len() - tail])
}

/// Returns whether two letters next to each other have changed places and nothing else differs.
pub(crate) fn transposed(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    a.len() >= 4 && matches!(differing(&a, &b), ([x, y], [z, w]) if x == w && y == z)
}

/// Returns whether one letter of a word is another, behind the first.
pub(crate) fn slip(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    old.len() >= 4 && a.first() == b.first() && matches!(differing(&a, &b), ([_], [_]))
}

/// Returns whether two names in lower case are one written by ear: they begin alike and have the same consonants, as "eddie" and
/// "eddy", "yahya" and "yehiya".
pub(crate) fn by_ear(a: &str, b: &str) -> bool {
    let consonants = |word: &str| -> Vec<char> {
        let mut out: Vec<char> = word.chars().skip(1).filter(|c| !"aeiouy".contains(*c)).collect();
        out.dedup();
        out
    };
    let long = a.chars().count().min(b.chars().count()) >= HEARD;
    long && a != b && a.chars().next() == b.chars().next() && consonants(a) == consonants(b)
}

/// How many letters two names have, at least, that are told to be one.
const HEARD: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_have_no_doubles() {
        assert!(VARIANTS.is_sorted_by(|a, b| a.0 < b.0));
        for list in [ALIKE, DOUBLED, RIVALS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn words_that_only_look_british_keep_their_letters() {
        for word in ["promise", "advised", "surprising", "toured", "otherwise", "improvisation", "totally", "equally"] {
            assert_eq!(american(word), None, "{word}");
        }
        for (british, other) in [("organisation", "organization"), ("favoured", "favored"), ("totalled", "totaled")] {
            assert_eq!(american(british).as_deref(), Some(other));
        }
        for (british, other) in VARIANTS {
            assert_eq!(american(other), None, "{british}");
        }
    }

    #[test]
    fn another_name_is_no_mended_spelling() {
        assert!(mended("Hamptom", "Hampton") && mended("recieve", "receive"));
        for (a, b) in [("iceland", "ireland"), ("hertford", "hartford"), ("johnson", "johnston")] {
            assert!(!mended(a, b), "{a}, {b}");
        }
    }
}
