//! Work on many figures at once, on all cores: the results are those of one core, in the order of what was asked.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};

/// From how many figures on it pays to start threads.
const MANY: usize = 4_000;

/// Does `work` on each of `parts`, on all cores where it concerns many `figures`.
pub(crate) fn on_all_cores<I: Sync, O: Send>(
    parts: &[I],
    figures: usize,
    work: impl Fn(&I) -> O + Sync,
) -> Vec<O> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let helpers = cores.min(parts.len()).saturating_sub(1);
    if figures < MANY || helpers == 0 {
        return parts.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut mine: Vec<(usize, O)> = Vec::new();
        while let idx = next.fetch_add(1, Ordering::Relaxed)
            && let Some(part) = parts.get(idx)
        {
            mine.push((idx, work(part)));
        }
        mine
    };
    let mut done = std::thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for helper in helpers {
            // Whatever went wrong there goes wrong here, as it would on one core.
            done.extend(helper.join().unwrap_or_else(|fault| resume_unwind(fault)));
        }
        done
    });
    done.sort_by_key(|(idx, _)| *idx);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_what_was_asked() {
        let parts: Vec<usize> = (0..500).collect();
        let squares: Vec<usize> = parts.iter().map(|n| n * n).collect();
        assert_eq!(on_all_cores(&parts, MANY, |n| n * n), squares);
        assert_eq!(on_all_cores(&parts, 1, |n| n * n), squares);
    }
}
