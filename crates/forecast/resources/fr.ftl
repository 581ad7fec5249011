# Phrases de la prévision : lecture des panels, méthodes, scénarios, comparaison.

## Constatations d'un fichier d'effectifs

panel-fault-year = ligne { $line }, colonne « { $column } » : « { $value } » n’est pas une année scolaire (2021 ou 2021-2022)
panel-fault-school = ligne { $line }, colonne « { $column } » : l’établissement manque (valeur lue : « { $value } »)
panel-fault-grade = ligne { $line }, colonne « { $column } » : « { $value } » n’est pas un niveau de la correspondance
panel-fault-count-missing = ligne { $line }, colonne « { $column } » : l’effectif manque (valeur lue : « { $value } »), compté zéro
panel-fault-count = ligne { $line }, colonne « { $column } » : « { $value } » n’est pas un nombre entier d’élèves
panel-fault-duplicate = ligne { $line }, colonne « { $column } » : second effectif « { $value } » pour le même établissement, la même année et le même niveau ; le premier est gardé
panel-fault-ragged = ligne { $line } : la ligne est plus courte que l’en-tête à partir de « { $column } » (valeur lue : « { $value } »)

## Façon dont un chiffre est prévu

forecast-method-entry = entrées
forecast-method-progression = montée pédagogique
forecast-method-opening = ouverture d’un niveau
forecast-method-event = événement déclaré
forecast-method-closed = niveau fermé
forecast-method-sum = somme

## Méthodes comparées

forecast-compared-naive = effectif de l’année précédente
forecast-compared-cohort = cohorte, tout le monde monte
forecast-compared-territory-ratio = taux du territoire
forecast-compared-school-ratio = taux de l’établissement
forecast-compared-progression = taux de l’établissement rapproché de celui du territoire
forecast-compared-blended = le même, tempéré par l’effectif de l’année précédente
forecast-compared-reconciled = le même, accordé avec les territoires (publié)

## Scénarios

forecast-scenario-tendanciel = tendanciel
forecast-scenario-politique = de politique éducative
forecast-scenario-bas = bas
forecast-scenario-haut = haut

## Prévision de l'autre partie

forecast-standing-inside = dans notre intervalle
forecast-standing-above = au-dessus de notre intervalle
forecast-standing-below = au-dessous de notre intervalle
forecast-standing-unknown = sans prévision ou sans intervalle de notre côté

## Fichiers de secteurs

sector-fault-json = ligne { $line }, colonne { $column } : le texte n’est pas du JSON ; exportez les secteurs en GeoJSON et déposez le fichier tel quel
sector-fault-collection = le fichier n’est pas une collection d’entités (« FeatureCollection ») ; exportez la couche entière, et non une seule forme
sector-fault-large = le fichier a plus de { $max } positions ; simplifiez les contours, ou n’envoyez que les secteurs qui changent et leurs voisins
sector-fault-property = entité { $feature } : la propriété « { $property } » manque ; elle doit porter le numéro UAI de l’établissement du secteur
sector-fault-geometry = entité { $feature } : « { $found } » n’est pas une surface ; un secteur est un « Polygon » ou un « MultiPolygon »
sector-fault-point = entité { $feature } : sa forme n’est pas un point ; chaque lieu de résidence est un « Point »
sector-fault-coordinates = entité { $feature } : ses coordonnées ne sont pas des anneaux ; un anneau est une liste de positions
sector-fault-short = entité { $feature }, anneau { $ring } : { $positions } positions, il en faut au moins 4, la dernière égale à la première
sector-fault-open = entité { $feature }, anneau { $ring } : il ne finit pas où il commence ; répétez la première position à la fin
sector-fault-position = entité { $feature }, anneau { $ring }, position { $position } : « { $value } » n’est pas deux nombres ; écrivez la longitude puis la latitude
sector-fault-degrees = entité { $feature }, anneau { $ring }, position { $position } : « { $value } » n’est pas en degrés ; exportez en WGS 84 (EPSG:4326), longitude puis latitude
sector-fault-count = entité { $feature } : « { $property } » vaut « { $value } », qui n’est pas un nombre d’élèves ; écrivez un nombre à partir de 0
