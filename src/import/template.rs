use crate::json::Json;

/// A text with members of a line in it: `{team.id}`, `org-{metadata.org}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// The names that lead to a member.
    Member(Vec<String>),
}

/// Where members are looked for after the line itself.
const INNER: [&str; 2] = ["installation", "slackOAuth"];

impl Template {
    /// The template that is written so; `None` where a brace has no counterpart, or nothing between them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (path, after) = after.split_once('}')?;
            let names: Vec<_> = path.split('.').map(|name| name.trim().to_owned()).collect();
            if names.iter().any(String::is_empty) || before.contains('}') || path.contains('{') {
                return None;
            }
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::Member(names));
            rest = after;
        }
        if rest.contains('}') {
            return None;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        (!parts.is_empty()).then_some(Self(parts))
    }

    /// The text for a line.
    ///
    /// # Errors
    /// The path of a member that the line does not have as a text or as a whole number.
    pub fn render(&self, line: &Json) -> Result<String, String> {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(part) => text += part,
                Part::Member(path) => text += &member(line, path).ok_or_else(|| path.join("."))?,
            }
        }
        Ok(text)
    }
}

/// The text at a path in a line, or in the answer of a provider that it has.
fn member(line: &Json, path: &[String]) -> Option<String> {
    text_at(line, path).or_else(|| INNER.iter().find_map(|name| text_at(line.get(name)?, path)))
}

fn text_at(value: &Json, path: &[String]) -> Option<String> {
    let Some((name, rest)) = path.split_first() else {
        return match value {
            Json::String(text) if !text.is_empty() => Some(text.clone()),
            Json::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
            _ => None,
        };
    };
    match value {
        Json::Object(members) => text_at(members.get(name)?, rest),
        // The metadata of an installation is a text for Bolt, in which applications keep JSON.
        Json::String(text) => match serde_json::from_str(text) {
            Ok(Json::Object(members)) => text_at(members.get(name)?, rest),
            _ => None,
        },
        _ => None,
    }
}
