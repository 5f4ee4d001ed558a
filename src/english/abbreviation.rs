//! The abbreviations of English news prose, and the words that tell whether one of them ends a sentence.

use super::calendar;
use super::shapes::Shapes;
use super::sorted::Sorted;

/// What the full stop of an abbreviation may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Always goes on: a title before a name, "e.g.".
    Open,
    /// Goes on before a digit: "No. 5", "Aug. 1".
    BeforeDigit,
    /// May end a sentence, and does before a word that mostly opens one: "Acme Inc. The".
    Either,
    /// A place after a comma, where a comma would follow if the sentence went on: "in Reno, Nev. Police".
    Place,
    /// A time of day, which a day, a month or a time zone may follow: "8 p.m. Tuesday".
    Hour,
}

/// Returns what the full stop after `word` may mean; none where `word` is no abbreviation.
///
/// `word` is written without its last full stop.
pub(crate) fn look_up(word: &str) -> Option<Abbreviation> {
    let listed = || TABLE.iter().find(|(_, words)| words.binary_search(&word).is_ok()).map(|(kind, _)| *kind);
    let listed = if SHAPES.may_hold(word) { listed() } else { None };
    listed.or_else(|| initials(word).then_some(Abbreviation::Either))
}

/// Returns whether `word` is made of single letters with full stops between them, or is one capital letter.
fn initials(word: &str) -> bool {
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    if word.contains('.') { word.split('.').all(single) } else { single(word) && word.starts_with(char::is_uppercase) }
}

/// Returns whether `word` mostly opens a sentence where it has a capital letter.
pub(crate) fn is_starter(word: &str) -> bool {
    SORTED_STARTERS.contains(word)
}

/// Returns whether `word` may follow a time of day in the same sentence.
pub(crate) fn follows_hour(word: &str) -> bool {
    let lower = word.to_lowercase();
    let zone = calendar::zone(&lower) && (word.len() > 4 || word.bytes().all(|byte| byte.is_ascii_uppercase()));
    zone || [calendar::month, calendar::weekday].iter().any(|named| named(word).is_some())
        || calendar::zone_of_time(&lower) && word != "Local"
}

/// Returns whether `word` reports speech, as after "“Why now?” Ruiz …".
pub(crate) fn is_saying(word: &str) -> bool {
    SAYING.binary_search(&word).is_ok()
}

/// Returns whether `word` is a name that is spelled with an exclamation or question mark.
pub(crate) fn is_exclaimed(word: &str) -> bool {
    EXCLAIMED.binary_search(&word).is_ok()
}

/// Returns whether `word` is the last part of an internet address.
pub(crate) fn is_domain(word: &str) -> bool {
    DOMAINS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

// Every list is sorted by bytes: they are searched by halving.
static TABLE: &[(Abbreviation, &[&str])] = &[
    (Abbreviation::Open, OPEN),
    (Abbreviation::BeforeDigit, BEFORE_DIGIT),
    (Abbreviation::Hour, HOUR),
    (Abbreviation::Place, PLACE),
    (Abbreviation::Either, EITHER),
];

/// The shapes of all abbreviations.
static SHAPES: Shapes = Shapes::of(OPEN).with_all(BEFORE_DIGIT).with_all(HOUR).with_all(PLACE).with_all(EITHER);

static SORTED_STARTERS: Sorted<{ STARTERS.len() }> = Sorted::of(STARTERS);

const OPEN: &[&str] = &[
    "Adm", "Amb", "Asst", "Atty", "Bp", "Brig", "Capt", "Cdr", "Cmdr", "Col", "Comdr", "Cpl", "Cpt", "Det", "Dr",
    "Drs", "Ens", "Fr", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs",
    "Ms", "Msgr", "Mt", "Mx", "Ofc", "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt",
    "Spc", "Supt", "Treas", "approx", "ca", "cf", "e.g", "esp", "i.e", "incl", "v", "viz", "vs",
];

const BEFORE_DIGIT: &[&str] = &[
    "Apr", "Art", "Aug", "Ch", "Dec", "Eq", "Feb", "Fig", "Figs", "Jan", "Jul", "Jun", "Mar", "No", "Nos", "Nov",
    "Oct", "Op", "Sec", "Sep", "Sept", "Vol", "Vols", "c", "ch", "ed", "est", "fig", "no", "nos", "p", "para", "pp",
    "sec", "vol", "vols",
];

const HOUR: &[&str] = &["A.M", "P.M", "a.m", "am", "p.m", "pm"];

const PLACE: &[&str] = &[
    "Ala", "Alta", "Ariz", "Ark", "B.C", "Calif", "Colo", "Conn", "D.C", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky",
    "La", "Man", "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "N.B", "N.C", "N.D", "N.H", "N.J", "N.M", "N.S",
    "N.Y", "Neb", "Nev", "Okla", "Ont", "Ore", "Pa", "Que", "R.I", "S.C", "S.D", "Sask", "Tenn", "Tex", "Va", "Vt",
    "W.Va", "Wash", "Wis", "Wyo",
];

const EITHER: &[&str] = &[
    "Assn", "Assoc", "Ave", "B.A", "B.S", "Bhd", "Blvd", "Bros", "Cie", "Co", "Corp", "Cos", "Dept", "Dist", "Esq",
    "Ft", "GmbH", "Hwy", "Inc", "Jr", "LL.B", "Ltd", "M.A", "M.B.A", "M.D", "Mfg", "Mon", "Ph.D", "Rd", "Sr", "St",
    "Ste", "Sts", "Thu", "Thur", "Thurs", "Tue", "Tues", "Univ", "Wed", "al", "dept", "div", "etc", "sq",
];

const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "Again",
    "All",
    "Almost",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Anyone",
    "Are",
    "Around",
    "As",
    "Asked",
    "At",
    "Back",
    "Because",
    "Before",
    "Being",
    "Both",
    "But",
    "By",
    "Can",
    "Could",
    "Critics",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Either",
    "Even",
    "Every",
    "Everyone",
    "Everything",
    "Few",
    "Finally",
    "For",
    "From",
    "Further",
    "Get",
    "Given",
    "Has",
    "Have",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Indeed",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Let",
    "Like",
    "Many",
    "Maybe",
    "Meanwhile",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Neither",
    "Nevertheless",
    "No",
    "Nobody",
    "Nor",
    "Not",
    "Nothing",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Out",
    "Over",
    "People",
    "Perhaps",
    "Please",
    "Police",
    "Rather",
    "Several",
    "She",
    "Should",
    "Since",
    "So",
    "Some",
    "Someone",
    "Sometimes",
    "Soon",
    "Still",
    "Such",
    "Than",
    "Thank",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Today",
    "Together",
    "Tomorrow",
    "Two",
    "Under",
    "Unless",
    "Unlike",
    "Until",
    "Upon",
    "Very",
    "Was",
    "We",
    "Well",
    "Were",
    "What",
    "When",
    "Whenever",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Whoever",
    "Why",
    "Will",
    "With",
    "Within",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

static SAYING: &[&str] = &[
    "added",
    "adds",
    "admitted",
    "agreed",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "boasted",
    "called",
    "complained",
    "concluded",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "insisted",
    "jeered",
    "joked",
    "laughed",
    "muttered",
    "noted",
    "pleaded",
    "quipped",
    "read",
    "reads",
    "recalled",
    "remarked",
    "replied",
    "replies",
    "responded",
    "said",
    "says",
    "screamed",
    "shot",
    "shouted",
    "shouts",
    "thundered",
    "told",
    "tweeted",
    "urged",
    "warned",
    "whispered",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
];

static EXCLAIMED: &[&str] = &["Guess", "Jeopardy", "Oklahoma", "Yahoo", "Yum"];

static DOMAINS: &[&str] = &[
    "ai", "au", "biz", "ca", "co", "com", "de", "edu", "eu", "fr", "gov", "info", "int", "io", "me", "mil", "net",
    "org", "ru", "tv", "uk", "us",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let others = [STARTERS, SAYING, EXCLAIMED, DOMAINS];
        for list in TABLE.iter().map(|(_, list)| *list).chain(others) {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
