//! The method note: how the figures were read, compared and counted, in sentences.

use std::collections::BTreeMap;

use super::Material;
use super::sheet::plural;
use tally_reading::Reason;

/// The sentences of the note, made from the policy and from what was left out.
pub(super) fn note(material: &Material<'_>) -> Vec<String> {
    let mut sentences = vec![
        "Figures were read from the articles' text by rules, without a network and without guessing; \
         the same files give the same sheet."
            .to_owned(),
        "Each number was checked against the stored text when this sheet was written; a number whose quotation \
         does not match is refused, not printed."
            .to_owned(),
        format!("Statements were compared by the policy \u{201c}{}\u{201d}.", material.policy.name),
    ];
    let printer = material.printer();
    let policy = material.policy.sentences();
    sentences.extend(policy.iter().map(|prose| prose.printed(&printer)));
    sentences.push(
        "Several articles that carry one speaker's figure count as one origin: an echo is no confirmation.".to_owned(),
    );
    sentences.push(
        "A figure of one article stays among those seen once until the analyst chooses it as the measure's value."
            .to_owned(),
    );
    sentences.extend(left_out(material));
    sentences
}

/// What was no figure, by reason.
fn left_out(material: &Material<'_>) -> Option<String> {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for ignored in material
        .readings
        .iter()
        .flat_map(|reading| &reading.ignored)
    {
        *counts.entry(ignored.reason).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    if total == 0 {
        return None;
    }
    let list: Vec<String> = Reason::ALL
        .iter()
        .filter_map(|reason| {
            counts
                .get(reason)
                .map(|n| format!("{} ({n})", reason.plural()))
        })
        .collect();
    Some(format!(
        "{} in the articles state no figure: {}.",
        plural(total, "numeral"),
        list.join(", ")
    ))
}
