//! The event itself, beside its sessions.

use super::el::{El, div};
use super::shown::Scene;

pub fn about(_: &Scene) -> El {
    div()
}
