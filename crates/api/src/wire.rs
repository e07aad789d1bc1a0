//! Tolerant reading: what JSON says, as far as the API knows its words. A null, a missing field or a value of another
//! kind is the field's default and never an error, so that one odd field cannot hide a whole page of tokens.
//!
//! Every wire type is read from one [`Json`], by hand. Readers that serde derives are code of their own for each type:
//! they made what a browser fetches before the panel works seven kilobytes larger.
//!
//! What never lives here: the wire types, and anything about writing.

use crate::{
    Cluster, Deployment, Label, List, LoginCode, Member, Organization, OwnMembership, Time, Token, User,
};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads it.
    fn from_json(json: Json<'_>) -> Result<Self, WrongShape>;
}

/// What JSON says, as far as the API knows its words: fields that it has no name for are skipped. A text
/// without escapes is not copied until somebody asks for it: of a token's value, the copy that gets wiped is then the
/// only one beside the answer itself. No `Debug`, because such a value can be in it.
pub struct Json<'a>(Kind<'a>);

enum Kind<'a> {
    Null,
    True,
    False,
    Number(i64),
    Text(Cow<'a, str>),
    List(Vec<Json<'a>>),
    Object(Fields<'a>),
}

/// Why an answer is not what was asked for. Words of the program alone, so that nothing of an answer's values, which
/// can hold a token's, gets into a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongShape(pub &'static str);

impl fmt::Display for WrongShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for WrongShape {}

macro_rules! keys {
    ($($key:ident $name:literal)*) => {
        /// The name of a field that anything reads.
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Field { $($key),* }

        const KEYS: usize = [$(Field::$key),*].len();

        impl Field {
            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

keys! {
    Uid "uid"
    Name "name"
    Email "email"
    FirstName "first_name"
    LastName "last_name"
    CreatedAt "created_at"
    UpdatedAt "updated_at"
    DeletedAt "deleted_at"
    ResourceType "resource_type"
    Labels "labels"
    Description "description"
    Scopes "scopes"
    User "user"
    Organization "organization"
    ExpiredAt "expired_at"
    LastUsedAt "last_used_at"
    IsExpired "is_expired"
    IsApiToken "is_api_token"
    IsOrganizationToken "is_organization_token"
    IsGlobalAccess "is_global_access"
    DeploymentUids "deployment_uids"
    DeploymentNames "deployment_names"
    IsAccessToken "is_access_token"
    IsGlobalRouterAccess "is_global_router_access"
    Cluster "cluster"
    IsSaas "is_saas"
    Server "server"
    Role "role"
    Username "username"
    IsMonitoringToken "is_monitoring_token"
    IsSuperAdmin "is_super_admin"
    Token "token"
    Key "key"
    Value "value"
    Status "status"
    KubeNamespace "kube_namespace"
    Start "start"
    Count "count"
    Total "total"
    Items "items"
    Code "code"
    Error "error"
    Message "message"
    Detail "detail"
    OperationName "operation_name"
    ApiTokenName "api_token_name"
    Creator "creator"
    Resource "resource"
    ResourceDeleted "resource_deleted"
}

/// The fields of an object, each in the place of its key: looking for them in a list takes longer than a place for
/// each costs. One that is asked for is taken out; of a field that is there twice, the last counts.
pub(crate) struct Fields<'a>(Box<[Option<Json<'a>>; KEYS]>);

impl<'a> Json<'a> {
    const NULL: Self = Self(Kind::Null);

    pub(crate) fn is_object(&self) -> bool {
        matches!(self.0, Kind::Object(_))
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.0, Kind::List(_))
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self.0, Kind::Number(_))
    }

    pub(crate) fn is_null_or_list(&self) -> bool {
        matches!(self.0, Kind::Null | Kind::List(_))
    }

    /// The fields of what has to be an object.
    pub(crate) fn object(self) -> Result<Fields<'a>, WrongShape> {
        match self.0 {
            Kind::Object(fields) => Ok(fields),
            _ => Err(WrongShape("expected an object")),
        }
    }

    /// A count; what is no count, or below nought, is 0.
    pub(crate) fn count(self) -> u64 {
        match self.0 {
            // Below nought is nought.
            Kind::Number(n) => u64::try_from(n).unwrap_or(0),
            _ => 0,
        }
    }

    /// A list; null and anything that is no list is empty.
    pub(crate) fn list(self) -> Vec<Json<'a>> {
        match self.0 {
            Kind::List(items) => items,
            _ => Vec::new(),
        }
    }

    /// A text, and nothing else.
    pub(crate) fn text(self) -> Option<String> {
        match self.0 {
            Kind::Text(text) => Some(text.into_owned()),
            _ => None,
        }
    }
}

// Each of these is called for many fields of many types: inlined, it would be there as often.
impl<'a> Fields<'a> {
    /// A field as it is, where it is there.
    #[inline(never)]
    pub(crate) fn take(&mut self, key: Field) -> Option<Json<'a>> {
        self.0[key as usize].take()
    }

    fn kind(&mut self, key: Field) -> Kind<'a> {
        self.take(key).unwrap_or(Json::NULL).0
    }

    /// A text; numbers and booleans are shown as they are written, everything else is empty.
    #[inline(never)]
    pub(crate) fn text(&mut self, key: Field) -> String {
        match self.kind(key) {
            Kind::Text(text) => text.into_owned(),
            Kind::True => "true".to_owned(),
            Kind::False => "false".to_owned(),
            Kind::Number(n) => n.to_string(),
            _ => String::new(),
        }
    }

    /// A text that has to be there and to be one that says something; else the words.
    #[inline(never)]
    pub(crate) fn required(&mut self, key: Field, words: &'static str) -> Result<String, WrongShape> {
        self.take(key).and_then(Json::text).filter(|text| !text.is_empty()).ok_or(WrongShape(words))
    }

    /// A text where there is one; else the words, unless it is null.
    pub(crate) fn optional(&mut self, key: Field, words: &'static str) -> Result<Option<String>, WrongShape> {
        match self.kind(key) {
            Kind::Text(text) => Ok(Some(text.into_owned())),
            Kind::Null => Ok(None),
            _ => Err(WrongShape(words)),
        }
    }

    /// A flag that is false unless it is `true`.
    #[inline(never)]
    pub(crate) fn flag(&mut self, key: Field) -> bool {
        matches!(self.kind(key), Kind::True)
    }

    /// A flag that is as given unless it is `true` or `false`.
    pub(crate) fn flag_or(&mut self, key: Field, otherwise: bool) -> bool {
        match self.kind(key) {
            Kind::True => true,
            Kind::False => false,
            _ => otherwise,
        }
    }

    /// A count; what is no count, or below nought, is 0.
    #[inline(never)]
    pub(crate) fn count(&mut self, key: Field) -> u64 {
        self.take(key).map_or(0, Json::count)
    }

    /// A time: null and Go's zero time are none, and what is no text is kept as unreadable.
    #[inline(never)]
    pub(crate) fn time(&mut self, key: Field) -> Option<Time> {
        match self.kind(key) {
            Kind::Text(text) => Time::parse(&text),
            Kind::Null => None,
            _ => Some(Time::Unreadable("not a time".into())),
        }
    }

    /// An object; null and anything that is no object is none.
    #[inline(never)]
    pub(crate) fn object(&mut self, key: Field) -> Option<Fields<'a>> {
        self.take(key)?.object().ok()
    }

    /// A list of texts; null is empty, and elements that are no texts are left out.
    #[inline(never)]
    pub(crate) fn texts(&mut self, key: Field) -> Vec<String> {
        self.list(key).into_iter().filter_map(Json::text).collect()
    }

    /// A list; null and anything that is no list is empty.
    #[inline(never)]
    pub(crate) fn list(&mut self, key: Field) -> Vec<Json<'a>> {
        self.take(key).map_or(Vec::new(), Json::list)
    }
}

/// For whoever reads with serde: the server's store and tests. The panel does not, and carries none of this.
macro_rules! deserialize {
    ($($type:ident)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::from_json(Json::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}

deserialize! { Cluster Deployment Label LoginCode Member Organization OwnMembership Token User }

impl<'de, T: FromJson> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(Json::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut json = Self::NULL;
        Reader { into: &mut json, levels: LEVELS }.deserialize(deserializer)?;
        Ok(json)
    }
}

/// How many lists and objects within each other are looked into: a page, its items, a token, its organization, that
/// one's labels, a label. What lies deeper is skipped without being kept, however deep it goes.
const LEVELS: u8 = 6;

/// Reads a value to where it belongs, with so many levels of lists and objects. Handing values up from one function to
/// the next would take longer than reading them.
struct Reader<'r, 'de> {
    into: &'r mut Json<'de>,
    levels: u8,
}

impl<'de> Reader<'_, 'de> {
    fn set<E>(self, kind: Kind<'de>) -> Result<(), E> {
        self.into.0 = kind;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Kind::Null)
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.set(Kind::Null)
    }

    fn visit_bool<E>(self, b: bool) -> Result<(), E> {
        self.set(if b { Kind::True } else { Kind::False })
    }

    fn visit_i64<E>(self, n: i64) -> Result<(), E> {
        self.set(Kind::Number(n))
    }

    fn visit_u64<E>(self, n: u64) -> Result<(), E> {
        self.set(Kind::Number(i64::try_from(n).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E>(self, n: f64) -> Result<(), E> {
        // Saturates, which is what a count out of range should do.
        self.set(Kind::Number(n as i64))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.set(Kind::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.set(Kind::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.set(Kind::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut items = Vec::new();
        match self.levels.checked_sub(1) {
            Some(levels) => loop {
                let mut item = Json::NULL;
                if seq.next_element_seed(Reader { into: &mut item, levels })?.is_none() {
                    break;
                }
                items.push(item);
            },
            None => while seq.next_element::<IgnoredAny>()?.is_some() {},
        }
        self.set(Kind::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut fields = Box::new([const { None }; KEYS]);
        while let Some(name) = map.next_key_seed(Name)? {
            match (name, self.levels.checked_sub(1)) {
                (Some(key), Some(levels)) => {
                    let into = fields[key as usize].insert(Json::NULL);
                    map.next_value_seed(Reader { into, levels })?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        self.set(Kind::Object(Fields(fields)))
    }
}

/// Reads a field's name; none where the API has no such field.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Option<Field>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Field>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = Option<Field>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<Field>, E> {
        Ok(Field::named(text))
    }
}
