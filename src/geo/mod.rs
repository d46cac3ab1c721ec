//! The engine of the project map: places, projections, the camera, clusters, the basemap and what it takes to draw them.
//!
//! Pure: numbers in, numbers and SVG path text out. Nothing here knows a browser, a project or a theme's name. Angles of
//! the public interface are degrees, distances are kilometres or metres as their names say, and projected points are in
//! world units: the world in Web Mercator is one unit wide, y grows downwards, and one unit is `256 * 2^zoom` CSS pixels.

pub mod archive;
pub mod basemap;
mod camera;
pub mod cluster;
pub mod crs;
mod cut;
mod extent;
pub mod graticule;
mod grid;
pub mod inside;
pub mod labels;
mod lonlat;
mod paths;
mod plane;
mod projection;
pub mod scale;
pub mod shape;
pub mod spatial;
pub mod trig;

pub use camera::{Camera, MAX_ZOOM, Rect};
pub use extent::Extent;
pub use lonlat::LonLat;
pub use paths::Paths;
pub use plane::Plane;
pub use projection::{Kind, Point, Projection};
pub use trig::{exp2, log2};
