//! What a sheet says of a project, and that every format says it safely.

use std::fs;
use std::path::PathBuf;

use super::sample::{Made, full, says};
use super::{Audience, FactSheet, Layout, PageSize, Section, SheetFormat, paper, write};
use tally_comparing::finding::FindingKind;
use tally_language::text::Span;
use tally_project::{ChosenValue, Verdict};
use tally_reading::Qualifier;

/// Compares `bytes` with the golden file `name`; `UPDATE_EXPECT=1` rewrites it.
#[track_caller]
fn golden(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden/factsheet")
        .join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
    }
    let expected = fs::read(&path).unwrap();
    assert!(
        expected == bytes,
        "{name} differs; see with UPDATE_EXPECT=1 and git diff"
    );
}

fn text(sheet: &FactSheet, format: SheetFormat) -> String {
    String::from_utf8(write(sheet, format, Layout::default()).unwrap()).unwrap()
}

/// "key: boats torn loose = about 70 to 71", one a measure.
fn told(sheet: &FactSheet) -> Vec<String> {
    let line = |measure: &super::SheetMeasure| {
        format!(
            "{}: {} = {} ({})",
            measure.section.code(),
            measure.label,
            measure.value_text(),
            measure.state_word()
        )
    };
    sheet.measures.iter().map(line).collect()
}

#[test]
fn every_section_is_written_as_before() {
    let sheet = full().sheet();
    for format in SheetFormat::ALL {
        let name = format!("sheet.{}", format.endings()[0]);
        golden(&name, &write(&sheet, format, Layout::default()).unwrap());
    }
}

#[test]
fn each_measure_stands_where_its_statements_and_decisions_put_it() {
    let sheet = full().sheet();
    assert_eq!(
        told(&sheet),
        [
            "key: boats torn loose = about 70 to 71 (decided)",
            "key: repairs to the quay = €40 million (proposed)",
            "key: temperature at the lighthouse = between 5 and 7 degrees of frost (decided)",
            "disputed: people killed = 12 or 14 (unresolved)",
            "single: calls for help = 105 (seen once)",
            "single: calls answered by boat = 88 (seen once)",
            "single: calls answered by helicopter = 17 (seen once)",
            "single: roofs torn off = dozens (seen once)",
            "single: broken windows = 30 (seen once)",
            "single: broken windows, Quay Street = 12 in Quay Street (seen once)",
            "single: broken windows, Mill Street = 15 in Mill Street (seen once)",
        ]
    );
    assert_eq!(
        sheet.status,
        "15 figures in 11 measures from 2 articles: 3 key figures, 1 disputed (1 unresolved), 7 seen once, 1 quoted differently, 1 superseded, 1 rejected, 1 refused"
    );
}

#[test]
fn a_resolved_dispute_is_a_key_figure_and_stays_under_disputed() {
    let mut made = full();
    let key = made.key(1);
    made.resolve(1, ChosenValue::Figure(key), "The county counts by name.");
    let sheet = made.sheet();
    let killed = sheet.disputed().next().unwrap();
    assert_eq!(
        (killed.value_text().as_str(), killed.is_key()),
        ("12", true)
    );
    assert_eq!(killed.as_of.as_deref(), Some("Tuesday, 4 March 2025"));
    assert_eq!(sheet.counts.unresolved, 0);
    assert!(text(&sheet, SheetFormat::Markdown).contains("### people killed [decided"));
}

#[test]
fn a_choice_that_does_not_hold_any_more_is_open_again_and_says_so() {
    let mut made = full();
    let key = made.key(1);
    made.resolve(1, ChosenValue::Figure(key), "The county counts by name.");
    made.reject(1, "Counted twice.");
    made.findings
        .retain(|finding| finding.kind != FindingKind::Contradiction);
    let sheet = made.sheet();
    let killed = sheet
        .measures
        .iter()
        .find(|measure| measure.label == "people killed")
        .unwrap();
    assert!(!killed.is_resolved());
    assert!(
        killed
            .caveats
            .iter()
            .any(|caveat| caveat.contains("choose again"))
    );
}

#[test]
fn accepting_says_that_the_reading_is_right_and_not_that_it_is_confirmed() {
    let mut made = full();
    let calls = made.key(3);
    made.judgements.verdicts.insert(calls, Verdict::Accepted);
    let sheet = made.sheet();
    let measure = sheet
        .measures
        .iter()
        .find(|measure| measure.label == "calls for help")
        .unwrap();
    assert_eq!(measure.section, Section::Single);
}

#[test]
fn a_figure_that_replaces_those_of_other_articles_is_a_key_figure() {
    let mut made = Made::default();
    made.article("The mill lost 3 sacks.", |_| {});
    made.figure("3 sacks", "3", |_, _| {});
    made.article("The mill lost 9 sacks by evening.", |_| {});
    made.figure("9 sacks", "9", |_, _| {});
    made.group("sacks lost", &[0, 1]);
    made.finding(
        FindingKind::UpdatedOverTime,
        Some(0),
        &[0, 1],
        ["3, then 9", "9 replaces 3."],
    );
    made.findings[0].superseded = vec![0];
    let sheet = made.sheet();
    assert_eq!(told(&sheet), ["key: sacks lost = 9 (proposed)"]);
    assert_eq!(sheet.measures[0].origins_text(), "1 article");
    assert!(sheet.measures[0].caveats[0].starts_with("The latest figure stands in one article"));
}

/// A measure of one figure an article, day after day from 1 March 2025.
fn day_by_day(numbers: &[&str]) -> Made {
    let mut made = Made::default();
    for (number, day) in numbers.iter().zip(1..) {
        made.article(&format!("The mill lost {number} sacks."), |one| {
            one.metadata.published = Some(jiff::civil::date(2025, 3, day).into());
        });
        made.figure(&format!("{number} sacks"), number, |_, _| {});
    }
    let all: Vec<usize> = (0..numbers.len()).collect();
    made.group("sacks lost", &all);
    made.finding(
        FindingKind::UpdatedOverTime,
        Some(0),
        &all,
        ["over time", "They rose."],
    );
    made.findings[0].superseded = all[..numbers.len() - 1].to_vec();
    made
}

#[test]
fn a_value_that_is_only_said_again_holds_and_is_not_superseded() {
    let sheet = day_by_day(&["3", "9", "9"]).sheet();
    assert_eq!(
        (sheet.measures[0].articles, sheet.counts.superseded),
        (2, 1)
    );
    let sheet = day_by_day(&["9", "3", "9"]).sheet();
    assert_eq!(
        (sheet.measures[0].articles, sheet.counts.superseded),
        (1, 2)
    );
}

#[test]
fn a_dispute_of_the_past_is_no_dispute_of_now() {
    let mut made = day_by_day(&["3", "5", "9"]);
    let words = ["3 | 5", "One says 3 and one says 5."];
    made.finding(FindingKind::Contradiction, Some(0), &[0, 1], words);
    let sheet = made.sheet();
    assert_eq!(told(&sheet), ["key: sacks lost = 9 (proposed)"]);
    assert!(sheet.ladders[0].explanations.contains(&words[1].to_owned()));

    made.finding(
        FindingKind::Contradiction,
        Some(0),
        &[1, 2],
        ["5 | 9", "One says 5 and one says 9."],
    );
    let sheet = made.sheet();
    assert_eq!(told(&sheet), ["disputed: sacks lost = 5 or 9 (unresolved)"]);
}

#[test]
fn one_speaker_in_two_articles_is_one_origin() {
    let sheet = full().sheet();
    let repairs = sheet
        .measures
        .iter()
        .find(|measure| measure.label == "repairs to the quay")
        .unwrap();
    assert_eq!(repairs.origins_text(), "1 origin in 2 articles");
    assert!(
        repairs
            .caveats
            .iter()
            .any(|caveat| caveat.contains("do not confirm each other"))
    );
    let echoes: Vec<bool> = repairs
        .statements
        .iter()
        .map(|idx| sheet.statements[*idx].echo)
        .collect();
    assert_eq!(echoes, [false, true]);
}

#[test]
fn a_hedge_is_kept_where_any_statement_of_the_value_has_it() {
    let mut made = Made::default();
    for (words, qualifier) in [
        ("The mill lost 300 sacks.", Qualifier::Exact),
        ("The mill lost 300 sacks or so.", Qualifier::About),
    ] {
        made.article(words, |_| {});
        let mention = if qualifier == Qualifier::About {
            "300 sacks or so"
        } else {
            "300 sacks"
        };
        made.figure(mention, "300", |one, text| {
            one.quantity.qualifier = qualifier;
            one.counted = Some(super::sample::counted(text, "sacks"));
        });
    }
    made.group("sacks lost", &[0, 1]);
    let sheet = made.sheet();
    assert_eq!(sheet.measures[0].value.len(), 1);
    assert_eq!(
        sheet.statements[sheet.measures[0].value[0].statement.unwrap()].qualifier,
        Qualifier::About
    );
}

#[test]
fn a_figure_whose_quotation_does_not_match_is_named_and_never_printed() {
    let mut made = Made::default();
    made.article("The mill lost 31337 sacks. The barn lost 5 sacks.", |_| {});
    made.figure("31337 sacks", "31337", |_, _| {});
    made.figure("5 sacks", "5", |_, _| {});
    made.group("sacks lost", &[0, 1]);
    made.finding(
        FindingKind::Contradiction,
        Some(0),
        &[0, 1],
        ["31,337 | 5", "One says 31,337 and one says 5."],
    );
    made.table.rows[0].key.span = Span::new(1, 3);
    let sheet = made.sheet();
    assert_eq!((sheet.refused.len(), sheet.counts.figures), (1, 1));
    for format in [
        SheetFormat::Html,
        SheetFormat::Markdown,
        SheetFormat::Csv,
        SheetFormat::Json,
    ] {
        let written = text(&sheet, format);
        let beside = written.replace("lost 31337 sacks", "");
        assert!(
            !beside.contains("31337") && !beside.contains("31,337"),
            "{} prints it",
            format.name()
        );
        assert!(
            written.contains("another place than its quotation"),
            "{} does not say why",
            format.name()
        );
    }
}

#[test]
fn an_empty_project_gives_a_sheet_that_says_so() {
    let sheet = Made::default().sheet();
    assert_eq!(
        sheet.status,
        "0 figures in 0 measures from 0 articles: 0 key figures"
    );
    for format in SheetFormat::ALL {
        let written = write(&sheet, format, Layout::default()).unwrap();
        // A bibliography of nothing is nothing.
        assert!(!written.is_empty() || matches!(format, SheetFormat::Ris));
    }
}

/// An article that tries every trick that its formats know.
fn hostile() -> Made {
    let mut made = Made::default();
    let long = "x".repeat(10_000);
    let words = format!(
        "=cmd 25 <b onclick=\"go()\">tents</b> | and `code` [^9]: ![i](javascript:go()) {{{{ 7 }}}} \u{202e}52\u{202c}\u{0}, O'Brien & Sons said </script><script>go()</script>.\nThen {long} 33 posts fell."
    );
    made.article(&words, |one| {
        one.metadata.title = Some("<script>go()</script>\u{202e}".to_owned());
        one.metadata.outlet = Some("=HYPERLINK(\"https://x.example\")".to_owned());
        one.metadata.author = Some("@SUM(A1)".to_owned());
        one.metadata.url = Some("javascript:go()".to_owned());
    });
    made.figure("25 <b onclick=\"go()\">tents</b>", "25", |one, text| {
        says(one, text, "O'Brien & Sons", "said");
    });
    made.figure("33 posts", "33", |_, _| {});
    made.group("+tents | <i>all</i>", &[0]);
    made.group("-posts", &[1]);
    made.judgements
        .figure_notes
        .insert(made.key(0), "\t=1+1".to_owned());
    made
}

#[test]
fn hostile_text_is_text_in_the_page() {
    let page = text(&hostile().sheet(), SheetFormat::Html);
    let parsed = dom_query::Document::from(page.as_str());
    for unsafe_part in [
        "script",
        "b",
        "i",
        "img",
        "iframe",
        "link",
        "[onclick]",
        "a[href^='javascript']",
    ] {
        assert_eq!(
            parsed.select(unsafe_part).length(),
            0,
            "{unsafe_part} got in"
        );
    }
    assert_eq!(parsed.select("mark").length(), 2);
    let shown = parsed.select("#f1 blockquote").text().to_string();
    assert!(
        shown.contains("25 <b onclick=\"go()\">tents</b> | and `code` [^9]:"),
        "{shown}"
    );
    assert!(
        shown.contains(" 52\u{fffd}, O'Brien & Sons said </script>"),
        "{shown}"
    );
    assert!(page.len() < 60_000, "the endless word is cut");
}

#[test]
fn every_number_of_the_page_leads_to_its_sentence_and_back() {
    let sheet = full().sheet();
    let page = text(&sheet, SheetFormat::Html);
    let parsed = dom_query::Document::from(page.as_str());
    let links = parsed.select("a[href^='#']");
    assert!(links.length() > 2 * sheet.statements.len());
    for link in &links {
        let place = link.attr("href").unwrap().to_string();
        assert_eq!(parsed.select(&place).length(), 1, "{place}");
    }
    for idx in 0..sheet.statements.len() {
        let marked = parsed.select(&format!("#f{} mark", idx + 1)).text();
        assert_eq!(*marked, *sheet.statements[idx].quotation.mention);
    }
}

#[test]
fn hostile_text_is_text_in_markdown() {
    let sheet = text(&hostile().sheet(), SheetFormat::Markdown);
    assert!(!sheet.contains('<') && !sheet.contains('\u{202e}'));
    assert!(sheet.contains(r"\[^9\]: \!\[i\](javascript:go())"));
    let cells = |line: &str| line.replace(r"\|", "").matches('|').count();
    let rows: Vec<&str> = sheet.lines().collect();
    for pair in rows
        .windows(2)
        .filter(|pair| pair.iter().all(|line| line.starts_with('|')))
    {
        assert_eq!(cells(pair[0]), cells(pair[1]), "{pair:?}");
    }
}

#[test]
fn hostile_text_starts_no_formula() {
    let bytes = write(&hostile().sheet(), SheetFormat::Csv, Layout::default()).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[3..]);
    let titles = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    for row in &rows {
        for (title, cell) in titles.iter().zip(row) {
            let number = ["low", "high"].contains(&title);
            assert!(
                number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{title}: {cell:?}"
            );
        }
    }
}

#[test]
fn the_places_in_json_count_code_points_of_the_text() {
    let mut made = hostile();
    made.article("Où? Là: 12 œufs.", |_| {});
    made.figure("12 œufs", "12", |_, _| {});
    made.group("œufs", &[2]);
    let sheet: serde_json::Value = serde_json::from_slice(
        &write(&made.sheet(), SheetFormat::Json, Layout::default()).unwrap(),
    )
    .unwrap();
    for statement in sheet["statements"].as_array().unwrap() {
        let quotation = &statement["quotation"];
        let at = |name: &str| usize::try_from(quotation[name].as_u64().unwrap()).unwrap();
        let article = &made.table.articles[at("source") - 1];
        let quoted: String = article
            .text
            .chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect();
        assert_eq!(quotation["mention"], quoted.as_str());
    }
}

#[test]
fn every_code_is_in_the_published_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/factsheet.schema.json")).unwrap();
    let of = |path: &str| -> Vec<&str> {
        let listed = schema.pointer(path).unwrap().as_array().unwrap();
        listed.iter().filter_map(|code| code.as_str()).collect()
    };
    let kinds: Vec<&str> = FindingKind::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(of("/$defs/finding/properties/kind/enum"), kinds);
    let sections: Vec<&str> = Section::ALL.iter().map(|section| section.code()).collect();
    assert_eq!(of("/$defs/section/properties/section/enum"), sections);
    let qualifiers: Vec<&str> = Qualifier::ALL.iter().map(|one| one.code()).collect();
    assert_eq!(of("/$defs/statement/properties/qualifier/enum"), qualifiers);
    let sheet = write(&full().sheet(), SheetFormat::Json, Layout::default()).unwrap();
    let sheet: serde_json::Value = serde_json::from_slice(&sheet).unwrap();
    let names = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let described = names(&schema["properties"]);
    assert_eq!(names(&sheet).len(), described.len());
    assert!(names(&sheet).iter().all(|name| described.contains(name)));
}

#[test]
fn a_public_copy_has_nothing_that_is_the_desks() {
    let mut made = full();
    made.audience = Audience::Public;
    let sheet = made.sheet();
    for format in SheetFormat::ALL {
        let written = write(&sheet, format, Layout::default()).unwrap();
        let written = String::from_utf8_lossy(&written).into_owned();
        for secret in [
            "A joke of a reader",
            "Ask for the harbour log",
            "residents only",
            "the first account only",
        ] {
            assert!(
                !written.contains(secret),
                "{} tells {secret}",
                format.name()
            );
        }
    }
    assert!(sheet.decisions.is_empty() && sheet.rejected.is_empty());
    // What packages and pages hold compressed comes from here.
    let paper = format!("{:?}", paper::lay(&sheet));
    assert!(!paper.contains("A joke of a reader") && !paper.contains("residents only"));
}

#[test]
fn footnotes_are_numbered_as_the_document_names_them() {
    let mut made = full();
    made.judgements.sections = Some(vec![Section::Superseded, Section::Disputed]);
    for sheet in [full().sheet(), made.sheet()] {
        let mut named = paper::named(&sheet);
        let mut seen = std::collections::BTreeSet::new();
        named.retain(|note| seen.insert(*note));
        assert!(
            named.windows(2).all(|pair| pair[0] + 1 == pair[1]),
            "{named:?}"
        );
        assert_eq!(named.first(), Some(&0));
    }
}

#[test]
fn a_selection_shows_no_other_figure() {
    let mut made = full();
    made.only = Some([made.key(1), made.key(3)].into());
    let sheet = made.sheet();
    assert_eq!(sheet.statements.len(), 2);
    assert!(
        sheet.status.starts_with("2 figures (a selection of "),
        "{}",
        sheet.status
    );
    assert!(
        sheet.seal.line.contains("figures=2,4 "),
        "{}",
        sheet.seal.line
    );
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    for format in SheetFormat::ALL {
        assert_eq!(
            write(&full().sheet(), format, Layout::default()).unwrap(),
            write(&full().sheet(), format, Layout::default()).unwrap()
        );
    }
}

/// Signs that break programs: controls, marks of direction, joiners, emoji, letters without a typeface, half of XML.
const ODD: [&str; 24] = [
    "\u{0}",
    "\u{7}",
    "\u{85}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2028}",
    "\u{2067}",
    "\u{fe0f}",
    "\u{feff}",
    "\u{fffe}",
    "\u{e000}",
    "👩‍👩‍👧",
    "🇺🇦",
    "中",
    "e\u{301}\u{302}\u{303}",
    "عد",
    "ש",
    "นี้",
    "]]>",
    "&#0;<!--",
];

#[test]
fn any_text_is_written_in_any_format() {
    let mut random = fastrand::Rng::with_seed(6);
    let mut odd = |most: usize| -> String {
        (0..random.usize(0..most))
            .map(|_| match random.u8(0..4) {
                0 => (*random.choice(ODD).unwrap()).to_owned(),
                1 => random.char(..).to_string(),
                2 => " ".to_owned(),
                _ => "word".to_owned(),
            })
            .collect()
    };
    for _ in 0..6 {
        let mut sheet = full().sheet();
        sheet.title = odd(30);
        sheet.event = odd(30);
        for measure in &mut sheet.measures {
            measure.label = odd(20);
            measure.caveats = vec![odd(60)];
        }
        for one in &mut sheet.statements {
            one.printed = odd(12);
            one.quotation.before = odd(80);
            one.quotation.mention = odd(8);
            one.note = Some(odd(400));
        }
        for source in &mut sheet.sources {
            source.title = odd(40);
            source.outlet = Some(odd(20));
            source.url = Some(format!("https://a.example/{}", odd(20)));
        }
        for format in SheetFormat::ALL {
            for page in [PageSize::A4, PageSize::Letter] {
                let layout = Layout {
                    page,
                    ..Layout::default()
                };
                write(&sheet, format, layout).unwrap();
            }
        }
    }
}
