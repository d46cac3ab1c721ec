//! The part that says what was wrong with the data.

use crate::i18n::Key;
use crate::view::el::El;
use crate::view::shown::Scene;

/// See [`crate::view::notes`].
#[inline(never)]
pub fn notes(scene: &Scene) -> El {
    crate::view::notes::notes(&scene.locale, scene.debug, &scene.loaded.get().diagnostics, Key::LeftOut)
}
