//! The English wording.

use super::Wording;

pub(super) fn wording(controller: &str, email: &str) -> Wording {
    Wording {
        locale: "en",
        blocks: blocks(controller, email),
        newsletter: format!("{controller} may send me news and offers by e-mail."),
        calls: format!("{controller} may call me with offers."),
        messages: format!("{controller} may send me offers by text message."),
        yes: "I agree",
        no: "I do not agree",
    }
}

fn blocks(controller: &str, email: &str) -> Vec<String> {
    vec![
        format!(
            "The controller of your personal data is {controller}; for anything about your \
             personal data, write to {email}."
        ),
        "Your consent is voluntary, and you can answer each question differently. If you refuse, \
         nothing changes about your contract, your prices or our services."
            .to_owned(),
        "News by e-mail: we will use your name and e-mail address to send you news and offers of \
         our products and services. The consent lasts 24 months from the day you give it."
            .to_owned(),
        "Offers by phone: we will use your name and phone number to call you or text you with \
         offers of our products and services. You decide on calls and on text messages \
         separately. The consent lasts 24 months from the day you give it."
            .to_owned(),
        "Only our authorised staff and the processors who run our system and send our messages \
         have access to the data. We pass it to nobody else."
            .to_owned(),
        "We use the data for these purposes while the consent lasts. Once you withdraw the \
         consent or it expires, we erase within 14 days the data that we do not need on another \
         legal ground. We keep the record of your consent for 4 more years so that we can prove \
         it."
            .to_owned(),
        format!(
            "You can withdraw your consent at any time, as easily as you give it: by the link \
             Stop messages in every message, on your page Your data, by e-mail to {email}, or by \
             telling our representative. Withdrawing is free, needs no reason, and does not \
             affect what was done before it."
        ),
        "You also have the right of access to your data and to a copy of it, the right to \
         rectification, erasure, restriction of processing and data portability, and the right \
         to object to direct marketing at any time."
            .to_owned(),
        "You can complain to the Czech data protection authority, Úřad pro ochranu osobních údajů, \
         Pplk. Sochora 27, 170 00 Praha 7, data box qkbaa2n, uoou.gov.cz. Unsolicited sales calls \
         can also be reported to the Czech Telecommunication Office."
            .to_owned(),
        "We make no automated decisions about you on the basis of this data, and we do not \
         profile you."
            .to_owned(),
        "We process the data in the European Economic Area. We do not transfer it to other \
         countries, so no risks arise for you from a transfer."
            .to_owned(),
    ]
}
