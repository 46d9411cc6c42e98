//! Work on many things alike, in two halves: half of a question's time is reading passages, where a second core is free.

use std::thread;

use crate::parse::fenced;

/// Returns what `of` makes of each item, in order. At least `least` items are shared by two threads, each of which has a
/// state of its own.
///
/// # Errors
/// The first failure of the first half, else of the second.
pub(super) fn in_halves<S: Send, T: Sync, R: Send, E: Send>(
    (one, other): &mut (S, S),
    items: &[T],
    least: usize,
    of: impl Fn(&mut S, &T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let each = |state: &mut S, part: &[T]| part.iter().map(|item| of(state, item)).collect::<Result<Vec<_>, _>>();
    if items.len() < least {
        return each(one, items);
    }
    let (here, there) = items.split_at(items.len() / 2);
    thread::scope(|scope| {
        let second = scope.spawn(|| fenced(|| each(other, there)));
        let mut all = each(one, here)?;
        // What broke down there, on damaged bytes, breaks down once more here, where it is somebody's business.
        let rest = second.join().ok().flatten().unwrap_or_else(|| each(one, there));
        all.extend(rest?);
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_come_back_in_order_whoever_worked() {
        let items: Vec<usize> = (0..31).collect();
        for least in [0, 31, 32] {
            let mut counts = (0, 0);
            let doubled = in_halves(&mut counts, &items, least, |count, item| {
                *count += 1;
                Ok::<_, ()>(item * 2)
            });
            assert_eq!(doubled, Ok(items.iter().map(|item| item * 2).collect()));
            assert_eq!(counts, if least > 31 { (31, 0) } else { (15, 16) });
        }
    }

    #[test]
    fn what_fails_in_either_half_fails() {
        let items: Vec<usize> = (0..10).collect();
        let of =
            |bad: usize| in_halves(&mut ((), ()), &items, 2, |(), item| if *item == bad { Err(bad) } else { Ok(()) });
        assert_eq!((of(1), of(9)), (Err(1), Err(9)));
    }
}
