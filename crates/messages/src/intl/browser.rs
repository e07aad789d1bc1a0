//! The browser's `Intl`. Each format is made once for a language.

use crate::intl::Format;
use js_sys::{Array, Function, JSON, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What is formatted.
pub(super) enum Value<'a> {
    /// A number, and the unit of a relative time.
    Number(f64, &'static str),
    List(&'a [&'a str]),
}

#[derive(Default)]
struct Formats {
    locale: String,
    /// The methods of the formats that were made, each with its object.
    made: Vec<(Format, JsValue, Function)>,
}

thread_local! {
    static FORMATS: RefCell<Formats> = RefCell::default();
}

/// Takes another language from now on: a BCP 47 tag, for instance "de-CH".
pub fn set_locale(tag: &str) {
    FORMATS.with_borrow_mut(|formats| *formats = Formats { locale: tag.to_owned(), made: Vec::new() });
}

/// The value as the language writes it.
pub(super) fn formatted(format: Format, value: Value<'_>) -> String {
    let (value, unit) = match value {
        Value::Number(number, unit) => (JsValue::from(number), JsValue::from(unit)),
        Value::List(items) => {
            (items.iter().copied().map(JsValue::from).collect::<Array>().into(), JsValue::UNDEFINED)
        }
    };
    let text = FORMATS.with_borrow_mut(|formats| {
        let (object, method) = formats.get(format).ok()?;
        method.call2(object, &value, &unit).ok()?.as_string()
    });
    // Spaces of another width: the panel marks characters that cannot be seen.
    text.unwrap_or_default().replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
}

impl Formats {
    fn get(&mut self, format: Format) -> Result<(&JsValue, &Function), JsValue> {
        if !self.made.iter().any(|(known, ..)| *known == format) {
            let (object, method) = self.make(format)?;
            self.made.push((format, object, method));
        }
        self.made
            .iter()
            .find(|(known, ..)| *known == format)
            .map(|(_, object, method)| (object, method))
            .ok_or(JsValue::NULL)
    }

    fn make(&self, format: Format) -> Result<(JsValue, Function), JsValue> {
        let (class, options) = format.parts();
        let method = if format == Format::Plural { "select" } else { "format" };
        let class: Function =
            Reflect::get(&Reflect::get(&js_sys::global(), &"Intl".into())?, &class.into())?.dyn_into()?;
        let options = JSON::parse(options)?;
        let made = |locale: &str| Reflect::construct(&class, &Array::of2(&locale.into(), &options));
        // None is set, or a browser's own tag is none that it accepts.
        let object = made(&self.locale).or_else(|_| made("en"))?;
        let method = Reflect::get(&object, &method.into())?.dyn_into()?;
        Ok((object, method))
    }
}

impl Format {
    /// The class of `Intl`, and its options as JSON.
    const fn parts(self) -> (&'static str, &'static str) {
        const NUMBER: &str = "NumberFormat";
        const DATE: &str = "DateTimeFormat";
        match self {
            Self::Number => (NUMBER, "{}"),
            Self::Plural => ("PluralRules", "{}"),
            Self::List => ("ListFormat", r#"{"style":"narrow"}"#),
            Self::Relative => ("RelativeTimeFormat", "{}"),
            Self::Minutes => (NUMBER, r#"{"style":"unit","unit":"minute","unitDisplay":"long"}"#),
            Self::Hours => (NUMBER, r#"{"style":"unit","unit":"hour","unitDisplay":"long"}"#),
            Self::Days => (NUMBER, r#"{"style":"unit","unit":"day","unitDisplay":"long"}"#),
            Self::Months => (NUMBER, r#"{"style":"unit","unit":"month","unitDisplay":"long"}"#),
            Self::Years => (NUMBER, r#"{"style":"unit","unit":"year","unitDisplay":"long"}"#),
            Self::Time => (DATE, r#"{"timeZone":"UTC","hour":"numeric","minute":"2-digit"}"#),
            Self::DayTime => (
                DATE,
                r#"{"timeZone":"UTC","hour":"numeric","minute":"2-digit","weekday":"short","day":"numeric","month":"short"}"#,
            ),
            Self::DateTime => (
                DATE,
                r#"{"timeZone":"UTC","hour":"numeric","minute":"2-digit","weekday":"short","day":"numeric","month":"short","year":"numeric"}"#,
            ),
            Self::Exact => (
                DATE,
                r#"{"timeZone":"UTC","hour":"numeric","minute":"2-digit","weekday":"short","day":"numeric","month":"short","year":"numeric","second":"2-digit"}"#,
            ),
        }
    }
}
