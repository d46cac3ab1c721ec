//! The engine of the project map.

mod basemap;
mod clusters;
mod corpus;
mod crs;
mod projections;
mod shapes;
mod spatial;
