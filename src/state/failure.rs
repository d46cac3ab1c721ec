//! Why there is nothing to show, or nothing new.

use crate::i18n::{Key, Locale};
use crate::model::plain;
use crate::source::{Error, ErrorKind};

/// A failed load: its code is API, its sentence is made for the visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub kind: FailureKind,
    /// Host and path of the endpoint, for the sentence; empty for data in the page.
    pub source: String,
}

/// The kinds of failure that a feed can cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FailureKind {
    /// Refused, unreachable, blocked, or without CORS headers: the browser doesn't say which.
    Network,
    /// No byte for too long.
    Timeout,
    Http(u16),
    /// More than this many bytes.
    TooLarge(usize),
    /// An answer that can't be read.
    Format(Error),
    /// The code that reads such an answer could not be had.
    Part,
}

impl Failure {
    /// The `code` of `city-error`.
    pub fn code(&self) -> &'static str {
        match &self.kind {
            FailureKind::Network => "network",
            FailureKind::Timeout => "timeout",
            FailureKind::Http(_) => "http",
            FailureKind::TooLarge(_) => "too-large",
            FailureKind::Format(Error { kind: ErrorKind::Empty, .. }) => "empty",
            FailureKind::Format(_) => "format",
            FailureKind::Part => "wasm",
        }
    }

    /// The HTTP status, where there is one.
    pub fn status(&self) -> Option<u16> {
        match self.kind {
            FailureKind::Http(status) => Some(status),
            _ => None,
        }
    }

    /// One sentence in the visitor's language.
    pub fn message(&self, locale: &Locale) -> String {
        let named = if self.source.is_empty() { locale.t(Key::InlineSource) } else { self.source.clone() };
        let source = ("source", named.as_str());
        match &self.kind {
            FailureKind::Network => locale.fill(Key::ErrorNetwork, &[source]),
            FailureKind::Timeout => locale.fill(Key::ErrorTimeout, &[source]),
            FailureKind::Part => locale.t(Key::ErrorWasm),
            FailureKind::Http(status) => locale.fill(Key::ErrorHttp, &[source, ("status", &plain((*status).into()))]),
            FailureKind::TooLarge(limit) => {
                locale.fill(Key::ErrorTooLarge, &[source, ("limit", &locale.formatter.number(*limit))])
            }
            FailureKind::Format(error) => match error.kind {
                ErrorKind::Empty => locale.fill(Key::ErrorEmpty, &[source]),
                _ => locale.fill(Key::ErrorFormat, &[source, ("detail", &detail(error, locale))]),
            },
        }
    }
}

fn detail(error: &Error, locale: &Locale) -> String {
    let key = match error.kind {
        ErrorKind::Syntax | ErrorKind::Empty if error.detail == "HTML" => Key::DetailHtml,
        ErrorKind::Syntax | ErrorKind::Empty => Key::DetailSyntax,
        ErrorKind::Unknown => Key::DetailUnknown,
        ErrorKind::Version => Key::DetailVersion,
    };
    locale.fill(key, &[("value", &error.detail)])
}
