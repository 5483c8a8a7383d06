//! A desk's policy as it is kept. What a kept one does not say is as in the house's own.

use serde::{Deserialize, Serialize};

use tally_comparing::finding::{Policy, VagueNumber};
use tally_reading::Decimal;

use super::written::Written;

/// A named set of tolerances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::store) struct StoredPolicy {
    #[serde(rename = "name")]
    name: String,
    #[serde(rename = "round_steps")]
    round_steps: Written<Decimal>,
    #[serde(rename = "round_from")]
    round_from: Written<Decimal>,
    #[serde(rename = "about_steps")]
    about_steps: Written<Decimal>,
    #[serde(rename = "nearly_steps")]
    nearly_steps: Written<Decimal>,
    #[serde(rename = "most_room")]
    most_room: Written<Decimal>,
    #[serde(rename = "bound_steps")]
    bound_steps: Written<Decimal>,
    #[serde(rename = "from_below")]
    from_below: Vec<String>,
    #[serde(rename = "vague")]
    vague: Vec<StoredVagueNumber>,
    #[serde(
        rename = "close",
        default = "usual_close",
        skip_serializing_if = "is_usual_close"
    )]
    close: Written<Decimal>,
    #[serde(
        rename = "same_news_days",
        default = "usual_same_news_days",
        skip_serializing_if = "is_usual_same_news_days"
    )]
    same_news_days: i32,
    #[serde(
        rename = "dispute_days",
        default = "usual_dispute_days",
        skip_serializing_if = "is_usual_dispute_days"
    )]
    dispute_days: i32,
}

/// What policies without this field meant: a tenth.
const fn usual_close() -> Written<Decimal> {
    Written(Decimal::from_parts(1, 0, 0, false, 1))
}

fn is_usual_close(close: &Written<Decimal>) -> bool {
    *close == usual_close()
}

/// The same of these days.
const fn usual_same_news_days() -> i32 {
    7
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks with a reference"
)]
const fn is_usual_same_news_days(days: &i32) -> bool {
    *days == usual_same_news_days()
}

/// And of these.
const fn usual_dispute_days() -> i32 {
    3
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks with a reference"
)]
const fn is_usual_dispute_days(days: &i32) -> bool {
    *days == usual_dispute_days()
}

/// How a vague number word is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredVagueNumber {
    #[serde(rename = "word")]
    word: String,
    #[serde(rename = "stated")]
    stated: Written<Decimal>,
    #[serde(rename = "low")]
    low: Written<Decimal>,
    #[serde(rename = "suggests")]
    suggests: Written<Decimal>,
}

impl Default for StoredPolicy {
    fn default() -> Self {
        Policy::default().into()
    }
}

impl From<Policy> for StoredPolicy {
    fn from(own: Policy) -> Self {
        let Policy {
            name,
            round_steps,
            round_from,
            about_steps,
            nearly_steps,
            most_room,
            bound_steps,
            from_below,
            vague,
            close,
            same_news_days,
            dispute_days,
        } = own;
        Self {
            name,
            round_steps: Written(round_steps),
            round_from: Written(round_from),
            about_steps: Written(about_steps),
            nearly_steps: Written(nearly_steps),
            most_room: Written(most_room),
            bound_steps: Written(bound_steps),
            from_below,
            vague: vague.into_iter().map(Into::into).collect(),
            close: Written(close),
            same_news_days,
            dispute_days,
        }
    }
}

impl From<StoredPolicy> for Policy {
    fn from(kept: StoredPolicy) -> Self {
        Self {
            name: kept.name,
            round_steps: kept.round_steps.0,
            round_from: kept.round_from.0,
            about_steps: kept.about_steps.0,
            nearly_steps: kept.nearly_steps.0,
            most_room: kept.most_room.0,
            bound_steps: kept.bound_steps.0,
            from_below: kept.from_below,
            vague: kept.vague.into_iter().map(Into::into).collect(),
            close: kept.close.0,
            same_news_days: kept.same_news_days,
            dispute_days: kept.dispute_days,
        }
    }
}

impl From<VagueNumber> for StoredVagueNumber {
    fn from(own: VagueNumber) -> Self {
        let VagueNumber {
            word,
            stated,
            low,
            suggests,
        } = own;
        Self {
            word,
            stated: Written(stated),
            low: Written(low),
            suggests: Written(suggests),
        }
    }
}

impl From<StoredVagueNumber> for VagueNumber {
    fn from(kept: StoredVagueNumber) -> Self {
        Self {
            word: kept.word,
            stated: kept.stated.0,
            low: kept.low.0,
            suggests: kept.suggests.0,
        }
    }
}

/// A policy as project files keep it. Sheets name their policy by a digest of this, so it outlives the code as well.
pub fn kept_policy(policy: &Policy) -> String {
    // Plain texts in lists have nothing that JSON could not take; if they had, the text would fit no policy.
    serde_json::to_string(&StoredPolicy::from(policy.clone())).unwrap_or_default()
}
