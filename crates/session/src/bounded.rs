//! Opens one file on a thread of its own, which is given up on where it makes no progress or is not wanted any more.
//!
//! Readers of other people's formats cannot be stopped from outside. They are bounded before (`article::limits`), asked
//! at each step whether to go on, and left behind where even that does not help: the thread ends by itself later, and
//! what it found is dropped.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::jobs::{STACK, Watch};
use tally_article::{Cancellation, Columns, LoadError, Opened, limits};

/// What is told of a file that Tally itself stumbles over.
pub(super) const FAULT: &str =
    "reading it failed by a fault of Tally; the other files are not affected";

/// So often it is looked whether the analyst has cancelled.
const GLANCE: Duration = Duration::from_millis(20);

/// Opens `bytes`; why not, in words.
pub(super) fn open(
    name: &str,
    bytes: Vec<u8>,
    columns: Option<&Columns>,
    watch: &Watch,
) -> Result<Opened, String> {
    let (path, columns) = (name.to_owned(), columns.cloned());
    in_time(watch, move |pulse| {
        tally_article::open(&path, &bytes, columns.as_ref(), pulse)
    })
}

/// Does `work` on a thread of its own, for as long as it makes progress.
fn in_time(
    watch: &Watch,
    work: impl FnOnce(Cancellation<'_>) -> Result<Opened, LoadError> + Send + 'static,
) -> Result<Opened, String> {
    let beats = Arc::new(AtomicUsize::new(0));
    let is_wanted = Arc::new(AtomicBool::new(true));
    let (sender, receiver) = channel();
    let (own_beats, still_wanted) = (Arc::clone(&beats), Arc::clone(&is_wanted));
    let spawned = std::thread::Builder::new()
        .name("opener".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let goes_on = || {
                own_beats.fetch_add(1, Ordering::Relaxed);
                still_wanted.load(Ordering::Relaxed)
            };
            let done = catch_unwind(AssertUnwindSafe(|| work(Cancellation::new(&goes_on))));
            sender.send(done.ok()).ok(); // Given up on: nobody to tell.
        });
    if let Err(error) = spawned {
        return Err(format!(
            "no thread could be started for it ({error}); try again"
        ));
    }
    let most = Duration::from_secs(limits::SECONDS.most as u64);
    let mut last = (beats.load(Ordering::Relaxed), Instant::now());
    loop {
        match receiver.recv_timeout(GLANCE) {
            Ok(Some(opened)) => return opened.map_err(|error| error.to_string()),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => return Err(FAULT.to_owned()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        let now = beats.load(Ordering::Relaxed);
        if now != last.0 {
            last = (now, Instant::now());
        }
        if watch.is_cancelled() || last.1.elapsed() > most {
            is_wanted.store(false, Ordering::Relaxed);
            return Err(if watch.is_cancelled() {
                LoadError::Stopped.to_string()
            } else {
                LoadError::OverLimit(limits::SECONDS).to_string()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_hangs_is_left_behind_when_cancelled() {
        let watch = Watch::new("", true);
        watch.cancel();
        let start = Instant::now();
        let why = in_time(&watch, |_| {
            std::thread::sleep(Duration::from_secs(2));
            Ok(Opened::default())
        });
        assert_eq!(why.unwrap_err(), "reading it was stopped");
        assert!(start.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn a_fault_is_told_and_goes_no_further() {
        let watch = Watch::new("", true);
        #[expect(clippy::panic, reason = "what happens then is asked here")]
        let why = in_time(&watch, |_| panic!("a fault"));
        assert_eq!(why.unwrap_err(), FAULT);
    }
}
