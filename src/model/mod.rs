//! The canonical model: what every feed is read into and what every view is made of.
//!
//! Pure data. Its JSON form is camelCase in one envelope, see [`Document`]; text is a string or a
//! BCP 47 language map, a date may be partial, and what is missing stays missing.

#[cfg(any(feature = "profile", feature = "project-map"))]
pub mod city;
mod diagnostic;
mod document;
mod facts;
mod json;
mod link;
mod number;
mod person;
mod place;
mod plain;
mod programme;
#[cfg(feature = "project-map")]
pub mod project;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod seats;
mod session;
mod text;
mod time;
mod word;
mod zone;

#[cfg(all(any(feature = "profile", feature = "project-map"), not(target_arch = "wasm32")))]
pub use city::city_schema;
pub use diagnostic::{Code, Diagnostic};
pub use document::{Document, Publisher, SCHEMA_VERSION};
pub use facts::{
    Body, Call, CallState, Contact, Counted, DOCUMENT_FACTS, EVENT_FACTS, Facts, Figure, Fuzzy, Image, Info, Involved,
    News, Newsletter, Publication, Qualifier, Quantity, Question, Quote, Related, Relation, SESSION_FACTS, Series,
    SessionFacts, SupportOffer,
};
pub use json::{Json, Object, ToJson, object};
pub use link::{Link, LinkKind, Times, When};
pub use number::decimal;
pub use person::{Participation, Role, Speaker};
pub use place::{Geo, ORGANIZATION_FACTS, Organization, PLACE_FACTS, Place, ROOM_FACTS, Room, TRACK_FACTS, Track};
pub use plain::{cut, digits, joined, pieces, plain, until, whole};
pub use programme::{
    Access, Attendance, Counts, DAY_FACTS, Day, Programme, ProgrammeStatus, RECORDING_FACTS, Recording,
    SUPER_EVENT_FACTS, SuperEvent,
};
#[cfg(all(feature = "project-map", not(target_arch = "wasm32")))]
pub use project::project_schema;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::programme_schema;
pub use seats::{SeatState, Seats};
pub use session::{CityRef, Session, Slot, Status};
pub use text::{Text, clean};
pub use time::{Moment, PartialDate, Wall, parse_clock, parse_duration};
pub use word::{find, replaced};
pub use zone::{Zones, local, resolve};
