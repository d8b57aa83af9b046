/** Why a script gives a basket up that it could not pay; no person is offered this reason. */
export const scriptFailed = 'script-failed';
