//! Map images of the site's choice, after the visitor's leave. Reached through [`crate::part::map::tiles`] only.

use super::board::{Board, coming};
use super::scene::MapScene;
use super::surface;
use crate::geo::{Camera, Point, exp2};
use crate::i18n::Key;
use crate::model::{cut, plain, replaced};
use crate::part::{self, Part};
use crate::state::map::px;
use crate::view::el::{El, Keyed, button, div, el, p};
use crate::view::{Live, device};

/// The side of an image, in CSS pixels.
const SIDE: f64 = 256.0;

/// The images of the view, once they may be loaded. Those out of one file are a part of their own.
pub fn images(board: &Board) -> El {
    if has_archive(&board.scene) {
        return div().keyed(coming(board, archive, part::map::archive::images));
    }
    let (scene, shown) = (board.scene.clone(), board.tiled.clone());
    if is_allowed(&scene) {
        board.tiled.set(true);
    }
    div().class("tiles").keyed(move || {
        let Some(camera) = scene.camera.get().filter(|_| shown.get()) else { return Vec::new() };
        squares(&scene, &camera)
    })
}

/// What the visitor is asked before, and the answer.
pub fn consent(board: &Board) -> El {
    if has_archive(&board.scene) {
        return div().keyed(coming(board, archive, part::map::archive::consent));
    }
    leave(board)
}

/// The question for leave, whatever the images come from.
pub fn leave(board: &Board) -> El {
    let (scene, granted) = (board.scene.clone(), board.tiled.clone());
    div().live(move || (is_web(&scene) && !granted.get()).then(|| ask(&scene, &granted)))
}

fn archive(_: &Board) -> Option<Part> {
    Some(Part::Archive)
}

/// Whether map images come in one file, a PMTiles archive.
fn has_archive(scene: &MapScene) -> bool {
    let url = scene.options.tiles.as_deref().unwrap_or_default();
    let path = cut(url, b'#').map_or(url, |(path, _)| path);
    cut(path, b'?').map_or(path, |(path, _)| path).ends_with(".pmtiles")
}

/// Whether nobody need be asked.
pub fn is_allowed(scene: &MapScene) -> bool {
    is_web(scene) && (scene.options.tiles_granted || is_own(scene))
}

fn is_web(scene: &MapScene) -> bool {
    template(scene).starts_with("http")
}

/// Whether the images come from the page's own host: then nobody new learns of the visitor.
fn is_own(scene: &MapScene) -> bool {
    let host = |url: &str| url.split('/').nth(2).map(str::to_owned);
    host(&template(scene)) == device::address().and_then(|address| host(&address))
}

/// The template with a whole address.
pub fn template(scene: &MapScene) -> String {
    let written = scene.options.tiles.clone().unwrap_or_default();
    let plain = replaced(&replaced(&written, "{", "%7B"), "}", "%7D");
    let whole = device::absolute(&plain, &scene.options.base).unwrap_or_default();
    replaced(&replaced(&whole, "%7B", "{"), "%7D", "}")
}

fn ask(scene: &MapScene, granted: &Live<bool>) -> El {
    let host = template(scene).split('/').nth(2).unwrap_or_default().to_owned();
    let granted = granted.clone();
    div().class("consent").child(p().child(scene.locale.fill(Key::TilesAsk, &[("host", &host)]))).child(
        button()
            .attr("type", "button")
            .class("button")
            .on("click", move |_| granted.set(true))
            .child(scene.locale.t(Key::TilesLoad)),
    )
}

/// The images of a view, side by side.
fn squares(scene: &MapScene, camera: &Camera) -> Vec<Keyed> {
    let zoom = camera.zoom.floor().clamp(0.0, 19.0) as u32;
    let count = f64::from(1u32 << zoom);
    let template = template(scene);
    let side = SIDE * exp2(camera.zoom - f64::from(zoom));
    let view = camera.view();
    let (mut made, first) = (Vec::new(), |value: f64| (value * count).floor() as i64);
    for y in first(view.min.y).max(0)..=first(view.max.y).min(count as i64 - 1) {
        for x in first(view.min.x)..=first(view.max.x) {
            if made.len() > 120 {
                return made;
            }
            let column = x.rem_euclid(count as i64);
            let url = url(&template, zoom, column, y);
            let corner = camera.to_screen(Point { x: x as f64 / count, y: y as f64 / count });
            let key = (u64::from(zoom) << 58)
                ^ ((x as u64) << 29)
                ^ (y as u64)
                ^ camera.zoom.to_bits()
                ^ camera.centre.x.to_bits();
            made.push(Keyed::new(key, move || {
                let pixels = |value: f64| px(value.round());
                let (left, top, size) = (pixels(corner.0), pixels(corner.1), pixels(side.ceil()));
                let high = size.clone();
                el("img")
                    .attr("src", url)
                    .attr("alt", "")
                    .attr("decoding", "async")
                    .style("left", move || left.clone())
                    .style("top", move || top.clone())
                    .style("width", move || size.clone())
                    .style("height", move || high.clone())
            }));
        }
    }
    made
}

fn url(template: &str, zoom: u32, x: i64, y: i64) -> String {
    let mut url = replaced(template, "{z}", &plain(i64::from(zoom)));
    for (name, value) in
        [("{x}", plain(x)), ("{y}", plain(y)), ("{r}", if surface::is_sharp() { "@2x" } else { "" }.to_owned())]
    {
        url = replaced(&url, name, &value);
    }
    url
}
