//! A message table.

use crate::model::{Code, Diagnostic, Json};
use crate::source::parse;
use std::cell::OnceCell;

macro_rules! keys {
    ($($variant:ident = $name:literal,)*) => {
        /// Every message there is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Key { $($variant,)* }

        impl Key {
            /// All keys with their names in the tables, in order.
            pub const ALL: &'static [(Key, &'static str)] = &[$((Key::$variant, $name),)*];
        }
    };
}

keys! {
    // The loader says these three, and knows them by their place.
    ErrorWasm = "errorWasm",
    ErrorCsp = "errorCsp",
    ErrorCrashed = "errorCrashed",
    Programme = "programme",
    Search = "search",
    Filters = "filters",
    Day = "day",
    AllDays = "allDays",
    Track = "track",
    AllTracks = "allTracks",
    Room = "room",
    AllRooms = "allRooms",
    Type = "type",
    AllTypes = "allTypes",
    Language = "language",
    AllLanguages = "allLanguages",
    Clear = "clear",
    Sessions = "sessions",
    SessionsOf = "sessionsOf",
    NoMatch = "noMatch",
    ShowAll = "showAll",
    Now = "now",
    Next = "next",
    Cancelled = "cancelled",
    Delayed = "delayed",
    Break = "break",
    Everywhere = "everywhere",
    TimesIn = "timesIn",
    TimesUnknown = "timesUnknown",
    TimeOpen = "timeOpen",
    NotScheduled = "notScheduled",
    TimeRange = "timeRange",
    NamePrefix = "namePrefix",
    Recordings = "recordings",
    AttendanceOffline = "attendanceOffline",
    AttendanceOnline = "attendanceOnline",
    AttendanceMixed = "attendanceMixed",
    AccessOpen = "accessOpen",
    AccessRegistration = "accessRegistration",
    AccessInvitationOnly = "accessInvitationOnly",
    AccessMembersOnly = "accessMembersOnly",
    TypeOpening = "typeOpening",
    TypeWelcome = "typeWelcome",
    TypeKeynote = "typeKeynote",
    TypeIntroduction = "typeIntroduction",
    TypePanel = "typePanel",
    TypeRoundtable = "typeRoundtable",
    TypeWorkshop = "typeWorkshop",
    TypePolicySession = "typePolicySession",
    TypeExchange = "typeExchange",
    TypeWorldCafe = "typeWorldCafe",
    TypePitch = "typePitch",
    TypeMeeting = "typeMeeting",
    TypeSiteVisit = "typeSiteVisit",
    TypeClosing = "typeClosing",
    TypeLearningCohort = "typeLearningCohort",
    OrganisedBy = "organisedBy",
    PartOf = "partOf",
    Announced = "announced",
    Empty = "empty",
    Loading = "loading",
    Retry = "retry",
    Stale = "stale",
    LeftOut = "leftOut",
    Notes = "notes",
    ErrorNetwork = "errorNetwork",
    ErrorTimeout = "errorTimeout",
    ErrorHttp = "errorHttp",
    ErrorTooLarge = "errorTooLarge",
    ErrorEmpty = "errorEmpty",
    ErrorFormat = "errorFormat",
    DetailHtml = "detailHtml",
    DetailSyntax = "detailSyntax",
    DetailUnknown = "detailUnknown",
    DetailVersion = "detailVersion",
    InlineSource = "inlineSource",
    NoteNotARecord = "noteNotARecord",
    NoteNoTitle = "noteNoTitle",
    NoteBadStart = "noteBadStart",
    NoteBadEnd = "noteBadEnd",
    NoteUnknownZone = "noteUnknownZone",
    NoteNoZone = "noteNoZone",
    NoteUnknownSpeaker = "noteUnknownSpeaker",
    NoteNotAList = "noteNotAList",
    NoteBadLink = "noteBadLink",
    View = "view",
    ViewList = "viewList",
    ViewGrid = "viewGrid",
    ViewNow = "viewNow",
    ViewSpeakers = "viewSpeakers",
    ViewMine = "viewMine",
    DaysLater = "daysLater",
    DaysEarlier = "daysEarlier",
    TimeYours = "timeYours",
    TimeEvent = "timeEvent",
    ZoneYours = "zoneYours",
    ZoneEvent = "zoneEvent",
    NowAt = "nowAt",
    JumpToNow = "jumpToNow",
    CalendarFile = "calendarFile",
    // From here on: what only parts say that come later (`manifest::FIRST_LATER_MESSAGE`).
    Close = "close",
    When = "when",
    Where = "where",
    Speakers = "speakers",
    Cities = "cities",
    CitiesPresent = "citiesPresent",
    Topics = "topics",
    Outcome = "outcome",
    Links = "links",
    Interpretation = "interpretation",
    Attendance = "attendance",
    Access = "access",
    LinkSession = "linkSession",
    LinkRegistration = "linkRegistration",
    LinkStream = "linkStream",
    LinkRecording = "linkRecording",
    LinkSlides = "linkSlides",
    LinkFeedback = "linkFeedback",
    LinkWeb = "linkWeb",
    RoleModerator = "roleModerator",
    RoleFacilitator = "roleFacilitator",
    RolePanellist = "rolePanellist",
    RoleIntroduction = "roleIntroduction",
    RoleOpening = "roleOpening",
    RoleClosing = "roleClosing",
    RoleContributor = "roleContributor",
    RoleHost = "roleHost",
    RoleGuest = "roleGuest",
    AccessPress = "accessPress",
    AccessTicket = "accessTicket",
    Planned = "planned",
    Updated = "updated",
    NewsAdded = "newsAdded",
    NewsMoved = "newsMoved",
    NewsRoom = "newsRoom",
    NewsRenamed = "newsRenamed",
    NewsCancelled = "newsCancelled",
    MarkAdded = "markAdded",
    MarkRestored = "markRestored",
    MarkRenamed = "markRenamed",
    MarkRoom = "markRoom",
    MarkRoomNew = "markRoomNew",
    MarkMoved = "markMoved",
    MarkTimeNew = "markTimeNew",
    Checked = "checked",
    UpdatesPause = "updatesPause",
    UpdatesResume = "updatesResume",
    NowUntil = "nowUntil",
    NowLeft = "nowLeft",
    NowNothing = "nowNothing",
    NowBefore = "nowBefore",
    NowOver = "nowOver",
    NowUnknown = "nowUnknown",
    NowOtherRooms = "nowOtherRooms",
    NowNoRoom = "nowNoRoom",
    NowNoMore = "nowNoMore",
    SpeakerCount = "speakerCount",
    SpeakersOf = "speakersOf",
    NoSpeakerMatch = "noSpeakerMatch",
    ShowAllSpeakers = "showAllSpeakers",
    JumpToLetter = "jumpToLetter",
    OtherNames = "otherNames",
    NoteRepeats = "noteRepeats",
    NoteNotJson = "noteNotJson",
    NoteNoField = "noteNoField",
    GridColumns = "gridColumns",
    GridByRoom = "gridByRoom",
    GridByTrack = "gridByTrack",
    GridNoRoom = "gridNoRoom",
    GridNoTrack = "gridNoTrack",
    GridRooms = "gridRooms",
    GridTracks = "gridTracks",
    GridRoomsBefore = "gridRoomsBefore",
    GridRoomsAfter = "gridRoomsAfter",
    GridTracksBefore = "gridTracksBefore",
    GridTracksAfter = "gridTracksAfter",
    GridDayBefore = "gridDayBefore",
    GridDayAfter = "gridDayAfter",
    GridPin = "gridPin",
    GridPart = "gridPart",
    GridNothing = "gridNothing",
    GridOngoing = "gridOngoing",
    GridKeys = "gridKeys",
    StarThis = "starThis",
    StarAdd = "starAdd",
    StarRemove = "starRemove",
    StarWord = "starWord",
    StarAdded = "starAdded",
    StarRemoved = "starRemoved",
    MineEmpty = "mineEmpty",
    MineHow = "mineHow",
    MineKept = "mineKept",
    MineFleeting = "mineFleeting",
    Clashes = "clashes",
    ClashWith = "clashWith",
    TransferShort = "transferShort",
    TransferNone = "transferNone",
    Gone = "gone",
    GoneKept = "goneKept",
    GoneUntitled = "goneUntitled",
    Share = "share",
    LinkCopied = "linkCopied",
    LinkCopy = "linkCopy",
    Print = "print",
    SharedTitle = "sharedTitle",
    SharedShow = "sharedShow",
    SharedUnknown = "sharedUnknown",
    SharedNothing = "sharedNothing",
    SharedAdded = "sharedAdded",
    Dismiss = "dismiss",
    AddToCalendar = "addToCalendar",
    CalendarApps = "calendarApps",
    CalendarWeb = "calendarWeb",
    NewTab = "newTab",
    ClashWithAll = "clashWithAll",
    ClashMany = "clashMany",
}

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    /// For each key its forms: one with the category "", or several by plural category.
    words: Words,
    /// Those that come with the first part of the code, and follow the others.
    later: OnceCell<Words>,
}

type Words = Vec<Vec<(String, String)>>;

impl Messages {
    /// Reads a table: strings, and objects by plural category, in the order of [`Key::ALL`].
    ///
    /// The source files name the keys, what is published is a bare list: both are read.
    pub fn parse(table: &str) -> Messages {
        Messages { words: Messages::words(table), later: OnceCell::new() }
    }

    /// Takes the words that come later, unless they are there.
    pub fn extend(&self, table: &str) {
        self.later.get_or_init(|| Messages::words(table));
    }

    fn words(table: &str) -> Words {
        let tree = parse(table).unwrap_or(Json::Null);
        let mut named = tree.entries().map(|(_, words)| words);
        let mut listed = tree.items().iter();
        let mut words = Vec::new();
        while let Some(entry) = listed.next().or_else(|| named.next()) {
            let mut forms = Vec::new();
            match entry {
                Json::Map(plural) => {
                    for (category, words) in plural {
                        forms.push((category.to_string(), words.as_str().unwrap_or_default().to_owned()));
                    }
                }
                other => forms.push((String::new(), other.as_str().unwrap_or_default().to_owned())),
            }
            words.push(forms);
        }
        words
    }

    /// The words for a key.
    pub fn get(&self, key: Key) -> &str {
        self.plural(key, "other")
    }

    /// The words for a key and a plural category.
    pub fn plural(&self, key: Key, category: &str) -> &str {
        let (place, first) = (key as usize, self.words.len());
        let later = || self.later.get()?.get(place.checked_sub(first)?);
        let forms = self.words.get(place).or_else(later).map(Vec::as_slice).unwrap_or_default();
        let form = forms.iter().find(|(c, _)| c == category).or_else(|| forms.last());
        form.map_or("", |(_, words)| words)
    }

    /// The sentence about a diagnostic, with its value still to be filled in.
    pub fn about(diagnostic: &Diagnostic) -> Key {
        match diagnostic.code {
            Code::NotARecord => Key::NoteNotARecord,
            Code::NoTitle => Key::NoteNoTitle,
            Code::BadStart => Key::NoteBadStart,
            Code::BadEnd => Key::NoteBadEnd,
            Code::UnknownZone => Key::NoteUnknownZone,
            Code::NoZone => Key::NoteNoZone,
            Code::UnknownSpeaker => Key::NoteUnknownSpeaker,
            Code::NotAList => Key::NoteNotAList,
            Code::BadLink => Key::NoteBadLink,
            Code::Repeats => Key::NoteRepeats,
            Code::NotJson => Key::NoteNotJson,
            Code::NoField => Key::NoteNoField,
        }
    }
}

/// Replaces each `{name}` once; what a value holds is not looked at again.
pub(super) fn fill(words: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (value.as_str(), tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{Key, Messages, fill};
    use crate::i18n::TABLES;
    use crate::source::parse;

    #[test]
    fn values_are_not_templates() {
        assert_eq!(fill("{a} of {b}", &[("a", "{b}".to_owned()), ("b", "2".to_owned())]), "{b} of 2");
        assert_eq!(fill("{unknown} {", &[]), "{unknown} {");
    }

    /// All tables have all messages, in the same order, with the same values to fill in.
    #[test]
    fn tables_are_complete() {
        for (tag, table) in TABLES {
            let tree = parse(table).unwrap();
            let names: Vec<&str> = tree.entries().map(|(name, _)| name).collect();
            let keys: Vec<&str> = Key::ALL.iter().map(|(_, name)| *name).collect();
            assert_eq!(names, keys, "{tag}");
            let (messages, english) =
                (Messages::parse(table), Messages::parse(TABLES.iter().find(|(t, _)| *t == "en").unwrap().1));
            for (key, name) in Key::ALL {
                let values = |words: &str| {
                    let mut found: Vec<String> =
                        words.split('{').skip(1).filter_map(|w| Some(w.split_once('}')?.0.to_owned())).collect();
                    found.sort_unstable();
                    found
                };
                assert!(!messages.get(*key).is_empty(), "{tag}: {name}");
                assert_eq!(values(messages.get(*key)), values(english.get(*key)), "{tag}: {name}");
            }
        }
    }
}
