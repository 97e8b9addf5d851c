//! What may enter the log.

use domain::organisation::StatementBody;
use domain::privacy::purpose::Change;
use domain::privacy::text::hash;

use super::*;

/// Law is asked at the door: everything found comes back, and nothing is appended.
#[test]
fn unlawful_purposes_and_half_a_publication_are_not_appended() {
    let fixture = Fixture::new();
    let head = Server::new(&fixture).head();
    let by = Appender {
        user: fixture.officer.user,
        device: fixture.officer.device,
    };
    let append = |contents: Vec<StatementBody>| {
        let mut log = Log::after(&fixture.organisation, &fixture.statements);
        for content in contents {
            log.state(
                Signer::Device(fixture.officer.device),
                &fixture.officer.key,
                content,
            );
        }
        let new = &log.statements[fixture.statements.len()..];
        let base = Some(fixture.organisation.clone());
        append_statements(head, base, new, by, NOW)
    };
    let mut purposes = fixture.organisation.purposes.clone();
    purposes.version += 1;
    purposes.purposes[1].direct_marketing = false;
    let unlawful = append(vec![StatementBody::Purposes(purposes)]);
    assert!(matches!(unlawful, Err(LogError::Unlawful { .. })));

    let mut texts: Vec<_> = fixture.organisation.texts.values().cloned().collect();
    for text in &mut texts {
        text.replaces = Some(text.version);
        text.change = Some(Change::Editorial);
        text.version += 1;
        text.sha256 = hash(text);
    }
    let texts: Vec<_> = texts.into_iter().map(StatementBody::Text).collect();
    let half = append(texts[..1].to_vec());
    assert!(matches!(half, Err(LogError::Unlawful { .. })));
    assert!(append(texts).is_ok());
}
