//! Random values and their hashes. A value (of a token, session or sign-in link) is given out once. Only its SHA-256 is
//! kept, which is enough because every value is long and random.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use token_api::Secret;

/// The SHA-256 of a secret value.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of a value.
    pub fn of(value: &str) -> Self {
        Self(Sha256::digest(value.as_bytes()).into())
    }

    /// A random hash that belongs to no value.
    pub fn of_no_value() -> Self {
        Self(random())
    }

    /// The hash with these stored bytes; `None` where they are not the bytes of a hash.
    pub fn stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// A short id of the session with this hash, for events. Neither the cookie nor the hash can be found from it.
    pub fn session_id(&self) -> String {
        base32(&Sha256::digest([b"session ".as_slice(), &self.0].concat())[..10])
    }

    /// The bytes to store.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether the stored bytes are equal, compared in constant time.
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.0.ct_eq(stored).into()
    }
}

/// Prints no part of the hash, so that it cannot get into a log.
impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hash(…)")
    }
}

/// A new secret: 200 random bits, 40 characters of `0-9a-v`.
pub fn new_secret() -> Secret {
    Secret::new(base32(&random::<25>()))
}

/// Whether a text has the form of [`new_secret`].
pub fn is_secret(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| DIGITS.contains(&byte))
}

/// A new uid: 20 characters of `0-9a-v`, like those of BentoCloud and Yatai.
pub fn new_uid() -> String {
    base32(&random::<12>())
}

/// A uid that depends only on this text, for demo data.
pub fn fixed_uid(text: &str) -> String {
    base32(&Sha256::digest(text.as_bytes())[..12])
}

/// A new trace id: 32 hexadecimal digits.
pub fn new_trace_id() -> String {
    random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Signs codes, so that this process recognizes its own codes without storing them. The key is random and lives in memory
/// only.
#[derive(Clone)]
pub struct CodeSigner([u8; 64]);

/// The parts of a code, in bytes: whole seconds since 1970, random bytes, and the start of an HMAC of both.
const TIME: usize = 4;
const RANDOM: usize = 10;
const MAC: usize = 16;

impl Default for CodeSigner {
    fn default() -> Self {
        Self(random())
    }
}

impl CodeSigner {
    /// A new code that contains the time and cannot be forged: 48 characters of `0-9a-v`.
    pub fn new_code(&self, now: DateTime<Utc>) -> String {
        let mut bytes = [0; TIME + RANDOM + MAC];
        bytes[..TIME].copy_from_slice(&u32::try_from(now.timestamp()).unwrap_or(0).to_be_bytes());
        bytes[TIME..TIME + RANDOM].copy_from_slice(&random::<RANDOM>());
        let mac = self.mac(&bytes[..TIME + RANDOM]).finalize().into_bytes();
        bytes[TIME + RANDOM..].copy_from_slice(&mac[..MAC]);
        base32(&bytes)
    }

    /// The time in a code of this signer; `None` for any other text. Compares in constant time.
    pub fn issued_at(&self, text: &str) -> Option<DateTime<Utc>> {
        let bytes: [u8; TIME + RANDOM + MAC] = from_base32(text)?.try_into().ok()?;
        let (signed, mac) = bytes.split_at(TIME + RANDOM);
        self.mac(signed).verify_truncated_left(mac).ok()?;
        let seconds = u32::from_be_bytes(signed[..TIME].try_into().ok()?);
        DateTime::from_timestamp(seconds.into(), 0)
    }

    fn mac(&self, bytes: &[u8]) -> Hmac<Sha256> {
        Hmac::<Sha256>::new(&self.0.into()).chain_update(bytes)
    }
}

#[allow(clippy::expect_used)] // Nothing here is safe without randomness. The panic is answered with 500.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}

const DIGITS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";

fn base32(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(DIGITS[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        out.push(char::from(DIGITS[(held << (5 - bits) & 31) as usize]));
    }
    out
}

/// Reads groups of eight digits, five bytes each; `None` for any other length, so that each value has one spelling.
fn from_base32(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(8) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 8 * 5);
    for group in text.as_bytes().chunks(8) {
        let mut held = 0u64;
        for digit in group {
            held = held << 5 | DIGITS.iter().position(|known| known == digit)? as u64;
        }
        bytes.extend(&held.to_be_bytes()[3..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_long_lowercase_and_different() {
        let (one, two) = (new_secret(), new_secret());
        assert_ne!(one.expose(), two.expose());
        assert_eq!(one.expose().len(), 40);
        assert!(one.expose().bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'v').contains(&b)));
        assert_eq!((new_uid().len(), new_trace_id().len()), (20, 32));
    }

    #[test]
    fn base32_is_that_of_rfc_4648() {
        assert_eq!(base32(b"foobar"), "cpnmuoj1e8");
        assert_eq!(base32(b"f"), "co");
        assert_eq!(from_base32(&base32(b"foobarfoob")).as_deref(), Some(&b"foobarfoob"[..]));
        for odd in ["cpnmuoj", "cpnmuojw", "CPNMUOJ1", "cpnmuo\u{e9}"] {
            assert_eq!(from_base32(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_code_contains_its_time_and_is_valid_for_its_signer_only() {
        let (signer, other) = (CodeSigner::default(), CodeSigner::default());
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let text = signer.new_code(now);
        assert_eq!(text.len(), 48);
        assert_eq!((signer.issued_at(&text), other.issued_at(&text)), (Some(now), None));
        assert_ne!(signer.new_code(now), text);
    }

    #[test]
    fn a_hash_matches_its_own_value_only_and_is_not_printed() {
        assert!(Hash::of("a").matches(Hash::of("a").bytes()));
        assert!(!Hash::of("a").matches(Hash::of("b").bytes()));
        assert!(!Hash::of("a").matches(b""));
        assert_eq!(format!("{:?}", Hash::of("a")), "Hash(…)");
    }
}
