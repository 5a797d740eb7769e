import { ref } from 'vue'

const MIME = 'application/x-yujian-node'

/** Type that is being dragged from the palette; the canvas lights up the places where it may be dropped. */
export const dragging = ref<string>()

export function startDrag(event: DragEvent, type: string): void {
  event.dataTransfer?.setData(MIME, type)
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy'
  dragging.value = type
}

export function endDrag(): void {
  dragging.value = undefined
}

export function draggedType(event: DragEvent): string | undefined {
  const type = event.dataTransfer?.getData(MIME) || dragging.value
  dragging.value = undefined
  return type || undefined
}
