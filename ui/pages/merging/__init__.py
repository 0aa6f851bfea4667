"""Parts of the page on which many units' workbooks become one roster."""
