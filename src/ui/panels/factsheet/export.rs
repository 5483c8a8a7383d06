//! Beside the preview: in which format, for whom, of which figures and where to the sheet is written.

use std::path::PathBuf;

use egui::{ScrollArea, TextEdit, Ui};

use crate::ui::cx::Cx;
use crate::ui::request::{ExportRequest, Request, Requests};
use crate::ui::theme::{self, space};
use crate::ui::widgets::{KeyButton, toggle_chip};
use tally_language::text::sentence_case;
use tally_session::{Action, FileAction, InTheWay};
use tally_sheet::{Audience, Layout, PageSize, Separator, SheetFormat};

/// What the analyst has filled in.
#[derive(Debug)]
pub(super) struct Form {
    format: SheetFormat,
    filtered: bool,
    layout: Layout,
    path: String,
}

impl Form {
    /// For a sheet of all figures, or of those that are shown in the table.
    pub(super) fn new(cx: Cx<'_>, filtered: bool) -> Self {
        let format = SheetFormat::Html;
        Self {
            format,
            filtered,
            layout: Layout::default(),
            path: proposed(cx, format),
        }
    }
}

/// The project's name as a file's, in the folder that sheets go to.
fn proposed(cx: Cx<'_>, format: SheetFormat) -> String {
    let name = cx.session.proposed_name(format.endings()[0]);
    let path = cx.session.outgoing().map(|folder| folder.join(&name));
    path.map_or(name, |path| path.display().to_string())
}

/// `path` with the ending of `format` in place of that of `before`.
fn with_ending(path: &str, before: SheetFormat, format: SheetFormat) -> String {
    let ending = format.endings()[0];
    let mut endings = before.endings().iter();
    let stem = endings.find_map(|ending| path.strip_suffix(ending)?.strip_suffix('.'));
    format!("{}.{ending}", stem.unwrap_or(path))
}

/// Shows the form; gives whether it stays open.
pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    form: &mut Form,
    audience: &mut Audience,
    requests: &mut Requests,
) -> bool {
    let mut open = true;
    ui.horizontal(|ui| {
        ui.label(theme::title("Export the fact sheet"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = "Close the export";
            if crate::ui::icons::icon_button(ui, crate::ui::icons::Icon::Close, name).clicked() {
                open = false;
            }
        });
    });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        formats_ui(ui, form);
        group(ui, "For", |ui| {
            for one in Audience::ALL {
                let text = format!("{} copy", sentence_case(one.word()));
                if toggle_chip(ui, *audience == one, &text).clicked() {
                    *audience = one;
                }
            }
        });
        figures_ui(ui, cx, form);
        layout_ui(ui, form);
        where_ui(ui, cx, form, *audience, requests);
    });
    open
}

fn group(ui: &mut Ui, name: &str, show: impl FnOnce(&mut Ui)) {
    ui.add_space(space::M);
    ui.label(theme::secondary(ui, name));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        show(ui);
    });
}

fn formats_ui(ui: &mut Ui, form: &mut Form) {
    group(ui, "Format", |ui| {
        for format in SheetFormat::ALL {
            let on = form.format == format;
            if toggle_chip(ui, on, format.name()).clicked() && !on {
                form.path = with_ending(&form.path, form.format, format);
                form.format = format;
            }
        }
    });
    let about = sentence_case(form.format.about());
    ui.label(theme::secondary(ui, format!("{about}.")));
}

fn figures_ui(ui: &mut Ui, cx: Cx<'_>, form: &mut Form) {
    let nothing_filtered = cx.filter.is_empty();
    form.filtered &= !nothing_filtered;
    group(ui, "Figures", |ui| {
        if toggle_chip(ui, !form.filtered, "All").clicked() {
            form.filtered = false;
        }
        let shown = ui.add_enabled_ui(!nothing_filtered, |ui| {
            toggle_chip(ui, form.filtered, "Those shown in Figures")
        });
        if shown.inner.clicked() {
            form.filtered = true;
        }
        shown.response.on_disabled_hover_text(
            "Search or choose facets in Figures first; all of them are shown now",
        );
    });
}

fn layout_ui(ui: &mut Ui, form: &mut Form) {
    match form.format {
        SheetFormat::Pdf | SheetFormat::Docx => group(ui, "Page", |ui| {
            for (page, text) in [(PageSize::A4, "A4"), (PageSize::Letter, "Letter")] {
                if toggle_chip(ui, form.layout.page == page, text).clicked() {
                    form.layout.page = page;
                }
            }
        }),
        SheetFormat::Csv => group(ui, "Between the cells", |ui| {
            for (separator, text) in [
                (Separator::Comma, "Comma"),
                (Separator::Semicolon, "Semicolon"),
                (Separator::Tab, "Tab"),
            ] {
                if toggle_chip(ui, form.layout.separator == separator, text).clicked() {
                    form.layout.separator = separator;
                }
            }
        }),
        _ => {}
    }
}

fn where_ui(ui: &mut Ui, cx: Cx<'_>, form: &mut Form, audience: Audience, requests: &mut Requests) {
    ui.add_space(space::M);
    ui.label(theme::secondary(ui, "Where to"));
    let field = TextEdit::singleline(&mut form.path).desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "File to write the sheet to")
    });
    ui.add_space(space::S);
    let mut ask = |path: Option<PathBuf>| {
        requests.push(Request::Export(ExportRequest {
            path,
            format: form.format,
            audience,
            filtered: form.filtered,
            layout: form.layout,
        }));
    };
    ui.horizontal(|ui| {
        let ready = !form.path.trim().is_empty();
        let export = KeyButton::new("Export", "").primary(true);
        if ui.add_enabled(ready, export).clicked() {
            ask(Some(PathBuf::from(form.path.trim())));
        }
        if ui.button("Choose where…").clicked() {
            ask(None);
        }
    });
    in_the_way_ui(ui, cx, requests);
}

/// A file stands there already: the analyst says what becomes of it.
fn in_the_way_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let Some(path) = cx.session.in_the_way() else {
        return;
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    ui.add_space(space::M);
    let tokens = theme::tokens(ui);
    egui::Frame::NONE
        .fill(tokens.caution.ground)
        .corner_radius(theme::CONTROL_RADIUS)
        .inner_margin(egui::Margin::same(10))
        .show(ui, |ui| {
            let text = format!("{name} is there already.");
            ui.label(theme::medium(text).color(tokens.caution.ink));
            ui.horizontal_wrapped(|ui| {
                for (text, how) in [
                    ("Replace it", InTheWay::Replace),
                    ("Keep both", InTheWay::KeepBoth),
                    ("Do not export", InTheWay::Leave),
                ] {
                    if ui.button(text).clicked() {
                        requests.act(Action::File(FileAction::Resolve(how)));
                    }
                }
            });
        });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_follows_the_format_and_the_name_stays() {
        for (path, before, format, after) in [
            ("a/b.html", SheetFormat::Html, SheetFormat::Pdf, "a/b.pdf"),
            (
                "v1.2.csl.json",
                SheetFormat::CslJson,
                SheetFormat::Ris,
                "v1.2.ris",
            ),
            ("mine", SheetFormat::Html, SheetFormat::Csv, "mine.csv"),
            (
                "mine.txt",
                SheetFormat::Html,
                SheetFormat::Csv,
                "mine.txt.csv",
            ),
        ] {
            assert_eq!(with_ending(path, before, format), after);
        }
    }
}
