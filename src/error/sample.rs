use super::{NovuError, NovuErrorCode, Outcome, message};

impl NovuError {
    /// An error with this code, as a call mostly ends with it: for tests of what handles errors.
    #[must_use]
    pub fn sample(code: NovuErrorCode) -> Box<Self> {
        let status = match code {
            NovuErrorCode::Configuration
            | NovuErrorCode::Validation
            | NovuErrorCode::ConnectionFailed
            | NovuErrorCode::Timeout => None,
            NovuErrorCode::BadRequest => Some(400),
            NovuErrorCode::Unauthorized => Some(401),
            NovuErrorCode::PaymentRequired => Some(402),
            NovuErrorCode::Forbidden => Some(403),
            NovuErrorCode::NotFound => Some(404),
            NovuErrorCode::Conflict => Some(409),
            NovuErrorCode::PayloadTooLarge => Some(413),
            NovuErrorCode::Unprocessable => Some(422),
            NovuErrorCode::RateLimited => Some(429),
            NovuErrorCode::ServerError => Some(500),
            NovuErrorCode::Redirected => Some(307),
            NovuErrorCode::InvalidResponse => Some(201),
        };
        let message = match (code, status) {
            (NovuErrorCode::Validation, _) => return Self::validation(Vec::new()),
            (NovuErrorCode::InvalidResponse, _) => message::of_invalid_response("a channel connection"),
            (NovuErrorCode::ConnectionFailed, _) => message::of_connection_failed(None),
            (NovuErrorCode::Timeout, _) => message::of_timeout(30_000),
            (_, Some(status)) => message::of_answer(code, status, "", true),
            (_, None) => "An option is wrong or missing.".to_owned(),
        };
        let mut error = Self::new(code, message);
        error.status = status;
        error.attempts = u32::from(code != NovuErrorCode::Configuration);
        if matches!(
            code,
            NovuErrorCode::ServerError
                | NovuErrorCode::InvalidResponse
                | NovuErrorCode::ConnectionFailed
                | NovuErrorCode::Timeout
        ) {
            error.outcome = Outcome::Unknown;
        }
        error
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::{NovuError, NovuErrorCode, Outcome};

    #[test]
    fn a_sample_has_the_status_that_its_code_stands_for() {
        for code in NovuErrorCode::VARIANTS {
            let error = NovuError::sample(*code);
            assert_eq!(error.code, *code);
            assert!(error.message.ends_with('.') || error.message.ends_with(')'), "{}", error.message);
            if let Some(status) = error.status {
                assert_eq!(NovuErrorCode::of_status(status), *code);
            }
            assert!(error.outcome == Outcome::NotCreated || error.attempts > 0);
        }
    }
}
