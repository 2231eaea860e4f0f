/** Words of the sheet of keys: they come with it. */
export const wordsHelpSheet = {
  'help.title': { en: 'Keys', zh: '快捷键' },
  'help.keysOn': { en: 'Single keys act', zh: '启用单键快捷操作' },
  'help.keysHint': {
    en: 'They never act while you type in a field. Switch them off where they get in the way of a screen reader.',
    zh: '在输入框内打字时不会触发。若与读屏软件冲突，可在此关闭。',
  },
  'help.move': { en: 'Move this key', zh: '更改此键' },
  'help.moveKey': { en: '{{key}}: {{name}}. Move this key', zh: '{{key}}：{{name}}。更改此键' },
  'help.moveHint': {
    en: 'Click a key to move it. Moved keys are kept on this machine.',
    zh: '点击按键即可更改。更改保存在本机。',
  },
  'help.press': { en: '{{name}} is {{key}} now: press the new key', zh: '“{{name}}”现为 {{key}}：请按新键' },
  'help.moved': { en: '{{name}}: {{key}}', zh: '{{name}}：{{key}}' },
  'help.taken': {
    en: '{{key}} is {{name}}. Press another key, or exchange the two',
    zh: '{{key}} 已用于“{{name}}”。请按其他键，或互换两键',
  },
  'help.unfit': {
    en: '{{key}} cannot be moved to: press a letter or a sign, with Shift or without',
    zh: '不能使用 {{key}}：请按字母或符号键，可加 Shift',
  },
  'help.swap': { en: 'Exchange', zh: '互换' },
  'help.leave': { en: 'Leave it', zh: '不更改' },
  'help.reset': { en: 'All keys as they were', zh: '恢复默认按键' },
}
