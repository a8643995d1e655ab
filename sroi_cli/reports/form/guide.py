"""The first sheet of a form: what it is for, and how to fill it in."""

from typing import TYPE_CHECKING

from sroi_cli.model.form.sheets import SHEETS
from sroi_cli.reports.form.formats import Formats
from sroi_cli.reports.form.printing import lay_out

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_STEPS = (
    "Vul alleen de gele vakken in. De andere vakken zijn vergrendeld, zodat er niets kan verdwijnen.",
    "Begin bij het blad Wijk, en ga van links naar rechts door de bladen. De tabs staan onderaan.",
    "Klik op een geel vak: dan ziet u wat daar komt te staan. Bij een pijltje kiest u uit een lijst.",
    "Weet u iets niet? Laat het leeg, behalve waar 'Nodig' bij staat. Een leeg vak is beter dan een verzonnen getal.",
    "Een nul is ook een antwoord: die zegt dat u het weet, en dat het er geen zijn.",
    "Getallen: mensen als 1250 of 1.250, uren als 7,2, een aandeel als 20 %. Zet er geen woorden bij.",
    "Typ zelf, of plak alleen waarden. Formules worden niet gelezen.",
    "Klaar? Bewaar het bestand en stuur het terug.",
)
_AFTER = (
    "Van uw antwoorden maken wij een SROI-schets: wat er in de wijkaanpak gaat, en wat die oplevert, voor wie. "
    "U krijgt een factsheet om mee in gesprek te gaan."
)
_LATER = "Alle getallen op de factsheet zijn terug te vinden. Daarom vragen we soms waar een getal vandaan komt."


def write_guide(page: "Worksheet", formats: Formats) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 126)
    page.set_row(0, 30)
    page.write_string(0, 0, "Formulier voor de wijkaanpak", formats.look("name"))
    page.write_string(2, 0, "Waarvoor is dit?", formats.look("label"))
    page.write_string(2, 1, _AFTER, formats.look("text"))
    page.set_row(2, 38)
    page.write_string(3, 1, _LATER, formats.look("text"))
    page.write_string(5, 0, "Zo vult u het in", formats.look("label"))
    for number, step in enumerate(_STEPS, start=1):
        page.write_string(4 + number, 1, f"{number}. {step}", formats.look("text"))
    row = 6 + len(_STEPS)
    page.write_string(row, 0, "Een geel vak", formats.look("sample"))
    page.write_string(row, 1, "vult u in.", formats.look("text"))
    page.write_string(row + 2, 0, "De bladen", formats.look("label"))
    for number, sheet in enumerate(SHEETS, start=row + 3):
        page.write_url(number, 0, f"internal:'{sheet.name}'!A1", string=sheet.name)
        page.write_string(number, 1, sheet.about, formats.look("text"))
    lay_out(page)
