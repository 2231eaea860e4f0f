/** The text of SOURCES.md: every file of the folder, where it comes from and how it was made. */
export function sources(figures: Record<string, unknown>): string {
  return TEXT.replace('{{figures}}', JSON.stringify(figures, null, 2))
}

const TEXT = `# Sources of this city folder

Made by \`npm run build-city -- sf\`. Nothing here is a copy of a source file; all is derived as said.

Map data © OpenStreetMap contributors (openstreetmap.org/copyright), Open Database License 1.0. Files marked ODbL are
derivative databases and stay under that licence. Calls and neighbourhoods: DataSF, Public Domain Dedication and License.
Population: US Census Bureau, public domain.

| file | made from | licence |
|---|---|---|
| \`basemap.pmtiles\` | Protomaps basemap 4 (OpenStreetMap): every tile decoded, only water, land, parks, roads, buildings and the names of major streets kept, equal features merged, written again | ODbL 1.0 |
| \`roads.bin\` | the same basemap's roads at zoom 14: cut at tile borders and sewn together, joined where streets touch or cross at grade, bridges and tunnels at their ends only, blocks over 60 m given nodes between; speeds by class | ODbL 1.0 |
| \`order.bin\` | the nodes of \`roads.bin\` in the order of nested dissection: how the map falls into halves, found once, so that no hub has to when it starts | ODbL 1.0 |
| \`gazetteer.json\` | street names, crossings: the same roads. House blocks of those streets, and crossings that only people on foot can use: the places that the call records of both weeks give them | ODbL 1.0, PDDL |
| \`facilities.json\` | stations: OpenStreetMap; hospitals, schools: the basemap's points of interest, chosen and named by hand; battalions: the call records. Warehouses are invented (\`sample\`) | ODbL 1.0 |
| \`units.json\`, \`agencies.json\` | units seen in the call records of 31 Dec 2016 to 7 Jan 2017; homes by the rules below | PDDL |
| \`calls.json\` | DataSF, Fire Department Calls for Service, received on 4 Jan 2017 | PDDL |
| \`demand.json\` | the same, 31 Dec 2016 to 7 Jan 2017 and 7 to 13 Apr 2020 | PDDL |
| \`neighbourhoods.geojson\` | DataSF, Analysis Neighborhoods (41); borders simplified once for both sides; Chinese names ours | PDDL |
| \`population.json\` | population density by census block group (2010), spread evenly over each group's land, summed by H3 cell of resolution 9 | public domain |
| \`stock.json\` | invented (\`sample\`) | – |
| \`city.json\` | written by hand; turn-out times, pace, how long work lasts and the epoch measured from the calls | – |

## Rules where the records are silent or odd
- A time before the unit's last good one is left out; the later ones are judged against the last good one.
- Priority: code of the unit sent first: E and 3 are 1 (lights and siren), 2 is 3; another agency's code (A, B, C, I, 1) gives way to the final priority.
- A place outside the city's bounds (the airport) is no place: \`point\` is null, the address stays.
- Medics are bare numbers in the records (\`50\`), which a command line would read as an incident: here \`M50\`.
- Fleet: engines, trucks, chiefs, rescue captains and squads of the week; ambulances and support units that worked on 4 January. Engines, trucks and RA48 live at the station of their number. Other ambulances are posted at stations in proportion to the medical calls of the first-due areas, at most three a station. Fireboat: station 35. All others (chiefs, rescue captains and squads, support): the station nearest to the median place they were sent to, a battalion chief within the battalion. Posts and these homes are our assumption.
- A unit carries a paramedic (\`als\`) where at least half of its recorded responses did. Crew sizes are usual ones, not recorded. AM… and KM… are taken for American Medical Response and King-American.
- Road graph: the map was extracted while the westbound on-ramp of Yerba Buena Island was closed; a straight link stands in, else nobody could leave Treasure Island.
- Speeds: usual class speeds for driving with lights and siren. \`drives\` below compares them with the records: engines and trucks from their own station to their first-due area. Recorded drives take a constant more (\`stopAndStartSec\` in \`city.json\`): pulling out, parking, pressing the button. \`pace\` there: by hour of the day (each with its neighbours until it has 100 records) the median of recorded over estimated drives, one factor for all classes of roads, for the records do not tell the way; their spread; and turn-out by unit kind. \`withinP90OfTheOtherWeek\`: percent of a week's drives that take no longer than what was learnt from the other says of nine in ten.
- Demand: the city's hour of the week, smoothed over three hours, times the cell's share of its third of the day, drawn towards its share of all calls by 20 calls. April 2020 was under shelter-in-place and quieter.

## Figures of this build
\`\`\`json
{{figures}}
\`\`\`
`
