//! What a session leads to, and when that is of use.

use super::Text;
use super::json::{Json, Object, ToJson};
use super::word;

/// Something to follow; the URL has passed the allow-list.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub url: String,
    pub title: Text,
    pub kind: LinkKind,
    /// When it is to be shown, where the feed says so.
    pub when: Option<Times>,
}

impl Link {
    /// Whether to show it before, during or after its session; `None` stands for a session without a time.
    ///
    /// ```
    /// use city_widgets::model::{Link, LinkKind, Text, Times, When};
    /// let url = "https://example.org/live".to_owned();
    /// let mut stream = Link { url, title: Text::default(), kind: LinkKind::Stream, when: None };
    /// assert!(stream.shown_at(Some(When::Before)) && !stream.shown_at(Some(When::After)));
    /// stream.when = Some(Times::of(&[When::After]));
    /// assert!(stream.shown_at(Some(When::After)) && stream.shown_at(None));
    /// ```
    pub fn shown_at(&self, when: Option<When>) -> bool {
        let times = self.when.unwrap_or(self.kind.usual_times());
        when.is_none_or(|when| times.has(when))
    }
}

/// A time against the session's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Before,
    During,
    After,
}

impl When {
    pub const ALL: [When; 3] = [When::Before, When::During, When::After];
    /// The last one stands for all.
    const WORDS: [&str; 4] = ["before", "during", "after", "always"];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }
}

/// One or more times against the session's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times(u8);

impl Times {
    pub const ALWAYS: Times = Times(7);

    pub fn of(times: &[When]) -> Times {
        Times(times.iter().fold(0, |bits, when| bits | 1 << *when as u8))
    }

    pub fn has(self, when: When) -> bool {
        self.0 & 1 << when as u8 != 0
    }

    /// Reads `before`, `during`, `after`, `always`, or a list of them; `None` where there is no such word.
    pub fn read(value: &Json) -> Option<Times> {
        let mut times = Times(0);
        for word in value.one_or_many() {
            match word::place(&When::WORDS, word.as_str().unwrap_or_default()) {
                Some(3) => times = Times::ALWAYS,
                Some(when) => times.0 |= 1 << when,
                None => {}
            }
        }
        (times.0 != 0).then_some(times)
    }
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LinkKind {
    #[default]
    Web,
    /// The session's own page.
    Session,
    Registration,
    Stream,
    Recording,
    Slides,
    Feedback,
}

impl LinkKind {
    pub const ALL: [LinkKind; 7] = [
        LinkKind::Web,
        LinkKind::Session,
        LinkKind::Registration,
        LinkKind::Stream,
        LinkKind::Recording,
        LinkKind::Slides,
        LinkKind::Feedback,
    ];

    const WORDS: [&str; 7] = [
        "web",
        "session|origin",
        "registration|signup",
        "stream|live|livestream|meeting",
        "recording|media|video",
        "slides|paper",
        "feedback",
    ];

    pub fn name(self) -> &'static str {
        word::name(&Self::WORDS, self as usize)
    }

    /// When such a link is of use, where the feed does not say.
    pub fn usual_times(self) -> Times {
        match self {
            LinkKind::Registration => Times::of(&[When::Before]),
            LinkKind::Stream => Times::of(&[When::Before, When::During]),
            LinkKind::Recording => Times::of(&[When::After]),
            LinkKind::Feedback => Times::of(&[When::During, When::After]),
            LinkKind::Web | LinkKind::Session | LinkKind::Slides => Times::ALWAYS,
        }
    }

    /// Total: an unknown word is a plain link.
    pub fn of_word(word: &str) -> LinkKind {
        word::place(&Self::WORDS, word).and_then(|place| Self::ALL.get(place).copied()).unwrap_or_default()
    }
}

impl ToJson for Link {
    fn to_json(&self) -> Json<'_> {
        let mut out = Object::default();
        out.put("url", &self.url);
        out.put("title", &self.title);
        out.word("type", Some(self.kind.name()));
        out.put("when", &self.when);
        out.done()
    }
}

impl ToJson for Times {
    fn to_json(&self) -> Json<'_> {
        let mut words = Vec::new();
        for when in When::ALL {
            if self.has(when) {
                words.push(when.name().to_json());
            }
        }
        Json::List(words)
    }
}
