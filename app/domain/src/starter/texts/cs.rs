//! The Czech wording.

use super::Wording;

pub(super) fn wording(controller: &str, email: &str) -> Wording {
    Wording {
        locale: "cs",
        blocks: blocks(controller, email),
        newsletter: format!("{controller} mi může posílat novinky a\u{a0}nabídky e-mailem."),
        calls: format!("{controller} mi může volat s\u{a0}nabídkami."),
        messages: format!("{controller} mi může posílat nabídky formou SMS."),
        yes: "Souhlasím",
        no: "Nesouhlasím",
    }
}

fn blocks(controller: &str, email: &str) -> Vec<String> {
    vec![
        format!(
            "Správcem vašich osobních údajů je {controller}; ve věcech osobních údajů nám \
             můžete napsat na {email}."
        ),
        "Souhlas je dobrovolný a\u{a0}na každou otázku můžete odpovědět jinak. Když odmítnete, \
         na vaší smlouvě, ceně ani službách se nic nezmění."
            .to_owned(),
        "Novinky e-mailem: použijeme vaše jméno, příjmení a\u{a0}e-mailovou adresu, abychom vám \
         posílali novinky a\u{a0}nabídky svých výrobků a\u{a0}služeb. Souhlas platí 24\u{a0}měsíců \
         ode dne, kdy ho dáte."
            .to_owned(),
        "Nabídky po telefonu: použijeme vaše jméno, příjmení a\u{a0}telefonní číslo, abychom vám \
         volali nebo psali SMS s\u{a0}nabídkami svých výrobků a\u{a0}služeb. O\u{a0}hovorech \
         a\u{a0}o\u{a0}SMS rozhodujete zvlášť. Souhlas platí 24\u{a0}měsíců ode dne, kdy ho dáte."
            .to_owned(),
        "K\u{a0}údajům mají přístup jen naši pověření pracovníci a\u{a0}zpracovatelé, kteří pro \
         nás zajišťují provoz systému a\u{a0}rozesílání zpráv. Nikomu dalšímu je nepředáváme."
            .to_owned(),
        "K\u{a0}těmto účelům údaje používáme po dobu platnosti souhlasu. Když souhlas odvoláte \
         nebo vyprší, do 14\u{a0}dnů vymažeme údaje, které nepotřebujeme z\u{a0}jiného zákonného \
         důvodu. Doklad o\u{a0}souhlasu uchováváme ještě 4\u{a0}roky, abychom ho mohli prokázat."
            .to_owned(),
        format!(
            "Souhlas můžete kdykoli odvolat stejně snadno, jako ho dáváte: odkazem Zastavit zprávy \
             v\u{a0}každé zprávě, na své stránce Vaše údaje, e-mailem na {email} nebo ústně u\u{a0}našeho \
             zástupce. Odvolání je zdarma, nemusíte ho zdůvodňovat a\u{a0}netýká se toho, co \
             proběhlo před ním."
        ),
        "Dále máte právo na přístup k\u{a0}údajům a\u{a0}jejich kopii, na opravu, výmaz, omezení \
         zpracování a\u{a0}přenos údajů a\u{a0}právo kdykoli vznést námitku proti přímému \
         marketingu."
            .to_owned(),
        "Stížnost můžete podat u\u{a0}Úřadu pro ochranu osobních údajů, Pplk.\u{a0}Sochora 27, \
         170\u{a0}00 Praha\u{a0}7, datová schránka qkbaa2n, uoou.gov.cz. Nevyžádané obchodní \
         hovory můžete oznámit také Českému telekomunikačnímu úřadu."
            .to_owned(),
        "Na základě těchto údajů o\u{a0}vás nerozhodujeme automatizovaně ani vás neprofilujeme."
            .to_owned(),
        "Údaje zpracováváme v\u{a0}Evropském hospodářském prostoru. Do jiných zemí je nepředáváme, \
         a\u{a0}proto vám z\u{a0}předání nevznikají žádná rizika."
            .to_owned(),
    ]
}
