import { createRouter, createWebHistory } from 'vue-router'
import { whenSignedOut } from '@/shared/http/http'
import { features } from './features'
import { useSession } from './auth/session'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/login', name: 'login', component: () => import('./auth/LoginPage.vue'), meta: { public: true } },
    ...features.flatMap((feature) => feature.routes),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./layouts/NotFoundPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.meta.public) return true
  if (!session.user) await session.load()
  if (session.user) {
    // Somebody who may not see the overview starts on the first page that they may see.
    const first = to.name === 'overview' && !session.may('overview:read') ? firstPage(session.may) : undefined
    return first ? { name: first } : true
  }
  return { name: 'login', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
})

function firstPage(may: (right: string | undefined) => boolean): string | undefined {
  return features.flatMap((feature) => feature.menu).find((entry) => entry.route !== 'overview' && may(entry.right))?.route
}

whenSignedOut(() => {
  const session = useSession()
  const here = router.currentRoute.value
  session.forget()
  if (here.name !== 'login') void router.replace({ name: 'login', query: { to: here.fullPath, expired: '1' } })
})
