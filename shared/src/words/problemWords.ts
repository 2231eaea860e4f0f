/** What the hub's edge says where no rule of the city is concerned: bad form, no right, no answer. Keys are the codes. */
export const problemWords = {
  invalid: { en: 'This cannot be read: {{at}} {{why}}', zh: '无法识别：{{at}} {{why}}' },
  unreadable: { en: 'This is not valid JSON in UTF-8.', zh: '内容不是有效的 UTF-8 JSON。' },
  signed_out: { en: 'You are signed out. Sign in again.', zh: '您已退出登录，请重新登录。' },
  wrong_login: { en: 'User name and password do not match.', zh: '用户名或密码不正确。' },
  forbidden: {
    en: 'Your role may not do this. It takes: {{roles, role}}.',
    zh: '您的角色无权执行此操作，需要：{{roles, role}}。',
  },
  wrong_origin: { en: 'This request came from another site.', zh: '请求来自其他网站，已拒绝。' },
  not_found: { en: 'There is nothing here.', zh: '此处没有内容。' },
  no_such_command: { en: 'There is no command {{name}}.', zh: '没有名为 {{name}} 的命令。' },
  no_such_feed: { en: 'There is no feed {{feed}}.', zh: '没有名为 {{feed}} 的数据接入。' },
  no_such_world: { en: 'There is no world {{world}}.', zh: '没有名为 {{world}} 的世界。' },
  idempotency_key_missing: {
    en: 'The header Idempotency-Key is missing. Make a key before the first sending and keep it for retries.',
    zh: '缺少 Idempotency-Key 请求头。请在首次发送前生成，并在重试时沿用。',
  },
  idempotency_conflict: {
    en: 'This key was already used for another command. Make a new one.',
    zh: '该键已用于另一条命令，请生成新的键。',
  },
  changed_since: {
    en: 'This has changed since, so it cannot be taken back. Look again first.',
    zh: '此后情况已变，无法撤销。请先查看最新情况。',
  },
  unknown: {
    en: 'Whether this was done is not known. Try again with the same key.',
    zh: '结果未知。请使用同一键重试。',
  },
  too_large: { en: 'This is too large. The limit is {{limit}}.', zh: '内容过大，上限为 {{limit}}。' },
  wrong_type: {
    en: 'This content type is not accepted. Use {{allowed, list}}.',
    zh: '不接受此内容类型，请使用 {{allowed, list}}。',
  },
  too_many: {
    en: 'Too many requests. Try again in {{retryAfterSec}} s.',
    zh: '请求过多，请在 {{retryAfterSec}} 秒后重试。',
  },
  not_ready: { en: 'The hub is not ready: {{why}}', zh: '服务尚未就绪：{{why}}' },
  internal: {
    en: 'Something went wrong here. It has been written down under {{id}}.',
    zh: '系统出错，已记录，编号 {{id}}。',
  },
}
