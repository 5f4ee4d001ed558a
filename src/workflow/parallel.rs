//! Work on many things at once, with answers in their order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// How many things a thread may be ahead of the first one that is not ready: enough that a long one holds up nobody, and few
/// enough that what is ready takes little memory.
const AHEAD: usize = 8;

/// Returns how many things can be worked on at once: as many as there are processors.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Returns what `work` makes of each item, in the order of the items; `done` is told how many are ready.
///
/// There are as many threads as processors. What is returned does not depend on how many there are, or which is first.
pub fn map<T: Sync, R: Send>(items: &[T], mut done: impl FnMut(usize), work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut all = Vec::with_capacity(items.len());
    let threads = cores().min(items.len());
    ordered(items.iter(), (threads, usize::MAX), work, |answer| {
        all.push(answer);
        done(all.len());
        true
    });
    all
}

/// Hands `take` what `work` makes of each item, in the order of the items, as long as it wants more; `jobs` threads work.
///
/// However many items there are, no more than a few for each thread are in memory.
pub fn each<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
    take: impl FnMut(R) -> bool,
) {
    ordered(items, (jobs, jobs.saturating_mul(AHEAD)), work, take);
}

fn ordered<T, R: Send>(
    items: impl Iterator<Item = T> + Send,
    (threads, ahead): (usize, usize),
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> bool,
) {
    let items = Mutex::new(items.enumerate());
    let gate = Gate { end: Mutex::new(Some(ahead)), moved: Condvar::new() };
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (items, gate, work) = (&items, &gate, &work);
            scope.spawn(move || {
                let _end = Ends(gate);
                while let Some((at, item)) = next(items, gate) {
                    if send.send((at, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let (mut ready, mut taken) = (BTreeMap::new(), 0_usize);
        for (at, answer) in receive {
            ready.insert(at, answer);
            while let Some(answer) = ready.remove(&taken) {
                taken += 1;
                if !take(answer) {
                    gate.open_to(None);
                    return;
                }
            }
            gate.open_to(Some(taken.saturating_add(ahead)));
        }
    });
}

/// How far the threads may go on.
struct Gate {
    /// The first item that nobody may begin yet; none where nobody is to begin another one.
    end: Mutex<Option<usize>>,
    moved: Condvar,
}

impl Gate {
    fn open_to(&self, end: Option<usize>) {
        *lock(&self.end) = end;
        self.moved.notify_all();
    }

    /// Waits until the item may be begun; returns whether it is to be.
    fn wait_for(&self, at: usize) -> bool {
        let far = |end: &mut Option<usize>| end.is_some_and(|end| end <= at);
        let end = self.moved.wait_while(lock(&self.end), far).unwrap_or_else(PoisonError::into_inner);
        end.is_some()
    }
}

/// Lets the other threads end where this one panics: nobody hands over what it was to.
struct Ends<'g>(&'g Gate);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.open_to(None);
        }
    }
}

/// Takes the next item, when it may be begun: items may come from somebody who takes time, so only whoever takes one waits for it.
fn next<T>(items: &Mutex<impl Iterator<Item = (usize, T)>>, gate: &Gate) -> Option<(usize, T)> {
    let (at, item) = lock(items).next()?;
    gate.wait_for(at).then_some((at, item))
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
