//! What is counted over everything: made when it is first asked for, kept for as long as the engine is open, and gone with it
//! when another commit is opened.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::Error;
use super::actors::Actors;
use super::facets::Facets;
use super::ledger::Ledger;

/// All that is kept.
#[derive(Default)]
pub(super) struct Kept {
    /// Counts over every passage.
    pub(super) overview: Once<Facets>,
    /// The actors named most, in their order.
    pub(super) actors: Once<Actors>,
    /// Every reported act; `None` where there are too many.
    pub(super) ledger: Once<Option<Ledger>>,
}

/// Something made once, by whoever asks first; others wait for it.
pub(super) struct Once<T> {
    made: OnceLock<T>,
    making: Mutex<()>,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { made: OnceLock::new(), making: Mutex::default() }
    }
}

impl<T> Once<T> {
    /// Returns it, made now if nobody has.
    pub(super) fn get(&self, make: impl FnOnce() -> Result<T, Error>) -> Result<&T, Error> {
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = self.made.get() {
            return Ok(made);
        }
        let counted = make()?;
        Ok(self.made.get_or_init(|| counted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_once_and_tried_again_after_a_failure() {
        let once = Once::default();
        assert!(once.get(|| Err(Error::Unknown("x".to_owned()))).is_err());
        assert_eq!(once.get(|| Ok(1)).ok(), Some(&1));
        assert_eq!(once.get(|| Ok(2)).ok(), Some(&1));
    }
}
