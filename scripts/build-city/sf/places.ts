/** A building of the basemap's points of interest that the pack takes over, by its name there. */
type TakenPlace = { id: string; poi: string; en?: string; zh: string; emergency?: boolean }

/**
 * General hospitals of San Francisco with an emergency department in January 2017, and two that take no ambulances.
 * Left out: the Van Ness campus (opened 2019), laser and acupuncture clinics that the map calls hospitals.
 */
export const hospitals: TakenPlace[] = [
  { id: 'h-general', poi: 'San Francisco General Hospital', zh: '旧金山总医院', emergency: true },
  {
    id: 'h-ucsf-parnassus',
    poi: 'UC Medical Center Moffett & Long Hospitals',
    en: 'UCSF Parnassus',
    zh: '加大旧金山分校医院（帕纳索斯）',
    emergency: true,
  },
  {
    id: 'h-ucsf-mission-bay',
    poi: 'UCSF Medical Center at Mission Bay',
    en: 'UCSF Mission Bay',
    zh: '加大旧金山分校医院（米慎湾）',
    emergency: true,
  },
  {
    id: 'h-cpmc-pacific',
    poi: 'California Pacific Medical Center',
    en: 'CPMC Pacific Campus',
    zh: '加州太平洋医疗中心（太平洋院区）',
    emergency: true,
  },
  { id: 'h-cpmc-california', poi: 'CPMC California Campus', zh: '加州太平洋医疗中心（加州街院区）', emergency: true },
  { id: 'h-cpmc-davies', poi: 'CPMC Davies Campus', zh: '加州太平洋医疗中心（戴维斯院区）', emergency: true },
  { id: 'h-st-lukes', poi: "CPMC Saint Luke's Campus", zh: '圣路加医院', emergency: true },
  { id: 'h-st-marys', poi: "Saint Mary's Medical Center", zh: '圣玛丽医疗中心', emergency: true },
  { id: 'h-st-francis', poi: 'Saint Francis Memorial Hospital', zh: '圣方济各纪念医院', emergency: true },
  { id: 'h-chinese', poi: 'Chinese Hospital', zh: '东华医院', emergency: true },
  {
    id: 'h-kaiser',
    poi: 'Kaiser Permanente Medical Center Geary Campus',
    en: 'Kaiser Permanente, Geary',
    zh: '凯撒医疗中心（基立街）',
    emergency: true,
  },
  { id: 'h-va', poi: 'San Francisco VA Medical Center', zh: '旧金山退伍军人医疗中心', emergency: true },
  { id: 'h-mount-zion', poi: 'UCSF Mount Zion Campus', zh: '加大旧金山分校锡安山院区', emergency: false },
  {
    id: 'h-laguna-honda',
    poi: 'Laguna Honda Hospital And Rehabilitation Center',
    en: 'Laguna Honda Hospital',
    zh: '拉古纳本田康复医院',
    emergency: false,
  },
]

/** Large schools spread over the city: where people can be sheltered. */
export const schools: TakenPlace[] = [
  { id: 'sc-galileo', poi: 'Galileo Academy of Science and Technology', zh: '伽利略科技高中' },
  { id: 'sc-marina', poi: 'Marina Middle School', zh: '码头区初中' },
  { id: 'sc-francisco', poi: 'Francisco Middle School', zh: '弗朗西斯科初中' },
  { id: 'sc-mission', poi: 'Mission High School', zh: '米慎高中' },
  { id: 'sc-everett', poi: 'Everett Middle School', zh: '埃弗里特初中' },
  { id: 'sc-oconnell', poi: "John O'Connell High School", zh: '约翰·奥康奈尔高中' },
  { id: 'sc-carmichael', poi: 'Bessie Carmichael Elementary School', zh: '卡迈克尔小学' },
  { id: 'sc-starr-king', poi: 'Starr King Elementary School', zh: '斯塔尔·金小学' },
  { id: 'sc-marshall', poi: 'Thurgood Marshall Academic High School', zh: '瑟古德·马歇尔高中' },
  { id: 'sc-brown', poi: 'Willie L. Brown Jr. Middle School', zh: '威利·布朗初中' },
  { id: 'sc-carver', poi: 'George Washington Carver Elementary School', zh: '卡弗小学' },
  { id: 'sc-burton', poi: 'Phillip and Sala Burton Academic High School', zh: '伯顿高中' },
  { id: 'sc-visitacion', poi: 'Visitacion Valley Middle School', zh: '访谷初中' },
  { id: 'sc-balboa', poi: 'Balboa High School', zh: '巴尔博亚高中' },
  { id: 'sc-lowell', poi: 'Lowell High School', zh: '洛威尔高中' },
  { id: 'sc-lincoln', poi: 'Abraham Lincoln High School', zh: '林肯高中' },
  { id: 'sc-washington', poi: 'George Washington High School', zh: '华盛顿高中' },
  { id: 'sc-roosevelt', poi: 'Roosevelt Middle School', zh: '罗斯福初中' },
]

/** Stores of the sample city: invented, in streets where there are such buildings. */
export const warehouses: { id: string; en: string; zh: string; point: [number, number] }[] = [
  { id: 'wh-bayview', en: 'Bayview warehouse (sample)', zh: '湾景仓库（示例）', point: [-122.3905, 37.7421] },
  { id: 'wh-pier', en: 'Pier 80 store (sample)', zh: '80 号码头仓库（示例）', point: [-122.3872, 37.7499] },
  { id: 'wh-sunset', en: 'Sunset yard store (sample)', zh: '日落区仓库（示例）', point: [-122.4949, 37.7389] },
  { id: 'wh-treasure', en: 'Treasure Island store (sample)', zh: '金银岛仓库（示例）', point: [-122.3716, 37.8249] },
]
