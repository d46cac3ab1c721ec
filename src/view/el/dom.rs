//! Elements into the document.

use super::{Attribute, Content, El, Hears, Keyed, Parts, Way};
use crate::browser::call::{call, get, set, window};
use crate::view::live::{untracked, watch};
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
pub use web_sys::{Element, Event};
use web_sys::{EventTarget, Node};

/// Where an element is, while it is there.
#[derive(Clone, Default)]
pub struct Place(Rc<RefCell<Option<Element>>>);

impl Place {
    pub fn get(&self) -> Option<Element> {
        self.0.borrow().clone()
    }
}

/// Something in the document; dropping it ends its effects and listeners, [`Built::remove`] takes it out.
#[must_use = "effects and listeners end when this is dropped"]
pub struct Built {
    node: Node,
    /// What a live child made last; its nodes stand before `node`.
    made: Option<Made>,
    _keep: Vec<Box<dyn Any>>,
}

/// What a live child has made, with its keys.
type Made = Rc<RefCell<Vec<(u64, Built)>>>;

impl Built {
    pub fn remove(&self) {
        if let Some(made) = &self.made {
            for (_, built) in made.take() {
                built.remove();
            }
        }
        // Texts have the method, too.
        self.node.unchecked_ref::<Element>().remove();
    }
}

/// Builds content into `parent`, before `next` or at the end. `None` where there is no document.
pub fn build(content: Content, parent: &Node, next: Option<&Node>) -> Option<Built> {
    let document = window().document()?;
    let mut keep: Vec<Box<dyn Any>> = Vec::new();
    let (node, content): (Node, Option<Content>) = match content {
        Content::El(El(parts)) => {
            let Parts { tag, attributes, children } = *parts;
            let element = create(&document, tag)?;
            for child in children {
                if let Some(built) = build(child, &element, None) {
                    keep.push(Box::new(built));
                }
            }
            // After the children: a list box has no value without options.
            for attribute in attributes {
                if let Some(guard) = attach(&element, attribute) {
                    keep.push(guard);
                }
            }
            (element.into(), None)
        }
        Content::Text(text) => (document.create_text_node(&text).into(), None),
        live => (document.create_text_node("").into(), Some(live)),
    };
    parent.insert_before(&node, next).ok()?;
    let made = content.map(|content| {
        let (made, anchor) = (Made::default(), node.clone());
        keep.push(follow(content, anchor, made.clone()));
        made
    });
    Some(Built { node, made, _keep: keep })
}

/// Keeps what is live up to date, before an anchor that stays.
fn follow(content: Content, anchor: Node, made: Made) -> Box<dyn Any> {
    match content {
        Content::Keyed(mut list) => watch(Box::new(move || {
            let next = list.made();
            let Some(parent) = anchor.parent_node() else { return };
            let now = untracked(|| reconcile(made.take(), next, &parent, &anchor));
            made.replace(now);
        })),
        Content::Live(mut children) => watch(Box::new(move || {
            let next = children.made();
            for (_, built) in made.take() {
                built.remove();
            }
            let Some(parent) = anchor.parent_node() else { return };
            let mut now = Vec::new();
            for content in next {
                if let Some(built) = build(content, &parent, Some(&anchor)) {
                    now.push((0, built));
                }
            }
            made.replace(now);
        })),
        Content::Text(_) | Content::El(_) => Box::new(()),
    }
}

/// The namespace of drawings, whose tags begin with `svg:` here.
#[cfg(any(feature = "profile", feature = "project-map"))]
const SVG: &str = "http://www.w3.org/2000/svg";

#[cfg(any(feature = "profile", feature = "project-map"))]
fn create(document: &web_sys::Document, tag: &str) -> Option<Element> {
    match tag.strip_prefix("svg:") {
        Some(tag) => document.create_element_ns(Some(SVG), tag).ok(),
        None => document.create_element(tag).ok(),
    }
}

/// Nothing is drawn.
#[cfg(not(any(feature = "profile", feature = "project-map")))]
fn create(document: &web_sys::Document, tag: &str) -> Option<Element> {
    document.create_element(tag).ok()
}

/// Brings what is there in line with a list; what stays in its order is not moved, and so keeps the focus.
fn reconcile(mut old: Vec<(u64, Built)>, next: Vec<Keyed>, parent: &Node, anchor: &Node) -> Vec<(u64, Built)> {
    let mut n = 0;
    while let Some((key, built)) = old.get(n) {
        if next.iter().any(|child| child.key == *key) {
            n += 1;
        } else {
            built.remove();
            drop(old.remove(n));
        }
    }
    let mut now: Vec<(u64, Built)> = Vec::with_capacity(next.len());
    for Keyed { key, make } in next {
        let place = old.iter().position(|(known, _)| *known == key);
        let before = old.first().map_or(anchor, |(_, built)| &built.node).clone();
        match place {
            Some(place) => {
                let (_, built) = old.remove(place);
                if place > 0 {
                    // Refused only where the document was changed by somebody else.
                    let _ = parent.insert_before(&built.node, Some(&before));
                }
                now.push((key, built));
            }
            None => {
                if let Some(built) = build(Content::El(make()), parent, Some(&before)) {
                    now.push((key, built));
                }
            }
        }
    }
    // The same key twice in the old list.
    for (_, built) in old {
        built.remove();
    }
    now
}

/// Gives an element an attribute, a listener or the like; what is returned keeps it alive.
fn attach(element: &Element, attribute: Attribute) -> Option<Box<dyn Any>> {
    let target = element.clone();
    match attribute {
        Attribute::Fixed(name, value) => {
            let _ = element.set_attribute(name, &value);
            None
        }
        Attribute::Live(name, way, mut value) => Some(watch(Box::new(move || {
            let value = value.made();
            match way {
                Way::Attribute => {
                    let _ = target.set_attribute(name, &value);
                }
                Way::Style => {
                    if let Some(style) = get(&target, "style") {
                        let _ = call(&style, "setProperty", &[name.into(), value.into()]);
                    }
                }
                Way::Property => set(&target, name, &value.into()),
            }
        }))),
        Attribute::On(name, call) => Some(Box::new(Listener::new(target.into(), name, call))),
        Attribute::Place(place) => {
            place.0.replace(Some(target));
            None
        }
        Attribute::Made(call) => call(element),
    }
}

/// A listener that ends when dropped.
#[must_use = "the listener ends when this is dropped"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    call: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    pub fn new(target: EventTarget, name: &'static str, mut call: Box<dyn Hears>) -> Listener {
        let call = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| call.hear(event.unchecked_into()));
        let _ = target.add_event_listener_with_callback(name, call.as_ref().unchecked_ref());
        Listener { target, name, call }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.name, self.call.as_ref().unchecked_ref());
    }
}
