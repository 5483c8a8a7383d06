//! Why a figure is laid to its origin.

/// Why a figure is laid to its origin, with what a sentence on it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The speaker is named for this figure.
    Speaker {
        /// As the article words it.
        name: String,
        /// Where it was said, as far as the article names it.
        venue: Option<String>,
    },
    /// The article names no speaker here, but gives the same number as a speaker's elsewhere.
    SpeakerElsewhere {
        /// The speaker, as the article words it.
        name: String,
    },
    /// The same quotation as in another article.
    Quotation {
        /// Index of the other article.
        other: usize,
    },
    /// Nearly the same words as in another article.
    Wording {
        /// Index of the other article.
        other: usize,
        /// How much of the shorter of the two articles stands in the other, in percent.
        percent: usize,
    },
    /// The article prints an agency's report, or names the agency for it.
    Agency {
        /// The agency.
        name: String,
    },
    /// The article says it itself.
    Own,
}

impl Why {
    /// A sentence for the analyst; `name` gives an article's name by its index.
    pub fn sentence(&self, name: impl Fn(usize) -> String) -> String {
        match self {
            Self::Speaker { name, venue: None } => format!("The article names {name} for it."),
            Self::Speaker {
                name,
                venue: Some(venue),
            } => format!("The article names {name} for it, who told {venue}."),
            Self::SpeakerElsewhere { name } => {
                format!("The article gives the same number elsewhere and names {name} for it.")
            }
            Self::Quotation { other } => {
                format!("{} prints the same quotation.", name(*other))
            }
            Self::Wording { other, percent } => format!(
                "The passage reads nearly the same in {}; {percent}% of the shorter article’s wording stands in both.",
                name(*other)
            ),
            Self::Agency { name } => format!("The article credits {name} with it."),
            Self::Own => "The article names no source for it.".to_owned(),
        }
    }
}
