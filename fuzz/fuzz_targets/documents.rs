#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // The first byte chooses the kind of document; the rest is its text.
    let Some((kind, xml)) = data.split_first() else {
        return;
    };
    match kind % 3 {
        0 => tally_fuzz::open("a.docx", &tally_fuzz::zip(&[("word/document.xml", xml)])),
        1 => tally_fuzz::open(
            "a.odt",
            &tally_fuzz::zip(&[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", xml),
            ]),
        ),
        _ => {
            let container = b"<container><rootfile full-path='b.opf'/></container>";
            let book = b"<package><manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>";
            let entries: [(&str, &[u8]); 4] = [
                ("mimetype", b"application/epub+zip"),
                ("META-INF/container.xml", container),
                ("b.opf", book),
                ("c.xhtml", xml),
            ];
            tally_fuzz::open("a.epub", &tally_fuzz::zip(&entries));
        }
    }
});
