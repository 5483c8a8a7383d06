//! Keeps what is derived in step with what is decided: at once where it is little, in a job where it is much.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::basis::Basis;
use super::derive::{Derived, Given};
use super::jobs::Watch;
use super::reading::read_all;
use super::session::Session;
use tally_article::{Article, Metadata, MetadataField};
use tally_comparing::group::Table;
use tally_project::Judgements;
use tally_reading::{FigureKey, Reading};

/// Up to so many figures are grouped and checked within one frame.
const FEW_FIGURES: usize = 600;
/// Up to so many bytes of text are read within one frame.
const LITTLE_TEXT: usize = 50_000;

/// The articles of the project as they stand, with the figures of those that were read as they stand.
struct Plan {
    articles: Vec<Arc<Article>>,
    readings: Vec<Option<Arc<Reading>>>,
}

impl Plan {
    fn is_little(&self) -> bool {
        let mut figures = 0;
        let mut text = 0;
        for (article, reading) in self.articles.iter().zip(&self.readings) {
            match reading {
                Some(reading) => figures += reading.figures.len(),
                None => text += article.text.len(),
            }
        }
        figures <= FEW_FIGURES && text <= LITTLE_TEXT
    }

    /// Reads what is not read yet.
    fn read(self, watch: &Watch) -> (Vec<Arc<Article>>, Vec<Arc<Reading>>) {
        let Self { articles, readings } = self;
        let unread: Vec<&Article> = articles
            .iter()
            .zip(&readings)
            .filter(|(_, reading)| reading.is_none())
            .map(|(article, _)| article.as_ref())
            .collect();
        let fresh = read_all(&unread, watch).into_iter();
        let mut fresh = fresh.map(Option::unwrap_or_default);
        let readings = readings
            .into_iter()
            .map(|reading| reading.or_else(|| fresh.next()).unwrap_or_default())
            .collect();
        watch.begin("Comparing figures", 0);
        (articles, readings)
    }
}

impl Session {
    /// The decisions have changed: brings everything that hangs on them up to date.
    pub(super) fn changed(&mut self) {
        self.history.take();
        self.derived.revision += 1;
        if !self.basis.is_of(self.project.judgements()) {
            self.basis = Basis::of(self.project.judgements());
            self.derive();
        }
        self.derived.print_as(self.project.judgements());
    }

    fn derive(&mut self) {
        if self.deriving.is_some() {
            self.behind = true;
            return;
        }
        let plan = self.plan();
        if self.jobs.in_background() && !plan.is_little() {
            return self.derive_in_background(plan);
        }
        let watch = Watch::new("Reading figures", false);
        let (articles, readings) = plan.read(&watch);
        let given = Given::new(articles, readings, self.project.judgements());
        let derived = given.derive(&self.given, &self.derived);
        self.arrived(given, derived);
    }

    fn derive_in_background(&mut self, plan: Plan) {
        let watch = Watch::new("Reading figures", false);
        self.deriving = Some(Arc::clone(&watch));
        let epoch = self.epoch;
        let judgements = self.project.judgements().clone();
        let (given, derived) = (self.given.clone(), self.derived.clone());
        self.jobs.run(
            "comparing figures",
            move || {
                let (articles, readings) = plan.read(&watch);
                let fresh = Given::new(articles, readings, &judgements);
                let derived = fresh.derive(&given, &derived);
                Box::new(move |session| {
                    if session.epoch == epoch {
                        session.deriving = None;
                        session.arrived(fresh, derived);
                        session.catch_up();
                    }
                })
            },
            move |session| {
                if session.epoch == epoch {
                    session.derive_failed();
                }
            },
        );
    }

    fn derive_failed(&mut self) {
        self.deriving = None;
        self.behind = false;
        self.basis = Basis::default(); // The next change tries again.
        self.notices
            .error("Comparing the figures failed by a fault of Tally; what you decided is kept");
        self.next_task();
    }

    fn arrived(&mut self, given: Given, derived: Derived) {
        for (article, reading) in given.articles.iter().zip(&given.readings) {
            self.readings.put(article, Arc::clone(reading));
        }
        let ids: BTreeSet<_> = self.articles.keys().cloned().collect();
        self.readings.keep_only(&ids);
        self.given = given;
        let revision = self.derived.revision + 1;
        self.derived = derived;
        self.derived.revision = revision;
        self.derived.print_as(self.project.judgements());
        self.tell_lost();
        self.tell_of_word_order();
    }

    /// Says once that figures are read less well than they could be.
    fn tell_of_word_order(&mut self) {
        let readings = &self.derived.readings;
        if !self.told_of_word_order && readings.iter().any(|reading| reading.by_word_order) {
            self.told_of_word_order = true;
            self.notices.warn(
                "The syntax model of this copy of Tally cannot be opened, so sentences are read by word order alone \
                 and some figures less well; install Tally anew to mend it",
            );
        }
    }

    /// Says when decisions speak of figures that are not read where they were, as after an article's text is read anew.
    fn tell_lost(&mut self) {
        let lost = lost(self.project.judgements(), &self.derived.table);
        if lost > self.lost {
            self.notices.warn(match lost {
                1 => "1 decision speaks of a figure that is not read any more; it is kept in the history"
                    .to_owned(),
                n => format!(
                    "{n} decisions speak of figures that are not read any more; they are kept in the history"
                ),
            });
        }
        self.lost = lost;
    }

    fn catch_up(&mut self) {
        if std::mem::take(&mut self.behind) {
            self.derive();
        }
        self.next_task();
    }

    fn plan(&self) -> Plan {
        let judgements = self.project.judgements();
        let mut plan = Plan {
            articles: Vec::new(),
            readings: Vec::new(),
        };
        for article in judgements
            .articles
            .iter()
            .filter(|id| !judgements.superseded.contains_key(*id))
            .filter_map(|id| self.articles.get(id))
        {
            let metadata = corrected(article, judgements);
            if let Some((article, reading)) = self.readings.get(&article.id, &metadata) {
                plan.articles.push(Arc::clone(article));
                plan.readings.push(Some(Arc::clone(reading)));
            } else {
                plan.articles.push(Arc::new(Article {
                    metadata,
                    ..Article::clone(article)
                }));
                plan.readings.push(None);
            }
        }
        plan
    }
}

/// The article's metadata with the analyst's corrections; an empty one says that it is unknown.
fn corrected(article: &Article, judgements: &Judgements) -> Metadata {
    let mut metadata = article.metadata.clone();
    let of = |field| judgements.metadata.get(&(article.id.clone(), field));
    let text = |known: &mut Option<String>, field| {
        if let Some(value) = of(field) {
            *known = (!value.is_empty()).then(|| value.clone());
        }
    };
    text(&mut metadata.title, MetadataField::Title);
    text(&mut metadata.outlet, MetadataField::Outlet);
    text(&mut metadata.author, MetadataField::Author);
    text(&mut metadata.url, MetadataField::Url);
    text(&mut metadata.language, MetadataField::Language);
    // Kept in ISO form, or empty for unknown.
    if let Some(value) = of(MetadataField::Published) {
        metadata.published = value.parse().ok();
        metadata.unclear = None;
    }
    if let Some(value) = of(MetadataField::Updated) {
        metadata.updated = value.parse().ok();
    }
    metadata
}

/// How many decided figures of the project's articles are not read any more.
fn lost(judgements: &Judgements, table: &Table) -> usize {
    let on_groups = judgements.group_notes.keys();
    let on_groups = on_groups.chain(judgements.labels.keys());
    let on_groups = on_groups.chain(judgements.resolutions.keys());
    let decided: BTreeSet<&FigureKey> = judgements
        .verdicts
        .keys()
        .chain(judgements.figure_notes.keys())
        .chain(on_groups.map(|key| &key.0))
        .collect();
    let at = table.positions();
    let is_lost = |key: &&FigureKey| at.has_article_of(key) && at.of(key).is_none();
    decided.into_iter().filter(is_lost).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_without_a_model_is_told_once() {
        let mut session = Session::default();
        let reading = Arc::new(Reading {
            by_word_order: true,
            ..Reading::default()
        });
        for _ in 0..2 {
            let mut derived = Derived::default();
            derived.readings.push(Arc::clone(&reading));
            session.arrived(Given::default(), derived);
        }
        let told = session.notices().iter();
        let told: Vec<&str> = told.map(|notice| notice.text.as_str()).collect();
        assert!(
            matches!(told[..], [text] if text.contains("by word order alone")),
            "{told:?}"
        );
    }
}
