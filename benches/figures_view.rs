//! The Figures view on 100,000 figures against a bare table of the same rows and columns, both scrolled: frames are
//! built without a screen.
#![expect(
    clippy::unwrap_used,
    reason = "a bench has no readers, and may fail loudly"
)]

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Event, Layout, Modifiers, Pos2, RawInput, Rect, Sense, Ui, Vec2, pos2, vec2};
use egui_extras::{Column, TableBuilder};
use tally::session::{Action, FileAction, Session};
use tally::ui::panels::figures;
use tally::ui::{Requests, ViewState};

const FIGURES: usize = 100_000;
const ARTICLES: usize = 500;
const SIZE: Vec2 = vec2(860.0, 700.0);
const ROW_HEIGHT: f32 = 27.0;

/// Articles with 100,000 figures between them, each sentence with a number and a noun of its own.
fn session() -> Session {
    const NOUNS: [&str; 8] = [
        "houses", "boats", "people", "trees", "bridges", "cars", "shops", "farms",
    ];
    let folder = tempfile::tempdir().unwrap();
    for article in 0..ARTICLES {
        let mut text = format!("River rises again in district {article}\n\n");
        for sentence in 0..FIGURES / ARTICLES {
            let noun = NOUNS[(article + sentence) % NOUNS.len()];
            let number = 13 + (article * 7 + sentence * 31) % 9_000;
            writeln!(
                text,
                "Officials said {number} {noun} were damaged in the valley.\n"
            )
            .unwrap();
        }
        std::fs::write(folder.path().join(format!("{article:04}.txt")), text).unwrap();
    }
    let mut session = Session::default();
    session.perform(Action::File(FileAction::Add(vec![folder.path().into()])));
    session
}

/// One frame, 0.1 s after the one before, with the wheel turned a little.
fn input(frame: &mut u32) -> RawInput {
    *frame += 1;
    let down = *frame % 400 < 300;
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        time: Some(f64::from(*frame) * 0.1),
        events: vec![
            Event::PointerMoved(pos2(400.0, 400.0)),
            Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, if down { -311.0 } else { 911.0 }),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            },
        ],
        ..RawInput::default()
    }
}

fn context() -> Context {
    let ctx = Context::default();
    tally::ui::install(&ctx);
    ctx
}

fn bare(ui: &mut Ui, rows: &[[String; 6]]) {
    let mut table = TableBuilder::new(ui)
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(egui::Align::Center))
        .auto_shrink(false);
    for width in [120.0, 200.0, 140.0, 90.0, 190.0, 112.0] {
        table = table.column(Column::exact(width).clip(true));
    }
    table
        .header(ROW_HEIGHT, |mut header| {
            for head in ["Value", "Counted", "Who says", "As of", "Article", "State"] {
                header.col(|ui| {
                    ui.label(head);
                });
            }
        })
        .body(|body| {
            body.rows(ROW_HEIGHT, rows.len(), |mut row| {
                let cells = &rows[row.index()];
                for cell in cells {
                    row.col(|ui| {
                        ui.label(cell.as_str());
                    });
                }
            });
        });
}

fn rows(session: &Session) -> Vec<[String; 6]> {
    let table = &session.derived().table;
    (0..table.rows.len())
        .map(|row| {
            let figure = &table.rows[row].figure;
            let said = figure.attribution.as_ref();
            [
                figure.number.of(&table.article(row).text).to_owned(),
                figure
                    .counted
                    .as_ref()
                    .map_or_else(String::new, |counted| counted.text.clone()),
                said.map_or_else(|| "article voice".to_owned(), |said| said.speaker.clone()),
                "–".to_owned(),
                table.article(row).name().to_owned(),
                "open".to_owned(),
            ]
        })
        .collect()
}

fn view(ui: &mut Ui, session: &Session, view: &mut ViewState) {
    let mut state = std::mem::take(&mut view.panels.figures);
    let mut requests = Requests::default();
    figures::show(ui, view.cx(session), &mut state, &mut requests);
    view.panels.figures = state;
    black_box(requests);
}

fn frames(c: &mut Criterion) {
    let session = session();
    let rows = rows(&session);
    let mut group = c.benchmark_group(format!("{} figures", rows.len()));
    let (ctx, mut frame) = (context(), 0);
    group.bench_function("bare table", |b| {
        b.iter(|| ctx.run_ui(input(&mut frame), |ui| bare(ui, &rows)));
    });
    let (ctx, mut frame, mut state) = (context(), 0, ViewState::default());
    group.bench_function("figures view", |b| {
        b.iter(|| ctx.run_ui(input(&mut frame), |ui| view(ui, &session, &mut state)));
    });
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
