"""Why a line of the table misses its target, and what floor was found: how the line begins → the reason."""

from __future__ import annotations

_MERGED_FIRST = (
    "by processor time beside the bare reader the main process needs 1.3 to 1.7: most of it SQLite (rows, "
    "history, the indexes by which rows are listed, found and met; twenty-four books a transaction, one by "
    "one it was more than twice that), what is left are small statements, decoding the rows that the "
    "reading process sends (0.15) and asking whether the rows meet anybody. First submissions that nobody "
    "touched are taken by their seal: of 1.0 that the reading process needs for that beside it, unpacking "
    "and hashing all other parts take 0.3, opening the seal 0.1, decoding and looking through the rows 0.3. "
    "By the clock there is a seventh of a second until the reading process stands, half of what the bare "
    "reader takes for thirty books, and as long again until so many are read as are written down together; "
    "with three hundred a tenth of the bare reader's time of waiting for the disk."
)
_PACKED_ANEW = (
    "unpacking the parts and hashing them takes 0.7, the copy of the file that is made before anything comes "
    "in up to 0.3; what is above it is asking what is known, and the start of the reading process, which is "
    "half of what the bare reader takes for thirty books."
)

REASONS: dict[str, str] = {
    **{f"{count} books, first time": _MERGED_FIRST for count in (30, 100, 300)},
    **{f"{count} books, packed anew": _PACKED_ANEW for count in (30, 100, 300)},
    **{f"{count} books, again": _PACKED_ANEW for count in (30, 100, 300)},
    **dict.fromkeys(
        ("read one village submission", "the same, saved by another program"),
        "unpacking and hashing all parts takes 0.2 to 0.3 times the bare reader, the cells 0.6, for every "
        "one is checked to be one that we write; the way from the reading process takes 0.1, and memories, "
        "versions and marks of the rows 0.6.",
    ),
    "planning": (
        "nine rows of ten are told to say nothing new by a mark of the whole row, kept beside it in the "
        "file and worked out by whoever reads the book: no cell of them is looked at. Of what is left a "
        "fifth is going over the rows of the book and their marks once; a quarter the bare comparison, by"
        " Python's own dictionaries, of the texts and marks of the tenth that differs (most of it waiting"
        " for the memory over which these rows lie): the floor, not half of it, would be a sixtieth of "
        "the peer. A quarter is telling what of that is newer, by whom, and whether it asks anything, a "
        "twentieth making the rows anew, a fifth what is told to people, row by row, and joining the "
        "ninety that both sides altered"
    ),
    **dict.fromkeys(
        ("first rows of a county", "first rows of ten counties"),
        "of the window's own work as much as a village's: the page, its table and the card are made in "
        "either. What is above it is waiting, for all other rows are looked for beside it and today's page "
        "counts",
    ),
    "sort, a county": (
        "the window's own work in a turn is 16 to 30 ms: telling the table anew and reading the rows that "
        "come into sight 6 to 9, drawing them in both parts of the table 12 to 20; the card of the row at "
        "hand, 8 to 12, follows in a turn of its own. What is above it is waiting for the processors"
    ),
    "growth: sort by name": "sorting by an index takes the logarithm of the rows as well",
    "growth: check everything": (
        "the rows of a village lie in the processor's own memory, and most of its texts are known when they "
        "come again; of a county's names and numbers none comes twice"
    ),
    "growth: plan a merge": (
        "the rows of a village lie in the processor's own memory, those of a county do not: some of the runs "
        "take as long a row, others up to a third longer"
    ),
    "growth: export": "within what two runs differ",
    "growth: paste rows": (
        "all rows are one change, which stays in memory until it is whole, so that nobody is kept from "
        "reading meanwhile: a village's fit into the processor's own memory, as do the indexes into which "
        "each row is sorted"
    ),
    "open the program on a county file: rows to type into": (
        "what nobody types into comes after the rows: the card's fifty fields, today's counts, the list of "
        "villages, everything that reads workbooks or checks more than the row in sight. Of what is left, "
        "in bare windows by processor time, nearly one is the bare window itself (Python and Qt), one is "
        "loading the program's own three hundred and fifty rooms, whose facts are structs; the rest is the "
        "window, its first page, the table and its first rows, "
        "judged and painted. The first word of the program is painted before any of it"
    ),
    **dict.fromkeys(
        ("all checks over a county", "the same on the day after"),
        (
            "no rule is asked without a reason, conditions that several rules set are looked at once, a"
            " text that came before is not looked at again, and nothing is made of a rule that has "
            "nothing to say. What is left, by share: what rules say of a row, a person or a household a"
            " third, spread over ninety rules of which none takes a thirtieth; which rules there is "
            "reason to ask a fifth (numbers, which no two rows share, above all); reading rows an "
            "eighth, and the columns that tell who belongs together another eighth with telling it; "
            "writing down who belongs together and throwing away what was written before a fifth, which"
            " the day after, when it is found to be the same, is spared: the bare statements for that "
            "are 5 to 6 of the pass, and 4 to 5 in one transaction, during which nobody could read. Going"
            " over the filled cells of a row only, instead of over all columns that a rule asks for, and"
            " keeping what a person's number says with the person, gained nothing. The pass walks "
            "through memory, this goes from table to table: beside other work on the same cores it slows"
            " down more"
        ),
    ),
    "an edit checks again": (
        "by processor time 4 to 5 ms, of which the file takes a third (twelve questions: who is and was "
        "checked with the row, and the rows of these five or six people), the rules the rest; what is above "
        "that is waiting for the processor"
    ),
    "5000 rows pasted": (
        "three quarters are saving them (a line of the table with pinyin, search words, natural key and "
        "versions for each row, its entry of the history), the rest is bringing every text into the form in "
        "which it is kept, once for each different one. By processor time it is four to five times the peer, "
        "which does nothing else, waits for the disk in the same way, and is done in a fifth of a second: "
        "whatever else the machine does in it doubles it or not"
    ),
    **dict.fromkeys(
        ("scroll, a county", "scroll, ten counties", "scroll 100 pages"),
        "the window's own work in a page is 8 to 15 ms, and 20 to 30 where pages are turned quicker than "
        "the next rows can be read ahead, or a key comes between two of its turns; on a machine at its "
        "slowest half as much again: drawing its 135 cells 8 to 12 (3 of them Qt's writing of the texts),"
        " a page of rows that was not read ahead 4 to 6, looking eight of them over for their marks 4 to "
        "6. What is above it is waiting, beside a merge for its thread: at each of the dozens of steps in"
        " which SQLite hands over rows the window lets Python go and waits half a millisecond, where "
        "something else works on both processors up to 4, until it has it again. Nobody is kept from "
        "reading before a change is whole, changes and readers take turns, and reading processes and what"
        " only reminds stand back while somebody scrolls",
    ),
    "memory of the window on a county file": (
        "what is loaded takes 25 MB, the window with today's page and the people with their card 47 MB, what "
        "is counted of them and of the villages 13 MB, the readings of characters 12 MB. The other 30 MB are "
        "what today's page needs for some seconds to look for people who may be listed twice (of 22,000 at "
        "once: a name, a number and a line of bytes each, and what they share), and of which Python gives "
        "little back to the system; counting the labourers takes 10 MB"
    ),
}
