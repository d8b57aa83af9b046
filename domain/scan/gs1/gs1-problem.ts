/** Why a GS1 code can't be taken, and at which Application Identifier. */
export interface Gs1Problem {
  problem:
    | 'UNKNOWN_IDENTIFIER'
    | 'BAD_LENGTH'
    | 'BAD_SIGN'
    | 'BAD_CHECK_DIGIT'
    | 'BAD_DATE'
    | 'GIVEN_TWICE';
  /** Such as `17`; for an unknown one the text where it should stand. */
  ai: string;
}
