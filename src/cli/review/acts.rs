//! What a sitting stores.

use super::{Desk, draw};
use crate::cli::add::said;
use crate::cli::session::Session;
use crate::ledger::{Recorded, Slug};
use crate::review::{Addition, Decision, Item, Made, Step};
use crate::workflow::{Failure, add, make_as_seen, take_back, words};

impl Desk<'_> {
    pub(super) fn store(&mut self, session: &mut Session<'_>, claims: &[usize], decision: &Decision) -> Step {
        let items: Vec<&Item> = claims.iter().filter_map(|at| self.sitting.items().get(*at)).collect();
        let Some(first) = items.first() else { return Step::Show };
        let seen: Vec<&Recorded> = items.iter().map(|item| &item.claim).collect();
        let made =
            make_as_seen(self.project, &mut |event| session.hear(event), &first.story, &seen, decision, &self.person);
        match made {
            Ok((story, made)) => {
                let said = draw::said(decision, &made);
                let now = draw::now(&self.sitting, claims, &[story]);
                self.sitting.stored(now, made);
                self.say(session, &said);
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    pub(super) fn take_back(&mut self, session: &mut Session<'_>, made: &[Made], then: &[Made]) -> Step {
        match take_back(self.project, &mut |event| session.hear(event), made, then) {
            Ok(stories) => {
                let now = draw::now(&self.sitting, self.sitting.last(), &stories);
                self.sitting.taken_back(now);
                self.say(session, &format!("Took back the decision on {}.", words::count(made.len(), "claim")));
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    pub(super) fn add(&mut self, session: &mut Session<'_>, story: &Slug, addition: &Addition) -> Step {
        let added = add(self.project, &mut |event| session.hear(event), story.as_str(), addition, &self.person);
        match added {
            Ok((story, made)) => {
                for claim in made.iter().filter_map(|one| story.claim(&one.id)) {
                    let name = format!("{}/{}", story.slug, claim.id);
                    self.say(session, &format!("Added {name}: {}.", said(claim)));
                }
                self.sitting.added(made);
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    /// Says why nothing was stored; the claim stays.
    fn refuse(&mut self, session: &mut Session<'_>, failure: &Failure) -> Step {
        self.sitting.refused();
        let message = session.terminal.shown(failure, session.terminal.style());
        session.terminal.line(&message);
        Step::Typed
    }
}
