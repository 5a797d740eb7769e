import { reactive } from 'vue'

const zh = {
  title: '微信模拟器', subtitle: '公众号平台的替身', live: '实时', offline: '已断开', account: '账号', faults: '故障', load: '压测',
  addPhone: '添加手机', phone: '手机', nickname: '昵称', follow: '关注公众号', followed: '已关注', unfollow: '取消关注', scan: '扫一扫',
  profile: '这个公众号还没有被关注', profileHint: '关注后即可收到消息,也可以扫带参数的二维码关注。',
  say: '发消息', send: '发送', menu: '菜单', keyboard: '键盘', more: '更多', close: '关闭', cancel: '取消', ok: '确定',
  image: '图片', voice: '语音', video: '视频', location: '位置', link: '链接', details: '查看详情', miniprogram: '小程序',
  subscribe: '订阅通知授权', subscribeTitle: '允许发送以下通知', always: '每次授权可推送一次', allow: '允许', deny: '拒绝',
  refuse: '拒收模板消息', refuseOn: '已拒收模板消息(点按恢复)', clear: '清空聊天', remove: '移除手机', shown: '本页手机',
  scanTitle: '扫描带参数的二维码', scanHint: '输入场景值,或选择品牌创建的二维码', scene: '场景值', noCodes: '品牌还没有创建二维码',
  noMenu: '品牌还没有创建菜单', traffic: '原始报文', trafficEmpty: '还没有报文。关注公众号、扫码或发一条消息,双向解密报文会出现在这里。',
  toBrand: '手机 → 品牌', toPhone: '品牌 → 手机', shortWindow: '客服 1 分钟', longWindow: '客服 48 小时', left: '条', closed: '客服消息窗口未打开',
  credit: '订阅', system: '系统', youFollowed: '你关注了公众号', youFollowedBy: '你扫码关注了公众号', youLeft: '你取消了关注', youScanned: '你扫描了二维码',
  tapped: '点击菜单', opened: '打开链接', accepted: '允许了订阅通知', rejected: '拒绝了订阅通知', undelivered: '品牌服务器没有收下这条消息',
  unreachable: '回调地址没有应答', unreachableHint: '请启动产品,或在右侧「账号」里修改回调地址后重试。', sending: '发送中', typing: '对方正在输入…',
  noPhones: '还没有手机', noPhonesHint: '添加一部手机,就能像粉丝一样关注、聊天、点菜单。', noAccounts: '还没有公众号', noAccountsHint: '新建一个公众号,把密钥填进你的系统。',
  newAccount: '新建公众号', name: '名称', secret: 'AppSecret', token: 'Token', aesKey: 'EncodingAESKey', originalId: '原始 ID', mode: '消息加解密方式',
  plaintext: '明文', compatible: '兼容', safe: '安全', callbackUrl: '回调地址', save: '保存', saved: '已保存', verify: '验证地址', verified: '地址验证通过',
  copy: '复制', copied: '已复制', codes: '带参数的二维码', scanWith: '扫码:', expireTokens: '让 access_token 过期', expired: 'access_token 已过期,下次调用返回 42001',
  reset: '重置模拟器', resetAsk: '清空粉丝、报文、二维码、菜单、故障与设置?账号会保留。', resetDone: '已重置', apiHost: '接口地址(代替 api.weixin.qq.com)',
  faultsHint: '点一下就生效,再点一下解除。', activeFaults: '生效中的故障', noFaults: '一切正常。选择上面的一项,看看你的系统如何应对。',
  apiFaults: '接口应答', callbackFaults: '回调', hits: '次命中', clearAll: '全部解除', custom: '自定义', kind: '类型', path: '接口路径开头', percent: '概率 %',
  times: '次数', latency: '延迟 ms', errcode: '错误码', afterEffect: '先生效再出错', add: '添加', every: '全部',
  loadKind: '动作', rate: '每秒', seconds: '秒数', warmup: '预热秒数', start: '开始', stop: '停止', running: '进行中', draining: '等待首条消息', done: '完成', stopped: '已停止',
  sent: '已发出', answered: '已应答', first: '收到首条', missing: '未收到', failed: '未送达', retries: '重试', answerLatency: '应答延迟', firstLatency: '首条消息延迟',
  loadEmpty: '按固定节奏产生新粉丝,从计划时刻量到第一条消息到达。填好节奏后点「开始」。', chartEmpty: '第一秒之后会出现曲线', lag: '发生器滞后',
  kindFollow: '关注', kindScan: '扫码', kindMessage: '发消息', kindClick: '点菜单', content: '内容', key: '菜单 KEY', perSecond: '每秒新粉丝与首条消息', messages: '消息',
  back: '返回', open: '在新窗口打开', image_sent: '[图片]', repeated: '重复,未再送达', retry: '重试', attempts: '次尝试', pathLabel: '页面', previous: '历次压测',
}

const en = {
  title: 'WeChat simulator', subtitle: 'stands in for the Official Account platform', live: 'live', offline: 'offline', account: 'Account', faults: 'Faults', load: 'Load',
  addPhone: 'Add phone', phone: 'Phone', nickname: 'Name', follow: 'Follow', followed: 'Following', unfollow: 'Unfollow', scan: 'Scan',
  profile: 'Not followed yet', profileHint: 'Follow to get messages, or scan a parametric code to follow by it.',
  say: 'Message', send: 'Send', menu: 'Menu', keyboard: 'Keyboard', more: 'More', close: 'Close', cancel: 'Cancel', ok: 'OK',
  image: 'Picture', voice: 'Voice', video: 'Video', location: 'Location', link: 'Link', details: 'Details', miniprogram: 'Mini-program',
  subscribe: 'Allow notices', subscribeTitle: 'Allow these notices', always: 'Each consent is good for one notice', allow: 'Allow', deny: 'Deny',
  refuse: 'Refuse template messages', refuseOn: 'Template messages refused (tap to allow)', clear: 'Clear chat', remove: 'Remove phone', shown: 'Phones shown',
  scanTitle: 'Scan a parametric code', scanHint: 'Type a scene, or choose a code that the brand made', scene: 'Scene', noCodes: 'The brand has made no codes yet',
  noMenu: 'The brand has made no menu yet', traffic: 'Raw traffic', trafficEmpty: 'Nothing yet. Follow, scan or write: both directions appear here, decrypted.',
  toBrand: 'phone → brand', toPhone: 'brand → phone', shortWindow: '1-minute window', longWindow: '48-hour window', left: 'left', closed: 'No send window is open',
  credit: 'Notice', system: 'system', youFollowed: 'You followed the account', youFollowedBy: 'You followed by a code', youLeft: 'You unfollowed', youScanned: 'You scanned a code',
  tapped: 'Menu tap', opened: 'Opened link', accepted: 'Allowed a notice', rejected: 'Denied a notice', undelivered: 'The brand server did not take this',
  unreachable: 'The callback address does not answer', unreachableHint: 'Start the product, or change the callback address under Account on the right.', sending: 'sending', typing: 'typing…',
  noPhones: 'No phones yet', noPhonesHint: 'Add one to follow, chat and tap menus as a fan does.', noAccounts: 'No account yet', noAccountsHint: 'Create one and enter its secrets into your system.',
  newAccount: 'New account', name: 'Name', secret: 'AppSecret', token: 'Token', aesKey: 'EncodingAESKey', originalId: 'Original id', mode: 'Message encryption',
  plaintext: 'plaintext', compatible: 'compatible', safe: 'safe', callbackUrl: 'Callback address', save: 'Save', saved: 'Saved', verify: 'Verify address', verified: 'Address verified',
  copy: 'Copy', copied: 'Copied', codes: 'Parametric codes', scanWith: 'Scan with:', expireTokens: 'Expire access tokens', expired: 'Expired: the next call answers 42001',
  reset: 'Reset simulator', resetAsk: 'Forget fans, traffic, codes, menus, faults and settings? Accounts stay.', resetDone: 'Reset', apiHost: 'API host (instead of api.weixin.qq.com)',
  faultsHint: 'Tap to order a fault, tap again to lift it.', activeFaults: 'In force', noFaults: 'All is well. Choose one above and see how your system copes.',
  apiFaults: 'API answers', callbackFaults: 'Callbacks', hits: 'hits', clearAll: 'Lift all', custom: 'Custom', kind: 'Kind', path: 'Path begins with', percent: 'Percent',
  times: 'Times', latency: 'Latency ms', errcode: 'errcode', afterEffect: 'take effect first', add: 'Add', every: 'every path',
  loadKind: 'Act', rate: 'Per second', seconds: 'Seconds', warmup: 'Warm-up s', start: 'Start', stop: 'Stop', running: 'running', draining: 'waiting for messages', done: 'done', stopped: 'stopped',
  sent: 'sent', answered: 'answered', first: 'got a message', missing: 'missing', failed: 'failed', retries: 'retries', answerLatency: 'Answer latency', firstLatency: 'First-message latency',
  loadEmpty: 'New fans on a fixed schedule, measured from the scheduled moment to their first message. Set the pace and start.', chartEmpty: 'The curve begins after the first second', lag: 'generator lag',
  kindFollow: 'follow', kindScan: 'scan', kindMessage: 'message', kindClick: 'menu tap', content: 'Content', key: 'Menu key', perSecond: 'New fans and first messages a second', messages: 'messages',
  back: 'Back', open: 'Open in a new window', image_sent: '[picture]', repeated: 'repeat, not delivered again', retry: 'retry', attempts: 'tries', pathLabel: 'page', previous: 'Earlier runs',
}

const asked = new URLSearchParams(location.search).get('lang')
export const locale = reactive({ lang: asked || localStorage.getItem('lang') || 'zh' })

export function t(key) {
  return (locale.lang === 'en' ? en : zh)[key] ?? key
}

export function switchLanguage() {
  locale.lang = locale.lang === 'en' ? 'zh' : 'en'
  localStorage.setItem('lang', locale.lang)
  document.documentElement.lang = locale.lang === 'en' ? 'en' : 'zh-CN'
}
