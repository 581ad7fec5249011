# Reports
report-accepted = File accepted: { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}, { $causes ->
    [0] nothing found
    [one] one cause to look at
   *[other] { $causes_text } causes to look at
}{ $encoding }.
report-rejected = File rejected: { $blocked } rows blocked out of { $count_text } ({ $share }), { $causes ->
    [one] one cause
   *[other] { $causes_text } causes
}{ $encoding }.
report-rejected-whole = File rejected: { $causes ->
    [one] one cause
   *[other] { $causes_text } causes
}{ $encoding }.
severity-blocking = blocking
severity-warning = to look at
severity-note = for information
cause-count = { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
} ({ $share })
cause-places = { $count ->
    [one] Line
   *[other] Lines
} { $lines }
cause-places-column = { $count ->
    [one] Line
   *[other] Lines
} { $lines }; column { $column }
cause-examples = Examples: { $examples }
cause-remedy = Remedy: { $remedy }

# Decisions
outcome-permitted = PERMITTED
outcome-refused = REFUSED
outcome-not-covered = NOT COVERED
outcome-gap = INCOMPLETE CONFIGURATION

# Commands
deposited = Deposit { $deposit }: { $dataset }, period { $period }, version { $version }.
kept-as-received = The file is kept as received (hash { $sha256 }).
decision-recorded = Decision { $decision }, entered in the log.
delivered = Delivery { $delivery }: { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
} in `{ $file }`.
delivered-beside = Beside it: dictionary, mention of sources and receipt ({ $files }).
not-delivered = Nothing is handed over: the decision is not a permission.
reference-loaded = `{ $file }`: { $kind }, { $count ->
    [one] { $count_text } line loaded
   *[other] { $count_text } lines loaded
}.
reference-notes = { $count ->
    [one] one remark
   *[other] { $count_text } remarks
}: { $notes }
log-clean = Log verified: { $count ->
    [one] { $count_text } entry
   *[other] { $count_text } entries
}, all hold.
log-broken = Log verified: { $count ->
    [one] { $count_text } entry read
   *[other] { $count_text } entries read
}, { $problems ->
    [one] one problem
   *[other] { $problems_text } problems
}:
user-added = Account `{ $login }` made for { $party }.
user-password = Password (on the standard input):
node-created = Node made in `{ $dir }`.
generated = `{ $file }`: { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}, { $faults ->
    [0] no seeded fault
    [one] one seeded fault
   *[other] { $faults_text } seeded faults
}.
serving = The pages are served on { $url } (Ctrl-C to stop).
fault-unknown = `{ $fault }` is not a fault to seed. Write `KIND=N`; the kinds are: { $known }.
dataset-unknown = `{ $dataset }` cannot be made up. Possible datasets: { $known }.
format-unknown = `{ $file }`: the file to write must end in `.csv` or `.parquet`.
check-clean = { $count ->
    [one] { $count_text } convention compiled
   *[other] { $count_text } conventions compiled
}, { $datasets_text } datasets, { $lists_text } code lists: no error.

# Demo
demo-title = Entente: the signed convention is the program.
demo-clean = Clean start in `{ $dir }` ({ $count_text } fictitious pupils, seed { $seed }).
demo-replaced = The earlier demo of `{ $dir }` is replaced: clean start ({ $count_text } fictitious pupils, seed { $seed }).
demo-resumed = Resumed: `{ $dir }` already holds this demo, played to its end ({ $count_text } fictitious pupils, seed { $seed }). To start clean, delete the folder.
demo-foreign = `{ $dir }` exists and is not the folder of a demo: nothing in it is touched. Choose another folder with `--dir`.
demo-invented = Everything is invented: académie 99 “Exemple”, département 099. No real person.
demo-seconds = { $seconds } s
step-conventions = The convention is the program
step-conventions-why = Two texts: the 2015 national frame and its local application, between a rectorat and a région. The executable clauses stand under the articles that state them.
step-references = The shared references
step-references-why = Code lists with their dates of validity, establishments with the key of their UAI, territories.
references-done = { $institutions } establishments and { $communes } communes loaded.
step-academy = The fictitious académie writes its files
step-academy-why = As producers do: semicolons, Latin-1 or UTF-8, Windows line ends, quotes or none.
step-deposit-first = The rectorat deposits F_CARAC_ELEV: the first file is faulty
step-deposit-first-why = Eleven kinds of faults are seeded in it. Nothing stops at the first; everything is grouped by cause.
faults-found = The { $seeded } kinds of seeded faults are all found.
faults-missed = WARNING: { $missed } seeded kind(s) of fault were not found: { $kinds }.
step-deposit-second = The corrected file is accepted as version 2
step-deposit-others = The other lines of the annex: location, boursiers, capacities
step-decide = Four answers, never confused, each with its articles
decide-permitted = The région asks for F_CARAC_ELEV to plan courses:
decide-refused = It also asks for the pupils' names:
decide-not-covered = It asks for the location file, without the purpose for which it is meant:
decide-gap = It asks for the premises of the collèges, whose producer is not a party yet:
step-deliver = The delivery, protected
step-deliver-why = A single plan: scan, scope, variables, protections. The INE is replaced by an encrypted identifier particular to the région and the purpose; nationality is grouped; the birth year stays.
deliver-header = Variables handed over: { $names }.
deliver-ine = { $count ->
    [0] No INE in the file handed over ({ $cells } cells read back).
   *[other] WARNING: { $count_text } INE in the file handed over!
}
deliver-mention = { $mention }
step-evidence = The evidence: every act is in the log
tamper-intro = And if somebody changed the database? On a copy, a single byte of entry { $seq } is changed:
tamper-found = found and named: { $problem }
tamper-missed = WARNING: the change was not found.
step-done = Done
demo-files = The files handed over are in `{ $dir }`.
demo-look = To look at on { $url }:
demo-look-region = sign in as the région ({ $login }, password “{ $password }”): what it received, the decision and its articles;
demo-look-rectorat = then as the rectorat ({ $login }, same password): what is expected, what is late, the report of the first deposit;
demo-look-convention = the convention, with its clauses shown in place; the log, verified with one button.
demo-serve-later = To see the pages: `entente serve --dir { $dir }`, then { $url }.
