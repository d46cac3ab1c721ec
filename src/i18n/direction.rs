//! Which way a language is written.

/// `rtl` for languages of right-to-left scripts.
pub fn direction(lang: &str) -> &'static str {
    match crate::model::until(lang, b"-_") {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ku" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}
