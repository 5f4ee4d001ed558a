//! Learning to tag and to parse.

use crate::conllu::Sentence;
use crate::perceptron::{Counts, Perceptron};
use onrecord::syntax::{Action, Label, NONE, Scores, State, Tag, Tagging, Word, features};

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
    let tagger = tagger(sentences.iter());
    let tags = tagger.table(TAGS_FROM);
    let mut tagged = sentences.to_vec();
    for fold in 0..FOLDS {
        let others = sentences.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, sentence)| sentence);
        let other = self::tagger(others);
        for sentence in tagged.iter_mut().skip(fold).step_by(FOLDS) {
            sentence.tags = tag(&sentence.words, &other);
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

fn highest(scores: &[i32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    (0..scores.len()).filter(|class| allowed(*class)).max_by_key(|class| (scores[*class], std::cmp::Reverse(*class)))
}

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
                let guess = highest(&scores, |_| true).unwrap_or(0);
                model.learn(&seen, sentence.tags[at] as usize, guess);
                tags.push(Tag::ALL[guess]);
            }
        }
    }
    model
}

fn tag(words: &[Word], model: &Perceptron<{ Tag::COUNT }>) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    while tags.len() < words.len() {
        if words[tags.len()].is_mark() {
            tags.push(Tag::Mark);
            continue;
        }
        let mut scores = [0; Tag::COUNT];
        features::tag(Tagging { words, tags: &tags }, |feature| model.add(feature, &mut scores));
        tags.push(Tag::ALL[highest(&scores, |_| true).unwrap_or(0)]);
    }
    tags
}

/// Returns how many of the treebank's dependencies can no longer be made once `action` is taken (Goldberg and Nivre 2013).
fn cost(state: &State<'_>, gold: &[usize], action: Action) -> usize {
    let next = state.next;
    let rest = |word: usize| word != NONE && word >= next;
    match action {
        Action::Shift => {
            let dependents = state.stack.iter().filter(|word| gold[**word] == next).count();
            let head = state.stack.iter().rev().skip(1).any(|word| gold[next] == *word);
            dependents + usize::from(head)
        }
        Action::Left => {
            let top = state.stack[state.stack.len() - 1];
            let dependents = (next..state.len()).filter(|word| gold[*word] == top).count();
            let head = state.below(1) == Some(gold[top]) || rest(gold[top]) && gold[top] != next;
            dependents + usize::from(head || gold[top] == NONE)
        }
        Action::Right => {
            let top = state.stack[state.stack.len() - 1];
            let dependents = (next..state.len()).filter(|word| gold[*word] == top).count();
            dependents + usize::from(rest(gold[top]) || gold[top] == NONE)
        }
    }
}

/// Returns the allowed steps that lose nothing more than they must.
fn right_steps(state: &State<'_>, gold: &[usize]) -> [bool; Action::COUNT] {
    let costs = Action::ALL.map(|action| state.allows(action).then(|| cost(state, gold, action)));
    let least = costs.iter().flatten().min().copied();
    costs.map(|cost| cost.is_some() && cost == least)
}

fn is_projective(heads: &[usize]) -> bool {
    let arc = |i: usize| (heads[i] != NONE).then(|| (i.min(heads[i]), i.max(heads[i])));
    let arcs: Vec<_> = (0..heads.len()).filter_map(arc).collect();
    let root = heads.iter().position(|head| *head == NONE).unwrap_or(0);
    let crosses = |a: usize, b: usize| arcs.iter().any(|(c, d)| a < *c && *c < b && b < *d);
    arcs.iter().all(|(a, b)| (root <= *a || *b <= root) && !crosses(*a, *b))
}

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
        let guess = highest(&scores, |class| state.allows(Action::ALL[class])).unwrap_or(0);
        let right = right_steps(&state, &sentence.heads);
        let truth = highest(&scores, |class| right[class]).unwrap_or(guess);
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
    let guess = highest(&scores, |_| true).unwrap_or(0);
    if sentence.heads[dependent] == head {
        labels.learn(seen, sentence.labels[dependent] as usize, guess);
    }
    Label::ALL[guess]
}
