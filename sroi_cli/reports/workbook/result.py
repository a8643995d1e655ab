"""The sheet of the result: every total as a formula on the value map."""

from dataclasses import dataclass

from sroi_cli.engine.result import BAND
from sroi_cli.engine.totals import LARGE, MEDIUM, SIDES, Balance, Perspective, StakeholderTotal, YearTotal
from sroi_cli.model.scenario import Side
from sroi_cli.reports.workbook.layout import Layout
from sroi_cli.reports.workbook.places import cell, fixed, on, quoted
from sroi_cli.reports.workbook.sheet import Sheet
from sroi_cli.reports.workbook.sums import condition, said, side_total

_WIDTHS = (46, 18, 18, 18, 18, 13, 10, 22)
_SUMMARY = 3  # row of the first total
INBRENG, OPBRENGST, SALDO, RATIO, NET_RATIO, MARGIN, LOW, HIGH, SOCIAL, ECONOMIC, BEYOND = range(
    _SUMMARY, _SUMMARY + 11
)
_STAKEHOLDERS = BEYOND + 3
_AMOUNT = 1  # column of inbreng; opbrengst and saldo stand beside it
_KINDS = ("nominal", "present")
_ID = 7  # column of ids


def write_result(sheet: Sheet, layout: Layout) -> None:
    """Totals, stakeholders, perspectives and years."""
    sheet.begin(_WIDTHS, layout.style.term("book_result_lines"))
    page = _Page(sheet, layout)
    page.summary()
    page.kinds()
    row = page.stakeholders(_STAKEHOLDERS)
    row = page.perspectives(row)
    page.years(row)
    sheet.worksheet.freeze_panes(2, 1)
    sheet.finish()


def names(layout: Layout) -> dict[str, str]:
    """The totals by which other workbooks can ask for them."""
    rows = {"inbreng": INBRENG, "opbrengst": OPBRENGST, "saldo": SALDO, "ratio": RATIO}
    return {f"result.{name}": on(layout.sheets["result"], fixed(row, _AMOUNT)) for name, row in rows.items()}


@dataclass(frozen=True)
class _Page:
    sheet: Sheet
    layout: Layout

    def summary(self) -> None:
        """What all together put in and get out, and the ratio."""
        result, total = self.layout.result, self.layout.result.total
        for column, key in ((_AMOUNT, "value_now"), (_AMOUNT + 1, "book_was")):
            self.sheet.text(_SUMMARY - 1, column, self.layout.style.term(key), "quiet", "right")
        self._as_made()
        for row, term in (
            (INBRENG, "inbreng"), (OPBRENGST, "opbrengst"), (SALDO, "saldo"), (RATIO, "ratio"),
            (NET_RATIO, "book_net_ratio"),
        ):  # fmt: skip
            self.sheet.text(row, 0, self.layout.style.term(term), "strong")
        for row, side in ((INBRENG, SIDES[0]), (OPBRENGST, SIDES[1])):
            self._side(row, _AMOUNT, side, "present", getattr(total, side), ("money", "strong"))
        put_in, got_out, ratio = (cell(row, _AMOUNT) for row in (INBRENG, OPBRENGST, RATIO))
        self.sheet.formula(SALDO, _AMOUNT, self._saldo(put_in, got_out), self._known(total.saldo), "money", "strong")
        self.sheet.formula(RATIO, _AMOUNT, self._ratio(put_in, got_out), total.ratio, "ratio", "big")
        self.sheet.tall[RATIO] = 24
        net = None if total.ratio is None else total.ratio - 1
        self.sheet.formula(NET_RATIO, _AMOUNT, f'IF(ISNUMBER({ratio}),{ratio}-1,"")', net, "ratio")
        if self.layout.rows:
            self._band(ratio)
            beyond = f"SUM({self.layout.mapped('beyond')})"
            self.sheet.text(BEYOND, 0, self.layout.style.term("book_beyond"), "strong")
            self.sheet.formula(BEYOND, _AMOUNT, beyond, result.beyond_period, "money")

    def _as_made(self) -> None:
        """What the totals were when the workbook was made."""
        for row, name in ((INBRENG, "inbreng"), (OPBRENGST, "opbrengst"), (SALDO, "saldo"), (RATIO, "ratio")):
            value = getattr(self.layout.result.total, name)
            if value is not None:
                look = "ratio" if row == RATIO else "money"
                self.sheet.number(row, _AMOUNT + 1, value, "quiet", look)

    def _band(self, ratio: str) -> None:
        """The ratio and a margin either way, which can be changed."""
        result, term = self.layout.result, self.layout.style.term
        if BAND not in result.release.values:
            return
        margin, band = cell(MARGIN, _AMOUNT), result.band
        self.sheet.texts(MARGIN, 0, (term("book_margin"),), "line")
        self.sheet.number(MARGIN, _AMOUNT, result.release.values[BAND].entry.value, "percent", "input")
        ends = (band.low, band.high) if band else (None, None)
        for row, name, sign, value in ((LOW, "ratio_low", "-", ends[0]), (HIGH, "ratio_high", "+", ends[1])):
            self.sheet.text(row, 0, term(name), "line")
            self.sheet.formula(
                row, _AMOUNT, f'IF(ISNUMBER({ratio}),{ratio}{sign}ABS({ratio})*{margin},"")', value, "ratio"
            )

    def kinds(self) -> None:
        """Social and economic opbrengst."""
        style = self.layout.style
        for row, kind in ((SOCIAL, "social"), (ECONOMIC, "economic")):
            self.sheet.text(row, 0, style.term(kind), "line")
            value = self.layout.result.kinds[kind]
            if self.layout.rows and said("opbrengst", self.layout):
                of_kind = condition("kind", quoted(style.kind(kind)), self.layout)
                whole = side_total("opbrengst", "present", self.layout, of_kind)
                known = f"IF(ISNUMBER({fixed(OPBRENGST, _AMOUNT)}),{whole},{quoted(style.term('unknown'))})"
                self.sheet.formula(row, _AMOUNT, known, self._known(value), "money")
            else:
                self.sheet.text(row, _AMOUNT, style.term("unknown"), "line", "right")

    def stakeholders(self, row: int) -> int:
        """What each puts in and gets out; gives the row after them."""
        term = self.layout.style.term
        heads = ("stakeholder", "inbreng", "opbrengst", "saldo", "ratio", "share", "mark", "reference_id")
        self._heads(row, term("book_stakeholders"), tuple(map(term, heads)))
        for line, one in enumerate(self.layout.result.stakeholders, start=row + 2):
            self._stakeholder(line, one)
        return row + len(self.layout.result.stakeholders) + 4

    def _stakeholder(self, row: int, one: StakeholderTotal) -> None:
        party, balance = one.party, one.balance
        self.sheet.text(row, 0, self.layout.style.name(party.label), "text", "ruled")
        self.sheet.text(row, _ID, party.id, "quiet", "ruled")
        self._balance(row, balance, self._of_party(row) if self.layout.rows else ())
        share, gets, whole = cell(row, _AMOUNT + 4), cell(row, _AMOUNT + 1), fixed(OPBRENGST, _AMOUNT)
        shared = f'IF(AND(ISNUMBER({gets}),ISNUMBER({whole})),IF({whole}>0,{gets}/{whole},""),"")'
        self.sheet.formula(row, _AMOUNT + 4, shared, one.share_opbrengst, "percent", "ruled")
        marks = f'IF({share}>={LARGE},"+++",IF({share}>={MEDIUM},"++",IF({share}>0,"+","")))'
        marked = f'IF(ISNUMBER({gets}),IF({gets}<0,"-",IF(ISNUMBER({share}),{marks},"")),"")'
        self.sheet.formula(row, _AMOUNT + 5, marked, one.mark, "line", "ruled", "center")

    def perspectives(self, row: int) -> int:
        """The balance as somebody sees it who counts only a part; gives the row after them."""
        term = self.layout.style.term
        found = [one for one in self.layout.result.perspectives if one.party is None]
        heads = ("perspective", "inbreng", "opbrengst", "saldo", "ratio")
        self._heads(row, term("perspectives"), tuple(map(term, heads)))
        for line, one in enumerate(found, start=row + 2):
            self.sheet.text(line, 0, term(f"perspective_{one.id}"), "text", "ruled")
            self._balance(line, one.balance, self._seen(one))
        return row + len(found) + 4

    def years(self, row: int) -> None:
        """Nominal amounts and present values of each year."""
        term = self.layout.style.term
        heads = [term("year"), *(f"{term(kind)}, {term(side).lower()}" for kind in _KINDS for side in SIDES)]
        self._heads(row, term("years"), tuple(heads))
        for line, one in enumerate(self.layout.result.years, start=row + 2):
            self._year(line, one)

    def _year(self, row: int, one: YearTotal) -> None:
        self.sheet.number(row, 0, one.year, "whole", "ruled", "left")
        t = one.year - self.layout.result.value_map.start
        column = _AMOUNT
        for key, balance in zip(_KINDS, (one.nominal, one.pv), strict=True):
            for side in SIDES:
                self._side(row, column, side, f"{key}_{t}", getattr(balance, side), ("money", "ruled"))
                column += 1

    def _of_party(self, row: int) -> tuple[str, ...]:
        return (condition("stakeholder_id", f"${cell(row, _ID)}", self.layout),)

    def _seen(self, one: Perspective) -> tuple[str, ...]:
        key = f"seen_{one.id}"
        return (self.layout.mapped(key),) if self.layout.rows and key in self.layout.at else ()

    def _balance(self, row: int, balance: Balance, conditions: tuple[str, ...]) -> None:
        """Inbreng, opbrengst, saldo and ratio beside each other."""
        for step, side in enumerate(SIDES):
            self._side(row, _AMOUNT + step, side, "present", getattr(balance, side), ("money", "ruled"), conditions)
        put_in, got_out = cell(row, _AMOUNT), cell(row, _AMOUNT + 1)
        self.sheet.formula(row, _AMOUNT + 2, self._saldo(put_in, got_out), self._known(balance.saldo), "money", "ruled")
        self.sheet.formula(row, _AMOUNT + 3, self._ratio(put_in, got_out), balance.ratio, "ratio", "ruled")

    def _side(  # noqa: PLR0913, PLR0917 - a place, a sum and its looks
        self,
        row: int,
        column: int,
        side: Side,
        key: str,
        value: float | None,
        looks: tuple[str, ...],
        conditions: tuple[str, ...] = (),
    ) -> None:
        """The sum of a side; a word where no row says anything of it."""
        if said(side, self.layout):
            self.sheet.formula(row, column, side_total(side, key, self.layout, *conditions), self._known(value), *looks)
        else:
            self.sheet.text(row, column, self.layout.style.term("unknown"), "line", "right", *looks[1:])

    def _heads(self, row: int, title: str, heads: tuple[str, ...]) -> None:
        self.sheet.text(row, 0, title, "section")
        self.sheet.text(row + 1, 0, heads[0], "head")
        for column, head in enumerate(heads[1:], start=1):
            self.sheet.text(row + 1, column, head, "head", {6: "center", _ID: "line"}.get(column, "right"))

    def _known(self, value: float | None) -> float | str:
        return self.layout.style.term("unknown") if value is None else value

    def _saldo(self, put_in: str, got_out: str) -> str:
        unknown = quoted(self.layout.style.term("unknown"))
        return f"IF(AND(ISNUMBER({put_in}),ISNUMBER({got_out})),{got_out}-{put_in},{unknown})"

    def _ratio(self, put_in: str, got_out: str) -> str:
        return f'IF(AND(ISNUMBER({put_in}),ISNUMBER({got_out})),IF({put_in}>0,{got_out}/{put_in},""),"")'
