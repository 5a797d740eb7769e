import { ElMessage, ElMessageBox, ElNotification } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import 'element-plus/es/components/notification/style/css'
import { h } from 'vue'
import { t } from '@/app/i18n'
import { explain } from '@/shared/http/problem'

export function showDone(text: string): void {
  ElMessage({ type: 'success', message: text, grouping: true })
}

/** Plain words first; code and trace id small below, for whoever has to look it up. */
export function showProblem(error: unknown): void {
  const why = explain(error)
  const small = [
    why.code && `${t('errors.code')} ${why.code}`,
    why.traceId && `${t('errors.trace')} ${why.traceId}`,
  ].filter(Boolean)
  ElNotification({
    type: 'error',
    title: t('errors.title'),
    duration: 8000,
    message: h('div', [
      h('div', why.text),
      ...why.fields.map((field) => h('div', field)),
      small.length ? h('div', { class: 'yj-muted yj-mono' }, small.join(' · ')) : undefined,
    ]),
  })
}

export interface Danger {
  title: string
  /** What will be lost, and whether it can be undone. */
  text: string
  action: string
  /** When set, this name has to be typed first. */
  typeName?: string
}

/** Asks before something that hurts. `true` when the person went on. */
export async function confirmDanger(ask: Danger): Promise<boolean> {
  const common = {
    confirmButtonText: ask.action,
    cancelButtonText: t('c.cancel'),
    confirmButtonClass: 'el-button--danger',
    type: 'warning' as const,
    autofocus: false,
  }
  try {
    if (ask.typeName === undefined) {
      await ElMessageBox.confirm(ask.text, ask.title, common)
    } else {
      const name = ask.typeName
      await ElMessageBox.prompt(ask.text, ask.title, {
        ...common,
        inputPlaceholder: name,
        inputValidator: (value: string) => value === name || name,
      })
    }
    return true
  } catch {
    return false
  }
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    ElMessage({ type: 'success', message: t('c.copied'), grouping: true })
  } catch {
    ElMessage({ type: 'warning', message: t('c.copyFailed') })
  }
}
