import type { City } from '@muster/server/cities/pack.ts'

type Protocol = NonNullable<City['protocols']>[number]
type Question = Protocol['questions'][number]
type Both = readonly [en: string, zh: string]
/** `yes: 1`: this answer raises to priority 1. */
type Raises = Readonly<Record<string, number>>

const both = ([en, zh]: Both) => ({ en, zh })
const raisesOf = (raises: Raises) => Object.entries(raises).map(([answer, priority]) => ({ answer, priority }))

const asked = (id: string, kind: Question['kind'], word: Both, text: Both, more: Partial<Question> = {}): Question => ({
  ...{ id, word: both(word), text: both(text), kind },
  ...more,
})
const yesno = (id: string, word: Both, text: Both, raises: Raises = {}): Question =>
  asked(id, 'yesno', word, text, Object.keys(raises).length > 0 ? { raises: raisesOf(raises) } : {})
/** How many or how much; people are counted without a unit, which would have to agree with their number. */
const count = (id: string, word: Both, text: Both, unit?: Both, raises: Question['raises'] = []): Question =>
  asked(id, 'number', word, text, { ...(unit && { unit: both(unit) }), ...(raises.length > 0 && { raises }) })
const words = (id: string, word: Both, text: Both): Question => asked(id, 'text', word, text)
const choice = (
  id: string,
  word: Both,
  text: Both,
  choices: readonly (readonly [key: string, id: string, en: string, zh: string])[],
  raises: Raises = {},
): Question =>
  asked(id, 'choice', word, text, {
    choices: choices.map(([key, choiceId, en, zh]) => ({ id: choiceId, key, name: { en, zh } })),
    ...(Object.keys(raises).length > 0 && { raises: raisesOf(raises) }),
  })

const breathing = yesno(
  'breathing',
  ['breathing', '呼吸'],
  ['Is the patient breathing normally?', '病人呼吸正常吗？'],
  {
    no: 1,
  },
)
const conscious = yesno(
  'conscious',
  ['awake', '清醒'],
  ['Is the patient awake and answering?', '病人清醒、能应答吗？'],
  {
    no: 1,
  },
)
const age = count('age', ['age', '年龄'], ['How old is the patient?', '病人多大年纪？'], ['years', '岁'])
const bleeding = yesno(
  'bleeding',
  ['bleeding', '出血'],
  ['Is there bleeding that does not stop?', '有止不住的出血吗？'],
  { yes: 1 },
)
const hurt = count('hurt', ['hurt', '受伤'], ['How many people are hurt?', '有几人受伤？'], undefined, [
  { atLeast: 3, priority: 1 },
])
const trapped = yesno(
  'trapped',
  ['trapped', '被困'],
  ['Is anyone trapped or unable to get out?', '有人被困、出不来吗？'],
  {
    yes: 1,
  },
)
const inside = yesno('inside', ['inside', '屋内'], ['Is anyone still inside?', '里面还有人吗？'], { yes: 1 })
const safe = yesno('safe', ['safe', '安全'], ['Is the caller in a safe place now?', '报警人现在安全吗？'])
const floor = words('floor', ['floor', '楼层'], ['Which floor, and which side?', '在几楼、哪一侧？'])
const spreads = yesno('spreads', ['spreading', '蔓延'], ['Is it spreading?', '正在蔓延吗？'], { yes: 1 })
const fell = (text: Both) => yesno('sick', ['unwell', '不适'], text, { yes: 1 })

/**
 * What San Francisco's callers are asked. Written for this sample and for no other: the fewest questions whose answer changes
 * who is sent, how fast, or what the crew must know before it gets out. Each city writes its own, with its own doctors.
 */
export const protocols: Protocol[] = [
  {
    id: 'medical',
    types: ['medical', 'medical-minor', 'cardiac-arrest', 'overdose'],
    questions: [
      breathing,
      conscious,
      age,
      choice(
        'complaint',
        ['complaint', '主诉'],
        ['What is the main trouble?', '主要哪里不好？'],
        [
          ['c', 'chest', 'chest pain', '胸痛'],
          ['b', 'breath', 'short of breath', '气促'],
          ['s', 'stroke', 'face, arm or speech gone', '口角歪斜、无力或言语不清'],
          ['f', 'fall', 'fall or injury', '摔伤或外伤'],
          ['p', 'pills', 'pills, drugs or poison', '药物、毒品或毒物'],
          ['o', 'other', 'something else', '其他'],
        ],
        { chest: 1, breath: 1, stroke: 1, pills: 1 },
      ),
      bleeding,
      words(
        'access',
        ['access', '进门'],
        ['Door, gate code, floor: how does the crew get in?', '门、门禁、楼层：怎么进去？'],
      ),
    ],
  },
  {
    id: 'violence',
    types: ['assault'],
    questions: [
      yesno('attacker', ['attacker', '行凶者'], ['Is whoever did it still there?', '行凶的人还在现场吗？'], { yes: 1 }),
      choice(
        'weapon',
        ['weapon', '凶器'],
        ['What was it done with?', '用什么伤的？'],
        [
          ['g', 'gun', 'firearm', '枪'],
          ['k', 'knife', 'blade', '刀具'],
          ['h', 'hands', 'hands or a blunt thing', '拳脚或钝器'],
        ],
        { gun: 1, knife: 1 },
      ),
      conscious,
      bleeding,
      hurt,
      safe,
    ],
  },
  {
    id: 'building-fire',
    types: ['fire'],
    questions: [
      words('burns', ['burns', '着火物'], ['What is burning?', '什么在烧？']),
      inside,
      floor,
      choice(
        'seen',
        ['seen', '所见'],
        ['Flames or smoke, and how much?', '看到火还是烟，多大？'],
        [
          ['f', 'flames', 'flames', '明火'],
          ['s', 'heavy', 'heavy smoke', '浓烟'],
          ['l', 'light', 'a little smoke or a smell', '少量烟或气味'],
          ['o', 'out', 'already out', '已熄灭'],
        ],
        { flames: 1, heavy: 1 },
      ),
      safe,
      hurt,
    ],
  },
  {
    id: 'outside-fire',
    types: ['outside-fire', 'smoke'],
    questions: [
      words(
        'burns',
        ['burns', '着火物'],
        ['What is burning, or where does the smoke come from?', '什么在烧，烟从哪里来？'],
      ),
      yesno('near', ['nearby', '邻近'], ['Is it close to a building, a tent or a car?', '靠近房屋、帐篷或车辆吗？'], {
        yes: 1,
      }),
      spreads,
      hurt,
    ],
  },
  {
    id: 'vehicle-fire',
    types: ['vehicle-fire'],
    questions: [
      yesno('inside', ['inside', '车内'], ['Is anyone still in it?', '车里还有人吗？'], { yes: 1 }),
      choice(
        'vehicle',
        ['vehicle', '车型'],
        ['What kind of vehicle?', '什么车？'],
        [
          ['c', 'car', 'car', '小汽车'],
          ['e', 'electric', 'electric vehicle', '电动车'],
          ['t', 'truck', 'truck with a load', '货车'],
          ['b', 'bus', 'bus or streetcar', '公交或电车'],
        ],
        { truck: 1, bus: 1 },
      ),
      yesno('near', ['nearby', '邻近'], ['Is it in or beside a building?', '在建筑内或紧靠建筑吗？'], { yes: 1 }),
      hurt,
    ],
  },
  {
    id: 'collision',
    types: ['collision'],
    questions: [
      hurt,
      trapped,
      choice(
        'who',
        ['struck', '对象'],
        ['Who or what was struck?', '撞到了什么？'],
        [
          ['c', 'cars', 'cars only', '仅车辆'],
          ['p', 'pedestrian', 'person on foot', '行人'],
          ['b', 'bicycle', 'bicycle or motorcycle', '自行车或摩托车'],
          ['t', 'transit', 'bus, tram or train', '公交、电车或列车'],
        ],
        { pedestrian: 1, bicycle: 1, transit: 1 },
      ),
      yesno('leaking', ['leaking', '泄漏'], ['Is fuel leaking, or anything smoking?', '有漏油或冒烟吗？'], { yes: 1 }),
      yesno('blocked', ['blocked', '阻塞'], ['Is traffic blocked?', '道路堵住了吗？']),
      conscious,
    ],
  },
  {
    id: 'alarm',
    types: ['alarm'],
    questions: [
      yesno('signs', ['signs', '迹象'], ['Is there smoke, fire or a smell?', '有烟、火或气味吗？'], { yes: 1 }),
      choice(
        'device',
        ['device', '设备'],
        ['What has gone off?', '什么设备报警？'],
        [
          ['s', 'smoke', 'smoke detector', '烟感'],
          ['w', 'water', 'water flow', '水流'],
          ['m', 'manual', 'manual call point', '手动报警'],
          ['c', 'monoxide', 'carbon monoxide', '一氧化碳'],
        ],
        { water: 1, monoxide: 1 },
      ),
      fell(['Does anybody there feel unwell?', '有人感到不适吗？']),
      floor,
      yesno('keys', ['keyholder', '持钥人'], ['Is somebody there who can open?', '现场有人能开门吗？']),
    ],
  },
  {
    id: 'gas',
    types: ['gas-leak', 'odour'],
    questions: [
      inside,
      fell(['Does anybody there feel unwell?', '有人感到不适吗？']),
      choice(
        'source',
        ['source', '来源'],
        ['Where does it come from?', '从哪里来的？'],
        [
          ['m', 'main', 'a line that was hit or broke', '管线被挖断或破裂'],
          ['a', 'appliance', 'a stove or another appliance', '灶具或其他设备'],
          ['x', 'nowhere', 'cannot be told', '说不清'],
        ],
        { main: 1 },
      ),
      yesno('hissing', ['hissing', '嘶声'], ['Can it be heard hissing?', '听得到嘶嘶声吗？'], { yes: 1 }),
      safe,
    ],
  },
  {
    id: 'electrical',
    types: ['electrical-hazard'],
    questions: [
      yesno('touched', ['touched', '触电'], ['Has anybody touched it?', '有人碰到吗？'], { yes: 1 }),
      yesno(
        'occupied',
        ['occupied', '车内'],
        ['Is a wire lying on a car with people in it?', '电线搭在有人的车上吗？'],
        { yes: 1 },
      ),
      yesno('arcing', ['arcing', '火花'], ['Is it sparking or burning?', '有火花或在燃烧吗？'], { yes: 1 }),
      yesno('street', ['street', '路面'], ['Does it hang or lie across the street?', '横在路上吗？']),
    ],
  },
  {
    id: 'spill',
    types: ['hazmat', 'fuel-spill'],
    questions: [
      words(
        'substance',
        ['substance', '物质'],
        ['What is it; what does the label or placard say?', '是什么物质，标签或标牌上写着什么？'],
      ),
      fell(['Is anybody ill, burnt or coughing from it?', '有人因此不适、灼伤或咳嗽吗？']),
      count(
        'litres',
        ['litres', '升数'],
        ['Roughly how much has come out, in litres?', '大约漏出多少升？'],
        ['l', '升'],
        [{ atLeast: 200, priority: 1 }],
      ),
      yesno('drain', ['drain', '排水口'], ['Does it run towards a drain or the water?', '正流向下水口或水体吗？']),
      yesno('cloud', ['cloud', '气雾'], ['Is there a cloud, and does it drift?', '有气雾并在飘散吗？'], { yes: 1 }),
      safe,
    ],
  },
  {
    id: 'flooding',
    types: ['flooding'],
    questions: [
      count(
        'people',
        ['people', '人数'],
        ['How many people are cut off or in a car?', '有几人被水围困或困在车内？'],
        undefined,
        [{ atLeast: 1, priority: 1 }],
      ),
      count('children', ['children', '儿童'], ['How many of them are children?', '其中几个孩子？'], undefined, [
        { atLeast: 1, priority: 1 },
      ]),
      yesno('rising', ['rising', '上涨'], ['Is the water rising?', '水在上涨吗？'], { yes: 1 }),
      choice(
        'depth',
        ['depth', '水深'],
        ['How deep is it?', '水有多深？'],
        [
          ['a', 'ankle', 'to the ankle', '没过脚踝'],
          ['k', 'knee', 'to the knee', '没过膝盖'],
          ['w', 'waist', 'to the waist or deeper', '齐腰或更深'],
        ],
        { waist: 1 },
      ),
      yesno('current', ['current', '水流'], ['Is it flowing?', '水在流动吗？'], { yes: 2 }),
      yesno('power', ['power', '带电'], ['Has water reached sockets or wires?', '水淹到插座或电线了吗？'], { yes: 1 }),
    ],
  },
  {
    id: 'water-rescue',
    types: ['water-rescue'],
    questions: [
      count('people', ['people', '人数'], ['How many people are in the water?', '水里有几人？']),
      yesno('seen', ['visible', '可见'], ['Can they be seen now?', '现在看得见吗？']),
      choice(
        'where',
        ['where', '位置'],
        ['Where are they?', '在什么地方？'],
        [
          ['s', 'shore', 'close to the shore', '近岸'],
          ['o', 'out', 'further out', '离岸较远'],
          ['r', 'rocks', 'on rocks or a pier', '礁石或码头上'],
        ],
      ),
      yesno('afloat', ['floating', '浮着'], ['Do they have something that floats?', '有漂浮物可抓吗？']),
      words('landmark', ['landmark', '标志物'], ['What do you see right across from them?', '正对他们看到什么？']),
    ],
  },
  {
    id: 'rescue',
    types: ['rescue'],
    questions: [
      count('people', ['people', '人数'], ['How many people are trapped?', '几人被困？']),
      conscious,
      choice(
        'cause',
        ['cause', '原因'],
        ['What happened?', '发生了什么？'],
        [
          ['c', 'collapse', 'something came down', '坍塌'],
          ['m', 'machine', 'caught in a machine', '被机器夹住'],
          ['h', 'height', 'on a cliff or up high', '悬崖或高处'],
          ['s', 'space', 'in a pit, tank or pipe', '坑、罐或管道内'],
        ],
      ),
      yesno('moving', ['shifting', '松动'], ['Is anything still moving or coming down?', '还有东西在移动或掉落吗？']),
      words('access', ['access', '进入'], ['How does the crew get there?', '救援人员怎么过去？']),
    ],
  },
  {
    id: 'lift',
    types: ['elevator-rescue'],
    questions: [
      count('people', ['people', '人数'], ['How many people are inside?', '里面几人？']),
      fell(['Is anybody in it unwell, pregnant or in panic?', '里面有人不适、怀孕或恐慌吗？']),
      yesno('hurt', ['hurt', '受伤'], ['Is anybody hurt or caught?', '有人受伤或被夹吗？'], { yes: 1 }),
      words('floor', ['floor', '楼层'], ['Between which floors, and which lift?', '停在哪两层之间，哪部电梯？']),
    ],
  },
  {
    id: 'service',
    types: ['service', 'assist-police', 'other'],
    questions: [
      words('what', ['what', '事由'], ['What is needed?', '需要什么帮助？']),
      yesno(
        'alone',
        ['alone', '独处'],
        ['Is a child, or somebody who cannot help themselves, alone?', '有孩子或不能自理的人独处吗？'],
        {
          yes: 2,
        },
      ),
      yesno('hurt', ['hurt', '受伤'], ['Is anybody hurt?', '有人受伤吗？'], { yes: 2 }),
      yesno('stove', ['stove', '炉火'], ['Is something on the stove, or water running?', '炉子开着或水在流吗？'], {
        yes: 2,
      }),
    ],
  },
]
