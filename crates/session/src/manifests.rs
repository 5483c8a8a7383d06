//! What manifests tell of articles: those that are loaded, and those that are there already.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::bytes_of;
use tally_article::{Article, Manifest, Metadata, MetadataField};
use tally_project::Edit;

/// Manifests, each with the folder that it tells of.
#[derive(Debug, Clone, Default)]
pub(super) struct Manifests {
    all: Vec<(Option<PathBuf>, Arc<Manifest>)>,
}

impl Manifests {
    /// A manifest for whatever folder.
    pub(super) fn of(manifest: Manifest) -> Self {
        Self {
            all: vec![(None, Arc::new(manifest))],
        }
    }

    /// Reads the manifest of a folder; gives a line for whatever is odd about it, or why it is none.
    pub(super) fn read(&mut self, path: &Path) -> Result<Vec<String>, String> {
        let name = path.display().to_string();
        let manifest = bytes_of(path)
            .and_then(|bytes| Manifest::parse(&name, &bytes).map_err(|error| error.to_string()))
            .map_err(|why| format!("{name}: {why}"))?;
        let odd = manifest.warnings.iter();
        let odd = odd.map(|warning| format!("{name}: {warning}")).collect();
        let folder = path.parent().map(Path::to_owned);
        self.all.push((folder, Arc::new(manifest)));
        Ok(odd)
    }

    /// From now on for whatever folder.
    pub(super) fn for_all(mut self) -> Self {
        for (folder, _) in &mut self.all {
            *folder = None;
        }
        self
    }

    /// These too, from now on.
    pub(super) fn extend(&mut self, more: Self) {
        self.all.extend(more.all);
    }

    /// Applies the manifest that is nearest above the article's file; else one that was named for all.
    pub(super) fn apply(&self, article: &mut Article) {
        let file = Path::new(&article.path);
        let nearest = self
            .all
            .iter()
            .filter_map(|(folder, manifest)| Some((folder.as_ref()?, manifest)))
            .filter(|(folder, _)| file.starts_with(folder))
            .max_by_key(|(folder, _)| folder.components().count());
        let for_all = || self.all.iter().rev().find(|(folder, _)| folder.is_none());
        let manifest = nearest
            .map(|(_, manifest)| Arc::clone(manifest))
            .or_else(|| for_all().map(|(_, manifest)| Arc::clone(manifest)));
        if let Some(manifest) = manifest {
            manifest.apply(article);
        }
    }
}

/// What `told` knows other than `known`, as edits of the article.
pub(super) fn news(article: &Article, known: &Metadata, told: &Metadata) -> Vec<Edit> {
    let date = |metadata: &Metadata| metadata.published_on().map(|date| date.to_string());
    [
        (
            MetadataField::Title,
            known.title.clone(),
            told.title.clone(),
        ),
        (
            MetadataField::Outlet,
            known.outlet.clone(),
            told.outlet.clone(),
        ),
        (
            MetadataField::Author,
            known.author.clone(),
            told.author.clone(),
        ),
        (MetadataField::Url, known.url.clone(), told.url.clone()),
        (MetadataField::Published, date(known), date(told)),
    ]
    .into_iter()
    .filter(|(_, known, told)| told.is_some() && told != known)
    .map(|(field, _, told)| Edit::SetMetadata(article.id.clone(), field, told))
    .collect()
}
