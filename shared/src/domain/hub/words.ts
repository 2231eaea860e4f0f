export const hubWords = {
  'hub.join': { en: 'Declare hub key', zh: '登记中枢密钥' },
  'hub.joined': { en: 'Hub key declared', zh: '中枢密钥已登记' },
  'hub.known': { en: 'The key {{id}} is declared already.', zh: '密钥 {{id}} 已登记。' },
  'hub.notFound': { en: 'No hub has declared the key {{id}}.', zh: '没有中枢登记过密钥 {{id}}。' },
}
