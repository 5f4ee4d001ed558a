//! What was recorded of a crawl, as text.

use super::told;
use crate::intake::LeftOut;
use crate::text::visible;
use crate::workflow::{Crawled, words};

/// Says what became of a crawl.
pub(super) fn told(crawled: &Crawled, program: &str) -> String {
    let (pages, addresses) = (words::count(crawled.pages, "page"), words::count(crawled.addresses, "address"));
    let LeftOut { redirects, missing, failed, others, unchanged, cut, damaged } = crawled.left_out;
    let rows = [
        (redirects, "that lead elsewhere"),
        (missing, "not found"),
        (failed, "refused or failed"),
        (others, "that are no pages"),
        (unchanged, "kept without their text"),
        (cut, "cut by the crawler"),
        (damaged, "damaged"),
    ];
    let name = visible::name(&crawled.name);
    format!("{name} holds {pages} of {addresses}.\n{}", told::added(&crawled.added, rows, program))
}
