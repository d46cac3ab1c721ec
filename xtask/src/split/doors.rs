//! The doors: functions of a module in the widget's house, `city_widgets::part::<part>` for the first one, behind which a part of the code lies that comes later.

use crate::error::{Error, Result};

/// The part to which a function is a door. `name` is mangled, `house` is the module path that all doors share, `parts`
/// are the modules in it.
pub fn part_of(name: &str, house: &str, parts: &[String]) -> Result<Option<usize>> {
    // Without the hashes of crates.
    let path = format!("{:#}", rustc_demangle::demangle(name));
    let Some((part, function)) = path.strip_prefix(house).and_then(|rest| rest.split_once("::")) else {
        return Ok(None);
    };
    let Some(part) = parts.iter().position(|known| known == part) else { return Ok(None) };
    // Closures lie behind the door of the function that has them.
    if function.contains('{') {
        return Ok(None);
    }
    if function.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b':') {
        return Ok(Some(part));
    }
    Err(Error::from(format!("{path} must be a plain function without type parameters: it is the door to a part")))
}

#[cfg(test)]
mod tests {
    use super::part_of;

    const HOUSE: &str = "city_widgets::part::";

    fn parts() -> Vec<String> {
        ["dialog", "grid"].map(str::to_owned).to_vec()
    }

    #[track_caller]
    fn gives(name: &str, part: Option<usize>) {
        assert_eq!(part_of(name, HOUSE, &parts()).unwrap(), part, "{name}");
    }

    #[test]
    fn doors_are_the_functions_of_the_modules_of_parts() {
        gives("_RNvNtNtCsdCDxJRrVgtk_12city_widgets4part6dialog6dialog", Some(0));
        gives("_RNvNtNtNtCsN0YMRy89Hi_12city_widgets4part4grid4work7compare", Some(1));
        gives("_ZN12city_widgets4part4grid4open17h0123456789abcdefE", Some(1));
        gives("_ZN12city_widgets4part5other4open17h0123456789abcdefE", None);
        gives("_ZN12city_widgets4part4name17h0123456789abcdefE", None);
        gives("_ZN12city_widgets4view6dialog6dialog17h0123456789abcdefE", None);
        gives("memcpy", None);
        let city = "_ZN12city_widgets4part4city6dialog4open17h0123456789abcdefE";
        gives(city, None);
        assert_eq!(part_of(city, "city_widgets::part::city::", &parts()).unwrap(), Some(0));
    }

    #[test]
    fn closures_of_a_door_are_none() {
        gives("_ZN12city_widgets4part4grid4open28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE", None);
        gives("_RNCNvNtNtCsdCDxJRrVgtk_12city_widgets4part6dialog6dialog0B7_", None);
    }

    #[test]
    fn a_generic_door_is_refused() {
        let error = part_of("_RINvNtNtCsdCDxJRrVgtk_12city_widgets4part6dialog6dialoghE", HOUSE, &parts());
        assert!(error.is_err_and(|error| error.to_string().contains("without type parameters")));
    }
}
