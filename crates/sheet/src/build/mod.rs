//! From what was read, found and decided to the sheet: which measure stands where, and which number may be printed.

mod arrange;
mod cite;
mod measure;
mod quoted;

use std::collections::BTreeSet;

use super::sheet::{
    FactSheet, Refused, Seal, SheetCounts, SheetLadder, SheetSource, UNTITLED, plural,
};
use super::{Audience, Material, SealLine, method, seal};
use cite::Citations;
use measure::MeasureDraft;
use tally_article::Article;
use tally_comparing::finding::{self, Finding, FindingKind, GroupStanding, Prose};
use tally_project::{Resolution, SheetText, Verdict};
use tally_reading::FigureKey;

/// Builds the sheet. Figures whose quotation does not match the stored text are listed as refused, and nothing that
/// rests on them is printed.
pub fn build(material: &Material<'_>) -> FactSheet {
    let refused = refused(material);
    let facts = Facts::new(material, &refused);
    let mut drafts: Vec<MeasureDraft> = (0..material.groups.len())
        .filter_map(|group| MeasureDraft::new(&facts, group))
        .collect();
    drafts.sort_by_key(MeasureDraft::rank);

    let mut citations = Citations::new(&facts);
    let measures = drafts
        .iter()
        .map(|draft| draft.measure(&facts, &mut citations))
        .collect();
    let checks = facts
        .sums()
        .map(|finding| citations.remark(&facts, finding))
        .collect();
    let ladders = ladders(&facts, &drafts, &mut citations);
    let rejected: Vec<usize> = facts
        .rejected
        .iter()
        .map(|row| citations.cite(&facts, *row))
        .collect();
    let texts = &material.judgements.sheet_texts;
    let own = |text| texts.get(&text).map(String::as_str);
    let mut sheet = FactSheet {
        title: title(material.title),
        event: own(SheetText::Event).unwrap_or_default().to_owned(),
        as_of: own(SheetText::AsOf).unwrap_or(material.as_of).to_owned(),
        version: material.decisions.len(),
        analyst: material.analyst.to_owned(),
        audience: material.audience,
        style: material.style(),
        part_of: material.only.map(|_| material.table.rows.len()),
        sections: arrange::shown(material),
        status: String::new(),
        counts: SheetCounts::default(),
        measures,
        checks,
        quotations: quoted::differing(material),
        ladders,
        rejected,
        sources: sources(&facts),
        method: method::note(material),
        decisions: material.decisions.to_vec(),
        statements: citations.into_statements(),
        seal: Seal {
            project_hash: material.project_hash.to_owned(),
            version: material.version.to_owned(),
            policy: material.policy.name.clone(),
            line: String::new(),
            checked: material.table.rows.len(),
        },
        refused: refused.into_iter().map(|(_, refused)| refused).collect(),
    };
    finish(material, &mut sheet);
    sheet
}

/// What can only be told once the whole sheet stands: what is left out, how many there are, the footnotes' numbers.
fn finish(material: &Material<'_>, sheet: &mut FactSheet) {
    if material.audience == Audience::Public {
        arrange::make_public(sheet);
    }
    sheet.counts = counts(sheet);
    sheet.status = status(&sheet.counts, sheet);
    arrange::hide(sheet);
    arrange::number(sheet);
    sheet.seal.line = SealLine::of(material, sheet).text();
}

fn title(given: &str) -> String {
    let given = given.trim();
    if given.is_empty() { UNTITLED } else { given }.to_owned()
}

/// The rows that may not be printed, with why.
fn refused(material: &Material<'_>) -> Vec<(usize, Refused)> {
    let table = material.table;
    let check = |(idx, row): (usize, &tally_comparing::group::Row)| {
        if !material.shows(&row.key) {
            return None;
        }
        let why = seal::check(row, &table.articles[row.article]).err()?;
        let refused = Refused {
            key: row.key.clone(),
            source: row.article,
            paragraph: row.figure.paragraph + 1,
            why: why.to_string(),
        };
        Some((idx, refused))
    };
    table.rows.iter().enumerate().filter_map(check).collect()
}

/// The material, with what the parts of the sheet look up in it.
struct Facts<'a> {
    material: &'a Material<'a>,
    /// Rows that the analyst rejected, ascending.
    rejected: BTreeSet<usize>,
    /// Rows that take part: neither rejected nor refused.
    live: Vec<bool>,
    /// Where each group stands by the rows that take part.
    standings: Vec<GroupStanding>,
    /// Rows of sums that do not add up.
    failing: BTreeSet<usize>,
    /// For each row its group.
    group_of: Vec<usize>,
    /// Findings all of whose figures are live.
    findings: Vec<&'a Finding>,
}

impl<'a> Facts<'a> {
    fn new(material: &'a Material<'a>, refused: &[(usize, Refused)]) -> Self {
        let rows = &material.table.rows;
        let verdicts = &material.judgements.verdicts;
        let mut live: Vec<bool> = rows.iter().map(|row| material.shows(&row.key)).collect();
        for (row, _) in refused {
            live[*row] = false;
        }
        let is_rejected =
            |row: &usize| matches!(verdicts.get(&rows[*row].key), Some(Verdict::Rejected(_)));
        let rejected: BTreeSet<usize> = (0..rows.len())
            .filter(|row| live[*row] && is_rejected(row))
            .collect();
        for row in &rejected {
            live[*row] = false;
        }
        let mut group_of = vec![0; rows.len()];
        for (idx, group) in material.groups.iter().enumerate() {
            for row in &group.figures {
                group_of[*row] = idx;
            }
        }
        let findings: Vec<&Finding> = material
            .findings
            .iter()
            .filter(|finding| finding.figures.iter().all(|row| live[*row]))
            .collect();
        let left_out: BTreeSet<usize> = (0..rows.len()).filter(|row| !live[*row]).collect();
        let Material {
            table,
            groups,
            policy,
            ..
        } = material;
        Self {
            standings: finding::standings(table, groups, &findings, &left_out, policy),
            failing: findings
                .iter()
                .filter(|finding| finding.kind == FindingKind::ArithmeticFails)
                .flat_map(|finding| finding.figures.iter().copied())
                .collect(),
            material,
            rejected,
            live,
            group_of,
            findings,
        }
    }

    /// The sums, those that fail first.
    fn sums(&self) -> impl Iterator<Item = &'a Finding> {
        self.findings
            .iter()
            .copied()
            .filter(|finding| is_sum(finding))
    }

    /// Whether a later figure supersedes `row`.
    fn is_superseded(&self, row: usize) -> bool {
        self.standings[self.group_of[row]].is_superseded(row)
    }

    /// What was found on the figures of a group; no sums.
    fn findings_of(&self, group: usize) -> impl Iterator<Item = &'a Finding> {
        let findings = self.standings[group].findings.iter();
        findings.map(|idx| self.findings[*idx])
    }

    /// The value chosen for the group, wherever its figure stood when it was chosen.
    fn resolution(&self, group: usize) -> Option<&'a Resolution> {
        let judgements = self.material.judgements;
        let found = judgements.resolution_among(self.keys(group));
        found.map(|(_, resolution)| resolution)
    }

    /// One of our sentences in the house style.
    fn sentence(&self, prose: &Prose) -> String {
        prose.printed(&self.material.printer())
    }

    /// The caveats that the analyst wrote for the group.
    fn caveats(&self, group: usize) -> Option<&'a str> {
        let judgements = self.material.judgements;
        let found = judgements.caveats_among(self.keys(group));
        found.map(|(_, caveats)| caveats.as_str())
    }

    /// The analyst's note on the group.
    fn note(&self, group: usize) -> Option<&'a str> {
        let judgements = self.material.judgements;
        let found = judgements.group_note_among(self.keys(group));
        found.map(|(_, note)| note.as_str())
    }

    fn keys(&self, group: usize) -> impl Iterator<Item = &'a FigureKey> {
        let rows = &self.material.table.rows;
        let figures = &self.material.groups[group].figures;
        figures.iter().map(|row| &rows[*row].key)
    }

    fn article(&self, row: usize) -> &'a Article {
        self.material.table.article(row)
    }
}

fn is_sum(finding: &Finding) -> bool {
    finding.kind.is_arithmetic()
}

/// Figures that gave way, by measure.
fn ladders(
    facts: &Facts<'_>,
    drafts: &[MeasureDraft],
    citations: &mut Citations,
) -> Vec<SheetLadder> {
    drafts
        .iter()
        .filter(|draft| !draft.superseded.is_empty())
        .map(|draft| draft.ladder(facts, citations))
        .collect()
}

fn sources(facts: &Facts<'_>) -> Vec<SheetSource> {
    let table = facts.material.table;
    let mut figures = vec![0; table.articles.len()];
    for (row, live) in table.rows.iter().zip(&facts.live) {
        figures[row.article] += usize::from(*live);
    }
    let source = |(article, figures): (&std::sync::Arc<Article>, usize)| SheetSource {
        title: article.name().to_owned(),
        outlet: article.metadata.outlet.clone(),
        author: article.metadata.author.clone(),
        published: article.metadata.published_on(),
        url: article.metadata.url.clone(),
        file: article.file_name().to_owned(),
        hash: article.hash.clone(),
        figures,
        warnings: article.warnings.iter().map(ToString::to_string).collect(),
    };
    table.articles.iter().zip(figures).map(source).collect()
}

fn counts(sheet: &FactSheet) -> SheetCounts {
    let disputed = || sheet.disputed();
    SheetCounts {
        figures: sheet.statements.len() - sheet.rejected.len(),
        articles: sheet.sources.len(),
        measures: sheet.measures.len(),
        key: sheet.key().count(),
        disputed: disputed().count(),
        quotations: sheet.quotations.len(),
        unresolved: disputed().filter(|measure| !measure.is_resolved()).count(),
        single: sheet.single().count(),
        superseded: sheet.ladders.iter().map(|ladder| ladder.rungs.len()).sum(),
        rejected: sheet.rejected.len(),
        refused: sheet.refused.len(),
    }
}

/// "9 figures in 6 measures from 3 articles", and of how many where only some are shown.
pub(super) fn extent(counts: &SheetCounts, sheet: &FactSheet) -> String {
    let part = sheet
        .part_of
        .map_or_else(String::new, |all| format!(" (a selection of {all})"));
    format!(
        "{}{part} in {} from {}",
        plural(counts.figures, "figure"),
        plural(counts.measures, "measure"),
        plural(counts.articles, "article")
    )
}

fn status(counts: &SheetCounts, sheet: &FactSheet) -> String {
    let mut parts = vec![plural(counts.key, "key figure")];
    if counts.disputed > 0 {
        let open = match counts.unresolved {
            0 => "all resolved".to_owned(),
            n => format!("{n} unresolved"),
        };
        parts.push(format!("{} disputed ({open})", counts.disputed));
    }
    let counted = [
        (counts.single, "seen once"),
        (counts.quotations, "quoted differently"),
        (counts.superseded, "superseded"),
        (counts.rejected, "rejected"),
        (counts.refused, "refused"),
    ];
    parts.extend(
        counted
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{n} {word}")),
    );
    format!("{}: {}", extent(counts, sheet), parts.join(", "))
}
