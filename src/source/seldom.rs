//! The formats that few pages use, behind one door: what can be reached through [`read`] alone comes as a part.
//!
//! # Home-made JSON
//!
//! The attribute `fields` says where our fields are in somebody's records. It is a JSON object; its keys are our names
//! (those of a session, `dots.for.nesting`), its values JSON pointers (RFC 6901) into the record:
//!
//! ```json
//! {"@": "/days/*/rooms/*/events", "title": "/name", "start": "/begin", "room": "2/name", "speakers.name": "/people/*/full"}
//! ```
//!
//! - `@` points from the top to the array of records, or to an object whose values are the records; without it the text
//!   is that array. A segment `*` is each item of an array and each value of an object.
//! - In a field `*` makes a list; below a dot, a list of objects: `speakers.name` is the names of several speakers.
//! - A number first goes up so many levels from the record (relative JSON pointers): in the example 1 is the array of
//!   events, 2 the room, 4 the day. `1#` is the key or index of that level: the room's name in `{"Hall": [event]}`.
//! - A clock for `start` or `end` is read on the date of `date`. Unix times, basic ISO dates and minutes are understood.
//! - Names of speakers may stand in one text, separated by semicolons; topics also by commas.
//! - `name` or `title`, `url`, `timezone`, start and end of the event are looked for in the objects that enclose all
//!   records, and in a `conference` or `event` within these.

use super::{Error, ErrorKind, Format, Reading, detect, parse};
use super::{fields, fullcalendar, icalendar, indico, konopas, schedule_v2, schedule_xml, schema_org, sessionize};
use crate::model::Json;

/// Reads a text of a format that is seldom met; `tree` where it is JSON.
///
/// # Errors
/// `Syntax` where it is broken, `Unknown` where it holds nothing that its format has.
pub fn read(asked: Option<Format>, text: &str, parsed: Option<&Json>, reading: &mut Reading) -> Result<Format, Error> {
    let has_fields = reading.options.fields.is_some();
    let shape = detect::of_text(text);
    let own;
    let tree = match (asked.or(shape), parsed) {
        (_, Some(tree)) => Some(tree),
        (Some(Format::ScheduleXml | Format::Icalendar), _) if !has_fields => None,
        (Some(Format::SchemaOrg | Format::Konopas), _) if shape.is_some() && !has_fields => None,
        _ => {
            own = parse(text)?;
            Some(&own)
        }
    };
    let format = match (asked.or(shape), tree) {
        (Some(format), _) => format,
        (None, _) if has_fields => Format::CityWidgets,
        (None, Some(tree)) => detect::of_tree(tree).ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?,
        (None, None) => return Err(Error::new(ErrorKind::Unknown, "")),
    };
    match (format, tree) {
        (_, Some(tree)) if has_fields => fields::read(tree, reading),
        (Format::ScheduleXml, _) => schedule_xml::read(text, reading)?,
        (Format::Icalendar, _) => icalendar::read(text, reading)?,
        (Format::SchemaOrg, tree) => schema_org::read(text, tree, reading)?,
        (Format::Konopas, tree) => konopas::read(text, tree, reading)?,
        (Format::Indico, Some(tree)) => indico::read(tree, reading)?,
        (Format::Fullcalendar, Some(tree)) => fullcalendar::read(tree, reading),
        (Format::Sessionize, Some(tree)) => sessionize::read(tree, reading),
        (Format::ScheduleV2, Some(tree)) => schedule_v2::read(tree, reading),
        (Format::CityWidgets | Format::Pretalx | Format::Frab, _) | (_, None) => {
            return Err(Error::new(ErrorKind::Unknown, format.name()));
        }
    }
    Ok(format)
}
