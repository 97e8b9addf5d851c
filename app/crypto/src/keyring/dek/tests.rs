use zeroize::Zeroizing;

use super::*;

struct Twos;

impl Entropy for Twos {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(2);
    }
}

fn secret(byte: u8) -> Secret {
    Secret::from_array(Zeroizing::new([byte; 32]))
}

fn org(byte: u8) -> OrgId {
    OrgId::v4([byte; 16])
}

fn slot() -> DekSlot {
    DekSlot {
        subject: SubjectId::v4([1; 16]),
        class: Class::Financial,
        dek: [1; 8],
    }
}

/// A reader's wrap, one made again, and one through the intake.
fn all_forms(class: &ClassSecret) -> [DekWrap; 3] {
    let (place, dek) = ((org(1), 1), secret(9));
    let wrapped = slot().wrap(place, class, &dek, &mut Twos);
    let sealed = slot().seal(place, &class.intake.public(), &dek, &mut Twos);
    let again = slot().wrap_again(place, class, &dek, &mut Twos);
    [wrapped, again, sealed].map(|wrap| wrap.expect("a data key wraps"))
}

#[test]
fn every_form_opens_to_the_data_key() {
    let class = ClassSecret::new(secret(5));

    for wrap in all_forms(&class) {
        let opened = open(org(1), &class, &wrap).map(|dek| *dek.bytes());
        assert_eq!(opened, Ok(*secret(9).bytes()));
    }
}

#[test]
fn t14_a_relabelled_wrap_opens_nothing() {
    let class = ClassSecret::new(secret(5));

    for wrap in all_forms(&class) {
        let other_form = match wrap.form {
            WrapForm::ClassKey => WrapForm::Intake,
            WrapForm::Intake => WrapForm::ClassKey,
        };
        for relabelled in [
            DekWrap {
                subject: SubjectId::v4([2; 16]),
                ..wrap.clone()
            },
            DekWrap {
                class: Class::Special,
                ..wrap.clone()
            },
            DekWrap {
                dek: [2; 8],
                ..wrap.clone()
            },
            DekWrap {
                epoch: 2,
                ..wrap.clone()
            },
            DekWrap {
                form: other_form,
                ..wrap.clone()
            },
        ] {
            assert_eq!(
                open(org(1), &class, &relabelled).err(),
                Some(CryptoError::Refused)
            );
        }
        assert_eq!(
            open(org(2), &class, &wrap).err(),
            Some(CryptoError::Refused)
        );
    }
}

#[test]
fn t15_a_wrap_opens_with_no_other_class_secret() {
    for wrap in all_forms(&ClassSecret::new(secret(5))) {
        let outcome = open(org(1), &ClassSecret::new(secret(6)), &wrap);
        assert_eq!(outcome.err(), Some(CryptoError::Refused));
    }
}
