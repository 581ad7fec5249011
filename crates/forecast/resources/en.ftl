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

## Files of sectors

sector-fault-json = line { $line }, column { $column }: the text is not JSON; export the sectors as GeoJSON and send the file as it is
sector-fault-collection = the file is not a collection of features (`FeatureCollection`); export the whole layer rather than one shape
sector-fault-large = the file has more than { $max } positions; simplify the outlines, or send only the sectors that change and their neighbours
sector-fault-property = feature { $feature }: the property `{ $property }` is missing; it must hold the UAI number of the establishment of the sector
sector-fault-geometry = feature { $feature }: `{ $found }` is not a surface; a sector is a `Polygon` or a `MultiPolygon`
sector-fault-point = feature { $feature }: its shape is not a point; each place of residence is a `Point`
sector-fault-coordinates = feature { $feature }: its coordinates are not rings; a ring is a list of positions
sector-fault-short = feature { $feature }, ring { $ring }: { $positions } positions, at least 4 are needed, the last one equal to the first
sector-fault-open = feature { $feature }, ring { $ring }: it does not end where it begins; write the first position again at the end
sector-fault-position = feature { $feature }, ring { $ring }, position { $position }: `{ $value }` is not two numbers; write the longitude then the latitude
sector-fault-degrees = feature { $feature }, ring { $ring }, position { $position }: `{ $value }` is not in degrees; export in WGS 84 (EPSG:4326), longitude then latitude
sector-fault-count = feature { $feature }: `{ $property }` is `{ $value }`, which is not a number of pupils; write a number from 0
