//! Days, months, weekdays, times of day and stretches of time.

use super::{Wrong, claims, data};
use onrecord::model::{Alarm, ChangeName, ClaimKind};

/// The names that another day goes by.
const OTHER_DAY: [ChangeName; 2] = [ChangeName::DateChanged, ChangeName::DeadlineMoved];

/// Sentences with a day in them.
const AROUND: [(&str, &str); 2] =
    [("The bridge opened on ", "."), ("Bids for the bridge are due by ", ", the council said.")];

/// Returns names in their order, each with the forms in its list that it is shortened to.
fn shortened(names: &[&'static str], list: &str) -> Vec<(&'static str, Vec<String>)> {
    let all = data::entries(list);
    let short = |name: &&'static str| {
        let forms = all.iter().filter(|form| form.len() < name.len() && name.starts_with(form.as_str()));
        (*name, forms.cloned().collect())
    };
    names.iter().map(short).collect()
}

fn months() -> Vec<(&'static str, Vec<String>)> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    shortened(&names, "classes/month")
}

fn weekdays() -> Vec<(&'static str, Vec<String>)> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    shortened(&names, "classes/day")
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// Returns the ways in which a day of a month is written.
fn forms(day: u32, month: &str, short: &[String]) -> Vec<String> {
    let suffix = if day == 3 { "rd" } else { "th" };
    let long = capital(month);
    let mut out = vec![
        format!("{long} {day}"),
        format!("{day} {long}"),
        format!("{long} {day}{suffix}"),
        format!("{day}{suffix} {long}"),
        format!("the {day}{suffix} of {long}"),
    ];
    out.extend(short.iter().map(|short| format!("{}. {day}", capital(short))));
    out
}

#[test]
fn every_form_of_a_day_is_that_day() {
    let mut wrong = Wrong::default();
    for (month, short) in months() {
        for (before, behind) in AROUND {
            let text = |day: &str| format!("{before}{day}{behind}");
            let (own, others) = (forms(3, month, &short), forms(4, month, &short));
            for (form, other) in own.iter().zip(own.iter().skip(1)).chain(own.iter().take(1).zip(own.last())) {
                wrong.quiet(&text(form), &text(other), Alarm::None);
            }
            for (form, other) in own.iter().zip(&others) {
                wrong.named_one_of(&text(form), &text(other), &OTHER_DAY);
            }
            wrong.named_one_of(&text(&own[0]), &text(&others[1]), &OTHER_DAY);
        }
    }
    wrong.end(200);
}

#[test]
fn another_month_or_weekday_is_told() {
    let mut wrong = Wrong::default();
    for table in [months(), weekdays()] {
        for pair in table.windows(2) {
            for (before, behind) in [("The bridge opened on ", ", the council said."), AROUND[1]] {
                let day = if table.len() == 7 { "" } else { " 3" };
                let text = |name: &str| format!("{before}{}{day}{behind}", capital(name));
                wrong.named_one_of(&text(pair[0].0), &text(pair[1].0), &OTHER_DAY);
                for short in pair[0].1.iter().filter(|_| table.len() == 7) {
                    wrong.quiet(&text(pair[0].0), &text(&format!("{}.", capital(short))), Alarm::None);
                }
            }
            let text = |name: &str| format!("The bridge was closed in {}.", capital(name));
            if table.len() == 12 {
                wrong.named_one_of(&text(pair[0].0), &text(pair[1].0), &OTHER_DAY);
            }
        }
    }
    wrong.end(60);
}

#[test]
fn every_form_of_a_time_is_that_time() {
    let mut wrong = Wrong::default();
    let forms = |hour: u32| {
        [
            format!("{hour} p.m."),
            format!("{hour}pm"),
            format!("{hour} pm"),
            format!("{hour}:00 p.m."),
            format!("{hour}.00pm"),
            format!("{}:00", hour + 12),
        ]
    };
    let text = |time: &str| format!("The bridge opens at {time} on Friday, the council said.");
    for hour in [2, 5, 9] {
        let (own, others) = (forms(hour), forms(hour + 1));
        for (i, form) in own.iter().enumerate() {
            own.iter().skip(i + 1).for_each(|other| wrong.quiet(&text(form), &text(other), Alarm::None));
            others.iter().for_each(|other| wrong.named_one_of(&text(form), &text(other), &OTHER_DAY));
        }
    }
    let zones: Vec<String> = data::entries("dates/zones").iter().map(|zone| zone.to_uppercase()).collect();
    for pair in zones.windows(2) {
        let text = |zone: &str| format!("The bridge opens at 2 p.m. {zone} on Friday, the council said.");
        wrong.named_one_of(&text(&pair[0]), &text(&pair[1]), &OTHER_DAY);
    }
    wrong.end(150);
}

#[test]
fn a_stretch_of_time_is_placed() {
    let mut wrong = Wrong::default();
    for period in ["week", "month", "year", "summer", "quarter", "weekend"] {
        let text = |word: &str| match word {
            "last" | "next" | "this" => format!("The council votes on the bridge {word} {period}."),
            _ => format!("The council votes on the bridge in the {word} {period}."),
        };
        for pair in data::rows("compare/nearness").windows(2) {
            for (one, other) in pair[0].1.iter().zip(&pair[1].1) {
                let (one, other) = (text(one), text(other));
                if [&one, &other].iter().all(|text| claims(text).iter().any(|claim| claim.kind() == ClaimKind::Date)) {
                    wrong.named_one_of(&one, &other, &OTHER_DAY);
                    wrong.named_one_of(&other, &one, &OTHER_DAY);
                }
            }
        }
    }
    for (one, other) in [("early", "late"), ("early", "mid"), ("mid", "late")] {
        let text = |part: &str| format!("The bridge opens in {part} May.");
        wrong.named_one_of(&text(one), &text(other), &OTHER_DAY);
        wrong.named_one_of(&text(other), &text(one), &OTHER_DAY);
    }
    wrong.end(50);
}
