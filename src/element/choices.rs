//! What a visitor has chosen, beyond the element: in the page's address, and in what the browser keeps.
//!
//! The code for both comes later; this hands it what it needs of a [`Core`].

use super::{Core, ProgrammeKind};
use crate::browser::call::object;
use crate::browser::page;
use crate::part;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Follows the address, and lets it follow, until the core lets go of it.
///
/// It is kept from here: the compiler knows of what is returned what drops it, and would tell that to the first module.
pub(crate) fn follow(core: &Core<ProgrammeKind>) {
    let linked = part::address::Linked {
        visit: core.visit.clone(),
        options: core.options.clone(),
        load: core.load.clone(),
        container: core.container.clone().into(),
    };
    core.address.replace(Some(part::address::start(linked)));
}

/// Offers stars, where the page still asks for that and there is something to star.
pub(crate) fn offer(core: &Rc<Core<ProgrammeKind>>) {
    let (load, options) = (core.load.peek(), core.options.peek());
    if let (Some(loaded), true) = (load.loaded(), options.favourites) {
        let src = options.src.as_ref().filter(|_| core.data.borrow().is_none());
        let src = src.and_then(|src| page::absolute(src, &options.base));
        part::personal::start(&core.visit, &loaded.document, src.as_deref(), &options.name);
    }
}

/// Tells the page of a star.
pub(crate) fn tell(core: &Core<ProgrammeKind>, id: &str, favourite: bool) {
    let id = serde_wasm_bindgen::to_value(id).unwrap_or_default();
    core.host.emit("city-favourite", object(&[("id", id), ("favourite", favourite.into())]), false);
}
