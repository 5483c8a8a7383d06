//! Bytes of other people's files, in words why there are none, and paths where nothing stands yet.

use std::path::{Path, PathBuf};

/// The content of an ordinary file that is not too large.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let found = std::fs::metadata(path).map_err(|error| in_words(&error))?;
    if !found.is_file() {
        return Err("this is no ordinary file".to_owned());
    }
    let size = usize::try_from(found.len()).unwrap_or(usize::MAX);
    tally_article::check_size(size).map_err(|error| error.to_string())?;
    std::fs::read(path).map_err(|error| in_words(&error))
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            "there is no such file; it may have been moved or renamed".to_owned()
        }
        std::io::ErrorKind::PermissionDenied => {
            "the file may not be read; check its permissions".to_owned()
        }
        _ => format!("the file cannot be read ({error})"),
    }
}

/// A path beside `path` where nothing stands yet.
pub(super) fn unused_beside(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    unused(folder, &name)
}

/// A path in `folder` where nothing stands yet: `name`, else with a number before its ending.
pub(super) fn unused(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..1_000).map(|n| folder.join(format!("{stem} ({n}).{ending}")));
    let mut paths = std::iter::once(folder.join(name)).chain(numbered);
    paths
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(name))
}
