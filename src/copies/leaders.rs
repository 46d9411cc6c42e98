//! The leaders of stories by the hashes they may be found by, in little memory.

use super::Sketch;

/// Leaders are looked for by so many of the smallest hashes.
pub(super) const PROBES: usize = 32;

/// A hash that so many leaders have is standing text, and no leader is looked for by it.
const MOST_LEADERS: u8 = 32;

/// No leader.
const END: u32 = u32::MAX;

/// Hashes found twice are put in order and told apart when there are this many more than the last time.
const AT_ONCE: usize = 1 << 20;

/// A list of leaders for each of a number of hashes.
pub(super) struct Leaders {
    /// The newest entry of each list.
    heads: Vec<u32>,
    counts: Vec<u8>,
    /// A leader and the entry before it.
    entries: Vec<(u32, u32)>,
}

impl Leaders {
    pub(super) fn new(hashes: usize) -> Self {
        Self { heads: vec![END; hashes], counts: vec![0; hashes], entries: Vec::new() }
    }

    pub(super) fn add(&mut self, hash: usize, leader: u32) {
        if self.counts[hash] < MOST_LEADERS
            && let Ok(entry) = u32::try_from(self.entries.len())
        {
            self.entries.push((leader, self.heads[hash]));
            self.heads[hash] = entry;
            self.counts[hash] += 1;
        }
    }

    pub(super) fn of(&self, hash: usize) -> impl Iterator<Item = u32> + '_ {
        let entry = |at: u32| self.entries.get(at as usize);
        std::iter::successors(entry(self.heads[hash]), move |(_, before)| entry(*before)).map(|(leader, _)| *leader)
    }
}

/// Returns the probing hashes that more than one text has, ascending, and now and then one that a single text has: by
/// that nobody finds it.
pub(super) fn shared_hashes<'h, E>(texts: u32, sketch: impl Fn(u32) -> Result<Sketch<'h>, E>) -> Result<Vec<u32>, E> {
    // A bit for each hash met, several for each hash there may be.
    let bits = (texts as usize).saturating_mul(PROBES * 8).next_power_of_two().clamp(1 << 10, 1 << 27);
    let mut met = vec![0_u64; bits / 64];
    let mut shared: Vec<u32> = Vec::new();
    let mut at_most = AT_ONCE;
    for text in 0..texts {
        for hash in sketch(text)?.hashes().iter().take(PROBES) {
            // The smallest hashes of texts are all small: they are spread first (Knuth's multiplicative hashing).
            let at = (u64::from(*hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % bits;
            let bit = 1 << (at % 64);
            if met[at / 64] & bit != 0 {
                shared.push(*hash);
            }
            met[at / 64] |= bit;
        }
        if shared.len() >= at_most {
            shared.sort_unstable();
            shared.dedup();
            at_most = shared.len() * 2 + AT_ONCE;
        }
    }
    shared.sort_unstable();
    shared.dedup();
    Ok(shared)
}
