//! Which language an article is in, as far as it is not English: by its script, or by the commonest words of other languages.

use super::chars;
use super::token::{Token, TokenKind};
use crate::english::{Words, lexicon};
use std::sync::LazyLock;

/// A language that an article seems to be in, which is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its name in English.
    pub name: &'static str,
    /// Whether it writes decimals behind a comma: "1.250,5".
    pub decimal_comma: bool,
}

/// A language with Latin letters: its name, whether its decimals stand behind a comma, and its commonest words, none of which is
/// an English one.
type Row = (&'static str, bool, &'static str);

const LATIN: &[Row] = &[
    ("Afrikaans", true, "die nie en het van vir wat hy sy ons hulle dat ook maar deur word gesê jaar uit nog moet kan"),
    ("Albanian", true, "të dhe në për është nga një që se ka janë tha nuk kjo ky gjatë"),
    ("Catalan", true, "els les amb que per del dels una és han aquest aquesta més també ha dit anys va però això"),
    ("Croatian or Serbian", true, "je da se na za su od koji koja nije kao što ali kako bi iz će sve samo rekao biti"),
    ("Czech", true, "je se na že který která jsou pro jako jeho není podle také jsem bylo byl byla ale řekl při až"),
    (
        "Danish or Norwegian",
        true,
        "og er det som til af av ikke har med på den de en et vil kan siger sier jeg blev ble være også fra",
    ),
    (
        "Dutch",
        true,
        "de het een er van en dat niet voor met op te zijn aan ook naar om bij uit dan nog maar wordt werd hebben deze zegt volgens heeft",
    ),
    ("Finnish", true, "ja ei että se oli myös mukaan hän ovat kun mutta joka olla kuin niin vuonna sanoo tai ole"),
    (
        "French",
        true,
        "le la les des du et est une un dans pour pas qui que sur plus par avec ce sont ont été aux cette mais leur nous dit il elle",
    ),
    (
        "German",
        true,
        "der die das und nicht ist von mit den auf für im ein eine dem des sich auch werden wird sind hat haben sagte sei bei nach aus wurde einer zum zur",
    ),
    ("Hausa", false, "da na ya ta ce ne su ba wannan cewa ga yi daga kuma shi ke wani wata domin"),
    ("Hungarian", true, "az hogy nem egy és volt meg csak már ezt kell lesz szerint vagy még mint el azt után magyar"),
    (
        "Indonesian or Malay",
        true,
        "yang dan di dari untuk dengan ini itu pada tidak dalam akan juga oleh telah kata ke sebagai adalah kepada tersebut mereka orang",
    ),
    (
        "Italian",
        true,
        "il la di che non per una un del della con sono è le gli nel dei alla più ha anche dal delle come si ma questo detto lo",
    ),
    (
        "Polish",
        true,
        "w z na nie się że jest jak od przez po dla ale był była są oraz jego tym także które który będzie ma",
    ),
    (
        "Portuguese",
        true,
        "o os um uma que não da dos das em na para por se mais foi são ao pela pelo também disse seu sua é de",
    ),
    ("Romanian", true, "de și în la cu pe nu care din pentru că este mai au sunt fost prin lui ale spus după dar"),
    ("Somali", false, "oo ka ku iyo waa la ay ah uu waxaa soo u aan isaga sheegay kale badan"),
    (
        "Spanish",
        true,
        "el la los las que y en del por para con una un se es su al lo más como pero sus fue ha son dijo este esta también años entre de",
    ),
    (
        "Swahili",
        false,
        "ya na wa kwa ni za katika la kuwa hiyo huo wao watu hii cha yake ambao alisema baada lakini pia kama hayo vya",
    ),
    (
        "Swedish",
        true,
        "och att det som en på är av för med till den har inte om ett från var men sig säger han hon ska kan",
    ),
    ("Tagalog", false, "ang ng sa na mga ay si ni para kay hindi ito nang siya kung din ayon naman"),
    (
        "Turkish",
        true,
        "ve bir bu için ile da de olarak olan çok daha gibi kadar sonra dedi ise oldu ancak en göre değil var",
    ),
    ("Vietnamese", true, "và của là các trong có cho được với không một những người đã này khi từ đến ông tại"),
    ("Zulu or Xhosa", false, "ukuthi futhi ngoba kodwa uma abantu lapho kakhulu kanye nge uthi ku kwa"),
    ("Basque", true, "eta da ez du dira dute bat den zen izan beste ere baina hau hori duen egin"),
    ("Estonian", true, "ja ei et oli ka kui aga mis see või oma ta nii veel kes siis mille ning peab"),
    ("Icelandic", true, "að og er það sem til hann ekki með af hún var um við þess frá eru en hafa segir"),
    ("Latvian", true, "un ir ka no uz par ar tas kas bet tika nav pie vai viņš gan kā arī"),
    ("Lithuanian", true, "ir kad yra su ne bet buvo jis tai kaip už apie nuo iki savo jau dėl"),
    ("Slovak", true, "sa na je že ako ktoré ktorý bol sú pre podľa aj nie bolo jeho alebo už povedal"),
    ("Slovene", true, "je se da za ki so na bi pa tudi ne od bil kot pri še po"),
];

/// How many words are looked at.
const SAMPLE: usize = 600;

/// The fewest words by which a language can be told.
const FEWEST: usize = 12;

/// How many of a hundred words are English ones in a text that may be no English, at most.
const ENGLISH: usize = 15;

/// How many of a hundred are another language's in one that is in that, at least.
const OTHER: usize = 12;

/// After how many words English ones are counted.
const SURE: usize = 50;

/// The fewest letters of another script; one of those that stand for syllables or words counts for three.
const LETTERS: usize = 60;

/// Returns which language the words are in outside of `quoted`, given as one flag a token; none where that is English, or can't be
/// told.
pub(super) fn detect(text: &str, tokens: &[Token], quoted: impl Fn(usize) -> bool) -> Option<Language> {
    let words = || {
        let words = tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word);
        words.filter(|(at, _)| !quoted(*at)).filter_map(|(_, token)| text.get(token.span.start..token.span.end))
    };
    if others(text) * 3 >= LETTERS
        && let Some(language) = by_script(words().take(SAMPLE))
    {
        return Some(language);
    }
    by_words(words().filter(|word| word.starts_with(char::is_lowercase)).take(SAMPLE))
}

/// Returns how many characters of `text` may be letters of another script than the Latin one, by the bytes that they begin with; all of
/// these are counted at once.
fn others(text: &str) -> usize {
    // Those below 0xCD begin Latin letters with accents, 0xE2 the typographer's marks.
    chars::count_of(text.as_bytes(), |byte| (byte >= 0xCD) & (byte != 0xE2))
}

/// Returns the language of words most of whose letters are not Latin.
fn by_script<'t>(words: impl Iterator<Item = &'t str>) -> Option<Language> {
    let (mut latin, mut counts) = (0, [0_usize; SCRIPTS.len()]);
    let mut letters = Vec::new();
    for word in words {
        if word.is_ascii() {
            latin += word.len();
            continue;
        }
        for letter in word.chars() {
            match SCRIPTS.iter().position(|(_, ranges)| ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter)))
            {
                Some(script) => {
                    counts[script] += 1;
                    letters.push(letter);
                }
                None => latin += 1,
            }
        }
    }
    let (script, _) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    // A name in other letters makes no foreign article.
    let weight = if script < 3 { 3 } else { 1 };
    if letters.len() * weight < LETTERS || letters.len() * weight <= 3 * latin {
        return None;
    }
    let has = |signs: &str| letters.iter().any(|letter| signs.contains(*letter));
    // Japanese has more kana than anything else, or at least a tenth.
    let name = match SCRIPTS.get(script)?.0 {
        "Chinese" if counts[1] * 10 > letters.len() => "Japanese",
        "Arabic" if has("ٹڈڑے") => "Urdu",
        "Arabic" if has("پچژگ") => "Persian",
        "Russian" if has("їєґ") => "Ukrainian",
        "Russian" if has("ђћџјљњ") => "Serbian",
        name => name,
    };
    Some(Language { name, decimal_comma: matches!(name, "Russian" | "Ukrainian" | "Serbian" | "Greek") })
}

/// Scripts, by the language that has most of what is written in each, and their letters.
const SCRIPTS: [(&str, &[(char, char)]); 17] = [
    ("Chinese", &[('\u{3400}', '\u{9FFF}'), ('\u{20000}', '\u{2FA1F}')]),
    ("Japanese", &[('\u{3040}', '\u{30FF}')]),
    ("Korean", &[('\u{1100}', '\u{11FF}'), ('\u{AC00}', '\u{D7AF}')]),
    ("Arabic", &[('\u{600}', '\u{6FF}'), ('\u{750}', '\u{77F}'), ('\u{FB50}', '\u{FDFF}'), ('\u{FE70}', '\u{FEFC}')]),
    ("Russian", &[('\u{400}', '\u{52F}')]),
    ("Greek", &[('\u{370}', '\u{3FF}'), ('\u{1F00}', '\u{1FFF}')]),
    ("Hebrew", &[('\u{590}', '\u{5FF}')]),
    ("Hindi", &[('\u{900}', '\u{97F}')]),
    ("Bengali", &[('\u{980}', '\u{9FF}')]),
    ("Punjabi", &[('\u{A00}', '\u{A7F}')]),
    ("Gujarati", &[('\u{A80}', '\u{AFF}')]),
    ("Tamil", &[('\u{B80}', '\u{BFF}')]),
    ("Telugu", &[('\u{C00}', '\u{C7F}')]),
    ("Thai", &[('\u{E00}', '\u{E7F}')]),
    ("Georgian", &[('\u{10A0}', '\u{10FF}')]),
    ("Amharic", &[('\u{1200}', '\u{137F}')]),
    ("Armenian", &[('\u{530}', '\u{58F}')]),
];

/// The languages that have each word among their commonest, a bit each.
static WORDS: LazyLock<Words<u32>> = LazyLock::new(|| {
    let mut words = Words::new();
    for (at, (.., list)) in LATIN.iter().enumerate() {
        list.split(' ').for_each(|word| *words.entry(word) |= 1_u32 << at);
    }
    words
});

/// Returns the language whose commonest words there are more of than of English ones.
fn by_words<'t>(words: impl Iterator<Item = &'t str>) -> Option<Language> {
    let mut seen = Vec::with_capacity(SURE);
    let mut english = 0;
    for word in words {
        seen.push(word);
        english += usize::from(lexicon::common(word));
        // Hardly any article is anything else.
        if seen.len() % SURE == 0 && english * 100 >= seen.len() * 2 * ENGLISH {
            return None;
        }
    }
    let all = seen.len();
    let mut hits = [0_usize; LATIN.len()];
    for word in seen {
        let mut languages = WORDS.get(word).copied().unwrap_or_default();
        while languages != 0 {
            hits[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let (best, most) = hits.iter().enumerate().max_by_key(|(at, hits)| (**hits, std::cmp::Reverse(*at)))?;
    if all < FEWEST || english * 100 >= all * ENGLISH {
        return None;
    }
    if *most > FEWEST / 4 && most * 100 >= all * OTHER && *most > english {
        let (name, decimal_comma, _) = LATIN.get(best)?;
        return Some(Language { name, decimal_comma: *decimal_comma });
    }
    None
}

impl Language {
    /// Returns what is said of an article in this language, which is not read.
    pub fn told(self) -> String {
        format!("not English ({}?)", self.name)
    }
}
