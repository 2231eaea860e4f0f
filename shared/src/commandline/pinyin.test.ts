import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { soundAt, syllableInitials } from './pinyin.ts'

describe('Chinese names by their reading', () => {
  test.each([
    ['中山路', 'zsl', 0],
    ['中山路', 'zs', 0],
    ['中山路', 'zhongshan', 0],
    ['中山路', 'zhongsh', 0],
    ['人民路', 'rml', 0],
    ['内日落区', 'rl', 1],
    ['渔人码头', 'yrmt', 0],
    ['加州大学旧金山分校医疗中心', 'jjs', 4],
    ['加州大学旧金山分校医疗中心', 'jzdx', 0],
    ['北滩', 'bt', 0],
    ['厦门路', 'xm', 0],
    ['长安街', 'changanjie', 0],
    ['Market St', 'ms', undefined],
    ['中山路', 'z', undefined],
    ['中山路', 'zsx', undefined],
  ])('%s by %s', (name, typed, at) => expect(soundAt(name, typed)).toBe(at))

  test('whole syllables are told from initials', () => {
    expect(syllableInitials('zhongshan')).toEqual(['zs'])
    expect(syllableInitials('fangan')).toEqual(['fg', 'fa'])
    expect(syllableInitials('nanning')).toEqual(['nn'])
    expect(syllableInitials('zsl')).toEqual([])
    expect(syllableInitials('parnassus')).toEqual([])
  })

  // GB 2312 lists its 3,755 common characters in the order of their readings; these are the codes at which a letter begins.
  test('the common characters have the initials of the national standard, but for those with two readings', () => {
    const begins =
      'a B0A1 b B0C5 c B2C1 d B4EE e B6EA f B7A2 g B8C1 h B9FE j BBF7 k BFA6 l C0AC m C2E8 n C4C3 o C5B6 p C5BE q C6DA r C8BB s C8F6 t CBFA w CDDA x CEF4 y D1B9 z D4D1'.split(
        ' ',
      )
    const decoder = new TextDecoder('gb2312')
    const wrong: string[] = []
    let letter = ''
    for (let code = 0xb0a1; code <= 0xd7f9; code += 1) {
      if ((code & 255) < 0xa1 || (code & 255) > 0xfe) continue
      letter = begins[begins.indexOf(code.toString(16).toUpperCase()) - 1] ?? letter
      const char = decoder.decode(new Uint8Array([code >> 8, code & 255]))
      if (soundAt(char + char, letter + letter) !== 0) wrong.push(char)
    }
    expect(wrong.length).toBeLessThan(20)
    expect(wrong.filter((char) => '山路街东西南北中大小河湖江海桥门院站校场市区'.includes(char))).toEqual([])
  })

  test('no name and no text make it throw', () => {
    const name = fc.string({ unit: fc.constantFrom('中', '山', 'a', ' ', '\ud800', '🚒', '\u202e') })
    fc.assert(fc.property(name, fc.string(), (one, typed) => void soundAt(one, typed)))
  })
})
