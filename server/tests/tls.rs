//! TLS from files. The certificate in `tls/` was made for these tests: it is for `localhost`,
//! signed by its own key, and good from 2020 to 2120; `other_key.pem` belongs to nothing.

mod refused;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::aws_lc_rs;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};
use server::config::TlsFiles;
use server::serve::serve;
use server::tls;
use tokio::net::TcpListener;

use crate::command::souhlas;
use crate::support::{App, found};

const HTTPS: (&str, &str) = ("SOUHLAS_ORIGIN", "https://localhost");

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/tls")
        .join(name)
}

fn files() -> TlsFiles {
    TlsFiles {
        certificate: file("certificate.pem"),
        key: file("key.pem"),
    }
}

/// Asks over TLS, as a browser that knows the certificate does.
fn ask(address: SocketAddr, path: &str, cookie: &str) -> std::io::Result<String> {
    let mut roots = RootCertStore::empty();
    let certificate = CertificateDer::from_pem_file(file("certificate.pem")).unwrap();
    roots.add(certificate).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = "localhost".try_into().unwrap();
    let mut connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut socket = TcpStream::connect(address)?;
    let mut stream = Stream::new(&mut connection, &mut socket);
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

async fn listen(app: &App) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let tls = tls::open(&files()).unwrap();
    tokio::spawn(serve(listener, app.router.clone(), Some(tls)));
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_over_tls_is_bound_to_the_host_and_to_https() {
    let app = App::start_with(&[HTTPS]).await;
    let founding = found(&app).await;
    let cookie = founding.admin.cookie.clone();
    assert!(cookie.starts_with("__Host-souhlas="), "{cookie}");
    let address = listen(&app).await;
    let answer = tokio::task::spawn_blocking(move || ask(address, "/api/session", &cookie));
    let answer = answer.await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    for part in [
        "strict-transport-security: max-age=",
        "connect-src 'self' wss://localhost",
        "\"unlocked\":true",
    ] {
        assert!(answer.contains(part), "{part} {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_certificate_nobody_vouches_for_is_not_verified() {
    let app = App::start_with(&[HTTPS]).await;
    let url = format!("https://localhost:{}", listen(&app).await.port());
    let run = move || souhlas(&["release", "verify", &url]);
    let ended = tokio::task::spawn_blocking(run).await.unwrap();
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(ended.err.contains("certificate"), "{ended:?}");
    assert!(ended.out.is_empty(), "{ended:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_gets_no_answer_from_a_port_that_speaks_tls() {
    let app = App::start_with(&[HTTPS]).await;
    let address = listen(&app).await;
    let heard = tokio::task::spawn_blocking(move || {
        let mut socket = TcpStream::connect(address).unwrap();
        socket
            .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .unwrap();
        let mut heard = Vec::new();
        let _cut_off = socket.read_to_end(&mut heard);
        heard
    });
    assert!(!heard.await.unwrap().starts_with(b"HTTP"));
}

#[test]
fn a_server_on_tls_stops_when_it_is_asked() {
    let data = tempfile::tempdir().unwrap();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut child = Command::new(env!("CARGO_BIN_EXE_souhlas"))
        .current_dir(data.path())
        .env("SOUHLAS_ADDR", address.to_string())
        .env("SOUHLAS_DB", "mem://")
        .env("SOUHLAS_TLS_CERT", file("certificate.pem"))
        .env("SOUHLAS_TLS_KEY", file("key.pem"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let answered = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        ask(address, "/sign-in", "").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
    });
    let asked = Command::new("kill").arg(child.id().to_string()).status();
    assert!(asked.unwrap().success());
    assert!(child.wait().unwrap().success());
    assert!(answered);
}
