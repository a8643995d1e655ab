"""The questions for the story, for what the sketch rests on, and for the analyst."""

from sroi_cli.model.form.fields import Block, Field, Layout, Reads, Sheet

_STORY = Block(
    "Het verhaal van de wijk",
    (
        Field("factsheet.title", "Titel van de factsheet", "Leeg: de naam van de wijk.", column="titel"),
        Field("factsheet.intro", "Wat gebeurt er in de wijk?", "Twee of drie zinnen.", long=True, column="verhaal"),
        Field(
            "factsheet.situation", "Hoe wordt het nu betaald?", "Eén of twee zinnen.", long=True, column="financiering"
        ),
        Field(
            "factsheet.highlight.title",
            "Wat wilt u uitlichten?",
            "De naam, bijvoorbeeld: Het deelcafé.",
            needed=True,
            beside="factsheet.highlight.text",
            column="uitgelicht",
        ),
        Field(
            "factsheet.highlight.text",
            "Waarom is dat bijzonder?",
            "Een paar zinnen.",
            needed=True,
            beside="factsheet.highlight.title",
            long=True,
            column="uitgelicht_tekst",
        ),
        Field(
            "factsheet.quote.text",
            "Een uitspraak van een deelnemer",
            "Alleen wat iemand echt heeft gezegd, en met toestemming.",
            long=True,
            column="citaat",
        ),
        Field("factsheet.quote.by", "Van wie is die uitspraak?", "Bijvoorbeeld: een deelnemer.", column="citaat_van"),
        Field("factsheet.organiser.name", "Hoe heet de lokale aanjager?", "Mag leeg blijven.", column="aanjager"),
        Field("factsheet.organiser.text", "Wat doet de lokale aanjager?", "", long=True, column="aanjager_tekst"),
        Field(
            "factsheet.supported_by",
            "Wie steunt dit?",
            "Eén naam per regel (Alt+Enter).",
            Reads.TEXTS,
            long=True,
            column="steun",
        ),
        Field("factsheet.accent", "Kleur van de factsheet", "Voor de analist: # en zes tekens.", column="kleur"),
    ),
)
NOTES = Block(
    "Wat moet een lezer weten?",
    (Field("", "Opmerking", "Bijvoorbeeld: waar de aantallen vandaan komen, en wat niet bekend is.", long=True),),
    key="notes",
    layout=Layout.LINES,
    spare=4,
)
STORY_SHEET = Sheet("Verhaal", "De woorden op de factsheet. Alles mag leeg blijven.", (_STORY, NOTES))

_ASSESSMENT = Block(
    "Onderbouwing",
    (
        Field(
            "assessment.counterfactual", "Wat gebeurt er zonder de wijkaanpak?", "", long=True, column="zonder_aanpak"
        ),
        Field(
            "assessment.theory_of_change",
            "Waarom werkt het?",
            "Van activiteit naar verandering.",
            long=True,
            column="waarom",
        ),
        Field("assessment.context_validity", "Waarom geldt bewijs van elders ook hier?", "", long=True),
        Field("assessment.valuation", "Hoe wogen bewoners wat uitkomsten waard zijn?", "", long=True),
        Field("assessment.materiality", "Wat is weggelaten, en waarom maakt dat niet uit?", "", long=True),
        Field("assessment.verification", "Wie van buiten heeft dit getoetst?", "", long=True),
        Field("assessment.response", "Wat gebeurt er met het resultaat?", "Door wie, en wanneer?", long=True),
    ),
)
SEEN = Block(
    "Met wie is dit besproken?",
    (Field("", "Partij", "Kies uit de lijst. Wie er niet staat, heeft het nog niet gezien.", choice="stakeholder"),),
    key="assessment.stakeholders_involved",
    layout=Layout.LINES,
    spare=7,
)
_EXPLAINED = Block(
    "Wat kon hier niet, en waarom?",
    (
        Field("id", "Eis", "Kies uit de lijst.", choice="requirement", needed=True),
        Field("", "Waarom kon dat hier niet?", "", needed=True, long=True),
    ),
    key="assessment.explanations",
    layout=Layout.ROWS,
    keyed=True,
    spare=3,
)
ASSESSMENT_SHEET = Sheet(
    "Onderbouwing",
    "Waar rust dit op? Leeg laten mag; de schets zegt dan dat het ontbreekt.",
    (_ASSESSMENT, SEEN, _EXPLAINED),
)

RELEASE = Field(
    "reference_values",
    "Release van de referentiewaarden",
    "De prijzen en effecten. Leeg: de nieuwste.",
    choice="release",
    column="referentiewaarden",
)
COUNTING = Block(
    "Hoe er wordt gerekend",
    (
        RELEASE,
        Field("method.profile", "Methode", "Leeg: 2diabeat.", choice="profile", column="methode"),
        Field("currency", "Munt", "Leeg: EUR, de euro.", column="munt"),
        Field(
            "period.horizon",
            "Over hoeveel jaar tellen uitkomsten?",
            "Leeg: de jaren van de activiteiten.",
            Reads.PEOPLE,
            bare=True,
            column="horizon",
        ),
    ),
)
EVIDENCE = Block(
    "Marges en bronnen",
    (
        Field("path", "Welk getal?", "Zoals sroi het noemt: activities.wandelgroep.participants.", needed=True),
        Field("low", "Laagste", "Samen met hoogste.", Reads.SHARE, bare=True),
        Field("high", "Hoogste", "Samen met laagste.", Reads.SHARE, bare=True),
        Field("unit", "Eenheid", "Bijvoorbeeld uur/deelnemer.", choice="unit", open=True),
        Field("because", "Toelichting", "Waarom dit getal.", width=40),
        Field("source", "Bron", "Kies uit de lijst.", choice="source", width=44),
        Field("locator", "Plaats in de bron", "Bladzijde, tabel.", width=18),
        Field("basis", "Basis", "Weten, vermoeden of aannemen.", choice="basis"),
        Field("sms", "Soort onderzoek", "Maryland-schaal, 0 tot en met 5.", Reads.PEOPLE, bare=True),
        Field("calibrated_on", "Afgesteld op", "Het gepubliceerde getal.", width=24),
    ),
    "Wat een getal van de andere bladen nog meer over zichzelf zegt.",
    "<evidence>",
    Layout.ROWS,
    spare=12,
)
ANALYST_SHEET = Sheet("Voor de analist", "Dit blad hoeft u niet in te vullen.", (COUNTING, EVIDENCE), for_analyst=True)
