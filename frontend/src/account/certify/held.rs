//! Which class secrets this device can give on.

use domain::Hash;
use domain::organisation::Organisation;
use domain::record::Class;

use crate::replica::open::Open;

/// The classes whose newest secret this device holds and whose statement names its user.
pub(super) fn read(open: &Open, organisation: &Organisation) -> Vec<Class> {
    let user = open.identity.device.user;
    let held = open.held.secrets().into_iter();
    held.map(|(wrap, _)| (wrap.class, wrap.epoch))
        .filter(|(class, epoch)| {
            let newest = organisation.classes.get(class);
            newest.is_some_and(|newest| newest.epoch == *epoch && newest.readers.contains(&user))
        })
        .map(|(class, _)| class)
        .collect()
}

/// Who reads today reads the past: the epochs before the newest one that this device holds.
pub(super) fn older(
    open: &Open,
    organisation: &Organisation,
    classes: &[Class],
) -> Vec<(Class, u32, Hash)> {
    let is_older = |class: Class, epoch: u32| {
        let newest = organisation.classes.get(&class);
        classes.contains(&class) && newest.is_some_and(|newest| epoch < newest.epoch)
    };
    let held = open.held.secrets();
    let held = held.iter().map(|(wrap, _)| wrap);
    held.filter(|wrap| is_older(wrap.class, wrap.epoch))
        .map(|wrap| (wrap.class, wrap.epoch, wrap.statement))
        .collect()
}
