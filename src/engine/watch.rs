//! A limit on how long work on one article may take.
//!
//! The parsers are pure functions, and some belong to libraries that know no deadline, so the time is watched from
//! outside: the work is done on a thread of its own, and when it does not come back in time the thread is abandoned. A
//! thread cannot be stopped from outside; an abandoned one goes on until it is done or the program ends, and what it
//! makes is thrown away. The processes of an operating system could be stopped, but cost more than reading an article.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};

/// A piece of work.
pub(super) type Work<T> = Box<dyn FnOnce() -> T + Send>;

/// In so many parts of the time allowed it is looked whether a piece of work has ended.
const LOOKS: u32 = 8;

/// Why watched work gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// It took too long and was left alone.
    TooLong,
    /// Its thread ended, or there could be none.
    Broken,
}

/// Does pieces of work on a thread that is replaced when one does not come back.
pub(super) struct Watch<T> {
    longest: Duration,
    thread: Option<Sender<Row<T>>>,
}

/// Pieces of work on their way to the thread, and back.
struct Row<T> {
    state: Arc<Mutex<State<T>>>,
    /// Told when all are done.
    end: Sender<()>,
}

struct State<T> {
    waiting: VecDeque<Work<T>>,
    made: Vec<T>,
    /// Nobody waits any longer for the piece that is being worked on.
    left_alone: bool,
}

impl<T: Send + 'static> Watch<T> {
    /// Allows each piece of work so long, or an eighth more.
    pub(super) fn new(longest: Duration) -> Self {
        Self { longest, thread: None }
    }

    /// Returns how long each piece of work may take.
    pub(super) fn longest(&self) -> Duration {
        self.longest
    }

    /// Returns what each of several pieces of work makes, in their order, unless it takes too long. The thread is woken
    /// once for all of them: waking it costs as much as reading a short article.
    pub(super) fn run(&mut self, works: Vec<Work<T>>) -> Vec<Result<T, Lost>> {
        let count = works.len();
        let mut results = Vec::with_capacity(count);
        let mut waiting = VecDeque::from(works);
        while !waiting.is_empty() {
            let Some(thread) = self.thread.take().or_else(spawn) else {
                results.extend(waiting.drain(..).map(|_| Err(Lost::Broken)));
                break;
            };
            let state = Arc::new(Mutex::new(State { waiting, made: Vec::new(), left_alone: false }));
            let (end, ended) = bounded(1);
            let sent = thread.send(Row { state: Arc::clone(&state), end });
            let lost = if sent.is_ok() { self.wait(&state, &ended) } else { Some(Lost::Broken) };
            let mut state = held(&state);
            results.extend(state.made.drain(..).map(Ok));
            waiting = std::mem::take(&mut state.waiting);
            match lost {
                None => self.thread = Some(thread),
                // The piece that was being worked on is neither made nor waiting.
                Some(lost) => results.extend((results.len() + waiting.len() < count).then_some(Err(lost))),
            }
        }
        results
    }

    /// Waits until all is done, or one piece of work is lost.
    fn wait(&self, state: &Mutex<State<T>>, ended: &Receiver<()>) -> Option<Lost> {
        let (mut seen, mut looks) = (0, 0);
        loop {
            match ended.recv_timeout(self.longest / LOOKS) {
                Ok(()) => return None,
                Err(RecvTimeoutError::Disconnected) => return Some(Lost::Broken),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let mut state = held(state);
            looks = if state.made.len() == seen { looks + 1 } else { 0 };
            seen = state.made.len();
            if looks >= LOOKS {
                state.left_alone = true;
                return Some(Lost::TooLong);
            }
        }
    }
}

fn held<T>(state: &Mutex<State<T>>) -> MutexGuard<'_, State<T>> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn spawn<T: Send + 'static>() -> Option<Sender<Row<T>>> {
    let (rows, to_do): (Sender<Row<T>>, Receiver<Row<T>>) = bounded(1);
    let work = move || {
        for Row { state, end } in to_do {
            while let Some(next) = next(&state) {
                let made = next();
                let mut state = held(&state);
                if state.left_alone {
                    return;
                }
                state.made.push(made);
            }
            if end.send(()).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("article".to_owned()).spawn(work).ok().map(|_| rows)
}

fn next<T>(state: &Mutex<State<T>>) -> Option<Work<T>> {
    held(state).waiting.pop_front()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_that_never_ends_is_left_and_the_next_is_done() {
        let mut watch = Watch::new(Duration::from_millis(50));
        let end = Arc::new(AtomicBool::new(false));
        let seen = end.clone();
        let endless: Work<i32> = Box::new(move || {
            while !seen.load(Ordering::Relaxed) {
                thread::yield_now();
            }
            0
        });
        let results = watch.run(vec![Box::new(|| 6), endless, Box::new(|| 7)]);
        assert_eq!(results, [Ok(6), Err(Lost::TooLong), Ok(7)]);
        assert_eq!(watch.run(vec![Box::new(|| 8)]), [Ok(8)]);
        assert_eq!(watch.run(Vec::new()), []);
        end.store(true, Ordering::Relaxed);
    }

    #[test]
    fn work_that_breaks_its_thread_is_lost_alone() {
        let mut watch = Watch::new(Duration::from_mins(1));
        let broken: Work<i32> = Box::new(|| std::panic::resume_unwind(Box::new(())));
        let results = watch.run(vec![Box::new(|| 1), broken, Box::new(|| 3)]);
        assert_eq!(results, [Ok(1), Err(Lost::Broken), Ok(3)]);
        let last: Work<i32> = Box::new(|| std::panic::resume_unwind(Box::new(())));
        assert_eq!(watch.run(vec![last]), [Err(Lost::Broken)]);
        assert_eq!(watch.run(vec![Box::new(|| 4)]), [Ok(4)]);
    }

    #[test]
    fn slow_pieces_of_work_have_their_time_each() {
        let mut watch = Watch::new(Duration::from_millis(400));
        let slow = || -> Work<()> { Box::new(|| thread::sleep(Duration::from_millis(120))) };
        assert_eq!(watch.run((0..6).map(|_| slow()).collect()), [Ok(()); 6]);
    }
}
