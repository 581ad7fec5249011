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
diagnostic-anonymity-of-table = `anonymity` ne vaut pas pour un tableau : la clause ne remet aucune ligne
diagnostic-anonymity-of-table-cause = l'anonymat est celui de lignes ; un tableau est protégé par `disclosure`
diagnostic-anonymity-of-table-remedy = retirez `anonymity`, ou retirez `table`
diagnostic-anonymity-of-nobody = les lignes de `{ $dataset }` ne sont pas des personnes : `anonymity` n'y protège personne
diagnostic-anonymity-of-nobody-cause = le schéma du jeu de données ne dit pas `entente.individual = true`
diagnostic-anonymity-of-nobody-remedy = retirez `anonymity`, ou dites dans le schéma que chaque ligne est une personne
diagnostic-anonymity-nothing = rien dans ce qui est remis de `{ $dataset }` ne permet de reconnaître une personne : `anonymity` n'a rien à recoder
diagnostic-anonymity-nothing-cause = aucune variable remise n'est de la nature `quasi` dans le schéma
diagnostic-anonymity-nothing-remedy = nommez les variables que d'autres peuvent connaître d'une personne, par exemple `quasi = ["sexe", "nationalite"]`
diagnostic-anonymity-variable = `{ $variable }` ne quitte pas `{ $dataset }` comme une valeur qui puisse être recodée
diagnostic-anonymity-variable-cause = la clause ne la remet pas, la retire, la remplace par un pseudonyme, ou la nomme deux fois
diagnostic-anonymity-variable-remedy = nommez une variable que la clause remet en clair ou regroupée
diagnostic-anonymity-without-sensitive = `{ $key }` ne protège rien : la clause ne dit pas quelle variable ne doit pas être apprise
diagnostic-anonymity-without-sensitive-cause = la diversité et la proximité se mesurent sur une variable sensible
diagnostic-anonymity-without-sensitive-remedy = ajoutez `sensitive = "…"`, ou retirez `{ $key }`
diagnostic-table-with-variables = un tableau dit ses variables par ses dimensions : `{ $key }` est de trop
diagnostic-table-with-variables-cause = une clause qui a `table` ne remet jamais de lignes, seulement des cases comptées
diagnostic-table-with-variables-remedy = retirez `{ $key }` (le groupe d'un code s'écrit `group(variable)`), ou mettez les lignes à disposition par une autre clause
diagnostic-table-without-rule = le tableau tiré de `{ $dataset }` n'a pas de règle de secret statistique
diagnostic-table-without-rule-cause = sans seuil, une case d'une ou deux personnes serait publiée
diagnostic-table-without-rule-remedy = ajoutez `disclosure`, avec un préréglage ou un seuil, par exemple `disclosure = {"{"} preset = "pupils" {"}"}`
diagnostic-table-amount-without-rule = rien ne protège ceux qui font le montant `{ $variable }` : un seuil ne suffit pas
diagnostic-table-amount-without-rule-cause = dans une case de plusieurs, le plus gros contributeur peut être deviné de près par le second
diagnostic-table-amount-without-rule-remedy = ajoutez à `disclosure` une dominance (`dominance = "85 %"`, `largest = 1`) ou une règle p (`p = "10 %"`), ou un préréglage qui en a une
diagnostic-table-amount-method = un tableau du montant `{ $variable }` masque des cases, et n'additionne rien d'autre
diagnostic-table-amount-method-cause = l'arrondi et le bruit sont réglés sur des effectifs ; `count` dit une autre variable à additionner
diagnostic-table-amount-method-remedy = retirez `count`, et `method` si ce n'est pas `suppress`
diagnostic-table-amount-not-a-number = `{ $variable }` n'est pas un montant de `{ $dataset }`
diagnostic-table-amount-not-a-number-cause = le jeu de données n'a pas cette variable, ou elle n'est ni un entier ni un nombre décimal
diagnostic-table-amount-not-a-number-remedy = nommez une variable numérique du jeu de données
diagnostic-disclosure-without-table = la règle `disclosure` ne protège rien : la clause remet des lignes
diagnostic-disclosure-without-table-cause = un seuil vaut pour les cases d'un tableau, et la clause n'a pas de `table`
diagnostic-disclosure-without-table-remedy = ajoutez `table` et ses dimensions, ou retirez `disclosure`
diagnostic-table-dimension-unknown = `{ $level }` n'est pas une dimension possible du tableau
diagnostic-table-dimension-unknown-cause = le schéma de `{ $dataset }` n'a pas cette variable
diagnostic-table-dimension-unknown-remedy = écrivez une variable du jeu de données, ou `group(variable)`, `commune(uai)`, `departement(uai)`, `nature(uai)`, séparés par `>` du plus large au plus fin
diagnostic-table-dimension-unknown-form = ce n'est ni une variable, ni ce que l'on sait d'elle
diagnostic-table-dimension-twice = `{ $level }` est deux fois dans les dimensions du tableau
diagnostic-table-dimension-twice-cause = chaque colonne du tableau n'a qu'une place
diagnostic-table-dimension-twice-remedy = retirez l'une des deux
diagnostic-table-dimension-identifying = `{ $level }` désigne une personne : elle ne peut pas être une dimension
diagnostic-table-dimension-identifying-cause = les codes d'une dimension sont publiés, même quand la case est masquée
diagnostic-table-dimension-identifying-remedy = retirez cette dimension
diagnostic-table-level-impossible = `{ $level }` ne peut pas être calculé
diagnostic-table-level-impossible-cause = rien ne le dit de `{ $variable }`
diagnostic-table-level-impossible-remedy = choisissez un autre niveau, ou complétez le schéma ou la nomenclature
diagnostic-table-level-impossible-group = aucune nomenclature de `{ $variable }` n'a de colonne `group` remplie
diagnostic-table-level-impossible-institution = `{ $variable }` n'est pas la variable qui porte l'établissement (`institutionVariable`)
diagnostic-table-without-count = le tableau tiré de `{ $dataset }` ne dit pas ce qui est compté
diagnostic-table-without-count-cause = une ligne de ce jeu de données n'est pas une personne : les lignes ne se comptent pas
diagnostic-table-without-count-remedy = ajoutez `count` avec une variable de nombres entiers, par exemple `count = "effectif"`
diagnostic-table-without-count-whole = `{ $variable }` n'est pas une variable de nombres entiers de ce jeu de données
diagnostic-table-noise-without-budget = le bruit n'a pas de budget
diagnostic-table-noise-without-budget-cause = `epsilon` dit ce que ce tableau dépense, `budget` ce que tous les tableaux des mêmes données peuvent dépenser ensemble
diagnostic-table-noise-without-budget-remedy = ajoutez les deux, en millièmes, `budget` étant au moins égal à `epsilon`
diagnostic-table-key-unused = la clé `{ $key }` ne change rien à ce tableau
diagnostic-table-key-unused-cause = elle vaut pour une autre méthode, ou pour des montants et non des effectifs
diagnostic-table-key-unused-remedy = retirez-la, ou changez de méthode
diagnostic-table-cell-malformed = `{ $cell }` n'est pas une case du tableau
diagnostic-table-cell-malformed-cause = { $count ->
    [one] une case a { $count_text } code, celui de la seule colonne du tableau
   *[other] une case a { $count_text } codes séparés par des virgules, un par colonne du tableau
}
diagnostic-table-cell-malformed-remedy = écrivez un code par colonne, et rien à la place d'une marge
diagnostic-rule-ambiguous = une règle interdit ou exige : il faut `forbid` ou `require`, et un seul des deux ({ $count_text } ici)
diagnostic-rule-ambiguous-cause = une règle dit une seule chose, pour pouvoir être citée
diagnostic-rule-ambiguous-remedy = gardez-en un, et faites deux blocs s'il le faut
diagnostic-rule-key-unused = la clé `{ $key }` ne sert pas dans une règle « { $rule } »
diagnostic-rule-key-unused-cause = elle n'est pas lue : qui l'a écrite croit peut-être qu'elle compte
diagnostic-rule-key-unused-remedy = retirez-la, ou corrigez la règle
diagnostic-rule-twice = cette règle est déjà dite à l'article { $article } de `{ $convention }` (ligne { $line })
diagnostic-rule-twice-cause = une règle vaut pour toute la convention, et celles du cadre valent pour ses applications
diagnostic-rule-twice-remedy = retirez l'une des deux
diagnostic-grant-without-processing = aucun traitement source ne prévoit que `{ $party }` reçoive `{ $dataset }`
diagnostic-grant-without-processing-cause = le jeu parle de personnes, et l'article { $article } de `{ $convention }` (ligne { $line }) veut que le traitement dont il vient nomme qui le reçoit
diagnostic-grant-without-processing-remedy = ajoutez un bloc `processing` avec `datasets = ["{ $dataset }"]` et `recipients = ["{ $party }"]`
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
diagnostic-bad-delay = `{ $value }` n'est pas un délai
diagnostic-bad-delay-cause = un délai est « sans délai » (`at-once`) ou une durée ISO 8601 : `P8D` huit jours, `P3M` trois mois, `PT48H` quarante-huit heures
diagnostic-bad-delay-remedy = écrivez par exemple `{ $key } = { $example }`
diagnostic-bad-uai = `{ $value }` n'est pas un numéro d'établissement
diagnostic-bad-uai-cause = un numéro UAI a sept chiffres et une lettre clé qui s'en déduit
diagnostic-bad-uai-remedy = vérifiez-le dans le répertoire des établissements
diagnostic-bad-file-name = `{ $value }` n'est pas un nom de fichier
diagnostic-bad-file-name-cause = un nom a des lettres sans accent, des chiffres, `.`, `_` et `-`, 64 caractères au plus
diagnostic-bad-file-name-remedy = écrivez par exemple `{ $key } = { $example }`
diagnostic-number-out-of-bounds = `{ $key }` n'est pas entre { $least } et { $most }
diagnostic-number-out-of-bounds-cause = hors de ces bornes, la valeur n'aurait pas de sens
diagnostic-number-out-of-bounds-remedy = corrigez la valeur
diagnostic-attached-unknown = la convention `{ $agreement }` n'est pas dans ce dossier
diagnostic-attached-unknown-cause = celle-ci y est rattachée : ses parties et ses instances peuvent y être nommées
diagnostic-attached-unknown-remedy = corrigez le nom, ou ajoutez son fichier
diagnostic-duty-without-owner = ce bloc ne dit pas qui s'en charge
diagnostic-duty-without-owner-cause = une obligation sans débiteur n'est due par personne (`who`)
diagnostic-duty-without-owner-remedy = ajoutez `who`, par exemple `who = { $example }`
diagnostic-competence-accountable = personne ne répond de cet acte
diagnostic-competence-accountable-cause = dans une matrice RACI, un seul acteur répond d'un acte (A)
diagnostic-competence-accountable-remedy = ajoutez `accountable`, par exemple `accountable = { $example }`
diagnostic-clause-id-twice = le nom `{ $id }` est déjà donné à l'article { $article } (ligne { $line })
diagnostic-clause-id-twice-cause = un nom désigne une seule clause, pour que les autres puissent la citer
diagnostic-clause-id-twice-remedy = donnez un autre nom à l'une des deux
diagnostic-actor-unknown = `{ $name }` n'est ni un rôle, ni une partie, ni une instance de cette convention
diagnostic-actor-unknown-cause = ce que la clause en dit ne vaudrait pour personne
diagnostic-actor-unknown-remedy = ajoutez un bloc `party` avec `role = "{ $name }"`, ou corrigez le nom
diagnostic-actor-cannot-act = `{ $name }` ne peut pas être tenu d'agir
diagnostic-actor-cannot-act-cause = ce nom désigne des personnes qui ne sont pas parties à la convention
diagnostic-actor-cannot-act-remedy = nommez un rôle, une partie ou une instance
diagnostic-duty-without-time = rien ne dit quand c'est dû
diagnostic-duty-without-time-cause = une obligation sans moment ne peut être ni attendue, ni rappelée, ni constatée
diagnostic-duty-without-time-remedy = ajoutez `within` et `from`, `every`, `on`, `by` ou `before` ; pour « sans délai », `within = "at-once"`
diagnostic-delay-without-event = ce délai ne court d'aucun évènement
diagnostic-delay-without-event-cause = sans point de départ, aucun jour ne peut être calculé
diagnostic-delay-without-event-remedy = ajoutez `from`, par exemple `from = "request-received"`
diagnostic-timing-contradictory = `{ $key }` et `{ $other }` se contredisent
diagnostic-timing-contradictory-cause = on ne saurait pas quand l'acte est dû
diagnostic-timing-contradictory-remedy = gardez l'une des deux clés, ou corrigez-les
diagnostic-rhythm-irregular = `{ $key }` doit dire un rythme régulier
diagnostic-rhythm-irregular-cause = la plateforme agit à ce rythme : « en permanence » ou « au besoin » n'en sont pas un
diagnostic-rhythm-irregular-remedy = écrivez par exemple `{ $key } = "year"`
diagnostic-day-outside-term = le { $day } est hors de la durée de la convention
diagnostic-day-outside-term-cause = elle n'est pas encore signée ce jour-là, ou elle a pris fin : la clause est morte
diagnostic-day-outside-term-remedy = corrigez ce jour
diagnostic-event-never = l'évènement `{ $event }` ne peut pas survenir sous cette convention
diagnostic-event-never-cause = elle n'a aucun bloc `{ $kind }` : la clause est morte
diagnostic-event-never-remedy = ajoutez ce bloc, ou choisissez un autre évènement
diagnostic-duty-twice = cette obligation est déjà dite à l'article { $article } de `{ $convention }` (ligne { $line })
diagnostic-duty-twice-cause = les mêmes doivent la même chose, au même moment
diagnostic-duty-twice-remedy = retirez l'une des deux
diagnostic-duty-contradictory = cette obligation est dite autrement à l'article { $article } de `{ $convention }` (ligne { $line })
diagnostic-duty-contradictory-cause = les mêmes doivent « { $what } », et le moment ou la sorte d'acte diffère : on ne saurait laquelle appliquer
diagnostic-duty-contradictory-remedy = réunissez les deux clauses, ou dites ce qui les distingue
diagnostic-duty-unheld = personne ne tient ici le rôle `{ $name }`, à qui le cadre demande d'agir
diagnostic-duty-unheld-cause = `{ $convention }`, { $article }, ligne { $line } : « { $what } » n'est dû par personne
diagnostic-duty-unheld-remedy = ajoutez un bloc `party` avec `role = "{ $name }"`
diagnostic-body-without-rhythm = l'instance « { $name } » décide, et rien ne dit quand elle se réunit
diagnostic-body-without-rhythm-cause = sans réunion prévue, ses décisions ne viendraient jamais
diagnostic-body-without-rhythm-remedy = ajoutez `meets`, par exemple `meets = {"{"} every = "year" {"}"}`
diagnostic-body-without-parity = l'instance « { $name } » est dite paritaire, et ses sièges ne le sont pas
diagnostic-body-without-parity-cause = à parité, chaque côté a autant de sièges
diagnostic-body-without-parity-remedy = corrigez `seats`, ou retirez `parity`
diagnostic-competence-twice = l'acte « { $what } » est déjà dans la répartition
diagnostic-competence-twice-cause = `{ $one }` puis `{ $two }` en répondraient : un acte n'a qu'une ligne
diagnostic-competence-twice-remedy = réunissez les deux lignes, ou précisez ce qui les distingue
diagnostic-indicator-unknown = aucun bloc `indicator` ne s'appelle `{ $id }`
diagnostic-indicator-unknown-cause = l'avancement de l'action ne pourrait pas être mesuré
diagnostic-indicator-unknown-remedy = ajoutez ce bloc, ou corrigez le nom
diagnostic-processing-unknown = aucun bloc `processing` ne s'appelle `{ $id }`
diagnostic-processing-unknown-cause = on ne saurait pas sur quel traitement portent ces demandes
diagnostic-processing-unknown-remedy = ajoutez ce bloc, ou corrigez le nom
diagnostic-retention-unjustified = une conservation de plus de 36 mois n'est pas justifiée
diagnostic-retention-unjustified-cause = les données ne sont gardées que le temps nécessaire (RGPD, article 5)
diagnostic-retention-unjustified-remedy = ajoutez `why`, ou réduisez la durée
diagnostic-right-twice = ce droit, sur les mêmes demandes, est déjà traité à l'article { $article } (ligne { $line })
diagnostic-right-twice-cause = la personne ne saurait pas à qui s'adresser
diagnostic-right-twice-remedy = retirez-le de l'une des deux clauses, ou distinguez-les par `about`
diagnostic-basis-not-in-force = { $when ->
    [ended] la clause repose sur un texte qui n'est plus en vigueur depuis le { $day } : { $text }
   *[not-yet] la clause repose sur un texte qui n'est en vigueur qu'à partir du { $day } : { $text }
}
diagnostic-basis-not-in-force-cause = chaque accès est décidé sur la base en vigueur ce jour-là (liste `bases-legales`)
diagnostic-basis-not-in-force-remedy = citez dans `basis` le texte en vigueur, ou corrigez ses dates dans la liste
diagnostic-basis-silent = aucun texte en vigueur ne permet au rôle `{ $role }` de recevoir `{ $dataset }`
diagnostic-basis-silent-cause = la liste `destinataires-autorises` nomme les rôles que les textes autorisent pour ce jeu de données, et pas celui-là à cette date
diagnostic-basis-silent-remedy = retirez la clause, changez de destinataire, ou ajoutez à la liste le texte qui l'autorise, avec sa date
diagnostic-right-too-slow = ce délai dépasse celui de la loi
diagnostic-right-too-slow-cause = une demande reçoit sa réponse en un mois, trois au plus si elle est complexe (RGPD, article 12)
diagnostic-right-too-slow-remedy = réduisez `within`
diagnostic-forward-to-nobody = la demande est transmise à `{ $name }`, qui ne la traite pas
diagnostic-forward-to-nobody-cause = `who` dit qui traite ces demandes
diagnostic-forward-to-nobody-remedy = ajoutez `{ $name }` à `who`, ou corrigez `to`
diagnostic-contact-without-officer = `{ $name }` est le point de contact et n'a pas de délégué à la protection des données
diagnostic-contact-without-officer-cause = les personnes doivent pouvoir lui écrire
diagnostic-contact-without-officer-remedy = ajoutez `dpo` à son bloc `party`
diagnostic-joint-without-contact = « { $name } » a plusieurs responsables et aucun point de contact
diagnostic-joint-without-contact-cause = un accord de responsables conjoints en désigne un (RGPD, article 26)
diagnostic-joint-without-contact-remedy = ajoutez un bloc `right` avec `contact`
diagnostic-open-nominative = `{ $variable }` de `{ $dataset }` serait publiée pour tous
diagnostic-open-nominative-cause = elle nomme des personnes ou mène à elles : le portail ouvert n'en montre jamais
diagnostic-open-nominative-remedy = protégez-la dans `protect`, ou retirez le canal `open`
diagnostic-recipient-not-allowed = `{ $party }` ne peut pas recevoir `{ $variable }` de `{ $dataset }`
diagnostic-recipient-not-allowed-cause = une association, un laboratoire ou un prestataire de personne ne reçoit de données nominatives ni par fichier ni par API, sauf consentement
diagnostic-recipient-not-allowed-remedy = protégez-la, ouvrez un espace sécurisé (`channels = ["secure-space"]`), ou dites le consentement (`consent`)
diagnostic-ent-perimeter = le périmètre de « { $name } » n'est pas dit une fois, et une seule
diagnostic-ent-perimeter-cause = les établissements sont énumérés, ou ce sont tous ceux d'un territoire
diagnostic-ent-perimeter-remedy = écrivez `schools` ou `territory`, et un seul des deux
diagnostic-gpei-category = « { $name } » demande le fichier `{ $category }`, qui n'existe pas en GPEI
diagnostic-gpei-category-cause = l'extrait GPEI ne comprend que `Eleve`, `EtabEducNat`, `PersEducNat` et `InfosEducNat` : il ne dit rien des responsables ni des enseignements
diagnostic-gpei-category-remedy = retirez `{ $category }`, ou écrivez `form = "aaf"` si l'annuaire alimente un ENT
diagnostic-school-twice = l'établissement `{ $uai }` est déjà dans un périmètre de `{ $name }`
diagnostic-school-twice-cause = ses élèves seraient exportés deux fois au même exploitant
diagnostic-school-twice-remedy = retirez-le de l'un des deux
diagnostic-channel-without-space = aucun espace sécurisé de la convention n'ouvre `{ $dataset }`
diagnostic-channel-without-space-cause = cette mise à disposition ne pourrait pas se faire par ce canal
diagnostic-channel-without-space-remedy = ajoutez un bloc `secure-space` avec ce jeu de données, ou changez de canal
diagnostic-space-without-grant = personne n'a reçu `{ $dataset }` dans cet espace
diagnostic-space-without-grant-cause = aucune mise à disposition ne le donne, par le canal `secure-space`, à qui y travaille
diagnostic-space-without-grant-remedy = ajoutez un bloc `grant`, ou retirez ce jeu de données
diagnostic-contractor-without-party = `{ $party }` travaille pour une partie, et rien ne dit laquelle
diagnostic-contractor-without-party-cause = un prestataire n'agit que pour celle qui l'a choisi, et sous sa responsabilité
diagnostic-contractor-without-party-remedy = ajoutez `under`, par exemple `under = "region"`
diagnostic-deliberation-missing = `{ $party }` a signé sans que sa délibération soit citée
diagnostic-deliberation-missing-cause = le conseil d'administration autorise le chef d'établissement à signer
diagnostic-deliberation-missing-remedy = ajoutez `deliberation`, avec son numéro et son jour
diagnostic-annex-unknown-variable = `{ $dataset }` n'a pas de variable `{ $variable }`
diagnostic-annex-unknown-variable-cause = l'annexe n'énumère que des variables du schéma
diagnostic-annex-unknown-variable-remedy = corrigez le nom, ou ajoutez la variable au schéma
diagnostic-required-without-basis = `{ $dataset }` est dit obligatoire, et aucun texte n'est cité
diagnostic-required-without-basis-cause = une ligne n'est obligatoire que par un texte
diagnostic-required-without-basis-remedy = ajoutez `basis`, ou écrivez `duty = "expected"`
diagnostic-same-variables-twice = `{ $dataset }` a les mêmes variables, du même producteur, qu'une autre ligne
diagnostic-same-variables-twice-cause = la ligne { $line } ({ $article }) de `{ $convention }` demande sans doute les mêmes données : elles ne le sont qu'une fois
diagnostic-same-variables-twice-remedy = retirez l'une des deux, ou dites ce qui les distingue dans `variables`
diagnostic-except-unused = l'exception pour `{ $dataset }` ne sert pas
diagnostic-except-unused-cause = ce jeu de données n'a aucune variable de cette sorte
diagnostic-except-unused-remedy = retirez-le de `except`

## Rendering

render-error = erreur
render-warning = avertissement
render-cause = cause
render-remedy = remède
related-clause = la clause citée
related-first = dit ici la première fois
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

## Diagnostics of amendments, of the cadre, of the register

diagnostic-amended-text-absent = le texte que modifie cet avenant n'est pas dans « conventions/ »
diagnostic-amended-text-absent-cause = l'avenant n° { $number } de `{ $id }` modifie le texte n° { $before }, que chacun doit pouvoir relire
diagnostic-amended-text-absent-remedy = remettez ce texte dans « conventions/ », ou corrigez `amends.number`
diagnostic-amended-text-changed = cet avenant modifie un autre texte que celui de { $file }
diagnostic-amended-text-changed-cause = il porte l'empreinte `{ $expected }`, et ce texte a l'empreinte `{ $found }` : l'un des deux a changé depuis la proposition
diagnostic-amended-text-changed-remedy = remettez le texte signé, ou proposez l'avenant de nouveau à partir du texte en vigueur
diagnostic-amendment-proposer = cet avenant n'est pas proposé par `{ $parties }`
diagnostic-amendment-proposer-cause = la convention dit qui propose ses avenants, ensemble ou l'un d'eux
diagnostic-amendment-proposer-remedy = complétez `amends.proposed_by` quand ce sera fait
diagnostic-bad-hash = `{ $value }` n'est pas une empreinte SHA-256
diagnostic-bad-hash-cause = elle a 64 chiffres hexadécimaux, en minuscules
diagnostic-bad-hash-remedy = recopiez celle que donne « sha256sum » ou la page de la convention
diagnostic-weaker-than-cadre = `{ $role }` reçoit { $variables } de `{ $dataset }` avec moins de protection que dans le cadre
diagnostic-weaker-than-cadre-cause = `{ $convention }`, { $article }, ligne { $line } remet les mêmes variables au même rôle, mieux protégées
diagnostic-weaker-than-cadre-remedy = reprenez au moins les protections et le périmètre du cadre, ou retirez ces variables
diagnostic-other-than-cadre = `{ $role }` reçoit { $variables } de `{ $dataset }` autrement protégées que dans le cadre
diagnostic-other-than-cadre-cause = la protection de `{ $convention }`, { $article }, ligne { $line } n'est ni plus forte ni plus faible : on ne peut pas les comparer
diagnostic-other-than-cadre-remedy = reprenez celle du cadre, ou dites dans le texte pourquoi une autre convient
diagnostic-clause-weaker-than-cadre = `{ $key }` de `{ $subject }` engage moins que dans le cadre
diagnostic-clause-weaker-than-cadre-cause = `{ $convention }`, { $article }, ligne { $line } dit `{ $before }`, et non `{ $after }`
diagnostic-clause-weaker-than-cadre-remedy = reprenez au moins ce que dit le cadre, ou retirez la clé
diagnostic-rule-looser-than-cadre = cette règle est plus souple que celle du cadre, et n'a donc pas d'effet
diagnostic-rule-looser-than-cadre-cause = `{ $convention }`, { $article }, ligne { $line } vaut ici aussi, et la plus stricte des deux l'emporte
diagnostic-rule-looser-than-cadre-remedy = retirez cette règle, ou faites modifier le cadre par un avenant
diagnostic-adhesion-unknown-agreement = la convention `{ $convention }` n'est pas dans le dossier « conventions/ »
diagnostic-adhesion-unknown-agreement-cause = on n'adhère qu'à une convention que l'on peut lire
diagnostic-adhesion-unknown-agreement-remedy = corrigez `joins`, ou ajoutez la convention
diagnostic-adhesion-twice = `{ $party }` est déjà partie à `{ $convention }`
diagnostic-adhesion-twice-cause = elle l'est par { $other }
diagnostic-adhesion-twice-remedy = retirez l'une des deux, ou proposez un avenant si ses établissements changent
diagnostic-adhesion-school-twice = l'établissement { $uai } est déjà dans une liste
diagnostic-adhesion-school-twice-cause = { $other ->
    [here] il est deux fois dans celle-ci
   *[other] il est dans celle de { $other } : deux parties ne l'apportent pas toutes les deux
}
diagnostic-adhesion-school-twice-remedy = gardez-le dans une seule liste
diagnostic-adhesion-role-unknown = `{ $convention }` ne connaît pas le rôle `{ $role }`
diagnostic-adhesion-role-unknown-cause = celui qui adhère tient un rôle de la convention : ses clauses valent alors pour lui
diagnostic-adhesion-role-unknown-remedy = reprenez un rôle de la convention ou de son cadre
diagnostic-adhesion-without-territory = `{ $party }` n'a ni territoire ni UAI
diagnostic-adhesion-without-territory-cause = sans eux, nul ne peut dire si les établissements de sa liste sont les siens
diagnostic-adhesion-without-territory-remedy = ajoutez `territory` pour une collectivité, `uai` pour un établissement
diagnostic-adhesion-without-deliberation = l'établissement `{ $party }` adhère sans délibération de son conseil d'administration
diagnostic-adhesion-without-deliberation-cause = un EPLE ne s'engage que par une délibération, dont la convention porte le numéro et la date
diagnostic-adhesion-without-deliberation-remedy = ajoutez `deliberation` avec `assembly`, `number` et `on`
diagnostic-adhesion-before-agreement = cette adhésion est signée avant la convention
diagnostic-adhesion-before-agreement-cause = elle l'est le { $signed_on }, et `{ $convention }` le { $joined_on }
diagnostic-adhesion-before-agreement-remedy = corrigez l'une des deux dates
diagnostic-paper-party-unknown = `{ $party }` n'est ni une partie ni un rôle de cette convention
diagnostic-paper-party-unknown-cause = chaque ligne de `data` va d'une partie à d'autres
diagnostic-paper-party-unknown-remedy = ajoutez cette partie à `parties`, ou corrigez son nom
diagnostic-paper-dataset-unknown = le jeu `{ $dataset }` n'a pas de dossier
diagnostic-paper-dataset-unknown-cause = un jeu que la plateforme connaît s'y compare d'une convention à l'autre
diagnostic-paper-dataset-unknown-remedy = corrigez son nom, ou retirez `dataset` et laissez `what` le dire

## Comparing: small words

say-and = { $first } et { $last }
say-or = ou
say-none = rien
say-more = et { $count ->
    [one] { $count_text } autre
   *[other] { $count_text } autres
}
say-quoted = « { $text } »
say-named = « { $label } » ({ $id })
say-role = le rôle « { $role } »
say-every-variable = toutes les variables
say-rule-require-statistical-confidentiality = rien ne permet de reconnaître quelqu'un (secret statistique)
say-rule-require-source-processing = les données personnelles viennent d'un traitement dont le registre nomme les destinataires
say-rule-require-cosignature = le journal est cosigné par ses témoins depuis moins longtemps que ce délai
say-row = { $label } ({ $row })
say-protection-none = sans protection
say-protection-stable = pseudonyme stable d'année en année
say-protection-yearly = pseudonyme propre à chaque année
say-protection-generalise = remplacée par son groupe dans « { $list } »
say-protection-drop = retirée
say-scope-territory = lignes de son territoire
say-scope-all = toutes les lignes
say-cited-article = article { $article } de « { $convention } », ligne { $line }
say-cited-annex = { $article } de l'annexe de « { $convention } », ligne { $line }
say-cited-line = « { $convention } », ligne { $line }
say-rule-forbid-variable = les variables de sorte « { $about } » ne partent pas sans protection
say-rule-forbid-purpose = rien ne sert à « { $about } »
say-rule-forbid-transfer = rien n'est cédé à un tiers
say-rule-require-source-mention = chaque tableau et chaque figure cite ses sources
say-rule-require-clearance = accès réservé aux agents habilités
say-rule-require-no-duplicate-survey = pas d'enquête auprès des établissements sur ce qui est déjà échangé
say-key-term-lasts = première durée
label-school-year = Année scolaire
label-follows = Suit
label-school-year-ends = Fin de l'année scolaire
label-renewal = Reconduction
label-mode = Mode
label-after = Après
label-at-most = Au plus
label-article = Article
label-notice = Préavis
label-form = Forme
label-count = Décompte
label-ends-for = Prend fin pour
label-fault = Faute
label-conciliation = Conciliation
label-force-majeure = Force majeure
label-goes-on = Continue
label-then = Puis
label-court-after = Juge après
label-court = Juge
label-beyond = Au-delà de
label-articles = Articles
label-proposed = Proposition
label-proposed-by = Proposé par
label-approved = Approbation
label-approved-by = Approuvé par
label-keeps = Garde
label-annex = Annexe
say-key-agreement-title = titre
say-key-agreement-kind = sorte de convention
say-key-agreement-applies = cadre appliqué
say-key-agreement-attached-to = convention à laquelle elle est rattachée
say-key-agreement-parties = signataires
say-key-agreement-ends-on = premier jour où elle n'est plus en vigueur
say-key-rule-except = jeux de données exceptés
say-key-rule-except-contractor = un prestataire peut recevoir les données pour une étude
say-key-rule-text = forme de la mention
say-key-rule-within = âge de la dernière cosignature du journal
say-key-rule-lasts = durée d'une habilitation

## Comparing: effects

effect-dataset-gained = { $recipient } recevra { $dataset }, dont rien ne lui était remis
effect-dataset-lost = { $recipient } ne recevra plus rien de { $dataset }
effect-variables-gained = { $recipient } recevra { $count ->
    [one] une variable
   *[other] { $count_text } variables
} de plus de { $dataset }
effect-variables-lost = { $recipient } ne recevra plus { $count ->
    [one] une variable
   *[other] { $count_text } variables
} de { $dataset }
effect-purposes-gained = { $recipient } pourra se servir de { $dataset } pour { $count ->
    [one] une finalité
   *[other] { $count_text } finalités
} de plus
effect-purposes-lost = { $recipient } ne pourra plus se servir de { $dataset } pour { $count ->
    [one] une finalité
   *[other] { $count_text } finalités
}
effect-channels-gained = { $recipient } pourra recevoir { $dataset } par { $count ->
    [one] un canal
   *[other] { $count_text } canaux
} de plus
effect-channels-lost = { $recipient } ne pourra plus recevoir { $dataset } par { $count ->
    [one] un canal
   *[other] { $count_text } canaux
}
effect-conditions-weaker = { $recipient } recevra { $count ->
    [one] une variable
   *[other] { $count_text } variables
} de { $dataset } avec moins de protection
effect-conditions-stronger = { $recipient } recevra { $count ->
    [one] une variable
   *[other] { $count_text } variables
} de { $dataset } avec plus de protection
effect-conditions-neutral = { $recipient } recevra { $count ->
    [one] une variable
   *[other] { $count_text } variables
} de { $dataset } sous d'autres conditions
effect-basis = { $recipient } recevra { $dataset } sur un autre fondement
effect-rule-gained = nouvelle règle : { $subject }
effect-rule-lost = règle retirée : { $subject }
effect-rule-weaker = règle assouplie : { $subject } ({ $key })
effect-rule-stronger = règle renforcée : { $subject } ({ $key })
effect-rule-neutral = règle modifiée : { $subject } ({ $key })
effect-party-gained = { $subject } entre dans la convention
effect-party-lost = { $subject } sort de la convention
effect-clause-gained = s'ajoute : { $topic } { $subject }
effect-clause-lost = se retire : { $topic } { $subject }
effect-clause-changed = { $topic } { $subject } : { $key }
effect-keys-changed = { $topic } : { $key }
topic-agreement = la convention
topic-term = durée de la convention
topic-ending = fin de la convention
topic-amending = modification de la convention
held-dataset = { $recipient } reçoit { $dataset }, dont rien ne lui est remis dans l'autre
held-variables = { $recipient } reçoit d'autres variables de { $dataset }
held-purposes = { $recipient } se sert de { $dataset } pour d'autres finalités
held-channels = { $recipient } reçoit { $dataset } par d'autres canaux
held-conditions = { $recipient } reçoit { $dataset } sous d'autres conditions
held-basis = { $recipient } reçoit { $dataset } sur un autre fondement
held-clause = { $topic } : { $subject }
compare-only = Dans « { $convention } » seulement
compare-different = Dans les deux, et différent
compare-same = Ces deux conventions font la même chose.
detail-variables = variables : { $names }
detail-purposes = pour : { $text }
detail-channels = par : { $text }
detail-conditions = conditions : { $text }
detail-conditions-of = { $names } : { $text }
detail-key = { $key } : { $value }
detail-change = { $before } → { $after }
detail-before = avant : { $text }
detail-after = après : { $text }
detail-gone = retiré : { $text }
detail-new = ajouté : { $text }
cited-before = avant : { $before }
cited-after = après : { $after }
cited-both = avant : { $before } ; après : { $after }
mark-personal = données sur des personnes
mark-commits-less = engage moins
mark-commits-more = engage plus
mark-weaker = protège moins
mark-stronger = protège plus

## Comparing: approvals of an amendment

approval-one = approbation de { $by } : { $reason }
approval-all = approbation de chacun, { $by } : { $reason }
approval-any = approbation de l'un d'eux, { $by } : { $reason }
approval-annex = seule l'annexe change, et la convention lui en confie la charge
approval-named = la convention dit qui approuve ses avenants
approval-parties = la convention ne dit pas qui approuve ses avenants : toutes ses parties
approval-new-party = cette partie entre par l'avenant

## Comparing: departures from the cadre

deviation-dataset-missing = il manque le jeu { $subject } du socle
deviation-access-missing = { $recipient } ne reçoit pas de { $subject } tout ce que donne le cadre
deviation-protection-weaker = { $recipient } reçoit des variables de { $subject } avec moins de protection que dans le cadre
deviation-protection-other = { $recipient } reçoit des variables de { $subject } autrement protégées que dans le cadre
deviation-clause-weaker = { $topic } { $subject }, { $key } : engage moins que le cadre
deviation-rule-missing = il manque la règle du cadre : { $subject }
deviation-rule-looser = règle plus souple que celle du cadre : { $subject } ({ $key })
deviation-cited = convention : { $local } ; cadre : { $cadre }
deviation-cited-cadre = cadre : { $cadre }
deviation-none = La convention garde le socle de son cadre, et rien n'y est plus faible.
deviation-count = { $count ->
    [one] Un écart
   *[other] { $count_text } écarts
}

## Register: adhesions, coverage, census

school-unknown = { $uai } : inconnu de l'annuaire
school-closed = { $uai } ({ $name }) : fermé
school-out-of-territory = { $uai } ({ $name }) : hors du territoire de la partie
school-not-its-competence = { $uai } ({ $name }) : de la compétence d'une autre collectivité
school-not-itself = { $uai } : un établissement adhère pour lui-même seulement
census-title = Recensement des conventions d'échange de données
census-description = Une ligne par chose que remet une convention, exécutée par la plateforme ou connue sur papier seulement.
census-convention = identifiant de la convention
census-titre = titre de la convention
census-forme = exécutable par la plateforme, ou connue sur papier seulement
census-nature = sorte de convention, comme l'écrit le langage des conventions
census-cadre = identifiant du cadre qu'elle applique
census-academies = codes des académies concernées, séparés par une espace ; vide si nul ne peut le dire
census-collectivite = identifiant de la collectivité ; vide quand ni l'un ni l'autre côté n'en est une
census-nom-collectivite = nom de la collectivité
census-niveau = niveau de la collectivité
census-territoire = territoire de la collectivité, niveau et code
census-sens = sens de l'échange, vu de la collectivité
census-de = qui remet ; le rôle si personne ne le tient
census-a = qui reçoit ; le rôle si personne ne le tient
census-jeu = identifiant du jeu de données, si la plateforme le connaît
census-donnees = ce qui est remis
census-donnees-personnelles = s'il y a des données sur des personnes ; vide si on ne le sait pas
census-finalites = codes des finalités, séparés par une espace
census-signee-le = jour de la signature
census-notifiee-le = jour de la notification
census-en-vigueur = si la convention est en vigueur ; vide si on ne le sait pas
census-fin-le = premier jour où elle n'est plus en vigueur, s'il est connu
coverage-heading = { $academies ->
    [0] Aucune académie n'a de convention.
    [one] Une académie a au moins une convention
   *[other] { $academies_text } académies ont au moins une convention
}
coverage-without = Sans convention : { $names }
coverage-unplaced = Académie inconnue : { $names }
coverage-cell = { $authority } : { $dataset } ({ $direction })
coverage-to-authority = reçoit
coverage-from-authority = remet
coverage-between-authorities = reçoit d'une collectivité
coverage-paper = sur papier seulement
answers-q5 = Q5, la convention cadre y est connue
answers-q6 = Q6, elle y a une convention d'application
answers-q7 = Q7, il y a d'autres conventions au niveau local ou départemental
answers-yes = { $count_text } sur { $all_text } : oui
answer-yes = oui
answer-no = non
answer-unknown = on ne sait pas

## Register: keys of its files

block-adhesion = Adhésion : un fichier « .adhesion.md »
block-adhesion-about = Une collectivité ou un établissement adhère à une convention en la signant, avec sa propre liste d'établissements. Le fichier a un en-tête entre deux lignes « +++ » ; le texte qui suit est pour les personnes.
block-paper = Convention sur papier : un fichier « .paper.md »
block-paper-about = Ce que le recensement doit savoir d'une convention que personne n'exécute : entre qui, depuis quand, jusqu'à quand, quelles données. Le fichier a un en-tête entre deux lignes « +++ » ; le texte qui suit est fait de remarques.
key-adhesion-id = identifiant de l'adhésion
key-adhesion-joins = convention à laquelle on adhère
key-adhesion-party = qui adhère, et le rôle qu'il prend ; les clés sont celles du bloc « party »
key-adhesion-signed-on = jour de la signature ; sans lui, l'adhésion est un projet
key-adhesion-notified-on = jour où les autres parties en ont été averties
key-adhesion-schools = ses établissements, par leur UAI : son annexe 1
key-adhesion-reference = où est l'original signé
key-paper-id = identifiant dans le recensement
key-paper-title = titre de la convention
key-paper-kind = sorte de convention
key-paper-applies = cadre appliqué
key-paper-parties = ses parties ; les clés sont celles du bloc « party »
key-paper-signed-on = jour de la signature
key-paper-notified-on = jour de la notification
key-paper-ends-on = premier jour où elle n'est plus en vigueur, s'il est connu
key-paper-term = durée, comme dans l'en-tête d'une convention ; sans elle, nul ne sait si la convention est en vigueur
key-paper-data = ce qu'elle fait échanger
key-paper-data-dataset = jeu de données, si la plateforme le connaît
key-paper-data-what = ce qui est remis, en quelques mots
key-paper-data-from = partie ou rôle qui remet
key-paper-data-to = parties ou rôles qui reçoivent
key-paper-data-purposes = finalités, codes de `code-lists/finalites.csv`
key-paper-data-personal = s'il y a des données sur des personnes ; clé absente si on ne le sait pas
key-paper-reference = où est l'original
key-paper-scan = sa numérisation, gardée dans `conventions/scans/`
key-paper-scan-file = nom du fichier
key-paper-scan-sha256 = empreinte SHA-256 du fichier
key-front-matter-amends = pour un avenant : le texte entier qu'il modifie, et qui l'a proposé
key-front-matter-amends-number = numéro de l'avenant, à partir de 1
key-front-matter-amends-sha256 = empreinte SHA-256 du texte modifié
key-front-matter-amends-proposed-by = parties qui le proposent
key-front-matter-amends-proposed-on = jour de la proposition
key-front-matter-amends-in-force-on = premier jour où il est en vigueur, quand on le sait

## Comparing: text

diff-heading = { $title } : { $before } → { $after }
diff-effects = { $count ->
    [0] Aucun effet : les deux textes font la même chose.
    [one] Un effet
   *[other] { $count_text } effets
}
diff-articles = { $count ->
    [0] Le texte des articles est le même.
    [one] Un article change
   *[other] { $count_text } articles changent
}
diff-incomplete = Comparaison incomplète : ces textes donnent plus de combinaisons qu'une comparaison n'en regarde.
heading-article = article { $number } ({ $title })
heading-annex = { $number } de l'annexe ({ $title })
heading-title = « { $title } »
heading-preamble = texte avant le premier article
article-new = nouveau : { $after }
article-gone = retiré : { $before }
article-renumbered = { $before } devient { $after }
article-changed = { $after }
article-retitled = titre modifié
article-reworded = texte modifié
article-clauses = clauses modifiées : voir les effets

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
life-entry-begins = la convention prend effet
life-entry-renewal = la convention est renouvelée jusqu'au { $last_day } inclus
life-entry-renewal-to-agree = dernier jour pour convenir de renouveler la convention
life-entry-notice-deadline-received = dernier jour pour recevoir une dénonciation, si la convention doit finir le { $last_day }
life-entry-notice-deadline-sent = dernier jour pour envoyer une dénonciation, si la convention doit finir le { $last_day }
life-entry-review = dernier jour pour tenir la réunion demandée avant le renouvellement (« { $meeting } »)
life-entry-annex-update = dernier jour pour actualiser l'annexe technique ({ $body })
life-entry-amendment = l'avenant n° { $number_text } prend effet
life-entry-departure = dernier jour de { $by } dans la convention ; les autres parties continuent
life-entry-fault-delay = dernier jour pour remédier à ce que dit la mise en demeure de { $by }
life-entry-conciliation-delay = dernier jour pour tenir la conciliation
life-entry-opens-fault = la mise en demeure est restée sans effet : la convention peut être résiliée pour faute
life-entry-opens-force-majeure = la force majeure a duré : chaque partie peut résilier la convention sans délai
life-entry-opens-court = { $known ->
    [yes] le litige peut être porté devant le juge : { $court }
   *[no] le litige peut être porté devant le juge
}
life-entry-deposit = dépôt attendu : { $title } ({ $period })
life-entry-ends = { $cause ->
    [term] dernier jour de la convention, si elle n'est pas renouvelée
   *[other] dernier jour de la convention
}
life-entry-goes-on-ends = dernier jour de ce qui continue après la fin : { $what }
life-entry-duty = { $what }
life-entry-destruction = à détruire : { $what }
life-entry-retention = fin de la durée de conservation : { $what }
life-entry-meeting = réunion : { $body }
life-entry-convocation = dernier jour pour convoquer : { $body }
life-entry-action = action du plan : { $what }
life-entry-indicator = indicateur à établir : { $what }
life-entry-project-opens = le projet ouvre : { $what }
life-entry-project-closes = dernier jour du projet : { $what }
life-entry-answer = répondre à la demande de la personne
life-entry-forward = transmettre la demande à { $to }
life-event-place = article { $article } de { $convention } : { $title }
life-event-who = à faire par : { $who }
life-event-suspended = suspendu ce jour-là, autant qu'on le sache
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
key-front-matter-kind = sorte de convention
key-front-matter-applies = cadre appliqué ; nécessaire à une application
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
key-dataset-due-every = rythme
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
key-rule-within = avec `require = "cosignature"` : ce que la dernière cosignature du journal peut avoir d'âge
key-rule-lasts = avec `require = "clearance"` : ce qu'une habilitation peut durer au plus
type-texts = liste de textes
type-delay = délai : `at-once` (sans délai) ou durée ISO 8601, heures admises
type-number = nombre entier de { $least } à { $most }
type-uai = numéro UAI
type-uais = liste de numéros UAI
type-file-name = nom de fichier
reference-values = Listes fermées
reference-values-about = Une liste vaut pour tous les blocs qui s'en servent. Le nom entre parenthèses est celui des clés.
reference-names = Qui peut être nommé
reference-names-about = Les clés `who`, `to`, `with`, `chair` et leurs semblables nomment un rôle (`region`), une partie (`region-exemple`) ou une instance (`comite-pilotage`) de la convention ou de son cadre, ou bien :
reference-value = Valeur
reference-whole-example = Exemple complet :
reference-whole-examples = Exemples complets :
name-each-party = chacune des parties
name-persons = les personnes concernées par les données
name-public = tout le monde
name-cnil = la CNIL
block-duty = Bloc « duty » : une obligation
block-duty-about = Qui doit quel acte, à qui, quand, et ce qui le prouve. Toute obligation a un débiteur et un moment : un délai (`within`) à partir d'un évènement (`from`), un rythme (`every`), un jour (`on`, `by`) ou ce qu'elle précède (`before`).
block-body = Bloc « body » : une instance
block-body-about = Comité ou groupe : qui y siège, qui le préside, quand il se réunit et sur quoi il décide.
block-right = Bloc « right » : les droits des personnes
block-right-about = Qui traite quelles demandes, en combien de temps, qui transmet à qui, et à qui écrire.
block-processing = Bloc « processing » : un traitement, inscrit au registre
block-processing-about = Ce que le registre des traitements dit (RGPD, article 30). Plusieurs responsables sont conjoints (article 26).
block-secure-space = Bloc « secure-space » : un accès sécurisé sur projet
block-secure-space-about = Travail sur place, sur des données détaillées ; rien ne sort sans avoir été vérifié.
block-ent = Bloc « ent » : l'alimentation d'un ENT
block-ent-about = Qui fournit l'annuaire à quel exploitant, pour quelles écoles, sous quelle forme et à quel rythme.
block-competence = Bloc « competence » : la répartition des compétences
block-competence-about = Les lignes d'un domaine de la matrice : pour chaque acte, qui réalise (R), qui répond du résultat (A, un seul), qui est consulté (C), qui est informé (I).
block-action = Bloc « action » : une action du plan
block-action-about = Ce qui sera fait, qui le mène, avec qui, pour quand, et comment on saura que c'est fait.
block-indicator = Bloc « indicator » : un indicateur
block-indicator-about = Ce qui est mesuré, à partir de quels faits, à quel rythme, et ce qui est visé.
key-front-matter-attached-to = convention à laquelle celle-ci est rattachée : ses parties, ses instances et ses jeux de données peuvent être nommés
key-party-called = comment le texte l'appelle ensuite
key-party-kind = sorte d'organisme
key-party-uai = numéro d'établissement
key-party-under = rôle ou partie pour le compte de qui cet organisme agit : il ne signe pas
key-party-members = rôle des membres pour lesquels elle signe
key-party-signatories = qui signe pour elle
key-party-signatories-title = qualité du signataire
key-party-signatories-name = son nom, si le texte le dit
key-party-signatories-delegation = acte qui lui délègue la signature
key-party-deliberation = délibération qui autorise à signer
key-party-deliberation-assembly = assemblée qui a délibéré
key-party-deliberation-number = numéro de la délibération
key-party-deliberation-on = jour de la délibération
key-party-contacts = autres personnes à qui écrire
key-party-contacts-function = ce dont elle s'occupe
key-party-contacts-mail = sa boîte
key-party-contacts-name = son nom ou celui du service
key-dataset-basis = texte qui oblige à le déposer, avec `duty = "required"`
key-dataset-system = système d'information d'où il vient
key-dataset-perimeter = personnes, établissements ou années dont il parle
key-dataset-variables = variables que l'annexe énumère ; toutes celles du schéma si la clé est absente
key-dataset-access = comment il est ouvert à l'autre partie
key-dataset-provisions = dispositions techniques : format, encodage, service
key-dataset-security = règles de sécurité
key-grant-anonymity = anonymat des lignes remises : chacune semblable à d'autres, au moindre coût
key-grant-anonymity-k = nombre minimal de lignes qui portent les mêmes valeurs
key-grant-anonymity-quasi = variables que d'autres peuvent connaître d'une personne ; celles de nature `quasi` si la clé est absente
key-grant-anonymity-sensitive = variable que nul ne doit apprendre d'une personne
key-grant-anonymity-l = nombre minimal de valeurs distinctes de cette variable parmi des lignes semblables
key-grant-anonymity-t = écart maximal entre les parts de cette variable parmi des lignes semblables et dans tout le fichier
key-grant-anonymity-left-out = un seul niveau par variable, et au plus cette part de lignes retirées ; si la clé est absente, des niveaux au plus fin par groupe et aucune ligne retirée
key-grant-table = tableau remis à la place des lignes : jamais une ligne ne part
key-grant-table-dimensions = dimensions, niveaux du plus large au plus fin : une variable, le groupe de son code `group(pcs)`, ou ce que l'annuaire dit de l'établissement (`commune(uai)`, `departement(uai)`, `nature(uai)`)
key-grant-table-count = variable dont les valeurs s'additionnent ; les lignes sont comptées si la clé est absente
key-grant-table-amount = montant additionné, dont chaque ligne apporte sa part : une case ne doit pas dire celle d'un seul ; arrondi à l'unité
key-grant-table-method = comment les cases sont protégées ; `suppress` si la clé est absente
key-grant-table-requirement = ce qui doit rester vrai d'une case masquée ; `width` si la clé est absente
key-grant-table-epsilon = bruit : ce que ce tableau dépense, en millièmes d'epsilon
key-grant-table-budget = bruit : ce que tous les tableaux des mêmes données peuvent dépenser
key-grant-table-keep = cases publiées quoi qu'il arrive : un code par colonne, rien pour une marge ; une case sous le seuil ne peut pas l'être
key-grant-table-hide = cases masquées quoi qu'il arrive
key-grant-table-shared-with = rôles ou parties avec qui le destinataire peut rapprocher ses tableaux : ils sont audités ensemble
key-grant-disclosure = secret statistique des tableaux : un préréglage, et ce que la convention dit de plus strict
key-grant-consent = consentement des personnes, recueilli avant l'envoi
key-grant-consent-who = qui le recueille
key-grant-retention = combien de temps le destinataire garde les données
key-disclosure = secret statistique : un préréglage, et ce que la convention dit de plus strict
key-preset = préréglage d'un domaine
key-threshold = plus petit effectif publié
key-dominance = part d'une case que ses plus gros contributeurs peuvent atteindre
key-largest = nombre de plus gros contributeurs comptés ensemble
key-p = à quel point le deuxième contributeur peut connaître le premier
key-zeros = ce qu'on fait des cases vides ; publiées si la clé est absente
key-lasts = durée de conservation
key-why = pourquoi si longtemps ; nécessaire au-delà de 36 mois
key-id = nom de la clause dans la convention
key-within = délai, à partir de `from` ; ou combien de temps avant `before`, au moins
key-from = évènement d'où court le délai, ou qui fait naître l'obligation
key-before = évènement avant lequel l'acte est dû
key-until = évènement jusqu'auquel l'acte est dû
key-every = rythme
key-on = jours de l'année (mois-jour)
key-by = jour au plus tard
key-basis = texte qui le fonde
key-datasets = jeux de données concernés
key-purposes = finalités, codes de `code-lists/finalites.csv`
key-retention = conservation, puis suppression
key-channel = canal d'envoi
key-duty-who = qui doit l'acte : rôles, parties ou instances
key-duty-act = sorte d'acte
key-duty-what = ce qui est dû, en clair
key-duty-to = à qui
key-duty-proof = ce qui le prouve
key-duty-survives = `true` : dû aussi après la fin de la convention
key-body-name = nom de l'instance
key-body-members = qui y siège
key-body-members-who = rôle ou partie représenté
key-body-members-seats = nombre de sièges
key-body-parity = `true` : autant de sièges de chaque côté
key-body-chair = qui préside ; plusieurs coprésident
key-body-guests = qui peut être invité
key-body-meets = quand elle se réunit ; nécessaire si elle décide
key-body-convened = comment elle est convoquée
key-body-convened-who = qui convoque
key-body-convened-within = délai entre la convocation et la réunion
key-body-decides = ce qu'elle décide
key-body-missions = ce qu'elle suit ou prépare, sans le décider
key-right-rights = droits concernés
key-right-about = demandes concernées
key-right-persons = personnes concernées
key-right-who = qui traite la demande
key-right-within = délai de réponse
key-right-forward = qui transmet la demande
key-right-forward-who = qui l'a reçue
key-right-forward-to = qui la traitera
key-right-forward-within = délai, à partir de la réception de la demande
key-right-tell = à qui la réponse est communiquée
key-right-contact = partie dont le délégué à la protection des données est le point de contact
key-right-processing = traitement concerné
key-processing-name = nom du traitement au registre
key-processing-controllers = responsables ; conjoints s'ils sont plusieurs
key-processing-processors = sous-traitants
key-processing-lawfulness = ce qui le rend licite (RGPD, article 6)
key-processing-persons = catégories de personnes
key-processing-data = catégories de données
key-processing-sensitive = `true` : des données relèvent de l'article 9 ou 10 du RGPD
key-processing-recipients = destinataires
key-processing-security = mesures de sécurité
key-processing-transfers = transferts hors de l'Union européenne et leurs garanties
key-processing-impact-assessment = `true` : une analyse d'impact est nécessaire (RGPD, article 35)
key-secure-space-name = nom du projet
key-secure-space-who = qui tient l'espace
key-secure-space-to = qui y travaille
key-secure-space-datasets = jeux de données ouverts dans l'espace
key-secure-space-opens-on = premier jour
key-secure-space-closes-on = premier jour où il est fermé
key-secure-space-outputs = qui vérifie ce qui sort
key-secure-space-outputs-who = qui vérifie
key-secure-space-outputs-within = délai de la vérification
key-secure-space-conditions = ce à quoi chacun s'engage avant d'entrer
key-ent-name = nom de l'ENT
key-ent-exploitant = rôle ou partie de l'exploitant
key-ent-who = qui fournit l'annuaire
key-ent-level = degré d'enseignement
key-ent-form = extrait de l'annuaire ; celui d'un ENT si la clé est absente
key-ent-schools = établissements du périmètre, un à un
key-ent-territory = territoire dont tous les établissements sont du périmètre, s'ils ne sont pas énumérés
key-ent-categories = catégories de fichiers ; toutes si la clé est absente
key-ent-variables = attributs transmis, comme les fichiers les nomment ; tous sauf l'INE si la clé est absente
key-ent-prefix = préfixe des noms de fichiers
key-ent-delta = rythme des exports différentiels ; aucun si la clé est absente
key-ent-complete-on = jour de la semaine de l'export complet
key-ent-initialisation = comment se fait le premier export
key-ent-archive = nom de l'archive tar, s'il y en a une
key-ent-bordereau = code du destinataire au bordereau, s'il y en a un
key-ent-objections = `true` : les personnes qui s'opposent sont retirées avant chaque export
key-ent-retention = conservation des comptes fermés
key-competence-domain = domaine
key-competence-basis = texte qui vaut pour tout le domaine
key-competence-cells = lignes du domaine
key-competence-cells-what = acte
key-competence-cells-responsible = R : qui réalise
key-competence-cells-accountable = A : qui répond du résultat, un seul
key-competence-cells-consulted = C : qui est consulté avant
key-competence-cells-informed = I : qui est informé
key-competence-cells-datasets = jeux de données dont l'échange relève de cet acte
key-action-what = ce qui sera fait
key-action-theme = partie du plan
key-action-who = qui la mène
key-action-with = avec qui
key-action-year = année du plan ; chaque année si la clé est absente
key-action-indicators = indicateurs de la convention qui disent où elle en est
key-indicator-what = ce qui est mesuré
key-indicator-facts = faits dont il est compté
key-indicator-who = qui le donne, si la plateforme ne connaît pas les faits
key-indicator-target = ce qui est visé

## Values of closed lists

values-trigger = évènements d'où courent les délais (`from`, `before`, `until`)
value-trigger-signature = la dernière signature
value-trigger-notification = la notification de la convention
value-trigger-amendment = la signature d'un avenant
value-trigger-renewal = le renouvellement
value-trigger-notice-received = la réception de la lettre recommandée de dénonciation
value-trigger-formal-notice-sent = l'envoi de la mise en demeure
value-trigger-formal-notice-received = la réception de la mise en demeure
value-trigger-conciliation-failed = l'échec de la conciliation
value-trigger-force-majeure = le début d'un cas de force majeure
value-trigger-end = la fin de la convention, quelle qu'en soit la cause
value-trigger-school-year-start = le début de l'année scolaire
value-trigger-school-year-end = la fin de l'année scolaire
value-trigger-meeting = la réunion
value-trigger-deposit = un dépôt
value-trigger-delivery = une mise à disposition
value-trigger-data-collected = la collecte des données auprès des personnes
value-trigger-reference-change = le changement d'un référentiel partagé
value-trigger-processing-change = le changement d'un traitement ou de ses conditions
value-trigger-incident-known = la connaissance d'un incident
value-trigger-breach-known = la connaissance d'une violation de données
value-trigger-difficulty-known = la connaissance d'une difficulté
value-trigger-request-received = la réception d'une demande
value-trigger-objection-received = la réception d'une opposition
value-trigger-request-answered = la réponse à une demande
value-trigger-account-change = la création, la modification ou la suppression notifiée d'un compte
value-trigger-account-closed = la fin du droit à un compte
value-trigger-pupil-left = le départ d'un élève
value-trigger-school-closed = la fermeture d'un établissement
value-trigger-contract-signed = la signature du contrat d'un prestataire
value-trigger-contract-end = la fin du contrat d'un prestataire
value-trigger-purpose-reached = la finalité atteinte, comme la fin d'une étude
value-trigger-project-opened = l'ouverture du projet
value-trigger-project-closed = la clôture du projet
value-trigger-agent-left = le départ d'un agent habilité
value-trigger-publication = une publication qui utilise les données
value-trigger-communication = une communication à la presse ou au public
values-recurrence = rythmes (`every`, `delta`)
value-recurrence-always = en permanence
value-recurrence-day = chaque jour
value-recurrence-week = chaque semaine
value-recurrence-month = chaque mois
value-recurrence-quarter = chaque trimestre
value-recurrence-half-year = deux fois par an
value-recurrence-year = une fois par an
value-recurrence-several = plusieurs fois par an
value-recurrence-request = sur demande
value-recurrence-need = autant que de besoin
values-agreement-kind = sortes de conventions (`kind`)
value-agreement-kind-cadre = cadre : il parle de rôles, que ses applications lient à des organismes
value-agreement-kind-application = application locale d'un cadre
value-agreement-kind-partenariat-ent = partenariat pour un espace numérique de travail
value-agreement-kind-responsabilite-conjointe = accord de responsables conjoints (RGPD, article 26)
value-agreement-kind-annuaire = mise à disposition de l'annuaire fédérateur, avec un établissement
value-agreement-kind-repartition-competences = répartition des compétences
value-agreement-kind-partenariat-actions = partenariat d'actions, avec un plan annuel
value-agreement-kind-acces-projet = accès sécurisé à des données détaillées, sur projet
values-renewal-mode = renouvellement (`mode`)
value-renewal-mode-tacit = de lui-même
value-renewal-mode-express = par un acte
values-notice-form = forme d'un préavis (`form`)
value-notice-form-registered-letter = lettre recommandée avec accusé de réception
values-term-start = début de la durée (`from`)
value-term-start-notification = la notification
value-term-start-signature = la signature
values-counted-from = jour d'une lettre d'où court un délai (`from`)
value-counted-from-receipt = sa réception
value-counted-from-sending = son envoi
values-count = façon de compter les mois (`count`)
value-count-date-to-date = de date à date
value-count-full-months = par mois pleins
values-ends-for = à qui un préavis met fin (`ends_for`)
value-ends-for-all = toutes les parties
value-ends-for-author = son seul auteur
values-goes-on-until = ce qui continue (`goes_on.until`)
value-goes-on-until-school-year-end = jusqu'à la fin de l'année scolaire
value-goes-on-until-always = sans fin
values-proposal = proposer un avenant (`proposed`)
value-proposal-any = l'un de ceux qui peuvent proposer
value-proposal-together = tous ensemble
values-approval = approuver un avenant (`approved`)
value-approval-all = tous ceux qui approuvent
value-approval-any = l'un d'eux
values-party-kind = sortes d'organismes (`kind`)
value-party-kind-ministere = ministère
value-party-kind-academie = académie
value-party-kind-region-academique = région académique
value-party-kind-dsden = direction des services départementaux
value-party-kind-region = région
value-party-kind-departement = département
value-party-kind-commune = commune
value-party-kind-epci = groupement de communes
value-party-kind-eple = collège ou lycée
value-party-kind-association = association
value-party-kind-prestataire = prestataire
value-party-kind-exploitant = exploitant d'un ENT
value-party-kind-autorite = autorité indépendante
value-party-kind-recherche = laboratoire de recherche
values-contact-function = fonctions d'un contact (`function`)
value-contact-function-rssi = responsable de la sécurité des systèmes d'information
value-contact-function-referent-donnees = référent pour les données
value-contact-function-referent-numerique = référent numérique
value-contact-function-correspondant-technique = correspondant technique
value-contact-function-assistance = assistance aux utilisateurs
value-contact-function-directeur-publication = directeur de la publication
value-contact-function-alerte = chaîne d'alerte
value-contact-function-communication = communication
value-contact-function-suivi = suivi de la convention
values-field = domaines de l'annexe (`field`)
value-field-statistiques = statistiques
value-field-scolarite = scolarité
value-field-numerique = numérique
value-field-bati-scolaire = bâti scolaire
values-duty-level = force d'une ligne d'annexe (`duty`)
value-duty-level-required = obligatoire, par un texte
value-duty-level-expected = attendu
value-duty-level-desirable = souhaité
values-openness = ouverture d'un jeu de données (`access`)
value-openness-open = accès libre
value-openness-registration = accès réservé, sur inscription
value-openness-reserved = accès réservé
value-openness-file = remise d'un fichier
values-scope = lignes remises (`scope`)
value-scope-territory = celles de son territoire
value-scope-all = toutes
values-channel = canaux (`channels`, `channel`)
value-channel-file = fichier
value-channel-api = API
value-channel-sftp = SFTP
value-channel-open = portail de données ouvertes
value-channel-secure-space = espace sécurisé
values-stability = pseudonymes (`pseudonym`)
value-stability-stable = le même d'année en année
value-stability-yearly = un autre chaque année
values-preset = préréglages du secret statistique (`preset`)
value-preset-enterprises = entreprises : seuil de 3, dominance de 85 %
value-preset-fiscal = données fiscales : seuil de 11, dominance de 85 %
value-preset-research-output = sorties d'un espace sécurisé : seuil de 10, dominance de deux à 90 %
value-preset-pupils = élèves : seuil de 5
value-preset-pupils-10 = élèves : seuil de 10
value-preset-pupils-11 = élèves : seuil de 11
values-zero-cells = cases vides d'un tableau (`zeros`)
value-zero-cells-published = publiées
value-zero-cells-hidden = masquées comme un petit effectif
values-table-method = protection des cases d'un tableau (`method`)
value-table-method-suppress = cases masquées, et d'autres avec elles
value-table-method-round = petits effectifs arrondis à zéro ou au seuil, marges additives
value-table-method-noise = bruit d'un budget déclaré
values-table-requirement = ce qui reste vrai d'une case masquée (`requirement`)
value-table-requirement-width = toute valeur que permet la règle reste possible
value-table-requirement-exact = sa valeur ne peut pas être calculée
values-forbidden = ce qu'une règle interdit (`forbid`)
value-forbidden-variable = qu'une sorte de variables parte sans protection
value-forbidden-purpose = une finalité
value-forbidden-transfer = la cession à un tiers
values-required = ce qu'une règle exige (`require`)
value-required-source-mention = la mention des sources
value-required-clearance = des agents habilités
value-required-no-duplicate-survey = aucune enquête sur ce qui est déjà échangé
value-required-statistical-confidentiality = le secret statistique : rien qui permette de reconnaître quelqu'un
value-required-source-processing = un traitement source qui nomme chaque destinataire de données personnelles
value-required-cosignature = un journal cosigné par ses témoins depuis moins que `within`
values-variable-kind = sortes de variables (`variable.kind`)
value-variable-kind-ine = numéro national de l'élève
value-variable-kind-nominative = nominative
value-variable-kind-address = adresse
value-variable-kind-sensitive = sensible
value-variable-kind-quasi = quasi-identifiante
value-variable-kind-pseudonym = pseudonyme
value-variable-kind-plain = sans risque propre
values-act = sortes d'actes (`act`)
value-act-provide = fournir, mettre à disposition
value-act-update = mettre à jour
value-act-destroy = détruire, supprimer
value-act-attest = attester
value-act-alert = alerter d'un incident
value-act-declare = déclarer à une autorité, notifier aux personnes
value-act-inform = informer, avertir
value-act-answer = répondre
value-act-forward = transmettre une demande
value-act-consult = se concerter, demander l'accord
value-act-approve = valider, donner son accord
value-act-draft = rédiger, élaborer
value-act-publish = publier, afficher
value-act-record = inscrire à un registre
value-act-verify = vérifier, contrôler
value-act-secure = sécuriser
value-act-train = former, sensibiliser
value-act-assist = accompagner, conseiller
value-act-maintain = maintenir en état, assurer un service
value-act-appoint = désigner
value-act-choose = choisir une solution, un prestataire
value-act-meet = réunir, participer
value-act-study = étudier, évaluer, développer
value-act-abstain = s'abstenir
values-proof = preuves (`proof`)
value-proof-log = journal de preuves de la plateforme
value-proof-deposit = dépôt
value-proof-receipt = récépissé d'une mise à disposition
value-proof-certificate = attestation
value-proof-registered-letter = lettre recommandée
value-proof-signed-document = document signé
value-proof-document = document remis
value-proof-minutes = compte rendu de réunion
value-proof-report = rapport
value-proof-register-entry = inscription au registre des traitements
value-proof-page = page ou mention affichée
values-matter = ce qu'une instance décide (`decides`)
value-matter-annex = l'annexe technique et ses versions
value-matter-amendment = un avenant
value-matter-renewal = le renouvellement, après le bilan
value-matter-new-party = l'entrée d'un partenaire
value-matter-action-plan = le plan d'actions
value-matter-dashboard = le tableau de bord commun et ses indicateurs
value-matter-calendar = le calendrier des travaux
value-matter-purposes = les orientations et les finalités
value-matter-security = la politique de sécurité
value-matter-projects = les projets admis dans un espace sécurisé
value-matter-harmonisation = l'harmonisation des échanges
value-matter-difficulties = les difficultés entre les parties
values-person-right = droits des personnes (`rights`)
value-person-right-information = information
value-person-right-access = accès
value-person-right-rectification = rectification
value-person-right-erasure = effacement
value-person-right-limitation = limitation
value-person-right-portability = portabilité
value-person-right-objection = opposition
value-person-right-post-mortem = directives après la mort
values-lawfulness = licéité (`lawfulness`)
value-lawfulness-consent = consentement
value-lawfulness-contract = contrat
value-lawfulness-legal-obligation = obligation légale
value-lawfulness-vital-interests = intérêts vitaux
value-lawfulness-public-interest = mission d'intérêt public
value-lawfulness-legitimate-interests = intérêts légitimes
values-teaching-level = degrés d'enseignement (`level`)
value-teaching-level-premier-degre = premier degré
value-teaching-level-second-degre = second degré
values-directory-form = extrait de l'annuaire (`form`)
value-directory-form-aaf = annuaire d'un ENT (AAF)
value-directory-form-gpei = gestion des parcs d'équipements des collectivités (GPEI)
values-category = catégories de fichiers de l'annuaire (`categories`)
value-category-eleve = élèves
value-category-etabeducnat = établissements
value-category-perseducnat = personnels
value-category-persreleleve = responsables et contacts des élèves
value-category-infoseducnat = informations générales
value-category-matiereeducnat = matières
value-category-mefeducnat = formations
values-week-day = jours de la semaine (`complete_on`)
value-week-day-monday = lundi
value-week-day-tuesday = mardi
value-week-day-wednesday = mercredi
value-week-day-thursday = jeudi
value-week-day-friday = vendredi
value-week-day-saturday = samedi
value-week-day-sunday = dimanche
values-initialisation = premier export (`initialisation`)
value-initialisation-with-complete = avec le prochain export complet
value-initialisation-apart = par un export à part
values-fact = faits (`facts`)
value-fact-deposits = dépôts reçus
value-fact-lateness = retards
value-fact-findings = anomalies constatées
value-fact-deliveries = mises à disposition
value-fact-decisions = décisions d'accès
value-fact-requests = demandes des personnes
value-fact-objections = oppositions
value-fact-incidents = incidents
value-fact-duties = obligations tenues et non tenues
value-fact-actions = actions du plan
value-fact-meetings = réunions
value-fact-surveys = enquêtes auprès des établissements
value-fact-audience = fréquentation de l'ENT
value-fact-data = les données d'un jeu

## Clauses in a few words

label-id = Identifiant
label-name = Nom
label-called = Dit aussi
label-role = Rôle
label-kind = Sorte
label-territory = Territoire
label-siren = SIREN
label-uai = UAI
label-under = Pour le compte de
label-members = Membres
label-signatories = Signataires
label-title = Qualité
label-delegation = Délégation
label-deliberation = Délibération
label-assembly = Assemblée
label-number = Numéro
label-on = Jours
label-dpo = Délégué à la protection des données
label-contacts = Contacts
label-function = Fonction
label-mail = Courriel
label-schema = Schéma
label-field = Domaine
label-duty = Force
label-basis = Fondement
label-producer = Producteur
label-due = Échéance
label-every = Rythme
label-system = Système d'information
label-perimeter = Périmètre
label-variables = Variables
label-access = Accès
label-provisions = Dispositions techniques
label-security = Sécurité
label-accept = Acceptation en partie
label-partial = En partie
label-set-aside-max = Part mise de côté au plus
label-dataset = Jeu de données
label-to = À
label-party = Destinataire
label-scope = Lignes
label-purposes = Finalités
label-protect = Protections
label-variable = Variable
label-pseudonym = Pseudonyme
label-generalise = Regroupée par
label-drop = Retirée
label-anonymity = Anonymat
label-k = Lignes semblables au moins
label-quasi = Variables connaissables
label-l = Valeurs distinctes au moins
label-t = Écart au plus
label-left-out = Lignes retirées au plus
label-disclosure = Secret statistique
label-preset = Préréglage
label-threshold = Seuil
label-dominance = Dominance
label-largest = Plus gros contributeurs
label-table = Tableau
label-dimensions = Dimensions
label-amount = Montant
label-method = Méthode
label-requirement = Exigence
label-epsilon = Epsilon (millièmes)
label-budget = Budget (millièmes)
label-keep = Cases publiées
label-hide = Cases masquées
label-shared-with = Rapprochés avec
label-p = Règle p
label-zeros = Cases vides
label-consent = Consentement
label-retention = Conservation
label-channels = Canaux
label-channel = Canal
label-forbid = Interdit
label-require = Exigé
label-except = Sauf
label-purpose = Finalité
label-except-contractor = Sauf au prestataire d'une étude
label-text = Mention
label-who = Qui
label-act = Acte
label-what = Quoi
label-datasets = Jeux de données
label-within = Délai
label-from = À partir de
label-before = Avant
label-until = Jusqu'à
label-by = Au plus tard le
label-proof = Preuve
label-survives = Survit à la fin
label-seats = Sièges
label-parity = À parité
label-chair = Présidence
label-guests = Invités
label-meets = Réunions
label-convened = Convocation
label-decides = Décide
label-missions = Missions
label-rights = Droits
label-about = Demandes
label-persons = Personnes
label-forward = Transmission
label-tell = Réponse communiquée à
label-contact = Point de contact
label-processing = Traitement
label-controllers = Responsables
label-processors = Sous-traitants
label-lawfulness = Licéité
label-data = Données
label-sensitive = Données sensibles
label-recipients = Destinataires
label-transfers = Transferts hors de l'Union
label-impact-assessment = Analyse d'impact
label-lasts = Durée
label-why = Justification
label-opens-on = Ouverture
label-closes-on = Clôture
label-outputs = Sorties
label-conditions = Engagements
label-exploitant = Exploitant
label-level = Degré
label-schools = Établissements
label-categories = Catégories de fichiers
label-prefix = Préfixe
label-delta = Différentiel
label-complete-on = Complet
label-initialisation = Premier export
label-archive = Archive
label-bordereau = Bordereau
label-objections = Oppositions appliquées
label-domain = Domaine
label-cells = Actes
label-responsible = R, réalise
label-accountable = A, répond
label-consulted = C, consulté
label-informed = I, informé
label-theme = Thème
label-with = Avec
label-year = Année
label-indicators = Indicateurs
label-facts = Faits
label-target = Cible
show-delay-at-once = sans délai
show-delay-years = { $count ->
    [one] { $count_text } an
   *[other] { $count_text } ans
}
show-delay-months = { $count_text } mois
show-delay-weeks = { $count ->
    [one] { $count_text } semaine
   *[other] { $count_text } semaines
}
show-delay-days = { $count ->
    [one] { $count_text } jour
   *[other] { $count_text } jours
}
show-delay-hours = { $count ->
    [one] { $count_text } heure
   *[other] { $count_text } heures
}
show-yes = oui
show-no = non
show-first = le 1er { $month }
show-day = le { $day } { $month }
show-date = le { $day } { $month } { $year }
show-date-first = le 1er { $month } { $year }
show-pair = { $label } : { $value }
show-and = { " " }et{ " " }
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
caption-party = Partie
caption-dataset = Jeu de données
caption-grant = Mise à disposition
caption-rule = Règle d'usage
caption-duty = Obligation
caption-body = Instance
caption-right = Droits des personnes
caption-processing = Traitement
caption-secure-space = Accès sécurisé sur projet
caption-ent = Alimentation d'un ENT
caption-competence = Répartition des compétences
caption-action = Action
caption-indicator = Indicateur

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
schema-key-entente-record = élément qui fait une ligne, quand un dépôt est un XML du ministère (SIECLE, STS, AAF)
schema-key-entente-excluded = variables qui ne doivent jamais être déposées
schema-key-entente-rules = règles entre variables
schema-key-entente-changes = bornes d'évolution depuis la dernière version acceptée
schema-key-entente-field-kind = ce que la variable dit des personnes
schema-key-entente-field-code-list = nomenclature dont la valeur est un code, valable à la date de référence
schema-key-entente-field-check = un contrôle ou plusieurs, de la liste ci-dessous
schema-key-entente-field-position = place de la variable dans les lignes d'un fichier à largeur fixe : premier caractère, à partir de 1, et nombre de caractères
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

## Couverture des textes par les modèles

coverage-title = Ce que les modèles exécutent des textes fondateurs
coverage-introduction = Texte par texte et article par article : ce que le texte demande, en peu de mots, où il le demande, et la clause du modèle qui l'exécute ou la raison pour laquelle cela reste en prose. Cette page est tirée des inventaires `conventions/coverage/*.toml` et des modèles `conventions/models/` ; un test refuse une clause qu'aucune ligne ne demande, et une ligne qui n'a ni clause ni raison.
coverage-text = Texte
coverage-model = Modèle
coverage-duties = Lignes de l'inventaire
coverage-executed = Exécutées
coverage-prose = Restées en prose
coverage-clauses = Clauses du modèle
coverage-total = Ensemble
coverage-reasons = Raisons de rester en prose
coverage-place = Où, dans le texte
coverage-duty = Ce que le texte demande
coverage-by = Ce qui l'exécute
coverage-stays-prose = reste en prose : { $reason }
coverage-front = en-tête, `{ $key }`
coverage-elsewhere = `{ $clause }`, article { $article }
coverage-reason-intention = intention
coverage-reason-intention-about = le texte déclare un contexte, un but, un vœu : nul n'y doit un acte.
coverage-reason-definition = définition
coverage-reason-definition-about = le texte dit un mot, une composition, ou ce que tient un autre article.
coverage-reason-law = matière de loi
coverage-reason-law-about = le texte rappelle une règle qu'un juge ou une autorité applique.
coverage-reason-judgement = appréciation humaine
coverage-reason-judgement-about = le texte s'en remet au jugement de quelqu'un.
coverage-reason-option = faculté
coverage-reason-option-about = le texte permet, sans obliger.
coverage-reason-by-construction = tenu par construction
coverage-reason-by-construction-about = le programme ne peut pas faire autrement : nulle clause n'est à écrire.
coverage-reason-form-of-act = forme de l'acte
coverage-reason-form-of-act-about = exemplaires, paraphes, lieu et moyen de la signature.
# Page d'une convention
page-id = Identifiant
page-parties = Parties
page-signed-on = Signée le
page-notified-on = Notifiée le
page-sha256 = Empreinte du texte (SHA-256)
page-article = Article { $number } : { $title }
page-signatures = Signatures
page-unsigned = Ce texte n'est pas signé ici.


## Import of a data contract

diagnostic-odcs-yaml = ce contrat de données ne se lit pas à partir d'ici
diagnostic-odcs-yaml-cause = ce n'est ni du YAML 1.2 ni du JSON
diagnostic-odcs-yaml-alias = les ancres et les alias de YAML (&, *, <<) ne sont pas suivis : quelques lignes peuvent en valoir des milliards
diagnostic-odcs-yaml-tag = les types de YAML propres à un logiciel (!…) ne sont pas lus
diagnostic-odcs-yaml-second = un fichier ne tient qu'un contrat
diagnostic-odcs-yaml-large = le contrat a trop de niveaux ou trop de valeurs
diagnostic-odcs-yaml-key = une clé est un texte
diagnostic-odcs-yaml-twice = cette clé est écrite deux fois
diagnostic-odcs-yaml-empty = le fichier est vide
diagnostic-odcs-yaml-remedy = écrivez le contrat en YAML simple, un seul par fichier, sans alias
diagnostic-odcs-not-a-contract = ce fichier n'est pas un contrat ODCS 3 (trouvé : « { $found } »)
diagnostic-odcs-not-a-contract-cause = un contrat a « kind: DataContract » et « apiVersion: v3.… »
diagnostic-odcs-not-a-contract-remedy = demandez le contrat en ODCS 3, ou convertissez-le (« datacontract export »)
diagnostic-odcs-without-schema = ce contrat n'a pas d'objet dans « schema »
diagnostic-odcs-without-schema-cause = un jeu de données se fait d'un objet de « schema » et de ses « properties »
diagnostic-odcs-without-schema-remedy = ajoutez l'objet qui décrit les variables
diagnostic-odcs-name = « { $name } » ne donne pas le nom d'un dossier, ou le donne deux fois
diagnostic-odcs-name-cause = le dossier d'un jeu de données s'appelle en minuscules sans accent, chiffres et tirets
diagnostic-odcs-name-remedy = donnez à l'objet un « physicalName » tel que « effectifs-lycees »
diagnostic-odcs-classification = la sensibilité « { $value } » de « { $variable } » n'est pas connue
diagnostic-odcs-classification-cause = la variable est tenue pour sensible jusqu'à ce que quelqu'un dise ce qu'elle dit des personnes
diagnostic-odcs-classification-remedy = écrivez « entente.kind » de chaque variable dans schema.json : c'est lui qui décide des protections
diagnostic-odcs-sensitivity-absent = le contrat ne dit d'aucune variable de « { $dataset } » ce qu'elle dit des personnes
diagnostic-odcs-sensitivity-absent-cause = sans cela, aucune n'est protégée
diagnostic-odcs-sensitivity-absent-remedy = écrivez « entente.kind » de chaque variable qui parle d'une personne, dans schema.json
diagnostic-odcs-left-out = « { $what } » n'est pas repris
diagnostic-odcs-left-out-cause = schema.json n'a pas de mot pour cela
diagnostic-odcs-left-out-remedy = écrivez-le comme une règle (« entente.rules ») s'il doit être contrôlé

dictionary-id = **Identifiant du jeu de données** : `{ $id }`
dictionary-system = **Système d'information source** : { $system }
dictionary-key = **Clé** : { $names }
raci-domain = Domaine
raci-act = Acte
raci-basis = Texte
raci-datasets = Jeux de données
raci-article = Article
