# Journal de preuves : ce qui s'est passé.
event-node-created = Nœud { $node } créé avec la version { $version }
event-agreement-loaded = Convention { $agreement } chargée
event-reference-loaded = { $count ->
    [one] Référentiel { $reference } chargé, { $count_text } ligne
   *[other] Référentiel { $reference } chargé, { $count_text } lignes
}
event-reference-versioned = { $count ->
    [one] Version { $version } de { $reference } enregistrée, { $count_text } changement
   *[other] Version { $version } de { $reference } enregistrée, { $count_text } changements
}
event-reference-planned = { $count ->
    [one] Version { $version } de { $reference } annoncée pour le { $date }, { $count_text } changement
   *[other] Version { $version } de { $reference } annoncée pour le { $date }, { $count_text } changements
}
event-reference-announced = { $count ->
    [one] Version { $version } de { $reference } annoncée à { $count_text } partie
   *[other] Version { $version } de { $reference } annoncée à { $count_text } parties
}
event-query-saved = Requête { $query } enregistrée par { $party }
event-query-removed = Requête { $query } supprimée
event-user-created = Compte { $user } créé pour { $party }
event-user-changed = Compte { $user } de { $party } modifié
event-user-removed = Compte { $user } supprimé
event-deposit-received = Dépôt { $deposit } reçu de { $party } : { $dataset }, { $period }, version { $version }
event-deposit-accepted = { $count ->
    [one] Dépôt { $deposit } accepté, { $count_text } ligne
   *[other] Dépôt { $deposit } accepté, { $count_text } lignes
}
event-deposit-accepted-in-part = { $count ->
    [one] Dépôt { $deposit } accepté en partie, { $count_text } ligne dans le fichier
   *[other] Dépôt { $deposit } accepté en partie, { $count_text } lignes dans le fichier
}
event-deposit-rejected = { $count ->
    [one] Dépôt { $deposit } refusé au contrôle, { $count_text } ligne
   *[other] Dépôt { $deposit } refusé au contrôle, { $count_text } lignes
}
event-deposit-superseded = Dépôt { $deposit } remplacé par { $by }
event-rows-set-aside = { $count ->
    [one] Dépôt { $deposit } : { $count_text } ligne mise de côté
   *[other] Dépôt { $deposit } : { $count_text } lignes mises de côté
}
event-deposit-withdrawn = { $reason ->
    [wrong-content] Dépôt { $deposit } retiré : contenu erroné
    [wrong-period] Dépôt { $deposit } retiré : période erronée
    [wrong-dataset] Dépôt { $deposit } retiré : ce n'est pas ce jeu de données
    [personal-data] Dépôt { $deposit } retiré : données personnelles qui ne doivent pas y être
   *[no-basis] Dépôt { $deposit } retiré : fondement disparu
}
event-alert-replaced = { $recipient } averti du remplacement du dépôt { $deposit } (avis { $alert })
event-alert-withdrawn = { $recipient } averti du retrait du dépôt { $deposit } (avis { $alert })
event-alert-acknowledged = Avis { $alert } lu par son destinataire
event-deposit-reminded = Rappel à { $party } : { $dataset }, { $period } ({ $stage })
event-access-permitted = Accès permis à { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-refused = Accès refusé à { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-not-covered = Accès non couvert pour { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-gap = Accès sans réponse pour { $recipient }, configuration incomplète : { $dataset } pour { $purpose }, décision { $decision }
event-delivery-sent = { $count ->
    [one] Mise à disposition { $delivery } de { $dataset } à { $recipient }, { $count_text } ligne
   *[other] Mise à disposition { $delivery } de { $dataset } à { $recipient }, { $count_text } lignes
}
event-delivery-downloaded = Mise à disposition { $delivery } retirée par { $user }
event-session-opened = Connexion de { $user }
event-session-closed = Déconnexion de { $user }
event-session-refused = Connexion refusée

# Ce que la vérification trouve.
breach-changed-entry = L'entrée { $seq } du journal a été modifiée : elle ne donne plus son empreinte
breach-missing-entry = L'entrée { $seq } du journal manque
breach-missing-entries = Les entrées { $from } à { $to } du journal manquent
breach-broken-link = L'entrée { $seq } ne continue pas la précédente : l'une des deux a été réécrite
breach-out-of-order = L'entrée { $seq } n'est pas à sa place
breach-wrong-head = La tête du journal désigne l'entrée { $head }, la dernière trouvée est { $found }, ou n'a pas l'empreinte que la tête indique
breach-truncated = Le journal est coupé : la dernière entrée devrait être { $expected }, la dernière trouvée est { $found }
breach-wrong-checkpoint = L'entrée { $seq } n'a plus l'empreinte notée hors de la base : le journal a été réécrit depuis
breach-unreadable = L'entrée { $seq } ne se lit pas, ou vient d'une version plus récente
fact-changed = Table { $table }, { $id } : la ligne a été modifiée depuis l'entrée { $seq } qui l'enregistre
fact-missing = Table { $table }, { $id } : la ligne manque, l'entrée { $seq } l'enregistre
fact-unrecorded = Table { $table }, { $id } : aucune entrée n'enregistre cette ligne, qui se dit de l'entrée { $seq }
fact-unreadable = Table { $table }, { $id } : la ligne de l'entrée { $seq } ne se lit pas
storage-damaged = La base est abîmée : { $detail }
storage-unreadable = La base ne se lit pas ({ $part }) : { $detail }
storage-schema = « { $name } » n'est pas, dans la base, ce que les migrations construisent
storage-counter = Le compteur « { $name } » vaut { $found }, le journal dit { $expected }
storage-migration = La migration { $number } appliquée à cette base n'est pas celle du programme
