//! The formats by name.

/// A format that a reader decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own: the canonical model in its envelope.
    CityWidgets,
    /// pretalx `schedule/widgets/schedule.json`.
    Pretalx,
    /// frab and c3voc `schedule.json`, version 1; also pretalx' export of that name.
    Frab,
    /// c3voc schedule version 2.
    ScheduleV2,
    /// Sessionize's "All" view.
    Sessionize,
}

impl Format {
    pub const ALL: [Format; 5] =
        [Format::CityWidgets, Format::Pretalx, Format::Frab, Format::ScheduleV2, Format::Sessionize];

    /// The name in the `format` attribute and in `city-load`.
    pub fn name(self) -> &'static str {
        match self {
            Format::CityWidgets => "city-widgets",
            Format::Pretalx => "pretalx",
            Format::Frab => "frab",
            Format::ScheduleV2 => "schedule-v2",
            Format::Sessionize => "sessionize",
        }
    }

    /// `None` for `auto` and for a name that isn't one: then the data decide.
    pub fn of_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name.trim())
    }
}
