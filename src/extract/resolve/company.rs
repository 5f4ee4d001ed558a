//! Which company "the company" is: the one that the sentences before it are about.

use super::{Guess, Resolver};
use crate::english::Class;
use crate::english::data::list;
use crate::extract::name::is_body;
use std::ops::Range;

/// Nouns by which any company may be called once it is named.
const COMPANIES: &[&str] = list!("referents/companies");

/// Words in the names of bodies that are no companies.
const NO_COMPANIES: &[&str] = list!("referents/no-companies");

/// How far back, in tokens, the subject stands at most.
const REACH: usize = 120;

/// How far behind a name, in tokens, "its" may show that it is a thing's.
const ITS: usize = 8;

impl Resolver<'_, '_> {
    /// Returns the company that `phrase`, "the company", means, whose noun stands at `head`: the last subject that may be one.
    pub(super) fn company(&self, phrase: &Range<usize>, head: usize) -> Option<Guess> {
        let r = self.r;
        let plain = phrase.len() == 2 && r.reads(phrase.start, "the");
        if !plain || !COMPANIES.iter().any(|noun| r.reads(head, noun)) {
            return None;
        }
        let near = phrase.start.saturating_sub(REACH)..phrase.start;
        // "A company from Orle bid": the noun is that one's.
        if near.clone().any(|i| r.reads(i, r.text(head)) && !r.reads(i - i.min(1), "the")) {
            return None;
        }
        let fits = |subject: &&(usize, Guess)| near.contains(&subject.0) && self.may_be_company(subject.1.id);
        self.subjects.iter().find(fits).map(|(_, who)| Guess { doubtful: false, ..*who })
    }

    fn may_be_company(&self, id: usize) -> bool {
        let (r, actor) = (self.r, self.cast.get(id));
        let name = &actor.mention;
        let other = |i: usize| r.is(i, Class::PLACE) || NO_COMPANIES.iter().any(|word| r.reads(i, word));
        let named = name.clone().any(|i| r.capital(i)) && !r.is(name.start, Class::DETERMINER);
        // A name may be a person's whom no list knows, and a first word may be any; "plc" behind one is small.
        let thing = is_body(r, &(name.start..name.end + 1)) || self.owns(name.end);
        !actor.person && !actor.plural && named && thing && !name.clone().any(other)
    }

    /// Returns whether the words at `at`, behind a name, show that it has something as a thing does: "will close [its] plant".
    fn owns(&self, at: usize) -> bool {
        let r = self.r;
        let plain = |i: &usize| r.mark(*i) == '\0' && !r.capital(*i) && !r.is(*i, Class::DETERMINER);
        let mut words = (at..at + ITS).take_while(plain);
        words.any(|i| r.reads(i, "its"))
    }
}
