/* What a case's page is made of: its tabs, and the parts on each in their order.
 * A part is a component with one property, `c` (the case), that says `changed`
 * when it wrote something: the page then loads the case anew, and every part that
 * reads `c` with it. A tab without parts is not shown. */
import { defineAsyncComponent, type Component } from 'vue'
import { withWords } from '@/i18n'

export interface CaseTab {
  /** In the address (?tab=) and in the messages (caseTab). */
  key: 'overview' | 'work' | 'nodes' | 'team' | 'risk' | 'papers' | 'closing' | 'journal'
  parts: readonly Component[]
}

const part = (load: () => Promise<Component>): Component => defineAsyncComponent(withWords(load))

export const CASE_TABS: readonly CaseTab[] = [
  {
    key: 'overview',
    parts: [
      part(() => import('./CaseOverview.vue')),
      part(() => import('./CaseRelated.vue')),
    ],
  },
  {
    key: 'work',
    parts: [
      part(() => import('./CaseWork.vue')),
      part(() => import('./CaseLife.vue')),
    ],
  },
  {
    key: 'nodes',
    parts: [
      part(() => import('./CaseNodes.vue')),
      part(() => import('./CaseReminders.vue')),
    ],
  },
  {
    key: 'team',
    parts: [
      part(() => import('./CaseStages.vue')),
      part(() => import('./CaseTriage.vue')),
      part(() => import('./CaseAssignment.vue')),
    ],
  },
  {
    key: 'risk',
    parts: [
      part(() => import('./CaseRisks.vue')),
      part(() => import('./CasePlan.vue')),
      part(() => import('./InstrumentNotes.vue')),
    ],
  },
  {
    key: 'papers',
    parts: [
      part(() => import('./CasePapers.vue')),
      part(() => import('./CaseFileBox.vue')),
    ],
  },
  {
    key: 'closing',
    parts: [
      part(() => import('./CaseClosing.vue')),
    ],
  },
  {
    key: 'journal',
    parts: [
      part(() => import('./CaseJournal.vue')),
    ],
  },
]
