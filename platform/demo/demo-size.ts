/** `small`: the hand-written items and a few customers, for tests and quick looks. */
export type DemoSize = 'small' | 'full';
