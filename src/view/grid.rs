//! The programme by rooms or tracks beside each other.

use super::el::{El, div};
use super::shown::Scene;

pub fn grid(scene: &Scene) -> El {
    div().class("grid").child(scene.locale.t(crate::i18n::Key::Loading))
}
