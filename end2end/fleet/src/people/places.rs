//! Towns with their postcodes and some of their streets.

/// A town.
pub(super) struct Place {
    pub(super) town: &'static str,
    pub(super) postcode: &'static str,
    pub(super) streets: &'static [&'static str],
}

const fn place(
    town: &'static str,
    postcode: &'static str,
    streets: &'static [&'static str],
) -> Place {
    Place {
        town,
        postcode,
        streets,
    }
}

pub(super) const PLACES: [Place; 20] = [
    place(
        "Praha 1",
        "110 00",
        &["Dlouhá", "Celetná", "Národní", "Jindřišská"],
    ),
    place("Praha 3", "130 00", &["Seifertova", "Koněvova", "Husitská"]),
    place("Praha 6", "160 00", &["Evropská", "Bubenečská", "Dejvická"]),
    place(
        "Brno",
        "602 00",
        &["Masarykova", "Kounicova", "Veveří", "Údolní"],
    ),
    place(
        "Ostrava",
        "702 00",
        &["Nádražní", "Stodolní", "Poděbradova"],
    ),
    place(
        "Plzeň",
        "301 00",
        &["Americká", "Klatovská třída", "Sady Pětatřicátníků"],
    ),
    place(
        "Liberec",
        "460 01",
        &["Pražská", "Moskevská", "Rumjancevova"],
    ),
    place(
        "Olomouc",
        "779 00",
        &["Denisova", "Wolkerova", "Třída Svobody"],
    ),
    place(
        "České Budějovice",
        "370 01",
        &["Krajinská", "Lannova třída", "Žižkova třída"],
    ),
    place(
        "Hradec Králové",
        "500 02",
        &["Gočárova třída", "Střelecká", "Ulrichovo náměstí"],
    ),
    place(
        "Ústí nad Labem",
        "400 01",
        &["Masarykova", "Bílinská", "Velká Hradební"],
    ),
    place(
        "Pardubice",
        "530 02",
        &["Třída Míru", "Palackého třída", "Smilova"],
    ),
    place(
        "Zlín",
        "760 01",
        &["Třída Tomáše Bati", "Štefánikova", "Dlouhá"],
    ),
    place("Jihlava", "586 01", &["Benešova", "Znojemská", "Žižkova"]),
    place(
        "Karlovy Vary",
        "360 01",
        &["Bělehradská", "Moskevská", "Zeyerova"],
    ),
    place(
        "Tábor",
        "390 01",
        &["Budějovická", "Tř. 9. května", "Převrátilská"],
    ),
    place(
        "Kroměříž",
        "767 01",
        &["Vodní", "Kovářská", "Riegrovo náměstí"],
    ),
    place(
        "Třebíč",
        "674 01",
        &["Bráfova třída", "Smila Osovského", "Znojemská"],
    ),
    place(
        "Děčín",
        "405 02",
        &["Teplická", "Masarykovo náměstí", "Řetězová"],
    ),
    place(
        "Šumperk",
        "787 01",
        &["Hlavní třída", "Žerotínova", "Lužickosrbská"],
    ),
];
