//! A manifest that was named by itself: it tells of the articles that are there, and of those to come.

use std::path::PathBuf;

use super::jobs::Watch;
use super::manifests::{Manifests, news};
use super::notice::NoticeLevel;
use super::session::Session;
use tally_article::Article;
use tally_project::{Act, Edit};

impl Session {
    pub(super) fn read_manifest(&mut self, path: PathBuf) {
        let watch = Watch::new("Reading the manifest", false);
        self.start("reading the manifest", watch, move || {
            let mut manifests = Manifests::default();
            let read = manifests.read(&path);
            Box::new(move |session| session.take_manifest(manifests, read))
        });
    }

    fn take_manifest(&mut self, manifests: Manifests, read: Result<Vec<String>, String>) {
        match read {
            Ok(odd) => self.tell_odd_manifest(&odd),
            Err(why) => return self.notices.error(why),
        }
        let manifests = manifests.for_all();
        let corrected = &self.judgements().metadata;
        let mut edits = Vec::new();
        for article in &self.derived.table.articles {
            let mut told = Article::clone(article);
            manifests.apply(&mut told);
            // What the analyst wrote stands above what a manifest tells.
            edits.extend(
                news(article, &article.metadata, &told.metadata)
                    .into_iter()
                    .filter(|edit| match edit {
                        Edit::SetMetadata(id, field, _) => {
                            !corrected.contains_key(&(id.clone(), *field))
                        }
                        _ => true,
                    }),
            );
        }
        self.manifests.extend(manifests);
        if !edits.is_empty() {
            self.commit(Act {
                label: "take titles and dates from a manifest".to_owned(),
                why: String::new(),
                edit: Edit::Batch(edits),
            });
        }
    }

    pub(super) fn tell_odd_manifest(&mut self, odd: &[String]) {
        self.notices
            .tell(NoticeLevel::Warning, odd, str::to_owned, |n| {
                format!("{n} things in the manifests are odd")
            });
    }
}
