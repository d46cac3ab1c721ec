//! The formats by name.

use crate::part::Part;

/// A format that a reader decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own: the canonical model in its envelope. Also what home-made data become through `fields`.
    CityWidgets,
    /// pretalx `schedule/widgets/schedule.json`.
    Pretalx,
    /// frab and c3voc `schedule.json`, version 1; also pretalx' export of that name.
    Frab,
    /// c3voc schedule version 2.
    ScheduleV2,
    /// frab's, pentabarf's and FOSDEM's `schedule.xml`; pentabarf's `<iCalendar>`.
    ScheduleXml,
    /// Sessionize's views "All", "Sessions" and "Schedule grid".
    Sessionize,
    /// schema.org events as JSON-LD, in a file or in a web page.
    SchemaOrg,
    /// iCalendar, RFC 5545.
    Icalendar,
    /// KonOpas and ConClár.
    Konopas,
    /// Indico's HTTP export of an event, of a category or of a timetable.
    Indico,
    /// The event objects of FullCalendar and its likes.
    Fullcalendar,
}

impl Format {
    pub const ALL: [Format; 11] = [
        Format::CityWidgets,
        Format::Pretalx,
        Format::Frab,
        Format::ScheduleV2,
        Format::ScheduleXml,
        Format::Sessionize,
        Format::SchemaOrg,
        Format::Icalendar,
        Format::Konopas,
        Format::Indico,
        Format::Fullcalendar,
    ];

    /// The name in the `format` attribute and in `city-load`.
    pub fn name(self) -> &'static str {
        match self {
            Format::CityWidgets => "city-widgets",
            Format::Pretalx => "pretalx",
            Format::Frab => "frab",
            Format::ScheduleV2 => "schedule-v2",
            Format::ScheduleXml => "schedule-xml",
            Format::Sessionize => "sessionize",
            Format::SchemaOrg => "schema-org",
            Format::Icalendar => "icalendar",
            Format::Konopas => "konopas",
            Format::Indico => "indico",
            Format::Fullcalendar => "fullcalendar",
        }
    }

    /// `None` for `auto` and for a name that isn't one: then the data decide.
    pub fn of_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name.trim())
    }
}

/// The part with the reader of a format, or of records in nobody's format; ours is always there.
pub fn part_of(format: Format, has_fields: bool) -> Option<Part> {
    match format {
        _ if has_fields => Some(Part::Formats),
        Format::CityWidgets => None,
        Format::Pretalx | Format::Frab => Some(Part::Schedules),
        _ => Some(Part::Formats),
    }
}
