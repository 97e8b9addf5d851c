//! Settings the server does not start with; what it says names the setting and what to do.

use std::process::Command;

use super::file;

/// Tries to start the server; gives what it said when it ended.
fn refusal(settings: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_souhlas"))
        .current_dir(folder.path())
        .env_clear()
        .env("SOUHLAS_DB", "mem://")
        .envs(settings.iter().copied())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{settings:?}");
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn files_that_are_no_pair_are_named_with_what_to_do() {
    let path = |name: &str| file(name).to_str().unwrap().to_owned();
    let (certificate, key) = (path("certificate.pem"), path("key.pem"));
    let (other, absent) = (path("other_key.pem"), path("absent.pem"));
    let cases = [
        (&absent, &key, "SOUHLAS_TLS_CERT names", "cannot be read"),
        (
            &certificate,
            &absent,
            "SOUHLAS_TLS_KEY names",
            "cannot be read",
        ),
        (
            &key,
            &key,
            "SOUHLAS_TLS_CERT names",
            "no certificate in PEM",
        ),
        (
            &certificate,
            &certificate,
            "SOUHLAS_TLS_KEY names",
            "no private key in PEM",
        ),
        (
            &certificate,
            &other,
            "SOUHLAS_TLS_KEY",
            "name the key that this certificate was made for",
        ),
    ];
    for (certificate, key, setting, advice) in cases {
        let said = refusal(&[("SOUHLAS_TLS_CERT", certificate), ("SOUHLAS_TLS_KEY", key)]);
        assert!(said.contains(setting) && said.contains(advice), "{said}");
        assert!(!said.contains("PRIVATE KEY"), "{said}");
    }
}

#[test]
fn half_of_tls_and_plain_http_off_loopback_are_refused() {
    let everywhere = ("SOUHLAS_ADDR", "0.0.0.0:3000");
    let https = ("SOUHLAS_ORIGIN", "https://crm.example.org");
    let certificate = ("SOUHLAS_TLS_CERT", "certificate.pem");
    let cases = [
        (
            vec![certificate],
            "set SOUHLAS_TLS_CERT and SOUHLAS_TLS_KEY",
        ),
        (vec![everywhere], "plain http is served on loopback only"),
        (
            vec![everywhere, https],
            "plain http is served on loopback only",
        ),
        (
            vec![
                certificate,
                ("SOUHLAS_TLS_KEY", "key.pem"),
                ("SOUHLAS_ORIGIN", "http://localhost"),
            ],
            "must begin with https://",
        ),
    ];
    for (settings, advice) in cases {
        let said = refusal(&settings);
        assert!(said.contains(advice), "{settings:?} {said}");
    }
}
