use domain::record::{Class, WrapForm};

use crate::support::{device, person, reader, wraps};

#[test]
fn t16_two_first_writes_offline_both_open() {
    let (mut one, intake) = reader(1);
    let mut two = person(2);
    one.grants(&mut two, Class::Financial, 1, &intake);

    let (first, second) = (
        one.seals(b"first", 1, &intake, &[]),
        two.seals(b"second", 1, &intake, &[]),
    );
    let both = [wraps(&first), wraps(&second)].concat();

    assert_eq!(two.opens(device(1), &first, &both), Ok(b"first".to_vec()));
    assert_eq!(one.opens(device(2), &second, &both), Ok(b"second".to_vec()));
}

#[test]
fn t16_a_garbage_wrap_beside_the_good_one_changes_nothing() {
    let (mut writer, intake) = reader(1);
    let mut other = person(2);
    writer.grants(&mut other, Class::Financial, 1, &intake);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let good = sealed.wrap.clone().unwrap();
    let mut garbage = good.clone();
    garbage.wrap.0[40] ^= 1;
    let mut other_form = good.clone();
    other_form.form = WrapForm::Intake;

    let wraps = [garbage, other_form, good];

    assert_eq!(
        other.opens(device(1), &sealed, &wraps),
        Ok(b"value".to_vec())
    );
}
