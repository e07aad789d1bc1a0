//! Which kind of server this is: `GET /api/v1/info`.

use crate::json::{Field, FromJson, Json, WrongShape};

/// The servers that the panel knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServerKind {
    /// BentoCloud, and every server that does not identify itself as one of the others.
    #[default]
    BentoCloud,
    /// Yatai: says `"is_saas": false` and gives no server name.
    Yatai,
    /// This project's own server: its name is `token-server`.
    Embedded,
}

impl FromJson for ServerKind {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        let server = fields.text(Field::Server);
        Ok(match server.as_str() {
            "token-server" => Self::Embedded,
            "" if !fields.flag_or(Field::IsSaas, true) => Self::Yatai,
            _ => Self::BentoCloud,
        })
    }
}
