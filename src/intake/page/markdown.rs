//! What stands for characters in Markdown, so that the words of a page are not taken for markup.

/// Returns what is written for a character; none where that is itself. Braces open what site generators fill in, even behind a
/// backslash.
pub fn escaped(c: char, cell: bool) -> Option<&'static str> {
    Some(match c {
        '{' => "&#123;",
        '\\' => "\\\\",
        '`' => "\\`",
        '*' => "\\*",
        '_' => "\\_",
        '[' => "\\[",
        ']' => "\\]",
        '<' => "\\<",
        '~' => "\\~",
        '&' => "\\&",
        '|' if cell => "\\|",
        _ => return None,
    })
}

/// Returns what is written for the character `c` at byte `at` of the first word of a block, where that would make it something else
/// than a paragraph: an item, a heading, a rule, a mark or a line of code of a site generator.
pub fn at_start(word: &str, at: usize, c: char) -> Option<&'static str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    Some(match c {
        '.' if at == digits && at > 0 => "\\.",
        ')' if at == digits && at > 0 => "\\)",
        _ if at > 0 => return None,
        '#' => "\\#",
        '>' => "\\>",
        '+' => "\\+",
        '-' => "\\-",
        '=' => "\\=",
        ':' => "\\:",
        '!' => "\\!",
        '?' => "\\?",
        '|' => "\\|",
        '/' => "\\/",
        'i' if word == "import" => "&#105;",
        'e' if word == "export" => "&#101;",
        _ => return None,
    })
}
