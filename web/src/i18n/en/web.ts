import type zh from '../zh/web'

const web: typeof zh = {
  caseTab: {
    title: 'Parts of the case', overview: 'Overview', work: 'Work', nodes: 'Time limits', team: 'Team and stages', risk: 'Risks and plan', papers: 'Papers and file', closing: 'Closing', journal: 'Record',
  },
}
export default web
