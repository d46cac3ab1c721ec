//! The canonical model: what every feed is read into and what every view is made of.
//!
//! Pure data. Its JSON form is camelCase in one envelope, see [`Document`]; text is a string or a
//! BCP 47 language map, a date may be partial, and what is missing stays missing.

mod diagnostic;
mod document;
mod json;
mod person;
mod place;
mod programme;
mod session;
mod text;
mod time;
mod zone;

pub use diagnostic::{Code, Diagnostic};
pub use document::{Document, Publisher, SCHEMA_VERSION};
pub use json::{Json, ToJson, object};
pub use person::{Participation, Role, Speaker};
pub use place::{Organization, Place, Room, Track};
pub use programme::{Access, Attendance, Counts, Day, Programme, ProgrammeStatus, Recording, SuperEvent};
pub use session::{CityRef, Link, LinkKind, Session, Slot, Status};
pub use text::{Text, clean};
pub use time::{Moment, PartialDate, Wall, parse_clock, parse_duration};
pub use zone::{Zones, local, resolve};
