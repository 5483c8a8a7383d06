//! What is computed from the articles and the decisions; recomputed, never edited.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::Article;
use crate::figure::{self, Reading};
use crate::finding::{self, Finding, Policy};
use crate::group::{self, Group, Links, Row, Table};
use crate::project::{Judgements, Link, Verdict};

/// Figures, groups and findings.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// All figures in reading order, and their articles.
    pub table: Table,
    /// What each article gave, in the order of [`Table::articles`].
    pub readings: Vec<Arc<Reading>>,
    /// Every row is in exactly one.
    pub groups: Vec<Group>,
    /// For each row the index of its group.
    pub group_of: Vec<usize>,
    /// Most severe first.
    pub findings: Vec<Finding>,
    /// Rises with each change; views cache by it.
    pub revision: u64,
}

impl Derived {
    /// Computes everything from `articles` as `judgements` stand.
    pub fn new(articles: Vec<Arc<Article>>, judgements: &Judgements, revision: u64) -> Self {
        let readings: Vec<Arc<Reading>> = articles
            .iter()
            .map(|article| Arc::new(figure::read(article)))
            .collect();
        let table = table(articles, &readings);
        let groups = group::groups(&table, &links(judgements));
        let mut group_of = vec![0; table.rows.len()];
        for (idx, group) in groups.iter().enumerate() {
            for row in &group.figures {
                group_of[*row] = idx;
            }
        }
        let left_out: BTreeSet<usize> = (0..table.rows.len())
            .filter(|idx| {
                matches!(
                    judgements.verdicts.get(&table.rows[*idx].key),
                    Some(Verdict::Rejected(_))
                )
            })
            .collect();
        let findings = finding::findings(&table, &groups, &left_out, &Policy::default());
        Self {
            table,
            readings,
            groups,
            group_of,
            findings,
            revision,
        }
    }
}

fn table(articles: Vec<Arc<Article>>, readings: &[Arc<Reading>]) -> Table {
    let mut rows = Vec::new();
    for (idx, (article, reading)) in articles.iter().zip(readings).enumerate() {
        for figure in &reading.figures {
            let key = figure::FigureKey {
                article: article.id.clone(),
                span: figure.number,
            };
            rows.push(Row {
                key,
                article: idx,
                figure: Arc::clone(figure),
            });
        }
    }
    Table { articles, rows }
}

fn links(judgements: &Judgements) -> Links {
    let mut links = Links {
        labels: judgements.labels.clone(),
        ..Links::default()
    };
    for ((a, b), link) in &judgements.links {
        let pairs = match link {
            Link::Must => &mut links.must,
            Link::Cannot => &mut links.cannot,
        };
        pairs.push((a.clone(), b.clone()));
    }
    links
}
