//! Sessions for calendars.

use super::el::{El, div};
use super::shown::Scene;

pub fn calendar(_: &Scene, _: &[usize]) -> El {
    div()
}
