//! What a card, a chart or a list of cities shows of the model.
//!
//! The rules of honest progress are here, as functions that give closed kinds and figures: [`progress`] and what is
//! beside it. Words are chosen elsewhere; a [`Sentence`] names its message and brings the values.

mod chart;
mod choice;
mod directory;
mod facets;
mod gap;
mod headline;
mod net;
mod options;
mod point;
mod progress;
mod scale;
mod sectors;
mod sentence;
mod series;
mod standing;
mod summary;
mod totals;
mod track;
mod wording;

pub use chart::{BarChart, Dot, EmissionsChart, Segment, emissions_chart, gap_chart, sector_chart};
pub use choice::CityChoice;
pub use directory::{Directory, DirectoryRow, ListQuery, Shown, Sort};
pub use facets::{CityFacet, CityFacets};
pub use gap::{GapPart, GapPartKind, gap_parts};
pub use headline::{Headlines, headlines, leading};
pub use net::{Net, inventory_net, target_net};
pub use options::{ProfileOptions, Variant};
pub use point::Point;
pub use progress::{Bar, Computed, Headline, Progress, Reported, Rules, WhyNot, progress};
pub use scale::{Scale, Tick};
pub use sectors::{Breakdown, SectorRow, breakdown};
pub use sentence::{Sentence, Value};
pub use series::{Series, main_series, series};
pub use standing::{Deadline, Standing, deadline, standing};
pub use summary::{emissions_summary, gap_summary, sector_summary};
pub use totals::{Mismatch, Part, gap_mismatch, inventory_mismatches};
pub use track::{Track, Way, pathway, track};
pub use wording::{Told, Wording, basis};
