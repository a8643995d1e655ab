"""A long round over all targets, or one kept case again: `python -m tests.fuzzing --seconds 600`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzzing.case import kept
from tests.fuzzing.rounds import Round, watched
from tests.fuzzing.running import tried
from tests.fuzzing.targets import TARGETS

_HEAD = ("target", "tries", "accepted", "refused", "seconds", "slowest (s)", "peak MiB", "findings")


def main() -> None:
    """Ends with 1 where something was found."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    options.add_argument("--seconds", type=float, default=600, help="of all targets together")
    options.add_argument("--target", action="append", choices=list(TARGETS), help="only this one; may be repeated")
    options.add_argument("--seed", type=int, default=1, help="another one gives other cases")
    options.add_argument("--findings", type=Path, default=Path("fuzzing-findings"), help="the folder to keep cases in")
    options.add_argument("--again", type=Path, metavar="FOLDER", help="try one kept case instead")
    given = options.parse_args()
    if given.again:
        _try_again(given.again)
        return
    targets = given.target or list(TARGETS)
    rounds = [watched(target, given.seconds / len(targets), given.seed, given.findings) for target in targets]
    _print(rounds)
    raise SystemExit(any(one.findings for one in rounds))


def _try_again(folder: Path) -> None:
    with TemporaryDirectory() as work:
        one = tried(kept(folder), Path(work))
    print(f"{'accepted' if one.accepted else 'refused'} after {one.seconds:.2f} s\n{one.wrong}")
    raise SystemExit(bool(one.wrong))


def _print(rounds: Sequence[Round]) -> None:
    print(f"| {' | '.join(_HEAD)} |\n|---|{'---:|' * (len(_HEAD) - 1)}")
    for one in (*rounds, _together(rounds)):
        refused = one.tries - one.accepted
        print(
            f"| {one.target} | {one.tries:,} | {one.accepted:,} | {refused:,} | {one.seconds:.0f} "
            f"| {one.slowest:.2f} | {one.mebibytes:.0f} | {len(one.findings)} |"
        )
    for finding in (finding for one in rounds for finding in one.findings):
        print(f"\n{finding}")


def _together(rounds: Sequence[Round]) -> Round:
    return Round(
        "together",
        sum(one.tries for one in rounds),
        sum(one.accepted for one in rounds),
        sum(one.seconds for one in rounds),
        max(one.slowest for one in rounds),
        max(one.mebibytes for one in rounds),
        tuple(finding for one in rounds for finding in one.findings),
    )


if __name__ == "__main__":
    main()
