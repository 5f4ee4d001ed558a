//! Learning to tag and to parse.

use crate::conllu::Sentence;
use crate::perceptron::{Counts, Perceptron};
use onrecord::syntax::training::{Action, Scores, State, Tagging, assign, best, features};
use onrecord::syntax::{Label, Tag};

/// How often the tagger sees the treebank.
const TAG_ROUNDS: usize = 8;
/// How often the parser sees it.
const PARSE_ROUNDS: usize = 12;
/// Parts of the treebank, each tagged by a tagger that has not seen it, so that the parser learns with real mistakes.
const FOLDS: usize = 5;

/// Features whose weights are all smaller, of 127, are left out: the files are a third as large, and a word in two hundred
/// gets another head.
const TAGS_FROM: i64 = 20;
const STEPS_FROM: i64 = 12;
const LABELS_FROM: i64 = 18;

/// Returns the model's bytes.
pub fn model(sentences: &[Sentence]) -> Vec<u8> {
    let tags = tagger(sentences.iter()).table(TAGS_FROM);
    let mut tagged = sentences.to_vec();
    for fold in 0..FOLDS {
        let others = sentences.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, sentence)| sentence);
        let other = tagger(others);
        for sentence in tagged.iter_mut().skip(fold).step_by(FOLDS) {
            sentence.tags = assign(&sentence.words, &other);
        }
        crate::report(&format!("tagged part {} of {FOLDS}", fold + 1));
    }
    let (steps, labels) = parser(&tagged);
    let tables = [tags, steps.buckets(STEPS_FROM), labels.table(LABELS_FROM)];
    let lengths = tables.iter().flat_map(|table| u32::try_from(table.len()).unwrap_or(0).to_le_bytes());
    lengths.chain(tables.iter().flatten().copied()).collect()
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides.max(1)
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.roll(i + 1));
        }
    }
}

/// Returns a tagger that has learnt from `sentences`.
fn tagger<'a>(sentences: impl Iterator<Item = &'a Sentence>) -> Perceptron<{ Tag::COUNT }> {
    let mut order: Vec<&Sentence> = sentences.collect();
    let mut counts = Counts::default();
    for sentence in &order {
        for at in 0..sentence.words.len() {
            features::tag(Tagging { words: &sentence.words, tags: &sentence.tags[..at] }, |feature| {
                *counts.entry(feature).or_default() += 1;
            });
        }
    }
    let mut model = Perceptron::new(&counts, 3);
    let mut dice = Dice(7);
    let mut seen = Vec::new();
    for _ in 0..TAG_ROUNDS {
        dice.shuffle(&mut order);
        for sentence in &order {
            let mut tags: Vec<Tag> = Vec::new();
            while tags.len() < sentence.words.len() {
                let at = tags.len();
                if sentence.words[at].is_mark() {
                    tags.push(Tag::Mark);
                    continue;
                }
                let mut scores = [0; Tag::COUNT];
                seen.clear();
                features::tag(Tagging { words: &sentence.words, tags: &tags }, |feature| seen.push(feature));
                seen.iter().for_each(|feature| model.add(*feature, &mut scores));
                let guess = best(&scores, |_| true);
                model.learn(&seen, sentence.tags[at] as usize, guess);
                tags.push(Tag::ALL[guess]);
            }
        }
    }
    model
}

/// Returns how many of the treebank's dependencies can no longer be made once `action` is taken (Goldberg and Nivre 2013).
fn cost(state: &State<'_>, gold: &[Option<usize>], action: Action) -> usize {
    let next = state.next();
    let waits = |head: Option<usize>| head.is_none_or(|head| head >= next);
    let dependents = |head: usize| (next..gold.len()).filter(|word| gold[*word] == Some(head)).count();
    match (action, state.stack()) {
        (Action::Shift, [below @ .., _]) => {
            let lost = state.stack().iter().filter(|word| gold[**word] == Some(next)).count();
            let head = gold[next].is_some_and(|head| below.contains(&head));
            lost + usize::from(head)
        }
        (Action::Left, [.., top]) => {
            let head = gold[*top];
            let lost = head != Some(next) && (waits(head) || head == state.below(1));
            dependents(*top) + usize::from(lost)
        }
        (Action::Right, [.., top]) => dependents(*top) + usize::from(waits(gold[*top])),
        (_, []) => 0,
    }
}

/// Returns the allowed steps that lose nothing more than they must.
fn right_steps(state: &State<'_>, gold: &[Option<usize>]) -> [bool; Action::COUNT] {
    let costs = Action::ALL.map(|action| state.allows(action).then(|| cost(state, gold, action)));
    let least = costs.iter().flatten().min().copied();
    costs.map(|cost| cost.is_some() && cost == least)
}

/// Returns whether no two dependencies cross, and none the way to the root.
fn is_projective(heads: &[Option<usize>]) -> bool {
    let arc = |(i, head): (usize, &Option<usize>)| head.map(|head| (i.min(head), i.max(head)));
    let arcs: Vec<_> = heads.iter().enumerate().filter_map(arc).collect();
    let root = heads.iter().position(Option::is_none).unwrap_or(0);
    let crosses = |a: usize, b: usize| arcs.iter().any(|(c, d)| a < *c && *c < b && b < *d);
    arcs.iter().all(|(a, b)| (root <= *a || *b <= root) && !crosses(*a, *b))
}

/// Returns how often each feature of the steps and of the labels occurs on the way to the right trees.
fn count(sentences: &[&Sentence]) -> (Counts, Counts) {
    let (mut steps, mut labels) = (Counts::default(), Counts::default());
    for sentence in sentences {
        let mut state = State::new(&sentence.words, &sentence.tags);
        while !state.is_done() {
            features::step(&state, |feature| *steps.entry(feature).or_default() += 1);
            let right = right_steps(&state, &sentence.heads);
            let action = Action::ALL[right.iter().position(|right| *right).unwrap_or(0)];
            let mut label = Label::default();
            if let Some((head, dependent)) = state.arc(action) {
                features::label(&state, head, dependent, |feature| *labels.entry(feature).or_default() += 1);
                label = sentence.labels[dependent];
            }
            state.take(action, label);
        }
    }
    (steps, labels)
}

/// Returns the weights of the steps and those of the labels.
fn parser(sentences: &[Sentence]) -> (Perceptron<{ Action::COUNT }>, Perceptron<{ Label::COUNT }>) {
    let mut order: Vec<&Sentence> = sentences.iter().filter(|sentence| is_projective(&sentence.heads)).collect();
    crate::report(&format!("{} of {} trees without crossing arcs", order.len(), sentences.len()));
    let (step_counts, label_counts) = count(&order);
    let mut steps = Perceptron::new(&step_counts, 3);
    let mut labels = Perceptron::new(&label_counts, 3);
    let mut dice = Dice(11);
    for round in 0..PARSE_ROUNDS {
        dice.shuffle(&mut order);
        let (mut wrong, mut all) = (0, 0);
        for sentence in &order {
            let explore = round > 0;
            let (bad, n) =
                learn_tree(sentence, &mut steps, &mut labels, |dice| explore && dice.roll(10) > 0, &mut dice);
            wrong += bad;
            all += n;
        }
        crate::report(&format!("round {}: {wrong} of {all} steps wrong", round + 1));
    }
    (steps, labels)
}

/// Learns from one tree; `follow` tells whether to go on from a wrong step. Returns how many steps were wrong, and all.
fn learn_tree(
    sentence: &Sentence,
    steps: &mut Perceptron<{ Action::COUNT }>,
    labels: &mut Perceptron<{ Label::COUNT }>,
    follow: impl Fn(&mut Dice) -> bool,
    dice: &mut Dice,
) -> (usize, usize) {
    let mut state = State::new(&sentence.words, &sentence.tags);
    let (mut wrong, mut all) = (0, 0);
    let mut seen = Vec::new();
    while !state.is_done() {
        seen.clear();
        features::step(&state, |feature| seen.push(feature));
        let mut scores = [0; Action::COUNT];
        seen.iter().for_each(|feature| steps.add(*feature, &mut scores));
        let guess = best(&scores, |class| state.allows(Action::ALL[class]));
        let right = right_steps(&state, &sentence.heads);
        let truth = best(&scores, |class| right[class]);
        let fits = right[guess];
        steps.learn(&seen, if fits { guess } else { truth }, guess);
        all += 1;
        wrong += usize::from(!fits);
        let action = Action::ALL[if fits || follow(dice) { guess } else { truth }];
        let label = match state.arc(action) {
            Some((head, dependent)) => learn_label(sentence, &state, head, dependent, labels, &mut seen),
            None => Label::default(),
        };
        state.take(action, label);
    }
    (wrong, all)
}

/// Learns the label of a dependency that the treebank has too. Returns the label that was given.
fn learn_label(
    sentence: &Sentence,
    state: &State<'_>,
    head: usize,
    dependent: usize,
    labels: &mut Perceptron<{ Label::COUNT }>,
    seen: &mut Vec<u64>,
) -> Label {
    seen.clear();
    features::label(state, head, dependent, |feature| seen.push(feature));
    let mut scores = [0; Label::COUNT];
    seen.iter().for_each(|feature| labels.add(*feature, &mut scores));
    let guess = best(&scores, |_| true);
    if sentence.heads[dependent] == Some(head) {
        labels.learn(seen, sentence.labels[dependent] as usize, guess);
    }
    Label::ALL[guess]
}
