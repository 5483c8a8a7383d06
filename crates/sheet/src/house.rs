//! Sentences on figures in the house style, with the analyst's names for measures.

use std::borrow::Cow;

use tally_comparing::finding::Printer;
use tally_comparing::group::Group;
use tally_reading::written::HouseStyle;

/// Prints sentences on figures in the house style, and names measures as the analyst does.
pub(super) struct HousePrinter<'a> {
    pub(super) style: HouseStyle,
    pub(super) groups: &'a [Group],
}

impl Printer for HousePrinter<'_> {
    fn style(&self) -> HouseStyle {
        self.style
    }

    fn measure<'a>(&'a self, group: usize, label: &'a str) -> Cow<'a, str> {
        let group = self.groups.get(group);
        Cow::Borrowed(group.map_or(label, |group| &group.label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_article::ArticleId;
    use tally_comparing::finding::Policy;
    use tally_comparing::group::GroupKey;
    use tally_language::text::Span;
    use tally_reading::written::{DecimalSign, Thousands};
    use tally_reading::{FigureKey, Unit};

    #[test]
    fn our_own_sentences_follow_and_name_measures_as_the_analyst_does() {
        let policy = Policy::default();
        let groups = [Group {
            key: GroupKey(FigureKey {
                article: ArticleId("a".into()),
                span: Span::new(0, 1),
            }),
            label: "the dead".to_owned(),
            unit: Unit::COUNT,
            figures: Vec::new(),
        }];
        let continental = HouseStyle {
            thousands: Thousands::Point,
            decimal: DecimalSign::Comma,
            ..HouseStyle::default()
        };
        let printer = |style| HousePrinter {
            style,
            groups: &groups,
        };
        let told = |style| policy.sentences()[4].printed(&printer(style));
        assert!(told(continental).ends_with("is read as more than 1.000, as a rule up to 2.000."));
        assert!(told(HouseStyle::default()).ends_with("up to 2,000."));
        let printer = printer(continental);
        assert_eq!(printer.measure(0, "people killed"), "the dead");
        assert_eq!(printer.measure(1, "people killed"), "people killed");
    }
}
