//! The relations of a part: where its links lead.

use super::xml::Xml;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What kinds of relations begin with.
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The web addresses that a part leads to, and the parts that belong to it.
#[derive(Default)]
pub(super) struct DocxLinks {
    urls: Vec<String>,
}

impl DocxLinks {
    /// The name by which the part leads to `url`.
    pub(super) fn to(&mut self, url: &str) -> String {
        let known = self.urls.iter().position(|one| one == url);
        let at = known.unwrap_or_else(|| {
            self.urls.push(url.to_owned());
            self.urls.len() - 1
        });
        format!("link{}", at + 1)
    }

    /// The part's relations, with `parts` (name, kind, place) before the addresses.
    pub(super) fn write(&self, parts: &[(&str, &str, &str)]) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Relationships", &[("xmlns", RELATIONS)]);
        for (id, kind, target) in parts {
            let kind = if kind.starts_with("http") {
                (*kind).to_owned()
            } else {
                format!("{OFFICE}{kind}")
            };
            let attributes = [("Id", *id), ("Type", kind.as_str()), ("Target", *target)];
            xml.empty("Relationship", &attributes);
        }
        let kind = format!("{OFFICE}hyperlink");
        for (idx, url) in self.urls.iter().enumerate() {
            let id = format!("link{}", idx + 1);
            let attributes = [
                ("Id", id.as_str()),
                ("Type", kind.as_str()),
                ("Target", url.as_str()),
                ("TargetMode", "External"),
            ];
            xml.empty("Relationship", &attributes);
        }
        xml.close("Relationships");
        xml.finish()
    }
}
