#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // The first byte chooses a message, a mailbox or a web archive.
    let Some((kind, message)) = data.split_first() else {
        return;
    };
    tally_fuzz::open(
        ["a.eml", "a.mbox", "a.mhtml"][usize::from(kind % 3)],
        message,
    );
});
