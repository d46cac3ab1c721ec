//! Media types by file ending. A module or a wasm file with the wrong one is refused or compiled late.

/// The `Content-Type` of a file.
pub fn of(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("geojson") => "application/geo+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("gif") => "image/gif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

/// Whether compressing is worth it: text and WebAssembly, not pictures and fonts.
pub fn compresses(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default();
    kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("xml") || kind == "application/wasm"
}

#[cfg(test)]
mod tests {
    use super::{compresses, of};

    #[test]
    fn what_browsers_insist_on() {
        assert_eq!(of("programme.wasm"), "application/wasm");
        assert!(of("en.JS").starts_with("text/javascript"));
        assert_eq!(of("LICENSE"), "application/octet-stream");
        assert!(compresses(of("a.geojson")) && compresses(of("a.svg")) && !compresses(of("a.png")));
    }
}
