# Pourquoi une action n'a pas pu se faire : la cause, puis que faire.
error-folder-empty = Le dossier `{ $folder }` ne contient aucune convention. Il doit contenir `conventions/`, `datasets/` et `code-lists/`.
error-folder = Le dossier des conventions ne peut pas être lu : { $reason }.
error-conventions = Les conventions de `{ $folder }` comportent des erreurs. Lancez `entente check { $folder }` : chaque erreur y est montrée à sa ligne, avec le remède.
error-not-a-node = `{ $folder }` n'est pas le dossier d'un nœud Entente (`entente.db` n'y est pas). Créez-en un avec `entente demo --dir { $folder }` ou `entente init { $folder }`.
error-already-a-node = `{ $folder }` contient déjà un nœud Entente. Choisissez un autre dossier.
error-unknown-dataset = Aucun jeu de données ne s'appelle `{ $dataset }`. Les jeux de données décrits sont les dossiers de `datasets/`.
error-unknown-party = Aucune convention ne nomme la partie `{ $party }`. Les parties sont les blocs `party` des conventions.
error-reader-only = Ce compte ne fait que consulter. Demandez à l'administrateur de votre organisation le rôle d'agent.
error-period = `{ $text }` n'est pas une période. Écrivez l'année de la rentrée, comme `2026`, ou `2026-2` pour son deuxième dépôt.
error-not-producer = `{ $party }` n'est le producteur de `{ $dataset }` dans aucune convention en vigueur. Le rôle du producteur est écrit à la ligne d'annexe du jeu de données.
error-already-deposited = Ce fichier a déjà été déposé à l'identique : dépôt { $deposit }, version { $version }. Déposez un fichier corrigé, ou consultez le rapport de ce dépôt.
error-unknown-deposit = Aucun dépôt ne porte le numéro { $deposit }. Les dépôts d'une partie ne sont montrés qu'à elle.
error-unknown-alert = Aucun avis ne porte le numéro { $alert }.
error-withdrawn = Le dépôt { $deposit } a été retiré par son déposant : rien n'en est plus mis à disposition. Demandez la version qui le remplace.
error-no-longer-permitted = Les conventions ne permettent plus de remettre { $delivery } : la décision { $decision } dit pourquoi, et par quel article. Le reçu et la mention des sources restent à votre disposition.
error-permitted-otherwise = Les conventions permettent encore cet accès, mais plus tel que { $delivery } a été faite : moins de variables, ou une autre protection. Demandez une nouvelle mise à disposition.
error-checked-already = Le dépôt { $deposit } est déjà accepté, remplacé ou retiré : il n'est pas contrôlé de nouveau. Déposez une nouvelle version.
error-being-checked = Le contrôle du dépôt { $deposit } est déjà en cours. Rechargez sa page dans un instant.
error-not-comparable = Le dépôt { $deposit } ne peut pas être comparé : il est d'un autre jeu de données, ou n'a jamais été accepté.
error-too-large = Le fichier dépasse la taille admise ({ $count_text } Mio).
error-nothing-accepted = L'accès à `{ $dataset }` est permis, mais aucun dépôt n'a encore été accepté pour cette période. La mise à disposition se fera après le dépôt du producteur.
error-file-there = `{ $path }` existe déjà et n'est pas remplacé : donnez un autre nom.
error-file = Le fichier `{ $path }` ne peut pas être lu ou écrit : { $reason }.
error-file-missing = Le fichier `{ $path }` est introuvable. Vérifiez son nom et son dossier.
error-unacceptable = `{ $value }` ne peut pas être utilisé comme { $what }.
error-code-list = La nomenclature `{ $list }` ainsi chargée aurait des erreurs ; rien n'a été changé. Première ligne en cause : { $line }
error-unknown-reference = Aucune référence ne s'appelle `{ $reference }`. `entente reference list` les montre toutes.
error-unknown-version = `{ $reference }` n'a pas de version `{ $version }`. `entente reference list` montre ses versions.
error-reference = Le fichier de référence n'a pas pu être chargé : { $reason }.
error-unknown-agreement = Aucune convention ne s'appelle `{ $agreement }`. `entente agreement list` les montre toutes.
error-not-a-convention = `{ $path }` n'est pas une convention : son en-tête ne se lit pas. `entente check` en montre les fautes.
error-not-a-party = `{ $party }` n'est pas partie à la convention `{ $agreement }` : ses parties seules peuvent le faire.
error-signing-key = La clé ne peut pas servir : { $reason }.
error-other-party-key = Cette inscription est d'une clé de `{ $party }` : chaque partie n'inscrit et ne révoque que les siennes.
error-unknown-amendment = La convention `{ $agreement }` n'a pas d'avenant { $number }.
error-kept-already = Cette déclaration est déjà enregistrée : rien n'a été ajouté.
error-text-absent = Un texte de la convention `{ $agreement }` qui compte ici (empreinte { $sha256 }) n'est plus dans `conventions/`, ou y a été changé. Remettez son fichier : la plateforme n'exécute pas un autre texte que celui qui lie les parties.
error-faulty = { $count ->
    [one] Le fichier ne peut pas être pris : une faute.
   *[other] Le fichier ne peut pas être pris : { $count_text } fautes.
}
error-amends-other = Cet avenant ne part pas du texte en vigueur de la convention `{ $agreement }` (empreinte { $sha256 }). Rouvrez ce texte avec `entente agreement amend open { $agreement }`, et reportez-y vos changements.
error-not-an-author = La clé `proposed_by` de l'avenant ne nomme pas `{ $party }`. Ceux qui proposent un avenant y sont nommés.
error-under-way = L'avenant { $number } de la convention `{ $agreement }` est déjà proposé ou approuvé avec un autre texte. Qui l'a proposé peut y renoncer : `entente agreement record { $agreement } retracted --replaces …`.
error-not-approved = L'avenant { $number } de la convention `{ $agreement }` ne peut pas encore prendre effet. Il manque :
error-schools = { $count ->
    [one] Un établissement de la liste ne peut pas être pris.
   *[other] { $count_text } établissements de la liste ne peuvent pas être pris.
}
error-adhesion-unsigned = Cette adhésion est un projet : sa clé `signed_on` est absente. Elle s'enregistre une fois signée.
error-already-there = `{ $path }` existe déjà : rien n'a été écrit. Choisissez un autre dossier, ou retirez celui-là.
error-other-scan = Le fichier `{ $path }` n'est pas la copie numérisée que décrit la fiche (empreinte ou nom différents), ou dépasse 64 Mio.
error-other-pseudonym-key = `{ $path }` n'est pas la clé de pseudonymes mise en service : tous les pseudonymes changeraient, rien n'est donc remis. Replacez la clé, ou reconstituez-la avec deux parts (`entente key restore`) après avoir déplacé ce fichier.
error-inside-node = `{ $path }` serait dans le dossier du nœud, qui ne garde ni part ni correspondance : donnez un fichier ailleurs.
error-pseudonym-act = { $why ->
    [key-in-force] Refusé : une clé de pseudonymes est déjà en service ; elle n'est jamais remplacée par une autre que par `entente key rotate`.
    [shares] Refusé : ces deux fichiers ne sont pas deux parts différentes d'une même clé.
    [share-unknown] Refusé : l'une de ces parts ne vient d'aucun partage inscrit au journal de ce nœud.
    [other-key] Refusé : ces parts sont d'une autre clé que celle qu'il faut ici. `entente key show` montre les clés et leurs porteurs.
    [one-holder] Refusé : les deux parts ont été remises au même porteur. Il en faut deux différents.
    [never-split] Refusé : la clé en service n'a jamais été partagée, personne ne pourrait plus suivre ses pseudonymes. Partagez-la d'abord (`entente key split`), ou ajoutez `--without-followers`.
    [not-producer] Refusé : cette partie ne produit ce jeu de données dans aucune convention en vigueur.
    [not-granted] Refusé : aucune clause ne donne aujourd'hui à ce destinataire, pour cette finalité, un pseudonyme stable de ce jeu de données. `entente explain` dit pourquoi.
    [article-unknown] Refusé : cet article n'est dans aucune convention du nœud. Écrivez CONVENTION/ARTICLE, comme dans `men-rdf-2015/4`.
   *[not-identifier] Refusé : cette variable n'est pas un identifiant de ce jeu de données.
}
share-note = Part { $number } de la clé de pseudonymes { $generation }, pour { $holder }. Deux parts sur trois redonnent la clé ; une seule n'en dit rien. À garder en lieu sûr, hors du nœud ; à ne remettre à personne.
error-anonymity = Le fichier n'est pas remis : ses lignes ne peuvent pas être rendues semblables par { $k } comme la convention le demande ({ $reason }). Attendez un dépôt plus complet, ou remettez moins de variables connaissables par un avenant.
error-table-amounts = Le tableau n'est pas remis (décision { $decision }) : la livraison { $with } est un autre tableau des mêmes montants, et ce que les deux diraient ensemble d'un contributeur n'est pas audité. Demandez le même tableau, ou changez la convention.
error-table-unsafe = { $count ->
    [one] Le tableau n'est pas remis : une case à risque resterait calculable de trop près, quelles que soient les cases masquées avec elle. Regroupez des catégories de `{ $merge }`, ou retirez une dimension (décision { $decision }). Case en cause : { $cells }.
   *[other] Le tableau n'est pas remis : { $count_text } cases à risque resteraient calculables de trop près, quelles que soient les cases masquées avec elles. Regroupez des catégories de `{ $merge }`, ou retirez une dimension (décision { $decision }). Cases en cause : { $cells }.
}
error-table-differencing = Le tableau n'est pas remis : rapproché de { $with }, déjà remis, il ferait connaître des cases masquées (décision { $decision }). Demandez un seul tableau qui porte toutes les dimensions, ou regroupez ses catégories.
error-table-method = Le tableau n'est pas remis : { $with } protège les mêmes données par une autre méthode, et les deux ensemble en diraient trop (décision { $decision }). Une convention garde une seule méthode pour les mêmes données.
error-table-levels = Le tableau n'est pas remis : { $with } découpe `{ $variable }` en d'autres niveaux, et rien ne prouverait que les deux ensemble n'en disent pas trop (décision { $decision }). Reprenez les mêmes niveaux, du plus large au plus fin.
error-table-rows = Le tableau n'est pas remis : les lignes dont { $with } a été tiré ne sont plus conservées, et ce que les deux diraient ensemble ne peut plus être compté (décision { $decision }). Demandez le même tableau de la même version.
error-table-budget = Le tableau n'est pas remis : le budget de bruit des mêmes données est dépensé (décision { $decision }) : { $reason }.
error-table-other = Le tableau n'est pas remis : il n'a pas pu être audité (décision { $decision }) : { $reason }.
error-left-meanwhile = Un autre fichier tiré de `{ $dataset }` vient d'être remis pendant l'audit de celui-ci. Redemandez-le : il sera audité avec lui.
error-other = L'opération n'a pas pu se terminer : { $reason }.

sign-in-wrong = L'identifiant ou le mot de passe est inexact.
sign-in-too-many = Trop d'essais pour ce compte. Réessayez dans cinq minutes.
sign-in-failed = La connexion n'a pas pu se faire. Réessayez, ou prévenez l'administrateur du nœud.

log-changed-file = Le fichier `{ $path }` ne correspond plus à son empreinte.
log-missing-file = Le fichier `{ $path }` a disparu.
log-purged-there = Les fichiers de la mise à disposition { $delivery } sont détruits d'après le journal, et sont toujours là : `entente aaf purge` les retire.
log-objection-lost = L'opposition de l'entrée { $seq } n'est plus appliquée : le registre des oppositions ne dit plus à qui elle se rapporte.
log-left-off = { $count ->
    [one] et un autre problème
   *[other] et { $count_text } autres problèmes
}

# Fichiers joints à une mise à disposition.
dictionary-title = Dictionnaire : { $title }
dictionary-variable = Variable
dictionary-meaning = Signification
dictionary-type = Type
dictionary-protection = Protection appliquée
dictionary-table = Un tableau compté : chaque ligne est une case, ou une marge quand une colonne est vide. Aucune ligne individuelle n'a été transmise.
dictionary-level = { $title }
dictionary-level-group = { $title }, groupe de la nomenclature
dictionary-level-commune = { $title } : commune de l'établissement
dictionary-level-departement = { $title } : département de l'établissement
dictionary-level-nature = { $title } : nature de l'établissement
dictionary-count = Nombre de lignes comptées ; vide quand la case est masquée
dictionary-status = `published` : publiée ; `primary` : masquée, sous le seuil ; `secondary` : masquée pour protéger une autre ; `rounded` : arrondie ; `noisy` : bruitée
protection-none = Aucune
protection-pseudonym-stable = Identifiant chiffré propre au destinataire et à la finalité, stable d'une année à l'autre
protection-pseudonym-yearly = Identifiant chiffré propre au destinataire, à la finalité et à l'année scolaire
protection-recoded = Regroupée ou effacée pour que chaque ligne soit semblable à d'autres (voir `protection.json`)
protection-generalise = Regroupement selon la nomenclature `{ $list }`
protection-drop = Non transmise

# Références chargées
reference-code-list = nomenclature « { $list } »
reference-institutions = annuaire des établissements
reference-territories = territoires
reference-outlines = contours de territoires
reference-note-duplicate = l'UAI { $uai } figure plusieurs fois, la ligne { $line } est gardée
reference-note-duplicate-code = le code `{ $code }` figure deux fois aux mêmes dates, la ligne { $line } est gardée
reference-note-reversed = ligne { $line } : le code `{ $code }` ferme avant d'ouvrir, il est tenu pour fermé
reference-note-bad-uai = ligne { $line } : `{ $uai }` n'est pas un UAI, ligne laissée de côté
reference-note-bad-code = ligne { $line } : le code `{ $code }` n'a pas la forme attendue, ligne laissée de côté
reference-note-unknown-kind = ligne { $line } : « { $kind } » n'est pas connu, ligne laissée de côté
reference-note-unknown-uai = { $count ->
    [one] { $count_text } ligne parle d'un établissement absent de l'annuaire
   *[other] { $count_text } lignes parlent d'établissements absents de l'annuaire
}
reference-note-more = { $count ->
    [one] et une autre
   *[other] et { $count_text } autres
}

# Calendrier des échéances.
calendar-name = Échéances des conventions
calendar-summary = Dépôt attendu : { $title } ({ $period })
calendar-description = { $producer } dépose ce jeu de données au plus tard ce jour : convention { $convention }, article { $article }.

agreement-event = « { $title } », article { $article }. À faire par : { $who }

# Fichier envoyé en plusieurs fois.
arrival-expired = L'envoi de ce fichier est interrompu depuis plus de 24 heures. Recommencez-le.
arrival-too-many = Trop d'envois sont en cours pour ce compte. Terminez-en un, ou attendez qu'ils expirent.
arrival-too-long = Le fichier est plus long qu'annoncé. Recommencez l'envoi.
arrival-digest = Une partie du fichier est arrivée abîmée. Elle sera renvoyée.
arrival-unknown = Cet envoi n'existe plus. Recommencez-le.
arrival-offset = La suite du fichier est attendue à un autre endroit. Elle sera renvoyée.
arrival-busy = Ce fichier est déjà en cours d'envoi, peut-être dans un autre onglet.

# Document imprimé.
print-amendment = avenant n° { $number }

# Annuaires d'ENT.
error-directory-format = Annuaire d'ENT : un fichier ne se lit ou ne s'écrit pas : { $reason }
error-directory-clauses = La convention « { $agreement } » alimente plusieurs ENT : précisez la clause ({ $clauses }).
error-directory-source = « { $party } » n'a aucun dépôt accepté dont faire un annuaire : déposez les exports SIECLE et STS.
error-directory-busy = Un annuaire d'ENT est déjà en préparation sur ce nœud : recommencez quand il est fini.
error-directory-persons = { $count ->
    [one] { $count_text } identifiant n'a jamais été donné dans les annuaires de « { $party } » : rien n'est enregistré. L'identifiant d'une personne est son `ENTPersonJointure`.
   *[other] { $count_text } identifiants n'ont jamais été donnés dans les annuaires de « { $party } » : rien n'est enregistré. L'identifiant d'une personne est son `ENTPersonJointure`.
}
error-directory-target = Le serveur du destinataire n'est pas utilisable : { $path } : { $reason }. Le guide ENT dit ce que contient ce fichier.
error-directory-register = Le registre de l'annuaire ne se lit pas : { $path } : { $reason }. Reprenez-le d'une sauvegarde : sans lui, des identifiants seraient donnés deux fois.
directory-because-asked = complet demandé
directory-because-state = complet : l'état livré la dernière fois n'est plus sur ce nœud
directory-because-push = complet : le dernier envoi n'a pas abouti, un delta commencerait d'un état que le destinataire n'a peut-être pas
error-log-fault = Le journal de preuves ne peut pas être lu ou prolongé : { $reason }. Rien n'est mis à disposition tant qu'il est dans cet état : `entente log fsck` nomme l'endroit
error-no-log = { $folder } ne contient pas de journal : donner le dossier d'une instance, ou celui d'une copie importée
error-other-log = L'archive est celle d'un autre journal ({ $origin }) : demander la clé du bon journal à la partie qui le tient
error-older-log = L'archive a { $size } entrées, la copie déjà là en a { $kept } : importer une archive plus récente
error-unknown-act = Le journal ne contient pas d'acte { $act } : un numéro s'écrit m-000001, ou 42 pour une entrée
error-unknown-witness = Le journal n'a pas de témoin { $witness } : `entente log witnesses` en donne la liste
error-not-a-witness = { $folder } n'est pas le dossier d'un témoin : `entente witness create` en fait un
error-not-cosigned = La réponse n'est pas la cosignature, par { $witness }, de ce qui lui a été demandé : refaire la demande
error-witness-silent = Le témoin { $witness } n'a pas cosigné : { $reason }
error-time-silent = L'autorité d'horodatage « { $authority } » n'a pas répondu : { $reason }. Le journal est entier : redemander plus tard (`entente log stamp`)
error-time-not-asked = Aucune heure n'a été demandée, ou la demande n'est plus là : écrire une demande (`entente log stamp --request FICHIER`), puis y faire répondre l'autorité
error-time-order = Le jeton d'horodatage dit { $at }, avant { $other } qui est déjà écrit : l'une des deux horloges est fausse. Comparer celle de cette machine (`timedatectl`), puis redemander
error-no-time-authority = Aucune autorité d'horodatage n'est choisie : la décrire dans `time.toml`, ou donner `--url`, `--command` ou `--request`
error-cosignature-old = Rien n'est mis à disposition : la dernière cosignature du journal date du { $last }, { $agreement } (article { $article }) ne la laisse pas vieillir plus que { $within }. Demander aux témoins de cosigner (`entente log ask`)
error-cosignature-none = Rien n'est mis à disposition : aucun témoin n'a cosigné le journal, { $agreement } (article { $article }) demande une cosignature depuis moins que { $within }. Inscrire un témoin et lui demander de cosigner (`entente log ask`)
log-fsck-database = La base ne peut pas être comparée au journal : { $reason }
log-fsck-unsigned = Le point de contrôle n'est pas signé par la clé du journal
log-fsck-cosignature = La cosignature de { $witness } porte sur un point de contrôle que le journal n'a pas signé
log-fsck-behind = { $witness } a cosigné plus d'entrées que le journal n'en a : la fin du journal a été coupée
log-fsck-fork = { $witness } a cosigné une autre histoire que celle du journal
log-fsck-cut = { $count ->
    [one] La base n'a plus que { $count } entrée, le journal en a { $size }
   *[other] La base n'a plus que { $count } entrées, le journal en a { $size }
}
log-fsck-entry = L'entrée { $seq } de la base n'est pas celle du journal
log-fsck-clean = { $count ->
    [one] { $count } entrée du journal { $origin } tient
   *[other] { $count } entrées du journal { $origin } tiennent
}
log-fsck-stamp = L'horodatage `{ $name }` ne tient pas. Le redemander (`entente log stamp`), puis chercher qui l'a changé
log-fsck-stamp-checkpoint = L'horodatage `{ $name }` ne porte pas sur un point de contrôle de ce journal
log-fsck-checkpoint = Le point de contrôle ne se lit pas, ligne { $line } : il a trois lignes, le nom du journal, le nombre d'entrées (2^48 au plus) et la racine. Le redemander à qui a une copie
log-fsck-size = Le point de contrôle dit { $size } entrées, le dossier n'en a pas plus de { $there } : ce n'est pas son point de contrôle, ou presque tout manque. Rien d'autre n'a été regardé
log-fsck-other-tile = La tuile `{ $path }`, qu'une autre a remplacée, ne dit pas ce que dit le journal : l'une des deux a été changée
log-fsck-stamp-order = L'horodatage `{ $name }` dit un instant antérieur à celui d'un point de contrôle plus court
log-fsck-stamped = Horodaté par { $authority } le { $at }, jusqu'à l'entrée { $size }
log-fsck-cosigned = Cosigné par { $witness } jusqu'à l'entrée { $size }
log-fsck-broken = { $problems ->
    [one] { $problems } défaut dans le journal { $origin } :
   *[other] { $problems } défauts dans le journal { $origin } :
}

# Qui peut voir quoi.
access-protected = { $variable } : { $how }
access-table = tableau par { $dimensions }, aucune ligne
access-outcome-permitted = permis
access-outcome-refused = refusé
access-outcome-not-covered = non couvert
access-outcome-gap = configuration incomplète
access-csv-party = destinataire
access-csv-party-name = nom du destinataire
access-csv-dataset = jeu de données
access-csv-title = titre
access-csv-purpose = finalité
access-csv-purpose-label = libellé de la finalité
access-csv-outcome = réponse
access-csv-count = nombre de variables
access-csv-variables = variables
access-csv-protections = protections
access-csv-convention = convention
access-csv-article = article
access-csv-end = dernier jour
access-csv-why = motif

# Audience des ENT : tableur
audience-level-institution = établissement
audience-level-circonscription = circonscription
audience-level-departement = département
audience-level-academy = académie
audience-csv-level = niveau
audience-csv-code = code
audience-csv-place = lieu
audience-csv-month = mois
audience-csv-profile = profil
audience-csv-service = service
audience-csv-visits = visites
audience-csv-visitor-days = visiteurs-jours
audience-csv-seconds = durée en secondes
audience-csv-source = source
audience-csv-hidden = secret
audience-csv-all = ensemble

# Habilitations.
error-clearance-not-administrator = Seul un administrateur de l'organisation donne, prolonge et retire les habilitations : le lui demander
error-clearance-own = Personne ne se donne une habilitation : la demander à un autre administrateur de l'organisation
error-clearance-unknown = L'habilitation { $clearance } n'existe pas, ou n'est pas de cette organisation
error-clearance-unknown-person = L'organisation n'a pas de compte { $user } : vérifier son numéro à la page des habilitations
error-clearance-not-asked = { $agreement } ne demande pas d'habilitation, ou n'existe pas : choisir une convention de la liste
error-clearance-no-clause = { $agreement } n'a pas de clause pour la finalité { $purpose } : choisir une finalité que la convention nomme
error-clearance-until = Une habilitation peut être donnée d'aujourd'hui au { $latest }, pas jusqu'au { $until }
error-clearance-state = { $state ->
    [requested] L'habilitation { $clearance } est déjà demandée : un administrateur de l'organisation doit y répondre
    [declined] L'habilitation { $clearance } a été refusée : en faire une nouvelle demande s'il le faut
    [to-sign] L'habilitation { $clearance } est donnée : il reste à en signer l'engagement
    [valid] L'habilitation { $clearance } est déjà en cours
    [expired] L'habilitation { $clearance } a pris fin : en demander une nouvelle
   *[withdrawn] L'habilitation { $clearance } a été retirée : en demander une nouvelle s'il le faut
}
error-not-cleared = { $last ->
    [requested] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Votre demande pour la finalité { $purpose } attend la réponse d'un administrateur
    [declined] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Votre demande pour la finalité { $purpose } a été refusée : en parler avec un administrateur
    [to-sign] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Votre habilitation pour la finalité { $purpose } est donnée : signer l'engagement, à la page « Habilitations »
    [expired] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Votre habilitation pour la finalité { $purpose } a pris fin : en demander une autre, à la page « Habilitations »
    [withdrawn] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Votre habilitation pour la finalité { $purpose } a été retirée : en parler avec un administrateur
   *[none] Cet accès est permis à votre organisation, et réservé à ses agents habilités ({ $convention }, article { $article }). Demander une habilitation pour la finalité { $purpose } sous { $agreement }, à la page « Habilitations »
}
undertaking-access = J'accède aux données remises sous « { $agreement } » parce que j'y suis habilité ({ $convention }, article { $article }), et je ne prête mon accès à personne.
undertaking-purpose = Je ne m'en sers que pour la finalité « { $purpose } ».
undertaking-secret = Je respecte le secret statistique : je ne cherche à reconnaître personne et je ne publie rien qui le permette.
undertaking-transfer = Je ne transmets ces données à personne d'autre qu'aux agents habilités de mon organisation, hors ce que la convention permet.
undertaking-end = Quand mon habilitation prend fin ou m'est retirée, je détruis les copies que je détiens et je signale tout incident dont j'ai connaissance.

# Prestataires.
error-mandate-unknown = Le mandat { $mandate } n'existe pas, ou n'est pas de cette organisation
error-mandate-silent = { $agreement } ne permet pas de remettre des données à un prestataire : il faut un article qui l'excepte de l'interdiction de transmettre (`forbid = "transfer"`, `except_contractor = true`)
error-mandate-transfer = { $agreement } ne permet pas de remettre des données à un prestataire : l'article { $article } de { $convention } interdit toute transmission à un tiers
error-mandate-no-clause = { $agreement } n'a pas de clause pour la finalité { $purpose }, ou ne nomme pas votre organisation : choisir une finalité que la convention nomme
error-mandate-siren = « { $siren } » n'est pas un SIREN : neuf chiffres, dont le dernier est la clé
error-mandate-name = { $what ->
    [contractor] Il faut le nom du prestataire, en { $count_text } caractères au plus
   *[study] Il faut le titre de l'étude, en { $count_text } caractères au plus
}
error-mandate-until = Une étude peut prendre fin d'aujourd'hui au { $latest }, pas le { $until }
error-mandate-over = L'étude du mandat { $mandate } a pris fin le { $until } : plus rien n'est remis sous ce mandat. En désigner un nouveau s'il le faut
error-mandate-purpose = { $delivery } n'a pas été mis à disposition pour la finalité ou sous la convention du mandat { $mandate } : demander les données pour cette finalité, ou désigner le prestataire sous l'autre convention
error-mandate-delivery = La mise à disposition { $delivery } n'existe pas, ou n'est pas de cette organisation
error-mandate-not-awaited = Aucune attestation n'est attendue pour le mandat { $mandate } : l'étude est en cours, ou rien n'a été remis, ou la destruction est déjà attestée
error-mandate-rows = Les lignes de `{ $file }` ne sont lisibles ni comme un CSV en UTF-8 séparé par des points-virgules, ni comme un Parquet : convertir le fichier en l'un des deux, sans trier ses lignes
error-mandate-attestation = Une attestation est un fichier de 10 Mo au plus, et qui n'est pas vide
mandate-notice-who = Copie remise à { $contractor } (SIREN { $siren }) par { $party }, mandat { $mandate }, pour l'étude « { $study } ».
mandate-notice-purpose = { $agreement }, article { $article }, ne permet de s'en servir que pour cette étude et la finalité « { $purpose } » ; rien n'est transmis à un tiers, et personne ne cherche à reconnaître quelqu'un.
mandate-notice-mark = Cette copie porte une marque qui n'est qu'à vous : l'ordre de ses lignes. Les valeurs sont celles de la mise à disposition.
mandate-notice-destroy = L'étude prend fin le { $until }. Les fichiers et leurs copies sont alors détruits, et une attestation de destruction est remise à { $party }.
# Prévisions : ce que disent les parties.
error-unknown-place = Aucun chiffre de « { $place } » ne vous est montré : vérifier le code, ou demander le constat d'effectifs.
error-shares-no-figures = Aucune convention en vigueur ne permet à « { $party } » de regarder les mêmes constats qu'une autre partie.
error-forecast-hidden = La prévision de « { $place } » n'est pas montrée, car elle tiendrait à de petits effectifs : rien ne peut y être chiffré.
error-figure-too-small = { $count ->
    [one] Un chiffre de moins de { $count_text } élève n'est pas pris : il serait montré tel quel. Le dire par niveaux regroupés.
   *[other] Un chiffre de moins de { $count_text } élèves n'est pas pris : il serait montré tel quel. Le dire par niveaux regroupés.
}
error-reason-missing = Le motif manque : dire pourquoi en une phrase, sans nommer personne.
error-proposal-closed = La proposition { $proposal } n'attend pas de réponse de votre part : elle a reçu la sienne, une autre la remplace, ou elle vient de vous.
error-not-declared-by = Seule la partie qui a déclaré un évènement le retire : « { $party } » n'en est pas l'auteur.

# Études.
error-unknown-study = Aucune étude « { $study } » ne vous est montrée.
error-study-faulty = { $count ->
    [one] L'étude a { $count_text } défaut.
   *[other] L'étude a { $count_text } défauts.
}
error-study-proposed = Cette version ne peut pas être proposée : seule la partie qui l'a rédigée propose son brouillon, une fois.
error-study-approved = Cette version n'attend pas votre approbation.
error-study-published = Cette version ne peut pas être publiée : il y faut l'approbation de chaque partie.
error-study-withdrawn = Cette version ne peut pas être retirée : elle l'est déjà, ou c'est à la partie qui l'a rédigée de le faire.
error-study-differs = Ces figures, refaites pour vous avec les mêmes données, ne sont pas celles de la version : { $figures }. Demander les mêmes données, ou une nouvelle version.
error-study-unchanged = La version { $number } a déjà ce texte et ces figures : rien n'est à garder.
study-fault-line = Ligne { $line } :
study-fault-front-missing = le fichier ne commence pas par `+++` mais par `{ $value }`
study-remedy-front-missing = Ouvrir le fichier par une ligne `+++`, écrire `id`, `title`, `convention` et `parties`, fermer par une ligne `+++`.
study-fault-not-toml = `{ $value }` ne se lit pas comme `clé = valeur`
study-remedy-not-toml = Mettre les textes entre guillemets et les listes entre crochets : `place = "school:0990001N"`.
study-fault-key-missing = la clé `{ $value }` manque
study-remedy-key-missing = Ajouter `{ $value } = "…"`.
study-fault-key-unknown = la clé `{ $value }` n'a pas de sens ici
study-remedy-key-unknown = La retirer, ou voir les clés connues dans le guide des prévisions.
study-fault-value-form = `{ $value }` n'est pas de la forme de cette clé
study-remedy-value-form = Nom : petites lettres, chiffres et traits d'union. Lieu : `school:UAI` ou `departement:099`. Jour : 2026-11-21. Empreinte : douze positions au moins.
study-fault-convention-unknown = la convention « { $value } » ne vous fait pas regarder les mêmes constats qu'une autre partie
study-remedy-convention-unknown = Nommer la convention en vigueur au titre de laquelle les constats d'effectifs sont remis.
study-fault-party-unknown = « { $value } » ne regarde pas les mêmes constats au titre de cette convention
study-remedy-party-unknown = Retirer cette partie, ou lui ouvrir les constats par la convention.
study-fault-parties-few = une étude a deux parties au moins, dont celle qui la rédige (`{ $value }`)
study-remedy-parties-few = Écrire `parties = ["…", "…"]` avec les identifiants que la convention donne.
study-fault-day-to-come = le { $value } n'est pas encore venu
study-remedy-day-to-come = Prendre aujourd'hui ou un jour passé, ou retirer `as_of`.
study-fault-name-taken = le nom « { $value } » est celui d'une étude d'autres parties
study-remedy-name-taken = Choisir un autre `id`.
study-fault-block-open = le bloc `{ $value }` n'est pas fermé
study-remedy-block-open = Fermer le bloc par une ligne de trois accents graves.
study-fault-kind-unknown = la figure « { $value } » n'existe pas
study-remedy-kind-unknown = Choisir `forecast`, `occupancy`, `card`, `comparison`, `mixity` ou `territory`.
study-fault-figure-twice = deux figures s'appellent « { $value } »
study-remedy-figure-twice = Donner à chacune son `id`.
study-fault-place-unknown = aucun chiffre de « { $value } » ne vous est montré
study-remedy-place-unknown = Vérifier le code du lieu, ou demander les données qui lui manquent.
study-fault-grade-unknown = le lieu n'a pas le niveau « { $value } »
study-remedy-grade-unknown = Prendre un code de la liste `niveaux-2d` que le lieu enseigne, ou retirer `grade`.
study-fault-nothing-to-read = aucune donnée ne vous est remise dont faire cette figure (`{ $value }`)
study-remedy-nothing-to-read = Déposer ou demander les données : places pour `occupancy`, indicateurs pour `card`, tableau protégé pour `mixity`.
study-fault-other-data = les données ne sont pas celles de l'étude : `{ $value }`
study-remedy-other-data = Corriger l'empreinte sous `[data]`, fixer le jour avec `as_of`, ou retirer l'épingle.
study-fault-too-large = l'étude est trop grande ({ $value })
study-remedy-too-large = 200 000 octets et 40 figures au plus : la couper en deux études.
study-state-draft = brouillon
study-state-proposed = proposée
study-state-approved = approuvée par toutes les parties
study-state-published = publiée
study-state-superseded = remplacée
study-state-withdrawn = retirée
