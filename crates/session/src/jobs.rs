//! Work off the window's thread: named threads that give back what to do with their result.
//!
//! Without a wake-up call (tests, the command line) a job runs at once, where it is asked for.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Asks the window for another frame. The core knows no window, so this is a plain function.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What a finished job wants done with the state on the window's thread.
pub(super) type JobLanding<S> = Box<dyn FnOnce(&mut S) + Send>;

/// Starts jobs and takes in what they give back, to be done with a state `S`.
pub(super) struct Jobs<S> {
    wake: Option<Wake>,
    /// Tells the state why a job could not be started.
    tell: fn(&mut S, String),
    sender: Sender<JobLanding<S>>,
    receiver: Receiver<JobLanding<S>>,
}

impl<S: 'static> Jobs<S> {
    pub(super) fn new(wake: Option<Wake>, tell: fn(&mut S, String)) -> Self {
        let (sender, receiver) = channel();
        Self {
            wake,
            tell,
            sender,
            receiver,
        }
    }

    /// Whether jobs run on threads of their own.
    pub(super) fn in_background(&self) -> bool {
        self.wake.is_some()
    }

    /// Runs `work`; should it fail by a fault of ours, `failed` lands instead.
    pub(super) fn run(
        &self,
        name: &str,
        work: impl FnOnce() -> JobLanding<S> + Send + 'static,
        failed: impl FnOnce(&mut S) + Send + 'static,
    ) {
        let sender = self.sender.clone();
        let report = move || {
            let landing = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Box::new(failed));
            sender.send(landing).ok(); // The session is gone: nobody to tell.
        };
        let Some(wake) = self.wake.as_ref().map(Arc::clone) else {
            return report();
        };
        let spawned = std::thread::Builder::new()
            .name(name.to_owned())
            .stack_size(STACK)
            .spawn(move || {
                report();
                wake();
            });
        if let Err(error) = spawned {
            let text = format!("No thread could be started for {name} ({error}); try again");
            let tell = self.tell;
            let landing: JobLanding<S> = Box::new(move |state| tell(state, text));
            self.sender.send(landing).ok(); // As above.
        }
    }

    /// The next result, if one is there.
    pub(super) fn finished(&self) -> Option<JobLanding<S>> {
        self.receiver.try_recv().ok()
    }
}

/// Deeply nested pages need deep stacks.
pub(super) const STACK: usize = 32 << 20;

/// How far a job has come, shared with it.
#[derive(Debug, Default)]
pub(super) struct Watch {
    what: Mutex<String>,
    done: AtomicUsize,
    of: AtomicUsize,
    cancelled: AtomicBool,
    can_cancel: bool,
}

impl Watch {
    pub(super) fn new(what: &str, can_cancel: bool) -> Arc<Self> {
        Arc::new(Self {
            what: Mutex::new(what.to_owned()),
            can_cancel,
            ..Self::default()
        })
    }

    /// Starts to count `of` steps of `what`.
    pub(super) fn begin(&self, what: &str, of: usize) {
        what.clone_into(&mut self.what.lock().unwrap_or_else(PoisonError::into_inner));
        self.done.store(0, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
    }

    /// So many steps are done.
    fn step(&self, n: usize) {
        self.done.fetch_add(n, Ordering::Relaxed);
    }

    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    pub(super) fn progress(&self) -> Progress {
        Progress {
            what: self
                .what
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
            done: self.done.load(Ordering::Relaxed),
            of: self.of.load(Ordering::Relaxed),
            can_cancel: self.can_cancel && !self.is_cancelled(),
        }
    }
}

/// How far the running job has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, in words: "Reading articles".
    pub what: String,
    /// Steps done.
    pub done: usize,
    /// All steps; 0 while that is not known.
    pub of: usize,
    /// Whether [`super::Action::Cancel`] stops it.
    pub can_cancel: bool,
}

/// How many cores there are to work on.
pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Does `work` on each of `inputs`, which counts for so many `steps`, on all cores; the results come in the order of the
/// inputs.
///
/// Where `work` fails by a fault of ours, or was cancelled before it, its place holds `None`.
pub(super) fn in_parallel<I: Sync, O: Send>(
    inputs: &[I],
    watch: &Watch,
    steps: impl Fn(&I) -> usize + Sync,
    work: impl Fn(&I) -> O + Sync,
) -> Vec<Option<O>> {
    let next = AtomicUsize::new(0);
    let take = || {
        let mut mine = Vec::new();
        while !watch.is_cancelled() {
            let idx = next.fetch_add(1, Ordering::Relaxed);
            let Some(input) = inputs.get(idx) else { break };
            let done = catch_unwind(AssertUnwindSafe(|| work(input))).ok();
            mine.push((idx, done));
            watch.step(steps(input));
        }
        mine
    };
    let mut results: Vec<Option<O>> = inputs.iter().map(|_| None).collect();
    let found = std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..cores().min(inputs.len()))
            .filter_map(|idx| {
                std::thread::Builder::new()
                    .name(format!("reader {idx}"))
                    .stack_size(STACK)
                    .spawn_scoped(scope, take)
                    .ok() // Fewer hands do the same work.
            })
            .collect();
        let mut found = take();
        for helper in helpers {
            found.extend(helper.join().unwrap_or_default());
        }
        found
    });
    for (idx, done) in found {
        if let Some(place) = results.get_mut(idx) {
            *place = done;
        }
    }
    results
}
