"""Parts of the page on which a workbook is taken in."""
