//! `<city-project-map>`: projects on a map, and a list that is its equal.
//!
//! Map, list, legend and search are here; one project in full, more filters and what few visitors ask for are parts that
//! come when they are wanted. All follow one query; the map's own state is its camera.

pub(crate) mod address;
pub(crate) mod archive;
mod board;
pub(crate) mod card;
mod controls;
mod donut;
pub(crate) mod dots;
pub(crate) mod filters;
mod ground;
pub(crate) mod hands;
mod layer;
mod legend;
pub(crate) mod list;
mod marks;
pub(crate) mod names;
mod project_map;
pub(crate) mod save;
mod scene;
pub(crate) mod shapes;
pub(crate) mod shown;
mod summary;
mod surface;
pub(crate) mod tiles;
mod toolbar;
pub(crate) mod totals;
pub(crate) mod updates;
mod visit;

pub use address::MapLinked;
#[cfg(target_arch = "wasm32")]
pub use archive::Missing;
pub use board::Board;
pub use ground::World;
pub use layer::{Drawing, Ink, Layer, Stroke, Word};
pub use marks::Marks;
pub use project_map::{MapOutlet, ProjectMap, project_map};
#[cfg(target_arch = "wasm32")]
pub use save::{DOT, Sheet, colour, inks};
pub use scene::{MapParts, MapScene};
pub use surface::Gesture;
#[cfg(target_arch = "wasm32")]
pub use surface::Tile;
pub use visit::MapVisit;
