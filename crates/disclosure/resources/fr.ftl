# Fichiers
disclosure-file-absent = Le fichier `{ $path }` n'existe pas : vérifiez son nom et son dossier.
disclosure-file-there = Le fichier `{ $path }` existe déjà et n'est jamais remplacé : donnez un autre nom.
disclosure-file = Le fichier `{ $path }` ne peut être ni lu ni écrit ({ $reason }) : vérifiez vos droits et la place libre.
disclosure-read = Le fichier ne peut pas être lu ({ $reason }) : vérifiez vos droits.
disclosure-write = Le fichier de sortie ne peut pas être écrit ({ $reason }) : vérifiez vos droits et la place libre.
disclosure-no-table = { $line ->
    [0] Le fichier n'est pas un tableau en texte délimité ({ $reason }) : donnez un CSV en UTF-8 avec une ligne d'en-tête.
   *[other] Ligne { $line_text } : le fichier n'est pas un tableau en texte délimité ({ $reason }). Donnez un CSV en UTF-8, chaque ligne ayant autant de valeurs que l'en-tête.
}

# Tableaux d'effectifs
disclosure-dimensions = `{ $text }` ne désigne pas des dimensions : écrivez des colonnes distinctes, de la plus large à la plus fine, comme dans `region>dep,sexe`.
disclosure-column = Le fichier n'a pas de colonne `{ $column }` : son en-tête est `{ $header }`. Un tableau est séparé par des virgules.
disclosure-code = Ligne { $line_text }, colonne `{ $column }` : le code manque. Le fichier ne contient que les cellules intérieures, sans marge.
disclosure-count = Ligne { $line_text }, colonne `{ $column }` : `{ $value }` n'est pas un nombre entier de 0 à 9007199254740992.
disclosure-twice = Ligne { $line_text } : cette cellule a déjà été donnée. Chaque cellule figure une fois.
disclosure-size = Le tableau aurait { $cells } cellules, plus que les { $max } qui sont traitées : donnez moins de dimensions, ou des tableaux séparés.
disclosure-cell = Le tableau n'a pas de cellule `{ $cell }` : écrivez ses codes dans l'ordre des dimensions, un code vide pour une marge.
disclosure-rule = La règle `{ $rule }` a un paramètre hors de ses bornes.
disclosure-unsafe = { $count ->
    [one] Le tableau n'est pas écrit : { $count_text } cellule à risque pourrait encore être recalculée de trop près. Publiez moins de détail ou regroupez des catégories.
   *[other] Le tableau n'est pas écrit : { $count_text } cellules à risque pourraient encore être recalculées de trop près. Publiez moins de détail ou regroupez des catégories.
}
disclosure-audit-gap = Ligne { $line_text } : un code de `{ $column }` est donné sous un code plus large qui est vide.
disclosure-audit-count = Ligne { $line_text } : `{ $value }` n'est ni un nombre entier, ni vide pour une cellule masquée.
disclosure-audit-margin = La marge `{ $cell }` n'est pas dans le tableau publié : un audit a besoin de toutes les marges.
disclosure-audit-contradiction = Les cellules publiées se contredisent en `{ $cell }` : vérifiez que les effectifs et leurs marges viennent du même fichier.
disclosure-audit-crossed = Les variables de deux tableaux se croisent en { $parts_text } parties, plus que les { $max_text } qui sont auditées ensemble : prenez des variables plus grossières, ou un seul tableau.
disclosure-audit-size = Les cellules masquées ont ensemble { $degrees_text } degrés de liberté, plus que les { $max_text } qui sont résolus : auditez avec le tableau vrai, ou par parties.
disclosure-audit-own-cell = { $count_text } cellules sont masquées : ce que sait l'unique contributeur d'une cellule se juge jusqu'à { $max_text }.
disclosure-audit-overflow = Les additions ne peuvent pas être vérifiées en nombres exacts : les effectifs sont trop grands.

# Fichiers individuels
disclosure-variable = Le fichier n'a pas de variable `{ $variable }` : son en-tête est `{ $header }`.
disclosure-parameter = { $hint ->
    [no-quasi] Il faut au moins une variable connue d'autrui : nommez-la avec `--quasi`.
    [sampling] `{ $what }` n'est pas une part de la population : elle est au-dessus de 0 et au plus de 1.
    [classes] `{ $what }` n'est pas possible : demandez au moins 1, et nommez d'une à soixante variables avec `--quasi`.
    [unmet] `{ $what }` n'est pas possible : le fichier entier n'y satisfait pas. Demandez moins, ou donnez un fichier plus grand.
    [generalising] `{ $what }` n'est pas une manière de généraliser : écrivez `flat`, `date`, `interval:5,10`, `interval:5,10:6..20`, `prefix:11,4` ou `list:FICHIER`.
   *[listed-twice] `{ $what }` figure deux fois dans la liste : chaque valeur y a une ligne.
}
disclosure-hierarchy = { $count ->
    [one] La hiérarchie de `{ $variable }` ne contient pas { $count_text } de ses valeurs : complétez-la.
   *[other] La hiérarchie de `{ $variable }` ne contient pas { $count_text } de ses valeurs : complétez-la.
}
disclosure-row = { $count ->
    [one] Ligne { $line_text } : { $count_text } valeur, alors que l'en-tête en a { $expected_text }. Corrigez la ligne, ou vérifiez le séparateur du fichier.
   *[other] Ligne { $line_text } : { $count_text } valeurs, alors que l'en-tête en a { $expected_text }. Corrigez la ligne, ou vérifiez le séparateur du fichier.
}
disclosure-budget = Le budget de confidentialité ne permet pas { $asked_text } millièmes : il en reste { $left_text }. Demandez-en moins ; ce qui est dépensé ne revient pas.
disclosure-twin-empty = Rien à apprendre : le fichier n'a aucune ligne, ou aucune variable d'au plus { $max_text } valeurs.

# Clé des pseudonymes et ses parts
master-key-absent = La clé `{ $path }` n'est pas là : replacez-la, ou reconstituez-la avec deux parts (`entente key restore`).
master-key-read = La clé `{ $path }` ne peut pas être lue ({ $reason }) : vérifiez vos droits.
master-key-write = La clé `{ $path }` ne peut pas être écrite ({ $reason }) : une clé qui est là n'est jamais remplacée.
master-key-shape = `{ $path }` n'est pas un fichier de clé : il contient `entente-pseudonym-key-v1` et 64 chiffres hexadécimaux.
master-key-open = La clé `{ $path }` peut être lue par d'autres que son propriétaire : exécutez `chmod 600` sur ce fichier.
key-share-shape = Ce n'est pas une part de clé : le fichier contient `entente-pseudonym-share-v1`, un numéro de 1 à 3 et 80 chiffres hexadécimaux.
key-share-same = Les deux parts ont le même numéro : il en faut deux différentes.
key-share-apart = Les deux parts ne donnent pas une clé ensemble : elles sont de clés différentes, ou l'une a été modifiée.
held-variable = Le fichier n'a pas de variable `{ $variable }` : sa première ligne nomme les variables.
held-not-pseudonym = Ligne { $line_text } : ce n'est pas un pseudonyme, qui a 26 caractères de `a` à `z` et de `2` à `7`.
held-too-many = Le fichier a plus de { $max_text } pseudonymes : donnez-le en plusieurs parties.
disclosure-twin-column = Le fichier n'a pas de colonne `{ $column }` : nommez celle des effectifs avec `--count`.
disclosure-twin-count = Ligne { $line_text } : l'effectif n'est ni un nombre entier, ni vide pour une cellule masquée.
