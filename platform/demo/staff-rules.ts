/** What the demo gives its people: a quarter, less on food, and on books the most that the law allows (loi du 10 août 1981, art. 1). */
export const demoStaffRules = {
  defaultRateBp: 2_500,
  rates: [
    { category: 'Épicerie', rateBp: 1_000 },
    { category: 'Librairie', rateBp: 500 },
  ],
  quotaMinor: 200_000,
};
