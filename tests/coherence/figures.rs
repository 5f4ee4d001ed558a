//! Bounds, measures, money, rates and numbers in words.

use super::{Wrong, claims, data};
use onrecord::model::{Alarm, Bound, ChangeName, Detail, Figure};

/// Returns a sentence whose figure is bounded by words before it or behind it.
fn bounded(words: &str, behind: bool) -> String {
    match (behind, words.starts_with(|c: char| !c.is_alphabetic())) {
        (true, true) => format!("Fire burned 40{words} homes on the coast."),
        (true, false) => format!("Fire burned 40 {words} homes on the coast."),
        (false, true) => format!("Fire burned {words}40 homes on the coast."),
        (false, false) => format!("Fire burned {words} 40 homes on the coast."),
    }
}

/// Returns the first figure of a text, as `extract` reads it.
fn first(text: &str) -> Option<Figure> {
    claims(text).into_iter().find_map(|claim| match claim.detail {
        Detail::Figure(figure) => Some(*figure),
        _ => None,
    })
}

/// Returns how the first figure of a text is bounded.
fn bound(text: &str) -> Option<Bound> {
    first(text).map(|figure| figure.bound)
}

/// Returns the unit of the first figure of a text.
fn unit(text: &str) -> Option<String> {
    first(text).map(|figure| figure.unit)
}

#[test]
fn every_bound_that_is_read_is_compared() {
    let mut wrong = Wrong::default();
    let bare = "Fire burned 40 homes on the coast.";
    let texts: Vec<String> = [("figures/bounds-before", false), ("figures/bounds-behind", true)]
        .iter()
        .flat_map(|(list, behind)| data::entries(list).into_iter().map(|words| bounded(&words, *behind)))
        .collect();
    for text in &texts {
        let Some(own) = bound(text) else { continue };
        match own {
            Bound::Exactly => wrong.quiet(text, bare, Alarm::Info),
            _ => {
                wrong.named(text, bare, ChangeName::HedgeChanged);
                wrong.named(bare, text, ChangeName::HedgeChanged);
            }
        }
        for other in &[bounded("no fewer than", false), bounded("+", true)] {
            if bound(other) == Some(own) {
                wrong.quiet(text, other, Alarm::None);
            } else {
                wrong.named(text, other, ChangeName::HedgeChanged);
            }
        }
    }
    wrong.end(250);
}

#[test]
fn every_measure_that_is_read_is_compared() {
    let mut wrong = Wrong::default();
    let text = |words: &str| {
        let space =
            if words.chars().all(char::is_alphabetic) && words.len() > 2 || words.contains(' ') { " " } else { "" };
        format!("They counted 40{space}{words} on the coast.")
    };
    let mut all = data::pairs("figures/measures");
    all.retain(|(words, own)| unit(&text(words)).as_ref() == Some(own));
    for pair in all.windows(2) {
        let [(words, unit), (others, other)] = pair else { continue };
        if unit == other {
            wrong.quiet(&text(words), &text(others), Alarm::None);
        } else {
            wrong.named(&text(words), &text(others), ChangeName::FigureChanged);
        }
    }
    wrong.end(150);
}

#[test]
fn numbers_in_words_are_numbers_in_digits() {
    let mut wrong = Wrong::default();
    for (word, value) in data::pairs("figures/cardinals") {
        let value: i64 = value.parse().unwrap();
        if value < 2 {
            continue;
        }
        let (words, digits) = (format!("Fire burned {word} homes."), format!("Fire burned {value} homes."));
        wrong.quiet(&words, &digits, Alarm::None);
        wrong.named(&words, &format!("Fire burned {} homes.", value + 1), ChangeName::FigureChanged);
    }
    for (one, other) in [
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a million", "500,000"),
        ("a quarter of a million", "250,000"),
        ("a hundred", "100"),
        ("a million", "one million"),
        ("1.2m", "1.2 million"),
        ("16 000", "16,000"),
        ("twenty-five", "25"),
        ("two hundred and six", "206"),
        ("30+", "at least 30"),
        ("30 or more", "30+"),
        ("no fewer than 30", "at least 30"),
        ("dozens of", "dozens of"),
    ] {
        wrong.quiet(&format!("Fire burned {one} homes."), &format!("Fire burned {other} homes."), Alarm::None);
    }
    wrong.end(40);
}

#[test]
fn every_currency_that_is_read_is_compared() {
    let mut wrong = Wrong::default();
    let text = |sign: &str| {
        let space = if sign.ends_with(char::is_alphabetic) && !sign.contains('$') { " " } else { "" };
        format!("The council paid {}{space}40 for the bridge.", sign.to_uppercase().replace(' ', ""))
    };
    let mut read: Vec<(String, String)> =
        data::pairs("figures/money-before").into_iter().map(|(sign, unit)| (text(&sign), unit)).collect();
    read.retain(|(text, own)| unit(text).as_ref() == Some(own));
    // Each beside its neighbour, and beside the first.
    let pairs = read.windows(2).map(|pair| (&pair[0], &pair[1]));
    for ((one, unit), (other, another)) in pairs.chain(read.iter().skip(1).map(|own| (&read[0], own))) {
        if unit == another {
            wrong.quiet(one, other, Alarm::None);
        } else {
            wrong.named(one, other, ChangeName::FigureChanged);
        }
    }
    wrong.end(50);
}

#[test]
fn every_rate_is_compared() {
    let mut wrong = Wrong::default();
    let mut bases = data::entries("compare/periods");
    bases.extend(data::entries("compare/rate-bases"));
    bases.retain(|base| base != "capita");
    let text = |rate: &str| format!("The council pays 30 euros{rate} for the bridge.");
    for pair in bases.windows(2) {
        let article =
            |base: &str| if base.starts_with(['a', 'e', 'i', 'o', 'u']) || base == "hour" { "an" } else { "a" };
        let own = text(&format!(" {} {}", article(&pair[0]), pair[0]));
        wrong.quiet(&own, &text(&format!(" per {}", pair[0])), Alarm::None);
        wrong.quiet(&own, &text(&format!(" every {}", pair[0])), Alarm::None);
        wrong.named(&own, &text(&format!(" {} {}", article(&pair[1]), pair[1])), ChangeName::FigureChanged);
        wrong.named(&own, &text(""), ChangeName::FigureChanged);
        wrong.named(&text(""), &own, ChangeName::FigureChanged);
    }
    wrong.end(100);
}

#[test]
fn one_amount_in_two_measures_is_one() {
    let mut wrong = Wrong::default();
    let text = |amount: &str, unit: &str| {
        let space = if unit.len() > 2 { " " } else { "" };
        format!("They measured {amount}{space}{unit} at the dam.")
    };
    for (unit, scale) in data::pairs("figures/scales") {
        let (size, least) = scale.split_once(' ').unwrap();
        let size: i64 = size.parse().unwrap();
        let own = text("2", &unit);
        wrong.quiet(&own, &text(&(2 * size).to_string(), least), Alarm::None);
        wrong.named(&own, &text(&(2 * size + 1).to_string(), least), ChangeName::FigureChanged);
        wrong.named(&own, &text("2", least), ChangeName::FigureChanged);
    }
    wrong.end(60);
}

/// The names that another length of time goes by.
const OTHER: [ChangeName; 3] = [ChangeName::FigureChanged, ChangeName::DateChanged, ChangeName::DeadlineMoved];

#[test]
fn one_length_of_time_in_words_and_digits_is_one() {
    let mut wrong = Wrong::default();
    for same in [
        ["a week", "seven days", "7 days"],
        ["a fortnight", "two weeks", "14 days"],
        ["half an hour", "30 minutes", "thirty minutes"],
        ["a quarter of an hour", "15 minutes", "fifteen minutes"],
        ["three quarters of an hour", "45 minutes", "forty-five minutes"],
        ["an hour and a half", "90 minutes", "one and a half hours"],
        ["a couple of days", "two days", "48 hours"],
        ["a year", "12 months", "twelve months"],
        ["half a year", "six months", "6 months"],
        ["a year and a half", "18 months", "1.5 years"],
        ["a decade", "10 years", "ten years"],
        ["half a century", "50 years", "five decades"],
        ["a century", "100 years", "ten decades"],
    ] {
        for (before, behind) in
            [("The work took ", "."), ("The mine closed ", " ago."), ("He left after ", ", Ruiz said.")]
        {
            let text = |length: &str| format!("{before}{length}{behind}");
            for pair in same.windows(2) {
                wrong.quiet(&text(pair[0]), &text(pair[1]), Alarm::None);
            }
            wrong.named_one_of(&text(same[0]), &text("eight days"), &OTHER);
            wrong.named_one_of(&text("nine years"), &text(same[0]), &OTHER);
        }
    }
    wrong.end(120);
}
