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
