"""What the program is made of: a CycloneDX bill of materials, and each part's license.

    .venv/bin/python .ci/sbom.py > sbom.json

Every package of the hashed lock is a component, with the hashes of all its files; what
is installed here tells license and dependencies. A package that this platform does not
need is a component as well, without them. Nothing is fetched, and the same tree gives
the same document.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.txt"
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))?(?: \\)?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAMED = re.compile(r"^[A-Za-z0-9._-]+")
# Their metadata says nothing; this stands in the license files that they bring.
READ_BY_HAND = {"imapclient": "BSD-3-Clause", "sqlcipher3": "Zlib"}
_OSI = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Locked:
    """A package of the lock.

    Attributes:
        name: as it is spelt there.
        version: the one version.
        marker: where it is needed; "" is everywhere.
        hashes: SHA-256 of each of its files, in hexadecimal.
    """

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{normal(self.name)}@{self.version}"


def normal(name: str) -> str:
    """A package's name as an index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read_lock(text: str) -> list[Locked]:
    """The packages of a hashed requirements file, in its order."""
    found: list[Locked] = []
    for line in text.splitlines():
        if told := _PACKAGE.match(line):
            found.append(Locked(told[1], told[2], told[3] or "", ()))
        elif found and (hashes := _HASH.findall(line)):
            last = found[-1]
            grown = (*last.hashes, *hashes)
            found[-1] = Locked(last.name, last.version, last.marker, grown)
    return found


def license_of(name: str) -> str:
    """A package's license as its installed metadata says it; "" where it does not.

    Raises:
        metadata.PackageNotFoundError: it is not installed.
    """
    told = metadata.metadata(name)
    if expression := told.get("License-Expression"):
        return str(expression)
    # The older field may hold a whole license.
    short = str(told.get("License") or "").strip()
    approved = [
        str(line).removeprefix(_OSI)
        for line in told.get_all("Classifier") or ()
        if str(line).startswith(_OSI)
    ]
    if short and "\n" not in short and not approved:
        return short
    return " OR ".join(approved) or READ_BY_HAND.get(normal(name), "")


def bill(text: str, version: str) -> dict[str, object]:
    """The bill of materials of a lock, as a CycloneDX 1.6 document."""
    locked = read_lock(text)
    by_name = {normal(one.name): one for one in locked}
    this = f"pkg:generic/callback-desk@{version}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": this,
                "name": "callback-desk",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(one) for one in locked],
        "dependencies": [
            {"ref": this, "dependsOn": sorted(one.purl for one in locked)},
            *(
                {"ref": one.purl, "dependsOn": sorted(set(_needs(one, by_name)))}
                for one in locked
            ),
        ],
    }


def _component(one: Locked) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in one.hashes],
    }
    if one.marker:
        component["properties"] = [{"name": "needed-where", "value": one.marker}]
    if _is_here(one) and (told := license_of(one.name)):
        component["licenses"] = [{"license": {"name": told}}]
    return component


def _needs(one: Locked, by_name: dict[str, Locked]) -> Iterator[str]:
    if not _is_here(one):
        return
    for line in metadata.requires(one.name) or ():
        named = _NAMED.match(line)
        # What an extra would bring is not in the lock, or is there for another.
        if named and "extra ==" not in line and normal(named[0]) in by_name:
            yield by_name[normal(named[0])].purl


def _is_here(one: Locked) -> bool:
    try:
        return metadata.version(one.name) == one.version
    except metadata.PackageNotFoundError:
        return False


if __name__ == "__main__":
    version = metadata.version("callback-desk")
    json.dump(bill(LOCK.read_text("utf-8"), version), sys.stdout, indent=1)
    sys.stdout.write("\n")
