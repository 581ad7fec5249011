# Les mots des pages. L'ordre est celui des pages ; les deux langues ont les mêmes messages.

## Cadre de toutes les pages
skip = Aller au contenu
menu = Menu principal
menu-home = Accueil
menu-agreements = Conventions
menu-expected = Échéances
menu-datasets = Jeux de données
menu-decisions = Décisions
menu-log = Journal
help = Aide
accessibility-link = Accessibilité
sign-out = Se déconnecter
user-reader = lecteur
user-agent = agent
user-administrator = administrateur
contents = Sommaire
pages = Pages du journal
pages-newer = Plus récentes
pages-older = Plus anciennes
pages-position = page { $page } sur { $pages }
form-error = Erreur
form-not-sent = Le formulaire n'a pas été envoyé

## Dates, nombres et périodes
date = { $day } { $year }
date-day-month = { $day } { $month }
date-first-of-month = { $day }er { $month }
instant = { $date } à { $hour } h { $minute }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
size-bytes = { $size } octets
size-kilobytes = { $size } ko
size-megabytes = { $size } Mo
size-gigabytes = { $size } Go
share = { $share } % des lignes
share-under = moins de { $share } % des lignes
period = rentrée { $year }
period-rank = rentrée { $year }, dépôt n° { $rank }
version = version { $version }
due-on-request = sur demande
due-every-year = chaque année
due-several = plusieurs fois par an
due-every-year-on = chaque année, le { $days } au plus tard
due-several-on = plusieurs fois par an : { $days }
duration-years = { $count ->
    [one] { $count_text } an
   *[other] { $count_text } ans
}
duration-months = { $count_text } mois
duration-weeks = { $count ->
    [one] { $count_text } semaine
   *[other] { $count_text } semaines
}
duration-days = { $count ->
    [one] { $count_text } jour
   *[other] { $count_text } jours
}
territory-commune = commune { $code }
territory-departement = département { $code }
territory-academie = académie { $code }
territory-region = région { $code }
territory-national = France entière

## En-têtes de tableaux
col-action = Action
col-actor = Auteur
col-article = Article
col-articles = Articles
col-at = Date
col-blocked = Lignes à corriger
col-dataset = Jeu de données
col-decided = Décidé le
col-details = Détails
col-due = Échéance
col-event = Événement
col-meaning = Sens
col-outcome = Réponse
col-period = Période
col-persons = Sensibilité
col-purpose = Finalité
col-received = Reçu le
col-recipient = Destinataire
col-rows = Lignes
col-rules = Règles
col-sent = Mis à disposition le
col-seq = N°
col-state = État
col-type = Type
col-variable = Variable

## Articles
article-number = article { $number } de { $convention }
article-line = ligne { $number } de { $convention }

## Connexion
sign-in-title = Se connecter
sign-in-lead = Entente fait vivre les conventions d'échange de données entre l'État et les collectivités. Connectez-vous avec le compte que votre organisation vous a ouvert.
sign-in-login = Identifiant
sign-in-password = Mot de passe
sign-in-action = Se connecter
sign-in-wrong = Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez les majuscules, puis recommencez.
sign-in-too-many = Trop d'essais pour ce compte. Attendez quelques minutes avant de recommencer.

## Accueil
home-title = Accueil
home-today = Situation au { $date }
home-late = { $count ->
    [one] dépôt en retard
   *[other] dépôts en retard
}
home-to-correct = { $count ->
    [one] dépôt à corriger
   *[other] dépôts à corriger
}
home-expected = { $count ->
    [one] dépôt à venir
   *[other] dépôts à venir
}
home-due = Ce que je dois déposer
home-due-none = Aucune convention ne vous demande de dépôt en ce moment.
home-all-expected = Toutes les échéances, et leur calendrier
home-awaited = Ce que j'attends
home-awaited-none = Aucune convention ne vous destine de dépôt en ce moment.
home-alerts = Avis sur ce que j'ai reçu
alert-replaced = La version { $version }, que vous avez reçue, est remplacée par la version { $by }.
alert-replaced-unknown = La version { $version }, que vous avez reçue, est remplacée.
alert-withdrawn = La version { $version }, que vous avez reçue, a été retirée par son déposant : { $reason }. Ne l'utilisez plus.
alert-withdrawn-unknown = La version { $version }, que vous avez reçue, a été retirée par son déposant. Ne l'utilisez plus.
alert-delivery = Voir la mise à disposition
alert-ask = Demander la nouvelle version
alert-acknowledge = J'en ai pris connaissance
alert-told = averti le { $at }
alert-read = lu le { $at }
alert-not-read = pas encore lu
reminded-before = { $count ->
    [one] Rappel le { $at } : { $count_text } jour avant l'échéance
   *[other] Rappel le { $at } : { $count_text } jours avant l'échéance
}
reminded-late = { $count ->
    [one] Rappel le { $at } : { $count_text } semaine de retard
   *[other] Rappel le { $at } : { $count_text } semaines de retard
}
expected-title = Échéances
expected-lead = Ce que les conventions demandent, à qui et pour quand, et où en est chaque dépôt : cette année scolaire, et ce qui manque encore de la précédente.
expected-calendar = Télécharger le calendrier (iCalendar)
home-deposit = Déposer
home-see = Voir le dépôt
home-report = Lire le rapport
home-received = Ce que j'ai reçu
home-received-none = Rien ne vous a encore été mis à disposition. Demandez un jeu de données depuis sa page.
home-deposits = Mes dépôts récents
home-sent = Mis à disposition depuis mes dépôts
home-decisions = Décisions récentes
home-all-decisions = Toutes les décisions
due-late = En retard
due-to-correct = À corriger
due-accepted = Accepté
due-received = Reçu
due-soon = Bientôt dû
due-to-come = À venir

## Conventions
agreements-lead = Le texte signé est ce que la plateforme exécute : chaque article montre ce qu'il déclenche.
agreements-none = Aucune convention n'est chargée.
in-force = En vigueur
not-in-force = Pas en vigueur
agreement-on = au { $date }
agreement-identity = Fiche de la convention
agreement-kind = Nature
agreement-cadre = Convention cadre nationale
agreement-application = Convention d'application
agreement-parties = Parties
agreement-signed = Signée le
agreement-notified = Notifiée le
agreement-ends = Prend fin le
agreement-term = Durée
agreement-renewal = Reconduction
agreement-renewal-tacit = tacite, par période de { $every }
agreement-renewal-express = expresse, par période de { $every }
agreement-notice = Dénonciation
agreement-notice-letter = { $lasts } après réception d'une lettre recommandée avec avis de réception
agreement-notice-free = { $lasts }
agreement-term-school-year = jusqu'à la fin de l'année scolaire { $year }
agreement-term-until = jusqu'au { $day } inclus
agreement-term-follows = aussi longtemps que la convention { $convention }
agreement-related = Conventions liées
agreement-hash = Empreinte SHA-256 du texte
agreement-article = Article { $number }
agreement-line = Ligne { $number }

## Clauses
clause-party = Ce que la plateforme retient : une partie
clause-dataset = Ce que la plateforme attend : un jeu de données
clause-grant = Ce que la plateforme permet : une mise à disposition
clause-forbid = Ce que la plateforme interdit
clause-require = Ce que la plateforme exige
clause-name = Nom
clause-role = Rôle
clause-territory = Territoire
clause-siren = SIREN
clause-dpo = Délégué à la protection des données
clause-dataset-title = Jeu de données
clause-field = Domaine
clause-producer = Producteur
clause-duty = Caractère
clause-due = Échéance
clause-accept = Acceptation en partie
clause-accept-partial = sans les lignes fautives, jusqu'à { $share }
clause-recipient = Destinataire
clause-scope = Périmètre
clause-purposes = Finalités
clause-basis = Base légale
clause-variables = Variables
clause-all-variables = toutes celles du jeu de données
clause-protections = Protections
clause-channels = Canaux
clause-except = Sauf
clause-forbidden-variables = Variables interdites
clause-forbidden-purpose = Finalité interdite
clause-forbidden-transfer = Transmission interdite
clause-transfer = à un tiers
clause-contractor = un prestataire chargé d'une étude, qui détruit ensuite les données
clause-required = Exigence
clause-mention = Forme de la mention
mention-producer = [producteur]
mention-system = [système d'information]
require-source-mention = Mention des sources sur chaque tableau et chaque graphique
require-clearance = Accès réservé aux agents habilités
require-clearance-lasts = Accès réservé aux agents habilités, pour { $lasts } au plus
require-no-duplicate-survey = Pas d'enquête auprès des établissements sur ce qui est déjà échangé
require-statistical-confidentiality = Secret statistique : rien qui permette de reconnaître quelqu'un
require-source-processing = Données à caractère personnel : un traitement source nomme chaque destinataire
require-cosignature = Journal cosigné par ses témoins depuis moins de { $within }
protect-pseudonym-stable = { $variable } : remplacée par un pseudonyme, le même d'une année à l'autre
protect-pseudonym-yearly = { $variable } : remplacée par un pseudonyme qui change chaque année
protect-generalise = { $variable } : regroupée selon la nomenclature { $list }
protect-drop = { $variable } : retirée
field-statistiques = Statistiques
field-scolarite = Scolarité
field-numerique = Numérique
field-bati-scolaire = Bâti scolaire
duty-required = obligatoire
duty-expected = attendu
duty-desirable = souhaité
scope-territory = établissements de son territoire
scope-all = toutes les lignes
channel-file = fichier
channel-api = API
channel-sftp = SFTP
channel-open = portail de données ouvertes
channel-secure-space = espace sécurisé
kind-ine = Identifiant national (INE)
kind-nominative = Nominatif
kind-address = Adresse d'une personne
kind-sensitive = Sensible
kind-quasi = Recoupable
kind-pseudonym = Pseudonyme
kind-plain = Sans lien avec une personne
role-depp = Ministère, direction statistique
role-association-regions = Association des régions
role-rectorat = Rectorat
role-region = Région
role-departement = Département

## Jeux de données
datasets-lead = Ce que les conventions en vigueur permettent d'échanger : dictionnaire, exemple, échéances et destinataires.
datasets-none = Aucun jeu de données n'est déclaré.
dataset = Jeu de données
dataset-deposit = Déposer un fichier
dataset-request = Demander ce jeu de données
dataset-received = Ce que j'en ai reçu
dataset-versions = Versions déposées
dataset-versions-none = Aucun fichier n'a encore été déposé.
dataset-clauses = Ce que disent les conventions
dataset-clauses-none = Aucune convention ne parle de ce jeu de données.
dataset-lines = Qui le produit, et quand
dataset-grants = Qui le reçoit, pour quoi et comment protégé
dataset-produced-by = produit par : { $role }
dataset-variables = Variables
dataset-variables-count = { $count ->
    [one] { $count_text } variable.
   *[other] { $count_text } variables.
}
dataset-key = Une ligne est unique par
dataset-system = Système d'information : { $system }.
dataset-excluded = Variables à ne jamais déposer
dataset-sample = Exemple de fichier
dataset-sample-invented = Données inventées : aucune ligne ne vient d'une personne réelle.
dataset-dictionary-read = Lire le dictionnaire rédigé par le producteur
dataset-dictionary = Dictionnaire
excluded-mark = ne doit jamais être déposée
type-string = texte
type-integer = nombre entier
type-number = nombre
type-boolean = oui ou non
type-date = date
type-year = année
rule-required = obligatoire
rule-unique = sans doublon
rule-allowed = une valeur parmi : { $values }
rule-between = de { $least } à { $most }
rule-minimum = au moins { $least }
rule-maximum = au plus { $most }
rule-pattern = de la forme { $pattern }
rule-min-length = { $count_text } caractères au moins
rule-max-length = { $count_text } caractères au plus
check-uai = UAI avec une clé juste
check-uai-directory = UAI d'un établissement ouvert
check-ine = INE de forme connue
check-siren = SIREN avec une clé juste
check-siret = SIRET avec une clé juste
check-code-list = nomenclature { $list }
check-school-year = année scolaire
check-format = format { $format }
deposit-period = Période
deposit-period-hint = Année de la rentrée : 2026, ou 2026-2 pour un deuxième dépôt.
deposit-period-wrong = Cette période n'est pas lisible : écrivez l'année de la rentrée, par exemple 2026.
deposit-file = Fichier
deposit-file-hint = Texte délimité (CSV), tel que votre application le produit. Il est conservé tel que reçu.
deposit-file-missing = Choisissez le fichier à déposer.
deposit-action = Déposer et contrôler
deposit-sending = Envoi et contrôle en cours…
sending-progress = Envoi du fichier
sending-sent = {"{"}percent{"}"} % du fichier sont arrivés.
sending-pause = Suspendre l'envoi
sending-resume = Reprendre l'envoi
sending-paused = Envoi suspendu. Ce qui est arrivé est gardé pendant 24 heures.
sending-give-up = Abandonner l'envoi
sending-waiting = La liaison est interrompue. L'envoi reprend dès qu'elle revient.
sending-broken = L'envoi n'a pas pu reprendre. Choisissez de nouveau le même fichier : il repartira d'où il s'est arrêté.
request-purpose = Finalité
request-choose = Choisir une finalité
request-purpose-missing = Choisissez une finalité dans la liste.
request-variables = Choisir des variables
request-variables-legend = Variables demandées (aucune case cochée : toutes celles que la convention permet)
request-decide = Savoir ce que disent les conventions
request-deliver = Recevoir le fichier
request-format = Format
request-hint = Chaque demande reçoit une réponse qui cite ses articles et qui est inscrite au journal. Le fichier contient toutes les variables que la convention permet pour cette finalité.

## Dépôt et rapport de contrôle
deposit = Dépôt
deposit-title = Dépôt : { $title }
deposit-not-checked = Le fichier est reçu, son contrôle n'est pas terminé. Rechargez cette page dans un instant.
deposit-clean = { $rows }, aucune anomalie.
deposit-accepted = { $rows }, { $blocked } ; { $causes } à lire.
deposit-partial = { $rows }, { $blocked } et mises de côté comme la convention le permet, { $causes }.
deposit-rejected = { $rows }, { $blocked }, { $causes }.
deposit-rejected-file = { $rows } : le fichier lui-même est à corriger, { $causes }.
deposit-rows = { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}
deposit-rows-blocked = { $count ->
    [one] { $count_text } ligne à corriger
   *[other] { $count_text } lignes à corriger
}
deposit-causes = { $count ->
    [one] { $count_text } cause
   *[other] { $count_text } causes
}
deposit-findings = { $count ->
    [one] { $count_text } constatation
   *[other] { $count_text } constatations, la plus lourde d'abord
}
deposit-csv = Causes (CSV)
col-cause = Cause
col-severity = Gravité
col-count = Lignes
deposit-workbook = Lignes à corriger (XLSX)
deposit-findings-csv = Toutes les anomalies (CSV)
deposit-json = Rapport complet (JSON)
deposit-again = Déposer une version corrigée
deposit-risk = Risque de reconnaître une personne
deposit-risk-text = { $count ->
    [0] Personne n'est seul dans sa combinaison de ces variables ; la plus petite combinaison réunit { $k } personnes.
    [one] { $count_text } personne ({ $share }) est seule dans sa combinaison de ces variables : qui les connaît d'elle retrouve sa ligne.
   *[other] { $count_text } personnes ({ $share }) sont seules dans leur combinaison de ces variables : qui les connaît de l'une d'elles retrouve sa ligne.
}
deposit-risk-why = Mesuré sur les lignes acceptées, avant toute protection : la convention dit ce qui est protégé avant une mise à disposition.
deposit-risk-quasi = Variables que d'autres peuvent connaître
deposit-risk-classes = Combinaisons distinctes
deposit-risk-smallest = Plus petite combinaison (k)
deposit-risk-under = Personnes dans une combinaison de moins de { $limit }
deposit-risk-unmeasured = Sensibles, non mesurées (trop de valeurs)
col-sensitive = variable sensible
col-risk-distinct = valeurs dans la combinaison la moins diverse (l)
col-risk-entropy = diversité la plus faible (entropie)
col-risk-distance = plus grand écart à l'ensemble (t)
deposit-received-file = Fichier reçu
deposit-file-name = Nom du fichier
deposit-size = Taille
deposit-encoding = Encodage reconnu
deposit-delimiter = Séparateur reconnu
deposit-hash = Empreinte SHA-256
deposit-versions = Autres versions de la même période
withdrawn-title = Dépôt retiré
withdrawn-text = Retiré le { $at } : { $reason }. Rien n'en est plus mis à disposition, et ceux qui l'avaient reçu en sont avertis.
withdrawal-wrong-content = contenu erroné
withdrawal-wrong-period = ce n'est pas cette période
withdrawal-wrong-dataset = ce n'est pas ce jeu de données
withdrawal-personal-data = il contient des données personnelles qui ne doivent pas y être
withdrawal-no-basis = plus rien ne fonde cet échange
quarantine-title = Fichier en quarantaine
quarantine-text = Il est conservé tel que reçu, à part, et rien n'en est tiré. Vous seul, déposant, pouvez le remplacer par une version corrigée, ou le faire contrôler de nouveau quand ce qui l'arrêtait a changé : une nomenclature mise à jour, un schéma corrigé.
quarantine-partial = La convention permet de mettre de côté { $most } au plus ; dans ce fichier, { $share } sont fautives.
set-aside-title = { $count ->
    [one] { $count_text } ligne mise de côté
   *[other] { $count_text } lignes mises de côté
}
set-aside-text = Elles ne sont mises à disposition de personne. Corrigez-les dans votre application et déposez une version complète. Ce que la convention permet :
set-aside-download = Télécharger ces lignes (CSV)
same-file-title = Ce même fichier est déjà déposé ailleurs
same-file-text = À l'octet près, c'est aussi celui d'un autre dépôt. Vérifiez la période et le jeu de données.
check-again = Contrôler de nouveau
check-again-running = Contrôle en cours…
check-again-hint = Le même fichier, avec les conventions et les nomenclatures d'aujourd'hui.
compare-title = Comparer les versions
compare-with = Ce qui change par rapport à : { $version }
used-title = Qui a utilisé cette version
used-none = Personne : aucune mise à disposition n'a été faite de ce dépôt.
told-title = Qui en a été averti
withdraw-title = Retirer ce dépôt
withdraw-open = Retirer…
withdraw-text = Rien ne sera plus mis à disposition de ce dépôt, et ceux qui l'ont reçu en seront avertis. La version précédente ne revient pas : déposez-en une nouvelle. Un retrait ne s'annule pas.
withdraw-reason = Motif
withdraw-choose = Choisir un motif
withdraw-reason-missing = Choisissez un motif dans la liste.
withdraw-action = Retirer ce dépôt

## Comparaison de deux versions
comparison-title = Comparaison de deux versions
comparison-rows-former = Lignes, avant
comparison-rows-latter = Lignes, après
comparison-added = Lignes ajoutées
comparison-gone = Lignes disparues
comparison-changed = Lignes changées
comparison-same = Lignes identiques
comparison-key = Les lignes se reconnaissent par
comparison-without-key = Ce jeu de données n'a pas de clé : les lignes entières sont comparées.
comparison-counts-only = Seuls des nombres sont montrés, jamais une valeur.
comparison-variables = Variables changées
comparison-variables-none = Aucune variable des lignes communes n'a changé.
comparison-variables-added = Variables qui n'étaient pas dans la version d'avant :
comparison-variables-gone = Variables qui ne sont plus dans la version d'après :
col-share = Part
col-producer = Producteur
delimiter-tab = tabulation
severity-blocking = Bloquant
severity-warning = Avertissement
severity-note = Information
version-received = Reçu
version-accepted = Accepté
version-partial = Accepté en partie
version-rejected = Refusé
version-superseded = Remplacé
version-withdrawn = Retiré
finding-rows = { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}
finding-remedy = Que faire
finding-places = Premières places
finding-examples = Exemples
finding-empty = vide
finding-source = Règle
finding-schema = schema.json, ligne { $line }
place-line = ligne { $line }
place-line-column = ligne { $line }, colonne { $column }
csv-severity = gravité
csv-code = code
csv-variable = variable
csv-count = lignes
csv-finding = constatation
csv-places = premières places (ligne:colonne)
csv-examples = exemples (lignes)
csv-remedy = que faire

## Décisions
decisions-lead = Chaque demande d'accès a reçu une réponse qui cite ses articles.
decisions-none = Aucune demande d'accès n'a encore été faite.
decision = Décision
decision-title = Décision : { $outcome }
decision-asked = Ce qui était demandé
decision-articles = Articles cités
decision-nearest = Clause la plus proche :
decision-obligations = Obligations
decision-receive = Recevoir le fichier
decision-deliveries = Mises à disposition
decision-json = La décision telle qu'elle est conservée (JSON)
outcome-permitted = Permis
outcome-refused = Refusé
outcome-not-covered = Non prévu
outcome-gap = Incomplet
outcome-means-permitted = Un article permet cet accès, avec les obligations qu'il pose.
outcome-means-refused = Un article interdit cet accès.
outcome-means-not-covered = Aucune clause ne prévoit cet accès. La plus proche est nommée, avec ce qui manque.
outcome-means-gap = La convention prévoit cet accès, mais il manque une pièce : par exemple, personne ne tient encore le rôle de producteur.
oblige-source-mention = Porter la mention « { $text } » sur chaque tableau et chaque graphique
oblige-anonymity = Chaque ligne rendue semblable à au moins { $k } lignes par { $quasi }
oblige-table = Aucune ligne ne part : un tableau protégé, compté par { $dimensions }
oblige-no-transfer = Ne pas transmettre à un tiers
oblige-no-transfer-contractor = Ne pas transmettre à un tiers, sauf un prestataire chargé d'une étude, qui détruit ensuite les données
oblige-not-for = Ne pas utiliser pour : { $purpose }

## Mise à disposition
delivery = Mise à disposition
delivery-title = Mise à disposition : { $title }
delivery-rows = { $count ->
    [one] { $count_text } ligne mise à disposition.
   *[other] { $count_text } lignes mises à disposition.
}
delivery-rows-read = { $count ->
    [one] Une ligne lue dans le dépôt ; celles hors du périmètre du destinataire sont restées chez le producteur.
   *[other] { $count_text } lignes lues dans le dépôt ; celles hors du périmètre du destinataire sont restées chez le producteur.
}
delivery-files = Fichiers
delivery-not-yours = Seul le destinataire peut télécharger les fichiers.
delivery-destroyed = Fichiers détruits sur ce nœud le { $at } : la clause les y garde { $lasts }.
delivery-destroyed-hint = Le reçu et les empreintes restent : ce qui a été remis peut encore être prouvé. Le destinataire doit détruire ses propres copies.
delivery-mention = Mention des sources
delivery-mention-hint = À recopier sous chaque tableau et chaque graphique tirés de ces données.
delivery-applied = Protections appliquées
applied-recoded = { $variable } : regroupée ou effacée pour que chaque ligne soit semblable à d'autres
delivery-applied-none = Aucune : la convention n'en demande pas pour ces variables.
delivery-receipt = Reçu
delivery-decision = Décision
delivery-decision-see = Lire la décision
delivery-source = Tiré de
delivery-json = Le reçu tel qu'il est conservé (JSON)
file-data = données
file-dictionary = dictionnaire des variables
file-receipt = reçu
file-mention = mention des sources
file-protection = protection et audit (JSON)

protection-table = Protection du tableau
protection-table-lead = { $count ->
    [one] Aucune ligne individuelle n'est partie : une ligne a été comptée par { $dimensions }.
   *[other] Aucune ligne individuelle n'est partie : { $count_text } lignes ont été comptées par { $dimensions }.
}
protection-verdict-suppress = { $count ->
    [0] Audit passé : aucune case n'est sous le seuil de { $threshold }, rien n'est masqué.
    [one] Audit passé : une case masquée, que les cases publiées ne permettent pas de recalculer.
   *[other] Audit passé : { $count_text } cases masquées, qu'aucune case publiée ne permet de recalculer.
}
protection-verdict-round = Tableau arrondi : aucun effectif entre 1 et { $threshold } exclu, marges additives.
protection-verdict-noise = Tableau bruité : chaque effectif porte un bruit, marges additives.
protection-together = Audité avec ce que ses lecteurs avaient déjà reçu :
protection-method = Méthode
protection-threshold = Seuil
protection-requirement = Exigence
protection-cells = Cases, marges comprises
protection-published = Cases publiées
protection-primary = Masquées, sous le seuil
protection-secondary = Masquées pour en protéger d'autres
protection-exact = Recalculables exactement
protection-unsafe = Trop étroites
protection-min-width = Intervalle le plus étroit
protection-unbounded = sans borne
protection-kept = À publier selon la clause, masquées car sous le seuil
protection-rounded = Cases arrondies
protection-difference = Plus grand écart d'une marge
protection-epsilon = Epsilon dépensé
protection-budget = Budget restant
protection-weakest = Cases masquées les plus étroites
protection-weakest-hint = Largeur de l'intervalle où se trouve l'effectif pour qui lit tout le tableau et connaît la règle. Sa place n'est pas dite.
table-method-suppress = cases masquées
table-method-round = arrondi
table-method-noise = bruit
table-requirement-width = toute valeur que permet la règle reste possible
table-requirement-exact = la valeur ne peut pas être calculée
cell-primary = sous le seuil
cell-secondary = avec une autre
col-cell = Case
col-why-hidden = Masquée
col-width = Largeur
col-measure = Mesure
col-before = Avant
col-after = Après
percent = { $value } %
anonymity-title = Anonymat des lignes
anonymity-lead = Chaque ligne est semblable à au moins { $k } lignes par { $variables }. Ce qui l'empêchait a été regroupé, ou effacé.
anonymity-method-local = Les valeurs sont regroupées au plus fin, groupe de lignes par groupe de lignes ; aucun groupe ne peut être coupé davantage. Ce n'est pas prouvé être la moindre perte.
anonymity-method-global = Chaque variable est regroupée à un seul niveau : la moindre perte de toutes les combinaisons de niveaux.
anonymity-left-out = { $count ->
    [0] Aucune ligne n'est retirée.
    [one] Une ligne est retirée.
   *[other] { $count } lignes sont retirées.
}
anonymity-kept = Gardées
anonymity-generalised = Regroupées
anonymity-suppressed = Effacées
anonymity-loss = Perte
risk-hint-partial = Mesuré sur toutes les variables que le schéma dit connaissables. La convention n'en nomme qu'une partie : par les autres, des personnes restent dans de petits groupes. Le recodage ne les protège pas.
risk-hint-recoded = Une personne seule de son groupe pourrait être reconnue par qui connaît ces variables. Le fichier a été recodé pour que cela n'arrive pas ; sans cela il ne partait pas.
risk-title = Risque de reconnaître une personne
risk-lead = Mesuré sur ce que d'autres peuvent savoir d'une personne : { $variables }. Avant : les valeurs du dépôt ; après : le fichier remis.
risk-rows = Personnes
risk-classes = Combinaisons distinctes
risk-k = Plus petit groupe de personnes semblables (k)
risk-uniques = Personnes seules dans leur groupe
risk-under-five = Personnes dans un groupe de moins de 5
risk-mean = Risque moyen
risk-diversity = Valeurs distinctes de { $variable } dans le groupe le moins divers (l)
risk-hint = Une personne seule de son groupe pourrait être reconnue par qui connaît ces variables. Le risque est mesuré et conservé avec le reçu ; il n'arrête pas l'envoi.

## Journal
log-title = Journal de preuves
log-lead = Chaque acte est inscrit à la suite du précédent et porte son empreinte : une entrée changée ou retirée se voit.
log-verify = Vérifier le journal
log-total = { $count ->
    [one] { $count_text } entrée
   *[other] { $count_text } entrées
}
log-verified = { $count ->
    [one] { $count_text } entrée relue, la chaîne tient.
   *[other] { $count_text } entrées relues, la chaîne tient.
}
log-broken = { $count ->
    [one] { $count_text } rupture trouvée.
   *[other] { $count_text } ruptures trouvées.
}
log-clean = Intact
log-altered = Altéré
log-none = Le journal est vide.
log-entry = Entrée { $seq },
log-witnesses = Témoins
log-witnesses-lead = Chaque partie peut cosigner le journal après avoir vu qu'il prolonge ce qu'elle avait cosigné : une entrée réécrite depuis se voit chez elle.
log-witnesses-none = Aucune partie ne cosigne ce journal.
log-cosigned-none = rien encore
log-entries = Entrées
col-witness = Clé du témoin
col-cosigned = Entrées cosignées
col-cosigned-at = Dernière cosignature
log-hash = empreinte
event-node-created = Nœud créé
event-agreement-loaded = Convention chargée
event-reference-loaded = Référentiel chargé
event-reference-versioned = Version de référence enregistrée
event-reference-announced = Version de référence annoncée
event-query-saved = Requête enregistrée
event-query-removed = Requête supprimée
event-user-created = Compte créé
event-user-changed = Compte modifié
event-user-removed = Compte supprimé
event-deposit-received = Dépôt reçu
event-deposit-checked = Dépôt contrôlé
event-deposit-superseded = Dépôt remplacé
event-rows-set-aside = Lignes mises de côté
event-deposit-withdrawn = Dépôt retiré
event-alert-raised = Destinataire averti
event-alert-acknowledged = Avis lu
event-deposit-reminded = Dépôt rappelé
event-agreement-fact-recorded = Fait d'une convention enregistré
event-agreement-signed = Convention signée
event-agreement-signature-recorded = Signature faite ailleurs, déclarée
event-key-registered = Clé inscrite
event-key-revoked = Clé révoquée
event-amendment-proposed = Avenant proposé
event-agreement-joined = Adhésion
event-paper-agreement-registered = Convention sur papier recensée
event-agreement-reminded = Échéance d'une convention rappelée
event-study-version-kept = Version d'une étude rédigée
event-study-act-recorded = Acte sur une étude
event-forecast-act-recorded = Acte sur une prévision
event-witness-added = Témoin inscrit
event-witness-removed = Témoin retiré
event-clearance-recorded = Habilitation
event-clearance-missing = Accès non donné, sans habilitation
event-mandate-recorded = Mandat d'un prestataire
event-access-decided = Accès décidé
event-delivery-sent = Mise à disposition
event-directory-delivered = Annuaire d'ENT mis à disposition
event-directory-pushed = Annuaire d'ENT envoyé
event-directory-objected = Opposition à un annuaire d'ENT
event-directory-objection-withdrawn = Opposition à un annuaire d'ENT retirée
event-directory-purged = Annuaire d'ENT détruit
event-directory-downloaded = Annuaire d'ENT retiré
event-pseudonym-key-put-in-force = Clé de pseudonymes mise en service
event-pseudonym-key-split = Clé de pseudonymes partagée
event-pseudonym-key-restored = Clé de pseudonymes reconstituée
event-pseudonyms-rekeyed = Pseudonymes suivis d'une clé à la suivante
event-pseudonyms-reversed = Identifiants retrouvés
event-pseudonym-act-refused = Acte sur les pseudonymes refusé
event-table-refused = Tableau non remis
event-delivery-downloaded = Fichier téléchargé
event-session-opened = Connexion
event-session-closed = Déconnexion
event-salts-erased = Sels effacés
event-session-refused = Connexion refusée

## Aide
help-title = Aide
help-lead = Entente exécute les conventions d'échange de données : ce qui est signé est ce qui se passe.
help-agreement = Lire une convention
help-agreement-text = La page d'une convention montre le texte signé. Sous chaque article, un tableau dit ce que la plateforme en fait : qui doit déposer quoi et quand, qui peut recevoir, pour quelle finalité, avec quelles protections.
help-deposit = Déposer un fichier
help-deposit-1 = Sur l'accueil, choisissez « Déposer » à côté du jeu de données, puis la période et le fichier tel que votre application le produit.
help-deposit-2 = Le contrôle lit tout le fichier et regroupe les anomalies par cause. Chacune dit combien de lignes elle touche, où elle commence et que faire.
help-deposit-3 = Corrigez dans votre application, puis déposez de nouveau : chaque version est conservée telle que reçue.
help-decision = Demander des données
help-decision-text = Sur la page du jeu de données, choisissez une finalité. La réponse cite ses articles ; il y en a quatre sortes.
help-log = Vérifier les preuves
help-log-text = Le journal garde une trace de chaque acte. Le bouton « Vérifier le journal » relit toute la chaîne et nomme ce qui aurait été changé.
help-privacy = Données personnelles
help-privacy-text = L'INE ne quitte jamais la plateforme : un pseudonyme le remplace. Les noms et les adresses ne sont ni déposés ni mis à disposition. Pour exercer vos droits, adressez-vous au délégué à la protection des données nommé dans la convention.

## Accessibilité
accessibility-title = Accessibilité
accessibility-lead = Ces pages visent le référentiel général d'amélioration de l'accessibilité (RGAA 4.1) et les règles WCAG 2.2, niveau AA.
accessibility-state = État de conformité
accessibility-state-text = Aucun audit complet n'a encore été fait : la conformité n'est pas déclarée. Un contrôle automatique de chaque page est fait à chaque version.
accessibility-done = Ce qui est fait
accessibility-done-1 = Tout se lit et s'utilise au clavier, sans JavaScript, jusqu'à 320 pixels de large et à 200 % de zoom.
accessibility-done-2 = Un lien d'évitement, des repères et des titres dans l'ordre structurent chaque page.
accessibility-done-3 = Aucune information ne passe par la couleur seule ; les contrastes tiennent en thème clair et en thème sombre.
accessibility-done-4 = Les tableaux ont des en-têtes, et les textes français d'une page anglaise sont annoncés comme tels.
accessibility-left = Ce qui reste à vérifier
accessibility-left-text = Les critères du RGAA qui demandent un jugement humain n'ont pas été passés un à un, et les lecteurs d'écran n'ont pas tous été essayés.
accessibility-contact = Signaler une difficulté
accessibility-contact-text = Écrivez à l'organisation qui vous a ouvert votre compte : elle doit vous répondre et vous donner l'information autrement. Sans réponse, vous pouvez saisir le Défenseur des droits.

## Références
menu-references = Références
references-lead = Les nomenclatures, l'annuaire des établissements et les territoires que les parties partagent : chaque chargement est une version, rien n'est écrasé, et tout se consulte à une date, tel qu'on le connaissait à une autre.
references-none = Aucune référence n'a encore été chargée.
references-api = Service web, documenté avec les références :
reference-open = ouvert à tous
reference-reserved = réservé aux parties
reference-on = Au { $date }, version
reference-q = Chercher un code ou un libellé
reference-day = Valide le
reference-day-hint = Laissez vide pour voir aussi ce qui est fermé.
reference-known = Tel que connu le
reference-known-hint = Ce que ce nœud savait à la fin de ce jour.
reference-entries = { $count ->
    [one] { $count_text } ligne
   *[other] { $count_text } lignes
}
reference-none = Rien ne correspond à cette recherche.
reference-api = Service web (JSON)
reference-versions = Versions
reference-at-once = tout de suite
reference-planned = à venir
filter-action = Chercher
filter-clear = Tout effacer
filter-any = Tous
col-access = Accès
col-changes = Changements
col-effective = Prend effet
col-from-day = À partir du
col-planned = À venir
col-recorded = Enregistrée le
col-reference = Référence
col-source = Source
col-used-by = Jeux de données
col-version = Version
pages-of-list = Pages de la liste
pages-previous = Précédente
pages-next = Suivante
ref-academie = Académie
ref-bassin = Bassin
ref-closed-on = Fermeture
ref-closes-on = Fermeture
ref-code = Code
ref-commune = Commune
ref-commune-name = Commune
ref-contract = Contrat
ref-departement = Département
ref-group = Regroupement
ref-kind = Niveau
ref-label = Libellé
ref-latitude = Latitude
ref-longitude = Longitude
ref-members = Communes
ref-name = Nom
ref-nature = Nature
ref-nature-code = Code de nature
ref-opened-on = Ouverture
ref-opens-on = Ouverture
ref-parents = Fait partie de
ref-points = Points
ref-region = Région
ref-sector = Secteur
ref-siret = SIRET
ref-successor = Successeur
ref-successors = Devenu
ref-uai = UAI
sector-public = public
sector-prive = privé
state-open = ouvert
state-closed = fermé
state-all = ouverts et fermés
diff-title = Ce qui change : { $reference }
diff-from = De
diff-to = à
diff-opens = { $count ->
    [one] { $count_text } ouverture
   *[other] { $count_text } ouvertures
}
diff-closes = { $count ->
    [one] { $count_text } fermeture
   *[other] { $count_text } fermetures
}
diff-changes = { $count ->
    [one] { $count_text } modification
   *[other] { $count_text } modifications
}
diff-more = { $count ->
    [one] et { $count_text } autre
   *[other] et { $count_text } autres
}
diff-none = Rien ne change entre les deux.
diff-gone = retiré
diff-successor = remplacé par
diff-fact = { $fact } : « { $before } » devient « { $after } ».
diff-breaks = Ce que cela change pour vos fichiers
diff-breaks-none = Aucun fichier accepté de votre organisation n'emploie ce qui ferme.
diff-datasets = { $count ->
    [0] Aucun jeu de données n'emploie cette référence.
    [one] { $count_text } jeu de données emploie cette référence :
   *[other] { $count_text } jeux de données emploient cette référence :
}
diff-list-codes = { $count ->
    [one] { $count_text } code rangé dessous
   *[other] { $count_text } codes rangés dessous
}
break-closed = ne serait plus valide
break-regrouped = serait regroupé autrement
institutions-title = Établissements
institutions-search = Chercher un établissement
institutions-lead = Par nom, numéro, lieu ou nature, à la date voulue.
institutions-q = Nom, commune ou UAI
institutions-q-hint = Les accents ne comptent pas, le début des mots suffit.
institutions-commune-hint = Code INSEE, par exemple 99001.
institutions-found = { $count ->
    [0] Aucun établissement
    [one] { $count_text } établissement
   *[other] { $count_text } établissements
}
institutions-none = Aucun établissement ne correspond. Enlevez un filtre, ou cherchez aussi ceux qui sont fermés.
institutions-no-directory = L'annuaire n'a pas encore été chargé sur ce nœud.
institutions-map = Carte des établissements
institution-identity = Identité
institution-address = Adresse
institution-state = État dans la source
institution-links = Histoire
institution-place = Situation
institution-history = Ce que chaque version en a dit
territory-kind-commune = Commune
territory-kind-secteur = Secteur
territory-kind-circonscription = Circonscription
territory-kind-epci = Intercommunalité
territory-kind-district = District
territory-kind-bassin = Bassin
territory-kind-departement = Département
territory-kind-academie = Académie
territory-kind-region-academique = Région académique
territory-kind-region = Région
link-merged-into = fusionné dans
link-merged-from = a absorbé
link-succeeded-by = remplacé par
link-succeeds = a pris la suite de
link-split-into = scindé vers
link-split-from = issu de
link-nature-changed = a changé de nature, auparavant « { $nature } »
link-attached-to = rattaché à
map-points = { $count ->
    [one] { $count_text } établissement situé
   *[other] { $count_text } établissements situés
}
map-overseas = Département { $departement }
map-without = { $count ->
    [one] { $count_text } n'a pas de coordonnées et manque sur la carte.
   *[other] { $count_text } n'ont pas de coordonnées et manquent sur la carte.
}
map-none = Aucun de ces établissements n'a de coordonnées. La liste et le téléchargement les donnent tous.
map-no-outlines = Les contours des départements n'ont pas été chargés : seuls les points sont dessinés.
map-list = Voir la liste
map-by-departement = Par département
map-number = Établissements
queries-title = Requêtes enregistrées
queries-none = Aucune requête enregistrée pour l'instant.
query-name = Enregistrer cette recherche sous le nom
query-name-hint = Ce nom est vu par ceux avec qui vous partagez la requête : n'y mettez pas de nom de personne.
query-name-missing = Donnez un nom à la requête.
query-sharing = Partager avec
query-share-own = moi seulement
query-share-party = mon organisation
query-share-all = toutes les parties
query-save = Enregistrer la requête
query-delete = Supprimer
query-own = pour moi
query-party = partagée dans { $party }
query-all = partagée avec tous par { $party }
home-announcements = Références qui vont changer
announcement = { $reference } : change le { $date }
announcement-counts = { $opens ->
    [one] { $opens_text } ouverture
   *[other] { $opens_text } ouvertures
}, { $closes ->
    [one] { $closes_text } fermeture
   *[other] { $closes_text } fermetures
}, { $changes ->
    [one] { $changes_text } modification
   *[other] { $changes_text } modifications
} ; { $datasets ->
    [one] { $datasets_text } jeu de données concerné
   *[other] { $datasets_text } jeux de données concernés
}. { $rows }
announcement-rows = { $count ->
    [0] Rien de vos fichiers acceptés n'est touché.
    [one] { $count_text } ligne de vos fichiers acceptés ne passerait plus.
   *[other] { $count_text } lignes de vos fichiers acceptés ne passeraient plus.
}

## Pages qui ne peuvent pas être données
problem-home = Revenir à l'accueil
problem-not-found-title = Page introuvable
problem-not-found = Cette page n'existe pas, ou votre organisation n'y a pas accès. Vérifiez l'adresse, ou repartez de l'accueil.
problem-method-title = Action impossible ici
problem-method = Cette adresse ne se consulte pas de cette façon. Repartez de l'accueil.
problem-form-title = Formulaire périmé
problem-form = Ce formulaire ne vient pas de votre session en cours. Revenez à la page d'avant, rechargez-la et recommencez : rien n'a été enregistré.
problem-invalid-title = Demande illisible
problem-invalid = La demande n'a pas pu être lue. Revenez à la page d'avant et recommencez : rien n'a été enregistré.
problem-too-large-title = Fichier trop grand
problem-too-large = Le fichier dépasse la taille qu'un dépôt peut avoir. Découpez-le ou parlez-en à l'administrateur du nœud.
problem-refused-title = Demande refusée
problem-refused = La plateforme applique les conventions en vigueur. Relisez l'article qui parle de ce jeu de données, ou repartez de l'accueil.
problem-hindered-title = Demande sans suite
problem-hindered = Rien n'a été enregistré. Corrigez ce qui est dit ci-dessus, puis recommencez.
problem-internal-title = Panne de notre côté
problem-internal = La page n'a pas pu être préparée, et ce n'est pas de votre fait. L'incident est noté pour l'administrateur du nœud. Recommencez dans quelques minutes.

## Conventions : pages d'une convention
tabs-agreement = Pages de la convention
colon = {" "}:
texts-diff = Ce qui change entre deux textes
texts-from = Texte de départ
texts-to = Texte d'arrivée
tab-text = Texte
tab-versions = Versions et signatures
tab-calendar = Calendrier
tab-parties = Parties
tab-produced = Ce qu'elle a produit
tab-conformance = Conformité au cadre
tab-matrix = Qui fait quoi
tab-files = Fichiers
contents-articles = Articles
contents-annex = Annexe technique
contents-clauses = { $count ->
    [one] { $count_text } clause
   *[other] { $count_text } clauses
}
contents-back = Revenir au sommaire
phase-draft = Brouillon
phase-under-signature = À la signature
phase-signed = Signée
phase-notified = En cours de notification
phase-in-force = En vigueur
phase-suspended = Suspendue
phase-ending = En fin de vie
phase-ended = Terminée
versions-lead = Un texte ne change jamais : ce qui change est un autre texte, sous une autre empreinte. Les signatures portent sur les octets exacts de chacun.
versions-standing-only = Votre organisation n'est pas partie : vous lisez le texte qui vaut aujourd'hui.
versions-compare = Comparer deux textes
version-number = Avenant n° { $number }
version-seen = Texte du { $at }
version-seen-at = Connu ici depuis le
version-signed = Signatures
version-stands = vaut aujourd'hui
version-stands-unsigned = exécuté ici, sans toutes les signatures
version-amendment = avenant proposé
version-replaced = remplacé
version-compare = Comparer avec le texte précédent
signed-broken = Une signature ne vaut pas
signed-complete = Signé par toutes les parties, vérifié ici
signed-recorded = Signé par toutes les parties, en partie ailleurs
signed-none = Aucune signature
signed-partly = Des signatures manquent
signatures-verified = Signatures vérifiées
signatures-verified-lead = Faites avec la clé de la partie ; chacun peut les vérifier avec le texte et le fichier des signatures.
signatures-recorded = Signatures faites ailleurs
signatures-recorded-lead = Déclarées par une partie, avec leur référence : la plateforme ne les a pas vérifiées.
approvals-missing = Approbations qui manquent
signatures-missing = Manquent encore :
signatures-changed = Ce qui n'est plus comme signé
signature-holds = vérifiée
signature-broken = ne vaut pas
signature-declared = déclarée, non vérifiée
signature-compromised = La clé est compromise depuis le { $date } : une autre preuve doit dire que la signature est antérieure.
signature-key = clé
signatory = { $name }, { $function }
signatory-delegated = { $name }, { $function }, par délégation : { $delegation }
signed-at = { $place }, le { $date }
recorded-by = déclarée par { $party } le { $date }
means-demarches-simplifiees = dossier Démarches simplifiées
means-registered-letter = lettre recommandée
means-paper = papier
means-electronic = autre signature électronique
col-party = Partie
col-signatory = Signataire
col-signed = Lieu et date
col-proof = Preuve
col-means = Moyen
diff-action = Comparer
diff-unreadable = L'un de ces textes ne peut plus être lu par la plateforme : il parle de jeux de données ou de listes qui ne sont plus dans le dossier. Téléchargez les deux textes pour les lire.
diff-effects = { $count ->
    [one] Ce que cela change : { $count_text } effet
   *[other] Ce que cela change : { $count_text } effets
}
diff-effects-none = Aucun effet : ce que chacun reçoit et doit reste le même.
diff-incomplete = Le texte donne trop de combinaisons pour que toutes aient été comparées.
diff-cited-before = Texte de départ
diff-cited-after = Texte d'arrivée
diff-articles = { $count ->
    [one] Le texte : { $count_text } article changé
   *[other] Le texte : { $count_text } articles changés
}
diff-same = { $count ->
    [one] { $count_text } article reste le même.
   *[other] { $count_text } articles restent les mêmes.
}
diff-legend = Les mots retirés et ajoutés sont marqués ainsi :
diff-sample-gone = mots retirés
diff-sample-new = mots ajoutés
diff-word-gone = retiré :
diff-word-new = ajouté :
turn-gained = Nouveau
turn-lost = Retiré
turn-changed = Changé
life-today = Au { $date }
life-begins = Prend effet le
life-term = Dernier jour du terme en cours
life-notice = Dernier jour pour dénoncer avant ce terme
life-ends = N'est plus en vigueur le
life-running = Délai en cours jusqu'au
life-since = depuis le { $date }
life-until = jusqu'au { $date }
life-no-end = sans terme
life-goes-on = Continue après la fin
life-remarks = À regarder
opening-fault = Peut être résiliée pour faute
opening-conciliation = Peut être résiliée, la conciliation ayant échoué
opening-court = Le juge peut être saisi
opening-force-majeure = Peut être résiliée, la force majeure ayant duré
calendar-title = Ce qui va arriver
calendar-until = Jusqu'au
calendar-known = Tel qu'on le savait le
calendar-known-hint = Vide : avec tout ce que l'on sait aujourd'hui.
calendar-none = Rien d'ici au { $date }.
calendar-more = { $count ->
    [one] et { $count_text } autre jour : le fichier les a tous
   *[other] et { $count_text } autres jours : le fichier les a tous
}
calendar-suspended = suspendu
col-day = Jour
col-what = Quoi
col-who = Qui
col-happened = Arrivé le
col-known = Su le
facts-title = Ce qui est arrivé
facts-lead = Chaque fait porte le jour où il est arrivé et le jour où on l'a su. Un fait ne s'efface pas : un autre le corrige.
facts-none = Rien n'a été enregistré depuis la signature du texte.
fact-corrected = corrigé depuis
fact-drafted = Le texte est rédigé
fact-sent-for-signature = Le texte est envoyé à la signature
fact-signed-by = { $party } signe
fact-signed-by-all = Toutes les parties ont signé
fact-notified-to = La convention est notifiée à { $party }
fact-notified-to-all = La convention est notifiée à toutes les parties
fact-adhered = { $party } adhère
fact-renewal-agreed = Les parties conviennent de la renouveler
fact-notice-received = La dénonciation de { $by } est reçue
fact-notice-withdrawn = { $by } retire sa dénonciation
fact-formal-notice-received = La mise en demeure de { $against } par { $by } est reçue
fact-breach-cured = { $by } a remédié à ce qui était reproché
fact-conciliation-opened = La conciliation s'ouvre
fact-conciliation-failed = La conciliation échoue
fact-conciliation-succeeded = La conciliation aboutit
fact-ended-by = { $by } y met fin ({ $ground })
fact-ended-by-consent = Les parties y mettent fin ensemble
fact-ended-by-court = Le juge y met fin
fact-force-majeure-began = La force majeure commence
fact-force-majeure-ended = La force majeure cesse
fact-suspended = Les parties la suspendent
fact-resumed = La suspension cesse
fact-meeting-held = La réunion « { $body } » se tient
fact-amendment-proposed = { $by } propose l'avenant n° { $number }
fact-amendment-approved = { $by } approuve l'avenant n° { $number }
fact-amendment-in-force = L'avenant n° { $number } prend effet
fact-annex-updated = L'annexe technique est actualisée
fact-retracted = Le fait corrigé n'a pas eu lieu
ground-fault = faute
ground-conciliation = échec de la conciliation
ground-force-majeure = force majeure
entry-begins = Prise d'effet
entry-renewal = Reconduction
entry-renewal-to-agree = Accord à donner
entry-notice-deadline = Dénonciation
entry-review = Bilan
entry-annex-update = Annexe
entry-amendment = Avenant
entry-delay-ends = Fin d'un délai
entry-opens = Faculté ouverte
entry-deposit = Dépôt
entry-duty = Obligation
entry-destruction = Destruction
entry-convocation = Convocation
entry-meeting = Réunion
entry-action = Action
entry-indicator = Indicateur
entry-project-opens = Projet ouvert
entry-project-closes = Projet clos
entry-ends = Fin
entry-goes-on-ends = Fin de ce qui continue
ent-exploitant = Exploitant
ent-provider = Annuaire fourni par
ent-level = Degré
ent-level-premier-degre = Premier degré
ent-level-second-degre = Second degré
ent-form = Extrait
ent-form-aaf = Annuaire d'ENT (AAF)
ent-form-gpei = Gestion des parcs d'équipements (GPEI)
ent-complete-on = Complet le
ent-territory = Tous les établissements de ce degré, dans ce territoire :
ent-deliveries = Derniers annuaires mis à disposition
ent-kind = Contenu
ent-complete = Complet
ent-delta = Changements
ent-push = Envoi
ent-pushed = Envoyé et relu
ent-not-pushed = Non abouti
ent-handed-over = Remis en fichiers
week-day-monday = lundi
week-day-tuesday = mardi
week-day-wednesday = mercredi
week-day-thursday = jeudi
week-day-friday = vendredi
week-day-saturday = samedi
week-day-sunday = dimanche
parties-joined = { $count ->
    [one] { $count_text } partie a adhéré
   *[other] { $count_text } parties ont adhéré
}
party-left = n'est plus partie
party-kind = Organisme
party-kind-ministere = Ministère
party-kind-academie = Académie
party-kind-region-academique = Région académique
party-kind-dsden = Services départementaux de l'éducation nationale
party-kind-region = Région
party-kind-departement = Département
party-kind-commune = Commune
party-kind-epci = Intercommunalité
party-kind-eple = Établissement public local d'enseignement
party-kind-association = Association
party-kind-prestataire = Prestataire
party-kind-exploitant = Exploitant d'un ENT
party-kind-autorite = Autorité indépendante
party-kind-recherche = Recherche
contact-rssi = Sécurité des systèmes d'information
contact-referent-donnees = Référent données
contact-referent-numerique = Référent numérique
contact-correspondant-technique = Correspondant technique
contact-assistance = Assistance aux utilisateurs
contact-directeur-publication = Directeur de la publication
contact-alerte = Chaîne d'alerte
contact-communication = Communication
contact-suivi = Suivi de la convention
party-signatories = Signataires prévus par le texte
party-delegated = { $who }, par délégation : { $delegation }
party-deliberation = Délibération
party-deliberated = { $assembly }, n° { $number } du { $date }
party-joined = A adhéré le
party-joined-hash = Empreinte du document d'adhésion
party-schools = { $count ->
    [one] { $count_text } établissement
   *[other] { $count_text } établissements
}
produced-lead = Ce que votre organisation a déposé, demandé, reçu ou livré au titre de cette convention. Ce que font les autres parties leur appartient.
produced-deposits = { $count ->
    [one] dépôt
   *[other] dépôts
}
produced-deliveries = { $count ->
    [one] mise à disposition
   *[other] mises à disposition
}
produced-deposits-none = Aucun dépôt de votre organisation.
produced-deliveries-title = Mises à disposition
produced-deliveries-none = Aucune mise à disposition.
produced-granted = Accès permis
produced-refused = Refus et demandes sans réponse dans le texte
produced-refused-none = Aucun refus.
produced-reminders = Rappels
produced-reminders-none = Aucun rappel.
col-reminder = Rappel
col-reminded = Donné le
stage-before = { $count ->
    [one] { $count_text } jour avant
   *[other] { $count_text } jours avant
}
stage-late = { $count ->
    [one] { $count_text } semaine de retard
   *[other] { $count_text } semaines de retard
}
conformance-lead = Une convention peut ajouter à son cadre ; elle ne peut ni en retirer ni l'affaiblir.
conformance-choose = Comparer au cadre
conformance-action = Comparer
conformance-applies = Cadre qu'elle applique, et dont les clauses valent sans être recopiées :
conformance-other = Cadre qu'elle n'applique pas : tout ce qu'il demande devrait être écrit dans la convention :
conformance-kept = Conforme
conformance-kept-text = Tout ce que le cadre demande y est, sans affaiblissement.
conformance-count = { $count ->
    [one] { $count_text } écart
   *[other] { $count_text } écarts
}
conformance-count-text = Chaque écart cite les deux articles.
conformance-cadre = Ce que dit le cadre
conformance-local = Ce que dit la convention
conformance-silent = Elle n'en dit rien.
conformance-read = Lire l'article
matrix-lead = Chaque acte, et ce qu'en fait chaque acteur, d'après les articles.
matrix-none = Cette convention ne répartit pas de compétences.
raci-r = réalise
raci-a = répond
raci-c = est consulté
raci-i = est informé
col-act = Acte
files-all = Tous les fichiers
files-lead = Le texte signé fait foi ; les autres fichiers en sont tirés.
file-pdf = Convention en PDF
file-pdf-text = à lire, à imprimer et à archiver ; le texte exact et les signatures y sont joints
file-text = Texte exact
file-text-text = l'octet près, pour vérifier les signatures
file-signatures = Signatures
file-calendar = Calendrier (iCalendar)
file-calendar-text = pour un agenda, avec des rappels
file-odrl = Accès accordés (ODRL)
file-odrl-text = les finalités, les protections et les interdictions, pour un autre logiciel
file-matrix = Qui fait quoi (CSV)
file-matrix-text = la matrice des compétences, pour un tableur
files-odcs = Contrats de données (ODCS)
files-odcs-lead = Un fichier par jeu de données : ses variables, ses échéances, ses destinataires.

## Recensement des conventions
tabs-census = Recensement des conventions
tab-register = Registre
tab-coverage = Couverture
tab-map = Carte
tab-questions = Questionnaire
agreements-q = Chercher
agreements-q-hint = Mots du titre, d'une partie, des données échangées.
agreements-found = { $count ->
    [one] { $count_text } convention
   *[other] { $count_text } conventions
}
state-unknown = Non connu
col-form = Forme
form-executable = Exécutée par la plateforme
form-paper = Papier
col-agreement = Convention
col-handed = Jeux échangés
col-authority = Collectivité
census-csv = Recensement (CSV)
census-schema = Description des colonnes (Table Schema)
census-coverage-title = Qui échange quoi avec qui
census-coverage-lead = Académie par académie : chaque jeu de données, chaque collectivité, et la convention qui le dit. Les conventions papier y sont ; celles qui ne sont plus en vigueur n'y sont pas.
census-none = Aucune convention ne correspond.
census-no-flow = Aucun échange ne correspond dans cette académie.
census-to = reçoit
census-from = fournit
census-between = entre collectivités
census-personal = données personnelles
census-without = { $count ->
    [one] { $count_text } académie sans convention
   *[other] { $count_text } académies sans convention
}
census-without-none = Chaque académie a une convention.
census-unplaced = Conventions sans académie connue
census-unplaced-text = Aucune de leurs parties n'a de territoire que les communes chargées situent.
census-map-title = Académies couvertes par une convention
census-covered = { $count ->
    [one] { $count_text } académie a une convention en vigueur.
   *[other] { $count_text } académies ont une convention en vigueur.
}
census-map-caption = Chaque rond est une académie, à la place de son rectorat : plein et numéroté, elle a des conventions ; vide et petit, elle n'en a pas.
census-map-no-outlines = Les contours des académies s'affichent quand ils sont chargés parmi les référentiels.
census-map-elsewhere = Hors de la carte :
census-number = { $count ->
    [one] { $count_text } convention
   *[other] { $count_text } conventions
}
census-by-academie = Par académie
census-nothing = aucune
census-questions-title = Questions 5 à 7 du questionnaire aux académies
census-questions-lead = Les réponses viennent du registre. Il montre qu'une convention existe ; il ne peut pas montrer que personne ne connaît le cadre.
census-no-cadre = Aucune convention cadre n'est dans le registre.
census-cadre = Convention cadre
census-answers = Réponses par académie
census-yes = Oui
census-no = Non
census-unknown = Non connu
question-q5 = Question 5
question-q6 = Question 6
question-q7 = Question 7
question-q5-text = La convention cadre nationale est-elle connue dans l'académie ?
question-q6-text = A-t-elle une convention d'application dans l'académie ?
question-q7-text = Y a-t-il d'autres conventions d'échange avec un département ou une commune ?
question-yes = { $count ->
    [one] { $count_text } académie répond oui
   *[other] { $count_text } académies répondent oui
}
paper-lead = Cette convention n'existe que sur papier : la plateforme la connaît et n'en exécute rien.
paper-applies = Applique
paper-registered = Recensée le
paper-reference = Où est l'original
paper-scan = Numérisation
paper-data = Ce qu'elle échange
paper-data-none = Le registre n'en dit rien.
paper-notes = Remarques
col-from = De
col-to = À

# Qui peut voir quoi.
accesses-title = Qui peut voir quoi, et pourquoi
accesses-lead = Chaque accès dont parle une clause, tel qu'il serait décidé aujourd'hui. Ce qui n'est pas ici n'est prévu par aucune clause.
accesses-found = { $count_text } accès
accesses-none = Aucun accès ne répond à cette recherche.
accesses-csv = Télécharger ces lignes (CSV)
accesses-variables = Variables
accesses-protection = Protection
accesses-renewed = puis renouvelé sauf avis contraire

# Audience des ENT (DNMA)
audience-title = Audience des ENT (DNMA)
audience-lead = Fréquentation des espaces numériques de travail par établissement, circonscription, département et académie, mois, profil et service. Aucune personne n'y figure.
audience-decision = Ce que la convention permet
audience-otherwise = La clause remet ces données autrement (un tableau, des variables écartées ou protégées) : demandez une mise à disposition sur la page du jeu de données.
audience-territory = Seuls les établissements de votre territoire sont comptés :
audience-empty = Aucun fichier d'audience n'a encore été déposé et accepté.
audience-none = Aucune ligne ne répond à cette recherche.
audience-found = { $count ->
    [one] 1 ligne
   *[other] { $count_text } lignes
}
audience-hidden = { $count ->
    [0] Aucun chiffre n'est masqué parmi elles.
    [one] Un chiffre est masqué parmi elles.
   *[other] { $count_text } chiffres sont masqués parmi elles.
}
audience-rule = Est masqué tout chiffre qui pourrait porter sur moins de { $min } visiteurs, et ce qui le ferait retrouver par soustraction.
audience-level = Niveau
audience-place = Lieu
audience-month = Mois
audience-profile = Profil
audience-service = Service
audience-all-services = Ensemble des services
audience-visits = Visites
audience-visitor-days = Visiteurs-jours
audience-duration = Temps passé
audience-secret = secret
audience-time = { $hours } h { $minutes }
audience-level-institution = Établissement
audience-level-circonscription = Circonscription
audience-level-departement = Département
audience-level-academy = Académie
audience-see = Voir l'audience par lieu, profil et service

# Chiffres partagés.
menu-figures = Chiffres
figures-title = Chiffres partagés
figures-lead = Les mêmes chiffres pour les deux parties : ce qui est constaté, ce qui est prévu, les places. Chacun ne voit que ce qu'il a déposé ou qu'une clause lui a transmis.
figures-none = Aucun constat d'effectifs n'a été déposé par vous ni ne vous a été transmis.
figures-none-act = Déposer ou demander le constat d'effectifs
figures-closed = Des données qui vous avaient été transmises ne vous sont plus ouvertes : leurs chiffres ne sont pas montrés.
figures-closed-one = { $period } : voir la mise à disposition
figures-territories = Territoires
figures-institutions = Établissements
figures-institutions-found = { $count ->
    [one] { $count_text } établissement
   *[other] { $count_text } établissements
}
figures-search = Nom ou numéro de l'établissement
figures-name = Nom
figures-counted-in = Constaté en { $year }
figures-forecast-for = Prévu pour { $year }
figures-change = Évolution
figures-percent = { $share } %
figures-percent-unit =  %
figures-hidden = non montré
figures-mention = Sources : { $producer }, { $system }. { $title }, version { $version }, déposée le { $date }.
figures-deposited = { $title }, { $period }, version { $version }, que vous avez déposée (empreinte { $hash })
figures-delivered = { $title }, { $period }, version { $version }, qui vous a été transmise (empreinte { $hash })
figures-sources = D'où viennent ces chiffres
figures-csv = Télécharger le tableau (CSV)
figures-drawing = Graphique : { $title }
figures-show = Afficher
figures-level = Niveau
figures-all-levels = Tous les niveaux
figures-level-school = établissement
figures-level-commune = commune
figures-level-departement = département
figures-level-academie = académie
figures-level-region = région
figures-rentree = Rentrée
figures-counted = Constaté
figures-forecast = Prévu
figures-low = Borne basse
figures-high = Borne haute
figures-interval = Intervalle à 90 %
figures-other = Prévu par le rectorat
figures-places = Places : { $places }
figures-ours = Prévision commune
figures-difference = Écart
figures-institution = Établissement
figures-standing = Situation
figures-reason = Motif donné
figures-pupils = Élèves
figures-method = Méthode
figures-years-ahead = { $count ->
    [one] À { $count_text } an
   *[other] À { $count_text } ans
}
figures-hidden-note = { $count ->
    [one] { $count_text } case de la dernière rentrée n'est pas montrée, ni la prévision qui en viendrait.
   *[other] { $count_text } cases de la dernière rentrée ne sont pas montrées, ni les prévisions qui en viendraient.
}
figures-threshold = { $count ->
    [one] Aucun effectif n'est trop petit pour être montré.
   *[other] Un effectif de moins de { $count_text } élèves n'est pas montré, ni ce qui permettrait de le retrouver par différence.
}
figures-too-short = Il faut au moins deux rentrées constatées pour prévoir. Déposez ou demandez la série des constats.
figures-forecast-title = Effectifs et prévision : { $name }
figures-enrolment = Constaté et prévu
figures-enrolment-title = Effectifs : { $name }
figures-enrolment-text = De { $from-count } élèves à la rentrée { $from-year } à { $to-count } à la rentrée { $to-year }. { $ahead }
figures-enrolment-ahead = { $forecast } prévus à la rentrée { $year }, entre { $low } et { $high } neuf fois sur dix.
figures-lead-counted = { $count } élèves à la rentrée { $year }.
figures-lead-forecast = { $count } élèves à la rentrée { $year }, { $forecast } prévus à la rentrée { $next }.{ $bounds }
figures-lead-bounds = Neuf fois sur dix, entre { $low } et { $high }.
figures-levels = Niveau par niveau
figures-levels-title = Effectifs par niveau, { $name }
figures-levels-text = Les niveaux sont empilés, rentrée après rentrée ; après { $year }, ce sont des prévisions.
figures-compared = La prévision du rectorat
figures-compared-title = Deux prévisions pour la rentrée { $year }, du plus grand écart au plus petit
figures-compared-lead = La prévision commune est calculée ici, des constats partagés. L'autre est celle que le rectorat a déposée, avec les motifs qu'il donne.
figures-reasons = Motifs donnés par le rectorat
figures-methods = Méthodes comparées
figures-methods-lead = Chaque méthode refait les prévisions des années passées sans en connaître la suite. L'erreur est la somme des écarts, rapportée aux effectifs. La méthode publiée n'est pas choisie sur ces années-là.
figures-methods-title = Erreur de chaque méthode à un an, en pour cent des effectifs ({ $level })
figures-methods-text = La méthode publiée s'est trompée de { $published } %, l'effectif de l'année précédente de { $naive } %.
figures-last-error = Il y a un an, la même méthode prévoyait { $forecast } élèves pour la rentrée { $year } ; { $actual } ont été constatés ({ $share }).
figures-events = Évènements pris en compte
figures-events-none = Aucun évènement n'est déclaré : ni ouverture, ni fermeture, ni changement de secteur.
figures-event = { $kind }, { $schools }, rentrée { $year } ({ $author }, { $date })
figures-event-opening = Ouverture
figures-event-closing = Fermeture
figures-event-merger = Fusion
figures-event-grade-opening = Ouverture d'un niveau
figures-event-grade-closing = Fermeture d'un niveau
figures-event-sector = Changement de secteur
figures-event-housing = Logements livrés
figures-event-entry = Entrées modifiées
figures-event-places = Places limitées
figures-run = Comment la prévision a été faite
figures-run-origin = Dernière rentrée connue
figures-run-first = Première rentrée
figures-run-size = Données lues
figures-run-size-text = { $schools_text } établissements, { $years_text } rentrées, { $grades_text } niveaux
figures-run-method = Version de la méthode
figures-run-scenario = Scénario
figures-run-coverage = Couverture visée
figures-run-measured = Couverture constatée à un an
figures-run-correction = Accord avec le territoire
figures-run-correction-text = somme des établissements { $sum }, prévision propre { $own }, retenu { $settled }
figures-run-data = Empreinte des données
figures-around = Autour
overflow-title = Places et dépassements
overflow-lead = { $all ->
    [one] { $all_text } établissement
   *[other] { $all_text } établissements
}. À la rentrée { $year }, { $now ->
    [0] aucun n'a plus d'élèves que de places
    [one] un a plus d'élèves que de places
   *[other] { $now_text } ont plus d'élèves que de places
} ; { $later ->
    [0] aucun autre n'en aurait plus ensuite.
    [one] un autre en aurait plus ensuite.
   *[other] { $later_text } autres en auraient plus ensuite.
}
overflow-none = Aucun établissement n'a à la fois des élèves et des places connus de vous.
overflow-list = Liste
overflow-which = Établissements
overflow-only = En dépassement, maintenant ou plus tard
overflow-sort = Trier par
overflow-sort-first = première rentrée en dépassement
overflow-sort-chance = probabilité de dépassement
overflow-sort-occupancy = taux d'occupation
overflow-sort-balance = solde
overflow-sort-name = nom
overflow-uai = Numéro
overflow-places = Places
overflow-occupancy = Taux d'occupation
overflow-balance = Solde
overflow-first = Premier dépassement prévu
overflow-chance = Plus forte probabilité
overflow-year = { $year } (probabilité { $chance })
overflow-full = autant d'élèves que de places
overflow-map = Carte des dépassements
overflow-map-text = Chaque point est un établissement. Le tableau au-dessus dit les mêmes chiffres.
overflow-map-key = Un triangle est un établissement en dépassement, maintenant ou plus tard ; la surface suit le nombre d'élèves.
overflow-mark = { $name } : occupation { $occupancy }, premier dépassement prévu { $first }
overflow-cloud = Élèves et places
overflow-cloud-text = Au-dessus de la ligne, il y a plus d'élèves que de places.
overflow-cloud-key = Un triangle est un établissement en dépassement, maintenant ou plus tard.
place-lead-school = Carte d'identité de l'établissement : les mêmes indicateurs pour les deux parties, avec leur date et leur source.
place-lead-territory = Tableau de bord du territoire : les mêmes indicateurs pour les deux parties, avec leur date et leur source.
place-forecast = Prévision et méthode
place-nothing = Rien de ce domaine n'a été déposé par vous ni ne vous a été transmis.
place-nothing-act = Voir les jeux de données
place-indicator = Indicateur
place-value = Valeur
place-middle = Médiane
place-low = Plus basse
place-high = Plus haute
place-told = Établissements
place-indicators-title = { $title }, { $year }
place-places-title = Places : { $name }
place-overflowing = Établissements qui ont plus d'élèves que de places
place-overflowing-later = Établissements qui en auraient plus dans les cinq ans
compare-places-title = Comparer deux établissements ou deux territoires
compare-lead = Les niveaux dos à dos, à la même échelle ; la prévision de la rentrée suivante à côté.
compare-a = Premier
compare-b = Second
compare-act = Comparer
compare-figure = { $a } et { $b }, rentrée { $year }
compare-text = À gauche le premier, à droite le second, un niveau par ligne.
compare-head = { $name } : { $what }
mixity-title = Mixité sociale
mixity-lead = Comment les groupes d'élèves se répartissent entre les établissements, d'après le tableau protégé que la convention transmet.
mixity-none = Aucun tableau d'élèves par établissement et groupe ne vous a été transmis, ni n'a été fait de vos dépôts.
mixity-units = { $count ->
    [one] { $count_text } établissement dans le tableau.
   *[other] { $count_text } établissements dans le tableau.
}
mixity-left-out = { $count ->
    [one] { $count_text } a une case masquée : les indices sont calculés sans lui.
   *[other] { $count_text } ont une case masquée : les indices sont calculés sans eux.
}
mixity-h = Indice d'entropie : { $h }.
mixity-how = Zéro : chaque établissement a la composition du territoire. Un : les groupes ne se rencontrent jamais. De petits établissements paraissent inégaux par le seul hasard : la valeur qu'il donnerait est à côté.
mixity-place = Territoire
mixity-index = Indice
mixity-indices = Indices de l'ensemble
mixity-indices-text = L'indice d'entropie, puis ce que le hasard seul donnerait, et ce qui reste quand on l'enlève.
mixity-index-h = Entropie (H)
mixity-index-chance = H donné par le hasard
mixity-index-corrected = H au-delà du hasard
mixity-index-d = Dissimilarité (D)
mixity-index-between = H entre natures d'établissement
mixity-index-p = Part des tirages aussi inégaux
mixity-groups = Chaque groupe face aux autres
mixity-group = Groupe
mixity-group-ACCE = Artisans, commerçants, chefs d'entreprise
mixity-group-AGR = Agriculteurs
mixity-group-CADRE = Cadres
mixity-group-EMPL = Employés
mixity-group-INTER = Professions intermédiaires
mixity-group-NR = Non renseigné
mixity-group-OUVR = Ouvriers
mixity-group-RETR = Retraités
mixity-group-SANS = Sans activité
mixity-share = Part des élèves
mixity-d = D
mixity-gini = Gini
mixity-isolation = Isolement
mixity-exposure = Exposition aux autres
mixity-normalised = Exposition normalisée
mixity-table = Élèves par établissement et groupe : { $title }
sectors-title = Secteurs
sectors-lead = Ce que chaque secteur contient aujourd'hui, et ce que changerait un autre découpage : élèves, occupation, indice de position sociale, mixité. Rien de ce que vous proposez n'est gardé.
sectors-none = Aucun fichier d'élèves par carreau n'a été déposé par vous ni ne vous a été transmis.
sectors-ask = Simuler un découpage
sectors-order = Secteurs de
sectors-colleges = Collèges
sectors-lycees = Lycées généraux et technologiques
sectors-proposed = Secteurs proposés (GeoJSON)
sectors-proposed-hint = Une entité par secteur, « Polygon » ou « MultiPolygon », en degrés (WGS 84), avec le numéro UAI de l'établissement dans la propriété « uai ». 2 Mio, 400 secteurs et 50 000 positions au plus.
sectors-proposed-file = Ou un fichier, qui remplace ce texte
sectors-current = J'ai aussi les secteurs actuels
sectors-current-text = Secteurs actuels (GeoJSON)
sectors-current-hint = Sans eux, chaque élève est dans le secteur que dit le fichier des élèves.
sectors-current-file = Ou un fichier des secteurs actuels
sectors-simulate = Simuler
sectors-give-geojson = Télécharger les secteurs proposés et leurs chiffres (GeoJSON)
sectors-give-table = Télécharger les effectifs (CSV)
sectors-give-mixing = Télécharger la mixité (CSV)
sectors-give-today = Télécharger les secteurs d'aujourd'hui, pour les modifier (GeoJSON)
sectors-result = Avant et après
sectors-today = Aujourd'hui
sectors-lead-today = Rentrée { $year }. Indice d'entropie entre les secteurs : { $before }.
sectors-lead-simulated = { $moved ->
    [0] Aucun élève ne change
    [one] Un élève change
   *[other] { $moved_text } élèves changent
} de secteur (rentrée { $year }). L'indice d'entropie passe de { $before } à { $after }.
sectors-blocks = { $count ->
    [one] Un seul bloc indivisible est compté
   *[other] Les élèves sont comptés par { $count_text } blocs indivisibles
}, de { $middle } élèves pour celui du milieu. Dans un bloc, chaque origine sociale a zéro élève ou au moins { $threshold } : aucune limite, même déplacée cent fois, ne peut en désigner moins. Un bloc est tout entier dans le secteur où se trouve son milieu.
sectors-drawn = Les secteurs d'aujourd'hui sont dessinés d'après le secteur de chaque bloc : leurs limites sont approchées.
sectors-outside = { $count ->
    [one] Un élève n'est dans aucun secteur.
   *[other] { $count_text } élèves ne sont dans aucun secteur.
}
sectors-overlapping = { $count ->
    [one] Un élève est dans plusieurs secteurs : le premier du fichier le prend.
   *[other] { $count_text } élèves sont dans plusieurs secteurs : le premier du fichier les prend.
}
sectors-left-out = Secteurs qui ont trop peu d'élèves d'une origine pour être comptés : { $names }.
sectors-before = { $what }, avant
sectors-after = { $what }, après
sectors-ips = IPS
sectors-table = Élèves qui habitent chaque secteur, rentrée { $year }
sectors-mixing = Origine sociale des élèves de chaque secteur
sectors-group-favoured = Origine favorisée ou très favorisée
sectors-group-middle = Origine moyenne ou inconnue
sectors-group-disadvantaged = Origine défavorisée
sectors-maps = Cartes
sectors-map-today = Secteurs d'aujourd'hui
sectors-map-proposed = Secteurs proposés
sectors-map-text = Chaque zone porte le numéro de sa ligne dans le tableau ; plus elle est foncée, plus elle est occupée.
sectors-map-key = Chaque zone porte le numéro de sa ligne dans le tableau, qui dit les mêmes chiffres. De la plus claire à la plus foncée : occupation de moins de 80 %, 90 %, 100 %, 110 %, et au-delà ; où les places ne sont pas connues, part de l'effectif moyen.
sectors-zone = { $name } : { $pupils } élèves
sectors-fault-none = le fichier n'a aucun secteur ; il en faut au moins un
sectors-fault-many = le fichier a { $count } secteurs, { $max } au plus sont lus ; n'envoyez que ceux qui changent et leurs voisins
sectors-fault-file = le fichier dépasse { $max } Mio ou n'est pas du texte en UTF-8 ; simplifiez les contours et exportez en GeoJSON
sectors-fault-absent = il manque les secteurs proposés ; collez du GeoJSON ou choisissez un fichier
passages-title = Matrices de passage
passages-lead = Des élèves d'un niveau, combien passent dans chaque niveau l'année suivante ; par département, par académie, consolidé par région.
passages-none = Aucune matrice de passage n'a été déposée par vous ni ne vous a été transmise.
passages-not-told = Ce champ n'est pas connu pour ce territoire et cette rentrée.
passages-field = Champ
passages-public = Public
passages-both = Public et privé sous contrat
passages-of = { $name }, de la rentrée { $before } à la rentrée { $year }, { $field }
passages-given = Les effectifs sont ceux du fichier.
passages-consolidated = Les effectifs sont la somme de ceux des territoires plus petits ; les taux sont calculés sur cette somme.
passages-hidden = { $count ->
    [one] Une case n'est pas montrée.
   *[other] { $count_text } cases ne sont pas montrées.
}
passages-how = Une ligne se lit de gauche à droite : sur cent élèves du niveau, tant vont dans chaque autre ; le nombre d'élèves est dessous. Le pointillé entoure le redoublement. Plus une case est foncée, plus le taux est haut.
passages-caption = Taux de passage, et nombre d'élèves
passages-from-to = Du niveau, vers le niveau
passages-from = Niveau d'origine
passages-to = Niveau d'arrivée
passages-base = Élèves au départ
passages-count = Élèves passés
passages-rate = Taux de passage
passages-entry = Entrées
passages-exit = Sorties
passages-arrivals = Élèves à l'arrivée
migrations-title = Flux entre académies
migrations-lead = Les élèves qui étaient dans une académie et sont dans une autre l'année suivante (MIGRACA).
migrations-lead-counts = Départs à la rentrée { $year }, { $name } : { $count }.
migrations-none = Aucun fichier MIGRACA n'a été déposé par vous ni ne vous a été transmis.
migrations-hidden = Aucun flux ne peut être montré sans en dire de trop petits.
migrations-academie = Académie
migrations-of = Départs et arrivées : { $name }, rentrée { $year }
migrations-text = Départs, par académie d'arrivée, du plus grand au plus petit.
migrations-how = Le fichier d'une académie dit ses départs. Une arrivée n'est connue, et un solde n'est donné, que pour les académies dont vous avez aussi le fichier.
migrations-other = Autre académie
migrations-departures = Départs
migrations-arrivals = Arrivées
migrations-balance = Solde
migrations-all = Ensemble
flows-title = Tableau de bord des échanges
flows-lead = Ce que votre organisation donne et reçoit : ce qui est venu, avec quel retard, combien de lignes étaient fautives, combien de fois c'est parti. Chaque ligne vient des dépôts et des mises à disposition réellement faits.
flows-none = Aucun échange n'a eu lieu, et aucun n'est attendu.
flows-given = Ce que nous donnons
flows-received = Ce que nous recevons
flows-text = Nombre de mises à disposition, par jeu de données.
flows-source = Sources : registre de la plateforme, au { $date }.
flows-delay = Retard (jours)
flows-versions = Versions
flows-refused = Refusées
flows-rows = Lignes
flows-faulty = Lignes fautives
flows-deliveries = Mises à disposition
flows-last = Dernière
flows-accepted = accepté
flows-to-check = reçu
flows-to-correct = à corriger
flows-late = en retard
flows-soon = bientôt dû
flows-to-come = à venir

# Habilitations.
clearances-title = Habilitations
clearances-lead = Une convention peut réserver ses données aux agents habilités : qui, pour quelle finalité, jusqu'à quand, par qui.
clearances-own = Mes habilitations
clearances-own-none = Vous n'avez pas d'habilitation.
clearances-ask = Demander une habilitation
clearances-no-choice = Aucune de vos conventions ne réserve ses données aux agents habilités.
clearances-others = Habilitations de l'organisation
clearances-others-none = Aucun autre agent de l'organisation n'a demandé ni reçu d'habilitation.
clearances-grant = Donner une habilitation
clearances-elsewhere = Chez les autres parties
clearances-count = { $count ->
    [one] { $count_text } agent habilité
   *[other] { $count_text } agents habilités
}
clearance-requested = Demandée
clearance-declined = Refusée
clearance-to-sign = Engagement à signer
clearance-valid = En cours
clearance-expired = Terminée
clearance-withdrawn = Retirée
clearance-step-requested = Demandée
clearance-step-declined = Refusée
clearance-step-granted = Donnée
clearance-step-undertaken = Engagement signé
clearance-step-renewed = Prolongée
clearance-step-withdrawn = Retirée
clearance-until = Dernier jour
clearance-number = Numéro
clearance-person = Agent
clearance-steps = Étapes
clearance-for = Convention et finalité
clearance-ask-action = Demander
clearance-grant-action = Donner l'habilitation
clearance-renew-action = Changer le dernier jour
clearance-decline-action = Refuser
clearance-withdraw-action = Retirer l'habilitation
clearance-act-on = Agir sur l'habilitation { $clearance }
clearance-give-up = Renoncer à l'habilitation { $clearance }
clearance-give-up-action = Renoncer
clearance-reason-no-need = Elle ne sert plus
clearance-reason-other-post = L'agent a changé de poste
clearance-reason-left = L'agent a quitté l'organisation
clearance-reason-breach = L'engagement n'a pas été tenu
undertaking-title = Engagement pour la finalité « { $purpose } »
undertaking-tick = J'ai lu cet engagement et je le prends
undertaking-sign = Signer l'engagement

# Prestataires.
contractors-title = Prestataires
contractors-lead = Un prestataire désigné pour une étude reçoit une copie filigranée ; à la fin de l'étude, il détruit les fichiers et l'atteste.
contractors-mandates = Mandats
contractors-none = Aucun prestataire n'est désigné.
contractors-declare = Désigner un prestataire
contractors-no-choice = Aucune de vos conventions ne permet de remettre des données à un prestataire.
mandate-running = Étude en cours
mandate-over = Étude terminée, rien n'a été remis
mandate-awaited = Attestation attendue
mandate-escalated = Attestation absente, producteurs avertis
mandate-certified = Destruction attestée
mandate-step-declared = Désigné
mandate-step-handed-over = Copie remise
mandate-step-extended = Prolongé
mandate-step-ended = Terminé
mandate-step-asked = Attestation demandée
mandate-step-reminded = Attestation rappelée
mandate-step-escalated = Producteurs avertis
mandate-step-certified = Destruction attestée
col-siren = SIREN
mandate-party = Commanditaire
mandate-until = Fin de l'étude
mandate-steps = Étapes
mandate-contractor = Nom du prestataire
mandate-study = Titre de l'étude
mandate-study-hint = Sans nommer personne : ce qui est écrit ici ne s'efface pas.
mandate-declare = Désigner
mandate-delivery = Mise à disposition à remettre
mandate-hand-over = Faire la copie filigranée
mandate-nothing = Rien n'a encore été mis à votre disposition pour cette finalité.
mandate-change = Prolonger ou terminer l'étude
mandate-extend = Changer la fin de l'étude
mandate-end = Terminer l'étude aujourd'hui
mandate-attestation = Attestation de destruction
mandate-attestation-file = Lire l'attestation
mandate-certify = Verser l'attestation
# Prévisions : ce que disent les parties.
figures-agreed = Chiffre convenu
figures-whole-territory = Tout le territoire
place-year = Année
said-heading = Ce que disent les parties
said-lead = Chaque partie s'écarte de la prévision avec son motif, commente, propose un chiffre ; il est convenu quand l'autre l'accepte. Rien ne s'efface.
said-table = Les deux prévisions, les ajustements et le chiffre convenu
said-adjusted-by = Ajusté par { $party }
said-proposed-figure = Proposé, sans réponse
said-agreed-on = Convenu le
said-open = { $party } propose { $pupils } élèves pour { $year }. Réponse attendue : { $awaited }.
said-adjusted = { $party } s'écarte de la prévision de { $year } : { $pupils } élèves ({ $date }).
said-commented = { $party } commente la prévision de { $year } ({ $date }).
said-proposed = { $party } propose { $pupils } élèves pour { $year } ({ $date }).
said-agreed = { $party } convient de { $pupils } élèves pour { $year } ({ $date }).
said-declined = { $party } ne convient pas de { $pupils } élèves pour { $year } ({ $date }).
said-declared = { $party } déclare un évènement pour { $year } : { $event } ({ $date }).
said-withdrawn = { $party } retire l'évènement déclaré pour { $year } ({ $date }).
said-history = Historique
said-none = Aucune partie n'a encore rien dit de cette prévision.
said-open-form = Ajuster, proposer un chiffre ou commenter
said-what = Ce que vous faites
said-do = Enregistrer
said-do-adjust = S'écarter de la prévision
said-do-propose = Proposer un chiffre
said-do-comment = Commenter
said-do-agree = Convenir de ce chiffre
said-do-decline = Ne pas en convenir
said-do-withdraw = Retirer
said-words = Motif ou commentaire
said-words-help = Sans nommer personne. L'autre partie le lira.
said-words-answer = Motif (demandé si vous n'en convenez pas)
said-pupils-help = Vide pour un commentaire.
said-declare-open = Déclarer un évènement
said-declare-lead = L'évènement entre dans la prévision des deux parties, avec votre partie pour auteur ; vous pouvez le retirer.
said-kind = Évènement
said-from-year = À partir de la rentrée
said-other = Autre établissement (numéro UAI) : celui qui reçoit, absorbe ou gagne des entrées
said-new-school = Numéro UAI de l'établissement qui ouvre
said-share = Part des élèves ou des entrées, en pour cent
said-homes = Logements livrés par an, séparés par des espaces (120 80)
said-by = Élèves d'un niveau pour un logement (0,05)
said-levels = Élèves par niveau à l'ouverture (6E=120 ; 5E=110)
said-declare = Déclarer
said-year-missing = Choisir la rentrée.
said-pupils-missing = Écrire le nombre d'élèves, en chiffres.
said-what-missing = Choisir ce que vous faites.
said-kind-missing = Choisir l'évènement.
said-other-missing = Écrire le numéro UAI de l'autre établissement : sept chiffres et une lettre.
said-share-missing = Écrire la part en pour cent, de 0 à 100.
said-homes-missing = Écrire les logements livrés chaque année, en chiffres.
said-by-missing = Écrire combien d'élèves d'un niveau il y a pour un logement, par exemple 0,05.
said-levels-missing = Écrire les élèves par niveau, par exemple 6E=120 ; 5E=110.
projected-heading = Les projections de l'académie
projected-lead = Ce que l'académie projette par niveau et secteur, à côté de la somme des prévisions des établissements. La page montre la prochaine rentrée, le fichier les donne toutes.
projected-title = Projections faites en { $made } et somme des prévisions, { $name }
projected-text = Écart entre la projection et la somme, en élèves : le signe est dans le nom.
projected-what = Niveau
projected-sector = Secteur
projected-sector-pu = public
projected-sector-pr = privé
projected-theirs = Projeté
projected-ours = Somme des prévisions
projected-share = Écart relatif
projected-left-out = Établissements non montrés, non comptés
projected-all = Niveaux comparés

# Études.
studies-title = Études
studies-lead = Un texte et des chiffres vivants, que plusieurs parties publient ensemble. Chaque version garde ses figures, leurs données et leur méthode.
studies-none = Aucune étude ne vous est montrée.
study-new = Rédiger une étude
study-title = Étude
study-version = Version
study-state = État
study-parties = Parties
study-drafted = Rédigée le
study-number = Version { $number }
study-text = Texte de l'étude
study-text-help = En-tête entre deux lignes +++, puis du Markdown ; chaque figure est un bloc ```figure. Le guide des prévisions en donne les clés.
study-draft-lead = La version est gardée avec ses figures, faites de ce que vous pouvez lire. Les autres parties ne la voient qu'une fois proposée.
study-keep = Garder cette version
study-skeleton-title = Titre de l'étude
study-skeleton-heading = Ce que l'on constate
study-skeleton-text = Écrire ici ce que la figure montre.
study-convention = Convention
study-as-of = Données connues le
study-hash = Empreinte du texte
study-figures-hash = Empreinte des figures
study-is-withdrawn = Cette version est retirée : ni son texte ni ses figures ne sont plus montrés.
study-awaits = Approbation attendue : { $parties }. Les figures que vous voyez sont celles que vos propres données donnent.
study-not-open = La figure « { $figure } » ne vous est pas ouverte aujourd'hui : une donnée dont elle vient ne vous est plus remise, ou ne l'a pas été.
study-again = Refaire les figures
study-again-lead = Les mêmes données, la même méthode et les mêmes hypothèses donnent les mêmes figures. Ce qui a changé depuis est dit, avec sa cause.
study-again-act = Refaire avec les données de la version
study-figure = Figure
study-reproduced = Avec les données de la version
study-now = Avec les données d'aujourd'hui
study-same = identique
study-unmade = ne peut pas être refaite : { $reason }
study-changed = { $count ->
    [one] { $count_text } case change : { $why }
   *[other] { $count_text } cases changent : { $why }
}
study-cause-data = { $title } ({ $period }), version { $from } devenue { $to }
study-cause-data-came = { $title } ({ $period }), version { $to } arrivée depuis
study-cause-data-went = { $title } ({ $period }), version { $from } retirée ou fermée
study-cause-method = méthode { $from } devenue { $to }
study-cause-assumptions = évènements pris en compte
study-cause-directory = annuaire des établissements
study-cause-threshold = seuil des petits effectifs, { $from } devenu { $to }
study-cause-other = programme, ou étendue de ce que vous pouvez lire
study-facts = Données { $data }, figure { $figure }, effectifs de moins de { $threshold } non montrés.
study-facts-method = Données { $data }, méthode { $method }, figure { $figure }, effectifs de moins de { $threshold } non montrés.
study-figure-text = Le tableau qui suit dit les mêmes chiffres.
study-figure-forecast = Effectifs constatés et prévus, { $name }
study-figure-occupancy = Élèves et places, { $name }
study-figure-card = Indicateurs, { $name }
study-figure-comparison = { $name } et { $beside }, niveau par niveau
study-figure-mixity = Mixité sociale, { $name }
study-figure-territory = Établissements, { $name }
study-done = Vie de cette version
study-done-drafted = Rédigée par { $party }, { $date }
study-done-proposed = Proposée par { $party }, { $date }
study-done-approved = Approuvée par { $party }, { $date }
study-done-published = Publiée par { $party }, { $date }
study-done-withdrawn = Retirée par { $party }, { $date }
study-do-propose = Proposer aux autres parties
study-do-approve = Approuver
study-do-publish = Publier
study-do-withdraw = Retirer
study-versions = Versions
study-download = Télécharger le texte
study-next = Rédiger la version suivante
