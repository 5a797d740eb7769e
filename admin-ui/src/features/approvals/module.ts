import { Stamp } from '@element-plus/icons-vue'
import { useSession } from '@/app/auth/session'
import type { Feature } from '@/app/features'
import { useWaitingApprovals } from './store'

/** Only who may decide is told. */
function waiting(): number {
  if (!useSession().may('journeys:approve')) return 0
  const store = useWaitingApprovals()
  store.look()
  return store.waiting
}

const feature: Feature = {
  menu: [{ group: 'operations', order: 40, route: 'approvals', label: 'approvals.title', icon: Stamp, right: 'journeys:read', badge: waiting }],
  routes: [{ path: '/approvals', name: 'approvals', component: () => import('./pages/ApprovalsPage.vue'), meta: { title: 'approvals.title' } }],
  messages: {
    approvals: {
      title: ['审批', 'Approvals'],
      help: ['旅程发布前由另一个人看一遍。提交后再改动，审批自动作废。', 'Another pair of eyes before a journey goes live. A change after submission makes it void.'],
      rule: ['谁发布旅程需要审批', 'Who needs approval'],
      needs: { never: ['不需要审批', 'Nobody'], others: ['没有审批权的人', 'Whoever may not approve'], always: ['所有人', 'Everybody'] },
      needHelp: {
        never: ['有发布权的人可以直接发布。', 'Whoever may publish does so at once.'],
        others: ['主管和管理员可以直接发布，其他人要先通过审批。', 'Managers and administrators publish at once, others need approval.'],
        always: ['每个旅程都要由提交人以外的人批准。', 'Each journey is approved by somebody else than its submitter.'],
      },
      state: {
        submitted: ['等待审批', 'Waiting'],
        approved: ['已通过', 'Approved'],
        'sent-back': ['已退回', 'Sent back'],
        withdrawn: ['已撤回', 'Withdrawn'],
        void: ['已作废', 'Void'],
        published: ['已发布', 'Published'],
      },
      empty: ['没有审批', 'No approval'],
      emptyHelp: ['运营在旅程画布上点「提交审批」后，会出现在这里。', 'What is submitted on the canvas appears here.'],
      submittedBy: ['提交人', 'Submitted by'],
      note: ['说明', 'Note'],
      decision: ['审批意见', 'Decision'],
      urged: ['被催办 {n} 次', 'Urged {n} times'],
      approve: ['通过', 'Approve'],
      approveTitle: ['通过「{name}」？', 'Approve “{name}”?'],
      sendBack: ['退回', 'Send back'],
      sendBackTitle: ['退回「{name}」', 'Send back “{name}”'],
      comment: ['意见', 'Comment'],
      commentHint: ['写明要改什么', 'Say what to change'],
      withdraw: ['撤回', 'Withdraw'],
      urge: ['催办', 'Urge'],
      urgeHelp: ['24 小时内最多催 3 次，审批人会在首页看到', 'At most three times in 24 hours; shown on the first page'],
      own: ['自己提交的要由别人审批', 'Submitted by you: somebody else decides'],
      did: { approve: ['已通过，可以发布了', 'Approved: may be published'], sendBack: ['已退回', 'Sent back'], withdraw: ['已撤回', 'Withdrawn'], urge: ['已催办', 'Urged'], submit: ['已提交审批', 'Submitted'] },
      submit: ['提交审批', 'Submit for approval'],
      submitHelp: ['发布前需要审批。提交后请不要再改动，改动会让审批作废。', 'Approval is needed before publishing. A change after submission makes it void.'],
      noteHint: ['给审批人看的说明，选填', 'For whoever approves; optional'],
      waiting: ['{by} 已提交，等待审批', 'Submitted by {by}, waiting'],
      approvedBy: ['{by} 已通过，可以发布', 'Approved by {by}: may be published'],
      sentBackBy: ['{by} 退回：{comment}', 'Sent back by {by}: {comment}'],
      look: ['查看旅程', 'Show the journey'],
    },
  },
}
export default feature
