//! A session of a person: `GET /api/v1/sessions` of the embedded server.

use crate::Time;
use crate::json::{Field, FromJson, Json, WrongShape};

/// A session that has not ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// The session's uid. Required: a session is ended by it.
    pub uid: String,
    /// Whether a proxy signs the person in with each request. Such a session cannot be ended here.
    pub is_by_proxy: bool,
    /// The address that the sign-in came from; empty if it is not known.
    pub address: String,
    /// When it began.
    pub created_at: Option<Time>,
    /// When it was last used.
    pub last_used_at: Option<Time>,
    /// Whether the request was sent with this session.
    pub is_current: bool,
}

impl FromJson for Session {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        let mut fields = json.object()?;
        Ok(Self {
            uid: fields.required(Field::Uid, "expected a text as `uid`")?,
            is_by_proxy: fields.text(Field::Kind) == "proxy",
            address: fields.text(Field::Address),
            created_at: fields.time(Field::CreatedAt),
            last_used_at: fields.time(Field::LastUsedAt),
            is_current: fields.flag(Field::IsCurrent),
        })
    }
}

/// All sessions. One that cannot be read is an error for the whole list: an incomplete list would hide who is signed in.
impl FromJson for Vec<Session> {
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape> {
        if !json.is_list() {
            return Err(WrongShape("expected a list of sessions"));
        }
        json.list().into_iter().map(Session::from_json).collect()
    }
}
