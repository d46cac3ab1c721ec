//! Map images out of one large file, a PMTiles archive, by pieces. Reached through [`crate::part::map::archive`] only.

use super::board::Board;
use super::surface::{self, Bitmap, Tile};
use super::tiles;
use crate::geo::archive::{BEGINNING, DEEPEST, Entry, Fault, Found, Header, Piece, directory, image_number};
use crate::geo::{Camera, Point, exp2};
use crate::i18n::Key;
use crate::view::el::{El, Place, div, el, p};
use crate::view::live::watch;
use crate::view::{Live, dom};
use std::cell::RefCell;
use std::rc::Rc;

/// The side of an image, in CSS pixels.
const SIDE: f64 = 256.0;
/// As many images as a view has.
const MOST: usize = 160;
/// As many images as are kept.
const KEPT: usize = 400;
/// So many levels up another image is looked for while one is on its way.
const ABOVE: u8 = 5;

/// Why there are no bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The server sends all of a file or nothing.
    Whole,
    /// Nothing came.
    Gone,
}

/// Zoom, column, row.
type Square = (u8, u32, u32);

/// An image of the archive.
enum Image {
    /// Asked for, or not there.
    None,
    Here(Bitmap),
}

#[derive(Default)]
struct State {
    header: Option<Header>,
    /// Directories by where they begin; `None` while one is on its way.
    directories: Vec<(u64, Option<Rc<Vec<Entry>>>)>,
    images: Vec<(Square, Image)>,
}

#[derive(Clone)]
struct Archive {
    board: Board,
    url: Rc<str>,
    canvas: Place,
    state: Rc<RefCell<State>>,
    /// Counts what has come.
    come: Live<usize>,
}

/// The canvas with the images, once they may be loaded.
pub fn images(board: &Board) -> El {
    if tiles::is_allowed(&board.scene) && board.fault.peek().is_none() {
        board.tiled.set(true);
    }
    let this = Archive {
        board: board.clone(),
        url: Rc::from(tiles::template(&board.scene)),
        canvas: Place::default(),
        state: Rc::default(),
        come: Live::new(0),
    };
    let ready = Live::new(false);
    let stands = ready.clone();
    el("canvas").class("archive").attr("aria-hidden", "true").place(this.canvas.clone()).made(move |_| {
        dom::later(move || stands.set(true));
        let mut is_open = false;
        Some(watch(Box::new(move || {
            if !ready.get() || !this.board.tiled.get() {
                return;
            }
            if !is_open {
                is_open = true;
                this.open();
            }
            this.draw();
        })))
    })
}

/// What the visitor is asked before, and what is wrong with the file.
pub fn consent(board: &Board) -> El {
    let (fault, scene) = (board.fault.clone(), board.scene.clone());
    let (asked, own) = (fault.clone(), board.clone());
    div()
        .keyed(move || match asked.get() {
            Some(_) => Vec::new(),
            None => {
                let board = own.clone();
                vec![crate::view::el::Keyed::new(0, move || tiles::leave(&board))]
            }
        })
        .live(move || {
            fault.get().map(|key| {
                let url = scene.options.tiles.clone().unwrap_or_default();
                let file = url.rsplit('/').next().unwrap_or_default().to_owned();
                p().class("consent").attr("role", "status").child(scene.locale.fill(key, &[("file", &file)]))
            })
        })
}

impl Archive {
    /// Asks for the beginning of the file.
    fn open(&self) {
        let this = self.clone();
        let come = move |answer: Result<Vec<u8>, Missing>| match answer {
            Err(missing) => this.fail(missing.into()),
            Ok(bytes) => match Header::read(&bytes) {
                Err(Fault::Vector) => this.fail(Key::ArchiveVector),
                Err(Fault::NotOne) => this.fail(Key::ArchiveBad),
                Ok(header) => {
                    let Piece { offset, length } = header.root;
                    let root = bytes.get(offset as usize..offset.saturating_add(length) as usize);
                    let Some(root) = root else { return this.fail(Key::ArchiveBad) };
                    this.state.borrow_mut().header = Some(header);
                    let taken = this.clone();
                    let take = move |bytes: Result<Vec<u8>, Missing>| match bytes.ok().and_then(|it| directory(&it)) {
                        Some(entries) => taken.take(offset, entries),
                        None => taken.fail(Key::ArchiveBad),
                    };
                    if header.packed { surface::unpack(root, Box::new(take)) } else { take(Ok(root.to_vec())) }
                }
            },
        };
        surface::bytes(&self.url, Piece { offset: 0, length: BEGINNING }, false, Box::new(come));
    }

    /// Shows the land of the bundle again, and says why.
    fn fail(&self, key: Key) {
        self.board.tiled.set(false);
        self.board.fault.set(Some(key));
    }

    fn take(&self, offset: u64, entries: Vec<Entry>) {
        let mut state = self.state.borrow_mut();
        state.directories.retain(|(known, _)| *known != offset);
        state.directories.push((offset, Some(Rc::new(entries))));
        drop(state);
        self.come.update(|count| *count += 1);
    }

    /// Lays the images of the view side by side, and asks for those that are missing.
    fn draw(&self) {
        let (Some(camera), _) = (self.board.scene.camera.get(), self.come.get()) else { return };
        let Some(header) = self.state.borrow().header else { return };
        let wanted = camera.zoom.floor() + if surface::is_sharp() { 1.0 } else { 0.0 };
        let zoom = (wanted.max(0.0) as u8).clamp(header.min_zoom, header.max_zoom.max(header.min_zoom));
        let mut laid = Vec::new();
        for (square, at) in squares(&camera, zoom) {
            self.want(&header, square);
            laid.extend(self.shown(&camera, square, at));
        }
        surface::lay_images(&self.canvas, &laid, &camera);
        let mut state = self.state.borrow_mut();
        let extra = state.images.len().saturating_sub(KEPT);
        state.images.drain(..extra);
    }

    /// An image where it belongs, or that part of one further up.
    fn shown(&self, camera: &Camera, square: Square, at: Point) -> Option<Tile> {
        let (zoom, column, row) = square;
        let (x, y) = camera.to_screen(at);
        let side = SIDE * exp2(camera.zoom - f64::from(zoom));
        let state = self.state.borrow();
        for up in 0..=ABOVE.min(zoom) {
            let above = (zoom - up, column >> up, row >> up);
            if let Some((_, Image::Here(image))) = state.images.iter().find(|(known, _)| *known == above) {
                let part = 1.0 / f64::from(1_u32 << up);
                let rest = |place: u32| f64::from(place & ((1 << up) - 1)) * part;
                return Some(Tile { image: image.clone(), from: (rest(column), rest(row)), part, x, y, side });
            }
        }
        None
    }

    /// Asks for an image, once, and for the directories on the way to it.
    fn want(&self, header: &Header, square: Square) {
        if self.state.borrow().images.iter().any(|(known, _)| *known == square) {
            return;
        }
        let number = image_number(square.0, square.1, square.2);
        let mut begin = header.root.offset;
        for _ in 0..DEEPEST {
            let known = self.state.borrow().directories.iter().find(|(known, _)| *known == begin).cloned();
            let Some((_, Some(entries))) = known else { return };
            match header.find(&entries, number) {
                None => return self.keep(square, Image::None),
                Some(Found::Image(piece)) => {
                    self.keep(square, Image::None);
                    let this = self.clone();
                    let come = move |image: Option<Bitmap>| {
                        if let Some(image) = image {
                            this.keep(square, Image::Here(image));
                            this.come.update(|count| *count += 1);
                        }
                    };
                    return surface::image(&self.url, piece, header.images_packed, header.mime, Box::new(come));
                }
                Some(Found::Directory(piece)) => {
                    begin = piece.offset;
                    if self.state.borrow().directories.iter().all(|(known, _)| *known != begin) {
                        self.state.borrow_mut().directories.push((begin, None));
                        let this = self.clone();
                        let come = move |bytes: Result<Vec<u8>, Missing>| match bytes.map(|bytes| directory(&bytes)) {
                            Ok(Some(entries)) => this.take(piece.offset, entries),
                            Ok(None) => this.fail(Key::ArchiveBad),
                            Err(missing) => this.fail(missing.into()),
                        };
                        return surface::bytes(&self.url, piece, header.packed, Box::new(come));
                    }
                }
            }
        }
    }

    fn keep(&self, square: Square, image: Image) {
        let mut state = self.state.borrow_mut();
        state.images.retain(|(known, _)| *known != square);
        state.images.push((square, image));
    }
}

impl From<Missing> for Key {
    fn from(missing: Missing) -> Key {
        match missing {
            Missing::Whole => Key::ArchiveRanges,
            Missing::Gone => Key::ArchiveGone,
        }
    }
}

/// The images of a view, and where their corners are.
fn squares(camera: &Camera, zoom: u8) -> Vec<(Square, Point)> {
    let count = f64::from(1_u32 << zoom);
    let (view, whole) = (camera.view(), |value: f64| (value * count).floor() as i64);
    let mut found = Vec::new();
    for y in whole(view.min.y).max(0)..=whole(view.max.y).min(count as i64 - 1) {
        for x in whole(view.min.x)..=whole(view.max.x) {
            if found.len() < MOST {
                let square = (zoom, x.rem_euclid(count as i64) as u32, y as u32);
                found.push((square, Point { x: x as f64 / count, y: y as f64 / count }));
            }
        }
    }
    found
}
