//! Reads the figures of articles on all cores.

use std::sync::Arc;

use super::jobs::{Watch, cores, in_parallel};
use tally_article::Article;
use tally_reading::Reading;

/// Up to so many bytes of text are read together: enough for the syntax model to find sentences of like length.
const TOGETHER: usize = 1 << 16;

/// How many shares each core gets at least, so that none is idle while another reads on.
const SHARES: usize = 4;

/// The figures of `articles`, in their order; `None` where reading fails by a fault of ours, or was cancelled before.
pub(super) fn read_all(articles: &[&Article], watch: &Watch) -> Vec<Option<Arc<Reading>>> {
    watch.begin("Reading articles", articles.len());
    let batches = batches(articles);
    let read = |batch: &&[&Article]| tally_reading::read_all(batch);
    let results = in_parallel(&batches, watch, |batch| batch.len(), read);
    let mut readings = Vec::with_capacity(articles.len());
    for (batch, result) in batches.iter().zip(results) {
        match result {
            Some(read) => readings.extend(read.into_iter().map(|one| Some(Arc::new(one)))),
            // One of them fails: the others are read without it.
            None => readings.extend(
                in_parallel(batch, watch, |_| 0, |article| tally_reading::read(article))
                    .into_iter()
                    .map(|one| one.map(Arc::new)),
            ),
        }
    }
    readings
}

/// Runs of articles that are read together.
fn batches<'a>(articles: &'a [&'a Article]) -> Vec<&'a [&'a Article]> {
    let all: usize = articles.iter().map(|article| article.text.len()).sum();
    let most = TOGETHER.min(all / (SHARES * cores()));
    let mut batches = Vec::new();
    let mut rest = articles;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = rest.iter().take_while(|article| {
            bytes += article.text.len();
            bytes <= most
        });
        let (batch, after) = rest.split_at(fits.count().max(1));
        batches.push(batch);
        rest = after;
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_article::load;

    #[test]
    fn articles_give_the_same_figures_together_and_alone() {
        let texts = (0..40).map(|n| {
            let said = "the mayor said. “It rained,” she added. “About 9 boats sank.”";
            format!("Water rises\n\n{n} people and {n}5 cows left, {said}\n")
        });
        let articles: Vec<Article> = texts
            .filter_map(|text| load("a.txt", text.as_bytes()).ok())
            .collect();
        let lent: Vec<&Article> = articles.iter().collect();
        let alone: Vec<Option<Arc<Reading>>> = articles
            .iter()
            .map(|article| Some(Arc::new(tally_reading::read(article))))
            .collect();
        assert_eq!(read_all(&lent, &Watch::default()), alone);
        assert_eq!(tally_reading::read_all(&lent).len(), 40);
    }
}
