//! The sample that ships with the program: five articles on one invented event, and their manifest.

use super::manifests::Manifests;
use tally_article::Manifest;

/// The files of `assets/sample`, in their order.
const FILES: [(&str, &[u8]); 5] = [
    (
        "01-adrast-courier.txt",
        include_bytes!("../../../assets/sample/01-adrast-courier.txt"),
    ),
    (
        "02-meridian-wire.md",
        include_bytes!("../../../assets/sample/02-meridian-wire.md"),
    ),
    (
        "03-northbank-post.html",
        include_bytes!("../../../assets/sample/03-northbank-post.html"),
    ),
    (
        "04-tolva-valley-radio.txt",
        include_bytes!("../../../assets/sample/04-tolva-valley-radio.txt"),
    ),
    (
        "05-public-ledger.txt",
        include_bytes!("../../../assets/sample/05-public-ledger.txt"),
    ),
];

const MANIFEST: &[u8] = include_bytes!("../../../assets/sample/manifest.json");

/// The articles by name and content.
pub(super) fn files() -> Vec<(String, Vec<u8>)> {
    FILES
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
        .collect()
}

/// What the manifest tells of them.
pub(super) fn manifests() -> Manifests {
    Manifest::parse("manifest.json", MANIFEST)
        .map(Manifests::of)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_article::Article;

    #[test]
    fn every_file_of_the_sample_is_there_and_in_its_manifest() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != "manifest.json")
            .collect();
        on_disk.sort();
        let files = files();
        let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
        assert_eq!(names, on_disk.iter().collect::<Vec<_>>());
        for (name, bytes) in &files {
            let mut article: Article = tally_article::load(name, bytes).unwrap();
            manifests().apply(&mut article);
            assert!(article.metadata.published_on().is_some(), "{name}");
        }
    }
}
