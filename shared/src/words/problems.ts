/** Why the hub did not do what was asked, where no aggregate is concerned. Each says what would work. */
export const problemWords = {
  'problem.unauthorized': { en: 'Sign in first, or send an API key.', zh: '请先登录，或附上 API 密钥。' },
  'problem.wrong_password': { en: 'User name or password is wrong.', zh: '用户名或密码不正确。' },
  'problem.too_many_tries': {
    en: 'Too many wrong passwords. Try again in {{seconds}} s.',
    zh: '密码错误次数过多，请在 {{seconds}} 秒后重试。',
  },
  'problem.setup_token': {
    en: 'This set-up address does not hold. Use the one that the hub printed last.',
    zh: '此设置地址无效，请使用启动时最后显示的地址。',
  },
  'problem.local_only': {
    en: 'Only from the machine on which the hub runs, and not through a proxy.',
    zh: '仅限在运行服务的本机操作，不能经代理访问。',
  },
  'problem.name_reserved': { en: 'This name is kept for Muster. Choose another.', zh: '该名称为系统保留，请另选。' },
  'problem.forbidden': {
    en: 'Your role may not do this. Roles that may: {{roles, role}}.',
    zh: '您的角色无权执行此操作。可执行的角色：{{roles, role}}。',
  },
  'problem.scope': { en: 'This key lacks the scope {{scope}}.', zh: '此密钥缺少权限范围 {{scope}}。' },
  'problem.device_key': {
    en: 'This key belongs to the device of {{unit}}, which tells where it is and how it stands, and no more.',
    zh: '此密钥属于 {{unit}} 的设备，仅可上报其位置和状态。',
  },
  'problem.attachment_missing': {
    en: 'There is no file in this form. Send it as multipart/form-data with a part that has a file name.',
    zh: '表单中没有文件。请以 multipart/form-data 上传一个带文件名的文件。',
  },
  'problem.attachment_type': {
    en: 'This is none of the kinds that are kept: JPEG, PNG or WebP pictures, PDF, plain text. Save it as one of them.',
    zh: '不支持此类文件。请另存为 JPEG、PNG、WebP 图片，PDF 或纯文本后再上传。',
  },
  'problem.attachment_not_found': {
    en: 'No call that you see has this file.',
    zh: '您可查看的事件中没有该附件。',
  },
  'problem.origin': {
    en: 'This request comes from another site and was not accepted.',
    zh: '此请求来自其他网站，未予受理。',
  },
  'problem.person': {
    en: 'This is for people who are signed in, not for keys.',
    zh: '仅供已登录的人员使用，不接受密钥。',
  },
  'problem.first_password': {
    en: 'Choose a password of your own first.',
    zh: '请先设置您自己的密码。',
  },
  'problem.first_secondFactor': {
    en: 'Your role needs a second factor. Set up an authenticator app or a passkey first.',
    zh: '您的角色需要第二重验证，请先设置验证器应用或通行密钥。',
  },
  'problem.fresh_proof': {
    en: 'Show again that it is you: this needs a proof of the last five minutes.',
    zh: '请再次验证身份：此操作需要五分钟内的验证。',
  },
  'problem.wrong_proof': { en: 'That does not fit. Try again.', zh: '验证未通过，请重试。' },
  'problem.ticket_over': {
    en: 'That took too long or too many tries. Sign in anew.',
    zh: '已超时或尝试过多，请重新登录。',
  },
  'problem.password_short': { en: 'Use at least 12 characters.', zh: '密码至少 12 个字符。' },
  'problem.password_name': {
    en: 'Leave your user name and the name Muster out of the password.',
    zh: '密码不能包含用户名或系统名称。',
  },
  'problem.password_even': { en: 'Use at least five different characters.', zh: '请至少使用五种不同的字符。' },
  'problem.password_same': { en: 'Choose another password than before.', zh: '新密码不能与原密码相同。' },
  'problem.factor_required': {
    en: 'Your role needs a second factor: set up another one before you take this away.',
    zh: '您的角色需要第二重验证：请先设置另一种再移除此项。',
  },
  'problem.sample_login': {
    en: 'The sample logins stay as they are. Make an account of your own.',
    zh: '示例账号不可更改，请新建账号。',
  },
  'problem.account_own': {
    en: 'Your own rights are changed by another administrator.',
    zh: '您自己的权限须由其他管理员更改。',
  },
  'problem.account_taken': { en: 'There is a person {{username}} already.', zh: '用户名 {{username}} 已被使用。' },
  'problem.account_apart': {
    en: 'Administrator and auditor are two people: nobody checks their own work.',
    zh: '管理员与审计须由不同人员担任，任何人不得审查自己的工作。',
  },
  'problem.oidc_silent': {
    en: '{{name}} does not answer. Sign in with your password, or try again.',
    zh: '{{name}} 无应答。请用密码登录，或稍后重试。',
  },
  'problem.oidc_refused': {
    en: 'Signing in elsewhere did not work: it took too long, or the answer was not to this question. Begin anew.',
    zh: '外部登录未完成：已超时，或返回内容与本次请求不符。请重新开始。',
  },
  'problem.oidc_unknown': {
    en: 'You are known there but have no account here. Ask an administrator of this city for one.',
    zh: '您在外部系统中有账号，但在本系统没有。请联系本市管理员开通。',
  },
  'problem.oidc_bound': {
    en: 'The account of this name belongs to somebody else there. If it is yours, ask an administrator to reset it: it then goes to whoever signs in next.',
    zh: '此名称的账号已绑定外部系统中的另一身份。如确属您本人，请联系管理员重置账号：重置后将绑定下一位登录者。',
  },
  'problem.host': {
    en: 'With the sample logins Muster answers only as localhost or 127.0.0.1. Open it by one of these names.',
    zh: '启用示例账号时仅以 localhost 或 127.0.0.1 提供服务，请改用其中之一访问。',
  },
  'problem.idempotency_key_missing': {
    en: 'Send a header Idempotency-Key of 1 to 200 printable characters, made before the first sending.',
    zh: '请附上 Idempotency-Key 请求头（1–200 个可打印字符，首次发送前生成）。',
  },
  'problem.idempotency_conflict': {
    en: 'This Idempotency-Key was used for another request. Make a new key.',
    zh: '该 Idempotency-Key 已用于另一请求，请生成新的键。',
  },
  'problem.invalid': { en: 'The request does not fit: {{at}} {{why}}.', zh: '请求格式不符：{{at}} {{why}}。' },
  'problem.not_found': { en: 'There is nothing here.', zh: '此处没有内容。' },
  'problem.moment_unreadable': {
    en: '{{at}} is neither the number of an entry nor a time with its zone, as 2017-01-04T17:00:00-08:00.',
    zh: '{{at}} 既不是记录编号，也不是带时区的时间（例如 2017-01-04T17:00:00-08:00）。',
  },
  'problem.moment_ahead': {
    en: '{{at}} has not come yet: the last entry is {{head}}.',
    zh: '{{at}} 尚未到来：最新记录编号为 {{head}}。',
  },
  'problem.moment_before': {
    en: 'There was nothing yet at {{at}}. Ask for a later moment.',
    zh: '{{at}} 时尚无记录，请查询之后的时刻。',
  },
  'problem.no_caller': {
    en: 'Nothing is kept of who called: nobody told, or it was erased.',
    zh: '没有报警人信息：未登记或已删除。',
  },
  'problem.world_not_found': {
    en: 'There is no world {{world}} here. Known: live, and the drills at /api/v1/drills.',
    zh: '没有名为 {{world}} 的世界。现有：live，以及 /api/v1/drills 中的演练。',
  },
  'problem.unknown': {
    en: 'The outcome is unknown. Send it again with the same Idempotency-Key.',
    zh: '结果未知，请用同一 Idempotency-Key 重新发送。',
  },
  'problem.storage_full': {
    en: 'The hub has no room left, so nothing was written. Free disk or memory; what waits is sent again.',
    zh: '存储空间已满，本次未写入任何内容。请释放磁盘或内存，待发指令会再次发送。',
  },
  'problem.journal_closed': {
    en: 'The journal may not be written at this moment, and nothing was. Try again.',
    zh: '日志暂不可写，本次未写入任何内容，请稍后重试。',
  },
  'problem.too_large': { en: 'The request is too large.', zh: '请求过大。' },
  'problem.situation_too_large': {
    en: 'Ask for at most {{places}} units at once, and {{pairs}} pairs of unit and incident.',
    zh: '一次最多请求 {{places}} 个单元、{{pairs}} 对单元与事件。',
  },
  'problem.plan_too_large': {
    en: 'A plan takes at most {{posts}} posts and {{units}} units on duty. Ask for a capability that fewer have.',
    zh: '一次规划最多 {{posts}} 个驻守点、{{units}} 个在岗单元，请改查单元较少的能力。',
  },
  'problem.unsupported_type': { en: 'This content type is not read here.', zh: '此处不接受该内容类型。' },
  'problem.unreadable': {
    en: 'The body cannot be read: {{why}}. It is in quarantine.',
    zh: '无法读取请求正文：{{why}}。已放入隔离区。',
  },
  'problem.cut': {
    en: 'Too long to be kept whole: only its source can send it again.',
    zh: '内容过长，未完整保存，只能由来源重新发送。',
  },
  'problem.too_many': {
    en: 'Too many requests. Try again in {{seconds}} s.',
    zh: '请求过多，请在 {{seconds}} 秒后重试。',
  },
  'problem.failed': {
    en: 'Muster made a mistake and has logged it. Try again.',
    zh: '系统出错并已记录，请重试。',
  },
  'problem.lease_taken': {
    en: 'Another one holds {{name}}: {{holder}}. Wait until it ends, or end it.',
    zh: '{{name}} 已由 {{holder}} 占用，请等待其结束或将其停止。',
  },
  'problem.not_ready': { en: 'Not ready yet: {{why}}', zh: '尚未就绪：{{why}}' },
  'command.notOverruled': {
    en: 'Only a supervisor may overrule a rule. Ask one, or choose what the rule allows.',
    zh: '只有值班长可以突破规则。请联系值班长，或选择规则允许的操作。',
  },
  'command.changedSince': {
    en: 'Something has changed since: {{thing}}. Look at it and decide anew.',
    zh: '此后情况已有变化：{{thing}}。请查看后重新决定。',
  },
  'command.contended': {
    en: 'Too many people changed {{thing}} at this moment. Try again.',
    zh: '此刻有多人同时更改 {{thing}}，请重试。',
  },
} as const
