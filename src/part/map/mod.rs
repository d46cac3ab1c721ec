//! The parts of `<city-project-map>`: see [`super`].

pub mod formats;
