/**
 * A generated view, some of whose fields we know more closely than the API's description says: a text with few values,
 * a definition. A field that the API loses or changes in kind no longer compiles here.
 */
export type Known<View, More extends { [Key in keyof More]: Key extends keyof View ? View[Key] : never }> = Omit<View, keyof More> & More
