# The words of the pages. In the order of the pages; both languages have the same messages.

## Frame of all pages
skip = Skip to content
menu = Main menu
menu-home = Home
menu-agreements = Conventions
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
home-deposit = Deposit
home-see = See the deposit
home-report = Read the report
home-received = What I received
home-received-none = Nothing was delivered to you yet. Ask for a dataset from its page.
home-deposits = My recent deposits
home-sent = Delivered from my deposits
home-decisions = Recent decisions
home-all-decisions = All decisions
due-done = Deposited
due-expected = Expected
due-late = Late
due-to-correct = To correct

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
require-no-duplicate-survey = No survey of schools on what is already exchanged
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
deposit-period = Period
deposit-period-hint = Year in which the school year starts: 2026, or 2026-2 for a second deposit.
deposit-period-wrong = This period cannot be read: write the year in which the school year starts, such as 2026.
deposit-file = File
deposit-file-hint = Delimited text (CSV), as your application writes it. It is kept as received.
deposit-file-missing = Choose the file to deposit.
deposit-action = Deposit and check
deposit-sending = Sending and checking…
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
deposit-csv = Download the findings (CSV)
deposit-json = Whole report (JSON)
deposit-again = Deposit a corrected version
deposit-received-file = File received
deposit-file-name = Name of the file
deposit-size = Size
deposit-encoding = Encoding found
deposit-delimiter = Separator found
deposit-hash = SHA-256
deposit-versions = Other versions of the same period
delimiter-tab = tabulation
severity-blocking = Blocking
severity-warning = Warning
severity-note = Note
version-received = Received
version-accepted = Accepted
version-rejected = Rejected
version-superseded = Replaced
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
delivery-mention = Mention of the sources
delivery-mention-hint = To be copied under each table and figure drawn from these data.
delivery-applied = Protections applied
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
log-hash = digest
event-node-created = Node created
event-agreement-loaded = Convention loaded
event-reference-loaded = Reference loaded
event-user-created = Account created
event-user-changed = Account changed
event-user-removed = Account removed
event-deposit-received = Deposit received
event-deposit-checked = Deposit checked
event-deposit-superseded = Deposit replaced
event-access-decided = Access decided
event-delivery-sent = Delivery
event-delivery-downloaded = File downloaded
event-session-opened = Sign-in
event-session-closed = Sign-out
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
