# Ce qui entoure le texte d'une convention sur le papier.
print-id = Identifiant
print-version = Version
print-state = État
print-parties = Parties
print-applies = Applique
print-signed-on = Signée le
print-notified-on = Notifiée le
print-sha256 = Empreinte du texte (SHA-256)
print-copy-for = Exemplaire de
print-footer = { $id } – texte { $hash }…
print-page = { $page } / { $count }
print-initials = Paraphes
print-attached-text = Le texte de la convention, à l'octet près
print-attached-signatures = Les signatures de ce texte
print-subject = Convention { $id }, texte de SHA-256 { $hash }
print-day = { $first ->
    [yes] 1er { $month } { $year }
   *[no] { $day } { $month } { $year }
}
print-month-1 = janvier
print-month-2 = février
print-month-3 = mars
print-month-4 = avril
print-month-5 = mai
print-month-6 = juin
print-month-7 = juillet
print-month-8 = août
print-month-9 = septembre
print-month-10 = octobre
print-month-11 = novembre
print-month-12 = décembre

# L'annexe en tableaux.
annex-title = Tableaux de l'annexe
annex-remark = Ces tableaux résument les lignes de l'annexe et donnent les variables de chaque jeu de données, d'après leurs schémas. Le texte qui engage les parties est celui qui précède.
annex-glance = Jeux de données
annex-line = Ligne
annex-dataset = Jeu de données
annex-duty = Obligation
annex-producer = Producteur
annex-due = Échéance
annex-duty-required = obligatoire
annex-duty-expected = attendue
annex-duty-desirable = souhaitable
annex-every-always = en permanence
annex-every-day = chaque jour
annex-every-week = chaque semaine
annex-every-month = chaque mois
annex-every-quarter = chaque trimestre
annex-every-half-year = chaque semestre
annex-every-year = chaque année
annex-every-several = plusieurs fois par an
annex-every-request = sur demande
annex-every-need = selon le besoin
annex-day = { $first ->
    [yes] 1er { $month }
   *[no] { $day } { $month }
}
annex-variables = { $line } – { $dataset } : variables
annex-variable = Variable
annex-meaning = Sens
annex-type = Type
annex-kind = Sensibilité
annex-type-string = texte
annex-type-integer = entier
annex-type-number = nombre
annex-type-boolean = oui ou non
annex-type-date = date
annex-type-year = année
annex-type-any = quelconque
annex-type-datetime = date et heure
annex-type-time = heure
annex-type-yearmonth = mois
annex-type-duration = durée
annex-type-object = objet JSON
annex-type-array = liste JSON
annex-type-list = liste
annex-type-geopoint = point
annex-type-geojson = GeoJSON
annex-kind-ine = identifiant national
annex-kind-nominative = nominative
annex-kind-address = adresse
annex-kind-sensitive = sensible
annex-kind-quasi = aide à reconnaître
annex-kind-pseudonym = pseudonyme
annex-kind-plain = aucune

# Les signatures.
sign-title = Signatures
sign-copies = { $count ->
    [one] Fait en un exemplaire original.
   *[other] Fait en { $count_text } exemplaires originaux, un pour chaque partie.
}
sign-complete = Chaque partie a signé ce texte avec sa clé, et chaque signature est vérifiée.
sign-complete-recorded = Chaque partie a signé ce texte. Les signatures faites ailleurs sont déclarées par une partie ; elles ne sont pas vérifiées ici.
sign-incomplete = Ce qui est signé est vérifié ; toutes les parties n'ont pas encore signé.
sign-broken = Les signatures de ce texte ne valent pas toutes : voir ci-dessous.
sign-signatory = Signataire
sign-function = Fonction
sign-delegation = Délégation
sign-where = Fait à, le
sign-done = { $place }, le { $day }
sign-done-blank = Fait à ……………………………………, le ……………………………………
sign-proof = Preuve
sign-verified = signature Ed25519 de ce texte, vérifiée
sign-not-verified = aucune : la signature ne vaut pas
sign-elsewhere = signature faite ailleurs, déclarée, non vérifiée
sign-reference = Référence
sign-recorded-by = Déclarée par
sign-recorded = { $party }, le { $day }
sign-key = Clé
sign-fault = Attention
sign-compromised = la clé est compromise depuis le { $day }
sign-missing = { $party } n'a pas signé.
sign-initials = Paraphes
sign-part = Partie du texte
sign-digest = Empreinte
sign-initialled = paraphée
sign-head = En-tête
sign-attached = Le fichier de la convention et celui de ses signatures sont joints à ce document : chacun peut les vérifier sans les parties.
sign-draft = Projet : aucune signature n'est jointe. Les cadres qui suivent servent à signer sur papier.
