# Sentences of the convention language. The same ids and arguments stand in the other language.

## Diagnostics: what is wrong, why, what to do

diagnostic-not-utf8 = ce fichier n'est pas en UTF-8 : l'octet { $byte } n'y est pas un caractère
diagnostic-not-utf8-cause = il a sans doute été enregistré en Latin-1 ou Windows-1252
diagnostic-not-utf8-remedy = enregistrez-le en UTF-8
diagnostic-file-too-large = ce fichier pèse plus de { $count_text } Mio et n'est pas lu
diagnostic-file-too-large-cause = la taille d'une convention, d'un schéma ou d'une nomenclature est bornée
diagnostic-file-too-large-remedy = vérifiez que c'est le bon fichier, ou découpez-le
diagnostic-file-twice = ce chemin est donné deux fois
diagnostic-file-twice-cause = deux fichiers ne peuvent pas avoir le même chemin ; seul le premier est lu
diagnostic-file-twice-remedy = retirez l'un des deux
diagnostic-file-ignored = ce fichier n'est pas lu comme une convention
diagnostic-file-ignored-cause = le nom d'une convention finit par « .convention.md »
diagnostic-file-ignored-remedy = renommez-le, ou déplacez-le hors de « conventions/ »
diagnostic-too-many-clauses = la convention a plus de { $count_text } clauses : celle-ci et les suivantes ne sont pas lues
diagnostic-too-many-clauses-cause = le nombre de clauses d'une convention est borné
diagnostic-too-many-clauses-remedy = répartissez-les en plusieurs conventions d'application
diagnostic-too-many-diagnostics = plus de { $count_text } anomalies dans ce fichier : les suivantes ne sont pas montrées
diagnostic-too-many-diagnostics-cause = une seule erreur, comme une clôture oubliée, en cause souvent beaucoup d'autres
diagnostic-too-many-diagnostics-remedy = corrigez les premières et relancez la vérification
diagnostic-front-matter-missing = la convention ne commence pas par son en-tête
diagnostic-front-matter-missing-cause = l'en-tête, entre deux lignes « +++ », dit l'identifiant, les parties et la durée de la convention
diagnostic-front-matter-missing-remedy = ajoutez en première ligne « +++ », puis id, title, kind, parties, [term], puis « +++ »
diagnostic-front-matter-unclosed = l'en-tête ouvert ici n'est jamais fermé
diagnostic-front-matter-unclosed-cause = il finit par une seconde ligne « +++ », avant le premier article
diagnostic-front-matter-unclosed-remedy = ajoutez une ligne « +++ » après la dernière clé de l'en-tête
diagnostic-bad-toml = cette ligne n'est pas du TOML
diagnostic-bad-toml-cause = l'en-tête et les blocs s'écrivent en lignes clé = valeur
diagnostic-bad-toml-remedy = comparez avec un exemple de la page de référence
diagnostic-key-twice = cette clé est écrite deux fois
diagnostic-key-twice-cause = une clé n'a qu'une valeur
diagnostic-key-twice-remedy = gardez l'une des deux
diagnostic-unknown-key = la clé `{ $key }` n'existe pas dans `{ $block }`
diagnostic-unknown-key-cause = les clés connues ici sont : { $known }
diagnostic-unknown-key-remedy = corrigez le nom de la clé ou retirez-la
diagnostic-missing-key = il manque la clé `{ $key }` dans `{ $block }`
diagnostic-missing-key-cause = sans elle, ce bloc ne peut pas être appliqué
diagnostic-missing-key-remedy = ajoutez-la, par exemple `{ $key } = { $example }`
diagnostic-wrong-type = la valeur de `{ $key }` n'est pas de la bonne sorte
diagnostic-wrong-type-cause = la valeur trouvée est d'une autre sorte
diagnostic-wrong-type-remedy = écrivez par exemple `{ $key } = { $example }`
diagnostic-empty-value = la valeur de `{ $key }` est vide
diagnostic-empty-value-cause = une valeur vide ne dit rien ; une clé sans objet s'omet
diagnostic-empty-value-remedy = donnez une valeur, par exemple `{ $example }`, ou retirez la clé
diagnostic-bad-date = la valeur de `{ $key }` n'est pas une date
diagnostic-bad-date-cause = une date s'écrit année-mois-jour, sans guillemets ni heure
diagnostic-bad-date-remedy = écrivez par exemple `{ $key } = { $example }`
diagnostic-bad-duration = `{ $value }` n'est pas une durée pour `{ $key }`
diagnostic-bad-duration-cause = une durée s'écrit P, un nombre et Y (années), M (mois), W (semaines) ou D (jours)
diagnostic-bad-duration-remedy = écrivez par exemple « P1Y » pour un an, « P6M » pour six mois
diagnostic-malformed-id = `{ $value }` n'est pas un identifiant
diagnostic-malformed-id-cause = un identifiant a 64 caractères au plus : lettres minuscules sans accent, chiffres et traits d'union
diagnostic-malformed-id-remedy = écrivez par exemple « region-exemple »
diagnostic-unknown-choice = `{ $value }` n'est pas une valeur de `{ $key }`
diagnostic-unknown-choice-cause = les valeurs possibles sont : { $known }
diagnostic-unknown-choice-remedy = choisissez l'une d'elles
diagnostic-bad-territory = `{ $value }` n'est pas un territoire
diagnostic-bad-territory-cause = un territoire s'écrit niveau:code : `commune:` et 5 caractères, `departement:` et 3, `academie:` ou `region:` et 2, ou `national`
diagnostic-bad-territory-remedy = écrivez par exemple `region:99`
diagnostic-bad-siren = `{ $value }` n'est pas un numéro SIREN
diagnostic-bad-siren-cause = un SIREN a neuf chiffres, dont le dernier est la clé des huit autres
diagnostic-bad-siren-remedy = recopiez-le depuis l'avis de situation de l'organisme, sans espaces
diagnostic-bad-mailbox = `{ $value }` n'est pas une adresse électronique
diagnostic-bad-mailbox-cause = les demandes des personnes seront envoyées à cette adresse
diagnostic-bad-mailbox-remedy = écrivez par exemple `dpd@region-exemple.invalid`
diagnostic-bad-day = `{ $value }` n'est pas un jour de l'année
diagnostic-bad-day-cause = une échéance revient chaque année : elle s'écrit mois-jour, et le 29 février n'en est pas une
diagnostic-bad-day-remedy = écrivez par exemple « 11-30 » pour le 30 novembre
diagnostic-bad-share = `{ $value }` n'est pas une part
diagnostic-bad-share-cause = une part s'écrit en pour cent, plus que rien et au plus 100 %, avec deux décimales au plus
diagnostic-bad-share-remedy = écrivez par exemple « 1 % » ou « 0,5 % »
diagnostic-bad-path = `{ $value }` n'est pas un dossier de jeu de données
diagnostic-bad-path-cause = un jeu de données est un dossier de « datasets/ », et nulle part ailleurs
diagnostic-bad-path-remedy = écrivez par exemple `datasets/f-carac-elev`
diagnostic-term-missing = la convention ne dit pas sa durée
diagnostic-term-missing-cause = sans durée, nul ne peut dire si elle est en vigueur
diagnostic-term-missing-remedy = ajoutez à l'en-tête `[term]` puis `lasts = "P1Y"`
diagnostic-term-ambiguous = la durée se dit d'une seule façon : `lasts`, `school_year`, `until` ou `follows` ({ $count_text } ici)
diagnostic-term-ambiguous-cause = le dernier jour de la convention en dépend
diagnostic-term-ambiguous-remedy = gardez une seule de ces clés, par exemple `lasts = "P1Y"`
diagnostic-bad-school-year = `{ $value }` n'est pas une année scolaire
diagnostic-bad-school-year-cause = une année scolaire s'écrit avec ses deux années, qui se suivent
diagnostic-bad-school-year-remedy = écrivez par exemple `{ $key } = "2026-2027"`
diagnostic-goes-on-ambiguous = « { $what } » : il faut dire jusqu'à quand, par `until` ou par `lasts`, et une seule fois ({ $count_text } ici)
diagnostic-goes-on-ambiguous-cause = ce qui continue après la fin a une fin, ou n'en a pas : le texte doit le dire
diagnostic-goes-on-ambiguous-remedy = écrivez `until = "school-year-end"`, `until = "always"` ou `lasts = "P3M"`
diagnostic-fence-unclosed = le bloc ouvert ici n'est jamais fermé
diagnostic-fence-unclosed-cause = un bloc finit par une ligne de trois accents graves, avant l'article ou le bloc suivant
diagnostic-fence-unclosed-remedy = ajoutez cette ligne après la dernière clé du bloc
diagnostic-fence-near-miss = ce bloc commence par « { $found } » et n'est pas lu comme une clause
diagnostic-fence-near-miss-cause = un bloc de clause commence par « entente », en minuscules
diagnostic-fence-near-miss-remedy = remplacez « { $found } » par « entente », ou laissez ainsi si ce n'est pas une clause
diagnostic-clause-kind-missing = ce bloc ne dit pas de quelle clause il s'agit
diagnostic-clause-kind-missing-cause = les clauses connues sont : { $known }
diagnostic-clause-kind-missing-remedy = ajoutez-en une après « entente »
diagnostic-clause-kind-unknown = `{ $kind }` n'est pas une sorte de clause
diagnostic-clause-kind-unknown-cause = les clauses connues sont : { $known }
diagnostic-clause-kind-unknown-remedy = choisissez l'une d'elles
diagnostic-clause-outside-article = cette clause `{ $kind }` n'est sous aucun article numéroté
diagnostic-clause-outside-article-cause = chaque décision cite l'article qui la fonde : une clause sans article ne peut pas être citée
diagnostic-clause-outside-article-remedy = déplacez-la sous un titre « Article … » ou sous une ligne numérotée de l'annexe
diagnostic-article-number-missing = l'article « { $title } » n'a pas de numéro
diagnostic-article-number-missing-cause = les clauses et les décisions citent les articles par leur numéro
diagnostic-article-number-missing-remedy = écrivez « ## Article 4 : Titre »
diagnostic-article-number-twice = le numéro { $number } est déjà celui de la ligne { $line }
diagnostic-article-number-twice-cause = une décision qui citerait cet article ne dirait pas lequel
diagnostic-article-number-twice-remedy = donnez un autre numéro à l'un des deux
diagnostic-agreement-twice = l'identifiant `{ $id }` est déjà celui de { $file }
diagnostic-agreement-twice-cause = chaque convention a un identifiant qui n'est qu'à elle
diagnostic-agreement-twice-remedy = changez l'un des deux identifiants
diagnostic-party-twice = la partie `{ $party }` est déjà déclarée à la ligne { $line }
diagnostic-party-twice-cause = une partie est déclarée une fois et tient un rôle
diagnostic-party-twice-remedy = retirez l'une des deux déclarations
diagnostic-party-without-block = la partie `{ $party }` n'a pas de bloc `party`
diagnostic-party-without-block-cause = le bloc dit son nom, son rôle et son territoire ; il n'est ni ici, ni dans le cadre appliqué
diagnostic-party-without-block-remedy = ajoutez un bloc « entente party » avec `id = "{ $party }"`
diagnostic-party-not-listed = la partie `{ $party }` n'est pas dans la liste `parties` de l'en-tête
diagnostic-party-not-listed-cause = cette liste est celle des signataires
diagnostic-party-not-listed-remedy = ajoutez-la à `parties`, ou retirez ce bloc
diagnostic-application-without-applies = cette convention d'application ne dit pas quel cadre elle applique
diagnostic-application-without-applies-cause = une application lie à des organismes les rôles de son cadre
diagnostic-application-without-applies-remedy = ajoutez `applies = "…"` avec l'identifiant du cadre, ou écrivez `kind = "cadre"`
diagnostic-cadre-with-applies = une convention cadre n'en applique pas une autre
diagnostic-cadre-with-applies-cause = `applies` n'a de sens que pour une convention d'application
diagnostic-cadre-with-applies-remedy = retirez `applies`, ou écrivez `kind = "application"`
diagnostic-applies-unknown = le cadre `{ $cadre }` n'est pas dans le dossier « conventions/ »
diagnostic-applies-unknown-cause = une application se lit avec son cadre, dont elle reprend les clauses
diagnostic-applies-unknown-remedy = corrigez l'identifiant, ou ajoutez le fichier du cadre
diagnostic-applies-not-a-cadre = `{ $cadre }` n'est pas une convention cadre
diagnostic-applies-not-a-cadre-cause = une application applique un cadre, pas une autre application
diagnostic-applies-not-a-cadre-remedy = donnez dans `applies` l'identifiant d'une convention de `kind = "cadre"`
diagnostic-notified-without-signature = la convention est notifiée sans être signée
diagnostic-notified-without-signature-cause = elle prend effet à sa notification, qui suit la signature
diagnostic-notified-without-signature-remedy = ajoutez `signed_on`, ou retirez `notified_on`
diagnostic-notified-before-signed = la convention est notifiée le { $notified_on }, avant sa signature le { $signed_on }
diagnostic-notified-before-signed-cause = une convention est signée, puis notifiée
diagnostic-notified-before-signed-remedy = vérifiez les deux dates
diagnostic-ends-before-signed = la convention finit le { $ends_on }, avant d'avoir pris effet le { $begins_on }
diagnostic-ends-before-signed-cause = elle ne serait jamais en vigueur
diagnostic-ends-before-signed-remedy = vérifiez les deux dates
diagnostic-term-follows-unknown = la convention suivie, `{ $follows }`, n'existe pas
diagnostic-term-follows-unknown-cause = celle-ci finit avec elle : sans elle, sa fin n'est pas connue
diagnostic-term-follows-unknown-remedy = corrigez l'identifiant, ou dites la durée avec `lasts`
diagnostic-life-article-unknown = cette convention n'a pas d'article `{ $article }`
diagnostic-life-article-unknown-cause = les états et les échéances de la convention citent l'article qui les fonde
diagnostic-life-article-unknown-remedy = écrivez le numéro comme dans le titre de l'article
diagnostic-amending-role-unheld = personne ne tient le rôle `{ $role }`
diagnostic-amending-role-unheld-cause = un avenant attendrait sa proposition ou son accord, qui ne viendraient jamais
diagnostic-amending-role-unheld-remedy = ajoutez un bloc `party` avec ce rôle, ou corrigez le rôle
diagnostic-dataset-folder-absent = le dossier `{ $folder }` n'existe pas
diagnostic-dataset-folder-absent-cause = il décrit les variables du jeu de données, sans quoi aucun dépôt ne peut être contrôlé
diagnostic-dataset-folder-absent-remedy = créez-le avec son `schema.json`, ou corrigez le nom
diagnostic-dataset-without-producer = ce jeu de données n'a pas de producteur
diagnostic-dataset-without-producer-cause = une obligation sans responsable n'est demandée à personne
diagnostic-dataset-without-producer-remedy = ajoutez le rôle qui le dépose, par exemple `producer = { $example }`
diagnostic-dataset-without-due-date = le jeu de données `{ $dataset }` est dû et n'a pas d'échéance
diagnostic-dataset-without-due-date-cause = sans échéance, un retard ne peut être ni vu ni rappelé
diagnostic-dataset-without-due-date-remedy = ajoutez `due`, par exemple `due = {"{"} every = "year", on = "11-30" {"}"}`, ou écrivez `duty = "desirable"`
diagnostic-due-without-day = cette échéance ne dit pas quel jour
diagnostic-due-without-day-cause = un dépôt annuel ou répété est attendu à des jours connus
diagnostic-due-without-day-remedy = ajoutez `on = "11-30"`, ou écrivez `every = "request"`
diagnostic-accept-without-maximum = cette acceptation partielle ne dit pas jusqu'où
diagnostic-accept-without-maximum-cause = ce sont les parties qui fixent la part des lignes qui peut être mise de côté
diagnostic-accept-without-maximum-remedy = ajoutez `set_aside_max = "1 %"`
diagnostic-dataset-twice = le jeu de données `{ $dataset }` est déjà à la ligne { $line } de `{ $convention }` ({ $article })
diagnostic-dataset-twice-cause = un jeu de données a une seule ligne d'annexe, qui fixe son producteur et son échéance
diagnostic-dataset-twice-remedy = retirez l'une des deux
diagnostic-same-data-twice = `{ $dataset }` demande les mêmes données que la ligne { $line } de `{ $convention }` ({ $article })
diagnostic-same-data-twice-cause = les deux lignes désignent le même dossier `{ $folder }` : le producteur déposerait deux fois
diagnostic-same-data-twice-remedy = gardez une ligne et ajoutez-lui les mises à disposition de l'autre
diagnostic-producer-role-unheld = personne ne tient le rôle de producteur `{ $role }`
diagnostic-producer-role-unheld-cause = ce rôle est demandé par `{ $convention }`, { $article }, ligne { $line } : sans partie, nul dépôt n'est attendu
diagnostic-producer-role-unheld-remedy = ajoutez un bloc `party` avec `role = "{ $role }"` quand cette partie aura signé
diagnostic-producer-held-twice = `{ $party }` est la seconde partie à tenir le rôle de producteur `{ $role }`
diagnostic-producer-held-twice-cause = l'échéance et les relances ne sauraient à laquelle s'adresser
diagnostic-producer-held-twice-remedy = distinguez les deux rôles, ou faites deux conventions d'application
diagnostic-unknown-dataset = le jeu de données `{ $dataset }` n'est pas dans l'annexe
diagnostic-unknown-dataset-cause = ni cette convention ni son cadre n'ont de bloc `dataset` de ce nom
diagnostic-unknown-dataset-remedy = corrigez le nom, ou ajoutez la ligne d'annexe
diagnostic-grant-unknown-variable = la variable `{ $variable }` n'existe pas dans `{ $dataset }`
diagnostic-grant-unknown-variable-cause = le schéma du jeu de données ne la connaît pas
diagnostic-grant-unknown-variable-remedy = corrigez le nom, ou ajoutez la variable au schéma
diagnostic-grant-excluded-variable = la variable `{ $variable }` ({ $title }) est exclue de `{ $dataset }`
diagnostic-grant-excluded-variable-cause = elle ne doit jamais être déposée : la mettre à disposition est sans objet
diagnostic-grant-excluded-variable-remedy = retirez-la de cette mise à disposition
diagnostic-protect-unknown-variable = la variable protégée `{ $variable }` n'existe pas dans `{ $dataset }`
diagnostic-protect-unknown-variable-cause = une faute de frappe ici laisserait la vraie variable sans protection
diagnostic-protect-unknown-variable-remedy = corrigez le nom
diagnostic-protection-ambiguous = la protection de `{ $variable }` doit dire une méthode, et une seule ({ $count_text } ici)
diagnostic-protection-ambiguous-cause = les méthodes sont `pseudonym`, `generalise` et `drop = true`
diagnostic-protection-ambiguous-remedy = gardez-en une
diagnostic-protection-twice = la variable `{ $variable }` est protégée deux fois
diagnostic-protection-twice-cause = on ne saurait pas quelle protection appliquer
diagnostic-protection-twice-remedy = gardez la plus protectrice des deux
diagnostic-protection-unused = la variable protégée `{ $variable }` n'est pas dans `variables`
diagnostic-protection-unused-cause = elle n'est pas mise à disposition par cette clause, donc sa protection ne sert pas
diagnostic-protection-unused-remedy = retirez cette protection, ou ajoutez la variable
diagnostic-unknown-purpose = la finalité `{ $purpose }` n'est pas dans la nomenclature `{ $list }`
diagnostic-unknown-purpose-cause = une finalité est un code de « code-lists/{ $list }.csv », le même pour toutes les conventions
diagnostic-unknown-purpose-remedy = choisissez une finalité de la nomenclature, ou ajoutez-la après accord des parties
diagnostic-purpose-list-absent = la nomenclature des finalités « code-lists/{ $list }.csv » n'existe pas
diagnostic-purpose-list-absent-cause = sans elle, aucune finalité ne peut être vérifiée
diagnostic-purpose-list-absent-remedy = ajoutez ce fichier
diagnostic-grant-without-purpose = cette mise à disposition n'a pas de finalité
diagnostic-grant-without-purpose-cause = des données ne peuvent être transmises que pour des finalités déterminées (RGPD, article 5)
diagnostic-grant-without-purpose-remedy = ajoutez `purposes`, par exemple `purposes = { $example }`
diagnostic-grant-without-basis = cette mise à disposition n'a pas de fondement juridique
diagnostic-grant-without-basis-cause = chaque finalité repose sur un texte, que la décision et le registre citeront
diagnostic-grant-without-basis-remedy = ajoutez `basis`, par exemple `basis = { $example }`
diagnostic-grant-against-rule = cette mise à disposition de `{ $dataset }` laisse partir sans protection : { $variables }
diagnostic-grant-against-rule-cause = l'article { $article } de `{ $convention }` (ligne { $line }) l'interdit
diagnostic-grant-against-rule-remedy = { $count ->
    [one] protégez cette variable dans `protect`
   *[other] protégez ces variables dans `protect`
}, ou nommez dans `variables` seulement les autres
diagnostic-purpose-forbidden = la finalité `{ $purpose }` est interdite et pourtant accordée
diagnostic-purpose-forbidden-cause = l'article { $article } de `{ $convention }` (ligne { $line }) l'interdit
diagnostic-purpose-forbidden-remedy = retirez cette finalité
diagnostic-grant-unreachable = cette mise à disposition de `{ $dataset }` ne donne rien
diagnostic-grant-unreachable-cause = toutes ses variables sont interdites par une règle ou retirées par une protection
diagnostic-grant-unreachable-remedy = protégez les variables autrement, ou retirez cette clause
diagnostic-grant-overlap = `{ $dataset }` est déjà mis à disposition de `{ $role }` pour `{ $purpose }`
diagnostic-grant-overlap-cause = la clause de la ligne { $line } ({ $article }) de `{ $convention }` couvre les mêmes variables : on ne saurait laquelle appliquer
diagnostic-grant-overlap-remedy = réunissez les deux clauses, ou séparez leurs finalités ou leurs variables
diagnostic-grant-repeats-cadre = `{ $dataset }` est déjà mis à disposition de `{ $role }` pour `{ $purpose }` par le cadre
diagnostic-grant-repeats-cadre-cause = la clause de la ligne { $line } ({ $article }) de `{ $convention }` couvre les mêmes variables
diagnostic-grant-repeats-cadre-remedy = retirez cette clause, ou limitez-la à ce qu'elle ajoute au cadre
diagnostic-generalise-unknown-list = la nomenclature `{ $list }` n'existe pas
diagnostic-generalise-unknown-list-cause = elle dit par quel groupe remplacer chaque valeur de `{ $variable }`
diagnostic-generalise-unknown-list-remedy = corrigez le nom, ou ajoutez « code-lists/{ $list }.csv »
diagnostic-generalise-without-group = la nomenclature `{ $list }` ne regroupe aucun code
diagnostic-generalise-without-group-cause = sa colonne `group` est vide : `{ $variable }` ne peut pas être regroupée
diagnostic-generalise-without-group-remedy = remplissez la colonne `group`, ou choisissez une autre protection
diagnostic-generalise-incomplete = { $count ->
    [one] { $count_text } code de `{ $list }` n'a pas de groupe
   *[other] { $count_text } codes de `{ $list }` n'ont pas de groupe
}
diagnostic-generalise-incomplete-cause = les lignes qui les portent partiraient sans valeur pour `{ $variable }`
diagnostic-generalise-incomplete-remedy = remplissez leur colonne `group`
diagnostic-recipient-role-unheld = personne ne tient le rôle de destinataire `{ $role }`
diagnostic-recipient-role-unheld-cause = ce rôle est nommé par `{ $convention }`, { $article }, ligne { $line } : sans partie, nul ne reçoit ces données
diagnostic-recipient-role-unheld-remedy = ajoutez un bloc `party` avec `role = "{ $role }"`, ou corrigez le rôle
diagnostic-scope-without-territory = la partie `{ $party }` n'a pas de territoire
diagnostic-scope-without-territory-cause = `{ $convention }`, { $article }, ligne { $line } lui donne les lignes de son territoire : elle ne recevrait rien
diagnostic-scope-without-territory-remedy = ajoutez à ce bloc `territory`, par exemple `territory = "region:99"`
diagnostic-scope-without-institution = `{ $dataset }` ne peut pas être limité à un territoire
diagnostic-scope-without-institution-cause = son schéma ne dit pas quelle variable porte l'établissement (`institutionVariable`)
diagnostic-scope-without-institution-remedy = ajoutez `institutionVariable` au schéma, ou écrivez `scope = "all"`
diagnostic-rule-ambiguous = une règle interdit ou exige : il faut `forbid` ou `require`, et un seul des deux ({ $count_text } ici)
diagnostic-rule-ambiguous-cause = une règle dit une seule chose, pour pouvoir être citée
diagnostic-rule-ambiguous-remedy = gardez-en un, et faites deux blocs s'il le faut
diagnostic-rule-key-unused = la clé `{ $key }` ne sert pas dans une règle « { $rule } »
diagnostic-rule-key-unused-cause = elle n'est pas lue : qui l'a écrite croit peut-être qu'elle compte
diagnostic-rule-key-unused-remedy = retirez-la, ou corrigez la règle
diagnostic-rule-twice = cette règle est déjà dite à l'article { $article } de `{ $convention }` (ligne { $line })
diagnostic-rule-twice-cause = une règle vaut pour toute la convention, et celles du cadre valent pour ses applications
diagnostic-rule-twice-remedy = retirez l'une des deux
diagnostic-mention-placeholder = la mention des sources n'a pas ses deux emplacements
diagnostic-mention-placeholder-cause = la plateforme y écrit le producteur et le système d'information : `{"{"}producer{"}"}` et `{"{"}system{"}"}`, et rien d'autre entre accolades
diagnostic-mention-placeholder-remedy = écrivez par exemple `text = "Sources : {"{"}producer{"}"}, {"{"}system{"}"}"`
diagnostic-schema-missing = le dossier du jeu de données `{ $dataset }` n'a pas de `schema.json` lisible
diagnostic-schema-missing-cause = le dictionnaire et l'échantillon se lisent avec le schéma
diagnostic-schema-missing-remedy = ajoutez `schema.json` à ce dossier
diagnostic-schema-json = ce schéma n'est pas du JSON à partir d'ici
diagnostic-schema-json-cause = un schéma est un objet JSON ; une virgule ou une accolade manque ou est de trop
diagnostic-schema-json-remedy = corrigez cet endroit ou celui qui le précède
diagnostic-schema-type = la valeur de `{ $key }` n'est pas de la bonne sorte
diagnostic-schema-type-cause = Table Schema attend ici une autre sorte de valeur
diagnostic-schema-type-remedy = consultez la description de Table Schema et corrigez
diagnostic-schema-without-fields = ce schéma n'a aucune variable
diagnostic-schema-without-fields-cause = la liste `fields` décrit les variables du jeu de données
diagnostic-schema-without-fields-remedy = ajoutez `fields` avec un objet par variable
diagnostic-schema-name = le schéma s'appelle `{ $name }` et son dossier `{ $folder }`
diagnostic-schema-name-cause = c'est le nom du dossier qui compte
diagnostic-schema-name-remedy = écrivez `"name": "{ $folder }"`
diagnostic-field-without-name = cette variable n'a pas de nom
diagnostic-field-without-name-cause = le nom est l'en-tête de la colonne dans les fichiers déposés
diagnostic-field-without-name-remedy = ajoutez `"name"`
diagnostic-field-twice = la variable `{ $variable }` est déjà à la ligne { $line }
diagnostic-field-twice-cause = deux colonnes ne peuvent pas avoir le même en-tête, majuscules à part
diagnostic-field-twice-remedy = retirez-la, ou donnez-lui un autre nom
diagnostic-field-type-unknown = le type `{ $value }` de `{ $variable }` n'est pas connu
diagnostic-field-type-unknown-cause = les types connus sont : { $known }
diagnostic-field-type-unknown-remedy = choisissez l'un d'eux
diagnostic-field-kind-unknown = la sorte `{ $value }` de `{ $variable }` n'est pas connue
diagnostic-field-kind-unknown-cause = elle dit ce que la variable révèle des personnes : { $known }
diagnostic-field-kind-unknown-remedy = choisissez l'une d'elles
diagnostic-field-check-unknown = le contrôle `{ $value }` de `{ $variable }` n'est pas connu
diagnostic-field-check-unknown-cause = les contrôles connus sont : { $known }
diagnostic-field-check-unknown-remedy = choisissez l'un d'eux
diagnostic-field-code-list-unknown = la nomenclature `{ $value }` de `{ $variable }` n'existe pas
diagnostic-field-code-list-unknown-cause = une nomenclature est un fichier de « code-lists/ »
diagnostic-field-code-list-unknown-remedy = corrigez le nom, ou ajoutez le fichier
diagnostic-field-excluded = la variable `{ $variable }` est à la fois décrite et exclue
diagnostic-field-excluded-cause = une variable exclue ne doit jamais être déposée
diagnostic-field-excluded-remedy = retirez-la de `fields` ou de `excluded`
diagnostic-primary-key-unknown = la clé primaire nomme `{ $variable }`, que le schéma n'a pas
diagnostic-primary-key-unknown-cause = la clé dit ce qui rend une ligne unique
diagnostic-primary-key-unknown-remedy = corrigez le nom dans `primaryKey`
diagnostic-institution-variable-unknown = `institutionVariable` nomme `{ $variable }`, que le schéma n'a pas
diagnostic-institution-variable-unknown-cause = elle dit de quel établissement parle une ligne, pour limiter un envoi à un territoire
diagnostic-institution-variable-unknown-remedy = corrigez le nom
diagnostic-field-format-unusable = le format `{ $value }` de `{ $variable }` ne convient pas au type `{ $type }`
diagnostic-field-format-unusable-cause = un format dit comment les valeurs sont écrites ; sans lui on ne peut pas les lire
diagnostic-field-format-unusable-remedy = écrivez `default`, `any` pour une date, ou un motif comme `%d/%m/%Y`
diagnostic-json-schema-unchecked = la contrainte `jsonSchema` n'est pas vérifiée
diagnostic-json-schema-unchecked-cause = les dépôts de données scolaires ne portent pas de JSON dans leurs cellules
diagnostic-json-schema-unchecked-remedy = rien à faire ; le reste du schéma est vérifié
diagnostic-unique-key-unknown = une clé de `uniqueKeys` nomme `{ $variable }`, que le schéma n'a pas
diagnostic-unique-key-unknown-cause = la clé dit ce qui rend une ligne unique
diagnostic-unique-key-unknown-remedy = corrigez le nom dans `uniqueKeys`
diagnostic-foreign-key-malformed = cette clé étrangère ne dit pas quelles variables renvoient à lesquelles
diagnostic-foreign-key-malformed-cause = elle a `fields`, et `reference` avec `resource` et autant de `fields`
diagnostic-foreign-key-malformed-remedy = complétez-la ; `resource` vide désigne le fichier lui-même
diagnostic-foreign-key-unknown = une clé étrangère nomme `{ $variable }`, que le schéma n'a pas
diagnostic-foreign-key-unknown-cause = elle dit quelles variables doivent figurer ailleurs
diagnostic-foreign-key-unknown-remedy = corrigez le nom dans `foreignKeys`
diagnostic-fields-match-unknown = `fieldsMatch` vaut `{ $value }`, qui n'est pas connu
diagnostic-fields-match-unknown-cause = les valeurs connues sont : { $known }
diagnostic-fields-match-unknown-remedy = choisissez l'une d'elles
diagnostic-custom-check-unknown = le contrôle de Validata `{ $value }` n'est pas connu et ne sera pas fait
diagnostic-custom-check-unknown-cause = les contrôles connus sont : { $known }
diagnostic-custom-check-unknown-remedy = vérifiez son nom
diagnostic-custom-check-variable = le contrôle de Validata `{ $value }` ne peut pas être fait : une variable (`{ $variable }`) ou un paramètre manque
diagnostic-custom-check-variable-cause = il porte sur des variables du schéma, nommées dans `params`
diagnostic-custom-check-variable-remedy = corrigez ses paramètres
diagnostic-row-rule-missing = cette règle n'a pas de `rule`
diagnostic-row-rule-missing-cause = une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
diagnostic-row-rule-missing-remedy = écrivez-la, par exemple `"rule": "effectif = filles + garcons"`
diagnostic-row-rule-syntax = cette règle n'est pas une expression SQL : { $reason }
diagnostic-row-rule-syntax-cause = une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
diagnostic-row-rule-syntax-remedy = corrigez-la ; un nom avec un blanc s'écrit entre guillemets doubles, un texte entre apostrophes
diagnostic-row-rule-variable = la règle nomme `{ $variable }`, que le schéma n'a pas
diagnostic-row-rule-variable-cause = une règle ne connaît que les variables du schéma
diagnostic-row-rule-variable-remedy = corrigez le nom ; un texte s'écrit entre apostrophes
diagnostic-row-rule-function = la règle appelle `{ $value }`, qui n'est pas une fonction connue
diagnostic-row-rule-function-cause = les fonctions connues sont : { $known }
diagnostic-row-rule-function-remedy = choisissez l'une d'elles
diagnostic-row-rule-type = « { $part } » n'est pas du type attendu à cet endroit de la règle
diagnostic-row-rule-type-cause = on ne compare que des valeurs de même type : un code est un texte, même fait de chiffres
diagnostic-row-rule-type-remedy = écrivez un texte entre apostrophes, ou convertissez avec `CAST(… AS DECIMAL)`
diagnostic-row-rule-unsupported = « { $part } » n'a pas de sens pour une ligne
diagnostic-row-rule-unsupported-cause = une règle ne voit qu'une ligne à la fois : ni requête, ni agrégat, ni fenêtre
diagnostic-row-rule-unsupported-remedy = exprimez la règle avec les variables de la ligne
diagnostic-severity-unknown = la gravité `{ $value }` n'est pas connue
diagnostic-severity-unknown-cause = les gravités connues sont : { $known }
diagnostic-severity-unknown-remedy = choisissez l'une d'elles
diagnostic-change-malformed = cette borne d'évolution n'a pas de mesure ou de maximum lisible
diagnostic-change-malformed-cause = `measure` est `rows`, la somme d'un nombre ou le nombre de valeurs distinctes ; `max` est un pourcentage
diagnostic-change-malformed-remedy = écrivez par exemple `"measure": "rows", "max": "20 %"`
diagnostic-change-variable-unknown = la borne d'évolution nomme `{ $variable }`, que le schéma n'a pas
diagnostic-change-variable-unknown-cause = une mesure ne connaît que les variables du schéma
diagnostic-change-variable-unknown-remedy = corrigez le nom
diagnostic-sample-header = l'en-tête de l'échantillon diffère du schéma à la colonne { $count_text } : « { $found } » au lieu de « { $expected } »
diagnostic-sample-header-cause = l'échantillon montre aux producteurs à quoi ressemble un dépôt
diagnostic-sample-header-remedy = écrivez les noms du schéma, dans le même ordre, séparés par « ; »
diagnostic-code-list-header = l'en-tête de cette nomenclature n'est pas celui attendu
diagnostic-code-list-header-cause = il s'écrit : { $expected }
diagnostic-code-list-header-remedy = remplacez la première ligne par cet en-tête
diagnostic-code-list-cells = cette ligne a { $count ->
    [one] { $count_text } case
   *[other] { $count_text } cases
} au lieu de 5
diagnostic-code-list-cells-cause = chaque ligne a code, libellé, deux dates et groupe, même vides
diagnostic-code-list-cells-remedy = ajoutez ou retirez des « ; », et mettez entre guillemets un libellé qui en contient
diagnostic-code-list-code-empty = cette ligne n'a pas de code
diagnostic-code-list-code-empty-cause = le code est ce que les fichiers déposés contiennent
diagnostic-code-list-code-empty-remedy = ajoutez le code, ou retirez la ligne
diagnostic-code-list-date = `{ $value }` n'est pas une date
diagnostic-code-list-date-cause = les dates de validité s'écrivent année-mois-jour, ou restent vides
diagnostic-code-list-date-remedy = écrivez par exemple 2026-09-01
diagnostic-code-list-dates-reversed = le code `{ $code }` ferme le { $closes_on } et ouvre le { $opens_on }
diagnostic-code-list-dates-reversed-cause = il ne serait jamais valide : la fermeture est le premier jour où il ne sert plus
diagnostic-code-list-dates-reversed-remedy = vérifiez les deux dates
diagnostic-code-list-overlap = le code `{ $code }` est déjà valide à la ligne { $line }, à des dates communes
diagnostic-code-list-overlap-cause = un code a un seul libellé à une date donnée
diagnostic-code-list-overlap-remedy = fermez la première ligne le jour où la seconde ouvre, ou retirez l'une des deux
diagnostic-code-list-empty = cette nomenclature n'a aucun code
diagnostic-code-list-empty-cause = toute valeur contrôlée avec elle serait refusée
diagnostic-code-list-empty-remedy = ajoutez ses codes

## Rendering

render-error = erreur
render-warning = avertissement
render-cause = cause
render-remedy = remède
render-nothing = aucune anomalie
render-errors = { $count ->
    [one] { $count_text } erreur
   *[other] { $count_text } erreurs
}
render-warnings = { $count ->
    [one] { $count_text } avertissement
   *[other] { $count_text } avertissements
}
remedy-nearest = remplacez par `{ $nearest }`, le nom connu le plus proche

## What was found instead

found-text = la valeur trouvée est un texte
found-number = la valeur trouvée est un nombre
found-flag = la valeur trouvée est `true` ou `false`
found-date = la valeur trouvée est une date
found-list = la valeur trouvée est une liste
found-table = la valeur trouvée est une table

## TOML

bad-toml-quotes-cause = un texte s'écrit entre guillemets droits
bad-toml-quotes-remedy = mettez la valeur entre guillemets : `id = "region-exemple"`
bad-toml-unclosed-cause = un crochet, une accolade ou une virgule manque
bad-toml-unclosed-remedy = fermez la liste par `]` ou la table par une accolade, et séparez les valeurs par des virgules
bad-toml-date-cause = cette date n'existe pas au calendrier
bad-toml-date-remedy = écrivez une date année-mois-jour, par exemple 2015-08-21
bad-toml-value-cause = une ligne s'écrit clé = valeur, et l'une des deux manque
bad-toml-value-remedy = complétez la ligne, ou retirez-la

## Life of a convention

life-date = { $day } { $month } { $year }
life-date-first = 1er { $month } { $year }
life-month-1 = janvier
life-month-2 = février
life-month-3 = mars
life-month-4 = avril
life-month-5 = mai
life-month-6 = juin
life-month-7 = juillet
life-month-8 = août
life-month-9 = septembre
life-month-10 = octobre
life-month-11 = novembre
life-month-12 = décembre
life-phase-draft = brouillon
life-phase-under-signature = à la signature
life-phase-signed = signée
life-phase-notified = en cours de notification
life-phase-in-force = en vigueur
life-phase-suspended = suspendue
life-phase-ending = en fin de vie
life-phase-ended = terminée
life-reason-draft = le texte est en cours de rédaction
life-reason-under-signature = à la signature depuis le { $since }
life-reason-signed = signée par toutes les parties le { $since } ; elle prend effet à sa notification
life-reason-notified = notifiée à une partie le { $since } ; elle prend effet quand toutes l'ont reçue
life-reason-first-term = en vigueur depuis le { $since } ; la première durée court jusqu'au { $last_day } inclus
life-reason-renewed = en vigueur depuis le { $since } ; renouvelée { $renewals ->
    [one] { $renewals_text } fois
   *[other] { $renewals_text } fois
}, la dernière le { $renewed_on }, jusqu'au { $last_day } inclus
life-reason-in-force = en vigueur depuis le { $since }
life-reason-suspended = { $cause ->
    [force-majeure] les obligations sont suspendues depuis le { $since }, par la force majeure
   *[consent] les obligations sont suspendues depuis le { $since }, d'un commun accord
}
life-reason-ending = { $cause ->
    [notice] { $by } a dénoncé la convention le { $set_on } ; elle reste en vigueur jusqu'au { $last_day } inclus
    [fault] { $by } a résilié la convention pour faute le { $set_on } ; dernier jour : { $last_day }
    [conciliation] { $by } a résilié la convention le { $set_on }, la conciliation ayant échoué ; elle reste en vigueur jusqu'au { $last_day } inclus
    [force-majeure] { $by } a résilié la convention le { $set_on }, la force majeure ayant duré ; dernier jour : { $last_day }
    [consent] les parties ont décidé le { $set_on } d'y mettre fin ; elle reste en vigueur jusqu'au { $last_day } inclus
    [court] le juge y a mis fin le { $set_on } ; elle reste en vigueur jusqu'au { $last_day } inclus
    [parties] il ne restera bientôt plus deux parties ; elle reste en vigueur jusqu'au { $last_day } inclus
   *[term] elle reste en vigueur jusqu'au { $last_day } inclus
}
life-reason-ended = { $cause ->
    [text] terminée : son texte fixe son dernier jour au { $last_day }
    [court] terminée par le juge ; dernier jour : { $last_day }
    [consent] terminée d'un commun accord le { $set_on } ; dernier jour : { $last_day }
    [notice] terminée : { $by } l'a dénoncée le { $set_on } et le préavis a couru jusqu'au { $last_day }
    [fault] terminée : { $by } l'a résiliée pour faute ; dernier jour : { $last_day }
    [conciliation] terminée : { $by } l'a résiliée le { $set_on } après l'échec de la conciliation ; dernier jour : { $last_day }
    [force-majeure] terminée : { $by } l'a résiliée pour force majeure ; dernier jour : { $last_day }
    [parties] terminée : il ne reste plus deux parties ; dernier jour : { $last_day }
    [followed] terminée avec la convention qu'elle suit ; dernier jour : { $last_day }
   *[term] terminée : sa durée s'est achevée le { $last_day } sans renouvellement
}
life-remark-renewed-too-late = le renouvellement convenu le { $agreed_on } ne compte pas : la durée s'était achevée le { $last_day }
life-remark-renewed-too-often = le renouvellement convenu le { $agreed_on } ne compte pas : le texte n'en permet pas autant
life-remark-renewed-without-meeting = renouvelée le { $renewed_on } sans trace de la réunion que le texte demande avant (« { $meeting } ») : enregistrez-la si elle a eu lieu
life-remark-notice-not-provided = le préavis reçu le { $received_on } ne compte pas : le texte n'en prévoit pas
life-remark-notice-too-early = le préavis reçu le { $received_on } ne compte pas : la convention n'avait pas pris effet
life-remark-ground-not-open = { $ground ->
    [fault] la résiliation pour faute du { $ended_on } ne compte pas : aucune mise en demeure n'était restée sans effet ce jour-là
    [conciliation] la résiliation du { $ended_on } ne compte pas : aucune conciliation n'avait échoué ce jour-là
   *[force-majeure] la résiliation pour force majeure du { $ended_on } ne compte pas : elle n'avait pas duré assez longtemps ce jour-là
}
life-refusal-fact-twice = un fait s'appelle déjà « { $id } »
life-refusal-fact-unknown = aucun fait ne s'appelle « { $id } » : il n'y a rien à corriger
life-refusal-not-yet = un fait du { $on } ne peut pas être connu avant ce jour
life-refusal-nothing-to-retract = dites quel fait n'a jamais eu lieu
life-refusal-not-a-party = { $by } n'est pas partie à la convention
life-refusal-already-done = c'est déjà fait, le { $on }
life-refusal-not-signed = la convention n'est pas signée par toutes ses parties
life-refusal-not-begun = la convention n'avait pas pris effet
life-refusal-ended = la convention était terminée depuis le { $last_day }
life-refusal-no-express-renewal = le texte ne prévoit pas de renouvellement par accord
life-refusal-renewal-too-late = la durée s'était achevée le { $last_day } : il faut une nouvelle convention
life-refusal-renewal-too-often = le texte ne permet pas de la renouveler encore
life-refusal-no-notice = le texte ne prévoit pas de dénonciation avec préavis
life-refusal-no-notice-given = cette partie n'a pas dénoncé la convention
life-refusal-received-before-sent = la lettre aurait été reçue avant d'être envoyée, le { $sent_on }
life-refusal-against-itself = une partie ne se met pas elle-même en demeure
life-refusal-no-formal-notice = le texte ne prévoit ni résiliation pour faute ni conciliation
life-refusal-nothing-to-cure = cette partie n'a pas été mise en demeure
life-refusal-no-conciliation = le texte ne prévoit pas de conciliation
life-refusal-conciliation-not-open = aucune conciliation n'est ouverte
life-refusal-ground-not-open = { $ground ->
    [fault] la résiliation pour faute n'est pas ouverte à cette partie : il faut une mise en demeure restée sans effet
    [conciliation] la résiliation n'est pas ouverte : il faut que la conciliation ait échoué
   *[force-majeure] la résiliation n'est pas ouverte : la force majeure doit durer plus longtemps
}{ $known ->
    [yes] {" "}; elle le sera le { $opens_on }
   *[no] {""}
}
life-refusal-no-force-majeure = le texte ne parle pas de force majeure
life-refusal-already-suspended = la convention est déjà suspendue
life-refusal-not-suspended = la convention n'est pas suspendue
life-refusal-amendment-number = les avenants se suivent : le prochain porte le numéro { $next_text }
life-refusal-may-not-propose = le texte ne laisse pas { $by } proposer un avenant
life-refusal-may-not-approve = le texte ne demande pas à { $by } d'approuver un avenant
life-refusal-amendment-not-approved = l'avenant attend encore : { $missing }
life-refusal-no-annex-update = le texte ne confie l'actualisation de l'annexe à personne : il faut un avenant

## Reference page

reference-title = Référence du langage des conventions
reference-introduction = Une convention est un fichier Markdown `conventions/<nom>.convention.md` : un en-tête TOML entre deux lignes `+++`, des articles (`## Article 4 : Titre`), une annexe technique (`## Annexe technique`, puis `### 2.2 Titre`) et, sous l'article ou la ligne d'annexe qui les énonce, des blocs « entente » dont le contenu est en TOML. Cette page est tirée des définitions que lit le compilateur.
reference-key = Clé
reference-type = Valeur
reference-needed = Obligatoire
reference-meaning = Sens
reference-example = Exemple
reference-yes = oui
reference-no = non
type-text = texte
type-name = identifiant
type-names = liste d'identifiants
type-variables = liste de variables
type-variable = variable
type-date = date
type-duration = durée ISO 8601
type-choice = au choix :
type-choices = liste parmi :
type-flag = `true` ou `false`
type-territory = territoire
type-siren = numéro SIREN
type-mailbox = adresse électronique
type-folder = dossier de `datasets/`
type-day = jour de l'année (mois-jour)
type-school-year = année scolaire, comme `2026-2027`
type-article = numéro d'article
type-articles = liste de numéros d'articles
type-days = jour ou liste de jours (mois-jour)
type-share = part en pour cent
type-table = table
type-rows = liste de tables
block-front-matter = En-tête
block-front-matter-about = Ce qu'est la convention, entre qui, et pour combien de temps.
block-party = Bloc « party » : une partie
block-party-about = Un organisme et le rôle qu'il tient. Un cadre parle de rôles ; une application lie ces rôles à des organismes.
block-dataset = Bloc « dataset » : une ligne de l'annexe
block-dataset-about = Un jeu de données : qui le dépose, quand, et ce qui l'y oblige.
block-grant = Bloc « grant » : une mise à disposition
block-grant-about = Qui peut recevoir un jeu de données, pour quelles finalités, sur quel fondement et sous quelles protections.
block-rule = Bloc « rule » : une règle d'usage
block-rule-about = Ce qui vaut pour tous les accès de la convention ; les règles d'un cadre valent aussi pour ses applications. Une règle a `forbid` ou `require`, jamais les deux.
key-front-matter-id = identifiant de la convention, cité par chaque décision
key-front-matter-title = titre de la convention
key-front-matter-kind = cadre national, ou application locale d'un cadre
key-front-matter-applies = cadre appliqué ; pour une application seulement
key-front-matter-parties = signataires ; chacun a son bloc « party », ici ou dans le cadre
key-front-matter-signed-on = jour de la signature
key-front-matter-notified-on = jour de la notification : la convention prend effet, sauf si sa durée court de la signature
key-front-matter-ends-on = premier jour où elle n'est plus en vigueur, s'il est connu
key-front-matter-term = durée de la convention
key-front-matter-term-from = jour d'où court la première durée : la notification si la clé est absente, ou la signature
key-front-matter-term-lasts = première durée : « un an », « quatre ans »
key-front-matter-term-school-year = à la place de `lasts` : jusqu'à la fin de cette année scolaire
key-front-matter-term-until = à la place de `lasts` : dernier jour, compris
key-front-matter-term-follows = à la place de `lasts` : aussi longtemps que cette autre convention
key-front-matter-term-school-year-ends = dernier jour de l'année scolaire ; le 31 août si la clé est absente
key-front-matter-term-article = article qui le dit ; les états et les échéances de la convention le citent
key-front-matter-term-renewal = renouvellement, s'il y en a un
key-front-matter-term-renewal-mode = de lui-même (`tacit`) ou par un acte (`express`)
key-front-matter-term-renewal-every = durée de chaque renouvellement
key-front-matter-term-renewal-after = ce qui doit le précéder, comme une réunion de bilan
key-front-matter-term-renewal-at-most = durée totale que les renouvellements ne dépassent pas
key-front-matter-term-renewal-article = article qui le dit
key-front-matter-term-notice = préavis pour y mettre fin
key-front-matter-term-notice-lasts = délai avant que la fin prenne effet
key-front-matter-term-notice-form = forme du préavis, si le texte la dit : lettre recommandée avec accusé de réception
key-front-matter-term-notice-from = jour d'où court le délai : celui où la lettre est reçue si la clé est absente, ou celui où elle est envoyée
key-front-matter-term-notice-count = de date à date si la clé est absente, ou par mois pleins du calendrier (`full-months`) : le mois de la lettre ne compte pas
key-front-matter-term-notice-ends-for = à qui le préavis met fin : toutes les parties si la clé est absente, ou son seul auteur, et les autres continuent
key-front-matter-term-notice-article = article qui le dit
key-front-matter-ending = autres façons de finir, et ce qui continue après la fin
key-front-matter-ending-fault = résiliation pour faute de l'autre partie, après une mise en demeure restée sans effet
key-front-matter-ending-fault-after = délai laissé par la mise en demeure ; aucun si la clé est absente
key-front-matter-ending-fault-form = forme de la mise en demeure, si le texte la dit
key-front-matter-ending-fault-from = jour d'où court ce délai : réception de la lettre si la clé est absente, ou envoi
key-front-matter-ending-fault-article = article qui le dit
key-front-matter-ending-conciliation = conciliation avant le juge
key-front-matter-ending-conciliation-within = délai pour la tenir, après la lettre qui expose les griefs
key-front-matter-ending-conciliation-then = si elle échoue : délai entre l'envoi de la lettre de résiliation et la fin
key-front-matter-ending-conciliation-court-after = délai, après cette lettre, au bout duquel le juge peut être saisi
key-front-matter-ending-conciliation-court = juge désigné
key-front-matter-ending-conciliation-article = article qui le dit
key-front-matter-ending-force-majeure = la force majeure suspend les obligations tant qu'elle dure
key-front-matter-ending-force-majeure-beyond = durée au-delà de laquelle chaque partie peut résilier sans délai
key-front-matter-ending-force-majeure-article = article qui le dit
key-front-matter-ending-goes-on = ce qui continue après la fin : un service qui reste ouvert, un devoir qui survit
key-front-matter-ending-goes-on-what = ce que c'est, en quelques mots
key-front-matter-ending-goes-on-articles = articles dont les clauses continuent
key-front-matter-ending-goes-on-until = jusqu'à la fin de l'année scolaire en cours, ou sans fin (`always`)
key-front-matter-ending-goes-on-lasts = à la place de `until` : si longtemps après la fin
key-front-matter-ending-goes-on-article = article qui le dit
key-front-matter-amendment = avenants : qui les propose, qui les approuve
key-front-matter-amendment-proposed = par l'un de ceux qui peuvent proposer si la clé est absente, ou par tous ensemble (`together`)
key-front-matter-amendment-proposed-by = rôles qui peuvent proposer ; toutes les parties si la clé est absente
key-front-matter-amendment-approved = par tous ceux qui approuvent si la clé est absente, ou par l'un d'eux (`any`)
key-front-matter-amendment-approved-by = rôles qui approuvent ; toutes les parties si la clé est absente
key-front-matter-amendment-keeps = ce qu'un avenant ne peut pas remettre en cause
key-front-matter-amendment-annex = révision de l'annexe technique, selon son propre calendrier
key-front-matter-amendment-annex-by = instance qui l'actualise et la valide
key-front-matter-amendment-annex-every = tous les combien
key-front-matter-amendment-annex-article = article qui le dit
key-front-matter-amendment-article = article qui le dit
key-party-id = identifiant de l'organisme dans la plateforme
key-party-name = nom montré sur les pages
key-party-role = rôle tenu : `depp`, `association-regions`, `rectorat`, `region`, `departement`…
key-party-territory = territoire ; nécessaire à qui reçoit les lignes de son territoire
key-party-siren = numéro SIREN
key-party-dpo = boîte du délégué à la protection des données
key-dataset-id = nom du jeu de données
key-dataset-schema = dossier qui le décrit ; par défaut `datasets/` et son nom
key-dataset-field = domaine de l'annexe
key-dataset-duty = obligatoire par un texte, attendu, ou souhaité
key-dataset-producer = rôle de qui le dépose
key-dataset-due = échéance ; nécessaire sauf si le jeu est seulement souhaité
key-dataset-due-every = une fois par an, plusieurs fois, ou sur demande
key-dataset-due-on = jours de l'année scolaire où il est attendu
key-dataset-accept = si un fichier peut être accepté sans ses lignes fautives ; non si la clé est absente
key-dataset-accept-partial = `true` : les lignes fautives sont mises de côté, comptées, et les autres acceptées
key-dataset-accept-set-aside-max = part des lignes qui peut être mise de côté ; au-delà, le fichier entier est refusé
key-grant-dataset = jeu de données, de cette convention ou de son cadre
key-grant-to = destinataire
key-grant-to-party = rôle ou identifiant du destinataire
key-grant-to-scope = lignes de son territoire, ou toutes
key-grant-purposes = finalités, codes de `code-lists/finalites.csv`
key-grant-basis = fondement juridique
key-grant-variables = variables mises à disposition ; toutes si la clé est absente
key-grant-protect = protections appliquées avant l'envoi, une méthode par variable
key-grant-protect-variable = variable protégée
key-grant-protect-pseudonym = remplacée par un pseudonyme stable d'année en année, ou propre à chaque année
key-grant-protect-generalise = remplacée par le groupe de son code dans cette nomenclature
key-grant-protect-drop = retirée
key-grant-channels = canaux d'envoi
key-rule-forbid = ce qui est interdit
key-rule-variable = variables interdites, avec `forbid = "variable"`
key-rule-variable-kind = sorte des variables qui ne partent pas sans protection
key-rule-except = jeux de données pour lesquels l'annexe en dispose autrement
key-rule-purpose = finalité interdite, avec `forbid = "purpose"`
key-rule-except-contractor = avec `forbid = "transfer"` : un prestataire peut recevoir les données pour une étude, puis les détruit
key-rule-require = ce qui est exigé de chaque envoi
key-rule-text = avec `require = "source-mention"` : mention à faire figurer, avec les emplacements `producer` et `system` entre accolades
render-colon = {" "}:

# La page de référence de schema.json.
schema-title = Référence de schema.json
schema-introduction = `datasets/<nom>/schema.json` suit Table Schema (versions 1 et 2) et les `custom_checks` de Validata ; nos ajouts sont sous `entente`. Les autres clés sont laissées aux outils qui les emploient.
schema-schema = Schéma
schema-field = Variable (`fields`)
schema-constraints = Contraintes (`constraints`)
schema-entente = `entente` du schéma
schema-entente-field = `entente` d'une variable
schema-rules = Règle (`entente.rules`)
schema-changes = Borne d'évolution (`entente.changes`)
schema-checks = Contrôles (`entente.check`)
schema-functions = Expressions des règles
schema-functions-about = Une règle compare des variables avec les opérateurs de SQL : `=`, `<>`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`, `%`, `||`, `AND`, `OR`, `NOT`, `IN`, `BETWEEN`, `LIKE`, `ILIKE`, `IS NULL`, `IS DISTINCT FROM`, `CASE`, `CAST`, `EXTRACT`. Les nombres sont exacts (1/3 × 3 vaut 1) ; une division par zéro est une valeur absente. Une valeur absente suit la logique à trois valeurs de SQL. Une ligne où une valeur est déjà fautive n'enfreint pas d'autre règle. Fonctions :
schema-custom = Contrôles de Validata (`custom_checks`)
schema-key = Clé
schema-check = Contrôle
schema-meaning = Sens
schema-example = Exemple
schema-key-schema-name = nom du jeu de données, celui de son dossier
schema-key-schema-title = titre français
schema-key-schema-description = description
schema-key-schema-fields = les variables, dans l'ordre du fichier
schema-key-schema-fields-match = accord des en-têtes et des variables : `exact`, `equal`, `subset`, `superset`, `partial` ; en son absence, l'ordre est libre et une colonne inconnue est laissée de côté
schema-key-schema-missing-values = textes qui valent absence, ou objets avec `value` et `label`
schema-key-schema-primary-key = variables qui rendent une ligne unique
schema-key-schema-unique-keys = autres ensembles de variables qui rendent une ligne unique
schema-key-schema-foreign-keys = valeurs qui doivent figurer ailleurs : dans le fichier lui-même (`resource` vide), un autre fichier du dépôt, une nomenclature, ou le répertoire des établissements (`institutions`)
schema-key-schema-custom-checks = contrôles de Validata, au schéma ou à une variable
schema-key-schema-entente = ce que Table Schema ne dit pas
schema-key-field-name = en-tête de la variable
schema-key-field-title = titre français
schema-key-field-description = description
schema-key-field-type = `string`, `integer`, `number`, `boolean`, `date`, `year`, `any`, `datetime`, `time`, `yearmonth`, `duration`, `object`, `array`, `list`, `geopoint`, `geojson`
schema-key-field-format = écriture des dates et heures (motif de `strptime`, `any`), forme d'un texte (`email`, `uri`, `uuid`, `binary`) ou d'un point (`array`, `object`) ; sans motif, une date s'écrit 2026-09-01 ou 01/09/2026
schema-key-field-missing-values = textes qui valent absence pour cette variable seule
schema-key-field-decimal-char = seule marque décimale admise
schema-key-field-group-char = seul séparateur de milliers admis
schema-key-field-bare-number = `false` : une unité peut entourer le nombre (`12 %`)
schema-key-field-true-values = seuls textes qui valent oui
schema-key-field-false-values = seuls textes qui valent non
schema-key-field-categories = liste fermée de valeurs, comme `enum`, ou objets avec `value` et `label`
schema-key-field-delimiter = séparateur des éléments d'une liste
schema-key-field-item-type = type des éléments d'une liste
schema-key-field-constraints = contraintes
schema-key-field-custom-checks = contrôles de Validata sur cette variable
schema-key-field-entente = ce que Table Schema ne dit pas
schema-key-constraints-required = la valeur ne peut pas manquer
schema-key-constraints-unique = deux lignes n'ont pas la même valeur
schema-key-constraints-min-length = nombre minimal de caractères (d'éléments d'une liste)
schema-key-constraints-max-length = nombre maximal de caractères (d'éléments d'une liste)
schema-key-constraints-minimum = plus petite valeur
schema-key-constraints-maximum = plus grande valeur
schema-key-constraints-exclusive-minimum = les valeurs sont au-dessus
schema-key-constraints-exclusive-maximum = les valeurs sont au-dessous
schema-key-constraints-pattern = expression régulière que la valeur entière doit suivre
schema-key-constraints-enum = liste fermée de valeurs
schema-key-constraints-json-schema = lue, pas vérifiée
schema-key-entente-individual = une ligne est une personne
schema-key-entente-institution-variable = variable qui dit de quel établissement parle une ligne
schema-key-entente-source-system = système d'information cité dans la mention des sources
schema-key-entente-field = domaine de l'annexe où la ligne se range : `statistiques`, `scolarite`, `numerique`, `bati-scolaire`
schema-key-entente-needs = besoins auxquels il répond
schema-key-entente-texts = textes et lignes d'annexe qui le demandent
schema-key-entente-excluded = variables qui ne doivent jamais être déposées
schema-key-entente-rules = règles entre variables
schema-key-entente-changes = bornes d'évolution depuis la dernière version acceptée
schema-key-entente-field-kind = ce que la variable dit des personnes
schema-key-entente-field-code-list = nomenclature dont la valeur est un code, valable à la date de référence
schema-key-entente-field-check = un contrôle ou plusieurs, de la liste ci-dessous
schema-key-entente-field-position = place de la variable dans les lignes d'un fichier à largeur fixe : premier caractère, à partir de 1, et nombre de caractères
schema-key-entente-field-source = système ou référentiel d'où vient la valeur
schema-key-rules-name = nom de la règle
schema-key-rules-title = ce qu'elle dit, en français
schema-key-rules-rule = expression SQL ; une ligne est fautive quand elle est fausse, pas quand une valeur absente la laisse indécise
schema-key-rules-message = phrase de la constatation, à la place de la nôtre
schema-key-rules-severity = `blocking` (par défaut), `warning` ou `note`
schema-key-changes-title = ce que mesure la borne, en français
schema-key-changes-measure = `"rows"`, `sum` ou `distinct` d'une variable
schema-key-changes-by = un chiffre par valeur de cette variable
schema-key-changes-max = évolution maximale, à la hausse ou à la baisse
schema-key-changes-minimum = les chiffres restés au-dessous ne sont pas comparés
schema-key-changes-severity = `blocking`, `warning` (par défaut) ou `note`
schema-check-uai = UAI et sa clé
schema-check-uai-directory = UAI d'un établissement du répertoire, ouvert à la date de référence
schema-check-ine = INE : neuf chiffres et deux lettres, ou dix chiffres et la lettre de leur clé (23 lettres)
schema-check-siren = SIREN et sa clé
schema-check-siret = SIRET et sa clé
schema-check-school-year = année scolaire, 2026 ou 2026-2027
schema-check-mef = MEF de 10 ou 11 caractères, de la nomenclature `mef` si elle est là
schema-check-pcs = PCS de 2 chiffres ou 4 caractères, de la nomenclature `pcs` si elle est là
schema-check-commune = commune, code INSEE de 5 caractères
schema-check-commune-ministry = commune en 6 positions : département en 3 positions et 3 chiffres
schema-check-departement = département, code INSEE
schema-check-departement-ministry = département en 3 positions (035, 620)
schema-check-phone = téléphone français ou international
schema-check-email = adresse électronique
schema-check-uri = URI
schema-check-uuid = UUID
schema-check-binary = base64
schema-check-canton = nom de canton, de la nomenclature `cantons`
schema-check-code-commune-insee = code INSEE de commune, comme Validata
schema-check-code-fantoir = code FANTOIR d'une voie
schema-check-code-pays-iso2 = pays en deux lettres
schema-check-code-pays-iso3 = pays en trois lettres
schema-check-code-postal = code postal
schema-check-code-region = région, code INSEE
schema-check-code-rna = numéro RNA d'une association
schema-check-nom-commune = nom de commune, de la nomenclature `communes`
schema-check-coordonnees-gps-francaises = latitude et longitude en France
schema-check-nom-departement = nom de département
schema-check-latitude-l93 = latitude en Lambert 93
schema-check-longitude-l93 = longitude en Lambert 93
schema-check-nomenclature-acte = matière de la nomenclature des actes
schema-check-numero-departement = numéro de département
schema-check-pays = nom de pays
schema-check-region = nom de région
schema-check-siren-with-blanks = SIREN, blancs permis (Validata)
schema-check-siret-with-blanks = SIRET, blancs permis (Validata)
schema-check-french-gps = longitude et latitude en France
schema-check-opening-hours = horaires d'ouverture d'OpenStreetMap
schema-check-year-interval = années, 2020/2024

# Pages tirées des dossiers de jeux de données
pages-variable = Variable
pages-meaning = Sens
pages-values = Type et valeurs
pages-kind = Sensibilité
pages-source = Source
pages-example = Exemple
pages-rules = Règles entre variables :
pages-rule = { $title } : `{ $rule }`
pages-both = { $left } ; { $right }
pages-warning = avertissement
pages-required = obligatoire
pages-unique = sans doublon
pages-yes = oui
pages-no = non
pages-values-enum = valeurs { $values }
pages-code-list = nomenclature `{ $list }`
pages-written = écrit `{ $format }`
pages-between = de { $low } à { $high }
pages-low = au moins { $low }
pages-high = au plus { $high }
pages-shorter = { $high } caractères au plus
pages-longer = { $low } caractères au moins
pages-pattern = forme `{ $pattern }`
pages-type-string = texte
pages-type-integer = entier
pages-type-number = nombre
pages-type-boolean = oui ou non
pages-type-date = date
pages-type-year = année
pages-type-datetime = date et heure
pages-type-time = heure
pages-type-list = liste
pages-type-other = valeur
pages-kind-ine = identifiant national
pages-kind-nominative = nominative
pages-kind-address = adresse
pages-kind-sensitive = sensible
pages-kind-quasi = indirectement identifiante
pages-kind-pseudonym = identifiant chiffré
pages-kind-plain = aucune
pages-index-title = Jeux de données
pages-index-introduction = Chaque jeu de données est un dossier de `datasets/` : `schema.json` dit ses variables et leurs contrôles, `dictionary.md` ce qu'il est, d'où il vient et qui peut le recevoir, `sample.csv` montre des lignes inventées qui passent tous les contrôles. Cette page est tirée des dossiers.
pages-index-dataset = Jeu de données
pages-index-title-of = Titre
pages-index-needs = Besoin
pages-index-texts = Textes
pages-index-field = Domaine
pages-index-variables = Variables
pages-index-individual = un individu par ligne
pages-index-total = { $count } jeux de données.
pages-field-statistiques = statistiques
pages-field-scolarite = scolarité
pages-field-numerique = numérique
pages-field-bati-scolaire = bâti scolaire
