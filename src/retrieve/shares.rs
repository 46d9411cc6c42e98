//! Work on many things alike, shared by two threads: half of a question's time is reading passages, where a second core is
//! free.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::parse::fenced;

/// Returns what `of` makes of each item, in order. At least `least` items are shared by two threads, each of which has a
/// state of its own and takes the next item when it is done with one: a thread takes a while to begin, and its core may
/// have other work.
///
/// # Errors
/// The first failure met.
pub(crate) fn shared<S: Send, T: Sync, R: Send, E: Send>(
    (one, other): &mut (S, S),
    items: &[T],
    least: usize,
    of: impl Fn(&mut S, &T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    if items.len() < least {
        return items.iter().map(|item| of(one, item)).collect();
    }
    let next = AtomicUsize::new(0);
    let work = |state: &mut S| {
        let mut made = Vec::with_capacity(items.len());
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return Ok(made) };
            made.push((at, of(state, item)?));
        }
    };
    let (here, there) = thread::scope(|scope| {
        // Where the system gives no thread, this one does all.
        let second = thread::Builder::new().spawn_scoped(scope, || fenced(|| work(other)));
        (work(one), second.ok().and_then(|second| second.join().ok().flatten()))
    });
    let mut all: Vec<Option<R>> = items.iter().map(|_| None).collect();
    for (at, result) in here?.into_iter().chain(there.transpose()?.unwrap_or_default()) {
        all[at] = Some(result);
    }
    // What broke down there, on damaged bytes, breaks down once more here, where it is somebody's business.
    all.into_iter().zip(items).map(|(result, item)| result.map_or_else(|| of(one, item), Ok)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic;

    #[test]
    fn results_come_back_in_order_whoever_worked() {
        let items: Vec<usize> = (0..31).collect();
        for least in [0, 31, 32] {
            let mut counts = (0, 0);
            let doubled = shared(&mut counts, &items, least, |count, item| {
                *count += 1;
                Ok::<_, ()>(item * 2)
            });
            assert_eq!(doubled, Ok(items.iter().map(|item| item * 2).collect()));
            assert_eq!(counts.0 + counts.1, 31);
        }
    }

    #[test]
    fn what_fails_on_either_thread_fails() {
        let items: Vec<usize> = (0..10).collect();
        for bad in [0, 9] {
            let of = |(): &mut (), item: &usize| if *item == bad { Err(bad) } else { Ok(()) };
            assert_eq!(shared(&mut ((), ()), &items, 2, of), Err(bad));
        }
    }

    #[test]
    fn what_the_second_thread_broke_down_on_is_made_by_the_first() {
        let items: Vec<usize> = (0..10).collect();
        let first = thread::current().id();
        let of = |(): &mut (), item: &usize| {
            if thread::current().id() != first {
                panic::resume_unwind(Box::new("damaged"));
            }
            Ok::<_, ()>(*item)
        };
        assert_eq!(shared(&mut ((), ()), &items, 2, of), Ok(items.clone()));
    }
}
