//! The sheet as Markdown: tables, and a footnote for each figure.

use std::fmt::Write as _;

use crate::factsheet::plain::{plain, plain_piece};
use crate::factsheet::sheet::{UNTITLED, day, plural};
use crate::factsheet::{FactSheet, Ladder, Measure, Part, Remark, Section, State, Statement};

// Writing to a string cannot fail; `let _` below drops a result that is always `Ok`.

pub(super) fn write(sheet: &FactSheet) -> Vec<u8> {
    let mut out = String::new();
    head(&mut out, sheet);
    measures(&mut out, sheet, Section::Key.heading(), sheet.key());
    disputed(&mut out, sheet);
    checks(&mut out, sheet);
    measures(&mut out, sheet, Section::Single.heading(), sheet.single());
    superseded(&mut out, sheet);
    rejected(&mut out, sheet);
    refused(&mut out, sheet);
    sources(&mut out, sheet);
    method(&mut out, sheet);
    seal(&mut out, sheet);
    footnotes(&mut out, sheet);
    out.into_bytes()
}

fn head(out: &mut String, sheet: &FactSheet) {
    let _ = writeln!(out, "# {}\n", text(&sheet.title));
    let mut about: Vec<String> = Vec::new();
    if sheet.title != UNTITLED {
        about.push(UNTITLED.to_owned());
    }
    if !sheet.as_of.is_empty() {
        about.push(format!("as of {}", text(&sheet.as_of)));
    }
    if !sheet.analyst.is_empty() {
        about.push(format!("by {}", text(&sheet.analyst)));
    }
    if !about.is_empty() {
        let _ = writeln!(out, "{}\n", about.join(", "));
    }
    let _ = writeln!(out, "**{}.**", text(&sheet.status));
}

fn heading(out: &mut String, words: &str) {
    let _ = writeln!(out, "\n## {words}\n");
}

fn measures<'a>(
    out: &mut String,
    sheet: &FactSheet,
    title: &str,
    list: impl Iterator<Item = &'a Measure>,
) {
    let mut list = list.peekable();
    if list.peek().is_none() {
        return;
    }
    heading(out, title);
    table(
        out,
        &[
            "Value",
            "What",
            "Who says",
            "As of",
            "Carried by",
            "State",
            "Beside it",
        ],
    );
    for one in list {
        let cells = [
            format!("**{}**", value(&one.value)),
            text(&one.label),
            text(&one.who),
            text(one.as_of.as_deref().unwrap_or_default()),
            format!("{} {}", text(&one.carried(sheet)), marks(&one.statements)),
            one.state_word().to_owned(),
            beside(one),
        ];
        row(out, &cells);
    }
}

fn beside(measure: &Measure) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut kinds: Vec<&str> = measure
        .remarks
        .iter()
        .map(|remark| remark.kind.word())
        .collect();
    kinds.dedup();
    words.extend((!kinds.is_empty()).then(|| format!("[{}]", kinds.join(", "))));
    words.extend(measure.cautions().map(|remark| text(&remark.explanation)));
    words.extend(measure.caveats.iter().map(|caveat| text(caveat)));
    words.extend(reason(measure));
    words.extend(
        measure
            .note
            .as_ref()
            .map(|note| format!("Note: {}", text(note))),
    );
    words.join(" ")
}

/// What was chosen, and why.
fn reason(measure: &Measure) -> Option<String> {
    let decision = measure.decision.as_ref()?;
    let why = text(&decision.why);
    let chosen = if decision.left_open {
        "Left open".to_owned()
    } else {
        format!("Chosen: {}", decision.choice)
    };
    Some(if why.is_empty() {
        format!("{chosen}.")
    } else {
        format!("{chosen}. Why: {why}")
    })
}

fn disputed(out: &mut String, sheet: &FactSheet) {
    let mut first = true;
    for measure in sheet.disputed() {
        if std::mem::take(&mut first) {
            heading(out, Section::Disputed.heading());
        }
        let _ = writeln!(out, "### {}\n", text(&measure.label));
        let state = if measure.is_resolved() {
            "Decided"
        } else {
            "Unresolved"
        };
        let _ = writeln!(
            out,
            "**{state}: {}** ({})\n",
            value(&measure.value),
            measure.origins_text()
        );
        if let Some(reason) = reason(measure) {
            let _ = writeln!(out, "{reason}\n");
        }
        for remark in &measure.remarks {
            remark_line(out, remark);
        }
        for caveat in &measure.caveats {
            let _ = writeln!(out, "{}\n", text(caveat));
        }
        if let Some(note) = &measure.note {
            let _ = writeln!(out, "Note: {}\n", text(note));
        }
        sides(out, sheet, &measure.statements);
    }
}

fn sides(out: &mut String, sheet: &FactSheet, statements: &[usize]) {
    table(out, &["Statement", "Who says", "As of", "Article", "State"]);
    for idx in statements {
        let one = &sheet.statements[*idx];
        let source = &sheet.sources[one.source];
        let cells = [
            format!("{}{}", text(&one.printed), mark(*idx)),
            text(&one.who()),
            text(&one.when().unwrap_or_default()),
            format!(
                "{}{}",
                text(source.short()),
                source
                    .published
                    .map(|date| format!(", {}", day(date)))
                    .unwrap_or_default()
            ),
            if one.echo {
                format!("{}, echo", one.state.word())
            } else {
                one.state.word().to_owned()
            },
        ];
        row(out, &cells);
    }
    out.push('\n');
}

fn remark_line(out: &mut String, remark: &Remark) {
    let _ = writeln!(
        out,
        "[{}] {} {}\n",
        remark.kind.word(),
        text(&remark.explanation),
        marks(&remark.statements)
    );
}

fn checks(out: &mut String, sheet: &FactSheet) {
    if sheet.checks.is_empty() {
        return;
    }
    heading(out, "Arithmetic checks");
    for check in &sheet.checks {
        let _ = writeln!(
            out,
            "- **{}** [{}] {} {}",
            text(&check.headline),
            check.kind.word(),
            text(&check.explanation),
            marks(&check.statements)
        );
    }
}

fn superseded(out: &mut String, sheet: &FactSheet) {
    if sheet.ladders.is_empty() {
        return;
    }
    heading(out, "Superseded figures");
    for ladder in &sheet.ladders {
        let _ = writeln!(out, "- {}", text(&ladder.label));
        for (idx, now) in rungs(ladder) {
            let one = &sheet.statements[idx];
            let now = if now { " (now)" } else { "" };
            let _ = writeln!(
                out,
                "  - {}{}{now}: {}",
                text(&one.printed),
                mark(idx),
                told(sheet, one)
            );
        }
        for explanation in &ladder.explanations {
            let _ = writeln!(out, "  - {}", text(explanation));
        }
    }
}

fn rungs(ladder: &Ladder) -> impl Iterator<Item = (usize, bool)> {
    let earlier = ladder.rungs.iter().map(|idx| (*idx, false));
    earlier.chain(ladder.now.iter().map(|idx| (*idx, true)))
}

/// Who said it, when, where.
fn told(sheet: &FactSheet, one: &Statement) -> String {
    let mut parts = vec![text(&one.who())];
    parts.extend(one.when().map(|words| format!("as of {}", text(&words))));
    parts.push(text(sheet.sources[one.source].short()));
    parts.join(", ")
}

fn rejected(out: &mut String, sheet: &FactSheet) {
    if sheet.rejected.is_empty() {
        return;
    }
    heading(out, "Rejected figures");
    table(out, &["Value", "What", "Article", "Reason"]);
    for idx in &sheet.rejected {
        let one = &sheet.statements[*idx];
        let why = match &one.state {
            State::Rejected(why) if !why.is_empty() => text(why),
            _ => "no reason given".to_owned(),
        };
        let cells = [
            format!("{}{}", text(&one.printed), mark(*idx)),
            text(&one.measure),
            text(sheet.sources[one.source].short()),
            why,
        ];
        row(out, &cells);
    }
}

fn refused(out: &mut String, sheet: &FactSheet) {
    if sheet.refused.is_empty() {
        return;
    }
    heading(out, "Refused figures");
    for refused in &sheet.refused {
        let source = text(sheet.sources[refused.source].short());
        let _ = writeln!(
            out,
            "- {source}, paragraph {}: {}",
            refused.paragraph,
            text(&refused.why)
        );
    }
}

fn sources(out: &mut String, sheet: &FactSheet) {
    heading(out, "Sources");
    for (idx, source) in sheet.sources.iter().enumerate() {
        let _ = write!(
            out,
            "{}. {}. {}.",
            idx + 1,
            text(&source.citation()),
            plural(source.figures, "figure")
        );
        if let Some(url) = source.link() {
            let _ = write!(out, " <{}>", address(url));
        }
        let _ = writeln!(out, " SHA-256 `{}`", source.hash);
        for warning in &source.warnings {
            let _ = writeln!(out, "   - {}", text(warning));
        }
    }
}

fn method(out: &mut String, sheet: &FactSheet) {
    heading(out, "Method note");
    for sentence in &sheet.method {
        let _ = writeln!(out, "{}", text(sentence));
    }
}

fn seal(out: &mut String, sheet: &FactSheet) {
    heading(out, "Seal");
    let seal = &sheet.seal;
    let _ = writeln!(
        out,
        "{} checked against the stored text, {} refused.",
        plural(seal.checked, "quotation"),
        sheet.refused.len()
    );
    if !seal.project_hash.is_empty() {
        let _ = writeln!(
            out,
            "Project `{}`.",
            plain(&seal.project_hash).replace('`', "")
        );
    }
    let _ = writeln!(out, "Made with Tally {}.", text(&seal.version));
}

fn footnotes(out: &mut String, sheet: &FactSheet) {
    out.push('\n');
    for (idx, one) in sheet.statements.iter().enumerate() {
        let quotation = &one.quotation;
        let source = &sheet.sources[one.source];
        let _ = write!(
            out,
            "[^{}]: \u{201c}{}**{}**{}\u{201d} {}, paragraph {}",
            idx + 1,
            escape(plain_piece(&quotation.before).trim_start()),
            text(&quotation.mention),
            escape(plain_piece(&quotation.after).trim_end()),
            text(&source.citation()),
            one.paragraph
        );
        let note = one
            .note
            .as_ref()
            .map(|note| format!(". Note: {}", text(note)));
        let _ = writeln!(out, "{}", note.unwrap_or_default());
    }
}

fn value(parts: &[Part]) -> String {
    let part = |part: &Part| match part.statement {
        Some(idx) => format!("{}{}", text(&part.text), mark(idx)),
        None => escape(&plain_piece(&part.text)),
    };
    parts.iter().map(part).collect()
}

fn mark(statement: usize) -> String {
    format!("[^{}]", statement + 1)
}

fn marks(statements: &[usize]) -> String {
    statements.iter().map(|idx| mark(*idx)).collect()
}

fn table(out: &mut String, titles: &[&str]) {
    let _ = writeln!(out, "| {} |", titles.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(titles.len()));
}

fn row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn text(words: &str) -> String {
    escape(&plain(words))
}

/// Words that mean nothing to Markdown or HTML.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A web address between angle brackets.
fn address(url: &str) -> String {
    plain(url)
        .chars()
        .map(|c| match c {
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            ' ' => "%20".to_owned(),
            '|' => "%7C".to_owned(),
            other => other.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_text_is_no_markup() {
        assert_eq!(
            text("a|b <script>*x*</script>\n# [y](z) `q`"),
            r"a\|b &lt;script&gt;\*x\*&lt;/script&gt; \# \[y\](z) \`q\`"
        );
    }

    #[test]
    fn an_address_cannot_end_its_link() {
        assert_eq!(
            address("https://a.example/<b>|c"),
            "https://a.example/%3Cb%3E%7Cc"
        );
    }
}
