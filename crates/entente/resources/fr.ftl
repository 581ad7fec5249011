# Rapports
report-accepted = Fichier accepté : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}, { $causes ->
    [0] aucune anomalie
    [one] une cause à regarder
   *[other] { $causes_text } causes à regarder
}{ $encoding }.
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
delivered = Mise à disposition { $delivery } : { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
} dans `{ $file }`.
delivered-beside = À côté : dictionnaire, mention des sources et reçu ({ $files }).
not-delivered = Rien n'est transmis : la décision n'est pas une permission.
reference-loaded = `{ $file }` : { $kind }, { $count ->
    [one] { $count_text } ligne chargée
   *[other] { $count_text } lignes chargées
}.
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
step-evidence = La preuve : chaque acte est au journal
tamper-intro = Et si quelqu'un changeait la base ? Sur une copie, un seul octet de l'entrée { $seq } est modifié :
tamper-found = trouvé et nommé : { $problem }
tamper-missed = ATTENTION : la modification n'a pas été trouvée.
step-done = Terminé
demo-files = Les fichiers transmis sont dans `{ $dir }`.
demo-look = À regarder sur { $url } :
demo-look-region = connectez-vous comme la région ({ $login }, mot de passe « { $password } ») : ce qu'elle a reçu, la décision et ses articles ;
demo-look-rectorat = puis comme le rectorat ({ $login }, même mot de passe) : ce qui est attendu, ce qui est en retard, le rapport du premier dépôt ;
demo-look-convention = la convention, clauses affichées à leur place ; le journal, à vérifier d'un bouton.
demo-serve-later = Pour voir les pages : `entente serve --dir { $dir }`, puis { $url }.
