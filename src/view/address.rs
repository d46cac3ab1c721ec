//! The visitor's choices in the fragment of the page's address.

use super::Visit;
use super::el::Element;
use super::live::Live;
#[cfg(target_arch = "wasm32")]
use crate::state::{Choice, View};
use crate::state::{Load, Options};
use std::any::Any;
use std::rc::Rc;

/// What choices and address are made of.
#[cfg_attr(target_arch = "wasm32", derive(Clone))]
pub struct Linked {
    pub visit: Rc<Visit>,
    pub options: Live<Rc<Options>>,
    pub load: Live<Load>,
    /// What a link scrolls to.
    pub container: Element,
}

/// There is no address on the host.
#[cfg(not(target_arch = "wasm32"))]
pub fn start(_: Linked) -> Box<dyn Any> {
    Box::new(())
}

/// Follows the address, and lets it follow, until what is returned is dropped.
#[cfg(target_arch = "wasm32")]
pub fn start(linked: Linked) -> Box<dyn Any> {
    use crate::browser::address::{Name, arrive, fragment, on_change, wish, write};
    use crate::state::Follower;
    use std::cell::{Cell, RefCell};

    let base = linked.base();
    let name = Name::claim(&wish(&linked.container, &linked.options.peek().name));
    let (follower, found) = Follower::new(name.get(), &fragment(), &base);
    let arriving = Cell::new(found.as_ref().is_some_and(|choice| choice.leads_somewhere(&base)));
    // What a link names and the data do not have; it may come with newer ones.
    let awaited = Rc::new(RefCell::new(found.filter(|choice| !linked.show(choice))));
    let follower = Rc::new(RefCell::new(follower));
    let (read, back, asked) = (linked.clone(), follower.clone(), awaited.clone());
    let listening = on_change(Rc::new(move || {
        let next = back.borrow_mut().read(&fragment(), &read.base());
        if let Some(choice) = next {
            asked.replace(Some(choice.clone()).filter(|choice| !read.show(choice)));
        }
    }));
    let writing = super::live::watch(Box::new(move || {
        let (mut base, load) = (linked.base(), linked.load.get());
        let waits = awaited.borrow().as_ref().and_then(|choice| linked.there(choice));
        if let Some(choice) = waits {
            awaited.replace(None);
            linked.open(&choice);
        }
        let mut choice = linked.chosen();
        let Some(loaded) = load.loaded() else { return };
        let programme = loaded.programme();
        if arriving.replace(false) {
            arrive(&linked.container);
        }
        choice.settle(programme);
        base.settle(programme);
        let written = follower.borrow_mut().write(&fragment(), &choice, &base, programme);
        if let Some(written) = written {
            // Whoever has chosen something else no longer waits for it.
            awaited.replace(None);
            write(&written.fragment, written.step);
        }
    }));
    Box::new((listening, writing, name))
}

#[cfg(target_arch = "wasm32")]
impl Linked {
    /// What the page's author has chosen; whoever asks follows it.
    fn base(&self) -> Choice {
        let options = self.options.get();
        Choice { view: options.view, query: options.query.clone(), session: None, speaker: None }
    }

    /// What the visitor has chosen; whoever asks follows it.
    fn chosen(&self) -> Choice {
        let owned = |id: Option<Rc<str>>| id.map(|id| String::from(&*id));
        let (view, speaker) = (self.visit.view.get(), self.visit.speaker.get());
        Choice {
            view,
            query: self.visit.query.get(),
            session: owned(self.visit.selected.get()),
            // In the other views it shows nowhere.
            speaker: owned(speaker.filter(|_| view == View::Speakers)),
        }
    }

    /// Shows a choice; `false` where the data do not have what it opens.
    fn show(&self, choice: &Choice) -> bool {
        self.visit.view.set_if_new(choice.view);
        self.visit.query.set_if_new(choice.query.clone());
        let there = self.there(choice).unwrap_or_default();
        self.open(&there);
        there.session == choice.session && there.speaker == choice.speaker
    }

    /// What the data have of what a choice opens; `None` where that is nothing.
    fn there(&self, choice: &Choice) -> Option<Choice> {
        let mut there = choice.clone();
        there.settle(self.load.peek().loaded()?.programme());
        (there.session.is_some() || there.speaker.is_some()).then_some(there)
    }

    /// Opens what a choice names, and closes the rest.
    fn open(&self, choice: &Choice) {
        self.visit.selected.set_if_new(choice.session.as_deref().map(Rc::from));
        self.visit.speaker.set_if_new(choice.speaker.as_deref().map(Rc::from));
    }
}
