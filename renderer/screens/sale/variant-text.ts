/** `M · Bleu orage`, whichever of the two an item has. */
export function variantText({ size, colour }: { size: string; colour: string }): string {
  return [size, colour].filter(Boolean).join(' · ');
}
