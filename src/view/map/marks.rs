//! Marks on the map: real buttons, one tab stop for all of them; arrow keys go to the nearest in that direction.

use super::board::{Board, recoloured, spots};
use super::donut::{donut, dot};
use super::surface;
use crate::geo::cluster::{Clusters, Mark, Spot};
use crate::geo::spatial::{Direction, nearest};
use crate::geo::{Camera, Projection};
use crate::part::{self, Part};
use crate::state::map::{MapQuery, MarkName, Mode, Register, name_of_mark, px, sort};
use crate::view::Live;
use crate::view::el::{El, Event, Keyed, button, div, span};
use std::cell::RefCell;
use std::rc::Rc;

/// Around a mark others join it, in CSS pixels.
const RADIUS: f64 = 60.0;
/// As many marks as stand in the document.
const MOST_MARKS: usize = 300;
/// As many projects as a mark knows by name.
const MOST_PROJECTS: usize = 400;
/// How far an arrow key moves the map where no mark is left that way, as a share of it.
const STEP: f64 = 0.4;

/// What the marks were made of: made again only where that is something else.
struct Clustered {
    register: Rc<Register>,
    query: MapQuery,
    projection: Projection,
    spots: Vec<Spot>,
    clusters: Rc<Clusters>,
}

/// The marks of a map.
#[derive(Clone)]
pub struct Marks {
    board: Board,
    made: Rc<RefCell<Option<Clustered>>>,
    /// The mark that a tab key comes to.
    current: Live<u64>,
}

/// The marks, and what their keys do. A view without any can be moved by the keys, too.
pub fn marks(board: &Board) -> (El, impl FnMut(Event) + 'static) {
    let this = Marks { board: board.clone(), made: Rc::default(), current: Live::new(0) };
    let keyed = this.clone();
    let key = move |event| {
        let key = surface::key(&event);
        if matches!(key.as_str(), "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "+" | "=" | "-" | "0") {
            surface::stop(&event);
            let marks = this.clone();
            this.board.scene.want(Part::Hands, move || part::map::hands::key(&marks, &key));
        }
    };
    (div().class("marks").keyed(move || keyed.list()), key)
}

impl Marks {
    fn clusters(&self, camera: &Camera) -> Rc<Clusters> {
        let scene = &self.board.scene;
        let (register, listed, query) = (scene.register.get(), scene.listed.get(), scene.visit.query.peek());
        let mut made = self.made.borrow_mut();
        let known = made.take().filter(|made| Rc::ptr_eq(&made.register, &register));
        let spots = match known.filter(|made| made.projection == camera.projection) {
            Some(known) if (MapQuery { sort: known.query.sort, ..query.clone() }) == known.query => {
                return made.insert(known).clusters.clone();
            }
            // They stay where they are; a filter by themes may give them other colours.
            Some(known) => recoloured(known.spots, &register, &query),
            None => spots(&register, &query, &camera.projection),
        };
        let mut mask = Vec::with_capacity(register.spots.len());
        for spot in &register.spots {
            mask.push(listed.mask.get(spot.project).copied().unwrap_or_default());
        }
        let clusters = Rc::new(Clusters::new(&spots, &mask, RADIUS));
        *made = Some(Clustered { register, query, projection: camera.projection, spots, clusters: clusters.clone() });
        clusters
    }

    fn list(&self) -> Vec<Keyed> {
        let scene = &self.board.scene;
        let Some(camera) = scene.camera.get().filter(|_| scene.options.mode == Mode::Clusters) else {
            self.board.empty.set_if_new(true);
            self.board.marked.set(Rc::default());
            return Vec::new();
        };
        let clusters = self.clusters(&camera);
        let mut zoom = camera.zoom.round().clamp(0.0, 16.0) as u8;
        let mut marks = clusters.at(zoom, &camera.view());
        // On a very large screen: coarser ones, so that none is lost.
        while marks.len() > MOST_MARKS && zoom > 0 {
            zoom -= 1;
            marks = clusters.at(zoom, &camera.view());
        }
        // Read from the top to the bottom.
        let mut order: Vec<usize> = (0..marks.len()).collect();
        sort(&mut order, &|one, other| marks.get(one).map(|mark| mark.at.y) < marks.get(other).map(|mark| mark.at.y));
        let mut from_top: Vec<Mark> = Vec::with_capacity(marks.len());
        for at in order {
            from_top.extend(marks.get(at));
        }
        let marks = from_top;
        if !marks.iter().any(|mark| mark.id == self.current.peek()) {
            self.current.set(marks.first().map_or(0, |mark| mark.id));
        }
        self.board.empty.set_if_new(marks.is_empty());
        self.board.marked.set(Rc::new(marks.clone()));
        let mut made = Vec::new();
        for mark in marks {
            let (this, clusters) = (self.clone(), clusters.clone());
            // A mark stands where it was made, in the colours that it was made with.
            let size = 13.0 * camera.width + 17.0 * camera.height;
            let print = (camera.centre.x + 7.0 * camera.centre.y + camera.zoom + size).to_bits();
            let colours = mark.themes.iter().fold(0u64, |all, count| all.rotate_left(5) ^ u64::from(*count));
            let key = mark.id ^ print.rotate_left(7) ^ colours.rotate_left(40);
            made.push(Keyed::new(key, move || this.mark(&mark, &clusters, &camera)));
        }
        made
    }

    fn mark(&self, mark: &Mark, clusters: &Rc<Clusters>, camera: &Camera) -> El {
        let scene = self.board.scene.clone();
        let register = scene.register.peek();
        let members = clusters.members(mark);
        let project = register.spots.get(mark.first as usize).map(|spot| spot.project).unwrap_or_default();
        let name = MarkName { projects: mark.projects as usize, themes: &mark.themes, project };
        let name = name_of_mark(&name, &register, &scene.locale);
        let is_single = mark.projects == 1;
        let (x, y) = camera.to_screen(mark.at);
        let (left, top) = (px(x), px(y));
        let (mut projects, mut known) = (Vec::new(), vec![false; register.entries.len()]);
        for member in &members {
            if let Some(spot) = register.spots.get(*member as usize)
                && let Some(known) = known.get_mut(spot.project)
                && !*known
                && projects.len() < MOST_PROJECTS
            {
                *known = true;
                projects.push(spot.project);
            }
        }
        let mine = Rc::new(projects);
        let (lit, own, focused) = (scene.visit.lit.clone(), mine.clone(), mine.clone());
        let class = move || {
            let is_lit = lit.get().is_some_and(|lit| own.contains(&lit));
            match (is_single, is_lit) {
                (true, false) => "mark one",
                (true, true) => "mark one lit",
                (false, false) => "mark many",
                (false, true) => "mark many lit",
            }
            .to_owned()
        };
        let (id, current, came) = (mark.id, self.current.clone(), self.current.clone());
        let (this, pressed, clusters) = (self.clone(), *mark, clusters.clone());
        let (entering, leaving) = (scene.visit.lit.clone(), scene.visit.lit.clone());
        let entered = mine.clone();
        let size = px(side(mark.projects));
        let button = button()
            .attr("type", "button")
            .attr_live("class", class)
            .part(if is_single { "marker" } else { "cluster" })
            .attr("aria-label", name)
            .attr("data-id", is_single.then(|| id_of(&scene, project)))
            .attr_live("tabindex", move || if current.get() == id { "0" } else { "-1" }.to_owned())
            .style("left", move || left.clone())
            .style("top", move || top.clone())
            .style("--size", move || size.clone())
            .on("focus", move |_| {
                came.set_if_new(id);
                entering.set_if_new(focused.first().copied().filter(|_| is_single));
            })
            .on("pointerenter", {
                let lit = scene.visit.lit.clone();
                move |_| lit.set_if_new(entered.first().copied().filter(|_| is_single))
            })
            .on("pointerleave", move |_| {
                // The light of whoever has the focus stays.
                if is_single && leaving.peek() == Some(project) {
                    leaving.set(None);
                }
            })
            .on("click", move |_| {
                if let ([project], _) | ([project, ..], 1) = (&**mine, pressed.projects) {
                    return this.board.scene.open(*project);
                }
                let (this, clusters, mine) = (this.clone(), clusters.clone(), mine.clone());
                let hands = this.board.scene.clone();
                hands.want(Part::Hands, move || part::map::hands::press(&this, &pressed, &clusters, &mine));
            });
        if is_single {
            return button.child(dot(register.theme_of(project, &scene.visit.query.peek())));
        }
        let number = scene.locale.formatter.number(mark.projects as usize);
        button.child(donut(&mark.themes)).child(span().class("number").attr("aria-hidden", "true").child(number))
    }

    /// Shows the projects of one place, or goes nearer until a mark falls apart.
    pub fn press(&self, mark: &Mark, clusters: &Clusters, projects: &[usize]) {
        let scene = &self.board.scene;
        let Some(camera) = scene.camera.peek() else { return };
        match clusters.expansion_zoom(mark) {
            Some(zoom) if camera.zoom < 18.5 => {
                let (x, y) = camera.to_screen(mark.at);
                let nearer = camera.zoom_at(x, y, (f64::from(zoom) - camera.zoom).max(1.0));
                let nearer = Camera { centre: mark.at, ..nearer }.clamped();
                self.board.go(nearer);
                surface::focus_mark(&self.board.frame);
            }
            _ => scene.open_many(projects),
        }
    }

    /// Does what a key says.
    pub fn key(&self, key: &str) {
        let Some(camera) = self.board.scene.camera.peek() else { return };
        let (middle_x, middle_y) = (camera.width / 2.0, camera.height / 2.0);
        let (direction, dx, dy) = match key {
            "ArrowUp" => (Direction::Up, 0.0, STEP),
            "ArrowDown" => (Direction::Down, 0.0, -STEP),
            "ArrowLeft" => (Direction::Left, STEP, 0.0),
            "ArrowRight" => (Direction::Right, -STEP, 0.0),
            "+" | "=" => return self.stay(camera.zoom_at(middle_x, middle_y, 1.0)),
            "-" => return self.stay(camera.zoom_at(middle_x, middle_y, -1.0)),
            "0" => return self.stay(self.board.fitted(camera.width, camera.height)),
            _ => return,
        };
        let marks = self.board.marked.peek();
        let places: Vec<(f64, f64)> = marks.iter().map(|mark| camera.to_screen(mark.at)).collect();
        let from = marks.iter().position(|mark| mark.id == self.current.peek());
        match from.and_then(|from| nearest(&places, from, direction)) {
            Some(next) => {
                let id = marks.get(next).map_or(0, |mark| mark.id);
                self.current.set(id);
                surface::focus_mark(&self.board.frame);
            }
            None => {
                self.board.go(camera.pan(dx * camera.width, dy * camera.height));
                surface::focus_mark(&self.board.frame);
            }
        }
    }

    /// Shows another view, with the focus on a mark of it.
    fn stay(&self, camera: Camera) {
        self.board.go(camera);
        surface::focus_mark(&self.board.frame);
    }
}

fn id_of(scene: &super::scene::MapScene, project: usize) -> String {
    let loaded = scene.loaded.peek();
    loaded.document.data.projects.get(project).map(|record| record.id.clone()).unwrap_or_default()
}

/// How wide a mark is in CSS pixels, by how many projects it stands for.
pub(super) fn side(projects: u32) -> f64 {
    match projects {
        1 => 26.0,
        2..=9 => 40.0,
        10..=99 => 46.0,
        100..=999 => 54.0,
        _ => 62.0,
    }
}
