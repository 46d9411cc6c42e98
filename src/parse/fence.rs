use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is said of work that was stopped at a fence.
pub const BROKE_DOWN: &str = "it broke down in the middle";

/// What can be done about it where the work was on an index.
pub const BROKE_DOWN_HINT: &str = "`demarche check` tells whether the index is damaged";

thread_local! {
    /// How many fences the thread works within.
    static FENCES: Cell<u32> = const { Cell::new(0) };
}

/// Runs `work`, and returns `None` when it panics: the libraries of some formats do at files their authors never saw.
///
/// Nothing that `work` changes may be used after a panic. What the panic would print is left to the program's hook,
/// which asks [`is_fenced`].
pub fn fenced<T>(work: impl FnOnce() -> T) -> Option<T> {
    let _within = Within::enter();
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Tells whether a panic of this thread would be caught by [`fenced`], and is nobody's business but its caller's.
pub fn is_fenced() -> bool {
    FENCES.get() > 0
}

/// Counts a fence for as long as it lives, however that ends.
struct Within;

impl Within {
    fn enter() -> Self {
        FENCES.set(FENCES.get() + 1);
        Self
    }
}

impl Drop for Within {
    fn drop(&mut self) {
        FENCES.set(FENCES.get().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_at_the_fence() {
        assert!(!is_fenced());
        assert_eq!(fenced(|| fenced(is_fenced)), Some(Some(true)));
        assert_eq!(fenced(|| assert!(!is_fenced(), "on purpose")), None);
        assert!(!is_fenced());
    }
}
