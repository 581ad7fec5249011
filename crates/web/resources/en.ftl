# The words of the pages. In the order of the pages; both languages have the same messages.

## Frame of all pages
skip = Skip to content
menu = Main menu
menu-home = Home
menu-agreements = Conventions
menu-expected = Due dates
menu-datasets = Datasets
menu-decisions = Decisions
menu-log = Log
help = Help
accessibility-link = Accessibility
sign-out = Sign out
user-reader = reader
user-agent = agent
user-administrator = administrator
contents = Contents
pages = Pages of the log
pages-newer = Newer
pages-older = Older
pages-position = page { $page } of { $pages }
form-error = Error
form-not-sent = The form was not sent

## Dates, numbers and periods
date = { $day } { $year }
date-day-month = { $day } { $month }
date-first-of-month = { $day } { $month }
instant = { $date } at { $hour }:{ $minute }
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
size-bytes = { $size } bytes
size-kilobytes = { $size } kB
size-megabytes = { $size } MB
size-gigabytes = { $size } GB
share = { $share }% of rows
share-under = under { $share }% of rows
period = school year { $year }
period-rank = school year { $year }, deposit no. { $rank }
version = version { $version }
due-on-request = on request
due-every-year = every year
due-several = several times a year
due-every-year-on = every year, by { $days }
due-several-on = several times a year: { $days }
duration-years = { $count ->
    [one] { $count_text } year
   *[other] { $count_text } years
}
duration-months = { $count ->
    [one] { $count_text } month
   *[other] { $count_text } months
}
duration-weeks = { $count ->
    [one] { $count_text } week
   *[other] { $count_text } weeks
}
duration-days = { $count ->
    [one] { $count_text } day
   *[other] { $count_text } days
}
territory-commune = commune { $code }
territory-departement = département { $code }
territory-academie = académie { $code }
territory-region = région { $code }
territory-national = whole of France

## Table headers
col-action = Action
col-actor = By
col-article = Article
col-articles = Articles
col-at = Date
col-blocked = Rows to correct
col-dataset = Dataset
col-decided = Decided on
col-details = Details
col-due = Due
col-event = Event
col-meaning = Meaning
col-outcome = Answer
col-period = Period
col-persons = Sensitivity
col-purpose = Purpose
col-received = Received on
col-recipient = Recipient
col-rows = Rows
col-rules = Rules
col-sent = Delivered on
col-seq = No.
col-state = State
col-type = Type
col-variable = Variable

## Articles
article-number = article { $number } of { $convention }
article-line = line { $number } of { $convention }

## Sign-in
sign-in-title = Sign in
sign-in-lead = Entente carries out the data exchange conventions between the State and local authorities. Sign in with the account that your organisation opened for you.
sign-in-login = Login
sign-in-password = Password
sign-in-action = Sign in
sign-in-wrong = This login and this password do not go together. Check the capital letters, then try again.
sign-in-too-many = Too many tries for this account. Wait a few minutes before trying again.

## Home
home-title = Home
home-today = As of { $date }
home-late = { $count ->
    [one] late deposit
   *[other] late deposits
}
home-to-correct = { $count ->
    [one] deposit to correct
   *[other] deposits to correct
}
home-expected = { $count ->
    [one] deposit to come
   *[other] deposits to come
}
home-due = What I must deposit
home-due-none = No convention asks you for a deposit at the moment.
home-all-expected = All due dates, and their calendar
home-awaited = What I am waiting for
home-awaited-none = No convention means a deposit for you at the moment.
home-alerts = News of what I received
alert-replaced = Version { $version }, which you received, is replaced by version { $by }.
alert-replaced-unknown = Version { $version }, which you received, is replaced.
alert-withdrawn = Version { $version }, which you received, was withdrawn by its depositor: { $reason }. Do not use it any more.
alert-withdrawn-unknown = Version { $version }, which you received, was withdrawn by its depositor. Do not use it any more.
alert-delivery = See the delivery
alert-ask = Ask for the new version
alert-acknowledge = I have read this
alert-told = told on { $at }
alert-read = read on { $at }
alert-not-read = not read yet
reminded-before = { $count ->
    [one] Reminded on { $at }: { $count_text } day before the due date
   *[other] Reminded on { $at }: { $count_text } days before the due date
}
reminded-late = { $count ->
    [one] Reminded on { $at }: { $count_text } week late
   *[other] Reminded on { $at }: { $count_text } weeks late
}
expected-title = Due dates
expected-lead = What the conventions ask, of whom and by when, and where each deposit stands: this school year, and what is still missing of the last one.
expected-calendar = Download the calendar (iCalendar)
home-deposit = Deposit
home-see = See the deposit
home-report = Read the report
home-received = What I received
home-received-none = Nothing was delivered to you yet. Ask for a dataset from its page.
home-deposits = My recent deposits
home-sent = Delivered from my deposits
home-decisions = Recent decisions
home-all-decisions = All decisions
due-late = Late
due-to-correct = To correct
due-accepted = Accepted
due-received = Received
due-soon = Due soon
due-to-come = To come

## Conventions
agreements-lead = The signed text is what the platform carries out: each article shows what it sets off.
agreements-none = No convention is loaded.
in-force = In force
not-in-force = Not in force
agreement-on = on { $date }
agreement-identity = Key facts
agreement-kind = Kind
agreement-cadre = National framework convention
agreement-application = Application convention
agreement-parties = Parties
agreement-signed = Signed on
agreement-notified = Notified on
agreement-ends = Ends on
agreement-term = Term
agreement-renewal = Renewal
agreement-renewal-tacit = tacit, for { $every } at a time
agreement-renewal-express = express, for { $every } at a time
agreement-notice = Termination
agreement-notice-letter = { $lasts } after receipt of a registered letter with acknowledgement
agreement-notice-free = { $lasts }
agreement-term-school-year = to the end of school year { $year }
agreement-term-until = until { $day } included
agreement-term-follows = as long as convention { $convention }
agreement-related = Related conventions
agreement-hash = SHA-256 of the text
agreement-article = Article { $number }
agreement-line = Line { $number }

## Clauses
clause-party = What the platform records: a party
clause-dataset = What the platform expects: a dataset
clause-grant = What the platform permits: a delivery
clause-forbid = What the platform forbids
clause-require = What the platform requires
clause-name = Name
clause-role = Role
clause-territory = Territory
clause-siren = SIREN
clause-dpo = Data protection officer
clause-dataset-title = Dataset
clause-field = Field
clause-producer = Producer
clause-duty = Duty
clause-due = Due
clause-accept = Acceptance in part
clause-accept-partial = without the faulty rows, up to { $share }
clause-recipient = Recipient
clause-scope = Scope
clause-purposes = Purposes
clause-basis = Legal basis
clause-variables = Variables
clause-all-variables = all those of the dataset
clause-protections = Protections
clause-channels = Channels
clause-except = Except
clause-forbidden-variables = Forbidden variables
clause-forbidden-purpose = Forbidden purpose
clause-forbidden-transfer = Forbidden transfer
clause-transfer = to a third party
clause-contractor = a contractor in charge of a study, who then destroys the data
clause-required = Requirement
clause-mention = Form of the mention
mention-producer = [producer]
mention-system = [information system]
require-source-mention = Mention of the sources on each table and figure
require-clearance = Access reserved to cleared agents
require-clearance-lasts = Access reserved to cleared agents, for { $lasts } at most
require-no-duplicate-survey = No survey of schools on what is already exchanged
require-statistical-confidentiality = Statistical confidentiality: nothing that lets somebody be recognised
require-source-processing = Personal data: a source processing names each recipient
require-cosignature = Log cosigned by its witnesses less than { $within } ago
protect-pseudonym-stable = { $variable }: replaced by a pseudonym, the same from year to year
protect-pseudonym-yearly = { $variable }: replaced by a pseudonym that changes every year
protect-generalise = { $variable }: grouped by the code list { $list }
protect-drop = { $variable }: left out
field-statistiques = Statistics
field-scolarite = Schooling
field-numerique = Digital services
field-bati-scolaire = School buildings
duty-required = required
duty-expected = expected
duty-desirable = desirable
scope-territory = establishments of its territory
scope-all = all rows
channel-file = file
channel-api = API
channel-sftp = SFTP
channel-open = open-data portal
channel-secure-space = secure space
kind-ine = National number (INE)
kind-nominative = Names a person
kind-address = Address of a person
kind-sensitive = Sensitive
kind-quasi = Linkable
kind-pseudonym = Pseudonym
kind-plain = Nothing about a person
role-depp = Ministry, statistics department
role-association-regions = Association of regions
role-rectorat = Rectorat
role-region = Region
role-departement = Département

## Datasets
datasets-lead = What the conventions in force allow to be exchanged: dictionary, sample, due dates and recipients.
datasets-none = No dataset is declared.
dataset = Dataset
dataset-deposit = Deposit a file
dataset-request = Ask for this dataset
dataset-received = What I received of it
dataset-versions = Deposited versions
dataset-versions-none = No file was deposited yet.
dataset-clauses = What the conventions say
dataset-clauses-none = No convention speaks of this dataset.
dataset-lines = Who produces it, and when
dataset-grants = Who receives it, what for and how protected
dataset-produced-by = produced by: { $role }
dataset-variables = Variables
dataset-variables-count = { $count ->
    [one] { $count_text } variable.
   *[other] { $count_text } variables.
}
dataset-key = A row is unique by
dataset-system = Information system: { $system }.
dataset-excluded = Variables never to deposit
dataset-sample = Sample file
dataset-sample-invented = Invented data: no row comes from a real person.
dataset-dictionary-read = Read the dictionary written by the producer
dataset-dictionary = Dictionary
excluded-mark = must never be deposited
type-string = text
type-integer = whole number
type-number = number
type-boolean = yes or no
type-date = date
type-year = year
rule-required = required
rule-unique = no duplicate
rule-allowed = one of: { $values }
rule-between = from { $least } to { $most }
rule-minimum = at least { $least }
rule-maximum = at most { $most }
rule-pattern = of the form { $pattern }
rule-min-length = { $count_text } characters at least
rule-max-length = { $count_text } characters at most
check-uai = UAI with a right key
check-uai-directory = UAI of an open establishment
check-ine = INE of a known form
check-siren = SIREN with a right key
check-siret = SIRET with a right key
check-code-list = code list { $list }
check-school-year = school year
check-format = format { $format }
deposit-period = Period
deposit-period-hint = Year in which the school year starts: 2026, or 2026-2 for a second deposit.
deposit-period-wrong = This period cannot be read: write the year in which the school year starts, such as 2026.
deposit-file = File
deposit-file-hint = Delimited text (CSV), as your application writes it. It is kept as received.
deposit-file-missing = Choose the file to deposit.
deposit-action = Deposit and check
deposit-sending = Sending and checking…
sending-progress = Sending the file
sending-sent = {"{"}percent{"}"} % of the file have arrived.
sending-pause = Pause
sending-resume = Resume
sending-paused = Paused. What has arrived is kept for 24 hours.
sending-give-up = Give up
sending-waiting = The line is broken. Sending goes on as soon as it is back.
sending-broken = Sending could not go on. Choose the same file again: it goes on from where it stopped.
request-purpose = Purpose
request-choose = Choose a purpose
request-purpose-missing = Choose a purpose in the list.
request-variables = Choose variables
request-variables-legend = Variables asked for (no box ticked: all that the convention permits)
request-decide = See what the conventions say
request-deliver = Receive the file
request-format = Format
request-hint = Each request gets an answer that cites its articles and is written in the log. The file holds all the variables that the convention permits for this purpose.

## Deposit and check report
deposit = Deposit
deposit-title = Deposit: { $title }
deposit-not-checked = The file is received, its check is not over. Reload this page in a moment.
deposit-clean = { $rows }, nothing wrong.
deposit-accepted = { $rows }, { $blocked }; { $causes } to read.
deposit-partial = { $rows }, { $blocked } and set aside as the convention allows, { $causes }.
deposit-rejected = { $rows }, { $blocked }, { $causes }.
deposit-rejected-file = { $rows }: the file itself is to be corrected, { $causes }.
deposit-rows = { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}
deposit-rows-blocked = { $count ->
    [one] { $count_text } row to correct
   *[other] { $count_text } rows to correct
}
deposit-causes = { $count ->
    [one] { $count_text } cause
   *[other] { $count_text } causes
}
deposit-findings = { $count ->
    [one] { $count_text } finding
   *[other] { $count_text } findings, the heaviest first
}
deposit-csv = Causes (CSV)
col-cause = Cause
col-severity = Severity
col-count = Rows
deposit-workbook = Rows to correct (XLSX)
deposit-findings-csv = Every finding (CSV)
deposit-json = Whole report (JSON)
deposit-again = Deposit a corrected version
deposit-risk = Risk of recognising a person
deposit-risk-text = { $count ->
    [0] Nobody is alone in a combination of these variables; the smallest combination has { $k } persons.
    [one] { $count_text } person ({ $share }) is alone in a combination of these variables: whoever knows them of her finds her row.
   *[other] { $count_text } persons ({ $share }) are alone in their combination of these variables: whoever knows them of one finds the row.
}
deposit-risk-why = Measured on the accepted rows, before any protection: the convention says what is protected before a delivery.
deposit-risk-quasi = Variables that others may know
deposit-risk-classes = Distinct combinations
deposit-risk-smallest = Smallest combination (k)
deposit-risk-under = Persons in a combination of fewer than { $limit }
deposit-risk-unmeasured = Sensitive, not measured (too many values)
col-sensitive = sensitive variable
col-risk-distinct = values in the least diverse combination (l)
col-risk-entropy = least diversity (entropy)
col-risk-distance = greatest distance to the whole (t)
deposit-received-file = File received
deposit-file-name = Name of the file
deposit-size = Size
deposit-encoding = Encoding found
deposit-delimiter = Separator found
deposit-hash = SHA-256
deposit-versions = Other versions of the same period
withdrawn-title = Deposit withdrawn
withdrawn-text = Withdrawn on { $at }: { $reason }. Nothing is delivered from it any more, and those who had received it are told.
withdrawal-wrong-content = its content is wrong
withdrawal-wrong-period = it is not that period
withdrawal-wrong-dataset = it is not that dataset
withdrawal-personal-data = it holds personal data that must not be there
withdrawal-no-basis = nothing allows this exchange any more
quarantine-title = File in quarantine
quarantine-text = It is kept as received, apart, and nothing is made from it. You alone, its depositor, may replace it with a corrected version, or have it checked again when what stood in its way has changed: a code list brought up to date, a schema corrected.
quarantine-partial = The convention lets { $most } be set aside at most; in this file, { $share } are faulty.
set-aside-title = { $count ->
    [one] { $count_text } row set aside
   *[other] { $count_text } rows set aside
}
set-aside-text = They are delivered to nobody. Correct them in your application and deposit a complete version. What the convention allows:
set-aside-download = Download these rows (CSV)
same-file-title = This very file was deposited elsewhere already
same-file-text = To the byte, it is also that of another deposit. Check the period and the dataset.
check-again = Check again
check-again-running = Checking…
check-again-hint = The same file, with today's conventions and code lists.
compare-title = Compare versions
compare-with = What changes from: { $version }
used-title = Who has used this version
used-none = Nobody: no delivery was made from this deposit.
told-title = Who was told
withdraw-title = Withdraw this deposit
withdraw-open = Withdraw…
withdraw-text = Nothing will be delivered from this deposit any more, and those who received it will be told. The version before does not come back: deposit a new one. A withdrawal cannot be undone.
withdraw-reason = Reason
withdraw-choose = Choose a reason
withdraw-reason-missing = Choose a reason from the list.
withdraw-action = Withdraw this deposit

## Comparison of two versions
comparison-title = Comparison of two versions
comparison-rows-former = Rows before
comparison-rows-latter = Rows after
comparison-added = Rows added
comparison-gone = Rows gone
comparison-changed = Rows changed
comparison-same = Rows unchanged
comparison-key = Rows are recognised by
comparison-without-key = This dataset has no key: whole rows are compared.
comparison-counts-only = Only counts are shown, never a value.
comparison-variables = Variables changed
comparison-variables-none = No variable of the rows in common has changed.
comparison-variables-added = Variables that were not in the version before:
comparison-variables-gone = Variables that are no longer in the version after:
col-share = Share
col-producer = Producer
delimiter-tab = tabulation
severity-blocking = Blocking
severity-warning = Warning
severity-note = Note
version-received = Received
version-accepted = Accepted
version-partial = Accepted in part
version-rejected = Rejected
version-superseded = Replaced
version-withdrawn = Withdrawn
finding-rows = { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}
finding-remedy = What to do
finding-places = First places
finding-examples = Examples
finding-empty = empty
finding-source = Rule
finding-schema = schema.json, line { $line }
place-line = line { $line }
place-line-column = line { $line }, column { $column }
csv-severity = severity
csv-code = code
csv-variable = variable
csv-count = rows
csv-finding = finding
csv-places = first places (line:column)
csv-examples = examples (rows)
csv-remedy = what to do

## Decisions
decisions-lead = Each request for access got an answer that cites its articles.
decisions-none = No access was asked for yet.
decision = Decision
decision-title = Decision: { $outcome }
decision-asked = What was asked
decision-articles = Articles cited
decision-nearest = Nearest clause:
decision-obligations = Obligations
decision-receive = Receive the file
decision-deliveries = Deliveries
decision-json = The decision as it is kept (JSON)
outcome-permitted = Permitted
outcome-refused = Refused
outcome-not-covered = Not covered
outcome-gap = Incomplete
outcome-means-permitted = An article permits this access, with the obligations that it sets.
outcome-means-refused = An article forbids this access.
outcome-means-not-covered = No clause covers this access. The nearest one is named, with what is missing.
outcome-means-gap = The convention provides for this access, but a piece is missing: for instance, nobody holds the role of producer yet.
oblige-source-mention = Carry the mention “{ $text }” on each table and figure
oblige-anonymity = Each row made like at least { $k } rows by { $quasi }
oblige-table = No row leaves: a protected table, counted by { $dimensions }
oblige-no-transfer = Do not hand on to a third party
oblige-no-transfer-contractor = Do not hand on to a third party, except a contractor in charge of a study, who then destroys the data
oblige-not-for = Do not use for: { $purpose }

## Delivery
delivery = Delivery
delivery-title = Delivery: { $title }
delivery-rows = { $count ->
    [one] { $count_text } row delivered.
   *[other] { $count_text } rows delivered.
}
delivery-rows-read = { $count ->
    [one] One row read in the deposit; those outside the recipient's scope stayed with the producer.
   *[other] { $count_text } rows read in the deposit; those outside the recipient's scope stayed with the producer.
}
delivery-files = Files
delivery-not-yours = Only the recipient may download the files.
delivery-destroyed = Files destroyed on this node on { $at }: the clause keeps them there for { $lasts }.
delivery-destroyed-hint = The receipt and the digests remain: what was handed over can still be proved. The recipient must destroy its own copies.
delivery-mention = Mention of the sources
delivery-mention-hint = To be copied under each table and figure drawn from these data.
delivery-applied = Protections applied
applied-recoded = { $variable }: grouped or removed so that each row is like others
delivery-applied-none = None: the convention asks for none on these variables.
delivery-receipt = Receipt
delivery-decision = Decision
delivery-decision-see = Read the decision
delivery-source = Drawn from
delivery-json = The receipt as it is kept (JSON)
file-data = data
file-dictionary = dictionary of the variables
file-receipt = receipt
file-mention = mention of the sources
file-protection = protection and audit (JSON)

protection-table = Protection of the table
protection-table-lead = { $count ->
    [one] No individual row left: one row was counted by { $dimensions }.
   *[other] No individual row left: { $count_text } rows were counted by { $dimensions }.
}
protection-verdict-suppress = { $count ->
    [0] Audit passed: no cell is under the threshold of { $threshold }, nothing is hidden.
    [one] Audit passed: one hidden cell, which the published cells do not let anybody compute.
   *[other] Audit passed: { $count_text } hidden cells, which no published cell lets anybody compute.
}
protection-verdict-round = Rounded table: no count from 1 to { $threshold } excluded, margins add up.
protection-verdict-noise = Table with noise: each count has some, margins add up.
protection-together = Audited with what its readers had received before:
protection-method = Method
protection-threshold = Threshold
protection-requirement = Requirement
protection-cells = Cells, margins included
protection-published = Cells published
protection-primary = Hidden, under the threshold
protection-secondary = Hidden to protect others
protection-exact = Exactly computable
protection-unsafe = Too narrow
protection-min-width = Narrowest interval
protection-unbounded = no bound
protection-kept = To be published by the clause, hidden because under the threshold
protection-rounded = Cells rounded
protection-difference = Largest difference of a margin
protection-epsilon = Epsilon spent
protection-budget = Budget left
protection-weakest = Narrowest hidden cells
protection-weakest-hint = Width of the interval where the count lies for whoever reads the whole table and knows the rule. Where it lies is not told.
table-method-suppress = cells hidden
table-method-round = rounding
table-method-noise = noise
table-requirement-width = every value that the rule allows stays possible
table-requirement-exact = the value cannot be computed
cell-primary = under the threshold
cell-secondary = with another
col-cell = Cell
col-why-hidden = Hidden
col-width = Width
col-measure = Measure
col-before = Before
col-after = After
percent = { $value }%
anonymity-title = Anonymity of the rows
anonymity-lead = Each row is like at least { $k } rows by { $variables }. What stood in the way was grouped, or removed.
anonymity-method-local = Values are grouped as finely as possible, group of rows by group of rows; no group can be cut further. It is not proved to be the least loss.
anonymity-method-global = Each variable is grouped at one level: the least loss of all combinations of levels.
anonymity-left-out = { $count ->
    [0] No row is left out.
    [one] One row is left out.
   *[other] { $count } rows are left out.
}
anonymity-kept = Kept
anonymity-generalised = Grouped
anonymity-suppressed = Removed
anonymity-loss = Loss
risk-hint-partial = Measured on all variables that the schema says may be known. The convention names only some of them: by the others, persons stay in small groups. The recoding does not protect them.
risk-hint-recoded = A person alone in their group could be recognised by whoever knows these variables. The file was recoded so that this does not happen; otherwise it did not leave.
risk-title = Risk of recognising a person
risk-lead = Measured on what others may know of a person: { $variables }. Before: the values of the deposit; after: the file as delivered.
risk-rows = Persons
risk-classes = Distinct combinations
risk-k = Smallest group of persons alike (k)
risk-uniques = Persons alone in their group
risk-under-five = Persons in a group of fewer than 5
risk-mean = Mean risk
risk-diversity = Distinct values of { $variable } in the least diverse group (l)
risk-hint = A person alone in her group could be recognised by whoever knows these variables. The risk is measured and kept with the receipt; it does not stop the delivery.

## Log
log-title = Log of evidence
log-lead = Each act is written after the one before and carries its digest: an entry changed or taken away shows.
log-verify = Verify the log
log-total = { $count ->
    [one] { $count_text } entry
   *[other] { $count_text } entries
}
log-verified = { $count ->
    [one] { $count_text } entry read again, the chain holds.
   *[other] { $count_text } entries read again, the chain holds.
}
log-broken = { $count ->
    [one] { $count_text } break found.
   *[other] { $count_text } breaks found.
}
log-clean = Intact
log-altered = Altered
log-none = The log is empty.
log-entry = Entry { $seq },
log-witnesses = Witnesses
log-witnesses-lead = Each party may cosign the log once it has seen that it continues what it cosigned before: an entry that was rewritten since then shows there.
log-witnesses-none = No party cosigns this log.
log-cosigned-none = nothing yet
log-entries = Entries
col-witness = Key of the witness
col-cosigned = Entries cosigned
col-cosigned-at = Last cosignature
log-hash = digest
event-node-created = Node created
event-agreement-loaded = Convention loaded
event-reference-loaded = Reference loaded
event-reference-versioned = Reference version recorded
event-reference-announced = Reference version announced
event-query-saved = Query saved
event-query-removed = Query deleted
event-user-created = Account created
event-user-changed = Account changed
event-user-removed = Account removed
event-deposit-received = Deposit received
event-deposit-checked = Deposit checked
event-deposit-superseded = Deposit replaced
event-rows-set-aside = Rows set aside
event-deposit-withdrawn = Deposit withdrawn
event-alert-raised = Recipient told
event-alert-acknowledged = Alert read
event-deposit-reminded = Deposit reminded
event-agreement-fact-recorded = Fact of a convention recorded
event-agreement-signed = Convention signed
event-agreement-signature-recorded = Signature made elsewhere, declared
event-key-registered = Key registered
event-key-revoked = Key revoked
event-amendment-proposed = Amendment proposed
event-agreement-joined = Adhesion
event-paper-agreement-registered = Convention on paper registered
event-agreement-reminded = Day of a convention reminded
event-study-version-kept = Version of a study drafted
event-study-act-recorded = Act on a study
event-forecast-act-recorded = Act on a forecast
event-witness-added = Witness added
event-witness-removed = Witness removed
event-clearance-recorded = Clearance
event-clearance-missing = Access not given, without a clearance
event-mandate-recorded = Contractor's mandate
event-access-decided = Access decided
event-delivery-sent = Delivery
event-directory-delivered = ENT directory delivered
event-directory-pushed = ENT directory pushed
event-directory-objected = Objection to an ENT directory
event-directory-objection-withdrawn = Objection to an ENT directory withdrawn
event-directory-purged = ENT directory destroyed
event-directory-downloaded = ENT directory fetched
event-pseudonym-key-put-in-force = Key of pseudonyms put in force
event-pseudonym-key-split = Key of pseudonyms split
event-pseudonym-key-restored = Key of pseudonyms restored
event-pseudonyms-rekeyed = Pseudonyms followed from one key to the next
event-pseudonyms-reversed = Identifiers found again
event-pseudonym-act-refused = Act with pseudonyms refused
event-table-refused = Table not delivered
event-delivery-downloaded = File downloaded
event-session-opened = Sign-in
event-session-closed = Sign-out
event-salts-erased = Salts erased
event-session-refused = Sign-in refused

## Help
help-title = Help
help-lead = Entente carries out data exchange conventions: what is signed is what happens.
help-agreement = Read a convention
help-agreement-text = The page of a convention shows the signed text. Under each article, a table says what the platform does with it: who must deposit what and when, who may receive it, for which purpose, with which protections.
help-deposit = Deposit a file
help-deposit-1 = On the home page, choose “Deposit” beside the dataset, then the period and the file as your application writes it.
help-deposit-2 = The check reads the whole file and groups what is wrong by cause. Each says how many rows it touches, where it starts and what to do.
help-deposit-3 = Correct it in your application, then deposit again: each version is kept as received.
help-decision = Ask for data
help-decision-text = On the page of the dataset, choose a purpose. The answer cites its articles; there are four kinds.
help-log = Verify the evidence
help-log-text = The log keeps a trace of each act. The button “Verify the log” reads the whole chain again and names whatever was changed.
help-privacy = Personal data
help-privacy-text = The INE never leaves the platform: a pseudonym replaces it. Names and addresses are neither deposited nor delivered. To exercise your rights, turn to the data protection officer named in the convention.

## Accessibility
accessibility-title = Accessibility
accessibility-lead = These pages aim at the French accessibility framework (RGAA 4.1) and at WCAG 2.2, level AA.
accessibility-state = State of conformity
accessibility-state-text = No complete audit was made yet: conformity is not declared. Every page is checked automatically with each version.
accessibility-done = What is done
accessibility-done-1 = Everything can be read and used with a keyboard, without JavaScript, down to 320 pixels wide and at 200% zoom.
accessibility-done-2 = A skip link, landmarks and headings in order give each page its structure.
accessibility-done-3 = No information goes by colour alone; contrasts hold in the light and in the dark theme.
accessibility-done-4 = Tables have headers, and French text on an English page is announced as such.
accessibility-left = What is still to be verified
accessibility-left-text = The RGAA criteria that need human judgement were not gone through one by one, and not all screen readers were tried.
accessibility-contact = Report a difficulty
accessibility-contact-text = Write to the organisation that opened your account: it must answer and give you the information in another way. Without an answer, you may turn to the French Defender of Rights.

## References
menu-references = References
references-lead = The code lists, the directory of establishments and the territories that the parties share: each load is a version, nothing is overwritten, and everything can be read as of a day, as it was known on another.
references-none = No reference was loaded yet.
references-api = Web service, documented with the references:
reference-open = open to all
reference-reserved = for the parties
reference-on = On { $date }, version
reference-q = Find a code or a label
reference-day = Valid on
reference-day-hint = Leave it empty to see also what is closed.
reference-known = As known on
reference-known-hint = What this node knew at the end of that day.
reference-entries = { $count ->
    [one] { $count_text } line
   *[other] { $count_text } lines
}
reference-none = Nothing fits this search.
reference-api = Web service (JSON)
reference-versions = Versions
reference-at-once = at once
reference-planned = to come
filter-action = Search
filter-clear = Clear all
filter-any = Any
col-access = Access
col-changes = Changes
col-effective = Takes effect
col-from-day = From
col-planned = To come
col-recorded = Recorded on
col-reference = Reference
col-source = Source
col-used-by = Datasets
col-version = Version
pages-of-list = Pages of the list
pages-previous = Previous
pages-next = Next
ref-academie = Académie
ref-bassin = Bassin
ref-closed-on = Closing
ref-closes-on = Closing
ref-code = Code
ref-commune = Commune
ref-commune-name = Commune
ref-contract = Contract
ref-departement = Département
ref-group = Group
ref-kind = Level
ref-label = Label
ref-latitude = Latitude
ref-longitude = Longitude
ref-members = Communes
ref-name = Name
ref-nature = Nature
ref-nature-code = Code of nature
ref-opened-on = Opening
ref-opens-on = Opening
ref-parents = Part of
ref-points = Points
ref-region = Région
ref-sector = Sector
ref-siret = SIRET
ref-successor = Successor
ref-successors = Became
ref-uai = UAI
sector-public = public
sector-prive = private
state-open = open
state-closed = closed
state-all = open and closed
diff-title = What changes: { $reference }
diff-from = From
diff-to = to
diff-opens = { $count ->
    [one] { $count_text } opening
   *[other] { $count_text } openings
}
diff-closes = { $count ->
    [one] { $count_text } closing
   *[other] { $count_text } closings
}
diff-changes = { $count ->
    [one] { $count_text } change
   *[other] { $count_text } changes
}
diff-more = { $count ->
    [one] and { $count_text } other
   *[other] and { $count_text } others
}
diff-none = Nothing changes between the two.
diff-gone = removed
diff-successor = replaced by
diff-fact = { $fact }: “{ $before }” becomes “{ $after }”.
diff-breaks = What it changes for your files
diff-breaks-none = No accepted file of your organisation uses what closes.
diff-datasets = { $count ->
    [0] No dataset uses this reference.
    [one] { $count_text } dataset uses this reference:
   *[other] { $count_text } datasets use this reference:
}
diff-list-codes = { $count ->
    [one] { $count_text } code under it
   *[other] { $count_text } codes under it
}
break-closed = would be valid no more
break-regrouped = would be grouped otherwise
institutions-title = Establishments
institutions-search = Find an establishment
institutions-lead = By name, number, place or nature, on the day that you choose.
institutions-q = Name, commune or UAI
institutions-q-hint = Accents do not count, the beginning of words is enough.
institutions-commune-hint = INSEE code, for example 99001.
institutions-found = { $count ->
    [0] No establishment
    [one] { $count_text } establishment
   *[other] { $count_text } establishments
}
institutions-none = No establishment fits. Remove a filter, or look also among those that are closed.
institutions-no-directory = The directory was not loaded on this node yet.
institutions-map = Map of establishments
institution-identity = Identity
institution-address = Address
institution-state = State in the source
institution-links = History
institution-place = Place
institution-history = What each version said of it
territory-kind-commune = Commune
territory-kind-secteur = Sector
territory-kind-circonscription = Circonscription
territory-kind-epci = Intercommunality
territory-kind-district = District
territory-kind-bassin = Bassin
territory-kind-departement = Département
territory-kind-academie = Académie
territory-kind-region-academique = Région académique
territory-kind-region = Région
link-merged-into = merged into
link-merged-from = absorbed
link-succeeded-by = replaced by
link-succeeds = took the place of
link-split-into = split into
link-split-from = comes from
link-nature-changed = changed its nature, which was “{ $nature }”
link-attached-to = attached to
map-points = { $count ->
    [one] { $count_text } establishment placed
   *[other] { $count_text } establishments placed
}
map-overseas = Département { $departement }
map-without = { $count ->
    [one] { $count_text } has no coordinates and is not on the map.
   *[other] { $count_text } have no coordinates and are not on the map.
}
map-none = None of these establishments has coordinates. The list and the download give them all.
map-no-outlines = The outlines of the départements were not loaded: only the points are drawn.
map-list = See the list
map-by-departement = By département
map-number = Establishments
queries-title = Saved queries
queries-none = No query saved yet.
query-name = Save this search under the name
query-name-hint = Those with whom you share the query see this name: put no person's name in it.
query-name-missing = Give the query a name.
query-sharing = Share with
query-share-own = myself only
query-share-party = my organisation
query-share-all = all parties
query-save = Save the query
query-delete = Delete
query-own = for myself
query-party = shared within { $party }
query-all = shared with all by { $party }
home-announcements = References that will change
announcement = { $reference }: changes on { $date }
announcement-counts = { $opens ->
    [one] { $opens_text } opening
   *[other] { $opens_text } openings
}, { $closes ->
    [one] { $closes_text } closing
   *[other] { $closes_text } closings
}, { $changes ->
    [one] { $changes_text } change
   *[other] { $changes_text } changes
}; { $datasets ->
    [one] { $datasets_text } dataset concerned
   *[other] { $datasets_text } datasets concerned
}. { $rows }
announcement-rows = { $count ->
    [0] Nothing of your accepted files is touched.
    [one] { $count_text } row of your accepted files would no longer pass.
   *[other] { $count_text } rows of your accepted files would no longer pass.
}

## Pages that cannot be given
problem-home = Back to the home page
problem-not-found-title = Page not found
problem-not-found = This page does not exist, or your organisation has no access to it. Check the address, or start again from the home page.
problem-method-title = Not possible here
problem-method = This address cannot be used that way. Start again from the home page.
problem-form-title = Form out of date
problem-form = This form does not come from your current session. Go back to the page before, reload it and try again: nothing was recorded.
problem-invalid-title = Unreadable request
problem-invalid = The request could not be read. Go back to the page before and try again: nothing was recorded.
problem-too-large-title = File too large
problem-too-large = The file is larger than a deposit may be. Split it or talk to the administrator of the node.
problem-refused-title = Request refused
problem-refused = The platform applies the conventions in force. Read the article that speaks of this dataset again, or start from the home page.
problem-hindered-title = Request without effect
problem-hindered = Nothing was recorded. Correct what is said above, then try again.
problem-internal-title = Failure on our side
problem-internal = The page could not be prepared, and it is not your doing. The incident is noted for the administrator of the node. Try again in a few minutes.

## Conventions: pages of a convention
tabs-agreement = Pages of the convention
colon = :
texts-diff = What changes between two texts
texts-from = Text before
texts-to = Text after
tab-text = Text
tab-versions = Versions and signatures
tab-calendar = Calendar
tab-parties = Parties
tab-produced = What it produced
tab-conformance = Conformance with the cadre
tab-matrix = Who does what
tab-files = Files
contents-articles = Articles
contents-annex = Technical annex
contents-clauses = { $count ->
    [one] { $count_text } clause
   *[other] { $count_text } clauses
}
contents-back = Back to the contents
phase-draft = Draft
phase-under-signature = Under signature
phase-signed = Signed
phase-notified = Being notified
phase-in-force = In force
phase-suspended = Suspended
phase-ending = Ending
phase-ended = Ended
versions-lead = A text never changes: what changes is another text, with another digest. Signatures are over the exact bytes of each.
versions-standing-only = Your organisation is not a party: you read the text that stands today.
versions-compare = Compare two texts
version-number = Amendment { $number }
version-seen = Text of { $at }
version-seen-at = Known here since
version-signed = Signatures
version-stands = stands today
version-stands-unsigned = executed here, without all signatures
version-amendment = proposed amendment
version-replaced = replaced
version-compare = Compare with the text before
signed-broken = A signature does not hold
signed-complete = Signed by all parties, verified here
signed-recorded = Signed by all parties, some of them elsewhere
signed-none = No signature
signed-partly = Signatures are missing
signatures-verified = Verified signatures
signatures-verified-lead = Made with the key of the party; anybody can verify them with the text and the file of signatures.
signatures-recorded = Signatures made elsewhere
signatures-recorded-lead = Declared by a party, with their reference: the platform has not verified them.
approvals-missing = Missing approvals
signatures-missing = Still missing:
signatures-changed = What is no longer as signed
signature-holds = verified
signature-broken = does not hold
signature-declared = declared, not verified
signature-compromised = The key is compromised since { $date }: another proof must say that the signature is older.
signature-key = key
signatory = { $name }, { $function }
signatory-delegated = { $name }, { $function }, by delegation: { $delegation }
signed-at = { $place }, { $date }
recorded-by = declared by { $party } on { $date }
means-demarches-simplifiees = Démarches simplifiées file
means-registered-letter = registered letter
means-paper = paper
means-electronic = another electronic signature
col-party = Party
col-signatory = Signatory
col-signed = Place and date
col-proof = Proof
col-means = Means
diff-action = Compare
diff-unreadable = The platform can no longer read one of these texts: it speaks of datasets or lists that are no longer in the folder. Download both texts to read them.
diff-effects = { $count ->
    [one] What this changes: { $count_text } effect
   *[other] What this changes: { $count_text } effects
}
diff-effects-none = No effect: what each receives and owes stays the same.
diff-incomplete = The text gives too many combinations for all to have been compared.
diff-cited-before = Text before
diff-cited-after = Text after
diff-articles = { $count ->
    [one] The text: { $count_text } article changed
   *[other] The text: { $count_text } articles changed
}
diff-same = { $count ->
    [one] { $count_text } article stays the same.
   *[other] { $count_text } articles stay the same.
}
diff-legend = Words removed and added are marked like this:
diff-sample-gone = words removed
diff-sample-new = words added
diff-word-gone = removed:
diff-word-new = added:
turn-gained = New
turn-lost = Removed
turn-changed = Changed
life-today = On { $date }
life-begins = Takes effect on
life-term = Last day of the current term
life-notice = Last day to give notice before that term
life-ends = No longer in force on
life-running = Delay under way until
life-since = since { $date }
life-until = until { $date }
life-no-end = without end
life-goes-on = Goes on after the end
life-remarks = To look at
opening-fault = May be ended for a fault
opening-conciliation = May be ended, conciliation having failed
opening-court = The court may be asked
opening-force-majeure = May be ended, force majeure having lasted
calendar-title = What will happen
calendar-until = Until
calendar-known = As known on
calendar-known-hint = Empty: with all that is known today.
calendar-none = Nothing until { $date }.
calendar-more = { $count ->
    [one] and { $count_text } more day: the file has them all
   *[other] and { $count_text } more days: the file has them all
}
calendar-suspended = suspended
col-day = Day
col-what = What
col-who = Who
col-happened = Happened on
col-known = Known on
facts-title = What happened
facts-lead = Each fact bears the day on which it happened and the day on which it was known. A fact is never erased: another one corrects it.
facts-none = Nothing was recorded since the text was signed.
fact-corrected = corrected since
fact-drafted = The text is drafted
fact-sent-for-signature = The text is sent for signature
fact-signed-by = { $party } signs
fact-signed-by-all = All parties have signed
fact-notified-to = The convention is notified to { $party }
fact-notified-to-all = The convention is notified to all parties
fact-adhered = { $party } joins
fact-renewal-agreed = The parties agree to renew it
fact-notice-received = The notice of { $by } is received
fact-notice-withdrawn = { $by } withdraws its notice
fact-formal-notice-received = The formal notice of { $by } to { $against } is received
fact-breach-cured = { $by } has mended what was complained of
fact-conciliation-opened = Conciliation begins
fact-conciliation-failed = Conciliation fails
fact-conciliation-succeeded = Conciliation succeeds
fact-ended-by = { $by } ends it ({ $ground })
fact-ended-by-consent = The parties end it together
fact-ended-by-court = A court ends it
fact-force-majeure-began = Force majeure begins
fact-force-majeure-ended = Force majeure ends
fact-suspended = The parties suspend it
fact-resumed = The suspension ends
fact-meeting-held = The meeting “{ $body }” is held
fact-amendment-proposed = { $by } proposes amendment { $number }
fact-amendment-approved = { $by } approves amendment { $number }
fact-amendment-in-force = Amendment { $number } takes effect
fact-annex-updated = The technical annex is updated
fact-retracted = The corrected fact never happened
ground-fault = fault
ground-conciliation = failed conciliation
ground-force-majeure = force majeure
entry-begins = Beginning
entry-renewal = Renewal
entry-renewal-to-agree = Agreement to give
entry-notice-deadline = Notice
entry-review = Review
entry-annex-update = Annex
entry-amendment = Amendment
entry-delay-ends = End of a delay
entry-opens = Open to the parties
entry-deposit = Deposit
entry-duty = Duty
entry-destruction = Destruction
entry-convocation = Convocation
entry-meeting = Meeting
entry-action = Action
entry-indicator = Indicator
entry-project-opens = Project opens
entry-project-closes = Project closes
entry-ends = End
entry-goes-on-ends = End of what goes on
ent-exploitant = Run by
ent-provider = Directory provided by
ent-level = Level
ent-level-premier-degre = Primary
ent-level-second-degre = Secondary
ent-form = Extract
ent-form-aaf = ENT directory (AAF)
ent-form-gpei = Management of equipment (GPEI)
ent-complete-on = Complete on
ent-territory = All the schools of this level, in this territory:
ent-deliveries = Last directories delivered
ent-kind = Content
ent-complete = Complete
ent-delta = Changes
ent-push = Push
ent-pushed = Pushed and read back
ent-not-pushed = Not completed
ent-handed-over = Handed over as files
week-day-monday = Monday
week-day-tuesday = Tuesday
week-day-wednesday = Wednesday
week-day-thursday = Thursday
week-day-friday = Friday
week-day-saturday = Saturday
week-day-sunday = Sunday
parties-joined = { $count ->
    [one] { $count_text } party joined
   *[other] { $count_text } parties joined
}
party-left = no longer a party
party-kind = Organisation
party-kind-ministere = Ministry
party-kind-academie = Académie
party-kind-region-academique = Région académique
party-kind-dsden = Departmental services of education
party-kind-region = Région
party-kind-departement = Département
party-kind-commune = Commune
party-kind-epci = Group of communes
party-kind-eple = Public secondary school
party-kind-association = Association
party-kind-prestataire = Contractor
party-kind-exploitant = Operator of an ENT
party-kind-autorite = Independent authority
party-kind-recherche = Research
contact-rssi = Security of information systems
contact-referent-donnees = Data contact
contact-referent-numerique = Digital contact
contact-correspondant-technique = Technical contact
contact-assistance = Help to users
contact-directeur-publication = Director of publication
contact-alerte = Chain of alert
contact-communication = Communication
contact-suivi = Follow-up of the convention
party-signatories = Signatories named by the text
party-delegated = { $who }, by delegation: { $delegation }
party-deliberation = Deliberation
party-deliberated = { $assembly }, no. { $number } of { $date }
party-joined = Joined on
party-joined-hash = Digest of the document of adhesion
party-schools = { $count ->
    [one] { $count_text } establishment
   *[other] { $count_text } establishments
}
produced-lead = What your organisation deposited, asked for, received or delivered under this convention. What the other parties do is theirs.
produced-deposits = { $count ->
    [one] deposit
   *[other] deposits
}
produced-deliveries = { $count ->
    [one] delivery
   *[other] deliveries
}
produced-deposits-none = No deposit by your organisation.
produced-deliveries-title = Deliveries
produced-deliveries-none = No delivery.
produced-granted = Permitted accesses
produced-refused = Refusals and requests that the text does not answer
produced-refused-none = No refusal.
produced-reminders = Reminders
produced-reminders-none = No reminder.
col-reminder = Reminder
col-reminded = Given on
stage-before = { $count ->
    [one] { $count_text } day before
   *[other] { $count_text } days before
}
stage-late = { $count ->
    [one] { $count_text } week late
   *[other] { $count_text } weeks late
}
conformance-lead = A convention may add to its cadre; it may neither take from it nor weaken it.
conformance-choose = Compare with the cadre
conformance-action = Compare
conformance-applies = The cadre that it applies, whose clauses hold without being copied:
conformance-other = A cadre that it does not apply: all that it asks would have to be written in the convention:
conformance-kept = Conform
conformance-kept-text = All that the cadre asks is there, and nothing is weaker.
conformance-count = { $count ->
    [one] { $count_text } departure
   *[other] { $count_text } departures
}
conformance-count-text = Each departure cites both articles.
conformance-cadre = What the cadre says
conformance-local = What the convention says
conformance-silent = It says nothing of it.
conformance-read = Read the article
matrix-lead = Each act, and what each actor does of it, by the articles.
matrix-none = This convention shares out no competence.
raci-r = carries out
raci-a = answers for it
raci-c = is consulted
raci-i = is informed
col-act = Act
files-all = All files
files-lead = The signed text prevails; the other files are made from it.
file-pdf = Convention as PDF
file-pdf-text = to read, print and archive; the exact text and the signatures are inside
file-text = Exact text
file-text-text = to the byte, to verify the signatures
file-signatures = Signatures
file-calendar = Calendar (iCalendar)
file-calendar-text = for a diary, with reminders
file-odrl = Granted accesses (ODRL)
file-odrl-text = purposes, protections and prohibitions, for another program
file-matrix = Who does what (CSV)
file-matrix-text = the matrix of competences, for a spreadsheet
files-odcs = Data contracts (ODCS)
files-odcs-lead = One file for each dataset: its variables, its due dates, its recipients.

## Census of conventions
tabs-census = Census of conventions
tab-register = Register
tab-coverage = Coverage
tab-map = Map
tab-questions = Questionnaire
agreements-q = Search
agreements-q-hint = Words of the title, of a party, of the data handed over.
agreements-found = { $count ->
    [one] { $count_text } convention
   *[other] { $count_text } conventions
}
state-unknown = Not known
col-form = Form
form-executable = Executed by the platform
form-paper = Paper
col-agreement = Convention
col-handed = Datasets handed over
col-authority = Local authority
census-csv = Census (CSV)
census-schema = Description of the columns (Table Schema)
census-coverage-title = Who hands over what to whom
census-coverage-lead = Académie by académie: each dataset, each local authority, and the convention that says so. Conventions on paper are there; those no longer in force are not.
census-none = No convention fits.
census-no-flow = No exchange fits in this académie.
census-to = receives
census-from = provides
census-between = between authorities
census-personal = personal data
census-without = { $count ->
    [one] { $count_text } académie without a convention
   *[other] { $count_text } académies without a convention
}
census-without-none = Each académie has a convention.
census-unplaced = Conventions without a known académie
census-unplaced-text = None of their parties has a territory that the loaded communes place.
census-map-title = Académies covered by a convention
census-covered = { $count ->
    [one] { $count_text } académie has a convention in force.
   *[other] { $count_text } académies have a convention in force.
}
census-map-caption = Each circle is an académie, at the seat of its rectorat: full and numbered, it has conventions; empty and small, it has none.
census-map-no-outlines = Outlines of académies show once they are loaded among the references.
census-map-elsewhere = Off the map:
census-number = { $count ->
    [one] { $count_text } convention
   *[other] { $count_text } conventions
}
census-by-academie = By académie
census-nothing = none
census-questions-title = Questions 5 to 7 of the questionnaire to the académies
census-questions-lead = The answers come from the register. It shows that a convention exists; it cannot show that nobody knows the cadre.
census-no-cadre = No cadre is in the register.
census-cadre = Cadre
census-answers = Answers by académie
census-yes = Yes
census-no = No
census-unknown = Not known
question-q5 = Question 5
question-q6 = Question 6
question-q7 = Question 7
question-q5-text = Is the national cadre known in the académie?
question-q6-text = Does it have a convention that applies it in the académie?
question-q7-text = Are there other conventions of exchange with a département or a commune?
question-yes = { $count ->
    [one] { $count_text } académie says yes
   *[other] { $count_text } académies say yes
}
paper-lead = This convention exists on paper only: the platform knows it and executes nothing of it.
paper-applies = Applies
paper-registered = Registered on
paper-reference = Where the original is
paper-scan = Scan
paper-data = What it hands over
paper-data-none = The register says nothing of it.
paper-notes = Remarks
col-from = From
col-to = To

# Who may see what.
accesses-title = Who may see what, and why
accesses-lead = Each access that a clause speaks of, as it would be decided today. What is not here, no clause covers.
accesses-found = Accesses: { $count_text }
accesses-none = No access fits this search.
accesses-csv = Download these rows (CSV)
accesses-variables = Variables
accesses-protection = Protection
accesses-renewed = then renewed unless somebody says otherwise

# Audience of ENT (DNMA)
audience-title = Audience of the ENT (DNMA)
audience-lead = Use of digital workspaces by establishment, circonscription, département and académie, month, profile and service. No person is in it.
audience-decision = What the convention permits
audience-otherwise = The clause hands these data over in another way (a table, variables left out or protected): ask for a delivery on the page of the dataset.
audience-territory = Only the establishments of your territory are counted:
audience-empty = No file of audience was deposited and accepted yet.
audience-none = No line matches this search.
audience-found = { $count ->
    [one] 1 line
   *[other] { $count_text } lines
}
audience-hidden = { $count ->
    [0] No figure is hidden among them.
    [one] One figure is hidden among them.
   *[other] { $count_text } figures are hidden among them.
}
audience-rule = Hidden: any figure that could be about fewer than { $min } visitors, and whatever would give it back by subtraction.
audience-level = Level
audience-place = Place
audience-month = Month
audience-profile = Profile
audience-service = Service
audience-all-services = All services
audience-visits = Visits
audience-visitor-days = Visitor-days
audience-duration = Time spent
audience-secret = hidden
audience-time = { $hours } h { $minutes }
audience-level-institution = Establishment
audience-level-circonscription = Circonscription
audience-level-departement = Département
audience-level-academy = Académie
audience-see = See the audience by place, profile and service

# Shared figures.
menu-figures = Figures
figures-title = Shared figures
figures-lead = The same figures for both sides: what was counted, what is forecast, the places. Each sees only what it deposited itself or what a clause delivered to it.
figures-none = You have deposited no enrolment count, and none was delivered to you.
figures-none-act = Deposit or ask for the enrolment count
figures-closed = Data that were delivered to you are no longer open to you: their figures are not shown.
figures-closed-one = { $period }: see the delivery
figures-territories = Territories
figures-institutions = Establishments
figures-institutions-found = { $count ->
    [one] { $count_text } establishment
   *[other] { $count_text } establishments
}
figures-search = Name or number of the establishment
figures-name = Name
figures-counted-in = Counted in { $year }
figures-forecast-for = Forecast for { $year }
figures-change = Change
figures-percent = { $share }%
figures-percent-unit = %
figures-hidden = not shown
figures-mention = Sources: { $producer }, { $system }. { $title }, version { $version }, deposited on { $date }.
figures-deposited = { $title }, { $period }, version { $version }, which you deposited (fingerprint { $hash })
figures-delivered = { $title }, { $period }, version { $version }, which was delivered to you (fingerprint { $hash })
figures-sources = Where these figures come from
figures-csv = Download the table (CSV)
figures-drawing = Chart: { $title }
figures-show = Show
figures-level = Level
figures-all-levels = All levels
figures-level-school = establishment
figures-level-commune = commune
figures-level-departement = département
figures-level-academie = académie
figures-level-region = région
figures-rentree = Rentrée
figures-counted = Counted
figures-forecast = Forecast
figures-low = Low bound
figures-high = High bound
figures-interval = 90% interval
figures-other = Forecast of the rectorat
figures-places = Places: { $places }
figures-ours = Common forecast
figures-difference = Difference
figures-institution = Establishment
figures-standing = Standing
figures-reason = Reason given
figures-pupils = Pupils
figures-method = Method
figures-years-ahead = { $count ->
    [one] { $count_text } year ahead
   *[other] { $count_text } years ahead
}
figures-hidden-note = { $count ->
    [one] { $count_text } cell of the last rentrée is not shown, nor is the forecast that would come from it.
   *[other] { $count_text } cells of the last rentrée are not shown, nor are the forecasts that would come from them.
}
figures-threshold = { $count ->
    [one] No count is too small to be shown.
   *[other] A count of fewer than { $count_text } pupils is not shown, nor is what would give it by a difference.
}
figures-too-short = Two counted rentrées at least are needed to forecast. Deposit the series of counts, or ask for it.
figures-forecast-title = Enrolment and forecast: { $name }
figures-enrolment = Counted and forecast
figures-enrolment-title = Enrolment of { $name }
figures-enrolment-text = From { $from-count } pupils at the rentrée { $from-year } to { $to-count } at the rentrée { $to-year }. { $ahead }
figures-enrolment-ahead = { $forecast } forecast for the rentrée { $year }, between { $low } and { $high } nine times out of ten.
figures-lead-counted = { $count } pupils at the rentrée { $year }.
figures-lead-forecast = { $count } pupils at the rentrée { $year }, { $forecast } forecast for the rentrée { $next }.{ $bounds }
figures-lead-bounds = Nine times out of ten, between { $low } and { $high }.
figures-levels = Level by level
figures-levels-title = Enrolment by level, { $name }
figures-levels-text = Levels are stacked, rentrée after rentrée; after { $year }, they are forecasts.
figures-compared = The forecast of the rectorat
figures-compared-title = Two forecasts for the rentrée { $year }, the widest difference first
figures-compared-lead = The common forecast is computed here, from the shared counts. The other one is what the rectorat deposited, with the reasons that it gives.
figures-reasons = Reasons given by the rectorat
figures-methods = Methods compared
figures-methods-lead = Each method makes the forecasts of past years again without knowing what followed. The error is the sum of differences over the counts. The published method is not chosen on those years.
figures-methods-title = Error of each method one year ahead, as a percentage of the counts ({ $level })
figures-methods-text = The published method was wrong by { $published }%, last year's count by { $naive }%.
figures-last-error = A year ago, the same method forecast { $forecast } pupils for the rentrée { $year }; { $actual } were counted ({ $share }).
figures-events = Events taken into account
figures-events-none = No event is declared: no opening, no closing, no change of sector.
figures-event = { $kind }, { $schools }, rentrée { $year } ({ $author }, { $date })
figures-event-opening = Opening
figures-event-closing = Closing
figures-event-merger = Merger
figures-event-grade-opening = A level opens
figures-event-grade-closing = A level closes
figures-event-sector = Change of sector
figures-event-housing = Homes delivered
figures-event-entry = Entries changed
figures-event-places = Limited places
figures-run = How the forecast was made
figures-run-origin = Last rentrée known
figures-run-first = First rentrée
figures-run-size = Data read
figures-run-size-text = { $schools_text } establishments, { $years_text } rentrées, { $grades_text } levels
figures-run-method = Version of the method
figures-run-scenario = Scenario
figures-run-coverage = Coverage aimed at
figures-run-measured = Coverage measured one year ahead
figures-run-correction = Agreement with the territory
figures-run-correction-text = sum of the establishments { $sum }, own forecast { $own }, settled { $settled }
figures-run-data = Fingerprint of the data
figures-around = Around
overflow-title = Places and overflows
overflow-lead = { $all ->
    [one] { $all_text } establishment
   *[other] { $all_text } establishments
}. At the rentrée { $year }, { $now ->
    [0] none has more pupils than places
    [one] one has more pupils than places
   *[other] { $now_text } have more pupils than places
}; { $later ->
    [0] no other would have more later.
    [one] one more would have more later.
   *[other] { $later_text } more would have more later.
}
overflow-none = No establishment has both pupils and places that are known to you.
overflow-list = List
overflow-which = Establishments
overflow-only = Overflowing, now or later
overflow-sort = Sort by
overflow-sort-first = first rentrée in overflow
overflow-sort-chance = probability of an overflow
overflow-sort-occupancy = occupancy
overflow-sort-balance = balance
overflow-sort-name = name
overflow-uai = Number
overflow-places = Places
overflow-occupancy = Occupancy
overflow-balance = Balance
overflow-first = First overflow forecast
overflow-chance = Highest probability
overflow-year = { $year } (probability { $chance })
overflow-full = as many pupils as places
overflow-map = Map of overflows
overflow-map-text = Each point is an establishment. The table above says the same figures.
overflow-map-key = A triangle is an establishment that overflows, now or later; the surface follows the number of pupils.
overflow-mark = { $name }: occupancy { $occupancy }, first overflow forecast { $first }
overflow-cloud = Pupils and places
overflow-cloud-text = Above the line, there are more pupils than places.
overflow-cloud-key = A triangle is an establishment that overflows, now or later.
place-lead-school = Identity card of the establishment: the same indicators for both sides, with their date and their source.
place-lead-territory = Dashboard of the territory: the same indicators for both sides, with their date and their source.
place-forecast = Forecast and method
place-nothing = You have deposited nothing of this field, and nothing was delivered to you.
place-nothing-act = See the datasets
place-indicator = Indicator
place-value = Value
place-middle = Median
place-low = Lowest
place-high = Highest
place-told = Establishments
place-indicators-title = { $title }, { $year }
place-places-title = Places of { $name }
place-overflowing = Establishments with more pupils than places
place-overflowing-later = Establishments that would have more within five years
compare-places-title = Compare two establishments or two territories
compare-lead = Levels back to back, on the same scale; the forecast of the next rentrée beside them.
compare-a = First
compare-b = Second
compare-act = Compare
compare-figure = { $a } and { $b }, rentrée { $year }
compare-text = The first on the left, the second on the right, a level by row.
compare-head = { $name }: { $what }
mixity-title = Social diversity
mixity-lead = How groups of pupils are spread over establishments, from the protected table that the convention hands over.
mixity-none = No table of pupils by establishment and group was delivered to you or made from your deposits.
mixity-units = { $count ->
    [one] { $count_text } establishment in the table.
   *[other] { $count_text } establishments in the table.
}
mixity-left-out = { $count ->
    [one] { $count_text } has a hidden cell: the indices are computed without it.
   *[other] { $count_text } have a hidden cell: the indices are computed without them.
}
mixity-h = Entropy index: { $h }.
mixity-how = Zero: each establishment has the composition of the territory. One: the groups never meet. Small establishments look uneven by chance alone: the value that it would give stands beside.
mixity-place = Territory
mixity-index = Index
mixity-indices = Indices of the whole
mixity-indices-text = The entropy index, then what chance alone would give, and what is left once it is taken away.
mixity-index-h = Entropy (H)
mixity-index-chance = H given by chance
mixity-index-corrected = H beyond chance
mixity-index-d = Dissimilarity (D)
mixity-index-between = H between kinds of establishments
mixity-index-p = Share of draws as uneven
mixity-groups = Each group against the others
mixity-group = Group
mixity-group-ACCE = Craftspeople, shopkeepers, heads of firms
mixity-group-AGR = Farmers
mixity-group-CADRE = Managers
mixity-group-EMPL = Clerical workers
mixity-group-INTER = Intermediate occupations
mixity-group-NR = Not stated
mixity-group-OUVR = Manual workers
mixity-group-RETR = Retired
mixity-group-SANS = Not working
mixity-share = Share of pupils
mixity-d = D
mixity-gini = Gini
mixity-isolation = Isolation
mixity-exposure = Exposure to others
mixity-normalised = Normalised exposure
mixity-table = Pupils by establishment and group: { $title }
sectors-title = Sectors
sectors-lead = What each sector holds today, and what other boundaries would change: pupils, occupancy, social position index, mixing. Nothing that you propose is kept.
sectors-none = No file of pupils by cell was deposited by you or handed over to you.
sectors-ask = Simulate other boundaries
sectors-order = Sectors of
sectors-colleges = Collèges
sectors-lycees = General and technological lycées
sectors-proposed = Proposed sectors (GeoJSON)
sectors-proposed-hint = One feature a sector, `Polygon` or `MultiPolygon`, in degrees (WGS 84), with the UAI number of the establishment in the property `uai`. 2 MiB, 400 sectors and 50,000 positions at most.
sectors-proposed-file = Or a file, which replaces this text
sectors-current = I have the present sectors too
sectors-current-text = Present sectors (GeoJSON)
sectors-current-hint = Without them, each pupil is in the sector that the file of pupils says.
sectors-current-file = Or a file of the present sectors
sectors-simulate = Simulate
sectors-give-geojson = Download the proposed sectors and their figures (GeoJSON)
sectors-give-table = Download the enrolment (CSV)
sectors-give-mixing = Download the mixing (CSV)
sectors-give-today = Download the sectors of today, to change them (GeoJSON)
sectors-result = Before and after
sectors-today = Today
sectors-lead-today = Rentrée { $year }. Entropy index between sectors: { $before }.
sectors-lead-simulated = { $moved ->
    [0] No pupil changes
    [one] One pupil changes
   *[other] { $moved_text } pupils change
} sector (rentrée { $year }). The entropy index goes from { $before } to { $after }.
sectors-blocks = { $count ->
    [one] A single indivisible block is counted
   *[other] Pupils are counted by { $count_text } indivisible blocks
}, of { $middle } pupils for the middle one. In a block, each social origin has no pupil or at least { $threshold }: no boundary, even moved a hundred times, can point at fewer. A block is wholly in the sector where its middle stands.
sectors-drawn = The sectors of today are drawn from the sector of each block: their boundaries are approximate.
sectors-outside = { $count ->
    [one] One pupil is in no sector.
   *[other] { $count_text } pupils are in no sector.
}
sectors-overlapping = { $count ->
    [one] One pupil is in several sectors: the first one of the file takes them.
   *[other] { $count_text } pupils are in several sectors: the first one of the file takes them.
}
sectors-left-out = Sectors that have too few pupils of an origin to be counted: { $names }.
sectors-before = { $what }, before
sectors-after = { $what }, after
sectors-ips = IPS
sectors-table = Pupils who live in each sector, rentrée { $year }
sectors-mixing = Social origin of the pupils of each sector
sectors-group-favoured = Favoured or very favoured origin
sectors-group-middle = Middle or unknown origin
sectors-group-disadvantaged = Disadvantaged origin
sectors-maps = Maps
sectors-map-today = Sectors of today
sectors-map-proposed = Proposed sectors
sectors-map-text = Each zone has the number of its line in the table; the darker, the fuller.
sectors-map-key = Each zone has the number of its line in the table, which says the same figures. From the palest to the darkest: occupancy under 80%, 90%, 100%, 110%, and beyond; where places are not known, share of the mean enrolment.
sectors-zone = { $name }: { $pupils } pupils
sectors-fault-none = the file has no sector; one is needed at least
sectors-fault-many = the file has { $count } sectors, { $max } at most are read; send only those that change and their neighbours
sectors-fault-file = the file is over { $max } MiB or is not UTF-8 text; simplify the outlines and export as GeoJSON
sectors-fault-absent = the proposed sectors are missing; paste GeoJSON or choose a file
passages-title = Passage matrices
passages-lead = Of the pupils of a level, how many go to each level the year after; by département, by académie, consolidated by région.
passages-none = No passage matrix was deposited by you or handed over to you.
passages-not-told = This field is not known for this territory and this rentrée.
passages-field = Field
passages-public = Public
passages-both = Public, and private under contract
passages-of = { $name }, from the rentrée { $before } to the rentrée { $year }, { $field }
passages-given = Counts are those of the file.
passages-consolidated = Counts are the sum of those of smaller territories; rates are computed on that sum.
passages-hidden = { $count ->
    [one] One cell is not shown.
   *[other] { $count_text } cells are not shown.
}
passages-how = A line is read from left to right: of a hundred pupils of the level, so many go to each other one; the number of pupils stands under it. Dots surround those who repeat. The darker a cell, the higher the rate.
passages-caption = Passage rates, and number of pupils
passages-from-to = From the level, to the level
passages-from = Level of origin
passages-to = Level of arrival
passages-base = Pupils before
passages-count = Pupils who went
passages-rate = Passage rate
passages-entry = Entries
passages-exit = Exits
passages-arrivals = Pupils after
migrations-title = Flows between académies
migrations-lead = Pupils who were in an académie and are in another one the year after (MIGRACA).
migrations-lead-counts = Departures from { $name } at the rentrée { $year }: { $count }.
migrations-none = No MIGRACA file was deposited by you or handed over to you.
migrations-hidden = No flow can be shown without telling some that are too small.
migrations-academie = Académie
migrations-of = Departures and arrivals: { $name }, rentrée { $year }
migrations-text = Departures, by académie of arrival, the largest first.
migrations-how = The file of an académie tells its departures. An arrival is known, and a balance given, only for the académies whose file you have too.
migrations-other = Other académie
migrations-departures = Departures
migrations-arrivals = Arrivals
migrations-balance = Balance
migrations-all = All
flows-title = Dashboard of exchanges
flows-lead = What your organisation gives and receives: what came, how late, how many rows were faulty, how often it left. Each line comes from deposits and deliveries that really happened.
flows-none = No exchange took place, and none is expected.
flows-given = What we give
flows-received = What we receive
flows-text = Number of deliveries, by dataset.
flows-source = Sources: register of the platform, on { $date }.
flows-delay = Delay (days)
flows-versions = Versions
flows-refused = Refused
flows-rows = Rows
flows-faulty = Faulty rows
flows-deliveries = Deliveries
flows-last = Last
flows-accepted = accepted
flows-to-check = received
flows-to-correct = to correct
flows-late = late
flows-soon = due soon
flows-to-come = to come

# Clearances.
clearances-title = Clearances
clearances-lead = A convention may reserve its data to cleared agents: who, for which purpose, until when, by whom.
clearances-own = My clearances
clearances-own-none = You have no clearance.
clearances-ask = Ask for a clearance
clearances-no-choice = None of your conventions reserves its data to cleared agents.
clearances-others = Clearances of the organisation
clearances-others-none = No other agent of the organisation asked for or received a clearance.
clearances-grant = Give a clearance
clearances-elsewhere = In the other parties
clearances-count = { $count ->
    [one] { $count_text } cleared agent
   *[other] { $count_text } cleared agents
}
clearance-requested = Asked for
clearance-declined = Declined
clearance-to-sign = Undertaking to be signed
clearance-valid = Running
clearance-expired = Over
clearance-withdrawn = Withdrawn
clearance-step-requested = Asked for
clearance-step-declined = Declined
clearance-step-granted = Given
clearance-step-undertaken = Undertaking signed
clearance-step-renewed = Renewed
clearance-step-withdrawn = Withdrawn
clearance-until = Last day
clearance-number = Number
clearance-person = Agent
clearance-steps = Steps
clearance-for = Convention and purpose
clearance-ask-action = Ask
clearance-grant-action = Give the clearance
clearance-renew-action = Change the last day
clearance-decline-action = Decline
clearance-withdraw-action = Withdraw the clearance
clearance-act-on = Act on clearance { $clearance }
clearance-give-up = Give up clearance { $clearance }
clearance-give-up-action = Give up
clearance-reason-no-need = It is of no use any more
clearance-reason-other-post = The agent has another post
clearance-reason-left = The agent left the organisation
clearance-reason-breach = The undertaking was not kept
undertaking-title = Undertaking for the purpose “{ $purpose }”
undertaking-tick = I have read this undertaking and I take it
undertaking-sign = Sign the undertaking

# Contractors.
contractors-title = Contractors
contractors-lead = A contractor named for a study receives a marked copy; when the study ends, it destroys the files and attests it.
contractors-mandates = Mandates
contractors-none = No contractor is named.
contractors-declare = Name a contractor
contractors-no-choice = None of your conventions lets data be handed to a contractor.
mandate-running = Study under way
mandate-over = Study over, nothing was handed over
mandate-awaited = Attestation awaited
mandate-escalated = No attestation, producers told
mandate-certified = Destruction attested
mandate-step-declared = Named
mandate-step-handed-over = Copy handed over
mandate-step-extended = Extended
mandate-step-ended = Ended
mandate-step-asked = Attestation asked for
mandate-step-reminded = Attestation asked for again
mandate-step-escalated = Producers told
mandate-step-certified = Destruction attested
col-siren = SIREN
mandate-party = Commissioned by
mandate-until = End of the study
mandate-steps = Steps
mandate-contractor = Name of the contractor
mandate-study = Title of the study
mandate-study-hint = Naming nobody: what is written here is not erased.
mandate-declare = Name
mandate-delivery = Delivery to hand over
mandate-hand-over = Make the marked copy
mandate-nothing = Nothing was delivered to you yet for that purpose.
mandate-change = Extend or end the study
mandate-extend = Change the end of the study
mandate-end = End the study today
mandate-attestation = Attestation of destruction
mandate-attestation-file = Read the attestation
mandate-certify = Keep the attestation
# Forecasts: what parties say.
figures-agreed = Agreed figure
figures-whole-territory = The whole territory
place-year = Year
said-heading = What the parties say
said-lead = Each party departs from the forecast with its reason, comments, proposes a figure; it is agreed once the other accepts it. Nothing is erased.
said-table = Both forecasts, the adjustments and the agreed figure
said-adjusted-by = Adjusted by { $party }
said-proposed-figure = Proposed, unanswered
said-agreed-on = Agreed on
said-open = { $party } proposes { $pupils } pupils for { $year }. Answer awaited: { $awaited }.
said-adjusted = { $party } departs from the forecast for { $year }: { $pupils } pupils ({ $date }).
said-commented = { $party } comments on the forecast for { $year } ({ $date }).
said-proposed = { $party } proposes { $pupils } pupils for { $year } ({ $date }).
said-agreed = { $party } agrees on { $pupils } pupils for { $year } ({ $date }).
said-declined = { $party } does not agree on { $pupils } pupils for { $year } ({ $date }).
said-declared = { $party } declares an event for { $year }: { $event } ({ $date }).
said-withdrawn = { $party } takes back the event declared for { $year } ({ $date }).
said-history = History
said-none = No party has said anything of this forecast yet.
said-open-form = Adjust, propose a figure or comment
said-what = What you do
said-do = Record
said-do-adjust = Depart from the forecast
said-do-propose = Propose a figure
said-do-comment = Comment
said-do-agree = Agree on this figure
said-do-decline = Do not agree
said-do-withdraw = Take back
said-words = Reason or comment
said-words-help = Naming nobody. The other party will read it.
said-words-answer = Reason (asked where you do not agree)
said-pupils-help = Empty for a comment.
said-declare-open = Declare an event
said-declare-lead = The event enters the forecast of both parties, with your party as its author; you can take it back.
said-kind = Event
said-from-year = From the rentrée
said-other = Other establishment (UAI number): the one that receives, absorbs or gains entries
said-new-school = UAI number of the establishment that opens
said-share = Share of the pupils or of the entries, in per cent
said-homes = Homes delivered by year, separated by spaces (120 80)
said-by = Pupils of one level for one home (0.05)
said-levels = Pupils by level at the opening (6E=120 ; 5E=110)
said-declare = Declare
said-year-missing = Choose the rentrée.
said-pupils-missing = Write the number of pupils, in digits.
said-what-missing = Choose what you do.
said-kind-missing = Choose the event.
said-other-missing = Write the UAI number of the other establishment: seven digits and a letter.
said-share-missing = Write the share in per cent, from 0 to 100.
said-homes-missing = Write the homes delivered each year, in digits.
said-by-missing = Write how many pupils of one level there are for one home, such as 0.05.
said-levels-missing = Write the pupils by level, such as 6E=120 ; 5E=110.
projected-heading = The projections of the académie
projected-lead = What the académie projects by level and sector, beside the sum of the forecasts of establishments. The page shows the next rentrée, the file gives them all.
projected-title = Projections made in { $made } and sum of the forecasts, { $name }
projected-text = Difference between the projection and the sum, in pupils: the sign is in the name.
projected-what = Level
projected-sector = Sector
projected-sector-pu = public
projected-sector-pr = private
projected-theirs = Projected
projected-ours = Sum of forecasts
projected-share = Relative difference
projected-left-out = Establishments not shown, not counted
projected-all = Levels compared

# Studies.
studies-title = Studies
studies-lead = A text and live figures that several parties publish together. Each version keeps its figures, their data and their method.
studies-none = No study is shown to you.
study-new = Draft a study
study-title = Study
study-version = Version
study-state = State
study-parties = Parties
study-drafted = Drafted on
study-number = Version { $number }
study-text = Text of the study
study-text-help = Front matter between two lines +++, then Markdown; each figure is a ```figure block. The guide of forecasts gives its keys.
study-draft-lead = The version is kept with its figures, made from what you may read. The other parties see it only once it is proposed.
study-keep = Keep this version
study-skeleton-title = Title of the study
study-skeleton-heading = What is observed
study-skeleton-text = Write here what the figure shows.
study-convention = Convention
study-as-of = Data known on
study-hash = Digest of the text
study-figures-hash = Digest of the figures
study-is-withdrawn = This version is withdrawn: neither its text nor its figures are shown any more.
study-awaits = Approval awaited: { $parties }. The figures that you see are those that your own data gives.
study-not-open = The figure { $figure } is not open to you today: data that it comes from is no longer handed to you, or was not.
study-again = Make the figures again
study-again-lead = The same data, the same method and the same assumptions give the same figures. What has changed since is said, with its cause.
study-again-act = Make again with the data of the version
study-figure = Figure
study-reproduced = With the data of the version
study-now = With the data of today
study-same = the same
study-unmade = cannot be made again: { $reason }
study-changed = { $count ->
    [one] { $count_text } cell changes: { $why }
   *[other] { $count_text } cells change: { $why }
}
study-cause-data = { $title } ({ $period }), version { $from } became { $to }
study-cause-data-came = { $title } ({ $period }), version { $to } came since
study-cause-data-went = { $title } ({ $period }), version { $from } withdrawn or closed
study-cause-method = method { $from } became { $to }
study-cause-assumptions = events taken into account
study-cause-directory = directory of establishments
study-cause-threshold = threshold of small counts, { $from } became { $to }
study-cause-other = program, or extent of what you may read
study-facts = Data { $data }, figure { $figure }, counts under { $threshold } not shown.
study-facts-method = Data { $data }, method { $method }, figure { $figure }, counts under { $threshold } not shown.
study-figure-text = The table that follows says the same figures.
study-figure-forecast = Enrolment counted and forecast, { $name }
study-figure-occupancy = Pupils and places, { $name }
study-figure-card = Indicators, { $name }
study-figure-comparison = { $name } and { $beside }, level by level
study-figure-mixity = Social mix, { $name }
study-figure-territory = Establishments, { $name }
study-done = Life of this version
study-done-drafted = Drafted by { $party }, { $date }
study-done-proposed = Proposed by { $party }, { $date }
study-done-approved = Approved by { $party }, { $date }
study-done-published = Published by { $party }, { $date }
study-done-withdrawn = Withdrawn by { $party }, { $date }
study-do-propose = Propose to the other parties
study-do-approve = Approve
study-do-publish = Publish
study-do-withdraw = Withdraw
study-versions = Versions
study-download = Download the text
study-next = Draft the next version
