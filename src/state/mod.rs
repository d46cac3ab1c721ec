//! Model + query + clock + locale -> what is to be shown. Pure: each behaviour can be tested at a given moment.

mod agenda;
mod clock;
mod color;
mod facets;
mod failure;
mod index;
mod load;
mod options;
mod prose;
mod query;
mod times;

pub use agenda::{Agenda, Heading, Row, Section, agenda};
pub use clock::{Phase, phases};
pub use color::on_surface;
pub use facets::{Facet, Facets, kind_label};
pub use failure::{Failure, FailureKind};
pub use index::Index;
pub use load::{Load, Loaded};
pub use options::{Options, Theme, ZoneChoice};
pub use prose::{Block, Span, prose};
pub use query::Query;
pub use times::{Times, dates};
