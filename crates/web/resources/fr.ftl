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
require-no-duplicate-survey = Pas d'enquête auprès des établissements sur ce qui est déjà échangé
require-statistical-confidentiality = Secret statistique : rien qui permette de reconnaître quelqu'un
require-source-processing = Données à caractère personnel : un traitement source nomme chaque destinataire
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
delivery-mention = Mention des sources
delivery-mention-hint = À recopier sous chaque tableau et chaque graphique tirés de ces données.
delivery-applied = Protections appliquées
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
event-access-decided = Accès décidé
event-delivery-sent = Mise à disposition
event-delivery-downloaded = Fichier téléchargé
event-session-opened = Connexion
event-session-closed = Déconnexion
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
