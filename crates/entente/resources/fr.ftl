# Rapports
report-accepted = Fichier accepté : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}, { $causes ->
    [0] aucune anomalie
    [one] une cause à regarder
   *[other] { $causes_text } causes à regarder
}{ $encoding }.
report-partial = { $count ->
    [one] Fichier accepté en partie : { $count_text } ligne, dont { $blocked } mises de côté ({ $share }), { $causes_text } causes{ $encoding }
   *[other] Fichier accepté en partie : { $count_text } lignes, dont { $blocked } mises de côté ({ $share }), { $causes_text } causes{ $encoding }
}
report-rejected = Fichier refusé : { $blocked } lignes bloquées sur { $count_text } ({ $share }), { $causes ->
    [one] une cause
   *[other] { $causes_text } causes
}{ $encoding }.
report-rejected-whole = Fichier refusé : { $causes ->
    [one] une cause
   *[other] { $causes_text } causes
}{ $encoding }.
severity-blocking = bloquant
severity-warning = à regarder
severity-note = pour information
cause-count-values = { $count_text } valeurs
cause-count = { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
} ({ $share })
cause-places = { $count ->
    [one] Ligne
   *[other] Lignes
} { $lines }
cause-places-column = { $count ->
    [one] Ligne
   *[other] Lignes
} { $lines } ; colonne { $column }
cause-examples = Exemples : { $examples }
cause-remedy = Remède : { $remedy }

# Décisions
outcome-permitted = PERMIS
outcome-refused = REFUSÉ
outcome-not-covered = NON COUVERT
outcome-gap = CONFIGURATION INCOMPLÈTE

# Commandes
deposited = Dépôt { $deposit } : { $dataset }, période { $period }, version { $version }.
kept-as-received = Le fichier est conservé tel que reçu (empreinte { $sha256 }).
decision-recorded = Décision { $decision }, inscrite au journal.
explain-csv = `--format csv` va avec `--all` : une décision seule se lit en texte ou en JSON.
explain-all-line = { $outcome }  { $dataset }, { $purpose } : { $count ->
    [one] { $count_text } variable
   *[other] { $count_text } variables
}
explain-all-line-none = { $outcome }  { $dataset }, { $purpose }
explain-all-count = { $count ->
    [0] Aucune clause ne prévoit d'accès.
    [one] { $count_text } accès prévu par une clause.
   *[other] { $count_text } accès prévus par une clause.
}
explain-until = Jusqu'au { $day } ({ $convention }).
explain-until-renewed = Jusqu'au { $day }, puis renouvelé sauf avis contraire ({ $convention }).
explain-diff-none = Ce texte ne change aucune décision.
explain-diff-gained = GAGNÉ   { $party } : { $dataset }, { $purpose }
explain-diff-lost = PERDU   { $party } : { $dataset }, { $purpose }
explain-diff-changed = CHANGÉ  { $party } : { $dataset }, { $purpose }
explain-diff-more = Variables en plus : { $variables }.
explain-diff-fewer = Variables en moins : { $variables }.
explain-diff-protection = { $variable }, avant : { $before } ; après : { $after }.
explain-diff-conditions = Le tableau, le territoire ou les canaux changent.
delivered = Mise à disposition { $delivery } : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
} dans `{ $file }`.
delivered-beside = À côté : dictionnaire, mention des sources et reçu ({ $files }).
not-delivered = Rien n'est transmis : la décision n'est pas une permission.
reference-loaded = `{ $file }` : { $kind }, { $count ->
    [one] { $count_text } ligne lue
   *[other] { $count_text } lignes lues
}, { $changes ->
    [one] { $changes_text } changement
   *[other] { $changes_text } changements
} (version { $version }).
reference-planned = `{ $file }` : { $kind }, { $changes ->
    [one] { $changes_text } changement prévu
   *[other] { $changes_text } changements prévus
} pour le { $date } (version { $version }). Parties averties : { $parties }.
reference-unchanged = `{ $file }` : { $kind }, { $count ->
    [one] { $count_text } ligne lue
   *[other] { $count_text } lignes lues
}, rien n'a changé.
reference-line = { $version } du { $date }, { $source } ; { $versions ->
    [one] { $versions_text } version
   *[other] { $versions_text } versions
}, { $datasets ->
    [0] aucun jeu de données ne l'emploie
    [one] { $datasets_text } jeu de données l'emploie
   *[other] { $datasets_text } jeux de données l'emploient
}
reference-line-planned = { $version } prévue le { $date } : { $count ->
    [one] { $count_text } changement
   *[other] { $count_text } changements
}
reference-shown = { $kind }, version { $version }, au { $date } : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}
reference-more = { $count ->
    [one] … et une autre
   *[other] … et { $count_text } autres
}
reference-exported = Écrit dans `{ $file }`.
diff-head = { $kind } : de { $from } à { $to }
diff-opens = { $count ->
    [one] Ouverture :
   *[other] { $count_text } ouvertures :
}
diff-closes = { $count ->
    [one] Fermeture :
   *[other] { $count_text } fermetures :
}
diff-changes = { $count ->
    [one] Modification :
   *[other] { $count_text } modifications :
}
diff-datasets = { $count ->
    [0] Aucun jeu de données n'emploie cette référence. Ce que cela casse :
    [one] Un jeu de données emploie cette référence. Ce que cela casse :
   *[other] { $count_text } jeux de données emploient cette référence. Ce que cela casse :
}
diff-break-closed = { $dataset }, { $period }, dépôt { $deposit }, { $variable } : « { $code } » ({ $label }), { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}, ne serait plus valide
diff-break-regrouped = { $dataset }, { $period }, dépôt { $deposit }, { $variable } : « { $code } » ({ $label }), { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}, serait regroupé autrement à la mise à disposition
diff-break-list = nomenclature { $list } : { $count ->
    [one] { $count_text } code est rangé
   *[other] { $count_text } codes sont rangés
} sous « { $code } », qui ferme
diff-break-clause = { $agreement }, { $article } : nomme « { $code } », qui ferme
diff-breaks-none = rien dans ce qui est déjà accepté
diff-unread = non compté : { $file }
reference-notes = { $count ->
    [one] une remarque
   *[other] { $count_text } remarques
} : { $notes }
log-clean = Journal vérifié : { $count ->
    [one] { $count_text } entrée
   *[other] { $count_text } entrées
}, toutes tiennent.
log-broken = Journal vérifié : { $count ->
    [one] { $count_text } entrée lue
   *[other] { $count_text } entrées lues
}, { $problems ->
    [one] un problème
   *[other] { $problems_text } problèmes
} :
user-added = Compte `{ $login }` créé pour { $party }.
user-password = Mot de passe (sur l'entrée standard) :
node-created = Nœud créé dans `{ $dir }`.
generated = `{ $file }` : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}, { $faults ->
    [0] aucune faute semée
    [one] une faute semée
   *[other] { $faults_text } fautes semées
}.
serving = Les pages sont servies sur { $url } (Ctrl-C pour arrêter).
fault-unknown = `{ $fault }` n'est pas une faute à semer. Écrivez `GENRE=N` ; les genres sont : { $known }.
dataset-unknown = `{ $dataset }` ne se fabrique pas. Jeux possibles : { $known }.
format-unknown = `{ $file }` : le fichier à écrire doit finir par `.csv` ou `.parquet`.
check-clean = { $count ->
    [one] { $count_text } convention compilée
   *[other] { $count_text } conventions compilées
}, { $datasets_text } jeux de données, { $lists_text } nomenclatures : aucune erreur.
check-watching = Nouveau contrôle à chaque changement de fichier (Ctrl-C pour arrêter).

# Démonstration
demo-title = Entente : la convention signée est le programme.
demo-clean = Départ à neuf dans `{ $dir }` ({ $count_text } élèves fictifs, graine { $seed }).
demo-replaced = La démonstration précédente de `{ $dir }` est remplacée : départ à neuf ({ $count_text } élèves fictifs, graine { $seed }).
demo-resumed = Reprise : `{ $dir }` contient déjà cette démonstration, jouée jusqu'au bout ({ $count_text } élèves fictifs, graine { $seed }). Pour repartir à neuf, effacez le dossier.
demo-foreign = `{ $dir }` existe et n'est pas le dossier d'une démonstration : rien n'y est touché. Choisissez un autre dossier avec `--dir`.
demo-invented = Tout est inventé : académie 99 « Exemple », département 099. Aucune personne réelle.
demo-seconds = { $seconds } s
step-conventions = La convention est le programme
step-conventions-why = Deux textes : la convention cadre de 2015 et son application locale, entre un rectorat et une région. Les clauses exécutables sont sous les articles qui les énoncent.
step-references = Les références communes
step-references-why = Les nomenclatures avec leurs dates de validité, les établissements avec la clé de leur UAI, les territoires.
references-done = { $institutions } établissements et { $communes } communes chargés.
step-sign = Les deux parties signent la convention
step-sign-why = Chacune avec sa clé, sur les octets exacts du texte ; chaque article est paraphé. La vérification se fait sans réseau, par qui veut.
demo-calendar = Ce que son calendrier annonce :
demo-amendment = Un avenant est en projet. Avant toute approbation, ce qu'il changerait :
demo-census = { $count ->
    [one] Le recensement connaît une convention
   *[other] Le recensement connaît { $count_text } conventions
} ; académies couvertes : { $covered_text }, sans convention : { $without_text }.
step-academy = L'académie fictive écrit ses fichiers
step-academy-why = Comme les producteurs le font : point-virgule, Latin-1 ou UTF-8, fins de ligne Windows, guillemets ou non.
step-deposit-first = Le rectorat dépose F_CARAC_ELEV : le premier envoi est fautif
step-deposit-first-why = Onze genres de fautes y sont semés. Rien ne s'arrête à la première ; tout est regroupé par cause.
faults-found = Les { $seeded } genres de fautes semés sont tous trouvés.
faults-missed = ATTENTION : { $missed } genre(s) de faute semé(s) ne sont pas trouvés : { $kinds }.
step-deposit-second = Le fichier corrigé est accepté comme version 2
step-deposit-others = Les autres lignes de l'annexe : localisation, boursiers, capacités d'accueil
step-decide = Quatre réponses, jamais confondues, chacune avec ses articles
decide-permitted = La région demande F_CARAC_ELEV pour planifier les formations :
decide-refused = Elle demande aussi les noms des élèves :
decide-not-covered = Elle demande le fichier de localisation, sans la finalité pour laquelle il est prévu :
decide-gap = Elle demande les locaux des collèges, dont le producteur n'est pas encore partie :
step-deliver = La mise à disposition, protégée
step-deliver-why = Un seul plan de calcul : lecture, périmètre, variables, protections. L'INE est remplacé par un identifiant chiffré propre à la région et à la finalité ; la nationalité est regroupée ; l'année de naissance reste.
deliver-header = Les variables transmises : { $names }.
deliver-ine = { $count ->
    [0] Aucun INE dans le fichier transmis ({ $cells } cellules relues).
   *[other] ATTENTION : { $count_text } INE dans le fichier transmis !
}
deliver-mention = { $mention }
step-ent = L'annuaire d'un ENT, par convention
step-ent-why = Le rectorat dépose les exports SIECLE et STS de trois collèges ; la convention d'ENT en transmet deux à son exploitant : un complet le dimanche, le lendemain ce qui a changé.
demo-ent-clean = Relu comme le lirait l'exploitant, le complet puis le delta : { $files_text } fichiers, { $records_text } enregistrements, rien à signaler.
demo-ent-faulty = ATTENTION : l'annuaire transmis a des fautes ({ $files_text } fichiers, { $records_text } enregistrements).
step-audience = L'audience de l'ENT, sans aucune personne
step-audience-why = L'exploitant dépose une semaine de comptes (DNMA). Le rectorat et la Région en voient les totaux par établissement, département et académie, profil et service ; un compte de moins de cinq visiteurs est masqué.
demo-audience = Page « Audience des ENT » (/audience) : ce que l'article permet à chacun, à télécharger en CSV avec sa source.

step-figures = Les mêmes chiffres pour les deux parties
step-figures-why = La convention de pilotage transmet à la Région les constats de neuf rentrées, la prévision du rectorat et les places. Des mêmes chiffres, les pages font la même prévision des deux côtés, avec son intervalle.
figures-handed = { $dataset } : { $count ->
    [one] { $count_text } ligne transmise
   *[other] { $count_text } lignes transmises
} ({ $file })
figures-look = Pages : « Chiffres », puis un établissement, ou « Places et dépassements ».
step-table = Un tableau protégé : la mixité sociale
step-table-why = La clause remet un tableau, jamais de lignes : les élèves sont comptés par établissement et par groupe de professions. Les cases de moins de cinq élèves sont masquées, d'autres avec elles, puis un audit indépendant cherche ce qu'un lecteur pourrait recalculer.
table-audited = { $count ->
    [one] Audit : une case masquée sur { $cells } ({ $primary } sous le seuil), { $exact } calculable exactement, { $unsafe } trop étroite ; intervalle le plus étroit : { $width }.
   *[other] Audit : { $count_text } cases masquées sur { $cells } ({ $primary } sous le seuil), { $exact } calculable exactement, { $unsafe } trop étroite ; intervalle le plus étroit : { $width }.
}
step-evidence = La preuve : chaque acte est au journal
tamper-intro = Et si quelqu'un changeait la base ? Sur une copie, un seul octet de l'entrée { $seq } est modifié :
tamper-found = trouvé et nommé : { $problem }
tamper-missed = ATTENTION : la modification n'a pas été trouvée.
step-done = Terminé
demo-files = Les fichiers transmis sont dans `{ $dir }`.
demo-look = À regarder sur { $url } :
demo-look-region = connectez-vous comme la région ({ $login }, mot de passe « { $password } ») : ce qu'elle a reçu, la décision et ses articles ;
demo-look-rectorat = puis comme le rectorat ({ $login }, même mot de passe) : ce qui est attendu, ce qui est en retard, le rapport du premier dépôt ;
demo-look-exploitant = puis comme l'exploitant de l'ENT ({ $login }, même mot de passe) : l'annuaire qui lui est remis, l'audience qu'il dépose ;
demo-look-convention = la convention, clauses affichées à leur place ; le journal, à vérifier d'un bouton.
demo-serve-later = Pour voir les pages : `entente serve --dir { $dir }`, puis { $url }.

# Contrôle d'un fichier, sans instance
validate-file-absent = le fichier `{ $file }` n'existe pas : vérifiez son chemin.
validate-file-unreadable = le fichier `{ $file }` n'a pas pu être lu ({ $reason }) : vérifiez vos droits et qu'il n'est pas ouvert ailleurs.
validate-file-is-folder = `{ $file }` est un dossier : donnez un fichier, ou une archive de ce dossier.
validate-schema-absent = le schéma `{ $file }` n'existe pas : donnez le chemin d'un schema.json (Table Schema) après `--schema`.
validate-schema-unreadable = le schéma `{ $file }` n'a pas pu être lu ({ $reason }) : un schéma est un fichier JSON en UTF-8.
validate-schema-broken = le schéma `{ $file }` ne peut pas servir : corrigez ce qui est signalé, puis recommencez.
validate-rule-unusable = une règle du schéma ne peut pas servir ({ $reason }) : corrigez-la, puis recommencez.
validate-lists-unreadable = le dossier de nomenclatures `{ $folder }` n'a pas pu être lu ({ $reason }) : donnez un dossier de fichiers CSV après `--code-lists`.
validate-list-unreadable = une nomenclature n'a pas pu être lue ({ $reason }) : corrigez le fichier, ou retirez-le du dossier.
validate-institutions-unreadable = le répertoire des établissements `{ $file }` n'a pas pu être lu ({ $reason }) : donnez l'annuaire ouvert, en CSV.
validate-period-wrong = `{ $period }` n'est pas une période : écrivez l'année de la rentrée, par exemple 2026, ou 2026-2 pour un deuxième dépôt.
validate-resource-wrong = `{ $resource }` ne se comprend pas : écrivez `--resource NOM=FICHIER`.
validate-pseudonymise-unknown = la variable `{ $variable }` n'est pas dans le schéma : donnez après `--pseudonymise` le nom d'une de ses variables.
validate-key-missing = il faut une clé pour remplacer `{ $variable }` : donnez-la avec `--key FICHIER` (par exemple : `head -c 32 /dev/urandom > ma.cle`).
validate-key-absent = la clé `{ $file }` n'existe pas : créez-la une fois pour toutes (par exemple : `head -c 32 /dev/urandom > { $file }`) et gardez-la en lieu sûr.
validate-key-unreadable = la clé `{ $file }` n'a pas pu être lue ({ $reason }) : vérifiez vos droits.
validate-key-short = `{ $file }` n'est pas une clé : il faut 64 chiffres hexadécimaux, le fichier de clé d'une instance, ou au moins 16 octets tirés au hasard.
validate-key-open = attention, la clé `{ $file }` peut être lue par d'autres que son propriétaire : `chmod 600 { $file }`.
validate-output-missing = un classeur ne s'affiche pas : donnez le fichier à écrire avec `--output FICHIER.xlsx`.
validate-write-failed = `{ $file }` n'a pas pu être écrit ({ $reason }) : vérifiez le dossier, vos droits et la place qui reste.

# Vie des dépôts
state-received = reçu
state-accepted = accepté
state-partial = en partie
state-rejected = quarantaine
state-superseded = remplacé
state-withdrawn = retiré
shown-received = Reçu le { $at }, empreinte { $sha256 }…
shown-rows = { $count ->
    [one] { $count_text } ligne, dont { $blocked } à corriger
   *[other] { $count_text } lignes, dont { $blocked } à corriger
}
shown-set-aside = { $count ->
    [one] { $count_text } ligne mise de côté ({ $share })
   *[other] { $count_text } lignes mises de côté ({ $share })
}
shown-withdrawn = Retiré le { $at } : { $reason }
shown-same-file = Le même fichier est aussi le dépôt { $deposit } ({ $dataset }, { $period })
shown-deliveries = { $count ->
    [0] Aucune mise à disposition n'en a été faite
    [one] { $count_text } mise à disposition en a été faite :
   *[other] { $count_text } mises à disposition en ont été faites :
}
shown-delivery = { $count ->
    [one] { $delivery } à { $recipient } pour { $purpose }, le { $at } ({ $count_text } ligne)
   *[other] { $delivery } à { $recipient } pour { $purpose }, le { $at } ({ $count_text } lignes)
}
told-replaced = { $recipient } averti du remplacement le { $at }, pas encore lu
told-replaced-read = { $recipient } averti du remplacement le { $at }, lu
told-withdrawn = { $recipient } averti du retrait le { $at }, pas encore lu
told-withdrawn-read = { $recipient } averti du retrait le { $at }, lu
compared-added = lignes ajoutées
compared-gone = lignes disparues
compared-changed = lignes changées
compared-same = lignes identiques
compared-without-key = Ce jeu de données n'a pas de clé : les lignes entières sont comparées.
withdrawn = { $count ->
    [0] Dépôt { $deposit } retiré : rien n'en est plus mis à disposition. Personne ne l'avait reçu.
    [one] Dépôt { $deposit } retiré : rien n'en est plus mis à disposition. Un destinataire en est averti :
   *[other] Dépôt { $deposit } retiré : rien n'en est plus mis à disposition. { $count_text } destinataires en sont avertis :
}
due-accepted = accepté
due-received = reçu
due-to-correct = à corriger
due-late = en retard
due-soon = bientôt dû
due-to-come = à venir
reminders-given = { $count ->
    [0] Aucun rappel à faire aujourd'hui.
    [one] { $count_text } rappel inscrit :
   *[other] { $count_text } rappels inscrits :
}

# Chiffres : prévisions, indices, protection
sectors-simulated = { $moved } élèves changent de secteur ; H passe de { $before } à { $after } ; { $outside } élèves ne sont dans aucun secteur. Secteurs écrits dans { $file }.
sectors-effect = { $school } : { $before } élèves avant, { $after } après
forecast-written = Prévisions écrites dans « { $file } ».
forecast-more-faults = { $count ->
    [one] … et { $count_text } autre anomalie dans le fichier.
   *[other] … et { $count_text } autres anomalies dans le fichier.
}
forecast-accuracy = { $level }, à { $horizon } an(s) : erreur { $wape } % (chiffre de l'année précédente : { $naive } %).
segregation-title = Indices de ségrégation
disclosure-suppressed = { $count ->
    [one] { $count_text } cellule à risque masquée, { $secondary_text } de plus pour la protéger ; tableau écrit dans « { $file } ».
   *[other] { $count_text } cellules à risque masquées, { $secondary_text } de plus pour les protéger ; tableau écrit dans « { $file } ».
}
disclosure-rounded = { $count ->
    [one] { $count_text } petit effectif arrondi ; aucune cellule ni marge ne bouge de plus de { $largest_text } ; tableau écrit dans « { $file } ».
   *[other] { $count_text } petits effectifs arrondis ; aucune cellule ni marge ne bouge de plus de { $largest_text } ; tableau écrit dans « { $file } ».
}
disclosure-audit-clean = { $count ->
    [0] Audit propre : aucune cellule n'est masquée.
    [one] Audit propre : { $count_text } cellule masquée, qui ne peut être retrouvée.
   *[other] Audit propre : { $count_text } cellules masquées, aucune ne peut être retrouvée.
}
disclosure-audit-unsafe = Audit défavorable : sur { $count_text } cellules masquées, { $exact_text } se calculent exactement et { $unsafe_text } ne satisfont pas l'exigence.
disclosure-preset = `{ $name }` n'est pas une règle connue. Les règles : { $names }.
disclosure-dominance = `{ $text }` n'est pas une règle de dominance : écrivez N,POUR-CENT, comme dans `1,85`.
disclosure-linked = Chaque `--linked` a son `--linked-dims` et son `--linked-output`.
disclosure-with = Chaque `--with` a son `--with-dims`.
disclosure-hierarchy-option = `{ $text }` : écrivez VARIABLE=MANIÈRE, comme dans `annee=interval:5,10`.
disclosure-published = { $count ->
    [one] { $count_text } cellule publiée ({ $share } du tableau).
   *[other] { $count_text } cellules publiées ({ $share } du tableau).
}
disclosure-audit-narrowest = Intervalle le plus étroit d'une cellule masquée : { $width } (seuil : { $threshold }).
disclosure-audit-cell = `{ $cell }` : entre { $low } et { $high }.
disclosure-audit-cell-open = `{ $cell }` : au moins { $low }.
risk-title = Risque de reconnaître une personne, pour qui connaît d'elle : { $variables }
risk-no-quasi = Risque non mesuré : le schéma ne dit d'aucune variable qu'elle aide à reconnaître une personne (`quasi`).
risk-not-accepted = Risque non mesuré : le fichier n'est pas accepté. Corrigez-le d'abord.
risk-classes = { $count ->
    [one] { $count_text } personne, { $classes } combinaison, la plus petite de { $k } (k).
   *[other] { $count_text } personnes, { $classes } combinaisons distinctes, la plus petite de { $k } (k).
}
risk-alone = { $count ->
    [0] Personne n'est seul dans sa combinaison.
    [one] { $count_text } personne seule dans sa combinaison ({ $share }).
   *[other] { $count_text } personnes seules dans leur combinaison ({ $share }).
}
risk-under = { $count ->
    [0] Aucune personne dans une combinaison de moins de { $limit }.
    [one] { $count_text } personne dans une combinaison de moins de { $limit } ({ $share }).
   *[other] { $count_text } personnes dans une combinaison de moins de { $limit } ({ $share }).
}
risk-mean = Risque moyen d'être reconnu, d'une personne au hasard : { $risk }.
risk-population = Le fichier est un échantillon : environ { $uniques } personnes seules le seraient aussi dans la population ; une correspondance unique serait juste avec la probabilité { $match }.
risk-sensitive = `{ $variable }` : { $distinct } valeur(s) dans la combinaison la moins diverse (l), diversité { $entropy } au moins (entropie), écart à l'ensemble { $distance } au plus (t).
risk-unmeasured = Non mesurées, car elles ont trop de valeurs : { $variables }.
anonymised = { $count ->
    [one] { $count_text } ligne écrite dans « { $file } », { $left } écartée(s).
   *[other] { $count_text } lignes écrites dans « { $file } », { $left } écartée(s).
}
anonymised-least = Un niveau par variable : la perte est la plus petite de toutes les combinaisons de niveaux.
anonymised-local = Recodage local, du plus large au plus fin : aucune combinaison ne peut plus être coupée. La perte n'est pas prouvée minimale.
anonymised-risk = Plus petite combinaison (k) : { $before } avant, { $after } après. Personnes seules : { $alone_before } avant, { $alone_after } après.
anonymised-variable = `{ $variable }` : { $loss } % de perte ; { $kept } valeurs gardées, { $generalised } généralisées, { $suppressed } supprimées.

# Conventions
agreement-parties = Parties : { $parties }
agreement-state = Au { $on }, comme on le savait le { $known } : { $phase }
agreement-goes-on = Continue après la fin : { $what }, jusqu'au { $until }
agreement-without-end = (sans terme)
agreement-text = { $number ->
    [0] Texte signé, empreinte { $sha256 }
   *[other] Avenant { $number_text }, empreinte { $sha256 }
}
agreement-facts = Ce qui est arrivé, comme enregistré :
agreement-article = article { $article }, ligne { $line }
fact-recorded = Fait { $fact } de { $agreement } enregistré.
agreement-signed = Signature de { $party } ajoutée à `{ $file }` (texte { $sha256 }).
signatures-imported = { $count ->
    [0] Rien de nouveau : ces signatures sont déjà enregistrées.
    [one] { $count_text } signature vérifiée et enregistrée :
   *[other] { $count_text } signatures vérifiées et enregistrées :
}
key-created = Clé de { $party } créée dans `{ $file }` (à garder pour elle seule). Son nom, à comparer de vive voix avec l'autre partie :
    { $key }
key-added = Clé de { $party } inscrite au registre. Comparez son nom de vive voix avec elle :
    { $key }
key-revoked = Clé { $key } de { $party } révoquée.
key-entry-revoked = { $why ->
    [lost] révoquée : perdue
    [compromised] révoquée : compromise
   *[holder-left] révoquée : son détenteur n'a plus qualité
}
calendar-empty = Rien d'ici au { $until }.
calendar-who = à faire par : { $who }
calendar-suspended = (suspendu)
rendered = Écrit dans `{ $file }`.
render-form = `{ $file }` : le fichier à écrire doit finir par `.html` ou `.pdf`.
agreement-reminders-given = { $count ->
    [0] Aucun rappel de convention aujourd'hui.
    [one] { $count_text } rappel de convention inscrit :
   *[other] { $count_text } rappels de conventions inscrits :
}
fmt-changed = `{ $file }` mis en forme.
fmt-would-change = `{ $file }` n'est pas mis en forme.
fmt-done = { $count ->
    [one] { $count_text } convention lue
   *[other] { $count_text } conventions lues
}, { $changed ->
    [0] aucune à mettre en forme
    [one] { $changed_text } à mettre en forme ou mise en forme
   *[other] { $changed_text } à mettre en forme ou mises en forme
}.

# Annuaire d'un ENT (`entente aaf`)
aaf-exported = Mise à disposition { $delivery }, complet : { $added ->
    [0] aucun enregistrement
    [one] { $added_text } enregistrement
   *[other] { $added_text } enregistrements
}, { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}.
aaf-exported-delta = Mise à disposition { $delivery }, delta : { $added_text } à ajouter, { $modified_text } à modifier, { $deleted_text } à supprimer, { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}.
aaf-handed-over = Fichiers et reçu remis dans `{ $folder }`.
aaf-objections-added = { $count ->
    [one] { $count_text } opposition enregistrée.
   *[other] { $count_text } oppositions enregistrées.
}
aaf-objections-withdrawn = { $count ->
    [one] { $count_text } opposition retirée.
   *[other] { $count_text } oppositions retirées.
}
aaf-objections-held = { $count ->
    [one] { $count_text } opposition en vigueur ou à venir.
   *[other] { $count_text } oppositions en vigueur ou à venir.
}
aaf-purged = { $count ->
    [one] { $count_text } annuaire détruit au terme de sa conservation.
   *[other] { $count_text } annuaires détruits au terme de leur conservation.
}
aaf-daily-none = Aucune convention en vigueur n'alimente d'ENT.
aaf-daily-no-target = Le serveur du destinataire n'est pas décrit : rien n'est préparé. Le guide ENT dit comment le décrire.
aaf-pushed = { $count ->
    [one] Envoyé à { $target } et relu à l'identique, en { $count_text } essai.
   *[other] Envoyé à { $target } et relu à l'identique, en { $count_text } essais.
}
aaf-not-pushed = Non envoyé à { $target }, après { $count ->
    [one] { $count_text } essai
   *[other] { $count_text } essais
} : { $reason ->
    [sftp-absent] le programme sftp (paquet openssh-client) n'est pas installé
    [host-key] la clé du serveur n'est pas celle du fichier des serveurs connus ; vérifiez-la avec l'exploitant avant de la changer
    [refused] le serveur refuse le compte ou la clé ; échangez de nouveau les clés avec l'exploitant
    [unreachable] le serveur ne répond pas
    [time-out] l'envoi a dépassé le temps prévu
    [not-the-same] ce qui a été relu n'est pas ce qui a été envoyé
   *[interrupted] le transfert s'est interrompu
}. Le prochain envoi sera un complet si celui-ci n'aboutit pas d'ici là.
aaf-audience-none = Aucun fichier d'audience : donnez des fichiers, ou un nœud qui en a reçu (--dir).
aaf-audience-written = { $rows_text } lignes agrégées dans `{ $file }` ; { $hidden_text } cellules ne sont pas montrées, parce qu'elles parlent de trop peu de personnes ou en feraient retrouver une.
aaf-nothing = Aucun fichier du ministère dans `{ $path }` : vérifiez le dossier, ou l'archive
aaf-no-source = Aucun export SIECLE, STS ou ONDE parmi les fichiers donnés ({ $files }). Un export ONDE se donne avec son école : --ecole UAI=DOSSIER
aaf-no-state = Le registre ne connaît pas de livraison (`{ $path }` n'existe pas) : écrivez d'abord un complet
aaf-error-line = ligne { $line_text } : { $message }
aaf-written = Complet écrit dans `{ $folder }` : { $added ->
    [0] aucun enregistrement
    [one] { $added_text } enregistrement
   *[other] { $added_text } enregistrements
}, { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}.
aaf-written-delta = Delta écrit dans `{ $folder }` : { $added ->
    [one] { $added_text } ajout
   *[other] { $added_text } ajouts
}, { $modified ->
    [one] { $modified_text } modification
   *[other] { $modified_text } modifications
}, { $deleted ->
    [one] { $deleted_text } suppression
   *[other] { $deleted_text } suppressions
}, { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}.
aaf-written-file = { $file } : { $count_text }
aaf-archive = Archive : { $file }
aaf-bordereau = Bordereau : { $file }
aaf-replaced = { $count ->
    [one] { $count_text } valeur contenait un $ ou un caractère de contrôle, remplacé par une espace.
   *[other] { $count_text } valeurs contenaient un $ ou un caractère de contrôle, remplacé par une espace.
}
aaf-clean = Rien à signaler : { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}, { $records ->
    [one] { $records_text } enregistrement
   *[other] { $records_text } enregistrements
}.
aaf-faulty = { $causes ->
    [one] Une cause à regarder
   *[other] { $causes_text } causes à regarder
} : { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}, { $records ->
    [one] { $records_text } enregistrement
   *[other] { $records_text } enregistrements
}.
aaf-times = { " " }({ $count_text } fois)
aaf-places = Où : { $places }
aaf-read-complete = Complet du { $day }, forme { $form }, { $release } : { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}
aaf-read-delta = Delta du { $day }, forme { $form }, { $release } : { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}
aaf-read-unnamed = Fichiers sans nom de livraison, forme { $form }, { $release } : { $files ->
    [one] { $files_text } fichier
   *[other] { $files_text } fichiers
}
aaf-read-records = { $category } : { $added ->
    [one] { $added_text } ajout
   *[other] { $added_text } ajouts
}, { $modified ->
    [one] { $modified_text } modification
   *[other] { $modified_text } modifications
}, { $deleted ->
    [one] { $deleted_text } suppression
   *[other] { $deleted_text } suppressions
}
aaf-read-state = En tout { $count ->
    [one] { $count_text } enregistrement
   *[other] { $count_text } enregistrements
} ; état { $fingerprint }

# Comparaisons, avenants, adhésions, recensement
compare-no-cadre = `{ $file }` n'applique aucun cadre connu ici. Nommez-en un avec `--with`.
compare-with-cadre = { $title }
    au regard de : { $cadre }
amendments-none = Aucun avenant n'a été proposé.
amendment-opened = Texte rouvert dans `{ $file }`. Changez-le, puis proposez-le : `entente agreement amend propose`.
amendment-head = Avenant n° { $number } de la convention « { $agreement } » ({ $file }) : { $effects ->
    [0] aucun effet
    [one] un effet
   *[other] { $effects } effets
}
amendment-proposed = Proposé par { $by } le { $on }.
amendment-given = Ont approuvé : { $by }.
amendment-in-force = En vigueur à partir du { $on }.
amendment-ready = Toutes les approbations demandées sont données : il peut prendre effet.
amendment-missing = Reste à approuver : { $by }.
agreement-joined = { $party } adhère à la convention « { $agreement } » avec { $schools ->
    [0] aucun établissement
    [one] un établissement
   *[other] { $schools_text } établissements
} ; l'adhésion est dans `{ $file }`.
adhesion-sound = L'adhésion peut être enregistrée.
paper-registered = « { $title } » est au recensement (`{ $file }`){ $scan ->
    [yes] , sa copie numérisée est conservée
   *[no] {""}
}.
census-published = Recensement publié dans `{ $folder }` : données en CSV, et leur schéma.
census-count = { $count ->
    [0] Aucune convention.
    [one] Une convention :
   *[other] { $count_text } conventions :
}
census-line = { $title } ({ $form }, { $standing }{ $known ->
    [yes] , jusqu'au { $until } exclu
   *[no] {""}
}) – { $parties } – { $flows ->
    [0] rien n'est transmis
    [one] une donnée transmise
   *[other] { $flows_text } données transmises
}
census-executable = exécutée
census-paper = papier
census-paper-scanned = papier, copie conservée
census-in-force = en vigueur
census-not-in-force = pas en vigueur
census-unknown = vigueur inconnue
census-questionnaire = Questionnaire (questions 5 à 7), cadre « { $cadre } » :

# Exports et imports
exported = { $count ->
    [0] Rien à écrire.
    [one] Un fichier écrit dans `{ $folder }`.
   *[other] { $count_text } fichiers écrits dans `{ $folder }`.
}
imported = Jeu de données écrit : `{ $folder }`. Complétez sa description avec le producteur, puis `entente check`.

twin-written = { $count ->
    [one] { $count_text } ligne inventée écrite dans « { $file } », chacune marquée dans la colonne `donnees_synthetiques`. Son schéma : « { $schema } » ; sa description : « { $package } ».
   *[other] { $count_text } lignes inventées écrites dans « { $file } », chacune marquée dans la colonne `donnees_synthetiques`. Son schéma : « { $schema } » ; sa description : « { $package } ».
}
twin-from-schema = Tiré du schéma et des nomenclatures seuls : ni personne ni effectif n'a été lu. Les variables sont indépendantes.
twin-from-counts = Tiré d'effectifs publics : aucune personne n'a été lue. Variables suivies : { $variables }.
twin-from-persons = Appris de personnes sous un budget de confidentialité de { $epsilon }, dépensé par cette exécution. Variables suivies : { $variables }. { $again } tirages refaits parce qu'ils égalaient une ligne unique ; { $copied } ligne copiée.
twin-description = Jumeau synthétique de « { $title } » : aucune ligne n'est celle d'une personne. Pour préparer des outils, jamais pour une étude.
twin-mark = Toujours « oui » : la ligne est inventée.
twin-mark-title = Données synthétiques
twin-person-column = « { $file } » contient déjà une colonne `donnees_synthetiques` : c'est un jumeau, non un fichier de personnes.

# Clé des pseudonymes
key-in-force = Clé en service : { $generation }, marque { $mark }.
key-file-in-place = Son fichier est `{ $file }`.
key-file-absent = Son fichier `{ $file }` n'est pas là : rien n'est remis sous pseudonyme. Deux parts le redonnent (`entente key restore`).
key-file-other = `{ $file }` n'est pas cette clé : rien n'est remis sous pseudonyme.
key-not-split = Cette clé n'est pas partagée : perdue, elle le serait pour de bon (`entente key split`).
key-split-line = Partage { $split } de la clé { $generation }, le { $day } : { $holders }.
key-two-shares = Il faut deux parts, et non { $count_text } : donnez `--share FICHIER` deux fois.
key-three-shares = Il faut trois parts : donnez `--share PORTEUR=FICHIER` trois fois, un porteur et un fichier différents à chaque fois.
key-article = `{ $text }` n'est pas un article : écrivez CONVENTION/ARTICLE, comme dans `men-rdf-2015/4`.
pseudonym-key-created = Clé de pseudonymes créée, marque { $mark }. Partagez-la (`entente key split`).
pseudonym-key-split = Clé { $generation } partagée en trois parts ; deux la redonnent. Remettez chaque fichier à son porteur, puis effacez-le d'ici :
pseudonym-key-share = { $holder } : `{ $file }`
pseudonym-key-restored = Clé reconstituée avec les parts de { $holders }.
pseudonym-key-rotated = Clé { $generation } en service, marque { $mark }. La clé { $former } n'est plus sur le nœud : deux de ses parts donnent la correspondance des pseudonymes stables (`entente key rekey`). Partagez la nouvelle (`entente key split`).
pseudonym-key-rotated-lost = Clé { $generation } en service, marque { $mark }. La clé { $former } est perdue, si elle n'avait pas été partagée : ses pseudonymes ne se suivent plus.
pseudonyms-rekeyed = { $count ->
    [one] { $count_text } pseudonyme sur { $asked_text } suivi de la clé { $from } à la clé { $to } (`{ $variable }`), pour { $recipient }, décision { $decision }. Écrit dans `{ $file }` : remettez-le, le nœud n'en garde pas de copie.
   *[other] { $count_text } pseudonymes sur { $asked_text } suivis de la clé { $from } à la clé { $to } (`{ $variable }`), pour { $recipient }, décision { $decision }. Écrit dans `{ $file }` : remettez-le, le nœud n'en garde pas de copie.
}
pseudonyms-reversed = { $count ->
    [one] { $count_text } identifiant retrouvé sur { $asked_text } pseudonyme(s), avec les parts de { $holders }. Écrit dans `{ $file }` : effacez-le dès qu'il a servi.
   *[other] { $count_text } identifiants retrouvés sur { $asked_text } pseudonyme(s), avec les parts de { $holders }. Écrit dans `{ $file }` : effacez-le dès qu'il a servi.
}
evidence-log-known = { $count ->
    [one] Journal { $log }, { $count } entrée, sous la clé que vous donnez
   *[other] Journal { $log }, { $count } entrées, sous la clé que vous donnez
}
evidence-log-own = { $count ->
    [one] Journal { $log }, { $count } entrée, sous la clé prise dans la preuve : la comparer avec celle que la partie donne par un autre moyen
   *[other] Journal { $log }, { $count } entrées, sous la clé prise dans la preuve : la comparer avec celle que la partie donne par un autre moyen
}
evidence-witness = Cosigné par { $name } le { $at }
evidence-no-witness = Aucun témoin n'a cosigné : le journal pourrait montrer une autre histoire à quelqu'un d'autre
evidence-file = Fichier en cause : sha256 { $sha256 }
evidence-time = Heure de confiance : tout cela était là le { $at }, dit l'autorité d'horodatage { $authority }
evidence-time-unverified = Heure de confiance : { $at }, dit { $authority }, que rien ici ne permet de reconnaître : donner son certificat (`--time-certificates`)
log-time-request-written = Demande d'heure écrite dans { $file } : y faire répondre l'autorité, puis `entente log stamp --answer FICHIER`
log-stamped = { $count ->
    [one] { $count } entrée horodatée le { $at } par { $authority }
   *[other] { $count } entrées horodatées le { $at } par { $authority }
}
log-stamped-unknown = Cette autorité n'a été comparée à aucun certificat : donner le sien (`--certificates`, ou `certificates` dans `time.toml`)
evidence-time-absent = Aucune heure de confiance : les instants sont ceux que disent le journal et ses témoins
evidence-holds = La preuve tient
evidence-fails = La preuve ne tient pas
log-exported = { $count ->
    [one] Journal écrit dans { $file } : { $count } entrée
   *[other] Journal écrit dans { $file } : { $count } entrées
}
log-import-refused = Rien n'a été gardé : demander une autre archive
log-import-forked = Le journal ne prolonge pas la copie qui est là : les deux points de contrôle sont dans { $file } (`entente log judge`)
log-judge-forked = Fourche prouvée : ce journal a signé deux histoires
log-judge-continues = Pas de fourche : le second point de contrôle prolonge le premier
log-judge-unknown = Rien n'est prouvé : les nœuds qui relient les deux points de contrôle manquent
log-judge-not-of-the-log = L'un des deux points de contrôle n'est pas signé par cette clé
log-judge-form = Ce fichier n'est pas une paire de points de contrôle
witnesses-none = Aucun témoin : `entente log add-witness` en inscrit un
witnesses-none-by-http = Aucun témoin ne répond par HTTP : `entente log request` écrit la demande dans un fichier
witness-cosigned = { $count ->
    [one] { $party }, { $name } : { $count } entrée cosignée le { $at }
   *[other] { $party }, { $name } : { $count } entrées cosignées le { $at }
}
witness-not-yet = { $party }, { $name } : rien de cosigné
witness-added = { $name } ({ $party }) est témoin du journal
witness-removed = { $name } n'est plus témoin du journal
witness-has-cosigned = { $count ->
    [one] { $name } a cosigné { $count } entrée
   *[other] { $name } a cosigné { $count } entrées
}
witness-request-written = Demande à { $name } écrite dans { $file }
witness-follows = Journal { $log } suivi
witness-follows-none = Aucun journal suivi : `entente witness follow`
witness-log = { $count ->
    [one] { $log } : { $count } entrée cosignée
   *[other] { $log } : { $count } entrées cosignées
}
witness-answer-written = { $count ->
    [one] { $count } entrée cosignée, réponse écrite dans { $file }
   *[other] { $count } entrées cosignées, réponse écrite dans { $file }
}
log-forgotten = { $count ->
    [0] Aucun sel à effacer : le journal ne peut déjà plus dire s'il s'agit de cet identifiant
    [one] { $count } sel effacé : le journal ne peut plus dire qu'il s'agissait de cet identifiant
   *[other] { $count } sels effacés : le journal ne peut plus dire qu'il s'agissait de cet identifiant
}
log-refused-sign-ins = { $count ->
    [one] { $count } connexion refusée sous cet identifiant, parmi celles dont le sel est gardé
   *[other] { $count } connexions refusées sous cet identifiant, parmi celles dont le sel est gardé
}

# Habilitations et prestataires.
step-people = Des personnes, et un prestataire
step-people-why = La convention de pilotage réserve ses chiffres aux agents habilités : chaque partie habilite les siens, qui s'engagent. La Région désigne ensuite un prestataire pour une étude et lui remet une copie filigranée, à détruire à la fin.
people-cleared = { $login } habilité jusqu'au { $until }, engagement signé
people-administrator = Qui donne les habilitations de la Région : { $login }
people-contractor = { $contractor } désigné jusqu'au { $until } (mandat { $mandate }) : copie filigranée de { $delivery } dans { $file }
clearances-listed = { $count ->
    [0] Aucune habilitation.
    [one] { $count_text } habilitation :
   *[other] { $count_text } habilitations :
}
clearance-line = { $state ->
    [requested] { $clearance }  { $person }  demandée  { $agreement }  { $purpose }
    [declined] { $clearance }  { $person }  refusée  { $agreement }  { $purpose }
    [to-sign] { $clearance }  { $person }  engagement à signer  { $agreement }  { $purpose }  { $until }
    [valid] { $clearance }  { $person }  en cours  { $agreement }  { $purpose }  { $until }
    [expired] { $clearance }  { $person }  terminée  { $agreement }  { $purpose }  { $until }
   *[withdrawn] { $clearance }  { $person }  retirée  { $agreement }  { $purpose }  { $until }
}
clearance-granted = Habilitation { $clearance } donnée à { $login } jusqu'au { $until } : il reste à en signer l'engagement, à la page « Habilitations »
clearance-taken-back = Habilitation { $clearance } retirée : ce qu'elle ouvrait est fermé
mandates-listed = { $count ->
    [0] Aucun mandat de prestataire.
    [one] { $count_text } mandat de prestataire :
   *[other] { $count_text } mandats de prestataires :
}
mandate-line = { $state ->
    [running] { $mandate }  { $party }  étude en cours  { $until }  { $contractor }, { $study }
    [over] { $mandate }  { $party }  étude terminée, rien n'a été remis  { $until }  { $contractor }, { $study }
    [awaited] { $mandate }  { $party }  attestation attendue  { $until }  { $contractor }, { $study }
    [escalated] { $mandate }  { $party }  attestation absente, producteurs avertis  { $until }  { $contractor }, { $study }
   *[certified] { $mandate }  { $party }  destruction attestée  { $until }  { $contractor }, { $study }
}
mandate-declared = Prestataire désigné jusqu'au { $until } : mandat { $mandate }
mandate-reminder = { $step ->
    [asked] { $mandate } : attestation de destruction demandée à { $party }
    [reminded] { $mandate } : attestation de destruction rappelée à { $party }
   *[escalated] { $mandate } : attestation de destruction absente, producteurs avertis ({ $party })
}
trace-found = L'ordre des lignes est celui de la copie remise à { $contractor } pour { $party } (mandat { $mandate }, { $study }) : { $ascending } rangs croissants sur { $pairs }
trace-none = L'ordre des lignes n'est celui d'aucune copie remise par ce nœud
trace-too-few = Trop peu de lignes pour dire de qui vient ce fichier : il en faut une quarantaine de différentes
# Études.
studies-none = Aucune étude n'est montrée à cette partie.
study-drafted = Étude { $study }, version { $number } gardée avec ses figures (empreinte { $hash })
study-proposed = Étude { $study }, version { $number } proposée aux autres parties
study-approved = Étude { $study }, version { $number } approuvée : les figures refaites sont les mêmes
study-published = Étude { $study }, version { $number } publiée
study-withdrawn = Étude { $study }, version { $number } retirée
study-well-formed = { $count ->
    [0] Aucun défaut de forme ; l'étude n'a pas de figure
    [one] Aucun défaut de forme ; { $count } figure
   *[other] Aucun défaut de forme ; { $count } figures
}
study-can-be-drafted = { $count ->
    [0] Aucun défaut ; l'étude n'a pas de figure
    [one] Aucun défaut ; { $count } figure peut être faite
   *[other] Aucun défaut ; { $count } figures peuvent être faites
}
study-checked = Étude { $study }, version { $number }, { $state }
study-checked-figure = { $figure } : données de la version, { $then } ; données d'aujourd'hui, { $now }
study-figure-same = identique
study-figure-closed = non ouverte à cette partie
study-figure-changed = { $count ->
    [one] { $count } case change ({ $why })
   *[other] { $count } cases changent ({ $why })
}
study-cause-data = { $title }, { $period }, version { $from } devenue { $to }
study-cause-method = méthode { $from } devenue { $to }
study-cause-assumptions = évènements pris en compte
study-cause-directory = annuaire des établissements
study-cause-threshold = seuil des petits effectifs, { $from } devenu { $to }
study-cause-other = programme, ou étendue de ce que la partie peut lire
demo-study = Étude { $study } : rédigée par le rectorat, approuvée par la Région sur ses propres figures, publiée par les deux. Pages : « Chiffres », puis « Études ».
demo-agreed = Prévision convenue pour { $year }, { $place } : le rectorat propose { $pupils } élèves, la Région en convient ; des logements sont déclarés.
