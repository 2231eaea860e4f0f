/** Words of the second factor: they come with what asks for it. */
export const wordsSecondStep = {
  'signin.second': { en: 'Second step', zh: '第二步验证' },
  'signin.code': { en: 'Code of your authenticator app', zh: '验证器应用中的验证码' },
  'signin.recovery': { en: 'Recovery code', zh: '恢复代码' },
  'signin.useRecovery': { en: 'Use a recovery code', zh: '使用恢复代码' },
  'signin.useCode': { en: 'Use the app', zh: '使用验证器应用' },
  'signin.usePasskey': { en: 'Use a passkey', zh: '使用通行密钥' },
  'signin.noPasskey': {
    en: 'No passkey was shown. Try again, or use another way.',
    zh: '未收到通行密钥，请重试或改用其他方式。',
  },
  'signin.passkeyFailed': {
    en: 'This browser cannot ask for a passkey here ({{why}}). Use another way.',
    zh: '此浏览器无法在此使用通行密钥（{{why}}），请改用其他方式。',
  },
  'signin.back': { en: 'Back', zh: '返回' },
}
