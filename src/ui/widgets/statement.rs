//! One statement as plots draw it: plain numbers and words.

use super::axis::Axis;

/// A figure on an axis. Floating point is for pixels only.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotStatement {
    /// The stated lower bound.
    pub low: Option<f64>,
    /// The stated upper bound.
    pub high: Option<f64>,
    /// What it may mean by the policy: from, to; `None` is open.
    pub read: (Option<f64>, Option<f64>),
    /// Where open: the end of what the words suggest.
    pub soft: Option<f64>,
    /// As printed.
    pub printed: String,
    /// Who says it.
    pub speaker: String,
    /// As of when, in which article.
    pub detail: String,
    /// What it is among the others.
    pub standing: PlotStanding,
    /// Whether it is the one that is selected everywhere.
    pub selected: bool,
}

/// What a statement is among the others of its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlotStanding {
    /// Someone's own.
    Own,
    /// The same speaker's again, in another article.
    Echo,
    /// A later one took its place.
    Superseded,
    /// Rejected by the analyst.
    Rejected,
}

impl PlotStanding {
    /// Its word, beside its shape and colour; empty for an ordinary one.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "",
            Self::Echo => "echo",
            Self::Superseded => "superseded",
            Self::Rejected => "rejected",
        }
    }
}

impl PlotStatement {
    /// All its finite ends.
    pub fn ends(&self) -> impl Iterator<Item = f64> {
        [self.low, self.high, self.read.0, self.read.1, self.soft]
            .into_iter()
            .flatten()
    }

    /// The stretch that it is read as, up to where its words suggest; nothing where that is a point.
    pub fn read_ends(&self) -> Option<(f64, f64)> {
        let (from, to) = match self.read {
            (Some(from), Some(to)) => (from, to),
            (Some(from), None) => (from, self.soft?),
            (None, Some(to)) => (self.soft?, to),
            (None, None) => return None,
        };
        (from < to).then_some((from, to))
    }

    /// The open stretches, to the end of `axis`.
    pub fn open_ends(&self, axis: &Axis) -> Vec<(f64, f64)> {
        let reach = (axis.high - axis.low) * 0.08;
        let mut open = Vec::new();
        match self.read {
            (Some(from), None) => {
                let start = self.soft.unwrap_or(from);
                open.push((start, (start + reach).min(axis.high)));
            }
            (None, Some(to)) => {
                let end = self.soft.unwrap_or(to);
                open.push(((end - reach).max(axis.low), end));
            }
            _ => {}
        }
        open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(read: (Option<f64>, Option<f64>), soft: Option<f64>) -> PlotStatement {
        PlotStatement {
            low: Some(10.0),
            high: None,
            read,
            soft,
            printed: String::new(),
            speaker: String::new(),
            detail: String::new(),
            standing: PlotStanding::Own,
            selected: false,
        }
    }

    #[test]
    fn a_bound_is_a_bar_to_its_soft_end_and_open_beyond() {
        let more = statement((Some(10.0), None), Some(20.0));
        let axis = Axis::around([0.0, 40.0], 4);
        assert_eq!(more.read_ends(), Some((10.0, 20.0)));
        let open = more.open_ends(&axis);
        assert_eq!(open.len(), 1);
        assert!(open[0].0 >= 20.0 && open[0].1 > open[0].0);
    }

    #[test]
    fn a_sharp_number_is_no_bar() {
        let sharp = statement((Some(10.0), Some(10.0)), None);
        assert_eq!(sharp.read_ends(), None);
        assert!(sharp.open_ends(&Axis::around([10.0], 4)).is_empty());
    }
}
