//! What dependencies are called.

macro_rules! labels {
    ($($name:ident $codes:literal $doc:literal),* $(,)?) => {
        /// How a word depends on its head, after Universal Dependencies, coarser.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[repr(u8)]
        pub enum Label { #[default] $(#[doc = $doc] $name),* }

        impl Label {
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// All, in the order of the model's classes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The treebanks' relations that each stands for, in the same order; for the trainer.
            pub const CODES: &'static [&'static str] = &[$($codes),*];
        }
    };
}

labels! {
    Other "dep discourse vocative list expl fixed goeswith orphan reparandum dislocated" "Anything else.",
    Root "root" "The head of the sentence.", Subject "nsubj nsubj:pass nsubj:outer csubj csubj:pass csubj:outer" "A subject.",
    Object "obj iobj" "An object.", Content "ccomp" "A clause that is said, thought or seen.",
    Open "xcomp" "A clause without a subject of its own: \"to leave\".",
    Adverbial "advcl advcl:relcl" "A clause that says when, why, how.", Clause "acl" "A clause on a noun: \"a plan to leave\".",
    Relative "acl:relcl" "A relative clause.", Nominal "nmod nmod:desc nmod:unmarked" "A noun on a noun: \"of the council\".",
    Owner "nmod:poss" "Whose.", Oblique "obl obl:unmarked obl:agent" "A noun on a verb, with a preposition or of time.",
    Modifier "det det:predet amod nummod compound" "What stands with a noun.", Flat "flat" "The rest of a name.",
    Apposition "appos" "The same thing in other words.", Joined "conj" "Joined by \"and\".",
    Coordinator "cc cc:preconj" "\"And\" itself.", Case "case" "A preposition.", Marker "mark" "\"That\", \"if\", \"to\".",
    Auxiliary "aux aux:pass" "An auxiliary verb.", Copula "cop" "A form of \"to be\" with a noun or adjective.",
    Adverb "advmod" "An adverb.", Beside "parataxis" "A clause beside another: \"…, he said\".",
    Particle "compound:prt" "A verb's particle.", Punctuation "punct" "A mark.",
}
