/* What the risk points of a case and their catalogue share. */
export const STAGES = ['intake', 'search', 'measures', 'disposal', 'funds', 'closing'] as const

/** The steps a point holds back, each named once. */
export const heldBack = (x: { blocks: { name: string }[] }): string => [...new Set(x.blocks.map((b) => b.name))].join('、')
