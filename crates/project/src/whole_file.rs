//! Files that are there whole or not at all: written beside their place, onto the disk, then moved into it.

use std::fs::File;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// An empty file beside `target`, which takes its place with [`put`] and is gone without it.
///
/// # Errors
/// When the folder cannot be written.
pub fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let mut draft = tempfile::Builder::new();
    draft.prefix(".tally-");
    // Temporary files are their owner's alone; this one becomes an ordinary file, as the user's mask says.
    #[cfg(unix)]
    draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    draft.tempfile_in(folder_of(target))
}

/// Puts the draft into its place, whole and durable.
///
/// # Errors
/// When it cannot be brought onto the disk, or `target` cannot be replaced.
pub fn put(draft: NamedTempFile, target: &Path) -> io::Result<()> {
    draft.as_file().sync_all()?;
    draft.persist(target).map_err(|error| error.error)?;
    if let Ok(folder) = File::open(folder_of(target)) {
        folder.sync_all().ok(); // Some systems cannot sync folders; the file itself is on disk.
    }
    Ok(())
}

/// The folder that `path` lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_may_be_read_like_any_other() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("sheet.html");
        std::fs::write(&target, "before").unwrap();
        let ordinary = std::fs::metadata(&target).unwrap().permissions();

        let mut draft = beside(&target).unwrap();
        draft.write_all(b"after").unwrap();
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "before");
        put(draft, &target).unwrap();

        assert_eq!(std::fs::read_to_string(&target).unwrap(), "after");
        assert_eq!(std::fs::metadata(&target).unwrap().permissions(), ordinary);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
