//! What makes an invitation complete.

use domain::FieldId;
use domain::access::Role;
use domain::party::email;
use domain::violation::{Code, Violation};

/// Name of the form field for a name.
pub const NAME: &str = "name";
/// Name of the form field for an e-mail.
pub const EMAIL: &str = "email";
/// Name of the form field for a role.
pub const ROLE: &str = "role";

/// What an invitation is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Name of the invitee.
    pub name: String,
    /// E-mail of the invitee.
    pub email: String,
    /// The role offered.
    pub role: Role,
}

/// Reads the form.
///
/// # Errors
/// Names the first field that is missing or wrong.
pub fn wanted(name: &str, typed_email: &str, role: &str) -> Result<Wanted, Violation> {
    let wrong = |code, field: &str| Violation::field(code, FieldId::new(field));
    let name = name.trim();
    if name.is_empty() {
        return Err(wrong(Code::Required, NAME));
    }
    if name.chars().count() > 200 {
        return Err(wrong(Code::TooLong, NAME));
    }
    if typed_email.trim().is_empty() {
        return Err(wrong(Code::Required, EMAIL));
    }
    let email = email::parse(typed_email.trim()).ok_or_else(|| wrong(Code::EmailInvalid, EMAIL))?;
    let role = Role::ALL
        .into_iter()
        .find(|known| slug(*known) == role)
        .ok_or_else(|| wrong(Code::Required, ROLE))?;
    Ok(Wanted {
        name: name.to_owned(),
        email,
        role,
    })
}

/// A role as the form sends it.
#[must_use]
pub const fn slug(role: Role) -> &'static str {
    match role {
        Role::Rep => "rep",
        Role::Manager => "manager",
        Role::PrivacyOfficer => "privacy_officer",
        Role::Administrator => "administrator",
        Role::Auditor => "auditor",
        Role::Support => "support",
    }
}

#[cfg(test)]
mod tests {
    use domain::access::Role;
    use domain::violation::Code;

    use super::{slug, wanted};

    #[test]
    fn an_invitation_needs_a_name_an_address_and_a_role() {
        let wrong = |name, email, role| {
            let violation = wanted(name, email, role).expect_err("it is not complete");
            (
                violation.code,
                violation.field.map(|field| field.as_str().to_owned()),
            )
        };
        let field = |code, field: &str| (code, Some(field.to_owned()));
        assert_eq!(
            wrong(" ", "eva@example.cz", "rep"),
            field(Code::Required, "name")
        );
        assert_eq!(wrong("Eva", "", "rep"), field(Code::Required, "email"));
        assert_eq!(
            wrong("Eva", "eva at example", "rep"),
            field(Code::EmailInvalid, "email")
        );
        assert_eq!(
            wrong("Eva", "eva@example.cz", ""),
            field(Code::Required, "role")
        );
        assert_eq!(
            wrong("Eva", "eva@example.cz", "owner"),
            field(Code::Required, "role")
        );
    }

    #[test]
    fn every_role_can_be_chosen() {
        for role in Role::ALL {
            let read = wanted("Eva", "eva@example.cz", slug(role)).map(|wanted| wanted.role);
            assert_eq!(read, Ok(role));
        }
    }
}
