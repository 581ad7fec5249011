# Sentences of the convention language. The same ids and arguments stand in the other language.

## Diagnostics: what is wrong, why, what to do

diagnostic-not-utf8 = this file is not UTF-8: byte { $byte } is no character there
diagnostic-not-utf8-cause = it was probably saved as Latin-1 or Windows-1252
diagnostic-not-utf8-remedy = save it as UTF-8
diagnostic-file-too-large = this file is larger than { $count_text } MiB and is not read
diagnostic-file-too-large-cause = the size of a convention, schema or code list is bounded
diagnostic-file-too-large-remedy = check that it is the right file, or split it
diagnostic-file-twice = this path is given twice
diagnostic-file-twice-cause = two files cannot have the same path; only the first is read
diagnostic-file-twice-remedy = remove one of them
diagnostic-file-ignored = this file is not read as a convention
diagnostic-file-ignored-cause = the name of a convention ends in “.convention.md”
diagnostic-file-ignored-remedy = rename it, or move it out of “conventions/”
diagnostic-too-many-clauses = the convention has more than { $count_text } clauses: this one and the next ones are not read
diagnostic-too-many-clauses-cause = the number of clauses of a convention is bounded
diagnostic-too-many-clauses-remedy = spread them over several application conventions
diagnostic-too-many-diagnostics = more than { $count_text } faults in this file: the next ones are not shown
diagnostic-too-many-diagnostics-cause = one mistake, such as a forgotten fence, often causes many others
diagnostic-too-many-diagnostics-remedy = correct the first ones and check again
diagnostic-front-matter-missing = the convention does not begin with its front matter
diagnostic-front-matter-missing-cause = the front matter, between two lines “+++”, gives the id, the parties and the term of the convention
diagnostic-front-matter-missing-remedy = add “+++” as first line, then id, title, kind, parties, [term], then “+++”
diagnostic-front-matter-unclosed = the front matter opened here is never closed
diagnostic-front-matter-unclosed-cause = it ends with a second line “+++”, before the first article
diagnostic-front-matter-unclosed-remedy = add a line “+++” after the last key of the front matter
diagnostic-bad-toml = this line is not TOML
diagnostic-bad-toml-cause = front matter and blocks are written as lines key = value
diagnostic-bad-toml-remedy = compare with an example of the reference page
diagnostic-key-twice = this key is written twice
diagnostic-key-twice-cause = a key has one value
diagnostic-key-twice-remedy = keep one of them
diagnostic-unknown-key = key `{ $key }` does not exist in `{ $block }`
diagnostic-unknown-key-cause = the keys known here are: { $known }
diagnostic-unknown-key-remedy = correct the name of the key or remove it
diagnostic-missing-key = key `{ $key }` is missing in `{ $block }`
diagnostic-missing-key-cause = without it this block cannot be applied
diagnostic-missing-key-remedy = add it, for example `{ $key } = { $example }`
diagnostic-wrong-type = the value of `{ $key }` is not of the right sort
diagnostic-wrong-type-cause = the value found is of another sort
diagnostic-wrong-type-remedy = write for example `{ $key } = { $example }`
diagnostic-empty-value = the value of `{ $key }` is empty
diagnostic-empty-value-cause = an empty value says nothing; a key without object is left out
diagnostic-empty-value-remedy = give a value, for example `{ $example }`, or remove the key
diagnostic-bad-date = the value of `{ $key }` is not a date
diagnostic-bad-date-cause = a date is written year-month-day, without quotes or time
diagnostic-bad-date-remedy = write for example `{ $key } = { $example }`
diagnostic-bad-duration = `{ $value }` is not a duration for `{ $key }`
diagnostic-bad-duration-cause = a duration is written P, a number and Y (years), M (months), W (weeks) or D (days)
diagnostic-bad-duration-remedy = write for example “P1Y” for one year, “P6M” for six months
diagnostic-malformed-id = `{ $value }` is not an identifier
diagnostic-malformed-id-cause = an identifier has 64 characters at most: lower-case letters without accent, digits and hyphens
diagnostic-malformed-id-remedy = write for example “region-exemple”
diagnostic-unknown-choice = `{ $value }` is not a value of `{ $key }`
diagnostic-unknown-choice-cause = the possible values are: { $known }
diagnostic-unknown-choice-remedy = choose one of them
diagnostic-bad-territory = `{ $value }` is not a territory
diagnostic-bad-territory-cause = a territory is written level:code: `commune:` and 5 characters, `departement:` and 3, `academie:` or `region:` and 2, or `national`
diagnostic-bad-territory-remedy = write for example `region:99`
diagnostic-bad-siren = `{ $value }` is not a SIREN number
diagnostic-bad-siren-cause = a SIREN has nine digits, the last being the key of the other eight
diagnostic-bad-siren-remedy = copy it from the official notice of the organisation, without blanks
diagnostic-bad-mailbox = `{ $value }` is not an e-mail address
diagnostic-bad-mailbox-cause = requests of persons will be sent to this address
diagnostic-bad-mailbox-remedy = write for example `dpd@region-exemple.invalid`
diagnostic-bad-day = `{ $value }` is not a day of the year
diagnostic-bad-day-cause = a due date comes back each year: it is written month-day, and 29 February is not one
diagnostic-bad-day-remedy = write for example “11-30” for 30 November
diagnostic-bad-share = `{ $value }` is not a share
diagnostic-bad-share-cause = a share is written in percent, more than nothing and at most 100 %, with two decimals at most
diagnostic-bad-share-remedy = write for example “1 %” or “0,5 %”
diagnostic-bad-path = `{ $value }` is not a folder of a dataset
diagnostic-bad-path-cause = a dataset is a folder of “datasets/”, and nowhere else
diagnostic-bad-path-remedy = write for example `datasets/f-carac-elev`
diagnostic-term-missing = the convention does not say how long it lasts
diagnostic-term-missing-cause = without a term nobody can say whether it is in force
diagnostic-term-missing-remedy = add `[term]` then `lasts = "P1Y"` to the front matter
diagnostic-term-ambiguous = the length is said in one way only: `lasts`, `school_year`, `until` or `follows` ({ $count_text } here)
diagnostic-term-ambiguous-cause = the last day of the convention depends on it
diagnostic-term-ambiguous-remedy = keep one of these keys, for example `lasts = "P1Y"`
diagnostic-bad-school-year = `{ $value }` is not a school year
diagnostic-bad-school-year-cause = a school year is written with its two years, one after the other
diagnostic-bad-school-year-remedy = write for example `{ $key } = "2026-2027"`
diagnostic-goes-on-ambiguous = “{ $what }”: say until when, by `until` or by `lasts`, and once ({ $count_text } here)
diagnostic-goes-on-ambiguous-cause = what goes on after the end has an end, or has none: the text must say so
diagnostic-goes-on-ambiguous-remedy = write `until = "school-year-end"`, `until = "always"` or `lasts = "P3M"`
diagnostic-fence-unclosed = the block opened here is never closed
diagnostic-fence-unclosed-cause = a block ends with a line of three backquotes, before the next article or block
diagnostic-fence-unclosed-remedy = add that line after the last key of the block
diagnostic-fence-near-miss = this block begins with “{ $found }” and is not read as a clause
diagnostic-fence-near-miss-cause = a block of a clause begins with “entente”, in lower case
diagnostic-fence-near-miss-remedy = replace “{ $found }” with “entente”, or leave it if it is no clause
diagnostic-clause-kind-missing = this block does not say which clause it is
diagnostic-clause-kind-missing-cause = the known clauses are: { $known }
diagnostic-clause-kind-missing-remedy = add one of them after “entente”
diagnostic-clause-kind-unknown = `{ $kind }` is not a kind of clause
diagnostic-clause-kind-unknown-cause = the known clauses are: { $known }
diagnostic-clause-kind-unknown-remedy = choose one of them
diagnostic-clause-outside-article = this `{ $kind }` clause stands under no numbered article
diagnostic-clause-outside-article-cause = every decision cites the article it rests on: a clause without article cannot be cited
diagnostic-clause-outside-article-remedy = move it under a heading “Article …” or a numbered line of the annex
diagnostic-article-number-missing = article “{ $title }” has no number
diagnostic-article-number-missing-cause = clauses and decisions cite articles by their number
diagnostic-article-number-missing-remedy = write “## Article 4 : Title”
diagnostic-article-number-twice = number { $number } is already that of line { $line }
diagnostic-article-number-twice-cause = a decision that cites this article would not say which one
diagnostic-article-number-twice-remedy = give another number to one of them
diagnostic-agreement-twice = id `{ $id }` is already that of { $file }
diagnostic-agreement-twice-cause = each convention has an id of its own
diagnostic-agreement-twice-remedy = change one of the two ids
diagnostic-party-twice = party `{ $party }` is already declared on line { $line }
diagnostic-party-twice-cause = a party is declared once and holds one role
diagnostic-party-twice-remedy = remove one of the two declarations
diagnostic-party-without-block = party `{ $party }` has no `party` block
diagnostic-party-without-block-cause = the block gives its name, role and territory; it is neither here nor in the cadre applied
diagnostic-party-without-block-remedy = add a block “entente party” with `id = "{ $party }"`
diagnostic-party-not-listed = party `{ $party }` is not in the list `parties` of the front matter
diagnostic-party-not-listed-cause = that list is that of the signatories
diagnostic-party-not-listed-remedy = add it to `parties`, or remove this block
diagnostic-application-without-applies = this application convention does not say which cadre it applies
diagnostic-application-without-applies-cause = an application binds the roles of its cadre to organisations
diagnostic-application-without-applies-remedy = add `applies = "…"` with the id of the cadre, or write `kind = "cadre"`
diagnostic-cadre-with-applies = a cadre convention does not apply another one
diagnostic-cadre-with-applies-cause = `applies` only makes sense for an application convention
diagnostic-cadre-with-applies-remedy = remove `applies`, or write `kind = "application"`
diagnostic-applies-unknown = cadre `{ $cadre }` is not in the folder “conventions/”
diagnostic-applies-unknown-cause = an application is read with its cadre, of which it takes the clauses
diagnostic-applies-unknown-remedy = correct the id, or add the file of the cadre
diagnostic-applies-not-a-cadre = `{ $cadre }` is not a cadre convention
diagnostic-applies-not-a-cadre-cause = an application applies a cadre, not another application
diagnostic-applies-not-a-cadre-remedy = give in `applies` the id of a convention of `kind = "cadre"`
diagnostic-notified-without-signature = the convention is notified without being signed
diagnostic-notified-without-signature-cause = it takes effect on its notification, which follows signature
diagnostic-notified-without-signature-remedy = add `signed_on`, or remove `notified_on`
diagnostic-notified-before-signed = the convention is notified on { $notified_on }, before its signature on { $signed_on }
diagnostic-notified-before-signed-cause = a convention is signed, then notified
diagnostic-notified-before-signed-remedy = check both dates
diagnostic-ends-before-signed = the convention ends on { $ends_on }, before it took effect on { $begins_on }
diagnostic-ends-before-signed-cause = it would never be in force
diagnostic-ends-before-signed-remedy = check both dates
diagnostic-term-follows-unknown = the convention that it follows, `{ $follows }`, does not exist
diagnostic-term-follows-unknown-cause = this one ends with it: without it, its end is not known
diagnostic-term-follows-unknown-remedy = correct the identifier, or say the length with `lasts`
diagnostic-life-article-unknown = this convention has no article `{ $article }`
diagnostic-life-article-unknown-cause = states and due dates of the convention cite the article that they come from
diagnostic-life-article-unknown-remedy = write the number as in the heading of the article
diagnostic-amending-role-unheld = nobody holds the role `{ $role }`
diagnostic-amending-role-unheld-cause = an amendment would wait for its proposal or its agreement, which would never come
diagnostic-amending-role-unheld-remedy = add a `party` block with this role, or correct the role
diagnostic-dataset-folder-absent = folder `{ $folder }` does not exist
diagnostic-dataset-folder-absent-cause = it describes the variables of the dataset, without which no deposit can be checked
diagnostic-dataset-folder-absent-remedy = create it with its `schema.json`, or correct the name
diagnostic-dataset-without-producer = this dataset has no producer
diagnostic-dataset-without-producer-cause = a duty without owner is asked of nobody
diagnostic-dataset-without-producer-remedy = add the role that deposits it, for example `producer = { $example }`
diagnostic-dataset-without-due-date = dataset `{ $dataset }` is owed and has no due date
diagnostic-dataset-without-due-date-cause = without a due date, lateness can be neither seen nor recalled
diagnostic-dataset-without-due-date-remedy = add `due`, for example `due = {"{"} every = "year", on = "11-30" {"}"}`, or write `duty = "desirable"`
diagnostic-due-without-day = this due date does not say which day
diagnostic-due-without-day-cause = a yearly or repeated deposit is expected on known days
diagnostic-due-without-day-remedy = add `on = "11-30"`, or write `every = "request"`
diagnostic-accept-without-maximum = this partial acceptance does not say how far it goes
diagnostic-accept-without-maximum-cause = the parties decide which share of the rows may be set aside
diagnostic-accept-without-maximum-remedy = add `set_aside_max = "1 %"`
diagnostic-dataset-twice = dataset `{ $dataset }` already stands on line { $line } of `{ $convention }` ({ $article })
diagnostic-dataset-twice-cause = a dataset has one line of the annex, which sets its producer and due date
diagnostic-dataset-twice-remedy = remove one of them
diagnostic-same-data-twice = `{ $dataset }` asks for the same data as line { $line } of `{ $convention }` ({ $article })
diagnostic-same-data-twice-cause = both lines name the same folder `{ $folder }`: the producer would deposit twice
diagnostic-same-data-twice-remedy = keep one line and give it the grants of the other
diagnostic-producer-role-unheld = nobody holds the producer role `{ $role }`
diagnostic-producer-role-unheld-cause = this role is asked for by `{ $convention }`, { $article }, line { $line }: without a party no deposit is expected
diagnostic-producer-role-unheld-remedy = add a `party` block with `role = "{ $role }"` when that party has signed
diagnostic-producer-held-twice = `{ $party }` is the second party that holds the producer role `{ $role }`
diagnostic-producer-held-twice-cause = due dates and reminders would not know which one to address
diagnostic-producer-held-twice-remedy = tell the two roles apart, or make two application conventions
diagnostic-unknown-dataset = dataset `{ $dataset }` is not in the annex
diagnostic-unknown-dataset-cause = neither this convention nor its cadre has a `dataset` block of that name
diagnostic-unknown-dataset-remedy = correct the name, or add the line of the annex
diagnostic-grant-unknown-variable = variable `{ $variable }` does not exist in `{ $dataset }`
diagnostic-grant-unknown-variable-cause = the schema of the dataset does not know it
diagnostic-grant-unknown-variable-remedy = correct the name, or add the variable to the schema
diagnostic-grant-excluded-variable = variable `{ $variable }` ({ $title }) is excluded from `{ $dataset }`
diagnostic-grant-excluded-variable-cause = it must never be deposited: granting it is without object
diagnostic-grant-excluded-variable-remedy = remove it from this grant
diagnostic-protect-unknown-variable = the protected variable `{ $variable }` does not exist in `{ $dataset }`
diagnostic-protect-unknown-variable-cause = a slip here would leave the real variable without protection
diagnostic-protect-unknown-variable-remedy = correct the name
diagnostic-protection-ambiguous = the protection of `{ $variable }` must give one method and only one ({ $count_text } here)
diagnostic-protection-ambiguous-cause = the methods are `pseudonym`, `generalise` and `drop = true`
diagnostic-protection-ambiguous-remedy = keep one of them
diagnostic-protection-twice = variable `{ $variable }` is protected twice
diagnostic-protection-twice-cause = nobody would know which protection to apply
diagnostic-protection-twice-remedy = keep the more protective of the two
diagnostic-protection-unused = the protected variable `{ $variable }` is not in `variables`
diagnostic-protection-unused-cause = it is not granted by this clause, so its protection is of no use
diagnostic-protection-unused-remedy = remove this protection, or add the variable
diagnostic-unknown-purpose = purpose `{ $purpose }` is not in the code list `{ $list }`
diagnostic-unknown-purpose-cause = a purpose is a code of “code-lists/{ $list }.csv”, the same for all conventions
diagnostic-unknown-purpose-remedy = choose a purpose of the code list, or add it once the parties agree
diagnostic-purpose-list-absent = the code list of purposes “code-lists/{ $list }.csv” does not exist
diagnostic-purpose-list-absent-cause = without it no purpose can be checked
diagnostic-purpose-list-absent-remedy = add that file
diagnostic-grant-without-purpose = this grant has no purpose
diagnostic-grant-without-purpose-cause = data may only be handed over for specified purposes (GDPR, article 5)
diagnostic-grant-without-purpose-remedy = add `purposes`, for example `purposes = { $example }`
diagnostic-grant-without-basis = this grant has no legal basis
diagnostic-grant-without-basis-cause = each purpose rests on a text, which decision and register will cite
diagnostic-grant-without-basis-remedy = add `basis`, for example `basis = { $example }`
diagnostic-grant-against-rule = this grant of `{ $dataset }` lets out without protection: { $variables }
diagnostic-grant-against-rule-cause = article { $article } of `{ $convention }` (line { $line }) forbids it
diagnostic-grant-against-rule-remedy = { $count ->
    [one] protect this variable in `protect`
   *[other] protect these variables in `protect`
}, or name only the others in `variables`
diagnostic-purpose-forbidden = purpose `{ $purpose }` is forbidden and yet granted
diagnostic-purpose-forbidden-cause = article { $article } of `{ $convention }` (line { $line }) forbids it
diagnostic-purpose-forbidden-remedy = remove this purpose
diagnostic-grant-unreachable = this grant of `{ $dataset }` gives nothing
diagnostic-grant-unreachable-cause = all its variables are forbidden by a rule or dropped by a protection
diagnostic-grant-unreachable-remedy = protect the variables otherwise, or remove this clause
diagnostic-grant-overlap = `{ $dataset }` is already granted to `{ $role }` for `{ $purpose }`
diagnostic-grant-overlap-cause = the clause on line { $line } ({ $article }) of `{ $convention }` covers the same variables: nobody would know which one to apply
diagnostic-grant-overlap-remedy = join the two clauses, or separate their purposes or variables
diagnostic-grant-repeats-cadre = `{ $dataset }` is already granted to `{ $role }` for `{ $purpose }` by the cadre
diagnostic-grant-repeats-cadre-cause = the clause on line { $line } ({ $article }) of `{ $convention }` covers the same variables
diagnostic-grant-repeats-cadre-remedy = remove this clause, or limit it to what it adds to the cadre
diagnostic-generalise-unknown-list = code list `{ $list }` does not exist
diagnostic-generalise-unknown-list-cause = it says by which group each value of `{ $variable }` is replaced
diagnostic-generalise-unknown-list-remedy = correct the name, or add “code-lists/{ $list }.csv”
diagnostic-generalise-without-group = code list `{ $list }` groups no code
diagnostic-generalise-without-group-cause = its column `group` is empty: `{ $variable }` cannot be grouped
diagnostic-generalise-without-group-remedy = fill in the column `group`, or choose another protection
diagnostic-generalise-incomplete = { $count ->
    [one] { $count_text } code of `{ $list }` has no group
   *[other] { $count_text } codes of `{ $list }` have no group
}
diagnostic-generalise-incomplete-cause = rows that hold them would leave without a value for `{ $variable }`
diagnostic-generalise-incomplete-remedy = fill in their column `group`
diagnostic-recipient-role-unheld = nobody holds the recipient role `{ $role }`
diagnostic-recipient-role-unheld-cause = this role is named by `{ $convention }`, { $article }, line { $line }: without a party nobody receives these data
diagnostic-recipient-role-unheld-remedy = add a `party` block with `role = "{ $role }"`, or correct the role
diagnostic-scope-without-territory = party `{ $party }` has no territory
diagnostic-scope-without-territory-cause = `{ $convention }`, { $article }, line { $line } gives it the rows of its territory: it would receive nothing
diagnostic-scope-without-territory-remedy = add `territory` to this block, for example `territory = "region:99"`
diagnostic-scope-without-institution = `{ $dataset }` cannot be limited to a territory
diagnostic-scope-without-institution-cause = its schema does not say which variable holds the establishment (`institutionVariable`)
diagnostic-scope-without-institution-remedy = add `institutionVariable` to the schema, or write `scope = "all"`
diagnostic-anonymity-of-table = `anonymity` is not for a table: the clause hands over no row
diagnostic-anonymity-of-table-cause = anonymity is that of rows; a table is protected by `disclosure`
diagnostic-anonymity-of-table-remedy = remove `anonymity`, or remove `table`
diagnostic-anonymity-of-nobody = the rows of `{ $dataset }` are no persons: `anonymity` protects nobody there
diagnostic-anonymity-of-nobody-cause = the schema of the dataset does not say `entente.individual = true`
diagnostic-anonymity-of-nobody-remedy = remove `anonymity`, or say in the schema that each row is a person
diagnostic-anonymity-nothing = nothing in what is handed over of `{ $dataset }` lets a person be recognised: `anonymity` has nothing to recode
diagnostic-anonymity-nothing-cause = no variable handed over is of the kind `quasi` in the schema
diagnostic-anonymity-nothing-remedy = name the variables that others may know of a person, for instance `quasi = ["sexe", "nationalite"]`
diagnostic-anonymity-variable = `{ $variable }` does not leave `{ $dataset }` as a value that can be recoded
diagnostic-anonymity-variable-cause = the clause does not hand it over, leaves it out, replaces it by a pseudonym, or names it twice
diagnostic-anonymity-variable-remedy = name a variable that the clause hands over bare or grouped
diagnostic-anonymity-without-sensitive = `{ $key }` protects nothing: the clause does not say which variable must not be learnt
diagnostic-anonymity-without-sensitive-cause = diversity and closeness are measured on a sensitive variable
diagnostic-anonymity-without-sensitive-remedy = add `sensitive = "…"`, or remove `{ $key }`
diagnostic-table-with-variables = a table says its variables by its dimensions: `{ $key }` is too much
diagnostic-table-with-variables-cause = a clause that has `table` never hands over rows, only counted cells
diagnostic-table-with-variables-remedy = remove `{ $key }` (the group of a code is written `group(variable)`), or hand over the rows by another clause
diagnostic-table-without-rule = the table made from `{ $dataset }` has no rule of statistical confidentiality
diagnostic-table-without-rule-cause = without a threshold, a cell of one or two persons would be published
diagnostic-table-without-rule-remedy = add `disclosure` with a preset or a threshold, for instance `disclosure = {"{"} preset = "pupils" {"}"}`
diagnostic-table-amount-without-rule = nothing protects those who make up the amount `{ $variable }`: a threshold is not enough
diagnostic-table-amount-without-rule-cause = in a cell of several, the largest contributor may be guessed closely by the second
diagnostic-table-amount-without-rule-remedy = add to `disclosure` a dominance (`dominance = "85 %"`, `largest = 1`) or a p rule (`p = "10 %"`), or a preset that has one
diagnostic-table-amount-method = a table of the amount `{ $variable }` hides cells, and adds up nothing else
diagnostic-table-amount-method-cause = rounding and noise are tuned to counts; `count` names another variable to add up
diagnostic-table-amount-method-remedy = remove `count`, and `method` unless it is `suppress`
diagnostic-table-amount-not-a-number = `{ $variable }` is not an amount of `{ $dataset }`
diagnostic-table-amount-not-a-number-cause = the dataset does not have this variable, or it is neither a whole nor a decimal number
diagnostic-table-amount-not-a-number-remedy = name a numeric variable of the dataset
diagnostic-disclosure-without-table = the rule `disclosure` protects nothing: the clause hands over rows
diagnostic-disclosure-without-table-cause = a threshold is for the cells of a table, and the clause has no `table`
diagnostic-disclosure-without-table-remedy = add `table` and its dimensions, or remove `disclosure`
diagnostic-table-dimension-unknown = `{ $level }` is no possible dimension of the table
diagnostic-table-dimension-unknown-cause = the schema of `{ $dataset }` has no such variable
diagnostic-table-dimension-unknown-remedy = write a variable of the dataset, or `group(variable)`, `commune(uai)`, `departement(uai)`, `nature(uai)`, separated by `>` from the coarsest to the finest
diagnostic-table-dimension-unknown-form = it is neither a variable nor what is known of one
diagnostic-table-dimension-twice = `{ $level }` is twice in the dimensions of the table
diagnostic-table-dimension-twice-cause = each column of the table has one place only
diagnostic-table-dimension-twice-remedy = remove one of the two
diagnostic-table-dimension-identifying = `{ $level }` tells who a person is: it cannot be a dimension
diagnostic-table-dimension-identifying-cause = the codes of a dimension are published, even where the cell is hidden
diagnostic-table-dimension-identifying-remedy = remove that dimension
diagnostic-table-level-impossible = `{ $level }` cannot be computed
diagnostic-table-level-impossible-cause = nothing says it of `{ $variable }`
diagnostic-table-level-impossible-remedy = choose another level, or complete the schema or the code list
diagnostic-table-level-impossible-group = no code list of `{ $variable }` has its column `group` filled in
diagnostic-table-level-impossible-institution = `{ $variable }` is not the variable that holds the establishment (`institutionVariable`)
diagnostic-table-without-count = the table made from `{ $dataset }` does not say what is counted
diagnostic-table-without-count-cause = a row of that dataset is not a person: rows are not counted
diagnostic-table-without-count-remedy = add `count` with a variable of whole numbers, for instance `count = "effectif"`
diagnostic-table-without-count-whole = `{ $variable }` is not a variable of whole numbers of that dataset
diagnostic-table-noise-without-budget = the noise has no budget
diagnostic-table-noise-without-budget-cause = `epsilon` says what this table spends, `budget` what all tables of the same data may spend together
diagnostic-table-noise-without-budget-remedy = add both, in thousandths, `budget` being at least `epsilon`
diagnostic-table-key-unused = the key `{ $key }` changes nothing to this table
diagnostic-table-key-unused-cause = it is for another method, or for amounts rather than counts
diagnostic-table-key-unused-remedy = remove it, or change the method
diagnostic-table-cell-malformed = `{ $cell }` is not a cell of the table
diagnostic-table-cell-malformed-cause = { $count ->
    [one] a cell has { $count_text } code, that of the only column of the table
   *[other] a cell has { $count_text } codes separated by commas, one for each column of the table
}
diagnostic-table-cell-malformed-remedy = write one code for each column, and nothing in the place of a margin
diagnostic-rule-ambiguous = a rule forbids or requires: give `forbid` or `require`, and only one of them ({ $count_text } here)
diagnostic-rule-ambiguous-cause = a rule says one thing, so that it can be cited
diagnostic-rule-ambiguous-remedy = keep one, and make two blocks if needed
diagnostic-rule-key-unused = key `{ $key }` has no use in a rule “{ $rule }”
diagnostic-rule-key-unused-cause = it is not read: whoever wrote it may believe that it counts
diagnostic-rule-key-unused-remedy = remove it, or correct the rule
diagnostic-rule-twice = this rule is already said in article { $article } of `{ $convention }` (line { $line })
diagnostic-rule-twice-cause = a rule holds for the whole convention, and those of the cadre hold for its applications
diagnostic-rule-twice-remedy = remove one of them
diagnostic-grant-without-processing = no source processing provides that `{ $party }` receives `{ $dataset }`
diagnostic-grant-without-processing-cause = the dataset speaks of persons, and article { $article } of `{ $convention }` (line { $line }) asks that the processing it comes from name who receives it
diagnostic-grant-without-processing-remedy = add a `processing` block with `datasets = ["{ $dataset }"]` and `recipients = ["{ $party }"]`
diagnostic-mention-placeholder = the mention of sources lacks its two placeholders
diagnostic-mention-placeholder-cause = the platform writes the producer and the information system there: `{"{"}producer{"}"}` and `{"{"}system{"}"}`, and nothing else in braces
diagnostic-mention-placeholder-remedy = write for example `text = "Sources : {"{"}producer{"}"}, {"{"}system{"}"}"`
diagnostic-schema-missing = the folder of dataset `{ $dataset }` has no readable `schema.json`
diagnostic-schema-missing-cause = dictionary and sample are read with the schema
diagnostic-schema-missing-remedy = add `schema.json` to this folder
diagnostic-schema-json = this schema is not JSON from here on
diagnostic-schema-json-cause = a schema is a JSON object; a comma or a brace is missing or too many
diagnostic-schema-json-remedy = correct this place or the one before it
diagnostic-schema-type = the value of `{ $key }` is not of the right sort
diagnostic-schema-type-cause = Table Schema expects another sort of value here
diagnostic-schema-type-remedy = look it up in the description of Table Schema and correct it
diagnostic-schema-without-fields = this schema has no variable
diagnostic-schema-without-fields-cause = the list `fields` describes the variables of the dataset
diagnostic-schema-without-fields-remedy = add `fields` with one object for each variable
diagnostic-schema-name = the schema is named `{ $name }` and its folder `{ $folder }`
diagnostic-schema-name-cause = the name of the folder is what counts
diagnostic-schema-name-remedy = write `"name": "{ $folder }"`
diagnostic-field-without-name = this variable has no name
diagnostic-field-without-name-cause = the name is the header of the column in deposited files
diagnostic-field-without-name-remedy = add `"name"`
diagnostic-field-twice = variable `{ $variable }` already stands on line { $line }
diagnostic-field-twice-cause = two columns cannot have the same header, case aside
diagnostic-field-twice-remedy = remove it, or give it another name
diagnostic-field-type-unknown = type `{ $value }` of `{ $variable }` is not known
diagnostic-field-type-unknown-cause = the known types are: { $known }
diagnostic-field-type-unknown-remedy = choose one of them
diagnostic-field-kind-unknown = kind `{ $value }` of `{ $variable }` is not known
diagnostic-field-kind-unknown-cause = it says what the variable tells of persons: { $known }
diagnostic-field-kind-unknown-remedy = choose one of them
diagnostic-field-check-unknown = check `{ $value }` of `{ $variable }` is not known
diagnostic-field-check-unknown-cause = the known checks are: { $known }
diagnostic-field-check-unknown-remedy = choose one of them
diagnostic-field-code-list-unknown = code list `{ $value }` of `{ $variable }` does not exist
diagnostic-field-code-list-unknown-cause = a code list is a file of “code-lists/”
diagnostic-field-code-list-unknown-remedy = correct the name, or add the file
diagnostic-field-excluded = variable `{ $variable }` is both described and excluded
diagnostic-field-excluded-cause = an excluded variable must never be deposited
diagnostic-field-excluded-remedy = remove it from `fields` or from `excluded`
diagnostic-primary-key-unknown = the primary key names `{ $variable }`, which the schema does not have
diagnostic-primary-key-unknown-cause = the key says what makes a row unique
diagnostic-primary-key-unknown-remedy = correct the name in `primaryKey`
diagnostic-institution-variable-unknown = `institutionVariable` names `{ $variable }`, which the schema does not have
diagnostic-institution-variable-unknown-cause = it says which establishment a row is about, to limit a delivery to a territory
diagnostic-institution-variable-unknown-remedy = correct the name
diagnostic-field-format-unusable = the format `{ $value }` of `{ $variable }` does not suit the type `{ $type }`
diagnostic-field-format-unusable-cause = a format says how values are written; without it they cannot be read
diagnostic-field-format-unusable-remedy = write `default`, `any` for a date, or a pattern such as `%d/%m/%Y`
diagnostic-json-schema-unchecked = the constraint `jsonSchema` is not checked
diagnostic-json-schema-unchecked-cause = deposits of school data hold no JSON in their cells
diagnostic-json-schema-unchecked-remedy = nothing to do; the rest of the schema is checked
diagnostic-unique-key-unknown = a key of `uniqueKeys` names `{ $variable }`, which the schema does not have
diagnostic-unique-key-unknown-cause = the key says what makes a row unique
diagnostic-unique-key-unknown-remedy = correct the name in `uniqueKeys`
diagnostic-foreign-key-malformed = this foreign key does not say which variables refer to which
diagnostic-foreign-key-malformed-cause = it has `fields`, and `reference` with `resource` and as many `fields`
diagnostic-foreign-key-malformed-remedy = complete it; an empty `resource` is the file itself
diagnostic-foreign-key-unknown = a foreign key names `{ $variable }`, which the schema does not have
diagnostic-foreign-key-unknown-cause = it says which variables must stand elsewhere
diagnostic-foreign-key-unknown-remedy = correct the name in `foreignKeys`
diagnostic-fields-match-unknown = `fieldsMatch` is `{ $value }`, which is not known
diagnostic-fields-match-unknown-cause = the known values are: { $known }
diagnostic-fields-match-unknown-remedy = choose one of them
diagnostic-custom-check-unknown = the check of Validata `{ $value }` is not known and will not be made
diagnostic-custom-check-unknown-cause = the known checks are: { $known }
diagnostic-custom-check-unknown-remedy = check its name
diagnostic-custom-check-variable = the check of Validata `{ $value }` cannot be made: a variable (`{ $variable }`) or a parameter is missing
diagnostic-custom-check-variable-cause = it is about variables of the schema, named in `params`
diagnostic-custom-check-variable-remedy = correct its parameters
diagnostic-row-rule-missing = this rule has no `rule`
diagnostic-row-rule-missing-cause = a rule is an SQL expression between variables that is true of each right row
diagnostic-row-rule-missing-remedy = write it, for instance `"rule": "effectif = filles + garcons"`
diagnostic-row-rule-syntax = this rule is not an SQL expression: { $reason }
diagnostic-row-rule-syntax-cause = a rule is an SQL expression between variables that is true of each right row
diagnostic-row-rule-syntax-remedy = correct it; a name with a blank stands between double quotes, a text between apostrophes
diagnostic-row-rule-variable = the rule names `{ $variable }`, which the schema does not have
diagnostic-row-rule-variable-cause = a rule knows only the variables of the schema
diagnostic-row-rule-variable-remedy = correct the name; a text stands between apostrophes
diagnostic-row-rule-function = the rule calls `{ $value }`, which is not a known function
diagnostic-row-rule-function-cause = the known functions are: { $known }
diagnostic-row-rule-function-remedy = choose one of them
diagnostic-row-rule-type = “{ $part }” is not of the type expected at that place of the rule
diagnostic-row-rule-type-cause = only values of one type are compared: a code is a text, even when made of digits
diagnostic-row-rule-type-remedy = write a text between apostrophes, or convert with `CAST(… AS DECIMAL)`
diagnostic-row-rule-unsupported = “{ $part }” makes no sense for a row
diagnostic-row-rule-unsupported-cause = a rule sees one row at a time: no query, no aggregate, no window
diagnostic-row-rule-unsupported-remedy = express the rule with the variables of the row
diagnostic-severity-unknown = the severity `{ $value }` is not known
diagnostic-severity-unknown-cause = the known severities are: { $known }
diagnostic-severity-unknown-remedy = choose one of them
diagnostic-change-malformed = this bound of change has no readable measure or maximum
diagnostic-change-malformed-cause = `measure` is `rows`, the sum of a number or the number of distinct values; `max` is a percentage
diagnostic-change-malformed-remedy = write for instance `"measure": "rows", "max": "20 %"`
diagnostic-change-variable-unknown = the bound of change names `{ $variable }`, which the schema does not have
diagnostic-change-variable-unknown-cause = a measure knows only the variables of the schema
diagnostic-change-variable-unknown-remedy = correct the name
diagnostic-sample-header = the header of the sample differs from the schema at column { $count_text }: “{ $found }” instead of “{ $expected }”
diagnostic-sample-header-cause = the sample shows producers what a deposit looks like
diagnostic-sample-header-remedy = write the names of the schema, in the same order, separated by “;”
diagnostic-code-list-header = the header of this code list is not the expected one
diagnostic-code-list-header-cause = it is written: { $expected }
diagnostic-code-list-header-remedy = replace the first line with that header
diagnostic-code-list-cells = this line has { $count ->
    [one] { $count_text } cell
   *[other] { $count_text } cells
} instead of 5
diagnostic-code-list-cells-cause = each line has code, label, two dates and group, even empty
diagnostic-code-list-cells-remedy = add or remove “;”, and put a label that holds one between quotes
diagnostic-code-list-code-empty = this line has no code
diagnostic-code-list-code-empty-cause = the code is what deposited files hold
diagnostic-code-list-code-empty-remedy = add the code, or remove the line
diagnostic-code-list-date = `{ $value }` is not a date
diagnostic-code-list-date-cause = validity dates are written year-month-day, or stay empty
diagnostic-code-list-date-remedy = write for example 2026-09-01
diagnostic-code-list-dates-reversed = code `{ $code }` closes on { $closes_on } and opens on { $opens_on }
diagnostic-code-list-dates-reversed-cause = it would never be valid: it closes on the first day on which it is no longer used
diagnostic-code-list-dates-reversed-remedy = check both dates
diagnostic-code-list-overlap = code `{ $code }` is already valid on line { $line }, on common dates
diagnostic-code-list-overlap-cause = a code has one label at a given date
diagnostic-code-list-overlap-remedy = close the first line on the day the second opens, or remove one of them
diagnostic-code-list-empty = this code list has no code
diagnostic-code-list-empty-cause = every value checked against it would be refused
diagnostic-code-list-empty-remedy = add its codes
diagnostic-bad-delay = `{ $value }` is not a delay
diagnostic-bad-delay-cause = a delay is “at once” (`at-once`) or an ISO 8601 duration: `P8D` eight days, `P3M` three months, `PT48H` forty-eight hours
diagnostic-bad-delay-remedy = write for instance `{ $key } = { $example }`
diagnostic-bad-uai = `{ $value }` is not the number of a school
diagnostic-bad-uai-cause = a UAI has seven digits and a key letter that follows from them
diagnostic-bad-uai-remedy = check it in the directory of schools
diagnostic-bad-file-name = `{ $value }` is not a file name
diagnostic-bad-file-name-cause = a name has unaccented letters, digits, `.`, `_` and `-`, 64 characters at most
diagnostic-bad-file-name-remedy = write for instance `{ $key } = { $example }`
diagnostic-number-out-of-bounds = `{ $key }` is not between { $least } and { $most }
diagnostic-number-out-of-bounds-cause = outside these bounds the value would have no meaning
diagnostic-number-out-of-bounds-remedy = correct the value
diagnostic-attached-unknown = convention `{ $agreement }` is not in this folder
diagnostic-attached-unknown-cause = this one goes with it: its parties and bodies may be named there
diagnostic-attached-unknown-remedy = correct the name, or add its file
diagnostic-duty-without-owner = this block does not say who takes care of it
diagnostic-duty-without-owner-cause = a duty without an owner is owed by nobody (`who`)
diagnostic-duty-without-owner-remedy = add `who`, for instance `who = { $example }`
diagnostic-competence-accountable = nobody answers for this act
diagnostic-competence-accountable-cause = in a RACI matrix one actor only answers for an act (A)
diagnostic-competence-accountable-remedy = add `accountable`, for instance `accountable = { $example }`
diagnostic-clause-id-twice = name `{ $id }` is already given in article { $article } (line { $line })
diagnostic-clause-id-twice-cause = a name stands for one clause, so that others can cite it
diagnostic-clause-id-twice-remedy = give another name to one of the two
diagnostic-actor-unknown = `{ $name }` is neither a role, nor a party, nor a body of this convention
diagnostic-actor-unknown-cause = what the clause says of it would hold for nobody
diagnostic-actor-unknown-remedy = add a `party` block with `role = "{ $name }"`, or correct the name
diagnostic-actor-cannot-act = `{ $name }` cannot be bound to act
diagnostic-actor-cannot-act-cause = this name stands for persons who are not parties to the convention
diagnostic-actor-cannot-act-remedy = name a role, a party or a body
diagnostic-duty-without-time = nothing says when it is due
diagnostic-duty-without-time-cause = a duty without a time can neither be expected, nor recalled, nor recorded
diagnostic-duty-without-time-remedy = add `within` and `from`, `every`, `on`, `by` or `before`; for “without delay”, `within = "at-once"`
diagnostic-delay-without-event = this delay runs from no event
diagnostic-delay-without-event-cause = without a starting point no day can be computed
diagnostic-delay-without-event-remedy = add `from`, for instance `from = "request-received"`
diagnostic-timing-contradictory = `{ $key }` and `{ $other }` contradict each other
diagnostic-timing-contradictory-cause = one would not know when the act is due
diagnostic-timing-contradictory-remedy = keep one of the two keys, or correct them
diagnostic-rhythm-irregular = `{ $key }` must say a regular rhythm
diagnostic-rhythm-irregular-cause = the platform acts at that rhythm: “always” or “as needed” are none
diagnostic-rhythm-irregular-remedy = write for instance `{ $key } = "year"`
diagnostic-day-outside-term = { $day } is outside the term of the convention
diagnostic-day-outside-term-cause = it is not signed yet on that day, or it has ended: the clause is dead
diagnostic-day-outside-term-remedy = correct that day
diagnostic-event-never = event `{ $event }` cannot happen under this convention
diagnostic-event-never-cause = it has no `{ $kind }` block: the clause is dead
diagnostic-event-never-remedy = add that block, or choose another event
diagnostic-duty-twice = this duty is already said in article { $article } of `{ $convention }` (line { $line })
diagnostic-duty-twice-cause = the same people owe the same thing, at the same time
diagnostic-duty-twice-remedy = remove one of the two
diagnostic-duty-contradictory = this duty is said otherwise in article { $article } of `{ $convention }` (line { $line })
diagnostic-duty-contradictory-cause = the same people owe “{ $what }”, and the time or the kind of act differs: one would not know which to apply
diagnostic-duty-contradictory-remedy = merge the two clauses, or say what sets them apart
diagnostic-duty-unheld = nobody holds here the role `{ $name }`, of which the cadre asks to act
diagnostic-duty-unheld-cause = `{ $convention }`, { $article }, line { $line }: “{ $what }” is owed by nobody
diagnostic-duty-unheld-remedy = add a `party` block with `role = "{ $name }"`
diagnostic-body-without-rhythm = body “{ $name }” decides, and nothing says when it meets
diagnostic-body-without-rhythm-cause = without a planned meeting its decisions would never come
diagnostic-body-without-rhythm-remedy = add `meets`, for instance `meets = {"{"} every = "year" {"}"}`
diagnostic-body-without-parity = body “{ $name }” is said to be in equal numbers, and its seats are not
diagnostic-body-without-parity-cause = in equal numbers, each side has as many seats
diagnostic-body-without-parity-remedy = correct `seats`, or remove `parity`
diagnostic-competence-twice = act “{ $what }” is already in the matrix
diagnostic-competence-twice-cause = `{ $one }` and then `{ $two }` would answer for it: an act has one line
diagnostic-competence-twice-remedy = merge the two lines, or say what sets them apart
diagnostic-indicator-unknown = no `indicator` block is called `{ $id }`
diagnostic-indicator-unknown-cause = the progress of the action could not be measured
diagnostic-indicator-unknown-remedy = add that block, or correct the name
diagnostic-processing-unknown = no `processing` block is called `{ $id }`
diagnostic-processing-unknown-cause = one would not know which processing these requests are about
diagnostic-processing-unknown-remedy = add that block, or correct the name
diagnostic-retention-unjustified = a retention of more than 36 months is not justified
diagnostic-retention-unjustified-cause = data are kept only as long as needed (GDPR, article 5)
diagnostic-retention-unjustified-remedy = add `why`, or shorten it
diagnostic-right-twice = this right, over the same requests, is already handled in article { $article } (line { $line })
diagnostic-right-twice-cause = the person would not know whom to ask
diagnostic-right-twice-remedy = remove it from one of the two clauses, or set them apart with `about`
diagnostic-basis-not-in-force = { $when ->
    [ended] the clause rests on a text that is not in force since { $day }: { $text }
   *[not-yet] the clause rests on a text that is in force from { $day } on: { $text }
}
diagnostic-basis-not-in-force-cause = each access is decided on the basis in force that day (list `bases-legales`)
diagnostic-basis-not-in-force-remedy = cite in `basis` the text that is in force, or correct its dates in the list
diagnostic-basis-silent = no text in force lets the role `{ $role }` receive `{ $dataset }`
diagnostic-basis-silent-cause = the list `destinataires-autorises` names the roles that texts authorise for this dataset, and not that one on that date
diagnostic-basis-silent-remedy = remove the clause, change its recipient, or add to the list the text that authorises it, with its date
diagnostic-right-too-slow = this delay is longer than that of the law
diagnostic-right-too-slow-cause = a request is answered within one month, three at most where it is complex (GDPR, article 12)
diagnostic-right-too-slow-remedy = shorten `within`
diagnostic-forward-to-nobody = the request is handed over to `{ $name }`, who does not handle it
diagnostic-forward-to-nobody-cause = `who` says who handles these requests
diagnostic-forward-to-nobody-remedy = add `{ $name }` to `who`, or correct `to`
diagnostic-contact-without-officer = `{ $name }` is the point of contact and has no data protection officer
diagnostic-contact-without-officer-cause = persons must be able to write to them
diagnostic-contact-without-officer-remedy = add `dpo` to its `party` block
diagnostic-joint-without-contact = “{ $name }” has several controllers and no point of contact
diagnostic-joint-without-contact-cause = an agreement of joint controllers appoints one (GDPR, article 26)
diagnostic-joint-without-contact-remedy = add a `right` block with `contact`
diagnostic-open-nominative = `{ $variable }` of `{ $dataset }` would be published for everybody
diagnostic-open-nominative-cause = it names persons or leads to them: the open portal never shows any
diagnostic-open-nominative-remedy = protect it in `protect`, or remove the channel `open`
diagnostic-recipient-not-allowed = `{ $party }` may not receive `{ $variable }` of `{ $dataset }`
diagnostic-recipient-not-allowed-cause = an association, a laboratory or a contractor of nobody receives nominative data neither as a file nor by the API, but with consent
diagnostic-recipient-not-allowed-remedy = protect it, open a secure space (`channels = ["secure-space"]`), or state the consent (`consent`)
diagnostic-ent-perimeter = the perimeter of “{ $name }” is not said once, and once only
diagnostic-ent-perimeter-cause = schools are listed, or they are all those of a territory
diagnostic-ent-perimeter-remedy = write `schools` or `territory`, and one of the two only
diagnostic-gpei-category = “{ $name }” asks for the file `{ $category }`, which GPEI does not have
diagnostic-gpei-category-cause = the GPEI extract has `Eleve`, `EtabEducNat`, `PersEducNat` and `InfosEducNat` only: it says nothing of relatives or of courses
diagnostic-gpei-category-remedy = remove `{ $category }`, or write `form = "aaf"` where the directory feeds an ENT
diagnostic-school-twice = school `{ $uai }` is already in a perimeter of `{ $name }`
diagnostic-school-twice-cause = its pupils would be exported twice to the same operator
diagnostic-school-twice-remedy = remove it from one of the two
diagnostic-channel-without-space = no secure space of the convention opens `{ $dataset }`
diagnostic-channel-without-space-cause = this grant could not be served through that channel
diagnostic-channel-without-space-remedy = add a `secure-space` block with this dataset, or change the channel
diagnostic-space-without-grant = nobody was granted `{ $dataset }` in this space
diagnostic-space-without-grant-cause = no grant gives it, through the channel `secure-space`, to those who work there
diagnostic-space-without-grant-remedy = add a `grant` block, or remove this dataset
diagnostic-contractor-without-party = `{ $party }` works for a party, and nothing says which
diagnostic-contractor-without-party-cause = a contractor only acts for the one that chose it, and under its responsibility
diagnostic-contractor-without-party-remedy = add `under`, for instance `under = "region"`
diagnostic-deliberation-missing = `{ $party }` has signed and its deliberation is not cited
diagnostic-deliberation-missing-cause = the board allows the head of the school to sign
diagnostic-deliberation-missing-remedy = add `deliberation`, with its number and its day
diagnostic-annex-unknown-variable = `{ $dataset }` has no variable `{ $variable }`
diagnostic-annex-unknown-variable-cause = the annex only lists variables of the schema
diagnostic-annex-unknown-variable-remedy = correct the name, or add the variable to the schema
diagnostic-required-without-basis = `{ $dataset }` is said to be required, and no text is cited
diagnostic-required-without-basis-cause = a line is only required by a text
diagnostic-required-without-basis-remedy = add `basis`, or write `duty = "expected"`
diagnostic-same-variables-twice = `{ $dataset }` has the same variables, from the same producer, as another line
diagnostic-same-variables-twice-cause = line { $line } ({ $article }) of `{ $convention }` probably asks for the same data: they are asked once
diagnostic-same-variables-twice-remedy = remove one of the two, or say what sets them apart in `variables`
diagnostic-except-unused = the exception for `{ $dataset }` is of no use
diagnostic-except-unused-cause = this dataset has no variable of that kind
diagnostic-except-unused-remedy = remove it from `except`

## Rendering

render-error = error
render-warning = warning
render-cause = cause
render-remedy = remedy
related-clause = the clause cited
related-first = said here first
render-nothing = no fault
render-errors = { $count ->
    [one] { $count_text } error
   *[other] { $count_text } errors
}
render-warnings = { $count ->
    [one] { $count_text } warning
   *[other] { $count_text } warnings
}
remedy-nearest = replace with `{ $nearest }`, the nearest known name

## Diagnostics of amendments, of the cadre, of the register

diagnostic-amended-text-absent = the text that this amendment amends is not in “conventions/”
diagnostic-amended-text-absent-cause = amendment no. { $number } of `{ $id }` amends text no. { $before }, which everybody must be able to read again
diagnostic-amended-text-absent-remedy = put that text back in “conventions/”, or correct `amends.number`
diagnostic-amended-text-changed = this amendment amends another text than that of { $file }
diagnostic-amended-text-changed-cause = it bears the hash `{ $expected }`, and that text has the hash `{ $found }`: one of them changed since the proposal
diagnostic-amended-text-changed-remedy = put the signed text back, or propose the amendment again from the text in force
diagnostic-amendment-proposer = `{ $parties }` did not propose this amendment
diagnostic-amendment-proposer-cause = the convention says who proposes its amendments, together or one of them
diagnostic-amendment-proposer-remedy = complete `amends.proposed_by` once it is done
diagnostic-bad-hash = `{ $value }` is not a SHA-256 hash
diagnostic-bad-hash-cause = it has 64 hexadecimal digits, in small letters
diagnostic-bad-hash-remedy = copy the one that “sha256sum” or the page of the convention gives
diagnostic-weaker-than-cadre = `{ $role }` receives { $variables } of `{ $dataset }` with less protection than in the cadre
diagnostic-weaker-than-cadre-cause = `{ $convention }`, { $article }, line { $line } hands the same variables to the same role, better protected
diagnostic-weaker-than-cadre-remedy = take at least the protections and the scope of the cadre, or leave these variables out
diagnostic-other-than-cadre = `{ $role }` receives { $variables } of `{ $dataset }` protected otherwise than in the cadre
diagnostic-other-than-cadre-cause = the protection of `{ $convention }`, { $article }, line { $line } is neither stronger nor weaker: they cannot be compared
diagnostic-other-than-cadre-remedy = take that of the cadre, or say in the text why another one suits
diagnostic-clause-weaker-than-cadre = `{ $key }` of `{ $subject }` commits to less than in the cadre
diagnostic-clause-weaker-than-cadre-cause = `{ $convention }`, { $article }, line { $line } says `{ $before }`, and not `{ $after }`
diagnostic-clause-weaker-than-cadre-remedy = take at least what the cadre says, or remove the key
diagnostic-rule-looser-than-cadre = this rule is looser than that of the cadre, and has therefore no effect
diagnostic-rule-looser-than-cadre-cause = `{ $convention }`, { $article }, line { $line } holds here too, and the stricter of both wins
diagnostic-rule-looser-than-cadre-remedy = remove this rule, or have the cadre amended
diagnostic-adhesion-unknown-agreement = the convention `{ $convention }` is not in the folder “conventions/”
diagnostic-adhesion-unknown-agreement-cause = one joins only a convention that one can read
diagnostic-adhesion-unknown-agreement-remedy = correct `joins`, or add the convention
diagnostic-adhesion-twice = `{ $party }` is already a party to `{ $convention }`
diagnostic-adhesion-twice-cause = it is one by { $other }
diagnostic-adhesion-twice-remedy = remove one of them, or propose an amendment if its schools change
diagnostic-adhesion-school-twice = the school { $uai } is already in a list
diagnostic-adhesion-school-twice-cause = { $other ->
    [here] it is twice in this one
   *[other] it is in that of { $other }: two parties do not both bring it
}
diagnostic-adhesion-school-twice-remedy = keep it in one list only
diagnostic-adhesion-role-unknown = `{ $convention }` does not know the role `{ $role }`
diagnostic-adhesion-role-unknown-cause = who joins holds a role of the convention: its clauses then hold for them
diagnostic-adhesion-role-unknown-remedy = take a role of the convention or of its cadre
diagnostic-adhesion-without-territory = `{ $party }` has neither territory nor UAI
diagnostic-adhesion-without-territory-cause = without them nobody can tell whether the schools of its list are its own
diagnostic-adhesion-without-territory-remedy = add `territory` for a collectivité, `uai` for a school
diagnostic-adhesion-without-deliberation = the school `{ $party }` joins without a deliberation of its board
diagnostic-adhesion-without-deliberation-cause = an EPLE commits itself only by a deliberation, whose number and date the convention bears
diagnostic-adhesion-without-deliberation-remedy = add `deliberation` with `assembly`, `number` and `on`
diagnostic-adhesion-before-agreement = this adhesion is signed before the convention
diagnostic-adhesion-before-agreement-cause = it is on { $signed_on }, and `{ $convention }` on { $joined_on }
diagnostic-adhesion-before-agreement-remedy = correct one of both dates
diagnostic-paper-party-unknown = `{ $party }` is neither a party nor a role of this convention
diagnostic-paper-party-unknown-cause = each line of `data` goes from a party to others
diagnostic-paper-party-unknown-remedy = add this party to `parties`, or correct its name
diagnostic-paper-dataset-unknown = the dataset `{ $dataset }` has no folder
diagnostic-paper-dataset-unknown-cause = a dataset that the platform knows is compared from one convention to the other
diagnostic-paper-dataset-unknown-remedy = correct its name, or remove `dataset` and let `what` say it

## Comparing: small words

say-and = { $first } and { $last }
say-or = or
say-none = nothing
say-more = and { $count ->
    [one] { $count_text } other
   *[other] { $count_text } others
}
say-quoted = “{ $text }”
say-named = “{ $label }” ({ $id })
say-role = the role “{ $role }”
say-every-variable = all variables
say-rule-require-statistical-confidentiality = nothing lets somebody be recognised (statistical confidentiality)
say-rule-require-source-processing = personal data come from a processing whose register entry names the recipients
say-rule-require-cosignature = the witnesses of the log cosigned it less than that delay ago
say-row = { $label } ({ $row })
say-protection-none = without protection
say-protection-stable = pseudonym, the same each year
say-protection-yearly = pseudonym, another one each year
say-protection-generalise = replaced by its group in “{ $list }”
say-protection-drop = left out
say-scope-territory = rows of its territory
say-scope-all = all rows
say-cited-article = article { $article } of “{ $convention }”, line { $line }
say-cited-annex = { $article } of the annex of “{ $convention }”, line { $line }
say-cited-line = “{ $convention }”, line { $line }
say-rule-forbid-variable = variables of kind “{ $about }” do not leave without protection
say-rule-forbid-purpose = nothing serves “{ $about }”
say-rule-forbid-transfer = nothing is handed on to a third party
say-rule-require-source-mention = each table and figure names its sources
say-rule-require-clearance = access for cleared agents only
say-rule-require-no-duplicate-survey = no survey of schools on what is already exchanged
say-key-term-lasts = first duration
label-school-year = School year
label-follows = Follows
label-school-year-ends = End of the school year
label-renewal = Renewal
label-mode = Mode
label-after = After
label-at-most = At most
label-article = Article
label-notice = Notice
label-form = Form
label-count = Count
label-ends-for = Ends for
label-fault = Fault
label-conciliation = Conciliation
label-force-majeure = Force majeure
label-goes-on = Goes on
label-then = Then
label-court-after = Court after
label-court = Court
label-beyond = Beyond
label-articles = Articles
label-proposed = Proposal
label-proposed-by = Proposed by
label-approved = Approval
label-approved-by = Approved by
label-keeps = Keeps
label-annex = Annex
say-key-agreement-title = title
say-key-agreement-kind = kind of convention
say-key-agreement-applies = cadre that it applies
say-key-agreement-attached-to = convention that it goes with
say-key-agreement-parties = signatories
say-key-agreement-ends-on = first day on which it is no longer in force
say-key-rule-except = datasets excepted
say-key-rule-except-contractor = a contractor may receive the data for a study
say-key-rule-text = form of the mention
say-key-rule-within = age of the last cosignature of the log
say-key-rule-lasts = length of a clearance

## Comparing: effects

effect-dataset-gained = { $recipient } will receive { $dataset }, of which it had nothing
effect-dataset-lost = { $recipient } will no longer receive anything of { $dataset }
effect-variables-gained = { $recipient } will receive { $count ->
    [one] one more variable
   *[other] { $count_text } more variables
} of { $dataset }
effect-variables-lost = { $recipient } will no longer receive { $count ->
    [one] one variable
   *[other] { $count_text } variables
} of { $dataset }
effect-purposes-gained = { $recipient } may use { $dataset } for { $count ->
    [one] one more purpose
   *[other] { $count_text } more purposes
}
effect-purposes-lost = { $recipient } may no longer use { $dataset } for { $count ->
    [one] one purpose
   *[other] { $count_text } purposes
}
effect-channels-gained = { $recipient } may receive { $dataset } by { $count ->
    [one] one more channel
   *[other] { $count_text } more channels
}
effect-channels-lost = { $recipient } may no longer receive { $dataset } by { $count ->
    [one] one channel
   *[other] { $count_text } channels
}
effect-conditions-weaker = { $recipient } will receive { $count ->
    [one] one variable
   *[other] { $count_text } variables
} of { $dataset } with less protection
effect-conditions-stronger = { $recipient } will receive { $count ->
    [one] one variable
   *[other] { $count_text } variables
} of { $dataset } with more protection
effect-conditions-neutral = { $recipient } will receive { $count ->
    [one] one variable
   *[other] { $count_text } variables
} of { $dataset } under other conditions
effect-basis = { $recipient } will receive { $dataset } on another legal basis
effect-rule-gained = new rule: { $subject }
effect-rule-lost = rule removed: { $subject }
effect-rule-weaker = looser rule: { $subject } ({ $key })
effect-rule-stronger = stricter rule: { $subject } ({ $key })
effect-rule-neutral = changed rule: { $subject } ({ $key })
effect-party-gained = { $subject } enters the convention
effect-party-lost = { $subject } leaves the convention
effect-clause-gained = added: { $topic } { $subject }
effect-clause-lost = removed: { $topic } { $subject }
effect-clause-changed = { $topic } { $subject }: { $key }
effect-keys-changed = { $topic }: { $key }
topic-agreement = the convention
topic-term = duration of the convention
topic-ending = end of the convention
topic-amending = amending the convention
held-dataset = { $recipient } receives { $dataset }, of which the other gives it nothing
held-variables = { $recipient } receives other variables of { $dataset }
held-purposes = { $recipient } uses { $dataset } for other purposes
held-channels = { $recipient } receives { $dataset } by other channels
held-conditions = { $recipient } receives { $dataset } under other conditions
held-basis = { $recipient } receives { $dataset } on another legal basis
held-clause = { $topic }: { $subject }
compare-only = In “{ $convention }” only
compare-different = In both, and not the same
compare-same = Both conventions do the same.
detail-variables = variables: { $names }
detail-purposes = for: { $text }
detail-channels = by: { $text }
detail-conditions = conditions: { $text }
detail-conditions-of = { $names }: { $text }
detail-key = { $key }: { $value }
detail-change = { $before } → { $after }
detail-before = before: { $text }
detail-after = after: { $text }
detail-gone = removed: { $text }
detail-new = added: { $text }
cited-before = before: { $before }
cited-after = after: { $after }
cited-both = before: { $before }; after: { $after }
mark-personal = data about persons
mark-commits-less = commits to less
mark-commits-more = commits to more
mark-weaker = protects less
mark-stronger = protects more

## Comparing: approvals of an amendment

approval-one = approval of { $by }: { $reason }
approval-all = approval of each of them, { $by }: { $reason }
approval-any = approval of one of them, { $by }: { $reason }
approval-annex = only the annex changes, and the convention gives it its charge
approval-named = the convention says who approves its amendments
approval-parties = the convention does not say who approves its amendments: all of its parties
approval-new-party = this party enters by the amendment

## Comparing: departures from the cadre

deviation-dataset-missing = the dataset { $subject } of the socle is missing
deviation-access-missing = { $recipient } does not receive all that the cadre gives of { $subject }
deviation-protection-weaker = { $recipient } receives variables of { $subject } with less protection than in the cadre
deviation-protection-other = { $recipient } receives variables of { $subject } protected otherwise than in the cadre
deviation-clause-weaker = { $topic } { $subject }, { $key }: commits to less than the cadre
deviation-rule-missing = the rule of the cadre is missing: { $subject }
deviation-rule-looser = rule looser than that of the cadre: { $subject } ({ $key })
deviation-cited = convention: { $local }; cadre: { $cadre }
deviation-cited-cadre = cadre: { $cadre }
deviation-none = The convention keeps the socle of its cadre, and nothing in it is weaker.
deviation-count = { $count ->
    [one] One departure
   *[other] { $count_text } departures
}

## Register: adhesions, coverage, census

school-unknown = { $uai }: unknown to the directory
school-closed = { $uai } ({ $name }): closed
school-out-of-territory = { $uai } ({ $name }): outside the territory of the party
school-not-its-competence = { $uai } ({ $name }): another collectivité answers for it
school-not-itself = { $uai }: a school joins for itself only
census-title = Census of conventions on exchanges of data
census-description = One line for each thing that a convention hands over, executed by the platform or known on paper only.
census-convention = id of the convention
census-titre = title of the convention
census-forme = executable by the platform, or known on paper only
census-nature = kind of convention, as the language of conventions writes it
census-cadre = id of the cadre that it applies
census-academies = codes of the académies concerned, a blank between two; empty where nobody can tell
census-collectivite = id of the collectivité; empty where neither side is one
census-nom-collectivite = name of the collectivité
census-niveau = level of the collectivité
census-territoire = territory of the collectivité, level and code
census-sens = direction of the exchange, seen from the collectivité
census-de = who hands over; the role where nobody holds it
census-a = who receives; the role where nobody holds it
census-jeu = id of the dataset, where the platform knows it
census-donnees = what is handed over
census-donnees-personnelles = whether there are data about persons; empty where that is not known
census-finalites = codes of the purposes, a blank between two
census-signee-le = day of signature
census-notifiee-le = day of notification
census-en-vigueur = whether the convention is in force; empty where that is not known
census-fin-le = first day on which it is no longer in force, where known
coverage-heading = { $academies ->
    [0] No académie has a convention.
    [one] One académie has at least one convention
   *[other] { $academies_text } académies have at least one convention
}
coverage-without = Without a convention: { $names }
coverage-unplaced = Académie unknown: { $names }
coverage-cell = { $authority }: { $dataset } ({ $direction })
coverage-to-authority = receives
coverage-from-authority = hands over
coverage-between-authorities = receives from a collectivité
coverage-paper = on paper only
answers-q5 = Q5, the cadre is known there
answers-q6 = Q6, it has a convention d'application there
answers-q7 = Q7, there are other conventions at local or département level
answers-yes = { $count_text } of { $all_text }: yes
answer-yes = yes
answer-no = no
answer-unknown = not known

## Register: keys of its files

block-adhesion = Adhesion: a file “.adhesion.md”
block-adhesion-about = A collectivité or a school joins a convention by signing it, with its own list of schools. The file has a front matter between two lines “+++”; the text that follows is for people.
block-paper = Convention on paper: a file “.paper.md”
block-paper-about = What the census must know of a convention that nobody executes: between whom, since when, until when, which data. The file has a front matter between two lines “+++”; the text that follows is made of remarks.
key-adhesion-id = id of the adhesion
key-adhesion-joins = convention that is joined
key-adhesion-party = who joins, and the role that it takes; the keys are those of the block “party”
key-adhesion-signed-on = day of signature; without it the adhesion is a draft
key-adhesion-notified-on = day on which the other parties were told
key-adhesion-schools = its schools, by their UAI: its annex 1
key-adhesion-reference = where the signed original is
key-paper-id = id in the census
key-paper-title = title of the convention
key-paper-kind = kind of convention
key-paper-applies = cadre that it applies
key-paper-parties = its parties; the keys are those of the block “party”
key-paper-signed-on = day of signature
key-paper-notified-on = day of notification
key-paper-ends-on = first day on which it is no longer in force, where known
key-paper-term = duration, as in the front matter of a convention; without it nobody knows whether the convention is in force
key-paper-data = what it makes exchanged
key-paper-data-dataset = dataset, where the platform knows it
key-paper-data-what = what is handed over, in a few words
key-paper-data-from = party or role that hands over
key-paper-data-to = parties or roles that receive
key-paper-data-purposes = purposes, codes of `code-lists/finalites.csv`
key-paper-data-personal = whether there are data about persons; no key where that is not known
key-paper-reference = where the original is
key-paper-scan = its scan, kept in `conventions/scans/`
key-paper-scan-file = name of the file
key-paper-scan-sha256 = SHA-256 hash of the file
key-front-matter-amends = for an amendment: the whole text that it amends, and who proposed it
key-front-matter-amends-number = number of the amendment, from 1
key-front-matter-amends-sha256 = SHA-256 hash of the text that is amended
key-front-matter-amends-proposed-by = parties that propose it
key-front-matter-amends-proposed-on = day of the proposal
key-front-matter-amends-in-force-on = first day on which it is in force, once known

## Comparing: text

diff-heading = { $title }: { $before } → { $after }
diff-effects = { $count ->
    [0] No effect: both texts do the same.
    [one] One effect
   *[other] { $count_text } effects
}
diff-articles = { $count ->
    [0] The text of the articles is the same.
    [one] One article changes
   *[other] { $count_text } articles change
}
diff-incomplete = Incomplete comparison: these texts give more combinations than a comparison looks at.
heading-article = article { $number } ({ $title })
heading-annex = { $number } of the annex ({ $title })
heading-title = “{ $title }”
heading-preamble = text before the first article
article-new = new: { $after }
article-gone = removed: { $before }
article-renumbered = { $before } becomes { $after }
article-changed = { $after }
article-retitled = title changed
article-reworded = text changed
article-clauses = clauses changed: see the effects

## What was found instead

found-text = the value found is a text
found-number = the value found is a number
found-flag = the value found is `true` or `false`
found-date = the value found is a date
found-list = the value found is a list
found-table = the value found is a table

## TOML

bad-toml-quotes-cause = a text is written between straight quotes
bad-toml-quotes-remedy = put the value between quotes: `id = "region-exemple"`
bad-toml-unclosed-cause = a bracket, a brace or a comma is missing
bad-toml-unclosed-remedy = close the list with `]` or the table with a brace, and separate values with commas
bad-toml-date-cause = this date does not exist in the calendar
bad-toml-date-remedy = write a date year-month-day, for example 2015-08-21
bad-toml-value-cause = a line is written key = value, and one of them is missing
bad-toml-value-remedy = complete the line, or remove it

## Life of a convention

life-date = { $day } { $month } { $year }
life-date-first = 1 { $month } { $year }
life-month-1 = January
life-month-2 = February
life-month-3 = March
life-month-4 = April
life-month-5 = May
life-month-6 = June
life-month-7 = July
life-month-8 = August
life-month-9 = September
life-month-10 = October
life-month-11 = November
life-month-12 = December
life-phase-draft = draft
life-phase-under-signature = under signature
life-phase-signed = signed
life-phase-notified = being notified
life-phase-in-force = in force
life-phase-suspended = suspended
life-phase-ending = ending
life-phase-ended = ended
life-reason-draft = its text is being written
life-reason-under-signature = under signature since { $since }
life-reason-signed = signed by all parties on { $since }; it takes effect when it is notified
life-reason-notified = notified to a party on { $since }; it takes effect once all have received it
life-reason-first-term = in force since { $since }; the first term runs until { $last_day } included
life-reason-renewed = in force since { $since }; renewed { $renewals ->
    [one] once
   *[other] { $renewals_text } times
}, last on { $renewed_on }, until { $last_day } included
life-reason-in-force = in force since { $since }
life-reason-suspended = { $cause ->
    [force-majeure] its duties have been suspended since { $since }, by force majeure
   *[consent] its duties have been suspended since { $since }, by agreement
}
life-reason-ending = { $cause ->
    [notice] { $by } gave notice on { $set_on }; it stays in force until { $last_day } included
    [fault] { $by } ended it for a fault on { $set_on }; last day: { $last_day }
    [conciliation] { $by } ended it on { $set_on }, conciliation having failed; it stays in force until { $last_day } included
    [force-majeure] { $by } ended it on { $set_on }, force majeure having lasted; last day: { $last_day }
    [consent] the parties decided on { $set_on } to end it; it stays in force until { $last_day } included
    [court] the court ended it on { $set_on }; it stays in force until { $last_day } included
    [parties] there will soon be fewer than two parties; it stays in force until { $last_day } included
   *[term] it stays in force until { $last_day } included
}
life-reason-ended = { $cause ->
    [text] ended: its text sets its last day on { $last_day }
    [court] ended by the court; last day: { $last_day }
    [consent] ended by agreement on { $set_on }; last day: { $last_day }
    [notice] ended: { $by } gave notice on { $set_on } and the notice ran until { $last_day }
    [fault] ended: { $by } ended it for a fault; last day: { $last_day }
    [conciliation] ended: { $by } ended it on { $set_on } after conciliation failed; last day: { $last_day }
    [force-majeure] ended: { $by } ended it for force majeure; last day: { $last_day }
    [parties] ended: fewer than two parties are left; last day: { $last_day }
    [followed] ended with the convention that it follows; last day: { $last_day }
   *[term] ended: its term was over on { $last_day } and was not renewed
}
life-remark-renewed-too-late = the renewal agreed on { $agreed_on } does not count: the term was over on { $last_day }
life-remark-renewed-too-often = the renewal agreed on { $agreed_on } does not count: the text does not allow that many
life-remark-renewed-without-meeting = renewed on { $renewed_on } without a trace of the meeting that the text asks for before (“{ $meeting }”): record it if it was held
life-remark-notice-not-provided = the notice received on { $received_on } does not count: the text provides for none
life-remark-notice-too-early = the notice received on { $received_on } does not count: the convention had not taken effect
life-remark-ground-not-open = { $ground ->
    [fault] the ending for a fault on { $ended_on } does not count: no formal notice had stayed without effect that day
    [conciliation] the ending on { $ended_on } does not count: no conciliation had failed that day
   *[force-majeure] the ending for force majeure on { $ended_on } does not count: it had not lasted long enough that day
}
life-entry-begins = the convention takes effect
life-entry-renewal = the convention is renewed until { $last_day } included
life-entry-renewal-to-agree = last day to agree to renew the convention
life-entry-notice-deadline-received = last day to receive a notice, if the convention is to end on { $last_day }
life-entry-notice-deadline-sent = last day to send a notice, if the convention is to end on { $last_day }
life-entry-review = last day to hold the meeting that must come before the renewal (“{ $meeting }”)
life-entry-annex-update = last day to update the technical annex ({ $body })
life-entry-amendment = amendment no. { $number_text } takes effect
life-entry-departure = last day of { $by } in the convention; the other parties go on
life-entry-fault-delay = last day to mend what the formal notice of { $by } says
life-entry-conciliation-delay = last day to hold the conciliation
life-entry-opens-fault = the formal notice has stayed without effect: the convention may be ended for a fault
life-entry-opens-force-majeure = force majeure has lasted: each party may end the convention at once
life-entry-opens-court = { $known ->
    [yes] the dispute may be taken to the court: { $court }
   *[no] the dispute may be taken to the court
}
life-entry-deposit = deposit due: { $title } ({ $period })
life-entry-ends = { $cause ->
    [term] last day of the convention, unless it is renewed
   *[other] last day of the convention
}
life-entry-goes-on-ends = last day of what goes on after the end: { $what }
life-entry-duty = { $what }
life-entry-destruction = to be destroyed: { $what }
life-entry-retention = end of the retention: { $what }
life-entry-meeting = meeting: { $body }
life-entry-convocation = last day to call together: { $body }
life-entry-action = action of the plan: { $what }
life-entry-indicator = indicator to draw up: { $what }
life-entry-project-opens = the project opens: { $what }
life-entry-project-closes = last day of the project: { $what }
life-entry-answer = answer the person's request
life-entry-forward = hand the request over to { $to }
life-event-place = article { $article } of { $convention }: { $title }
life-event-who = to be done by: { $who }
life-event-suspended = suspended that day, as far as is known
life-refusal-fact-twice = a fact is already named “{ $id }”
life-refusal-fact-unknown = no fact is named “{ $id }”: there is nothing to correct
life-refusal-not-yet = a fact of { $on } cannot be known before that day
life-refusal-nothing-to-retract = say which fact never happened
life-refusal-not-a-party = { $by } is not a party to the convention
life-refusal-already-done = it is done already, on { $on }
life-refusal-not-signed = the convention is not signed by all of its parties
life-refusal-not-begun = the convention had not taken effect
life-refusal-ended = the convention had ended on { $last_day }
life-refusal-no-express-renewal = the text has no renewal by agreement
life-refusal-renewal-too-late = the term was over on { $last_day }: a new convention is needed
life-refusal-renewal-too-often = the text does not allow it to be renewed again
life-refusal-no-notice = the text has no ending by notice
life-refusal-no-notice-given = this party has given no notice
life-refusal-received-before-sent = the letter would have been received before it was sent, on { $sent_on }
life-refusal-against-itself = a party gives no formal notice to itself
life-refusal-no-formal-notice = the text has neither an ending for a fault nor conciliation
life-refusal-nothing-to-cure = this party has received no formal notice
life-refusal-no-conciliation = the text has no conciliation
life-refusal-conciliation-not-open = no conciliation is open
life-refusal-ground-not-open = { $ground ->
    [fault] the ending for a fault is not open to this party: it takes a formal notice without effect
    [conciliation] the ending is not open: conciliation must have failed
   *[force-majeure] the ending is not open: force majeure must last longer
}{ $known ->
    [yes] ; it will be on { $opens_on }
   *[no] {""}
}
life-refusal-no-force-majeure = the text does not speak of force majeure
life-refusal-already-suspended = the convention is suspended already
life-refusal-not-suspended = the convention is not suspended
life-refusal-amendment-number = amendments follow each other: the next one bears number { $next_text }
life-refusal-may-not-propose = the text does not let { $by } propose an amendment
life-refusal-may-not-approve = the text does not ask { $by } to approve an amendment
life-refusal-amendment-not-approved = the amendment still waits for: { $missing }
life-refusal-no-annex-update = the text gives nobody the charge of updating the annex: it takes an amendment

## Reference page

reference-title = Reference of the convention language
reference-introduction = A convention is a Markdown file `conventions/<name>.convention.md`: a TOML front matter between two lines `+++`, articles (`## Article 4 : Title`), a technical annex (`## Annexe technique`, then `### 2.2 Title`) and, under the article or annex line that states them, “entente” blocks whose content is TOML. This page is derived from the definitions that the compiler reads.
reference-key = Key
reference-type = Value
reference-needed = Required
reference-meaning = Meaning
reference-example = Example
reference-yes = yes
reference-no = no
type-text = text
type-name = identifier
type-names = list of identifiers
type-variables = list of variables
type-variable = variable
type-date = date
type-duration = ISO 8601 duration
type-choice = one of:
type-choices = list among:
type-flag = `true` or `false`
type-territory = territory
type-siren = SIREN number
type-mailbox = e-mail address
type-folder = folder of `datasets/`
type-day = day of the year (month-day)
type-school-year = school year, like `2026-2027`
type-article = article number
type-articles = list of article numbers
type-days = day or list of days (month-day)
type-share = share in percent
type-table = table
type-rows = list of tables
block-front-matter = Front matter
block-front-matter-about = What the convention is, between whom, and for how long.
block-party = Block “party”: a party
block-party-about = An organisation and the role that it holds. A cadre speaks of roles; an application binds those roles to organisations.
block-dataset = Block “dataset”: a line of the annex
block-dataset-about = A dataset: who deposits it, when, and what binds them to.
block-grant = Block “grant”: a right to receive
block-grant-about = Who may receive a dataset, for which purposes, on which legal basis and under which protections.
block-rule = Block “rule”: a rule of use
block-rule-about = What holds for every access under the convention; the rules of a cadre also hold for its applications. A rule has `forbid` or `require`, never both.
key-front-matter-id = id of the convention, cited by every decision
key-front-matter-title = title of the convention
key-front-matter-kind = kind of convention
key-front-matter-applies = cadre applied; needed by an application
key-front-matter-parties = signatories; each has its “party” block, here or in the cadre
key-front-matter-signed-on = day of signature
key-front-matter-notified-on = day of notification: the convention takes effect, unless its term runs from signature
key-front-matter-ends-on = first day on which it is no longer in force, where known
key-front-matter-term = term of the convention
key-front-matter-term-from = day from which the first term runs: notification where the key is absent, or signature
key-front-matter-term-lasts = first term: “one year”, “four years”
key-front-matter-term-school-year = instead of `lasts`: to the end of this school year
key-front-matter-term-until = instead of `lasts`: last day, included
key-front-matter-term-follows = instead of `lasts`: as long as this other convention
key-front-matter-term-school-year-ends = last day of the school year; 31 August where the key is absent
key-front-matter-term-article = article that says so; states and due dates of the convention cite it
key-front-matter-term-renewal = renewal, where there is one
key-front-matter-term-renewal-mode = of itself (`tacit`) or by an act (`express`)
key-front-matter-term-renewal-every = length of each renewal
key-front-matter-term-renewal-after = what must come before, such as a review meeting
key-front-matter-term-renewal-at-most = total length that renewals do not exceed
key-front-matter-term-renewal-article = article that says so
key-front-matter-term-notice = notice to end it
key-front-matter-term-notice-lasts = delay before the end takes effect
key-front-matter-term-notice-form = form of the notice, where the text says one: registered letter with acknowledgement
key-front-matter-term-notice-from = day from which the delay runs: receipt of the letter where the key is absent, or its sending
key-front-matter-term-notice-count = date to date where the key is absent, or by full months of the calendar (`full-months`): the month of the letter does not count
key-front-matter-term-notice-ends-for = for whom the notice ends it: all parties where the key is absent, or its author alone, and the others go on
key-front-matter-term-notice-article = article that says so
key-front-matter-ending = other ways to end it, and what goes on after the end
key-front-matter-ending-fault = ending for a fault of the other party, after a formal notice without effect
key-front-matter-ending-fault-after = delay left by the formal notice; none where the key is absent
key-front-matter-ending-fault-form = form of the formal notice, where the text says one
key-front-matter-ending-fault-from = day from which this delay runs: receipt of the letter where the key is absent, or sending
key-front-matter-ending-fault-article = article that says so
key-front-matter-ending-conciliation = conciliation before the court
key-front-matter-ending-conciliation-within = delay in which to hold it, after the letter that sets out the grievances
key-front-matter-ending-conciliation-then = where it fails: delay between the sending of the letter that ends the convention and the end
key-front-matter-ending-conciliation-court-after = delay, after that letter, from which the court may be asked
key-front-matter-ending-conciliation-court = court that is named
key-front-matter-ending-conciliation-article = article that says so
key-front-matter-ending-force-majeure = force majeure suspends the duties as long as it lasts
key-front-matter-ending-force-majeure-beyond = length beyond which each party may end the convention at once
key-front-matter-ending-force-majeure-article = article that says so
key-front-matter-ending-goes-on = what goes on after the end: a service that stays open, a duty that survives
key-front-matter-ending-goes-on-what = what it is, in a few words
key-front-matter-ending-goes-on-articles = articles whose clauses go on
key-front-matter-ending-goes-on-until = to the end of the school year under way, or without end (`always`)
key-front-matter-ending-goes-on-lasts = instead of `until`: so long after the end
key-front-matter-ending-goes-on-article = article that says so
key-front-matter-amendment = amendments: who proposes them, who approves them
key-front-matter-amendment-proposed = by any of those who may propose where the key is absent, or by all of them together
key-front-matter-amendment-proposed-by = roles that may propose; all parties where the key is absent
key-front-matter-amendment-approved = by all of those who approve where the key is absent, or by any of them
key-front-matter-amendment-approved-by = roles that approve; all parties where the key is absent
key-front-matter-amendment-keeps = what an amendment cannot call into question
key-front-matter-amendment-annex = revision of the technical annex, on its own calendar
key-front-matter-amendment-annex-by = body that revises and validates it
key-front-matter-amendment-annex-every = how often
key-front-matter-amendment-annex-article = article that says so
key-front-matter-amendment-article = article that says so
key-party-id = id of the organisation in the platform
key-party-name = name shown on pages
key-party-role = role held: `depp`, `association-regions`, `rectorat`, `region`, `departement`…
key-party-territory = territory; needed by whoever receives the rows of its territory
key-party-siren = SIREN number
key-party-dpo = mailbox of the data protection officer
key-dataset-id = name of the dataset
key-dataset-schema = folder that describes it; by default `datasets/` and its name
key-dataset-field = field of the annex
key-dataset-duty = required by regulation, expected, or desirable
key-dataset-producer = role of whoever deposits it
key-dataset-due = due date; needed unless the dataset is only desirable
key-dataset-due-every = rhythm
key-dataset-due-on = days of the school year on which it is expected
key-dataset-accept = whether a file may be accepted without its faulty rows; no where the key is absent
key-dataset-accept-partial = `true`: the faulty rows are set aside, counted, and the others accepted
key-dataset-accept-set-aside-max = share of the rows that may be set aside; beyond it the whole file is rejected
key-grant-dataset = dataset, of this convention or of its cadre
key-grant-to = recipient
key-grant-to-party = role or id of the recipient
key-grant-to-scope = rows of its territory, or all
key-grant-purposes = purposes, codes of `code-lists/finalites.csv`
key-grant-basis = legal basis
key-grant-variables = variables granted; all where the key is absent
key-grant-protect = protections applied before sending, one method for each variable
key-grant-protect-variable = variable protected
key-grant-protect-pseudonym = replaced by a pseudonym that is stable over the years, or another one each year
key-grant-protect-generalise = replaced by the group of its code in this code list
key-grant-protect-drop = left out
key-grant-channels = channels of delivery
key-rule-forbid = what is forbidden
key-rule-variable = variables forbidden, with `forbid = "variable"`
key-rule-variable-kind = kind of the variables that do not leave unprotected
key-rule-except = datasets for which the annex says otherwise
key-rule-purpose = purpose forbidden, with `forbid = "purpose"`
key-rule-except-contractor = with `forbid = "transfer"`: a contractor may receive the data for a study, and then destroys them
key-rule-require = what is required of each delivery
key-rule-text = with `require = "source-mention"`: mention to be shown, with the placeholders `producer` and `system` in braces
key-rule-within = with `require = "cosignature"`: how old the last cosignature of the log may be
key-rule-lasts = with `require = "clearance"`: how long a clearance may last at most
type-texts = list of texts
type-delay = delay: `at-once`, or an ISO 8601 duration, hours allowed
type-number = whole number from { $least } to { $most }
type-uai = UAI number
type-uais = list of UAI numbers
type-file-name = file name
reference-values = Closed lists
reference-values-about = A list holds for all the blocks that use it. The name in brackets is that of the keys.
reference-names = Who may be named
reference-names-about = The keys `who`, `to`, `with`, `chair` and their like name a role (`region`), a party (`region-exemple`) or a body (`comite-pilotage`) of the convention or of its cadre, or else:
reference-value = Value
reference-whole-example = Whole example:
reference-whole-examples = Whole examples:
name-each-party = each party
name-persons = the persons whom the data are about
name-public = everybody
name-cnil = the CNIL
block-duty = Block “duty”: a duty
block-duty-about = Who owes which act, to whom, when, and what proves it. Each duty has an owner and a time: a delay (`within`) from an event (`from`), a rhythm (`every`), a day (`on`, `by`) or what it comes before (`before`).
block-body = Block “body”: a body
block-body-about = A committee or a group: who sits in it, who chairs it, when it meets and what it decides.
block-right = Block “right”: rights of persons
block-right-about = Who handles which requests, how fast, who hands over to whom, and whom to write to.
block-processing = Block “processing”: an entry of the register of processing
block-processing-about = What the register of processing says (GDPR, article 30). Several controllers are joint (article 26).
block-secure-space = Block “secure-space”: secure access for a project
block-secure-space-about = Work in place, on detailed data; nothing leaves without having been checked.
block-ent = Block “ent”: the feeding of an ENT
block-ent-about = Who provides the directory to which operator, for which schools, in which form and how often.
block-competence = Block “competence”: who does what
block-competence-about = The lines of a domain of the matrix: for each act, who does it (R), who answers for it (A, one only), who is consulted (C), who is informed (I).
block-action = Block “action”: an action of the plan
block-action-about = What will be done, who leads it, with whom, by when, and how it will be known to be done.
block-indicator = Block “indicator”: an indicator
block-indicator-about = What is measured, from which facts, how often, and what is aimed at.
key-front-matter-attached-to = convention that this one goes with: its parties, bodies and datasets may be named
key-party-called = how the text calls it further on
key-party-kind = kind of organisation
key-party-uai = number of the school
key-party-under = role or party for which this organisation works: it does not sign
key-party-members = role of the members for which it signs
key-party-signatories = who signs for it
key-party-signatories-title = quality of the signatory
key-party-signatories-name = the name, where the text says it
key-party-signatories-delegation = act that delegates the signature
key-party-deliberation = deliberation that allows to sign
key-party-deliberation-assembly = assembly that deliberated
key-party-deliberation-number = number of the deliberation
key-party-deliberation-on = day of the deliberation
key-party-contacts = other people to write to
key-party-contacts-function = what they answer for
key-party-contacts-mail = their mailbox
key-party-contacts-name = their name, or that of the service
key-dataset-basis = text that makes the deposit obligatory, with `duty = "required"`
key-dataset-system = information system that it comes from
key-dataset-perimeter = persons, schools or years that it is about
key-dataset-variables = variables that the annex lists; all those of the schema where the key is absent
key-dataset-access = how it is opened to the other party
key-dataset-provisions = technical provisions: format, encoding, service
key-dataset-security = rules of security
key-grant-anonymity = anonymity of the rows handed over: each like others, at the least cost
key-grant-anonymity-k = least number of rows that bear the same values
key-grant-anonymity-quasi = variables that others may know of a person; those of the kind `quasi` where the key is absent
key-grant-anonymity-sensitive = variable that nobody may learn of a person
key-grant-anonymity-l = least number of distinct values of that variable among rows that are alike
key-grant-anonymity-t = greatest distance between the shares of that variable among rows that are alike and in the whole file
key-grant-anonymity-left-out = one level for each variable, and at most this share of rows left out; where the key is absent, the finest levels group by group and no row left out
key-grant-table = table handed over instead of rows: no row ever leaves
key-grant-table-dimensions = dimensions, levels from the coarsest to the finest: a variable, the group of its code `group(pcs)`, or what the directory says of the establishment (`commune(uai)`, `departement(uai)`, `nature(uai)`)
key-grant-table-count = variable whose values are added up; rows are counted where the key is absent
key-grant-table-amount = amount that is added up, of which each row brings its own part: a cell must not tell that of one; rounded to the unit
key-grant-table-method = how the cells are protected; `suppress` where the key is absent
key-grant-table-requirement = what must stay true of a hidden cell; `width` where the key is absent
key-grant-table-epsilon = noise: what this table spends, in thousandths of epsilon
key-grant-table-budget = noise: what all tables of the same data may spend
key-grant-table-keep = cells published whatever happens: one code for each column, nothing for a margin; a cell under the threshold cannot be
key-grant-table-hide = cells hidden whatever happens
key-grant-table-shared-with = roles or parties with whom the recipient may put its tables side by side: they are audited together
key-grant-disclosure = statistical confidentiality of tables: a preset, and what the convention says more strictly
key-grant-consent = consent of the persons, collected before sending
key-grant-consent-who = who collects it
key-grant-retention = how long the recipient keeps the data
key-disclosure = statistical confidentiality: a preset, and what the convention says more strictly
key-preset = preset of a domain
key-threshold = smallest count that is published
key-dominance = share of a cell that its largest contributors may reach
key-largest = number of largest contributors counted together
key-p = how closely the second contributor may know the first
key-zeros = what is done with empty cells; published where the key is absent
key-lasts = how long it is kept
key-why = why so long; needed beyond 36 months
key-id = name of the clause in the convention
key-within = delay, from `from`; or how long before `before`, at least
key-from = event that the delay runs from, or that gives rise to it
key-before = event before which the act is due
key-until = event until which the act is due
key-every = rhythm
key-on = days of the year (month-day)
key-by = day at the latest
key-basis = text that founds it
key-datasets = datasets concerned
key-purposes = purposes, codes of `code-lists/finalites.csv`
key-retention = retention, then deletion
key-channel = channel of delivery
key-duty-who = who owes the act: roles, parties or bodies
key-duty-act = kind of act
key-duty-what = what is owed, in words
key-duty-to = to whom
key-duty-proof = what proves it
key-duty-survives = `true`: owed after the end of the convention too
key-body-name = name of the body
key-body-members = who sits in it
key-body-members-who = role or party represented
key-body-members-seats = number of seats
key-body-parity = `true`: as many seats on each side
key-body-chair = who chairs; several chair together
key-body-guests = who may be invited
key-body-meets = when it meets; needed where it decides
key-body-convened = how it is called together
key-body-convened-who = who calls it
key-body-convened-within = delay between the call and the meeting
key-body-decides = what it decides
key-body-missions = what it follows or prepares, without deciding
key-right-rights = rights concerned
key-right-about = requests concerned
key-right-persons = persons concerned
key-right-who = who handles the request
key-right-within = delay to answer
key-right-forward = who hands the request over
key-right-forward-who = who received it
key-right-forward-to = who will handle it
key-right-forward-within = delay, from the receipt of the request
key-right-tell = to whom the answer is told
key-right-contact = party whose data protection officer is the point of contact
key-right-processing = processing concerned
key-processing-name = name of the processing in the register
key-processing-controllers = controllers; joint where they are several
key-processing-processors = processors
key-processing-lawfulness = what makes it lawful (GDPR, article 6)
key-processing-persons = categories of persons
key-processing-data = categories of data
key-processing-sensitive = `true`: some data fall under article 9 or 10 of the GDPR
key-processing-recipients = recipients
key-processing-security = measures of security
key-processing-transfers = transfers outside the European Union and their guarantees
key-processing-impact-assessment = `true`: an impact assessment is needed (GDPR, article 35)
key-secure-space-name = name of the project
key-secure-space-who = who runs the space
key-secure-space-to = who works in it
key-secure-space-datasets = datasets open in the space
key-secure-space-opens-on = first day
key-secure-space-closes-on = first day on which it is closed
key-secure-space-outputs = who checks what leaves
key-secure-space-outputs-who = who checks
key-secure-space-outputs-within = delay of the check
key-secure-space-conditions = what each person undertakes before entering
key-ent-name = name of the ENT
key-ent-exploitant = role or party of the operator
key-ent-who = who provides the directory
key-ent-level = level of teaching
key-ent-form = extract of the directory; the one of an ENT where the key is absent
key-ent-schools = schools of the perimeter, one by one
key-ent-territory = territory all the schools of which are in the perimeter, where they are not listed
key-ent-categories = categories of files; all of them where the key is absent
key-ent-variables = attributes handed over, as the files name them; all but the INE where the key is absent
key-ent-prefix = prefix of the names of files
key-ent-delta = rhythm of the delta exports; none where the key is absent
key-ent-complete-on = day of the week of the complete export
key-ent-initialisation = how the first export is done
key-ent-archive = name of the tar archive, where there is one
key-ent-bordereau = code of the recipient in the bordereau, where there is one
key-ent-objections = `true`: persons who object are left out before each export
key-ent-retention = retention of closed accounts
key-competence-domain = domain
key-competence-basis = text that holds for the whole domain
key-competence-cells = lines of the domain
key-competence-cells-what = act
key-competence-cells-responsible = R: who does it
key-competence-cells-accountable = A: who answers for it, one only
key-competence-cells-consulted = C: who is asked before
key-competence-cells-informed = I: who is told
key-competence-cells-datasets = datasets whose exchange belongs to this act
key-action-what = what will be done
key-action-theme = part of the plan
key-action-who = who leads it
key-action-with = with whom
key-action-year = year of the plan; each year where the key is absent
key-action-indicators = indicators of the convention that say how far it is
key-indicator-what = what is measured
key-indicator-facts = facts that it is counted from
key-indicator-who = who gives it, where the platform does not know the facts
key-indicator-target = what is aimed at

## Values of closed lists

values-trigger = events that delays run from (`from`, `before`, `until`)
value-trigger-signature = the last signature
value-trigger-notification = the notification of the convention
value-trigger-amendment = the signature of an amendment
value-trigger-renewal = the renewal
value-trigger-notice-received = the receipt of the registered letter that denounces
value-trigger-formal-notice-sent = the sending of the formal notice
value-trigger-formal-notice-received = the receipt of the formal notice
value-trigger-conciliation-failed = the failure of the conciliation
value-trigger-force-majeure = the beginning of force majeure
value-trigger-end = the end of the convention, whatever the cause
value-trigger-school-year-start = the start of the school year
value-trigger-school-year-end = the end of the school year
value-trigger-meeting = the meeting
value-trigger-deposit = a deposit
value-trigger-delivery = a delivery
value-trigger-data-collected = the collection of the data from the persons
value-trigger-reference-change = the change of a shared reference
value-trigger-processing-change = the change of a processing or of its conditions
value-trigger-incident-known = the knowledge of an incident
value-trigger-breach-known = the knowledge of a breach of personal data
value-trigger-difficulty-known = the knowledge of a difficulty
value-trigger-request-received = the receipt of a request
value-trigger-objection-received = the receipt of an objection
value-trigger-request-answered = the answer to a request
value-trigger-account-change = the creation, change or deletion of an account, once notified
value-trigger-account-closed = the end of the right to an account
value-trigger-pupil-left = the leaving of a pupil
value-trigger-school-closed = the closing of a school
value-trigger-contract-signed = the signature of the contract of a contractor
value-trigger-contract-end = the end of the contract of a contractor
value-trigger-purpose-reached = the purpose reached, such as the end of a study
value-trigger-project-opened = the opening of the project
value-trigger-project-closed = the closing of the project
value-trigger-agent-left = the leaving of a cleared agent
value-trigger-publication = a publication that uses the data
value-trigger-communication = a communication to the press or the public
values-recurrence = rhythms (`every`, `delta`)
value-recurrence-always = all the time
value-recurrence-day = each day
value-recurrence-week = each week
value-recurrence-month = each month
value-recurrence-quarter = each quarter
value-recurrence-half-year = twice a year
value-recurrence-year = once a year
value-recurrence-several = several times a year
value-recurrence-request = on request
value-recurrence-need = as often as needed
values-agreement-kind = kinds of conventions (`kind`)
value-agreement-kind-cadre = cadre: it speaks of roles, which its applications bind to organisations
value-agreement-kind-application = local application of a cadre
value-agreement-kind-partenariat-ent = partnership for an ENT
value-agreement-kind-responsabilite-conjointe = agreement of joint controllers (GDPR, article 26)
value-agreement-kind-annuaire = the annuaire fédérateur at the disposal of a school
value-agreement-kind-repartition-competences = division of competences
value-agreement-kind-partenariat-actions = partnership of actions, with a yearly plan
value-agreement-kind-acces-projet = secure access to detailed data, for a project
values-renewal-mode = renewal (`mode`)
value-renewal-mode-tacit = of itself
value-renewal-mode-express = by an act
values-notice-form = form of a notice (`form`)
value-notice-form-registered-letter = registered letter with acknowledgement
values-term-start = start of the term (`from`)
value-term-start-notification = the notification
value-term-start-signature = the signature
values-counted-from = day of a letter that a delay runs from (`from`)
value-counted-from-receipt = its receipt
value-counted-from-sending = its sending
values-count = way of counting months (`count`)
value-count-date-to-date = from date to date
value-count-full-months = by full months
values-ends-for = for whom a notice ends it (`ends_for`)
value-ends-for-all = all parties
value-ends-for-author = its author only
values-goes-on-until = what goes on (`goes_on.until`)
value-goes-on-until-school-year-end = until the end of the school year
value-goes-on-until-always = without end
values-proposal = proposing an amendment (`proposed`)
value-proposal-any = one of those who may propose
value-proposal-together = all together
values-approval = approving an amendment (`approved`)
value-approval-all = all those who approve
value-approval-any = one of them
values-party-kind = kinds of organisations (`kind`)
value-party-kind-ministere = ministry
value-party-kind-academie = académie
value-party-kind-region-academique = région académique
value-party-kind-dsden = departmental services of the ministry
value-party-kind-region = région
value-party-kind-departement = département
value-party-kind-commune = commune
value-party-kind-epci = group of communes
value-party-kind-eple = collège or lycée
value-party-kind-association = association
value-party-kind-prestataire = contractor
value-party-kind-exploitant = operator of an ENT
value-party-kind-autorite = independent authority
value-party-kind-recherche = research laboratory
values-contact-function = functions of a contact (`function`)
value-contact-function-rssi = chief of information security
value-contact-function-referent-donnees = contact for data
value-contact-function-referent-numerique = contact for digital education
value-contact-function-correspondant-technique = technical contact
value-contact-function-assistance = help to users
value-contact-function-directeur-publication = director of publication
value-contact-function-alerte = chain of alert
value-contact-function-communication = communication
value-contact-function-suivi = follow-up of the convention
values-field = fields of the annex (`field`)
value-field-statistiques = statistics
value-field-scolarite = schooling
value-field-numerique = digital
value-field-bati-scolaire = school buildings
values-duty-level = force of a line of the annex (`duty`)
value-duty-level-required = required, by regulation
value-duty-level-expected = expected
value-duty-level-desirable = desirable
values-openness = opening of a dataset (`access`)
value-openness-open = free access
value-openness-registration = reserved, on registration
value-openness-reserved = reserved
value-openness-file = a file is handed over
values-scope = rows granted (`scope`)
value-scope-territory = those of its territory
value-scope-all = all
values-channel = channels (`channels`, `channel`)
value-channel-file = file
value-channel-api = API
value-channel-sftp = SFTP
value-channel-open = open-data portal
value-channel-secure-space = secure space
values-stability = pseudonyms (`pseudonym`)
value-stability-stable = the same over the years
value-stability-yearly = another one each year
values-preset = presets of statistical confidentiality (`preset`)
value-preset-enterprises = enterprises: threshold 3, dominance 85%
value-preset-fiscal = fiscal data: threshold 11, dominance 85%
value-preset-research-output = outputs of a secure space: threshold 10, dominance of two 90%
value-preset-pupils = pupils: threshold 5
value-preset-pupils-10 = pupils: threshold 10
value-preset-pupils-11 = pupils: threshold 11
values-zero-cells = empty cells of a table (`zeros`)
value-zero-cells-published = published
value-zero-cells-hidden = hidden like a small count
values-table-method = protection of the cells of a table (`method`)
value-table-method-suppress = cells hidden, and others with them
value-table-method-round = small counts rounded to nothing or to the threshold, margins add up
value-table-method-noise = noise of a declared budget
values-table-requirement = what stays true of a hidden cell (`requirement`)
value-table-requirement-width = every value that the rule allows stays possible
value-table-requirement-exact = its value cannot be computed
values-forbidden = what a rule forbids (`forbid`)
value-forbidden-variable = that a kind of variables leaves unprotected
value-forbidden-purpose = a purpose
value-forbidden-transfer = handing on to a third party
values-required = what a rule requires (`require`)
value-required-source-mention = the mention of the sources
value-required-clearance = cleared agents
value-required-no-duplicate-survey = no survey on what is already exchanged
value-required-statistical-confidentiality = statistical confidentiality: nothing that lets somebody be recognised
value-required-source-processing = a source processing that names each recipient of personal data
value-required-cosignature = a log cosigned by its witnesses less than `within` ago
values-variable-kind = kinds of variables (`variable.kind`)
value-variable-kind-ine = national pupil number
value-variable-kind-nominative = nominative
value-variable-kind-address = address
value-variable-kind-sensitive = sensitive
value-variable-kind-quasi = quasi-identifying
value-variable-kind-pseudonym = pseudonym
value-variable-kind-plain = without a risk of its own
values-act = kinds of acts (`act`)
value-act-provide = provide
value-act-update = update
value-act-destroy = destroy
value-act-attest = attest
value-act-alert = warn of an incident
value-act-declare = declare to an authority, notify the persons
value-act-inform = inform
value-act-answer = answer
value-act-forward = hand a request over
value-act-consult = consult, ask for agreement
value-act-approve = approve
value-act-draft = draft
value-act-publish = publish
value-act-record = enter in a register
value-act-verify = verify
value-act-secure = secure
value-act-train = train
value-act-assist = assist
value-act-maintain = keep in working order
value-act-appoint = appoint
value-act-choose = choose a solution, a contractor
value-act-meet = meet, take part
value-act-study = study, evaluate, develop
value-act-abstain = abstain
values-proof = proofs (`proof`)
value-proof-log = log of evidence of the platform
value-proof-deposit = deposit
value-proof-receipt = receipt of a delivery
value-proof-certificate = certificate
value-proof-registered-letter = registered letter
value-proof-signed-document = signed document
value-proof-document = document handed over
value-proof-minutes = minutes of a meeting
value-proof-report = report
value-proof-register-entry = entry of the register of processing
value-proof-page = page or notice shown
values-matter = what a body decides (`decides`)
value-matter-annex = the technical annex and its versions
value-matter-amendment = an amendment
value-matter-renewal = the renewal, after the review
value-matter-new-party = the entry of a partner
value-matter-action-plan = the plan of actions
value-matter-dashboard = the common dashboard and its indicators
value-matter-calendar = the calendar of the work
value-matter-purposes = the orientations and the purposes
value-matter-security = the policy of security
value-matter-projects = the projects allowed in a secure space
value-matter-harmonisation = the harmonisation of the exchanges
value-matter-difficulties = the difficulties between the parties
values-person-right = rights of persons (`rights`)
value-person-right-information = information
value-person-right-access = access
value-person-right-rectification = rectification
value-person-right-erasure = erasure
value-person-right-limitation = limitation
value-person-right-portability = portability
value-person-right-objection = objection
value-person-right-post-mortem = directives after death
values-lawfulness = lawfulness (`lawfulness`)
value-lawfulness-consent = consent
value-lawfulness-contract = contract
value-lawfulness-legal-obligation = legal obligation
value-lawfulness-vital-interests = vital interests
value-lawfulness-public-interest = task of public interest
value-lawfulness-legitimate-interests = legitimate interests
values-teaching-level = levels of teaching (`level`)
value-teaching-level-premier-degre = first degree
value-teaching-level-second-degre = second degree
values-directory-form = extract of the directory (`form`)
value-directory-form-aaf = directory of an ENT (AAF)
value-directory-form-gpei = management of the equipment of collectivités (GPEI)
values-category = categories of files of the directory (`categories`)
value-category-eleve = pupils
value-category-etabeducnat = schools
value-category-perseducnat = staff
value-category-persreleleve = parents and contacts of pupils
value-category-infoseducnat = general information
value-category-matiereeducnat = subjects
value-category-mefeducnat = courses
values-week-day = days of the week (`complete_on`)
value-week-day-monday = Monday
value-week-day-tuesday = Tuesday
value-week-day-wednesday = Wednesday
value-week-day-thursday = Thursday
value-week-day-friday = Friday
value-week-day-saturday = Saturday
value-week-day-sunday = Sunday
values-initialisation = first export (`initialisation`)
value-initialisation-with-complete = with the next complete export
value-initialisation-apart = by an export of its own
values-fact = facts (`facts`)
value-fact-deposits = deposits received
value-fact-lateness = lateness
value-fact-findings = findings
value-fact-deliveries = deliveries
value-fact-decisions = decisions of access
value-fact-requests = requests of persons
value-fact-objections = objections
value-fact-incidents = incidents
value-fact-duties = duties done and not done
value-fact-actions = actions of the plan
value-fact-meetings = meetings
value-fact-surveys = surveys of schools
value-fact-audience = audience of the ENT
value-fact-data = the data of a dataset

## Clauses in a few words

label-id = Identifier
label-name = Name
label-called = Also called
label-role = Role
label-kind = Kind
label-territory = Territory
label-siren = SIREN
label-uai = UAI
label-under = On behalf of
label-members = Members
label-signatories = Signatories
label-title = Quality
label-delegation = Delegation
label-deliberation = Deliberation
label-assembly = Assembly
label-number = Number
label-on = Days
label-dpo = Data protection officer
label-contacts = Contacts
label-function = Function
label-mail = E-mail
label-schema = Schema
label-field = Field
label-duty = Force
label-basis = Basis
label-producer = Producer
label-due = Due date
label-every = Rhythm
label-system = Information system
label-perimeter = Perimeter
label-variables = Variables
label-access = Access
label-provisions = Technical provisions
label-security = Security
label-accept = Partial acceptance
label-partial = In part
label-set-aside-max = Largest share set aside
label-dataset = Dataset
label-to = To
label-party = Recipient
label-scope = Rows
label-purposes = Purposes
label-protect = Protections
label-variable = Variable
label-pseudonym = Pseudonym
label-generalise = Grouped by
label-drop = Left out
label-anonymity = Anonymity
label-k = Rows alike at least
label-quasi = Variables that may be known
label-l = Distinct values at least
label-t = Distance at most
label-left-out = Rows left out at most
label-disclosure = Statistical confidentiality
label-preset = Preset
label-threshold = Threshold
label-dominance = Dominance
label-largest = Largest contributors
label-table = Table
label-dimensions = Dimensions
label-amount = Amount
label-method = Method
label-requirement = Requirement
label-epsilon = Epsilon (thousandths)
label-budget = Budget (thousandths)
label-keep = Cells published
label-hide = Cells hidden
label-shared-with = Put together with
label-p = Rule p
label-zeros = Empty cells
label-consent = Consent
label-retention = Retention
label-channels = Channels
label-channel = Channel
label-forbid = Forbidden
label-require = Required
label-except = Except
label-purpose = Purpose
label-except-contractor = Except to the contractor of a study
label-text = Mention
label-who = Who
label-act = Act
label-what = What
label-datasets = Datasets
label-within = Delay
label-from = From
label-before = Before
label-until = Until
label-by = By
label-proof = Proof
label-survives = Survives the end
label-seats = Seats
label-parity = In equal numbers
label-chair = Chair
label-guests = Guests
label-meets = Meetings
label-convened = Convocation
label-decides = Decides
label-missions = Missions
label-rights = Rights
label-about = Requests
label-persons = Persons
label-forward = Handing over
label-tell = Answer told to
label-contact = Point of contact
label-processing = Processing
label-controllers = Controllers
label-processors = Processors
label-lawfulness = Lawfulness
label-data = Data
label-sensitive = Sensitive data
label-recipients = Recipients
label-transfers = Transfers outside the Union
label-impact-assessment = Impact assessment
label-lasts = Duration
label-why = Justification
label-opens-on = Opening
label-closes-on = Closing
label-outputs = Outputs
label-conditions = Undertakings
label-exploitant = Operator
label-level = Level
label-schools = Schools
label-categories = Categories of files
label-prefix = Prefix
label-delta = Delta
label-complete-on = Complete
label-initialisation = First export
label-archive = Archive
label-bordereau = Bordereau
label-objections = Objections applied
label-domain = Domain
label-cells = Acts
label-responsible = R, does it
label-accountable = A, answers for it
label-consulted = C, consulted
label-informed = I, informed
label-theme = Theme
label-with = With
label-year = Year
label-indicators = Indicators
label-facts = Facts
label-target = Target
show-delay-at-once = at once
show-delay-years = { $count ->
    [one] { $count_text } year
   *[other] { $count_text } years
}
show-delay-months = { $count ->
    [one] { $count_text } month
   *[other] { $count_text } months
}
show-delay-weeks = { $count ->
    [one] { $count_text } week
   *[other] { $count_text } weeks
}
show-delay-days = { $count ->
    [one] { $count_text } day
   *[other] { $count_text } days
}
show-delay-hours = { $count ->
    [one] { $count_text } hour
   *[other] { $count_text } hours
}
show-yes = yes
show-no = no
show-first = 1 { $month }
show-day = { $day } { $month }
show-date = { $day } { $month } { $year }
show-date-first = 1 { $month } { $year }
show-pair = { $label }: { $value }
show-and = { " " }and{ " " }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
caption-party = Party
caption-dataset = Dataset
caption-grant = Right to receive
caption-rule = Rule of use
caption-duty = Duty
caption-body = Body
caption-right = Rights of persons
caption-processing = Processing
caption-secure-space = Secure access for a project
caption-ent = Feeding of an ENT
caption-competence = Division of competences
caption-action = Action
caption-indicator = Indicator

render-colon = :

# The reference page of schema.json.
schema-title = Reference of schema.json
schema-introduction = `datasets/<name>/schema.json` follows Table Schema (versions 1 and 2) and the `custom_checks` of Validata; our additions are under `entente`. Other keys are left to the tools that use them.
schema-schema = Schema
schema-field = Variable (`fields`)
schema-constraints = Constraints (`constraints`)
schema-entente = `entente` of the schema
schema-entente-field = `entente` of a variable
schema-rules = Rule (`entente.rules`)
schema-changes = Bound of change (`entente.changes`)
schema-checks = Checks (`entente.check`)
schema-functions = Expressions of rules
schema-functions-about = A rule compares variables with the operators of SQL: `=`, `<>`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`, `||`, `AND`, `OR`, `NOT`, `IN`, `BETWEEN`, `LIKE`, `ILIKE`, `IS NULL`, `IS DISTINCT FROM`, `CASE`, `CAST`, `EXTRACT`. Numbers are exact (1/3 × 3 is 1); a division by zero is an absent value. An absent value follows SQL's three-valued logic. A row in which a value is already wrong breaks no other rule. Functions:
schema-custom = Validata's checks (`custom_checks`)
schema-key = Key
schema-check = Check
schema-meaning = Meaning
schema-example = Example
schema-key-schema-name = name of the dataset, that of its folder
schema-key-schema-title = French title
schema-key-schema-description = description
schema-key-schema-fields = the variables, in the order of the file
schema-key-schema-fields-match = how headers match variables: `exact`, `equal`, `subset`, `superset`, `partial`; without it the order is free and an unknown column is left out
schema-key-schema-missing-values = texts that stand for an absent value, or objects with `value` and `label`
schema-key-schema-primary-key = variables that make a row unique
schema-key-schema-unique-keys = other sets of variables that make a row unique
schema-key-schema-foreign-keys = values that must stand elsewhere: in the file itself (empty `resource`), another file of the deposit, a code list, or the directory of establishments (`institutions`)
schema-key-schema-custom-checks = Validata's checks, in the schema or in a field
schema-key-schema-entente = what Table Schema does not say
schema-key-field-name = header of the variable
schema-key-field-title = French title
schema-key-field-description = description
schema-key-field-type = `string`, `integer`, `number`, `boolean`, `date`, `year`, `any`, `datetime`, `time`, `yearmonth`, `duration`, `object`, `array`, `list`, `geopoint`, `geojson`
schema-key-field-format = how dates and times are written (pattern of `strptime`, `any`), form of a text (`email`, `uri`, `uuid`, `binary`) or of a point (`array`, `object`); without a pattern a date is written 2026-09-01 or 01/09/2026
schema-key-field-missing-values = texts that stand for an absent value of this variable alone
schema-key-field-decimal-char = the only decimal mark
schema-key-field-group-char = the only mark between groups of digits
schema-key-field-bare-number = `false`: a unit may stand around the number (`12 %`)
schema-key-field-true-values = the only texts that mean yes
schema-key-field-false-values = the only texts that mean no
schema-key-field-categories = closed list of values, as `enum`, or objects with `value` and `label`
schema-key-field-delimiter = what separates the items of a list
schema-key-field-item-type = type of the items of a list
schema-key-field-constraints = constraints
schema-key-field-custom-checks = Validata's checks of this variable
schema-key-field-entente = what Table Schema does not say
schema-key-constraints-required = the value may not be absent
schema-key-constraints-unique = no two rows have the same value
schema-key-constraints-min-length = fewest characters (items of a list)
schema-key-constraints-max-length = most characters (items of a list)
schema-key-constraints-minimum = lowest value
schema-key-constraints-maximum = highest value
schema-key-constraints-exclusive-minimum = values are above it
schema-key-constraints-exclusive-maximum = values are below it
schema-key-constraints-pattern = regular expression that the whole value must follow
schema-key-constraints-enum = closed list of values
schema-key-constraints-json-schema = read, not checked
schema-key-entente-individual = a row is a person
schema-key-entente-institution-variable = variable that says which establishment a row is about
schema-key-entente-source-system = information system named in the mention of sources
schema-key-entente-field = field of the annex where the line stands: `statistiques`, `scolarite`, `numerique`, `bati-scolaire`
schema-key-entente-needs = needs that it answers
schema-key-entente-texts = texts and annex lines that ask for it
schema-key-entente-record = element that makes a row, where a deposit is XML of the ministry (SIECLE, STS, AAF)
schema-key-entente-excluded = variables that must never be deposited
schema-key-entente-rules = rules over several variables
schema-key-entente-changes = bounds of change since the last accepted version
schema-key-entente-field-kind = what the variable says of persons
schema-key-entente-field-code-list = code list whose codes, valid at the reference date, the value is
schema-key-entente-field-check = one check or several, of the list below
schema-key-entente-field-position = place of the variable in the lines of a fixed-width file: first character, from 1, and number of characters
schema-key-entente-field-source = system or reference that the value comes from
schema-key-rules-name = name of the rule
schema-key-rules-title = what it says, in French
schema-key-rules-rule = SQL expression; a row is wrong when it is false, not when an absent value leaves it open
schema-key-rules-message = sentence of the finding, instead of ours
schema-key-rules-severity = `blocking` (by default), `warning` or `note`
schema-key-changes-title = what the bound measures, in French
schema-key-changes-measure = `"rows"`, `sum` or `distinct` of a variable
schema-key-changes-by = one figure for each value of this variable
schema-key-changes-max = most that it may change, up or down
schema-key-changes-minimum = figures that stay below it are not compared
schema-key-changes-severity = `blocking`, `warning` (by default) or `note`
schema-check-uai = UAI and its key
schema-check-uai-directory = UAI of an establishment of the directory that is open at the reference date
schema-check-ine = INE: nine digits and two letters, or ten digits and the letter of their key (23 letters)
schema-check-siren = SIREN and its key
schema-check-siret = SIRET and its key
schema-check-school-year = school year, 2026 or 2026-2027
schema-check-mef = MEF of 10 or 11 characters, of the code list `mef` where it is there
schema-check-pcs = PCS of 2 digits or 4 characters, of the code list `pcs` where it is there
schema-check-commune = commune, INSEE code of 5 characters
schema-check-commune-ministry = commune in 6 positions: département in 3 positions and 3 digits
schema-check-departement = département, INSEE code
schema-check-departement-ministry = département in 3 positions (035, 620)
schema-check-phone = French or international phone number
schema-check-email = e-mail address
schema-check-uri = URI
schema-check-uuid = UUID
schema-check-binary = base64
schema-check-canton = name of a canton, of the code list `cantons`
schema-check-code-commune-insee = INSEE code of a commune, as Validata
schema-check-code-fantoir = FANTOIR code of a street
schema-check-code-pays-iso2 = country in two letters
schema-check-code-pays-iso3 = country in three letters
schema-check-code-postal = postal code
schema-check-code-region = région, INSEE code
schema-check-code-rna = RNA number of an association
schema-check-nom-commune = name of a commune, of the code list `communes`
schema-check-coordonnees-gps-francaises = latitude and longitude in France
schema-check-nom-departement = name of a département
schema-check-latitude-l93 = latitude in Lambert 93
schema-check-longitude-l93 = longitude in Lambert 93
schema-check-nomenclature-acte = heading of the nomenclature of acts
schema-check-numero-departement = number of a département
schema-check-pays = name of a country
schema-check-region = name of a région
schema-check-siren-with-blanks = SIREN, blanks allowed (Validata)
schema-check-siret-with-blanks = SIRET, blanks allowed (Validata)
schema-check-french-gps = longitude and latitude in France
schema-check-opening-hours = opening hours of OpenStreetMap
schema-check-year-interval = years, 2020/2024

# Pages derived from the folders of datasets
pages-variable = Variable
pages-meaning = Meaning
pages-values = Type and values
pages-kind = Sensitivity
pages-source = Source
pages-example = Example
pages-rules = Rules between variables:
pages-rule = { $title }: `{ $rule }`
pages-both = { $left }; { $right }
pages-warning = warning
pages-required = required
pages-unique = no duplicate
pages-yes = yes
pages-no = no
pages-values-enum = values { $values }
pages-code-list = code list `{ $list }`
pages-written = written `{ $format }`
pages-between = from { $low } to { $high }
pages-low = at least { $low }
pages-high = at most { $high }
pages-shorter = { $high } characters at most
pages-longer = { $low } characters at least
pages-pattern = form `{ $pattern }`
pages-type-string = text
pages-type-integer = whole number
pages-type-number = number
pages-type-boolean = yes or no
pages-type-date = date
pages-type-year = year
pages-type-datetime = date and time
pages-type-time = time
pages-type-list = list
pages-type-other = value
pages-kind-ine = national identifier
pages-kind-nominative = nominative
pages-kind-address = address
pages-kind-sensitive = sensitive
pages-kind-quasi = indirectly identifying
pages-kind-pseudonym = encrypted identifier
pages-kind-plain = none
pages-index-title = Datasets
pages-index-introduction = Each dataset is a folder of `datasets/`: `schema.json` says its variables and their checks, `dictionary.md` what it is, where it comes from and who may receive it, `sample.csv` shows invented rows that pass every check. This page is derived from the folders.
pages-index-dataset = Dataset
pages-index-title-of = Title
pages-index-needs = Need
pages-index-texts = Texts
pages-index-field = Field
pages-index-variables = Variables
pages-index-individual = one person a row
pages-index-total = { $count } datasets.
pages-field-statistiques = statistics
pages-field-scolarite = schooling
pages-field-numerique = digital
pages-field-bati-scolaire = school buildings

## How the models cover the texts

coverage-title = What the models execute of the founding texts
coverage-introduction = Text by text and article by article: what the text asks, in a few words, where it asks it, and the clause of the model that executes it or the reason why it stays prose. This page is derived from the inventories `conventions/coverage/*.toml` and from the models `conventions/models/`; a test refuses a clause that no line asks for, and a line that has neither clause nor reason.
coverage-text = Text
coverage-model = Model
coverage-duties = Lines of the inventory
coverage-executed = Executed
coverage-prose = Stays prose
coverage-clauses = Clauses of the model
coverage-total = All
coverage-reasons = Reasons to stay prose
coverage-place = Where in the text
coverage-duty = What the text asks
coverage-by = What executes it
coverage-stays-prose = stays prose: { $reason }
coverage-front = front matter, `{ $key }`
coverage-elsewhere = `{ $clause }`, article { $article }
coverage-reason-intention = intention
coverage-reason-intention-about = the text declares a context, an aim, a wish: nobody owes an act.
coverage-reason-definition = definition
coverage-reason-definition-about = the text defines a word, or says what another article holds.
coverage-reason-law = matter of law
coverage-reason-law-about = the text recalls a rule that a judge or an authority applies.
coverage-reason-judgement = human judgement
coverage-reason-judgement-about = the text leaves it to somebody's judgement.
coverage-reason-option = option
coverage-reason-option-about = the text allows without obliging.
coverage-reason-by-construction = true by construction
coverage-reason-by-construction-about = the program cannot do otherwise: there is no clause to write.
coverage-reason-form-of-act = form of the act
coverage-reason-form-of-act-about = copies, initials, place and means of signature.
# Page of a convention
page-id = Id
page-parties = Parties
page-signed-on = Signed on
page-notified-on = Notified on
page-sha256 = Digest of the text (SHA-256)
page-article = Article { $number }: { $title }
page-signatures = Signatures
page-unsigned = This text is not signed here.


## Import of a data contract

diagnostic-odcs-yaml = this data contract cannot be read from here on
diagnostic-odcs-yaml-cause = it is neither YAML 1.2 nor JSON
diagnostic-odcs-yaml-alias = anchors and aliases of YAML (&, *, <<) are not followed: a few lines of them can stand for billions
diagnostic-odcs-yaml-tag = YAML types of one program's own (!…) are not read
diagnostic-odcs-yaml-second = a file holds one contract
diagnostic-odcs-yaml-large = the contract has too many levels or too many values
diagnostic-odcs-yaml-key = a key is a text
diagnostic-odcs-yaml-twice = this key is written twice
diagnostic-odcs-yaml-empty = the file is empty
diagnostic-odcs-yaml-remedy = write the contract in plain YAML, one in a file, without aliases
diagnostic-odcs-not-a-contract = this file is not an ODCS 3 contract (found: `{ $found }`)
diagnostic-odcs-not-a-contract-cause = a contract has `kind: DataContract` and `apiVersion: v3.…`
diagnostic-odcs-not-a-contract-remedy = ask for the contract in ODCS 3, or convert it (`datacontract export`)
diagnostic-odcs-without-schema = this contract has no object in `schema`
diagnostic-odcs-without-schema-cause = a dataset is made of an object of `schema` and its `properties`
diagnostic-odcs-without-schema-remedy = add the object that describes the variables
diagnostic-odcs-name = `{ $name }` gives no folder's name, or gives it twice
diagnostic-odcs-name-cause = the folder of a dataset is named in small letters without accents, digits and dashes
diagnostic-odcs-name-remedy = give the object a `physicalName` such as `effectifs-lycees`
diagnostic-odcs-classification = the sensitivity `{ $value }` of `{ $variable }` is not known
diagnostic-odcs-classification-cause = the variable is taken for sensitive until somebody says what it says of persons
diagnostic-odcs-classification-remedy = write `entente.kind` of each variable in schema.json: it decides protections
diagnostic-odcs-sensitivity-absent = the contract says of no variable of `{ $dataset }` what it says of persons
diagnostic-odcs-sensitivity-absent-cause = without it, none is protected
diagnostic-odcs-sensitivity-absent-remedy = write `entente.kind` of each variable that speaks of a person, in schema.json
diagnostic-odcs-left-out = `{ $what }` is left out
diagnostic-odcs-left-out-cause = schema.json has no word for it
diagnostic-odcs-left-out-remedy = write it as a rule (`entente.rules`) if it must be checked

dictionary-id = **Dataset**: `{ $id }`
dictionary-system = **Source system**: { $system }
dictionary-key = **Key**: { $names }
raci-domain = Domain
raci-act = Act
raci-basis = Text
raci-datasets = Datasets
raci-article = Article
