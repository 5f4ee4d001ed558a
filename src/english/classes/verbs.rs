//! Reporting verbs by their lemmas; all forms are made from these.

use super::Class;
use crate::english::data::parse::{cut, same, unknown};
use crate::english::data::sets;

/// Verbs as lemmas, with how they report and how their forms are made.
const VERBS: &[(&str, &[&str])] = sets!("speech/verbs");

/// How a verb reports, in the words of its list.
const REPORTS: &[(&str, Class)] = &[
    ("plain", Class::PLAIN),
    ("inverts", Class::INVERTS),
    ("needs-that", Class::NEEDS_THAT),
    ("tell", Class::TELL),
    ("orders", Class::ORDERS),
    ("promise", Class::PROMISE),
    ("takes-object", Class::TAKES_OBJECT),
    ("doing", Class::DOING),
    ("judges", Class::JUDGES),
    ("hears", Class::HEARS),
];

/// What a verb does that reports nothing said: somebody expects, wants, proposes or talks about something.
const HOLDS: &[(&str, Class)] =
    &[("holds", Class::HOLDS), ("presses", Class::PRESSES), ("points", Class::POINTS), ("talks", Class::TALKS)];

/// How many letters a form has at most.
const LONGEST: usize = 24;

/// A form of a verb with its classes.
#[derive(Clone, Copy)]
struct Form {
    letters: [u8; LONGEST],
    length: usize,
    class: Class,
}

static FORMS: [Form; count()] = forms();

/// Every form of every verb with its classes.
pub(super) static ALL: [(&str, Class); FORMS.len()] = {
    let (mut all, mut i) = ([("", Class::NONE); FORMS.len()], 0);
    while i < all.len() {
        (all[i], i) = ((FORMS[i].text(), FORMS[i].class), i + 1);
    }
    all
};

impl Form {
    /// Spells a form: `lemma` without its last letters, as many as `cut`, and `ending` behind it.
    const fn new(lemma: &str, cut: usize, ending: &str, class: Class) -> Self {
        let mut form = Self { letters: [0; LONGEST], length: 0, class };
        form.add(lemma.as_bytes().split_at(lemma.len() - cut).0);
        form.add(ending.as_bytes());
        form
    }

    /// Spells a form in which the last letter of `lemma` stands twice before `ending` where it `doubles`.
    const fn doubled(lemma: &str, doubles: bool, ending: &str, class: Class) -> Self {
        let mut form = Self::new(lemma, 0, "", class);
        if doubles {
            form.add(lemma.as_bytes().split_at(lemma.len() - 1).1);
        }
        form.add(ending.as_bytes());
        form
    }

    const fn add(&mut self, letters: &[u8]) {
        let mut i = 0;
        while i < letters.len() {
            self.letters[self.length] = letters[i];
            (self.length, i) = (self.length + 1, i + 1);
        }
    }

    const fn text(&'static self) -> &'static str {
        match str::from_utf8(self.letters.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => unknown("a form that is no text"),
        }
    }
}

/// Returns how many forms all verbs have.
const fn count() -> usize {
    let (mut count, mut verb) = (0, 0);
    while verb < VERBS.len() {
        let pasts = pasts(VERBS[verb].1);
        (count, verb) = (count + 3 + if pasts == 0 { 1 } else { pasts }, verb + 1);
    }
    count
}

/// Returns how many past forms a verb has that no rule makes.
const fn pasts(is: &[&'static str]) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < is.len() {
        (count, i) = (count + irregular(is[i]).is_some() as usize, i + 1);
    }
    count
}

/// Returns the past form that a verb `is` said to have.
const fn irregular(is: &'static str) -> Option<&'static str> {
    let (past, form) = cut(is, " ");
    if same(past, "past") { Some(form) } else { None }
}

const fn forms() -> [Form; count()] {
    let mut forms = [Form::new("", 0, "", Class::NONE); count()];
    let (mut at, mut verb) = (0, 0);
    while verb < VERBS.len() {
        let (lemma, is) = VERBS[verb];
        let (reports, holds) = (classes(is, REPORTS), classes(is, HOLDS));
        let noun = if has(is, "noun") { Class::NOUNISH } else { Class::NONE };
        let doubles = has(is, "doubles");
        let finite = reported(reports, holds, Class::REPORT);
        forms[at] = Form::new(lemma, 0, "", reported(reports, holds, Class::REPORT.with(noun).with(Class::BASE)));
        forms[at + 1] = third_person(lemma, reported(reports, holds, Class::REPORT.with(noun)));
        forms[at + 2] = participle(lemma, doubles, reported(reports, holds, Class::REPORTING));
        (at, verb) = (at + 3, verb + 1);
        let mut i = 0;
        while i < is.len() {
            if let Some(form) = irregular(is[i]) {
                (forms[at], at) = (Form::new(form, 0, "", finite), at + 1);
            }
            i += 1;
        }
        if pasts(is) == 0 {
            (forms[at], at) = (past(lemma, doubles, finite), at + 1);
        }
    }
    forms
}

/// Returns the classes of a form in `tense` of a verb that `reports` and `holds` so.
const fn reported(reports: Class, holds: Class, tense: Class) -> Class {
    if reports.any(reports) { reports.with(holds).with(tense) } else { holds }
}

/// Returns those of the classes that `is` names.
const fn classes(is: &[&str], names: &[(&str, Class)]) -> Class {
    let (mut all, mut i) = (Class::NONE, 0);
    while i < names.len() {
        if has(is, names[i].0) {
            all = all.with(names[i].1);
        }
        i += 1;
    }
    all
}

const fn has(is: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < is.len() && !same(is[i], name) {
        i += 1;
    }
    i < is.len()
}

const fn third_person(lemma: &str, class: Class) -> Form {
    match lemma.as_bytes() {
        _ if consonant_y(lemma) => Form::new(lemma, 1, "ies", class),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => Form::new(lemma, 0, "es", class),
        _ => Form::new(lemma, 0, "s", class),
    }
}

const fn past(lemma: &str, doubles: bool, class: Class) -> Form {
    match lemma.as_bytes() {
        _ if consonant_y(lemma) => Form::new(lemma, 1, "ied", class),
        [.., b'e'] => Form::new(lemma, 0, "d", class),
        _ => Form::doubled(lemma, doubles, "ed", class),
    }
}

const fn participle(lemma: &str, doubles: bool, class: Class) -> Form {
    match lemma.as_bytes() {
        [.., b'e', b'e'] => Form::doubled(lemma, doubles, "ing", class),
        [.., b'e'] => Form::new(lemma, 1, "ing", class),
        _ => Form::doubled(lemma, doubles, "ing", class),
    }
}

const fn consonant_y(lemma: &str) -> bool {
    !matches!(lemma.as_bytes(), [.., b'a' | b'e' | b'o' | b'u', b'y']) && matches!(lemma.as_bytes(), [.., b'y'])
}
