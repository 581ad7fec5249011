# Why something could not be done: the cause, then what to do.
error-folder-empty = The folder `{ $folder }` holds no convention. It must have `conventions/`, `datasets/` and `code-lists/`.
error-folder = The folder of conventions cannot be read: { $reason }.
error-conventions = The conventions of `{ $folder }` have errors. Run `entente check { $folder }`: each error is shown at its line, with the remedy.
error-not-a-node = `{ $folder }` is not the folder of an Entente node (no `entente.db` there). Make one with `entente demo --dir { $folder }` or `entente init { $folder }`.
error-already-a-node = `{ $folder }` already holds an Entente node. Choose another folder.
error-unknown-dataset = No dataset is called `{ $dataset }`. The datasets are the folders of `datasets/`.
error-unknown-party = No convention names the party `{ $party }`. Parties are the `party` blocks of the conventions.
error-reader-only = This account only reads. Ask the administrator of your organisation for the role of agent.
error-period = `{ $text }` is not a period. Write the year of the rentrée, like `2026`, or `2026-2` for its second deposit.
error-not-producer = `{ $party }` is the producer of `{ $dataset }` in no convention in force. The producer's role is written on the dataset's annex line.
error-already-deposited = This very file was deposited already: deposit { $deposit }, version { $version }. Deposit a corrected file, or read the report of that deposit.
error-unknown-deposit = There is no deposit { $deposit }. A party's deposits are shown to that party only.
error-unknown-alert = There is no alert { $alert }.
error-withdrawn = Deposit { $deposit } was withdrawn by its depositor: nothing is delivered from it any more. Ask for the version that takes its place.
error-no-longer-permitted = The conventions no longer permit { $delivery } to be handed over: decision { $decision } says why, and by which article. Its receipt and its mention of sources stay within your reach.
error-permitted-otherwise = The conventions still permit this access, but no longer as { $delivery } was made: fewer variables, or another protection. Ask for a new delivery.
error-checked-already = Deposit { $deposit } is accepted, replaced or withdrawn already: it is not checked again. Deposit a new version.
error-being-checked = Deposit { $deposit } is being checked already. Load its page again in a moment.
error-not-comparable = Deposit { $deposit } cannot be compared: it is of another dataset, or was never accepted.
error-too-large = The file is larger than what is taken ({ $count_text } MiB).
error-nothing-accepted = Access to `{ $dataset }` is permitted, but no deposit has been accepted for this period yet. It will be delivered once the producer has deposited.
error-file-there = `{ $path }` is there already and is not replaced: give another name.
error-file = The file `{ $path }` cannot be read or written: { $reason }.
error-file-missing = The file `{ $path }` does not exist. Check its name and its folder.
error-unacceptable = `{ $value }` cannot be used as { $what }.
error-code-list = The code list `{ $list }` as loaded would have faults; nothing was changed. First line at fault: { $line }
error-unknown-reference = No reference is called `{ $reference }`. `entente reference list` shows them all.
error-unknown-version = `{ $reference }` has no version `{ $version }`. `entente reference list` shows its versions.
error-reference = The reference file could not be loaded: { $reason }.
error-unknown-agreement = No convention is called `{ $agreement }`. `entente agreement list` shows them all.
error-not-a-convention = `{ $path }` is not a convention: its front matter cannot be read. `entente check` shows what is wrong.
error-not-a-party = `{ $party }` is not a party of convention `{ $agreement }`: only its parties may do this.
error-signing-key = The key cannot be used: { $reason }.
error-other-party-key = This entry is about a key of `{ $party }`: each party registers and revokes its own only.
error-unknown-amendment = Convention `{ $agreement }` has no amendment { $number }.
error-kept-already = That statement is recorded already: nothing was added.
error-text-absent = A text of the convention `{ $agreement }` that counts here (digest { $sha256 }) is no longer in `conventions/`, or was changed there. Put its file back: the platform executes no other text than the one that binds the parties.
error-faulty = { $count ->
    [one] The file cannot be taken: one fault.
   *[other] The file cannot be taken: { $count_text } faults.
}
error-amends-other = This amendment does not stand on the text of the convention `{ $agreement }` that is in force (digest { $sha256 }). Reopen that text with `entente agreement amend open { $agreement }`, and bring your changes there.
error-not-an-author = The key `proposed_by` of the amendment does not name `{ $party }`. Those who propose an amendment are named there.
error-under-way = Amendment { $number } of the convention `{ $agreement }` is proposed or approved already with another text. Who proposed it may give it up: `entente agreement record { $agreement } retracted --replaces …`.
error-not-approved = Amendment { $number } of the convention `{ $agreement }` cannot take effect yet. Missing:
error-schools = { $count ->
    [one] One school of the list cannot be taken.
   *[other] { $count_text } schools of the list cannot be taken.
}
error-adhesion-unsigned = This adhesion is a draft: its key `signed_on` is absent. It is recorded once signed.
error-already-there = `{ $path }` is there already: nothing was written. Choose another folder, or take that one away.
error-other-scan = The file `{ $path }` is not the scan that the sheet describes (another digest or name), or is larger than 64 MiB.
error-other-pseudonym-key = `{ $path }` is not the key of pseudonyms that was put in force: every pseudonym would change, so nothing is delivered. Put the key back, or make it again from two shares (`entente key restore`) once this file is moved away.
error-inside-node = `{ $path }` would lie in the folder of the node, which keeps neither share nor correspondence: give a file elsewhere.
error-pseudonym-act = { $why ->
    [key-in-force] Refused: a key of pseudonyms is in force already; only `entente key rotate` puts another one in its place.
    [shares] Refused: these two files are not two different shares of one key.
    [share-unknown] Refused: one of these shares comes from no splitting that the log of this node records.
    [other-key] Refused: these shares are of another key than the one that is needed here. `entente key show` lists the keys and their holders.
    [one-holder] Refused: both shares were handed to the same holder. Two different ones are needed.
    [never-split] Refused: the key in force was never split, nobody could follow its pseudonyms any more. Split it first (`entente key split`), or add `--without-followers`.
    [not-producer] Refused: this party produces that dataset in no convention in force.
    [not-granted] Refused: no clause gives that recipient, for that purpose, a stable pseudonym of that dataset today. `entente explain` says why.
    [article-unknown] Refused: this article is in no convention of the node. Write CONVENTION/ARTICLE, as in `men-rdf-2015/4`.
   *[not-identifier] Refused: this variable is not an identifier of that dataset.
}
share-note = Share { $number } of the key of pseudonyms { $generation }, for { $holder }. Two shares of three give the key back; one alone says nothing of it. To be kept safe, outside the node; to be handed to nobody.
error-anonymity = The file is not handed over: its rows cannot be made alike by { $k } as the convention asks ({ $reason }). Wait for a fuller deposit, or hand over fewer variables that may be known, by an amendment.
error-table-amounts = The table is not handed over (decision { $decision }): delivery { $with } is another table of the same amounts, and what both would tell of a contributor together is not audited. Ask for the same table, or change the convention.
error-table-unsafe = { $count ->
    [one] The table is not delivered: one cell at risk could still be computed too closely, whatever cells are hidden with it. Merge categories of `{ $merge }`, or remove a dimension (decision { $decision }). Cell at fault: { $cells }.
   *[other] The table is not delivered: { $count_text } cells at risk could still be computed too closely, whatever cells are hidden with them. Merge categories of `{ $merge }`, or remove a dimension (decision { $decision }). Cells at fault: { $cells }.
}
error-table-differencing = The table is not delivered: put beside { $with }, delivered already, it would make hidden cells known (decision { $decision }). Ask for one table that has all the dimensions, or merge its categories.
error-table-method = The table is not delivered: { $with } protects the same data by another method, and the two together would say too much (decision { $decision }). A convention keeps one method for the same data.
error-table-levels = The table is not delivered: { $with } cuts `{ $variable }` in other levels, and nothing would prove that the two together do not say too much (decision { $decision }). Take the same levels, from the coarsest to the finest.
error-table-rows = The table is not delivered: the rows that { $with } was made from are no longer kept, and what the two would tell together can no longer be counted (decision { $decision }). Ask for the same table of the same version.
error-table-budget = The table is not delivered: the budget of noise of the same data is spent (decision { $decision }): { $reason }.
error-table-other = The table is not delivered: it could not be audited (decision { $decision }): { $reason }.
error-left-meanwhile = Another file made from `{ $dataset }` was delivered while this one was audited. Ask for it again: it will be audited with it.
error-other = The operation could not be completed: { $reason }.

sign-in-wrong = The login or the password is wrong.
sign-in-too-many = Too many attempts for this account. Try again in five minutes.
sign-in-failed = Signing in failed. Try again, or tell the administrator of the node.

log-changed-file = The file `{ $path }` no longer matches its hash.
log-missing-file = The file `{ $path }` has disappeared.
log-purged-there = The files of delivery { $delivery } are destroyed according to the log, and are still there: `entente aaf purge` removes them.
log-objection-lost = The objection of entry { $seq } is not applied any more: the register of objections no longer says whose it is.
log-left-off = { $count ->
    [one] and one more problem
   *[other] and { $count_text } more problems
}

# Files that come with a delivery.
dictionary-title = Dictionary: { $title }
dictionary-variable = Variable
dictionary-meaning = Meaning
dictionary-type = Type
dictionary-protection = Protection applied
dictionary-table = A counted table: each line is a cell, or a margin where a column is empty. No individual row was delivered.
dictionary-level = { $title }
dictionary-level-group = { $title }, group of the code list
dictionary-level-commune = { $title }: commune of the establishment
dictionary-level-departement = { $title }: département of the establishment
dictionary-level-nature = { $title }: nature of the establishment
dictionary-count = Number of rows counted; empty where the cell is hidden
dictionary-status = `published`: published; `primary`: hidden, under the threshold; `secondary`: hidden to protect another; `rounded`: rounded; `noisy`: with noise
protection-none = None
protection-pseudonym-stable = Encrypted identifier, particular to the recipient and the purpose, stable over the years
protection-pseudonym-yearly = Encrypted identifier, particular to the recipient, the purpose and the school year
protection-recoded = Grouped or removed so that each row is like others (see `protection.json`)
protection-generalise = Grouped by the code list `{ $list }`
protection-drop = Not handed over

# References that were loaded
reference-code-list = code list “{ $list }”
reference-institutions = directory of establishments
reference-territories = territories
reference-outlines = outlines of territories
reference-note-duplicate = UAI { $uai } stands several times, line { $line } is kept
reference-note-duplicate-code = code `{ $code }` stands twice at the same dates, line { $line } is kept
reference-note-reversed = line { $line }: code `{ $code }` closes before it opens, it counts as closed
reference-note-bad-uai = line { $line }: `{ $uai }` is not a UAI, line left out
reference-note-bad-code = line { $line }: code `{ $code }` does not have the expected form, line left out
reference-note-unknown-kind = line { $line }: “{ $kind }” is not known, line left out
reference-note-unknown-uai = { $count ->
    [one] { $count_text } line speaks of an establishment that the directory does not have
   *[other] { $count_text } lines speak of establishments that the directory does not have
}
reference-note-more = { $count ->
    [one] and another one
   *[other] and { $count_text } others
}

# Calendar of due dates.
calendar-name = Due dates of the conventions
calendar-summary = Deposit expected: { $title } ({ $period })
calendar-description = { $producer } deposits this dataset on that day at the latest: convention { $convention }, article { $article }.

agreement-event = “{ $title }”, article { $article }. To be done by: { $who }

# File sent in several parts.
arrival-expired = This file has been waiting for more than 24 hours. Send it again.
arrival-too-many = Too many files are being sent from this account. Finish one, or wait until they expire.
arrival-too-long = The file is longer than announced. Send it again.
arrival-digest = A part of the file arrived damaged. It will be sent again.
arrival-unknown = This file is no longer awaited. Send it again.
arrival-offset = The next part of the file is expected elsewhere. It will be sent again.
arrival-busy = This file is being sent already, perhaps in another tab.

# Printed document.
print-amendment = amendment { $number }

# Directories of ENT.
error-directory-format = Directory of an ENT: a file cannot be read or written: { $reason }
error-directory-clauses = Convention “{ $agreement }” feeds several ENT: say which clause ({ $clauses }).
error-directory-source = “{ $party }” has no accepted deposit to make a directory from: deposit the SIECLE and STS exports.
error-directory-busy = A directory of an ENT is being made on this node: try again once it is done.
error-directory-persons = { $count ->
    [one] { $count_text } identifier was never given in the directories of “{ $party }”: nothing is recorded. The identifier of a person is its `ENTPersonJointure`.
   *[other] { $count_text } identifiers were never given in the directories of “{ $party }”: nothing is recorded. The identifier of a person is its `ENTPersonJointure`.
}
error-directory-target = The recipient's server cannot be used: { $path }: { $reason }. The ENT guide says what this file holds.
error-directory-register = The register of the directory cannot be read: { $path }: { $reason }. Restore it from a backup: without it, identifiers would be given twice.
directory-because-asked = complete, as asked
directory-because-state = complete: the state delivered last is no longer on this node
directory-because-push = complete: the last push did not succeed, a delta would begin from a state that the recipient may not have
error-log-fault = The log of evidence cannot be read or continued: { $reason }. Nothing is delivered while it is so: `entente log fsck` names the place
error-no-log = { $folder } holds no log: give the folder of a node, or that of an imported copy
error-other-log = The archive is of another log ({ $origin }): ask the party that runs the right one for its key
error-older-log = The archive has { $size } entries, the copy that is there has { $kept }: import a later archive
error-unknown-act = The log holds no act { $act }: a number is written m-000001, or 42 for an entry
error-unknown-witness = The log has no witness { $witness }: `entente log witnesses` lists them
error-not-a-witness = { $folder } is not the folder of a witness: `entente witness create` makes one
error-not-cosigned = The answer is not the cosignature, by { $witness }, of what it was asked: ask again
error-witness-silent = The witness { $witness } did not cosign: { $reason }
error-time-silent = The time-stamping authority “{ $authority }” did not answer: { $reason }. The log is whole: ask again later (`entente log stamp`)
error-time-not-asked = No time was asked for, or the request is not there any more: write one (`entente log stamp --request FILE`), then have the authority answer it
error-time-order = The time-stamp token says { $at }, before { $other } which is written already: one of the two clocks is wrong. Compare the one of this machine (`timedatectl`), then ask again
error-no-time-authority = No time-stamping authority is chosen: describe it in `time.toml`, or give `--url`, `--command` or `--request`
error-cosignature-old = Nothing is delivered: the last cosignature of the log is of { $last }, and { $agreement } (article { $article }) does not let it be older than { $within }. Ask the witnesses to cosign (`entente log ask`)
error-cosignature-none = Nothing is delivered: no witness has cosigned the log, and { $agreement } (article { $article }) asks for a cosignature less than { $within } old. Add a witness and ask it to cosign (`entente log ask`)
log-fsck-database = The database cannot be compared with the log: { $reason }
log-fsck-unsigned = The checkpoint is not signed by the log's key
log-fsck-cosignature = The cosignature of { $witness } is under a checkpoint that the log did not sign
log-fsck-behind = { $witness } cosigned more entries than the log has: the end of the log was cut
log-fsck-fork = { $witness } cosigned another history than the log's
log-fsck-cut = { $count ->
    [one] The database has only { $count } entry left, the log has { $size }
   *[other] The database has only { $count } entries left, the log has { $size }
}
log-fsck-entry = Entry { $seq } of the database is not that of the log
log-fsck-clean = { $count ->
    [one] { $count } entry of the log { $origin } holds
   *[other] { $count } entries of the log { $origin } hold
}
log-fsck-stamp = The time-stamp `{ $name }` does not hold. Ask for it again (`entente log stamp`), then look who changed it
log-fsck-stamp-checkpoint = The time-stamp `{ $name }` is not over a checkpoint of this log
log-fsck-checkpoint = The checkpoint cannot be read, line { $line }: it has three lines, the name of the log, the number of entries (2^48 at most) and the root. Ask somebody who has a copy for it
log-fsck-size = The checkpoint says { $size } entries, the folder has { $there } at most: it is not its checkpoint, or nearly all is missing. Nothing else was looked at
log-fsck-other-tile = The tile `{ $path }`, which another one replaced, does not say what the log says: one of the two was changed
log-fsck-stamp-order = The time-stamp `{ $name }` says an instant before that of a shorter checkpoint
log-fsck-stamped = Time-stamped by { $authority } on { $at }, up to entry { $size }
log-fsck-cosigned = Cosigned by { $witness } up to entry { $size }
log-fsck-broken = { $problems ->
    [one] { $problems } fault in the log { $origin }:
   *[other] { $problems } faults in the log { $origin }:
}

# Who may see what.
access-protected = { $variable }: { $how }
access-table = table by { $dimensions }, no row
access-outcome-permitted = permitted
access-outcome-refused = refused
access-outcome-not-covered = not covered
access-outcome-gap = incomplete configuration
access-csv-party = recipient
access-csv-party-name = name of the recipient
access-csv-dataset = dataset
access-csv-title = title
access-csv-purpose = purpose
access-csv-purpose-label = label of the purpose
access-csv-outcome = answer
access-csv-count = number of variables
access-csv-variables = variables
access-csv-protections = protections
access-csv-convention = convention
access-csv-article = article
access-csv-end = last day
access-csv-why = why

# Audience of ENT: spreadsheet
audience-level-institution = establishment
audience-level-circonscription = circonscription
audience-level-departement = département
audience-level-academy = académie
audience-csv-level = level
audience-csv-code = code
audience-csv-place = place
audience-csv-month = month
audience-csv-profile = profile
audience-csv-service = service
audience-csv-visits = visits
audience-csv-visitor-days = visitor-days
audience-csv-seconds = duration in seconds
audience-csv-source = source
audience-csv-hidden = hidden
audience-csv-all = all

# Clearances.
error-clearance-not-administrator = Only an administrator of the organisation gives, renews and withdraws clearances: ask one
error-clearance-own = Nobody gives herself a clearance: ask another administrator of the organisation
error-clearance-unknown = There is no clearance { $clearance }, or it is not of this organisation
error-clearance-unknown-person = The organisation has no account { $user }: check its number on the page of clearances
error-clearance-not-asked = { $agreement } asks for no clearance, or does not exist: choose a convention of the list
error-clearance-no-clause = { $agreement } has no clause for the purpose { $purpose }: choose a purpose that the convention names
error-clearance-until = A clearance may be given from today to { $latest }, not until { $until }
error-clearance-state = { $state ->
    [requested] The clearance { $clearance } is asked for already: an administrator of the organisation must answer
    [declined] The clearance { $clearance } was declined: ask again if need be
    [to-sign] The clearance { $clearance } is given: its undertaking is still to be signed
    [valid] The clearance { $clearance } runs already
    [expired] The clearance { $clearance } is over: ask for a new one
   *[withdrawn] The clearance { $clearance } was withdrawn: ask for a new one if need be
}
error-not-cleared = { $last ->
    [requested] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Your request for the purpose { $purpose } waits for an administrator's answer
    [declined] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Your request for the purpose { $purpose } was declined: speak with an administrator
    [to-sign] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Your clearance for the purpose { $purpose } is given: sign the undertaking, on the page “Clearances”
    [expired] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Your clearance for the purpose { $purpose } is over: ask for another one, on the page “Clearances”
    [withdrawn] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Your clearance for the purpose { $purpose } was withdrawn: speak with an administrator
   *[none] This access is permitted to your organisation, and reserved to its cleared agents ({ $convention }, article { $article }). Ask for a clearance for the purpose { $purpose } under { $agreement }, on the page “Clearances”
}
undertaking-access = I have access to the data handed over under “{ $agreement }” because I am cleared for it ({ $convention }, article { $article }), and I lend my access to nobody.
undertaking-purpose = I use them for the purpose “{ $purpose }” only.
undertaking-secret = I keep the secret of statistics: I try to recognise nobody and publish nothing that would let anybody do so.
undertaking-transfer = I hand these data to nobody but the cleared agents of my organisation, save what the convention permits.
undertaking-end = When my clearance ends or is withdrawn, I destroy the copies that I hold, and I report any incident that I know of.

# Contractors.
error-mandate-unknown = There is no mandate { $mandate }, or it is not of this organisation
error-mandate-silent = { $agreement } does not let data be handed to a contractor: an article must except it from the prohibition of transfers (`forbid = "transfer"`, `except_contractor = true`)
error-mandate-transfer = { $agreement } does not let data be handed to a contractor: article { $article } of { $convention } forbids any transfer to a third party
error-mandate-no-clause = { $agreement } has no clause for the purpose { $purpose }, or does not name your organisation: choose a purpose that the convention names
error-mandate-siren = “{ $siren }” is not a SIREN: nine figures, of which the last one is the key
error-mandate-name = { $what ->
    [contractor] The name of the contractor is needed, in { $count_text } characters at most
   *[study] The title of the study is needed, in { $count_text } characters at most
}
error-mandate-until = A study may end from today to { $latest }, not on { $until }
error-mandate-over = The study of mandate { $mandate } ended on { $until }: nothing is handed over under it any more. Name a new one if need be
error-mandate-purpose = { $delivery } was not delivered for the purpose or under the convention of mandate { $mandate }: ask for the data for that purpose, or name the contractor under the other convention
error-mandate-delivery = There is no delivery { $delivery }, or it is not of this organisation
error-mandate-not-awaited = No attestation is waited for under mandate { $mandate }: the study runs, or nothing was handed over, or the destruction is attested already
error-mandate-rows = The rows of `{ $file }` can be read neither as a CSV in UTF-8 separated by semicolons nor as a Parquet: convert the file to one of them, without sorting its rows
error-mandate-attestation = An attestation is a file of up to 10 MB, and not an empty one
mandate-notice-who = Copy handed to { $contractor } (SIREN { $siren }) by { $party }, mandate { $mandate }, for the study “{ $study }”.
mandate-notice-purpose = { $agreement }, article { $article }, lets it be used for this study and the purpose “{ $purpose }” only; nothing is handed to a third party, and nobody tries to recognise anybody.
mandate-notice-mark = This copy bears a mark that is yours alone: the order of its rows. The values are those of the delivery.
mandate-notice-destroy = The study ends on { $until }. The files and their copies are then destroyed, and an attestation of destruction is given to { $party }.
# Forecasts: what parties say.
error-unknown-place = No figure of { $place } is shown to you: check the code, or ask for the counts.
error-shares-no-figures = No convention in force lets { $party } look at the same counts as another party.
error-forecast-hidden = The forecast of { $place } is not shown, because it would rest on small counts: no figure can be written there.
error-figure-too-small = { $count ->
    [one] A figure under { $count_text } pupil is not taken: it would be shown as it is. Say it for grouped levels.
   *[other] A figure under { $count_text } pupils is not taken: it would be shown as it is. Say it for grouped levels.
}
error-reason-missing = The reason is missing: say why in one sentence, naming nobody.
error-proposal-closed = The proposal { $proposal } does not wait for your answer: it was answered, another one replaces it, or it is yours.
error-not-declared-by = Only the party that declared an event takes it back: { $party } is not its author.

# Studies.
error-unknown-study = No study { $study } is shown to you.
error-study-faulty = { $count ->
    [one] The study has { $count_text } fault.
   *[other] The study has { $count_text } faults.
}
error-study-proposed = This version cannot be proposed: the party that drafted it alone proposes its draft, once.
error-study-approved = This version does not wait for your approval.
error-study-published = This version cannot be published: it needs the approval of each party.
error-study-withdrawn = This version cannot be withdrawn: it is already, or the party that drafted it is to do it.
error-study-differs = These figures, made again for you from the same data, are not those of the version: { $figures }. Ask for the same data, or for a new version.
error-study-unchanged = Version { $number } already has this text and these figures: nothing is to be kept.
study-fault-line = Line { $line }:
study-fault-front-missing = the file does not begin with `+++` but with `{ $value }`
study-remedy-front-missing = Open the file with a line `+++`, write `id`, `title`, `convention` and `parties`, close with a line `+++`.
study-fault-not-toml = `{ $value }` does not read as `key = value`
study-remedy-not-toml = Put texts between quotes and lists between brackets: `place = "school:0990001N"`.
study-fault-key-missing = the key `{ $value }` is missing
study-remedy-key-missing = Add `{ $value } = "…"`.
study-fault-key-unknown = the key `{ $value }` means nothing here
study-remedy-key-unknown = Remove it, or see the known keys in the guide of forecasts.
study-fault-value-form = `{ $value }` is not of the form of this key
study-remedy-value-form = Name: small letters, digits and hyphens. Place: `school:UAI` or `departement:099`. Day: 2026-11-21. Digest: twelve positions at least.
study-fault-convention-unknown = the convention { $value } does not let you look at the same counts as another party
study-remedy-convention-unknown = Name the convention in force under which the counts are handed over.
study-fault-party-unknown = { $value } does not look at the same counts under this convention
study-remedy-party-unknown = Remove that party, or open the counts to it by the convention.
study-fault-parties-few = a study has two parties at least, one of which drafts it (`{ $value }`)
study-remedy-parties-few = Write `parties = ["…", "…"]` with the identifiers that the convention gives.
study-fault-day-to-come = { $value } has not come yet
study-remedy-day-to-come = Take today or a past day, or remove `as_of`.
study-fault-name-taken = the name { $value } is that of a study of other parties
study-remedy-name-taken = Choose another `id`.
study-fault-block-open = the block `{ $value }` is not closed
study-remedy-block-open = Close the block with a line of three backticks.
study-fault-kind-unknown = the figure { $value } does not exist
study-remedy-kind-unknown = Choose `forecast`, `occupancy`, `card`, `comparison`, `mixity` or `territory`.
study-fault-figure-twice = two figures are called { $value }
study-remedy-figure-twice = Give each its `id`.
study-fault-place-unknown = no figure of { $value } is shown to you
study-remedy-place-unknown = Check the code of the place, or ask for the data that is missing.
study-fault-grade-unknown = the place does not have the level { $value }
study-remedy-grade-unknown = Take a code of the list `niveaux-2d` that the place teaches, or remove `grade`.
study-fault-nothing-to-read = no data is handed to you from which to make this figure (`{ $value }`)
study-remedy-nothing-to-read = Deposit or ask for the data: places for `occupancy`, indicators for `card`, a protected table for `mixity`.
study-fault-other-data = the data is not that of the study: `{ $value }`
study-remedy-other-data = Correct the digest under `[data]`, fix the day with `as_of`, or remove the pin.
study-fault-too-large = the study is too large ({ $value })
study-remedy-too-large = 200,000 bytes and 40 figures at most: split it in two studies.
study-state-draft = draft
study-state-proposed = proposed
study-state-approved = approved by all parties
study-state-published = published
study-state-superseded = replaced
study-state-withdrawn = withdrawn
