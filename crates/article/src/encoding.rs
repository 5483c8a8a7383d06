//! Bytes to text: byte order mark, then what the file declares, then what its bytes look like.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::article::LoadWarning;

/// A share of control characters above this is no text: one in 50.
const MAX_CONTROLS: usize = 50;
/// This many bytes are looked at to tell UTF-16 without a mark, and binary content.
const SAMPLE: usize = 64 * 1024;

/// Text, and how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Set where bytes did not fit.
    pub warning: Option<LoadWarning>,
}

/// Reads `bytes` as text; `declared` is the encoding that the file itself names, if it does.
pub(super) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (guess(bytes, declared), bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // Characters that the file itself holds as U+FFFD are lost as well: the analyst should know of both.
    let count = text.matches('\u{fffd}').count();
    Decoded {
        warning: (count > 0).then(|| LoadWarning::Replaced {
            count,
            encoding: encoding.name().to_owned(),
        }),
        text: text.into_owned(),
    }
}

/// Whether `bytes` are not meant to be read as text at all.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if Encoding::for_bom(sample).is_some_and(|(encoding, _)| encoding != UTF_8)
        || utf16(sample).is_some()
    {
        return false;
    }
    let controls = sample
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127))
        .count();
    controls * MAX_CONTROLS > sample.len()
}

fn guess(bytes: &[u8], declared: Option<&'static Encoding>) -> &'static Encoding {
    if let Some(encoding) = utf16(&bytes[..bytes.len().min(SAMPLE)]) {
        return encoding;
    }
    // ISO-2022-JP is valid UTF-8 too, but full of escapes.
    let is_escaped = bytes
        .windows(2)
        .any(|pair| pair == b"\x1b$" || pair == b"\x1b(");
    let is_utf8 = !is_escaped && std::str::from_utf8(bytes).is_ok();
    // A page that names UTF-16 in single bytes cannot be UTF-16.
    let other = declared.filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding));
    match other {
        _ if is_utf8 => UTF_8,
        Some(encoding) => encoding,
        None if !is_escaped && is_damaged_utf8(bytes, declared == Some(UTF_8)) => UTF_8,
        None => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
            detector.feed(bytes, true);
            detector.guess(None, Utf8Detection::Deny)
        }
    }
}

/// Whether what is not ASCII is UTF-8 with a few damaged bytes: in another encoding good sequences are rare chances.
fn is_damaged_utf8(bytes: &[u8], is_declared: bool) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if is_declared {
        good * 2 >= bad
    } else {
        good >= bad * 2
    }
}

/// UTF-16 without a byte order mark: every other byte of mostly Latin text is zero.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    if sample.len() < 4 {
        return None;
    }
    let zeros = |first: usize| {
        sample
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match (even * 10, odd * 10) {
        (even, odd) if odd >= half * 6 && even <= half => Some(UTF_16LE),
        (even, odd) if even >= half * 6 && odd <= half => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Der Damm hält: 1.200 Menschen flüchteten, so die Behörde. Zwölf Häuser stürzten ein, wie die Stadt erklärte.";

    #[test]
    fn every_encoding_gives_the_same_text() {
        let (cp1252, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
        let utf16 = |mark: &[u8], to: fn(u16) -> [u8; 2]| {
            let mut bytes = mark.to_vec();
            bytes.extend(TEXT.encode_utf16().flat_map(to));
            bytes
        };
        for bytes in [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            cp1252.into_owned(),
            utf16(b"\xff\xfe", u16::to_le_bytes),
            utf16(b"\xfe\xff", u16::to_be_bytes),
            utf16(b"", u16::to_le_bytes),
            utf16(b"", u16::to_be_bytes),
        ] {
            assert!(!is_binary(&bytes));
            let decoded = decode(&bytes, None);
            assert_eq!(
                (decoded.text.as_str(), decoded.warning),
                (TEXT, None),
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_declared_encoding_is_used_where_the_bytes_allow_it() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Наводнение: 12");
        let decoded = decode(&bytes, Some(encoding_rs::WINDOWS_1251));
        assert_eq!(decoded.text, "Наводнение: 12");
        // Wrongly declared: the bytes are plain UTF-8.
        let decoded = decode(TEXT.as_bytes(), Some(encoding_rs::WINDOWS_1252));
        assert_eq!(decoded.text, TEXT);
    }

    #[test]
    fn damaged_bytes_are_replaced_and_counted() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(3, 0xff);
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text.replace('\u{fffd}', ""), TEXT);
        let encoding = "UTF-8".to_owned();
        assert_eq!(
            decoded.warning,
            Some(LoadWarning::Replaced { count: 1, encoding })
        );
    }

    #[test]
    fn binary_content_is_told_from_text() {
        assert!(is_binary(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0"));
        let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert!(is_binary(&bytes));
        assert!(!is_binary(TEXT.as_bytes()));
        assert!(!is_binary(b""));
    }
}
