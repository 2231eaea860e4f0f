/** Words of the list of the palette: they come with it. */
export const wordsPalette = {
  'palette.label': { en: 'Find a command by name', zh: '按名称查找指令' },
  'palette.placeholder': { en: 'Name, key or word, in either language', zh: '名称、拼音首字母、按键或指令' },
  'palette.none': { en: 'No such name: ⏎ puts it into the command bar', zh: '没有此名称：⏎ 填入指令栏' },
  'palette.count_one': { en: '1 · ⏎ runs it', zh: '1 项 · ⏎ 执行' },
  'palette.count_other': { en: '{{count}} · ↑↓ choose · ⏎ runs it', zh: '{{count}} 项 · ↑↓ 选择 · ⏎ 执行' },
}
