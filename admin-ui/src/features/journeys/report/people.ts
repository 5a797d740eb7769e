/** What a number of the report can say about the people behind it; kept in the address of the list. */
export const noNumber = { version: '', from: '', to: '', cameTo: '', through: '', arm: '', endedAt: '', reason: '', source: '', goal: '', ordered: '' }
export type NumberFilter = typeof noNumber
