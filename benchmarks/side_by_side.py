"""How long commands take, and how much memory, beside what they are made with and what people use instead.

`python benchmarks/side_by_side.py [ROUNDS] [WIJKEN]`, with the Python of an environment in which `sroi` is installed
with the extras `xlsx` and `benchmarks`. LibreOffice is measured where it is installed. `growth.svg` is drawn anew.
"""

import csv
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from pathlib import Path

from inputs import EXAMPLES, made, scenario, write_copies
from measuring import PROGRAM, Run, least, run, workplace

HERE = Path(__file__).resolve().parent
ROUNDS, WIJKEN = 10, (1000, 14_500)
ROWS = (10, 50, 100, 200, 350)  # four fifths are outcomes, of which a scenario has 300 at most
HELLO = """import typer


def main(name: str = "world"):
    print(f"Hello {name}")


typer.run(main)
"""
FEW = 2  # rounds, of what takes long
PLAIN = "sketch, no draws"
Measured = Mapping[str, Run]


@dataclass(frozen=True)
class Target:
    """A figure of what was measured, and what it may be at most."""

    words: str
    of: str  # the command; another is measured in every run
    figure: Callable[[Measured], float]
    most: float


@dataclass(frozen=True)
class Growth:
    """A command at several sizes; a line, if all is well."""

    of: str
    sizes: tuple[int, ...]
    command: Callable[[int], Sequence[str]]


TARGETS = (
    Target(
        "`--version` beyond Python, ms",
        "--version",
        lambda of: 1000 * (of["--version"].seconds - of["python"].seconds),
        12,
    ),
    Target("`--help`, × importing Typer", "--help", lambda of: _times(of, "--help", "import typer"), 1.35),
    Target(
        "`sketch`, no draws, no files, × hello",
        "sketch, no draws",
        lambda of: _times(of, "sketch, no draws", "hello"),
        1.6,
    ),
    Target("`sketch`, draws and factsheets, × hello", "sketch", lambda of: _times(of, "sketch", "hello"), 3.5),
    Target("1,000 wijken, no draws, two processes, s", "batch 1,000", lambda of: of["batch 1,000"].seconds, 3),
    Target("the same, MiB of the largest process", "batch 1,000", lambda of: of["batch 1,000"].mebibytes, 60),
)


def main(rounds: int, wijken: Sequence[int]) -> None:
    with workplace() as folder:
        write_inputs(folder, wijken)
        commands = quick()
        measured = least(commands, folder, rounds)
        measured |= least(office(folder), folder, min(rounds, FEW))
        measured |= least(batches(wijken), folder, min(rounds, FEW))
        print("\n".join(chain(_commands(measured), [""], _targets(measured), [""])), flush=True)
        grown = {one.of: grow(one, folder, min(rounds, FEW)) for one in growths(wijken)}
    print("\n".join(_growth(grown)))
    draw(grown)


def write_inputs(folder: Path, wijken: Sequence[int]) -> None:
    """Everything that is measured with."""
    (folder / "hello.py").write_text(HELLO, encoding="utf-8")
    for one in _batch_sizes(wijken):
        write_copies(folder / f"batch-{one}", EXAMPLES, one)
        _write_list(folder / f"list-{one}.csv", one)
    for rows in ROWS:
        _write_scenario(folder / f"rows-{rows}.yaml", rows, 5)
    for years in (5, 25, 50, 75, 100):
        _write_scenario(folder / f"years-{years}.yaml", 50, years)


def _batch_sizes(wijken: Sequence[int]) -> tuple[int, ...]:
    """Those asked for, and smaller ones for a line."""
    return tuple(sorted({250, 500, *wijken}))


def _write_list(file: Path, wijken: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["code", "naam", "gemeente", "inwoners"])
        for at in range(wijken):
            writer.writerow((f"WK{at:06}", f"Wijk {at}", f"Gemeente {at % 342}", 200 + 37 * at % 2000))


def _write_scenario(file: Path, rows: int, years: int) -> None:
    file.write_text("\n".join(scenario(list(made(rows)), years)), encoding="utf-8")


def quick() -> dict[str, Sequence[str]]:
    """Commands that are run in every round."""
    return {
        "python": (sys.executable, "-c", ""),
        "--version": (*PROGRAM, "--version"),
        "import typer": (sys.executable, "-c", "import typer"),
        "--help": (*PROGRAM, "--help"),
        "hello": (sys.executable, "hello.py"),
        PLAIN: (*PROGRAM, "sketch", "vijlen", "--draws", "0", "--no-files"),
        "sketch": (*PROGRAM, "sketch", "vijlen", "--out", "made"),
        "sketch, 100,000 draws": (*PROGRAM, "sketch", "vijlen", "--draws", "100000", "--no-files"),
        "scale": (*PROGRAM, "scale", "--wijken", "855", "--year", "2030"),
        "workbook": (*PROGRAM, "sketch", "vijlen", "--draws", "0", "--format", "xlsx", "--out", "made"),
    }


def office(folder: Path) -> dict[str, Sequence[str]]:
    """LibreOffice, which calculates the value map that `workbook` wrote; the first start makes its profile."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        print("LibreOffice is not measured: there is none.")
        return {}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (found, profile, "--headless", "--convert-to", "ods", "--outdir", "made", "made/vijlen.xlsx")
    run(command, folder)
    return {"LibreOffice": command}


def batches(wijken: Sequence[int]) -> dict[str, Sequence[str]]:
    """Factsheets of many wijken by two processes; four kinds of scenario in turn."""
    first = wijken[0]
    drawn = {f"batch {first:,}, 10,000 draws": _batch(first, 10_000)}
    return {f"batch {one:,}": _batch(one, 0) for one in wijken} | drawn


def _batch(wijken: int, draws: int) -> Sequence[str]:
    return (*PROGRAM, "batch", f"batch-{wijken}", "--out", f"site-{wijken}", "--draws", f"{draws}", "--jobs", "2")


def growths(wijken: Sequence[int]) -> tuple[Growth, ...]:
    """What a command takes by the size of what it is given."""

    def sketch(file: str, draws: int) -> Sequence[str]:
        return (*PROGRAM, "sketch", file, "--json", "--draws", f"{draws}")

    sizes = _batch_sizes(wijken[:1])
    return (
        Growth("rows (no draws)", ROWS, lambda n: sketch(f"rows-{n}.yaml", 0)),
        Growth("rows (10,000 draws)", ROWS, lambda n: sketch(f"rows-{n}.yaml", 10_000)),
        Growth("draws (50 rows)", (10_000, 100_000, 250_000, 500_000, 1_000_000), lambda n: sketch("rows-50.yaml", n)),
        Growth("years (50 rows, no draws)", (5, 25, 50, 75, 100), lambda n: sketch(f"years-{n}.yaml", 0)),
        Growth("wijken (batch, no draws)", sizes, lambda n: _batch(n, 0)),
        Growth(
            "wijken (scale with a list)",
            _batch_sizes(wijken),
            lambda n: (*PROGRAM, "scale", "--wijken-file", f"list-{n}.csv", "--draws", "0"),
        ),
    )


def grow(one: Growth, folder: Path, rounds: int) -> dict[int, Run]:
    names = {f"{size}": one.command(size) for size in one.sizes}
    return {int(size): found for size, found in least(names, folder, rounds).items()}


def _times(measured: Measured, name: str, other: str) -> float:
    return measured[name].seconds / measured[other].seconds


def _beyond(measured: Measured, name: str, other: str) -> float:
    return 1000 * (measured[name].seconds - measured[other].seconds)


def _commands(measured: Measured) -> Iterator[str]:
    yield "| command | seconds | peak MiB | × hello |"
    yield "|---|---:|---:|---:|"
    for name, one in measured.items():
        yield f"| {name} | {one.seconds:.3f} | {one.mebibytes:.0f} | {_times(measured, name, 'hello'):.2f} |"


def _targets(measured: Measured) -> Iterator[str]:
    yield "| target | at most | measured |"
    yield "|---|---:|---:|"
    for one in TARGETS:
        if one.of in measured:
            yield f"| {one.words} | {one.most:g} | {one.figure(measured):.3g} |"


def _growth(grown: Mapping[str, Mapping[int, Run]]) -> Iterator[str]:
    yield "| by | sizes | seconds | peak MiB | ms for one more, from size to size |"
    yield "|---|---|---|---|---|"
    for name, runs in grown.items():
        sizes = ", ".join(f"{size:,}" for size in runs)
        seconds = ", ".join(f"{one.seconds:.2f}" for one in runs.values())
        memory = ", ".join(f"{one.mebibytes:.0f}" for one in runs.values())
        yield f"| {name} | {sizes} | {seconds} | {memory} | {', '.join(_slopes(runs))} |"


def _slopes(runs: Mapping[int, Run]) -> Iterator[str]:
    for (size, one), (larger, other) in pairwise(runs.items()):
        yield f"{1000 * (other.seconds - one.seconds) / (larger - size):.3g}"


def draw(grown: Mapping[str, Mapping[int, Run]]) -> None:
    """Seconds by size, each with the straight line through its first and last point."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams |= {"svg.hashsalt": "sroi", "font.size": 8}
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(2, 3, figsize=(9, 5), layout="constrained")
    for axis, (name, runs) in zip(axes.flat, grown.items(), strict=True):
        sizes, seconds = list(runs), [one.seconds for one in runs.values()]
        ends = slice(None, None, len(sizes) - 1)
        axis.plot(sizes[ends], seconds[ends], color="lightgrey")
        axis.plot(sizes, seconds, "o", color="#14532d")
        axis.set(title=name, ylabel="seconds", ylim=(0, None), xlim=(0, None))
    figure.savefig(HERE / "growth.svg", metadata={"Date": None})


if __name__ == "__main__":
    given = list(map(int, sys.argv[1:]))
    main(next(iter(given), ROUNDS), tuple(islice(given, 1, None)) or WIJKEN)
