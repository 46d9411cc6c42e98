//! Work that takes a processor: on a bounded number of threads, with a bounded number of waiting requests and a limit on
//! how long each waits.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::Problem;
use crate::parse::{BROKE_DOWN, BROKE_DOWN_HINT, fenced};

/// Threads for work, and places to wait for them.
pub(super) struct Workers {
    /// Those worked on.
    busy: Arc<Semaphore>,
    /// Those worked on and those that wait.
    places: Arc<Semaphore>,
    longest: Duration,
}

impl Workers {
    /// Works on so many requests at a time, lets so many wait for each of these, and none wait longer than that.
    pub(super) fn new(workers: usize, waiting: usize, longest: Duration) -> Self {
        let (workers, places) = (Semaphore::new(workers), Semaphore::new(workers * (1 + waiting)));
        Self { busy: Arc::new(workers), places: Arc::new(places), longest }
    }

    /// Does a piece of work when its turn comes.
    ///
    /// # Errors
    /// What `job` returns; that there is too much to do already (503); that it took too long (503); that it broke
    /// down (500).
    pub(super) async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let busy = |detail| Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).after(1);
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return Err(busy("too many questions wait already").hint("ask again in a moment"));
        };
        let workers = Arc::clone(&self.busy);
        let worked = async move {
            let worker = workers.acquire_owned().await;
            let job = tokio::task::spawn_blocking(move || {
                // Given back when the work is done, not when somebody has ceased to wait for it.
                let _held = (place, worker);
                fenced(job)
            });
            job.await.ok().flatten()
        };
        match timeout(self.longest, worked).await {
            Ok(Some(result)) => result,
            Ok(None) => {
                let problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR, BROKE_DOWN);
                Err(problem.hint(BROKE_DOWN_HINT))
            }
            Err(_) => {
                let seconds = self.longest.as_secs();
                Err(busy("it took too long").hint(format!("it may take {seconds} s: ask for less, or with a filter")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::mpsc;
    use std::task::Poll;

    fn within<T>(work: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(work)
    }

    fn status<T>(result: Result<T, Problem>) -> u16 {
        result.map_or_else(|problem| problem.status.as_u16(), |_| 200)
    }

    #[test]
    fn who_finds_no_place_is_sent_away_and_the_others_are_served() {
        let workers = Workers::new(1, 1, Duration::from_mins(1));
        let (end, ended) = mpsc::channel::<()>();
        within(async {
            let mut first = pin!(workers.run(move || Ok(ended.recv().is_ok())));
            let mut second = pin!(workers.run(|| Ok(2)));
            // Both are begun: one is worked on, one waits.
            assert!(poll_fn(|context| Poll::Ready(first.as_mut().poll(context).is_pending())).await);
            assert!(poll_fn(|context| Poll::Ready(second.as_mut().poll(context).is_pending())).await);
            let third = workers.run(|| Ok(3)).await.unwrap_err();
            assert_eq!((third.status.as_u16(), third.retry_after), (503, Some(1)));
            end.send(()).unwrap();
            assert_eq!(first.await, Ok(true));
            assert_eq!(second.await, Ok(2));
            assert_eq!(workers.run(|| Ok(3)).await, Ok(3));
        });
    }

    #[test]
    fn what_takes_too_long_keeps_its_thread_but_nobody_waiting() {
        let workers = Workers::new(1, 1, Duration::from_millis(50));
        let (end, ended) = mpsc::channel::<()>();
        within(async {
            assert_eq!(status(workers.run(move || Ok(ended.recv().is_ok())).await), 503);
            assert_eq!(status(workers.run(|| Ok(())).await), 503, "the thread is not free");
            end.send(()).unwrap();
            let free = async { while workers.run(|| Ok(())).await.is_err() {} };
            timeout(Duration::from_mins(1), free).await.unwrap();
        });
    }

    #[test]
    fn a_breakdown_is_told_and_harms_nobody_else() {
        let workers = Workers::new(1, 1, Duration::from_mins(1));
        within(async {
            let broken = workers.run(|| -> Result<(), Problem> { panic!("on purpose") });
            assert_eq!(status(broken.await), 500);
            assert_eq!(status(workers.run(|| Ok(())).await), 200);
        });
    }
}
