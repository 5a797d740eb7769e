import { computed, ref } from 'vue'
import type { Editor } from './useEditor'
import { ENTRY_PORT, type Exit } from '../model/definition'
import { targetOf } from '../model/graph'
import { ENTRY_ID } from '../model/layout'

/** An end of a drag as Vue Flow tells it. */
interface Grip {
  nodeId?: string
  handleId?: string | null
  handleType?: string
}

export function exitOf(source: string, port: string | null | undefined): Exit {
  return source === ENTRY_ID ? { node: null, port: ENTRY_PORT } : { node: source, port: port ?? '' }
}

/** Drags of exits and of edge ends, as edits. A drop anywhere on a card counts, not only on the spot at its upper rim. */
export function useLinking(editor: Editor) {
  const from = ref<Exit>()

  function begin({ nodeId, handleId, handleType }: Grip) {
    from.value = nodeId && handleType === 'source' ? exitOf(nodeId, handleId) : undefined
  }

  function link(to: string | null | undefined) {
    const exit = from.value
    from.value = undefined
    const { nodes } = editor.definition.value
    if (exit && to && to in nodes && to !== targetOf(editor.definition.value, exit)) editor.connect(exit, to)
  }

  /** Comes after `link` when the drop was on a card's spot; then nothing is left to do. */
  function end(event?: MouseEvent | TouchEvent) {
    const at = event && 'changedTouches' in event ? event.changedTouches[0] : event
    const below = at ? document.elementFromPoint(at.clientX, at.clientY) : null
    link(below?.closest<HTMLElement>('[data-canvas-id]')?.dataset.canvasId)
  }

  return { linking: computed(() => from.value !== undefined), begin, link, end }
}
