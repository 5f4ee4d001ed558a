//! Which words have which class, a file of data for each.

use super::Class;
use crate::english::data::parse::entries;
use crate::english::data::{list, table};

/// Words in "-ly" that are no adverbs.
pub(super) const NOT_ADVERBS: &[&str] = list!("classes/not-adverbs");

/// Verbs that say something of what they take, each with what it does: "put the toll at 40".
pub(crate) const FRAMES: &[(&str, &str)] = table!("speech/frames");

/// The verbs of [`FRAMES`].
const FRAMED: &[&str] = &entries::<_, { FRAMES.len() }>(FRAMES);

/// The words of each class; verbs of saying have their own list.
pub(super) const TABLES: &[(Class, &[&str])] = &[
    (Class::ADVERB, list!("classes/adverb")),
    (Class::AUXILIARY, list!("classes/auxiliary")),
    (Class::BODY, list!("classes/body")),
    (Class::COLLECTIVE, list!("classes/collective")),
    (Class::COORDINATOR, list!("classes/coordinator")),
    (Class::DAY, list!("classes/day")),
    (Class::DETERMINER, list!("classes/determiner")),
    (Class::DOCUMENT, list!("classes/document")),
    (Class::FEMALE, list!("classes/female")),
    (Class::FRAMES, FRAMED),
    (Class::INTENT, list!("classes/intent")),
    (Class::ISSUES, list!("classes/issues")),
    (Class::MALE, list!("classes/male")),
    (Class::MAN, list!("classes/man")),
    (Class::MEASURES, list!("classes/measures")),
    (Class::MODAL, list!("classes/modal")),
    (Class::MONTH, list!("classes/month")),
    (Class::NEGATION, list!("classes/negation")),
    (Class::OBJECT, list!("classes/object")),
    (Class::OCCASION, list!("classes/occasion")),
    (Class::PARTICLE, list!("classes/particle")),
    (Class::PERSON, list!("classes/person")),
    (Class::PLACE, list!("classes/place")),
    (Class::PLACE_LEAD, list!("classes/place-lead")),
    (Class::PLURAL, list!("classes/plural")),
    (Class::POSSESSIVE, list!("classes/possessive")),
    (Class::PREPOSITION, list!("classes/preposition")),
    (Class::RELATIVE, list!("classes/relative")),
    (Class::REPUTES, list!("classes/reputes")),
    (Class::ROLE, list!("classes/role")),
    (Class::SAYING, list!("classes/saying")),
    (Class::SITE, list!("classes/site")),
    (Class::SITS, list!("classes/sits")),
    (Class::SUBJECT, list!("classes/subject")),
    (Class::SUBORDINATOR, list!("classes/subordinator")),
    (Class::SURVEY, list!("classes/survey")),
    (Class::THING, list!("classes/thing")),
    (Class::TIME_LEAD, list!("classes/time-lead")),
    (Class::TIME_UNIT, list!("classes/time-unit")),
    (Class::TITLE, list!("classes/title")),
    (Class::VERB, list!("classes/verb")),
    (Class::WOMAN, list!("classes/woman")),
];
