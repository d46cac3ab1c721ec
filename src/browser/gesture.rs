//! Hands on a map: drags, pinches, wheels and double clicks.
//!
//! What moves is laid by a CSS transform while a hand is on it, and told once it rests: drawing anew in each frame is
//! what makes maps stutter. One finger scrolls the page unless the map has the screen to itself, and so does a wheel
//! without its key; then a hint says what would move the map.

use super::board::{is_free, lay};
use super::call::{call, get, is, number, text, window};
use super::task::frames;
use super::timer::Timeout;
use crate::geo::{exp2, log2};
use crate::i18n::Key;
use crate::view::el::{Element, Event, Guard, Listener, Place};
use crate::view::map::Gesture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A hand that moves less than this has pressed, in CSS pixels.
const STILL: f64 = 4.0;
/// A wheel that is quiet for this long rests, in milliseconds.
const REST: u32 = 140;
/// How long a hint stays, in milliseconds.
const HINT: u32 = 1600;
/// Slower than this nothing glides on, in CSS pixels a millisecond.
const SLOW: f64 = 0.05;

#[derive(Clone, Copy)]
struct Finger {
    id: f64,
    x: f64,
    y: f64,
}

struct Hand {
    element: Element,
    layer: Place,
    tell: RefCell<Box<dyn FnMut(Gesture)>>,
    fingers: RefCell<Vec<Finger>>,
    /// Where they were when they last came or went.
    start: RefCell<Vec<Finger>>,
    /// What had been moved by then, and what is: `p · scale + (dx, dy)`.
    before: Cell<(f64, f64, f64)>,
    now: Cell<(f64, f64, f64)>,
    drags: Cell<bool>,
    /// CSS pixels a millisecond, and when that was measured.
    speed: Cell<(f64, f64, f64)>,
    /// Counts glides, so that a new press ends one.
    glide: Cell<u32>,
    resting: RefCell<Option<Timeout>>,
    hinting: RefCell<Option<Timeout>>,
}

/// What hears one kind of event.
type Call = fn(&Rc<Hand>, &Event);

/// Follows the hands on an element; `early` is what they did before.
pub fn on_gesture(element: &Element, layer: &Place, early: &[Event], tell: Box<dyn FnMut(Gesture)>) -> Guard {
    let hand = Rc::new(Hand {
        element: element.clone(),
        layer: layer.clone(),
        tell: RefCell::new(tell),
        fingers: RefCell::default(),
        start: RefCell::default(),
        before: Cell::new((0.0, 0.0, 1.0)),
        now: Cell::new((0.0, 0.0, 1.0)),
        drags: Cell::new(false),
        speed: Cell::new((0.0, 0.0, 0.0)),
        glide: Cell::new(0),
        resting: RefCell::default(),
        hinting: RefCell::default(),
    });
    let mut listeners = Vec::new();
    let calls: [(&'static str, Call); 7] = [
        ("pointerdown", Hand::down),
        ("pointermove", Hand::moves),
        ("pointerup", Hand::up),
        ("pointercancel", Hand::cancel),
        ("touchmove", Hand::touch),
        ("wheel", Hand::wheel),
        ("dblclick", Hand::double),
    ];
    for (name, call) in calls {
        let hand = hand.clone();
        listeners.push(Listener::new(element.clone().into(), name, Box::new(move |event| call(&hand, &event))));
    }
    for event in early {
        let name = text(event, "type").unwrap_or_default();
        if let Some((_, call)) = calls.iter().find(|(known, _)| *known == name) {
            call(&hand, event);
        }
    }
    Some(Box::new(listeners))
}

impl Hand {
    /// Where an event is, from the top left of the map.
    fn place(&self, event: &Event) -> Finger {
        let rect = self.element.get_bounding_client_rect();
        Finger {
            id: number(event, "pointerId"),
            x: number(event, "clientX") - rect.left(),
            y: number(event, "clientY") - rect.top(),
        }
    }

    /// Whether one finger is the page's.
    fn is_pages(&self, event: &Event) -> bool {
        text(event, "pointerType").as_deref() == Some("touch") && !is_free(&self.element)
    }

    fn down(self: &Rc<Hand>, event: &Event) {
        if number(event, "button") != 0.0 {
            return;
        }
        self.glide.set(self.glide.get().wrapping_add(1));
        let finger = self.place(event);
        self.fingers.borrow_mut().push(finger);
        self.begin();
    }

    /// From here on what the fingers do is counted anew.
    fn begin(&self) {
        self.start.replace(self.fingers.borrow().clone());
        self.before.set(self.now.get());
        self.speed.set((0.0, 0.0, 0.0));
    }

    fn moves(self: &Rc<Hand>, event: &Event) {
        let place = self.place(event);
        let mut fingers = self.fingers.borrow_mut();
        let Some(finger) = fingers.iter_mut().find(|finger| finger.id == place.id) else { return };
        let step = (place.x - finger.x, place.y - finger.y);
        *finger = place;
        let start = self.start.borrow();
        let ((Some(a), Some(c)), others) = ((fingers.first(), start.first()), (fingers.get(1).zip(start.get(1))))
        else {
            return;
        };
        let (from, to, scale) = match others {
            Some((b, d)) => {
                let apart = |p: &Finger, q: &Finger| length(p.x - q.x, p.y - q.y).max(1.0);
                let middle = |p: &Finger, q: &Finger| ((p.x + q.x) / 2.0, (p.y + q.y) / 2.0);
                (middle(c, d), middle(a, b), apart(a, b) / apart(c, d))
            }
            None if self.is_pages(event) => return,
            None => ((c.x, c.y), (a.x, a.y), 1.0),
        };
        if !self.drags.get() {
            if length(to.0 - from.0, to.1 - from.1) < STILL && others.is_none() {
                return;
            }
            self.drags.set(true);
            // From now on the events are the map's, wherever the hand goes; the press opens no mark.
            let _ = call(&self.element, "setPointerCapture", &[place.id.into()]);
        }
        let time = number(event, "timeStamp");
        let passed = (time - self.speed.get().2).max(1.0);
        self.speed.set((step.0 / passed, step.1 / passed, time));
        let (dx, dy, size) = self.before.get();
        self.show((dx - from.0) * scale + to.0, (dy - from.1) * scale + to.1, size * scale);
    }

    fn show(&self, dx: f64, dy: f64, scale: f64) {
        self.now.set((dx, dy, scale));
        if let Some(layer) = self.layer.get() {
            lay(&layer, dx, dy, scale);
        }
    }

    fn up(self: &Rc<Hand>, event: &Event) {
        let place = self.place(event);
        let known = self.lift(place.id);
        if !known || !self.fingers.borrow().is_empty() {
            return;
        }
        if !self.drags.replace(false) {
            return self.tell(Gesture::Tapped { x: place.x, y: place.y });
        }
        let (x, y, at) = self.speed.get();
        if length(x, y) > 5.0 * SLOW && number(event, "timeStamp") - at < 60.0 && !is_still() {
            self.glide(x, y);
        } else {
            self.rest();
        }
    }

    fn cancel(self: &Rc<Hand>, event: &Event) {
        if self.lift(number(event, "pointerId")) && self.is_pages(event) {
            self.hint(Key::MapTouch);
        }
        if self.fingers.borrow().is_empty() && self.drags.replace(false) {
            self.rest();
        }
    }

    /// Takes a finger away; the others go on from where they are.
    fn lift(&self, id: f64) -> bool {
        let mut fingers = self.fingers.borrow_mut();
        let before = fingers.len();
        fingers.retain(|finger| finger.id != id);
        let known = fingers.len() < before;
        drop(fingers);
        if known && !self.fingers.borrow().is_empty() {
            self.begin();
        }
        known
    }

    /// Lets the map go on a little, slower and slower.
    fn glide(self: &Rc<Hand>, mut x: f64, mut y: f64) {
        let (hand, number) = (self.clone(), self.glide.get());
        frames(Box::new(move |_| {
            if hand.glide.get() != number {
                return false;
            }
            let (dx, dy, scale) = hand.now.get();
            hand.show(dx + x * 16.0, dy + y * 16.0, scale);
            (x, y) = (x * 0.9, y * 0.9);
            if length(x, y) > SLOW {
                return true;
            }
            hand.rest();
            false
        }));
    }

    /// Tells what has been moved.
    fn rest(&self) {
        let (dx, dy, scale) = self.now.replace((0.0, 0.0, 1.0));
        self.before.set((0.0, 0.0, 1.0));
        if (dx, dy, scale) != (0.0, 0.0, 1.0) {
            self.tell(Gesture::Moved { dx, dy, zoom: log2(scale) });
        }
    }

    fn tell(&self, gesture: Gesture) {
        (self.tell.borrow_mut())(gesture);
    }

    /// The page stays where it is while the map is moved.
    fn touch(self: &Rc<Hand>, event: &Event) {
        let fingers = get(event, "touches").map_or(0.0, |touches| number(&touches, "length"));
        if (fingers >= 2.0 || is_free(&self.element)) && event.cancelable() {
            event.prevent_default();
        }
    }

    fn wheel(self: &Rc<Hand>, event: &Event) {
        let pinch = is(event, "ctrlKey");
        if !pinch && !is(event, "metaKey") && !is_free(&self.element) {
            return self.hint(Key::MapWheel);
        }
        event.prevent_default();
        self.glide.set(self.glide.get().wrapping_add(1));
        let unit = if number(event, "deltaMode") == 1.0 {
            0.05
        } else if pinch {
            0.008
        } else {
            0.0025
        };
        let factor = exp2((-number(event, "deltaY") * unit).clamp(-1.0, 1.0));
        let at = self.place(event);
        let (dx, dy, scale) = self.now.get();
        self.show((dx - at.x) * factor + at.x, (dy - at.y) * factor + at.y, scale * factor);
        let hand = self.clone();
        self.resting.replace(Timeout::new(REST, move || hand.rest()));
    }

    fn double(self: &Rc<Hand>, event: &Event) {
        event.prevent_default();
        let Finger { x, y, .. } = self.place(event);
        self.tell(Gesture::Moved { dx: -x, dy: -y, zoom: 1.0 });
    }

    fn hint(self: &Rc<Hand>, key: Key) {
        self.tell(Gesture::Hint(Some(key)));
        let hand = self.clone();
        self.hinting.replace(Timeout::new(HINT, move || hand.tell(Gesture::Hint(None))));
    }
}

/// Whether the visitor wants nothing to move by itself.
fn is_still() -> bool {
    call(&window(), "matchMedia", &["(prefers-reduced-motion: reduce)".into()]).is_ok_and(|query| is(&query, "matches"))
}

fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}
