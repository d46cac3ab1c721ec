//! What sets one kind of widget apart from another, for the element that it works in.

use super::Core;
use crate::state::{Basics, Data, FailureKind, Loaded};
use crate::view::Renewal;
use crate::view::el::El;
use std::ops::Deref;
use std::rc::Rc;

/// What is done with the copy of an earlier visit, if there is one.
pub(crate) type Kept<D> = Box<dyn FnOnce(Option<Rc<Loaded<D>>>)>;

/// What is done with data that were read, or with what was wrong with them.
pub(crate) type Read<D> = Box<dyn FnOnce(Result<Loaded<D>, FailureKind>)>;

/// A kind of widget. Each has a module of its own, so the code of [`Core`] is there once for each page.
pub(crate) trait Kind: Sized + 'static {
    type Options: Deref<Target = Basics>;
    type Data: Data;
    /// What the visitor has chosen.
    type Visit;
    /// Requests besides the one for the data; they end with the element.
    type Requests: Default;

    fn options(attribute: &dyn Fn(&str) -> Option<String>) -> Self::Options;

    fn visit(options: &Self::Options) -> Self::Visit;

    fn renewal(visit: &Self::Visit) -> &Renewal;

    fn view(core: &Rc<Core<Self>>) -> El;

    /// Whether a change of options needs the data to be read again.
    fn reads_differently(last: &Self::Options, next: &Self::Options) -> bool;

    /// Takes what the page has changed into the visitor's choices.
    fn changed(core: &Rc<Core<Self>>, last: &Self::Options, next: &Self::Options);

    /// Sees to what else is offered, after any change of options or data.
    fn settle(core: &Rc<Core<Self>>);

    /// The data are on their way: what will be needed to read them may be, too.
    fn foresee(core: &Rc<Core<Self>>);

    /// Reads an answer, once the code for its format has come.
    fn read(core: &Rc<Core<Self>>, text: &str, print: u64, url: Option<&str>, then: Read<Self::Data>);

    /// Marks what differs from what was there before. `offline` is the address whose copy is kept.
    fn compare(
        core: &Rc<Core<Self>>,
        loaded: Loaded<Self::Data>,
        renewed: bool,
        offline: Option<String>,
        then: Box<dyn FnOnce(Loaded<Self::Data>)>,
    );

    /// What a later visit is compared to, in one line.
    fn snapshot(loaded: &Loaded<Self::Data>) -> String;

    /// Takes the line of an earlier visit.
    fn remember(core: &Core<Self>, line: &str);

    /// The doors to the part for data that renew themselves: see [`crate::part::live`].
    fn plan(core: &Rc<Core<Self>>);
    fn keep(core: &Rc<Core<Self>>, url: String, text: Option<String>);
    fn kept(core: &Rc<Core<Self>>, url: &str, then: Kept<Self::Data>);
    fn bridge(core: &Rc<Core<Self>>, url: &str, source: &str);
    /// Looks for what was chosen in another element of the group.
    fn relate(core: &Rc<Core<Self>>, detail: &str);
}
