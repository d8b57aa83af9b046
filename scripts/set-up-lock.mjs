// A lock between npm scripts of one checkout, without dependencies (see run.mjs).
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** An install over a slow line, then a build; longer than that nobody waits for another script. */
const longestWaitMs = 10 * 60_000;
const pollMs = 200;

/** Runs `work` while no other live process does so under the same file. */
export function underLock(file, note, fail, work) {
  const deadlineMs = Date.now() + longestWaitMs;
  let isTold = false;
  while (!take(file)) {
    if (Date.now() > deadlineMs)
      fail(`Another npm script holds ${file} for 10 minutes; end it or delete the file.`);
    if (!isTold) note('Another npm script is setting up this checkout; waiting for it…');
    isTold = true;
    pause(pollMs);
  }
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  work();
  process.off('exit', release);
  release();
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // Its owner was killed: away with it. Who else thinks so at this moment takes part in the next
    // round, where one file can be made once only.
    if (!isAlive(ownerOf(file))) rmSync(file, { force: true });
    return false;
  }
  // Somebody may have removed it in mistake for the dead owner's; then the next round decides.
  pause(20);
  return ownerOf(file) === process.pid;
}

function ownerOf(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  // Unreadable or empty: being written right now, or given up just now. Taken for alive.
  if (pid === null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function pause(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
