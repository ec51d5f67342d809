use strum::VariantArray;

use crate::{
    limits,
    validation::{IssueCode, Violation},
};

/// Why an answer cannot become a connection, where no rule of a request says it. All messages of the providers are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Problem {
    /// A text is longer than [`limits::PROVIDER_TEXT_BYTES`].
    TooLong,
    /// A member is neither `true` nor `false`.
    NotBoolean,
    /// A member is no number.
    NotNumber,
    /// A member is no array.
    NotArray,
    /// A member that says how long a token is valid is no such number.
    Duration,
    /// What was given for Slack's answer is no object.
    SlackAnswer,
    /// Slack refused the code.
    SlackRefused,
    /// Slack's answer has no bot token.
    SlackNoBotToken,
    /// The token is that of a user.
    SlackUserToken,
    /// The token is that of a user, as it begins.
    SlackUserTokenPrefix,
    /// There is no team.
    SlackNoTeam,
    /// What was given for an installation is no object.
    BoltInstallation,
    /// The installation has no bot.
    BoltNoBot,
    /// The date of Bolt for JavaScript is not in seconds.
    BoltSeconds,
    /// The date of Bolt for Python is neither in seconds nor a date and time.
    BoltDate,
    /// What was given for the redirect is none.
    TeamsRedirect,
    /// Microsoft says that there is no consent.
    TeamsRefused,
    /// The redirect names no tenant.
    TeamsNoTenant,
    /// The tenant is no GUID.
    TeamsTenant,
    /// The redirect does not say that there is a consent.
    TeamsNoConsent,
    /// What was given for Webex's token is no object.
    WebexToken,
    /// What was given for the person is no object.
    WebexPerson,
    /// Webex's answer has no token.
    WebexNoToken,
    /// The person has neither an organization nor an id.
    WebexNoId,
}

impl Problem {
    /// The kind of the fault.
    #[must_use]
    pub const fn code(self) -> IssueCode {
        match self {
            Self::TooLong => IssueCode::TooLong,
            Self::NotBoolean
            | Self::NotNumber
            | Self::NotArray
            | Self::SlackAnswer
            | Self::BoltInstallation
            | Self::TeamsRedirect
            | Self::WebexToken
            | Self::WebexPerson => IssueCode::Type,
            Self::Duration | Self::SlackUserTokenPrefix | Self::BoltSeconds | Self::BoltDate | Self::TeamsTenant => {
                IssueCode::Format
            }
            Self::SlackRefused | Self::TeamsRefused | Self::TeamsNoConsent => IssueCode::Refused,
            Self::SlackNoBotToken
            | Self::SlackNoTeam
            | Self::BoltNoBot
            | Self::TeamsNoTenant
            | Self::WebexNoToken
            | Self::WebexNoId => IssueCode::Required,
            Self::SlackUserToken => IssueCode::OneOf,
        }
    }

    /// What to do; where it begins with a space or a colon, without the name before it: of the member, or of who refused.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::TooLong => " must have at most 4,096 bytes.",
            Self::NotBoolean => " must be true or false.",
            Self::NotNumber => " must be a number.",
            Self::NotArray => " must be an array.",
            Self::Duration => " must be a number of seconds, at least 0.",
            Self::SlackAnswer => "Slack's answer must be an object: pass what the body of oauth.v2.access says.",
            Self::SlackRefused => ": let the customer start again. Or check client_id, client_secret and redirect_uri.",
            Self::SlackNoBotToken => {
                " is required: Slack gives a bot's token only for bot scopes, like chat:write in the parameter scope of \
                 the authorize URL; user_scope gives a user's token."
            }
            Self::SlackUserToken => {
                " must be \"bot\": ask for bot scopes, like chat:write in the parameter scope of the authorize URL; \
                 user_scope gives a user's token."
            }
            Self::SlackUserTokenPrefix => " must be the token of the bot (xoxb-…), and not that of a user (xoxp-…).",
            Self::SlackNoTeam => {
                " is required: an installation for a whole organization has none. Say with workspaceId which id the \
                 connection is to have, for example that of the enterprise."
            }
            Self::BoltInstallation => "The installation must be an object: pass what Bolt's installation store keeps.",
            Self::BoltNoBot => {
                " is required: the customer granted user scopes alone. Ask for bot scopes, like chat:write in the \
                 option scopes of Bolt."
            }
            Self::BoltSeconds => " must be a number of seconds since 1970, not of milliseconds.",
            Self::BoltDate => " must be a number of seconds since 1970, or a UTC date like 2027-01-31 12:00:00.",
            Self::TeamsRedirect => {
                "The redirect must be a URL, its text, or its URLSearchParams: pass the URL that Microsoft redirected to."
            }
            Self::TeamsRefused => {
                ": an administrator of the customer's tenant must grant the consent. Let the customer start again."
            }
            Self::TeamsNoTenant => {
                " is required: pass the whole URL that Microsoft redirected to after an administrator's consent."
            }
            Self::TeamsTenant => " must be the id of a tenant, a GUID like 8eaef023-2b34-4da1-9baa-8bc8c9d6a490.",
            Self::TeamsNoConsent => " must be True: an administrator must grant the consent.",
            Self::WebexToken => "Webex's token must be an object: pass what the body of POST /v1/access_token says.",
            Self::WebexPerson => "The person must be an object: pass what the body of GET /v1/people/me says.",
            Self::WebexNoToken => {
                " is required: Webex gives none where it refuses the code. Let the customer start again."
            }
            Self::WebexNoId => " is required where there is no orgId: pass what the body of GET /v1/people/me says.",
        }
    }
}

// The limit that the message names.
const _: () = assert!(limits::PROVIDER_TEXT_BYTES == 4_096);

/// The code and the text of a fault, whoever has the rule.
#[derive(Debug, PartialEq)]
pub(super) struct Fault(pub(super) IssueCode, pub(super) &'static str);

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self(problem.code(), problem.text())
    }
}

impl Fault {
    pub(super) const NOT_TEXT: Self = Self::of(Violation::NotString);
    pub(super) const NOT_OBJECT: Self = Self::of(Violation::NotObject);
    pub(super) const UNREADABLE: Self = Self::of(Violation::Unreadable);

    const fn of(violation: Violation) -> Self {
        Self(violation.code(), violation.text())
    }

    /// What a rule of a request has against a text. (The messages of all rules would add 1 KB.)
    pub(super) const fn of_text(violation: Violation) -> Self {
        match violation {
            Violation::Empty => const { Self::of(Violation::Empty) },
            Violation::EncryptedToken => const { Self::of(Violation::EncryptedToken) },
            _ => const { Self::of(Violation::TokenSpace) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;
    use crate::validation::text_violation;

    #[test]
    fn a_rule_of_a_request_says_the_same_about_an_answer() {
        let mut found = 0;
        for field in [["workspace", "id"], ["workspace", "name"], ["auth", "accessToken"], ["auth", "refreshToken"]] {
            for text in ["", " x", "x ", "a\u{0}b", "a\u{7f}", "nvsk.x", "x"] {
                if let Some(violation) = text_violation(&field, text) {
                    assert_eq!(Fault::of_text(violation), Fault::of(violation));
                    found += 1;
                }
            }
        }
        assert!(found > 10);
    }
}
