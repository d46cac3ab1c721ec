//! Pieces of a large file, and images in them.

use super::board::{MARGIN, ratio};
use super::call::{call, get, list, make, number, object, set, window};
use super::task::settled;
use crate::geo::Camera;
use crate::geo::archive::Piece;
use crate::view::el::Place;
use crate::view::map::{Missing, Tile};
use js_sys::Promise;
use wasm_bindgen::JsValue;

/// What is done with bytes, or with why there are none.
pub type Then = Box<dyn FnOnce(Result<Vec<u8>, Missing>)>;
/// What is done with an image; `None` where it can't be read.
pub type Shown = Box<dyn FnOnce(Option<Bitmap>)>;

/// An image that can be drawn.
#[derive(Clone)]
pub struct Bitmap(pub(super) JsValue);

/// Lays images over a view, those that were there away.
pub fn lay_images(canvas: &Place, tiles: &[Tile], camera: &Camera) {
    let Some(element) = canvas.get() else { return };
    let Ok(context) = call(&element, "getContext", &["2d".into()]) else { return };
    let ratio = ratio(false);
    let (left, top) = (camera.width * MARGIN, camera.height * MARGIN);
    // Setting a size clears it, too.
    set(&element, "width", &((camera.width + 2.0 * left) * ratio).round().into());
    set(&element, "height", &((camera.height + 2.0 * top) * ratio).round().into());
    for tile in tiles {
        // On whole pixels, so that no seam is seen.
        let pixel = |at: f64| (at * ratio).round();
        let (x, y) = (pixel(tile.x + left), pixel(tile.y + top));
        let (right, bottom) = (pixel(tile.x + left + tile.side), pixel(tile.y + top + tile.side));
        let (width, height) = (number(&tile.image.0, "width"), number(&tile.image.0, "height"));
        let from = [tile.from.0 * width, tile.from.1 * height, tile.part * width, tile.part * height];
        let mut what = vec![tile.image.0.clone()];
        what.extend(from.into_iter().chain([x, y, right - x, bottom - y]).map(JsValue::from_f64));
        let _ = call(&context, "drawImage", &what);
    }
}

/// Asks for bytes of a file. `packed` is for gzip.
pub fn bytes(url: &str, piece: Piece, packed: bool, then: Then) {
    part(
        url,
        piece,
        packed,
        Box::new(move |answer| match answer {
            Err(missing) => then(Err(missing)),
            Ok(buffer) => then(copied(&buffer).ok_or(Missing::Gone)),
        }),
    );
}

/// Asks for an image in a file.
pub fn image(url: &str, piece: Piece, packed: bool, mime: &'static str, then: Shown) {
    let come = move |answer: Result<JsValue, Missing>| {
        let made = answer.ok().and_then(|buffer| {
            let blob = make("Blob", &[list(&[buffer]).into(), object(&[("type", mime.into())])])?;
            // No element: a page's policy for images says nothing of them, and nothing is fetched.
            call(&window(), "createImageBitmap", &[blob]).ok()
        });
        match made {
            None => then(None),
            Some(made) => settled(&Promise::resolve(&made), Box::new(|bitmap| then(bitmap.ok().map(Bitmap)))),
        }
    };
    part(url, piece, packed, Box::new(come));
}

/// What the archive's own packing costs is the browser's work.
fn part(url: &str, piece: Piece, packed: bool, then: Box<dyn FnOnce(Result<JsValue, Missing>)>) {
    let last = piece.offset.saturating_add(piece.length.max(1) - 1);
    let range = ["bytes=", &crate::model::plain(piece.offset as i64), "-", &crate::model::plain(last as i64)].concat();
    let stop = make("AbortController", &[]).unwrap_or_default();
    let how = object(&[
        ("headers", object(&[("Range", range.into())])),
        ("credentials", "omit".into()),
        ("signal", get(&stop, "signal").unwrap_or_default()),
    ]);
    let Ok(asked) = call(&window(), "fetch", &[url.into(), how]) else { return then(Err(Missing::Gone)) };
    let answered = move |answer: Result<JsValue, JsValue>| {
        let Ok(answer) = answer else { return then(Err(Missing::Gone)) };
        match number(&answer, "status") as u16 {
            206 => {}
            // All of the file is on its way: nobody wants that.
            200 => {
                let _ = call(&stop, "abort", &[]);
                return then(Err(Missing::Whole));
            }
            _ => return then(Err(Missing::Gone)),
        }
        let body = if packed { unpacked(&answer) } else { Some(answer) };
        let Some(buffer) = body.and_then(|body| call(&body, "arrayBuffer", &[]).ok()) else {
            return then(Err(Missing::Gone));
        };
        settled(&Promise::resolve(&buffer), Box::new(move |buffer| then(buffer.map_err(|_| Missing::Gone))));
    };
    settled(&Promise::resolve(&asked), Box::new(answered));
}

/// An answer without its packing.
fn unpacked(answer: &JsValue) -> Option<JsValue> {
    let body = get(answer, "body")?;
    let through = make("DecompressionStream", &["gzip".into()])?;
    make("Response", &[call(&body, "pipeThrough", &[through]).ok()?])
}

/// Bytes out of the browser's memory, as letters: a byte from 128 on is one of a block of Unicode that ends in it.
fn copied(buffer: &JsValue) -> Option<Vec<u8>> {
    let decoder = make("TextDecoder", &["x-user-defined".into()])?;
    let letters = call(&decoder, "decode", std::slice::from_ref(buffer)).ok()?.as_string()?;
    Some(letters.chars().map(|letter| letter as u32 as u8).collect())
}

/// Unpacks bytes that are here already.
pub fn unpack(bytes: &[u8], then: Then) {
    let letters = js_sys::Array::new();
    for byte in bytes {
        letters.push(&f64::from(*byte).into());
    }
    let made = || {
        let array = make("Uint8Array", &[letters.into()])?;
        let answer = make("Response", &[array])?;
        call(&unpacked(&answer)?, "arrayBuffer", &[]).ok()
    };
    match made() {
        None => then(Err(Missing::Gone)),
        Some(buffer) => settled(
            &Promise::resolve(&buffer),
            Box::new(|buffer| then(buffer.ok().and_then(|buffer| copied(&buffer)).ok_or(Missing::Gone))),
        ),
    }
}
