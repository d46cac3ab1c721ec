//! Sections with a heading, and tables in them.

use crate::i18n::Key;
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, div, el, heading, li, section, ul};

/// A section with a heading.
pub fn block(title: String, level: u8, content: Vec<El>) -> El {
    section().class("block").child(heading(level).class("block-title").child(plain(title))).child(content)
}

/// A section of items; nothing where there is none.
pub fn list(teller: &Teller, title: Key, level: u8, items: Vec<El>) -> Option<El> {
    let list = ul().class("items").child(items.into_iter().map(|item| li().child(item)).collect::<Vec<El>>());
    Some(block(teller.t(title), level, vec![list]))
}

/// A table that may be wider than the card; the first cell of a row is its head.
pub fn table(name: &str, heads: Vec<String>, rows: Vec<(El, Vec<El>)>, foot: Option<(El, Vec<El>)>) -> El {
    let row = |(head, cells): (El, Vec<El>)| {
        let cells = cells.into_iter().map(|cell| el("td").class("number").child(cell)).collect::<Vec<El>>();
        el("tr").child(el("th").attr("scope", "row").child(head)).child(cells)
    };
    let mut top = el("tr");
    for (n, head) in heads.into_iter().enumerate() {
        let cell = el("th").attr("scope", "col").child(head);
        top = top.child(if n > 0 { cell.class("number") } else { cell });
    }
    let body = el("tbody").child(rows.into_iter().map(row).collect::<Vec<El>>());
    let table =
        el("table").child(el("thead").child(top)).child(body).child(foot.map(|foot| el("tfoot").child(row(foot))));
    div().class("scroll").attr("tabindex", "0").attr("role", "group").attr("aria-label", name.to_owned()).child(table)
}
