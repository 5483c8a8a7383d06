//! The sheet as Markdown: tables, and a footnote for each figure.

use std::fmt::Write as _;

use crate::FactSheet;
use crate::citation::{address, markdown as text};
use crate::paper::{self, Note, Paper, PaperBlock, PaperLine, PaperRun, PaperTable, Tone};

// Writing to a string cannot fail; `let _` below drops a result that is always `Ok`.

pub(super) fn write(sheet: &FactSheet) -> Vec<u8> {
    let paper = paper::lay(sheet);
    let mut out = String::new();
    for block in &paper.blocks {
        write_block(&mut out, &paper, block);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out.into_bytes()
}

fn write_block(out: &mut String, paper: &Paper, block: &PaperBlock) {
    match block {
        PaperBlock::Title(line) => heading(out, 1, &words(line), ""),
        PaperBlock::Heading(one) => {
            let chips: Vec<String> = one.chips.iter().map(|chip| text(&chip.word)).collect();
            let chips = if chips.is_empty() {
                String::new()
            } else {
                format!(" [{}]", chips.join(", "))
            };
            heading(out, usize::from(one.level) + 1, &words(&one.line), &chips);
        }
        PaperBlock::Paragraph(line) => paragraph(out, line),
        PaperBlock::Table(table) => write_table(out, table),
        PaperBlock::Notes(one, lead) => {
            heading(out, 2, &words(&one.line), "");
            paragraph(out, lead);
            for (idx, note) in paper.notes.iter().enumerate() {
                write_note(out, idx, note);
            }
        }
    }
}

fn heading(out: &mut String, level: usize, words: &str, chips: &str) {
    let _ = writeln!(out, "{} {words}{chips}\n", "#".repeat(level));
}

fn paragraph(out: &mut String, line: &PaperLine) {
    let told = words(line);
    if told.trim().is_empty() {
        return;
    }
    let _ = match line.tone {
        Tone::Value => writeln!(out, "**{}**\n", told.trim()),
        Tone::Note => writeln!(out, "> {told}\n"),
        Tone::Body | Tone::Secondary | Tone::Caution => writeln!(out, "{told}\n"),
    };
}

fn write_table(out: &mut String, table: &PaperTable) {
    let heads: Vec<String> = table
        .columns
        .iter()
        .map(|column| column.head.to_owned())
        .collect();
    row(out, &heads);
    let rules: Vec<String> = table
        .columns
        .iter()
        .map(|column| if column.flush_right { "---:" } else { "---" }.to_owned())
        .collect();
    row(out, &rules);
    for one in &table.rows {
        let cells: Vec<String> = one.cells.iter().map(|lines| cell(lines)).collect();
        row(out, &cells);
    }
    out.push('\n');
}

fn row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// The lines of a cell, one after the other: a cell cannot break.
fn cell(lines: &[PaperLine]) -> String {
    let mut told = String::new();
    for line in lines {
        let line_words = words(line);
        if line_words.is_empty() {
            continue;
        }
        if !told.is_empty() {
            told.push_str(if told.ends_with('.') { " " } else { " · " });
        }
        told.push_str(&line_words);
    }
    told
}

fn write_note(out: &mut String, idx: usize, note: &Note) {
    let _ = write!(
        out,
        "[^{}]: \u{201c}{}**{}**{}\u{201d} {}",
        idx + 1,
        text(&note.before),
        text(note.mention.trim()),
        text(&note.after),
        text(&note.cited)
    );
    if let Some(url) = &note.url {
        let _ = write!(out, " {}", link("Article", url));
    }
    let chips: Vec<String> = note.chips.iter().map(|chip| text(&chip.word)).collect();
    if !chips.is_empty() {
        let _ = write!(out, " [{}]", chips.join(", "));
    }
    if !note.remark.is_empty() {
        let _ = write!(out, " Note: {}", text(&note.remark));
    }
    out.push_str("\n\n");
}

fn words(line: &PaperLine) -> String {
    let mut out = String::new();
    for (idx, run) in line.runs.iter().enumerate() {
        let _ = match run {
            PaperRun::Text(words) | PaperRun::Light(words) => write!(out, "{}", text(words)),
            PaperRun::Strong(words) if words.trim().is_empty() => write!(out, "{words}"),
            PaperRun::Strong(words) => write!(out, "{}", strong(words)),
            // A line of signs for a program; none of them ends the code span.
            PaperRun::Mono(words) => write!(out, "`{}`", words.replace('`', "'")),
            PaperRun::Number {
                hedge,
                text: number,
                ..
            } if line.tone == Tone::Value => {
                write!(out, "{}{}", text(hedge), text(number))
            }
            PaperRun::Number {
                hedge,
                text: number,
                ..
            } => {
                write!(out, "{}**{}**", text(hedge), text(number))
            }
            PaperRun::Note(note) => write!(out, "[^{}]", note + 1),
            PaperRun::Link { text: shown, url } => write!(out, "{}", link(shown, url)),
            PaperRun::Chip(chip) => {
                let gap = if idx == 0 { "" } else { " " };
                write!(out, "{gap}[{}]", text(&chip.word))
            }
        };
    }
    out
}

/// Weighty words, with the blanks at their ends outside the marks, as the marks do not work beside blanks.
fn strong(words: &str) -> String {
    let inner = words.trim();
    let before = &words[..words.len() - words.trim_start().len()];
    let after = &words[words.trim_end().len()..];
    format!("{before}**{}**{after}", text(inner))
}

fn link(shown: &str, url: &str) -> String {
    format!("[{}]({})", text(shown), address(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strong_words_keep_their_blanks_outside() {
        assert_eq!(strong(" five "), " **five** ");
    }
}
