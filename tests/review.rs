//! What each key does in a sitting, without a terminal: whatever is pressed, nothing is decided but by the keys that say so.

use onrecord::extract::{Context, extract};
use onrecord::ledger::{self, Added, Content, Correction, NewVersion, Outcome, Slug, Story};
use onrecord::model::{ClaimId, ClaimKind, Digest};
use onrecord::review::{self, Addition, Decision, Entry, Item, Key, Made, Sitting, Step};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;

const TEXT: &str = "“So it is,” said Ana Ruiz. “So it was,” said Jon Berg. “So be it,” said Lena Holt.";

fn story(name: &str) -> Story {
    let article = Article::new(TEXT.to_owned(), Markup::Plain);
    let claims = extract(&article, &Context::default());
    let says = Content::all(&article, &claims);
    let version = NewVersion {
        recorded: "2031-05-01T09:30:00Z".parse().unwrap(),
        published: None,
        url: None,
        path: "dam.txt",
        snapshots: "snapshots",
        response: None,
        extension: "txt",
        digest: Digest::of_bytes(TEXT.as_bytes()),
        page: None,
        article: &article,
        claims: &claims,
        says: &says.iter().collect::<Vec<_>>(),
    };
    match ledger::record(&Slug::parse(name).unwrap(), None, &version, &[]).unwrap() {
        Outcome::Recorded { story, .. } => *story,
        Outcome::Unchanged { .. } => panic!("nothing recorded"),
    }
}

/// A sitting about two stories, and whoever stores what it says.
struct Desk {
    stories: Vec<Story>,
    sitting: Sitting,
}

impl Desk {
    fn new() -> Self {
        let stories = vec![story("dam"), story("tram")];
        let items = |story: &Story| story.pending().map(|claim| Item::new(&story.slug, "dam.txt", claim)).collect();
        let items: Vec<Vec<Item>> = stories.iter().map(items).collect();
        Self { stories, sitting: Sitting::new(items.concat()) }
    }

    fn story(&mut self, slug: &Slug) -> &mut Story {
        self.stories.iter_mut().find(|story| story.slug == *slug).unwrap()
    }

    /// Presses a key and stores what comes of it.
    fn press(&mut self, key: Key) -> Step {
        let step = self.sitting.press(key);
        match &step {
            Step::Store { claims, decision } => {
                let items: Vec<Item> = claims.iter().map(|at| self.sitting.items()[*at].clone()).collect();
                assert!(items.iter().all(|item| item.story == items[0].story), "all of one story");
                let ids: Vec<ClaimId> = items.iter().map(|item| item.claim.id.clone()).collect();
                let story = self.story(&items[0].story);
                let (new, made) = review::decide(story, &ids, decision, Some("Mia"), None).unwrap();
                assert_eq!(made.len(), claims.len());
                *story = new;
                self.stored(claims, made);
            }
            Step::Undo { made, .. } => {
                let slug = made[0].story.clone();
                let story = self.story(&slug);
                let (new, count) = review::undo(story, made).unwrap();
                assert_eq!(count, made.len());
                *story = new;
                let claims = self.now(self.sitting.last());
                self.sitting.taken_back(claims);
            }
            _ => {}
        }
        step
    }

    fn now(&self, claims: &[usize]) -> Vec<(usize, ledger::Recorded)> {
        let now = |at: &usize| {
            let item = &self.sitting.items()[*at];
            let story = self.stories.iter().find(|story| story.slug == item.story).unwrap();
            (*at, story.claim(&item.claim.id).unwrap().clone())
        };
        claims.iter().map(now).collect()
    }

    fn stored(&mut self, claims: &[usize], made: Vec<Made>) {
        let now = self.now(claims);
        self.sitting.stored(now, made);
    }

    fn keys(&mut self, keys: &str) -> Step {
        let key = |c| match c {
            '⏎' => Key::Enter,
            '⎋' => Key::Escape,
            '⌫' => Key::Erase,
            c => Key::Char(c),
        };
        keys.chars().map(key).map(|key| self.press(key)).last().unwrap()
    }

    /// Where the sitting stands, and the state of each claim: pending, accepted, rejected, misread.
    fn stand(&self) -> String {
        let states = self.stories.iter().flat_map(|story| &story.claims).map(|claim| &claim.review.state.name()[..1]);
        let at = self.sitting.current().map_or("-".to_owned(), |(number, _)| number.to_string());
        format!("{at} {}", states.collect::<Vec<_>>().join(""))
    }
}

#[test]
fn keys_lead_from_claim_to_claim() {
    for (keys, stand) in [
        ("a", "2 appppp"),
        ("aa", "3 aapppp"),
        ("rNo.⏎", "2 rppppp"),
        ("r⏎", "1 pppppp"),
        ("r ⏎", "1 pppppp"),
        ("rNo.⎋", "1 pppppp"),
        ("rNo⌫⌫⌫⌫⏎", "1 pppppp"),
        ("sA", "4 paappp"),
        ("m", "2 mppppp"),
        ("amM", "4 ammppp"),
        ("sMu", "2 pppppp"),
        ("AAm", "- aaaaaa"),
        ("eJo⏎M", "4 mmmppp"),
        ("ARNever.⏎", "- aaarrr"),
        ("SA", "- pppaaa"),
        ("SAu", "4 pppppp"),
        ("SAuu", "1 pppppp"),
        ("aaauuu", "1 pppppp"),
        ("aauA", "4 aaappp"),
        ("uu⎋x?", "1 pppppp"),
        ("aAu", "2 appppp"),
        ("AAu", "4 aaappp"),
        ("eJo⏎A", "1 pppppp"),
        ("eJo⏎aA", "4 aaappp"),
        ("AAauAr⏎", "- aaaaaa"),
    ] {
        let mut desk = Desk::new();
        desk.keys(keys);
        assert_eq!(desk.stand(), stand, "{keys}");
    }
}

#[test]
fn a_corrected_source_is_for_one_claim_and_stands_beside_what_was_read() {
    let mut desk = Desk::new();
    assert_eq!(desk.keys("e Jo  Marsh ⏎"), Step::Show);
    assert_eq!(desk.sitting.correction().source.as_deref(), Some("Jo Marsh"));
    let before = desk.stories[0].clone();
    desk.keys("aa");
    let claims = &desk.stories[0].claims;
    assert_eq!((claims[0].attributed(), claims[1].attributed()), (Some("Jo Marsh"), Some("Jon Berg")));
    assert_eq!((&claims[0].content, claims[0].seal), (&before.claims[0].content, before.claims[0].seal));
    let mut desk = Desk::new();
    desk.keys("enobody⏎a");
    assert_eq!(desk.stories[0].claims[0].attributed(), None);
    desk.keys("ueAna Ruiz⏎a");
    assert_eq!(
        desk.stories[0].claims[0].review.correction,
        Correction::default(),
        "the source that the program has read is no correction"
    );
}

#[test]
fn a_claim_is_corrected_by_what_is_typed_of_it() {
    for (typed, said) in [
        (" ", "Nothing was corrected."),
        ("value 3", "A quote has no value."),
        ("date 2031-05-01; cue said", "A quote has no date."),
        ("source", "“” is no source."),
        ("value many", "“many” is no value."),
        ("bound vague", "“vague” is no bound."),
        ("bound range", "“range” is no bound."),
        ("date 2031-13-01", "“2031-13-01” is no date."),
        ("role hero", "“hero” is no role."),
        (
            "speaker Jo",
            "“speaker” is nothing that a claim has: say source, cue, value, unit, bound, date or role, as in: value 40; unit km.",
        ),
    ] {
        let mut desk = Desk::new();
        assert_eq!(desk.keys(&format!("c{typed}⏎")), Step::Say(said.to_owned()), "{typed}");
        assert_eq!((desk.sitting.correction(), desk.sitting.entry()), (&Correction::default(), &Entry::None));
    }
    let mut desk = Desk::new();
    assert_eq!(desk.keys("csource: Jo; ;cue told us⏎ccue wrote⏎"), Step::Show);
    let all = Correction::from_fields([("source", "Jo"), ("cue", "wrote")]).unwrap();
    assert_eq!(desk.sitting.correction(), &all);
    assert!(matches!(desk.keys("A"), Step::Say(_)), "it is of one claim");
    desk.keys("a");
    let claim = desk.stories[0].claims[0].clone();
    assert_eq!(claim.review.correction, all);
    assert!(claim.review.is_sealed(&desk.stories[0].slug, &claim));
    assert_eq!(desk.sitting.correction(), &Correction::default());
}

#[test]
fn a_claim_is_added_by_its_words_and_what_it_is() {
    let mut desk = Desk::new();
    for (typed, said) in [
        ("n ⏎", "Nothing was added."),
        ("nSo it is⏎ ⏎", "Nothing was added."),
        ("nSo it is⏎opinion; value 3⏎", "“opinion” is no kind of claim: quote, statement, figure or date."),
        ("nSo it is⏎assertion⏎", "“assertion” is no kind of claim: quote, statement, figure or date."),
        ("nSo⏎quote; line x⏎", "“x” is no line: a line, such as 7, or a line and a column, such as 7:18."),
        ("nSo⏎quote; line 7:⏎", "“7:” is no line: a line, such as 7, or a line and a column, such as 7:18."),
        ("nSo⏎figure; value⏎", "“” is no value."),
    ] {
        assert_eq!(desk.keys(typed), Step::Say(said.to_owned()), "{typed}");
    }
    assert!(matches!(desk.keys("nSo it is⏎⎋"), Step::Say(_)), "Esc adds nothing");
    let step = desk.keys("n So it is ⏎Statement; line 1:2; source Ana Ruiz; reason missed⏎");
    let says = Correction::from_fields([("source", "Ana Ruiz")]).unwrap();
    let (words, kind, reason) = ("So it is".to_owned(), ClaimKind::Statement, Some("missed".to_owned()));
    let addition = Addition { words, at: Some((1, Some(2))), kind, says, reason };
    assert_eq!(step, Step::Add { story: desk.stories[0].slug.clone(), addition });
    // What comes of it, and how it is taken back.
    let content = desk.stories[0].claims[0].content.clone();
    let who = Added { by: None, date: "2031-05-01".parse().unwrap(), reason: None };
    let before = desk.stories[0].clone();
    let (story, id) = ledger::add(&before, 1, &before.claims[0].id, content, who);
    assert_eq!(id.0, format!("{}-2", before.claims[0].id));
    let after = story.claim(&id).map(|claim| claim.review.clone());
    desk.stories[0] = story;
    desk.sitting.added(vec![Made { story: before.slug.clone(), id, before: None, after }]);
    assert_eq!(desk.stand(), "1 pappppp");
    desk.keys("au");
    assert_eq!(desk.stand(), "1 pappppp");
    desk.keys("u");
    assert_eq!((desk.stand().as_str(), &desk.stories[0]), ("1 pppppp", &before));
}

#[test]
fn an_addition_that_more_is_known_of_is_not_taken_back() {
    let story = story("dam");
    let who = Added { by: None, date: "2031-05-01".parse().unwrap(), reason: None };
    let (mut story, id) = ledger::add(&story, 0, &story.claims[0].id, story.claims[0].content.clone(), who);
    let after = story.claims[0].review.clone();
    let made = [Made { story: story.slug.clone(), id, before: None, after: Some(after) }];
    assert_eq!(review::read(&review::write(&made)).as_deref(), Some(&made[..]));
    story.claims[0].note = Some("asked her".to_owned());
    assert!(review::undo(&story, &made).is_err());
    story.claims[0].note = None;
    assert_eq!(review::undo(&story, &made).unwrap().1, 1);
}

#[test]
fn decisions_in_writing_are_read_back() {
    let mut desk = Desk::new();
    desk.keys("eJo “\u{1b}”⏎");
    let Step::Store { decision: Decision::Accept { .. }, .. } = desk.sitting.press(Key::Char('a')) else { panic!() };
    let story = &desk.stories[0];
    let ids: Vec<ClaimId> = story.claims.iter().map(|claim| claim.id.clone()).collect();
    let corrected = Correction::from_fields([("source", "Jo"), ("cue", "told \"us\"")]).unwrap();
    let decision = Decision::Accept { reason: Some("a\u{85}\"b".to_owned()), correction: corrected };
    let (_, made) = review::decide(story, &ids, &decision, Some("Mia"), "2031-05-01".parse().ok()).unwrap();
    assert_eq!(review::read(&review::write(&made)), Some(made));
    let (_, made) = review::decide(story, &ids, &Decision::Misread { reason: None }, None, None).unwrap();
    assert_eq!(review::read(&review::write(&made)), Some(made));
    assert_eq!(review::read(&review::write(&[])), Some(Vec::new()));
    for broken in ["", "[]", "{\"schema\":\"onrecord/undo/9\",\"made\":[]}", "{\"schema\":\"onrecord/undo/1\"}"] {
        assert_eq!(review::read(broken), None, "{broken}");
    }
}

fn key() -> impl Strategy<Value = Key> {
    let letters = prop::sample::select("armsuecnARMSq?x é;figure".chars().collect::<Vec<_>>()).prop_map(Key::Char);
    let others = prop::sample::select(vec![Key::Enter, Key::Escape, Key::Erase, Key::EraseAll, Key::Other]);
    prop_oneof![4 => letters, 2 => others]
}

proptest! {
    #[test]
    fn no_key_decides_but_those_that_say_so(keys in prop::collection::vec(key(), 0..60)) {
        let mut desk = Desk::new();
        for key in keys {
            let typing = desk.sitting.entry().clone();
            let before = desk.stories.clone();
            let step = desk.press(key);
            let decides = match typing {
                Entry::None => matches!(key, Key::Char('a' | 'A' | 'm' | 'M' | 'u')),
                Entry::Reason { line, .. } => key == Key::Enter && !line.trim().is_empty(),
                _ => false,
            };
            prop_assert!(decides || desk.stories == before, "{:?}: {:?}", key, step);
        }
        // Whatever was done, undoing all of it leaves the ledger as it was.
        desk.press(Key::Escape);
        while desk.sitting.can_undo() {
            desk.press(Key::Char('u'));
        }
        prop_assert_eq!(desk.stand(), "1 pppppp");
        prop_assert_eq!(desk.stories, vec![story("dam"), story("tram")]);
    }
}
