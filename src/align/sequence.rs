//! What two sequences have in common, in order, in time that grows with their length.

/// The largest table, in cells, that is filled to find the best common subsequence; longer stretches are first cut at
/// what occurs once on both sides.
const CELLS: usize = 1 << 18;

/// How often a stretch is cut at what occurs once in what is left of it; what is too long still stays unmatched.
const CUTS: usize = 64;

/// Returns pairs of indices of equal items, both rising.
///
/// `weight` says how much an item of `a` matters; neighbours that match together are preferred to scattered matches.
/// Stretches that are too long to compare closely and have no item in common that is unique on both sides stay
/// unmatched.
pub(crate) fn common<T: Ord>(a: &[T], b: &[T], weight: impl Fn(usize) -> u32) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut todo = vec![((0, a.len()), (0, b.len()), CUTS)];
    while let Some(((mut a0, mut a1), (mut b0, mut b1), cuts)) = todo.pop() {
        while a0 < a1 && b0 < b1 && a[a0] == b[b0] {
            out.push((a0, b0));
            (a0, b0) = (a0 + 1, b0 + 1);
        }
        while a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1] {
            out.push((a1 - 1, b1 - 1));
            (a1, b1) = (a1 - 1, b1 - 1);
        }
        if a0 == a1 || b0 == b1 {
            continue;
        }
        if (a1 - a0).saturating_mul(b1 - b0) <= CELLS {
            table(&a[a0..a1], &b[b0..b1], |i| weight(a0 + i), |i, j| out.push((a0 + i, b0 + j)));
            continue;
        }
        let anchors = if cuts > 0 { unique(&a[a0..a1], &b[b0..b1]) } else { Vec::new() };
        let Some(cuts) = cuts.checked_sub(1).filter(|_| !anchors.is_empty()) else { continue };
        let (mut from_a, mut from_b) = (a0, b0);
        for (i, j) in anchors {
            out.push((a0 + i, b0 + j));
            todo.push(((from_a, a0 + i), (from_b, b0 + j), cuts));
            (from_a, from_b) = (a0 + i + 1, b0 + j + 1);
        }
        todo.push(((from_a, a1), (from_b, b1), cuts));
    }
    out.sort_unstable();
    out
}

/// Fills the table of best scores from the end and walks it from the start.
fn table<T: Ord>(a: &[T], b: &[T], weight: impl Fn(usize) -> u32, mut hit: impl FnMut(usize, usize)) {
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    let score = |i: usize, j: usize| {
        let follows = i + 1 < a.len() && j + 1 < b.len() && a[i + 1] == b[j + 1];
        4 * weight(i) + u32::from(follows) * 2
    };
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if a[i] == b[j] { best[(i + 1) * width + j + 1] + score(i, j) } else { 0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let here = best[i * width + j];
        if a[i] == b[j] && here == best[(i + 1) * width + j + 1] + score(i, j) {
            hit(i, j);
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Returns the longest rising run of items that occur exactly once on each side.
fn unique<T: Ord>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let once = |items: &[T]| {
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by(|x, y| items[*x].cmp(&items[*y]));
        let groups = order.chunk_by(|x, y| items[*x] == items[*y]);
        groups.filter(|group| group.len() == 1).map(|group| group[0]).collect::<Vec<_>>()
    };
    let (left, right) = (once(a), once(b));
    let mut pairs = Vec::new();
    let mut at = 0;
    for i in left {
        while at < right.len() && b[right[at]] < a[i] {
            at += 1;
        }
        if at < right.len() && b[right[at]] == a[i] {
            pairs.push((i, right[at]));
        }
    }
    pairs.sort_unstable();
    let kept = rising(&pairs.iter().map(|pair| (pair.1, 1)).collect::<Vec<_>>());
    kept.into_iter().map(|i| pairs[i]).collect()
}

/// Returns the indices of the heaviest strictly rising subsequence of `(value, weight)` items.
pub(crate) fn rising(items: &[(usize, usize)]) -> Vec<usize> {
    let mut order: Vec<usize> = items.iter().map(|item| item.0).collect();
    order.sort_unstable();
    order.dedup();
    // A Fenwick tree over ranks: the heaviest run that ends at or below each, with the item that ends it.
    let mut tree: Vec<(usize, usize)> = vec![(0, usize::MAX); order.len() + 1];
    let mut before = vec![usize::MAX; items.len()];
    let mut best = (0, usize::MAX);
    for (i, (value, weight)) in items.iter().enumerate() {
        let rank = order.partition_point(|v| v < value);
        let mut found = (0, usize::MAX);
        let mut at = rank;
        while at > 0 {
            if tree[at].0 > found.0 {
                found = tree[at];
            }
            at &= at - 1;
        }
        before[i] = found.1;
        let mine = (found.0 + weight, i);
        let mut at = rank + 1;
        while at < tree.len() {
            if mine.0 > tree[at].0 {
                tree[at] = mine;
            }
            at += at & at.wrapping_neg();
        }
        if mine.0 > best.0 {
            best = mine;
        }
    }
    let mut out = Vec::new();
    let mut at = best.1;
    while at != usize::MAX {
        out.push(at);
        at = before[at];
    }
    out.reverse();
    out
}
