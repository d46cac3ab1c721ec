//! The nodes of JSON-LD, and which of its events enclose others.

use super::super::stamp::Stamp;
use crate::model::{Json, Wall};
use std::collections::HashMap;
use std::ptr;

/// An event and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'g, 'j> {
    pub value: &'g Json<'j>,
    pub place: String,
}

/// All nodes of all scripts.
#[derive(Default)]
pub struct Graph<'g, 'j> {
    /// Those that have an `@id` and say something.
    known: HashMap<&'g str, &'g Json<'j>>,
    /// Events that lie in no other.
    events: Vec<Node<'g, 'j>>,
    /// Where in `events` one of a name or an id and a date is.
    twins: HashMap<String, usize>,
}

impl<'g, 'j> Graph<'g, 'j> {
    /// Adds what one script holds.
    pub fn add(&mut self, tree: &'g Json<'j>, place: &str) {
        self.index(tree);
        let before = self.events.len();
        self.find(tree, place, before);
    }

    fn index(&mut self, value: &'g Json<'j>) {
        if let Some(id) = value.str("@id").filter(|_| says_something(value)) {
            self.known.entry(id).or_insert(value);
        }
        for item in value.items() {
            self.index(item);
        }
        for (_, item) in value.entries() {
            self.index(item);
        }
    }

    /// Finds the events; those from `before` on are of the same script.
    fn find(&mut self, value: &'g Json<'j>, place: &str, before: usize) {
        if is_event(value) && says_something(value) {
            let node = Node { value, place: place.to_owned() };
            // Two plugins describe one page: the longer description is the better one. Within one script two events of
            // one name and hour are two.
            let date = value.str("startDate").unwrap_or_default();
            let id = value.str("@id").map(|id| ["#", id, "\n", date].concat());
            let title = value.str("name").map(|name| [name, "\n", date].concat());
            let by_id = id.as_ref().and_then(|id| self.twins.get(id));
            let by_title = title.as_ref().and_then(|title| self.twins.get(title)).filter(|n| **n < before);
            let twin = by_id.or(by_title).copied();
            let n = twin.unwrap_or(self.events.len());
            for key in [id, title].into_iter().flatten() {
                self.twins.entry(key).or_insert(n);
            }
            match self.events.get_mut(n) {
                Some(known) if known.value.entries().count() >= value.entries().count() => {}
                Some(known) => *known = node,
                None => self.events.push(node),
            }
            return;
        }
        for (n, item) in value.items().iter().enumerate() {
            self.find(item, &format!("{place}/{n}"), before);
        }
        for (key, item) in value.entries() {
            if matches!(item, Json::List(_) | Json::Map(_)) {
                self.find(item, &format!("{place}/{}", key.replace('~', "~0").replace('/', "~1")), before);
            }
        }
    }

    /// What a value stands for: the node of its `@id`, else itself.
    pub fn node<'a>(&self, value: &'a Json<'j>) -> &'a Json<'j>
    where
        'g: 'a,
    {
        let id = value.str("@id").filter(|_| !says_something(value));
        id.and_then(|id| self.known.get(id).copied()).unwrap_or(value)
    }

    /// The parts of an event.
    pub fn children(&self, event: &'g Json<'j>, place: &str) -> Vec<Node<'g, 'j>> {
        let mut children = Vec::new();
        for key in ["subEvent", "subEvents", "event", "events"] {
            let list = matches!(event.get(key), Json::List(_));
            for (n, child) in event.get(key).one_or_many().iter().enumerate() {
                let named = child.as_str().and_then(|id| self.known.get(id).copied());
                let value = named.unwrap_or_else(|| self.node(child));
                let place = if list { format!("{place}/{key}/{n}") } else { format!("{place}/{key}") };
                children.push(Node { value, place });
            }
        }
        children
    }

    fn has_parts(&self, event: &'g Json<'j>) -> bool {
        !self.children(event, "").is_empty()
    }

    /// The events that lie in no other, and that no other names as its part.
    pub fn tops(&self) -> Vec<Node<'g, 'j>> {
        let mut parts: Vec<*const Json> = Vec::new();
        for event in &self.events {
            parts.extend(self.children(event.value, "").iter().map(|part| ptr::from_ref(part.value)));
        }
        parts.sort_unstable();
        let part = |event: &Node| parts.binary_search(&ptr::from_ref(event.value)).is_ok();
        let tops: Vec<_> = self.events.iter().filter(|event| !part(event)).cloned().collect();
        // Two that are each other's parts enclose nothing.
        if tops.is_empty() { self.events.clone() } else { tops }
    }

    /// The event that all others are part of.
    pub fn enclosing(&self, tops: &[Node<'g, 'j>]) -> Option<Node<'g, 'j>> {
        // How often an event is named as what another is part of: by itself, by id, by name.
        let mut named: HashMap<(u8, *const Json, &str), usize> = HashMap::new();
        for top in tops {
            let above = self.above(top).value;
            if above.is_map() {
                for key in keys(above) {
                    *named.entry(key).or_default() += 1;
                }
            }
        }
        let below =
            |node: &Node<'g, 'j>| keys(node.value).filter_map(|key| named.get(&key)).max().copied().unwrap_or(0);
        let mut most: Option<(usize, &Node)> = None;
        for top in tops {
            let parts = self.children(top.value, "").len() + below(top);
            if parts > most.map_or(0, |(n, _)| n) {
                most = Some((parts, top));
            }
        }
        if let Some((_, top)) = most {
            return Some(top.clone());
        }
        let first = tops.first()?;
        let above = self.above(first);
        if above.value.has("name") && (tops.len() == 1 || below(&above) == tops.len()) && !self.has_parts(first.value) {
            return Some(above);
        }
        if tops.len() == 1 {
            return Some(first.clone());
        }
        around(tops)
    }

    /// What an event says that it is part of.
    fn above(&self, part: &Node<'g, 'j>) -> Node<'g, 'j> {
        let above = part.value.get("superEvent").one_or_many().first().map_or(&Json::Null, |above| self.node(above));
        Node { value: above, place: part.place.clone() + "/superEvent" }
    }
}

fn keys<'g, 'j>(event: &'g Json<'j>) -> impl Iterator<Item = (u8, *const Json<'j>, &'g str)> {
    let by_name = |n, key| event.str(key).map(|name| (n, ptr::null(), name));
    [Some((0, ptr::from_ref(event), "")), by_name(1, "@id"), by_name(2, "name")].into_iter().flatten()
}

/// The event that stands by itself and lasts, for a fortnight at most, from the first to the last of the others.
fn around<'g, 'j>(tops: &[Node<'g, 'j>]) -> Option<Node<'g, 'j>> {
    let spans: Vec<_> = tops.iter().map(|top| span(top.value)).collect();
    let first = spans.iter().flatten().map(|(first, _)| *first).min()?;
    let last = spans.iter().flatten().map(|(_, last)| *last).max()?;
    let mut found = tops.iter().zip(&spans).filter(|(_, span)| **span == Some((first, last)));
    let (only, _) = found.next().filter(|_| found.next().is_none())?;
    // One of a list is one of many: an exhibition is not the programme of the concerts listed with it.
    let listed = only.place.rsplit('/').next().is_some_and(|index| index.parse::<usize>().is_ok());
    (!listed && last.0 - first.0 <= 14 * 86_400).then(|| only.clone())
}

fn span(event: &Json) -> Option<(Wall, Wall)> {
    let first = event.str("startDate").and_then(Stamp::parse)?;
    let last = event.str("endDate").and_then(Stamp::parse).unwrap_or(first);
    let start = match first {
        Stamp::Date(date) => date,
        Stamp::Time(moment) => moment.wall,
    };
    let end = match last {
        Stamp::Date(date) => date.plus(86_400),
        Stamp::Time(moment) => moment.wall,
    };
    Some((start, end))
}

/// Whether a node is more than a reference.
fn says_something(value: &Json) -> bool {
    value.entries().any(|(key, _)| !matches!(key, "@id" | "@type" | "@context"))
}

/// Whether a node is of a type of event.
fn is_event(value: &Json) -> bool {
    value.get("@type").one_or_many().iter().any(|kind| {
        let kind = super::event::last(kind.as_str().unwrap_or_default());
        let others = ["Festival", "EventSeries", "Hackathon", "CourseInstance", "Conference"];
        kind.ends_with("Event") || others.contains(&kind)
    })
}
