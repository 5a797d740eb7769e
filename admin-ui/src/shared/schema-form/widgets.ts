import { type Component, defineAsyncComponent } from 'vue'
import type { WidgetName } from './schema'
import DateTimeWidget from './widgets/DateTimeWidget.vue'
import DurationWidget from './widgets/DurationWidget.vue'
import EventTypePicker from './widgets/EventTypePicker.vue'
import JsonWidget from './widgets/JsonWidget.vue'
import MessageText from './widgets/MessageText.vue'
import MapWidget from './widgets/MapWidget.vue'
import NodePicker from './widgets/NodePicker.vue'
import NumberWidget from './widgets/NumberWidget.vue'
import RemotePicker from './widgets/RemotePicker.vue'
import SelectWidget from './widgets/SelectWidget.vue'
import SwitchWidget from './widgets/SwitchWidget.vue'
import TagPicker from './widgets/TagPicker.vue'
import TagsWidget from './widgets/TagsWidget.vue'
import TextWidget from './widgets/TextWidget.vue'
import TimeWidget from './widgets/TimeWidget.vue'

/** These contain forms themselves, so they are loaded apart from the form that contains them. */
const MessageContent = defineAsyncComponent(() => import('./widgets/MessageContent.vue'))
const ChannelChain = defineAsyncComponent(() => import('./widgets/ChannelChain.vue'))
const ConditionBuilder = defineAsyncComponent(() => import('./widgets/ConditionBuilder.vue'))
const ObjectWidget = defineAsyncComponent(() => import('./widgets/ObjectWidget.vue'))
const ListWidget = defineAsyncComponent(() => import('./widgets/ListWidget.vue'))

export const widgets: Record<WidgetName, Component> = {
  text: TextWidget,
  textarea: TextWidget,
  number: NumberWidget,
  switch: SwitchWidget,
  select: SelectWidget,
  duration: DurationWidget,
  datetime: DateTimeWidget,
  time: TimeWidget,
  tags: TagsWidget,
  'tag-picker': TagPicker,
  'account-picker': RemotePicker,
  'coupon-batch-picker': RemotePicker,
  'journey-picker': RemotePicker,
  'template-picker': TextWidget,
  'event-type-picker': EventTypePicker,
  'condition-builder': ConditionBuilder,
  'message-content': MessageContent,
  'channel-chain': ChannelChain,
  'node-picker': NodePicker,
  'message-text': MessageText,
  'webhook-picker': RemotePicker,
  'menu-picker': RemotePicker,
  object: ObjectWidget,
  list: ListWidget,
  map: MapWidget,
  json: JsonWidget,
}
