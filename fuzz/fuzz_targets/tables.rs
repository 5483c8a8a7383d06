#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the kind of table.
    let Some((kind, table)) = data.split_first() else {
        return;
    };
    tally_fuzz::open(["a.csv", "a.json", "a.jsonl"][usize::from(kind % 3)], table);
});
