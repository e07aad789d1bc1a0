//! Widgets that the pages share: buttons, fields, dialogs, menus, notices, texts, copying and downloading. They use
//! neither the address, nor the client, nor the types of the API.

pub mod button;
pub mod copy;
pub mod dialog;
pub mod download;
pub mod field;
pub mod focus;
pub mod hand_over;
pub mod html;
pub mod inputs;
pub mod keyed;
pub mod lazy_part;
pub mod menu;
pub mod moment;
pub mod node;
pub mod notice;
pub mod scroll;
pub mod text;
