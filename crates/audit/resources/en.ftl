# Evidence log: what happened.
event-node-created = Node { $node } created with version { $version }
event-agreement-loaded = Convention { $agreement } loaded
event-reference-loaded = { $count ->
    [one] Reference { $reference } loaded, { $count_text } row
   *[other] Reference { $reference } loaded, { $count_text } rows
}
event-reference-versioned = { $count ->
    [one] Version { $version } of { $reference } recorded, { $count_text } change
   *[other] Version { $version } of { $reference } recorded, { $count_text } changes
}
event-reference-planned = { $count ->
    [one] Version { $version } of { $reference } announced for { $date }, { $count_text } change
   *[other] Version { $version } of { $reference } announced for { $date }, { $count_text } changes
}
event-reference-announced = { $count ->
    [one] Version { $version } of { $reference } announced to { $count_text } party
   *[other] Version { $version } of { $reference } announced to { $count_text } parties
}
event-query-saved = Query { $query } saved by { $party }
event-query-removed = Query { $query } deleted
event-user-created = Account { $user } created for { $party }
event-user-changed = Account { $user } of { $party } changed
event-user-removed = Account { $user } removed
event-deposit-received = Deposit { $deposit } received from { $party }: { $dataset }, { $period }, version { $version }
event-deposit-accepted = { $count ->
    [one] Deposit { $deposit } accepted, { $count_text } row
   *[other] Deposit { $deposit } accepted, { $count_text } rows
}
event-deposit-accepted-in-part = { $count ->
    [one] Deposit { $deposit } accepted in part, { $count_text } row in the file
   *[other] Deposit { $deposit } accepted in part, { $count_text } rows in the file
}
event-deposit-rejected = { $count ->
    [one] Deposit { $deposit } rejected by its check, { $count_text } row
   *[other] Deposit { $deposit } rejected by its check, { $count_text } rows
}
event-deposit-superseded = Deposit { $deposit } replaced by { $by }
event-rows-set-aside = { $count ->
    [one] Deposit { $deposit }: { $count_text } row set aside
   *[other] Deposit { $deposit }: { $count_text } rows set aside
}
event-deposit-withdrawn = { $reason ->
    [wrong-content] Deposit { $deposit } withdrawn: its content is wrong
    [wrong-period] Deposit { $deposit } withdrawn: wrong period
    [wrong-dataset] Deposit { $deposit } withdrawn: it is not that dataset
    [personal-data] Deposit { $deposit } withdrawn: personal data that must not be there
   *[no-basis] Deposit { $deposit } withdrawn: its basis is gone
}
event-alert-replaced = { $recipient } told that deposit { $deposit } was replaced (alert { $alert })
event-alert-withdrawn = { $recipient } told that deposit { $deposit } was withdrawn (alert { $alert })
event-alert-acknowledged = Alert { $alert } read by its recipient
event-deposit-reminded = Reminder to { $party }: { $dataset }, { $period } ({ $stage })
event-agreement-fact-recorded = Convention { $agreement }: fact { $fact } of { $date } recorded ({ $what })
event-agreement-fact-corrected = Convention { $agreement }: fact { $fact } of { $date } recorded ({ $what }), in place of { $replaces }
event-agreement-signed = Convention { $agreement } signed by { $party } (signature { $signature })
event-agreement-signature-recorded = { $means ->
    [demarches-simplifiees] Signature of { $agreement } by { $party } on Démarches simplifiées, recorded by { $by } ({ $signature })
    [registered-letter] Signature of { $agreement } by { $party } by registered letter, recorded by { $by } ({ $signature })
    [paper] Signature of { $agreement } by { $party } on paper, recorded by { $by } ({ $signature })
   *[electronic] Electronic signature of { $agreement } by { $party } made elsewhere, recorded by { $by } ({ $signature })
}
event-key-registered = Key { $key }… of { $party } entered the register
event-key-replaced = Key { $key }… of { $party } entered the register, in place of { $former }…
event-key-revoked = { $why ->
    [lost] Key { $key }… of { $party } revoked: lost
    [compromised] Key { $key }… of { $party } revoked: compromised
   *[holder-left] Key { $key }… of { $party } revoked: its holder may not sign any more
}
event-amendment-proposed = Amendment { $number } of { $agreement } proposed
event-agreement-joined = { $count ->
    [one] { $party } joined { $agreement }, for { $count_text } establishment
   *[other] { $party } joined { $agreement }, for { $count_text } establishments
}
event-paper-agreement-registered = Convention on paper { $agreement } entered the census ({ $paper })
event-study-version-kept = Version { $number } of a study drafted by { $party } ({ $version })
event-study-proposed = Version { $version } of a study proposed by { $party }
event-study-approved = Version { $version } of a study approved by { $party }
event-study-published = Version { $version } of a study published by { $party }
event-study-withdrawn = Version { $version } of a study withdrawn by { $party }
event-forecast-adjusted = Forecast of { $place } for { $year } adjusted by { $party } ({ $act })
event-forecast-commented = Forecast of { $place } for { $year } commented by { $party } ({ $act })
event-forecast-figure-proposed = Figure proposed by { $party } for { $place } in { $year } ({ $act })
event-forecast-figure-agreed = Figure agreed by { $party } for { $place } in { $year } ({ $act })
event-forecast-figure-declined = Figure not agreed by { $party } for { $place } in { $year } ({ $act })
event-forecast-event-declared = Event of { $year } declared by { $party } for { $place } ({ $act })
event-forecast-event-withdrawn = Event of { $year } taken back by { $party } for { $place } ({ $act })
event-witness-added = { $party } becomes a witness of the log ({ $name })
event-witness-removed = { $party } is a witness of the log no more ({ $name })
event-clearance-recorded = { $step ->
    [requested] Clearance { $clearance } requested by { $user } ({ $party }): { $purpose }, { $agreement }
    [declined] Clearance { $clearance } of { $user } ({ $party }) declined: { $purpose }, { $agreement }
    [granted] Clearance { $clearance } given to { $user } ({ $party }) until { $until }: { $purpose }, { $agreement }
    [undertaken] Undertaking signed by { $user } ({ $party }) for clearance { $clearance }: { $purpose }, { $agreement }
    [renewed] Clearance { $clearance } of { $user } ({ $party }) renewed until { $until }: { $purpose }, { $agreement }
   *[withdrawn] Clearance { $clearance } of { $user } ({ $party }) withdrawn: { $purpose }, { $agreement }
}
event-clearance-missing = Access not given to { $user } ({ $party }), without a clearance: { $purpose }, { $agreement }
event-mandate-recorded = { $step ->
    [declared] Contractor named by { $party } until { $until } (mandate { $mandate }, { $agreement })
    [handed-over] Marked copy of { $delivery } for the contractor of mandate { $mandate } ({ $party }, { $agreement })
    [extended] Mandate { $mandate } of { $party } extended until { $until } ({ $agreement })
    [ended] Mandate { $mandate } of { $party } ended on { $until } ({ $agreement })
    [asked] Attestation of destruction asked for mandate { $mandate } of { $party } ({ $agreement })
    [reminded] Attestation of destruction asked again for mandate { $mandate } of { $party } ({ $agreement })
    [escalated] No attestation of destruction: producers told, mandate { $mandate } of { $party } ({ $agreement })
   *[certified] Destruction attested for mandate { $mandate } of { $party } ({ $agreement })
}
event-agreement-reminded = Reminder of { $agreement }: { $entry }, on { $date } ({ $stage })
event-access-permitted = Access permitted to { $recipient }: { $dataset } for { $purpose }, decision { $decision }
event-access-refused = Access refused to { $recipient }: { $dataset } for { $purpose }, decision { $decision }
event-access-not-covered = Access not covered for { $recipient }: { $dataset } for { $purpose }, decision { $decision }
event-access-gap = Access without an answer for { $recipient }, incomplete configuration: { $dataset } for { $purpose }, decision { $decision }
event-delivery-sent = { $count ->
    [one] Delivery { $delivery } of { $dataset } to { $recipient }, { $count_text } row
   *[other] Delivery { $delivery } of { $dataset } to { $recipient }, { $count_text } rows
}
event-pseudonym-key-put-in-force = Key of pseudonyms { $generation } put in force (mark { $mark })
event-pseudonym-key-split = Key of pseudonyms { $generation } split in three shares: { $holders }
event-pseudonym-key-restored = Key of pseudonyms { $generation } made again from the shares of { $holders }
event-pseudonyms-rekeyed = { $count ->
    [one] From key { $from } to key { $to } for { $recipient } ({ $dataset }): { $count_text } pseudonym, with the shares of { $holders }
   *[other] From key { $from } to key { $to } for { $recipient } ({ $dataset }): { $count_text } pseudonyms, with the shares of { $holders }
}
event-pseudonyms-reversed = { $count ->
    [one] Identifier found from { $count_text } pseudonym of { $recipient } ({ $dataset }), { $convention } article { $article }, with the shares of { $holders }
   *[other] Identifiers found from { $count_text } pseudonyms of { $recipient } ({ $dataset }), { $convention } article { $article }, with the shares of { $holders }
}
event-pseudonym-act-refused = Act with the key of pseudonyms refused ({ $act }): { $why ->
    [key-in-force] a key is in force already
    [shares] the shares do not give a key
    [share-unknown] a share comes from a splitting that the log does not know
    [other-key] the shares are of another key
    [one-holder] both shares are of one holder
    [never-split] the key in force was never split
    [not-producer] the party does not produce the dataset
    [not-granted] no clause gives those pseudonyms
    [article-unknown] the article is in no convention
   *[not-identifier] the variable is not an identifier
}
event-table-refused = Table of { $dataset } permitted by decision { $decision } and not handed to { $recipient }: it does not pass its audit
event-delivery-downloaded = Delivery { $delivery } fetched by { $user }
event-directory-complete = { $count ->
    [one] ENT directory { $delivery } of { $agreement }, complete on { $date }, to { $recipient }: { $count_text } record
   *[other] ENT directory { $delivery } of { $agreement }, complete on { $date }, to { $recipient }: { $count_text } records
}
event-directory-delta = { $count ->
    [one] ENT directory { $delivery } of { $agreement }, changes of { $date }, to { $recipient }: { $count_text } record
   *[other] ENT directory { $delivery } of { $agreement }, changes of { $date }, to { $recipient }: { $count_text } records
}
event-directory-pushed = { $count ->
    [one] ENT directory { $delivery } pushed and read back from its recipient, in { $count_text } attempt
   *[other] ENT directory { $delivery } pushed and read back from its recipient, in { $count_text } attempts
}
event-directory-not-pushed = { $count ->
    [one] ENT directory { $delivery } not pushed, after { $count_text } attempt
   *[other] ENT directory { $delivery } not pushed, after { $count_text } attempts
}
event-directory-objected = Objection of a person to being in the directories of { $party }, from { $date } on
event-directory-objection-withdrawn = Objection of a person to being in the directories of { $party } withdrawn
event-directory-purged = { $count ->
    [one] ENT directory { $delivery }: { $count_text } file destroyed at the end of its retention
   *[other] ENT directory { $delivery }: { $count_text } files destroyed at the end of their retention
}
event-directory-downloaded = ENT directory { $delivery } fetched by { $user }
event-session-opened = Sign-in of { $user }
event-session-closed = Sign-out of { $user }
event-salts-erased = { $count ->
    [one] { $count } salt erased
   *[other] { $count } salts erased
}
event-session-refused = Sign-in refused

# What verification finds.
breach-changed-entry = Entry { $seq } of the log was changed: it no longer gives its digest
breach-missing-entry = Entry { $seq } of the log is missing
breach-missing-entries = Entries { $from } to { $to } of the log are missing
breach-broken-link = Entry { $seq } does not continue the one before: one of the two was rewritten
breach-out-of-order = Entry { $seq } is not in its place
breach-wrong-head = The head of the log names entry { $head }, the last one found is { $found }, or does not have the digest that the head states
breach-truncated = The log is cut: its last entry should be { $expected }, the last one found is { $found }
breach-wrong-checkpoint = Entry { $seq } no longer has the digest noted outside the database: the log was rewritten since
breach-unreadable = Entry { $seq } cannot be read, or comes from a later version
fact-changed = Table { $table }, { $id }: the row was changed after entry { $seq }, which records it
fact-missing = Table { $table }, { $id }: the row is missing, entry { $seq } records it
fact-unrecorded = Table { $table }, { $id }: no entry records this row, which claims entry { $seq }
fact-unreadable = Table { $table }, { $id }: the row of entry { $seq } cannot be read
storage-damaged = The database is damaged: { $detail }
storage-unreadable = The database cannot be read ({ $part }): { $detail }
storage-schema = “{ $name }” in the database is not what the migrations make
storage-counter = Counter “{ $name }” says { $found }, the log says { $expected }
storage-migration = Migration { $number } applied to this database is not the program's

# Signatures of conventions.
statement-too-large = the file is too large: at most 8 MiB and 1,000 statements
statement-not-text = line { $line }: this is not the text of a statement: a character that is not seen, a blank at the end of a line, or a cut file
statement-line = line { $line }: expected `{ $expected }`, found `{ $found }`
statement-value = line { $line }: `{ $found }` cannot be the value of `{ $name }`
statement-unsigned = line { $line }: this statement has no `signed` line: nobody signed it
signature-text = Text of SHA-256 { $hash }
signature-sound = Signature of { $party }: verified
signature-broken = Signature of { $party }: it does not hold
signature-recorded = Signature of { $party } made elsewhere: recorded, not verified
signature-recorded-broken = Signature of { $party } made elsewhere: its record does not hold
signatory = { $name }, { $function }; { $place }, on { $date }
signatory-delegated = { $name }, { $function }, by delegation ({ $delegation }); { $place }, on { $date }
signature-key = key { $key }
signature-means = { $means ->
    [demarches-simplifiees] Démarches simplifiées, dossier { $reference }
    [registered-letter] registered letter { $reference }
    [paper] paper, original: { $reference }
   *[electronic] electronic signature, reference { $reference }
}
signature-recorded-by = recorded by { $party } on { $date }, with the key { $key }
signature-changed-text = the text is not what was signed
signature-changed-line-ends = only the ends of lines differ from what was signed: a program saved the file in another form; take the original
signature-not-signed = this key did not sign this: the statement or the signature was changed
signature-other-agreement = it is of another convention, { $agreement }
signature-not-a-party = this is not a party of the convention
signature-initials = the text is what was signed, but its articles are not those that were initialled
signature-compromised = the key is compromised since { $date }: another proof must say that the signature is older
signature-missing = The signature of { $party } is missing
signature-summary-complete = Each party signed this text, and each signature is verified.
signature-summary-complete-recorded = Each party signed this text; signatures made elsewhere are recorded and not verified.
signature-summary-incomplete = What is signed holds; not all parties have signed.
signature-summary-broken = This file cannot be taken for signed.
standing-unknown = the key is not in the register
standing-other-party = the key is that of { $party }
standing-not-yet = the key may only sign from { $date }
standing-ended = the key may not sign any more since { $date }
standing-replaced = the key was replaced on { $date }
standing-revoked = { $why ->
    [lost] the key is revoked since { $date }: it is lost
    [compromised] the key is revoked since { $date }: it is compromised
   *[holder-left] the key is revoked since { $date }: its holder has no more right to sign
}
standing-valid = the key may sign
key-not-its-own = the key did not sign its own entry, or the entry was changed
key-twice = an earlier entry speaks of the same key
key-former-unknown = the key that it says to replace is not in the register, or is another party's
key-former-unsigned = the key that it says to replace did not sign
key-revoked-unknown = it revokes a key that is not in the register, or is another party's
key-revoked-unsigned = no key of the party signed what revokes it
part-changed = { $part ->
    [head] The head (line { $line }) changed since the signature
   *[other] “{ $part }” (line { $line }) changed since the signature
}
part-added = “{ $part }” (line { $line }) was not in the signed text
part-removed = “{ $part }” was in the signed text and is not there any more
part-moved = “{ $part }” (line { $line }) stood in another place of the signed text
place-changed = line { $line }, character { $column }: “{ $signed }” was signed, “{ $found }” stands there
place-added = line { $line }, character { $column }: “{ $found }” stands there and was not signed
place-removed = line { $line }, character { $column }: “{ $signed }” was signed and is not there any more
place-more = { $count ->
    [one] and { $count_text } other place
   *[other] and { $count_text } other places
}

# The tree of the log, witnesses, salts and evidence.
tree-missing-tile = The tile { $path } of the log is missing
tree-malformed-tile = The tile { $path } of the log is cut, longer or unreadable
tree-changed-entry = Entry { $seq } of the log was changed (tile { $path })
tree-changed-tile = The tile { $path } of the log was changed, at rank { $position }
tree-rewritten-tile = The tile { $path } of the log was rewritten with what it covers
tree-wrong-root = { $count ->
    [one] The log ({ $count_text } entry) is not that of the signed checkpoint: another one, or one rewritten whole
   *[other] The log ({ $count_text } entries) is not that of the signed checkpoint: another one, or one rewritten whole
}
witness-malformed = The request to the witness is not of its form: copy what the log wrote
witness-unknown-log = The witness does not follow the log { $origin }: give it the key of that log
witness-unsigned = The log did not sign this checkpoint with the key that the witness knows
witness-other-size = { $count ->
    [one] The witness has { $count_text } entry: ask again from there
   *[other] The witness has { $count_text } entries: ask again from there
}
witness-forked = The log showed two histories: the two signed checkpoints prove it
witness-inconsistent = Nothing shows that this checkpoint continues the one before: ask the log for its tiles
salt-missing = The salt of commitment { $commitment } (entry { $seq }) is missing, without trace of erasure
salt-changed = The salt of commitment { $commitment } (entry { $seq }) was changed
salt-unrecorded = A salt is kept for commitment { $commitment }, which no entry holds
evidence-fault = { $code ->
    [form] The file is not evidence in its one form ({ $place }): ask for it again as it was written
    [checkpoint] The checkpoint cannot be read ({ $place })
    [key] The key is not one, or not the one needed ({ $place })
    [untrusted] The log's key is not the one that you know ({ $place }): compare them by another way
    [log-signature] The log did not sign this checkpoint ({ $place })
    [witness-signature] The witness did not cosign this checkpoint ({ $place })
    [witness-absent] A witness that you ask for did not cosign ({ $place })
    [unknown-signature] A signature of the checkpoint has no key in the evidence ({ $place })
    [entry] The text is not an entry of a log ({ $place })
    [index] The rank is not that of the entry, or is not after the one before ({ $place })
    [inclusion] The entry is not in the log of the checkpoint: it, or its path, was changed ({ $place })
    [row] The record is not the one whose digest the entry holds ({ $place })
    [row-absent] The record is missing ({ $place })
    [text] The text of the convention is not the one whose digest the entry holds ({ $place })
    [link] What the act stands on is not in the evidence: decision or signed text ({ $place })
    [signature] The signature is not that of the key and the text ({ $place })
    [signing-key] The key is unknown, or could not sign that day ({ $place })
    [opening] The salt and the value do not give a commitment of the entries ({ $place })
    [time] The trusted time does not hold ({ $place })
    [time-order] An entry says an instant after the trusted time at which it was there ({ $place })
   *[seal] The whole is not what the log sealed: something is missing, or was added ({ $place })
}

# Why a trusted time (RFC 3161) is not taken
time-fault = { $code ->
    [kind] The trusted time is of the kind “{ $said }”: only “rfc3161” is known here
    [refused] The time-stamping authority refuses (status { $status }): { $said }
    [form] These are not the bytes of a time-stamp token (RFC 3161): ask for the authority's answer as it wrote it
    [imprint] The time-stamp token is over another checkpoint
    [nonce] The time-stamp token answers another request: ask again
    [algorithm] The token is signed in a way that is not accepted: RSA (2,048 bits or more), ECDSA (P-256, P-384) or Ed25519, on SHA-256, 384 or 512
    [certificate] The certificate of the time-stamping authority is not there, or is not the one that the token names
    [usage] The certificate is not that of a time-stamping authority: it must be made for that alone (RFC 3161, 2.3)
    [validity] The certificate of the time-stamping authority did not hold at the instant of the token
    [signature] The signature of the time-stamping authority does not hold: the token was changed
   *[untrusted] The time-stamping authority is none of those that you know: compare its certificate by another way
}
