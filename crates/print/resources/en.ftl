# What surrounds the text of a convention on paper.
print-id = Identifier
print-version = Version
print-state = State
print-parties = Parties
print-applies = Applies
print-signed-on = Signed on
print-notified-on = Notified on
print-sha256 = Digest of the text (SHA-256)
print-copy-for = Copy of
print-footer = { $id } – text { $hash }…
print-page = { $page } / { $count }
print-initials = Initials
print-attached-text = The text of the convention, to the byte
print-attached-signatures = The signatures of this text
print-subject = Convention { $id }, text of SHA-256 { $hash }
print-day = { $first ->
    [yes] 1 { $month } { $year }
   *[no] { $day } { $month } { $year }
}
print-month-1 = January
print-month-2 = February
print-month-3 = March
print-month-4 = April
print-month-5 = May
print-month-6 = June
print-month-7 = July
print-month-8 = August
print-month-9 = September
print-month-10 = October
print-month-11 = November
print-month-12 = December

# The annex as tables.
annex-title = Tables of the annex
annex-remark = These tables sum up the lines of the annex and give the variables of each dataset, from their schemas. The text that binds the parties is the one before.
annex-glance = Datasets
annex-line = Line
annex-dataset = Dataset
annex-duty = Duty
annex-producer = Producer
annex-due = Due
annex-duty-required = required
annex-duty-expected = expected
annex-duty-desirable = desirable
annex-every-always = all the time
annex-every-day = each day
annex-every-week = each week
annex-every-month = each month
annex-every-quarter = each quarter
annex-every-half-year = twice a year
annex-every-year = each year
annex-every-several = several times a year
annex-every-request = on request
annex-every-need = as needed
annex-day = { $first ->
    [yes] 1 { $month }
   *[no] { $day } { $month }
}
annex-variables = { $line } – { $dataset }: variables
annex-variable = Variable
annex-meaning = Meaning
annex-type = Type
annex-kind = Sensitivity
annex-type-string = text
annex-type-integer = whole number
annex-type-number = number
annex-type-boolean = yes or no
annex-type-date = date
annex-type-year = year
annex-type-any = anything
annex-type-datetime = date and time
annex-type-time = time
annex-type-yearmonth = month
annex-type-duration = duration
annex-type-object = JSON object
annex-type-array = JSON array
annex-type-list = list
annex-type-geopoint = point
annex-type-geojson = GeoJSON
annex-kind-ine = national identifier
annex-kind-nominative = nominative
annex-kind-address = address
annex-kind-sensitive = sensitive
annex-kind-quasi = helps to recognise
annex-kind-pseudonym = pseudonym
annex-kind-plain = none

# Signatures.
sign-title = Signatures
sign-copies = { $count ->
    [one] Made in one original copy.
   *[other] Made in { $count_text } original copies, one for each party.
}
sign-complete = Each party signed this text with its key, and each signature is verified.
sign-complete-recorded = Each party signed this text. Signatures made elsewhere are recorded by a party; they are not verified here.
sign-incomplete = What is signed is verified; not all parties have signed yet.
sign-broken = The signatures of this text do not all hold: see below.
sign-signatory = Signatory
sign-function = Function
sign-delegation = Delegation
sign-where = Done at, on
sign-done = { $place }, { $day }
sign-done-blank = Done at ……………………………………, on ……………………………………
sign-proof = Proof
sign-verified = Ed25519 signature of this text, verified
sign-not-verified = none: the signature does not hold
sign-elsewhere = signature made elsewhere, recorded, not verified
sign-reference = Reference
sign-recorded-by = Recorded by
sign-recorded = { $party }, { $day }
sign-key = Key
sign-fault = Beware
sign-compromised = the key is compromised since { $day }
sign-missing = { $party } has not signed.
sign-initials = Initials
sign-part = Part of the text
sign-digest = Digest
sign-initialled = initialled
sign-head = Head
sign-attached = The file of the convention and that of its signatures are attached to this document: anybody can verify them without the parties.
sign-draft = Draft: no signature is attached. The frames below are for signing on paper.
