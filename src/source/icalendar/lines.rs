//! The lines of iCalendar: components, properties, parameters.

/// `NAME;PARAMETER=value:value`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Property {
    /// In upper case.
    pub name: String,
    /// Names in upper case.
    pub parameters: Vec<(String, String)>,
    /// As written, escapes and all.
    pub value: String,
}

/// `BEGIN:NAME` to `END:NAME`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Component {
    /// In upper case.
    pub name: String,
    pub properties: Vec<Property>,
    pub components: Vec<Component>,
}

impl Property {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value without escapes.
    pub fn text(&self) -> String {
        unescape(&self.value)
    }
}

impl Component {
    pub fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// The first property of a name that has a value.
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name && !property.value.trim().is_empty())
    }
}

/// What can lie in a calendar, and in nothing else: a forgotten `END` doesn't swallow the next one.
const PARTS: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];

/// Reads the components of a text into a nameless one. What is not closed is closed by what follows it.
pub fn parse(text: &str) -> Component {
    let mut open = vec![Component::default()];
    for line in unfold(text) {
        let Some(property) = property(&line) else { continue };
        let name = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                let level = if PARTS.contains(&name.as_str()) {
                    open.iter().position(|component| PARTS.contains(&component.name.as_str())).unwrap_or(open.len())
                } else {
                    open.len()
                };
                close(&mut open, level.min(8));
                open.push(Component { name, ..Component::default() });
            }
            "END" => {
                if let Some(level) = open.iter().rposition(|component| component.name == name).filter(|n| *n > 0) {
                    close(&mut open, level);
                }
            }
            _ => {
                if let Some(component) = open.last_mut() {
                    component.properties.push(property);
                }
            }
        }
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default()
}

/// Puts all that lies deeper than a level into what it lies in.
fn close(open: &mut Vec<Component>, level: usize) {
    while open.len() > level.max(1) {
        let Some(done) = open.pop() else { return };
        if let Some(outer) = open.last_mut() {
            outer.components.push(done);
        }
    }
}

/// The logical lines: what begins with a blank continues the line before, and so does what can't be a property, which
/// is a line break that somebody forgot to escape.
fn unfold(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split(['\r', '\n']).filter(|line| !line.is_empty()) {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line.get(1..).unwrap_or_default()),
            Some(last) if !begins_property(line) => {
                last.push_str("\\n");
                last.push_str(line);
            }
            _ => lines.push(line.trim_start_matches('\u{feff}').to_owned()),
        }
    }
    lines
}

/// Names are written in upper case by all; `Note: bring a coat` is text.
fn begins_property(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let shouted = !name.bytes().any(|b| b.is_ascii_lowercase());
    let known = ["begin", "end", "dtstart", "dtend", "summary", "uid"];
    !name.is_empty() && name.len() < line.len() && plain && (shouted || known.contains(&&*name.to_ascii_lowercase()))
}

fn property(line: &str) -> Option<Property> {
    // A quote that is never closed hides no colon.
    let colon = outside_quotes(line, ':').or_else(|| line.find(':'))?;
    let (head, value) = line.split_at_checked(colon)?;
    let mut parameters = Vec::new();
    let mut rest = head;
    let mut name = None;
    while !rest.is_empty() || name.is_none() {
        let end = outside_quotes(rest, ';').unwrap_or(rest.len());
        let (part, after) = rest.split_at_checked(end)?;
        rest = after.get(1..).unwrap_or_default();
        match name {
            None => name = Some(part.trim().to_ascii_uppercase()),
            Some(_) => {
                if let Some((key, value)) = part.split_once('=') {
                    let value = value.trim().trim_matches('"');
                    let value = value.replace("^n", "\n").replace("^'", "\"").replace("^^", "^");
                    parameters.push((key.trim().to_ascii_uppercase(), value));
                }
            }
        }
    }
    Some(Property { name: name?, parameters, value: value.get(1..)?.to_owned() })
}

fn outside_quotes(text: &str, wanted: char) -> Option<usize> {
    let mut quoted = false;
    text.char_indices()
        .find(|(_, c)| {
            quoted ^= *c == '"';
            !quoted && *c == wanted
        })
        .map(|(at, _)| at)
}

/// Text without escapes; a backslash before anything else stays.
pub fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = match (c, chars.peek()) {
            ('\\', Some('n' | 'N')) => '\n',
            ('\\', Some(c @ ('\\' | ',' | ';' | ':' | '"'))) => *c,
            _ => {
                text.push(c);
                continue;
            }
        };
        text.push(escaped);
        chars.next();
    }
    text
}

/// The items of a list: commas that are neither escaped nor followed by a blank part them, for whoever writes
/// "Water, waste" means one thing.
pub fn list(value: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ',' && chars.peek().is_none_or(|next| *next != ' ') {
            items.push(String::new());
            continue;
        }
        let Some(item) = items.last_mut() else { break };
        item.push(c);
        if c == '\\' {
            item.extend(chars.next());
        }
    }
    items.iter().map(|item| unescape(item).trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{list, parse};
    use proptest::prelude::*;

    #[test]
    fn reads_folded_broken_and_unclosed_lines() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=en:Heat\\, wat\n er\nDESCRIPTION:one\nNote: two\n\nBEGIN:VALARM\n\
                    DESCRIPTION:wake up\nBEGIN:VEVENT\nATTENDEE;CN=\"a:b;c\";ROLE=CHAIR:mailto:x\nEND:VEVENT\nEND:VCALENDAR\n";
        let calendar = &parse(text).components[0];
        assert_eq!(calendar.components.len(), 2);
        let (first, second) = (&calendar.components[0], &calendar.components[1]);
        assert_eq!(first.get("SUMMARY").unwrap().text(), "Heat, water");
        assert_eq!(first.get("DESCRIPTION").unwrap().text(), "one\nNote: two");
        assert_eq!(second.get("ATTENDEE").unwrap().parameter("CN"), Some("a:b;c"));
        assert_eq!(second.get("ATTENDEE").unwrap().value, "mailto:x");
    }

    #[test]
    fn lists_keep_commas_that_belong_to_words() {
        assert_eq!(list("Water, waste,Energy,a\\,b"), ["Water, waste", "Energy", "a,b"]);
    }

    #[test]
    fn depth_bombs_stay_flat() {
        let bomb = "BEGIN:X\n".repeat(100_000);
        assert!(!parse(&bomb).components.is_empty());
    }

    proptest! {
        #[test]
        fn is_total(text in "(BEGIN:|END:|VEVENT|X|\n| |:|;|=|\"|\\\\|,|é){0,60}") {
            let _ = parse(&text);
        }
    }
}
