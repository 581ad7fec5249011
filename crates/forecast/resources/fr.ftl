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
