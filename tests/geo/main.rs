//! The engine of the project map.

mod clusters;
mod corpus;
