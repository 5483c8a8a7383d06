//! How long a fact sheet of 2,000 figures takes to build and to write in each format.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use tally::session::{Action, FileAction, Session, SheetOptions};
use tally::sheet::{self, Layout, SheetFormat};

/// Halves of the names of towns.
const START: [&str; 9] = [
    "Bran", "Kel", "Mor", "Tar", "Vel", "Hal", "Ost", "Lin", "Gar",
];
const END: [&str; 10] = [
    "dorf", "holm", "wick", "by", "ford", "ton", "mere", "stad", "burg", "ness",
];

/// 100 articles on one storm, each with 20 figures.
fn storm() -> Session {
    let mut session = Session::default();
    for article in 0..100 {
        let mut text = format!("Storm over the coast, report {article}\n\n");
        for n in 0..20 {
            let place = [START[(article + n) % START.len()], END[n % END.len()]].concat();
            let value = 20 + article * 3 + n * 17;
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "In {place}, {value} houses were damaged, the mayor of {place} said.\n\n"
            );
        }
        session.perform(Action::File(FileAction::AddBytes {
            name: format!("{article}.txt"),
            bytes: text.into_bytes(),
        }));
    }
    session
}

fn sheets(criterion: &mut Criterion) {
    let session = storm();
    let options = SheetOptions::default();
    let sheet = session.fact_sheet(&options);
    let mut group = criterion.benchmark_group(format!("{} figures", sheet.statements.len()));
    group.sample_size(10);
    group.bench_function("build", |bencher| {
        bencher.iter(|| black_box(session.fact_sheet(&options)));
    });
    for format in SheetFormat::ALL {
        group.bench_function(format.name(), |bencher| {
            bencher.iter(|| black_box(sheet::write(&sheet, format, Layout::default()).is_ok()));
        });
    }
    group.finish();
}

criterion_group!(benches, sheets);
criterion_main!(benches);
