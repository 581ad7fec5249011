# Findings of a check and their remedies: a sentence for each code, and its variants.

# The structure of the file.
finding-empty-file = The file is empty: it holds neither a header nor a data row.
finding-empty-file-header-only = The file holds its header only, and no data row.
remedy-empty-file = Run the extraction again at the source, check that it gives rows, then deposit again.
finding-not-delimited-text =
    { $format ->
        [XLSX] The file is an Excel workbook, not delimited text.
        [XLS] The file is an old Excel workbook, not delimited text.
        [ODS] The file is a LibreOffice workbook, not delimited text.
        [ZIP] The file is a ZIP archive, not delimited text.
        [PDF] The file is a PDF document, not delimited text.
        [binary] The file is not text.
       *[other] The file is in the { $format } format, not delimited text.
    }
remedy-not-delimited-text =
    { $format ->
        [XLSX] Open the workbook and save the sheet as “CSV UTF-8”, then deposit that file.
        [XLS] Open the workbook and save the sheet as “CSV”, then deposit that file.
        [ODS] Open the workbook and save the sheet as “Text CSV”, then deposit that file.
        [ZIP] Unpack the archive and deposit the text file that it holds.
        [gzip] Unpack the archive and deposit the text file that it holds.
       *[other] Deposit the extraction as delimited text (CSV), as the source system writes it.
    }
finding-not-delimited-text-endless = From line { $line } on, a line never ends: the rest of the file was not read.
remedy-not-delimited-text-endless = Check the line ends around line { $line }; the file may be cut short or written on a single line.
finding-row-count =
    { $count ->
        [one] The file holds { $count_text } row whereas { $expected_text } were announced.
       *[other] The file holds { $count_text } rows whereas { $expected_text } were announced.
    }
remedy-row-count = The transfer may have been interrupted: compare with the delivery note, then deposit the whole file.
finding-header-missing = The column “{ $variable }” ({ $title }) is missing from the file.
finding-header-missing-all = None of the { $count_text } expected variable names was found on line { $line }, which was read as the header.
remedy-header-missing = Add the column “{ $variable }” to the extraction.
remedy-header-missing-near = The column “{ $header }” looks like it: rename it “{ $variable }”.
remedy-header-missing-optional = The variable “{ $variable }” will be empty in what is delivered; add it to the extraction if the source holds it.
remedy-header-missing-all = Check that the first line holds the variable names of the dictionary ({ $columns } column(s) read, separator “{ $delimiter }”) and that this is the right dataset.
finding-header-unknown =
    { $count ->
        [one] The column “{ $header }” is not expected; it was not kept.
       *[other] { $count_text } columns are not expected, “{ $header }” among them; they were not kept.
    }
finding-header-unknown-unnamed =
    { $count ->
        [one] A column has no name; it was not kept.
       *[other] { $count_text } columns have no name or are not expected; they were not kept.
    }
remedy-header-unknown = Nothing to do if these columns are superfluous; otherwise give them the variable's name of the dictionary.
remedy-header-unknown-near = Is it “{ $variable }”? If so, rename the column “{ $header }”.
finding-header-duplicate = The column “{ $variable }” stands several times.
remedy-header-duplicate = Keep one column “{ $variable }” only; there is no telling which one is right.
finding-header-spelling = The column “{ $header }” was read as “{ $variable }”.
remedy-header-spelling = Nothing to correct in this deposit; write “{ $variable }” in the next extractions.
finding-excluded-variable = The column “{ $header }” ({ $title }) must never be deposited. Its values were not read.
finding-excluded-variable-article = The column “{ $header }” ({ $title }) must never be deposited: article { $article } forbids it. Its values were not read.
remedy-excluded-variable = Take the column “{ $header }” out of the extraction and deposit again.
finding-ragged-row =
    { $count ->
        [one] Line { $line } does not have the right number of cells: { $found } instead of { $expected_text }.
       *[other] { $count_text } rows do not have the right number of cells ({ $found } most often, instead of { $expected_text }), the first on line { $line }.
    }
remedy-ragged-row = Open the file at line { $line }: a separator is superfluous, is missing, or stands inside a text that should be quoted.
finding-quote =
    { $count ->
        [one] A quote is not properly closed on line { $line }.
       *[other] { $count_text } rows have a quote that is not properly closed, the first on line { $line }.
    }
remedy-quote = On line { $line }, close the quote; inside a quoted text, double it ("").
finding-nul-byte =
    { $count ->
        [one] Line { $line } holds a NUL byte.
       *[other] { $count_text } rows hold a NUL byte, the first on line { $line }.
    }
remedy-nul-byte = The file was probably damaged by a conversion or a transfer: run the extraction again.
finding-blank-line =
    { $count ->
        [one] A blank line was skipped.
       *[other] { $count_text } blank lines were skipped.
    }
remedy-blank-line = Nothing to correct.

# Values.
finding-encoding =
    { $count ->
        [one] On line { $line }, “{ $variable }” holds a character that is damaged, or written in another encoding than the file ({ $encoding }).
       *[other] On { $count_text } rows, “{ $variable }” holds a character that is damaged, or written in another encoding than the file ({ $encoding }), first on line { $line }.
    }
remedy-encoding = Files of different encodings were probably joined, or converted twice. Run the extraction again in one go, in UTF-8.
finding-encoding-declared =
    { $count ->
        [one] The document declares { $declared } and holds { $encoding }: one byte shows it, on line { $line }.
       *[other] The document declares { $declared } and holds { $encoding }: { $count_text } bytes show it, first on line { $line }.
    }
remedy-encoding-declared = It was read as it is. Correct the declaration, or the way of saving, in the tool that makes it: other tools would read damaged names.
finding-missing-value =
    { $count ->
        [one] “{ $variable }” is absent on line { $line }, whereas it is required.
       *[other] “{ $variable }” is absent on { $count_text } rows, whereas it is required; the first is line { $line }.
    }
remedy-missing-value = Fill in “{ $variable }” in the source system, then run the extraction again.
finding-type =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not of the expected type:
       *[other] On { $count_text } rows, the value of “{ $variable }” is not of the expected type (for instance “{ $value }”; first line: { $line }):
    } { $type ->
        [integer] a whole number
        [number] a number
        [boolean] yes or no (O/N)
        [date] a date
        [year] a year
       *[string] a text
    }.
remedy-type =
    { $type ->
        [integer] Write a whole number, without unit or decimals.
        [number] Write a number, with a comma or a point before the decimals, without unit.
        [boolean] Write O or N.
        [date] Write the date like 2026-09-01 or 01/09/2026.
        [year] Write the year in four digits.
       *[string] Write a text.
    }
remedy-type-scientific = “{ $value }” comes from a spreadsheet, which rounded the number: run the extraction again without opening the file in a spreadsheet.
finding-enum =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not one of the allowed ones ({ $allowed }).
       *[other] On { $count_text } rows, the value of “{ $variable }” is not one of the allowed ones ({ $allowed }): for instance “{ $value }” (first line: { $line }).
    }
remedy-enum = Allowed values: { $allowed }.
remedy-enum-near = Allowed values: { $allowed }. “{ $value }” is probably “{ $near }”.
finding-pattern =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, does not have the expected form.
       *[other] On { $count_text } rows, the value of “{ $variable }” does not have the expected form: for instance “{ $value }” (first line: { $line }).
    }
remedy-pattern = Expected form: { $pattern }
finding-range =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is out of bounds.
       *[other] On { $count_text } rows, the value of “{ $variable }” is out of bounds: for instance “{ $value }” (first line: { $line }).
    }
remedy-range =
    Bounds: { $bounds ->
        [both] between { $minimum } and { $maximum }
        [minimum] at least { $minimum }
       *[maximum] at most { $maximum }
    }.
finding-length =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is too short or too long.
       *[other] On { $count_text } rows, the value of “{ $variable }” is too short or too long: for instance “{ $value }” (first line: { $line }).
    }
remedy-length =
    Number of characters: { $bounds ->
        [both] between { $minimum } and { $maximum }
        [minimum] at least { $minimum }
       *[maximum] at most { $maximum }
    }.
finding-duplicate =
    { $count ->
        [one] Line { $line } repeats a key ({ $variable }) that already stands on line { $first_line }.
       *[other] { $count_text } rows repeat a key ({ $variable }) that already stands above: the first is line { $line }, which repeats line { $first_line }.
    }
remedy-duplicate = Compare lines { $first_line } and { $line }, then remove the superfluous row at the source.
finding-uai =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not a valid UAI number.
       *[other] On { $count_text } rows, the value of “{ $variable }” is not a valid UAI number: for instance “{ $value }” (first line: { $line }).
    }
remedy-uai = A UAI number has seven digits and a key letter.
remedy-uai-key = The key letter of “{ $value }” should be { $expected }: check the digits.
remedy-uai-near = “{ $value }” is probably “{ $near }”: remove the blanks around the number.
remedy-uai-zeros = “{ $value }” is probably “{ $near }”: a spreadsheet removed the leading zero. Run the extraction again without opening the file in a spreadsheet.
finding-uai-unknown =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not in the directory of establishments.
       *[other] On { $count_text } rows, the value of “{ $variable }” is not in the directory of establishments: for instance “{ $value }” (first line: { $line }).
    }
finding-uai-unknown-unchecked = The directory of establishments is not loaded: whether the numbers of “{ $variable }” exist was not checked.
remedy-uai-unknown = Check the number; if the establishment is new, have the directory updated.
remedy-uai-unknown-unchecked = Ask the operator to load the directory of establishments.
finding-uai-closed =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is an establishment that was not open on { $date }.
       *[other] On { $count_text } rows, the value of “{ $variable }” is an establishment that was not open on { $date }: for instance “{ $value }” (first line: { $line }).
    }
remedy-uai-closed = Replace it by the number of the establishment that was open that day.
remedy-uai-closed-since = “{ $value }” has been closed since { $closed_on }: give the establishment that took over its pupils.
remedy-uai-closed-before = “{ $value }” only opens on { $opened_on }: check the period of the deposit.
finding-ine =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, does not have the form of an INE.
       *[other] On { $count_text } rows, the value of “{ $variable }” does not have the form of an INE: for instance “{ $value }” (first line: { $line }).
    }
remedy-ine = An INE has nine digits and two letters, or ten digits and their key letter. Correct it in the source system.
finding-siret =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not a valid { $form } number.
       *[other] On { $count_text } rows, the value of “{ $variable }” is not a valid { $form } number: for instance “{ $value }” (first line: { $line }).
    }
remedy-siret = A SIREN number has nine digits, a SIRET fourteen, without blanks, and their key is checked: copy the { $form } from the official notice.
finding-code-unknown =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not a code of the list “{ $list }” on { $date }.
       *[other] On { $count_text } rows, the value of “{ $variable }” is not a code of the list “{ $list }” on { $date }: for instance “{ $value }” (first line: { $line }).
    }
finding-code-unknown-unchecked = The code list “{ $list }” is not loaded: the codes of “{ $variable }” were not checked.
remedy-code-unknown = Look the code up in the list “{ $list }” in force on { $date } and correct it at the source.
remedy-code-unknown-near = “{ $value }” may be “{ $near }”; check in the list “{ $list }” in force on { $date }.
remedy-code-unknown-zeros = “{ $value }” is probably “{ $near }”: a spreadsheet removed the leading zeros. Run the extraction again without opening the file in a spreadsheet.
remedy-code-unknown-scientific = “{ $value }” comes from a spreadsheet, which took the code for a number: run the extraction again without opening the file in a spreadsheet.
remedy-code-unknown-unchecked = Ask the operator to load the code list “{ $list }”.
finding-code-closed =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is a code of the list “{ $list }” that is not valid on { $date }.
       *[other] On { $count_text } rows, the value of “{ $variable }” is a code of the list “{ $list }” that is not valid on { $date }: for instance “{ $value }” (first line: { $line }).
    }
remedy-code-closed = Use the list “{ $list }” in force on { $date }; the file probably uses that of another year.
remedy-code-closed-since = “{ $value }” has been closed since { $closes_on }: use the list “{ $list }” in force on { $date }, not last year's.
remedy-code-closed-before = “{ $value }” only opens on { $opens_on }: check the period of the deposit, or use the list “{ $list }” in force on { $date }.
finding-school-year =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not a school year.
       *[other] On { $count_text } rows, the value of “{ $variable }” is not a school year: for instance “{ $value }” (first line: { $line }).
    }
remedy-school-year = Write the year of the rentrée (2026) or the two years that follow each other (2026-2027).

# Causes over several variables, and the shape of rows.
finding-header-order =
    { $count ->
        [one] The column “{ $header }” stands elsewhere than in the dictionary; it was read all the same.
       *[other] { $count_text } columns stand in another order than in the dictionary, from column { $column } (“{ $header }” instead of “{ $expected }”); they were read by their name.
    }
remedy-header-order = Nothing to correct: columns are recognised by their name.
remedy-header-order-exact = Put the columns in the order of the dictionary: the schema asks for exactly that order.
remedy-header-unknown-refused = Remove these columns, or give them the name of the variable in the dictionary: the schema accepts no other column.
finding-shifted-row =
    { $count ->
        [one] In line { $line }, the cells stand one column too far, from column { $column } on.
       *[other] In { $count_text } rows, the cells stand one column too far; the first is line { $line }, from column { $column } on.
    }
remedy-shifted-row = Open the file at line { $line }: around column { $column }, a cell is missing or stands twice. Correct the extraction, not the cells one by one.
finding-trailing-separator =
    { $count ->
        [one] One row ends with a separator too many; it was read all the same.
       *[other] { $count_text } rows end with a separator too many; they were read all the same.
    }
remedy-trailing-separator = Nothing to correct in this deposit; if you can, remove the separator at the end of rows in the extraction.
finding-footer =
    { $count ->
        [one] Line { $line } is a total or a remark, not a row of data; it was left aside.
       *[other] { $count_text } lines from line { $line } on are totals or remarks, not rows of data; they were left aside.
    }
remedy-footer = Remove these lines from the extraction: a file of data holds nothing but its rows.
finding-leading-zeros =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, in line { $line }, lost its leading zeros in a spreadsheet.
       *[other] In { $count_text } rows, the value of “{ $variable }” lost its leading zeros in a spreadsheet: for example “{ $value }” (first line: { $line }).
    }
finding-leading-zeros-several = { $count_text } values of { $variables_text } variables ({ $names }) lost their leading zeros in a spreadsheet: for example “{ $value }” (first line: { $line }).
remedy-leading-zeros = Make the extraction again without opening the file in a spreadsheet; to look at it in one, import these columns as text.
finding-encoding-several = { $count_text } values of { $variables_text } variables ({ $names }) hold a damaged character, or one written in another encoding than the file ({ $encoding }); the first is in line { $line }.
finding-encoding-row = In line { $line }, “{ $variable }” holds a damaged character, or one written in another encoding than the file.
finding-code-list-outdated =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, in line { $line }, is a code of the list “{ $list }” of { $year }: it is not valid on { $date }.
       *[other] “{ $variable }” uses the list “{ $list }” of { $year }: in { $count_text } rows its code is not valid on { $date }, for example “{ $value }” (first line: { $line }).
    }
finding-code-list-outdated-several = { $variables_text } variables ({ $names }) use the list “{ $list }” of { $year }: { $count_text } of their codes are not valid on { $date }, for example “{ $value }” (first line: { $line }).
remedy-code-list-outdated = Load the list “{ $list }” in force on { $date } into the source system, then make the extraction again.
finding-duplicate-row = Line { $line } repeats a key that stands already above it.
remedy-duplicate-row = Compare it with the row above that has the same key, then remove the row too many at the source.

# The workbook of the rows to correct.
workbook-summary = Summary
workbook-to-correct = Rows to correct
workbook-rows =
    { $causes ->
        [one] { $causes_text } cause, { $count_text } rows to correct out of { $rows_text }. Each comment says what is wrong and what to do.
       *[other] { $causes_text } causes, { $count_text } rows to correct out of { $rows_text }. Each comment says what is wrong and what to do.
    }
workbook-left-out =
    { $count ->
        [one] This workbook holds the first { $most_text } rows at fault: { $count_text } more is not in it. The CSV of the findings has them all.
       *[other] This workbook holds the first { $most_text } rows at fault: { $count_text } more are not in it. The CSV of the findings has them all.
    }
workbook-line = Line { $line } of the file as received.
workbook-severity = Severity
workbook-code = Code
workbook-variable = Variable
workbook-count = Count
workbook-share = Share
workbook-sentence = Finding
workbook-remedy = What to do
workbook-places = First places (line:column)
workbook-blocking = Blocking
workbook-warning = Warning
workbook-note = Note

# La lecture des formes
finding-unreadable = The file cannot be read.
remedy-unreadable = Open it to check that it is not damaged, then deposit it again.
finding-unreadable-damaged = The { $form } file is damaged or cut short: it could not be read to its end.
remedy-unreadable-damaged = The transfer may have been interrupted: open the file to check that it is whole, then deposit it again.
finding-unreadable-system = The platform could not read the file.
remedy-unreadable-system = Deposit it again; if that happens once more, tell the operator.
finding-unreadable-encrypted = The { $form } file is protected by a password.
remedy-unreadable-encrypted = Save it without a password: the deposit is encrypted in any case.
finding-unreadable-entity = The { $form } file declares XML entities, which are never read.
remedy-unreadable-entity = Save it again with an ordinary spreadsheet program.
finding-unreadable-xml = The XML document cannot be read from line { $line } on (element “{ $path }”): it is malformed, cut, or beyond the bounds.
remedy-unreadable-xml = Export it again from the application that it comes from, and deposit it without opening or saving it.
finding-unreadable-xml-entity = The XML document declares entities on line { $line }: they are never read.
remedy-unreadable-xml-entity = Export it again from the application that it comes from, without declarations of entities.
finding-unreadable-token = A value of the { $form } file has several million characters: reading stopped there.
remedy-unreadable-token = Check the extraction: a value probably never ends.
finding-unreadable-sheet-bounds = The table is larger than any spreadsheet: reading stopped there.
remedy-unreadable-sheet-bounds = Deposit the extraction as delimited text (CSV), as the source system writes it.
finding-unreadable-strings = The texts of the workbook pass { $mebibytes_text } MiB: it is too large to be read.
remedy-unreadable-strings = Save the sheet as “CSV UTF-8” and deposit that file.
finding-unreadable-no-sheet = The workbook has no sheet “{ $sheet }”. Its sheets: { $sheets }.
remedy-unreadable-no-sheet = Name one of these sheets.
finding-unreadable-method = The archive is compressed by a method that is not read ({ $method }).
remedy-unreadable-method = Make the archive again with the ordinary compression of ZIP files (“deflate”).
finding-unreadable-members = The archive holds more than { $max_text } files: it was not opened.
remedy-unreadable-members = Put only the files of the deposit in the archive.
finding-unreadable-twice = Two files of the archive have the same name: there is no telling which is right.
remedy-unreadable-twice = Make the archive again with each file in it once.
finding-unreadable-bomb = The archive holds far more data than its size allows: it was not read.
remedy-unreadable-bomb = Deposit the file itself, without an archive.
finding-unreadable-nested = The archive holds another archive, which was not opened.
remedy-unreadable-nested = Put the files themselves in the archive of the deposit.
finding-unreadable-no-table =
    { $count ->
        [0] The archive is empty.
        [one] The file of the archive is not a table.
       *[other] None of the { $count_text } files of the archive is a table.
    }
remedy-unreadable-no-table = Put the data file in the archive, as delimited text (CSV), workbook, Parquet or JSON.
finding-unreadable-records = The JSON file is not a list of records.
remedy-unreadable-records = Write one object on each line, or a list of objects of which each is a row of the table.
finding-unreadable-depth = A value of the JSON file is nested more than { $max_text } levels deep: reading stopped there.
remedy-unreadable-depth = Deposit plain records: a name and a value for each variable.
finding-unreadable-codec = The pages of the Parquet file are compressed with { $codec }, which is not read.
remedy-unreadable-codec = Write the Parquet file with “snappy” or “zstd” compression.
finding-unreadable-columnar = A row group of the Parquet file passes { $mebibytes_text } MiB in one column: it is too large to be read.
remedy-unreadable-columnar = Write the Parquet file in groups of one million rows at most.
finding-unreadable-old-workbook = This workbook of the old XLS format passes { $mebibytes_text } MiB: it is too large to be read.
remedy-unreadable-old-workbook = Save it as XLSX, or the sheet as “CSV UTF-8”.
finding-bordereau = The delivery note and the files do not agree.
remedy-bordereau = Compare the delivery note with the files, then deposit again.
finding-bordereau-missing =
    { $count ->
        [one] The file { $names } is announced by the delivery note and is not in the deposit.
       *[other] { $count_text } files are announced by the delivery note and are not in the deposit: { $names }.
    }
remedy-bordereau-missing = Add the missing files, or correct the delivery note.
finding-bordereau-extra =
    { $count ->
        [one] The file { $names } is in the deposit and is not announced by the delivery note; it was read.
       *[other] { $count_text } files are in the deposit and are not announced by the delivery note; they were read: { $names }.
    }
remedy-bordereau-extra = Check that these files do belong to the deposit.
finding-bordereau-sum =
    { $count ->
        [one] The file { $names } is not the one that the delivery note announces: its hash is different.
       *[other] { $count_text } files are not those that the delivery note announces, their hashes are different: { $names }.
    }
remedy-bordereau-sum = The file changed after the delivery note was written, or during the transfer: make the archive again.
finding-bordereau-count =
    { $count ->
        [one] The delivery note announces { $expected_text } rows for { $name }, which holds { $count_text }.
       *[other] The delivery note announces { $expected_text } rows for { $name }, which holds { $count_text }.
    }
remedy-bordereau-count = The file { $name } may be incomplete: compare with the source system, then deposit again.
finding-part-ignored = A part of the deposit was not read.
remedy-part-ignored = Nothing to do if it holds no data to hand over.
finding-part-ignored-titles =
    { $count ->
        [one] One line above the header was not read as data.
       *[other] { $count_text } lines above the header were not read as data.
    }
remedy-part-ignored-titles = Nothing to correct in this deposit; a data file had better begin with its header.
finding-part-ignored-sheet = The sheet “{ $name }” was not read: only one sheet of a workbook is.
remedy-part-ignored-sheet = Nothing to do if it holds no data to hand over; otherwise, deposit it as a file of its own.
finding-part-ignored-member = The file { $name } of the archive is not a table; it was not read.
remedy-part-ignored-member = Nothing to do if it only goes with the data.
finding-part-ignored-table = The file { $name } of the archive bears none of the expected variable names; it was not read.
remedy-part-ignored-table = If it belongs to the deposit, give it the same first line as the other files.
finding-header-unknown-late =
    { $count ->
        [one] Record { $line } bears a name that the first ones do not have, “{ $header }”; its value was not kept.
       *[other] { $count_text } records bear names that the first ones do not have, “{ $header }” among them (record { $line }); their values were not kept.
    }
remedy-header-unknown-late = Give all records the same names, with “null” where there is no value.

# Formats and rules over several variables.
finding-serial-date =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is a spreadsheet's day number, not a date.
       *[other] On { $count_text } rows, the value of “{ $variable }” is a spreadsheet's day number, not a date: for instance “{ $value }” (first line: { $line }).
    }
remedy-serial-date = In the spreadsheet, give the column a date format (YYYY-MM-DD) before saving; or extract again without a spreadsheet.
remedy-serial-date-near = “{ $value }” is probably { $near }. In the spreadsheet, give the column a date format (YYYY-MM-DD) before saving; or extract again without a spreadsheet.
finding-format =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, does not have the expected form:
       *[other] On { $count_text } rows, the value of “{ $variable }” does not have the expected form (for instance “{ $value }”; first line: { $line }):
    } { $format ->
        [mef] a MEF code
        [pcs] a code of profession (PCS)
        [phone] a phone number
        [email] an e-mail address
        [uri] a web address
        [uuid] a UUID
        [binary] base64
        [code-fantoir] a FANTOIR code
        [code-rna] an RNA number of an association
        [coordonnees-gps-francaises] a latitude and a longitude in France
        [french-gps] a longitude and a latitude in France
        [latitude-l93] a latitude in Lambert 93
        [longitude-l93] a longitude in Lambert 93
        [nomenclature-acte] a matter of the nomenclature of acts
        [opening-hours] opening hours
        [year-interval] an interval of years
       *[other] { $format }
    }.
remedy-format =
    { $format ->
        [mef] A MEF code has ten or eleven characters, digits and letters, without a dot.
        [pcs] A PCS code has two digits, or four characters (422A).
        [phone] Write ten digits (01 02 03 04 05) or the international form (+33 1 02 03 04 05).
        [email] Write an address such as name@example.fr, one in a cell.
        [coordonnees-gps-francaises] Write the latitude, then the longitude, in decimal degrees: 48.85,2.35
        [french-gps] Write the longitude, then the latitude, in decimal degrees: [2.35,48.85]
        [nomenclature-acte] Write the matter and its heading, such as Commande publique/Marchés publics.
        [opening-hours] Write hours as OpenStreetMap does: Mo-Fr 08:00-18:00
        [year-interval] Write two years in order: 2020/2024
       *[other] Correct the value in the source system.
    }
finding-territory =
    { $count ->
        [one] The value “{ $value }” of “{ $variable }”, on line { $line }, is not known:
       *[other] On { $count_text } rows, the value of “{ $variable }” is not known (for instance “{ $value }”; first line: { $line }):
    } { $format ->
        [commune] a code of commune (INSEE)
        [code-commune-insee] a code of commune (INSEE)
        [commune-ministry] a code of commune in six positions
        [departement] a number of département
        [numero-departement] a number of département
        [departement-ministry] a département in three positions
        [canton] a name of canton
        [code-pays-iso2] a country in two letters
        [code-pays-iso3] a country in three letters
        [code-postal] a postal code
        [code-region] a code of région
        [nom-commune] a name of commune
        [nom-departement] a name of département
        [pays] a name of country
        [region] a name of région
       *[other] { $format }
    }.
finding-territory-unchecked = The code list “{ $list }” is not loaded: the values of “{ $variable }” were not checked.
remedy-territory-unchecked = Ask the operator to load the code list “{ $list }”.
remedy-territory =
    { $format ->
        [commune] Write the INSEE code of the commune, five characters with its leading zero (01004), not its postal code.
        [code-commune-insee] Write the INSEE code of the commune, five characters with its leading zero (01004), not its postal code.
        [commune-ministry] Write the département in three positions, then the three digits of the commune (035238).
        [departement] Write the INSEE number of the département (01, 2A, 974).
        [numero-departement] Write the INSEE number of the département (01, 2A, 974).
        [departement-ministry] Write the département in three positions (035, 620 for Corse-du-Sud).
        [code-postal] Write the five digits of the postal code.
        [code-region] Write the INSEE code of the région, two digits (53).
        [code-pays-iso2] Write the country's code of two letters, in capitals (FR).
        [code-pays-iso3] Write the country's code of three letters, in capitals (FRA).
       *[other] Write the official name, with its accents and hyphens.
    }
finding-foreign-key =
    { $count ->
        [one] On line { $line }, the value does not stand
       *[other] On { $count_text } rows (the first: { $line }), the value does not stand
    } { $resource ->
        [own] in the file, where it should
        [institutions] in the directory of open establishments
       *[other] in “{ $resource }”
    }, for instance { $value }.
remedy-foreign-key = Correct the value, or add what it refers to.
finding-foreign-key-unchecked = “{ $variable }” refers to “{ $resource }”, which is not there: the reference was not checked.
remedy-foreign-key-unchecked = Deposit “{ $resource }” with this file, or ask the operator to load the reference.
finding-row-rule-row = Line { $line } is not consistent: { $value }.
finding-sum-row = On line { $line }, the total is not the sum of its parts: { $value }.
remedy-sum-row = Compute the total again, or correct at the source the part that is wrong.
finding-foreign-key-row = On line { $line }, the value of { $variable } does not stand where it should: { $value }.
finding-row-rule =
    { $count ->
        [one] Line { $line } is not consistent ({ $value }): { $title }.
       *[other] { $count_text } rows are not consistent, for instance { $value } (first line: { $line }): { $title }.
    }
finding-rule-wording =
    { $wording_fr ->
       *[other] { $wording_en }
    }
remedy-row-rule = Compare the values of { $variable } on these rows and correct the wrong one at the source.
finding-sum =
    { $count ->
        [one] On line { $line }, “{ $first }” is not the sum of { $others } ({ $value }).
       *[other] On { $count_text } rows, “{ $first }” is not the sum of { $others }: for instance { $value } (first line: { $line }).
    }
remedy-sum = Compute “{ $first }” again, or correct the wrong part at the source.
finding-one-of-required =
    { $count ->
        [one] On line { $line }, none of these variables is filled in: { $variable }.
       *[other] On { $count_text } rows, none of these variables is filled in: { $variable } (first line: { $line }).
    }
remedy-one-of-required = Fill in at least one of them: { $variable }.
finding-cohesion =
    { $count ->
        [one] On line { $line }, only some of these variables are filled in: { $variable } ({ $value }).
       *[other] On { $count_text } rows, only some of these variables are filled in: { $variable } (first line: { $line }).
    }
remedy-cohesion = Fill them all in, or leave them all empty: { $variable }.
finding-year-on-year =
    { $count ->
        [one] One figure changed by more than { $max } % since the last accepted version ({ $title }): { $value }.
       *[other] { $count_text } figures changed by more than { $max } % since the last accepted version ({ $title }): for instance { $value }.
    }
remedy-year-on-year = Check that the extraction is complete and holds nothing twice; if the change is real, say so with the deposit.
