//! One's own sessions (security design, section 2).

use domain::{Bytes, DeviceId, Timestamp};
use serde::{Deserialize, Serialize};

/// `GET /api/sessions` → the caller's sessions, the one last used first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRow {
    /// What ends it; neither its cookie nor the id it is stored under.
    pub name: Bytes,
    /// The browser that signed in, by what it said of itself.
    pub browser: String,
    /// The device that last proved an open vault in it.
    pub device: Option<DeviceId>,
    /// When it was opened.
    pub since: Timestamp,
    /// When it was last used, to the minute.
    pub last_use: Timestamp,
    /// Whether personal data is answered to it now.
    pub unlocked: bool,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// `POST /api/sessions/end`: ends one of the caller's sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSession {
    /// Its name in the list.
    pub name: Bytes,
}

/// Names a browser by its `User-Agent`, such as "Chromium on Linux"; of the text itself nothing is kept.
#[must_use]
pub fn browser_name(agent: &str) -> String {
    let browser = first_of(agent, &BROWSERS).unwrap_or("Browser");
    let system = first_of(agent, &SYSTEMS).unwrap_or("unknown system");
    format!("{browser} on {system}")
}

/// The more particular mark first: every browser also names those it descends from.
const BROWSERS: [(&str, &str); 4] = [
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chromium"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iOS"),
    ("iPad", "iOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn first_of(agent: &str, marks: &[(&str, &'static str)]) -> Option<&'static str> {
    marks
        .iter()
        .find(|(mark, _)| agent.contains(mark))
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::browser_name;

    #[test]
    fn a_browser_is_named_by_its_own_mark_not_by_its_ancestors() {
        let edge =
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(browser_name(edge), "Edge on Windows");
        let phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";
        assert_eq!(browser_name(phone), "Chromium on Android");
    }

    #[test]
    fn an_agent_that_says_nothing_known_leaks_nothing() {
        assert_eq!(browser_name("secret/1.0"), "Browser on unknown system");
    }
}
