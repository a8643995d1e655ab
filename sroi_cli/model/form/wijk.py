"""The questions about the wijk and its activities, what is put in, and what is of value without an amount."""

from sroi_cli.model.form.fields import Block, Field, Layout, Reads, Sheet

WHENCE = "Waar komt dit getal vandaan?"
_WHENCE_ABOUT = "Bijvoorbeeld: geteld in 2025, of: schatting van de wandelgroep."
UNKNOWN = {"onbekend": "unknown"}
MARK = Field("id", "Kenmerk", "Voor de analist; mag leeg blijven.", width=16)

_WIJK = Block(
    "De wijk",
    (
        Field(
            "wijk.name", "Hoe heet de wijk of het dorp?", "Zo komt de naam op de factsheet.", needed=True, column="wijk"
        ),
        Field("wijk.gemeente", "In welke gemeente ligt dat?", "", needed=True, column="gemeente"),
        Field(
            "wijk.inhabitants",
            "Hoeveel mensen wonen er?",
            "Een heel getal. Weet u het niet? Laat het leeg.",
            Reads.PEOPLE,
            column="inwoners",
        ),
        Field(
            "status",
            "Waarover gaat dit formulier?",
            "Ambitie: wat u wilt. Verwachting: deels al gebeurd. Realisatie: geteld wat er is gebeurd.",
            choice="status",
            column="status",
        ),
    ),
)
_PERIOD = Block(
    "De periode",
    (
        Field(
            "period.start",
            "In welk jaar begint het?",
            "Bijvoorbeeld 2026.",
            Reads.YEAR,
            needed=True,
            column="startjaar",
        ),
        Field(
            "period.years",
            "Hoeveel jaar duurt het?",
            "Meestal 5.",
            Reads.PEOPLE,
            needed=True,
            bare=True,
            column="jaren",
        ),
    ),
)
_HOURS = Block(
    "De uren per deelnemer",
    (
        Field(
            "hours.deelnemers",
            "Hoeveel uur is één deelnemer bezig?",
            "In alle jaren samen, gemiddeld. Bijvoorbeeld 7,2. Leeg: er wordt met een gemiddelde gerekend.",
            Reads.NUMBER,
            column="uren_deelnemers",
        ),
        Field(
            "hours.actoren",
            "Hoeveel uur zijn professionals bezig voor één deelnemer?",
            "In alle jaren samen. Leeg: er wordt met een gemiddelde gerekend.",
            Reads.NUMBER,
            column="uren_professionals",
        ),
        Field(
            "hours",
            "Of zijn de uren niet te schatten?",
            "Kies dan 'onbekend' en laat de twee vragen hierboven leeg. De schets krijgt dan geen ratio.",
            choice="unknown",
            column="uren",
        ),
    ),
    about="Kost een activiteit veel meer of minder uren? Geef die dan op het blad Activiteiten.",
)
_CONTEXT = Block(
    "Wat is er bijzonder aan deze wijk?",
    (
        Field("label", "Wat is het?", "Bijvoorbeeld: Voelt zich regelmatig eenzaam.", needed=True),
        Field("value", "Getal", "Een aandeel mag als 47 %.", Reads.SHARE, needed=True, bare=True, like="unit"),
        Field("unit", "Soort getal", "Kies 'aandeel' bij procenten.", choice="context_unit", open=True, width=20),
        Field(
            "national",
            "In heel Nederland",
            "Hetzelfde getal, als u dat weet.",
            Reads.SHARE,
            choice="value",
            like="unit",
        ),
        Field("source", "Bron", "Kies uit de lijst, of laat leeg.", choice="source", width=44),
    ),
    "Cijfers die laten zien waarom de aanpak hier nodig is. Niet verplicht.",
    "wijk.context",
    Layout.ROWS,
    spare=5,
)
PARTIES = Block(
    "Andere partijen",
    (
        Field("label.nl", "Naam", "Bijvoorbeeld: Bibliotheek.", needed=True),
        Field("purse", "Wiens geld is het?", "Kies uit de lijst.", choice="purse", needed=True),
        Field("label.en", "Naam in het Engels", "Mag leeg blijven."),
        Field("order", "Plaats in tabellen", "Voor de analist.", Reads.PEOPLE, bare=True),
        MARK,
    ),
    "Doet er nog iemand mee, naast deelnemers, actoren, gemeente, zorgverzekeraar, zorgkantoor, Rijk en werkgevers?",
    "stakeholders",
    Layout.ROWS,
    keyed=True,
    named=True,
    spare=4,
)
WIJK = Sheet("Wijk", "Over welke wijk gaat het, en over welke jaren?", (_WIJK, _PERIOD, _HOURS, _CONTEXT, PARTIES))

ACTIVITIES = Block(
    "Activiteiten",
    (
        Field("activity", "Activiteit", "Kies uit de lijst.", choice="activity", needed=True, width=34),
        Field(
            "participants",
            "Hoeveel mensen doen mee?",
            "In alle jaren samen. Leeg: de activiteit wordt genoemd, niet meegerekend.",
            Reads.PEOPLE,
        ),
        Field("participants.because", WHENCE, _WHENCE_ABOUT, width=30),
        Field(
            "participants_without",
            "Hoeveel van hen hadden anders ook meegedaan?",
            "Mensen die zonder u ook hadden meegedaan. 0 als u weet dat het niemand is; leeg als u het niet weet.",
            Reads.PEOPLE,
            width=18,
        ),
        Field(
            "hours.deelnemers",
            "Eigen uren per deelnemer",
            "Alleen als die anders zijn dan op het blad Wijk.",
            Reads.NUMBER,
        ),
        Field(
            "hours.actoren", "Eigen uren van professionals", "Per deelnemer. Alleen als die anders zijn.", Reads.NUMBER
        ),
        Field("label", "Eigen naam", "Hoe het bij u heet. Mag leeg blijven.", width=22),
        Field(
            "intake",
            "Deelnemers per jaar",
            "Met ; ertussen: 10; 20; 30. Leeg: elk jaar evenveel.",
            Reads.NUMBERS,
            width=18,
        ),
        MARK,
    ),
    "Een activiteit die niet in de lijst staat, is ook van waarde: zet die op het blad 'Niet in geld'.",
    "activities",
    Layout.ROWS,
    spare=12,
)
ACTIVITY_SHEET = Sheet(
    "Activiteiten", "Wat gebeurt er, en hoeveel mensen doen mee? Eén regel per activiteit.", (ACTIVITIES,)
)

INBRENG = Block(
    "Inbreng",
    (
        Field("label", "Wat is het?", "Bijvoorbeeld: Lokale aanjager.", needed=True, unless="id", width=30),
        Field(
            "stakeholder",
            "Wie brengt het in?",
            "Wie het doet of geeft. Een lokale aanjager hoort bij 'Actoren in de wijk'.",
            choice="stakeholder",
            needed=True,
            width=22,
        ),
        Field("kind", "Geld of tijd?", "Kies uit de lijst.", choice="inbreng_kind", needed=True, width=18),
        Field(
            "quantity",
            "Hoeveel?",
            "Uren of euro's. Weet niemand het? Schrijf 'onbekend'.",
            Reads.NUMBER,
            words={**UNKNOWN, "alle deelnemers": "participants"},
            needed=True,
            like="quantity.unit",
        ),
        Field(
            "quantity.unit",
            "Per wat?",
            "Elk jaar of één keer? Leeg bij geld: één keer.",
            choice="inbreng_unit",
            open=True,
            width=20,
        ),
        Field(
            "unit_value",
            "Prijs per uur",
            "Alleen bij tijd. Leeg: de gewone prijs van een uur.",
            Reads.MONEY,
            choice="price",
            width=20,
        ),
        Field(
            "funded_by",
            "Wie betaalt het?",
            "Leeg: wie het inbrengt. Kies 'nog niemand' als er nog geen geld voor is.",
            choice="funder",
            width=22,
        ),
        Field("year", "In welk jaar?", "Alleen bij iets eenmaligs. Leeg: het eerste jaar.", Reads.YEAR),
        Field("quantity.because", WHENCE, _WHENCE_ABOUT, width=30),
        MARK,
    ),
    "De uren van deelnemers en professionals bij de activiteiten hoeven hier niet nog een keer.",
    "inbreng",
    Layout.ROWS,
    named=True,
    spare=10,
)
INBRENG_SHEET = Sheet(
    "Inbreng", "Wat kost het nog meer: de lokale aanjager, een zaal, vrijwilligers? En wie betaalt dat?", (INBRENG,)
)

NOT_MONETISED = Block(
    "Niet in geld, wel van waarde",
    (
        Field("name", "Wat is het?", "Bijvoorbeeld: Dorpstuin.", needed=True, width=34),
        Field("side", "Gaat het erin, of komt het eruit?", "Kies uit de lijst.", choice="side", needed=True, width=24),
        Field("stakeholder", "Van of voor wie?", "Kies uit de lijst.", choice="stakeholder", needed=True, width=22),
        Field("reach", "Hoeveel mensen bereikt het?", "In woorden: ongeveer 30 per dag.", width=28),
        Field("note", "Wilt u er iets bij zeggen?", "", width=40),
    ),
    key="not_monetised",
    layout=Layout.ROWS,
    spare=12,
)
NOT_MONETISED_SHEET = Sheet(
    "Niet in geld",
    "Wat niet in geld is uit te drukken: een dorpstuin, samen koken. Het komt op de factsheet, zonder bedrag.",
    (NOT_MONETISED,),
)
