//! The statements of Compare in their order: those of one article together, or those of one origin under its name.

use crate::factsheet::origins;
use crate::group::Table;
use crate::ui::describe;
use crate::ui::widgets::interval_plot::Bracket;

/// What stands together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Arrangement {
    /// The statements of one article.
    #[default]
    Article,
    /// The statements of one origin, in whatever article.
    Origin,
}

impl Arrangement {
    /// All, with their names on the toggle.
    pub(super) const ALL: [(Self, &'static str); 2] =
        [(Self::Article, "By article"), (Self::Origin, "By origin")];

    /// The other one.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Article => Self::Origin,
            Self::Origin => Self::Article,
        }
    }
}

/// Rows in the order in which they are shown, and what brackets them.
#[derive(Debug)]
pub(super) struct Arranged {
    /// Rows of the table.
    pub(super) rows: Vec<usize>,
    /// Their brackets in order; none by article, as each statement names its own.
    pub(super) brackets: Vec<Bracket>,
}

impl Arranged {
    /// The rows as they come.
    pub(super) fn as_given(rows: &[usize]) -> Self {
        Self {
            rows: rows.to_vec(),
            brackets: Vec::new(),
        }
    }
}

/// Puts `rows` together; what comes first stays first.
pub(super) fn arranged(table: &Table, rows: &[usize], by: Arrangement) -> Arranged {
    match by {
        Arrangement::Article => {
            let articles: Vec<usize> = rows.iter().map(|row| table.rows[*row].article).collect();
            Arranged {
                rows: together(rows, &articles).concat(),
                brackets: Vec::new(),
            }
        }
        Arrangement::Origin => {
            let parts = together(rows, &origins(table, rows));
            Arranged {
                brackets: parts.iter().map(|part| bracket(table, part)).collect(),
                rows: parts.concat(),
            }
        }
    }
}

/// The rows with equal marks together, in the order in which the marks first come.
fn together(rows: &[usize], marks: &[usize]) -> Vec<Vec<usize>> {
    let mut seen: Vec<usize> = Vec::new();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (row, mark) in rows.iter().zip(marks) {
        if let Some(at) = seen.iter().position(|one| one == mark) {
            parts[at].push(*row);
        } else {
            seen.push(*mark);
            parts.push(vec![*row]);
        }
    }
    parts
}

/// The origin of `rows` by the fullest name that they give it, else by the outlet that speaks itself.
fn bracket(table: &Table, rows: &[usize]) -> Bracket {
    let speakers = rows.iter().filter_map(|row| {
        let said = table.rows[*row].figure.attribution.as_ref()?;
        Some(said.speaker.as_str())
    });
    let fullest = speakers.max_by_key(|name| name.len());
    let outlet = || {
        rows.first()
            .map_or("", |row| describe::outlet(table.article(*row)))
    };
    let mut articles: Vec<usize> = rows.iter().map(|row| table.rows[*row].article).collect();
    articles.sort_unstable();
    articles.dedup();
    let figures = describe::count(rows.len(), "figure", "figures");
    let articles = describe::count(articles.len(), "article", "articles");
    Bracket {
        name: fullest.map_or_else(|| outlet().to_owned(), str::to_owned),
        detail: format!("{figures} in {articles}"),
        statements: rows.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::together;

    #[test]
    fn what_belongs_together_stands_where_its_first_stood() {
        assert_eq!(
            together(&[5, 3, 9, 4], &[1, 0, 1, 2]),
            [vec![5, 9], vec![3], vec![4]]
        );
    }
}
