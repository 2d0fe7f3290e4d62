"""The font of every diagram: Source Sans Pro by Adobe, under the SIL Open Font License (OFL.txt)."""
