//! Rust sources seen as lines and words.

use crate::tree::File;

/// Gives the part of a source before its unit tests.
#[must_use]
pub fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// Counts the lines of code: no blank lines, no comments, no unit tests.
#[must_use]
pub fn code_lines(text: &str) -> usize {
    without_tests(text)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .count()
}

/// Gives each line that is not a comment, with its number from 1.
pub fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.split("//").next().unwrap_or(line)))
        .filter(|(_, line)| !line.trim().is_empty())
}

/// Says whether a word stands in the text, not as part of a longer one.
#[must_use]
pub fn has_word(text: &str, word: &str) -> bool {
    let part = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|after| after.chars().next());
        !part(before) && !part(after)
    })
}

/// Gives the last name of the path, without its ending.
#[must_use]
pub fn stem(file: &File) -> &str {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{code_lines, has_word};

    #[test]
    fn a_word_is_not_found_inside_another() {
        assert!(has_word("pub async fn", "async"));
        assert!(!has_word("asynchronous, unasync, async_trait", "async"));
    }

    #[test]
    fn tests_comments_and_blank_lines_do_not_count() {
        let text = "//! Docs\n\nfn one() {}\n// why\nfn two() {}\n\n#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(code_lines(text), 2);
    }
}
