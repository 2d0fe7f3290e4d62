"""The font of every diagram and paper: Source Sans Pro by Adobe, under the SIL Open Font License (OFL.txt)."""

from pathlib import Path

FOLDER = Path(__file__).parent
FONTCONFIG = FOLDER / "fonts.conf"  # for a program whose current folder is this one
