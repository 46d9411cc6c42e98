//! A limit on how long work on one article may take.
//!
//! The parsers are pure functions, and some belong to libraries that know no deadline, so the time is watched from
//! outside: the work is done on a thread of its own, and when it does not come back in time the thread is abandoned. A
//! thread cannot be stopped from outside; an abandoned one goes on until it is done or the program ends, and what it
//! makes is thrown away. The processes of an operating system could be stopped, but cost more than reading an article.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

/// Work to be done, and the way back for what it makes.
type Job<T> = (Box<dyn FnOnce() -> T + Send>, Sender<T>);

/// Why watched work gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// It took too long and was left alone.
    TooLong,
    /// Its thread ended, or there could be none.
    Broken,
}

/// Does one piece of work after the other on a thread that is replaced when it does not come back.
pub(super) struct Watch<T> {
    longest: Duration,
    thread: Option<Sender<Job<T>>>,
}

impl<T: Send + 'static> Watch<T> {
    /// Allows each piece of work so long.
    pub(super) fn new(longest: Duration) -> Self {
        Self { longest, thread: None }
    }

    /// Returns how long each piece of work may take.
    pub(super) fn longest(&self) -> Duration {
        self.longest
    }

    /// Returns what the work makes, unless it takes too long.
    pub(super) fn run(&mut self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Lost> {
        let jobs = match self.thread.take() {
            Some(jobs) => jobs,
            None => spawn().ok_or(Lost::Broken)?,
        };
        let (to_us, made) = bounded(1);
        jobs.send((Box::new(work), to_us)).map_err(|_| Lost::Broken)?;
        match made.recv_timeout(self.longest) {
            Ok(made) => {
                self.thread = Some(jobs);
                Ok(made)
            }
            Err(RecvTimeoutError::Timeout) => Err(Lost::TooLong),
            Err(RecvTimeoutError::Disconnected) => Err(Lost::Broken),
        }
    }
}

fn spawn<T: Send + 'static>() -> Option<Sender<Job<T>>> {
    let (jobs, to_do): (Sender<Job<T>>, Receiver<Job<T>>) = bounded(1);
    let work = move || {
        for (work, back) in to_do {
            // Nobody waits any longer for what came too late.
            if back.send(work()).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("article".to_owned()).spawn(work).ok().map(|_| jobs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_that_never_ends_is_left_and_the_next_is_done() {
        let mut watch = Watch::new(Duration::from_millis(50));
        let end = Arc::new(AtomicBool::new(false));
        let seen = end.clone();
        let endless = move || {
            while !seen.load(Ordering::Relaxed) {
                thread::yield_now();
            }
            0
        };
        assert_eq!(watch.run(endless), Err(Lost::TooLong));
        watch.longest = Duration::from_mins(1);
        assert_eq!(watch.run(|| 7), Ok(7));
        assert_eq!(watch.run(|| 8), Ok(8));
        end.store(true, Ordering::Relaxed);
    }
}
