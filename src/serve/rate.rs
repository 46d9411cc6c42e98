//! How many requests an address may make.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many seconds' worth of requests may come at once.
const BURST: f64 = 2.0;

/// How many addresses are remembered; beyond, those that have been quiet are forgotten.
const REMEMBERED: usize = 4096;

/// A bucket for each address, which requests empty and time fills.
pub(super) struct Rate {
    /// Requests a second.
    each_second: f64,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    at: Instant,
}

impl Rate {
    /// Allows each address so many requests a second.
    pub(super) fn new(each_second: u32) -> Self {
        Self { each_second: f64::from(each_second), buckets: Mutex::default() }
    }

    /// Takes one request of an address at a time; `false` when it has none left.
    pub(super) fn take(&self, address: IpAddr, now: Instant) -> bool {
        let full = self.each_second * BURST;
        let filled = |bucket: &Bucket| {
            let passed = now.saturating_duration_since(bucket.at).as_secs_f64();
            (bucket.left + passed * self.each_second).min(full)
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            // A full bucket says nothing that a new one does not.
            buckets.retain(|_, bucket| filled(bucket) < full);
        }
        if buckets.len() >= REMEMBERED && !buckets.contains_key(&address) {
            return false;
        }
        let bucket = buckets.entry(address).or_insert(Bucket { left: full, at: now });
        let left = filled(bucket);
        *bucket = Bucket { left: if left >= 1.0 { left - 1.0 } else { left }, at: now };
        left >= 1.0
    }
}

/// After how long a refused address may try again.
pub(super) const AGAIN: Duration = Duration::from_secs(1);

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn address(number: u32) -> IpAddr {
        Ipv4Addr::from(number).into()
    }

    #[test]
    fn a_burst_is_taken_then_the_rate() {
        let (rate, start) = (Rate::new(10), Instant::now());
        let taken = (0..50).filter(|_| rate.take(address(1), start)).count();
        assert_eq!(taken, 20);
        assert!(rate.take(address(2), start), "another address has its own");
        let later = start + Duration::from_millis(250);
        let taken = (0..50).filter(|_| rate.take(address(1), later)).count();
        assert_eq!(taken, 2);
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let (rate, start) = (Rate::new(1), Instant::now());
        for number in 0..20_000 {
            rate.take(address(number), start);
        }
        assert!(rate.buckets.lock().unwrap().len() <= REMEMBERED);
        assert!(rate.take(address(30_000), start + Duration::from_secs(5)), "the quiet are forgotten");
    }
}
