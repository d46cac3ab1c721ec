//! Elements of one type, over Leptos' reactive graph.
//!
//! Leptos' own elements have a type for each combination of tag, attributes and children, and each type has its own
//! code: the programme's views alone came to 400 kB of wasm, and still to 300 kB with everything erased to `AnyView`.
//! [`El`] is one type however large the widget grows. What is live is an effect of `reactive_graph`; there is no
//! virtual DOM, and no way to write HTML: `innerHTML` is what a page under Trusted Types refuses.
//!
//! In the browser elements are built into the document ([`build`]), on the host they become text.

#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(not(target_arch = "wasm32"))]
mod html;

#[cfg(target_arch = "wasm32")]
pub use dom::{Built, Element, Event, Listener, Place, build};
#[cfg(not(target_arch = "wasm32"))]
pub use html::{Element, Event, Manner, PAGE, Place};

use std::any::Any;
use std::borrow::Cow;

/// An element in the making: one word, since it is handed on with each call of its builder.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<Content>,
}

/// What an element has besides its children.
enum Attribute {
    Fixed(&'static str, Cow<'static, str>),
    Live(&'static str, Way, Box<dyn Makes<String>>),
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing happens on the host"))]
    On(&'static str, Box<dyn Hears>),
    Place(Place),
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing is made on the host"))]
    Made(Box<dyn FnOnce(&Element) -> Guard>),
}

/// What makes something again and again: any closure without arguments.
///
/// In its place `dyn FnMut` would do, but for each closure that one keeps a second function, to be called once and by
/// value, which nobody calls.
pub trait Makes<T> {
    fn made(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Makes<T> for F {
    fn made(&mut self) -> T {
        self()
    }
}

/// What hears of events: any closure that takes one.
pub trait Hears {
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nothing happens on the host"))]
    fn hear(&mut self, event: Event);
}

impl<F: FnMut(Event)> Hears for F {
    fn hear(&mut self, event: Event) {
        self(event);
    }
}

/// Where a live value goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Attribute,
    /// Through the CSSOM, which `style-src 'self'` allows.
    Style,
    /// Of the element itself.
    Property,
}

/// What keeps something going until it is dropped.
pub type Guard = Option<Box<dyn Any>>;

/// What stands in an element.
pub enum Content {
    Text(String),
    El(El),
    /// Made anew whenever something changes that it follows.
    Live(Box<dyn Makes<Vec<Content>>>),
    /// Listed anew whenever something changes; what has the same key stays in the document as it is.
    Keyed(Box<dyn Makes<Vec<Keyed>>>),
}

/// A child that is made only where none with its key is there.
pub struct Keyed {
    pub key: u64,
    pub make: Box<dyn FnOnce() -> El>,
}

impl Keyed {
    pub fn new(key: u64, make: impl FnOnce() -> El + 'static) -> Keyed {
        Keyed { key, make: Box::new(make) }
    }
}

/// The element of a tag.
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

macro_rules! tags {
    ($($tag:ident)*) => { $(pub fn $tag() -> El { el(stringify!($tag)) })* };
}

tags! { a article button code dd details dialog div dl dt fieldset input label legend li option p section select slot span summary time ul }

/// The heading of a level; what is deeper than six stays at six.
pub fn heading(level: u8) -> El {
    el(["h1", "h2", "h3", "h4", "h5"].get(usize::from(level).saturating_sub(1)).copied().unwrap_or("h6"))
}

impl El {
    #[inline(never)]
    fn with(mut self, attribute: Attribute) -> El {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn word(self, name: &'static str, word: &'static str) -> El {
        self.with(Attribute::Fixed(name, Cow::Borrowed(word)))
    }

    /// An attribute; `None` leaves it out.
    pub fn attr(self, name: &'static str, value: impl Into<Value>) -> El {
        match value.into() {
            Value(Some(value)) => self.with(Attribute::Fixed(name, value)),
            Value(None) => self,
        }
    }

    /// An attribute that follows what it reads.
    pub fn attr_live(self, name: &'static str, value: impl FnMut() -> String + 'static) -> El {
        self.with(Attribute::Live(name, Way::Attribute, Box::new(value)))
    }

    pub fn class(self, names: &'static str) -> El {
        self.word("class", names)
    }

    /// A part of the public styling interface.
    pub fn part(self, name: &'static str) -> El {
        self.word("part", name)
    }

    /// A style or custom property that follows what it reads.
    pub fn style(self, name: &'static str, value: impl FnMut() -> String + 'static) -> El {
        self.with(Attribute::Live(name, Way::Style, Box::new(value)))
    }

    /// The value of a field.
    pub fn value(self, value: impl FnMut() -> String + 'static) -> El {
        self.with(Attribute::Live("value", Way::Property, Box::new(value)))
    }

    /// Whether an option is the chosen one.
    pub fn selected(self, mut value: impl FnMut() -> bool + 'static) -> El {
        // As a truth, any text but an empty one is true.
        let value = move || String::from(if value() { "selected" } else { "" });
        self.with(Attribute::Live("selected", Way::Property, Box::new(value)))
    }

    pub fn on(self, event: &'static str, call: impl FnMut(Event) + 'static) -> El {
        self.with(Attribute::On(event, Box::new(call)))
    }

    /// Lets a place know the element while it is there.
    pub fn place(self, place: Place) -> El {
        self.with(Attribute::Place(place))
    }

    /// Calls something when the element is made; what it returns is dropped with the element.
    pub fn made(self, call: impl FnOnce(&Element) -> Guard + 'static) -> El {
        self.with(Attribute::Made(Box::new(call)))
    }

    pub fn child(mut self, child: impl Child) -> El {
        child.add(&mut self.0.children);
        self
    }

    /// Children that follow what `list` reads, one by one: focus and state of those that stay are kept.
    pub fn keyed(mut self, list: impl FnMut() -> Vec<Keyed> + 'static) -> El {
        self.0.children.push(Content::Keyed(Box::new(list)));
        self
    }

    /// Children that follow what they read.
    pub fn live<C: Child>(mut self, mut children: impl FnMut() -> C + 'static) -> El {
        self.0.children.push(Content::Live(Box::new(move || {
            let mut made = Vec::new();
            children().add(&mut made);
            made
        })));
        self
    }
}

/// The value of an attribute, if it is to be there.
pub struct Value(Option<Cow<'static, str>>);

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Value {
        Value(Some(Cow::Borrowed(text)))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value(Some(Cow::Owned(text)))
    }
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Value {
        Value(text.map(Cow::Owned))
    }
}

/// What can be put into an element.
pub trait Child {
    fn add(self, to: &mut Vec<Content>);
}

impl Child for El {
    fn add(self, to: &mut Vec<Content>) {
        to.push(Content::El(self));
    }
}

impl Child for String {
    fn add(self, to: &mut Vec<Content>) {
        to.push(Content::Text(self));
    }
}

impl Child for &str {
    fn add(self, to: &mut Vec<Content>) {
        to.push(Content::Text(self.to_owned()));
    }
}

impl<C: Child> Child for Option<C> {
    fn add(self, to: &mut Vec<Content>) {
        if let Some(child) = self {
            child.add(to);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn add(self, to: &mut Vec<Content>) {
        for child in self {
            child.add(to);
        }
    }
}
