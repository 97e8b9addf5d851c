//! Words of companies, jobs and notes.

/// What people do.
pub(super) const JOBS: [&str; 16] = [
    "Jednatel",
    "Jednatelka",
    "Vedoucí nákupu",
    "Provozní ředitel",
    "Provozní ředitelka",
    "Účetní",
    "Stavbyvedoucí",
    "Technický ředitel",
    "Správce budovy",
    "Asistentka",
    "Vedoucí skladu",
    "Majitel",
    "Majitelka",
    "Mistr výroby",
    "Projektant",
    "Zahradní architektka",
];

/// First words of companies; none holds a space.
pub(super) const COMPANY_FIRST: [&str; 16] = [
    "Bohemia", "Morava", "Sázava", "Vltava", "Krušné", "Šumava", "Polabí", "Haná", "Ještěd", "Říp",
    "Praděd", "Orlice", "Beskyd", "Lužnice", "Dyje", "Blaník",
];

/// Second words of companies.
pub(super) const COMPANY_SECOND: [&str; 16] = [
    "Stavby",
    "Kovo",
    "Dřevo",
    "Servis",
    "Zahrady",
    "Okna",
    "Elektro",
    "Topení",
    "Doprava",
    "Pekárna",
    "Tisk",
    "Sklo",
    "Nábytek",
    "Střechy",
    "Čerpadla",
    "Logistika",
];

/// Sentences of representatives.
pub(super) const NOTES: [&str; 18] = [
    "Má zájem o\u{a0}tepelné čerpadlo, chce nabídku do konce měsíce.",
    "Volat raději po čtvrté odpoledne.",
    "Na dům navazuje dílna, elektřina se platí zvlášť.",
    "Dvě děti chodí do školy v\u{a0}sousední ulici, schůzky jen dopoledne.",
    "Loni měnili okna, s\u{a0}montáží byli spokojeni.",
    "O\u{a0}ceně rozhoduje společně s\u{a0}manželkou.",
    "Chce vidět referenci v\u{a0}okolí.",
    "Smlouva s\u{a0}nynějším dodavatelem končí v\u{a0}červnu.",
    "Pes na dvoře, zvonit u\u{a0}branky.",
    "Požádal o\u{a0}splátky na dvanáct měsíců.",
    "Vyúčtování posílat e-mailem, ne poštou.",
    "Při poslední návštěvě řešili zateplení podkroví.",
    "Nový provoz otevírají na jaře.",
    "Zajímá se o\u{a0}fotovoltaiku, střecha je orientovaná na jih.",
    "Připomenout slevu za věrnost.",
    "Bez souhlasu výboru nic nepodepíše.",
    "Klíče od kotelny má správce.",
    "Chystá se rekonstrukce, termín ještě není jistý.",
];
