//! `city-widgets render`: what a page may carry of a programme without a script.

use crate::{Wish, input};
use city_widgets::linked_data::event;
use std::process::ExitCode;

/// Prints a script element with the programme as schema.org's `Event`.
pub fn json_ld(wish: &Wish) -> Result<ExitCode, String> {
    let feed = input::feed(wish)?;
    let event = serde_json::to_string_pretty(&event(&feed.document, &wish.lang)).map_err(|error| error.to_string())?;
    // No text in it can end the script, or begin a comment in it.
    println!("<script type=\"application/ld+json\">\n{}\n</script>", event.replace('<', "\\u003c"));
    Ok(ExitCode::SUCCESS)
}
