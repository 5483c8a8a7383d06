//! The statements of Compare in their order: those of one article together, or those of one origin under its name.

use std::collections::BTreeSet;

use crate::ui::describe;
use crate::ui::widgets::interval_plot::Bracket;
use tally_comparing::finding::Origin;
use tally_session::Derived;

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
pub(super) fn arranged(derived: &Derived, rows: &[usize], by: Arrangement) -> Arranged {
    let table = &derived.table;
    match by {
        Arrangement::Article => {
            let articles: Vec<usize> = rows.iter().map(|row| table.rows[*row].article).collect();
            Arranged {
                rows: together(rows, &articles).concat(),
                brackets: Vec::new(),
            }
        }
        Arrangement::Origin => {
            let tree = derived.origins.tree(table, rows);
            let members = tree.origins.iter().flat_map(|origin| &origin.members);
            Arranged {
                rows: members.map(|member| member.row).collect(),
                brackets: tree
                    .origins
                    .iter()
                    .map(|origin| bracket(derived, origin))
                    .collect(),
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

/// The origin by its name, with how much it carries and why it is laid there.
fn bracket(derived: &Derived, origin: &Origin) -> Bracket {
    let article = |idx: usize| describe::outlet(&derived.table.articles[idx]).to_owned();
    let figures = describe::count(origin.members.len(), "figure", "figures");
    let articles = describe::count(origin.articles, "article", "articles");
    let whys: BTreeSet<String> = origin
        .members
        .iter()
        .map(|member| member.why.sentence(article))
        .collect();
    Bracket {
        name: origin.title(),
        detail: format!("{figures} in {articles}"),
        why: whys.into_iter().collect::<Vec<String>>().join(" "),
        statements: origin.members.len(),
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
