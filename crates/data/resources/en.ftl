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
