export const protocolWords = {
  'protocol.sameCard': {
    en: 'Two cards are called {{card}}. Give one another name.',
    zh: '有两张卡片都叫 {{card}}，请改其中一张的名称。',
  },
  'protocol.unknownType': {
    en: 'There is no incident type {{type}}. Take it off the card.',
    zh: '没有事件类型 {{type}}，请从卡片中去掉。',
  },
  'protocol.typeTwice': {
    en: 'Type {{type}} is on two cards. Leave it on one.',
    zh: '类型 {{type}} 出现在两张卡片上，请只留一处。',
  },
  'protocol.sameQuestion': {
    en: 'Question {{question}} stands twice on this card. Remove one.',
    zh: '问题 {{question}} 在本卡上出现两次，请删去一个。',
  },
  'protocol.sameWord': {
    en: 'Two questions of this card are called “{{word}}”. Call one something else.',
    zh: '本卡有两个问题的短词都是“{{word}}”，请改其中一个。',
  },
  'protocol.wordIsNumber': {
    en: '“{{word}}” begins with a digit, by which questions are numbered. Use letters.',
    zh: '“{{word}}”以数字开头，而数字是问题的序号；请改用文字。',
  },
  'protocol.noChoices': {
    en: '“{{question}}” has no answers to choose from. Add at least two.',
    zh: '“{{question}}”没有可选答案，请至少添加两个。',
  },
  'protocol.sameChoice': {
    en: '“{{question}}” has the answer {{choice}} twice. Remove one.',
    zh: '“{{question}}”的答案 {{choice}} 重复，请删去一个。',
  },
  'protocol.sameKey': {
    en: 'Two answers of “{{question}}” have the key {{key}}. Give one another; U is “not known”.',
    zh: '“{{question}}”有两个答案使用按键 {{key}}，请改其中一个；U 表示“不明”。',
  },
  'protocol.raisesNever': {
    en: '“{{question}}” has a rule without an answer. Say at which answer the priority rises.',
    zh: '“{{question}}”有一条规则没有条件，请写明何种回答提高级别。',
  },
  'protocol.noSuchAnswer': {
    en: '“{{question}}” has a rule for {{answer}}, which is no answer to it. Choose one of its answers.',
    zh: '“{{question}}”的规则用了 {{answer}}，它不是该问题的答案；请从答案中选择。',
  },
  'protocol.limitOfNoNumber': {
    en: '“{{question}}” is not answered by a number, so no limit can raise the priority.',
    zh: '“{{question}}”不以数字回答，不能按数值提高级别。',
  },
}
