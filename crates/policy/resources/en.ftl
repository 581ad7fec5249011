# Decisions: why, what is missing, the nearest clause, what a delivery binds to.

cited = { $part ->
    [annex] line { $article } of the technical annex
    [preamble] the preamble
   *[article] article { $article }
 } of convention “{ $convention }” (line { $line } of its file)
kind-name = { $kind ->
    [ine] national pupil number
    [nominative] names a person
    [address] address of a person
    [sensitive] sensitive
    [quasi] helps to recognise a person
    [pseudonym] pseudonym
   *[plain] says nothing of persons
 }

reason-granted = Permitted: { cited } provides for this delivery for the purpose “{ $purpose }”.
reason-purpose-forbidden = Refused: { cited } forbids the purpose “{ $purpose }”.
reason-variable-forbidden = Refused: { cited } forbids handing over the variable “{ $variable }” ({ kind-name }).
reason-not-covered = Not covered: no clause permits this request.
reason-incomplete = Gap: { cited } would permit this request, but the configuration is incomplete.

nearest = Nearest clause: { cited }, on dataset “{ $dataset }”, for the recipient “{ $to }” and the purposes: { $purposes }.

missing-agreement-in-force = Convention “{ $value }” is not in force on { $day }.
missing-agreement-phase = { $phase ->
    [draft] Convention “{ $value }” was only a draft on { $day }.
    [under-signature] Convention “{ $value }” was not signed by all of its parties on { $day }.
    [signed] Convention “{ $value }” was not notified yet on { $day }.
    [notified] Convention “{ $value }” was not notified yet to all of its parties on { $day }.
    [suspended] Convention “{ $value }” is suspended on { $day }.
   *[ended] Convention “{ $value }” ended before { $day }.
}
missing-recipient-gone = The recipient “{ $value }” is no longer a party to convention “{ $convention }”.
missing-recipient = The recipient “{ $value }” does not hold the role “{ $to }” of the clause.
missing-recipient-unknown = The recipient “{ $value }” is a party to no convention.
missing-directory-clause = Convention “{ $convention }” has no clause “{ $value }” that feeds an ENT.
missing-dataset = The clause is not about dataset “{ $value }”.
missing-dataset-close = No clause is about a dataset “{ $value }”; did you mean “{ $close }”?
missing-dataset-unknown = No clause is about a dataset “{ $value }”.
missing-purpose = The purpose “{ $value }” is not among those of the clause: { $purposes }.
missing-purpose-close = No clause knows the purpose “{ $value }”; did you mean “{ $close }”?
missing-purpose-unknown = No clause provides for the purpose “{ $value }”.
missing-variable = The clause does not include the variable “{ $value }” of dataset “{ $dataset }”.
missing-variable-close = Dataset “{ $dataset }” has no variable “{ $value }”; did you mean “{ $close }”?
missing-variable-dropped = The clause leaves out the variable “{ $value }” of dataset “{ $dataset }”.
missing-variable-excluded = The variable “{ $value }” is excluded from the deposits of dataset “{ $dataset }”.
missing-variable-unknown = Dataset “{ $dataset }” has no variable “{ $value }”.

gap-annex-line = No annex line describes dataset “{ $value }”: its producer is not known.
gap-cadre = The cadre “{ $value }” that the local convention applies is not loaded.
gap-basis-ended = The clause rests on a text that is not in force since { $day }: “{ $value }”. An amendment must cite another one.
gap-basis-not-yet = The clause rests on a text that is in force from { $day } on: “{ $value }”.
gap-recipient-not-authorised = No text in force lets “{ $value }” receive “{ $dataset }”: the list of authorised recipients names those that may.
gap-code-list = The code list “{ $value }” that groups the variable “{ $variable }” is not loaded.
gap-directory-role = Nobody holds the role “{ $value }” of the clause “{ $name }”: name a party for this role.
gap-evaluation = The request on “{ $value }” could not be examined: tell the operator of the platform.
gap-institution-variable = Dataset “{ $value }” does not say to which establishment a row belongs: it cannot be limited to a territory.
gap-no-variable = The clause leaves no variable of dataset “{ $value }” to deliver.
gap-producer = Nobody holds the role “{ $value }”, producer of dataset “{ $dataset }”: name a party to this role.
gap-protected-variable = The clause protects the variable “{ $value }”, which dataset “{ $dataset }” does not describe.
gap-protection-ine = The variable “{ $value }” holds the national pupil number: add a protection to the clause, it never leaves.
gap-protection-twice = The clause protects the variable “{ $value }” several times: keep one protection.
gap-schema = Dataset “{ $value }” is not described: add its file schema.json.
gap-territory = The territory of the recipient “{ $value }” is not known: add it to its clause.
gap-variable = The clause names the variable “{ $value }”, which dataset “{ $dataset }” does not describe.

obligation-pseudonym-stable = The variable “{ $variable }” is replaced by a pseudonym, the same over the years for this recipient and purpose.
obligation-pseudonym-yearly = The variable “{ $variable }” is replaced by a pseudonym that changes each school year.
obligation-generalise = Values of the variable “{ $variable }” are grouped by the code list “{ $list }”.
obligation-drop = The variable “{ $variable }” is left out.
obligation-anonymity = Each row is made like at least { $k } rows by { $quasi }: their values are grouped or removed.
obligation-table-suppress = No row leaves: a table counted by { $dimensions }, whose cells at risk are hidden and whose audit is published.
obligation-table-round = No row leaves: a table counted by { $dimensions }, whose small counts are rounded.
obligation-table-noise = No row leaves: a table counted by { $dimensions }, each count of which has noise.
obligation-source-mention = Each table or figure bears the mention: { $mention }
obligation-clearance = The data are reserved to cleared agents.
obligation-no-duplicate-survey = Establishments are not surveyed on what is already exchanged.
obligation-statistical-confidentiality = Nothing drawn from them lets anybody be recognised (statistical confidentiality).
obligation-source-processing = Personal data serve only what the processing that they come from provides for.
obligation-cosignature = Nothing leaves while the last cosignature of the log is older than agreed ({ $within }).
obligation-no-transfer = The data are not handed on to third parties.
obligation-no-transfer-except-contractor = The data are not handed on to third parties, except to the contractor of a study, who destroys them afterwards.
obligation-not-for-purpose = The data do not serve the purpose “{ $purpose }”.
