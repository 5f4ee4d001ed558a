//! What the JSON Schemas of our files and output have in common: the lists of names, and how days, times and digests are
//! written. `onrecord schema` prints the whole ones, which are made of the types that are read and written.

pub mod json;

use crate::model::{Alarm, Bound, ChangeName, ClaimKind, Confidence, DateRole, DateType, Form, SourceType, Weight};

/// Makes the schema of a type: one so short that it stands wherever the type does.
macro_rules! inlined {
    ($type:ident, $($schema:tt)*) => {
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ $($schema)* })
            }
        }
    };
}
pub(crate) use inlined;

/// Makes the schemas of types that are written as one of a list of names, from that list.
macro_rules! named {
    ($($type:ident),* $(,)?) => {$(
        $crate::schema::inlined!(
            $type, "type": "string", "enum": $type::ALL.iter().map(|one| one.name()).collect::<Vec<&str>>()
        );
    )*};
}
pub(crate) use named;

named!(Alarm, Bound, ChangeName, ClaimKind, Confidence, DateRole, DateType, Form, SourceType, Weight);

/// Makes types that stand for texts of one pattern.
macro_rules! patterned {
    ($($(#[$about:meta])* $type:ident: $($key:literal: $value:expr),*;)*) => {$(
        $(#[$about])*
        #[derive(Debug)]
        pub struct $type;
        inlined!($type, "type": "string", $($key: $value),*);
    )*};
}

patterned! {
    /// A day: "2026-11-22".
    Day: "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    /// A time of day, to the minute: "19:30".
    Minute: "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    /// A time in UTC, to the second: "2026-11-22T17:11:38Z".
    Time: "format": "date-time", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
    /// A digest with its algorithm: "sha256:" and 64 digits.
    Sha256: "pattern": "^sha256:[0-9a-f]{64}$";
    /// A story's name; `ledger::Slug` says all that it may hold.
    StoryName: "pattern": "^[^A-Z\\s/]+$", "maxLength": 100;
    /// A claim's name: "q-04055ad3".
    ClaimName: "pattern": "^[A-Za-z0-9-]{1,100}$";
}
