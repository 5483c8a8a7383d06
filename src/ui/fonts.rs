//! The text face in three weights, shipped with the program.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily};

static MEDIUM: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("medium".into()));
static SEMIBOLD: LazyLock<FontFamily> = LazyLock::new(|| FontFamily::Name("semibold".into()));

/// Weight 500: names of things.
pub fn medium() -> FontFamily {
    MEDIUM.clone()
}

/// Weight 600: values and titles.
pub fn semibold() -> FontFamily {
    SEMIBOLD.clone()
}

/// Our three weights before egui's own faces, which stay as a fallback for rare letters.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    let weights: [(FontFamily, &str, &'static [u8]); 3] = [
        (
            FontFamily::Proportional,
            "Inter",
            include_bytes!("../../assets/fonts/Inter-Regular.otf"),
        ),
        (
            medium(),
            "Inter Medium",
            include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        ),
        (
            semibold(),
            "Inter SemiBold",
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ),
    ];
    for (family, name, bytes) in weights {
        let data = Arc::new(FontData::from_static(bytes));
        fonts.font_data.insert(name.to_owned(), data);
        let mut faces = vec![name.to_owned()];
        faces.extend(fallback.iter().cloned());
        fonts.families.insert(family, faces);
    }
    fonts
}
