use crypto::CryptoError;
use crypto::passphrase::{Params, stretch};

use crate::support::{Counting, device, reader};

#[test]
fn t3_another_version_or_suite_is_no_envelope() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let wraps = [sealed.wrap.clone().unwrap()];

    for place in 0..2 {
        for byte in [0, 2, 255] {
            let mut other = sealed.clone();
            other.envelope[place] = byte;
            assert_eq!(
                writer.opens(device(1), &other, &wraps),
                Err(CryptoError::Format)
            );
        }
    }
}

#[test]
fn t3_parameters_below_the_floor_or_above_the_ceiling_stretch_nothing() {
    let fresh = Params::fresh(&mut Counting::from(0));
    let changed = |change: fn(&mut Params)| {
        let mut params = fresh;
        change(&mut params);
        params
    };

    for params in [
        changed(|params| params.memory_kib = 19 * 1024 - 1),
        changed(|params| params.memory_kib = 256 * 1024 + 1),
        changed(|params| params.passes = 1),
        changed(|params| params.passes = 11),
        changed(|params| params.lanes = 0),
        changed(|params| params.lanes = 17),
    ] {
        assert_eq!(params.check(), Err(CryptoError::Parameters));
        assert_eq!(
            stretch("does not matter", &params).err(),
            Some(CryptoError::Parameters)
        );
    }
    assert_eq!(fresh.check(), Ok(()));
}

#[test]
fn t3_parameters_weaker_than_the_highest_seen_are_refused() {
    let highest = Params::fresh(&mut Counting::from(0));
    let less_memory = Params {
        memory_kib: 19 * 1024,
        ..highest
    };
    let fewer_passes = Params {
        passes: 2,
        ..highest
    };
    let more = Params {
        passes: 4,
        ..highest
    };

    assert_eq!(less_memory.check(), Ok(()));
    assert_eq!(
        less_memory.check_against(&highest),
        Err(CryptoError::Parameters)
    );
    assert_eq!(
        fewer_passes.check_against(&highest),
        Err(CryptoError::Parameters)
    );
    assert_eq!(highest.check_against(&highest), Ok(()));
    assert_eq!(more.check_against(&highest), Ok(()));
}
