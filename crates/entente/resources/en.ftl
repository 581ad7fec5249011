# Reports
report-accepted = File accepted: { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}, { $causes ->
    [0] nothing found
    [one] one cause to look at
   *[other] { $causes_text } causes to look at
}{ $encoding }.
report-partial = { $count ->
    [one] File accepted in part: { $count_text } row, of which { $blocked } set aside ({ $share }), { $causes_text } causes{ $encoding }
   *[other] File accepted in part: { $count_text } rows, of which { $blocked } set aside ({ $share }), { $causes_text } causes{ $encoding }
}
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
cause-count-values = { $count_text } values
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
explain-csv = `--format csv` goes with `--all`: a single decision is read as text or JSON.
explain-all-line = { $outcome }  { $dataset }, { $purpose }: { $count ->
    [one] { $count_text } variable
   *[other] { $count_text } variables
}
explain-all-line-none = { $outcome }  { $dataset }, { $purpose }
explain-all-count = { $count ->
    [0] No clause speaks of any access.
    [one] { $count_text } access that a clause speaks of.
   *[other] { $count_text } accesses that clauses speak of.
}
explain-until = Until { $day } ({ $convention }).
explain-until-renewed = Until { $day }, then renewed unless somebody says otherwise ({ $convention }).
explain-diff-none = This text changes no decision.
explain-diff-gained = GAINED   { $party }: { $dataset }, { $purpose }
explain-diff-lost = LOST     { $party }: { $dataset }, { $purpose }
explain-diff-changed = CHANGED  { $party }: { $dataset }, { $purpose }
explain-diff-more = More variables: { $variables }.
explain-diff-fewer = Fewer variables: { $variables }.
explain-diff-protection = { $variable }, before: { $before }; after: { $after }.
explain-diff-conditions = The table, the territory or the channels change.
delivered = Delivery { $delivery }: { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
} in `{ $file }`.
delivered-beside = Beside it: dictionary, mention of sources and receipt ({ $files }).
not-delivered = Nothing is handed over: the decision is not a permission.
reference-loaded = `{ $file }`: { $kind }, { $count ->
    [one] { $count_text } line read
   *[other] { $count_text } lines read
}, { $changes ->
    [one] { $changes_text } change
   *[other] { $changes_text } changes
} (version { $version }).
reference-planned = `{ $file }`: { $kind }, { $changes ->
    [one] { $changes_text } change planned
   *[other] { $changes_text } changes planned
} for { $date } (version { $version }). Parties told: { $parties }.
reference-unchanged = `{ $file }`: { $kind }, { $count ->
    [one] { $count_text } line read
   *[other] { $count_text } lines read
}, nothing changed.
reference-line = { $version } of { $date }, { $source }; { $versions ->
    [one] { $versions_text } version
   *[other] { $versions_text } versions
}, { $datasets ->
    [0] no dataset uses it
    [one] { $datasets_text } dataset uses it
   *[other] { $datasets_text } datasets use it
}
reference-line-planned = { $version } planned for { $date }: { $count ->
    [one] { $count_text } change
   *[other] { $count_text } changes
}
reference-shown = { $kind }, version { $version }, on { $date }: { $count ->
    [one] { $count_text } line
   *[other] { $count_text } lines
}
reference-more = { $count ->
    [one] … and another one
   *[other] … and { $count_text } others
}
reference-exported = Written to `{ $file }`.
diff-head = { $kind }: from { $from } to { $to }
diff-opens = { $count ->
    [one] Opening:
   *[other] { $count_text } openings:
}
diff-closes = { $count ->
    [one] Closing:
   *[other] { $count_text } closings:
}
diff-changes = { $count ->
    [one] Change:
   *[other] { $count_text } changes:
}
diff-datasets = { $count ->
    [0] No dataset uses this reference. What it breaks:
    [one] One dataset uses this reference. What it breaks:
   *[other] { $count_text } datasets use this reference. What it breaks:
}
diff-break-closed = { $dataset }, { $period }, deposit { $deposit }, { $variable }: “{ $code }” ({ $label }), { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}, would be valid no more
diff-break-regrouped = { $dataset }, { $period }, deposit { $deposit }, { $variable }: “{ $code }” ({ $label }), { $count ->
    [one] { $count_text } row
   *[other] { $count_text } rows
}, would be grouped otherwise when delivered
diff-break-list = code list { $list }: { $count ->
    [one] { $count_text } code is
   *[other] { $count_text } codes are
} grouped under “{ $code }”, which closes
diff-break-clause = { $agreement }, { $article }: names “{ $code }”, which closes
diff-breaks-none = nothing in what is already accepted
diff-unread = not counted: { $file }
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
check-watching = Checked again at each change of a file (Ctrl-C to stop).

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
step-sign = Both parties sign the convention
step-sign-why = Each with its key, over the exact bytes of the text; each article is initialled. Anybody verifies it, without a network.
demo-calendar = What its calendar says:
demo-amendment = An amendment is being drafted. Before anybody approves it, what it would change:
demo-census = { $count ->
    [one] The census knows one convention
   *[other] The census knows { $count_text } conventions
}; académies covered: { $covered_text }, without a convention: { $without_text }.
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
step-ent = The directory of an ENT, by convention
step-ent-why = The rectorat deposits the SIECLE and STS exports of three collèges; the ENT convention hands two of them over to whoever runs it: everything on Sunday, what changed the day after.
demo-ent-clean = Read back as its recipient would, complete then delta: { $files_text } files, { $records_text } records, nothing to say.
demo-ent-faulty = WARNING: the directory handed over has faults ({ $files_text } files, { $records_text } records).
step-audience = The audience of the ENT, without any person
step-audience-why = Whoever runs the ENT deposits a week of counts (DNMA). The rectorat and the région see their sums by establishment, département and académie, profile and service; a count of fewer than five visitors is hidden.
demo-audience = Page “Audience of the ENT” (/audience): what the article permits to each, to download as CSV with its source.

step-figures = The same figures for both sides
step-figures-why = The convention hands over to the région the counts of nine rentrées, the forecast of the rectorat and the places. From the same figures, pages make the same forecast on both sides, with its interval.
figures-handed = { $dataset }: { $count ->
    [one] { $count_text } row handed over
   *[other] { $count_text } rows handed over
} ({ $file })
figures-look = Pages: “Figures”, then an establishment, or “Places and overflows”.
step-table = A protected table: social diversity
step-table-why = The clause hands over a table, never rows: pupils are counted by establishment and group of trades. Cells of fewer than five pupils are hidden, others with them, then an independent audit looks for what a reader could compute.
table-audited = { $count ->
    [one] Audit: one hidden cell of { $cells } ({ $primary } under the threshold), { $exact } exactly computable, { $unsafe } too narrow; narrowest interval: { $width }.
   *[other] Audit: { $count_text } hidden cells of { $cells } ({ $primary } under the threshold), { $exact } exactly computable, { $unsafe } too narrow; narrowest interval: { $width }.
}
step-evidence = The evidence: every act is in the log
tamper-intro = And if somebody changed the database? On a copy, a single byte of entry { $seq } is changed:
tamper-found = found and named: { $problem }
tamper-missed = WARNING: the change was not found.
step-done = Done
demo-files = The files handed over are in `{ $dir }`.
demo-look = To look at on { $url }:
demo-look-region = sign in as the région ({ $login }, password “{ $password }”): what it received, the decision and its articles;
demo-look-rectorat = then as the rectorat ({ $login }, same password): what is expected, what is late, the report of the first deposit;
demo-look-exploitant = then as whoever runs the ENT ({ $login }, same password): the directory handed over to it, the audience that it deposits;
demo-look-convention = the convention, with its clauses shown in place; the log, verified with one button.
demo-serve-later = To see the pages: `entente serve --dir { $dir }`, then { $url }.

# Check of a file, without an instance
validate-file-absent = the file `{ $file }` does not exist: check its path.
validate-file-unreadable = the file `{ $file }` could not be read ({ $reason }): check your rights, and that it is not open elsewhere.
validate-file-is-folder = `{ $file }` is a folder: give a file, or an archive of that folder.
validate-schema-absent = the schema `{ $file }` does not exist: give the path of a schema.json (Table Schema) after `--schema`.
validate-schema-unreadable = the schema `{ $file }` could not be read ({ $reason }): a schema is a JSON file in UTF-8.
validate-schema-broken = the schema `{ $file }` cannot be used: correct what is pointed out, then try again.
validate-rule-unusable = a rule of the schema cannot be used ({ $reason }): correct it, then try again.
validate-lists-unreadable = the folder of code lists `{ $folder }` could not be read ({ $reason }): give a folder of CSV files after `--code-lists`.
validate-list-unreadable = a code list could not be read ({ $reason }): correct the file, or take it out of the folder.
validate-institutions-unreadable = the directory of establishments `{ $file }` could not be read ({ $reason }): give the open directory, as CSV.
validate-period-wrong = `{ $period }` is not a period: write the year in which the school year starts, such as 2026, or 2026-2 for a second deposit.
validate-resource-wrong = `{ $resource }` cannot be understood: write `--resource NAME=FILE`.
validate-pseudonymise-unknown = the variable `{ $variable }` is not in the schema: give the name of one of its variables after `--pseudonymise`.
validate-key-missing = a key is needed to replace `{ $variable }`: give it with `--key FILE` (for example: `head -c 32 /dev/urandom > my.key`).
validate-key-absent = the key `{ $file }` does not exist: make it once and for all (for example: `head -c 32 /dev/urandom > { $file }`) and keep it safe.
validate-key-unreadable = the key `{ $file }` could not be read ({ $reason }): check your rights.
validate-key-short = `{ $file }` is not a key: 64 hexadecimal digits, the key file of an instance, or at least 16 random bytes are needed.
validate-key-open = mind that the key `{ $file }` may be read by others than its owner: `chmod 600 { $file }`.
validate-output-missing = a workbook cannot be shown: give the file to write with `--output FILE.xlsx`.
validate-write-failed = `{ $file }` could not be written ({ $reason }): check the folder, your rights and the space left.

# Life of deposits
state-received = received
state-accepted = accepted
state-partial = in part
state-rejected = quarantine
state-superseded = replaced
state-withdrawn = withdrawn
shown-received = Received on { $at }, digest { $sha256 }…
shown-rows = { $count ->
    [one] { $count_text } row, of which { $blocked } to correct
   *[other] { $count_text } rows, of which { $blocked } to correct
}
shown-set-aside = { $count ->
    [one] { $count_text } row set aside ({ $share })
   *[other] { $count_text } rows set aside ({ $share })
}
shown-withdrawn = Withdrawn on { $at }: { $reason }
shown-same-file = The same file is also deposit { $deposit } ({ $dataset }, { $period })
shown-deliveries = { $count ->
    [0] No delivery was made from it
    [one] { $count_text } delivery was made from it:
   *[other] { $count_text } deliveries were made from it:
}
shown-delivery = { $count ->
    [one] { $delivery } to { $recipient } for { $purpose }, on { $at } ({ $count_text } row)
   *[other] { $delivery } to { $recipient } for { $purpose }, on { $at } ({ $count_text } rows)
}
told-replaced = { $recipient } told of the replacement on { $at }, not read yet
told-replaced-read = { $recipient } told of the replacement on { $at }, read
told-withdrawn = { $recipient } told of the withdrawal on { $at }, not read yet
told-withdrawn-read = { $recipient } told of the withdrawal on { $at }, read
compared-added = rows added
compared-gone = rows gone
compared-changed = rows changed
compared-same = rows unchanged
compared-without-key = This dataset has no key: whole rows are compared.
withdrawn = { $count ->
    [0] Deposit { $deposit } withdrawn: nothing is delivered from it any more. Nobody had received it.
    [one] Deposit { $deposit } withdrawn: nothing is delivered from it any more. One recipient is told:
   *[other] Deposit { $deposit } withdrawn: nothing is delivered from it any more. { $count_text } recipients are told:
}
due-accepted = accepted
due-received = received
due-to-correct = to correct
due-late = late
due-soon = due soon
due-to-come = to come
reminders-given = { $count ->
    [0] No reminder to give today.
    [one] { $count_text } reminder recorded:
   *[other] { $count_text } reminders recorded:
}

# Figures: forecasts, indices, protection
sectors-simulated = { $moved } pupils change sector; H goes from { $before } to { $after }; { $outside } pupils are in no sector. Sectors written to { $file }.
sectors-effect = { $school }: { $before } pupils before, { $after } after
forecast-written = Forecasts written to “{ $file }”.
forecast-more-faults = { $count ->
    [one] … and { $count_text } more fault in the file.
   *[other] … and { $count_text } more faults in the file.
}
forecast-accuracy = { $level }, { $horizon } year(s) ahead: error { $wape } % (last year's figure: { $naive } %).
segregation-title = Segregation indices
disclosure-suppressed = { $count ->
    [one] { $count_text } cell at risk hidden, { $secondary_text } more to protect it; table written to “{ $file }”.
   *[other] { $count_text } cells at risk hidden, { $secondary_text } more to protect them; table written to “{ $file }”.
}
disclosure-rounded = { $count ->
    [one] { $count_text } small count rounded; no cell or margin moves by more than { $largest_text }; table written to “{ $file }”.
   *[other] { $count_text } small counts rounded; no cell or margin moves by more than { $largest_text }; table written to “{ $file }”.
}
disclosure-audit-clean = { $count ->
    [0] Clean audit: no cell is hidden.
    [one] Clean audit: { $count_text } hidden cell, which cannot be found again.
   *[other] Clean audit: { $count_text } hidden cells, none can be found again.
}
disclosure-audit-unsafe = The audit fails: of { $count_text } hidden cells, { $exact_text } can be computed exactly and { $unsafe_text } do not meet the requirement.
disclosure-preset = `{ $name }` is not a known rule. The rules: { $names }.
disclosure-dominance = `{ $text }` is not a rule of dominance: write N,PERCENT, as in `1,85`.
disclosure-linked = Each `--linked` has its own `--linked-dims` and `--linked-output`.
disclosure-with = Each `--with` has its own `--with-dims`.
disclosure-hierarchy-option = `{ $text }`: write VARIABLE=KIND, as in `annee=interval:5,10`.
disclosure-published = { $count ->
    [one] { $count_text } cell published ({ $share } of the table).
   *[other] { $count_text } cells published ({ $share } of the table).
}
disclosure-audit-narrowest = Narrowest interval of a hidden cell: { $width } (threshold: { $threshold }).
disclosure-audit-cell = `{ $cell }`: between { $low } and { $high }.
disclosure-audit-cell-open = `{ $cell }`: at least { $low }.
risk-title = Risk of recognising a person, for whoever knows of her: { $variables }
risk-no-quasi = Risk not measured: the schema says of no variable that it helps to recognise a person (`quasi`).
risk-not-accepted = Risk not measured: the file is not accepted. Correct it first.
risk-classes = { $count ->
    [one] { $count_text } person, { $classes } combination, the smallest of { $k } (k).
   *[other] { $count_text } persons, { $classes } distinct combinations, the smallest of { $k } (k).
}
risk-alone = { $count ->
    [0] Nobody is alone in a combination.
    [one] { $count_text } person alone in a combination ({ $share }).
   *[other] { $count_text } persons alone in their combination ({ $share }).
}
risk-under = { $count ->
    [0] Nobody in a combination of fewer than { $limit }.
    [one] { $count_text } person in a combination of fewer than { $limit } ({ $share }).
   *[other] { $count_text } persons in a combination of fewer than { $limit } ({ $share }).
}
risk-mean = Mean risk of being recognised, of a person taken at random: { $risk }.
risk-population = The file is a sample: about { $uniques } of those alone would be so in the population; a unique match would be right with the chance { $match }.
risk-sensitive = `{ $variable }`: { $distinct } value(s) in the least diverse combination (l), diversity { $entropy } at least (entropy), distance to the whole { $distance } at most (t).
risk-unmeasured = Not measured, because they have too many values: { $variables }.
anonymised = { $count ->
    [one] { $count_text } row written in "{ $file }", { $left } left out.
   *[other] { $count_text } rows written in "{ $file }", { $left } left out.
}
anonymised-least = One level a variable: the loss is the least of all combinations of levels.
anonymised-local = Local recoding, from the coarsest to the finest: no combination can be cut further. The loss is not proved to be the least.
anonymised-risk = Smallest combination (k): { $before } before, { $after } after. Persons alone: { $alone_before } before, { $alone_after } after.
anonymised-variable = `{ $variable }`: { $loss } % lost; { $kept } values kept, { $generalised } generalised, { $suppressed } suppressed.

# Conventions
agreement-parties = Parties: { $parties }
agreement-state = On { $on }, as known on { $known }: { $phase }
agreement-goes-on = Goes on after the end: { $what }, until { $until }
agreement-without-end = (without end)
agreement-text = { $number ->
    [0] Text as signed, digest { $sha256 }
   *[other] Amendment { $number_text }, digest { $sha256 }
}
agreement-facts = What happened, as recorded:
agreement-article = article { $article }, line { $line }
fact-recorded = Fact { $fact } of { $agreement } recorded.
agreement-signed = Signature of { $party } added to `{ $file }` (text { $sha256 }).
signatures-imported = { $count ->
    [0] Nothing new: these signatures are recorded already.
    [one] { $count_text } signature verified and recorded:
   *[other] { $count_text } signatures verified and recorded:
}
key-created = Key of { $party } created in `{ $file }` (for it alone). Its name, to be compared with the other party by telephone:
    { $key }
key-added = Key of { $party } entered the register. Compare its name with that party by telephone:
    { $key }
key-revoked = Key { $key } of { $party } revoked.
key-entry-revoked = { $why ->
    [lost] revoked: lost
    [compromised] revoked: compromised
   *[holder-left] revoked: its holder may not sign any more
}
calendar-empty = Nothing until { $until }.
calendar-who = to be done by: { $who }
calendar-suspended = (suspended)
rendered = Written to `{ $file }`.
render-form = `{ $file }`: the file to write must end with `.html` or `.pdf`.
agreement-reminders-given = { $count ->
    [0] No reminder of a convention today.
    [one] { $count_text } reminder of a convention recorded:
   *[other] { $count_text } reminders of conventions recorded:
}
fmt-changed = `{ $file }` laid out.
fmt-would-change = `{ $file }` is not laid out.
fmt-done = { $count ->
    [one] { $count_text } convention read
   *[other] { $count_text } conventions read
}, { $changed ->
    [0] none to lay out
    [one] { $changed_text } to lay out or laid out
   *[other] { $changed_text } to lay out or laid out
}.

# Directory of an ENT (`entente aaf`)
aaf-exported = Delivery { $delivery }, complete: { $added ->
    [0] no record
    [one] { $added_text } record
   *[other] { $added_text } records
}, { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}.
aaf-exported-delta = Delivery { $delivery }, delta: { $added_text } to add, { $modified_text } to modify, { $deleted_text } to delete, { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}.
aaf-handed-over = Files and receipt handed over in `{ $folder }`.
aaf-objections-added = { $count ->
    [one] { $count_text } objection recorded.
   *[other] { $count_text } objections recorded.
}
aaf-objections-withdrawn = { $count ->
    [one] { $count_text } objection withdrawn.
   *[other] { $count_text } objections withdrawn.
}
aaf-objections-held = { $count ->
    [one] { $count_text } objection that holds or will.
   *[other] { $count_text } objections that hold or will.
}
aaf-purged = { $count ->
    [one] { $count_text } directory destroyed at the end of its retention.
   *[other] { $count_text } directories destroyed at the end of their retention.
}
aaf-daily-none = No convention in force feeds an ENT.
aaf-daily-no-target = The recipient's server is not described: nothing is prepared. The ENT guide says how to describe it.
aaf-pushed = { $count ->
    [one] Pushed to { $target } and read back the same, in { $count_text } attempt.
   *[other] Pushed to { $target } and read back the same, in { $count_text } attempts.
}
aaf-not-pushed = Not pushed to { $target }, after { $count ->
    [one] { $count_text } attempt
   *[other] { $count_text } attempts
}: { $reason ->
    [sftp-absent] the program sftp (package openssh-client) is not installed
    [host-key] the server's key is not the one of the file of known servers; check it with whoever runs the ENT before changing it
    [refused] the server refuses the account or the key; exchange the keys again with whoever runs the ENT
    [unreachable] the server does not answer
    [time-out] the push took longer than allowed
    [not-the-same] what was read back is not what was sent
   *[interrupted] the transfer was interrupted
}. The next delivery will be complete unless this one arrives before.
aaf-audience-none = No file of audience: give files, or a node that received some (--dir).
aaf-audience-written = { $rows_text } rows aggregated in `{ $file }`; { $hidden_text } cells are not shown, because they speak of too few persons or would give one back.
aaf-nothing = No file of the ministry in `{ $path }`: check the folder, or the archive
aaf-no-source = No SIECLE, STS or ONDE export among the files given ({ $files }). An ONDE export is given with its école: --ecole UAI=FOLDER
aaf-no-state = The register knows of no delivery (`{ $path }` does not exist): write a complete one first
aaf-error-line = line { $line_text }: { $message }
aaf-written = Complete delivery written in `{ $folder }`: { $added ->
    [0] no record
    [one] { $added_text } record
   *[other] { $added_text } records
}, { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}.
aaf-written-delta = Delta written in `{ $folder }`: { $added ->
    [one] { $added_text } addition
   *[other] { $added_text } additions
}, { $modified ->
    [one] { $modified_text } modification
   *[other] { $modified_text } modifications
}, { $deleted ->
    [one] { $deleted_text } deletion
   *[other] { $deleted_text } deletions
}, { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}.
aaf-written-file = { $file }: { $count_text }
aaf-archive = Archive: { $file }
aaf-bordereau = Bordereau: { $file }
aaf-replaced = { $count ->
    [one] { $count_text } value held a $ or a control character, replaced by a space.
   *[other] { $count_text } values held a $ or a control character, replaced by a space.
}
aaf-clean = Nothing found: { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}, { $records ->
    [one] { $records_text } record
   *[other] { $records_text } records
}.
aaf-faulty = { $causes ->
    [one] One cause to look at
   *[other] { $causes_text } causes to look at
}: { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}, { $records ->
    [one] { $records_text } record
   *[other] { $records_text } records
}.
aaf-times = { " " }({ $count_text } times)
aaf-places = Where: { $places }
aaf-read-complete = Complete delivery of { $day }, form { $form }, { $release }: { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}
aaf-read-delta = Delta of { $day }, form { $form }, { $release }: { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}
aaf-read-unnamed = Files without the name of a delivery, form { $form }, { $release }: { $files ->
    [one] { $files_text } file
   *[other] { $files_text } files
}
aaf-read-records = { $category }: { $added ->
    [one] { $added_text } addition
   *[other] { $added_text } additions
}, { $modified ->
    [one] { $modified_text } modification
   *[other] { $modified_text } modifications
}, { $deleted ->
    [one] { $deleted_text } deletion
   *[other] { $deleted_text } deletions
}
aaf-read-state = { $count ->
    [one] { $count_text } record
   *[other] { $count_text } records
} in all; state { $fingerprint }

# Comparisons, amendments, adhesions, census
compare-no-cadre = `{ $file }` applies no cadre that is known here. Name one with `--with`.
compare-with-cadre = { $title }
    against: { $cadre }
amendments-none = No amendment was proposed.
amendment-opened = Text reopened in `{ $file }`. Change it, then propose it: `entente agreement amend propose`.
amendment-head = Amendment { $number } of the convention “{ $agreement }” ({ $file }): { $effects ->
    [0] no effect
    [one] one effect
   *[other] { $effects } effects
}
amendment-proposed = Proposed by { $by } on { $on }.
amendment-given = Approved by: { $by }.
amendment-in-force = In force from { $on } on.
amendment-ready = All approvals asked for are given: it may take effect.
amendment-missing = Still to approve: { $by }.
agreement-joined = { $party } joins the convention “{ $agreement }” with { $schools ->
    [0] no school
    [one] one school
   *[other] { $schools_text } schools
}; the adhesion is in `{ $file }`.
adhesion-sound = The adhesion can be recorded.
paper-registered = “{ $title }” is in the census (`{ $file }`){ $scan ->
    [yes] , its scan is kept
   *[no] {""}
}.
census-published = Census published in `{ $folder }`: data as CSV, and their schema.
census-count = { $count ->
    [0] No convention.
    [one] One convention:
   *[other] { $count_text } conventions:
}
census-line = { $title } ({ $form }, { $standing }{ $known ->
    [yes] , until before { $until }
   *[no] {""}
}) – { $parties } – { $flows ->
    [0] nothing is handed over
    [one] one thing is handed over
   *[other] { $flows_text } things are handed over
}
census-executable = executed
census-paper = paper
census-paper-scanned = paper, scan kept
census-in-force = in force
census-not-in-force = not in force
census-unknown = not known whether in force
census-questionnaire = Questionnaire (questions 5 to 7), cadre “{ $cadre }”:

# Exports and imports
exported = { $count ->
    [0] Nothing to write.
    [one] One file written to `{ $folder }`.
   *[other] { $count_text } files written to `{ $folder }`.
}
imported = Dataset written: `{ $folder }`. Complete its description with the producer, then `entente check`.

twin-written = { $count ->
    [one] { $count_text } invented row written in "{ $file }", each marked in the column `donnees_synthetiques`. Its schema: "{ $schema }"; its description: "{ $package }".
   *[other] { $count_text } invented rows written in "{ $file }", each marked in the column `donnees_synthetiques`. Its schema: "{ $schema }"; its description: "{ $package }".
}
twin-from-schema = Drawn from the schema and the code lists alone: neither person nor count was read. Variables are independent.
twin-from-counts = Drawn from public counts: no person was read. Variables followed: { $variables }.
twin-from-persons = Learnt from persons under a privacy budget of { $epsilon }, spent by this run. Variables followed: { $variables }. { $again } draws made again because they equalled a row that is alone; { $copied } row copied.
twin-description = Synthetic twin of "{ $title }": no row is that of a person. To prepare tools, never for a study.
twin-mark = Always "oui": the row is invented.
twin-mark-title = Synthetic data
twin-person-column = "{ $file }" has a column `donnees_synthetiques` already: it is a twin, not a file of persons.

# Key of the pseudonyms
key-in-force = Key in force: { $generation }, mark { $mark }.
key-file-in-place = Its file is `{ $file }`.
key-file-absent = Its file `{ $file }` is not there: nothing is delivered under a pseudonym. Two shares give it back (`entente key restore`).
key-file-other = `{ $file }` is not this key: nothing is delivered under a pseudonym.
key-not-split = This key is not split: once lost, it would be so for good (`entente key split`).
key-split-line = Splitting { $split } of key { $generation }, on { $day }: { $holders }.
key-two-shares = Two shares are needed, not { $count_text }: give `--share FILE` twice.
key-three-shares = Three shares are needed: give `--share HOLDER=FILE` three times, another holder and another file each time.
key-article = `{ $text }` is not an article: write CONVENTION/ARTICLE, as in `men-rdf-2015/4`.
pseudonym-key-created = Key of pseudonyms created, mark { $mark }. Split it (`entente key split`).
pseudonym-key-split = Key { $generation } split in three shares; two give it back. Hand each file to its holder, then erase it here:
pseudonym-key-share = { $holder }: `{ $file }`
pseudonym-key-restored = Key made again from the shares of { $holders }.
pseudonym-key-rotated = Key { $generation } in force, mark { $mark }. Key { $former } is no longer on the node: two of its shares give the correspondence of stable pseudonyms (`entente key rekey`). Split the new one (`entente key split`).
pseudonym-key-rotated-lost = Key { $generation } in force, mark { $mark }. Key { $former } is lost, if it had not been split: its pseudonyms are not followed any more.
pseudonyms-rekeyed = { $count ->
    [one] { $count_text } pseudonym of { $asked_text } followed from key { $from } to key { $to } (`{ $variable }`), for { $recipient }, decision { $decision }. Written in `{ $file }`: hand it over, the node keeps no copy.
   *[other] { $count_text } pseudonyms of { $asked_text } followed from key { $from } to key { $to } (`{ $variable }`), for { $recipient }, decision { $decision }. Written in `{ $file }`: hand it over, the node keeps no copy.
}
pseudonyms-reversed = { $count ->
    [one] { $count_text } identifier found of { $asked_text } pseudonym(s), with the shares of { $holders }. Written in `{ $file }`: erase it once used.
   *[other] { $count_text } identifiers found of { $asked_text } pseudonym(s), with the shares of { $holders }. Written in `{ $file }`: erase it once used.
}
evidence-log-known = { $count ->
    [one] Log { $log }, { $count } entry, under the key that you give
   *[other] Log { $log }, { $count } entries, under the key that you give
}
evidence-log-own = { $count ->
    [one] Log { $log }, { $count } entry, under the key taken from the evidence: compare it with the one that the party gives by another way
   *[other] Log { $log }, { $count } entries, under the key taken from the evidence: compare it with the one that the party gives by another way
}
evidence-witness = Cosigned by { $name } on { $at }
evidence-no-witness = No witness cosigned: the log could show another history to somebody else
evidence-file = File concerned: sha256 { $sha256 }
evidence-time = Trusted time: all of this was there on { $at }, says the time-stamping authority { $authority }
evidence-time-unverified = Trusted time: { $at }, says { $authority }, whom nothing here lets recognise: give its certificate (`--time-certificates`)
log-time-request-written = Request for a time written to { $file }: have the authority answer it, then `entente log stamp --answer FILE`
log-stamped = { $count ->
    [one] { $count } entry time-stamped on { $at } by { $authority }
   *[other] { $count } entries time-stamped on { $at } by { $authority }
}
log-stamped-unknown = This authority was compared with no certificate: give its own (`--certificates`, or `certificates` in `time.toml`)
evidence-time-absent = No trusted time: the instants are those that the log and its witnesses say
evidence-holds = The evidence holds
evidence-fails = The evidence does not hold
log-exported = { $count ->
    [one] Log written to { $file }: { $count } entry
   *[other] Log written to { $file }: { $count } entries
}
log-import-refused = Nothing was kept: ask for another archive
log-import-forked = The log does not continue the copy that is there: both checkpoints are in { $file } (`entente log judge`)
log-judge-forked = Fork proved: this log signed two histories
log-judge-continues = No fork: the second checkpoint continues the first
log-judge-unknown = Nothing is proved: the nodes between the two checkpoints are missing
log-judge-not-of-the-log = One of the two checkpoints is not signed by that key
log-judge-form = This file is not a pair of checkpoints
witnesses-none = No witness: `entente log add-witness` adds one
witnesses-none-by-http = No witness answers by HTTP: `entente log request` writes the request to a file
witness-cosigned = { $count ->
    [one] { $party }, { $name }: { $count } entry cosigned on { $at }
   *[other] { $party }, { $name }: { $count } entries cosigned on { $at }
}
witness-not-yet = { $party }, { $name }: nothing cosigned
witness-added = { $name } ({ $party }) is a witness of the log
witness-removed = { $name } is a witness of the log no more
witness-has-cosigned = { $count ->
    [one] { $name } cosigned { $count } entry
   *[other] { $name } cosigned { $count } entries
}
witness-request-written = Request to { $name } written to { $file }
witness-follows = Log { $log } followed
witness-follows-none = No log followed: `entente witness follow`
witness-log = { $count ->
    [one] { $log }: { $count } entry cosigned
   *[other] { $log }: { $count } entries cosigned
}
witness-answer-written = { $count ->
    [one] { $count } entry cosigned, answer written to { $file }
   *[other] { $count } entries cosigned, answer written to { $file }
}
log-forgotten = { $count ->
    [0] No salt to erase: the log can already say no more whether it was this login
    [one] { $count } salt erased: the log can say no more that it was this login
   *[other] { $count } salts erased: the log can say no more that it was this login
}
log-refused-sign-ins = { $count ->
    [one] { $count } sign-in refused under this login, among those whose salt is kept
   *[other] { $count } sign-ins refused under this login, among those whose salt is kept
}

# Clearances and contractors.
step-people = People, and a contractor
step-people-why = The convention reserves its figures to cleared agents: each party clears its own, who undertake. The région then names a contractor for a study and hands it a marked copy, to be destroyed at its end.
people-cleared = { $login } cleared until { $until }, undertaking signed
people-administrator = Who gives the clearances of the région: { $login }
people-contractor = { $contractor } named until { $until } (mandate { $mandate }): marked copy of { $delivery } in { $file }
clearances-listed = { $count ->
    [0] No clearance.
    [one] { $count_text } clearance:
   *[other] { $count_text } clearances:
}
clearance-line = { $state ->
    [requested] { $clearance }  { $person }  asked for  { $agreement }  { $purpose }
    [declined] { $clearance }  { $person }  declined  { $agreement }  { $purpose }
    [to-sign] { $clearance }  { $person }  undertaking to be signed  { $agreement }  { $purpose }  { $until }
    [valid] { $clearance }  { $person }  running  { $agreement }  { $purpose }  { $until }
    [expired] { $clearance }  { $person }  over  { $agreement }  { $purpose }  { $until }
   *[withdrawn] { $clearance }  { $person }  withdrawn  { $agreement }  { $purpose }  { $until }
}
clearance-granted = Clearance { $clearance } given to { $login } until { $until }: its undertaking is still to be signed, on the page “Clearances”
clearance-taken-back = Clearance { $clearance } withdrawn: what it opened is closed
mandates-listed = { $count ->
    [0] No mandate of a contractor.
    [one] { $count_text } mandate of a contractor:
   *[other] { $count_text } mandates of contractors:
}
mandate-line = { $state ->
    [running] { $mandate }  { $party }  study under way  { $until }  { $contractor }, { $study }
    [over] { $mandate }  { $party }  study over, nothing was handed over  { $until }  { $contractor }, { $study }
    [awaited] { $mandate }  { $party }  attestation awaited  { $until }  { $contractor }, { $study }
    [escalated] { $mandate }  { $party }  no attestation, producers told  { $until }  { $contractor }, { $study }
   *[certified] { $mandate }  { $party }  destruction attested  { $until }  { $contractor }, { $study }
}
mandate-declared = Contractor named until { $until }: mandate { $mandate }
mandate-reminder = { $step ->
    [asked] { $mandate }: attestation of destruction asked of { $party }
    [reminded] { $mandate }: attestation of destruction asked of { $party } again
   *[escalated] { $mandate }: no attestation of destruction, producers told ({ $party })
}
trace-found = The order of the rows is that of the copy handed to { $contractor } for { $party } (mandate { $mandate }, { $study }): { $ascending } ranks of { $pairs } ascend
trace-none = The order of the rows is that of no copy that this node handed over
trace-too-few = Too few rows to say from whom this file comes: some forty that differ are needed
# Studies.
studies-none = No study is shown to this party.
study-drafted = Study { $study }, version { $number } kept with its figures (digest { $hash })
study-proposed = Study { $study }, version { $number } proposed to the other parties
study-approved = Study { $study }, version { $number } approved: the figures made again are the same
study-published = Study { $study }, version { $number } published
study-withdrawn = Study { $study }, version { $number } withdrawn
study-well-formed = { $count ->
    [0] No fault of form; the study has no figure
    [one] No fault of form; { $count } figure
   *[other] No fault of form; { $count } figures
}
study-can-be-drafted = { $count ->
    [0] No fault; the study has no figure
    [one] No fault; { $count } figure can be made
   *[other] No fault; { $count } figures can be made
}
study-checked = Study { $study }, version { $number }, { $state }
study-checked-figure = { $figure }: data of the version, { $then }; data of today, { $now }
study-figure-same = the same
study-figure-closed = not open to this party
study-figure-changed = { $count ->
    [one] { $count } cell changes ({ $why })
   *[other] { $count } cells change ({ $why })
}
study-cause-data = { $title }, { $period }, version { $from } became { $to }
study-cause-method = method { $from } became { $to }
study-cause-assumptions = events taken into account
study-cause-directory = directory of establishments
study-cause-threshold = threshold of small counts, { $from } became { $to }
study-cause-other = program, or extent of what the party may read
demo-study = Study { $study }: drafted by the rectorat, approved by the région on its own figures, published by both. Pages: “Figures”, then “Studies”.
demo-agreed = Forecast of { $place } for { $year }: the rectorat proposes { $pupils } pupils, the région agrees; homes are declared.
