import { Promotion } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [{ group: 'settings', order: 25, route: 'webhooks', label: 'webhooks.title', icon: Promotion, right: 'webhooks:write' }],
  routes: [
    { path: '/webhooks', name: 'webhooks', component: () => import('./pages/WebhooksPage.vue'), meta: { title: 'webhooks.title' } },
  ],
  messages: {
    webhooks: {
      title: ['外部接口', 'Outside addresses'],
      help: ['旅程可以调用的系统和企业微信群机器人。地址、请求头和密钥加密保存，不会再显示。', 'Systems and WeCom group robots that journeys call. Address, headers and secret are kept encrypted and never shown again.'],
      create: ['添加外部接口', 'Add an address'],
      edit: ['编辑外部接口', 'Edit the address'],
      none: ['还没有外部接口', 'No outside address yet'],
      noneHelp: ['添加之后，旅程里的「调用外部接口」和「通知员工」就可以选它。', 'Once added, the steps “Call an address” and “Notify staff” can choose it.'],
      name: ['名称', 'Name'],
      kind: ['类型', 'Kind'],
      kinds: { http: ['HTTP 接口', 'HTTP address'], 'wecom-robot': ['企业微信群机器人', 'WeCom group robot'] },
      url: ['地址', 'Address'],
      urlKept: ['不填则不变：{host}', 'Leave empty to keep: {host}'],
      robotUrl: ['群机器人的 Webhook 地址', "The robot's webhook address"],
      secret: ['签名密钥', 'Signing secret'],
      secretHelp: ['填了就用它签名：X-Yujian-Signature: v1=HMAC-SHA256(时间戳.内容)', 'Signs each call: X-Yujian-Signature: v1=HMAC-SHA256(timestamp.body)'],
      secretKept: ['不填则不变', 'Leave empty to keep'],
      headers: ['请求头', 'Headers'],
      headersHelp: ['每行一个，例如 Authorization: Bearer …', 'One a line, such as Authorization: Bearer …'],
      headersKept: ['不填则不变：{names}', 'Leave empty to keep: {names}'],
      enabled: ['启用', 'Active'],
      disabled: ['已停用', 'Off'],
      signed: ['已签名', 'Signed'],
      test: ['测试', 'Test'],
      tested: ['调用成功：HTTP {status}', 'It answered: HTTP {status}'],
      testFailed: ['没有成功：{reason}', 'It failed: {reason}'],
      calls: ['调用记录', 'Calls'],
      noCalls: ['还没有调用', 'No call yet'],
      attempts: ['次数', 'Tries'],
      when: ['时间', 'When'],
      updated: ['更新时间', 'Updated'],
      answer: ['回答', 'Answer'],
      next: ['下次重试', 'Next try'],
      customer: ['客户', 'Customer'],
      states: { PLANNED: ['等待或重试', 'Waiting or retrying'], OK: ['成功', 'OK'], FAILED: ['失败', 'Failed'], GIVEN_UP: ['已放弃', 'Given up'] },
      removeTitle: ['删除「{name}」？', 'Delete “{name}”?'],
      removeText: ['用到它的旅程之后会走「失败」，不能恢复。', 'Journeys that use it will leave by “failed”; cannot be undone.'],
    },
  },
}
export default feature
