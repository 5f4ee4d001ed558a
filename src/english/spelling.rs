//! One spelling for words that are written in two ways, and the difference between a mended name and another name.

use super::Shapes;

/// British spellings that no rule covers, with the American ones.
const VARIANTS: &[(&str, &str)] = &[
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("amongst", "among"),
    ("analyse", "analyze"),
    ("analysed", "analyzed"),
    ("burnt", "burned"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("centred", "centered"),
    ("centres", "centers"),
    ("cheque", "check"),
    ("cheques", "checks"),
    ("counsellor", "counselor"),
    ("defence", "defense"),
    ("dialogue", "dialog"),
    ("enrol", "enroll"),
    ("fibre", "fiber"),
    ("fulfil", "fulfill"),
    ("grey", "gray"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kilometre", "kilometer"),
    ("kilometres", "kilometers"),
    ("learnt", "learned"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("manoeuvre", "maneuver"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("offence", "offense"),
    ("offences", "offenses"),
    ("paediatric", "pediatric"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("pyjamas", "pajamas"),
    ("sceptic", "skeptic"),
    ("sceptical", "skeptical"),
    ("sceptics", "skeptics"),
    ("skilful", "skillful"),
    ("spectre", "specter"),
    ("spelt", "spelled"),
    ("sulphur", "sulfur"),
    ("theatre", "theater"),
    ("theatres", "theaters"),
    ("towards", "toward"),
    ("traveller", "traveler"),
    ("travellers", "travelers"),
    ("tyre", "tire"),
    ("tyres", "tires"),
    ("whilst", "while"),
    ("afterwards", "afterward"),
    ("backwards", "backward"),
    ("forwards", "forward"),
    ("adviser", "advisor"),
    ("advisers", "advisors"),
    ("ok", "okay"),
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
    {
        return Some(format!("{}{}", word.get(..at)?, word.get(at + 1..)?));
    }
    if word.len() < 6 || !may_end {
        return None;
    }
    // "Raise" is too short for a British spelling, and so are its forms.
    let long = |ending: &str| !ending.starts_with("is") || word.len() - ending.len() + "ise".len() >= 6;
    let (british, other) = ENDINGS.iter().find(|(british, _)| word.ends_with(british) && long(british))?;
    Some(format!("{}{other}", word.strip_suffix(british)?))
}

/// Names that lie one slip of the pen apart and are not each other.
const RIVALS: &[&str] = &[
    "australia",
    "australian",
    "austria",
    "austrian",
    "chad",
    "chile",
    "china",
    "gambia",
    "guinea",
    "guyana",
    "iran",
    "iranian",
    "iraq",
    "iraqi",
    "libya",
    "libyan",
    "malawi",
    "mali",
    "malta",
    "mauritania",
    "mauritius",
    "niger",
    "nigeria",
    "nigerian",
    "peru",
    "romania",
    "rwanda",
    "slovakia",
    "slovenia",
    "swaziland",
    "sweden",
    "switzerland",
    "syria",
    "syrian",
    "uganda",
    "zambia",
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
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (left, right) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    match (left, right) {
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

/// Returns whether two letters next to each other have changed places and nothing else differs.
pub(crate) fn transposed(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    a.len() == b.len()
        && a.len() >= 4
        && matches!((&a[head..], &b[head..]), ([x, y, left @ ..], [z, w, right @ ..]) if x == w && y == z && left == right)
}

/// Returns whether one letter of a word is another, behind the first.
pub(crate) fn slip(old: &str, new: &str) -> bool {
    let differ = old.chars().zip(new.chars()).filter(|(x, y)| x != y).count();
    old.chars().count() == new.chars().count()
        && differ == 1
        && old.len() >= 4
        && old.chars().next() == new.chars().next()
}
