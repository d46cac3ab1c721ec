//! JSON pointers: absolute (RFC 6901), relative, and with `*` for each item.

use super::string;
use crate::model::Json;

/// A value on the way to a record, with its key or index in the one before.
#[derive(Clone)]
pub struct Step<'t, 'j> {
    pub value: &'t Json<'j>,
    pub key: String,
}

/// A pointer, read.
#[derive(Debug, Default, PartialEq)]
pub struct Pointer {
    /// How many levels to go up first.
    up: usize,
    /// The key of the level instead of its value.
    key: bool,
    tokens: Vec<String>,
}

/// What a pointer leads to.
pub enum Got<'j> {
    One(Json<'j>),
    /// By way of a `*`.
    Many(Vec<Json<'j>>),
}

impl Pointer {
    /// `None` where the text is no pointer. A bare name is the field of that name.
    pub fn parse(text: &str) -> Option<Pointer> {
        let text = text.trim();
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (up, rest) = text.split_at_checked(digits)?;
        let up = if up.is_empty() { 0 } else { up.parse().ok()? };
        let unescape = |token: &str| token.replace("~1", "/").replace("~0", "~");
        let (key, tokens) = match rest {
            "" => (false, Vec::new()),
            "#" if digits > 0 => (true, Vec::new()),
            rest => match rest.strip_prefix('/') {
                Some(tokens) => (false, tokens.split('/').map(unescape).collect()),
                None if digits == 0 => (false, vec![rest.to_owned()]),
                None => return None,
            },
        };
        Some(Pointer { up, key, tokens })
    }

    /// How many levels all that it leads to have in common.
    pub fn fixed(&self) -> usize {
        self.tokens.iter().take_while(|token| *token != "*").count()
    }

    /// The ways to all values that the pointer leads to from the top.
    pub fn lists<'t, 'j>(&self, tree: &'t Json<'j>) -> Vec<Vec<Step<'t, 'j>>> {
        let mut ways = vec![vec![Step { value: tree, key: String::new() }]];
        for token in &self.tokens {
            let mut further = Vec::new();
            for way in ways {
                let Some(value) = way.last().map(|step| step.value) else { continue };
                for (key, value) in inside(value, token) {
                    let mut way = way.clone();
                    way.push(Step { value, key });
                    further.push(way);
                }
            }
            ways = further;
        }
        ways
    }

    /// What it leads to from a record, which is the last step of the way.
    pub fn get<'j>(&self, way: &[Step<'_, 'j>]) -> Option<Got<'j>> {
        let step = way.len().checked_sub(self.up + 1).and_then(|at| way.get(at))?;
        if self.key {
            return Some(Got::One(string(&step.key)));
        }
        let mut values = vec![step.value];
        for token in &self.tokens {
            values = values.into_iter().flat_map(|value| inside(value, token)).map(|(_, value)| value).collect();
        }
        values.retain(|value| **value != Json::Null);
        if self.tokens.iter().any(|token| token == "*") {
            return Some(Got::Many(values.into_iter().cloned().collect()));
        }
        values.first().map(|value| Got::One((*value).clone()))
    }
}

/// The values that a token means, with their keys.
fn inside<'t, 'j>(value: &'t Json<'j>, token: &str) -> Vec<(String, &'t Json<'j>)> {
    let items = value.items().iter().enumerate().map(|(n, item)| (crate::model::plain(n as i64), item));
    let all = items.chain(value.entries().map(|(key, item)| (key.to_owned(), item)));
    if token == "*" {
        return all.collect();
    }
    let found = match value {
        Json::List(items) => token.parse::<usize>().ok().and_then(|n| items.get(n)),
        _ => Some(value.get(token)).filter(|_| value.has(token)),
    };
    found.map(|value| (token.to_owned(), value)).into_iter().collect()
}

/// Sets the field of a name, at the dots: several values below one are as many objects.
pub fn set<'j>(target: &mut Json<'j>, name: &[&str], got: Got<'j>) {
    let Some((first, rest)) = name.split_first() else { return };
    with_slot(target, first, |slot| match (got, rest.is_empty()) {
        (Got::One(value), true) => *slot = value,
        (Got::Many(values), true) => *slot = Json::List(values),
        (Got::One(value), false) => match slot {
            Json::List(items) => items.iter_mut().for_each(|item| set(item, rest, Got::One(value.clone()))),
            one => set(one, rest, Got::One(value)),
        },
        (Got::Many(values), false) => {
            if !matches!(slot, Json::List(_)) {
                *slot = Json::List(Vec::new());
            }
            let Json::List(items) = slot else { return };
            for (n, value) in values.into_iter().enumerate() {
                if items.len() <= n {
                    items.push(Json::Map(Vec::new()));
                }
                if let Some(item) = items.get_mut(n) {
                    set(item, rest, Got::One(value));
                }
            }
        }
    });
}

/// Calls with the value of a key, which is there from now on.
fn with_slot<'j>(target: &mut Json<'j>, key: &str, change: impl FnOnce(&mut Json<'j>)) {
    if !target.is_map() {
        *target = Json::Map(Vec::new());
    }
    let Json::Map(entries) = target else { return };
    match entries.iter_mut().find(|(known, _)| known == key) {
        Some((_, value)) => change(value),
        None => {
            let mut value = Json::Null;
            change(&mut value);
            entries.push((key.to_owned().into(), value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Got, Pointer, Step};
    use crate::source::parse;

    #[test]
    fn leads_down_up_and_to_each() {
        let text = r#"{"days": [{"date": "d1", "rooms": {"Hall/1": [{"t": "A", "who": [{"n": "x"}, {"n": "y"}]}]}}]}"#;
        let tree = parse(text).unwrap();
        let lists = Pointer::parse("/days/*/rooms/*").unwrap().lists(&tree);
        assert_eq!(lists.len(), 1);
        let mut way = lists[0].clone();
        let list = way.last().unwrap().value;
        way.push(Step { value: &list.items()[0], key: "0".to_owned() });
        let get = |pointer: &str| match Pointer::parse(pointer)?.get(&way)? {
            Got::One(value) => Some(value.outline()),
            Got::Many(values) => Some(values.iter().map(|value| value.outline()).collect::<Vec<_>>().join("+")),
        };
        assert_eq!(get("/t").as_deref(), Some("A"));
        assert_eq!(get("t").as_deref(), Some("A"));
        assert_eq!(get("/who/1/n").as_deref(), Some("y"));
        assert_eq!(get("/who/*/n").as_deref(), Some("x+y"));
        assert_eq!(get("1#").as_deref(), Some("Hall/1"));
        assert_eq!(get("3/date").as_deref(), Some("d1"));
        assert_eq!(get("99/date"), None);
        assert_eq!(get("/gone"), None);
        assert_eq!(Pointer::parse("2name"), None);
        assert_eq!(Pointer::parse("/days/0/rooms/Hall~11").unwrap().lists(&tree).len(), 1);
    }
}
