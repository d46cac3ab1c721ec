//! Why a feed could not be read at all.

/// The error of this module; the sentence for people comes from the message tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub kind: ErrorKind,
    /// What was found instead, or where: for the message.
    pub detail: String,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Nothing there.
    Empty,
    /// Not JSON; the detail says where it breaks, or that it is a web page.
    Syntax,
    /// JSON, but no format that a reader knows.
    Unknown,
    /// A canonical document of a later major version.
    Version,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, detail: impl Into<String>) -> Error {
        Error { kind, detail: detail.into() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = match self.kind {
            ErrorKind::Empty => "the answer is empty",
            ErrorKind::Syntax => "the answer is not JSON",
            ErrorKind::Unknown => "the answer is in no format that can be read",
            ErrorKind::Version => "the document is of a later version",
        };
        write!(f, "{what}: {}", self.detail)
    }
}

impl std::error::Error for Error {}
