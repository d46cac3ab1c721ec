//! Words, dates and numbers in the visitor's language.
//!
//! One message table a language (`*.json`, the same keys in each); what the browser's `Intl` does for us stands behind
//! [`Formatter`], with a deterministic implementation for the host.

mod direction;
mod formatter;
#[cfg(not(target_arch = "wasm32"))]
mod host;
mod key;
mod locale;
mod messages;
mod place;

pub use direction::direction;
pub use formatter::{DateStyle, Formatter, Unit};
#[cfg(not(target_arch = "wasm32"))]
pub use host::{HostFormatter, TABLES};
pub use key::Key;
pub use locale::Locale;
pub use messages::Messages;
