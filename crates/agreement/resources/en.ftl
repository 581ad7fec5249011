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
diagnostic-rule-ambiguous = a rule forbids or requires: give `forbid` or `require`, and only one of them ({ $count_text } here)
diagnostic-rule-ambiguous-cause = a rule says one thing, so that it can be cited
diagnostic-rule-ambiguous-remedy = keep one, and make two blocks if needed
diagnostic-rule-key-unused = key `{ $key }` has no use in a rule “{ $rule }”
diagnostic-rule-key-unused-cause = it is not read: whoever wrote it may believe that it counts
diagnostic-rule-key-unused-remedy = remove it, or correct the rule
diagnostic-rule-twice = this rule is already said in article { $article } of `{ $convention }` (line { $line })
diagnostic-rule-twice-cause = a rule holds for the whole convention, and those of the cadre hold for its applications
diagnostic-rule-twice-remedy = remove one of them
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

## Rendering

render-error = error
render-warning = warning
render-cause = cause
render-remedy = remedy
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
key-front-matter-kind = national cadre, or local application of a cadre
key-front-matter-applies = cadre applied; for an application only
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
key-dataset-due-every = once a year, several times, or on request
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
