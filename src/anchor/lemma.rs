//! The words that a form may be a form of.

/// Forms whose lemma no ending tells.
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("children", "child"),
    ("chose", "choose"),
    ("did", "do"),
    ("done", "do"),
    ("drew", "draw"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fought", "fight"),
    ("found", "find"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("had", "have"),
    ("has", "have"),
    ("held", "hold"),
    ("kept", "keep"),
    ("knew", "know"),
    ("led", "lead"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("men", "man"),
    ("met", "meet"),
    ("overturned", "overturn"),
    ("paid", "pay"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "say"),
    ("sank", "sink"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shrank", "shrink"),
    ("shrunk", "shrink"),
    ("slid", "slide"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stood", "stand"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("told", "tell"),
    ("took", "take"),
    ("upheld", "uphold"),
    ("was", "be"),
    ("were", "be"),
    ("went", "go"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("women", "woman"),
    ("won", "win"),
    ("wrote", "write"),
    ("written", "write"),
];

/// Returns the words that `word` may be a form of; itself first.
pub(crate) fn lemmas(word: &str) -> Vec<String> {
    let mut out = vec![word.to_owned()];
    out.extend(IRREGULAR.iter().filter(|(form, _)| *form == word).map(|(_, lemma)| (*lemma).to_owned()));
    for (ending, instead) in [
        ("ies", "y"),
        ("ied", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("d", ""),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            out.push(format!("{stem}{instead}"));
            let mut last = stem.chars().rev();
            if ending.len() > 1 && last.next().is_some_and(|c| last.next() == Some(c)) {
                out.extend(stem.get(..stem.len() - 1).map(str::to_owned));
            }
        }
    }
    out
}
