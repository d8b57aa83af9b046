import { type ConsentPurpose, consentPurposes } from '../../domain/customer/consent.ts';
import { type Html, html, pageOf } from './page-html.ts';
import { type PageTexts, pageTexts } from './page-texts.ts';

/** What a page is drawn of: never anything that is known of a customer. */
export interface Shown {
  language: 'fr' | 'en';
  storeName: string;
  state:
    | { kind: 'form'; isClaim: boolean; typed: Typed; wrong: readonly (keyof Typed)[] }
    /** Who the code is for has an account by it: their purchase can be added. */
    | { kind: 'add' }
    | { kind: 'done'; isClaim: boolean }
    | { kind: 'over' | 'unknown' | 'busy' | 'failed' };
}

export const formFields = ['firstName', 'lastName', 'phone', 'email'] as const;
type Asked = (typeof formFields)[number] | `consent-${ConsentPurpose}`;

/** What somebody filled in just now: it comes back to them with what is wrong in it. */
export type Typed = Readonly<Partial<Record<Asked, string>>>;

/** The page of a customer's own telephone. */
export function customerPage({ language, storeName, state }: Shown): string {
  const text = pageTexts[language];
  const other = language === 'fr' ? 'en' : 'fr';
  return pageOf({
    ...{ language, title: text.title },
    head: html`<p>${storeName}</p><a href="?lang=${other}" lang="${other}">${text.other}</a>`,
    body: bodyOf(state, text, language),
  });
}

function bodyOf(state: Shown['state'], text: PageTexts, language: 'fr' | 'en'): Html {
  switch (state.kind) {
    case 'form':
      return formOf(state, text, language);
    case 'add':
      return html`<h1>${text.add}</h1><p>${text.addText}</p>
<form method="post" action="?lang=${language}"><button name="act" value="add">${text.knownSend}</button></form>`;
    case 'done':
      return html`<h1>${text.done}</h1><p role="status">${state.isClaim ? text.doneClaim : text.doneText}</p>`;
    case 'over':
      return html`<h1>${text.over}</h1><p>${text.overText}</p>`;
    case 'unknown':
      return html`<h1>${text.unknown}</h1><p>${text.unknownText}</p>`;
    case 'busy':
    case 'failed':
      return html`<h1>${text.title}</h1><p role="alert">${text[state.kind]}</p>`;
  }
}

function formOf(
  { isClaim, typed, wrong }: Shown['state'] & { kind: 'form' },
  text: PageTexts,
  language: 'fr' | 'en',
): Html {
  const field = (
    name: (typeof formFields)[number],
    label: string,
    of: { type: string; auto: string; most: number },
  ) => {
    const isWrong = wrong.includes(name);
    const marks = isWrong ? html` aria-invalid="true" aria-describedby="wrong"` : html``;
    return html`<div><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${of.type}" autocomplete="${of.auto}" maxlength="${String(of.most)}" value="${typed[name] ?? ''}"${marks}${name === 'lastName' ? html` required` : html``}></div>`;
  };
  const action = html`?lang=${language}`;
  return html`<h1>${text.title}</h1>
<p>${isClaim ? text.claimIntro : text.intro}</p>
${wrong.length > 0 ? html`<p class="wrong" id="wrong" role="alert">${text.wrong}</p>` : html``}
<form method="post" action="${action}">
${field('firstName', text.firstName, { type: 'text', auto: 'given-name', most: 60 })}
${field('lastName', text.lastName, { type: 'text', auto: 'family-name', most: 60 })}
${field('phone', text.phone, { type: 'tel', auto: 'tel', most: 40 })}
${field('email', text.email, { type: 'email', auto: 'email', most: 200 })}
<p class="quiet">${text.oneWay}</p>
<h2>${text.consents}</h2>
<p class="quiet">${text.consentsFree}</p>
${consentPurposes.map((purpose) => questionOf(`consent-${purpose}`, text.consent[purpose], { text, typed }))}
<p class="quiet">${text.notice}</p>
<button name="act" value="enrol">${text.send}</button>
</form>
${isClaim ? knownOf(text, action) : html``}`;
}

/** Nothing is chosen beforehand (GDPR 4(11), 7) but by themselves, a moment ago. */
function questionOf(
  name: `consent-${ConsentPurpose}`,
  question: string,
  { text, typed }: { text: PageTexts; typed: Typed },
): Html {
  const answer = (value: 'yes' | 'no') =>
    html`<label><input type="radio" name="${name}" value="${value}"${typed[name] === value ? html` checked` : html``}> ${text[value]}</label>`;
  return html`<fieldset><legend>${question}</legend><div class="either">${answer('yes')}${answer('no')}</div></fieldset>
`;
}

function knownOf(text: PageTexts, action: Html): Html {
  return html`<hr><h2>${text.known}</h2>
<form method="post" action="${action}">
<div><label for="known">${text.knownField}</label><input id="known" name="known" type="text" autocomplete="off" maxlength="200"></div>
<button name="act" value="known">${text.knownSend}</button>
</form>`;
}
