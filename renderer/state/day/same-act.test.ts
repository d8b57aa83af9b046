import { expect, test } from 'vitest';
import { createDayWork } from './day-work.ts';
import { sameAct } from './same-act.ts';

function panel() {
  const dayWork = createDayWork();
  dayWork.setState({ panel: 'move' });
  return { dayWork, same: sameAct(dayWork) };
}

test('the same asked again before an answer is the same act', () => {
  const { same } = panel();
  expect(same.idOf('cash-drop', 5_000, '')).toBe(same.idOf('cash-drop', 5_000, ''));
});

test('another amount, or the same after its answer, is another act', () => {
  const { same } = panel();
  const first = same.idOf('cash-drop', 5_000, '');
  expect(same.idOf('cash-drop', 6_000, '')).not.toBe(first);
  const second = same.idOf('cash-drop', 5_000, '');
  expect(second).not.toBe(first);
  same.answered();
  expect(same.idOf('cash-drop', 5_000, '')).not.toBe(second);
});

test('whoever left the panel and comes back begins another act', () => {
  const { dayWork, same } = panel();
  const first = same.idOf('no-sale', 'make-change');
  dayWork.setState({ panel: 'home' });
  dayWork.setState({ panel: 'no-sale' });
  expect(same.idOf('no-sale', 'make-change')).not.toBe(first);
});
