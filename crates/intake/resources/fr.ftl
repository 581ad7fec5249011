# Constatations d'un contrôle et remèdes : une phrase par code, et ses variantes.

# La structure du fichier.
finding-empty-file = Le fichier est vide : il ne contient ni en-tête ni ligne de données.
finding-empty-file-header-only = Le fichier ne contient que son en-tête, aucune ligne de données.
remedy-empty-file = Relancez l'extraction à la source, vérifiez qu'elle produit des lignes, puis déposez à nouveau.
finding-not-delimited-text =
    { $format ->
        [XLSX] Le fichier est un classeur Excel, pas un fichier texte délimité.
        [XLS] Le fichier est un ancien classeur Excel, pas un fichier texte délimité.
        [ODS] Le fichier est un classeur LibreOffice, pas un fichier texte délimité.
        [ZIP] Le fichier est une archive ZIP, pas un fichier texte délimité.
        [PDF] Le fichier est un document PDF, pas un fichier texte délimité.
        [binary] Le fichier n'est pas du texte.
       *[other] Le fichier est au format { $format }, ce n'est pas un fichier texte délimité.
    }
remedy-not-delimited-text =
    { $format ->
        [XLSX] Ouvrez le classeur et enregistrez la feuille au format « CSV UTF-8 », puis déposez ce fichier.
        [XLS] Ouvrez le classeur et enregistrez la feuille au format « CSV », puis déposez ce fichier.
        [ODS] Ouvrez le classeur et enregistrez la feuille au format « Texte CSV », puis déposez ce fichier.
        [ZIP] Décompressez l'archive et déposez le fichier texte qu'elle contient.
        [gzip] Décompressez l'archive et déposez le fichier texte qu'elle contient.
       *[other] Déposez l'extraction au format texte délimité (CSV), telle que le système source la produit.
    }
finding-not-delimited-text-endless = À partir de la ligne { $line }, une ligne ne se termine jamais : la suite du fichier n'a pas été lue.
remedy-not-delimited-text-endless = Vérifiez les fins de ligne autour de la ligne { $line } ; le fichier est peut-être tronqué ou écrit sur une seule ligne.
finding-row-count =
    { $count ->
        [one] Le fichier contient { $count_text } ligne alors que { $expected_text } étaient annoncées.
       *[other] Le fichier contient { $count_text } lignes alors que { $expected_text } étaient annoncées.
    }
remedy-row-count = Le transfert a peut-être été interrompu : comparez avec le bordereau, puis déposez le fichier complet.
finding-header-missing = La colonne « { $variable } » ({ $title }) manque dans le fichier.
finding-header-missing-all = Aucun des { $count_text } noms de variables attendus n'a été trouvé à la ligne { $line }, lue comme l'en-tête.
remedy-header-missing = Ajoutez la colonne « { $variable } » à l'extraction.
remedy-header-missing-near = La colonne « { $header } » lui ressemble : renommez-la « { $variable } ».
remedy-header-missing-optional = La variable « { $variable } » sera vide dans les données transmises ; ajoutez-la à l'extraction si la source la connaît.
remedy-header-missing-all = Vérifiez que la première ligne porte les noms de variables du dictionnaire ({ $columns } colonne(s) lue(s), séparateur « { $delimiter } ») et qu'il s'agit du bon jeu de données.
finding-header-unknown =
    { $count ->
        [one] La colonne « { $header } » n'est pas attendue ; elle n'a pas été conservée.
       *[other] { $count_text } colonnes ne sont pas attendues, dont « { $header } » ; elles n'ont pas été conservées.
    }
finding-header-unknown-unnamed =
    { $count ->
        [one] Une colonne n'a pas de nom ; elle n'a pas été conservée.
       *[other] { $count_text } colonnes n'ont pas de nom ou ne sont pas attendues ; elles n'ont pas été conservées.
    }
remedy-header-unknown = Rien à faire si ces colonnes sont en trop ; sinon, donnez-leur le nom de la variable au dictionnaire.
remedy-header-unknown-near = S'agit-il de « { $variable } » ? Dans ce cas, renommez la colonne « { $header } ».
finding-header-duplicate = La colonne « { $variable } » est présente plusieurs fois.
remedy-header-duplicate = Ne gardez qu'une colonne « { $variable } » ; on ne peut pas savoir laquelle fait foi.
finding-header-spelling = La colonne « { $header } » a été lue comme « { $variable } ».
remedy-header-spelling = Rien à corriger dans ce dépôt ; écrivez « { $variable } » dans les prochaines extractions.
finding-excluded-variable = La colonne « { $header } » ({ $title }) ne doit jamais être déposée. Ses valeurs n'ont pas été lues.
finding-excluded-variable-article = La colonne « { $header } » ({ $title }) ne doit jamais être déposée : l'article { $article } l'interdit. Ses valeurs n'ont pas été lues.
remedy-excluded-variable = Retirez la colonne « { $header } » de l'extraction et déposez à nouveau.
finding-ragged-row =
    { $count ->
        [one] La ligne { $line } n'a pas le bon nombre de cellules : { $found } au lieu de { $expected_text }.
       *[other] { $count_text } lignes n'ont pas le bon nombre de cellules ({ $found } le plus souvent, au lieu de { $expected_text }), la première à la ligne { $line }.
    }
remedy-ragged-row = Ouvrez le fichier à la ligne { $line } : un séparateur est en trop, manque, ou figure dans un texte qui devrait être entre guillemets.
finding-quote =
    { $count ->
        [one] Un guillemet est mal fermé à la ligne { $line }.
       *[other] { $count_text } lignes ont un guillemet mal fermé, la première à la ligne { $line }.
    }
remedy-quote = À la ligne { $line }, fermez le guillemet ; à l'intérieur d'un texte entre guillemets, doublez-le ("").
finding-nul-byte =
    { $count ->
        [one] La ligne { $line } contient un octet nul.
       *[other] { $count_text } lignes contiennent un octet nul, la première à la ligne { $line }.
    }
remedy-nul-byte = Le fichier a sans doute été abîmé par une conversion ou un transfert : refaites l'extraction.
finding-blank-line =
    { $count ->
        [one] Une ligne vide a été ignorée.
       *[other] { $count_text } lignes vides ont été ignorées.
    }
remedy-blank-line = Rien à corriger.

# Les valeurs.
finding-encoding =
    { $count ->
        [one] À la ligne { $line }, « { $variable } » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier ({ $encoding }).
       *[other] Sur { $count_text } lignes, « { $variable } » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier ({ $encoding }), d'abord à la ligne { $line }.
    }
remedy-encoding = Des fichiers d'encodages différents ont sans doute été mis bout à bout, ou convertis deux fois. Refaites l'extraction en une fois, en UTF-8.
finding-encoding-declared =
    { $count ->
        [one] Le document se déclare en { $declared } et contient { $encoding } : un octet le montre, à la ligne { $line }.
       *[other] Le document se déclare en { $declared } et contient { $encoding } : { $count_text } octets le montrent, d'abord à la ligne { $line }.
    }
remedy-encoding-declared = Il a été lu tel qu'il est. Corrigez la déclaration, ou l'enregistrement, dans l'outil qui le produit : d'autres outils liraient des noms abîmés.
finding-missing-value =
    { $count ->
        [one] « { $variable } » n'est pas renseignée à la ligne { $line }, alors qu'elle est obligatoire.
       *[other] « { $variable } » n'est pas renseignée sur { $count_text } lignes, alors qu'elle est obligatoire ; la première est la ligne { $line }.
    }
remedy-missing-value = Complétez « { $variable } » dans le système source, puis refaites l'extraction.
finding-type =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas du type attendu :
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas du type attendu (par exemple « { $value } » ; première ligne : { $line }) :
    } { $type ->
        [integer] un nombre entier
        [number] un nombre
        [boolean] oui ou non (O/N)
        [date] une date
        [year] une année
       *[string] un texte
    }.
remedy-type =
    { $type ->
        [integer] Écrivez un nombre entier, sans unité ni décimale.
        [number] Écrivez un nombre, avec une virgule ou un point pour les décimales, sans unité.
        [boolean] Écrivez O ou N.
        [date] Écrivez la date sous la forme 2026-09-01 ou 01/09/2026.
        [year] Écrivez l'année en quatre chiffres.
       *[string] Écrivez un texte.
    }
remedy-type-scientific = « { $value } » vient d'un tableur, qui a arrondi le nombre : refaites l'extraction sans ouvrir le fichier dans un tableur.
finding-enum =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas l'une des valeurs permises ({ $allowed }).
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas l'une des valeurs permises ({ $allowed }) : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-enum = Valeurs permises : { $allowed }.
remedy-enum-near = Valeurs permises : { $allowed }. « { $value } » est sans doute « { $near } ».
finding-pattern =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'a pas la forme attendue.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'a pas la forme attendue : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-pattern = Forme attendue : { $pattern }
finding-range =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, est hors des bornes.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » est hors des bornes : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-range =
    Bornes : { $bounds ->
        [both] entre { $minimum } et { $maximum }
        [minimum] au moins { $minimum }
       *[maximum] au plus { $maximum }
    }.
finding-length =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, est trop courte ou trop longue.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » est trop courte ou trop longue : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-length =
    Nombre de caractères : { $bounds ->
        [both] entre { $minimum } et { $maximum }
        [minimum] au moins { $minimum }
       *[maximum] au plus { $maximum }
    }.
finding-duplicate =
    { $count ->
        [one] La ligne { $line } répète une clé ({ $variable }) déjà présente à la ligne { $first_line }.
       *[other] { $count_text } lignes répètent une clé ({ $variable }) déjà présente plus haut : la première est la ligne { $line }, qui répète la ligne { $first_line }.
    }
remedy-duplicate = Comparez les lignes { $first_line } et { $line }, puis retirez à la source la ligne en trop.
finding-uai =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas un numéro UAI valable.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas un numéro UAI valable : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-uai = Un numéro UAI a sept chiffres et une lettre de contrôle.
remedy-uai-key = La lettre de contrôle de « { $value } » devrait être { $expected } : vérifiez les chiffres.
remedy-uai-near = « { $value } » est sans doute « { $near } » : retirez les blancs autour du numéro.
remedy-uai-zeros = « { $value } » est sans doute « { $near } » : un tableur a retiré le zéro du début. Refaites l'extraction sans ouvrir le fichier dans un tableur.
finding-uai-unknown =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, ne figure pas dans le répertoire des établissements.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » ne figure pas dans le répertoire des établissements : par exemple « { $value } » (première ligne : { $line }).
    }
finding-uai-unknown-unchecked = Le répertoire des établissements n'est pas chargé : on n'a pas vérifié que les numéros de « { $variable } » existent.
remedy-uai-unknown = Vérifiez le numéro ; si l'établissement est récent, faites mettre à jour le répertoire.
remedy-uai-unknown-unchecked = Demandez à l'exploitant de charger le répertoire des établissements.
finding-uai-closed =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, désigne un établissement qui n'était pas ouvert le { $date }.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » désigne un établissement qui n'était pas ouvert le { $date } : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-uai-closed = Remplacez-le par le numéro de l'établissement ouvert à cette date.
remedy-uai-closed-since = « { $value } » est fermé depuis le { $closed_on } : indiquez l'établissement qui a repris ses élèves.
remedy-uai-closed-before = « { $value } » n'ouvre que le { $opened_on } : vérifiez la période du dépôt.
finding-ine =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'a pas la forme d'un INE.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'a pas la forme d'un INE : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-ine = Un INE a neuf chiffres et deux lettres, ou dix chiffres et leur lettre de contrôle. Corrigez-le dans le système source.
finding-siret =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas un numéro { $form } valable.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas un numéro { $form } valable : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-siret = Un numéro SIREN a neuf chiffres, un SIRET quatorze, sans espace, et leur clé est vérifiée : recopiez le { $form } depuis l'avis de situation.
finding-code-unknown =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas un code de la nomenclature « { $list } » au { $date }.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas un code de la nomenclature « { $list } » au { $date } : par exemple « { $value } » (première ligne : { $line }).
    }
finding-code-unknown-unchecked = La nomenclature « { $list } » n'est pas chargée : les codes de « { $variable } » n'ont pas été vérifiés.
remedy-code-unknown = Cherchez le code dans la nomenclature « { $list } » en vigueur le { $date } et corrigez-le à la source.
remedy-code-unknown-near = « { $value } » est peut-être « { $near } » ; vérifiez dans la nomenclature « { $list } » en vigueur le { $date }.
remedy-code-unknown-zeros = « { $value } » est sans doute « { $near } » : un tableur a retiré les zéros du début. Refaites l'extraction sans ouvrir le fichier dans un tableur.
remedy-code-unknown-scientific = « { $value } » vient d'un tableur, qui a pris le code pour un nombre : refaites l'extraction sans ouvrir le fichier dans un tableur.
remedy-code-unknown-unchecked = Demandez à l'exploitant de charger la nomenclature « { $list } ».
finding-code-closed =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, est un code de la nomenclature « { $list } » qui n'est pas valable le { $date }.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » est un code de la nomenclature « { $list } » qui n'est pas valable le { $date } : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-code-closed = Utilisez la nomenclature « { $list } » en vigueur le { $date } ; le fichier emploie sans doute celle d'une autre année.
remedy-code-closed-since = « { $value } » est fermé depuis le { $closes_on } : utilisez la nomenclature « { $list } » en vigueur le { $date }, pas celle de l'année précédente.
remedy-code-closed-before = « { $value } » n'ouvre que le { $opens_on } : vérifiez la période du dépôt, ou utilisez la nomenclature « { $list } » en vigueur le { $date }.
finding-school-year =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas une année scolaire.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas une année scolaire : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-school-year = Écrivez l'année de la rentrée (2026) ou les deux années qui se suivent (2026-2027).

# Les causes qui touchent plusieurs variables, et la forme des lignes.
finding-header-order =
    { $count ->
        [one] La colonne « { $header } » n'est pas à la place que lui donne le dictionnaire ; elle a été lue quand même.
       *[other] { $count_text } colonnes ne sont pas dans l'ordre du dictionnaire, à partir de la colonne { $column } (« { $header } » au lieu de « { $expected } ») ; elles ont été lues d'après leur nom.
    }
remedy-header-order = Rien à corriger : les colonnes sont reconnues à leur nom.
remedy-header-order-exact = Mettez les colonnes dans l'ordre du dictionnaire : le schéma demande exactement cet ordre.
remedy-header-unknown-refused = Retirez ces colonnes, ou donnez-leur le nom de la variable au dictionnaire : le schéma n'admet aucune autre colonne.
finding-shifted-row =
    { $count ->
        [one] À la ligne { $line }, les cellules sont décalées d'une colonne à partir de la colonne { $column }.
       *[other] Sur { $count_text } lignes, les cellules sont décalées d'une colonne ; la première est la ligne { $line }, à partir de la colonne { $column }.
    }
remedy-shifted-row = Ouvrez le fichier à la ligne { $line } : autour de la colonne { $column }, une cellule manque ou figure deux fois. Corrigez l'extraction, pas les cellules une à une.
finding-trailing-separator =
    { $count ->
        [one] Une ligne finit par un séparateur de trop ; elle a été lue quand même.
       *[other] { $count_text } lignes finissent par un séparateur de trop ; elles ont été lues quand même.
    }
remedy-trailing-separator = Rien à corriger dans ce dépôt ; si vous le pouvez, retirez de l'extraction le séparateur de fin de ligne.
finding-footer =
    { $count ->
        [one] La ligne { $line } est un total ou une remarque, pas une ligne de données ; elle a été mise de côté.
       *[other] { $count_text } lignes, à partir de la ligne { $line }, sont des totaux ou des remarques, pas des lignes de données ; elles ont été mises de côté.
    }
remedy-footer = Retirez ces lignes de l'extraction : un fichier de données ne contient que ses lignes.
finding-leading-zeros =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, a perdu ses zéros de tête dans un tableur.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » a perdu ses zéros de tête dans un tableur : par exemple « { $value } » (première ligne : { $line }).
    }
finding-leading-zeros-several = { $count_text } valeurs de { $variables_text } variables ({ $names }) ont perdu leurs zéros de tête dans un tableur : par exemple « { $value } » (première ligne : { $line }).
remedy-leading-zeros = Refaites l'extraction sans ouvrir le fichier dans un tableur ; pour l'y regarder, importez ces colonnes comme du texte.
finding-encoding-several = { $count_text } valeurs de { $variables_text } variables ({ $names }) contiennent un caractère abîmé, ou écrit dans un autre encodage que le fichier ({ $encoding }) ; la première est à la ligne { $line }.
finding-encoding-row = À la ligne { $line }, « { $variable } » contient un caractère abîmé, ou écrit dans un autre encodage que le fichier.
finding-code-list-outdated =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, est un code de la nomenclature « { $list } » de { $year } : il n'est pas valable le { $date }.
       *[other] « { $variable } » emploie la nomenclature « { $list } » de { $year } : sur { $count_text } lignes, son code n'est pas valable le { $date }, par exemple « { $value } » (première ligne : { $line }).
    }
finding-code-list-outdated-several = { $variables_text } variables ({ $names }) emploient la nomenclature « { $list } » de { $year } : { $count_text } de leurs codes ne sont pas valables le { $date }, par exemple « { $value } » (première ligne : { $line }).
remedy-code-list-outdated = Chargez dans le système source la nomenclature « { $list } » en vigueur le { $date }, puis refaites l'extraction.
finding-duplicate-row = La ligne { $line } répète une clé qui figure déjà plus haut.
remedy-duplicate-row = Comparez-la avec la ligne du dessus qui a la même clé, puis retirez à la source la ligne en trop.

# Le classeur des lignes à corriger.
workbook-summary = Synthèse
workbook-to-correct = Lignes à corriger
workbook-rows =
    { $causes ->
        [one] { $causes_text } cause, { $count_text } lignes à corriger sur { $rows_text }. Chaque commentaire dit ce qui ne va pas et que faire.
       *[other] { $causes_text } causes, { $count_text } lignes à corriger sur { $rows_text }. Chaque commentaire dit ce qui ne va pas et que faire.
    }
workbook-left-out =
    { $count ->
        [one] Ce classeur contient les { $most_text } premières lignes à corriger : { $count_text } autre n'y figure pas. Le fichier CSV des constatations les donne toutes.
       *[other] Ce classeur contient les { $most_text } premières lignes à corriger : { $count_text } autres n'y figurent pas. Le fichier CSV des constatations les donne toutes.
    }
workbook-line = Ligne { $line } du fichier reçu.
workbook-severity = Gravité
workbook-code = Code
workbook-variable = Variable
workbook-count = Nombre
workbook-share = Part
workbook-sentence = Constatation
workbook-remedy = Que faire
workbook-places = Premières places (ligne:colonne)
workbook-blocking = Bloquant
workbook-warning = Avertissement
workbook-note = Information

# La lecture des formes
finding-unreadable = Le fichier ne peut pas être lu.
remedy-unreadable = Ouvrez-le pour vérifier qu'il n'est pas abîmé, puis déposez-le de nouveau.
finding-unreadable-damaged = Le fichier { $form } est abîmé ou incomplet : il n'a pas pu être lu jusqu'au bout.
remedy-unreadable-damaged = Le transfert a peut-être été interrompu : ouvrez le fichier pour vérifier qu'il est entier, puis déposez-le de nouveau.
finding-unreadable-system = Le fichier n'a pas pu être lu par la plateforme.
remedy-unreadable-system = Déposez-le de nouveau ; si cela se répète, prévenez l'exploitant.
finding-unreadable-encrypted = Le fichier { $form } est protégé par un mot de passe.
remedy-unreadable-encrypted = Enregistrez-le sans mot de passe : le dépôt est chiffré de toute façon.
finding-unreadable-entity = Le fichier { $form } déclare des entités XML, qui ne sont jamais lues.
remedy-unreadable-entity = Enregistrez-le de nouveau avec un tableur ordinaire.
finding-unreadable-xml = Le document XML ne se lit plus à partir de la ligne { $line } (élément « { $path } ») : il est mal formé, coupé, ou sort des bornes.
remedy-unreadable-xml = Exportez-le de nouveau depuis l'application d'origine, puis déposez-le sans l'ouvrir ni l'enregistrer.
finding-unreadable-xml-entity = Le document XML déclare des entités à la ligne { $line } : elles ne sont jamais lues.
remedy-unreadable-xml-entity = Exportez-le de nouveau depuis l'application d'origine, sans déclaration d'entités.
finding-unreadable-token = Une valeur du fichier { $form } dépasse plusieurs millions de caractères : la lecture s'est arrêtée.
remedy-unreadable-token = Vérifiez l'extraction : une valeur n'est sans doute pas terminée.
finding-unreadable-sheet-bounds = Le tableau dépasse ce qu'un tableur peut contenir : la lecture s'est arrêtée.
remedy-unreadable-sheet-bounds = Déposez l'extraction en texte délimité (CSV), telle que le système source l'écrit.
finding-unreadable-strings = Les textes du classeur dépassent { $mebibytes_text } Mio : il est trop grand pour être lu.
remedy-unreadable-strings = Enregistrez la feuille au format « CSV UTF-8 » et déposez ce fichier.
finding-unreadable-no-sheet = Le classeur n'a pas de feuille « { $sheet } ». Ses feuilles : { $sheets }.
remedy-unreadable-no-sheet = Indiquez l'une de ces feuilles.
finding-unreadable-method = L'archive est comprimée par une méthode qui n'est pas lue ({ $method }).
remedy-unreadable-method = Refaites l'archive avec la compression ordinaire des fichiers ZIP (« deflate »).
finding-unreadable-members = L'archive contient plus de { $max_text } fichiers : elle n'a pas été ouverte.
remedy-unreadable-members = Ne mettez dans l'archive que les fichiers du dépôt.
finding-unreadable-twice = Deux fichiers de l'archive portent le même nom : on ne peut pas savoir lequel est le bon.
remedy-unreadable-twice = Refaites l'archive en n'y mettant chaque fichier qu'une fois.
finding-unreadable-bomb = L'archive contient bien plus de données que sa taille ne le permet : elle n'a pas été lue.
remedy-unreadable-bomb = Déposez le fichier lui-même, sans archive.
finding-unreadable-nested = L'archive contient une autre archive, qui n'a pas été ouverte.
remedy-unreadable-nested = Mettez les fichiers directement dans l'archive du dépôt.
finding-unreadable-no-table =
    { $count ->
        [0] L'archive est vide.
        [one] Le fichier de l'archive n'est pas un tableau.
       *[other] Aucun des { $count_text } fichiers de l'archive n'est un tableau.
    }
remedy-unreadable-no-table = Mettez dans l'archive le fichier des données, en texte délimité (CSV), classeur, Parquet ou JSON.
finding-unreadable-records = Le fichier JSON n'est pas une liste d'enregistrements.
remedy-unreadable-records = Écrivez un objet par ligne, ou une liste d'objets dont chacun est une ligne du tableau.
finding-unreadable-depth = Une valeur du fichier JSON est imbriquée sur plus de { $max_text } niveaux : la lecture s'est arrêtée.
remedy-unreadable-depth = Déposez des enregistrements simples : un nom et une valeur pour chaque variable.
finding-unreadable-codec = Les pages du fichier Parquet sont comprimées en { $codec }, qui n'est pas lu.
remedy-unreadable-codec = Écrivez le fichier Parquet avec la compression « snappy » ou « zstd ».
finding-unreadable-columnar = Un groupe de lignes du fichier Parquet dépasse { $mebibytes_text } Mio pour une colonne : il est trop grand pour être lu.
remedy-unreadable-columnar = Écrivez le fichier Parquet par groupes d'un million de lignes au plus.
finding-unreadable-old-workbook = Ce classeur de l'ancien format XLS dépasse { $mebibytes_text } Mio : il est trop grand pour être lu.
remedy-unreadable-old-workbook = Enregistrez-le au format XLSX, ou la feuille au format « CSV UTF-8 ».
finding-bordereau = Le bordereau et les fichiers ne concordent pas.
remedy-bordereau = Comparez le bordereau et les fichiers, puis déposez de nouveau.
finding-bordereau-missing =
    { $count ->
        [one] Le fichier { $names } est annoncé par le bordereau et n'est pas dans le dépôt.
       *[other] { $count_text } fichiers sont annoncés par le bordereau et ne sont pas dans le dépôt : { $names }.
    }
remedy-bordereau-missing = Ajoutez les fichiers manquants, ou corrigez le bordereau.
finding-bordereau-extra =
    { $count ->
        [one] Le fichier { $names } est dans le dépôt et n'est pas annoncé par le bordereau ; il a été lu.
       *[other] { $count_text } fichiers sont dans le dépôt et ne sont pas annoncés par le bordereau ; ils ont été lus : { $names }.
    }
remedy-bordereau-extra = Vérifiez que ces fichiers font bien partie du dépôt.
finding-bordereau-sum =
    { $count ->
        [one] Le fichier { $names } n'est pas celui que le bordereau annonce : son empreinte est différente.
       *[other] { $count_text } fichiers ne sont pas ceux que le bordereau annonce, leur empreinte est différente : { $names }.
    }
remedy-bordereau-sum = Le fichier a changé après l'écriture du bordereau, ou pendant le transfert : refaites l'archive.
finding-bordereau-count =
    { $count ->
        [one] Le bordereau annonce { $expected_text } lignes pour { $name }, qui en contient { $count_text }.
       *[other] Le bordereau annonce { $expected_text } lignes pour { $name }, qui en contient { $count_text }.
    }
remedy-bordereau-count = Le fichier { $name } est peut-être incomplet : comparez avec le système source, puis déposez de nouveau.
finding-part-ignored = Une partie du dépôt n'a pas été lue.
remedy-part-ignored = Rien à faire si elle ne contient pas de données à transmettre.
finding-part-ignored-titles =
    { $count ->
        [one] Une ligne au-dessus de l'en-tête n'a pas été lue comme des données.
       *[other] { $count_text } lignes au-dessus de l'en-tête n'ont pas été lues comme des données.
    }
remedy-part-ignored-titles = Rien à corriger dans ce dépôt ; un fichier de données commence de préférence par son en-tête.
finding-part-ignored-sheet = La feuille « { $name } » n'a pas été lue : une seule feuille du classeur l'est.
remedy-part-ignored-sheet = Rien à faire si elle ne contient pas de données à transmettre ; sinon, déposez-la dans un fichier à part.
finding-part-ignored-member = Le fichier { $name } de l'archive n'est pas un tableau ; il n'a pas été lu.
remedy-part-ignored-member = Rien à faire s'il accompagne seulement les données.
finding-part-ignored-table = Le fichier { $name } de l'archive ne porte aucun des noms de variables attendus ; il n'a pas été lu.
remedy-part-ignored-table = S'il fait partie du dépôt, donnez-lui la même première ligne qu'aux autres fichiers.
finding-header-unknown-late =
    { $count ->
        [one] L'enregistrement { $line } porte un nom que les premiers n'ont pas, « { $header } » ; sa valeur n'a pas été gardée.
       *[other] { $count_text } enregistrements portent des noms que les premiers n'ont pas, dont « { $header } » (enregistrement { $line }) ; leurs valeurs n'ont pas été gardées.
    }
remedy-header-unknown-late = Donnez à tous les enregistrements les mêmes noms, avec « null » où il n'y a pas de valeur.

# Les formats et les règles entre variables.
finding-serial-date =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, est un numéro de jour de tableur, pas une date.
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » est un numéro de jour de tableur, pas une date : par exemple « { $value } » (première ligne : { $line }).
    }
remedy-serial-date = Dans le tableur, donnez à la colonne un format de date (AAAA-MM-JJ) avant d'enregistrer ; ou refaites l'extraction sans tableur.
remedy-serial-date-near = « { $value } » est sans doute le { $near }. Dans le tableur, donnez à la colonne un format de date (AAAA-MM-JJ) avant d'enregistrer ; ou refaites l'extraction sans tableur.
finding-format =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'a pas la forme attendue :
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'a pas la forme attendue (par exemple « { $value } » ; première ligne : { $line }) :
    } { $format ->
        [mef] un code MEF
        [pcs] un code de profession (PCS)
        [phone] un numéro de téléphone
        [email] une adresse électronique
        [uri] une adresse web
        [uuid] un identifiant UUID
        [binary] un contenu en base64
        [code-fantoir] un code FANTOIR
        [code-rna] un numéro RNA d'association
        [coordonnees-gps-francaises] une latitude et une longitude en France
        [french-gps] une longitude et une latitude en France
        [latitude-l93] une latitude en Lambert 93
        [longitude-l93] une longitude en Lambert 93
        [nomenclature-acte] une matière de la nomenclature des actes
        [opening-hours] des horaires d'ouverture
        [year-interval] un intervalle d'années
       *[other] { $format }
    }.
remedy-format =
    { $format ->
        [mef] Un code MEF a dix ou onze caractères, chiffres et lettres, sans point.
        [pcs] Un code PCS a deux chiffres, ou quatre caractères (422A).
        [phone] Écrivez dix chiffres (01 02 03 04 05) ou la forme internationale (+33 1 02 03 04 05).
        [email] Écrivez une adresse comme nom@exemple.fr, une seule par cellule.
        [coordonnees-gps-francaises] Écrivez la latitude puis la longitude, en degrés décimaux : 48.85,2.35
        [french-gps] Écrivez la longitude puis la latitude, en degrés décimaux : [2.35,48.85]
        [nomenclature-acte] Écrivez la matière et sa rubrique, comme Commande publique/Marchés publics.
        [opening-hours] Écrivez les horaires comme OpenStreetMap : Mo-Fr 08:00-18:00
        [year-interval] Écrivez deux années qui se suivent dans l'ordre : 2020/2024
       *[other] Corrigez la valeur dans le système source.
    }
finding-territory =
    { $count ->
        [one] La valeur « { $value } » de « { $variable } », à la ligne { $line }, n'est pas connue :
       *[other] Sur { $count_text } lignes, la valeur de « { $variable } » n'est pas connue (par exemple « { $value } » ; première ligne : { $line }) :
    } { $format ->
        [commune] un code de commune (INSEE)
        [code-commune-insee] un code de commune (INSEE)
        [commune-ministry] un code de commune en six positions
        [departement] un numéro de département
        [numero-departement] un numéro de département
        [departement-ministry] un département en trois positions
        [canton] un nom de canton
        [code-pays-iso2] un pays en deux lettres
        [code-pays-iso3] un pays en trois lettres
        [code-postal] un code postal
        [code-region] un code de région
        [nom-commune] un nom de commune
        [nom-departement] un nom de département
        [pays] un nom de pays
        [region] un nom de région
       *[other] { $format }
    }.
finding-territory-unchecked = La nomenclature « { $list } » n'est pas chargée : les valeurs de « { $variable } » n'ont pas été vérifiées.
remedy-territory-unchecked = Demandez à l'exploitant de charger la nomenclature « { $list } ».
remedy-territory =
    { $format ->
        [commune] Écrivez le code INSEE de la commune, cinq caractères avec le zéro de tête (01004), pas son code postal.
        [code-commune-insee] Écrivez le code INSEE de la commune, cinq caractères avec le zéro de tête (01004), pas son code postal.
        [commune-ministry] Écrivez le département en trois positions puis les trois chiffres de la commune (035238).
        [departement] Écrivez le numéro INSEE du département (01, 2A, 974).
        [numero-departement] Écrivez le numéro INSEE du département (01, 2A, 974).
        [departement-ministry] Écrivez le département en trois positions (035, 620 pour la Corse-du-Sud).
        [code-postal] Écrivez les cinq chiffres du code postal.
        [code-region] Écrivez le code INSEE de la région, deux chiffres (53).
        [code-pays-iso2] Écrivez le code à deux lettres du pays, en capitales (FR).
        [code-pays-iso3] Écrivez le code à trois lettres du pays, en capitales (FRA).
       *[other] Écrivez le nom officiel, avec ses accents et ses traits d'union.
    }
finding-foreign-key =
    { $count ->
        [one] À la ligne { $line }, la valeur ne figure pas
       *[other] Sur { $count_text } lignes (la première : { $line }), la valeur ne figure pas
    } { $resource ->
        [own] dans le fichier, où elle devrait être
        [institutions] dans le répertoire des établissements ouverts
       *[other] dans « { $resource } »
    }, par exemple { $value }.
remedy-foreign-key = Corrigez la valeur, ou ajoutez ce à quoi elle renvoie.
finding-foreign-key-unchecked = « { $variable } » renvoie à « { $resource } », qui n'est pas là : le renvoi n'a pas été vérifié.
remedy-foreign-key-unchecked = Déposez « { $resource } » avec ce fichier, ou demandez à l'exploitant de charger la référence.
finding-row-rule-row = La ligne { $line } n'est pas cohérente : { $value }.
finding-sum-row = À la ligne { $line }, le total n'est pas la somme de ses parties : { $value }.
remedy-sum-row = Recalculez le total, ou corrigez à la source la part qui est fausse.
finding-foreign-key-row = À la ligne { $line }, la valeur de { $variable } ne figure pas là où elle devrait : { $value }.
finding-row-rule =
    { $count ->
        [one] La ligne { $line } n'est pas cohérente ({ $value }) : { $title }.
       *[other] { $count_text } lignes ne sont pas cohérentes, par exemple { $value } (première ligne : { $line }) : { $title }.
    }
finding-rule-wording =
    { $wording_en ->
       *[other] { $wording_fr }
    }
remedy-row-rule = Comparez les valeurs de { $variable } sur ces lignes et corrigez à la source celle qui est fausse.
finding-sum =
    { $count ->
        [one] À la ligne { $line }, « { $first } » n'est pas la somme de { $others } ({ $value }).
       *[other] Sur { $count_text } lignes, « { $first } » n'est pas la somme de { $others } : par exemple { $value } (première ligne : { $line }).
    }
remedy-sum = Recalculez « { $first } », ou corrigez à la source la part qui est fausse.
finding-one-of-required =
    { $count ->
        [one] À la ligne { $line }, aucune de ces variables n'est renseignée : { $variable }.
       *[other] Sur { $count_text } lignes, aucune de ces variables n'est renseignée : { $variable } (première ligne : { $line }).
    }
remedy-one-of-required = Renseignez au moins l'une d'elles : { $variable }.
finding-cohesion =
    { $count ->
        [one] À la ligne { $line }, une partie seulement de ces variables est renseignée : { $variable } ({ $value }).
       *[other] Sur { $count_text } lignes, une partie seulement de ces variables est renseignée : { $variable } (première ligne : { $line }).
    }
remedy-cohesion = Renseignez-les toutes, ou laissez-les toutes vides : { $variable }.
finding-year-on-year =
    { $count ->
        [one] Un chiffre a changé de plus de { $max } % depuis la dernière version acceptée ({ $title }) : { $value }.
       *[other] { $count_text } chiffres ont changé de plus de { $max } % depuis la dernière version acceptée ({ $title }) : par exemple { $value }.
    }
remedy-year-on-year = Vérifiez que l'extraction est complète et sans doublon ; si l'évolution est réelle, dites-le avec le dépôt.
