import { RefreshRight, Share, User } from '@element-plus/icons-vue'
import type { Feature } from '@/app/features'
import { messages as own } from './locale'
import { messages as report } from './report/locale'

const feature: Feature = {
  messages: { ...own, ...report },
  menu: [
    { group: 'operations', order: 10, route: 'journeys', label: 'journeys.title', icon: Share, right: 'journeys:read' },
    { group: 'operations', order: 15, route: 'coverage', label: 'journeys.coverage.title', icon: User, right: 'journeys:read' },
    { group: 'settings', order: 95, route: 'set-aside', label: 'journeys.setAside', icon: RefreshRight, right: 'journeys:write' },
  ],
  routes: [
    { path: '/journeys', name: 'journeys', component: () => import('./pages/JourneyListPage.vue'), meta: { title: 'journeys.title' } },
    { path: '/journeys/:id', name: 'journeys.canvas', component: () => import('./pages/JourneyCanvasPage.vue'), meta: { title: 'journeys.title', wide: true } },
    { path: '/journey-comparison', name: 'journeys.compare', component: () => import('./pages/ComparePage.vue'), meta: { title: 'report.compareTitle' } },
    { path: '/journeys/:id/report', name: 'journeys.report', component: () => import('./pages/ReportPage.vue'), meta: { title: 'report.title' } },
    { path: '/journeys/:id/refused', name: 'journeys.refused', component: () => import('./pages/RefusedPage.vue'), meta: { title: 'report.reasons.refused' } },
    { path: '/journeys/:id/people', name: 'journeys.people', component: () => import('./pages/JourneyPeoplePage.vue'), meta: { title: 'journeys.people' } },
    { path: '/journeys/:id/versions', name: 'journeys.versions', component: () => import('./pages/VersionsPage.vue'), meta: { title: 'journeys.versions' } },
    { path: '/journeys/:id/runs/:run', name: 'journeys.run', component: () => import('./pages/RunPage.vue'), meta: { title: 'journeys.story' } },
    { path: '/coverage', name: 'coverage', component: () => import('./pages/CoveragePage.vue'), meta: { title: 'journeys.coverage.title' } },
    { path: '/set-aside', name: 'set-aside', component: () => import('./pages/SetAsidePage.vue'), meta: { title: 'journeys.setAside' } },
  ],
}
export default feature
