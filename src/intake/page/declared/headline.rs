//! The headline, among what a page calls so.

use super::Said;

/// Marks that part a title from the name of the site.
const BORDERS: [&str; 7] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

/// The shortest headline, in characters, that is left when the name of a site is taken off.
const SHORTEST: usize = 10;

/// The longest headline whose words are compared one by one, in words.
const LONGEST: usize = 200;

/// Returns the headline: of the headings `h1` the one that agrees with what the page `declares`, else the first of these.
pub fn choose(h1: &[Said], declares: &[Said], title: Option<&Said>, outlet: Option<&str>) -> Option<Said> {
    let shown = |said: &Said| -> bool {
        let own = folded(&said.text);
        let mut others = declares.iter().chain(title).map(|said| folded(&said.text));
        !own.is_empty() && others.any(|other| agrees(&own, &other))
    };
    let seen = h1.iter().find(|said| shown(said));
    let declared = || declares.first().map(|said| bare(said, outlet));
    let of_title = || title.map(|said| bare(said, outlet));
    // One heading of a page without a title is its headline.
    let alone = || h1.first().filter(|_| h1.len() == 1).cloned();
    seen.cloned().or_else(declared).or_else(alone).or_else(of_title)
}

/// Returns whether two headlines are one: equal, one the beginning of the other, or most of their words the same.
pub fn agrees(a: &str, b: &str) -> bool {
    if a == b || a.len() >= SHORTEST && b.starts_with(a) || b.len() >= SHORTEST && a.starts_with(b) {
        return true;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if a.len().max(b.len()) > LONGEST {
        return false;
    }
    let common = a.iter().filter(|word| b.contains(word)).count();
    common >= 3 && common * 4 >= a.len().min(b.len()) * 3 && common * 2 >= a.len().max(b.len())
}

/// Returns words in lower case without marks.
pub fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Returns a title without the name of the site at its end.
fn bare(said: &Said, outlet: Option<&str>) -> Said {
    let text = said.text.trim();
    let cut = BORDERS.iter().filter_map(|border| text.rfind(border)).max();
    let keeps = |at: &usize| {
        let (head, tail) = text.split_at(*at);
        let named = outlet.is_some_and(|outlet| agrees(&folded(tail), &folded(outlet)));
        head.chars().count() >= SHORTEST
            && (named || tail.split_whitespace().count() <= 5 && head.split_whitespace().count() >= 4)
    };
    let text = cut.filter(keeps).map_or(text, |at| text[..at].trim_end());
    Said { text: text.to_owned(), place: said.place.clone() }
}
