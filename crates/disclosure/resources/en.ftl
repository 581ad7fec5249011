# Files
disclosure-file-absent = There is no file `{ $path }`: check its name and its folder.
disclosure-file-there = The file `{ $path }` is there already and is never replaced: give another name.
disclosure-file = The file `{ $path }` can be neither read nor written ({ $reason }): check your rights and the free space.
disclosure-read = The file cannot be read ({ $reason }): check your rights.
disclosure-write = The output cannot be written ({ $reason }): check your rights and the free space.
disclosure-no-table = { $line ->
    [0] The file is not a delimited table ({ $reason }): give a CSV in UTF-8 with a header.
   *[other] Line { $line_text }: the file is not a delimited table ({ $reason }). Give a CSV in UTF-8, each line having as many values as the header.
}

# Tables of counts
disclosure-dimensions = `{ $text }` does not name dimensions: write distinct columns, coarsest first, as in `region>dep,sexe`.
disclosure-column = The file has no column `{ $column }`: its header is `{ $header }`. A table is separated by commas.
disclosure-code = Line { $line_text }, column `{ $column }`: the code is missing. The file holds inner cells only, without margins.
disclosure-count = Line { $line_text }, column `{ $column }`: `{ $value }` is not a whole number from 0 to 9007199254740992.
disclosure-twice = Line { $line_text }: this cell was given before. Each cell stands once.
disclosure-size = The table would have { $cells } cells, more than the { $max } that are handled: give fewer dimensions, or separate tables.
disclosure-cell = The table has no cell `{ $cell }`: write its codes in the order of the dimensions, an empty one for a margin.
disclosure-rule = The rule `{ $rule }` has a parameter out of its range.
disclosure-unsafe = { $count ->
    [one] The table is not written: { $count_text } cell at risk could still be recomputed too closely. Publish fewer details or merge categories.
   *[other] The table is not written: { $count_text } cells at risk could still be recomputed too closely. Publish fewer details or merge categories.
}
disclosure-audit-gap = Line { $line_text }: a code of `{ $column }` is given under a coarser one that is empty.
disclosure-audit-count = Line { $line_text }: `{ $value }` is neither a whole number, nor empty for a hidden cell.
disclosure-audit-margin = The margin `{ $cell }` is not in the published table: an audit needs every margin.
disclosure-audit-contradiction = The published cells contradict each other at `{ $cell }`: check that counts and margins come from the same file.
disclosure-audit-crossed = The variables of two tables cross in { $parts_text } parts, more than the { $max_text } that are audited together: take coarser variables, or one table.
disclosure-audit-size = The hidden cells have { $degrees_text } degrees of freedom together, more than the { $max_text } that are solved: audit with the true table, or in parts.
disclosure-audit-own-cell = { $count_text } cells are hidden: what the only contributor of a cell knows is judged up to { $max_text }.
disclosure-audit-overflow = The sums cannot be checked in exact numbers: the counts are too large.

# Individual files
disclosure-variable = The file has no variable `{ $variable }`: its header is `{ $header }`.
disclosure-parameter = { $hint ->
    [no-quasi] At least one variable that others may know is needed: name it with `--quasi`.
    [sampling] `{ $what }` is not a share of the population: it is above 0 and at most 1.
    [classes] `{ $what }` is not possible: ask for at least 1, and name from one to sixty variables with `--quasi`.
    [unmet] `{ $what }` is not possible: the file as a whole does not meet it. Ask for less, or give a larger file.
    [generalising] `{ $what }` is not a way to generalise: write `flat`, `date`, `interval:5,10`, `interval:5,10:6..20`, `prefix:11,4` or `list:FILE`.
   *[listed-twice] `{ $what }` stands twice in the list: each value has one line.
}
disclosure-hierarchy = { $count ->
    [one] The hierarchy of `{ $variable }` lacks { $count_text } of its values: complete it.
   *[other] The hierarchy of `{ $variable }` lacks { $count_text } of its values: complete it.
}
disclosure-row = { $count ->
    [one] Line { $line_text }: { $count_text } value, where the header has { $expected_text }. Correct the line, or check the separator of the file.
   *[other] Line { $line_text }: { $count_text } values, where the header has { $expected_text }. Correct the line, or check the separator of the file.
}
disclosure-budget = The privacy budget does not allow { $asked_text } thousandths: { $left_text } are left. Ask for less; what is spent does not come back.
disclosure-twin-empty = Nothing to learn: the file has no row, or no variable of at most { $max_text } values.

# Key of the pseudonyms and its shares
master-key-absent = The key `{ $path }` is not there: put it back, or make it again from two shares (`entente key restore`).
master-key-read = The key `{ $path }` cannot be read ({ $reason }): check your rights.
master-key-write = The key `{ $path }` cannot be written ({ $reason }): a key that is there is never replaced.
master-key-shape = `{ $path }` is not a key file: it holds `entente-pseudonym-key-v1` and 64 hexadecimal digits.
master-key-open = The key `{ $path }` can be read by others than its owner: run `chmod 600` on that file.
key-share-shape = This is not a share of a key: the file holds `entente-pseudonym-share-v1`, a number from 1 to 3 and 80 hexadecimal digits.
key-share-same = The two shares have the same number: two different ones are needed.
key-share-apart = The two shares do not give a key together: they are of different keys, or one was changed.
held-variable = The file has no variable `{ $variable }`: its first line names the variables.
held-not-pseudonym = Line { $line_text }: not a pseudonym, which has 26 characters from `a` to `z` and `2` to `7`.
held-too-many = The file has more than { $max_text } pseudonyms: give it in parts.
disclosure-twin-column = The file has no column `{ $column }`: name that of the counts with `--count`.
disclosure-twin-count = Line { $line_text }: the count is neither a whole number, nor empty for a hidden cell.
