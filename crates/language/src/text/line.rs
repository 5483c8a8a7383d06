//! Text in one line.

/// `text` with its white space run together, and none at its ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_run_together() {
        assert_eq!(one_line(" About\n70\u{a0} homes\t"), "About 70 homes");
        assert_eq!(one_line(" \n"), "");
    }
}
