//! Names that go by several names.

use super::{Wrong, compare, data};
use onrecord::model::{Alarm, ChangeName};

fn capital(name: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_country_goes_by_all_its_names() {
    let mut wrong = Wrong::default();
    let text = |name: &str| format!("The talks with {} ended in May.", capital(name));
    for row in data::lines("names/countries") {
        let parts: Vec<Vec<&str>> = row.split(';').map(|part| part.trim().split(", ").collect()).collect();
        let of_one_word = |name: &&&str| name.chars().all(char::is_alphabetic) && !name.is_empty();
        let names: Vec<&&str> = parts.iter().flatten().filter(of_one_word).collect();
        for other in names.iter().skip(1) {
            wrong.quiet(&text(names[0]), &text(other), Alarm::Info);
        }
        let (own, lund) = (text(parts[0][0]), text("lund"));
        let (_, changes) = compare(&own, &lund);
        wrong.note(changes.contains(&ChangeName::EntityChanged), &own, &lund, &changes);
    }
    wrong.end(600);
}
