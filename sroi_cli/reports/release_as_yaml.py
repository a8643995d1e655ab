"""A new release, as releases.yaml has it."""

from collections.abc import Iterator

from sroi_cli.model.release import Release


def release_as_yaml(release: Release, date: str) -> str:
    """When it is made, the digest of what it resolves to, and a fingerprint of each part."""
    head = (f'"{release.name}":', f"  date: {date}", f'  sha256: "{release.sha256}"', "  parts:")
    return "\n".join((*head, *_parts(release)))


def _parts(release: Release) -> Iterator[str]:
    for kind, fingerprints in release.fingerprints.items():
        yield f"    {kind}:"
        yield from (f"      {id_}: {fingerprint}" for id_, fingerprint in fingerprints.items())
