export const sealWords = {
  'seal.make': { en: 'Seal the journal', zh: '日志存证封签' },
  'seal.made': { en: 'Journal sealed up to {{to}}', zh: '日志已存证封签至 {{to}}' },
  'seal.overtaken': {
    en: 'The journal is sealed up to {{to}} already; a seal must continue there.',
    zh: '日志已存证封签至 {{to}}；新的封签必须由此接续。',
  },
  'seal.notFound': { en: 'The journal has no seal yet.', zh: '日志尚无存证封签。' },
}
