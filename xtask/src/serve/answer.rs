//! One HTTP answer, with the headers that every answer here has.

use sha2::{Digest, Sha256};
use tiny_http::{Header, Request, Response, StatusCode};

use super::compress::{Compressed, accepts_brotli};
use super::mime;
use crate::stamp::hex;

pub struct Answer {
    pub status: u16,
    pub content_type: &'static str,
    pub body: Vec<u8>,
    pub location: Option<String>,
}

impl Answer {
    pub fn new(status: u16, content_type: &'static str, body: impl Into<Vec<u8>>) -> Answer {
        Answer { status, content_type, body: body.into(), location: None }
    }

    pub fn text(status: u16, body: &str) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", body)
    }

    pub fn html(status: u16, body: &str) -> Answer {
        Answer::new(status, "text/html; charset=utf-8", body)
    }

    pub fn json(body: impl Into<Vec<u8>>) -> Answer {
        Answer::new(200, "application/json", body)
    }

    pub fn empty(status: u16) -> Answer {
        Answer::text(status, "")
    }

    pub fn moved(to: String) -> Answer {
        Answer { location: Some(to), ..Answer::empty(301) }
    }

    /// Sends it; a visitor who has gone away is no error.
    pub fn send(self, request: Request, compressed: &Compressed) {
        let mut response = Response::from_data(Vec::new());
        let add = |response: &mut Response<_>, name: &str, value: &str| {
            if let Ok(header) = Header::from_bytes(name, value) {
                response.add_header(header);
            }
        };
        add(&mut response, "Access-Control-Allow-Origin", "*");
        add(&mut response, "Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        add(&mut response, "Access-Control-Allow-Headers", "*");
        add(&mut response, "Access-Control-Expose-Headers", "ETag");
        add(&mut response, "Timing-Allow-Origin", "*");
        add(&mut response, "X-Content-Type-Options", "nosniff");
        add(&mut response, "Cache-Control", "no-cache");
        if let Some(to) = &self.location {
            add(&mut response, "Location", to);
        }

        let tag = format!("\"{}\"", &hex(&Sha256::digest(&self.body))[..24]);
        let (mut status, mut body) = (self.status, self.body);
        if status == 200 {
            add(&mut response, "ETag", &tag);
            add(&mut response, "Vary", "Accept-Encoding");
            if header(&request, "If-None-Match").is_some_and(|known| matches(&known, &tag)) {
                status = 304;
                body = Vec::new();
            }
        }
        if !body.is_empty() {
            add(&mut response, "Content-Type", self.content_type);
            if mime::compresses(self.content_type)
                && header(&request, "Accept-Encoding").is_some_and(|accepted| accepts_brotli(&accepted))
                && let Some(smaller) = compressed.get(&tag, &body)
            {
                add(&mut response, "Content-Encoding", "br");
                body = smaller.to_vec();
            }
        }
        let length = body.len();
        let response = response
            .with_data(std::io::Cursor::new(body), Some(length))
            .with_status_code(StatusCode(status))
            // A known length is always sent: the widgets' limit on the size of answers reads it.
            .with_chunked_threshold(usize::MAX);
        let _ = request.respond(response);
    }
}

fn header(request: &Request, name: &'static str) -> Option<String> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.to_string())
}

/// `If-None-Match` is a list of tags, possibly weak ones, or a star.
fn matches(known: &str, tag: &str) -> bool {
    known.split(',').map(|known| known.trim().trim_start_matches("W/")).any(|known| known == tag || known == "*")
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn tags_are_compared_weakly() {
        assert!(matches("\"a\", W/\"b\"", "\"b\""));
        assert!(matches("*", "\"b\""));
        assert!(!matches("\"a\"", "\"b\""));
    }
}
