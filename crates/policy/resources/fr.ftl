# Décisions : pourquoi, ce qui manque, la clause la plus proche, ce à quoi la mise à disposition engage.

cited = { $part ->
    [annex] la ligne { $article } de l'annexe technique
    [preamble] le préambule
   *[article] l'article { $article }
 } de la convention « { $convention } » (ligne { $line } du fichier)
kind-name = { $kind ->
    [ine] identifiant national de l'élève
    [nominative] donnée nominative
    [address] adresse d'une personne
    [sensitive] donnée sensible
    [quasi] donnée qui aide à reconnaître une personne
    [pseudonym] pseudonyme
   *[plain] donnée sans rapport avec une personne
 }

reason-granted = Permis : { cited } prévoit cette mise à disposition pour la finalité « { $purpose } ».
reason-purpose-forbidden = Refusé : { cited } interdit la finalité « { $purpose } ».
reason-variable-forbidden = Refusé : { cited } interdit de transmettre la variable « { $variable } » ({ kind-name }).
reason-not-covered = Non couvert : aucune clause ne permet cette demande.
reason-incomplete = Lacune : { cited } permettrait cette demande, mais la configuration est incomplète.

nearest = Clause la plus proche : { cited }, sur le jeu de données « { $dataset } », pour le destinataire « { $to } » et les finalités : { $purposes }.

missing-agreement-in-force = La convention « { $value } » n'est pas en vigueur le { $day }.
missing-agreement-phase = { $phase ->
    [draft] La convention « { $value } » n'était qu'un projet le { $day }.
    [under-signature] La convention « { $value } » n'était pas signée par toutes ses parties le { $day }.
    [signed] La convention « { $value } » n'était pas encore notifiée le { $day }.
    [notified] La convention « { $value } » n'était pas encore notifiée à toutes ses parties le { $day }.
    [suspended] La convention « { $value } » est suspendue le { $day }.
   *[ended] La convention « { $value } » a pris fin avant le { $day }.
}
missing-recipient-gone = Le destinataire « { $value } » n'est plus partie à la convention « { $convention } ».
missing-recipient = Le destinataire « { $value } » ne tient pas le rôle « { $to } » de la clause.
missing-recipient-unknown = Le destinataire « { $value } » n'est partie à aucune convention.
missing-directory-clause = La convention « { $convention } » n'a pas de clause d'alimentation d'ENT « { $value } ».
missing-dataset = La clause ne porte pas sur le jeu de données « { $value } ».
missing-dataset-close = Aucune clause ne porte sur un jeu de données « { $value } » ; vouliez-vous « { $close } » ?
missing-dataset-unknown = Aucune clause ne porte sur un jeu de données « { $value } ».
missing-purpose = La finalité « { $value } » n'est pas parmi celles de la clause : { $purposes }.
missing-purpose-close = Aucune clause ne connaît la finalité « { $value } » ; vouliez-vous « { $close } » ?
missing-purpose-unknown = Aucune clause ne prévoit la finalité « { $value } ».
missing-variable = La clause ne comprend pas la variable « { $value } » du jeu de données « { $dataset } ».
missing-variable-close = Le jeu de données « { $dataset } » n'a pas de variable « { $value } » ; vouliez-vous « { $close } » ?
missing-variable-dropped = La clause retire la variable « { $value } » du jeu de données « { $dataset } ».
missing-variable-excluded = La variable « { $value } » est exclue des dépôts du jeu de données « { $dataset } ».
missing-variable-unknown = Le jeu de données « { $dataset } » n'a pas de variable « { $value } ».

gap-annex-line = Aucune ligne d'annexe ne décrit le jeu de données « { $value } » : son producteur n'est pas connu.
gap-cadre = La convention cadre « { $value } », que la convention locale applique, n'est pas chargée.
gap-basis-ended = La clause repose sur un texte qui n'est plus en vigueur depuis le { $day } : « { $value } ». Un avenant doit en citer un autre.
gap-basis-not-yet = La clause repose sur un texte qui n'est en vigueur qu'à partir du { $day } : « { $value } ».
gap-recipient-not-authorised = Aucun texte en vigueur ne permet à « { $value } » de recevoir « { $dataset } » : la liste des destinataires autorisés nomme ceux qui le peuvent.
gap-code-list = La nomenclature « { $value } », qui regroupe la variable « { $variable } », n'est pas chargée.
gap-directory-role = Personne ne tient le rôle « { $value } » de la clause « { $name } » : nommez une partie à ce rôle.
gap-evaluation = La demande sur « { $value } » n'a pas pu être examinée : signalez-le à l'exploitant de la plateforme.
gap-institution-variable = Le jeu de données « { $value } » ne dit pas de quel établissement relève une ligne : il ne peut pas être limité à un territoire.
gap-no-variable = La clause ne laisse aucune variable à remettre du jeu de données « { $value } ».
gap-producer = Personne ne tient le rôle « { $value } », producteur du jeu de données « { $dataset } » : nommez une partie à ce rôle.
gap-protected-variable = La clause protège la variable « { $value } », que le jeu de données « { $dataset } » ne décrit pas.
gap-protection-ine = La variable « { $value } » porte l'identifiant national de l'élève : ajoutez une protection à la clause, il ne sort jamais.
gap-protection-twice = La clause protège plusieurs fois la variable « { $value } » : gardez une seule protection.
gap-schema = Le jeu de données « { $value } » n'est pas décrit : ajoutez son fichier schema.json.
gap-territory = Le territoire du destinataire « { $value } » n'est pas connu : ajoutez-le à sa clause.
gap-variable = La clause nomme la variable « { $value } », que le jeu de données « { $dataset } » ne décrit pas.

obligation-pseudonym-stable = La variable « { $variable } » est remplacée par un pseudonyme, stable d'une année à l'autre pour ce destinataire et cette finalité.
obligation-pseudonym-yearly = La variable « { $variable } » est remplacée par un pseudonyme qui change chaque année scolaire.
obligation-generalise = Les valeurs de la variable « { $variable } » sont regroupées selon la nomenclature « { $list } ».
obligation-drop = La variable « { $variable } » est retirée.
obligation-anonymity = Chaque ligne est rendue semblable à au moins { $k } lignes par { $quasi } : leurs valeurs sont regroupées ou effacées.
obligation-table-suppress = Aucune ligne ne part : un tableau compté par { $dimensions }, dont les cases à risque sont masquées et l'audit publié.
obligation-table-round = Aucune ligne ne part : un tableau compté par { $dimensions }, dont les petits effectifs sont arrondis.
obligation-table-noise = Aucune ligne ne part : un tableau compté par { $dimensions }, dont chaque effectif est bruité.
obligation-source-mention = Chaque tableau ou figure porte la mention : { $mention }
obligation-clearance = Les données sont réservées aux agents habilités.
obligation-no-duplicate-survey = Les établissements ne sont pas enquêtés sur ce qui est déjà échangé.
obligation-statistical-confidentiality = Rien de ce qui en est tiré ne permet de reconnaître quelqu'un (secret statistique).
obligation-source-processing = Les données à caractère personnel ne servent que dans ce que prévoit le traitement dont elles viennent.
obligation-cosignature = Rien ne part tant que la dernière cosignature du journal est plus ancienne que convenu ({ $within }).
obligation-no-transfer = Les données ne sont pas cédées à un tiers.
obligation-no-transfer-except-contractor = Les données ne sont pas cédées à un tiers, sauf au prestataire d'une étude, qui les détruit ensuite.
obligation-not-for-purpose = Les données ne servent pas à la finalité « { $purpose } ».
