//! What a site asks of programs in its `robots.txt` (RFC 9309).

/// How many bytes of a `robots.txt` are read.
pub(super) const LARGEST: u64 = 512 * 1024;

/// The longest delay between requests that is obeyed, in seconds.
const LONGEST_DELAY: f64 = 60.0;

/// The name by which a site may mean this program.
const OWN: &str = "onrecord";

/// What one site asks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Robots {
    /// Which paths may be asked for, by how they begin: `*` stands for anything, `$` for the end.
    rules: Vec<(bool, String)>,
    /// How many seconds to wait between two requests.
    pub delay: f64,
}

impl Robots {
    /// Reads a `robots.txt`: what it says to this program by name, else to all.
    pub fn read(text: &str) -> Self {
        let (mut own, mut all, mut is_named) = (Self::default(), Self::default(), false);
        let (mut agents, mut in_rules) = (Vec::<String>::new(), false);
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                // Names that stand together have the rules below in common.
                if std::mem::take(&mut in_rules) {
                    agents.clear();
                }
                agents.push(value.to_ascii_lowercase());
                continue;
            }
            in_rules |= matches!(key.as_str(), "allow" | "disallow" | "crawl-delay");
            let to_own = agents.iter().any(|agent| agent == OWN);
            is_named |= to_own;
            if to_own {
                own.take(&key, value);
            } else if agents.iter().any(|agent| agent == "*") {
                all.take(&key, value);
            }
        }
        if is_named { own } else { all }
    }

    fn take(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => self.rules.push((key == "allow", value.to_owned())),
            "crawl-delay" => {
                let delay = value.parse().ok().filter(|delay: &f64| delay.is_finite());
                self.delay = delay.unwrap_or_default().clamp(0.0, LONGEST_DELAY);
            }
            _ => {}
        }
    }

    /// Returns whether a path, with what follows `?`, may be asked for: the longest rule decides, of two as long the one that allows.
    pub fn allows(&self, path: &str) -> bool {
        let fits = self.rules.iter().filter(|(_, rule)| fits(rule, path));
        fits.max_by_key(|(allows, rule)| (rule.len(), *allows)).is_none_or(|(allows, _)| *allows)
    }
}

/// Returns whether `path` begins as `rule` says. Every piece between stars is looked for once, from left to right.
fn fits(rule: &str, path: &str) -> bool {
    let (rule, to_end) = rule.strip_suffix('$').map_or((rule, false), |rule| (rule, true));
    let mut pieces = rule.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return !to_end || rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() && to_end {
            return rest.ends_with(piece);
        }
        let Some(at) = rest.find(piece) else { return false };
        rest = rest.get(at + piece.len()..).unwrap_or_default();
    }
    true
}
