"""Where things are: the resources that ship, and the desk's own place."""

import errno
import os
import stat
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def resources() -> Path:
    """The folder of resources: inside an installed package, beside it in the tree."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def default_desk() -> Path:
    """Where the desk's database is unless said otherwise."""
    # Imported only here: the sign-in window is light.
    import platformdirs

    return Path(platformdirs.user_data_dir("callback-desk", False)) / "desk.db"


def computer_settings() -> Path:
    """The small file of what holds for this computer, whichever desk is open."""
    # Imported only here, as above.
    import platformdirs

    folder = platformdirs.user_config_dir("callback-desk", False)
    return Path(folder) / "computer.toml"


def make_private_folder(folder: Path) -> None:
    """Make a folder, with those above it, that only its owner may enter.

    Raises:
        OSError: it cannot be made.
    """
    for missing in reversed([f for f in (folder, *folder.parents) if not f.is_dir()]):
        missing.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read.

    Raises:
        FileExistsError: there is one already.
        OSError: it cannot be made.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
    os.close(os.open(path, flags, stat.S_IRUSR | stat.S_IWUSR))


def replace_for_good(part: Path, path: Path) -> None:
    """Put a file in its place in one step, so that it is there after a power cut, too.

    Raises:
        OSError: it cannot be put there.
    """
    os.replace(part, path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder as they are now.

    Raises:
        OSError: the disk does not take them.
    """
    if os.name == "nt":
        return  # Its folders cannot be flushed; renaming is written through there.
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        # Some file systems know no such thing for folders.
        if error.errno != errno.EINVAL:
            raise
    finally:
        os.close(opened)
