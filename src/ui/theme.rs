//! Every colour, size and distance of the window, by meaning; nothing else may name a colour.
#![expect(
    clippy::disallowed_methods,
    reason = "the one place that names colours"
)]

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, Style, TextStyle,
    Theme, ThemePreference, Visuals, vec2,
};

use super::fonts;
use tally_comparing::finding;
use tally_session::ThemeChoice;

/// A colour for words and shapes, and the ground that goes under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tint {
    /// For words and shapes.
    pub ink: Color32,
    /// For the ground under them.
    pub ground: Color32,
}

/// Colours by what they mean.
#[derive(Debug, Clone, Copy)]
pub struct Tokens {
    /// Behind everything.
    pub background: Color32,
    /// Side panels and bars.
    pub panel: Color32,
    /// Table and cards.
    pub card: Color32,
    /// One-pixel rules and edges.
    pub line: Color32,
    /// Text.
    pub ink: Color32,
    /// What is secondary.
    pub muted: Color32,
    /// Selection, links, the primary action.
    pub accent: Tint,
    /// Words on the primary action.
    pub on_accent: Color32,
    /// Contradiction, failed sum, refused quotation.
    pub conflict: Tint,
    /// Rounding, bound, scope; the marked number in a quotation.
    pub caution: Tint,
    /// Over time, superseded.
    pub updated: Tint,
    /// Adds up, recommended, decided.
    pub good: Tint,
    /// In order and of little news.
    pub plain: Tint,
    /// Under the pointer.
    pub hover: Color32,
}

const LIGHT: Tokens = Tokens {
    background: rgb(0xf6_f6f4),
    panel: rgb(0xfb_fbfa),
    card: rgb(0xff_ffff),
    line: rgb(0xe3_e2de),
    ink: rgb(0x1d_1f22),
    muted: rgb(0x6a_6d73),
    accent: pair(0x24_57c5, 0xe8_eefb),
    on_accent: rgb(0xff_ffff),
    conflict: pair(0xb3_261e, 0xfb_e9e7),
    caution: pair(0x8a_5a00, 0xff_f3d9),
    updated: pair(0x5b_3fa8, 0xee_e9fa),
    good: pair(0x1b_6e3c, 0xe4_f3e9),
    plain: pair(0x5d_6066, 0xec_ebe8),
    hover: rgb(0xf1_f1ee),
};

const DARK: Tokens = Tokens {
    background: rgb(0x17_181b),
    panel: rgb(0x1c_1e22),
    card: rgb(0x21_2429),
    line: rgb(0x30_343b),
    ink: rgb(0xe7_e8ea),
    muted: rgb(0x9a_a0a8),
    accent: pair(0x8f_b1ff, 0x26_355a),
    on_accent: rgb(0x17_181b),
    conflict: pair(0xff_9a91, 0x46_221f),
    caution: pair(0xf2_c063, 0x41_331a),
    updated: pair(0xc3_b0ff, 0x33_2a52),
    good: pair(0x86_d7a4, 0x1d_3a29),
    plain: pair(0xa6_abb3, 0x2b_2f36),
    hover: rgb(0x28_2c32),
};

const fn rgb(hex: u32) -> Color32 {
    let [_, r, g, b] = hex.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn pair(ink: u32, ground: u32) -> Tint {
    Tint {
        ink: rgb(ink),
        ground: rgb(ground),
    }
}

/// The colours of the theme that `ui` is shown in.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode {
        &DARK
    } else {
        &LIGHT
    }
}

impl Tokens {
    /// The colours of one kind of finding, the same everywhere.
    pub fn kind(&self, kind: finding::FindingKind) -> Tint {
        match kind {
            finding::FindingKind::Agreement
            | finding::FindingKind::Echo
            | finding::FindingKind::ArithmeticUndecidable => self.plain,
            _ => self.severity(kind.severity()),
        }
    }

    /// The colours of a severity.
    pub fn severity(&self, severity: finding::Severity) -> Tint {
        match severity {
            finding::Severity::Conflict => self.conflict,
            finding::Severity::Caution => self.caution,
            finding::Severity::Updated => self.updated,
            finding::Severity::Good => self.good,
        }
    }
}

/// Distances between things, in points.
pub mod space {
    /// Between parts of one thing.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Inside cards.
    pub const M: f32 = 12.0;
    /// Inside panels.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
}

/// Sizes of text, in points.
pub mod size {
    /// Chips.
    pub const CHIP: f32 = 11.0;
    /// What is secondary.
    pub const SECONDARY: f32 = 12.0;
    /// Text.
    pub const TEXT: f32 = 13.0;
    /// Quotations.
    pub const QUOTE: f32 = 14.0;
    /// A view's title.
    pub const TITLE: f32 = 17.0;
    /// A reconciled value.
    pub const VALUE: f32 = 20.0;
    /// Line height of quotations, as a multiple of their size.
    pub const QUOTE_LEADING: f32 = 1.55;
}

/// Height of a table's row.
pub const ROW_HEIGHT: f32 = 27.0;
/// Height of a line of chips or of secondary words that can be clicked.
pub const CHIP_LINE: f32 = 18.0;
/// Corners of chips.
pub const CHIP_RADIUS: CornerRadius = CornerRadius::same(4);
/// Corners of buttons and fields.
pub const CONTROL_RADIUS: CornerRadius = CornerRadius::same(6);
/// Corners of cards.
pub const CARD_RADIUS: CornerRadius = CornerRadius::same(8);

/// Weight 500 at the text's size.
pub fn medium(text: impl Into<String>) -> RichText {
    RichText::new(text).family(fonts::medium())
}

/// Weight 600 at the text's size.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).family(fonts::semibold())
}

/// Smaller and muted.
pub fn secondary(ui: &egui::Ui, text: impl Into<String>) -> RichText {
    RichText::new(text)
        .size(size::SECONDARY)
        .color(tokens(ui).muted)
}

/// A view's title.
pub fn title(text: impl Into<String>) -> RichText {
    strong(text).size(size::TITLE)
}

/// What egui calls the analyst's choice of theme.
pub fn preference(choice: ThemeChoice) -> ThemePreference {
    match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

/// Installs fonts and both themes. Call it once for each context, before its first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(Theme::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(Theme::Dark, style(&DARK, Visuals::dark()));
}

fn style(tokens: &Tokens, base: Visuals) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(tokens, base),
        animation_time: 0.0,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::XS);
    spacing.button_padding = vec2(10.0, space::XS);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.interact_size.y = 26.0;
    spacing.menu_spacing = 2.0;
    spacing.scroll.bar_width = 8.0;
    // A row that fades out at the edge looks as if it were disabled.
    spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    let font = |size| FontId::new(size, FontFamily::Proportional);
    [
        (TextStyle::Small, font(size::CHIP)),
        (TextStyle::Body, font(size::TEXT)),
        (TextStyle::Button, font(size::TEXT)),
        (
            TextStyle::Heading,
            FontId::new(size::TITLE, fonts::semibold()),
        ),
        (
            TextStyle::Monospace,
            FontId::new(size::SECONDARY, FontFamily::Monospace),
        ),
    ]
    .into()
}

fn visuals(tokens: &Tokens, base: Visuals) -> Visuals {
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(if base.dark_mode { 110 } else { 30 }),
    };
    Visuals {
        weak_text_color: Some(tokens.muted),
        widgets: widgets(tokens),
        selection: Selection {
            bg_fill: tokens.accent.ground,
            stroke: Stroke::new(1.0, tokens.accent.ink),
        },
        hyperlink_color: tokens.accent.ink,
        faint_bg_color: tokens.panel,
        extreme_bg_color: tokens.card,
        text_edit_bg_color: Some(tokens.card),
        code_bg_color: tokens.plain.ground,
        warn_fg_color: tokens.caution.ink,
        error_fg_color: tokens.conflict.ink,
        window_corner_radius: CARD_RADIUS,
        menu_corner_radius: CARD_RADIUS,
        window_shadow: shadow,
        popup_shadow: shadow,
        window_fill: tokens.card,
        window_stroke: Stroke::new(1.0, tokens.line),
        panel_fill: tokens.panel,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let state = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, edge),
        corner_radius: CONTROL_RADIUS,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: state(tokens.panel, tokens.line, tokens.ink),
        inactive: state(tokens.card, tokens.line, tokens.ink),
        hovered: state(tokens.hover, tokens.muted, tokens.ink),
        active: state(tokens.accent.ground, tokens.accent.ink, tokens.ink),
        open: state(tokens.hover, tokens.line, tokens.ink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance contrast as WCAG defines it.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let [r, g, b, _] = egui::Rgba::from(color).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground_of_both_themes() {
        for tokens in [&LIGHT, &DARK] {
            let mut pairs = vec![(tokens.on_accent, tokens.accent.ink)];
            for ground in [tokens.background, tokens.panel, tokens.card, tokens.hover] {
                pairs.extend([(tokens.ink, ground), (tokens.muted, ground)]);
            }
            for pair in [
                tokens.accent,
                tokens.conflict,
                tokens.caution,
                tokens.updated,
                tokens.good,
                tokens.plain,
            ] {
                pairs.extend([(pair.ink, pair.ground), (tokens.ink, pair.ground)]);
            }
            for (ink, ground) in pairs {
                let contrast = contrast(ink, ground);
                assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
            }
        }
    }
}
