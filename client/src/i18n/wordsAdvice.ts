/** What the advice says beyond whom to send. */
export const wordsAdvice = {
  'advice.soon': {
    en: '{{unit}} free in ~{{minutes}} min, there in {{there}}',
    zh: '{{unit}} 约 {{minutes}} 分钟后可用，{{there}} 到场',
  },
  'advice.soon.than': {
    en: '{{unit}} free in ~{{minutes}} min, there in {{there}}: {{sooner}} before {{than}}',
    zh: '{{unit}} 约 {{minutes}} 分钟后可用，{{there}} 到场，比 {{than}} 早 {{sooner}}',
  },
  'advice.aid': {
    en: 'Ask {{agency}} for {{count}} × {{capability, capability}}',
    zh: '请 {{agency}} 增援 {{count}} 个{{capability, capability}}',
  },
  'advice.aid.late': {
    en: 'Ask {{agency}} for {{count}} × {{capability, capability}}: ours are {{late}} late',
    zh: '请 {{agency}} 增援 {{count}} 个{{capability, capability}}：本市力量晚到 {{late}}',
  },
  'advice.aid.minutes': { en: '~{{minutes}} min', zh: '约 {{minutes}} 分钟' },
}
