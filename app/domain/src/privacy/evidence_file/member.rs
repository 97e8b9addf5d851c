//! Finds the member of a JSON text at a place, for errors that name it.

/// Keys are cut after this many characters: a broken line may hold anything.
const MAX_KEY: usize = 64;

enum Level {
    Object(String),
    List(usize),
}

/// Gives the path of the member that the text is in after so many of its bytes.
pub(super) fn member_at(text: &[u8], bytes: usize) -> String {
    let mut scan = Scan::default();
    for byte in text.iter().take(bytes) {
        scan.take(*byte);
    }
    scan.path()
}

#[derive(Default)]
struct Scan {
    levels: Vec<Level>,
    /// The string that is being read.
    string: Option<Vec<u8>>,
    escaped: bool,
    /// Whether the next string is a key.
    key_next: bool,
}

impl Scan {
    fn take(&mut self, byte: u8) {
        if let Some(string) = self.string.as_mut() {
            let ends = byte == b'"' && !self.escaped;
            self.escaped = byte == b'\\' && !self.escaped;
            if ends {
                self.end_string();
            } else {
                string.push(byte);
            }
            return;
        }
        match byte {
            b'"' => self.string = Some(Vec::new()),
            b'{' => self.enter(Level::Object(String::new()), true),
            b'[' => self.enter(Level::List(0), false),
            b'}' | b']' => {
                self.levels.pop();
                self.key_next = false;
            }
            b',' => self.next_member(),
            _ => {}
        }
    }

    fn enter(&mut self, level: Level, key_next: bool) {
        self.levels.push(level);
        self.key_next = key_next;
    }

    fn next_member(&mut self) {
        match self.levels.last_mut() {
            Some(Level::List(at)) => *at += 1,
            Some(Level::Object(_)) => self.key_next = true,
            None => {}
        }
    }

    fn end_string(&mut self) {
        let string = self.string.take().unwrap_or_default();
        if let (true, Some(Level::Object(key))) = (self.key_next, self.levels.last_mut()) {
            *key = readable(&string);
            self.key_next = false;
        }
    }

    fn path(&self) -> String {
        let steps = self.levels.iter().map(|level| match level {
            Level::Object(key) => key.clone(),
            Level::List(at) => at.to_string(),
        });
        let steps: Vec<String> = steps.filter(|step| !step.is_empty()).collect();
        steps.join(".")
    }
}

fn readable(key: &[u8]) -> String {
    String::from_utf8_lossy(key)
        .chars()
        .map(|letter| {
            if letter.is_control() {
                '\u{fffd}'
            } else {
                letter
            }
        })
        .take(MAX_KEY)
        .collect()
}
