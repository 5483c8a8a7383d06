//! Chooses among what the rules propose: the most trusted rule first, then the longer claim.

use super::numbered::Numbered;
use super::rules::{self, Proposal};

/// A proposal that was chosen, and the rule that made it.
pub(super) struct ChosenProposal {
    /// What was chosen.
    pub(super) proposal: Proposal,
    /// The rule's name.
    pub(super) rule: &'static str,
}

/// The chosen proposals of a paragraph, in text order; no two account for one token.
pub(super) fn choose(scan: &Numbered<'_>) -> Vec<ChosenProposal> {
    let mut proposed: Vec<(usize, ChosenProposal)> = Vec::new();
    for numeral in 0..scan.numerals.len() {
        for (rank, rule) in rules::ALL.iter().enumerate() {
            if let Some(proposal) = rule.propose(scan, numeral) {
                let rule = rule.name();
                proposed.push((rank, ChosenProposal { proposal, rule }));
            }
        }
    }
    proposed.sort_by_key(|(rank, choice)| {
        let claim = &choice.proposal.claim;
        (*rank, std::cmp::Reverse(claim.len()), claim.start)
    });
    let mut taken = vec![false; scan.len()];
    let mut chosen: Vec<ChosenProposal> = Vec::new();
    for (_, choice) in proposed {
        let claim = choice.proposal.claim.clone();
        let Some(tokens) = taken.get_mut(claim) else {
            continue;
        };
        if !tokens.contains(&true) {
            tokens.fill(true);
            chosen.push(choice);
        }
    }
    chosen.sort_by_key(|choice| choice.proposal.claim.start);
    chosen
}
