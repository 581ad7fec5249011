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
event-agreement-fact-recorded = Convention { $agreement } : fait { $fact } du { $date } enregistré ({ $what })
event-agreement-fact-corrected = Convention { $agreement } : fait { $fact } du { $date } enregistré ({ $what }), à la place de { $replaces }
event-agreement-signed = Convention { $agreement } signée par { $party } (signature { $signature })
event-agreement-signature-recorded = { $means ->
    [demarches-simplifiees] Signature de { $agreement } par { $party } sur Démarches simplifiées, déclarée par { $by } ({ $signature })
    [registered-letter] Signature de { $agreement } par { $party } par lettre recommandée, déclarée par { $by } ({ $signature })
    [paper] Signature de { $agreement } par { $party } sur papier, déclarée par { $by } ({ $signature })
   *[electronic] Signature électronique de { $agreement } par { $party } faite ailleurs, déclarée par { $by } ({ $signature })
}
event-key-registered = Clé { $key }… de { $party } inscrite au registre
event-key-replaced = Clé { $key }… de { $party } inscrite au registre, à la place de { $former }…
event-key-revoked = { $why ->
    [lost] Clé { $key }… de { $party } révoquée : perdue
    [compromised] Clé { $key }… de { $party } révoquée : compromise
   *[holder-left] Clé { $key }… de { $party } révoquée : son détenteur n'a plus qualité
}
event-amendment-proposed = Avenant { $number } de { $agreement } proposé
event-agreement-joined = { $count ->
    [one] { $party } a adhéré à { $agreement }, pour { $count_text } établissement
   *[other] { $party } a adhéré à { $agreement }, pour { $count_text } établissements
}
event-paper-agreement-registered = Convention sur papier { $agreement } inscrite au recensement ({ $paper })
event-study-version-kept = Version { $number } d'une étude rédigée par { $party } ({ $version })
event-study-proposed = Version { $version } d'une étude proposée par { $party }
event-study-approved = Version { $version } d'une étude approuvée par { $party }
event-study-published = Version { $version } d'une étude publiée par { $party }
event-study-withdrawn = Version { $version } d'une étude retirée par { $party }
event-forecast-adjusted = Prévision ajustée par { $party } : { $place }, { $year } ({ $act })
event-forecast-commented = Prévision commentée par { $party } : { $place }, { $year } ({ $act })
event-forecast-figure-proposed = Chiffre proposé par { $party } pour { $place } en { $year } ({ $act })
event-forecast-figure-agreed = Chiffre convenu par { $party } pour { $place } en { $year } ({ $act })
event-forecast-figure-declined = Chiffre non convenu par { $party } pour { $place } en { $year } ({ $act })
event-forecast-event-declared = Évènement de { $year } déclaré par { $party } pour { $place } ({ $act })
event-forecast-event-withdrawn = Évènement de { $year } retiré par { $party } pour { $place } ({ $act })
event-witness-added = { $party } devient témoin du journal ({ $name })
event-witness-removed = { $party } n'est plus témoin du journal ({ $name })
event-clearance-recorded = { $step ->
    [requested] Habilitation { $clearance } demandée par { $user } ({ $party }) : { $purpose }, { $agreement }
    [declined] Habilitation { $clearance } de { $user } ({ $party }) refusée : { $purpose }, { $agreement }
    [granted] Habilitation { $clearance } donnée à { $user } ({ $party }) jusqu'au { $until } : { $purpose }, { $agreement }
    [undertaken] Engagement signé par { $user } ({ $party }) pour l'habilitation { $clearance } : { $purpose }, { $agreement }
    [renewed] Habilitation { $clearance } de { $user } ({ $party }) prolongée jusqu'au { $until } : { $purpose }, { $agreement }
   *[withdrawn] Habilitation { $clearance } de { $user } ({ $party }) retirée : { $purpose }, { $agreement }
}
event-clearance-missing = Accès non donné à { $user } ({ $party }), sans habilitation : { $purpose }, { $agreement }
event-mandate-recorded = { $step ->
    [declared] Prestataire désigné par { $party } jusqu'au { $until } (mandat { $mandate }, { $agreement })
    [handed-over] Copie filigranée de { $delivery } pour le prestataire du mandat { $mandate } ({ $party }, { $agreement })
    [extended] Mandat { $mandate } de { $party } prolongé jusqu'au { $until } ({ $agreement })
    [ended] Mandat { $mandate } de { $party } terminé le { $until } ({ $agreement })
    [asked] Attestation de destruction demandée pour le mandat { $mandate } de { $party } ({ $agreement })
    [reminded] Attestation de destruction rappelée pour le mandat { $mandate } de { $party } ({ $agreement })
    [escalated] Attestation de destruction absente : producteurs avertis, mandat { $mandate } de { $party } ({ $agreement })
   *[certified] Destruction attestée pour le mandat { $mandate } de { $party } ({ $agreement })
}
event-agreement-reminded = Rappel de { $agreement } : { $entry }, le { $date } ({ $stage })
event-access-permitted = Accès permis à { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-refused = Accès refusé à { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-not-covered = Accès non couvert pour { $recipient } : { $dataset } pour { $purpose }, décision { $decision }
event-access-gap = Accès sans réponse pour { $recipient }, configuration incomplète : { $dataset } pour { $purpose }, décision { $decision }
event-delivery-sent = { $count ->
    [one] Mise à disposition { $delivery } de { $dataset } à { $recipient }, { $count_text } ligne
   *[other] Mise à disposition { $delivery } de { $dataset } à { $recipient }, { $count_text } lignes
}
event-pseudonym-key-put-in-force = Clé de pseudonymes { $generation } mise en service (marque { $mark })
event-pseudonym-key-split = Clé de pseudonymes { $generation } partagée en trois parts : { $holders }
event-pseudonym-key-restored = Clé de pseudonymes { $generation } reconstituée avec les parts de { $holders }
event-pseudonyms-rekeyed = { $count ->
    [one] Passage de la clé { $from } à la clé { $to } pour { $recipient } ({ $dataset }) : { $count_text } pseudonyme, avec les parts de { $holders }
   *[other] Passage de la clé { $from } à la clé { $to } pour { $recipient } ({ $dataset }) : { $count_text } pseudonymes, avec les parts de { $holders }
}
event-pseudonyms-reversed = { $count ->
    [one] Identifiant retrouvé depuis { $count_text } pseudonyme de { $recipient } ({ $dataset }), { $convention } article { $article }, avec les parts de { $holders }
   *[other] Identifiants retrouvés depuis { $count_text } pseudonymes de { $recipient } ({ $dataset }), { $convention } article { $article }, avec les parts de { $holders }
}
event-pseudonym-act-refused = Acte sur la clé de pseudonymes refusé ({ $act }) : { $why ->
    [key-in-force] une clé est déjà en service
    [shares] les parts ne donnent pas une clé
    [share-unknown] une part vient d'un partage que le journal ne connaît pas
    [other-key] les parts sont d'une autre clé
    [one-holder] les deux parts sont du même porteur
    [never-split] la clé en service n'a jamais été partagée
    [not-producer] la partie ne produit pas le jeu de données
    [not-granted] aucune clause ne donne ces pseudonymes
    [article-unknown] l'article n'est dans aucune convention
   *[not-identifier] la variable n'est pas un identifiant
}
event-table-refused = Tableau de { $dataset } permis par la décision { $decision } et non remis à { $recipient } : il ne passe pas son audit
event-delivery-downloaded = Mise à disposition { $delivery } retirée par { $user }
event-directory-complete = { $count ->
    [one] Annuaire d'ENT { $delivery } de { $agreement }, complet du { $date }, à { $recipient } : { $count_text } enregistrement
   *[other] Annuaire d'ENT { $delivery } de { $agreement }, complet du { $date }, à { $recipient } : { $count_text } enregistrements
}
event-directory-delta = { $count ->
    [one] Annuaire d'ENT { $delivery } de { $agreement }, changements du { $date }, à { $recipient } : { $count_text } enregistrement
   *[other] Annuaire d'ENT { $delivery } de { $agreement }, changements du { $date }, à { $recipient } : { $count_text } enregistrements
}
event-directory-pushed = { $count ->
    [one] Annuaire d'ENT { $delivery } envoyé et relu chez son destinataire, en { $count_text } essai
   *[other] Annuaire d'ENT { $delivery } envoyé et relu chez son destinataire, en { $count_text } essais
}
event-directory-not-pushed = { $count ->
    [one] Annuaire d'ENT { $delivery } non envoyé, après { $count_text } essai
   *[other] Annuaire d'ENT { $delivery } non envoyé, après { $count_text } essais
}
event-directory-objected = Opposition d'une personne à figurer dans les annuaires de { $party }, à partir du { $date }
event-directory-objection-withdrawn = Opposition d'une personne à figurer dans les annuaires de { $party } retirée
event-directory-purged = { $count ->
    [one] Annuaire d'ENT { $delivery } : { $count_text } fichier détruit au terme de sa conservation
   *[other] Annuaire d'ENT { $delivery } : { $count_text } fichiers détruits au terme de leur conservation
}
event-directory-downloaded = Annuaire d'ENT { $delivery } retiré par { $user }
event-session-opened = Connexion de { $user }
event-session-closed = Déconnexion de { $user }
event-salts-erased = { $count ->
    [one] { $count } sel effacé
   *[other] { $count } sels effacés
}
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

# Signatures des conventions.
statement-too-large = le fichier est trop grand : au plus 8 Mio et 1 000 déclarations
statement-not-text = ligne { $line } : ce n'est pas le texte d'une déclaration : un caractère qui ne se voit pas, un blanc en fin de ligne, ou un fichier coupé
statement-line = ligne { $line } : attendu « { $expected } », trouvé « { $found } »
statement-value = ligne { $line } : « { $found } » ne peut pas être la valeur de « { $name } »
statement-unsigned = ligne { $line } : cette déclaration n'a pas de ligne « signed » : personne ne l'a signée
signature-text = Texte de SHA-256 { $hash }
signature-sound = Signature de { $party } : vérifiée
signature-broken = Signature de { $party } : elle ne vaut pas
signature-recorded = Signature de { $party } faite ailleurs : déclarée, non vérifiée
signature-recorded-broken = Signature de { $party } faite ailleurs : la déclaration ne vaut pas
signatory = { $name }, { $function } ; { $place }, le { $date }
signatory-delegated = { $name }, { $function }, par délégation ({ $delegation }) ; { $place }, le { $date }
signature-key = clé { $key }
signature-means = { $means ->
    [demarches-simplifiees] Démarches simplifiées, dossier { $reference }
    [registered-letter] lettre recommandée { $reference }
    [paper] papier, original : { $reference }
   *[electronic] signature électronique, référence { $reference }
}
signature-recorded-by = déclarée par { $party } le { $date }, avec la clé { $key }
signature-changed-text = le texte n'est pas celui qui a été signé
signature-changed-line-ends = seules les fins de ligne diffèrent de ce qui a été signé : un logiciel a enregistré le fichier sous une autre forme ; reprenez l'original
signature-not-signed = cette clé n'a pas signé cela : la déclaration ou la signature a été changée
signature-other-agreement = elle est d'une autre convention, { $agreement }
signature-not-a-party = ce n'est pas une partie de la convention
signature-initials = le texte est celui qui a été signé, mais ses articles ne sont pas ceux qui ont été paraphés
signature-compromised = la clé est compromise depuis le { $date } : une autre preuve doit dire que la signature est antérieure
signature-missing = Il manque la signature de { $party }
signature-summary-complete = Chaque partie a signé ce texte, et chaque signature est vérifiée.
signature-summary-complete-recorded = Chaque partie a signé ce texte ; les signatures faites ailleurs sont déclarées et non vérifiées.
signature-summary-incomplete = Ce qui est signé vaut ; toutes les parties n'ont pas signé.
signature-summary-broken = Ce fichier ne peut pas être tenu pour signé.
standing-unknown = la clé n'est pas au registre
standing-other-party = la clé est celle de { $party }
standing-not-yet = la clé ne vaut qu'à partir du { $date }
standing-ended = la clé ne vaut plus depuis le { $date }
standing-replaced = la clé a été remplacée le { $date }
standing-revoked = { $why ->
    [lost] la clé est révoquée depuis le { $date } : elle est perdue
    [compromised] la clé est révoquée depuis le { $date } : elle est compromise
   *[holder-left] la clé est révoquée depuis le { $date } : son détenteur n'a plus qualité
}
standing-valid = la clé vaut
key-not-its-own = la clé n'a pas signé sa propre inscription, ou l'inscription a été changée
key-twice = une inscription antérieure parle de la même clé
key-former-unknown = la clé qu'elle dit remplacer n'est pas au registre, ou est d'une autre partie
key-former-unsigned = la clé qu'elle dit remplacer n'a pas signé
key-revoked-unknown = elle révoque une clé qui n'est pas au registre, ou qui est d'une autre partie
key-revoked-unsigned = aucune clé de la partie n'a signé cette révocation
part-changed = { $part ->
    [head] L'en-tête (ligne { $line }) a changé depuis la signature
   *[other] « { $part } » (ligne { $line }) a changé depuis la signature
}
part-added = « { $part } » (ligne { $line }) n'était pas dans le texte signé
part-removed = « { $part } » était dans le texte signé et n'y est plus
part-moved = « { $part } » (ligne { $line }) était à une autre place dans le texte signé
place-changed = ligne { $line }, caractère { $column } : « { $signed } » a été signé, « { $found } » s'y trouve
place-added = ligne { $line }, caractère { $column } : « { $found } » s'y trouve et n'a pas été signé
place-removed = ligne { $line }, caractère { $column } : « { $signed } » a été signé et ne s'y trouve plus
place-more = { $count ->
    [one] et { $count_text } autre endroit
   *[other] et { $count_text } autres endroits
}

# Arbre du journal, témoins, sels et preuves.
tree-missing-tile = La tuile { $path } du journal manque
tree-malformed-tile = La tuile { $path } du journal est coupée, allongée ou illisible
tree-changed-entry = L'entrée { $seq } du journal a été modifiée (tuile { $path })
tree-changed-tile = La tuile { $path } du journal a été modifiée, au rang { $position }
tree-rewritten-tile = La tuile { $path } du journal a été réécrite avec ce qu'elle couvre
tree-wrong-root = { $count ->
    [one] Le journal ({ $count_text } entrée) n'est pas celui du point de contrôle signé : un autre, ou un journal entièrement réécrit
   *[other] Le journal ({ $count_text } entrées) n'est pas celui du point de contrôle signé : un autre, ou un journal entièrement réécrit
}
witness-malformed = La demande au témoin n'est pas de la forme attendue : recopier ce que le journal a écrit
witness-unknown-log = Le témoin ne suit pas le journal { $origin } : lui donner la clé de ce journal
witness-unsigned = Le journal n'a pas signé ce point de contrôle avec la clé que le témoin connaît
witness-other-size = { $count ->
    [one] Le témoin en est à { $count_text } entrée : refaire la demande à partir de là
   *[other] Le témoin en est à { $count_text } entrées : refaire la demande à partir de là
}
witness-forked = Le journal a montré deux histoires : les deux points de contrôle signés le prouvent
witness-inconsistent = Rien ne montre que ce point de contrôle prolonge le précédent : demander au journal ses tuiles
salt-missing = Le sel de l'engagement { $commitment } (entrée { $seq }) manque, sans trace d'effacement
salt-changed = Le sel de l'engagement { $commitment } (entrée { $seq }) a été modifié
salt-unrecorded = Un sel est gardé pour l'engagement { $commitment }, qu'aucune entrée ne porte
evidence-fault = { $code ->
    [form] Le fichier n'est pas une preuve dans sa forme unique ({ $place }) : le redemander tel qu'il a été écrit
    [checkpoint] Le point de contrôle n'est pas lisible ({ $place })
    [key] La clé n'en est pas une, ou pas celle qu'il faut ({ $place })
    [untrusted] La clé du journal n'est pas celle que vous connaissez ({ $place }) : comparer les deux par un autre moyen
    [log-signature] Le journal n'a pas signé ce point de contrôle ({ $place })
    [witness-signature] Le témoin n'a pas cosigné ce point de contrôle ({ $place })
    [witness-absent] Un témoin que vous demandez n'a pas cosigné ({ $place })
    [unknown-signature] Une signature du point de contrôle n'a pas de clé dans la preuve ({ $place })
    [entry] Le texte n'est pas une entrée de journal ({ $place })
    [index] Le rang n'est pas celui de l'entrée, ou n'est pas après le précédent ({ $place })
    [inclusion] L'entrée n'est pas dans le journal du point de contrôle : elle, ou son chemin, a été modifiée ({ $place })
    [row] L'enregistrement n'est pas celui dont l'entrée garde l'empreinte ({ $place })
    [row-absent] L'enregistrement manque ({ $place })
    [text] Le texte de la convention n'est pas celui dont l'entrée garde l'empreinte ({ $place })
    [link] Ce sur quoi l'acte repose n'est pas dans la preuve : décision ou texte signé ({ $place })
    [signature] La signature n'est pas celle de la clé et du texte ({ $place })
    [signing-key] La clé est inconnue, ou ne pouvait pas signer ce jour-là ({ $place })
    [opening] Le sel et la valeur ne donnent pas un engagement des entrées ({ $place })
    [time] L'heure de confiance ne tient pas ({ $place })
    [time-order] Une entrée dit un instant postérieur à l'heure de confiance à laquelle elle était là ({ $place })
   *[seal] L'ensemble n'est pas ce que le journal a scellé : quelque chose manque, ou a été ajouté ({ $place })
}

# Pourquoi une heure de confiance (RFC 3161) n'est pas reçue
time-fault = { $code ->
    [kind] L'heure de confiance est de nature « { $said } » : seule « rfc3161 » est connue ici
    [refused] L'autorité d'horodatage refuse (état { $status }) : { $said }
    [form] Ce ne sont pas les octets d'un jeton d'horodatage (RFC 3161) : redemander la réponse de l'autorité telle qu'elle l'a écrite
    [imprint] Le jeton d'horodatage porte sur un autre point de contrôle
    [nonce] Le jeton d'horodatage répond à une autre demande : refaire la demande
    [algorithm] Le jeton est signé d'une façon qui n'est pas admise : il faut RSA (2 048 bits au moins), ECDSA (P-256, P-384) ou Ed25519, sur SHA-256, 384 ou 512
    [certificate] Le certificat de l'autorité d'horodatage manque, ou n'est pas celui que le jeton nomme
    [usage] Le certificat n'est pas celui d'une autorité d'horodatage : il doit être fait pour cela seul (RFC 3161, 2.3)
    [validity] Le certificat de l'autorité d'horodatage ne valait pas à l'instant du jeton
    [signature] La signature de l'autorité d'horodatage ne tient pas : le jeton a été modifié
   *[untrusted] L'autorité d'horodatage n'est pas l'une de celles que vous connaissez : comparer son certificat par un autre moyen
}
