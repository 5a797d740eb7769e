import { onScopeDispose } from 'vue'
import { showDone } from '@/shared/ui/notify'
import { t } from '@/app/i18n'
import { parseClip } from '../model/clipboard'
import { ENTRY_ID, type Layout, neighbour } from '../model/layout'
import type { Editor } from './useEditor'

const ARROWS = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const

/** True while the key belongs to a text field or a dialog, not to the canvas. */
function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('.el-dialog, .el-drawer, .el-message-box, .el-popper, [data-panel]') !== null)
  )
}

/** Keyboard and clipboard of the canvas. */
export function useShortcuts(editor: Editor, layout: () => Layout, focus: (id: string) => void): void {
  function onKey(event: KeyboardEvent) {
    if (typing(event.target)) return
    const command = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    if (command && key === 'z') return done(event, event.shiftKey ? editor.redo : editor.undo)
    if (command && key === 'y') return done(event, editor.redo)
    if (command && key === 'a') return done(event, () => editor.select(Object.keys(editor.definition.value.nodes)))
    if (command) return
    if (event.key in ARROWS) return done(event, () => move(ARROWS[event.key as keyof typeof ARROWS]))
    if (event.key === 'Delete' || event.key === 'Backspace') {
      return done(event, () => {
        editor.removeSelected()
        refocus()
      })
    }
    if (event.key === 'Escape') {
      return done(event, () => {
        editor.choosing.value = undefined
        editor.panel.value = { kind: 'none' }
      })
    }
  }

  function move(direction: 'up' | 'down' | 'left' | 'right') {
    const active = document.activeElement?.closest<HTMLElement>('[data-canvas-id]')?.dataset.canvasId
    const from = active ?? [...editor.selection.value][0] ?? ENTRY_ID
    const to = active || editor.selection.value.size > 0 ? neighbour(layout().boxes, from, direction) : ENTRY_ID
    if (!to) return
    editor.select([to])
    focus(to)
  }

  function refocus() {
    const [first] = editor.selection.value
    if (first) requestAnimationFrame(() => focus(first))
  }

  function onCopy(event: ClipboardEvent) {
    if (typing(event.target) || String(document.getSelection() ?? '') !== '') return
    const clip = editor.copySelected()
    if (!clip || !event.clipboardData) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', JSON.stringify(clip))
    showDone(t('journeys.copiedNodes', { n: Object.keys(clip.nodes).length }))
    if (event.type === 'cut') editor.removeSelected()
  }

  function onPaste(event: ClipboardEvent) {
    if (typing(event.target)) return
    const clip = parseClip(event.clipboardData?.getData('text/plain') ?? '')
    if (!clip) return
    event.preventDefault()
    editor.paste(clip)
    refocus()
  }

  function done(event: Event, action: () => unknown) {
    event.preventDefault()
    action()
  }

  document.addEventListener('keydown', onKey)
  document.addEventListener('copy', onCopy)
  document.addEventListener('cut', onCopy)
  document.addEventListener('paste', onPaste)
  onScopeDispose(() => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('copy', onCopy)
    document.removeEventListener('cut', onCopy)
    document.removeEventListener('paste', onPaste)
  })
}
