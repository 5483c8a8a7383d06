//! Whether something happened, by the words of the article.

/// Whether what a figure states did happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Factuality {
    /// It did: "killed 12".
    #[default]
    Actual,
    /// It did not: "did not kill 12", "denied that 12 had died".
    Negated,
    /// It may have, or may yet: "could kill 12", "12 feared dead".
    Possible,
    /// Someone means it to: "plans to send 12", "agreed to build 12".
    Planned,
    /// Someone threatens with it, or asks for it: "threatened to expel 12", "called for 12".
    Demanded,
    /// It is only supposed: "if 12 people came".
    Supposed,
}

impl Factuality {
    /// All, in the order in which screens list them.
    pub const ALL: [Self; 6] = [
        Self::Actual,
        Self::Negated,
        Self::Possible,
        Self::Planned,
        Self::Demanded,
        Self::Supposed,
    ];

    /// Its name at the JSON border and on screens.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Negated => "negated",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Demanded => "demanded",
            Self::Supposed => "supposed",
        }
    }
}
