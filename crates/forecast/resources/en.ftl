# Sentences of forecasts: reading panels, methods, scenarios, comparison.

## Findings of a file of counts

panel-fault-year = line { $line }, column “{ $column }”: “{ $value }” is not a school year (2021 or 2021-2022)
panel-fault-school = line { $line }, column “{ $column }”: the school is missing (value read: “{ $value }”)
panel-fault-grade = line { $line }, column “{ $column }”: “{ $value }” is not a grade of the mapping
panel-fault-count-missing = line { $line }, column “{ $column }”: the count is missing (value read: “{ $value }”), taken as zero
panel-fault-count = line { $line }, column “{ $column }”: “{ $value }” is not a whole number of pupils
panel-fault-duplicate = line { $line }, column “{ $column }”: second count “{ $value }” for the same school, year and grade; the first is kept
panel-fault-ragged = line { $line }: the row is shorter than the header from “{ $column }” on (value read: “{ $value }”)

## How a figure is forecast

forecast-method-entry = entries
forecast-method-progression = grade progression
forecast-method-opening = grade that opens
forecast-method-event = declared event
forecast-method-closed = closed grade
forecast-method-sum = sum

## Methods compared

forecast-compared-naive = last year’s count
forecast-compared-cohort = cohort, everybody goes up
forecast-compared-territory-ratio = ratio of the territory
forecast-compared-school-ratio = ratio of the school
forecast-compared-progression = ratio of the school drawn to its territory’s
forecast-compared-blended = the same, tempered by last year’s count
forecast-compared-reconciled = the same, reconciled with the territories (published)

## Scenarios

forecast-scenario-tendanciel = trend
forecast-scenario-politique = education policy
forecast-scenario-bas = low
forecast-scenario-haut = high

## The other side's forecast

forecast-standing-inside = within our interval
forecast-standing-above = above our interval
forecast-standing-below = below our interval
forecast-standing-unknown = no forecast or no interval on our side
