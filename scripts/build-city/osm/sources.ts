import type { Facility } from '@muster/server/cities/pack.ts'
import type { Residents } from './residents.ts'

/** What the text needs to know of a build. */
type Built = {
  file: string
  name: string
  facilities: readonly Facility[]
  residents: Residents
  districtsFrom: string
  remarks: readonly string[]
  figures: Record<string, unknown>
}

/** The text of SOURCES.md of a city made of an OpenStreetMap file. */
export function osmSources({ file, name, facilities, residents, districtsFrom, remarks, figures }: Built): string {
  const invented = facilities.filter(({ sample }) => sample).map(({ name: { en } }) => en)
  return `# Sources of this city folder

${name}, made by \`npm run build-city -- osm ${file}\`. Map data © OpenStreetMap contributors (openstreetmap.org/copyright),
Open Database License 1.0. All files made from the map are derivative databases and stay under that licence.
**For trying Muster, not for sending anybody: the fleet, the calls and some places are invented, the residents estimated.**

| file | made from |
|---|---|
| \`basemap.pmtiles\` | areas of water, green and buildings, the coast, and roads: cut into tiles, simpler the farther out |
| \`roads.bin\` | every way that a vehicle answering a call may use: one-ways, access, posted speeds, forbidden turns at single nodes, barriers; bridges, tunnels, ferries, loose surfaces and signed heights and weights stand in it |
| \`gazetteer.json\` | street names and crossings of the same roads |
| \`facilities.json\` | amenity fire_station, hospital, school, community_centre (as a shelter), emergency=ambulance_station, social_facility=shelter. Invented (\`sample\`): ${invented.join(', ') || 'none'} |
| \`neighbourhoods.geojson\` | ${districtsFrom} |
| \`population.json\` | ${residents.source.en}${residents.counted ? ', drawn to the count of residents that the map gives' : ''}. No authority counted them |
| \`demand.json\` | those residents times how often San Francisco's residents called in two recorded weeks, by hour of the week |
| \`calls.json\` | **invented**: calls of San Francisco's 4 January 2017 at places here, answered by the units below in the time that they need on these roads |
| \`units.json\`, \`agencies.json\` | **invented** (\`sample\`): engines at every fire station, the others spread over them |
| \`stock.json\` | **invented** (\`sample\`) |
| \`city.json\` | the sample city's incident types, questions, standards and turn-out times; place, time zone and size from the map |

${remarks.length > 0 ? `## To know\n${remarks.map((remark) => `- ${remark}\n`).join('')}` : ''}
## Rules where the map is silent
- Speeds: those of San Francisco's road classes, which were checked against recorded drives; where a speed is posted, 0.8 of it, between half and one and a half times the class's; on loose surfaces 0.7 of that. Not checked here.
- Private roads, those for customers or residents and gates are open to those who are called; bollards and blocks are not, nor is what says emergency=no. A reversible road counts as closed.
- Turns forbidden over a whole way, at some hours or for some vehicles only are left out. A unit may turn round in mid-block.

## Figures of this build
\`\`\`json
${JSON.stringify(figures, null, 2)}
\`\`\`
`
}
