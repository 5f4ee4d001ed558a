//! Work on many things at once, with answers in their order.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Returns what `work` makes of each item, in the order of the items; `done` is told how many are ready.
///
/// There are as many threads as processors. What is returned does not depend on how many there are, or which is first.
pub fn map<T: Sync, R: Send>(items: &[T], mut done: impl FnMut(usize), work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let mut slots: Vec<Option<R>> = Vec::new();
    slots.resize_with(items.len(), || None);
    thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (next, work) = (&next, &work);
            scope.spawn(move || {
                while let Some((at, item)) = take(items, next) {
                    if send.send((at, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for (ready, (at, answer)) in receive.iter().enumerate() {
            if let Some(slot) = slots.get_mut(at) {
                *slot = Some(answer);
            }
            done(ready + 1);
        }
    });
    slots.into_iter().flatten().collect()
}

fn take<'i, T>(items: &'i [T], next: &AtomicUsize) -> Option<(usize, &'i T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, items.get(at)?))
}
