"""The first lines that run on Windows: the launcher beside the folder `program` hands over to them."""

import sys

# The reading process is this program once more, not a Python that could be asked for modules.
sys.frozen = "folder"  # type: ignore[attr-defined]
sys.argv[0] = sys.executable

from roster_desktop.__main__ import main  # noqa: E402

sys.exit(main())
