"""The officer's workbook: a sheet for each sort of thing that a structure holds, written and read without loss."""
