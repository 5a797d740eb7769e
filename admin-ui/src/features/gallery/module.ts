import type { Feature } from '@/app/features'

const feature: Feature = {
  menu: [],
  routes: [{ path: '/journeys/gallery', name: 'journeys.gallery', component: () => import('./pages/GalleryPage.vue'), meta: { title: 'gallery.title' } }],
  messages: {
    gallery: {
      title: ['旅程模板', 'Journey templates'],
      help: ['行业里验证过的旅程，选一个，换上自己的券和文案，五分钟就能发布。', 'Journeys that have proved themselves: choose one, put in your own coupons and words, publish in five minutes.'],
      when: ['什么时候用', 'When'],
      needs: ['需要准备', 'Needs'],
      choosing: ['使用时选择', 'To choose'],
      use: ['用这个模板', 'Use it'],
      useTitle: ['新建：{name}', 'New: {name}'],
      choose: ['选择要用的{name}，也可以以后在画布上选', 'Choose the {name}, or do so later on the canvas'],
      make: ['新建并打开画布', 'Create and open'],
      empty: ['没有模板', 'No template'],
      left: ['还有 {n} 处要在画布上选择', '{n} things are left to choose on the canvas'],
      enlarge: ['放大看流程', 'Enlarge the drawing'],
    },
  },
}
export default feature
